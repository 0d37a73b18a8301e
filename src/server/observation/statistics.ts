import type { CountedPrefix } from "../../origin.ts";
import type { LoginKind } from "./log-entry.ts";

/** Counters of a server since its start. Names that end in "Now" are current numbers, which may fall. */
export interface ServerStatistics {
  readonly uptimeMs: number;
  readonly connections: {
    readonly openNow: number;
    /** Open connections that are logged in. */
    readonly loggedInNow: number;
    readonly opened: number;
    /** By the code of the reason for closing. */
    readonly closed: Readonly<Record<string, number>>;
    /** Connections that were lost and whose sessions waited to be resumed, and how many wait now; these count as open. */
    readonly detached: number;
    readonly detachedNow: number;
    /** Connections over which a client has resumed a session. They count as opened, and as neither open nor closed. */
    readonly resumed: number;
    /** Bytes of messages that are kept until clients have acknowledged them; see `resumeBytesMax`. */
    readonly keptBytesNow: number;
    /** Connections refused before they were open, by code: TLS_FAILED, LIMIT_REACHED. */
    readonly refused: Readonly<Record<string, number>>;
    /** Seconds in which no descriptor was left, so that connections were closed as they came. */
    readonly exhaustedSeconds: number;
  };
  readonly accountsNow: number;
  readonly roomsNow: number;
  readonly store: {
    /** Length in bytes; 0 if the store does not know. */
    readonly bytesNow: number;
    /** Whether it takes no changes, because the disk is full or `storeBytesMax` is reached. */
    readonly fullNow: boolean;
  };
  readonly logins: Readonly<Record<LoginKind, number>>;
  readonly loginsFailed: Readonly<Record<LoginKind, number>>;
  /** Logins with a password that clients began and gave up. They count as failed towards the limits. */
  readonly loginsUnfinished: number;
  /** Answered requests, by command and outcome: "OK" or the code of the refusal. */
  readonly requests: readonly RequestCount[];
  /**
   * Requests and connections refused, and events of strangers dropped, because of a limit, by the limit's name;
   * "SendText.rate" for the rate of a command.
   */
  readonly refusedByLimit: Readonly<Record<string, number>>;
  /** Those of them that a limit for addresses refused, by how much of an address it was about. */
  readonly refusedByPrefix: readonly PrefixCount[];
  /** Events on the stream that one end did not handle, because it is older or the event breaks a rule. */
  readonly events: {
    /** Messages of clients that the server skipped, by code: UNKNOWN_COMMAND, BODY_MISMATCH. */
    readonly skipped: Readonly<Record<string, number>>;
    /** Those of them that were critical, so that the server refused them. */
    readonly refused: number;
    /** Critical events of the server that clients refused. */
    readonly refusedByClients: number;
  };
  /** Bytes of frames, without the overhead of TLS. */
  readonly bytesReceived: number;
  readonly bytesSent: number;
  /** Datagrams that were too short, of no connection, not authentic, or replayed. */
  readonly datagramsDropped: number;
  /**
   * Counts of the relay. Bytes are those of datagrams received, headers and tags included; a datagram in a message on a
   * connection counts as much.
   */
  readonly relay: {
    /** Conversations that may use it. */
    readonly pairsNow: number;
    /** Datagrams that it forwarded, and their bytes. */
    readonly datagrams: number;
    readonly bytes: number;
    /** Those of them that arrived in messages on a connection. */
    readonly messages: number;
    /** Addresses that clients have proven to it. */
    readonly bound: number;
    /** Connections that clients have bound by `BindRelay`. Those that are bound with the grant do not count. */
    readonly boundConnections: number;
    /** Datagrams whose tag was wrong or missing, that were sent again, or whose message named no conversation of its login. */
    readonly refused: number;
    /** Datagrams for a side with neither a bound address nor a bound connection. */
    readonly unbound: number;
    /** Datagrams past `relayBytesPerSecond` or `relayTotalBytesPerSecond`. */
    readonly overRate: number;
    /** Datagrams past `relayBytesMax` or `relayTimeMs`. */
    readonly overQuota: number;
    /** Datagrams for a connection that were dropped because more than `relayQueueMax` or `relayQueuesBytesMax` waited. */
    readonly queueDropped: number;
  };
  /** Durations of the store's commits. */
  readonly commits: HistogramCounts;
  /** Log entries suppressed because of `logEntriesPerSecond`. */
  readonly logEntriesSuppressed: number;
}

export interface PrefixCount {
  /** Its name. */
  readonly limit: string;
  readonly prefix: CountedPrefix;
  readonly count: number;
}

/** How many requests of one command had one outcome. */
export interface RequestCount {
  /** The method's name in the schema; "unknown" if no method has the command's number. */
  readonly command: string;
  readonly outcome: string;
  readonly count: number;
}

/** A histogram of durations. */
export interface HistogramCounts {
  /** Cumulative: each bucket counts all durations up to its bound. Longer ones are in `count` only. */
  readonly buckets: readonly { readonly atMostMs: number; readonly count: number }[];
  readonly count: number;
  readonly sumMs: number;
}

/** Counters by name. */
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

/** Collects durations into a histogram. */
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
