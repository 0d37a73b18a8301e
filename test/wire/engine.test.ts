import { isUtf8 } from "node:buffer";
import * as assert from "uvu/assert";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { isExact, isWellFormed, nodeEngine, webEngine } from "../../src/wire/engine.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("engine");

const node = nodeEngine();
const web = webEngine();

const TEXTS = ["", "a", "Zoë", "\ufeffmark", "€", "😀", "a\ud800", "\udc00\ud800", "\ud83d😀", "\ufffd", "\u0000"];
const LETTERS = [0x41, 0x7f, 0x80, 0xbf, 0xc2, 0xe2, 0xed, 0xa0, 0xef, 0xbb, 0xbd, 0xf0, 0x9f, 0xf4, 0xff];

function randomBytes(random: SeededRandom): Uint8Array {
  return Uint8Array.from({ length: random.below(12) }, () => LETTERS[random.below(LETTERS.length)] ?? 0);
}

test("the-conversions-of-node-are-used-in-node", () => {
  assert.ok(node);
});

test("any-bytes-become-the-same-text-in-node-and-in-the-web", () => {
  const random = new SeededRandom(SEED);
  for (let count = 0; count < 20_000; count++) {
    const bytes = randomBytes(random);
    const text = web.utf8Slice(bytes, 0, bytes.length);
    assert.is(text, node?.utf8Slice(bytes, 0, bytes.length));
    assert.is(isExact(text, bytes, 0, bytes.length), isUtf8(bytes), Buffer.from(bytes).toString("hex"));
  }
});

test("any-text-becomes-the-same-bytes-in-node-and-in-the-web", () => {
  for (const engine of [node, web]) {
    for (const text of TEXTS) {
      const memory = new Uint8Array(20).fill(7);
      const wanted = Buffer.from(text);
      assert.is(engine?.utf8Write(memory, text, 2), wanted.length);
      assert.equal(memory.subarray(2, 2 + wanted.length), new Uint8Array(wanted));
      assert.is(memory[2 + wanted.length], 7);
      assert.is(engine?.utf8Length(text), wanted.length);
    }
  }
});

test("ascii-bytes-become-their-characters-beside-any-other-bytes", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  for (const engine of [node, web]) {
    const text = engine?.latin1Slice(bytes, 0, 256) ?? "";
    assert.is(text.length, 256);
    assert.is(text.slice(0, 128), String.fromCharCode(...bytes.subarray(0, 128)));
  }
});

test("a-lone-surrogate-makes-a-text-ill-formed", () => {
  assert.equal(
    TEXTS.filter((text) => !isWellFormed(text)),
    ["a\ud800", "\udc00\ud800", "\ud83d😀"],
  );
});

test("a-buffer-that-is-not-like-that-of-node-is-not-used", () => {
  const real = globalThis.Buffer;
  try {
    for (const other of [undefined, class {}, class extends Uint8Array {}]) {
      Reflect.set(globalThis, "Buffer", other);
      assert.is(nodeEngine(), undefined);
    }
  } finally {
    globalThis.Buffer = real;
  }
});
