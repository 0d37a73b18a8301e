/** Reads the value `{ ... }` of an option: the text format of a message. */

import {
  FeatureSet_EnumType as EnumType,
  FieldDescriptorProto_Type as Type,
} from "../../generated/google/protobuf/descriptor.ts";
import type { EnumNode, FieldNode, MessageNode } from "../declarations.ts";
import { enumType, messageType } from "../resolve-types.ts";
import { encodeMessageValue } from "./encode.ts";
import { type FieldValue, isDelimited, isRepeated, MessageValue, missingRequiredField } from "./message-value.ts";
import { fits, rangeText } from "./scalar-ranges.ts";
import { parseInteger, TextFormatError, TextTokens, unquoted } from "./text-tokens.ts";

/** Finds what is named in brackets. */
export interface AggregateScope {
  extension(name: string, extended: MessageNode): FieldNode | undefined;
  message(fullName: string): MessageNode | undefined;
}

/** The deepest nesting of messages in an option; protobuf runtimes decode as many. */
const DEPTH_MAX = 100;
const ANY_PREFIXES: readonly string[] = ["type.googleapis.com/", "type.googleprod.com/"];

/**
 * @param text  the part between the outer braces
 * @throws TextFormatError the text is not a message of the type
 */
export function readAggregate(text: string, type: MessageNode, scope: AggregateScope): MessageValue {
  const reader = new AggregateReader(text, scope);
  const message = new MessageValue(type);
  reader.readFields(message, undefined);
  checkRequired(message);
  return message;
}

function checkRequired(message: MessageValue): void {
  const missing = missingRequiredField(message);
  if (missing !== undefined) throw new TextFormatError(`the required field ${missing} is missing`);
}

class AggregateReader {
  readonly #tokens: TextTokens;
  readonly #scope: AggregateScope;
  #depth = 0;

  constructor(text: string, scope: AggregateScope) {
    this.#tokens = new TextTokens(text);
    this.#scope = scope;
  }

  /** @param closing  the symbol after the last field; undefined for the end of the text */
  readFields(message: MessageValue, closing: string | undefined): void {
    if (++this.#depth > DEPTH_MAX) throw new TextFormatError(`messages are nested deeper than ${DEPTH_MAX}`);
    const tokens = this.#tokens;
    for (;;) {
      if (closing === undefined ? tokens.current.kind === "end" : tokens.accept(closing)) break;
      this.#readField(message);
      if (!tokens.accept(";")) tokens.accept(",");
    }
    this.#depth--;
  }

  #readField(message: MessageValue): void {
    const { type } = message;
    if (this.#tokens.accept("[")) {
      const name = this.#tokens.bracketed();
      if (type.fullName === "google.protobuf.Any" && name.includes("/")) this.#readAny(message, name);
      else this.#readFieldValues(message, this.#extension(name, type), `[${name}]`);
      return;
    }
    if (this.#tokens.current.kind !== "identifier")
      throw new TextFormatError(`the name of a field is expected, not ${this.#tokens.shown()}`);
    const name = this.#tokens.next().text;
    const field = type.fieldsByName.get(name) ?? groupNamed(name, type);
    if (field !== undefined) this.#readFieldValues(message, field, name);
    else if (type.proto.reservedName.includes(name)) this.#skipField();
    else throw new TextFormatError(`${type.fullName} has no field ${name}`);
  }

  #extension(name: string, extended: MessageNode): FieldNode {
    const field = this.#scope.extension(name, extended);
    if (field === undefined)
      throw new TextFormatError(`the extension [${name}] of ${extended.fullName} is not declared, or not imported`);
    return field;
  }

