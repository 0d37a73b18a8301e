/** Events that go to many: only noted until anything else is sent, and yet on the wire what they would be without that. */

import * as assert from "uvu/assert";
import { TextReceivedEvent } from "../../generated/chatwire/v1/rules.ts";
import { Text, TextReceived } from "../../generated/chatwire/v1/text.ts";
import { ClosedError } from "../../src/errors.ts";
import { FRAME_OVERHEAD_BYTES } from "../../src/framing/frame-writer.ts";
import { PostedList } from "../../src/session/posted-list.ts";
import { type PostedMessage, SharedEvent, SharedEvents } from "../../src/session/shared-event.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { SessionPair } from "./session-pair.ts";

const test = suite("posted events");

const SEEDS = 30;
const STEPS = 400;

test("posted-events-travel-as-emitted-ones-do", () => {
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    const [emitted, posted] = [new SessionPair(seed, {}, false), new SessionPair(seed, {}, false)];
    posted.posts = true;
    const bytes = [emitted, posted].map((pair) => script(pair, new SeededRandom(seed)));
    assert.equal(bytes[1], bytes[0], `seed ${seed}`);
    assert.equal(posted.arrived, emitted.arrived, `seed ${seed}`);
    assert.is(posted.server.keptBytes, emitted.server.keptBytes, `seed ${seed}`);
  }
});

test("events-that-go-to-many-are-on-the-wire-of-each-what-they-would-be-alone", () => {
  const random = new SeededRandom(SEED);
  const receivers = Array.from({ length: 6 }, () => new Receiver());
  for (let turn = 0; turn < 300; turn++) {
    // Some get fewer, so that their numbers differ, and pass 128 and 16,384 at other times.
    const behind = random.below(receivers.length);
    const batch: SharedEvent[] = [];
    for (let count = random.below(turn === 100 ? 20_000 : 20); count >= 0; count--) {
      const text = Text.create({ textId: count, text: "x".repeat(random.below(count % 7 === 0 ? 4_000 : 200)) });
      const shared = new SharedEvent(TextReceivedEvent, TextReceivedEvent.wrap(TextReceived.create({ text })));
      batch.push(shared);
      if (batch.length < 1 + (count % 3)) continue;
      const events = new SharedEvents(batch.splice(0));
      for (const [index, receiver] of receivers.entries()) if (index >= behind) receiver.send(events);
    }
    for (const [index, receiver] of receivers.entries()) receiver.check(`receiver ${index} in turn ${turn}`);
  }
});

test("list-with-a-long-body-has-no-template-which-would-copy-it-for-each-receiver", () => {
  const nothing = PostedList.empty();
  const short = nothing.with(eventOf(100)).with(eventOf(100));
  const long = nothing.with(eventOf(4_000)).with(eventOf(100));
  for (const list of [short, long]) assert.is(list.templateFor(1), undefined);
  assert.ok(short.templateFor(5) !== undefined);
  assert.is(long.templateFor(5), undefined);
});

test("two-servers-of-one-process-share-no-lists-and-take-none-from-each-other", () => {
  const [one, other] = [PostedList.empty(), PostedList.empty()];
  const [ours, theirs] = [eventOf(1), eventOf(2)];
  const list = one.with(ours);
  assert.is.not(other.with(ours), list);
  other.with(theirs);
  assert.is(one.with(ours), list);
});

test("posted-events-wait-in-few-bytes-and-count-as-waiting", () => {
  const pair = new SessionPair(SEED);
  pair.posts = true;
  for (let count = 0; count < 10; count++) pair.emitText();
  assert.ok(pair.server.waitingBytes > 0);
  const sent = pair.server.pollTransmit();
  assert.ok(sent !== undefined && sent.length <= pair.server.waitingBytes + 10 * FRAME_OVERHEAD_BYTES);
  assert.is(pair.server.waitingBytes, 0);
});

test("posted-events-of-a-session-that-ends-are-not-reported-as-kept", () => {
  const pair = new SessionPair(SEED);
  pair.posts = true;
  for (let count = 0; count < 10; count++) pair.emitText();
  pair.server.end(new ClosedError("CLOSED", "It ends."));
  assert.ok(pair.server.pollTransmit() !== undefined);
  assert.is(pair.reportedKept, 0);
});

test("posted-events-of-a-lost-stream-are-kept-for-the-next-one", () => {
  const pair = new SessionPair(SEED);
  pair.posts = true;
  for (let count = 0; count < 10; count++) pair.emitText();
  pair.server.detach();
  pair.resume(false);
  assert.equal(pair.arrived.client, pair.sent.server);
  assert.is(pair.arrived.client.length, 10);
});

/** A session that is posted events, and one that emits the same. */
class Receiver {
  readonly #posted = new SessionPair(SEED, {}, false).server;
  readonly #emitted = new SessionPair(SEED, {}, false).server;

  send(shared: SharedEvents): void {
    assert.ok(this.#posted.post(shared));
    for (const { event, body, encoded } of shared.events) this.#emitted.emit(event, body, encoded, 1_000);
  }

  check(what: string): void {
    const [posted, emitted] = [this.#posted, this.#emitted].map((each) => each.pollTransmit() ?? new Uint8Array());
    assert.ok(Buffer.compare(posted ?? EMPTY, emitted ?? EMPTY) === 0, what);
    assert.is(this.#posted.keptBytes, this.#emitted.keptBytes, what);
  }
}

const EMPTY = new Uint8Array(0);

function eventOf(length: number): PostedMessage {
  const text = Text.create({ text: "x".repeat(length) });
  return new SharedEvent(TextReceivedEvent, TextReceivedEvent.wrap(TextReceived.create({ text }))).posted;
}

/** Random actions, several between two transfers. Returns all that the server sent. */
function script(pair: SessionPair, random: SeededRandom): Uint8Array {
  const sent: Uint8Array[] = [];
  const { pollTransmit } = pair.server;
  pair.server.pollTransmit = (bytesMax) => {
    const bytes = pollTransmit.call(pair.server, bytesMax);
    if (bytes !== undefined) sent.push(bytes.slice());
    return bytes;
  };
  for (let step = 0; step < STEPS; step++) {
    pair.nowMs += 10;
    const choice = random.below(16);
    if (choice < 6) pair.emitText();
    else if (choice < 8) pair.emitTyping();
    else if (choice === 8) pair.relay();
    else if (choice === 9) pair.server.hold();
    else if (choice === 10) pair.server.release(pair.nowMs);
    else if (choice === 11) pair.server.releaseAll(pair.nowMs);
    else if (choice === 12) pair.changeState();
    else if (choice === 13) pair.step();
    else if (choice === 14) pair.resume(random.below(2) === 0);
    else pair.transfer();
  }
  pair.server.releaseAll(pair.nowMs);
  pair.transfer();
  return Buffer.concat(sent);
}
