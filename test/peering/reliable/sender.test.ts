import * as assert from "uvu/assert";
import { ProtocolError } from "../../../src/errors.ts";
import { SEALED_OVERHEAD_BYTES } from "../../../src/framing/datagram.ts";
import type { Arrived, CongestionController, SettledDatagram } from "../../../src/peering/congestion/controller.ts";
import { TEXTS } from "../../../src/peering/flow.ts";
import type { Acknowledgement } from "../../../src/peering/reliable/receiver.ts";
import {
  ReliableSender,
  type ReliableSenderOptions,
  WATCHED_DATAGRAMS_MAX,
} from "../../../src/peering/reliable/sender.ts";
import { RttEstimator } from "../../../src/peering/rtt-estimator.ts";
import { suite } from "../../suite.ts";

const test = suite("reliable sender");

/** Each datagram of the tests counts as so many bytes: the overhead of the seal, and one for the message. */
const DATAGRAM_BYTES = 1 + SEALED_OVERHEAD_BYTES;

/** A window that only the test changes, and what it was told. */
class FixedWindow implements CongestionController {
  windowBytes = 16 * DATAGRAM_BYTES;
  bytesPerMs: number | undefined;
  readonly arrivals: string[] = [];
  readonly losses: number[] = [];
  usesArrivals = true;
  times: readonly Arrived[] = [];

  arrived(datagrams: readonly Arrived[]): void {
    this.times = datagrams;
  }

  acknowledged({ sentMs }: SettledDatagram, use: string): void {
    this.arrivals.push(`${sentMs} ${use}`);
  }

  lost({ sentMs }: SettledDatagram): void {
    this.losses.push(sentMs);
  }

  probeTimedOut(): void {}

  restart(): void {}
}

/** A sender, and the packet numbers of its datagrams. */
class Rig {
  readonly rtt = new RttEstimator();
  readonly congestion = new FixedWindow();
  readonly sender: ReliableSender;
  packetNumber = 0;

  constructor(options: Partial<ReliableSenderOptions> = {}) {
    const { rtt, congestion } = this;
    const defaults = {
      windowMax: 128,
      windowBytesMax: 1_000,
      queueMax: 1_000,
      queueBytesMax: 1_000_000,
      timeoutMs: 20_000,
      datagramBytes: 1_200,
    };
    this.sender = new ReliableSender({ ...defaults, rtt, congestion, ...options });
  }

  enqueue(count: number): void {
    const encode = (sequence: number): Uint8Array => Uint8Array.of(sequence & 255);
    for (let i = 0; i < count; i++)
      this.sender.queue.enqueue({ flow: TEXTS, bytes: 1, encode, slot: undefined, tracked: undefined });
  }

