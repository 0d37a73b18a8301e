/** What is timed: one way to encode and to decode one message. */

export interface Subject {
  /** As it is named in the figures. */
  readonly name: string;
  encode(): unknown;
  decode(): unknown;
  /** Into a buffer of the caller, behind a length; of those that can. Returns the end. */
  encodeInto?(): number;
  /** Whether encoding loses nothing, and decoding either. */
  isRight(): boolean;
}
