/**
 * All error classes of this package.
 *
 * Programs distinguish errors by `code`, a stable literal, and never by text.
 * This file imports only types of plain data, so every folder can use it.
 */

import type { Explanation } from "./explanation.ts";
import type { RequestId } from "./request-id.ts";

/** The codes of errors that arise locally, and their meanings. A server sends those of `ErrorCode` in the schema. */
export const LOCAL_ERROR_CODES = {
  // UsageError
  INVALID_ARGUMENT: "The caller passed a value that the library does not accept.",
  WRONG_STATE: "The state of the connection or link does not allow the call.",
  // DecodeError
  TRUNCATED: "The bytes end inside a field.",
  MALFORMED: "The bytes violate the format.",
  TOO_LARGE: "A length exceeds its limit.",
  // CryptoError
  AUTH_FAILED: "A tag, a signature or a proof did not verify.",
  EXHAUSTED: "A key has been used as often as allowed.",
  DOWNGRADED: "Somebody between two peers has removed a part of a post-quantum secret.",
  PIN_MISMATCH:
    "A server or a peer shows another key than the one pinned at first use. Without `fingerprints`, the peer's client refuses the key of this side.",
  CERTIFICATE_REFUSED:
    "The authorities do not vouch for a server's certificate: unknown authority, other name or other time.",
  // TransportError
  CONNECTION_REFUSED: "No program listens at the address.",
  CONNECTION_LOST:
    "The connection broke. Of a conversation: one side did not acknowledge messages in time, or had lost its connection to the server.",
  HOST_NOT_FOUND: "The host name does not resolve.",
  UNREACHABLE:
    "There is no route to the address, or no path to a peer; then `explanation` tells why, and the peer's client reports the same.",
  ADDRESS_IN_USE: "Another process listens at the address.",
  PERMISSION_DENIED: "The operating system does not permit the operation.",
  TLS_FAILED: "The TLS handshake failed.",
  SOCKET_FAILED: "The socket failed in another way; see `cause`.",
  TIMED_OUT: "The operation did not complete in time.",
  // ClosedError
  CLOSED: "This side closed the connection, login or link.",
  CLOSED_BY_PEER: "The other side closed the connection or link.",
  IDLE: "Nothing arrived within the idle timeout.",
  REPLACED: "The account logged in on more connections than allowed, and this was the oldest.",
  REVOKED: "The device was revoked, or the password was changed on another connection.",
  ACCOUNT_DELETED: "The account was deleted on another connection, or by the operator of the server.",
  BANNED: "The operator of the server has banned the account or the address.",
  KICKED: "The operator of the server has ended the login or closed the connection.",
  OVERFLOW: "The program did not read in time, and the queue is full.",
  DECLINED: "The invited user declined, logged off or did not answer in time.",
  CANCELLED:
    "The inviter withdrew the invitation, or it was answered elsewhere or not in time. Of a text: the program took it out of the outbox.",
  // StoreError
  STORE_IN_USE:
    "Another process, or another part of this one, has the store or the outbox open, or receives the same file.",
  NOT_A_STORE: "The file is not a store, or not an outbox, of this library.",
  STORE_FOREIGN:
    "The outbox has texts of another user, or for another server; or other users of the machine own its file or may use it. Of a received file: something else has the name of its temporary file.",
  STORE_TOO_NEW: "A later version of this library wrote the store.",
  STORE_DAMAGED:
    "The file of the store or the outbox is damaged, or two stored accounts have come to have one name. Of a received file: what was written is not what was offered.",
  STORE_FULL: "The disk of the store, the outbox or a received file, or the quota on it, is full.",
  STORE_UNAVAILABLE: "The database of the store cannot be reached, or is not ready.",
  STORE_TAKEN_OVER: "Another server has taken the database of the store over; this one can store nothing more.",
  STORE_LOG_MISSING: "The write-ahead log of the store is missing, and with it the latest changes.",
  STORE_LOG_FOREIGN: "The write-ahead log beside the store belongs to another file.",
  WRONG_PEPPER: "The store was created with another pepper.",
  STORE_FAILED: "The store, the outbox or a received file could not be opened, read or written; see `cause`.",
} as const;

