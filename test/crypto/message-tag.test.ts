import { createHash } from "node:crypto";
import * as assert from "uvu/assert";
import { TagKey } from "../../src/crypto/message-tag.ts";
import { UsageError } from "../../src/errors.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("message tag");

const random = new SeededRandom(SEED);

test("tag-is-the-beginning-of-sha-256-of-key-and-message", () => {
  const secret = random.bytes(32);
  const key = new TagKey(secret);
  for (const length of [0, 17, 1_217, 4_096]) {
    const bytes = random.bytes(length);
    for (const part of [length, length >>> 1]) {
      const expected = createHash("sha256").update(secret).update(bytes.subarray(0, part)).digest();
      for (const tagBytes of [8, 16])
        assert.equal([...key.tag(bytes, part, tagBytes)], [...expected.subarray(0, tagBytes)]);
    }
  }
});

test("only-the-tag-of-the-same-bytes-and-key-verifies", () => {
  const key = new TagKey(random.bytes(32));
  const bytes = random.bytes(65);
  bytes.set(key.tag(bytes, 57, 8), 57);
  assert.ok(key.verifies(bytes, 8));
  assert.not(new TagKey(random.bytes(32)).verifies(bytes, 8));
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = (bytes[at] ?? 0) ^ 0x80;
    assert.not(key.verifies(bytes, 8), `byte ${at}`);
    bytes[at] = (bytes[at] ?? 0) ^ 0x80;
  }
  for (const length of [0, 7, 8, 64]) assert.not(key.verifies(bytes.subarray(0, length), 8));
  assert.not(key.verifies(new Uint8Array(4_097), 8));
});

test("key-message-and-tag-of-a-wrong-length-are-refused", () => {
  const isUsageError = (error: unknown): boolean => error instanceof UsageError;
  assert.throws(() => new TagKey(new Uint8Array(31)), isUsageError);
  const key = new TagKey(new Uint8Array(32));
  assert.throws(() => key.tag(new Uint8Array(4_097), 1, 8), isUsageError);
  assert.throws(() => key.tag(new Uint8Array(40), 40, 17), isUsageError);
});
