import { setTimeout as sleep } from "node:timers/promises";
import { DEFAULT_LIMITS } from "chatwire";
import { connect, type Pair, type Side, startPair, wayNow } from "../cells.ts";
import { eventOf, type LabEvent, sharedClockMs } from "../client-event.ts";
import { Internet } from "../internet.ts";
import { type Direction, outcomeOf } from "./streams-outcome.ts";

/** When the server is reached again "in time", and until when the two talk if it is not, as shares of the grace. */
const BACK_SHARE = 0.25;
const TALK_SHARE = 0.85;
/** The talk goes on for so long after the server would have ended the conversation of a side that had not come back. */
const LONGER_MS = 5_000;
/** Both sides learn so soon of the end of the conversation after its limit. */
const END_MAX_MS = 15_000;
/** A client may pause for 30 s between two attempts to connect, and an attempt begun in vain takes a while. */
const BACK_MAX_MS = 90_000;
const LOST_MAX_MS = 30_000;
/** A link without a path ends by itself in this time, after the limit of the conversation. */
const SILENT_MAX_MS = 60_000;

/** Who loses the connection to the server, and whether the client reaches it again while its session can be resumed. */
export interface Loss {
  readonly losers: "ada" | "bob" | "both";
  readonly back: "in time" | "too late";
}

export const LOSSES: readonly Loss[] = (["in time", "too late"] as const).flatMap((back) =>
  (["ada", "bob", "both"] as const).map((losers) => ({ losers, back })),
);

export interface LostServer {
  readonly toAda: Direction;
  readonly toBob: Direction;
  /** With which codes the link ended at ada and at bob; empty: it did not end. */
  readonly ends: readonly string[];
  readonly faults: readonly string[];
}

/**
 * Connects two homes behind symmetric NATs, which talk over the relay, and takes the TCP connection to the server from one
 * of them or both.
 *
 * In time: each loser resumes its session, and the conversation goes on past the limit as if nothing had happened.
 *
 * Too late: the two talk on until shortly before the limit. Then the conversation ends, with the same code at both sides:
 * `CONNECTION_LOST` if a side is left to which the server can tell it. When the network is whole again, each loser is
 * logged in again by itself, and the two can connect anew.
 *
 * @param graceMs  how long the server keeps a session and a conversation of a client that is lost
 * @throws the reason of the signal; Error: the lab itself failed
 */
export async function runLostServer(
  { losers, back }: Loss,
  signal: AbortSignal,
  graceMs = DEFAULT_LIMITS.conversationGraceMs,
): Promise<LostServer> {
  using internet = await Internet.create(signal, `resumeWindowMs=${graceMs}`, `conversationGraceMs=${graceMs}`);
  const pair = await startPair(internet, "symmetric", "symmetric");
  const lost = losers === "both" ? [pair.ada, pair.bob] : [pair[losers]];
  await connect(pair);
  const before = await wayNow(pair);
  for (const { client } of [pair.ada, pair.bob]) client.tell("stream");
  await Promise.all(lost.map(loseServer));
  const lostMs = sharedClockMs();
  const talkUntil = async (ms: number): Promise<void> => {
    await sleep(Math.max(0, lostMs + ms - sharedClockMs()), undefined, { signal });
  };
  const faults: string[] = [];
  if (back === "in time") {
    await talkUntil(graceMs * BACK_SHARE);
    faults.push(...(await comeBack(lost, "resumed")));
    await talkUntil(graceMs + LONGER_MS);
  } else {
    await talkUntil(graceMs * TALK_SHARE);
  }
  const after = await wayNow(pair);
  const outcome = await outcomeOf(pair);
  const ways = [before, after].filter((way) => way !== "relay").map((way) => `the link was ${way}, not relayed`);
  faults.push(...ways, ...outcome.faults);
  if (back === "in time") return { ...outcome, ends: [], faults };
  const ends = await endsOf(pair, lostMs + graceMs + (losers === "both" ? SILENT_MAX_MS : END_MAX_MS));
  faults.push(...endFaultsOf(ends, losers), ...(await comeBack(lost, "restored")), ...(await connectAnew(pair)));
  return { ...outcome, ends, faults };
}

async function loseServer({ home, client }: Side): Promise<void> {
  home.loseServer();
  client.tell("ask");
  await client.next((line) => eventOf(line, "server lost"), LOST_MAX_MS);
}

/** Lets clients reach the server again. @returns what they do otherwise than expected */
async function comeBack(lost: readonly Side[], expected: LabEvent<"server back">["how"]): Promise<string[]> {
  for (const { home } of lost) home.findServer();
  const ways = await Promise.all(
    lost.map(({ client }) => client.next((line) => eventOf(line, "server back", "server gone"), BACK_MAX_MS)),
  );
  return ways.flatMap((way, index) => {
    const what = way.event === "server back" ? way.how : `gone: ${way.code}: ${way.reason}`;
    return what === expected ? [] : [`the session of ${lost[index]?.name} was not ${expected} but ${what}`];
  });
}

/** @returns with which codes the link ended at ada and at bob; "none": it did not in time */
async function endsOf({ ada, bob }: Pair, latestMs: number): Promise<string[]> {
  const timeoutMs = Math.ceil(Math.max(0, latestMs - sharedClockMs()));
  const ends = [ada, bob].map(({ client }) => client.next((line) => eventOf(line, "closed"), timeoutMs));
  return (await Promise.allSettled(ends)).map((end) => (end.status === "fulfilled" ? end.value.code : "none"));
}

function endFaultsOf(ends: readonly string[], losers: Loss["losers"]): string[] {
  const [atAda = "none", atBob = "none"] = ends;
  if (ends.includes("none")) return [`the conversation went on past its limit: ${atAda} at ada, ${atBob} at bob`];
  if (atAda !== atBob) return [`the link ended with ${atAda} at ada and with ${atBob} at bob`];
  if (losers !== "both" && atAda !== "CONNECTION_LOST") return [`the link ended with ${atAda}, not CONNECTION_LOST`];
  return [];
}

/** @returns what keeps the two from a new conversation */
async function connectAnew(pair: Pair): Promise<string[]> {
  for (const { client } of [pair.ada, pair.bob]) client.forget();
  const { ada, bob } = await connect(pair);
  return [ada, bob].flatMap((end) => (end.event === "text" ? [] : [`no new link: ${end.code}: ${end.reason}`]));
}
