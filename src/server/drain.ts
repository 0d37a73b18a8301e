import type { DatagramSocket } from "../net/datagram-socket.ts";
import { deadline, untilAborted } from "../net/deadline.ts";
import type { Listener } from "../net/listener.ts";
import type { Clock } from "../net/network.ts";
import { TIMER_DELAY_MS_MAX } from "../net/timers.ts";
import type { Store } from "../store/store.ts";
import type { CommitQueue } from "./commit-queue.ts";
import type { DrainOutcome } from "./log-entry.ts";

/** How long connections may take for their last bytes, whatever the time there is. */
const LAST_BYTES_MS = 2_000;

export interface Drained {
  readonly clock: Clock;
  readonly listener: Listener;
  readonly commits: CommitQueue;
  readonly datagrams: DatagramSocket;
  readonly store: Store;
  /** Tells all clients that the server goes away, and closes their connections. */
  readonly sayGoodbye: () => void;
}

/**
 * Ends what a server consists of: first takes no more connections, then answers
 * what is being kept, says goodbye, and closes.
 *
 * @param timeoutMs  what has not ended by then is cut
 * @throws what the store throws when it is closed
 */
export async function drain(parts: Drained, timeoutMs: number): Promise<DrainOutcome> {
  const { clock, listener, commits, datagrams, store } = parts;
  const endsMs = clock.monotonicMs() + timeoutMs;
  const leftMs = (): number => Math.max(1, endsMs - clock.monotonicMs());
  listener.stop();
  // Clients are told even where the store has stopped answering, so this is not given all the time.
  const kept = new Promise<void>((resolve) => commits.push([], resolve));
  await within(clock, Promise.race([kept, commits.drain()]), Math.min(LAST_BYTES_MS, timeoutMs / 2));
  parts.sayGoodbye();
  const graceMs = Math.min(LAST_BYTES_MS, leftMs());
  const cut = await listener.close(graceMs);
  await datagrams.close();
  const stored = await within(
    clock,
    commits.drain().then(() => store.close()),
    leftMs(),
  );
  return stored && (cut === 0 || graceMs === LAST_BYTES_MS) ? "drained" : "cut-short";
}

/** Whether it is done in time. What comes of it later is nobody's business. */
async function within(clock: Clock, promise: Promise<void>, timeoutMs: number): Promise<boolean> {
  using wait = deadline(clock, undefined, Math.min(timeoutMs, TIMER_DELAY_MS_MAX), "Closing");
  try {
    await untilAborted(promise, wait.signal);
    return true;
  } catch (error) {
    if (error === wait.signal.reason) return false;
    throw error;
  }
}
