import { setTimeout as sleep } from "node:timers/promises";
import { type Explained, eventOf, type LabEvent } from "./client-event.ts";
import { type Expectation, expectationOf, type Way } from "./expectations.ts";
import { mistakesIn } from "./explained.ts";
import { type Home, Internet } from "./internet.ts";
import type { LabProcess } from "./lab-process.ts";
import type { Mapping } from "./mapping-router.ts";
import { type FailedCell, type Pairing, runRounds } from "./rounds.ts";
import type { Kind } from "./routers.ts";

/** Longer than a client takes to connect to the server. */
const START_MAX_MS = 60_000;
/** Longer than a client tries to connect. */
const CONNECT_MAX_MS = 40_000;
/** The first text may take a round trip of the server and so much more. It takes two, which are short without latency. */
const FIRST_TEXT_MS = 100;
/** A link begins over the relay. Where a direct path is possible, it is found in this time. */
const DIRECT_MAX_MS = 3_000;
/** The clients have this time to explain a link as it is. */
const EXPLAIN_MAX_MS = 3_000;
const LOOK_MS = 200;

/** What came of two homes that connect. */
export interface Cell {
  readonly inviter: Kind;
  readonly other: Kind;
  /** How the two are connected in the end; "none": they are not. */
  readonly way: Way;
  readonly expectation: Expectation;
  /** From bob's call of `accept` to the arrival of the first text at either side; undefined: there is none. */
  readonly firstTextMs: number | undefined;
  /** How long it may take. */
  readonly firstTextMaxMs: number;
  /** From bob's call of `accept` until both take a direct path; infinity: they do not. */
  readonly directMs: number;
  /** In words: the paths and the time, or the errors. */
  readonly outcome: string;
  /** What the two clients explain otherwise than it is. */
  readonly mistakes: readonly string[];
}

/** A registered client in a home. */
export interface Side {
  readonly name: string;
  readonly home: Home;
  readonly client: LabProcess;
}

