/** The files of the well-known types. protobufjs has the types built in, without a file. */

import protobuf from "protobufjs";

const FILES: readonly [file: string, ...names: readonly string[]][] = [
  ["any", "Any"],
  ["duration", "Duration"],
  ["empty", "Empty"],
  ["field_mask", "FieldMask"],
  ["struct", "Struct", "Value", "ListValue", "NullValue"],
  ["timestamp", "Timestamp"],
  [
    "wrappers",
    ..."DoubleValue FloatValue Int64Value UInt64Value Int32Value UInt32Value BoolValue StringValue BytesValue".split(
      " ",
    ),
  ],
];

const FILE_OF = new Map(
  FILES.flatMap(([file, ...names]) =>
    names.map((name) => [`google.protobuf.${name}`, `google/protobuf/${file}.proto`]),
  ),
);

/** The file of a well-known type; undefined for everything else. */
export function wellKnownFile(subject: protobuf.ReflectionObject): string | undefined {
  const isDeclared = subject instanceof protobuf.Type || subject instanceof protobuf.Enum;
  return isDeclared ? wellKnownFileOf(subject.fullName.slice(1)) : undefined;
}

/** @param typeName  a full name: `google.protobuf.Any` */
export function wellKnownFileOf(typeName: string): string | undefined {
  return FILE_OF.get(typeName);
}
