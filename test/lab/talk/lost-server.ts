import { setTimeout as sleep } from "node:timers/promises";
import { DEFAULT_LIMITS } from "chatwire";
import { connect, type Pair, type Side, startPair, wayNow } from "../cells.ts";
import { eventOf, sharedClockMs } from "../client-event.ts";
import { Internet, SERVER_PORT } from "../internet.ts";
import { type Direction, outcomeOf } from "./streams-outcome.ts";

/** The texts go on for so long after the loss, which is a little less than the limit. */
const TALK_MS = DEFAULT_LIMITS.conversationGraceMs - 5_000;
/** The side that is left learns of the end of the conversation so soon after the limit. */
const END_MAX_MS = 15_000;
const LOST_MAX_MS = 30_000;

/**
 * The router refuses what the server answers, which resets the server's end of the connection. The resets of the server
 * pass: what the client repeats then resets the client's end.
 */
const CUT = `
  table inet cut {
    chain answers {
      type filter hook forward priority filter - 1;
      iifname "wan" tcp sport ${SERVER_PORT} tcp flags & rst == 0 reject with tcp reset
    }
  }`;

export const LOSERS = ["ada", "bob", "both"] as const;
export type Loser = (typeof LOSERS)[number];

export interface LostServer {
  readonly toAda: Direction;
  readonly toBob: Direction;
  /** When the link ended, in milliseconds since the loss. */
  readonly endedMs: number | undefined;
  readonly faults: readonly string[];
}

/**
 * Connects two homes behind symmetric NATs, lets one of them or both lose the TCP connection to the server, and lets them
 * talk on over the relay until shortly before `conversationGraceMs` have passed. Then the server must end the conversation,
 * unless both sides are lost.
 *
 * @throws the reason of the signal; Error: the lab itself failed
 */
export async function runLostServer(loser: Loser, signal: AbortSignal): Promise<LostServer> {
  using internet = await Internet.create(signal);
  const pair = await startPair(internet, "symmetric", "symmetric");
  const sides = [pair.ada, pair.bob];
  await connect(pair);
  const before = await wayNow(pair);
  for (const { client } of sides) client.tell("stream");
  await Promise.all((loser === "both" ? sides : [pair[loser]]).map(loseServer));
  const lostMs = sharedClockMs();
  await sleep(lostMs + TALK_MS - sharedClockMs(), undefined, { signal });
  const after = await wayNow(pair);
  const { toAda, toBob, faults } = await outcomeOf(pair);
  const ways = [before, after].filter((way) => way !== "relay").map((way) => `the link was ${way}, not relayed`);
  const endedMs = loser === "both" ? undefined : await endMs(pair, lostMs);
  const ends = loser !== "both" && endedMs === undefined ? ["the conversation went on past its limit"] : [];
  return { toAda, toBob, endedMs, faults: [...ways, ...faults, ...ends] };
}

async function loseServer({ home, client }: Side): Promise<void> {
  home.filter(CUT);
  client.tell("ask");
  await client.next((line) => eventOf(line, "server lost"), LOST_MAX_MS);
}

/** @returns when the link ended, in milliseconds since the loss; undefined: it did not in time */
async function endMs({ ada, bob }: Pair, lostMs: number): Promise<number | undefined> {
  const latestMs = lostMs + DEFAULT_LIMITS.conversationGraceMs + END_MAX_MS;
  const ends = [ada, bob].map(({ client }) =>
    client.next((line) => eventOf(line, "closed"), Math.ceil(Math.max(0, latestMs - sharedClockMs()))),
  );
  return await Promise.any(ends).then(
    ({ atMs }) => atMs - lostMs,
    () => undefined,
  );
}
