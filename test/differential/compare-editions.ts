/**
 * Compares generated codecs with protobuf-es: random messages of random schemas of editions, with extensions. Both
 * write the fields in the order of their numbers, so that the bytes must be the same, too.
 */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type DescEnum,
  type DescMessage,
  equals,
  fromBinary,
  fromJson,
  getExtension,
  hasExtension,
  type Message,
  type Registry,
  toBinary,
  toJson,
} from "@bufbuild/protobuf";
import { isReflectMessage, type ReflectMessage, reflect } from "@bufbuild/protobuf/reflect";
import { BinaryReader } from "@bufbuild/protobuf/wire";
import * as assert from "uvu/assert";
import { compileFolder } from "../../src/codegen/compile-files.ts";
import { DecodeError } from "../../src/errors.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import type { Extensible } from "../../src/wire/extension.ts";
import { type JsonCodec, type JsonExtension, JsonRegistry } from "../../src/wire/json/codec.ts";
import { codecsOf } from "../codegen/stock.ts";
import {
  type AnyExtension,
  extensionsOf,
  type Generated,
  type Plain,
  randomMessage,
  toGenerated,
  toGeneratedValue,
} from "./es-messages.ts";
import { randomEditionSchemas } from "./random-editions.ts";
import { registryOf } from "./schema-registry.ts";

const WIRE = join(import.meta.dirname, "../../src/wire");
const MESSAGES_EACH_SCHEMA = 1_000;

interface Subject extends Generated {
  readonly registry: Registry;
  /** Of the schema's twin. */
  readonly twins: Registry;
  readonly json: ReadonlyMap<string, JsonCodec<Plain>>;
  readonly jsonRegistry: JsonRegistry;
}

/** @throws Error a message differs; the text has the schema */
export async function compareEditions(seed: number, count: number): Promise<void> {
  for (let done = 0, schemas = 0; done < count; done += MESSAGES_EACH_SCHEMA, schemas++) {
    const random = new SeededRandom(seed * 1_000_003 + schemas);
    const { schema, twin } = randomEditionSchemas(random);
    try {
      compareSchema(random, await load(schema, twin), Math.min(count - done, MESSAGES_EACH_SCHEMA));
    } catch (error) {
      throw new Error(`Schema ${schemas} of the seed ${seed} differs:\n${schema}`, { cause: error });
    }
  }
}

function compareSchema(random: SeededRandom, subject: Subject, count: number): void {
  const types = messagesOf(subject.registry);
  for (let done = 0; done < count; done++) {
    const desc = types[done % types.length];
    if (desc === undefined) return;
    compareMessage(random, desc, subject);
    compareTwin(random, desc, subject);
  }
}

function messagesOf(registry: Registry): DescMessage[] {
  return [...registry].filter((each) => each.kind === "message");
}

function compareMessage(random: SeededRandom, desc: DescMessage, subject: Subject): void {
  const { typeName } = desc;
  const { registry, codecs, json, jsonRegistry } = subject;
  const codec = codecs.get(typeName);
  assert.ok(codec);
  const source = randomMessage(random, registry, desc);
  const bytes = toBinary(desc, source);
  const wanted = toGenerated(registry, desc, source, subject);
  assert.is(hex(codec.encode(wanted)), hex(bytes), `${typeName} from its values`);
  const decoded = codec.decode(bytes);
  assert.is(hex(codec.encode(decoded)), hex(bytes), `${typeName} from protobuf-es`);
  checkOrder(bytes, desc);
  compareExtensions(desc, source, decoded, subject);
  if (random.below(5) > 0) return;
  // Of floats, we print as many digits as they have, and protobuf-es those of a double. Each reads the other's.
  const form = json.get(typeName);
  assert.ok(form);
  // Encoded once, because protobuf-es rounds floats only then.
  const same = (message: Uint8Array) => equals(desc, fromBinary(desc, message), source, { registry, extensions: true });
  const fromTheirs = form.fromJson(toJson(desc, source, { registry }), { registry: jsonRegistry });
  assert.ok(same(codec.encode(fromTheirs)), `${typeName} from the JSON of protobuf-es`);
  const ours = jsonOf(form.toJson(decoded, { registry: jsonRegistry }));
  assert.ok(same(toBinary(desc, fromJson(desc, ours, { registry }))), `${typeName} from our JSON`);
}

function jsonOf(value: unknown) {
  return JSON.parse(JSON.stringify(value, (_, item) => (Object.is(item, -0) ? "-0" : item)));
}

function compareExtensions(desc: DescMessage, source: Message, decoded: Extensible, subject: Subject): void {
  for (const extension of extensionsOf(subject.registry, desc)) {
    const ours = subject.extensions.get(extension.typeName);
    assert.ok(ours, extension.typeName);
    const has = hasExtension(source, extension);
    assert.is(ours.has(decoded), has, `${extension.typeName} is there`);
    if (!has) continue;
    const wanted = toGeneratedValue(subject.registry, extension, getExtension(source, extension), subject);
    assert.equal(ours.get(decoded), wanted, extension.typeName);
  }
}

