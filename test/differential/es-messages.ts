/** Messages of protobuf-es: random ones, and their form in generated code. */

import {
  create,
  type DescEnum,
  type DescExtension,
  type DescField,
  type DescMessage,
  getExtension,
  hasExtension,
  type Message,
  type Registry,
  ScalarType,
  setExtension,
} from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";
import type { SeededRandom } from "../../src/testing/seeded-random.ts";
import type { MessageCodec } from "../../src/wire/codec.ts";
import type { Extensible, Extension } from "../../src/wire/extension.ts";

export type Plain = Record<string, unknown>;
export type AnyExtension = Extension<Extensible, unknown>;

const DEPTH_MAX = 3;
const LIST_MAX = 4;
const UNSIGNED = new Set([ScalarType.UINT32, ScalarType.FIXED32, ScalarType.UINT64, ScalarType.FIXED64]);
/** Bytes that are no UTF-8, for the strings of the schema to which the bytes of its twin belong. */
const BROKEN_TEXT = Uint8Array.of(0x61, 0xc3);
const BROKEN_ONE_IN = 200;

/** The extensions that the registry has, by the message that they extend. */
export function extensionsOf(registry: Registry, { typeName }: DescMessage): DescExtension[] {
  return [...registry]
    .filter((each) => each.kind === "extension")
    .filter(({ extendee }) => extendee.typeName === typeName);
}

/** A message with random fields and extensions. Required fields are there. */
export function randomMessage(random: SeededRandom, registry: Registry, desc: DescMessage, depth = 0): Message {
  const isTooDeep = ({ message }: DescField | DescExtension) => depth >= DEPTH_MAX && message !== undefined;
  const drawn = (field: DescField | DescExtension) => randomField(random, registry, field, depth);
  const init: Plain = {};
  for (const member of desc.members) {
    if (member.kind === "oneof") {
      // One more than there are fields, for none of them.
      const field = member.fields[random.below(member.fields.length + 1)];
      if (field !== undefined && !isTooDeep(field))
        init[member.localName] = { case: field.localName, value: drawn(field) };
      continue;
    }
    const isRequired = member.presence === FeatureSet_FieldPresence.LEGACY_REQUIRED;
    if (isRequired || (random.below(4) > 0 && !isTooDeep(member))) init[member.localName] = drawn(member);
  }
  const message = create(desc, init);
  for (const extension of extensionsOf(registry, desc)) {
    if (random.below(2) === 0 || isTooDeep(extension)) continue;
    const value = drawn(extension);
    if (!Array.isArray(value) || value.length > 0) setExtension(message, extension, value);
  }
  return message;
}

function randomField(
  random: SeededRandom,
  registry: Registry,
  field: DescField | DescExtension,
  depth: number,
): unknown {
  const count = random.below(LIST_MAX);
  const single = ({ message, enum: type, scalar }: DescField | DescExtension): unknown => {
    if (message !== undefined) return randomMessage(random, registry, message, depth + 1);
    return type === undefined ? randomScalar(random, scalar ?? ScalarType.BOOL) : randomEnum(random, type);
  };
  if (field.fieldKind === "list") return Array.from({ length: count }, () => single(field));
  if (field.fieldKind !== "map") return single(field);
  const key = () => String(randomScalar(random, field.mapKey));
  return Object.fromEntries(Array.from({ length: count }, () => [key(), single(field)]));
}

function randomEnum(random: SeededRandom, { values, open }: DescEnum): number {
  // Open enums have numbers without a name, too.
  if (open && random.below(4) === 0) return random.below(1_000);
  return values[random.below(values.length)]?.number ?? 0;
}

