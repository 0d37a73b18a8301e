import { setTimeout as sleep } from "node:timers/promises";
import { connect, startPair } from "../cells.ts";
import { sharedClockMs } from "../client-event.ts";
import { Internet } from "../internet.ts";
import type { Kind } from "../routers.ts";
import { type Outcome, outcomeOf } from "./streams-outcome.ts";

/** How long the two talk before the failure, and after it. */
const TALK_MS = 5_000;
/** How long media may pause: the path in use has to miss three requests first, and the relay is asked twice. */
const GAP_MAX_MS = { direct: 2_000, relay: 3_000 } as const;

/** The homes of two who talk, and how they are connected. Ada has two uplinks. */
export interface Failure {
  readonly ada: Kind;
  readonly bob: Kind;
  readonly way: keyof typeof GAP_MAX_MS;
}

export const FAILURES: readonly Failure[] = [
  { ada: "port-restricted", bob: "port-restricted", way: "direct" },
  { ada: "port-restricted", bob: "open", way: "direct" },
  { ada: "symmetric", bob: "symmetric", way: "relay" },
];

/**
 * Lets the uplink that the system chooses go dark: its router lets nothing pass, and the interface stays up. The link must
 * go on over the other uplink.
 *
 * @throws the reason of the signal; Error: the two could not connect, or the lab itself failed
 */
export async function runFailure({ ada, bob, way }: Failure, signal: AbortSignal): Promise<Outcome> {
  using internet = await Internet.create(signal);
  const pair = await startPair(internet, ada, bob);
  pair.ada.home.addUplink();
  const first = await connect(pair);
  if (first.ada.event !== "text" || first.bob.event !== "text") throw new Error("The two could not connect.");
  for (const { client } of [pair.ada, pair.bob]) client.tell("stream");
  await sleep(TALK_MS, undefined, { signal });
  const darkMs = sharedClockMs();
  pair.ada.home.darken();
  await sleep(TALK_MS, undefined, { signal });
  return await outcomeOf(pair, [darkMs], GAP_MAX_MS[way]);
}