  /** Sends everything that may be sent now; returns the sequence numbers. */
  flush(nowMs: number): number[] {
    const sequences: number[] = [];
    for (let segment = this.sender.poll(nowMs); segment !== undefined; segment = this.sender.poll(nowMs)) {
      this.packetNumber += 1;
      this.sender.sent(this.packetNumber, nowMs);
      sequences.push(segment.sequence);
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
  assert.equal(rig.flush(50), [17, 18]);
});

test("window-that-was-not-used-up-is-told-apart-from-one-that-was", () => {
  const rig = new Rig();
  rig.enqueue(2);
  rig.flush(0);
  rig.acknowledge({ through: 2, packetNumber: 2 }, 50);
  rig.enqueue(100);
  rig.flush(60);
  rig.acknowledge({ through: 3, packetNumber: 3 }, 110);
  assert.equal(rig.congestion.arrivals, ["0 partial", "0 partial", "60 full"]);
});

test("messages-leave-at-the-rate-of-the-controller-after-a-burst-of-ten-datagrams", () => {
  const rig = new Rig({ datagramBytes: DATAGRAM_BYTES });
  rig.congestion.bytesPerMs = DATAGRAM_BYTES;
  rig.enqueue(16);
  assert.is(rig.flush(0).length, 10);
  assert.is(rig.sender.nextPollMs, 1);
  assert.equal(rig.flush(0.5), []);
  assert.equal(rig.flush(1), [11]);
  assert.equal(rig.flush(4), [12, 13, 14]);
});

test("no-message-past-the-window-is-sent", () => {
  const rig = new Rig({ windowMax: 8 });
  rig.enqueue(20);
  assert.equal(rig.flush(0), [1, 2, 3, 4, 5, 6, 7, 8]);
  rig.acknowledge({ beyond: [2, 3, 4, 5, 6, 7, 8], packetNumber: 8 }, 50);
  assert.equal(rig.flush(50), [1]);
});

test("no-more-bytes-are-sent-ahead-than-the-peer-keeps", () => {
  const rig = new Rig({ windowBytesMax: 5 });
  rig.enqueue(20);
  assert.equal(rig.flush(0), [1, 2, 3, 4, 5]);
  rig.acknowledge({ through: 2, beyond: [4, 5], packetNumber: 5 }, 50);
  rig.sender.handleTimeout(100);
  assert.equal(rig.flush(100), [3, 6, 7]);
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

test("statistics-tell-what-waits-what-is-on-its-way-and-what-was-lost", () => {
  const rig = new Rig();
  rig.enqueue(18);
  assert.is(rig.flush(0).length, 16);
  const before = rig.sender.statistics;
  assert.equal([before.lost, before.queuedMessages, before.queuedBytes], [0, 2, 2]);
  assert.is(before.windowBytes, rig.congestion.windowBytes);
  assert.ok(before.inFlightBytes > 0 && before.inFlightBytes <= before.windowBytes, `${before.inFlightBytes}`);
  assert.is(before.bitsPerSecond, undefined);
  rig.congestion.bytesPerMs = 125;
  rig.acknowledge({ packetNumber: 4, lengths: [2] }, 100);
  rig.flush(100);
  const after = rig.sender.statistics;
  assert.equal([after.lost, after.queuedMessages], [1, 0]);
  assert.is(after.bitsPerSecond, 1_000_000);
});

test("media-that-nobody-acknowledges-counts-as-lost", () => {
  const rig = new Rig();
  for (let packetNumber = 1; packetNumber <= 3; packetNumber++) rig.sender.mediaSent(packetNumber, 100, 0);
  assert.is(rig.sender.statistics.inFlightBytes, 300);
  rig.sender.handleTimeout(rig.sender.nextTimeoutMs ?? Number.NaN);
  assert.equal([rig.sender.statistics.lost, rig.sender.statistics.inFlightBytes], [3, 0]);
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

test("probe-is-sent-although-the-window-and-the-rate-are-used-up", () => {
  const rig = new Rig({ datagramBytes: DATAGRAM_BYTES });
  rig.enqueue(100);
  assert.is(rig.flush(0).length, 16);
  rig.congestion.bytesPerMs = 0.000_001;
  for (let probe = 1; probe <= 4; probe++) {
    const nowMs = rig.sender.nextTimeoutMs ?? Number.NaN;
    rig.sender.handleTimeout(nowMs);
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
  assert.is(rig.sender.queue.through, 4);
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
  assert.throws(() => rig.acknowledge({ packetNumber: 8, lengths: [8] }, 10), isMalformed);
  assert.throws(() => rig.acknowledge({ packetNumber: 8, lengths: [0, 0, 1] }, 10), isMalformed);
  assert.throws(() => rig.acknowledge({ packetNumber: 8, lengths: [0, 1] }, 10), isMalformed);
  assert.throws(() => rig.acknowledge({ packetNumber: 8, lengths: [2, 4, 2] }, 10), isMalformed);
  const arrivedUs = 1_000;
  assert.throws(() => rig.acknowledge({ packetNumber: 8, arrivedUs, earlier: [1] }, 10), isMalformed);
  assert.throws(() => rig.acknowledge({ packetNumber: 8, arrivedUs, earlier: [0, 5] }, 10), isMalformed);
  assert.throws(() => rig.acknowledge({ packetNumber: 8, arrivedUs, earlier: [4, 5, 4, 5] }, 10), isMalformed);
  assert.is(rig.sender.queue.through, 0);
  assert.is(rig.rtt.smoothedMs, undefined);
});

test("message-acknowledged-after-it-was-declared-lost-is-not-sent-again", () => {
  const rig = new Rig();
  rig.enqueue(16);
  rig.flush(0);
  rig.acknowledge({ beyond: [16], packetNumber: 16 }, 100);
  assert.is(rig.congestion.losses.length, 13);
  rig.acknowledge({ through: 16, packetNumber: 16 }, 126);
  assert.equal(rig.flush(126), []);
  assert.is(rig.sender.retransmitted, 0);
});

test("message-is-lost-as-soon-as-three-sent-after-it-have-arrived", () => {
  const rig = new Rig();
  rig.enqueue(5);
  rig.flush(0);
  rig.acknowledge({ packetNumber: 3, lengths: [1] }, 100);
  assert.equal(rig.flush(100), []);
  rig.acknowledge({ packetNumber: 4, lengths: [2] }, 101);
  assert.equal(rig.flush(101), [1]);
  assert.equal(rig.congestion.losses, [0]);
});

test("path-that-was-seen-to-reorder-gets-more-patience", () => {
  const rig = new Rig();
  rig.enqueue(10);
  rig.flush(0);
  rig.acknowledge({ packetNumber: 5, lengths: [3] }, 100);
  // Datagram 1 was only late: it arrives after five others.
  rig.acknowledge({ packetNumber: 6, lengths: [5] }, 101);
  assert.equal(rig.flush(101), []);
  // Datagram 7 is overtaken by as many, and is not lost yet.
  rig.enqueue(6);
  rig.flush(101);
  rig.acknowledge({ packetNumber: 12, lengths: [4, 1, 6] }, 102);
  assert.equal(rig.flush(102), []);
  assert.is(rig.sender.retransmitted, 0);
});

test("datagram-that-arrives-settles-its-message-although-an-earlier-copy-was-lost", () => {
  const rig = new Rig();
  rig.rtt.measured(100, 0);
  rig.enqueue(2);
  rig.flush(0);
  rig.sender.handleTimeout(310);
  assert.equal(rig.flush(310), [1, 2]);
  // The copies in datagrams 3 and 4 have arrived; 1 and 2 are overtaken and lost, and nothing is to be sent for them.
  rig.acknowledge({ through: 0, packetNumber: 4, lengths: [1] }, 500);
  assert.equal(rig.flush(500), []);
  assert.is(rig.congestion.losses.length, 2);
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

test("arrival-times-reach-the-controller-in-the-order-of-sending", () => {
  const rig = new Rig();
  rig.enqueue(2);
  rig.flush(0);
  rig.packetNumber += 1;
  rig.sender.mediaSent(rig.packetNumber, 500, 7);
  rig.acknowledge({ through: 1, packetNumber: 3, lengths: [2], arrivedUs: 90_000, earlier: [1, 2_000, 1, -1_000] }, 60);
  assert.equal(rig.congestion.times, [
    { sentMs: 0, bytes: DATAGRAM_BYTES, arrivedMs: 89 },
    { sentMs: 0, bytes: DATAGRAM_BYTES, arrivedMs: 88 },
    { sentMs: 7, bytes: 500, arrivedMs: 90 },
  ]);
});

test("arrival-times-are-left-out-while-the-controller-has-no-use-for-them", () => {
  const rig = new Rig();
  rig.congestion.usesArrivals = false;
  rig.enqueue(1);
  rig.flush(0);
  rig.acknowledge({ through: 1, packetNumber: 1, arrivedUs: 90_000 }, 60);
  assert.equal(rig.congestion.times, []);
});

test("media-counts-in-the-window-and-is-not-sent-again", () => {
  const rig = new Rig();
  rig.sender.mediaSent(1, 15 * DATAGRAM_BYTES, 0);
  rig.packetNumber = 1;
  rig.enqueue(5);
  assert.equal(rig.flush(0), [1]);
  rig.acknowledge({ through: 1, packetNumber: 2 }, 50);
  // The window has room for one more until the frame is known to be lost.
  assert.equal(rig.flush(50), [2]);
  rig.sender.handleTimeout(200);
  assert.equal(rig.flush(200), [3, 4, 5]);
  assert.is(rig.sender.retransmitted, 0);
});

test("window-full-of-lost-media-does-not-hold-messages-back-for-ever", () => {
  const rig = new Rig();
  rig.rtt.measured(100, 0);
  rig.congestion.windowBytes = 5 * DATAGRAM_BYTES;
  rig.sender.mediaSent(1, 5 * DATAGRAM_BYTES, 0);
  rig.packetNumber = 1;
  rig.enqueue(1);
  assert.equal(rig.flush(10), []);
  // 100 + 4 * 50 + 50
  assert.is(rig.sender.nextTimeoutMs, 350);
  rig.sender.handleTimeout(350);
  assert.equal(rig.flush(350), [1]);
});

test("media-that-takes-more-than-window-and-rate-leaves-a-tenth-of-its-bytes-to-messages", () => {
  const rig = new Rig({ windowMax: 500 });
  rig.congestion.windowBytes = 0;
  rig.congestion.bytesPerMs = 0.001;
  rig.enqueue(500);
  assert.equal(rig.flush(0), []);
  let sent = 0;
  for (let nowMs = 20; nowMs <= 2_000; nowMs += 20) {
    rig.packetNumber += 1;
    rig.sender.mediaSent(rig.packetNumber, 10 * DATAGRAM_BYTES, nowMs);
    sent += rig.flush(nowMs).length;
  }
  assert.is(sent, 100);
  // What is not used does not add up.
  for (let frame = 0; frame < 1_000; frame++) {
    rig.packetNumber += 1;
    rig.sender.mediaSent(rig.packetNumber, 1_200, 3_000);
  }
  assert.is(rig.flush(3_000).length, Math.floor(1_200 / DATAGRAM_BYTES));
});

test("claimed-delay-counts-for-at-most-what-a-receiver-may-wait", () => {
  const rig = new Rig();
  rig.enqueue(1);
  rig.flush(0);
  rig.acknowledge({ through: 1, packetNumber: 1 }, 100);
  rig.enqueue(1);
  rig.flush(200);
  rig.acknowledge({ through: 2, packetNumber: 2, delayUs: 90_000 }, 400);
  // Of the 200 ms, 10 are the delay of the acknowledgement.
  assert.is(rig.rtt.smoothedMs, 100 + 90 / 8);
});

test("messages-ahead-count-for-what-they-take-at-the-peer", () => {
  const rig = new Rig({ windowBytesMax: 1_000, keptBytesOf: (bytes) => bytes + 300 });
  rig.enqueue(10);
  assert.equal(rig.flush(0), [1, 2, 3]);
  rig.acknowledge({ through: 2, packetNumber: 2 }, 50);
  assert.equal(rig.flush(50), [4, 5]);
});

test("media-frames-that-are-never-acknowledged-are-watched-up-to-WATCHED_DATAGRAMS_MAX", () => {
  const rig = new Rig();
  const last = 3 * WATCHED_DATAGRAMS_MAX;
  for (let packetNumber = 1; packetNumber <= last; packetNumber++) rig.sender.mediaSent(packetNumber, 100, 0);
  assert.throws(() => rig.acknowledge({ packetNumber: last + 1 }, 10), isMalformed);
  rig.acknowledge({ packetNumber: last }, 10);
  assert.is(rig.congestion.arrivals.length, 0, "one that is not watched");
  rig.acknowledge({ packetNumber: last, lengths: [last - 1] }, 10);
  // The others were overtaken by far.
  assert.is(rig.congestion.arrivals.length + rig.congestion.losses.length, WATCHED_DATAGRAMS_MAX);
});

test("steady-media-that-nobody-acknowledges-does-not-hold-messages-back-for-ever", () => {
  const rig = new Rig();
  let sent: number[] = [];
  for (let nowMs = 0; nowMs < 10_000 && sent.length === 0; nowMs += 20) {
    rig.packetNumber += 1;
    rig.sender.mediaSent(rig.packetNumber, DATAGRAM_BYTES, nowMs);
    if ((rig.sender.nextTimeoutMs ?? Number.POSITIVE_INFINITY) <= nowMs) rig.sender.handleTimeout(nowMs);
    // The window is full by then.
    if (nowMs === 1_000) rig.enqueue(1);
    sent = rig.flush(nowMs);
  }
  assert.equal(sent, [1]);
});
