/** A subject of the bench: one way to encode and decode the messages of one sample. */

export const OPERATIONS = ["encode", "decode", "encode into", "to JSON", "from JSON"] as const;
export type Operation = (typeof OPERATIONS)[number];

export interface Subject {
  /** Name in the figures. */
  readonly name: string;
  encode(): unknown;
  decode(): unknown;
  /** Encodes into a caller's buffer. Codecs that always allocate copy their bytes there. */
  encodeInto?(): unknown;
  /** Converts to a value for `JSON.stringify`. */
  toJson?(): unknown;
  /** Converts from what `JSON.parse` returned. */
  fromJson?(): unknown;
  /** Whether all messages survive a round trip. */
  isRight(): boolean;
}

/** Returns the function to time, if the subject can do that. */
export function functionOf(subject: Subject, operation: Operation): (() => unknown) | undefined {
  switch (operation) {
    case "encode":
      return subject.encode;
    case "decode":
      return subject.decode;
    case "encode into":
      return subject.encodeInto;
    case "to JSON":
      return subject.toJson;
    case "from JSON":
      return subject.fromJson;
  }
}
