import { ProtocolError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import { TokenBucket } from "../../token-bucket.ts";

const SECONDS_PER_HOUR = 3_600;
const HOUR_MS = 3_600_000;

interface Tries {
  readonly bucket: TokenBucket;
  /** When the last one was, in monotonic milliseconds. */
  readonly lastMs: number;
}

/** Slows registrations down, so that one address does not fill the server with accounts. */
export class Registrations {
  readonly #limits: Limits;
  /** By the origin of the address, the longest ago first. */
  readonly #tries = new Map<string, Tries>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * Counts one try.
   *
   * @param origin  of the address it comes from; see `originOf`
   * @throws ProtocolError RATE_LIMITED, with when to try again
   */
  take(origin: string, nowMs: number): void {
    const { registrationsPerAddressMax: burst, loginRecordsMax } = this.#limits;
    const rate = { perSecond: burst / SECONDS_PER_HOUR, burst };
    const bucket = this.#tries.get(origin)?.bucket ?? new TokenBucket(rate, nowMs);
    this.#tries.delete(origin);
    this.#tries.set(origin, { bucket, lastMs: nowMs });
    // After an hour a bucket is as full as a new one.
    for (const [oldest, { lastMs }] of this.#tries) {
      if (this.#tries.size <= loginRecordsMax && nowMs - lastMs <= HOUR_MS) break;
      this.#tries.delete(oldest);
    }
    const retryAfterMs = bucket.take(nowMs);
    if (retryAfterMs === 0) return;
    throw new ProtocolError("RATE_LIMITED", `From one address there are ${burst} registrations an hour.`, {
      retryable: true,
      retryAfterMs,
      limit: "registrationsPerAddressMax",
    });
  }
}
