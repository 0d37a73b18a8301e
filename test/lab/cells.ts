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
/** The first text takes a round trip of the server, and at most so much more. */
const FIRST_TEXT_MS = 100;
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
  /** From bob's call of `accept` to the arrival of the first text at either side; undefined: there is none. */
  readonly firstTextMs: number | undefined;
  /** How long it may take. */
  readonly firstTextMaxMs: number;
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
  const firstTextMs = isConnected ? firstTextAfterMs(connecting) : undefined;
  const mistakes = await mistakesOf(pair, inviter, other, way);
  // Measured last: requests before the invitation would warm up what the first text needs.
  const firstTextMaxMs = (await roundTripMs(pair)) + FIRST_TEXT_MS;
  const expectation = expectationOf(inviter, other);
  return { inviter, other, way, expectation, firstTextMs, firstTextMaxMs, outcome, mistakes };
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

/** Whether the first text came too late. A lab on a busy machine counts its delays too. */
export function isLate({ firstTextMs, firstTextMaxMs }: Cell): boolean {
  return firstTextMs !== undefined && firstTextMs > firstTextMaxMs;
}

export function isAsExpected(cell: Cell): boolean {
  const { way, expectation, mistakes } = cell;
  if (mistakes.length > 0 || isLate(cell)) return false;
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

/** The round trip of the server, for the client that is further away. */
async function roundTripMs({ ada, bob }: Pair): Promise<number> {
  const times: number[] = [];
  for (const client of [ada, bob])
    times.push((await client.ask("ping", (line) => eventOf(line, "pinged"), START_MAX_MS)).roundTripMs);
  return Math.max(...times);
}

function firstTextAfterMs({ acceptedMs, ada, bob }: Connecting): number {
  return Math.min(ada.atMs, bob.atMs) - acceptedMs;
}

/** When a client took a direct path for the first time; never: infinity. */
function directAtMs({ lines }: LabProcess): number {
  const news = lines.map((line) => eventOf(line, "connected", "moved"));
  return news.find((each) => each !== undefined && each.path !== "relay")?.atMs ?? Number.POSITIVE_INFINITY;
}

async function describeLink({ ada, bob }: Pair, connecting: Connecting): Promise<string> {
  const pathOf = async (client: LabProcess): Promise<string> =>
    (await client.next((line) => eventOf(line, "connected"), START_MAX_MS)).path;
  const paths = `at first ${await pathOf(bob)} to ${await pathOf(ada)}`;
  const directMs = Math.max(...[ada, bob].map((client) => directAtMs(client))) - connecting.acceptedMs;
  const direct = Number.isFinite(directMs) ? `, direct after ${directMs.toFixed(0)} ms` : "";
  return `first text after ${firstTextAfterMs(connecting).toFixed(0)} ms, ${paths}${direct}`;
}

/** Both sides fail, and not always for the same reason. */
function describeFailure({ ada, bob }: Connecting): string {
  return `no: ada: ${describe(ada)} bob: ${describe(bob)}`;
}

function describe(ending: Ending): string {
  return ending.event === "text" ? "a text arrived." : `${ending.code}: ${ending.reason}`;
}
