/** The request that led to something: its id, and what tells it from another request. */
export interface RequestOrigin {
  /** 16 bytes, in hex. */
  readonly id: string;
  /** SHA-256 of the request's content, as it was sent. */
  readonly hash: Uint8Array;
}
