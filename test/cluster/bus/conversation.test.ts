import * as assert from "uvu/assert";
import { BusPacket } from "../../../generated/chatwire/cluster/v1/bus.ts";
import { BusConversation, type BusConversationOptions, type BusEvent } from "../../../src/cluster/bus/conversation.ts";
import { DEFAULT_BUS_LIMITS, PACKET_MESSAGES_MAX, WINDOW_MESSAGES_MAX } from "../../../src/cluster/bus/limits.ts";
import { UsageError } from "../../../src/errors.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { VirtualTime } from "../../../src/testing/virtual-time.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("conversation over the bus");

/** What a bus does with packets. Default: it delivers each once after a millisecond. */
interface BusConditions {
  readonly loss?: number;
  readonly repetition?: number;
  /** Packets take one to so many milliseconds. */
  readonly delayMaxMs?: number;
}

/** One part of a server: its conversation, and what it has heard. */
class Part {
  readonly events: string[] = [];
  /** Packets that were published. */
  readonly packets: Uint8Array[] = [];
  conversation: BusConversation;

  constructor(options: BusConversationOptions) {
    this.conversation = new BusConversation(options);
  }

  /** What has arrived, as numbers, since the last "began". */
  get numbers(): number[] {
    const texts = this.events.slice(this.events.lastIndexOf("began") + 1);
    return texts.filter((text) => /^\d+$/.test(text)).map(Number);
  }
}

/** Two parts on virtual time, and the bus between them. */
class Pair {
  readonly time = new VirtualTime({ nowMs: 1_000 });
  readonly #random = new SeededRandom(SEED);
  readonly gateway: Part;
  readonly core: Part;
  conditions: BusConditions = {};

  constructor({ gateway = {}, core = {} }: Record<string, Partial<BusConversationOptions>> = {}) {
    this.gateway = new Part({ id: 1n, nowMs: 1_000, ...gateway });
    this.core = new Part({ id: 2n, token: 7, nowMs: 1_000, ...core });
  }

  /** Sends numbers as messages. */
  send(part: Part, ...numbers: number[]): void {
    for (const number of numbers) part.conversation.send(Buffer.from(String(number)));
    this.drain(part);
  }

  drain(part: Part): void {
    const { conversation } = part;
    for (let event = conversation.pollEvent(); event !== undefined; event = conversation.pollEvent())
      part.events.push(describe(event));
    for (
      let bytes = conversation.poll(this.time.nowMs);
      bytes !== undefined;
      bytes = conversation.poll(this.time.nowMs)
    ) {
      part.packets.push(bytes);
      this.#carry(bytes, part === this.core ? this.gateway : this.core);
    }
  }

  deliver(bytes: Uint8Array, to: Part): void {
    to.conversation.handle(bytes, this.time.nowMs);
    this.drain(to);
  }

  run(durationMs: number): void {
    const endMs = this.time.nowMs + durationMs;
    for (;;) {
      const timeouts = [this.gateway, this.core].map(({ conversation }) => conversation.nextTimeoutMs ?? endMs);
      const timeoutMs = Math.min(...timeouts);
      const nextMs = this.time.nextMs ?? endMs;
      if (Math.min(timeoutMs, nextMs) >= endMs) break;
      if (nextMs <= timeoutMs) this.time.runNext();
      else this.time.advanceTo(Math.max(timeoutMs, this.time.nowMs));
      for (const part of [this.gateway, this.core]) {
        part.conversation.handleTimeout(this.time.nowMs);
        this.drain(part);
      }
    }
    this.time.advanceTo(endMs);
  }

  #carry(bytes: Uint8Array, to: Part): void {
    const { loss = 0, repetition = 0, delayMaxMs = 1 } = this.conditions;
    const copies = this.#happens(repetition) ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      if (this.#happens(loss)) continue;
      const delayMs = 1 + this.#random.below(delayMaxMs);
      this.time.schedule(() => this.deliver(bytes, to), this.time.nowMs + delayMs);
    }
  }

  #happens(share: number): boolean {
    return this.#random.below(1_000) < share * 1_000;
  }
}

