import * as assert from "uvu/assert";
import type { Arrived } from "../../../src/peering/congestion/controller.ts";
import { LinkCongestion } from "../../../src/peering/congestion/link-congestion.ts";
import { type ProbeResult, RateProbe } from "../../../src/peering/congestion/rate-probe.ts";
import { RttEstimator } from "../../../src/peering/rtt-estimator.ts";
import { suite } from "../../suite.ts";

const test = suite("probes for rate");

const SEGMENT_BYTES = 1_200;

/** Sends a probe over a path with a capacity in bytes a millisecond. */
function probe(bytesPerMs: number, capacity: number): { result: ProbeResult | undefined; bytes: number; ms: number } {
  const sent = new RateProbe(bytesPerMs, SEGMENT_BYTES, 0);
  const datagrams: Arrived[] = [];
  let freeMs = 0;
  for (let nowMs = sent.nextMs; nowMs !== undefined; nowMs = sent.nextMs) {
    const bytes = sent.datagramBytes;
    freeMs = Math.max(freeMs, nowMs) + bytes / capacity;
    datagrams.push({ sentMs: nowMs, arrivedMs: freeMs + 9_000, bytes });
    sent.sent(bytes, nowMs);
  }
  const bytes = datagrams.reduce((sum, each) => sum + each.bytes, 0);
  return { result: sent.arrived(datagrams), bytes, ms: datagrams.at(-1)?.sentMs ?? 0 };
}

test("probe-below-the-capacity-shows-its-rate-and-that-there-may-be-more", () => {
  const { result } = probe(150, 1_000);
  assert.is(result?.isOpen, true);
  assert.ok(Math.abs((result?.bytesPerMs ?? 0) - 150) < 10, `${result?.bytesPerMs}`);
});

test("probe-above-the-capacity-shows-the-capacity", () => {
  const { result } = probe(300, 150);
  assert.is(result?.isOpen, false);
  assert.ok(Math.abs((result?.bytesPerMs ?? 0) - 0.95 * 150) < 10, `${result?.bytesPerMs}`);
});

test("probe-is-bounded-in-bytes-and-time", () => {
  for (const rate of [10, 75, 1_000, 100_000]) {
    const { bytes, ms } = probe(rate, 1_000);
    assert.ok(bytes <= 65_536 + SEGMENT_BYTES, `${bytes} bytes`);
    assert.ok(ms <= 41 || bytes <= 6 * 200, `${ms} ms`);
  }
});

test("probe-of-which-too-little-arrives-shows-nothing", () => {
  const sent = new RateProbe(100, SEGMENT_BYTES, 0);
  for (let nowMs = sent.nextMs; nowMs !== undefined; nowMs = sent.nextMs) sent.sent(sent.datagramBytes, nowMs);
  assert.is(sent.arrived([{ sentMs: 0, arrivedMs: 10, bytes: 600 }]), undefined);
});

test("datagram-that-is-late-is-not-followed-by-a-burst", () => {
  const sent = new RateProbe(100, SEGMENT_BYTES, 0);
  sent.sent(sent.datagramBytes, 500);
  assert.ok((sent.nextMs ?? 0) > 500, `${sent.nextMs}`);
});

/** A call over a path with a capacity, in which the application sends little. Returns bytes of padding, and the rate at the end. */
function call(wanted: number, capacity: number, forMs: number, mediaBytes = 160): { padding: number; rate: number } {
  const rtt = new RttEstimator();
  rtt.measured(50, 0);
  const congestion = new LinkCongestion(SEGMENT_BYTES, rtt);
  congestion.mediaOpened(wanted);
  const travelling: Arrived[] = [];
  let [freeMs, padding] = [0, 0];
  const send = (bytes: number, nowMs: number): void => {
    freeMs = Math.max(freeMs, nowMs) + bytes / capacity;
    travelling.push({ sentMs: nowMs, arrivedMs: freeMs + 25, bytes });
  };
  for (let nowMs = 0; nowMs < forMs; nowMs++) {
    if (nowMs % 20 === 0) send(mediaBytes, nowMs);
    for (let bytes = congestion.paddingBytes(nowMs); bytes !== undefined; bytes = congestion.paddingBytes(nowMs)) {
      congestion.paddingSent(bytes, nowMs);
      padding += bytes;
      send(bytes, nowMs);
    }
    if (nowMs % 50 !== 0) continue;
    const count = travelling.filter(({ arrivedMs }) => arrivedMs + 25 <= nowMs).length;
    congestion.arrived(travelling.splice(0, count), nowMs);
  }
  return { padding, rate: congestion.bytesPerMs ?? 0 };
}

test("padding-finds-the-rate-that-is-wanted-within-seconds-and-stops", () => {
  const { rate, padding } = call(250, 1_000, 3_000);
  assert.ok(rate >= 0.9 * 250, `${rate}`);
  assert.is(call(250, 1_000, 30_000).padding, padding);
});

test("padding-stays-below-a-capacity-that-is-less-than-is-wanted-and-is-rare", () => {
  const { rate, padding } = call(1_000, 150, 60_000);
  assert.ok(rate > 0.7 * 150 && rate < 1.1 * 150, `${rate}`);
  assert.ok(padding < 0.05 * 150 * 60_000, `${padding} bytes`);
});

test("nothing-is-padded-that-nobody-wants", () => {
  assert.is(call(0, 1_000, 30_000).padding, 0);
  assert.is(call(30, 1_000, 30_000).padding, 0);
});
