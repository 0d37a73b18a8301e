/**
 * Messages of protobufjs, by reflection, to compare generated codecs with: random
 * messages, and their form in generated code.
 */

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import protobuf from "protobufjs";
import { featuresOf } from "../../src/codegen/breaking/parsed/features.ts";
import { propertyName } from "../../src/codegen/schema/names.ts";
import { protoFiles } from "../../src/codegen/source/schema-files.ts";
import type { SeededRandom } from "../../src/testing/seeded-random.ts";
import type { MessageCodec } from "../../src/wire/codec.ts";

export type Plain = Record<string, unknown>;

const LONG_TYPES = /64$/;
const UNSIGNED_TYPES = /^(uint|fixed)/;
const DEPTH_MAX = 4;

export function loadStock(folder: string): protobuf.Root {
  const root = new protobuf.Root();
  root.resolvePath = (_, target) => {
    if (target.startsWith("google/")) return fileURLToPath(import.meta.resolve(`protobufjs/${target}`));
    return target.startsWith(folder) ? target : join(folder, target);
  };
  const files = protoFiles(folder).map((path) => join(folder, path));
  return root.loadSync(files, { keepCase: true });
}

/** The codecs among the exports of a generated file. */
export function codecsOf(exports: Readonly<Record<string, unknown>>): MessageCodec<Plain>[] {
  return Object.values(exports).filter(isCodec);
}

function isCodec(value: unknown): value is MessageCodec<Plain> {
  return typeof value === "object" && value !== null && "typeName" in value && "decode" in value;
}

/** A message of protobufjs with random fields, some of them absent or at their defaults. */
export function randomMessage(random: SeededRandom, type: protobuf.Type, depth = 0): Plain {
  const message: Plain = {};
  const chosen = new Set(type.oneofsArray.map((oneof) => oneof.fieldsArray[random.below(oneof.fieldsArray.length)]));
  for (const field of type.fieldsArray) {
    // Generated code treats extensions as unknown fields.
    if (field.declaringField !== null) continue;
    if ((random.below(4) === 0 && !field.required) || (field.partOf !== null && !chosen.has(field))) continue;
    if (depth >= DEPTH_MAX && field.resolvedType instanceof protobuf.Type) continue;
    message[field.name] = randomField(random, field, depth);
  }
  return message;
}

function randomField(random: SeededRandom, field: protobuf.Field, depth: number): unknown {
  const count = random.below(4);
  if (field instanceof protobuf.MapField) {
    const entries: Plain = {};
    // protobufjs has its own form of 64-bit keys, so these maps stay empty.
    if (LONG_TYPES.test(field.keyType)) return entries;
    for (let index = 0; index < count; index++)
      entries[randomKey(random, field.keyType)] = randomValue(random, field, depth);
    return entries;
  }
  return field.repeated
    ? Array.from({ length: count }, () => randomValue(random, field, depth))
    : randomValue(random, field, depth);
}

function randomKey(random: SeededRandom, type: string): string {
  if (type === "bool") return String(random.below(2) === 0);
  return type === "string" ? randomText(random) : String(randomInteger(random, type));
}

function randomValue(random: SeededRandom, field: protobuf.Field, depth: number): unknown {
  if (field.resolvedType instanceof protobuf.Type) return randomMessage(random, field.resolvedType, depth + 1);
  if (field.resolvedType instanceof protobuf.Enum) {
    const numbers = Object.values(field.resolvedType.values);
    const closed = featuresOf(field.resolvedType).enum_type === "CLOSED";
    return random.below(5) === 0 && !closed ? random.below(1_000) : numbers[random.below(numbers.length)];
  }
  switch (field.type) {
    case "bool":
      return random.below(2) === 0;
    case "string":
      return randomText(random);
    case "bytes":
      return random.bytes(random.below(4) === 0 ? 0 : random.below(300));
    case "float":
      return Math.fround(random.below(1_000) / 7);
    case "double":
      return random.below(2 ** 32) / 7;
    default:
      return LONG_TYPES.test(field.type) ? randomLong(random, field) : randomInteger(random, field.type);
  }
}

function randomText(random: SeededRandom): string {
  const characters = ["a", "Z", " ", "é", "€", "😀", "\u0000"];
  const ascii = random.below(2) === 0;
  const length = random.below(5) === 0 ? random.below(200) : random.below(20);
  return Array.from({ length }, () => characters[random.below(ascii ? 3 : characters.length)]).join("");
}

function randomInteger(random: SeededRandom, type: string): number {
  const bits = random.next() >>> random.below(32);
  return UNSIGNED_TYPES.test(type) ? bits : bits | 0;
}

function randomLong(random: SeededRandom, field: protobuf.Field): unknown {
  const unsigned = UNSIGNED_TYPES.test(field.type);
  const small = random.below(1_000) - (unsigned ? 0 : 500);
  if (random.below(3) === 0) return new protobuf.util.Long(small, small < 0 ? -1 : 0, unsigned);
  const high = field.options?.["jstype"] === "JS_NUMBER" ? random.next() >>> 11 : random.next() >>> random.below(32);
  return new protobuf.util.Long(random.next() | 0, high | 0, unsigned);
}

/** The same message in the form of generated code. */
export function toGenerated(
  type: protobuf.Type,
  message: Plain,
  codecs: ReadonlyMap<string, MessageCodec<Plain>>,
): Plain {
  const codec = codecs.get(type.fullName.slice(1));
  if (codec === undefined) throw new Error(`The codec of ${type.fullName} is missing.`);
  const generated = codec.create();
  for (const field of type.fieldsArray) {
    if (!Object.hasOwn(message, field.name)) continue;
    const value = message[field.name];
    const name = propertyName(field.name);
    const convert = (item: unknown) => toGeneratedValue(field, item, codecs);
    const oneof = field.options?.["proto3_optional"] === true ? null : field.partOf;
    if (field instanceof protobuf.MapField) {
      generated[name] = new Map(
        Object.entries(value ?? {}).map(([key, item]) => [toGeneratedKey(field.keyType, key), convert(item)]),
      );
    } else if (Array.isArray(value)) generated[name] = value.map(convert);
    else if (oneof !== null) generated[propertyName(oneof.name)] = { case: name, value: convert(value) };
    else generated[name] = convert(value);
  }
  return generated;
}

function toGeneratedKey(type: string, key: string): unknown {
  if (type === "bool") return key === "true";
  return type === "string" ? key : Number(key);
}

function toGeneratedValue(
  field: protobuf.Field,
  value: unknown,
  codecs: ReadonlyMap<string, MessageCodec<Plain>>,
): unknown {
  if (field.resolvedType instanceof protobuf.Type) return toGenerated(field.resolvedType, { ...(value ?? {}) }, codecs);
  if (!LONG_TYPES.test(field.type)) return value;
  return field.options?.["jstype"] === "JS_NUMBER" ? Number(String(value)) : BigInt(String(value));
}

/** The message that protobufjs decodes, in a form that can be compared. */
export function readByStock(type: protobuf.Type, bytes: Uint8Array): Plain {
  return type.toObject(type.decode(bytes), { longs: String, bytes: String, defaults: true, oneofs: true });
}
