/** Compares generated codecs with protobufjs: random messages of random schemas, in both directions. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import protobuf from "protobufjs";
import * as assert from "uvu/assert";
import { compileFolder } from "../../src/codegen/compile-files.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import type { MessageCodec } from "../../src/wire/codec.ts";
import type { JsonCodec } from "../../src/wire/json/codec.ts";
import { codecsOf, type Plain, randomMessage, readByStock, toGenerated } from "../codegen/stock.ts";
import { randomSchema } from "./random-schema.ts";

const WIRE = join(import.meta.dirname, "../../src/wire");
const MESSAGES_EACH_SCHEMA = 2_500;

interface Generated {
  readonly codecs: ReadonlyMap<string, MessageCodec<Plain>>;
  readonly json: ReadonlyMap<string, JsonCodec<Plain>>;
}

/** @throws Error a message differs; the text has the schema */
export async function compareMessages(seed: number, count: number): Promise<void> {
  for (let done = 0, schemas = 0; done < count; done += MESSAGES_EACH_SCHEMA, schemas++) {
    const random = new SeededRandom(seed * 1_000_003 + schemas);
    const schema = randomSchema(random);
    try {
      await compareSchema(random, schema, Math.min(count - done, MESSAGES_EACH_SCHEMA));
    } catch (error) {
      throw new Error(`Schema ${schemas} of the seed ${seed} differs:\n${schema}`, { cause: error });
    }
  }
}

async function compareSchema(random: SeededRandom, schema: string, count: number): Promise<void> {
  const generated = await load(schema);
  const { root } = protobuf.parse(schema, { keepCase: true });
  root.resolveAll();
  const types = [...generated.codecs.keys()].map((typeName) => root.lookupType(typeName));
  for (let done = 0; done < count; done++) {
    const type = types[done % types.length];
    if (type !== undefined) compareMessage(random, type, generated);
  }
}

function compareMessage(random: SeededRandom, type: protobuf.Type, { codecs, json }: Generated): void {
  const typeName = type.fullName.slice(1);
  const codec = codecs.get(typeName);
  assert.ok(codec);
  const source = randomMessage(random, type);
  const bytes = type.encode(source).finish();
  const wanted = toGenerated(type, source, codecs);
  assert.equal(codec.decode(bytes), wanted, `${typeName} from protobufjs`);
  const encoded = codec.encode(wanted);
  assert.equal(codec.decode(encoded), wanted, `${typeName} to itself`);
  // In most cases the bytes are the same. If not, protobufjs wrote a default or another order.
  if (Buffer.compare(encoded, bytes) !== 0) {
    assert.equal(readByStock(type, encoded), readByStock(type, bytes), `${typeName} to protobufjs`);
    assert.is(type.encode(type.decode(encoded)).finish().length, encoded.length, `${typeName} by its length`);
  }
  if (random.below(10) === 0)
    assert.equal(json.get(typeName)?.fromJson(json.get(typeName)?.toJson(wanted)), wanted, `${typeName} as JSON`);
}

async function load(schema: string): Promise<Generated> {
  const folder = mkdtempSync(join(tmpdir(), "chatwire-differential-"));
  try {
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "schema.proto"), schema);
    const codecs = new Map<string, MessageCodec<Plain>>();
    const json = new Map<string, JsonCodec<Plain>>();
    for (const [path, text] of await compileFolder(folder, `./${relative(folder, WIRE)}`))
      writeFileSync(join(folder, path), text);
    const exports: Record<string, unknown> = await import(pathToFileURL(join(folder, "schema.ts")).href);
    for (const codec of codecsOf(exports)) codecs.set(codec.typeName, codec);
    const tables: Record<string, unknown> = await import(pathToFileURL(join(folder, "schema.json.ts")).href);
    for (const each of Object.values(tables)) if (isJson(each)) json.set(each.typeName, each);
    return { codecs, json };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function isJson(value: unknown): value is JsonCodec<Plain> {
  return typeof value === "object" && value !== null && "fromJson" in value;
}
