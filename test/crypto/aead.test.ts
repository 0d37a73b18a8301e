import * as assert from "uvu/assert";
import { open, sealInto, tryOpen } from "../../src/crypto/aead.ts";
import { CryptoError } from "../../src/errors.ts";
import { suite } from "../suite.ts";
import { fromHex } from "./hex.ts";

const test = suite("aead");

// RFC 8439, section 2.8.2.
const KEY = fromHex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
const NONCE = fromHex("070000004041424344454647");
const DATA = fromHex("50515253c0c1c2c3c4c5c6c7");
const TEXT = new TextEncoder().encode(
  "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
);
const SEALED = fromHex(
  "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b3692ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc3ff4def08e4b7a9de576d26586cec64b6116" +
    "1ae10b594f09e26a7e902ecbd0600691",
);

test("sealing-follows-rfc-8439", () => {
  const output = new Uint8Array(SEALED.length + 5).fill(255);
  sealInto(output, 2, KEY, NONCE, DATA, TEXT);
  assert.equal(output.subarray(2, 2 + SEALED.length), SEALED);
  assert.equal([output[0], output[1], ...output.subarray(-3)], [255, 255, 255, 255, 255]);
});

test("opening-follows-rfc-8439", () => {
  assert.equal(open(KEY, NONCE, DATA, SEALED), TEXT);
});

test("tag-shorter-than-16-bytes-is-refused", () => {
  for (let length = 0; length < SEALED.length; length++) {
    assert.throws(
      () => open(KEY, NONCE, DATA, SEALED.subarray(0, length)),
      (error: unknown) => error instanceof CryptoError && error.code === "AUTH_FAILED",
    );
  }
});

test("wrong-key-nonce-or-associated-data-is-refused", () => {
  const changed = (bytes: Uint8Array) => bytes.map((byte, i) => (i === 0 ? byte ^ 1 : byte));
  for (const call of [
    () => open(changed(KEY), NONCE, DATA, SEALED),
    () => open(KEY, changed(NONCE), DATA, SEALED),
    () => open(KEY, NONCE, changed(DATA), SEALED),
    () => open(KEY, NONCE, DATA.subarray(1), SEALED),
  ]) {
    assert.throws(call, (error: unknown) => error instanceof CryptoError && error.code === "AUTH_FAILED");
  }
});

test("changed-ciphertext-opens-to-nothing-without-an-error", () => {
  assert.equal(tryOpen(KEY, NONCE, DATA, SEALED), TEXT);
  for (let at = 0; at < SEALED.length; at++) {
    const changed = Uint8Array.from(SEALED);
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.is(tryOpen(KEY, NONCE, DATA, changed), undefined);
  }
  assert.is(tryOpen(KEY, NONCE, DATA, SEALED.subarray(0, 15)), undefined);
});

test("errors-of-the-program-keep-their-stack-traces-after-a-forgery", () => {
  const { stackTraceLimit } = Error;
  assert.is(tryOpen(KEY, NONCE, DATA.subarray(1), SEALED), undefined);
  assert.is(Error.stackTraceLimit, stackTraceLimit);
  assert.ok(new Error("of the program").stack?.includes("aead.test"));
});

test("forgery-is-refused-in-a-program-that-has-frozen-the-limit-of-stack-traces", () => {
  const { stackTraceLimit } = Error;
  Object.defineProperty(Error, "stackTraceLimit", { writable: false });
  try {
    assert.is(tryOpen(KEY, NONCE, DATA.subarray(1), SEALED), undefined);
    assert.equal(tryOpen(KEY, NONCE, DATA, SEALED), TEXT);
  } finally {
    Object.defineProperty(Error, "stackTraceLimit", { writable: true, value: stackTraceLimit });
  }
});
