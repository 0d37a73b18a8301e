import * as assert from "uvu/assert";
import { ProtocolError } from "../../../src/errors.ts";
import { CongestionWindow } from "../../../src/peering/reliable/congestion-window.ts";
import type { Acknowledgement } from "../../../src/peering/reliable/receiver.ts";
import { ReliableSender, type ReliableSenderOptions } from "../../../src/peering/reliable/sender.ts";
import { RttEstimator } from "../../../src/peering/rtt-estimator.ts";
import { suite } from "../../suite.ts";

const test = suite("reliable sender");

/** A sender, and the packet numbers of its datagrams. */
class Rig {
  readonly rtt = new RttEstimator();
  readonly sender: ReliableSender;
  packetNumber = 0;

  constructor(options: Partial<ReliableSenderOptions> = {}) {
    const { windowMax = 128 } = options;
    const congestion = new CongestionWindow(windowMax);
    const defaults = { windowMax, queueMax: 1_000, timeoutMs: 20_000, rtt: this.rtt, congestion };
    this.sender = new ReliableSender({ ...defaults, ...options });
  }

  enqueue(count: number): void {
    for (let i = 0; i < count; i++) this.sender.enqueue((sequence) => Uint8Array.of(sequence & 255));
  }

  /** Sends everything that may be sent now; returns the sequence numbers. */
  flush(nowMs: number): number[] {
    const sequences: number[] = [];
    for (let message = this.sender.poll(); message !== undefined; message = this.sender.poll()) {
      this.packetNumber += 1;
      this.sender.sent(message, this.packetNumber, nowMs);
      sequences.push(message.sequence);
    }
    return sequences;
  }

  acknowledge(acknowledgement: Partial<Acknowledgement>, nowMs: number): void {
    this.sender.acknowledge({ through: 0, beyond: [], packetNumber: 1, delayUs: 0, ...acknowledgement }, nowMs);
  }
}

function isMalformed(error: unknown): boolean {
  return error instanceof ProtocolError && error.code === "MALFORMED";
}

test("messages-are-numbered-from-one-and-sent-in-order", () => {
  const rig = new Rig();
  rig.enqueue(3);
  assert.equal(rig.flush(0), [1, 2, 3]);
  assert.equal(rig.flush(1), []);
});

test("no-more-than-the-congestion-window-is-in-flight", () => {
  const rig = new Rig();
  rig.enqueue(100);
  assert.is(rig.flush(0).length, 16);
  rig.acknowledge({ through: 2, packetNumber: 2 }, 50);
  // Two were acknowledged, and the window grew by two.
  assert.is(rig.flush(50).length, 4);
});

test("no-message-past-the-window-is-sent", () => {
  const rig = new Rig({ windowMax: 8 });
  rig.enqueue(20);
  assert.equal(rig.flush(0), [1, 2, 3, 4, 5, 6, 7, 8]);
  rig.acknowledge({ beyond: [2, 3, 4, 5, 6, 7, 8], packetNumber: 8 }, 50);
  assert.equal(rig.flush(50), []);
});

test("full-queue-refuses-a-message-until-it-has-room", () => {
  const rig = new Rig({ queueMax: 2 });
  rig.enqueue(2);
  assert.throws(
    () => rig.enqueue(1),
    (error: unknown) => error instanceof ProtocolError && error.code === "LIMIT_REACHED" && error.retryable,
  );
  rig.flush(0);
  rig.enqueue(1);
  assert.equal(rig.flush(0), [3]);
});

test("overtaken-message-is-sent-again-after-another-quarter-of-a-round-trip", () => {
  const rig = new Rig();
  rig.enqueue(2);
  rig.flush(0);
  rig.acknowledge({ through: 0, beyond: [2], packetNumber: 2 }, 100);
  assert.equal(rig.flush(100), []);
  assert.is(rig.sender.nextTimeoutMs, 125);
  rig.sender.handleTimeout(124);
  assert.equal(rig.flush(124), []);
  rig.sender.handleTimeout(125);
  assert.equal(rig.flush(125), [1]);
  assert.is(rig.sender.retransmitted, 1);
});

test("message-sent-after-the-acknowledged-one-is-not-lost", () => {
  const rig = new Rig();
  rig.enqueue(3);
  rig.flush(0);
  rig.acknowledge({ through: 2, packetNumber: 2 }, 100);
  rig.sender.handleTimeout(200);
  assert.equal(rig.flush(200), []);
});

test("probe-timeout-doubles-and-sends-the-two-oldest-again", () => {
  const rig = new Rig();
  rig.rtt.measured(100, 0);
  rig.enqueue(4);
  rig.flush(0);
  // 100 + 4 * 50 + 10
  assert.is(rig.sender.nextTimeoutMs, 310);
  rig.sender.handleTimeout(310);
  assert.equal(rig.flush(310), [1, 2]);
  assert.is(rig.sender.nextTimeoutMs, 310 + 620);
  rig.sender.handleTimeout(930);
  assert.equal(rig.flush(930), [1, 2]);
  assert.is(rig.sender.nextTimeoutMs, 930 + 1_240);
});

