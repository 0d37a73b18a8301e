import * as assert from "uvu/assert";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { fromBase64, nodeBase64, toBase64, webBase64 } from "../../../src/wire/json/base64.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("base64 in JSON");

const LENGTHS = [0, 1, 2, 3, 31, 32, 33, 63, 64, 65, 66, 137, 2_048, 2_049];
/** A space, a letter beyond ASCII, and two that end with the bits of letters of the alphabet. */
const STRANGERS = [" ", "=", "!", "é", "\u0141", "\u2241"];

test("bytes-of-any-length-survive-with-and-without-padding-and-in-both-alphabets", () => {
  const random = new SeededRandom(SEED);
  for (const length of LENGTHS) {
    const bytes = random.bytes(length);
    const text = toBase64(bytes);
    assert.is(text, Buffer.from(bytes).toString("base64"));
    for (const each of [text, text.replace(/=+$/, ""), text.replaceAll("+", "-").replaceAll("/", "_")])
      assert.equal(fromBase64(each), new Uint8Array(bytes));
  }
});

test("results-share-no-bytes", () => {
  const texts = LENGTHS.map((length) => toBase64(new Uint8Array(length).fill(length)));
  const results = texts.map((text) => fromBase64(text));
  for (const [index, result] of results.entries())
    assert.equal(result, new Uint8Array(LENGTHS[index] ?? 0).fill(LENGTHS[index] ?? 0));
});

test("text-with-a-character-that-is-not-of-the-alphabet-is-refused", () => {
  const random = new SeededRandom(SEED);
  for (const length of LENGTHS.slice(1)) {
    const text = toBase64(random.bytes(length)).replace(/=+$/, "");
    for (const stranger of STRANGERS) {
      const at = random.below(text.length);
      assert.is(
        fromBase64(`${text.slice(0, at)}${stranger}${text.slice(at + 1)}=`),
        undefined,
        `${length} ${stranger}`,
      );
    }
  }
  for (const text of ["A", "AAAAA", "A=AA", "AA=A", "====", "A==="]) assert.is(fromBase64(text), undefined, text);
});

test("node-and-the-web-write-the-same-bytes", () => {
  const random = new SeededRandom(SEED);
  const [node, web] = [nodeBase64(), webBase64()];
  for (let count = 0; count < 5_000; count++) {
    const bytes = random.bytes(random.below(80));
    const text = web.base64Slice.call(bytes, 0, bytes.length);
    assert.is(text, node?.base64Slice.call(bytes, 0, bytes.length));
    for (const each of [text, `${text.slice(0, 5)}!${text.slice(6)}`]) {
      const [one, other] = [new Uint8Array(bytes.length), new Uint8Array(bytes.length)];
      assert.is(web.base64Write.call(one, each), node?.base64Write.call(other, each), each);
      assert.equal(one, other);
    }
  }
});
