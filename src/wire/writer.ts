/**
 * Writes the protobuf wire format: the functions that generated code calls.
 *
 * Their names say what they write: `writeInt32` a value, `writeInt32Field` a tag and a
 * value, `writeInt32s` a packed field. Each takes the offset to write at and returns
 * the offset after what it wrote, so the position stays a local variable of the
 * generated code. A property of the Writer would be loaded and stored with every
 * field, which takes longer than most fields do. `field` is the name of the property,
 * for the FieldFailure that is thrown if the value does not fit. Programs that do not write
 * a type do not load its function: a bundler keeps only those that somebody imports.
 *
 * V8 compiles a function together with those that it calls as long as their sum stays
 * within a budget. So the functions for fields check the room once, do the frequent
 * case without a further call, and leave the rest to another function.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */

export {
  writeFixed64,
  writeFixed64Field,
  writeInt64,
  writeInt64Field,
  writeSfixed64,
  writeSfixed64Field,
  writeSint64,
  writeSint64Field,
  writeUint64,
  writeUint64Field,
} from "./writer/bigints.ts";
export { writeBytes, writeBytesField, writeUnknown } from "./writer/bytes.ts";
export { writeStringUnchecked, writeStringUncheckedField } from "./writer/escaped-text.ts";
export { writeDouble, writeDoubleField, writeDoubles, writeFloat, writeFloatField } from "./writer/floats.ts";
export {
  writeBool,
  writeBoolField,
  writeClosedEnum,
  writeClosedEnumField,
  writeFixed32,
  writeFixed32Field,
  writeInt32,
  writeInt32Field,
  writeInt32s,
  writeSfixed32,
  writeSfixed32Field,
  writeSint32,
  writeSint32Field,
  writeUint32,
  writeUint32Field,
  writeUint32s,
} from "./writer/integers.ts";
export {
  beginEntry,
  beginFarMessage,
  beginGroup,
  beginMessage,
  beginPacked,
  endFarMessage,
  endGroup,
  endMessage,
  endPacked,
  itemsOf,
} from "./writer/lengths.ts";
export {
  writeFixed64Number,
  writeFixed64NumberField,
  writeInt64Number,
  writeInt64NumberField,
  writeSfixed64Number,
  writeSfixed64NumberField,
  writeSint64Number,
  writeSint64NumberField,
  writeUint64Number,
  writeUint64NumberField,
} from "./writer/safe-integers.ts";
export { Writer } from "./writer/state.ts";
export { writeString, writeStringField } from "./writer/text.ts";