function describe(event: BusEvent): string {
  if (event.type === "message") return Buffer.from(event.bytes).toString();
  return event.type === "closed" ? `closed ${event.error.code}` : event.type;
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

test("messages-that-are-sent-before-the-other-part-is-there-arrive-once-it-is", () => {
  const pair = new Pair();
  pair.send(pair.gateway, 1, 2);
  pair.run(100);
  pair.send(pair.core, 3);
  pair.run(100);
  assert.equal(pair.core.events, ["began", "1", "2"]);
  assert.equal(pair.gateway.events, ["began", "3"]);
  assert.is(pair.gateway.conversation.waitingBytes, 0);
});

test("everything-arrives-once-and-in-order-over-a-bus-that-loses-repeats-and-reorders", () => {
  const pair = new Pair();
  pair.conditions = { loss: 0.3, repetition: 0.3, delayMaxMs: 30 };
  for (let number = 1; number <= 500; number++) {
    pair.send(pair.gateway, number);
    pair.send(pair.core, 10_000 + number);
    pair.run(10);
  }
  pair.run(60_000);
  assert.equal(pair.core.numbers, upTo(500));
  assert.equal(
    pair.gateway.numbers,
    upTo(500).map((number) => 10_000 + number),
  );
  assert.is(pair.core.events.filter((text) => text === "began").length, 1);
});

test("part-that-starts-anew-begins-anew-and-packets-from-before-begin-nothing", () => {
  const pair = new Pair();
  pair.send(pair.gateway, 1);
  pair.run(100);
  const old = pair.gateway.packets.at(-1) ?? new Uint8Array();
  pair.conditions = { loss: 1 };
  pair.send(pair.core, 2);
  pair.run(50);
  pair.gateway.conversation = new BusConversation({ id: 3n, nowMs: pair.time.nowMs });
  pair.conditions = {};
  pair.drain(pair.gateway);
  pair.run(2_000);
  pair.send(pair.core, 4);
  pair.send(pair.gateway, 5);
  pair.deliver(old, pair.core);
  pair.run(2_000);
  // The message 2 was for the part that has ended.
  assert.equal(pair.gateway.events, ["began", "began", "4"]);
  assert.equal(pair.core.events, ["began", "1", "began", "5"]);
  assert.is(pair.core.conversation.stale, 1);
});

test("core-whose-token-is-lower-than-one-seen-before-is-not-heard", () => {
  const pair = new Pair();
  pair.run(100);
  const packet = { sender: 9n, receiver: 1n, begunSeen: 1, first: 1, messages: [Buffer.from("99")], version: 1 };
  pair.deliver(BusPacket.encode(BusPacket.create({ ...packet, token: 6 })), pair.gateway);
  assert.equal(pair.gateway.events, ["began"]);
  pair.deliver(BusPacket.encode(BusPacket.create({ ...packet, token: 8 })), pair.gateway);
  assert.equal(pair.gateway.events, ["began", "began", "99"]);
  pair.send(pair.core, 1);
  pair.run(100);
  assert.equal(pair.gateway.events, ["began", "began", "99"]);
});

test("part-that-is-not-heard-counts-as-silent-until-it-is-heard-again", () => {
  const pair = new Pair();
  pair.run(100);
  pair.conditions = { loss: 1 };
  pair.send(pair.gateway, 1);
  pair.run(3_500);
  assert.equal(pair.gateway.events, ["began", "silent"]);
  pair.conditions = {};
  pair.run(3_000);
  assert.equal(pair.gateway.events, ["began", "silent", "heard"]);
  assert.equal(pair.core.events, ["began", "silent", "heard", "1"]);
});

test("part-that-begins-after-a-silence-begins-before-it-is-heard", () => {
  const pair = new Pair();
  pair.run(100);
  pair.conditions = { loss: 1 };
  pair.run(3_500);
  pair.conditions = {};
  pair.core.conversation = new BusConversation({ id: 3n, token: 8, nowMs: pair.time.nowMs });
  pair.drain(pair.core);
  pair.run(3_000);
  assert.equal(pair.gateway.events, ["began", "silent", "began", "heard"]);
});

test("part-that-does-not-take-what-is-sent-is-cut-and-not-waited-for", () => {
  const limits = { ...DEFAULT_BUS_LIMITS, windowBytesMax: 20, queueBytesMax: 40, packetBytes: 10 };
  const pair = new Pair({ core: { limits } });
  pair.run(100);
  pair.conditions = { loss: 1 };
  pair.core.packets.length = 0;
  for (let count = 0; count < 4; count++) pair.send(pair.core, 1_000_000_000);
  // Two fill the window.
  assert.is(pair.core.packets.length, 2);
  pair.send(pair.core, 1);
  assert.equal(pair.core.events, ["began", "closed LIMIT_REACHED"]);
  assert.is(pair.core.conversation.nextTimeoutMs, undefined);
  assert.throws(
    () => pair.core.conversation.send(new Uint8Array()),
    (error: unknown) => error instanceof UsageError,
  );
});

test("hostile-packets-close-the-conversation", () => {
  const hostile: readonly (readonly [string, Uint8Array])[] = [
    ["MALFORMED", Uint8Array.of(0xff)],
    ["UNSUPPORTED_VERSION", BusPacket.encode(BusPacket.create({ sender: 1n, version: 2 }))],
    ["MALFORMED", BusPacket.encode(BusPacket.create({ sender: 1n, receiver: 2n, through: 1, version: 1 }))],
  ];
  for (const [code, bytes] of hostile) {
    const pair = new Pair();
    pair.run(100);
    pair.deliver(bytes, pair.core);
    assert.equal(pair.core.events, ["began", `closed ${code}`]);
    pair.deliver(bytes, pair.core);
    assert.is(pair.core.events.length, 2);
  }
});

test("message-that-is-too-long-is-refused", () => {
  const pair = new Pair();
  const { messageBytesMax } = DEFAULT_BUS_LIMITS;
  assert.throws(
    () => pair.gateway.conversation.send(new Uint8Array(messageBytesMax + 1)),
    (error: unknown) => error instanceof UsageError && error.message.includes("524288"),
  );
});

test("core-that-has-been-replaced-is-not-heard-whatever-its-version", () => {
  const pair = new Pair();
  pair.run(100);
  const older = { sender: 9n, receiver: 1n, first: 1, messages: [Buffer.from("99")], version: 2, token: 6 };
  pair.deliver(BusPacket.encode(BusPacket.create(older)), pair.gateway);
  assert.equal(pair.gateway.events, ["began"]);
  assert.is(pair.gateway.conversation.stale, 1);
  pair.deliver(BusPacket.encode(BusPacket.create({ ...older, token: 8 })), pair.gateway);
  assert.equal(pair.gateway.events, ["began", "closed UNSUPPORTED_VERSION"]);
});

test("core-with-a-higher-token-ends-the-one-before-with-its-first-packet", () => {
  const pair = new Pair();
  pair.run(100);
  // It has not heard the gateway yet.
  const packet = { sender: 9n, receiver: 0n, version: 1, token: 8 };
  pair.deliver(BusPacket.encode(BusPacket.create(packet)), pair.gateway);
  pair.send(pair.core, 1);
  pair.run(100);
  assert.equal(pair.gateway.events, ["began"]);
});

test("late-packet-of-an-earlier-conversation-ends-none", () => {
  const pair = new Pair();
  // The bus delivers the first packet of the gateway late, and the gateway starts anew meanwhile.
  pair.conditions = { loss: 1 };
  pair.drain(pair.gateway);
  pair.run(10);
  const [late = new Uint8Array()] = pair.gateway.packets;
  pair.conditions = {};
  pair.gateway.conversation = new BusConversation({ id: 3n, nowMs: pair.time.nowMs });
  pair.send(pair.gateway, 1);
  pair.run(2_000);
  pair.deliver(late, pair.core);
  pair.run(2_000);
  pair.send(pair.gateway, 2);
  pair.send(pair.core, 3);
  pair.run(2_000);
  assert.equal(pair.core.events, ["began", "1", "2"]);
  assert.equal(pair.gateway.events.at(-1), "3");
});

test("parts-that-start-anew-again-and-again-over-a-bad-bus-converse-in-the-end", () => {
  const random = new SeededRandom(SEED);
  const pair = new Pair();
  pair.conditions = { loss: 0.2, repetition: 0.3, delayMaxMs: 3_000 };
  for (let id = 10n; id < 40n; id++) {
    pair.send(pair.gateway, 1, 2, 3);
    pair.send(pair.core, 4, 5, 6);
    pair.run(random.below(1_500));
    const nowMs = pair.time.nowMs;
    if (random.below(2) === 0) pair.gateway.conversation = new BusConversation({ id, nowMs });
    else pair.core.conversation = new BusConversation({ id, token: 7, nowMs });
  }
  pair.run(60_000);
  const [gatewayBefore, coreBefore] = [pair.gateway.events.length, pair.core.events.length];
  pair.send(pair.gateway, 100);
  pair.send(pair.core, 200);
  pair.run(60_000);
  // Packets that take long may make a part seem silent.
  const isOther = (event: string): boolean => event !== "silent" && event !== "heard";
  assert.equal(pair.core.events.slice(coreBefore).filter(isOther), ["100"]);
  assert.equal(pair.gateway.events.slice(gatewayBefore).filter(isOther), ["200"]);
});

test("part-whose-place-another-one-of-the-same-name-has-taken-counts-as-cut-off", () => {
  const pair = new Pair();
  pair.run(100);
  const first = pair.gateway.conversation;
  pair.gateway.conversation = new BusConversation({ id: 3n, nowMs: pair.time.nowMs });
  for (let count = 0; count < 40; count++) {
    pair.run(100);
    for (const bytes of pair.core.packets.splice(0)) first.handle(bytes, pair.time.nowMs);
    first.handleTimeout(pair.time.nowMs);
  }
  const events = [first.pollEvent(), first.pollEvent()];
  assert.equal(
    events.map((event) => event?.type),
    ["silent", undefined],
  );
});

test("packet-has-no-more-messages-than-allowed", () => {
  const pair = new Pair();
  pair.run(100);
  pair.gateway.packets.length = 0;
  for (let count = 0; count < PACKET_MESSAGES_MAX + 1; count++) pair.gateway.conversation.send(Buffer.from("7"));
  pair.drain(pair.gateway);
  pair.run(100);
  const counts = pair.gateway.packets.map((bytes) => BusPacket.decode(bytes).messages.length);
  assert.equal(counts.slice(0, 2), [PACKET_MESSAGES_MAX, 1]);
  assert.is(pair.core.numbers.length, PACKET_MESSAGES_MAX + 1);
  const messages = Array.from({ length: PACKET_MESSAGES_MAX + 1 }, () => Buffer.from("7"));
  const packet = { sender: 1n, receiver: 2n, first: PACKET_MESSAGES_MAX + 2, messages, version: 1 };
  pair.deliver(BusPacket.encode(BusPacket.create(packet)), pair.core);
  assert.is(pair.core.events.at(-1), "closed MALFORMED");
});

test("messages-leave-in-packets-of-the-size-allowed-and-are-repeated-ever-more-slowly", () => {
  const limits = { ...DEFAULT_BUS_LIMITS, packetBytes: 10 };
  const pair = new Pair({ gateway: { limits } });
  pair.run(100);
  pair.conditions = { loss: 1 };
  pair.gateway.packets.length = 0;
  pair.send(pair.gateway, 12_345, 67_890, 1, 1_234_567_890_123);
  const counts = pair.gateway.packets.map((bytes) => BusPacket.decode(bytes).messages.length);
  assert.equal(counts, [2, 1, 1]);
  const { repeatMs, repeatMaxMs, lifeSignMs, silentMs } = DEFAULT_BUS_LIMITS;
  const times: number[] = [];
  const startMs = pair.time.nowMs;
  for (let count = 0; count < 9_000; count++) {
    const before = pair.gateway.packets.length;
    pair.run(1);
    const fresh = pair.gateway.packets.slice(before).filter((bytes) => BusPacket.decode(bytes).messages.length > 0);
    if (fresh.length > 0) times.push(pair.time.nowMs - startMs);
  }
  const pauses = times.map((atMs, index) => atMs - (times[index - 1] ?? 0));
  assert.ok((pauses[0] ?? 0) - repeatMs <= 1);
  assert.ok(pauses.every((pauseMs, index) => pauseMs >= (pauses[index - 1] ?? 0) - 2 && pauseMs <= repeatMaxMs + 1));
  assert.ok(pauses.length >= 5 && lifeSignMs < silentMs);
});

/** A packet of the gateway of a pair, for its core. */
function packetOf(first: number, messages: readonly Uint8Array[]): Uint8Array {
  return BusPacket.encode(BusPacket.create({ sender: 1n, receiver: 2n, version: 1, first, messages: [...messages] }));
}

test("message-is-acknowledged-once-its-owner-has-taken-it", () => {
  const pair = new Pair();
  pair.run(100);
  const { conversation } = pair.core;
  conversation.handle(packetOf(1, [Buffer.from("1"), Buffer.from("2")]), pair.time.nowMs);
  assert.ok(conversation.isMessageNext);
  const acknowledged = (): number => {
    const { acknowledgeMs } = DEFAULT_BUS_LIMITS;
    conversation.poll(pair.time.nowMs);
    const bytes = conversation.poll(pair.time.nowMs + acknowledgeMs);
    return bytes === undefined ? 0 : BusPacket.decode(bytes).through;
  };
  assert.is(acknowledged(), 0);
  conversation.pollEvent();
  assert.is(acknowledged(), 1);
  conversation.pollEvent();
  assert.is(acknowledged(), 2);
  assert.not.ok(conversation.isMessageNext);
});

test("messages-that-wait-for-the-owner-are-bounded-by-the-window-and-more-are-as-if-lost", () => {
  const limits = { ...DEFAULT_BUS_LIMITS, windowBytesMax: 20 };
  const pair = new Pair({ core: { limits } });
  pair.run(100);
  const { conversation } = pair.core;
  const take = (): number => {
    let count = 0;
    for (; conversation.isMessageNext; count++) conversation.pollEvent();
    return count;
  };
  const handle = (first: number, bytes: number, count: number): void => {
    const messages = Array.from({ length: count }, () => new Uint8Array(bytes));
    conversation.handle(packetOf(first, messages), pair.time.nowMs);
  };
  handle(1, 10, 2);
  handle(3, 1, 1);
  assert.is(take(), 2);
  handle(3, 1, 1);
  assert.is(take(), 1);
  // Empty ones take memory too.
  let next = 4;
  for (; next <= 2 * WINDOW_MESSAGES_MAX; next += PACKET_MESSAGES_MAX) handle(next, 0, PACKET_MESSAGES_MAX);
  assert.is(take(), WINDOW_MESSAGES_MAX);
});

test("messages-that-wait-for-the-owner-are-dropped-with-the-part-that-has-sent-them", () => {
  const pair = new Pair();
  pair.run(100);
  const { conversation } = pair.core;
  conversation.handle(packetOf(1, [Buffer.from("1")]), pair.time.nowMs);
  pair.gateway.conversation = new BusConversation({ id: 3n, nowMs: pair.time.nowMs });
  pair.send(pair.gateway, 7);
  // The core polls no event before the new part has begun.
  const { begun } = BusPacket.decode(pair.core.packets.at(-1) ?? new Uint8Array());
  const packet = { sender: 3n, receiver: 2n, version: 1, begunSeen: begun, first: 1, messages: [Buffer.from("7")] };
  conversation.handle(BusPacket.encode(BusPacket.create(packet)), pair.time.nowMs);
  pair.drain(pair.core);
  assert.equal(pair.core.events, ["began", "began", "7"]);
});

test("part-sends-no-more-messages-than-the-window-has-before-they-are-acknowledged", () => {
  const pair = new Pair();
  pair.run(100);
  pair.conditions = { loss: 1 };
  pair.gateway.packets.length = 0;
  for (let count = 0; count < 2 * WINDOW_MESSAGES_MAX; count++) pair.gateway.conversation.send(new Uint8Array(1));
  pair.drain(pair.gateway);
  const counts = pair.gateway.packets.map((bytes) => BusPacket.decode(bytes).messages.length);
  assert.is(
    counts.reduce((sum, count) => sum + count, 0),
    WINDOW_MESSAGES_MAX,
  );
});
