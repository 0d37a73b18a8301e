import { setTimeout as sleep } from "node:timers/promises";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { connect, type Pair, type Side, startPair } from "./cells.ts";
import { type Arrivals, eventOf, type LabEvent, sharedClockMs } from "./client-event.ts";
import type { Internet } from "./internet.ts";
import type { Kind } from "./routers.ts";

/** How often a pair moves. */
export const MOVES = 20;
/** The longest time without media after the clients have seen the change. */
const MEDIA_GAP_MAX_MS = 1_000;
/** A client looks at its interfaces each second. */
const SEEN_MAX_MS = 2_000;
/** How long the two talk before the first move and between moves: at least, and a random time more. */
const TALK_MIN_MS = 1_000;
const TALK_MORE_MS = 1_000;
/** Longer than a link lives on without a path. */
const RECOVERY_MAX_MS = 40_000;
const LOOK_MS = 200;
const ANSWER_MAX_MS = 60_000;

/** Two homes that move while they talk. */
export interface Journey {
  /** The kinds of the homes of each side, in turn; of one that stays: one kind, and `stays`. */
  readonly ada: readonly [Kind, ...Kind[]];
  readonly bob: readonly [Kind, ...Kind[]];
  readonly bobStays?: true;
  /** Why it is known to fail. */
  readonly weakness?: string;
}

export const JOURNEYS: readonly Journey[] = [
  { ada: ["open"], bob: ["open"] },
  { ada: ["port-restricted"], bob: ["open"] },
  { ada: ["port-restricted"], bob: ["full cone"] },
  { ada: ["port-restricted"], bob: ["port-restricted"] },
  { ada: ["symmetric"], bob: ["open"] },
  { ada: ["symmetric"], bob: ["symmetric"] },
  { ada: ["IPv6 only"], bob: ["IPv6 only"] },
  { ada: ["dual stack"], bob: ["dual stack"] },
  { ada: ["port-restricted", "IPv6 only"], bob: ["dual stack"], bobStays: true },
  { ada: ["port-restricted", "IPv6 only"], bob: ["dual stack"] },
];

/** What one side got from the other. */
export interface Direction {
  readonly sent: number;
  readonly lost: number;
  readonly doubled: number;
  readonly frames: number;
  /** The longest time without media, in milliseconds: in all, and counted from when a client saw the change. */
  readonly gapMs: number;
  readonly seenGapMs: number;
}

export interface JourneyResult {
  /** How often each side moved, alone or with the other. */
  readonly moves: { readonly ada: number; readonly bob: number; readonly both: number };
  readonly toAda: Direction;
  readonly toBob: Direction;
  /** What went wrong; empty if nothing did. */
  readonly faults: readonly string[];
}

/**
 * Moves homes to other routers with other addresses, 20 times, while the two send each other a text every 100 ms and a
 * media frame every 20 ms. A seed says who moves, and when.
 *
 * @param number  of the pair on this internet
 * @throws the reason of the signal; Error: the two could not connect, or the lab itself failed
 */
export async function runJourney(
  internet: Internet,
  journey: Journey,
  number: number,
  seed: number,
): Promise<JourneyResult> {
  const random = new SeededRandom(seed);
  const pair = await startPair(internet, journey.ada[0], journey.bob[0], number);
  const sides = [pair.ada, pair.bob];
  const first = await connect(pair);
  if (first.ada.event !== "text" || first.bob.event !== "text") throw new Error("The two could not connect.");
  for (const { client } of sides) client.tell("stream");
  const moves = { ada: 0, bob: 0, both: 0 };
  const seen: number[] = [];
  let stopped: string | undefined;
  await pause(internet, random);
  for (let move = 1; move <= MOVES && stopped === undefined; move++) {
    const who = WHO[journey.bobStays ? 0 : random.below(WHO.length)] ?? "ada";
    moves[who] += 1;
    const movers = who === "both" ? sides : [pair[who]];
    const movedMs = sharedClockMs();
    for (const side of movers) side.home.move(nextKind(side, side === pair.ada ? journey.ada : journey.bob));
    seen.push(...(await Promise.all(movers.map((side) => seenMs(side, movedMs)))));
    if (!(await isFlowing(pair, internet.signal))) stopped = `nothing arrived for 40 s after move ${move}`;
    await pause(internet, random);
  }
  return await resultOf(pair, moves, seen, stopped);
}

