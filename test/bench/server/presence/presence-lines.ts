import type { LongestTurn } from "../../turns.ts";
import { fanOut } from "../fan-out.ts";
import type { PartOptions } from "../part.ts";
import { subjects } from "../subjects.ts";
import { presence } from "./presence.ts";

const WATCHERS = 2_000;
const VISITORS = 500;
const ROUNDS = 5;
const WARM_UP = 2;
const CHANGES_FOR_MS = 5_000;
const EVERY_MS = 10;
const PEERS: readonly string[] = ["ws", "socket.io"];

/** The targets. */
const LOGIN_MS_MAX = 0.3;
const TURN_MS_MAX = 50;

/**
 * Prints what watchers of the list of peers cost a server. Beside it, what one broadcast to as many costs the servers of
 * others, which tell each change at once.
 *
 * @returns the ratios, and whether the targets are met
 */
export async function presenceLines({
  programs,
  security,
  certificate,
  size,
}: PartOptions): Promise<readonly string[]> {
  const watchers = size ?? WATCHERS;
  const { loginMs, changeMs, drop, end, bareDrop } = await presence({
    programs,
    certificate,
    watchers,
    visitors: VISITORS,
    rounds: ROUNDS,
    warmUp: WARM_UP,
    changesForMs: CHANGES_FOR_MS,
    everyMs: EVERY_MS,
  });
  const added = loginMs.watched - loginMs.alone;
  const turns = `${turnOf(drop)} as all drop, ${turnOf(end)} as their sessions end; of bare sockets ${turnOf(bareDrop)}`;
  console.log(`Presence, ${security}, ${watchers} watchers: milliseconds of processor time of the server`);
  console.log(`  a login ${loginMs.alone.toFixed(2)} without watchers, ${loginMs.watched.toFixed(2)} with them`);
  console.log(`  a change of a status each ${EVERY_MS} ms: ${changeMs.toFixed(2)} for each; longest turn ${turns}`);
  const peers = await fanOut({
    subjects: subjects().filter(({ name }) => PEERS.includes(name)),
    programs,
    certificate,
    receivers: watchers,
    deliveries: 100_000,
    rounds: 3,
    warmUp: WARM_UP,
  });
  const lines: string[] = [];
  for (const { name, perSecond } of peers) {
    const broadcastMs = (watchers / perSecond) * 1_000;
    console.log(`  a broadcast of ${name} to as many: ${broadcastMs.toFixed(2)}`);
    lines.push(`a change ${(changeMs / broadcastMs).toFixed(2)} times a broadcast of ${name}, ${security}`);
  }
  const isMet = (met: boolean): string => (met ? "met" : "not met");
  lines.push(
    `target ${watchers} watchers add under ${LOGIN_MS_MAX} ms to a login, ${security}: ${isMet(added < LOGIN_MS_MAX)}, ${added.toFixed(2)}`,
    `target no turn over ${TURN_MS_MAX} ms as ${watchers} drop, ${security}: ${isMet(Math.max(drop.ms, end.ms) <= TURN_MS_MAX)}, ${turns}`,
  );
  return lines.map((line) => `presence: ${line}`);
}

function turnOf({ ms, cpuMs }: LongestTurn): string {
  return `${ms.toFixed(0)} ms (${cpuMs.toFixed(0)} ms of processor time)`;
}