/** What became of a request: it was certainly not carried out, or it may have been. */
export type Outcome = "not done" | "unknown";

export interface ChatErrorOptions {
  /** The underlying error, if there is one. */
  cause?: unknown;
  /** Whether the same call can succeed later. Default: false. */
  retryable?: boolean;
}

/** The base class of all errors of this package. */
export abstract class ChatError extends Error {
  abstract readonly code: string;
  /** Whether the same call can succeed later. */
  readonly retryable: boolean;
  /**
   * Of an error of `connectTo` or `Invitation.accept` other than a `UsageError`: what was tried to reach the peer, and why
   * it failed. It says so too if the network is not the cause.
   */
  declare readonly explanation: Explanation | undefined;
  /**
   * Of an error with which a call to the server failed: whether the server may have carried out the request. "unknown" if no
   * answer came (the connection ended, or the time was up), with INTERNAL and ID_FORGOTTEN, and if an earlier try is in
   * question; otherwise "not done". Undefined of other errors.
   */
  declare readonly outcome: Outcome | undefined;
  /** If `outcome` is "unknown": the id with which the same request can be repeated; undefined if it had none. */
  declare readonly requestId: RequestId | undefined;

  constructor(text: string, options: ChatErrorOptions = {}) {
    super(text, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.retryable = options.retryable ?? false;
  }
}

/** The caller made a mistake: an invalid argument, or a call that the state does not allow. Thrown immediately. */
export class UsageError extends ChatError {
  readonly code: "INVALID_ARGUMENT" | "WRONG_STATE";

  constructor(text: string, code: UsageError["code"] = "INVALID_ARGUMENT") {
    super(text);
    this.code = code;
  }
}

/** Malformed or oversized bytes. The receiver closes a stream, and drops a datagram. */
export class DecodeError extends ChatError {
  readonly code: "TRUNCATED" | "MALFORMED" | "TOO_LARGE";
  /** Position in the input, in bytes from its start. */
  readonly offset: number;

  constructor(code: DecodeError["code"], text: string, offset: number) {
    super(`${text} (at byte ${offset})`);
    this.code = code;
    this.offset = offset;
  }
}

/** Something did not verify, a key is exhausted or differs from the pinned one, or a link was downgraded. */
export class CryptoError extends ChatError {
  readonly code: "AUTH_FAILED" | "EXHAUSTED" | "DOWNGRADED" | "PIN_MISMATCH" | "CERTIFICATE_REFUSED";
  /**
   * For PIN_MISMATCH: the fingerprint that was shown, and the pinned one (the latest, if there are several). Undefined if
   * the peer's client refuses the key of this side.
   */
  readonly fingerprints: { readonly pinned: string; readonly shown: string } | undefined;

  constructor(
    code: CryptoError["code"],
    text: string,
    options?: ChatErrorOptions & { fingerprints?: CryptoError["fingerprints"] },
  ) {
    super(text, options);
    this.code = code;
    this.fingerprints = options?.fingerprints;
  }
}

/** Codes whose cause passes by itself: the same request, or another connection, can succeed later. */
export const RETRYABLE_CODES: ReadonlySet<string> = new Set([
  "RATE_LIMITED",
  "USER_AWAY",
  "IDLE",
  "TIMED_OUT",
  "GOING_AWAY",
  "KICKED",
  "STORE_FULL",
  "APPLICATION_FAILED",
  "ROOM_FULL",
  "SLOW_MODE",
  "MUTED",
]);

/** Limits that a user can fall below without a change of the refused request. The code is LIMIT_REACHED. */
export const RETRYABLE_LIMITS: ReadonlySet<string> = new Set([
  "waitingTextsMax",
  "waitingTextsOfOthersMax",
  "waitingTextsPerSenderMax",
  "accountBytesMax",
  "introductionsMax",
  "invitationsMax",
  "roomInvitationsMax",
  "roomInvitationsPerMemberMax",
  "roomRequestsMax",
  "callbacksMax",
]);

export interface ProtocolErrorOptions extends ChatErrorOptions {
  retryAfterMs?: number;
  limit?: string;
}

/**
 * A well-formed message violates the rules. `code` is a name of the schema's `ErrorCode`. Unless the options say whether
 * it is retryable, the code and the limit do.
 */
export class ProtocolError extends ChatError {
  readonly code: string;
  /** Milliseconds to wait before the next attempt; 0 if unknown. */
  readonly retryAfterMs: number;
  /** The limit that was reached, as named in the table of limits; empty if none was. */
  readonly limit: string;

