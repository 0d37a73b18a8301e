import { setTimeout as sleep } from "node:timers/promises";
import type { Explanation } from "chatwire";
import { eventOf, type LabEvent } from "./client-event.ts";
import { type Expectation, expectationOf } from "./expectations.ts";
import { mistakesIn } from "./explained.ts";
import { type Home, Internet } from "./internet.ts";
import type { LabProcess } from "./lab-process.ts";
import type { Kind } from "./routers.ts";

const START_MAX_MS = 30_000;
/** Longer than a client tries to connect. */
const CONNECT_MAX_MS = 40_000;
/** A link begins over the relay. Where a direct path is possible, it is found in this time. */
const DIRECT_MAX_MS = 3_000;
const LOOK_MS = 200;

/** What came of two homes that connect. */
export interface Cell {
  readonly inviter: Kind;
  readonly other: Kind;
  /** How the two are connected in the end; "none": they are not. */
  readonly way: "direct" | "relay" | "none";
  readonly expectation: Expectation;
  /** In words: the paths and the time, or the errors. */
  readonly outcome: string;
  /** What the two clients explain otherwise than it is. */
  readonly mistakes: readonly string[];
}

/** Two clients, each in a home. */
export interface Pair {
  readonly ada: LabProcess;
  readonly bob: LabProcess;
  readonly homeOfAda: Home;
}

/** What came of ada's invitation. */
export interface Connecting {
  readonly acceptedMs: number;
  /** What each of the two got: the first text, or an error. */
  readonly ada: Ending;
  readonly bob: Ending;
}

type Ending = LabEvent<"text" | "failed" | "closed">;

/**
 * Connects a home of one kind to a home of another, over an internet of their own.
 *
 * @throws the reason of the signal; Error: the lab itself failed
 */
export async function runCell(inviter: Kind, other: Kind, signal: AbortSignal): Promise<Cell> {
  using internet = await Internet.create(signal);
  const pair = await startPair(internet, inviter, other);
  const connecting = await connect(pair);
  const isConnected = [connecting.ada, connecting.bob].every(({ event }) => event === "text");
  const way = isConnected ? await settledWay(pair) : "none";
  const outcome = isConnected ? `${way}, ${await describeLink(pair, connecting)}` : describeFailure(connecting);
  const mistakes = await mistakesOf(pair, inviter, other, way);
  return { inviter, other, way, expectation: expectationOf(inviter, other), outcome, mistakes };
}

async function mistakesOf({ ada, bob }: Pair, inviter: Kind, other: Kind, way: Cell["way"]): Promise<string[]> {
  const explain = async (client: LabProcess): Promise<Explanation | undefined> =>
    (await client.ask("explain", (line) => eventOf(line, "explained"), START_MAX_MS)).explanation;
  const [atAda, atBob] = [await explain(ada), await explain(bob)];
  return [
    ...mistakesIn(atAda, inviter, other, way).map((each) => `ada: ${each}`),
    ...mistakesIn(atBob, other, inviter, way).map((each) => `bob: ${each}`),
  ];
}

export function isAsExpected({ way, expectation, mistakes }: Cell): boolean {
  if (mistakes.length > 0) return false;
  return expectation === "direct or relay" ? way !== "none" : way === expectation;
}

/** Adds two homes, and a registered client in each. @param mapping  what the first router speaks, and its client */
export async function startPair(internet: Internet, one: Kind, other: Kind, mapping?: "upnp"): Promise<Pair> {
  const homeOfAda = internet.addHome("ada", one, mapping);
  const ada = internet.startClient("ada", homeOfAda, one, mapping);
  const bob = internet.startClient("bob", internet.addHome("bob", other), other);
  for (const client of [ada, bob]) await client.next((line) => eventOf(line, "registered"), START_MAX_MS);
  return { ada, bob, homeOfAda };
}

/** Lets ada invite bob, who accepts, and waits for what comes of it. */
export async function connect({ ada, bob }: Pair): Promise<Connecting> {
  ada.tell("connect bob");
  const { atMs } = await bob.next((line) => eventOf(line, "accepting"), START_MAX_MS);
  const ending = (client: LabProcess): Promise<Ending> =>
    client.next((line) => eventOf(line, "text", "failed", "closed"), CONNECT_MAX_MS);
  return { acceptedMs: atMs, ada: await ending(ada), bob: await ending(bob) };
}

/** Waits until both sides take a direct path, but not longer than it may take to find one. */
export async function settledWay({ ada, bob }: Pair, maxMs = DIRECT_MAX_MS): Promise<"direct" | "relay"> {
  for (const untilMs = performance.now() + maxMs; performance.now() < untilMs; await sleep(LOOK_MS)) {
    const paths: string[] = [];
    for (const client of [ada, bob]) {
      paths.push((await client.ask("paths", (line) => eventOf(line, "paths"), START_MAX_MS)).path);
    }
    if (!paths.includes("relay")) return "direct";
  }
  return "relay";
}

async function describeLink({ ada, bob }: Pair, { acceptedMs, ...first }: Connecting): Promise<string> {
  const firstMs = Math.min(first.ada.atMs, first.bob.atMs) - acceptedMs;
  const pathOf = async (client: LabProcess): Promise<string> =>
    (await client.next((line) => eventOf(line, "connected"), START_MAX_MS)).path;
  return `first text after ${firstMs.toFixed(0)} ms, at first ${await pathOf(bob)} to ${await pathOf(ada)}`;
}

/** Both sides fail, and not always for the same reason. */
function describeFailure({ ada, bob }: Connecting): string {
  return `no: ada: ${describe(ada)} bob: ${describe(bob)}`;
}

function describe(ending: Ending): string {
  return ending.event === "text" ? "a text arrived." : `${ending.code}: ${ending.reason}`;
}
