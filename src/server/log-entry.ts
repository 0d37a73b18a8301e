/** How much an entry matters: "error" needs somebody, "warn" may. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/** How a user logged in. */
export type LoginKind = "registration" | "password" | "device";

/**
 * Something that happened at a server. Entries hold no passwords, keys, proofs
 * or texts. `connection` is a number that the server gives, never again to
 * another; `user` is the name of an account that is logged in. A login that
 * failed has no name: people type passwords where the name goes.
 */
export type LogEntry =
  | {
      readonly level: "info";
      readonly event: "server-started";
      readonly host: string;
      readonly port: number;
      /** SHA-256 of the certificate, in hex; undefined without TLS. */
      readonly fingerprint: string | undefined;
      readonly accounts: number;
    }
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
      /** Who was logged in, if anybody. */
      readonly user: string | undefined;
      /** A code of `ErrorCode` or of `LOCAL_ERROR_CODES`. */
      readonly code: string;
      readonly durationMs: number;
      readonly bytesReceived: number;
      readonly bytesSent: number;
    }
  /** A connection that never came to be: TLS_FAILED, or LIMIT_REACHED where there are too many. */
  | {
      readonly level: "debug" | "warn";
      readonly event: "connection-refused";
      readonly address: string;
      readonly code: "TLS_FAILED" | "LIMIT_REACHED";
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
  /** A request that a limit or a rate did not let through. */
  | {
      readonly level: "warn";
      readonly event: "limit-refused";
      readonly connection: number;
      readonly address: string;
      readonly user: string | undefined;
      readonly command: string;
      /** Of the table of limits, or the rate of a command: "SendText.rate". */
      readonly limit: string;
    }
  /** A mistake of this program: the request was refused with INTERNAL. */
  | {
      readonly level: "error";
      readonly event: "request-failed";
      readonly connection: number;
      readonly command: string;
    }
  | { readonly level: "warn"; readonly event: "store-slow"; readonly durationMs: number }
  | { readonly level: "error"; readonly event: "store-failed"; readonly reason: string }
  | { readonly level: "info"; readonly event: "drain-begun"; readonly connections: number }
  | {
      readonly level: "info" | "warn";
      readonly event: "drain-ended";
      readonly outcome: DrainOutcome;
      readonly durationMs: number;
    }
  /** Entries of one event that came in one second past `logEntriesPerSecond`; of their level. */
  | {
      readonly level: LogLevel;
      readonly event: "log-suppressed";
      readonly suppressed: LogEntry["event"];
      readonly count: number;
    };

/** Whether all was sent and kept before a server ended, or the time it had was over first. */
export type DrainOutcome = "drained" | "cut-short";

/** Is handed every entry as it happens. What it throws becomes a warning of the process. */
export type Logger = (entry: LogEntry) => void;
