import type { Clock } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import type { LogEntry, Logger, LogLevel } from "./log-entry.ts";

const WINDOW_MS = 1_000;

/** Passes entries to a logger: at most `entriesMax` of each event a second, and the number of the suppressed ones. */
export class Log {
  readonly #clock: Clock;
  readonly #logger: Logger | undefined;
  readonly #entriesMax: number;
  /** Entries of this second by event, with the level of the last one. */
  readonly #counts = new Map<LogEntry["event"], { count: number; level: LogLevel }>();
  readonly #timer: Timer;
  #windowEndsMs = 0;
  #suppressed = 0;

  /** @param entriesMax  entries of one event in one second */
  constructor(clock: Clock, logger: Logger | undefined, entriesMax: number) {
    this.#clock = clock;
    this.#timer = new Timer(clock, () => this.#endWindow());
    this.#logger = logger;
    this.#entriesMax = entriesMax;
  }

  /** The number of suppressed entries. */
  get suppressed(): number {
    return this.#suppressed;
  }

  write(entry: LogEntry): void {
    if (this.#logger === undefined) return;
    const nowMs = this.#clock.monotonicMs();
    if (nowMs >= this.#windowEndsMs) {
      this.#endWindow();
      this.#windowEndsMs = nowMs + WINDOW_MS;
    }
    const count = (this.#counts.get(entry.event)?.count ?? 0) + 1;
    this.#counts.set(entry.event, { count, level: entry.level });
    if (count <= this.#entriesMax) this.#pass(entry);
    else {
      this.#suppressed += 1;
      // Reports the number even if no further entry comes.
      this.#timer.set(this.#windowEndsMs);
    }
  }

  /** Reports what is still suppressed. */
  end(): void {
    this.#endWindow();
  }

  /** Reports the suppressed entries of the second that is over. */
  #endWindow(): void {
    this.#timer.clear();
    for (const [suppressed, { count, level }] of this.#counts) {
      if (count <= this.#entriesMax) continue;
      this.#pass({ level, event: "log-suppressed", suppressed, count: count - this.#entriesMax });
    }
    this.#counts.clear();
  }

  #pass(entry: LogEntry): void {
    try {
      this.#logger?.(entry);
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  }
}
