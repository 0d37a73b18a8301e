import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as assert from "uvu/assert";
import { GetPeersResponse, Peer, PeersChanged } from "../../../generated/chatwire/v1/presence.ts";
import { DecodeError } from "../../../src/errors.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import type { MessageCodec } from "../../../src/wire/codec.ts";
import { timesOf } from "../../sample.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { load } from "../compiled.ts";
import { Maps } from "../map/generated/map.ts";
import { Closed, Groups } from "../proto2/generated/proto2.ts";
import { Repeated } from "../repeated/generated/repeated.ts";
import { codecsOf, type Plain } from "../stock.ts";

const test = suite("memory of decoded messages", { timeLimitMs: 60_000 });

const INPUT_BYTES = timesOf(262_144, 1_048_576);
const RATIO_MAX = 32;

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Bytes repeated up to a length. */
function repeated(...piece: number[]): Uint8Array {
  const bytes = new Uint8Array(INPUT_BYTES - (INPUT_BYTES % piece.length));
  for (let offset = 0; offset < bytes.length; offset += piece.length) bytes.set(piece, offset);
  return bytes;
}

function packed(tag: number, ...value: number[]): Uint8Array {
  const content = repeated(...value);
  return Uint8Array.from([tag, ...varint(content.length), ...content]);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return [...bytes, rest];
}

/** Entries of a map, each with another key. */
function entries(tag: number): Uint8Array {
  const bytes: number[] = [];
  for (let key = 0; bytes.length < INPUT_BYTES; key++) {
    const encoded = varint(key);
    bytes.push(tag, encoded.length + 1, 0x08, ...encoded);
  }
  return Uint8Array.from(bytes);
}

/** The codec of a schema with this content. */
async function codecOf(name: string, schema: string): Promise<MessageCodec<Plain>> {
  const loaded = await load(`syntax = "proto3"; package a; ${schema}`);
  const codecs = typeof loaded === "string" ? [] : codecsOf(loaded);
  const codec = codecs.find(({ typeName }) => typeName === `a.${name}`);
  if (codec === undefined) throw new Error(String(loaded));
  return codec;
}

function memoryBytes(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const CASES: readonly [name: string, decode: (bytes: Uint8Array) => unknown, bytes: Uint8Array][] = [
  ["empty-messages", GetPeersResponse.decode, repeated(0x0a, 0)],
  ["messages-with-unknown-fields", GetPeersResponse.decode, repeated(0x0a, 2, 0x78, 1)],
  ["short-texts", PeersChanged.decode, repeated(0x12, 2, 65, 66)],
  ["texts-that-are-cut-out-of-a-window", PeersChanged.decode, repeated(0x12, 13, ...new Array(13).fill(65))],
  ["texts-that-are-not-ascii", PeersChanged.decode, repeated(0x12, 2, 0xc3, 0xa9)],
  ["known-and-unknown-fields-in-turn", Peer.decode, repeated(0x28, 1, 0x78, 1)],
  ["packed-numbers", Repeated.decode, packed(0x0a, 1)],
  ["map-entries", Maps.decode, entries(0x12)],
  ["empty-groups", Groups.decode, repeated(0x2b, 0x2c)],
  ["unknown-numbers-of-a-closed-enum", Closed.decode, packed(0x1a, 9)],
];

/** Asserts that decoding takes no more memory than allowed, or is refused. */
function holds(name: string, decode: (bytes: Uint8Array) => unknown, bytes: Uint8Array): void {
  const before = memoryBytes();
  let decoded: unknown;
  try {
    decoded = decode(bytes);
  } catch (error) {
    assert.ok(error instanceof DecodeError && error.code === "TOO_LARGE", String(error));
    assert.ok(error.offset > 0 && error.offset <= bytes.length);
  }
  const ratio = (memoryBytes() - before) / bytes.length;
  assert.ok(ratio <= RATIO_MAX, `${name} take ${ratio.toFixed(1)} times their length`);
  assert.ok(decoded === undefined || typeof decoded === "object");
}

for (const [name, decode, bytes] of CASES)
  test(`${name}-take-at-most-${RATIO_MAX}-times-their-length`, () => holds(name, decode, bytes));

/** Messages in a list, each of fields with the value 1. */
function rows(tagsOfRow: () => readonly number[]): Uint8Array {
  const bytes: number[] = [];
  while (bytes.length < INPUT_BYTES) {
    const row = tagsOfRow().flatMap((tag) => [...varint(tag), 1]);
    bytes.push(0x0a, ...varint(row.length), ...row);
  }
  return Uint8Array.from(bytes);
}

function fields(count: number, type: string, name = "f"): string {
  return Array.from({ length: count }, (_, index) => `${type} ${name}${index} = ${index + 1};`).join("\n");
}

/** The tags of varint fields with the numbers from 1. */
function tags(count: number): number[] {
  return Array.from({ length: count }, (_, index) => 8 * (index + 1));
}

/** A random selection in a random order. */
function shuffled(random: SeededRandom, values: readonly number[], count = values.length): number[] {
  const left = [...values];
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)[0] ?? 0);
}