/** Two clients. Ada invites. */
export interface Pair {
  readonly ada: Side;
  readonly bob: Side;
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
 * Connects homes of some kinds to homes of others, all over one internet.
 *
 * @param onCell  called as soon as the result of a cell is known
 * @throws the reason of the signal; Error: the lab failed before the first cell
 */
export async function runCells(
  pairings: readonly Pairing[],
  signal: AbortSignal,
  onCell: (cell: Cell | FailedCell) => void,
): Promise<void> {
  using internet = await Internet.create(signal);
  const turn = new Turn();
  await runRounds(pairings, signal, {
    start: async (name, kind) => {
      const side = startSide(internet, name, kind);
      await registered(side.client);
      return side;
    },
    run: async (ada, bob) => onCell(await runCell({ ada, bob }, turn)),
    onFailure: onCell,
  });
}

/**
 * @param turn  of connecting: one pair at a time, as others would take the processor from it. The two have talked before:
 *   otherwise the time of the first text would be that of the compiler
 */
async function runCell(pair: Pair, turn: Turn): Promise<Cell> {
  const { ada, bob } = pair;
  const [inviter, other] = [ada.home.kind, bob.home.kind];
  const connecting = await turn.take(async () => {
    for (const { client } of [ada, bob]) client.forget();
    await connect(pair);
    await hangUp(pair);
    for (const { client } of [ada, bob]) client.forget();
    return await connect(pair);
  });
  const isConnected = [connecting.ada, connecting.bob].every(({ event }) => event === "text");
  if (isConnected) await settledWay(pair);
  const firstTextMs = isConnected ? firstTextAfterMs(connecting) : undefined;
  const { way, mistakes } = await lastMistakesOf(pair, isConnected);
  const directMs = Math.max(directAtMs(ada), directAtMs(bob)) - connecting.acceptedMs;
  const outcome = isConnected
    ? `${way}, ${await describeLink(pair, connecting, directMs)}`
    : describeFailure(connecting);
  // Measured last: requests before the invitation would warm up what the first text needs.
  const firstTextMaxMs = (await roundTripMs(pair)) + FIRST_TEXT_MS;
  await hangUp(pair);
  const expectation = expectationOf(inviter, other);
  return { inviter, other, way, expectation, firstTextMs, firstTextMaxMs, directMs, outcome, mistakes };
}

/** The round trip of the server, for the client that is further away. */
async function roundTripMs({ ada, bob }: Pair): Promise<number> {
  const times: number[] = [];
  for (const { client } of [ada, bob])
    times.push((await client.ask("ping", (line) => eventOf(line, "pinged"), START_MAX_MS)).roundTripMs);
  return Math.max(...times);
}

/**
 * How the two are connected, and what they explain wrongly. What they tell each other takes a moment, and a search of ports
 * may end meanwhile, so they are asked until all is right.
 */
async function lastMistakesOf(pair: Pair, isConnected: boolean): Promise<Pick<Cell, "way" | "mistakes">> {
  for (const untilMs = performance.now() + EXPLAIN_MAX_MS; ; await sleep(LOOK_MS)) {
    const way = isConnected ? await wayNow(pair) : "none";
    const mistakes = await mistakesOf(pair, way);
    if (mistakes.length === 0 || performance.now() > untilMs) return { way, mistakes };
  }
}

/** Lets one after the other do something. */
class Turn {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(run: () => Promise<T>): Promise<T> {
    const taken = this.#last.then(run);
    this.#last = taken.catch(() => {});
    return taken;
  }
}

async function mistakesOf({ ada, bob }: Pair, way: Way): Promise<string[]> {
  const explain = async ({ client }: Side): Promise<Explained> =>
    (await client.ask("explain", (line) => eventOf(line, "explained"), START_MAX_MS)).explained;
  const [atAda, atBob] = [await explain(ada), await explain(bob)];
  return [
    ...mistakesIn(atAda, ada, bob, way).map((each) => `${ada.name}: ${each}`),
    ...mistakesIn(atBob, bob, ada, way).map((each) => `${bob.name}: ${each}`),
  ];
}

/** Ends the link, if there is one. */
async function hangUp({ ada, bob }: Pair): Promise<void> {
  ada.client.tell("close");
  for (const { client } of [ada, bob]) await client.next((line) => eventOf(line, "closed", "failed"), START_MAX_MS);
}

/**
 * What took longer than it may; undefined: nothing. On a busy machine, such as one that runs other tests, that says nothing.
 */
export function delayOf(cell: Cell | FailedCell): string | undefined {
  if ("failure" in cell) return undefined;
  const { firstTextMs, firstTextMaxMs, directMs, expectation } = cell;
  if (firstTextMs !== undefined && firstTextMs > firstTextMaxMs)
    return `the first text may take ${firstTextMaxMs.toFixed(0)} ms`;
  return expectation === "direct" && directMs > DIRECT_MAX_MS
    ? `a direct path may take ${DIRECT_MAX_MS} ms`
    : undefined;
}

export function isAsExpected(cell: Cell | FailedCell): boolean {
  if ("failure" in cell || cell.mistakes.length > 0) return false;
  const { way, expectation } = cell;
  return expectation === "direct or relay" ? way !== "none" : way === expectation;
}

/** In words: what came of a cell, and what is wrong with it. */
export function describeCell(cell: Cell | FailedCell): string {
  if ("failure" in cell) return `THE LAB FAILED: ${cell.failure}`;
  const { outcome, mistakes, expectation } = cell;
  if (mistakes.length > 0) return `${outcome}  MISEXPLAINED: ${mistakes.join(". ")}`;
  const delay = delayOf(cell);
  if (delay !== undefined) return `${outcome}  LATE: ${delay}`;
  return isAsExpected(cell) ? outcome : `${outcome}  UNEXPECTED: ${expectation}`;
}

/**
 * Adds two homes, and a registered client in each.
 *
 * @param number   of the pair on this internet
 * @param mapping  what the first router speaks, and its client
 */
export async function startPair(
  internet: Internet,
  one: Kind,
  other: Kind,
  { number = 0, mapping }: { readonly number?: number; readonly mapping?: Mapping } = {},
): Promise<Pair> {
  const mark = number === 0 ? "" : String(number);
  const [ada, bob] = [startSide(internet, `ada${mark}`, one, mapping), startSide(internet, `bob${mark}`, other)];
  for (const { client } of [ada, bob]) await registered(client);
  return { ada, bob };
}

/** @param name  of the user and the home; unique */
function startSide(internet: Internet, name: string, kind: Kind, mapping?: Mapping): Side {
  const home = internet.addHome(name, kind, mapping);
  return { name, home, client: internet.startClient(name, home, mapping) };
}

async function registered(client: LabProcess): Promise<void> {
  await client.next((line) => eventOf(line, "registered"), START_MAX_MS);
}

/** Lets ada invite bob, who accepts, and waits for what comes of it. */
export async function connect({ ada, bob }: Pair): Promise<Connecting> {
  ada.client.tell(`connect ${bob.name}`);
  const ending = ({ client }: Side): Promise<Ending> =>
    client.next((line) => eventOf(line, "text", "failed", "closed"), CONNECT_MAX_MS);
  const accepting = bob.client.next((line) => eventOf(line, "accepting"), CONNECT_MAX_MS);
  const atAda = ending(ada);
  for (const wait of [accepting, atAda]) wait.catch(() => {});
  const first = await Promise.race([accepting, atAda]);
  // Bob may never hear of it.
  if (first.event === "failed") throw new Error(`${ada.name}: ${describe(first)}`);
  return { acceptedMs: (await accepting).atMs, ada: await atAda, bob: await ending(bob) };
}

/** Waits until both sides take a direct path, but not longer than it may take to find one. */
export async function settledWay(pair: Pair, maxMs = DIRECT_MAX_MS): Promise<"direct" | "relay"> {
  for (const untilMs = performance.now() + maxMs; performance.now() < untilMs; await sleep(LOOK_MS))
    if ((await wayNow(pair)) === "direct") return "direct";
  return "relay";
}

/** How the two are connected now. */
export async function wayNow({ ada, bob }: Pair): Promise<"direct" | "relay"> {
  const paths: string[] = [];
  for (const { client } of [ada, bob])
    paths.push((await client.ask("paths", (line) => eventOf(line, "paths"), START_MAX_MS)).path);
  return paths.includes("relay") ? "relay" : "direct";
}

function firstTextAfterMs({ acceptedMs, ada, bob }: Connecting): number {
  return Math.min(ada.atMs, bob.atMs) - acceptedMs;
}

/** When a client took a direct path for the first time; never: infinity. */
function directAtMs({ client: { lines } }: Side): number {
  const news = lines.map((line) => eventOf(line, "connected", "path taken"));
  return news.find((each) => each !== undefined && each.path !== "relay")?.atMs ?? Number.POSITIVE_INFINITY;
}

async function describeLink({ ada, bob }: Pair, connecting: Connecting, directMs: number): Promise<string> {
  const pathOf = async ({ client }: Side): Promise<string> =>
    (await client.next((line) => eventOf(line, "connected"), START_MAX_MS)).path;
  const paths = `at first ${await pathOf(bob)} to ${await pathOf(ada)}`;
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
