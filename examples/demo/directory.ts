import { setTimeout as sleep } from "node:timers/promises";
import type { Program } from "./program.ts";

const TRIES_MAX = 20;
const TRY_PAUSE_MS = 500;

export interface Row {
  readonly name: string;
  readonly privacy: string;
  readonly status: string;
  readonly address: string;
  readonly port: string;
}

/** Types get_peers and reads the table. */
export async function readPeers(client: Program): Promise<Row[]> {
  client.type("get_peers");
  await client.expect(/^NAME +PRIVACY +STATUS +ADDRESS +PORT$/);
  const lines = await client.linesUntil(/^Input Command:$/);
  client.show(lines);
  return lines
    .map((line) => line.split(/ +/))
    .filter((cells) => cells.length === 5)
    .map(([name = "", privacy = "", status = "", address = "", port = ""]) => ({
      name,
      privacy,
      status,
      address,
      port,
    }));
}

/** Types get_peers until the list is as wanted, at most 20 times; returns the last list. */
export async function awaitStatuses(client: Program, wanted: string): Promise<string> {
  for (let tries = 1; ; tries++) {
    const seen = describeStatuses(await readPeers(client));
    if (seen === wanted || tries === TRIES_MAX) return seen;
    await sleep(TRY_PAUSE_MS);
  }
}

/** Formats a list as "ada available, grace connected". */
export function describeStatuses(rows: readonly Row[]): string {
  return rows.map(({ name, status }) => `${name} ${status}`).join(", ");
}
