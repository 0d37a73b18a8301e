/** The experiment of `npm run cluster:partitions`. Runs in a network namespace of its own. Its arguments are SECONDS and WORD. */

import { type Figure, isMet, tableOf } from "../../crash/table.ts";
import { Load, sleep, until } from "../kills/load.ts";
import { Cluster } from "../kills/parts.ts";
import { type Outcomes, Probe } from "../probe.ts";
import { beginLog, findFaults, LOG_SETTINGS, readLog } from "./commit-log.ts";
import { type Cut, PartedNetwork } from "./network.ts";
import { Talk } from "./talk.ts";

const CLIENTS_PER_GATEWAY = 2;
const CORES = ["core-1", "core-2"];
const GATEWAYS = ["gateway-1", "gateway-2"];
/** Between two cuts. */
const PAUSE_MS = 3_000;
/** From the end of a cut until everything works again. */
const HEALED_MAX_MS = 60_000;
const ARRIVAL_MAX_MS = 60_000;
/** A link is silent for so long at most while the server is cut. */
const LINK_GAP_MAX_MS = 3_000;
const SHOWN_MAX = 10;

/** A kind of cut. `parts` are asked when it begins. */
interface Kind {
  readonly what: string;
  readonly parts: () => readonly string[];
  readonly from: "nats" | "postgres";
}

type Direction = "sent" | "received" | "both";

const [secondsText, word = ""] = process.argv.slice(2);
const cutMs = Number(secondsText) * 1_000;

using network = new PartedNetwork(["nats", "postgres", ...CORES, ...GATEWAYS]);
const cluster = await Cluster.start(
  { cores: CORES.length, gateways: GATEWAYS.length },
  { placeOf: (name) => network.placeOf(name), settings: LOG_SETTINGS },
);
const answering = (): string[] => (cluster.answering === undefined ? [] : [cluster.answering.name]);
const ONE: readonly Kind[] = [
  { what: "core from the bus", parts: answering, from: "nats" },
  { what: "core from the database", parts: answering, from: "postgres" },
  { what: "gateway from the bus", parts: () => ["gateway-1"], from: "nats" },
];
const ALL: readonly Kind[] = [
  { what: "all cores from the database", parts: () => CORES, from: "postgres" },
  { what: "all parts from the bus", parts: () => [...CORES, ...GATEWAYS], from: "nats" },
];
const problems = { links: [] as string[], calls: [] as string[], healing: [] as string[] };
/** In milliseconds. */
const healings: number[] = [];
let cuts = 0;
const figures = await run().finally(() => cluster.close());
for (const { what, found } of figures)
  for (const each of (found ?? []).slice(0, SHOWN_MAX)) console.log(`${what}: ${each}`);
console.log(tableOf(figures).join("\n"));
process.exitCode = figures.every(isMet) ? 0 : 1;

async function run(): Promise<Figure[]> {
  await beginLog(cluster.postgres);
  const load = await Load.start(cluster.urls, CLIENTS_PER_GATEWAY);
  const [first = "", second = ""] = cluster.urls;
  const probes = [
    await Probe.start([first], "probe-1", { relayOnly: true }),
    await Probe.start([second], "probe-2", { relayOnly: true }),
  ];
  const directions: readonly Direction[] = ["sent", "received", "both"];
  const plan = [
    ...ONE.flatMap((kind) => directions.map((direction) => ({ kind, direction }))),
    ...ALL.map((kind) => ({ kind, direction: "both" as const })),
  ].filter(({ kind, direction }) => `${kind.what}, ${direction}`.includes(word));
  for (const { kind, direction } of plan) {
    await sleep(PAUSE_MS);
    await cutOnce(kind, direction, load, probes);
    cuts += 1;
    if (problems.healing.length > 0) break;
  }
  const { lost, doubled, disordered } = await load.finish(ARRIVAL_MAX_MS);
  for (const probe of probes) await probe.close();
  const log = await readLog(cluster.postgres);
  const { twoWriters, wrongOrder } = findFaults(log);
  return [
    { what: "cuts", count: cuts },
    { what: "commits in the log of PostgreSQL", count: log.length, least: 1 },
    { what: "writers, one after the other", count: new Set(log.map(({ token }) => token)).size },
    { what: "commits of a writer that was replaced", found: twoWriters },
    { what: "commits lost, doubled or out of order", found: wrongOrder },
    { what: "texts and posts confirmed", count: confirmedOf(load), least: 1 },
    { what: "of these lost", found: lost },
    { what: "doubled", found: doubled },
    { what: "out of order", found: disordered },
    { what: "texts and posts that failed", found: load.failed },
    { what: "calls that failed without being retryable", found: problems.calls },
    { what: `links silent for more than ${LINK_GAP_MAX_MS} ms`, found: problems.links },
    { what: "longest time until all came back, in ms", count: Math.round(Math.max(0, ...healings)) },
    { what: "what did not come back", found: problems.healing },
  ];
}