  /** `[type.googleapis.com/full.Name] { ... }` in an Any. */
  #readAny(message: MessageValue, url: string): void {
    const slash = url.lastIndexOf("/") + 1;
    const type = ANY_PREFIXES.includes(url.slice(0, slash)) ? this.#scope.message(url.slice(slash)) : undefined;
    const urlField = message.type.fieldsByName.get("type_url");
    const valueField = message.type.fieldsByName.get("value");
    if (type === undefined || urlField === undefined || valueField === undefined)
      throw new TextFormatError(`the type [${url}] is not declared, or not imported`);
    if (message.has(urlField) || message.has(valueField)) throw new TextFormatError("an Any has two values");
    this.#tokens.accept(":");
    const value = this.#readMessage(type);
    checkRequired(value);
    message.put(urlField, new TextEncoder().encode(url));
    message.put(valueField, encodeMessageValue(value));
  }

  #readFieldValues(message: MessageValue, field: FieldNode, shown: string): void {
    const other = field.oneof?.fields.find((each) => each !== field && message.has(each));
    if (!isRepeated(field) && message.has(field))
      throw new TextFormatError(`${shown} is set more than once. Set it once`);
    if (other !== undefined)
      throw new TextFormatError(`${shown} and ${other.name} are fields of one oneof. Set one of them`);
    // Before a message, the colon is optional.
    if (!this.#tokens.accept(":") && messageType(field) === undefined)
      throw new TextFormatError(`":" is expected after ${shown}, not ${this.#tokens.shown()}`);
    if (!isRepeated(field) || !this.#tokens.accept("[")) {
      message.put(field, this.#readValue(field, shown));
      return;
    }
    if (this.#tokens.accept("]")) return;
    do message.put(field, this.#readValue(field, shown));
    while (this.#tokens.accept(","));
    this.#tokens.expect("]");
  }

  #readMessage(type: MessageNode): MessageValue {
    const message = new MessageValue(type);
    const isAngled = this.#tokens.accept("<");
    if (!isAngled) this.#tokens.expect("{");
    this.readFields(message, isAngled ? ">" : "}");
    return message;
  }

  #readValue(field: FieldNode, shown: string): FieldValue {
    const type = messageType(field);
    if (type !== undefined) return this.#readMessage(type);
    const values = enumType(field);
    if (values !== undefined) return this.#readEnum(values, shown);
    switch (field.proto.type) {
      case Type.STRING:
      case Type.BYTES:
        return this.#readString(shown);
      case Type.BOOL:
        return this.#readBool(shown);
      case Type.FLOAT:
      case Type.DOUBLE:
        return this.#readNumber(shown);
      default:
        return this.#readInteger(field.proto.type, shown);
    }
  }

  #readString(shown: string): Uint8Array {
    if (this.#tokens.current.kind !== "string")
      throw new TextFormatError(`${shown} must be a string in quotes, not ${this.#tokens.shown()}`);
    const parts: Uint8Array[] = [];
    while (this.#tokens.current.kind === "string") parts.push(unquoted(this.#tokens.next().text));
    return concatenated(parts);
  }

  #readBool(shown: string): bigint {
    const text = this.#tokens.shown();
    this.#tokens.next();
    if (["true", "True", "t", "1", "0x1", "01"].includes(text)) return 1n;
    if (["false", "False", "f", "0", "0x0", "00"].includes(text)) return 0n;
    throw new TextFormatError(`${shown} must be true or false, not ${text}`);
  }

  #readNumber(shown: string): number {
    const sign = this.#tokens.accept("-") ? -1 : 1;
    const { kind, text } = this.#tokens.current;
    this.#tokens.next();
    if (kind === "float") return sign * Number(text);
    if (kind === "integer" && /^(?:0|[1-9]\d*)$/.test(text)) return sign * Number(text);
    if (/^inf(?:inity)?$/i.test(text)) return sign * Number.POSITIVE_INFINITY;
    if (/^nan$/i.test(text)) return Number.NaN;
    throw new TextFormatError(`${shown} must be a number, not ${text}`);
  }

  #readInteger(type: Type | undefined, shown: string): bigint {
    const isNegative = this.#tokens.accept("-");
    const { kind, text } = this.#tokens.current;
    const magnitude = kind === "integer" ? parseInteger(text) : undefined;
    const value = magnitude === undefined ? undefined : isNegative ? -magnitude : magnitude;
    if (value === undefined || !fits(value, type) || (isNegative && !fits(-1n, type)))
      throw new TextFormatError(
        `${shown} cannot be ${isNegative ? "-" : ""}${this.#tokens.shown()}. It must be ${rangeText(type)}`,
      );
    this.#tokens.next();
    return value;
  }

  #readEnum(type: EnumNode, shown: string): bigint {
    const { kind, text } = this.#tokens.current;
    if (kind === "identifier") {
      const value = type.values.find(({ name }) => name === text);
      if (value === undefined)
        throw new TextFormatError(`${shown} cannot be ${text}, which the enum ${type.fullName} lacks`);
      this.#tokens.next();
      return BigInt(value.number);
    }
    const number = this.#readInteger(Type.INT32, shown);
    const isOpen = type.features.enumType === EnumType.OPEN;
    if (!isOpen && !type.values.some((value) => BigInt(value.number) === number))
      throw new TextFormatError(`${shown} cannot be ${number}, which the enum ${type.fullName} lacks`);
    return number;
  }

  /** Passes over the value of a field that was removed and whose name is reserved. */
  #skipField(): void {
    this.#tokens.accept(":");
    const closing: string[] = [];
    do {
      const { kind, text } = this.#tokens.next();
      if (kind === "end") throw new TextFormatError("the text ends too soon");
      if (kind === "symbol" && "{<[".includes(text)) closing.push(text);
      else if (kind === "symbol" && "}>]".includes(text)) closing.pop();
      else if (text === "-" && closing.length === 0) this.#tokens.next();
    } while (closing.length > 0);
    while (this.#tokens.current.kind === "string") this.#tokens.next();
  }
}

/** The field of a group, which text format calls by the name of its type. */
function groupNamed(name: string, type: MessageNode): FieldNode | undefined {
  const field = type.fieldsByName.get(name.toLowerCase());
  return field !== undefined && messageType(field)?.name === name && isGroupLike(field) ? field : undefined;
}

/** Whether the field is encoded, named and declared as a group is, by whatever syntax. */
export function isGroupLike(field: FieldNode): boolean {
  const type = messageType(field);
  if (type === undefined || !isDelimited(field) || field.name !== type.name.toLowerCase()) return false;
  return type.file === field.file && type.parent === field.parent;
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
