/** A short part of `npm run soak:server`, and how it judges. */

import * as assert from "uvu/assert";
import { createCertificate } from "../../../src/net/certificate.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { Latencies } from "./latencies.ts";
import { runSoak, type SoakOptions, type SoakReport } from "./run-soak.ts";
import { slopeOf } from "./slope.ts";
import { targetsOf } from "./soak-lines.ts";

const test = suite("soak of a server");

const MEBIBYTE = 1_048_576;
const MINUTE_MS = 60_000;
const OPTIONS = { clients: 50, warmUpMs: 200, forMs: 2_000, textsPerSecond: 100, seed: SEED };

test("texts-of-fifty-clients-over-tls-arrive-once-and-are-confirmed", async () => {
  const { talk, memory, turns, storeBytes } = await runSoak({ ...OPTIONS, certificate: await createCertificate() });
  assert.is(talk.refused, 0, talk.refusal);
  assert.is(talk.lost, 0);
  assert.is(talk.repeated, 0);
  assert.ok(talk.sent > 0);
  assert.equal([talk.stored, talk.arrived, talk.confirmed], [talk.sent, talk.sent, talk.sent]);
  assert.ok(talk.p50Ms > 0 && talk.p50Ms <= talk.p99Ms);
  assert.ok(memory.length > 0 && memory.every(({ residentBytes, heapBytes }) => residentBytes > heapBytes));
  assert.ok(turns.length > 0);
  assert.ok(storeBytes > 0);
});

test("each-target-is-missed-alone", () => {
  assert.equal(missed({}), []);
  assert.equal(missed({ p99Ms: 100 }), [0]);
  assert.equal(missed({ arrived: 59_999 }), [1]);
  assert.equal(missed({ repeated: 1 }), [1]);
  assert.equal(missed({ refused: 1 }), [1]);
  assert.equal(missed({ lost: 1 }), [1]);
  // The crowd was too slow.
  assert.equal(missed({ sent: 50_000, stored: 50_000, arrived: 50_000, confirmed: 50_000 }), [1]);
  assert.equal(missed({}, { bytesPerMinute: MEBIBYTE }), [2]);
  assert.equal(missed({}, { turnMs: 51 }), [3]);
});

test("latencies-have-quantiles-to-a-tenth-of-a-millisecond", () => {
  const latencies = new Latencies();
  for (let ms = 1; ms <= 100; ms++) latencies.add(ms);
  assert.is(latencies.quantile(1 / 2), 50);
  assert.is(latencies.quantile(99 / 100), 99);
  assert.is(latencies.longestMs, 100);
  assert.ok(Number.isNaN(new Latencies().quantile(1 / 2)));
});

test("slope-is-that-of-the-best-line", () => {
  const noise = [1, -1, -1, 1];
  assert.is(slopeOf(noise.map((more, x) => ({ x, y: 3 * x + more }))), 3);
  assert.is(slopeOf([{ x: 1, y: 7 }]), 0);
});

/** Which targets a run of one minute misses that differs from a good one. */
function missed(talk: Partial<SoakReport["talk"]>, { bytesPerMinute = 0, turnMs = 10 } = {}): number[] {
  const options: SoakOptions = {
    ...OPTIONS,
    forMs: MINUTE_MS,
    textsPerSecond: 1_000,
    certificate: { cert: "", key: "" },
  };
  const counts = { sent: 60_000, stored: 60_000, arrived: 60_000, confirmed: 60_000, repeated: 0, refused: 0, lost: 0 };
  const times = { tookMs: MINUTE_MS, p50Ms: 1, p99Ms: 99, longestMs: 200, cpuMs: 0 };
  const memory = Array.from({ length: 60 }, (_, second) => {
    const residentBytes = 500 * MEBIBYTE + (second / 60) * bytesPerMinute;
    return { atMs: second * 1_000, residentBytes, heapBytes: residentBytes / 2 };
  });
  const turn = { tookMs: turnMs, ranMs: turnMs, waitedMs: 0, collectedMs: 0, cpuMs: turnMs };
  const report: SoakReport = {
    joinedMs: 0,
    talk: { ...counts, ...times, refusal: "", ...talk },
    serverCpuMs: 0,
    turns: [turn],
    memory,
    storeBytes: 0,
  };
  return targetsOf(options, report).flatMap(({ isMet }, index) => (isMet ? [] : [index]));
}
