/**
 * `npm run cluster:upgrade`: a server of several processes on this machine, all parts of which are replaced by those of a
 * newer release, one after the other, as the guide says: the standby, the core, and then each gateway. The newer release
 * has a schema with additions of all kinds; see test/growth. Then all parts are replaced by those of this release again,
 * so that each part of both releases meets parts of the other one.
 *
 * Meanwhile clients send texts and posts, and two read and write; all of them are of this release. Prints a line for each
 * part, and a table last. The exit code is 1 if a figure misses its target.
 */

import { compile } from "../../compiled-sources.ts";
import { type Figure, isMet, tableOf } from "../../crash/table.ts";
import { whyNoPostgres } from "../../store/postgres/postgres-server.ts";
import { whyNoNats } from "../bus/nats-server.ts";
import { Load, sleep, until } from "../kills/load.ts";
import { Cluster, type Part } from "../kills/parts.ts";
import { Probe } from "../probe.ts";
import { NewerServer } from "./newer-server.ts";

const CLIENTS_PER_GATEWAY = 2;
/** Before a part is replaced, the parts before it are mixed for so long. */
const MIXED_MS = 3_000;
const CONFIRMED_MAX_MS = 60_000;
const SHOWN_MAX = 10;

const reason = whyNoPostgres() ?? whyNoNats();
if (reason !== undefined) throw new Error(reason);
await using _compiled = await compile();
await using newer = await NewerServer.build();
const cluster = await Cluster.start({ cores: 2, gateways: 2 });
const problems = { ends: [] as string[], stuck: [] as string[], lostByCores: [] as string[] };
let replaced = 0;
let longestPauseMs = 0;
const figures = await run().finally(() => cluster.close());
for (const { what, found } of figures)
  for (const each of (found ?? []).slice(0, SHOWN_MAX)) console.log(`${what}: ${each}`);
console.log(tableOf(figures).join("\n"));
process.exitCode = figures.every(isMet) ? 0 : 1;

async function run(): Promise<Figure[]> {
  const load = await Load.start(cluster.urls, CLIENTS_PER_GATEWAY);
  const probes = await Promise.all(
    cluster.urls.map((url, index) => {
      const others = cluster.urls.filter((other) => other !== url);
      return Probe.start([url, ...others], `probe-${index + 1}`);
    }),
  );
  for (const program of [newer.program, undefined]) await replaceAll(program, load, probes);
  await sleep(MIXED_MS);
  const { lost, doubled, disordered } = await load.finish(CONFIRMED_MAX_MS);
  const outcomes = probes.flatMap((probe) => Object.values(probe.take()));
  for (const probe of probes) await probe.close();
  const failed = outcomes.flatMap(({ failed }) => failed);
  const refused = outcomes.flatMap(({ refused }) => refused);
  return [
    { what: "parts replaced", count: replaced, least: 8 },
    { what: "texts and posts confirmed", count: load.confirmed.texts + load.confirmed.posts, least: 1 },
    { what: "of these lost", found: lost },
    { what: "doubled", found: doubled },
    { what: "out of order", found: disordered },
    { what: "texts and posts that failed", found: load.failed },
    { what: "other calls answered", count: outcomes.reduce((sum, { answered }) => sum + answered, 0), least: 1 },
    { what: "other calls that failed, and were not repeated by the client itself", found: [...failed, ...refused] },
    { what: "connections lost by the change of a core", found: problems.lostByCores },
    { what: "longest pause of all confirmations, in ms", count: Math.round(longestPauseMs) },
    { what: "parts that did not end by themselves", found: problems.ends },
    { what: "stuck", found: problems.stuck },
  ];
}

/** @param program  undefined: that of this release */
async function replaceAll(program: string | undefined, load: Load, probes: readonly Probe[]): Promise<void> {
  load.onLost = (name) => problems.lostByCores.push(name);
  const core = cluster.answering;
  const standby = cluster.cores.find((each) => each !== core);
  if (core === undefined || standby === undefined) throw new Error("A core must answer, and another one stand by.");
  await replace(standby, program, /Standing by/, load, probes);
  await replace(core, program, /Standing by/, load, probes);
  load.onLost = () => {};
  for (const gateway of cluster.gateways) await replace(gateway, program, /Listening/, load, probes);
}

async function replace(
  part: Part,
  program: string | undefined,
  ready: RegExp,
  load: Load,
  probes: readonly Probe[],
): Promise<void> {
  await sleep(MIXED_MS);
  const startMs = performance.now();
  if (!(await part.kill("SIGTERM"))) problems.ends.push(part.name);
  part.program = program;
  await part.start(ready);
  const startedMs = performance.now();
  const isGoingOn = (): boolean =>
    load.hasAllConfirmedSince(startedMs) && probes.every(({ answeredMs }) => answeredMs > startedMs);
  if (!(await until(isGoingOn, CONFIRMED_MAX_MS))) problems.stuck.push(`after the change of ${part.name}`);
  replaced += 1;
  const pauseMs = load.takeLongestPauseMs();
  longestPauseMs = Math.max(longestPauseMs, pauseMs);
  console.log(
    `${part.name} is of ${program === undefined ? "this" : "the newer"} release after ${Math.round(startedMs - startMs)} ms; nothing was confirmed for ${Math.round(pauseMs)} ms at most`,
  );
}
