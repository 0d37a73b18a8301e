/** google.protobuf.Any: a message of any type, and back. */

import type { MessageCodec } from "../codec.ts";

/** The fields of a google.protobuf.Any. */
export interface AnyFields {
  /** Ends with a slash and the full name of the type. */
  typeUrl: string;
  /** The encoded message. */
  value: Uint8Array;
}

/**
 * Puts a message into a google.protobuf.Any.
 *
 * @param prefix  what stands before the name of the type, with the slash at its end
 * @throws UsageError a value of the message does not fit its field
 */
export function packAny<T>(codec: MessageCodec<T>, message: T, prefix = "type.googleapis.com/"): AnyFields {
  return { typeUrl: prefix + codec.typeName, value: codec.encode(message) };
}

/**
 * Takes the message out of a google.protobuf.Any.
 *
 * @returns undefined if it holds another type, or nothing
 * @throws DecodeError the bytes are not a valid encoding of that type
 */
export function unpackAny<T>(codec: MessageCodec<T>, { typeUrl, value }: Readonly<AnyFields>): T | undefined {
  return typeUrl.slice(typeUrl.lastIndexOf("/") + 1) === codec.typeName && typeUrl.includes("/")
    ? codec.decode(value)
    : undefined;
}