  constructor(code: string, text: string, options: ProtocolErrorOptions = {}) {
    const passes = RETRYABLE_CODES.has(code) || (code === "LIMIT_REACHED" && RETRYABLE_LIMITS.has(options.limit ?? ""));
    super(text, { retryable: passes, ...options });
    this.code = code;
    this.retryAfterMs = options.retryAfterMs ?? 0;
    this.limit = options.limit ?? "";
  }
}

/**
 * Creates the error with which a message of the other end is refused. It has no stack: capturing one takes longer than most
 * checks, and the other end can cause thousands a second.
 */
export function createRefusal(code: string, text: string, options?: ProtocolErrorOptions): ProtocolError {
  return withoutStacks(() => new ProtocolError(code, text, options));
}

/** Runs a function. The errors that are created meanwhile have no stacks. */
export function withoutStacks<Result>(run: () => Result): Result {
  // Only some engines have it.
  const stackTraceLimit = Reflect.get(Error, "stackTraceLimit");
  // It cannot be set if the program has frozen `Error`.
  Reflect.set(Error, "stackTraceLimit", 0);
  try {
    return run();
  } finally {
    Reflect.set(Error, "stackTraceLimit", stackTraceLimit);
  }
}

/** The socket failed, or an operation did not complete in time. */
export class TransportError extends ChatError {
  readonly code:
    | "CONNECTION_REFUSED"
    | "CONNECTION_LOST"
    | "HOST_NOT_FOUND"
    | "UNREACHABLE"
    | "ADDRESS_IN_USE"
    | "PERMISSION_DENIED"
    | "TLS_FAILED"
    | "SOCKET_FAILED"
    | "TIMED_OUT";

  constructor(code: TransportError["code"], text: string, options: ChatErrorOptions = {}) {
    super(text, { retryable: code !== "PERMISSION_DENIED" && code !== "TLS_FAILED", ...options });
    this.code = code;
  }
}

/** The connection or link is closed. Pending calls reject with this error. */
export class ClosedError extends ChatError {
  readonly code:
    | "CLOSED"
    | "CLOSED_BY_PEER"
    | "IDLE"
    | "REPLACED"
    | "REVOKED"
    | "ACCOUNT_DELETED"
    | "BANNED"
    | "KICKED"
    | "OVERFLOW"
    | "DECLINED"
    | "CANCELLED";

  constructor(code: ClosedError["code"], text: string, options?: ChatErrorOptions) {
    super(text, options);
    this.code = code;
  }
}

const RETRYABLE_STORE_CODES: ReadonlySet<string> = new Set(["STORE_IN_USE", "STORE_FULL", "STORE_UNAVAILABLE"]);

/** A store, an outbox or a received file could not be opened, read or written. */
export class StoreError extends ChatError {
  readonly code:
    | "STORE_IN_USE"
    | "NOT_A_STORE"
    | "STORE_FOREIGN"
    | "STORE_TOO_NEW"
    | "STORE_DAMAGED"
    | "STORE_FULL"
    | "STORE_UNAVAILABLE"
    | "STORE_TAKEN_OVER"
    | "STORE_LOG_MISSING"
    | "STORE_LOG_FOREIGN"
    | "WRONG_PEPPER"
    | "STORE_FAILED";

  constructor(code: StoreError["code"], text: string, options: ChatErrorOptions = {}) {
    super(text, { retryable: RETRYABLE_STORE_CODES.has(code), ...options });
    this.code = code;
  }
}
