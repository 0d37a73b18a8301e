/**
 * `npm run bench:rooms [-- PART [NUMBER]]`: what large rooms cost, in processes of their own. Without arguments, everything.
 *
 * - `members` in memory, `members-sqlite` in a file: how long one post takes to all members who are connected, and what a
 *   join and a leave cost beside those of a room of ten; then how long the server is busy with closing the room. NUMBER:
 *   members, default 10,000. Each process needs more descriptors than that.
 * - `history`: what a page of the history costs at both ends beside that of a short room, and how long a server takes to
 *   start. NUMBER: posts, default 1,000,000.
 *
 * The exit code is 1 if a target is missed.
 */

import { Programs } from "../server/programs.ts";
import { historyLines } from "./history.ts";
import { membersLines } from "./members.ts";
import { type Line, verdictOf } from "./targets.ts";

/** From the folder of the bench of servers. */
const PROGRAMS = ["load-main", "servers/chatwire", "servers/chatwire-sqlite"];

const PARTS: Readonly<Record<string, (programs: Programs, number: number | undefined) => Promise<Line[]>>> = {
  members: (programs, members = 10_000) => membersLines({ programs, members, store: "memory" }),
  "members-sqlite": (programs, members = 10_000) => membersLines({ programs, members, store: "SQLite" }),
  history: (programs, posts = 1_000_000) => historyLines({ programs, posts }),
};

const [partName, number] = process.argv.slice(2);
const parts = Object.entries(PARTS).filter(([name]) => partName === undefined || name === partName);
if (parts.length === 0)
  throw new Error(`There is no part ${partName}. The parts are ${Object.keys(PARTS).join(", ")}.`);

await using programs = await Programs.bundle(PROGRAMS);
const lines: Line[] = [];
for (const [, run] of parts) lines.push(...(await run(programs, number === undefined ? undefined : Number(number))));
for (const line of lines) console.log(verdictOf(line));
if (lines.some(({ value, max }) => !(value <= max))) process.exitCode = 1;
