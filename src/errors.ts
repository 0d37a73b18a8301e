/**
 * Every error this package throws, in one place.
 *
 * An error is told apart by its `code`, a literal that does not change, never
 * by its text. This file imports nothing, so that every folder can use it.
 */

/** The codes of errors that arise on this side; those a server sends are `ErrorCode` in the schema. */
export const LOCAL_ERROR_CODES = {
  // UsageError
  INVALID_ARGUMENT: "A value handed to the library is not one it takes.",
  WRONG_STATE: "The call does not fit the state of the connection.",
  // DecodeError
  TRUNCATED: "The bytes end inside a field.",
  MALFORMED: "The bytes are not what the format allows at this place.",
  TOO_LARGE: "A length is over its limit.",
  // CryptoError
  AUTH_FAILED: "A tag, a signature or a proof did not verify.",
  EXHAUSTED: "A key has been used as often as it may be.",
  PIN_MISMATCH: "A server or a peer shows another key than the one pinned at first use.",
  // TransportError
  CONNECTION_REFUSED: "Nobody listens at the address.",
  CONNECTION_LOST: "The connection broke.",
  HOST_NOT_FOUND: "The host name does not resolve.",
  UNREACHABLE: "There is no route to the address, or none of a peer's addresses answered.",
  ADDRESS_IN_USE: "Another process listens at the address.",
  PERMISSION_DENIED: "The operating system does not allow it.",
  TLS_FAILED: "The TLS handshake failed.",
  SOCKET_FAILED: "The socket failed in another way; see `cause`.",
  TIMED_OUT: "No answer came in time.",
  // ClosedError
  CLOSED: "This side closed it.",
  CLOSED_BY_PEER: "The other side closed it.",
  IDLE: "Nothing came for the idle time.",
  REPLACED: "The account logged in on more connections than it may; this was the oldest.",
  REVOKED: "The device was revoked, or the password was changed on another connection.",
  ACCOUNT_DELETED: "The account was deleted on another connection.",
  OVERFLOW: "What came was not read in time, and there is no more room for it.",
  DECLINED: "The invited user declined.",
  CANCELLED: "The inviter took the invitation back.",
  // StoreError
  STORE_IN_USE: "Another server has the store open.",
  NOT_A_STORE: "The file is something else than a store of this library.",
  STORE_TOO_NEW: "A later version of this library wrote the store.",
  STORE_DAMAGED: "The file of the store is damaged.",
  WRONG_PEPPER: "The store was made with another pepper.",
  STORE_FAILED: "The store could not be read or written; see `cause`.",
} as const;

export type LocalErrorCode = keyof typeof LOCAL_ERROR_CODES;

export interface ChatErrorOptions {
  /** The error underneath, where there is one. */
  cause?: unknown;
  /** Whether the same call can succeed later. Default: false. */
  retryable?: boolean;
}

/** The base of all errors of this package. */
export abstract class ChatError extends Error {
  abstract readonly code: string;
  /** Whether the same call can succeed later. */
  readonly retryable: boolean;

  constructor(text: string, options: ChatErrorOptions = {}) {
    super(text, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.retryable = options.retryable ?? false;
  }
}

/** The caller is wrong: a bad argument, or a call that does not fit the state. Thrown at once. */
export class UsageError extends ChatError {
  readonly code: "INVALID_ARGUMENT" | "WRONG_STATE";

  constructor(text: string, code: UsageError["code"] = "INVALID_ARGUMENT") {
    super(text);
    this.code = code;
  }
}

/** Malformed or oversized bytes. A stream is closed, a datagram is dropped. */
export class DecodeError extends ChatError {
  readonly code: "TRUNCATED" | "MALFORMED" | "TOO_LARGE";
  /** Where in the input, in bytes from its start. */
  readonly offset: number;

  constructor(code: DecodeError["code"], text: string, offset: number) {
    super(`${text} (at byte ${offset})`);
    this.code = code;
    this.offset = offset;
  }
}

/** Something did not verify, a key is used up, or it is another one than before. */
export class CryptoError extends ChatError {
  readonly code: "AUTH_FAILED" | "EXHAUSTED" | "PIN_MISMATCH";
  /** With PIN_MISMATCH: the fingerprint that was pinned, the last where there are several, and the one that was shown. */
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

/** A message is well-formed but against the rules; `code` is a name of the schema's `ErrorCode`. */
export class ProtocolError extends ChatError {
  readonly code: string;
  /** Milliseconds to wait before the next try; 0 where that is not known. */
  readonly retryAfterMs: number;
  /** Which limit was reached, as the table of limits names it; empty where it was none. */
  readonly limit: string;

  constructor(code: string, text: string, options: ChatErrorOptions & { retryAfterMs?: number; limit?: string } = {}) {
    super(text, options);
    this.code = code;
    this.retryAfterMs = options.retryAfterMs ?? 0;
    this.limit = options.limit ?? "";
  }
}

/** The socket failed, or no answer came in time. */
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

/** The connection or link is closed; pending calls reject with it. */
export class ClosedError extends ChatError {
  readonly code:
    | "CLOSED"
    | "CLOSED_BY_PEER"
    | "IDLE"
    | "REPLACED"
    | "REVOKED"
    | "ACCOUNT_DELETED"
    | "OVERFLOW"
    | "DECLINED"
    | "CANCELLED";

  constructor(code: ClosedError["code"], text: string, options?: ChatErrorOptions) {
    super(text, options);
    this.code = code;
  }
}

/** The store cannot be opened, or what it was given is not kept. */
export class StoreError extends ChatError {
  readonly code: "STORE_IN_USE" | "NOT_A_STORE" | "STORE_TOO_NEW" | "STORE_DAMAGED" | "WRONG_PEPPER" | "STORE_FAILED";

  constructor(code: StoreError["code"], text: string, options: ChatErrorOptions = {}) {
    super(text, { retryable: code === "STORE_IN_USE", ...options });
    this.code = code;
  }
}