/** The numbers of fields do not fall. Extensions follow, as unknown fields do. */
function checkOrder(bytes: Uint8Array, desc: DescMessage): void {
  const known = new Set(desc.fields.map(({ number }) => number));
  let last = 0;
  for (const number of fieldNumbers(bytes)) {
    if (!known.has(number)) continue;
    assert.ok(number >= last, `${desc.typeName}: field ${number} after ${last}`);
    last = number;
  }
}

function fieldNumbers(bytes: Uint8Array): number[] {
  const reader = new BinaryReader(bytes);
  const numbers: number[] = [];
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    reader.skip(wireType, number);
    numbers.push(number);
  }
  return numbers;
}

/** Decodes what a sender with other features writes: both decoders refuse it, or both read the same. */
function compareTwin(random: SeededRandom, desc: DescMessage, { registry, twins, codecs, extensions }: Subject): void {
  const { typeName } = desc;
  const twin = twins.getMessage(typeName);
  const codec = codecs.get(typeName);
  assert.ok(twin && codec);
  const bytes = toBinary(twin, randomMessage(random, twins, twin));
  const theirs = valueOrError(() => fromBinary(desc, bytes));
  const ours = valueOrError(() => codec.decode(bytes));
  if (theirs === undefined || ours === undefined) {
    assert.is(ours, theirs, `${typeName} of another sender is refused by one of the two: ${hex(bytes)}`);
    return;
  }
  const again = fromBinary(desc, codec.encode(ours));
  for (const each of [theirs, again]) removeUnnamed(reflect(desc, each));
  assert.ok(
    equals(desc, again, theirs),
    `${typeName} of another sender: ${hex(bytes)} became ${hex(codec.encode(ours))}`,
  );
  for (const extension of extensionsOf(registry, desc)) {
    const accessors = extensions.get(extension.typeName);
    assert.is(accessors?.has(ours), hasExtension(theirs, extension), extension.typeName);
  }
}

/**
 * Removes what protobuf-es leaves in lists and maps of closed enums although the schema has no name for it. There it
 * belongs to the unknown fields.
 */
function removeUnnamed(message: ReflectMessage): void {
  const isUnnamed = ({ open, values }: DescEnum, item: unknown) =>
    !open && !values.some(({ number }) => number === item);
  for (const field of message.fields) {
    if (!message.isSet(field)) continue;
    if (field.fieldKind === "message") removeUnnamed(message.get(field));
    else if (field.fieldKind === "list") {
      const list = message.get(field);
      const items = [...list];
      for (const item of items) if (isReflectMessage(item)) removeUnnamed(item);
      const type = field.enum;
      if (type === undefined || !items.some((item) => isUnnamed(type, item))) continue;
      list.clear();
      for (const item of items) if (!isUnnamed(type, item)) list.add(item);
    } else if (field.fieldKind === "map") {
      const map = message.get(field);
      for (const [key, item] of [...map])
        if (isReflectMessage(item)) removeUnnamed(item);
        else if (field.enum !== undefined && isUnnamed(field.enum, item)) map.delete(key);
    }
  }
}

/** @returns undefined if it throws what decoders throw */
function valueOrError<T extends object>(decode: () => T): T | undefined {
  try {
    return decode();
  } catch (error) {
    // protobuf-es throws errors of several kinds.
    if (error instanceof DecodeError || error instanceof Error) return undefined;
    throw error;
  }
}

async function load(schema: string, twin: string): Promise<Subject> {
  const folder = mkdtempSync(join(tmpdir(), "chatwire-differential-"));
  try {
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "schema.proto"), schema);
    for (const [path, text] of await compileFolder(folder, `./${relative(folder, WIRE)}`))
      writeFileSync(join(folder, path), text);
    const exports: Record<string, unknown> = await import(pathToFileURL(join(folder, "schema.ts")).href);
    const tables: Record<string, unknown> = await import(pathToFileURL(join(folder, "schema.json.ts")).href);
    const json = Object.values(tables).filter(isJson);
    return {
      registry: registryOf(schema),
      twins: registryOf(twin),
      codecs: new Map(codecsOf(exports).map((codec) => [codec.typeName, codec])),
      extensions: new Map(
        Object.values(exports)
          .filter(isExtension)
          .map((each) => [each.fullName, each]),
      ),
      json: new Map(json.map((each) => [each.typeName, each])),
      jsonRegistry: new JsonRegistry(Object.values(tables).filter(isJsonExtension)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function isJson(value: unknown): value is JsonCodec<Plain> {
  return typeof value === "object" && value !== null && "fromJson" in value;
}

function isExtension(value: unknown): value is AnyExtension {
  return typeof value === "object" && value !== null && "extendee" in value && "clear" in value;
}

function isJsonExtension(value: unknown): value is JsonExtension<Extensible> {
  return typeof value === "object" && value !== null && "extendee" in value && "write" in value;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
