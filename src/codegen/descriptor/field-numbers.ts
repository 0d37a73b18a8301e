/**
 * The numbers of the fields of descriptors, of which the paths in `SourceCodeInfo` consist.
 *
 * @see https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/descriptor.proto
 */

export const FILE_FIELDS = {
  package: 2,
  dependency: 3,
  messageType: 4,
  enumType: 5,
  service: 6,
  extension: 7,
  options: 8,
  publicDependency: 10,
  weakDependency: 11,
  syntax: 12,
  edition: 14,
  optionDependency: 15,
} as const;

export const MESSAGE_FIELDS = {
  name: 1,
  field: 2,
  nestedType: 3,
  enumType: 4,
  extensionRange: 5,
  extension: 6,
  options: 7,
  oneofDecl: 8,
  reservedRange: 9,
  reservedName: 10,
} as const;

/** Of extension ranges, and of the reserved ranges of messages and enums, which have no options. */
export const RANGE_FIELDS = { start: 1, end: 2, options: 3 } as const;

export const FIELD_FIELDS = {
  name: 1,
  extendee: 2,
  number: 3,
  label: 4,
  type: 5,
  typeName: 6,
  defaultValue: 7,
  options: 8,
  jsonName: 10,
} as const;

export const ONEOF_FIELDS = { name: 1, options: 2 } as const;

export const ENUM_FIELDS = { name: 1, value: 2, options: 3, reservedRange: 4, reservedName: 5 } as const;

export const ENUM_VALUE_FIELDS = { name: 1, number: 2, options: 3 } as const;

export const SERVICE_FIELDS = { name: 1, method: 2, options: 3 } as const;

export const METHOD_FIELDS = {
  name: 1,
  inputType: 2,
  outputType: 3,
  options: 4,
  clientStreaming: 5,
  serverStreaming: 6,
} as const;

/** Of every options message. */
export const UNINTERPRETED_OPTION = 999;

export const OPTION_FIELDS = {
  name: 2,
  identifierValue: 3,
  positiveIntValue: 4,
  negativeIntValue: 5,
  doubleValue: 6,
  stringValue: 7,
  aggregateValue: 8,
} as const;

/** Of a part of an option's name. */
export const NAME_PART = 1;