async function cutOnce(kind: Kind, direction: Direction, load: Load, probes: readonly Probe[]): Promise<void> {
  const parts = kind.parts();
  const name = `${kind.what} (${parts.join(", ")}), ${direction}`;
  const [inviter, invited] = probes;
  if (inviter === undefined || invited === undefined) throw new Error("Two must talk.");
  const talk = await Talk.begin(inviter, invited);
  for (const probe of probes) probe.take();
  const before = cluster.answering;
  const confirmedBefore = confirmedOf(load);
  const startMs = performance.now();
  network.cut(parts.flatMap((part) => cutsOf(part, kind.from, direction)));
  const hasOther = await until(() => cluster.answering !== undefined && cluster.answering !== before, cutMs);
  const takenOver = hasOther
    ? `${cluster.answering?.name} answers after ${Math.round(performance.now() - startMs)} ms`
    : `${cluster.answering?.name ?? "no core"} answers`;
  await sleep(Math.max(0, startMs + cutMs - performance.now()));
  const { arrived, longestGapMs } = talk.take();
  const during = confirmedOf(load) - confirmedBefore;
  network.heal();
  const healedMs = performance.now();
  const calls = probes.map((probe) => probe.take());
  if (talk.ended.length > 0 || longestGapMs > LINK_GAP_MAX_MS)
    problems.links.push(`${name}: ${talk.ended.join() || `silent for ${Math.round(longestGapMs)} ms`}`);
  if (!(await until(() => isWhole(load, probes, healedMs), HEALED_MAX_MS))) problems.healing.push(name);
  healings.push(performance.now() - healedMs);
  const after = probes.map((probe) => probe.take());
  problems.calls.push(
    ...[...calls, ...after].flatMap(({ reads, writes }) =>
      [...reads.failed, ...writes.failed].map((text) => `${name}: ${text}`),
    ),
  );
  console.log(
    `${name}: ${takenOver}; ${during} confirmed; ${arrived} texts on the link, silent for ${Math.round(longestGapMs)} ms`,
  );
  for (const [index, { reads, writes }] of calls.entries())
    console.log(`  at ${GATEWAYS[index]}: reads ${describe(reads)}; writes ${describe(writes)}`);
  console.log(`  all came back after ${Math.round(performance.now() - healedMs)} ms`);
  await talk.close();
}

function confirmedOf({ confirmed }: Load): number {
  return confirmed.texts + confirmed.posts;
}

/** One core answers, the other one stands by, and everybody reads and writes. */
function isWhole(load: Load, probes: readonly Probe[], sinceMs: number): boolean {
  const states = cluster.cores.map(({ state }) => state).sort();
  return (
    states.join(" ") === "Answering. Standing by." &&
    load.hasAllConfirmedSince(sinceMs) &&
    probes.every((probe) => probe.answeredMs > sinceMs)
  );
}

function cutsOf(part: string, other: string, direction: Direction): Cut[] {
  return [
    ...(direction === "received" ? [] : [{ from: part, to: other }]),
    ...(direction === "sent" ? [] : [{ from: other, to: part }]),
  ];
}

function describe({ answered, refused, failed }: Outcomes): string {
  return `${answered} answered, ${refused.length} refused, ${failed.length} failed`;
}
