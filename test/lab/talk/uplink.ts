import { setTimeout as sleep } from "node:timers/promises";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { connect, type Pair, type Side, startPair } from "../cells.ts";
import { eventOf, type LabEvent, sharedClockMs } from "../client-event.ts";
import type { Internet } from "../internet.ts";
import type { Kind } from "../routers.ts";
import { type Direction, outcomeOf } from "./streams-outcome.ts";

/** How often a pair moves. */
export const MOVES = 20;
/** A client looks at its interfaces each second. */
const SEEN_MAX_MS = 2_000;
/** How long the two talk before the first move and between moves: at least, and a random time more. */
const TALK_MIN_MS = 1_000;
const TALK_MORE_MS = 1_000;
/** Longer than a link lives on without a path. */
const RECOVERY_MAX_MS = 40_000;
/** Longer than the server keeps a session. */
const BACK_MAX_MS = 90_000;
/** When the paths of a link that does not recover are looked at. */
const STUCK_MS = 10_000;
const LOOK_MS = 200;
const ANSWER_MAX_MS = 60_000;

/** Two homes that move while they talk. */
export interface Journey {
  /** The kinds of the homes of each side, in turn; of one that stays: one kind, and `stays`. */
  readonly ada: readonly [Kind, ...Kind[]];
  readonly bob: readonly [Kind, ...Kind[]];
  readonly bobStays?: true;
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
  { ada: ["port-restricted", "IPv6 only"], bob: ["IPv6 only", "port-restricted"] },
];

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
 * media frame every 20 ms. A seed says who moves, and when. Each move takes the connection to the server as well, and the
 * next one waits until that is resumed: a user who comes nowhere for longer than the server waits loses the conversation.
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
  const pair = await startPair(internet, journey.ada[0], journey.bob[0], { number });
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
    const stuck = await stuckAt(pair, internet.signal);
    if (stuck !== undefined) stopped = `the link did not recover from move ${move}, of ${who}. ${stuck}`;
    const ways = await Promise.all(movers.map((side) => howBack(side, movedMs)));
    if (ways.some((way) => way !== "resumed")) stopped ??= `after move ${move}, of ${who}, a session was not resumed`;
    await pause(internet, random);
  }
  const { toAda, toBob, faults } = await outcomeOf(pair, seen);
  return { moves, toAda, toBob, faults: [...(stopped === undefined ? [] : [stopped]), ...faults] };
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

/** Waits until a client that has moved is connected to the server again. @returns how; undefined: it is not */
async function howBack({ client }: Side, sinceMs: number): Promise<LabEvent<"server back">["how"] | undefined> {
  const isLater = (event: LabEvent<"server back"> | undefined) => event && event.atMs >= sinceMs && event;
  const back = client.next((line) => isLater(eventOf(line, "server back")) || undefined, BACK_MAX_MS);
  return await back.then(
    ({ how }) => how,
    () => undefined,
  );
}

/** Waits until each side gets texts and media again. @returns undefined; or, in words, how it stands when they do not */
async function stuckAt({ ada, bob }: Pair, signal: AbortSignal): Promise<string | undefined> {
  const sides = [ada, bob];
  const count = async ({ client }: Side): Promise<LabEvent<"counted">> =>
    client.ask("count", (line) => eventOf(line, "counted"), ANSWER_MAX_MS);
  const before = await Promise.all(sides.map(count));
  const startMs = performance.now();
  let paths = "";
  while (performance.now() - startMs < RECOVERY_MAX_MS) {
    await sleep(LOOK_MS, undefined, { signal });
    const now = await Promise.all(sides.map(count));
    const isMore = now.every(({ texts, frames }, index) => {
      const then = before[index];
      return then !== undefined && texts > then.texts && frames > then.frames;
    });
    if (isMore) return undefined;
    if (paths === "" && performance.now() - startMs > STUCK_MS) {
      paths = (await Promise.all(sides.map(pathsOf))).join(". ");
    }
    if (sides.some(({ client }) => client.lines.some((line) => eventOf(line, "closed")))) break;
  }
  return paths;
}

async function pathsOf({ name, client }: Side): Promise<string> {
  const { paths } = await client.ask("paths", (line) => eventOf(line, "paths"), ANSWER_MAX_MS);
  const { explained } = await client.ask("explain", (line) => eventOf(line, "explained"), ANSWER_MAX_MS);
  const { state = "?", transport = "no way" } = explained.explanation?.relay ?? {};
  return `${name} has ${paths.join(", ")}, relay ${state} by ${transport}`;
}
