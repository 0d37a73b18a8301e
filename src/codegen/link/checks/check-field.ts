/** Number, label, default and options of a field or an extension. */

import { FIELD_FIELDS } from "../../descriptor/field-numbers.ts";
import {
  Edition,
  FeatureSet_EnumType as EnumType,
  FieldOptions_JSType as JSType,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
} from "../../generated/google/protobuf/descriptor.ts";
import type { FieldNode } from "../declarations.ts";
import { isPackableType, isRepeated } from "../options/message-value.ts";
import { fits, rangeText } from "../options/scalar-ranges.ts";
import type { Report } from "../report.ts";
import { enumType, messageType } from "../resolve-types.ts";
import { FIELD_NUMBER_MAX } from "./check-message.ts";

const RESERVED_FIRST = 19_000;
const RESERVED_LAST = 19_999;

export function checkField(field: FieldNode, report: Report): void {
  checkNumber(field, report);
  checkDefault(field, report);
  checkOptions(field, report);
  checkJsType(field, report);
  if (field.file.edition === Edition.EDITION_PROTO3) checkProto3(field, report);
  const { name, proto, file, oneof } = field;
  if (oneof !== undefined && proto.label !== Label.OPTIONAL && proto.label !== undefined)
    report.refuse(field, `The field ${name} of the oneof ${oneof.name} has a label. Remove it.`);
  if (
    proto.proto3Optional === true &&
    !field.isExtension &&
    (file.edition !== Edition.EDITION_PROTO3 || oneof?.fields.length !== 1)
  )
    report.refuse(field, `The field ${name} is marked as optional of proto3, but is none.`);
  if (proto.oneofIndex !== undefined && oneof === undefined)
    report.refuse(field, `The field ${name} is in a oneof that does not exist.`);
}

function checkNumber(field: FieldNode, report: Report): void {
  const { name, number, isExtension } = field;
  if (number <= 0 || (number > FIELD_NUMBER_MAX && !isExtension))
    report.refusePart(
      field,
      FIELD_FIELDS.number,
      `The number of the field ${name} must be from 1 to ${FIELD_NUMBER_MAX}, not ${number}.`,
    );
  else if (number >= RESERVED_FIRST && number <= RESERVED_LAST)
    report.refusePart(
      field,
      FIELD_FIELDS.number,
      `The field ${name} has the number ${number}, but protobuf reserves ${RESERVED_FIRST} to ${RESERVED_LAST}. Use another number.`,
    );
}

function checkDefault(field: FieldNode, report: Report): void {
  const { name, proto } = field;
  const { defaultValue: value } = proto;
  if (value === undefined) return;
  const refuse = (text: string) => report.refusePart(field, FIELD_FIELDS.defaultValue, text);
  if (isRepeated(field)) refuse(`The field ${name} is repeated, so it cannot have a default. Remove it.`);
  else if (messageType(field) !== undefined)
    refuse(`The field ${name} is a message, so it cannot have a default. Remove it.`);
  else if (proto.typeName !== undefined) {
    const type = enumType(field);
    if (type !== undefined && !type.values.some((each) => each.name === value))
      refuse(
        `The default of the field ${name} does not fit its type: the enum ${type.fullName} has no value ${value}.`,
      );
  } else {
    const wanted = defaultProblem(proto.type, value);
    if (wanted !== undefined)
      refuse(`The default of the field ${name} does not fit its type: ${JSON.stringify(value)}. It must be ${wanted}.`);
  }
}

/** What a default must be instead, as the end of a sentence; undefined if it fits. */
function defaultProblem(type: Type | undefined, value: string): string | undefined {
  switch (type) {
    case Type.STRING:
    case Type.BYTES:
      return undefined;
    case Type.BOOL:
      return value === "true" || value === "false" ? undefined : "true or false";
    case Type.FLOAT:
    case Type.DOUBLE:
      return /^-?(?:inf|nan)$/.test(value) || (value.trim() !== "" && !Number.isNaN(Number(value)))
        ? undefined
        : "a number";
    default:
      return /^-?\d+$/.test(value) && fits(BigInt(value), type) ? undefined : rangeText(type);
  }
}

function checkOptions(field: FieldNode, report: Report): void {
  const { name, proto, file, isExtension } = field;
  const { options } = proto;
  if (options === undefined) return;
  const isPackable = isRepeated(field) && isPackableType(proto.type) && proto.type !== undefined;
  if (options.packed === true && !isPackable)
    report.refuse(field, `The field ${name} cannot be packed. Only repeated numbers, bools and enums can be.`);
  if ((options.lazy === true || options.unverifiedLazy === true) && proto.type !== Type.MESSAGE)
    report.refuse(field, `The field ${name} cannot be lazy. Only messages can be.`);
  if (options.unverifiedLazy === true && isExtension)
    report.refuse(field, `The extension ${name} cannot have the option unverified_lazy. Remove it.`);
  if (options.ctype !== undefined && file.edition >= Edition.EDITION_2024)
    report.refuse(
      field,
      `The field ${name} has the option ctype, which edition 2024 does not have. Write features.(pb.cpp).string_type.`,
    );
}

const LONG_TYPES: readonly (Type | undefined)[] = [Type.INT64, Type.UINT64, Type.SINT64, Type.FIXED64, Type.SFIXED64];

function checkJsType(field: FieldNode, report: Report): void {
  const { proto } = field;
  const { jstype = JSType.JS_NORMAL } = proto.options ?? {};
  if (jstype === JSType.JS_NORMAL || LONG_TYPES.includes(proto.type)) return;
  report.refuse(
    field,
    `jstype is for 64-bit fields, not for ${typeText(field)}. Remove it from the field ${field.name}.`,
  );
}

function typeText({ proto, type }: FieldNode): string {
  if (type !== undefined)
    return type.kind === "message" && type.proto.options?.mapEntry === true
      ? "maps"
      : `the ${type.kind} ${type.fullName}`;
  const name = Object.entries(Type).find(([, number]) => number === proto.type)?.[0];
  return name?.toLowerCase() ?? "other types";
}

function checkProto3(field: FieldNode, report: Report): void {
  const { name, proto } = field;
  if (proto.label === Label.REQUIRED)
    report.refuse(field, `The field ${name} is required, which proto3 does not allow. Remove the label.`);
  if (proto.defaultValue !== undefined)
    report.refusePart(
      field,
      FIELD_FIELDS.defaultValue,
      `The field ${name} has a default, which proto3 does not allow. Remove it.`,
    );
  if (proto.type === Type.GROUP)
    report.refuse(field, `Only proto2 has groups. Make the group ${messageType(field)?.name ?? name} a message.`);
  const type = enumType(field);
  if (type !== undefined && type.features.enumType === EnumType.CLOSED)
    report.refusePart(
      field,
      FIELD_FIELDS.typeName,
      `The field ${name} has the closed enum ${type.fullName}, which proto3 does not allow. Declare an enum in proto3.`,
    );
}
