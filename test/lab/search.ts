import { connect, settledWay, startPair } from "./cells.ts";
import { Internet } from "./internet.ts";
import type { Kind } from "./routers.ts";

/** How long a search of ports may take. */
const SEARCH_MAX_MS = 35_000;

/** What came of one try. */
export interface SearchTry {
  /** In milliseconds since the first text; undefined: the two had no direct path in time. */
  readonly directMs: number | undefined;
}

/**
 * Connects two homes that cannot punch through to each other, and waits until a search of ports has found a direct path.
 *
 * @throws the reason of the signal; Error: the lab itself failed
 */
export async function runSearch(inviter: Kind, other: Kind, signal: AbortSignal): Promise<SearchTry> {
  using internet = await Internet.create(signal);
  const pair = await startPair(internet, inviter, other);
  const { ada, bob } = await connect(pair);
  if (ada.event !== "text" || bob.event !== "text") throw new Error("The two did not connect.");
  const startMs = performance.now();
  const way = await settledWay(pair, SEARCH_MAX_MS);
  return { directMs: way === "direct" ? performance.now() - startMs : undefined };
}
