import { describeTurn } from "../../returning/turns.ts";
import type { MemorySample, SoakOptions, SoakReport } from "./run-soak.ts";
import { meanOf, slopeOf } from "./slope.ts";

/** Nearly all texts arrive within this time, and no turn of the server's event loop is longer. */
const P99_MS_MAX = 100;
const TURN_MS_MAX = 50;
/** The part of the texts that are wanted that must be sent: the crowd keeps its pace. */
const SENT_SHARE_MIN = 0.99;
/** Memory is flat if it would grow by at most this share in an hour. */
const GROWTH_PER_HOUR_MAX = 0.05;
/** V8 and SQLite fill their caches first. */
const SETTLED_SHARE = 1 / 2;
const HOUR_MS = 3_600_000;
const MEBIBYTE = 1_048_576;

export interface Target {
  /** The target, and what was found. */
  readonly text: string;
  readonly isMet: boolean;
}

export function targetsOf({ forMs, textsPerSecond }: SoakOptions, report: SoakReport): readonly Target[] {
  const { p50Ms, p99Ms, longestMs, sent, stored, arrived, confirmed, repeated, refused, refusal, lost } = report.talk;
  const longestTurnMs = report.turns[0]?.tookMs ?? 0;
  const growth = growthOf(report.memory);
  const counts = [sent, stored, arrived, confirmed].map((count) => count.toLocaleString("en"));
  return [
    {
      text: `texts arrive within ${P99_MS_MAX} ms (p99): ${p99Ms.toFixed(1)} ms; p50 ${p50Ms.toFixed(1)} ms, longest ${longestMs.toFixed(0)} ms`,
      isMet: p99Ms < P99_MS_MAX,
    },
    {
      text: `${textsPerSecond} texts a second are sent, stored, arrive once and are confirmed: ${counts.join(", ")}; ${repeated} again, ${refused} refused ${refusal}, ${lost} connections lost`,
      isMet:
        sent >= SENT_SHARE_MIN * textsPerSecond * (forMs / 1_000) &&
        [stored, arrived, confirmed].every((count) => count === sent) &&
        repeated + refused + lost === 0,
    },
    {
      text: `memory is flat, at most ${GROWTH_PER_HOUR_MAX * 100} % more in an hour: ${mebibytes(growth.meanBytes)} MiB, slope ${mebibytes(growth.perHourBytes)} MiB an hour; of the heap ${mebibytes(growth.heapPerHourBytes)} MiB an hour`,
      isMet: growth.perHourBytes <= GROWTH_PER_HOUR_MAX * growth.meanBytes,
    },
    {
      text: `no turn of the event loop is longer than ${TURN_MS_MAX} ms: ${longestTurnMs.toFixed(0)} ms`,
      isMet: longestTurnMs <= TURN_MS_MAX,
    },
  ];
}

export function linesOf({ clients }: SoakOptions, report: SoakReport): string[] {
  const { joinedMs, talk, serverCpuMs, turns, storeBytes } = report;
  const share = (cpuMs: number): string => `${((100 * cpuMs) / talk.tookMs).toFixed(0)} %`;
  const eachMs = serverCpuMs / talk.sent;
  return [
    `${clients} clients logged in over TLS in ${(joinedMs / 1_000).toFixed(1)} s, and sent texts for ${(talk.tookMs / 1_000).toFixed(0)} s`,
    `  server: ${share(serverCpuMs)} of a processor, ${eachMs.toFixed(2)} ms for each text; the clients: ${share(talk.cpuMs)}; store ${mebibytes(storeBytes)} MiB`,
    ...turns.map(
      (turn, index) => `  ${index === 0 ? "longest turn of the event loop" : "next"}: ${describeTurn(turn)}`,
    ),
  ];
}

/** How the memory of the server grows once it has settled. */
function growthOf(memory: readonly MemorySample[]) {
  const settled = memory.slice(Math.floor(memory.length * SETTLED_SHARE));
  const perHour = (bytesOf: (sample: MemorySample) => number): number =>
    HOUR_MS * slopeOf(settled.map((sample) => ({ x: sample.atMs, y: bytesOf(sample) })));
  return {
    meanBytes: meanOf(settled.map(({ residentBytes }) => residentBytes)),
    perHourBytes: perHour(({ residentBytes }) => residentBytes),
    heapPerHourBytes: perHour(({ heapBytes }) => heapBytes),
  };
}

function mebibytes(bytes: number): string {
  return (bytes / MEBIBYTE).toFixed(0);
}
