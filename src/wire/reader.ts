/**
 * Reads the protobuf wire format: the functions that generated code calls.
 *
 * Each takes the Reader, which is their common state. `readTag` reads a tag, or 0
 * at the end of the current message, and for each tag the function of the field's
 * type reads the value. No function reads past the end of the current message.
 * Every function may throw a DecodeError, which carries the offset; the reader is
 * unusable after that. Programs that do not read a type do not load its function:
 * a bundler keeps only those that somebody imports.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */

export { readBytes } from "./reader/bytes.ts";
export { readDouble, readFixed32, readFloat, readSfixed32 } from "./reader/fixed.ts";
export {
  readFixed64,
  readFixed64Number,
  readInt64,
  readInt64Number,
  readSfixed64,
  readSfixed64Number,
  readSint64,
  readSint64Number,
  readUint64,
  readUint64Number,
} from "./reader/long-integers.ts";
export {
  beginList,
  endOrder,
  enterGroup,
  enterMessage,
  fieldStart,
  isAtEnd,
  isOrderCounted,
  lacksRequired,
  leaveGroup,
  leaveMessage,
  nextOrder,
  readTag,
  skipTag,
} from "./reader/messages.ts";
export { enterPacked, leavePacked, readDoubles, readInt32s, readUint32s } from "./reader/packed.ts";
export { Reader, viewOf } from "./reader/state.ts";
export { readString, readStringUnchecked } from "./reader/text.ts";
export { addUnknownNumbers, EMPTY_BYTES, keepUnknown, skipUnknown, takeUnknown } from "./reader/unknown-fields.ts";
export { readBool, readInt32, readSint32, readUint32 } from "./reader/varint.ts";
