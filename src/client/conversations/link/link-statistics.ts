import { UsageError } from "../../../errors.ts";
import { checkKeys } from "../../../known-words.ts";
import type { Clock } from "../../../net/network.ts";
import type { PeerStatistics } from "../../../peering/peer-event.ts";

/** The figures of a link at one time. */
export interface LinkStatistics extends PeerStatistics {
  /** When the figures were read, in monotonic milliseconds. */
  readonly atMs: number;
  /** Smoothed round trip time in milliseconds; undefined before the first measurement. */
  readonly rttMs: number | undefined;
}

/** How `link.watchStatistics` reads. */
export interface WatchStatisticsOptions {
  /** The time from one reading to the next, in milliseconds. Default: 1,000. */
  readonly everyMs?: number;
}

/**
 * Reads the figures of a link now, then after each `everyMs`, and a last time when the link has ended.
 *
 * @throws UsageError an option is unknown, or `everyMs` is less than 1
 */
export async function* readings(
  clock: Clock,
  closed: Promise<unknown>,
  read: () => LinkStatistics,
  options: WatchStatisticsOptions,
): AsyncGenerator<LinkStatistics, undefined> {
  checkKeys(options, { everyMs: true }, "option", " of watchStatistics");
  const { everyMs = 1_000 } = options;
  if (!(everyMs >= 1)) throw new UsageError(`everyMs must be a number of milliseconds from 1 on, not ${everyMs}.`);
  let isOver = false;
  let wake = (): void => {};
  // One listener for all pauses: a race with `closed` in each pause would leave one behind each time.
  void closed.then(() => {
    isOver = true;
    wake();
  });
  while (!isOver) {
    yield read();
    if (isOver) break;
    await new Promise<void>((resolve) => {
      const cancel = clock.setTimer(resolve, everyMs);
      wake = () => {
        cancel();
        resolve();
      };
    });
  }
  yield read();
  return undefined;
}
