import { GATEWAYS_MAX, PAUSE_FREE_COUNT, PAUSE_MAX_MS, PAUSE_MIN_MS, PAUSES_FORGOTTEN_MS } from "../limits.ts";

/** How often a gateway has ended or begun anew, and until when nothing of it is heard. */
interface Ends {
  readonly count: number;
  readonly pausedUntilMs: number;
}

/**
 * How long the core does not hear a gateway that was cut, or that has begun anew. Each time, the core sends it all bans and
 * takes back its connections, so the pause doubles with each time in a row, up to `PAUSE_MAX_MS`. A row ends once the gateway
 * has gone on for `PAUSES_FORGOTTEN_MS`. The first times are free: a gateway that is restarted is back at once.
 *
 * All times are in monotonic milliseconds.
 */
export class GatewayPauses {
  /** By the name of the gateway. The one that was noted last is the last one. */
  readonly #ends = new Map<string, Ends>();

  /** Whether a gateway is not to be heard. */
  isPaused(gateway: string, nowMs: number): boolean {
    const ends = this.#ends.get(gateway);
    return ends !== undefined && nowMs < ends.pausedUntilMs;
  }

  /** A gateway was cut, or has begun anew. */
  note(gateway: string, nowMs: number): void {
    const before = this.#ends.get(gateway);
    const isInARow = before !== undefined && nowMs - before.pausedUntilMs < PAUSES_FORGOTTEN_MS;
    const count = isInARow ? before.count + 1 : 1;
    this.#ends.delete(gateway);
    this.#ends.set(gateway, { count, pausedUntilMs: nowMs + pauseMs(count) });
    const [oldest] = this.#ends.keys();
    if (oldest !== undefined && this.#ends.size > GATEWAYS_MAX) this.#ends.delete(oldest);
  }
}

function pauseMs(count: number): number {
  if (count <= PAUSE_FREE_COUNT) return 0;
  return Math.min(PAUSE_MAX_MS, PAUSE_MIN_MS * 2 ** (count - PAUSE_FREE_COUNT - 1));
}
