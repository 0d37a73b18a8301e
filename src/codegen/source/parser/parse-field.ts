/** Reads fields and extensions, and the messages that groups and maps stand for. */

import { FIELD_FIELDS, MESSAGE_FIELDS } from "../../descriptor/field-numbers.ts";
import type { DescriptorPath } from "../../descriptor/source-info.ts";
import {
  DescriptorProto,
  FieldDescriptorProto,
  FieldOptions,
  FieldDescriptorProto_Label as Label,
  MessageOptions,
  FieldDescriptorProto_Type as Type,
  type UninterpretedOption,
} from "../../generated/google/protobuf/descriptor.ts";
import type { Input, Location } from "./input.ts";
import { parseDefault } from "./parse-default.ts";
import { isNamed, parseBrackets, parseOption } from "./parse-option.ts";
import type { Token } from "./tokenizer.ts";

/** Where fields go, and what they declare beside themselves. */
export interface FieldScope {
  /** The fields of a message, or the extensions in a message or a file. */
  readonly fields: FieldDescriptorProto[];
  /** Where the messages of groups and maps go. */
  readonly messages: DescriptorProto[];
  readonly messagesPath: DescriptorPath;
  /** Reads the body of a group. */
  readonly parseBody: (input: Input, group: DescriptorProto, location: Location) => void;
}

/** What is known of a field before its type. */
export type FieldStart = Pick<FieldDescriptorProto, "label" | "proto3Optional" | "oneofIndex" | "extendee">;

const SCALARS: ReadonlyMap<string, Type> = new Map([
  ["double", Type.DOUBLE],
  ["float", Type.FLOAT],
  ["int64", Type.INT64],
  ["uint64", Type.UINT64],
  ["int32", Type.INT32],
  ["fixed64", Type.FIXED64],
  ["fixed32", Type.FIXED32],
  ["bool", Type.BOOL],
  ["string", Type.STRING],
  ["group", Type.GROUP],
  ["bytes", Type.BYTES],
  ["uint32", Type.UINT32],
  ["sfixed32", Type.SFIXED32],
  ["sfixed64", Type.SFIXED64],
  ["sint32", Type.SINT32],
  ["sint64", Type.SINT64],
]);

const LABELS: ReadonlyMap<string, Label> = new Map([
  ["optional", Label.OPTIONAL],
  ["required", Label.REQUIRED],
  ["repeated", Label.REPEATED],
]);

/** The type of a field: a scalar, or the name of a message or an enum. */
type FieldType = Pick<FieldDescriptorProto, "type" | "typeName">;

export function isLabel(word: string): boolean {
  return LABELS.has(word);
}

/** The name of a message, which a scalar type is not. */
export function parseMessageName(input: Input, what: string): string {
  if (SCALARS.has(input.token.text)) {
    input.mistake(`Expected ${what}, found the type "${input.token.text}". Only messages can stand here.`);
    return input.next().text;
  }
  return input.typeName(what);
}

/** A field with its label, if it has one. */
export function parseField(input: Input, scope: FieldScope, location: Location, start: FieldStart = {}): void {
  const label = parseLabel(input, location.path);
  const isOptional = label === Label.OPTIONAL && input.syntax === "proto3";
  parseUnlabelled(input, scope, location, { ...start, label, proto3Optional: isOptional || undefined });
}

/** A field of a oneof, which has no label. */
export function parseUnlabelled(input: Input, scope: FieldScope, location: Location, start: FieldStart): void {
  const field = FieldDescriptorProto.create(start);
  const map = parseFieldType(input, field, location.path);
  const nameToken = input.token;
  field.name = input.located([...location.path, FIELD_FIELDS.name], () => input.identifier("the name of the field"));
  input.expect("=", isLabel(field.typeName ?? "") ? labelHint(input, field) : "");
  field.number = input.located([...location.path, FIELD_FIELDS.number], () => input.int32("the number of the field"));
  scope.fields.push(field);
  parseFieldOptions(input, field, location.path);
  if (field.type === Type.GROUP) parseGroup(input, scope, field, nameToken, location);
  else input.endDeclaration(";", location);
  if (map !== undefined) scope.messages.push(mapEntry(field, map));
}

function labelHint(input: Input, { typeName }: FieldDescriptorProto): string {
  return input.syntax === "editions" ? "" : `Write one label only: "${typeName}" is the second one.`;
}

function parseLabel(input: Input, path: DescriptorPath): Label | undefined {
  const { text } = input.token;
  const label = LABELS.get(text);
  if (label === undefined) return undefined;
  if (input.syntax === "editions" && label !== Label.REPEATED)
    input.mistake(
      label === Label.OPTIONAL
        ? 'Editions have no label "optional". Remove it: fields have presence unless features.field_presence says otherwise.'
        : 'Editions have no label "required". Write [features.field_presence = LEGACY_REQUIRED] behind the number.',
    );
  input.located([...path, FIELD_FIELDS.label], () => input.next());
  return label;
}

interface MapTypes {
  readonly key: FieldType;
  readonly value: FieldType;
}

/** @returns the types of a map, which also has to be declared as a message */
function parseFieldType(input: Input, field: FieldDescriptorProto, path: DescriptorPath): MapTypes | undefined {
  return input.located(path, (location) => {
    const isMapWord = input.take("map");
    if (isMapWord && input.isAt("<")) {
      location.path.push(FIELD_FIELDS.typeName);
      return parseMapTypes(input, field);
    }
    field.label ??= missingLabel(input, isMapWord);
    const { type, typeName } = isMapWord ? { type: undefined, typeName: "map" } : parseType(input);
    location.path.push(typeName === undefined ? FIELD_FIELDS.type : FIELD_FIELDS.typeName);
    field.type = type;
    field.typeName = typeName;
    return undefined;
  });
}

