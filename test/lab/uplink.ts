import { setTimeout as sleep } from "node:timers/promises";
import { connect, startPair } from "./cells.ts";
import { eventOf, type LabEvent } from "./client-event.ts";
import { type Home, Internet } from "./internet.ts";
import type { LabProcess } from "./lab-process.ts";
import type { Kind } from "./routers.ts";

/** How long the two talk before the move, and at least after it. */
const TALK_MS = 3_000;
/** Longer than a link lives on without a path. */
const RECOVERY_MAX_MS = 30_000;
/** The link works if each side gets a text within this time. */
const RECENT_MS = 500;
const ANSWER_MAX_MS = 60_000;

/** A home that moves, one that stays, and whether the link survives. */
export interface Move {
  readonly mover: Kind;
  readonly other: Kind;
  readonly survives: boolean;
}

export const MOVES: readonly Move[] = [
  { mover: "open", other: "open", survives: true },
  { mover: "port-restricted", other: "open", survives: true },
  { mover: "port-restricted", other: "full cone", survives: true },
  { mover: "symmetric", other: "open", survives: true },
  { mover: "open", other: "port-restricted", survives: true },
  { mover: "port-restricted", other: "port-restricted", survives: true },
  { mover: "IPv6 only", other: "IPv6 only", survives: true },
];

/** Homes with two uplinks, of which the one that the system chooses goes dark; how long texts may pause, also on a busy machine. */
export const FAILURES: readonly (Omit<Move, "survives"> & { readonly gapMsMax: number })[] = [
  { mover: "port-restricted", other: "port-restricted", gapMsMax: 6_000 },
  { mover: "port-restricted", other: "open", gapMsMax: 6_000 },
  // Over the relay.
  { mover: "symmetric", other: "symmetric", gapMsMax: 8_000 },
];

/** The texts of one direction. */
export interface Direction {
  readonly sent: number;
  readonly lost: number;
  readonly doubled: number;
  /** The longest time without a text, in milliseconds, between the first text and the last. */
  readonly gapMs: number;
}

export interface MoveResult {
  readonly fromMover: Direction;
  readonly toMover: Direction;
  /** Why the link ended; undefined if it survived. */
  readonly reason: string | undefined;
  /** The mover's paths, at the end. */
  readonly paths: readonly string[];
}

/**
 * Moves a home to another router, with other addresses, while it and another home send each other a text every 100 ms.
 *
 * @throws the reason of the signal; Error: the two could not connect, or the lab itself failed
 */
export async function runMove({ mover, other }: Move, signal: AbortSignal): Promise<MoveResult> {
  return talk(mover, other, { change: (home) => home.move() }, signal);
}

/**
 * Lets the uplink of a home that has two go dark, while it and another home send each other a text every 100 ms.
 *
 * @throws as `runMove`
 */
export async function runFailure(
  { mover, other }: Pick<Move, "mover" | "other">,
  signal: AbortSignal,
): Promise<MoveResult> {
  const change = (home: Home): void => home.darken();
  return talk(mover, other, { prepare: (home) => void home.addUplink(), change }, signal);
}

interface Disturbance {
  /** Runs before the two connect. */
  readonly prepare?: (home: Home) => void;
  readonly change: (home: Home) => void;
}

async function talk(
  mover: Kind,
  other: Kind,
  { prepare, change }: Disturbance,
  signal: AbortSignal,
): Promise<MoveResult> {
  using internet = await Internet.create(signal);
  const pair = await startPair(internet, mover, other);
  prepare?.(pair.homeOfAda);
  const { ada, bob } = pair;
  const first = await connect(pair);
  if (first.ada.event !== "text" || first.bob.event !== "text") {
    throw new Error(`A home moves only while it talks, and these two could not connect: ${mover}, ${other}.`);
  }
  for (const client of [ada, bob]) client.tell("stream");
  await sleep(TALK_MS, undefined, { signal });
  change(pair.homeOfAda);
  await waitForOutcome([ada, bob], signal);
  for (const client of [ada, bob]) client.tell("halt");
  const [fromAda, fromBob] = [await sentBy(ada), await sentBy(bob)];
  const { paths } = await ada.ask("paths", (line) => eventOf(line, "paths"), ANSWER_MAX_MS);
  const [closed] = [ada, bob].flatMap((client) => closedOf(client));
  return {
    fromMover: compare(fromAda, bob),
    toMover: compare(fromBob, ada),
    reason: closed && `${closed.code}: ${closed.reason}`,
    paths,
  };
}

/** Waits until the link has ended, or texts arrive at both sides again. */
async function waitForOutcome(clients: readonly LabProcess[], signal: AbortSignal): Promise<void> {
  const movedMs = performance.now();
  for (;;) {
    const counts = clients.map((client) => textsOf(client).length);
    await sleep(RECENT_MS, undefined, { signal });
    const talkedMs = performance.now() - movedMs;
    const isFlowing = clients.every((client, index) => textsOf(client).length > (counts[index] ?? 0));
    const isOver = clients.some((client) => closedOf(client).length > 0);
    if (isOver || (isFlowing && talkedMs > TALK_MS) || talkedMs > RECOVERY_MAX_MS) return;
  }
}

async function sentBy(client: LabProcess): Promise<number> {
  const { sent } = await client.next((line) => eventOf(line, "settled"), ANSWER_MAX_MS);
  return sent;
}

/** Compares the numbered texts that were sent with those that arrived. */
function compare(sent: number, receiver: LabProcess): Direction {
  const arrived = textsOf(receiver);
  const different = new Set(arrived.map(({ text }) => text)).size;
  const gaps = arrived.slice(1).map(({ atMs }, index) => atMs - (arrived[index]?.atMs ?? atMs));
  return { sent, lost: sent - different, doubled: arrived.length - different, gapMs: Math.max(0, ...gaps) };
}

/** The texts of the stream that a client got. */
function textsOf({ lines }: LabProcess): LabEvent<"text">[] {
  return lines.flatMap((line) => eventOf(line, "text") ?? []).filter(({ text }) => /^\d+$/.test(text));
}

function closedOf({ lines }: LabProcess): LabEvent<"closed">[] {
  return lines.flatMap((line) => eventOf(line, "closed") ?? []);
}
