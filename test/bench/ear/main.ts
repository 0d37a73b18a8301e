/**
 * `npm run bench:ear`: how long sound takes from the mouth of one user to the ear of the other. First over simulated paths,
 * on virtual time: Opus, a link, and the play-out of the example client. Then between two example clients on this machine,
 * in real time, with programs as microphone and loudspeaker; `-- simulated` leaves that out. The exit code is 1 if a target
 * is missed: the delay, and with up to 5 % loss the length, what is concealed, the likeness to the original, and the place of
 * gaps (sound-faults.ts).
 *
 * The delay begins when a sample is made, so it contains the 20 ms of a frame. It does not contain what a sound card adds.
 */

import type { DatagramConditions } from "../../../src/testing/datagram-network.ts";
import { measureLoopback } from "./loopback-call.ts";
import { type CallFigures, simulateCall } from "./simulated-call.ts";
import { faultsOf, mean } from "./sound-faults.ts";

const SECONDS = 30;
const LOOPBACK_SECONDS = 15;
const SEED = 1;
const DELAY_MS_MAX = 200;
/** With more loss than this, the sound has no targets but the delay. */
const LOSS_MAX = 0.05;

const PATHS: readonly (readonly [name: string, network: Partial<DatagramConditions>])[] = [
  ["LAN, 1 ms", { latencyMs: 1 }],
  ["30 ms, jitter 10 ms", { latencyMs: 30, jitterMs: 10 }],
  ["30 ms, jitter 40 ms, loss 5 %", { latencyMs: 30, jitterMs: 40, lossRate: 0.05 }],
  ["30 ms, jitter 40 ms, loss 20 %", { latencyMs: 30, jitterMs: 40, lossRate: 0.2 }],
];

let isMissed = false;
for (const [name, network] of PATHS) {
  const figures = await simulateCall({ seed: SEED, seconds: SECONDS, network });
  const { concealedPercent, lostPercent, recoveredPercent, playOutDelayMs } = figures;
  const what = `lost ${lostPercent.toFixed(1)} %, recovered ${recoveredPercent.toFixed(1)} %, concealed ${concealedPercent.toFixed(1)} %, delay of play-out at the end ${playOutDelayMs.toFixed(0)} ms`;
  print(`${name}: ${describe(figures)}; ${what}; ${soundOf(figures)}`, figures);
  if ((network.lossRate ?? 0) <= LOSS_MAX) for (const fault of faultsOf(figures)) miss(fault);
}
if (process.argv[2] !== "simulated") {
  const figures = await measureLoopback(LOOPBACK_SECONDS);
  print(`Two example clients on this machine: ${describe(figures)}`, figures);
}
console.log(isMissed ? "Targets were missed." : "All targets are met.");
process.exitCode = isMissed ? 1 : 0;

interface Delays {
  readonly delaysMs: readonly number[];
  readonly unheard: number;
}

function describe({ delaysMs, unheard }: Delays): string {
  const sorted = delaysMs.toSorted((one, other) => one - other);
  const median = sorted[sorted.length >> 1] ?? Number.NaN;
  const heard = `${delaysMs.length} of ${delaysMs.length + unheard} seconds heard`;
  return `mouth to ear ${median.toFixed(0)} ms in the middle, ${(sorted.at(-1) ?? Number.NaN).toFixed(0)} ms at most, ${heard}`;
}

function soundOf({ longerMs, likenesses, gapsMs, strayGapsMs }: CallFigures): string {
  const length = `length off by ${longerMs.toFixed(0)} ms of ${SECONDS * 1_000}`;
  const least = Math.min(...likenesses);
  return `${length}, cross-correlation ${mean(likenesses).toFixed(3)} (${least.toFixed(3)} at least), gaps of ${gapsMs} ms, ${strayGapsMs} ms of them where no frame was missing`;
}

function print(line: string, { delaysMs }: Delays): void {
  console.log(line);
  if (delaysMs.length === 0) miss("nothing was heard");
  else if (Math.max(...delaysMs) > DELAY_MS_MAX) miss(`more than ${DELAY_MS_MAX} ms from mouth to ear`);
}

function miss(what: string): void {
  isMissed = true;
  console.log(`  missed: ${what}`);
}