function randomScalar(random: SeededRandom, type: ScalarType): unknown {
  switch (type) {
    case ScalarType.BOOL:
      return random.below(2) === 0;
    case ScalarType.STRING:
      return randomText(random);
    case ScalarType.BYTES:
      if (random.below(BROKEN_ONE_IN) === 0) return BROKEN_TEXT;
      return new Uint8Array(Buffer.from(randomText(random)));
    case ScalarType.FLOAT:
      return random.below(8) === 0 ? -0 : Math.fround(random.below(1_000) / 7);
    case ScalarType.DOUBLE:
      return random.below(8) === 0 ? Number.NEGATIVE_INFINITY : random.below(2 ** 32) / 7;
    default:
      return randomInteger(random, type);
  }
}

function randomInteger(random: SeededRandom, type: ScalarType): number | bigint {
  const bits = random.next() >>> random.below(32);
  const isWide = WIDE.has(type);
  if (!isWide) return UNSIGNED.has(type) ? bits : bits | 0;
  const wide = (BigInt(bits) << BigInt(random.below(33))) | BigInt(random.next());
  return UNSIGNED.has(type) ? BigInt.asUintN(64, wide) : BigInt.asIntN(64, random.below(2) === 0 ? wide : -wide);
}

const WIDE = new Set([ScalarType.INT64, ScalarType.SINT64, ScalarType.SFIXED64, ScalarType.UINT64, ScalarType.FIXED64]);

function randomText(random: SeededRandom): string {
  const characters = ["a", "Z", " ", "é", "€", "😀", "\u0000"];
  const isAscii = random.below(2) === 0;
  const length = random.below(5) === 0 ? random.below(200) : random.below(20);
  return Array.from({ length }, () => characters[random.below(isAscii ? 3 : characters.length)]).join("");
}

/** What generated code has for a schema. */
export interface Generated {
  readonly codecs: ReadonlyMap<string, MessageCodec<Plain>>;
  /** By their full names. */
  readonly extensions: ReadonlyMap<string, AnyExtension>;
}

/** The same message in the form of generated code, with its extensions set by their accessors. */
export function toGenerated(registry: Registry, desc: DescMessage, message: Message, generated: Generated): Plain {
  const codec = generated.codecs.get(desc.typeName);
  if (codec === undefined) throw new Error(`The codec of ${desc.typeName} is missing.`);
  const init: Plain = {};
  const fields: Plain = { ...message };
  for (const member of desc.members) {
    const value = fields[member.localName];
    // Defaults are on the prototype.
    if (value === undefined) continue;
    if (member.kind === "field") init[member.localName] = toGeneratedValue(registry, member, value, generated);
    else if (isChosen(value)) {
      const field = member.fields.find(({ localName }) => localName === value.case);
      if (field !== undefined)
        init[member.localName] = { case: value.case, value: toGeneratedValue(registry, field, value.value, generated) };
    }
  }
  const result: Plain & Extensible = codec.create(init);
  for (const extension of extensionsOf(registry, desc)) {
    if (!hasExtension(message, extension)) continue;
    const value = toGeneratedValue(registry, extension, getExtension(message, extension), generated);
    generated.extensions.get(extension.typeName)?.set(result, value);
  }
  return result;
}

function isChosen(value: unknown): value is { readonly case: string; readonly value: unknown } {
  return typeof value === "object" && value !== null && "case" in value && value.case !== undefined;
}

export function toGeneratedValue(
  registry: Registry,
  field: DescField | DescExtension,
  value: unknown,
  generated: Generated,
): unknown {
  const { message } = field;
  const single = (item: unknown) =>
    message !== undefined && isMessage(item) ? toGenerated(registry, message, item, generated) : item;
  if (Array.isArray(value)) return value.map(single);
  if (field.fieldKind !== "map") return single(value);
  const entries = Object.entries(value ?? {});
  return new Map(entries.map(([key, item]) => [keyOf(field.mapKey, key), single(item)]));
}

function isMessage(value: unknown): value is Message {
  return typeof value === "object" && value !== null && "$typeName" in value;
}

function keyOf(type: ScalarType, key: string): unknown {
  if (type === ScalarType.STRING) return key;
  if (type === ScalarType.BOOL) return key === "true";
  return WIDE.has(type) ? BigInt(key) : Number(key);
}
