/** Holds the checked codecs against generated ones: they give up, or do the same. */

import { mkdtempSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { inspect, isDeepStrictEqual } from "node:util";
import * as assert from "uvu/assert";
import { compileFolder } from "../../../../src/codegen/compile-files.ts";
import { staleFiles, writeFiles } from "../../../../src/codegen/output-folder.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import type { MessageCodec } from "../../../../src/wire/codec.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";
import { importGenerated } from "../../generate-peers.ts";
import { BUFFER_BYTES } from "../../ours.ts";
import { gameState, mediaFrame, peerList, type Sample, textMessage } from "../../samples.ts";
import type { CheckedCodec } from "./checked.ts";
import { checkedGame } from "./game.ts";
import { checkedList } from "./list.ts";
import { checkedMedia } from "./media.ts";
import { checkedText } from "./text.ts";

const test = suite("checked codecs of the bench");
const ROOT = join(import.meta.dirname, "../../../..");
const MUTATIONS = 3_000;
const ODD_VALUES = [undefined, null, "", "\u00e9", "\ud800", "long ".repeat(40), -1, 1.5, 2 ** 31, 2 ** 53, Number.NaN];
const MORE_ODD_VALUES = [0, -0, 1, true, false, 5n, {}, [], new Uint8Array(0), new Uint8Array(20_000)];

test("checked-text-agrees-with-generated-code", () => agree(textMessage(), checkedText));
test("checked-media-agrees-with-generated-code", () => agree(mediaFrame(), checkedMedia));
test("checked-list-agrees-with-generated-code", () => agree(peerList(), checkedList));

test("checked-game-agrees-with-generated-code", async () => {
  const folder = mkdtempSync(join(ROOT, "node_modules", ".chatwire-checked-"));
  try {
    const files = compileFolder(join(ROOT, "test/bench/proto"), relative(folder, join(ROOT, "src/wire")));
    writeFiles(folder, files, staleFiles(folder, files));
    const { GameStateJson } = await importGenerated(join(folder, "game.json.ts"));
    agree(gameState(GameStateJson), checkedGame);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function agree<T>(
  { codec, messages }: Pick<Sample<T>, "codec"> & { messages: readonly T[] },
  checked: CheckedCodec<T>,
) {
  const random = new SeededRandom(SEED);
  const message = messages[random.below(messages.length)];
  if (message === undefined) throw new Error("The sample is empty.");
  const bytes = Buffer.from(codec.encode(message));
  assert.ok(isDeepStrictEqual(checked.read(bytes), message));
  for (let length = 0; length < bytes.length; length++) readsAlike(bytes.subarray(0, length), codec, checked);
  for (let count = 0; count < MUTATIONS; count++) {
    const mutated = Buffer.from(bytes);
    for (let times = 1 + random.below(3); times > 0; times--) mutated[random.below(bytes.length)] = random.below(256);
    readsAlike(mutated, codec, checked);
  }
  for (const odd of [...ODD_VALUES, ...MORE_ODD_VALUES])
    for (const other of withOdd(message, odd)) writesAlike(other, codec, checked);
}

function readsAlike<T>(bytes: Buffer, codec: MessageCodec<T>, checked: CheckedCodec<T>): void {
  const read = checked.read(bytes);
  if (read === undefined || isDeepStrictEqual(codec.decode(bytes), read)) return;
  assert.unreachable(bytes.toString("hex"));
}

function writesAlike<T>(message: T, codec: MessageCodec<T>, checked: CheckedCodec<T>): void {
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  let end = -1;
  try {
    end = checked.write(message, buffer, new DataView(buffer.buffer, buffer.byteOffset, buffer.length), 0);
  } catch (error) {
    // As if it gave up: a generated codec tells what is wrong.
    assert.instance(error, TypeError);
  }
  if (end < 0 || buffer.subarray(0, end).equals(codec.encode(message))) return;
  assert.unreachable(inspect(message));
}

/** Copies of a message with the value in one place each, also as an unknown field. Of lists, the first item has it. */
function* withOdd<T>(message: T, odd: unknown): Generator<T> {
  for (const path of pathsOf(message, [])) {
    const copy = structuredClone(message);
    const last = path.at(-1) ?? "";
    const holder = path
      .slice(0, -1)
      .reduce<unknown>((each, key) => (each instanceof Map ? each.get(key) : Reflect.get(Object(each), key)), copy);
    if (holder instanceof Map) holder.set(last, odd);
    else Reflect.set(Object(holder), last, odd);
    yield copy;
  }
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path): Path[] {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return [path];
  if (Array.isArray(value)) return [path, ...pathsOf(value[0], [...path, 0])];
  if (value instanceof Map) {
    const [key] = value.keys();
    return [path, ...pathsOf(value.get(key), [...path, key])];
  }
  const inner = Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...path, key]));
  return [...(path.length > 0 ? [path] : []), [...path, "$unknown"], ...inner];
}
