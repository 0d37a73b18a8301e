/** What is timed: one way to encode and to decode one message. */

export interface Subject {
  /** As it is named in the figures. */
  readonly name: string;
  encode(): unknown;
  decode(): unknown;
  /** Into a buffer of the caller: those that can only make bytes of their own copy them there. */
  encodeInto(): unknown;
  /** Whether encoding loses nothing, and decoding either. */
  isRight(): boolean;
}
