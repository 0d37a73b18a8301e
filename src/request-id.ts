/**
 * Identifies a request that changes something each time that it is sent, so that the server carries it out once. Plain
 * data: a program that keeps it can repeat the request after it was started again.
 *
 * @see proto/PROTOCOL.md, "Exactly once"
 */
export interface RequestId {
  /** 16 random bytes. */
  readonly bytes: Uint8Array;
  /** When the request was sent first, in milliseconds since 1970. The library sets it. Undefined: it was never sent. */
  firstSentMs: number | undefined;
}