const TABLE = "message Table { repeated Row rows = 1; } message Row";

test("optional-fields-in-any-order-stay-within-the-limit", async () => {
  const random = new SeededRandom(SEED);
  for (const count of [7, 8, 15, 60]) {
    const { decode } = await codecOf("Table", `${TABLE} { ${fields(count, "optional bool")} }`);
    holds(
      `${count} fields`,
      decode,
      rows(() => shuffled(random, tags(count))),
    );
    const some = Math.min(count, 10);
    holds(
      `${some} of ${count} fields`,
      decode,
      rows(() => shuffled(random, tags(count), some)),
    );
    const sorted = () => shuffled(random, tags(count), some).sort((one, other) => one - other);
    holds(`${some} of ${count} fields in turn`, decode, rows(sorted));
  }
});

test("optional-fields-in-turn-are-decoded-in-any-number", async () => {
  const Table = await codecOf("Table", `${TABLE} { ${fields(60, "optional bool")} }`);
  let row = 0;
  const bytes = rows(() => tags(60).slice(row++ % 10, 30));
  assert.is(Object(Table.decode(bytes)["rows"]).length, row);
});

test("lists-of-one-value-stay-within-the-limit", async () => {
  const lists = await codecOf("Table", `${TABLE} { ${fields(15, "repeated string")} }`);
  const string = tags(15).flatMap((tag) => [tag + 2, 1, 65]);
  holds("lists", lists.decode, repeated(0x0a, string.length, ...string));
  const packedLists = await codecOf("Table", `${TABLE} { ${fields(15, "repeated uint32")} }`);
  const numbers = tags(15).flatMap((tag) => [tag + 2, 1, 1]);
  holds("packed lists", packedLists.decode, repeated(0x0a, numbers.length, ...numbers));
  holds(
    "lists of numbers",
    packedLists.decode,
    rows(() => tags(15)),
  );
  const bools = await codecOf("Table", `${TABLE} { ${fields(15, "repeated bool")} }`);
  holds("packed lists of bools", bools.decode, repeated(0x0a, numbers.length, ...numbers));
});

test("small-numbers-after-large-ones-stay-within-the-limit", async () => {
  // Unique names: V8 would share the shape of objects with the same keys as in other tests.
  const { decode } = await codecOf("Table", `${TABLE} { ${fields(15, "uint32", "number")} }`);
  const large = tags(15).flatMap((tag) => [tag, 0xff, 0xff, 0xff, 0xff, 15]);
  for (let round = 0; round < 50; round++) decode(repeated(0x0a, large.length, ...large).subarray(0, 3_036));
  const bytes = rows(() => tags(3));
  holds("numbers", decode, bytes);
});

test("message-that-takes-too-much-memory-is-refused-in-advance", () => {
  assert.throws(
    () => GetPeersResponse.decode(repeated(0x0a, 0)),
    (error: unknown) => error instanceof DecodeError && error.code === "TOO_LARGE" && error.offset < INPUT_BYTES,
  );
});

test("small-message-may-be-full-of-empty-ones", () => {
  const bytes = repeated(0x0a, 0).subarray(0, 4_000);
  assert.is(GetPeersResponse.decode(bytes).peers.length, 2_000);
});

test("encoded-message-full-of-empty-maps-is-decoded", async () => {
  const Table = await codecOf(
    "Table",
    `message Table { repeated Row rows = 1; }
     message Row {
       map<string, string> a = 1; map<string, string> b = 2; map<string, string> c = 3; map<string, string> d = 4;
       repeated string e = 5; repeated string f = 6; uint32 id = 7;
     }`,
  );
  const bytes = Array.from({ length: 500 }, (_, id) => Uint8Array.of(0x0a, 2, 0x38, (id % 127) + 1));
  const table = Table.decode(Buffer.concat(bytes));
  assert.equal(Table.decode(Table.encode(table)), table);
});

test("message-in-many-pieces-is-merged", async () => {
  const Outer = await codecOf(
    "Outer",
    `message Outer { Wide wide = 1; oneof o { Wide other = 2; } } message Wide { ${fields(365, "int32")} }`,
  );
  const pieces = Array.from({ length: INPUT_BYTES / 8 }, () => [0x0a, 2, 0x08, 7, 0x12, 2, 0x08, 7]);
  const { f0, f364 } = Object(Outer.decode(Uint8Array.from(pieces.flat()))["wide"]);
  assert.equal([f0, f364], [7, 0]);
});
