import { type RandomBytes, randomShare } from "../crypto/random-bytes.ts";
import { resolvesWithin } from "../net/deadline.ts";
import type { Listener } from "../net/listener.ts";
import type { Clock } from "../net/network.ts";
import type { Store } from "../store/store.ts";
import type { DrainOutcome } from "./observation/log-entry.ts";
import type { CommitQueue } from "./releases/commit-queue.ts";

/** The longest time that connections get for their last bytes. */
const LAST_BYTES_MS = 2_000;
/** Clients that a server sends away come back within this time for each of them, so that few come at once. */
const RETURN_SPREAD_MS = 2;

/** The parts of a server that a drain ends. */
export interface DrainParts {
  readonly clock: Clock;
  readonly listener: Listener;
  readonly commits: CommitQueue;
  /** The UDP ports. */
  readonly datagrams: readonly { close(): Promise<void> }[];
  readonly store: Store;
  /** Whether the store takes no changes. */
  readonly isFull: () => boolean;
  /** Sends GOING_AWAY to all clients and closes their connections. */
  readonly sayGoodbye: () => void;
}

/**
 * Ends the parts of a server: refuses new connections, waits for the store so
 * that requests under way are answered, says goodbye, and closes everything.
 *
 * @param timeoutMs  the time after which it closes without waiting further
 * @returns whether everything was sent and stored in time
 * @throws the error of the store, if closing it fails
 */
export async function drain(parts: DrainParts, timeoutMs: number): Promise<DrainOutcome> {
  const { clock, listener, commits, datagrams, store } = parts;
  const endsMs = clock.monotonicMs() + timeoutMs;
  const leftMs = (): number => Math.max(1, endsMs - clock.monotonicMs());
  listener.stop();
  // If the store has stopped answering, there must be time left to say goodbye.
  const committed = new Promise<void>((resolve) => commits.push([], resolve));
  await resolvesWithin(clock, Promise.race([committed, commits.drain()]), Math.min(LAST_BYTES_MS, timeoutMs / 2));
  parts.sayGoodbye();
  const graceMs = Math.min(LAST_BYTES_MS, leftMs());
  const cut = await listener.close(graceMs);
  await Promise.all(datagrams.map((socket) => socket.close()));
  const isWhole = await storeRest(parts, leftMs());
  const stored = await resolvesWithin(
    clock,
    commits.drain().then(() => store.close()),
    leftMs(),
  );
  return isWhole && stored && (cut === 0 || graceMs === LAST_BYTES_MS) ? "drained" : "cut-short";
}

/** Gives up changes for which a full store has no room by now: nobody was told of them. Returns whether there were none. */
async function storeRest({ clock, commits, isFull }: DrainParts, leftMs: number): Promise<boolean> {
  if (!isFull() || (await resolvesWithin(clock, commits.drain(), Math.min(LAST_BYTES_MS, leftMs / 2)))) return true;
  commits.giveUp();
  return false;
}

/**
 * Draws how long one of several clients that are sent away at once waits before it connects again.
 *
 * @param clients  how many are sent away
 * @returns milliseconds, for `GOING_AWAY`
 */
export function drawReturnPause(clients: number, random: RandomBytes): number {
  return Math.round(randomShare(random) * clients * RETURN_SPREAD_MS);
}
