import * as assert from "uvu/assert";
import { Header, Message, MessageType } from "../../generated/chatwire/v1/message.ts";
import { encodeFrame } from "../../src/framing/frame-writer.ts";
import { GREASE_FIELD_BYTES_MAX, GREASE_FIRST, GREASE_LAST, Grease } from "../../src/framing/grease.ts";
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

test("fields-are-short-and-valid-protobuf-that-survives-as-unknown", () => {
  const grease = create();
  for (let index = 0; index < DRAWS; index += 1) {
    const field = grease.field();
    assert.ok(field.length <= GREASE_FIELD_BYTES_MAX);
    assert.equal(Header.decode(field).$unknown, field);
  }
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
    grease.touch(header);
    if (header.$unknown === undefined) continue;
    touched += 1;
    const frame = encodeFrame(header, new Uint8Array(0));
    assert.equal(Message.decode(frame.subarray(1)).header?.$unknown, header.$unknown);
  }
  assert.ok(touched > DRAWS / 100 && touched < DRAWS / 40, `${touched} headers`);
});
