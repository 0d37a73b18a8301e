/** The window of relayed messages, at one end of a line with a rate and a delay, in simulated time. */

import * as assert from "uvu/assert";
import type { Relayed } from "../../../generated/chatwire/v1/signalling.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { RelayQueue } from "../../../src/session/relay/relay-queue.ts";
import { RelayWindow } from "../../../src/session/relay/relay-window.ts";
import { suite } from "../../suite.ts";

const test = suite("window of relayed messages");

const DATAGRAM_BYTES = 1_200;

interface Arrival {
  readonly atMs: number;
  readonly relayed: Relayed;
}

interface LineOptions {
  readonly roundTripMs: number;
  /** What the line carries. */
  readonly bytesPerSecond: number;
  /** How many datagrams one end has to send each millisecond; default: as many as wait at most. */
  readonly perMs?: number;
}

/** One end that has much to send, a line with a rate, and the other end. */
class Line {
  nowMs = 0;
  /** Bytes that have arrived. */
  bytes = 0;
  roundTripMs: number;
  readonly #bytesPerMs: number;
  readonly #perMs: number;
  readonly #sender = new RelayQueue(DEFAULT_LIMITS);
  readonly #receiver = new RelayQueue(DEFAULT_LIMITS);
  readonly #forth: Arrival[] = [];
  readonly #back: Arrival[] = [];
  /** When the line has sent all that was written. */
  #freeMs = 0;

  constructor({ roundTripMs, bytesPerSecond, perMs = DEFAULT_LIMITS.relayQueueMax }: LineOptions) {
    this.roundTripMs = roundTripMs;
    this.#bytesPerMs = bytesPerSecond / 1_000;
    this.#perMs = perMs;
  }

  /** How long a text that is written now waits for what was written before it. */
  get waitMs(): number {
    return Math.max(0, this.#freeMs - this.nowMs);
  }

  /** Lets time pass. Returns the longest wait meanwhile. */
  run(durationMs: number): number {
    let longestMs = 0;
    for (const untilMs = this.nowMs + durationMs; this.nowMs < untilMs; this.nowMs += 1) {
      this.#step();
      longestMs = Math.max(longestMs, this.waitMs);
    }
    return longestMs;
  }

  #step(): void {
    for (const { relayed } of arrived(this.#forth, this.nowMs)) {
      this.bytes += relayed.datagram.length;
      this.#receiver.handle(relayed, this.nowMs);
      const told = this.#receiver.poll(this.nowMs, 0);
      if (told !== undefined) this.#back.push({ atMs: this.nowMs + this.roundTripMs / 2, relayed: told });
    }
    for (const { relayed } of arrived(this.#back, this.nowMs)) this.#sender.handle(relayed, this.nowMs);
    for (let count = 0; count < this.#perMs && this.#sender.length < DEFAULT_LIMITS.relayQueueMax; count++)
      this.#sender.push({ introductionId: 1, datagram: new Uint8Array(DATAGRAM_BYTES) });
    for (let next = this.#sender.poll(this.nowMs, 0); next !== undefined; next = this.#sender.poll(this.nowMs, 0)) {
      this.#freeMs = Math.max(this.#freeMs, this.nowMs) + next.datagram.length / this.#bytesPerMs;
      this.#forth.push({ atMs: this.#freeMs + this.roundTripMs / 2, relayed: next });
    }
  }
}

function arrived(line: Arrival[], nowMs: number): Arrival[] {
  const end = line.findIndex(({ atMs }) => atMs > nowMs);
  return line.splice(0, end === -1 ? line.length : end);
}

test("far-and-fast-line-carries-over-a-megabyte-a-second-and-a-text-waits-for-one-frame-at-most", () => {
  const bytesPerSecond = 12_500_000;
  const line = new Line({ roundTripMs: 200, bytesPerSecond, perMs: 1 });
  line.run(10_000);
  const before = line.bytes;
  const longestMs = line.run(10_000);
  const perSecond = (line.bytes - before) / 10;
  assert.ok(perSecond > 1_000_000, `${perSecond} bytes a second`);
  assert.ok(longestMs <= (DATAGRAM_BYTES / bytesPerSecond) * 1_000 + 0.001, `${longestMs} ms`);
});

test("line-of-half-a-megabyte-a-second-is-used-whole-and-texts-wait-little", () => {
  for (const roundTripMs of [20, 100, 200]) {
    const line = new Line({ roundTripMs, bytesPerSecond: 500_000 });
    line.run(10_000);
    const before = line.bytes;
    const longestMs = line.run(10_000);
    const perSecond = (line.bytes - before) / 10;
    assert.ok(perSecond > 400_000, `${roundTripMs}: ${perSecond} bytes a second`);
    assert.ok(longestMs <= 80, `${roundTripMs}: ${longestMs} ms`);
  }
});

test("on-a-slow-line-texts-wait-for-eleven-datagrams-at-most", () => {
  const line = new Line({ roundTripMs: 40, bytesPerSecond: 100_000 });
  line.run(3_000);
  const longestMs = line.run(10_000);
  assert.ok(longestMs <= (11 * DATAGRAM_BYTES) / 100, `${longestMs} ms`);
  assert.ok(line.bytes > 0.9 * 13 * 100_000, `${line.bytes} bytes`);
});

test("window-has-the-limit-of-bytes-at-most-and-never-less-than-some-datagrams", () => {
  for (const [tookMs, rounds, expectedBytes] of [
    [0, 100, 262_144],
    [4_000, 2, 9_600],
  ] as const) {
    const window = new RelayWindow(DEFAULT_LIMITS.relayWindowBytesMax);
    let [nowMs, sent, handled] = [0, 0, 0];
    // The fastest one.
    sent = window.send(DATAGRAM_BYTES, nowMs);
    window.handled(sent, nowMs);
    handled = sent;
    let bytes = 0;
    for (let round = 0; round < rounds; round++) {
      bytes = 0;
      for (; window.isOpen(nowMs); bytes += DATAGRAM_BYTES) sent = window.send(DATAGRAM_BYTES, nowMs);
      nowMs += tookMs;
      while (handled < sent) window.handled(++handled, nowMs);
    }
    assert.ok(Math.abs(bytes - expectedBytes) <= DATAGRAM_BYTES, `${bytes}`);
  }
});

test("way-that-becomes-longer-for-good-is-used-whole-again", () => {
  const line = new Line({ roundTripMs: 20, bytesPerSecond: 12_500_000, perMs: 1 });
  line.run(3_000);
  line.roundTripMs = 120;
  line.run(10_000);
  const before = line.bytes;
  line.run(5_000);
  const perSecond = (line.bytes - before) / 5;
  assert.ok(perSecond > 1_000_000, `${perSecond} bytes a second`);
});

test("short-datagrams-count-as-more-so-that-their-number-is-bounded", () => {
  const window = new RelayWindow(DEFAULT_LIMITS.relayWindowBytesMax);
  let count = 0;
  for (; window.isOpen(0); count++) window.send(17, 0);
  assert.is(count, 57);
});
