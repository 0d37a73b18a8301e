import type { Clock } from "../net/network.ts";
import { Timer } from "../net/timers.ts";
import type { LogEntry, Logger, LogLevel } from "./log-entry.ts";

const WINDOW_MS = 1_000;

/** Hands entries to a logger: so many of one event a second, and the number of the rest. */
export class Log {
  readonly #clock: Clock;
  readonly #logger: Logger | undefined;
  readonly #entriesMax: number;
  /** Entries of this second, by event, and the level of the last. */
  readonly #counts = new Map<LogEntry["event"], { count: number; level: LogLevel }>();
  readonly #timer: Timer;
  #windowEndsMs = 0;
  #suppressed = 0;

  /** @param entriesMax  of one event in one second */
  constructor(clock: Clock, logger: Logger | undefined, entriesMax: number) {
    this.#clock = clock;
    this.#timer = new Timer(clock, () => this.#turn());
    this.#logger = logger;
    this.#entriesMax = entriesMax;
  }

  /** Entries that were counted only. */
  get suppressed(): number {
    return this.#suppressed;
  }

  write(entry: LogEntry): void {
    if (this.#logger === undefined) return;
    const nowMs = this.#clock.monotonicMs();
    if (nowMs >= this.#windowEndsMs) {
      this.#turn();
      this.#windowEndsMs = nowMs + WINDOW_MS;
    }
    const count = (this.#counts.get(entry.event)?.count ?? 0) + 1;
    this.#counts.set(entry.event, { count, level: entry.level });
    if (count <= this.#entriesMax) this.#hand(entry);
    else {
      this.#suppressed += 1;
      // So that the number is told though nothing else happens.
      this.#timer.set(this.#windowEndsMs);
    }
  }

  /** Tells what is left to tell. */
  end(): void {
    this.#turn();
  }

  /** A second is over. */
  #turn(): void {
    this.#timer.clear();
    for (const [suppressed, { count, level }] of this.#counts) {
      if (count <= this.#entriesMax) continue;
      this.#hand({ level, event: "log-suppressed", suppressed, count: count - this.#entriesMax });
    }
    this.#counts.clear();
  }

  #hand(entry: LogEntry): void {
    try {
      this.#logger?.(entry);
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  }
}
