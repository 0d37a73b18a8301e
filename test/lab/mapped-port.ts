import { connect, settledWay, startPair } from "./cells.ts";
import { eventOf } from "./client-event.ts";
import { Internet, MAPPED_NETWORK } from "./internet.ts";
import type { Mapping } from "./mapping-router.ts";

/** By UPnP and by NAT-PMP: the client waits for PCP first. */
const DIRECT_MAX_MS = 20_000;
const ANSWER_MAX_MS = 30_000;

/** What came of two homes behind symmetric NATs, one of whose routers maps ports. */
export interface MappedTry {
  /** In milliseconds since the first text; undefined: the two had no direct path in time. */
  readonly directMs: number | undefined;
  /** The path of the home without a mapped port, and whether it leads to a port that the router of the other one has mapped. */
  readonly path: string;
  readonly isMapped: boolean;
}

/**
 * Connects two homes that nothing but a mapped port connects directly.
 *
 * @throws the reason of the signal; Error: the lab itself failed
 */
export async function runMapping(mapping: Mapping, signal: AbortSignal): Promise<MappedTry> {
  using internet = await Internet.create(signal);
  const pair = await startPair(internet, "symmetric", "symmetric", { mapping });
  const { ada, bob } = await connect(pair);
  if (ada.event !== "text" || bob.event !== "text") throw new Error("The two did not connect.");
  const startMs = performance.now();
  const way = await settledWay(pair, DIRECT_MAX_MS);
  const directMs = way === "direct" ? performance.now() - startMs : undefined;
  const { path } = await pair.bob.client.ask("paths", (line) => eventOf(line, "paths"), ANSWER_MAX_MS);
  return { directMs, path, isMapped: path.startsWith(MAPPED_NETWORK) };
}
