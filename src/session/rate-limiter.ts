import type { Command } from "../../generated/chatwire/v1/command.ts";
import { ProtocolError } from "../errors.ts";
import { TokenBucket } from "../token-bucket.ts";
import type { AnyMethod } from "./rulebook.ts";

/** Holds the requests of one connection against the rates of their rules. */
export class RateLimiter {
  readonly #buckets = new Map<Command, TokenBucket>();

  /** @throws ProtocolError RATE_LIMITED, with when to try again */
  take({ name, command, rule: { rate } }: AnyMethod, nowMs: number): void {
    if (rate === undefined) return;
    const bucket = this.#buckets.get(command) ?? new TokenBucket(rate, nowMs);
    this.#buckets.set(command, bucket);
    const retryAfterMs = bucket.take(nowMs);
    if (retryAfterMs === 0) return;
    const text = `${name} may come ${rate.perSecond} times a second, ${rate.burst} at once.`;
    throw new ProtocolError("RATE_LIMITED", text, { retryable: true, retryAfterMs, limit: `${name}.rate` });
  }
}
