import type { LoginKind } from "./log-entry.ts";

/** Numbers of a server since it started. All but those called "now" only grow. */
export interface ServerStatistics {
  readonly uptimeMs: number;
  readonly connections: {
    readonly openNow: number;
    /** Of these, logged in. */
    readonly loggedInNow: number;
    readonly opened: number;
    /** By the code of the reason. */
    readonly closed: Readonly<Record<string, number>>;
    /** Connections that never came to be: TLS_FAILED, LIMIT_REACHED. */
    readonly refused: Readonly<Record<string, number>>;
  };
  readonly accountsNow: number;
  readonly logins: Readonly<Record<LoginKind, number>>;
  readonly loginsFailed: Readonly<Record<LoginKind, number>>;
  /** Requests that were answered, by command and outcome: "OK" or the code of the refusal. */
  readonly requests: readonly RequestCount[];
  /** Requests that a limit refused, by its name, or by "SendText.rate". */
  readonly refusedByLimit: Readonly<Record<string, number>>;
  /** Bytes of frames, without what TLS adds. */
  readonly bytesReceived: number;
  readonly bytesSent: number;
  /** Short ones, those that belonged to nobody, did not verify or came again. */
  readonly datagramsDropped: number;
  /** How long the store took to keep what it was handed at once. */
  readonly commits: HistogramCounts;
  /** Log entries past `logEntriesPerSecond`. */
  readonly logEntriesSuppressed: number;
}

export interface RequestCount {
  /** The method's name in the schema; "unknown" for numbers that no method has. */
  readonly command: string;
  readonly outcome: string;
  readonly count: number;
}

/** How often something took how long. */
export interface HistogramCounts {
  /** Each has all that took so long or less. Those that took longer are in `count` only. */
  readonly buckets: readonly { readonly atMostMs: number; readonly count: number }[];
  readonly count: number;
  readonly sumMs: number;
}

/** Counts by name. */
export class Tally<Name extends string> {
  readonly #counts = new Map<Name, number>();

  add(name: Name): void {
    this.#counts.set(name, this.get(name) + 1);
  }

  get(name: Name): number {
    return this.#counts.get(name) ?? 0;
  }

  entries(): [Name, number][] {
    return [...this.#counts];
  }

  toRecord(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }
}

const BOUNDS_MS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

/** Counts durations. */
export class Histogram {
  readonly #counts = BOUNDS_MS.map((atMostMs) => ({ atMostMs, count: 0 }));
  #count = 0;
  #sumMs = 0;

  add(durationMs: number): void {
    for (const bucket of this.#counts) if (durationMs <= bucket.atMostMs) bucket.count += 1;
    this.#count += 1;
    this.#sumMs += durationMs;
  }

  toCounts(): HistogramCounts {
    return { buckets: this.#counts.map((bucket) => ({ ...bucket })), count: this.#count, sumMs: this.#sumMs };
  }
}
