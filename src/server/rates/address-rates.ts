import { createRefusal } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import { type CountedPrefix, originsOf } from "../../origin.ts";
import type { AddressRate } from "../../session/rate-limits.ts";
import { TokenBuckets } from "../../token-buckets.ts";

const LIMIT = "addressLoginRequestsPerSecond";
/** How many seconds' worth of requests may arrive at once. */
const BURST_SECONDS = 2;

/**
 * The rates of requests of registration and of login from each address, which all of its connections share. In IPv6, the
 * /64, the /56 and the /48 around an address have one each.
 */
export class AddressRates {
  readonly #limits: Limits;
  readonly #buckets: TokenBuckets<string>;
  readonly #onRefused: (limit: typeof LIMIT, prefix: CountedPrefix) => void;

  /** @param onRefused  called for each request that does not fit */
  constructor(limits: Limits, onRefused: (limit: typeof LIMIT, prefix: CountedPrefix) => void) {
    this.#limits = limits;
    this.#buckets = new TokenBuckets(limits.loginRecordsMax);
    this.#onRefused = onRefused;
  }

  of(address: string): AddressRate {
    return { take: (nowMs) => this.#take(address, nowMs) };
  }

  #take(address: string, nowMs: number): void {
    const counted = originsOf(address, this.#limits.wideNetworkFactor).map(({ network, prefix, factor }) => {
      const perSecond = factor * this.#limits[LIMIT];
      return { prefix, bucket: this.#buckets.of(network, { perSecond, burst: BURST_SECONDS * perSecond }, nowMs) };
    });
    for (const { prefix, bucket } of counted) {
      const retryAfterMs = bucket.waitMs(nowMs);
      if (retryAfterMs === 0) continue;
      this.#onRefused(LIMIT, prefix);
      const text = "Too many requests of registration and of login come from this address or its network.";
      throw createRefusal("RATE_LIMITED", text, { retryAfterMs, limit: LIMIT });
    }
    // A request that does not fit takes nothing.
    for (const { bucket } of counted) bucket.spend(1, nowMs);
  }
}
