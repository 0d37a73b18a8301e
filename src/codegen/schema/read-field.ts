/** Reads a field of the schema. */

import { UsageError } from "../../errors.ts";
import type { Features } from "../descriptor/features.ts";
import {
  FeatureSet_EnumType as EnumType,
  type FieldDescriptorProto,
  FeatureSet_FieldPresence as FieldPresence,
  FieldDescriptorProto_Type as FieldTypeNumber,
  FieldOptions_JSType as JsType,
  FieldDescriptorProto_Label as Label,
  FeatureSet_MessageEncoding as MessageEncoding,
  FeatureSet_RepeatedFieldEncoding as RepeatedFieldEncoding,
  FeatureSet_Utf8Validation as Utf8Validation,
} from "../generated/google/protobuf/descriptor.ts";
import type { CustomOptions } from "./custom-options.ts";
import { commentOf, type Declarations, type FieldDeclaration, type MessageDeclaration } from "./declarations.ts";
import { emptyBytes } from "./decoded-size.ts";
import { isMapEntry, type Symbols } from "./exported-names.ts";
import { readDefault } from "./read-default.ts";
import type { FieldType, ScalarType, SchemaField } from "./schema.ts";
import { asNumber, scalarOf, unchecked } from "./wire-types.ts";

/** The parts of the schema that reading a declaration depends on. */
export interface Context {
  readonly declarations: Declarations;
  readonly options: CustomOptions;
  readonly symbols: Symbols;
  /** The full names of messages with required fields in them. */
  readonly withRequired: ReadonlySet<string>;
}

/**
 * @param owner  the full name of the message
 * @param name   the name of its property, or of its case
 */
export function readField(source: FieldDeclaration, owner: string, name: string, context: Context): SchemaField {
  const { descriptor, features } = source;
  const entry = mapEntryOf(source, context);
  const [key, value] = entry?.descriptor.field ?? [];
  const type = fieldType(value ?? descriptor, source, context);
  return {
    kind: "field",
    name,
    schemaName: source.name,
    jsonName: descriptor.jsonName ?? "",
    fullName: `${owner}.${name}`,
    comment: fieldComment(source),
    number: descriptor.number ?? 0,
    shape: entry === undefined ? fieldShape(descriptor, type, features) : "map",
    type,
    default: defaultOf(source, type, context),
    key: key && scalarType(key, features),
    confidentiality: context.options.confidentiality(descriptor.options),
    isKey: context.options.isKey(descriptor.options),
  };
}

export function isPackable(type: FieldType): boolean {
  return type.kind === "enum" || (type.kind === "scalar" && type.method !== "string" && type.method !== "bytes");
}

function mapEntryOf({ descriptor }: FieldDeclaration, { declarations }: Context): MessageDeclaration | undefined {
  if (descriptor.label !== Label.REPEATED) return undefined;
  const message = declarations.message(descriptor.typeName);
  return message !== undefined && isMapEntry(message) ? message : undefined;
}

function fieldShape(descriptor: FieldDescriptorProto, type: FieldType, features: Features): SchemaField["shape"] {
  if (descriptor.label === Label.REPEATED) {
    const isPacked = features.repeatedFieldEncoding === RepeatedFieldEncoding.PACKED && isPackable(type);
    return isPacked ? "packed" : "repeated";
  }
  // Extensions have presence, whatever the features of their file are.
  if (descriptor.oneofIndex !== undefined || (descriptor.extendee ?? "") !== "") return "explicit";
  if (features.fieldPresence === FieldPresence.LEGACY_REQUIRED) return "required";
  return type.kind === "message" || features.fieldPresence === FieldPresence.EXPLICIT ? "explicit" : "implicit";
}

/** @param descriptor  the field, or the values of a map */
function fieldType(descriptor: FieldDescriptorProto, source: FieldDeclaration, context: Context): FieldType {
  const { declarations, symbols, withRequired } = context;
  const scalar = scalarType(descriptor, source.features);
  if (scalar !== undefined) return withJsType(descriptor, scalar);
  if (descriptor.type === FieldTypeNumber.ENUM) {
    const declared = declarations.enum(descriptor.typeName);
    if (declared === undefined) throw undeclared(source, descriptor);
    const closed = declared.features.enumType === EnumType.CLOSED;
    const first = declared.descriptor.value[0]?.number ?? 0;
    return { kind: "enum", symbol: symbols.of(declared.fullName), closed, first };
  }
  const declared = declarations.message(descriptor.typeName);
  if (declared === undefined) throw undeclared(source, descriptor);
  // Entries of maps and the messages in them are always length-prefixed.
  const isOwn = descriptor === source.descriptor;
  return {
    kind: "message",
    symbol: symbols.of(declared.fullName),
    delimited: isOwn && source.features.messageEncoding === MessageEncoding.DELIMITED,
    hasRequired: withRequired.has(declared.fullName),
    emptyBytes: emptyBytes(declarations, declared),
  };
}

function undeclared({ file }: FieldDeclaration, { name, typeName }: FieldDescriptorProto): UsageError {
  return new UsageError(`${file.location}: The type ${typeName} of ${name} is not declared.`);
}

function scalarType({ type }: FieldDescriptorProto, features: Features): ScalarType | undefined {
  const scalar = scalarOf(type);
  const isUnchecked = scalar?.method === "string" && features.utf8Validation === Utf8Validation.NONE;
  return scalar !== undefined && isUnchecked ? unchecked(scalar) : scalar;
}

/** JS_STRING stays a bigint, which holds every value. */
function withJsType({ options }: FieldDescriptorProto, scalar: ScalarType): ScalarType {
  return options?.jstype === JsType.JS_NUMBER && scalar.type === "bigint" ? asNumber(scalar) : scalar;
}

function defaultOf({ descriptor, file }: FieldDeclaration, type: FieldType, context: Context): string | undefined {
  const { defaultValue, typeName, name } = descriptor;
  if (defaultValue === undefined) return undefined;
  const read = readDefault(defaultValue, type, context.declarations.enum(typeName));
  if (read === undefined) throw new UsageError(`${file.location}: The default of ${name} does not fit its type.`);
  return read;
}

function fieldComment(field: FieldDeclaration): string {
  const comment = commentOf(field);
  if (field.descriptor.options?.deprecated !== true) return comment;
  return comment === "" ? "@deprecated" : `${comment}\n\n@deprecated`;
}
