import * as assert from "uvu/assert";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { PingChannel, type PingEvent } from "../../src/peering/pings.ts";
import { RttEstimator } from "../../src/peering/rtt-estimator.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { suite } from "../suite.ts";
import { RecordingOutbox } from "./outbox.ts";

const test = suite("pings");

class Rig {
  readonly outbox = new RecordingOutbox();
  readonly rtt = new RttEstimator();
  readonly events: PingEvent[] = [];
  readonly channel: PingChannel;

  constructor() {
    const seeded = new SeededRandom(1);
    this.channel = new PingChannel({
      limits: DEFAULT_LIMITS,
      outbox: this.outbox,
      raise: (event) => this.events.push(event),
      random: (length) => seeded.bytes(length),
      rtt: this.rtt,
    });
  }

  /** Sends a ping and returns its nonce. */
  ping(nowMs: number): bigint {
    this.channel.ping();
    this.outbox.flush(nowMs);
    const body = this.outbox.lossy.at(-1);
    return body?.case === "peerPingRequest" ? body.value.nonce : 0n;
  }

  answer(nonce: bigint, nowMs: number): void {
    this.channel.handle({ case: "peerPingResponse", value: { nonce } }, nowMs);
  }
}

test("answer-raises-the-round-trip-time-once", () => {
  const rig = new Rig();
  const nonce = rig.ping(1_000);
  rig.answer(nonce, 1_045);
  rig.answer(nonce, 1_050);
  assert.equal(rig.events, [{ type: "roundTrip", id: 1, rttMs: 45 }]);
  assert.is(rig.rtt.smoothedMs, 45);
});

test("answer-with-an-unknown-nonce-is-ignored", () => {
  const rig = new Rig();
  rig.answer(5n, 1_000);
  assert.equal(rig.events, []);
  assert.is(rig.rtt.smoothedMs, undefined);
});

test("only-the-last-eight-pings-wait-for-an-answer", () => {
  const rig = new Rig();
  const nonces = Array.from({ length: 9 }, (_, index) => rig.ping(index));
  rig.answer(nonces[0] ?? 0n, 100);
  assert.equal(rig.events, []);
  rig.answer(nonces[1] ?? 0n, 100);
  assert.equal(rig.events, [{ type: "roundTrip", id: 2, rttMs: 99 }]);
});

test("ping-that-was-in-flight-when-the-path-changed-does-not-measure-the-other-path", () => {
  const rig = new Rig();
  const nonce = rig.ping(1_000);
  rig.channel.restart(1_010);
  rig.answer(nonce, 1_200);
  assert.is(rig.rtt.smoothedMs, undefined);
  assert.equal(rig.events, [{ type: "roundTrip", id: 1, rttMs: 200 }]);
  rig.answer(rig.ping(1_300), 1_320);
  assert.is(rig.rtt.smoothedMs, 20);
});

test("answer-that-took-more-than-three-seconds-does-not-measure-the-path", () => {
  const rig = new Rig();
  rig.answer(rig.ping(0), 3_001);
  assert.is(rig.rtt.smoothedMs, undefined);
  assert.equal(rig.events, [{ type: "roundTrip", id: 1, rttMs: 3_001 }]);
});

test("ping-of-the-peer-is-answered-with-its-nonce", () => {
  const rig = new Rig();
  rig.channel.handle({ case: "peerPingRequest", value: { nonce: 7n } }, 0);
  assert.equal(rig.outbox.lossy, [{ case: "peerPingResponse", value: { nonce: 7n } }]);
});
