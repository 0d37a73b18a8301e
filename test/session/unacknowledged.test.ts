/** What is kept until the other end acknowledges it, with the number and the command that it was sent with. */

import * as assert from "uvu/assert";
import { Header, MessageType } from "../../generated/chatwire/v1/message.ts";
import { encodeFrame } from "../../src/framing/frame-writer.ts";
import { KeptFrames } from "../../src/session/kept-frames.ts";
import { Unacknowledged } from "../../src/session/unacknowledged.ts";
import { suite } from "../suite.ts";

const test = suite("unacknowledged messages");

const encoded = new Uint8Array(10);
/** Of the protocol, of schemas of users, and beyond all that are kept as a number. */
const COMMANDS = [1, 1_023, 1_024, 8_999, 10_000, 65_535, 65_536, 2 ** 32 - 1];
/** First numbers of the messages; the last one leaves room for one message for each command. */
const FIRST_NUMBERS = [1, 70_000, 2 ** 32 - COMMANDS.length];

/** Each message counts for 64 bytes more than its body. */
const LIST_BYTES = COMMANDS.length * (encoded.length + 64);
const POSTED = {
  messages: COMMANDS.map((command) => ({ command, encoded, isKept: true })),
  keptBytes: LIST_BYTES,
  isShared: true,
};

for (const first of FIRST_NUMBERS) {
  test(`event-of-any-command-is-sent-again-as-it-was-posted-from-number-${first}`, () => {
    const create = (): Unacknowledged => new Unacknowledged(10_000, first - 1);
    const [posted, alone, added] = [create(), create(), create()];
    posted.addPosted(POSTED, first);
    alone.addPosted({ ...POSTED, isShared: false }, first);
    const expected = COMMANDS.map((command, index) => ({ command, sequence: first + index }));
    for (const { command, sequence } of expected)
      added.add(Header.create({ type: MessageType.EVENT, command, sequence }), encoded);
    for (const kept of [posted, alone, added]) {
      assert.equal(sentAgain(kept), expected);
      kept.acknowledge(first + 4);
      assert.equal(sentAgain(kept), expected.slice(5));
      kept.acknowledge(first + 7);
      assert.equal([sentAgain(kept), kept.bytes], [[], 0]);
    }
  });
}

test("past-the-limit-the-oldest-of-a-list-are-dropped-one-by-one", () => {
  let change = 0;
  const [each, left] = [encoded.length + 64, 3];
  const kept = new Unacknowledged(left * each, 0, (bytes) => {
    change += bytes;
  });
  for (let list = 0; list < 2; list++) kept.addPosted(POSTED, 1 + list * COMMANDS.length);
  assert.equal([kept.bytes, change], [left * each, left * each]);
  assert.is(kept.goneUpTo, 2 * COMMANDS.length - left);
  assert.equal(
    sentAgain(kept).map(({ sequence }) => sequence),
    [14, 15, 16],
  );
  kept.clear();
  assert.equal([kept.bytes, change, kept.goneUpTo, sentAgain(kept)], [0, 0, 2 * COMMANDS.length, []]);
});

test("messages-of-a-list-that-are-not-kept-are-not-sent-again", () => {
  const kept = new Unacknowledged(100_000, 0);
  const messages = POSTED.messages.map((message, index) => ({ ...message, isKept: index % 2 === 0 }));
  kept.addPosted({ messages, keptBytes: LIST_BYTES / 2, isShared: true }, 1);
  assert.equal(
    sentAgain(kept).map(({ sequence }) => sequence),
    [1, 3, 5, 7],
  );
});

test("kept-response-is-sent-again-with-its-header", () => {
  const kept = new Unacknowledged(1_000, 0);
  const header = { type: MessageType.RESPONSE, command: 20, sequence: 7, answers: 4 };
  kept.add(Header.create({ ...header, received: 3 }), encoded);
  kept.add(Header.create({ ...header, sequence: 8, $unknown: new Uint8Array(1) }), encoded);
  const [plain, other] = kept.messages();
  assert.equal(plain?.header, Header.create(header));
  assert.equal(other?.header.$unknown, new Uint8Array(1));
});

/** Messages with these bodies, in their frames. */
function framesOf(bodies: readonly number[], first: number): KeptFrames {
  const frames = bodies.map((length, index) => {
    const header = Header.create({ type: MessageType.RESPONSE, command: 20, sequence: first + index, answers: 4 });
    return encodeFrame(header, new Uint8Array(length).fill(0xf0));
  });
  const keptBytes = bodies.reduce((sum, length) => sum + length + 64, 0);
  return new KeptFrames(Buffer.concat(frames).toString("latin1"), bodies.length, keptBytes);
}

const BODIES = [0, 3, 200, 20_000, 7];

test("messages-in-their-frames-are-sent-again-as-they-were-and-acknowledged-one-by-one", () => {
  for (const first of FIRST_NUMBERS) {
    const kept = new Unacknowledged(100_000, first - 1);
    kept.addFrames(framesOf(BODIES, first), first);
    kept.add(Header.create({ type: MessageType.EVENT, command: 20, sequence: first + BODIES.length }), encoded);
    for (let count = 0; count <= BODIES.length; count++) {
      const lengths = [...kept.messages()].map((message) => message.encoded.length);
      assert.equal(lengths, [...BODIES, encoded.length].slice(count));
      assert.equal(
        sentAgain(kept).map(({ sequence }) => sequence - first),
        [0, 1, 2, 3, 4, 5].slice(count),
      );
      assert.is(
        kept.bytes,
        [...BODIES, encoded.length].slice(count).reduce((sum, length) => sum + length + 64, 0),
      );
      kept.acknowledge(first + count);
    }
    assert.equal([kept.bytes, sentAgain(kept)], [0, []]);
  }
});

test("past-the-limit-the-oldest-of-those-in-frames-are-dropped", () => {
  const kept = new Unacknowledged(2 * 64 + 20_007, 0);
  kept.addFrames(framesOf(BODIES, 1), 1);
  assert.equal([kept.bytes, kept.goneUpTo], [2 * 64 + 20_007, 3]);
  assert.equal(
    [...kept.messages()].map((message) => [message.header.sequence, message.header.answers, message.encoded.length]),
    [
      [4, 4, 20_000],
      [5, 4, 7],
    ],
  );
  kept.clear();
  assert.equal([kept.bytes, kept.goneUpTo], [0, 5]);
});

function sentAgain(kept: Unacknowledged): { command: number; sequence: number }[] {
  return [...kept.messages()].map(({ header: { command, sequence } }) => ({ command, sequence }));
}
