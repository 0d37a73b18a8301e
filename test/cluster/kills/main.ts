/**
 * `npm run cluster [KILLS [PART...]]`: a server of several processes on this machine - PostgreSQL, NATS, two cores and three
 * gateways - with clients that send each other texts and posts. KILLS processes are killed (default 10), chosen at random
 * from all parts or from those that are named: core, standby, gateway, nats, postgres. See `runKills`.
 *
 * CHATWIRE_SEED sets the seed. SIGINT ends the kills early. It prints a table at its end. The exit code is 1 if a figure
 * misses its target.
 */

import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { compile } from "../../compiled-sources.ts";
import { type Figure, isMet, tableOf } from "../../crash/table.ts";
import { SEED } from "../../seed.ts";
import { whyNoPostgres } from "../../store/postgres/postgres-server.ts";
import { whyNoNats } from "../bus/nats-server.ts";
import { Cluster } from "./parts.ts";
import { figuresOf, runKills, type Victim } from "./run-kills.ts";

const KILLS = 10;
/** Who is killed, with equal chances: a third are cores that answer. */
const CHANCES: readonly Victim[] = ["core", "core", "standby", "gateway", "nats", "postgres"];
const SHOWN_MAX = 10;

const reason = whyNoPostgres() ?? whyNoNats();
if (reason !== undefined) throw new Error(reason);
const kills = Number(process.argv[2] ?? KILLS);
if (!Number.isInteger(kills) || kills < 0) throw new Error(`KILLS must be a whole number, not ${process.argv[2]}.`);
const named = new Set(process.argv.slice(3));
const chances = named.size === 0 ? CHANCES : CHANCES.filter((victim) => named.has(victim));
if (new Set(chances).size < named.size) throw new Error(`A PART must be one of ${[...new Set(CHANCES)].join(", ")}.`);
const random = new SeededRandom(SEED);
const victims = Array.from({ length: kills }, () => chances[random.below(chances.length)] ?? "core");

const enough = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => enough.abort());
// Those who measure compile before.
await using _compiled = process.env["CHATWIRE_TEST_COMPILED"] === undefined ? await compile() : undefined;
const cluster = await Cluster.start({ cores: 2, gateways: 3 });
const print = (line: string): void => console.log(line);
const results = await runKills(cluster, { victims, seed: SEED, signal: enough.signal, print }).finally(() =>
  cluster.close(),
);
const figures: Figure[] = [{ what: "seed", count: SEED }, ...figuresOf(results)];
for (const { what, found } of figures) for (const each of (found ?? []).slice(0, SHOWN_MAX)) print(`${what}: ${each}`);
print(tableOf(figures).join("\n"));
process.exitCode = figures.every(isMet) ? 0 : 1;