const WHO = ["ada", "bob", "both"] as const;

function nextKind({ home }: Side, kinds: readonly [Kind, ...Kind[]]): Kind {
  return kinds[(kinds.indexOf(home.kind) + 1) % kinds.length] ?? kinds[0];
}

async function pause({ signal }: Internet, random: SeededRandom): Promise<void> {
  await sleep(TALK_MIN_MS + random.below(TALK_MORE_MS), undefined, { signal });
}

/** When a client has seen that its machine has other addresses. */
async function seenMs({ client }: Side, sinceMs: number): Promise<number> {
  const isLater = (event: LabEvent<"moved"> | undefined) => event && event.atMs >= sinceMs && event;
  const { atMs } = await client.next((line) => isLater(eventOf(line, "moved")) || undefined, SEEN_MAX_MS * 5);
  return atMs;
}

/** Waits until each side gets texts and media again. @returns whether they do */
async function isFlowing({ ada, bob }: Pair, signal: AbortSignal): Promise<boolean> {
  const count = async ({ client }: Side): Promise<LabEvent<"counted">> =>
    client.ask("count", (line) => eventOf(line, "counted"), ANSWER_MAX_MS);
  const before = await Promise.all([ada, bob].map(count));
  for (const untilMs = performance.now() + RECOVERY_MAX_MS; performance.now() < untilMs; ) {
    await sleep(LOOK_MS, undefined, { signal });
    const now = await Promise.all([ada, bob].map(count));
    const isMore = now.every(({ texts, frames }, index) => {
      const then = before[index];
      return then !== undefined && texts > then.texts && frames > then.frames;
    });
    if (isMore) return true;
    if ([ada, bob].some(({ client }) => client.lines.some((line) => eventOf(line, "closed")))) return false;
  }
  return false;
}

async function resultOf(
  { ada, bob }: Pair,
  moves: JourneyResult["moves"],
  seen: readonly number[],
  stopped: string | undefined,
): Promise<JourneyResult> {
  for (const { client } of [ada, bob]) client.tell("halt");
  const settled = async ({ client }: Side): Promise<number> =>
    (await client.next((line) => eventOf(line, "settled"), ANSWER_MAX_MS)).sent;
  const [fromAda, fromBob] = [await settled(ada), await settled(bob)];
  const arrivals = async ({ client }: Side): Promise<Arrivals> =>
    (await client.ask("arrivals", (line) => eventOf(line, "arrivals"), ANSWER_MAX_MS)).arrivals;
  const toAda = compare(fromBob, await arrivals(ada), seen);
  const toBob = compare(fromAda, await arrivals(bob), seen);
  const ends = [ada, bob].flatMap(({ name, client }) =>
    client.lines.flatMap((line) => {
      const end = eventOf(line, "closed");
      return end === undefined ? [] : [`${name}: ${end.code}: ${end.reason}`];
    }),
  );
  const faults = [...(stopped === undefined ? [] : [stopped]), ...ends];
  return { moves, toAda, toBob, faults: [...faults, ...faultsOf(toAda), ...faultsOf(toBob)] };
}

/** Compares the numbered texts that were sent with those that arrived, and measures the gaps of the media. */
function compare(sent: number, { texts, frames, gaps }: Arrivals, seen: readonly number[]): Direction {
  const different = new Set(texts).size;
  // While a client has not seen the change yet, nothing can be done about it.
  const sinceSeen = gaps.map(([fromMs, toMs]) => toMs - Math.max(fromMs, ...seen.filter((atMs) => atMs < toMs)));
  const lengths = gaps.map(([fromMs, toMs]) => toMs - fromMs);
  return {
    sent,
    lost: sent - different,
    doubled: texts.length - different,
    frames,
    gapMs: Math.max(0, ...lengths),
    seenGapMs: Math.max(0, ...sinceSeen),
  };
}

function faultsOf({ lost, doubled, frames, seenGapMs }: Direction): string[] {
  const faults: string[] = [];
  if (lost > 0) faults.push(`${lost} texts were lost`);
  if (doubled > 0) faults.push(`${doubled} texts arrived twice`);
  if (frames === 0) faults.push("no media arrived");
  if (seenGapMs > MEDIA_GAP_MAX_MS) faults.push(`no media for ${seenGapMs.toFixed(0)} ms after the change was seen`);
  return faults;
}
