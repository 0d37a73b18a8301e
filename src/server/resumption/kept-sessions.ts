import {
  type Position,
  RESUMPTION_EXPORTER_BYTES,
  ResumptionKeys,
  SESSION_ID_BYTES,
  toCharacters,
} from "../../crypto/resumption.ts";
import type { Clock } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";

/**
 * How long the server ends sessions in one turn of the event loop, in milliseconds. If many were lost at once, the others
 * follow in the next turns.
 */
const ENDING_MS = 10;

/** The share of the limit that the kept bytes are brought down to, so that the next byte does not exceed it again. */
const RELIEF = 3 / 4;

/** Checked for an id that no session has, for the time that it takes. */
const NOBODYS_KEYS = new ResumptionKeys({
  sessionId: new Uint8Array(SESSION_ID_BYTES),
  exporter: new Uint8Array(RESUMPTION_EXPORTER_BYTES),
});

/** A session that a client may resume. */
export interface KeptSession {
  readonly keys: ResumptionKeys | undefined;
  /** Bytes of messages that it keeps for the client. */
  readonly keptBytes: number;
  /** When its connection was lost, in monotonic milliseconds; undefined: it has one. */
  readonly detachedMs: number | undefined;
  /** Drops what it keeps. */
  dropKept(): void;
  /** Ends it: nobody has resumed it in time, or it takes too much memory. */
  endDetached(): void;
}

export interface KeptSessionsOptions {
  readonly clock: Clock;
  /** `resumeWindowMs` */
  readonly windowMs: number;
  /** Bytes of messages that all sessions keep together. */
  readonly bytesMax: number;
}

/**
 * The sessions of a server that clients may resume, by id. Ends those that were detached for too long, and bounds the
 * bytes that all of them keep: past the limit, those with the most bytes drop them, so that they cannot be resumed from
 * there.
 */
export class KeptSessions<Session extends KeptSession> {
  readonly #options: KeptSessionsOptions;
  readonly #sessions = new Map<string, Session>();
  /** The one that was detached first comes first. */
  readonly #detached = new Set<Session>();
  readonly #timer: Timer;
  #bytes = 0;
  #isChecking = false;

  constructor(options: KeptSessionsOptions) {
    this.#options = options;
    this.#timer = new Timer(options.clock, () => this.#endOverdue());
  }

  /** How many are detached. */
  get detached(): number {
    return this.#detached.size;
  }

  /** Bytes that all of them keep. */
  get bytes(): number {
    return this.#bytes;
  }

  add(session: Session): void {
    if (session.keys !== undefined) this.#sessions.set(session.keys.id, session);
  }

  /** The login of the session has ended. */
  remove(session: Session): void {
    if (session.keys !== undefined) this.#sessions.delete(session.keys.id);
    this.#detached.delete(session);
  }

  /** The connection of the session is lost. */
  noteDetached(session: Session): void {
    this.#detached.add(session);
    this.#setTimer();
  }

  /** The session goes on. */
  noteAttached(session: Session): void {
    this.#detached.delete(session);
  }

  /** Takes note of a change of the bytes that one of them keeps. */
  addBytes(change: number): void {
    this.#bytes += change;
    if (this.#bytes <= this.#options.bytesMax || this.#isChecking) return;
    this.#isChecking = true;
    this.#options.clock.runAtEndOfTick(() => this.#relieve());
  }

  /**
   * Finds the session that a client resumes. Takes as long for an id that no session has as for a wrong proof.
   *
   * @param exporter  of the new connection
   * @returns undefined: there is no such session, or the proof is wrong
   */
  find(
    sessionId: Uint8Array,
    exporter: Uint8Array,
    client: Position,
    proof: Uint8Array,
  ): { readonly session: Session; readonly key: Uint8Array } | undefined {
    const session = this.#sessions.get(toCharacters(sessionId));
    const key = (session?.keys ?? NOBODYS_KEYS).verify(exporter, client, proof);
    return session === undefined || key === undefined ? undefined : { session, key };
  }

  /** The server goes away. */
  stop(): void {
    this.#timer.clear();
  }

  #endOverdue(): void {
    const { clock, windowMs } = this.#options;
    const startedMs = clock.monotonicMs();
    for (const session of this.#detached) {
      if ((session.detachedMs ?? 0) > startedMs - windowMs) break;
      if (clock.monotonicMs() - startedMs > ENDING_MS) break;
      this.#detached.delete(session);
      session.endDetached();
    }
    this.#setTimer();
  }

  #setTimer(): void {
    const [first] = this.#detached;
    this.#timer.set(first?.detachedMs === undefined ? undefined : first.detachedMs + this.#options.windowMs);
  }

  #relieve(): void {
    this.#isChecking = false;
    const { bytesMax } = this.#options;
    if (this.#bytes <= bytesMax) return;
    const sessions = [...this.#sessions.values()].sort((a, b) => b.keptBytes - a.keptBytes);
    for (const session of sessions) {
      if (this.#bytes <= RELIEF * bytesMax) break;
      if (session.detachedMs === undefined) session.dropKept();
      else session.endDetached();
    }
  }
}
