/** The options of one declaration, whatever its kind. */

import type { MessageCodec } from "../../../wire/codec.ts";
import {
  ENUM_FIELDS,
  ENUM_VALUE_FIELDS,
  FIELD_FIELDS,
  FILE_FIELDS,
  MESSAGE_FIELDS,
  METHOD_FIELDS,
  ONEOF_FIELDS,
  RANGE_FIELDS,
  SERVICE_FIELDS,
} from "../../descriptor/field-numbers.ts";
import type { DescriptorPath } from "../../descriptor/source-info.ts";
import {
  EnumOptions,
  EnumValueOptions,
  ExtensionRangeOptions,
  type FeatureSet,
  FieldOptions,
  FileOptions,
  MessageOptions,
  MethodOptions,
  OneofOptions,
  ServiceOptions,
  FieldOptions_OptionTargetType as Target,
  type UninterpretedOption,
} from "../../generated/google/protobuf/descriptor.ts";
import { type Declaration, declarationsIn, type LinkedFile, qualified, type RangeNode } from "../declarations.ts";

/** Everything that can have options. */
export type Optioned = LinkedFile | Declaration | RangeNode;

export interface OptionsSlot {
  readonly subject: Optioned;
  readonly file: LinkedFile;
  /** Of the options message. */
  readonly path: DescriptorPath;
  /** Names in the options are looked up around this full name. */
  readonly scope: string;
  /** The full name of the type of the options, such as `google.protobuf.FieldOptions`. */
  readonly typeName: string;
  /** What has such options: "fields". */
  readonly subjects: string;
  readonly target: Target;
  readonly uninterpreted: readonly UninterpretedOption[];
  /** Encoded custom options that were interpreted before. */
  readonly unknown: Uint8Array;
  /** Encoded features of languages that were interpreted before. */
  readonly unknownFeatures: Uint8Array;
  /** Adds interpreted options to those that were interpreted before, and removes the uninterpreted ones. */
  store(interpreted: Uint8Array): void;
}

/** The options of a file and of everything in it that has some. */
export function* slotsOf(file: LinkedFile): Generator<OptionsSlot> {
  if (file.proto.options !== undefined)
    yield slot(
      file,
      file,
      [FILE_FIELDS.options],
      FileOptions,
      "files",
      Target.TARGET_TYPE_FILE,
      qualified(file.package, "options"),
    );
  for (const declared of declarationsIn(file)) {
    if (declared.proto.options !== undefined) yield slotOf(declared);
    if (declared.kind !== "message") continue;
    for (const range of declared.ranges)
      if (range.proto.options !== undefined)
        yield slot(
          range,
          file,
          [...range.path, RANGE_FIELDS.options],
          ExtensionRangeOptions,
          "ranges of extensions",
          Target.TARGET_TYPE_EXTENSION_RANGE,
        );
  }
}

function slotOf(node: Declaration): OptionsSlot {
  const { file, path } = node;
  switch (node.kind) {
    case "message":
      return slot(
        node,
        file,
        [...path, MESSAGE_FIELDS.options],
        MessageOptions,
        "messages",
        Target.TARGET_TYPE_MESSAGE,
      );
    case "field":
      return slot(node, file, [...path, FIELD_FIELDS.options], FieldOptions, "fields", Target.TARGET_TYPE_FIELD);
    case "oneof":
      return slot(node, file, [...path, ONEOF_FIELDS.options], OneofOptions, "oneofs", Target.TARGET_TYPE_ONEOF);
    case "enum":
      return slot(node, file, [...path, ENUM_FIELDS.options], EnumOptions, "enums", Target.TARGET_TYPE_ENUM);
    case "enum value":
      return slot(
        node,
        file,
        [...path, ENUM_VALUE_FIELDS.options],
        EnumValueOptions,
        "values of enums",
        Target.TARGET_TYPE_ENUM_ENTRY,
      );
    case "service":
      return slot(
        node,
        file,
        [...path, SERVICE_FIELDS.options],
        ServiceOptions,
        "services",
        Target.TARGET_TYPE_SERVICE,
      );
    case "method":
      return slot(node, file, [...path, METHOD_FIELDS.options], MethodOptions, "methods", Target.TARGET_TYPE_METHOD);
  }
}

interface Options {
  uninterpretedOption: UninterpretedOption[];
  features?: FeatureSet | undefined;
  $unknown?: Uint8Array;
}

function slot<T extends Options>(
  subject: Optioned & { readonly proto: { options?: T | undefined } },
  file: LinkedFile,
  path: DescriptorPath,
  codec: MessageCodec<T>,
  subjects: string,
  target: Target,
  scope = subject.kind === "file" ? "" : subject.fullName,
): OptionsSlot {
  const original = subject.proto.options ?? codec.create();
  return {
    subject,
    file,
    path,
    scope,
    typeName: codec.typeName,
    subjects,
    target,
    uninterpreted: original.uninterpretedOption,
    unknown: original.$unknown ?? new Uint8Array(),
    unknownFeatures: original.features?.$unknown ?? new Uint8Array(),
    store(interpreted) {
      const before = codec.encode({ ...original, uninterpretedOption: [] });
      const both = new Uint8Array(before.length + interpreted.length);
      both.set(before);
      both.set(interpreted, before.length);
      subject.proto.options = codec.decode(both);
    },
  };
}
