/** A subject of the bench: one way to encode and decode the messages of one sample. */

export interface Subject {
  /** Name in the figures. */
  readonly name: string;
  encode(): unknown;
  decode(): unknown;
  /** Encodes into a caller's buffer. Codecs that always allocate copy their bytes there. */
  encodeInto(): unknown;
  /** Converts a message to a value for `JSON.stringify`. Not every subject does. */
  toJson?(): unknown;
  /** Converts a value of `JSON.parse` to a message. */
  fromJson?(): unknown;
  /** Whether all messages survive a round trip. */
  isRight(): boolean;
}
