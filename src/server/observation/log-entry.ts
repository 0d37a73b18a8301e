import type { RefusalCode } from "../../net/listener.ts";
import type { ExhaustedCode } from "../../net/network.ts";
import type { KeyChange } from "../server-keys.ts";

/** The severity of an entry. "error" needs an operator; "warn" may need one. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/** How a user logged in. */
export type LoginKind = "registration" | "password" | "device" | "token";

/**
 * Something that happened at a server. Entries contain no passwords, keys,
 * proofs or texts. `connection` is the number of a connection, not reused while
 * the server runs. `user` is the name of a user who is logged in. A failed login
 * has no name, because people type their password into the field for the name.
 */
export type LogEntry =
  | {
      readonly level: "info";
      readonly event: "server-started";
      readonly host: string;
      readonly port: number;
      /** SHA-256 of the server's public key, in hex; undefined without TLS. */
      readonly fingerprint: string | undefined;
      readonly accounts: number;
    }
  /** The server shows another certificate. "warn": its key was not announced, and clients with a pin refuse it. */
  | {
      readonly level: "info" | "warn";
      readonly event: "certificate-loaded";
      readonly fingerprint: string;
      readonly key: KeyChange;
    }
  /** The server announces another key; `fingerprint` is undefined if it withdraws the announcement. */
  | { readonly level: "info"; readonly event: "key-announced"; readonly fingerprint: string | undefined }
  | {
      readonly level: "info";
      readonly event: "connection-opened";
      readonly connection: number;
      readonly address: string;
      readonly port: number;
    }
  | {
      readonly level: "info";
      readonly event: "connection-closed";
      readonly connection: number;
      /** Name of the user who was logged in last: a client logs off before it closes. */
      readonly user: string | undefined;
      /** Why it closed: a code of `ErrorCode` or of `LOCAL_ERROR_CODES`; UNKNOWN if a client sent another. */
      readonly code: string;
      readonly durationMs: number;
      readonly bytesReceived: number;
      readonly bytesSent: number;
    }
  /** A connection is lost. Its session waits to be resumed, and others see its user as before. */
  | {
      readonly level: "info";
      readonly event: "session-detached";
      readonly connection: number;
      readonly user: string | undefined;
      readonly code: string;
    }
  /** A client has resumed the session of a connection. */
  | {
      readonly level: "info";
      readonly event: "session-resumed";
      readonly connection: number;
      /** The connection over which it goes on, and whose number is used no more. */
      readonly from: number;
      readonly user: string | undefined;
      readonly address: string;
      readonly port: number;
      /** How long it had waited; 0: its former connection was not known to be lost. */
      readonly durationMs: number;
    }
  /** A client wanted to resume a session, which does not exist or cannot go on, or its proof was wrong. */
  | {
      readonly level: "warn";
      readonly event: "resumption-refused";
      readonly connection: number;
      readonly address: string;
      readonly code: string;
    }
  /** A connection refused before it was open. */
  | {
      readonly level: "debug" | "warn";
      readonly event: "connection-refused";
      readonly address: string;
      readonly code: RefusalCode;
    }
  /** No descriptor is left, so connections are closed as they come. Written once a minute at most. */
  | {
      readonly level: "error";
      readonly event: "descriptors-exhausted";
      /** EMFILE: those of the process are used up; ENFILE: those of the system. */
      readonly code: ExhaustedCode;
    }
  | {
      readonly level: "info";
      readonly event: "login";
      readonly connection: number;
      readonly user: string;
      readonly kind: LoginKind;
    }
  | {
      readonly level: "warn";
      readonly event: "login-failed";
      readonly connection: number;
      readonly address: string;
      readonly kind: LoginKind;
    }
  /** A client began a login with a password and gave it up. It counts as failed towards the limits. */
  | {
      readonly level: "warn";
      readonly event: "login-unfinished";
      readonly connection: number;
      readonly address: string;
    }
  /** A request refused because of a limit or a rate. */
  | {
      readonly level: "warn";
      readonly event: "limit-refused";
      readonly connection: number;
      readonly address: string;
      readonly user: string | undefined;
      readonly command: string;
      /** Name of the limit, or the rate of a command: "SendText.rate". */
      readonly limit: string;
    }
  /** A request refused with INTERNAL, because of an error in this program. */
  | {
      readonly level: "error";
      readonly event: "request-failed";
      readonly connection: number;
      readonly command: string;
    }
  /** A callback of the application's program failed; what it threw is a warning of the process. */
  | {
      readonly level: "error";
      readonly event: "callback-failed";
      /** The name of the option, or the path of the method. */
      readonly callback: string;
      readonly failure: CallbackFailure;
    }
  /** A message of a client was skipped, because this server does not know it or it breaks a rule. */
  | {
      readonly level: "debug";
      readonly event: "event-skipped";
      readonly connection: number;
      readonly user: string | undefined;
      /** The number in the header; this server may have no name for it. */
      readonly command: number;
      readonly code: string;
      /** Whether the message had to be refused. */
      readonly critical: boolean;
    }
  /** A client refused a critical event of this server. */
  | {
      readonly level: "warn";
      readonly event: "event-refused";
      readonly connection: number;
      readonly user: string | undefined;
      readonly command: number;
      /** A code of `ErrorCode`; UNKNOWN if the client sent another. */
      readonly code: string;
    }
  /** The operator gave a command; see `Operator`. */
  | {
      readonly level: "info";
      readonly event: "operator-command";
      readonly command: string;
      /** What it is about: a name, a network, a limit with its value, or the id of an invitation code. */
      readonly subject: string | undefined;
    }
  /** A commit took longer than `slowCommitMs`. */
  | { readonly level: "warn"; readonly event: "store-slow"; readonly durationMs: number }
  /** The store takes no changes: the disk is full, its database is gone, or a limit is reached. */
  | {
      readonly level: "error";
      readonly event: "store-full";
      readonly reason: StoreFullReason;
      readonly bytes: number;
    }
  /** The store takes changes again. */
  | { readonly level: "info"; readonly event: "store-has-room"; readonly bytes: number }
  /** The machine's clock moved by more than `clockJumpMs` beyond the time that passed. */
  | { readonly level: "warn"; readonly event: "clock-jumped"; readonly jumpMs: number }
  /** At the start, the machine's clock is behind the time at which the store was last used. */
  | { readonly level: "warn"; readonly event: "clock-behind"; readonly behindMs: number }
  /** A core has lost a gateway, or has cut it. The connections of its clients end, and they log in again. */
  | {
      readonly level: "warn";
      readonly event: "gateway-lost";
      readonly gateway: string;
      readonly reason: string;
      readonly connections: number;
    }
  /** A gateway begins anew with the core. The connections of its clients end, and they log in again. */
  | { readonly level: "warn"; readonly event: "core-lost"; readonly reason: string; readonly connections: number }
  /** The store failed; the server stops. */
  | { readonly level: "error"; readonly event: "store-failed"; readonly reason: string }
  /** The server started to close; see `ChatServer.close`. */
  | { readonly level: "info"; readonly event: "drain-started"; readonly connections: number }
  | {
      readonly level: "info" | "warn";
      readonly event: "drain-ended";
      readonly outcome: DrainOutcome;
      readonly durationMs: number;
    }
  /** The number of entries of one event that were suppressed in one second; see `logEntriesPerSecond`. */
  | {
      readonly level: LogLevel;
      readonly event: "log-suppressed";
      readonly suppressed: LogEntry["event"];
      readonly count: number;
    };

/** How a callback failed: it threw, took longer than `callbackTimeoutMs`, or returned a value of the wrong form. */
export type CallbackFailure = "threw" | "timed-out" | "malformed";

/** Why a store takes no changes: its disk is full, its database cannot be reached, or the limit of this name is reached. */
export type StoreFullReason = "disk" | "unreachable" | "storeBytesMax" | "waitingChangesBytesMax";

/** Whether a server sent and stored everything before it closed, or its time was over first. */
export type DrainOutcome = "drained" | "cut-short";

/** Gets each entry as it happens. An error that it throws becomes a warning of the process. */
export type Logger = (entry: LogEntry) => void;
