import * as assert from "uvu/assert";
import { Capabilities } from "../../generated/chatwire/v1/capability.ts";
import { Header, Message, MessageType, Recipient } from "../../generated/chatwire/v1/message.ts";
import { encodeFrame, messageLength } from "../../src/framing/frame-writer.ts";
import { GREASE_FIELD_BYTES_MAX, GREASE_FIRST, GREASE_LAST, Grease, isGrease } from "../../src/framing/grease.ts";
import { encodeUnknownMessage } from "../../src/framing/unknown-message.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("grease");

const DRAWS = 10_000;

function create(): Grease {
  const random = new SeededRandom(SEED);
  return new Grease((length) => random.bytes(length));
}

test("numbers-are-reserved-ones-and-each-is-drawn", () => {
  const grease = create();
  const drawn = new Set(Array.from({ length: DRAWS }, () => grease.number()));
  assert.equal(
    [...drawn].sort(),
    Array.from({ length: 100 }, (_, index) => GREASE_FIRST + index),
  );
  assert.is(Math.max(...drawn), GREASE_LAST);
});

test("fields-are-short-and-valid-protobuf-of-each-wire-type-that-survives-as-unknown", () => {
  const grease = create();
  const wireTypes = new Set<number>();
  for (let index = 0; index < DRAWS; index += 1) {
    const field = grease.field();
    assert.ok(field.length <= GREASE_FIELD_BYTES_MAX);
    assert.equal(Header.decode(field).$unknown, field);
    wireTypes.add((field[0] ?? 0) & 7);
  }
  assert.equal([...wireTypes].sort(), [0, 1, 2, 5]);
});

test("lists-get-an-unknown-version-and-an-unknown-feature", () => {
  const { versions, features, $unknown } = create().extend(Capabilities.create({ versions: [1], features: [2] }));
  assert.equal(
    [versions.map(isGrease), features.map(isGrease)],
    [
      [false, true],
      [false, true],
    ],
  );
  assert.ok($unknown !== undefined);
});

test("some-values-of-enums-are-unknown-and-the-others-stay", () => {
  const grease = create();
  const values = Array.from({ length: DRAWS }, () => grease.enumValue(7));
  const changed = values.filter((value) => value !== 7);
  assert.ok(changed.length > DRAWS / 8 && changed.length < DRAWS / 2 && changed.every(isGrease));
});

test("some-messages-are-unknown-and-none-is-critical", () => {
  const grease = create();
  const messages = Array.from({ length: DRAWS }, () => grease.message()).filter((message) => message !== undefined);
  assert.ok(messages.length > DRAWS / 100 && messages.length < DRAWS / 40, `${messages.length} messages`);
  for (const message of messages) {
    const { header, body } = Message.decode(encodeUnknownMessage(message, 7));
    assert.is(header?.critical, false);
    assert.is(header?.sequence, 7);
    assert.is(body.case, undefined);
    assert.ok(message.command >= GREASE_FIRST && message.command <= GREASE_LAST);
  }
  assert.ok(messages.some(({ type }) => type === MessageType.EVENT));
  assert.ok(messages.some(({ type }) => type >= GREASE_FIRST));
});

test("some-headers-get-a-field-that-the-frame-carries", () => {
  const grease = create();
  let touched = 0;
  for (let index = 0; index < DRAWS; index += 1) {
    const header = Header.create({ type: MessageType.EVENT, sequence: 1 });
    grease.touch(header, 0, 512);
    if (header.$unknown === undefined) continue;
    touched += 1;
    const frame = encodeFrame(header, new Uint8Array(0));
    assert.equal(Message.decode(frame.subarray(1)).header?.$unknown, header.$unknown);
  }
  assert.ok(touched > DRAWS / 100 && touched < DRAWS / 40, `${touched} headers`);
});

test("field-in-a-header-keeps-the-message-within-its-limit-to-the-byte", () => {
  const grease = create();
  const bodyBytes = 900;
  const lengths = new Set<number>();
  for (let index = 0; index < 10 * DRAWS; index += 1) {
    // With the field, the header's own length may take a second byte.
    const user = "a".repeat(100 + (index % 24));
    const header = Header.create({ type: MessageType.REQUEST, sequence: 1 });
    header.recipient = Recipient.create({ target: { case: "user", value: user } });
    const before = messageLength(header, bodyBytes);
    grease.touch(header, bodyBytes, before + GREASE_FIELD_BYTES_MAX);
    if (header.$unknown === undefined) continue;
    const after = Message.encode(Message.create({ header })).length + bodyBytes;
    assert.ok(after <= before + GREASE_FIELD_BYTES_MAX, `${after - before} bytes more`);
    lengths.add(after - before);
  }
  assert.equal(
    [...lengths].sort((a, b) => a - b),
    [4, 5, 6, 7, 8, 9, 11],
  );
});
