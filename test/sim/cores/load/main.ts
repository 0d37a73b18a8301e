/**
 * `npm run cores [-- PART [ONLINE REQUESTS]]`: where one core ends, and how accounts and rooms are spread over several, on
 * virtual time. The parts, all of them by default:
 *
 * - `one`      memory of an account, a login and a guest; requests a second of one core
 * - `load`     the same load on 1 and on 16 cores, and what that costs
 * - `compare`  several cores against one, and twins without a user who hides, with 10 seeds each
 * - `million`  a million accounts over 16 cores, of which 50,000 log in and make 300,000 requests, or as many as are given
 *
 * The exit code is 1 if something disagrees. CHATWIRE_SEED sets the first seed.
 */

import { SEED } from "../../../seed.ts";
import { compareWithOne } from "../compare.ts";
import { compareTwins } from "../twins.ts";
import { type LoadFigures, type LoadOptions, measureMemory, runLoad } from "./measure.ts";

const CORES = 16;
const SEEDS = 10;
const TICK_MS = 1_000;

const PARTS: Readonly<Record<string, () => void>> = { one: measureOne, load: compareLoad, compare, million };
const [, , only, ...sizes] = process.argv;
const [online = 50_000, requests = 300_000] = sizes.map(Number);
for (const [part, run] of Object.entries(PARTS)) if (only === undefined || only === part) run();

function measureOne(): void {
  const { account, login, guest } = measureMemory(100_000);
  print("memory of an account with a device, in bytes", account);
  print("memory of a login that watches its contacts, in bytes", login);
  print("memory of a guest, in bytes", guest);
  const { traffic, figures } = runLoad(loadOf(1));
  const [only] = figures;
  print("requests a second of one core", (1_000 * traffic.asked) / (only?.busyMs ?? 1));
  for (const [kind, ms] of traffic.workMs) {
    const count = (traffic.answered.get(kind) ?? 0) + (traffic.refused.get(kind) ?? 0);
    print(`microseconds of one request: ${kind}`, (1_000 * ms) / count);
  }
  check(traffic.faults);
}

function compareLoad(): void {
  const [one, several] = [1, CORES].map((cores) => runLoad({ ...loadOf(cores), tickMs: TICK_MS })) as [
    LoadFigures,
    LoadFigures,
  ];
  const costs = [one, several].map(({ traffic, figures }) => sum(figures.map(({ busyMs }) => busyMs)) / traffic.asked);
  const [alone = 0, spread = 0] = costs;
  print(`work of a request on ${CORES} cores, of that on one`, spread / alone, 2);
  print(`so ${CORES} cores carry as much as so many single ones`, (CORES * alone) / spread / imbalance(several), 2);
  report(several);
  check([...one.traffic.faults, ...several.traffic.faults]);
}

/** A sixteenth of the million: what one of 16 cores has. */
function loadOf(cores: number): LoadOptions {
  const people = { users: 62_500, online: 6_250, rooms: 625, membersPerRoom: 20 };
  return { ...people, cores, seed: SEED, requests: 100_000, durationMs: 60_000 };
}

function compare(): void {
  const faults: string[] = [];
  let [lines, about] = [0, 0];
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    const compared = compareWithOne({ cores: 8, seed, users: 300, steps: 6_000 });
    const twins = compareTwins({ cores: 8, seed, users: 60, steps: 3_000 });
    lines += compared.lines;
    about += twins.about;
    for (const difference of [compared.difference, twins.difference])
      if (difference !== undefined) faults.push(`seed ${seed}: ${difference}`);
  }
  print("answers and events that 8 cores gave as one does", lines);
  print("requests about a user who hides, as about a name that nobody has", about);
  check(faults);
}

function million(): void {
  const people = { users: 1_000_000, online, rooms: online / 10, membersPerRoom: 20 };
  const beganMs = performance.now();
  const log = (part: string): void =>
    console.log(`${Math.round((performance.now() - beganMs) / 1_000)} s, ${megabytes()} MB: ${part}`);
  const run = runLoad({ ...people, cores: CORES, seed: SEED, requests, durationMs: 60_000, tickMs: TICK_MS, log });
  log("checked");
  report(run);
  check(run.traffic.faults);
}

function report({ traffic, figures, messages, homes }: LoadFigures): void {
  print("accounts", sum(homes));
  print("guests at other cores", traffic.guests);
  print("requests", traffic.asked);
  print("events to clients", sum([...traffic.received.values()]));
  print("messages between cores for a request", messages / traffic.asked, 2);
  print("accounts of the core with the most, of the mean", Math.max(...homes) / mean(homes), 3);
  const work = figures.map(({ requests, messages }) => requests + messages);
  print("requests and messages of the core with the most, of the mean", Math.max(...work) / mean(work), 3);
  const busyMs = figures.map((figure) => figure.busyMs);
  print("microseconds of work for a request, at all cores together", (1_000 * sum(busyMs)) / traffic.asked);
  print("requests a second, if each core has a processor", (1_000 * traffic.asked) / Math.max(...busyMs));
  const latencies = Float64Array.from(traffic.latenciesMs).sort();
  for (const share of [0.5, 0.99]) {
    const ms = latencies[Math.floor(share * latencies.length)] ?? 0;
    print(`virtual milliseconds to the answer, ${share * 100} % within, with 1 ms between cores on average`, ms, 1);
  }
}

/** How much more the core with the most has to do than the mean. */
function imbalance({ figures }: LoadFigures): number {
  const work = figures.map(({ requests, messages }) => requests + messages);
  return Math.max(...work) / mean(work);
}

function check(faults: readonly string[]): void {
  for (const fault of faults) console.log(`FAULT: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
  else console.log("no faults");
}

function print(what: string, value: number, digits = 0): void {
  console.log(`${what}: ${value.toFixed(digits)}`);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function megabytes(): number {
  return Math.round(process.memoryUsage().rss / 2 ** 20);
}