test("probe-is-sent-although-the-window-is-full", () => {
  const rig = new Rig();
  rig.enqueue(100);
  assert.is(rig.flush(0).length, 16);
  for (let probe = 1; probe <= 4; probe++) {
    const nowMs = rig.sender.nextTimeoutMs ?? Number.NaN;
    rig.sender.handleTimeout(nowMs);
    // By the last probe, the window is 4, and 14 messages still count as in flight.
    assert.equal(rig.flush(nowMs), [1, 2]);
  }
});

test("acknowledgement-resets-the-probe-timeout", () => {
  const rig = new Rig();
  rig.rtt.measured(100, 0);
  rig.enqueue(4);
  rig.flush(0);
  rig.sender.handleTimeout(310);
  rig.flush(310);
  rig.acknowledge({ through: 2, packetNumber: 6 }, 410);
  // RTTVAR is now 3/4 of 50. Messages 3 and 4 were overtaken and are lost at once.
  assert.equal(rig.flush(410), [3, 4]);
  assert.is(rig.sender.nextTimeoutMs, 410 + 100 + 4 * 37.5 + 10);
});

test("round-trip-is-measured-from-the-acknowledged-transmission-of-a-repeated-message", () => {
  const rig = new Rig();
  rig.rtt.measured(1_000, 0);
  rig.enqueue(1);
  rig.flush(0);
  rig.sender.handleTimeout(3_000);
  rig.flush(3_000);
  // The first transmission is acknowledged after 3,200 ms; the second was 200 ms ago.
  rig.acknowledge({ through: 1, packetNumber: 1, delayUs: 0 }, 3_200);
  assert.is(rig.rtt.smoothedMs, 1_000 + (3_200 - 1_000) / 8);
});

test("older-acknowledgement-changes-nothing", () => {
  const rig = new Rig();
  rig.enqueue(4);
  rig.flush(0);
  rig.acknowledge({ through: 4, packetNumber: 4 }, 50);
  rig.acknowledge({ through: 1, packetNumber: 1 }, 60);
  assert.is(rig.sender.through, 4);
  assert.is(rig.sender.nextTimeoutMs, undefined);
});

test("message-unacknowledged-for-the-timeout-expires", () => {
  const rig = new Rig({ timeoutMs: 5_000 });
  rig.enqueue(1);
  rig.flush(0);
  let nowMs = 0;
  let outcome = "waiting";
  while (outcome === "waiting") {
    nowMs = rig.sender.nextTimeoutMs ?? Number.NaN;
    outcome = rig.sender.handleTimeout(nowMs);
    rig.flush(nowMs);
  }
  assert.is(outcome, "expired");
  assert.is(nowMs, 5_000);
});

test("acknowledgement-of-an-unsent-message-is-malformed-and-changes-nothing", () => {
  const rig = new Rig();
  rig.enqueue(20);
  rig.flush(0);
  assert.throws(() => rig.acknowledge({ through: 17 }, 10), isMalformed);
  assert.throws(() => rig.acknowledge({ beyond: [17] }, 10), isMalformed);
  assert.throws(() => rig.acknowledge({ beyond: [4, 3] }, 10), isMalformed);
  assert.throws(() => rig.acknowledge({ through: 3, beyond: [3] }, 10), isMalformed);
  assert.throws(() => rig.acknowledge({ through: 3, packetNumber: 17 }, 10), isMalformed);
  assert.throws(() => rig.acknowledge({ through: 3, packetNumber: 0 }, 10), isMalformed);
  assert.is(rig.sender.through, 0);
  assert.is(rig.rtt.smoothedMs, undefined);
});

test("message-acknowledged-after-it-was-declared-lost-is-not-sent-again", () => {
  const rig = new Rig();
  rig.enqueue(116);
  rig.flush(0);
  rig.acknowledge({ beyond: [16], packetNumber: 16 }, 100);
  rig.sender.handleTimeout(125);
  rig.acknowledge({ through: 16, packetNumber: 16 }, 126);
  // The window was 16, grew by 1 with the first acknowledgement, was halved at the loss, and grew by about 1 after.
  assert.is(rig.flush(126).length, 10);
  assert.is(rig.sender.retransmitted, 0);
});

test("probes-are-at-most-three-seconds-apart", () => {
  const rig = new Rig({ timeoutMs: 1_000_000 });
  rig.enqueue(1);
  rig.flush(0);
  let lastMs = 0;
  for (let probe = 1; probe <= 10; probe++) {
    const nowMs = rig.sender.nextTimeoutMs ?? Number.NaN;
    assert.is(nowMs - lastMs, Math.min(910 * 2 ** (probe - 1), 3_000));
    rig.sender.handleTimeout(nowMs);
    assert.equal(rig.flush(nowMs), [1]);
    lastMs = nowMs;
  }
});

test("no-more-than-1024-sending-times-are-kept", () => {
  const rig = new Rig({ timeoutMs: 10_000_000 });
  rig.enqueue(2);
  rig.flush(0);
  while (rig.packetNumber <= 1_030) {
    const nowMs = rig.sender.nextTimeoutMs ?? Number.NaN;
    rig.sender.handleTimeout(nowMs);
    rig.flush(nowMs);
  }
  // The time of datagram 1 was dropped, so its round trip cannot be measured; that of datagram 100 was kept.
  rig.acknowledge({ packetNumber: 1 }, 9_000_000);
  assert.is(rig.rtt.smoothedMs, undefined);
  rig.acknowledge({ packetNumber: 100 }, 9_000_000);
  assert.ok((rig.rtt.smoothedMs ?? 0) > 0);
});