function missingLabel(input: Input, isPastType: boolean): Label {
  if (input.syntax === "proto2" && (isPastType || input.token.kind === "identifier")) {
    const token = isPastType ? input.last : input.token;
    const hint = input.hasSyntax ? "" : ' The file is proto2, because it lacks syntax = "proto3";';
    input.mistake(`Expected "optional", "required" or "repeated", found "${token.text}".${hint}`, token);
  }
  return Label.OPTIONAL;
}

function parseType(input: Input): FieldType {
  const type = SCALARS.get(input.token.text);
  if (type === undefined) return { typeName: input.typeName("the type of the field") };
  if (type === Type.GROUP && input.syntax === "editions")
    input.mistake(
      "Editions have no groups. Write a message, and a field with [features.message_encoding = DELIMITED].",
    );
  input.next();
  return { type };
}

function parseMapTypes(input: Input, field: FieldDescriptorProto): MapTypes {
  if (field.oneofIndex !== undefined)
    input.mistake("A field in a oneof cannot be a map. Write a message with the map.", input.last);
  else if (field.label !== undefined) input.mistake("A map has no label. Write the map without it.", input.last);
  else if (field.extendee !== undefined)
    input.mistake("An extension cannot be a map. Write a message with the map.", input.last);
  field.label = Label.REPEATED;
  input.expect("<");
  const key = parseType(input);
  input.expect(",");
  const value = parseType(input);
  input.expect(">");
  return { key, value };
}

function parseFieldOptions(input: Input, field: FieldDescriptorProto, path: DescriptorPath): void {
  const optionsPath = [...path, FIELD_FIELDS.options];
  parseBrackets(input, optionsPath, () => {
    if (input.isAt("default")) parseDefaultOption(input, field, path);
    else if (input.isAt("json_name")) parseJsonName(input, field, path);
    else {
      field.options ??= FieldOptions.create();
      parseOption(input, field.options, optionsPath);
    }
  });
}

function parseDefaultOption(input: Input, field: FieldDescriptorProto, path: DescriptorPath): void {
  if (field.defaultValue !== undefined) input.mistake("The field has a default already. Remove one of them.");
  input.expect("default");
  input.expect("=");
  field.defaultValue = input.located([...path, FIELD_FIELDS.defaultValue], () => parseDefault(input, field.type));
}

function parseJsonName(input: Input, field: FieldDescriptorProto, path: DescriptorPath): void {
  if (field.jsonName !== undefined) input.mistake("The field has a json_name already. Remove one of them.");
  const jsonPath = [...path, FIELD_FIELDS.jsonName];
  input.located(jsonPath, () => {
    input.expect("json_name");
    input.expect("=");
    field.jsonName = input.located(jsonPath, () => input.string("the name in JSON, in quotes"));
  });
}

/** A group declares a message and a field. The field's name is the message's in lower case. */
function parseGroup(
  input: Input,
  scope: FieldScope,
  field: FieldDescriptorProto,
  nameToken: Token,
  fieldLocation: Location,
): void {
  const name = field.name ?? "";
  if (!/^[A-Z]/.test(name)) input.mistake("The name of a group begins with a capital letter.", nameToken);
  field.name = name.toLowerCase();
  field.typeName = name;
  const group = DescriptorProto.create({ name });
  const path = [...scope.messagesPath, scope.messages.length];
  scope.messages.push(group);
  const [line = 0, column = 0] = fieldLocation.span;
  input.located(
    path,
    (location) => {
      input.locate([...path, MESSAGE_FIELDS.name], nameToken, nameToken);
      input.locate([...fieldLocation.path, FIELD_FIELDS.typeName], nameToken, nameToken);
      input.nested(() => scope.parseBody(input, group, location));
    },
    { line, column },
  );
}

/** `map<K, V> some_name` stands for a list of messages `SomeNameEntry` with a key and a value. */
function mapEntry(field: FieldDescriptorProto, { key, value }: MapTypes): DescriptorProto {
  const name = `${(field.name ?? "").replace(/(?:^|_)_*([^_]?)/g, (_, letter: string) => letter.toUpperCase())}Entry`;
  field.typeName = name;
  const inherited = (type: FieldType) => inheritedOptions(field.options?.uninterpretedOption ?? [], type);
  return DescriptorProto.create({
    name,
    field: [
      FieldDescriptorProto.create({ name: "key", number: 1, label: Label.OPTIONAL, ...key, ...inherited(key) }),
      FieldDescriptorProto.create({ name: "value", number: 2, label: Label.OPTIONAL, ...value, ...inherited(value) }),
    ],
    options: MessageOptions.create({ mapEntry: true }),
  });
}

/** Features of a map hold for its keys and values, too. */
function inheritedOptions(
  options: readonly UninterpretedOption[],
  { type }: FieldType,
): Pick<FieldDescriptorProto, "options"> {
  const inherited = options.filter(
    (option) =>
      (option.name[0]?.namePart === "features" && !option.name[0].isExtension) ||
      (isNamed(option, "enforce_utf8") && type === Type.STRING),
  );
  return inherited.length === 0 ? {} : { options: FieldOptions.create({ uninterpretedOption: inherited }) };
}
