import type { Limits } from "../../../limits.ts";
import { TokenBucket } from "../../../token-bucket.ts";
import type { Refusable } from "../route.ts";

const SECONDS_PER_HOUR = 3_600;
const HOUR_MS = 3_600_000;

interface Attempts {
  readonly bucket: TokenBucket;
  /** Of the bucket. The operator may change it while the server runs. */
  readonly burst: number;
  /** Time of the latest attempt, in monotonic milliseconds. */
  readonly lastMs: number;
}

/** Limits registrations per address, so that one address cannot fill the server with accounts. */
export class RegistrationThrottle {
  readonly #limits: Limits;
  /** By the origin of the address, the least recent first. */
  readonly #attempts = new Map<string, Attempts>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * Counts one attempt.
   *
   * @param origin  of the client's address; see `originOf`
   * @throws ProtocolError RATE_LIMITED, with the time until the next attempt
   */
  take(origin: string, { nowMs, refusal }: Pick<Refusable<"RATE_LIMITED">, "nowMs" | "refusal">): void {
    const { registrationsPerAddressMax: burst, loginRecordsMax } = this.#limits;
    const rate = { perSecond: burst / SECONDS_PER_HOUR, burst };
    const known = this.#attempts.get(origin);
    const bucket = known?.burst === burst ? known.bucket : new TokenBucket(rate, nowMs);
    this.#attempts.delete(origin);
    this.#attempts.set(origin, { bucket, burst, lastMs: nowMs });
    // After an hour a bucket is as full as a new one, so it need not be kept.
    for (const [oldest, { lastMs }] of this.#attempts) {
      if (this.#attempts.size <= loginRecordsMax && nowMs - lastMs <= HOUR_MS) break;
      this.#attempts.delete(oldest);
    }
    const retryAfterMs = bucket.take(nowMs);
    if (retryAfterMs === 0) return;
    throw refusal("RATE_LIMITED", `One address may register ${burst} accounts an hour.`, {
      retryAfterMs,
      limit: "registrationsPerAddressMax",
    });
  }
}
