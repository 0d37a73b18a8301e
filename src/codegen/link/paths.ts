/** Numbers of fields in descriptor.proto, of which paths to declarations are made. */

import type { DescriptorPath } from "../descriptor/source-info.ts";

export const FILE = {
  package: 2,
  dependency: 3,
  message: 4,
  enum: 5,
  service: 6,
  extension: 7,
  options: 8,
  syntax: 12,
  edition: 14,
  optionDependency: 15,
} as const;

export const MESSAGE = {
  name: 1,
  field: 2,
  message: 3,
  enum: 4,
  extensionRange: 5,
  extension: 6,
  options: 7,
  oneof: 8,
  reservedRange: 9,
  reservedName: 10,
} as const;

export const FIELD = {
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

export const RANGE = { options: 3 } as const;
export const ONEOF = { name: 1, options: 2 } as const;
export const ENUM = { name: 1, value: 2, options: 3, reservedRange: 4, reservedName: 5 } as const;
export const ENUM_VALUE = { name: 1, number: 2, options: 3 } as const;
export const SERVICE = { name: 1, method: 2, options: 3 } as const;
export const METHOD = { name: 1, inputType: 2, outputType: 3, options: 4 } as const;

/** The field `uninterpreted_option` of every options message. */
export const UNINTERPRETED_OPTION = 999;

/** The place of the name of anything but a file. */
export function nameOf(path: DescriptorPath): DescriptorPath {
  return [...path, 1];
}
