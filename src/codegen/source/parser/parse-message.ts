/** Reads messages, and what stands in them: fields, oneofs, extensions and declarations. */

import { FIELD_FIELDS, MESSAGE_FIELDS, ONEOF_FIELDS } from "../../descriptor/field-numbers.ts";
import type { DescriptorPath } from "../../descriptor/source-info.ts";
import {
  DescriptorProto,
  FieldDescriptorProto_Label as FieldLabel,
  MessageOptions,
  OneofDescriptorProto,
  OneofOptions,
  SymbolVisibility,
} from "../../generated/google/protobuf/descriptor.ts";
import type { Input, Location } from "./input.ts";
import { parseEnum } from "./parse-enum.ts";
import { type FieldScope, isLabel, parseField, parseMessageName, parseUnlabelled } from "./parse-field.ts";
import { isNamed, parseOptionStatement } from "./parse-option.ts";
import { closeRanges, parseExtensionRanges, parseReserved, reservingOfMessage } from "./parse-ranges.ts";

export function parseMessage(
  input: Input,
  messages: DescriptorProto[],
  path: DescriptorPath,
  visibility: SymbolVisibility | undefined,
): void {
  input.located(path, (location) => {
    input.nested(() => {
      input.expect("message");
      const name = input.located([...path, MESSAGE_FIELDS.name], () => input.identifier("the name of the message"));
      const message = DescriptorProto.create({ name, visibility });
      messages.push(message);
      parseBody(input, message, location);
      if (input.syntax === "proto3") addSyntheticOneofs(message);
    });
  });
}

/** `export` or `local` before a declaration; undefined if there is neither. Only edition 2024 and later ones have them. */
export function parseVisibility(input: Input): SymbolVisibility | undefined {
  const isExport = input.isAt("export");
  if (!input.hasVisibility || !(isExport || input.isAt("local"))) return undefined;
  const word = input.next().text;
  if (!input.isAt("message") && !input.isAt("enum"))
    input.fail(`Expected "message" or "enum" behind "${word}", found ${input.shown()}.`);
  return isExport ? SymbolVisibility.VISIBILITY_EXPORT : SymbolVisibility.VISIBILITY_LOCAL;
}

/** `extend some.Message { ... }`, in a file or a message */
export function parseExtend(input: Input, scope: FieldScope, path: DescriptorPath): void {
  input.located(path, (location) => {
    input.expect("extend");
    const first = input.token;
    const extendee = parseMessageName(input, "the name of a message");
    const { last } = input;
    input.fieldBlock(location, "extend", () => {
      const fieldPath = [...path, scope.fields.length];
      input.located(fieldPath, (fieldLocation) => {
        input.locate([...fieldPath, FIELD_FIELDS.extendee], first, last);
        parseField(input, scope, fieldLocation, { extendee });
      });
    });
  });
}

/** The body of a message or of a group. */
export function parseBody(input: Input, message: DescriptorProto, location: Location): void {
  input.block(location, "message", () => parseStatement(input, message, location.path));
  closeRanges(message);
}

function parseStatement(input: Input, message: DescriptorProto, path: DescriptorPath): void {
  const visibility = parseVisibility(input);
  const at = (field: keyof typeof MESSAGE_FIELDS) => [...path, MESSAGE_FIELDS[field]];
  switch (input.token.text) {
    case "message":
      parseMessage(input, message.nestedType, [...at("nestedType"), message.nestedType.length], visibility);
      break;
    case "enum":
      parseEnum(input, message.enumType, [...at("enumType"), message.enumType.length], visibility);
      break;
    case "extensions":
      parseExtensionRanges(input, message, at("extensionRange"));
      break;
    case "reserved":
      parseReserved(input, reservingOfMessage(message, at("reservedName"), at("reservedRange")));
      break;
    case "extend":
      parseExtend(
        input,
        { fields: message.extension, messages: message.nestedType, messagesPath: at("nestedType"), parseBody },
        at("extension"),
      );
      break;
    case "option":
      parseMessageOption(input, message, at("options"));
      break;
    case "oneof":
      parseOneof(input, message, path);
      break;
    default:
      input.located([...at("field"), message.field.length], (location) =>
        parseField(input, fieldScope(message, path), location),
      );
  }
}

function fieldScope(message: DescriptorProto, path: DescriptorPath): FieldScope {
  const messagesPath = [...path, MESSAGE_FIELDS.nestedType];
  return { fields: message.field, messages: message.nestedType, messagesPath, parseBody };
}

function parseMessageOption(input: Input, message: DescriptorProto, path: DescriptorPath): void {
  const first = input.token;
  message.options ??= MessageOptions.create();
  parseOptionStatement(input, message.options, path);
  const option = message.options.uninterpretedOption.at(-1);
  if (option !== undefined && isNamed(option, "map_entry"))
    input.mistake("The option map_entry cannot be set. Write a field map<KEY, VALUE>.", first);
}

function parseOneof(input: Input, message: DescriptorProto, path: DescriptorPath): void {
  const oneofIndex = message.oneofDecl.length;
  const oneofPath = [...path, MESSAGE_FIELDS.oneofDecl, oneofIndex];
  input.located(oneofPath, (location) => {
    input.expect("oneof");
    const name = input.located([...oneofPath, ONEOF_FIELDS.name], () => input.identifier("the name of the oneof"));
    const oneof = OneofDescriptorProto.create({ name });
    message.oneofDecl.push(oneof);
    const scope = fieldScope(message, path);
    input.fieldBlock(location, "oneof", () => {
      if (input.isAt("option")) {
        oneof.options ??= OneofOptions.create();
        parseOptionStatement(input, oneof.options, [...oneofPath, ONEOF_FIELDS.options]);
        return;
      }
      if (isLabel(input.token.text)) {
        input.mistake(`A field in a oneof cannot be ${input.token.text}. Remove the word.`);
        input.next();
      }
      input.located([...path, MESSAGE_FIELDS.field, message.field.length], (fieldLocation) =>
        parseUnlabelled(input, scope, fieldLocation, { label: FieldLabel.OPTIONAL, oneofIndex }),
      );
    });
  });
}

/** Each optional field of proto3 is the only one of a oneof, behind those that are declared. */
function addSyntheticOneofs(message: DescriptorProto): void {
  const names = new Set([...message.field, ...message.oneofDecl].map(({ name }) => name));
  const seen = new Set<string | undefined>();
  for (const field of message.field) {
    // Two fields of one name are a mistake. A name for each oneof would be one letter longer than the last.
    if (field.proto3Optional !== true || seen.has(field.name)) continue;
    seen.add(field.name);
    let name = field.name?.startsWith("_") ? field.name : `_${field.name}`;
    while (names.has(name)) name = `X${name}`;
    names.add(name);
    field.oneofIndex = message.oneofDecl.length;
    message.oneofDecl.push(OneofDescriptorProto.create({ name }));
  }
}
