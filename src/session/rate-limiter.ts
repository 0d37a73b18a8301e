import type { Command } from "../../generated/chatwire/v1/command.ts";
import { Ping } from "../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../errors.ts";
import { TokenBucket } from "../token-bucket.ts";
import type { AnyMethod } from "./rules.ts";
import { isLoggedIn } from "./state.ts";

/** Holds the requests of one connection, or of all connections of an account, against the rates of their rules. */
export class RateLimiter {
  /** Of who is logged in on the connection. To connect anew is no way to ask more often. */
  account: RateLimiter | undefined;
  readonly #buckets = new Map<Command, TokenBucket>();

  /** @throws ProtocolError RATE_LIMITED, with when to try again */
  take(method: AnyMethod, nowMs: number): void {
    const { name, command, rule } = method;
    const { rate } = rule;
    if (rate === undefined) return;
    if (this.account !== undefined && isOfAccount(method)) {
      this.account.take(method, nowMs);
      return;
    }
    const bucket = this.#buckets.get(command) ?? new TokenBucket(rate, nowMs);
    this.#buckets.set(command, bucket);
    const retryAfterMs = bucket.take(nowMs);
    if (retryAfterMs === 0) return;
    const text = `${name} may come ${rate.perSecond} times a second, ${rate.burst} at once.`;
    throw new ProtocolError("RATE_LIMITED", text, { retryable: true, retryAfterMs, limit: `${name}.rate` });
  }
}

/** Every connection has to be kept alive, logged in and given keys of its own; all else an account asks for. */
function isOfAccount({ service, rule: { states } }: AnyMethod): boolean {
  return service !== Ping.service && states.every(isLoggedIn);
}
