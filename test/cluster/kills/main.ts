/**
 * `npm run cluster [KILLS [PART...]]`: a server of several processes on this machine - PostgreSQL, NATS, two cores and three gateways -
 * with clients that are busy, of which KILLS processes are killed (default 10), chosen at random, of all parts or of those that are named: core, standby, gateway, nats, postgres. Looks whether all that was
 * confirmed has arrived, once and in order, and how long clients waited after the death of the core.
 *
 * CHATWIRE_SEED sets the seed. SIGINT ends the kills early. It prints a table at its end. The exit code is 1 if a figure misses its target.
 */

import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { compile } from "../../compiled-sources.ts";
import { type Figure, isMet, tableOf } from "../../crash/table.ts";
import { SEED } from "../../seed.ts";
import { whyNoPostgres } from "../../store/postgres/postgres-server.ts";
import { whyNoNats } from "../bus/nats-server.ts";
import { Load, sleep, until } from "./load.ts";
import { Cluster, type Part } from "./parts.ts";

const KILLS = 10;
const CLIENTS_PER_GATEWAY = 2;
/** From the death of a core until something is confirmed again. */
const TAKE_OVER_MAX_MS = 3_000;
/** How long to wait for a confirmation after a kill before the run has failed, and for arrivals at the end. */
const CONFIRMED_MAX_MS = 60_000;
/** How long a killed process stays away, and the pause before the next kill. */
const AWAY_MS = 500;
const PAUSE_MS = 3_000;
const SHOWN_MAX = 10;

type Victim = "core" | "standby" | "gateway" | "nats" | "postgres";
const ALL: readonly Victim[] = ["core", "core", "standby", "gateway", "nats", "postgres"];

const reason = whyNoPostgres() ?? whyNoNats();
if (reason !== undefined) throw new Error(reason);
const kills = Number(process.argv[2] ?? KILLS);
if (!Number.isInteger(kills) || kills < 0) throw new Error(`KILLS must be a whole number, not ${process.argv[2]}.`);
const named = process.argv.slice(3);
const VICTIMS = named.length === 0 ? ALL : ALL.filter((victim) => named.includes(victim));
if (new Set(VICTIMS).size < new Set(named).size)
  throw new Error(`A PART must be one of ${[...new Set(ALL)].join(", ")}.`);

// Those who measure compile before.
await using _compiled = process.env["CHATWIRE_TEST_COMPILED"] === undefined ? await compile() : undefined;
const cluster = await Cluster.start({ cores: 2, gateways: 3 });
const killed = new Map<Victim, number>();
/** In milliseconds. */
const takeOvers: number[] = [];
let lostByCores = 0;
let stuck = "";
/** A signal ends the kills early. */
let isEnough = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    isEnough = true;
  });
const figures = await run().finally(() => cluster.close());
for (const { what, found } of figures)
  for (const each of (found ?? []).slice(0, SHOWN_MAX)) console.log(`${what}: ${each}`);
console.log(tableOf(figures).join("\n"));
process.exitCode = figures.every(isMet) ? 0 : 1;

async function run(): Promise<Figure[]> {
  const random = new SeededRandom(SEED);
  const load = await Load.start(cluster.urls, CLIENTS_PER_GATEWAY);
  await sleep(PAUSE_MS);
  for (let count = 0; count < kills && stuck === "" && !isEnough; count++) {
    const victim = VICTIMS[random.below(VICTIMS.length)] ?? "core";
    await kill(victim, load, random);
    killed.set(victim, (killed.get(victim) ?? 0) + 1);
    await sleep(PAUSE_MS / 2 + random.below(PAUSE_MS));
  }
  const { lost, doubled, disordered } = await load.finish(CONFIRMED_MAX_MS);
  const slow = takeOvers.filter((ms) => ms > TAKE_OVER_MAX_MS);
  return [
    { what: "seed", count: SEED },
    { what: "kills", count: [...killed.values()].reduce((sum, count) => sum + count, 0) },
    ...[...killed].map(([victim, count]) => ({ what: `  of ${victim}`, count })),
    { what: "texts and posts confirmed", count: load.confirmed },
    { what: "of these lost", found: lost },
    { what: "doubled", found: doubled },
    { what: "out of order", found: disordered },
    { what: "connections lost by the death of a core", found: Array.from({ length: lostByCores }) },
    { what: "longest take-over in ms", count: Math.round(Math.max(0, ...takeOvers)) },
    { what: `take-overs of more than ${TAKE_OVER_MAX_MS} ms`, found: slow.map((ms) => `${Math.round(ms)} ms`) },
    { what: "stuck", found: stuck === "" ? [] : [stuck] },
  ];
}

async function kill(victim: Victim, load: Load, random: SeededRandom): Promise<void> {
  const lostBefore = load.connectionsLost;
  const startMs = performance.now();
  if (victim === "core") {
    const { answering } = cluster;
    if (answering === undefined) return;
    await answering.kill();
    // What the gateways had received by then is still confirmed. Only what comes later is of the other core.
    const isAnswered = await until(() => cluster.answering !== undefined, CONFIRMED_MAX_MS);
    const answeredMs = performance.now();
    if (!isAnswered || !(await until(() => load.confirmedMs > answeredMs, CONFIRMED_MAX_MS)))
      stuck = "nothing was confirmed after the death of the core";
    const [takenOverMs, confirmedMs] = [answeredMs - startMs, load.confirmedMs - startMs];
    takeOvers.push(confirmedMs);
    console.log(
      `${answering.name} was killed: another core answered after ${Math.round(takenOverMs)} ms, and confirmed after ${Math.round(confirmedMs)} ms`,
    );
    await answering.start(/Standing by/);
    lostByCores += load.connectionsLost - lostBefore;
    return;
  }
  console.log(`${victim} is killed`);
  if (victim === "standby")
    await restart(
      cluster.cores.find((core) => core !== cluster.answering),
      /Standing by/,
    );
  else if (victim === "gateway") await restart(cluster.gateways[random.below(cluster.gateways.length)], /Listening/);
  else {
    await cluster[victim].kill();
    await sleep(AWAY_MS);
    await cluster[victim].start();
  }
  const againMs = performance.now();
  if (!(await until(() => load.confirmedMs > againMs, CONFIRMED_MAX_MS)))
    stuck = `nothing was confirmed after the death of ${victim}`;
}

async function restart(part: Part | undefined, ready: RegExp): Promise<void> {
  await part?.kill();
  await sleep(AWAY_MS);
  await part?.start(ready);
}
