/**
 * `npm run cluster:partitions [-- SECONDS [WORD]]`: a server of several processes in network namespaces - PostgreSQL, NATS, two
 * cores and two gateways - whose network is cut for SECONDS (default 15): between a core and the bus, a core and the
 * database, and a gateway and the bus, over which it reaches the core; each in one direction, in the other one, and in
 * both. At the end, between all cores and the database, and between all parts and the bus. Clients send texts and posts all the
 * time, two of them have a link over the relay of a gateway, and two read and write. With WORD, only cuts run that have it in
 * their name, as "gateway from the bus, both".
 *
 * Looks whether there is one writer at a time, by the log of PostgreSQL, whether all that was confirmed has arrived once
 * and in order, and whether all comes back by itself. Needs root, `ip`, `nft` and `unshare`. Prints a line for each
 * cut, and a table last. The exit code is 1 if a figure misses its target.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { compile } from "../../compiled-sources.ts";
import { whyNoNamespaces } from "../../lab/namespaces.ts";
import { whyNoPostgres } from "../../store/postgres/postgres-server.ts";
import { whyNoNats } from "../bus/nats-server.ts";

const SECONDS = 15;

const reason = whyNoPostgres() ?? whyNoNats() ?? whyNoNamespaces();
if (reason !== undefined) throw new Error(reason);
const [seconds = String(SECONDS), word = ""] = process.argv.slice(2);
if (!(Number(seconds) > 0)) throw new Error(`SECONDS must be a number above 0, not ${seconds}.`);
await using _compiled = await compile();
// A network of its own, so that nothing outside of it changes.
const program = [process.execPath, "--import", "tsx", join(import.meta.dirname, "run.ts"), seconds, word];
const child = spawn("unshare", ["--net", ...program], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
const [code] = await once(child, "exit");
process.exitCode = code ?? 1;
