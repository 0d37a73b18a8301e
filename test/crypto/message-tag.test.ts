import { createHmac } from "node:crypto";
import * as assert from "uvu/assert";
import { TagKey } from "../../src/crypto/message-tag.ts";
import { UsageError } from "../../src/errors.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("message tag");

const random = new SeededRandom(SEED);

test("tag-is-the-beginning-of-hmac-sha-256", () => {
  const secret = random.bytes(32);
  const key = new TagKey(secret);
  for (const [head, rest] of [
    [0, 0],
    [17, 0],
    [17, 1_200],
    [96, 4_000],
  ] as const) {
    const parts = [random.bytes(head), random.bytes(rest)] as const;
    const expected = createHmac("sha256", secret).update(parts[0]).update(parts[1]).digest();
    for (const bytes of [8, 16, 32]) assert.equal([...key.tag(...parts, bytes)], [...expected.subarray(0, bytes)]);
  }
});

test("tag-of-other-bytes-or-of-another-key-does-not-verify", () => {
  const key = new TagKey(random.bytes(32));
  const [head, rest] = [random.bytes(17), random.bytes(40)];
  const tag = Uint8Array.from(key.tag(head, rest, 8));
  assert.ok(key.verify(tag, head, rest));
  assert.not(new TagKey(random.bytes(32)).verify(tag, head, rest));
  for (const part of [tag, head, rest]) {
    for (let at = 0; at < part.length; at++) {
      part[at] = (part[at] ?? 0) ^ 0x80;
      assert.not(key.verify(tag, head, rest));
      part[at] = (part[at] ?? 0) ^ 0x80;
    }
  }
});

test("key-and-message-of-a-wrong-length-are-refused", () => {
  assert.throws(
    () => new TagKey(new Uint8Array(31)),
    (error: unknown) => error instanceof UsageError,
  );
  const key = new TagKey(new Uint8Array(32));
  assert.throws(
    () => key.tag(new Uint8Array(1), new Uint8Array(4_096), 8),
    (error: unknown) => error instanceof UsageError,
  );
});
