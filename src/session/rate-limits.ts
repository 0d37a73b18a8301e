import type { Command } from "../../generated/chatwire/v1/command.ts";
import { Ping } from "../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../errors.ts";
import type { Limits } from "../limits.ts";
import { TokenBucket } from "../token-bucket.ts";
import type { AnyMethod } from "./rules.ts";
import { isLoggedIn } from "./state.ts";

/** How many seconds' worth of requests and bytes may arrive at once. */
const BURST_SECONDS = 2;

/**
 * How much one connection may ask of a server, or all connections of one
 * account together: requests a second, bytes a second, and the rate that the
 * schema declares for each method. Requests past a rate are refused; bytes past
 * a rate wait.
 */
export class RateLimits {
  /** The limits of the account that is logged in on this connection; they count everything too. */
  account: RateLimits | undefined;
  readonly #scope: "connection" | "account";
  readonly #limits: Limits;
  readonly #requests: TokenBucket;
  readonly #bytes: TokenBucket;
  readonly #methods = new Map<Command, TokenBucket>();

  constructor(scope: "connection" | "account", limits: Limits, nowMs: number) {
    this.#scope = scope;
    this.#limits = limits;
    this.#requests = createBucket(limits[`${scope}RequestsPerSecond`], nowMs);
    this.#bytes = createBucket(limits[`${scope}BytesPerSecond`], nowMs);
  }

  /** Counts a frame. A small one counts as `frameBytesCountedMin`, because handling it costs as much. */
  countFrame(frameBytes: number, nowMs: number): void {
    this.#bytes.spend(Math.max(frameBytes, this.#limits.frameBytesCountedMin), nowMs);
    this.account?.countFrame(frameBytes, nowMs);
  }

  /** How long the next frame has to wait, in milliseconds. */
  frameDelayMs(nowMs: number): number {
    return Math.max(this.#bytes.owedMs(nowMs), this.account?.frameDelayMs(nowMs) ?? 0);
  }

  /**
   * Counts a request of any method.
   *
   * @throws ProtocolError RATE_LIMITED, with the limit and the time of the next try
   */
  takeRequest(nowMs: number): void {
    const retryAfterMs = this.#requests.take(nowMs);
    if (retryAfterMs > 0) {
      const limit = `${this.#scope}RequestsPerSecond` as const;
      const text = `One ${this.#scope} may send ${this.#limits[limit]} requests a second.`;
      throw new ProtocolError("RATE_LIMITED", text, { retryable: true, retryAfterMs, limit });
    }
    this.account?.takeRequest(nowMs);
  }

  /** Counts a message that is skipped. Returns whether the rates have room for it, so that a refusal of it may be sent. */
  countSkipped(nowMs: number): boolean {
    const isWithin = this.#requests.take(nowMs) === 0;
    // The account counts it in any case: its other connections must not depend on what this one has left.
    return (this.account?.countSkipped(nowMs) ?? true) && isWithin;
  }

  /**
   * Counts a request against the rate of its method.
   *
   * @throws ProtocolError RATE_LIMITED, with the limit and the time of the next try
   */
  takeMethod(method: AnyMethod, nowMs: number): void {
    const { name, command, rule } = method;
    const { rate } = rule;
    if (rate === undefined) return;
    if (this.account !== undefined && isCountedForAccount(method)) {
      this.account.takeMethod(method, nowMs);
      return;
    }
    const bucket = this.#methods.get(command) ?? new TokenBucket(rate, nowMs);
    this.#methods.set(command, bucket);
    const retryAfterMs = bucket.take(nowMs);
    if (retryAfterMs === 0) return;
    const text = `${name} may be called ${rate.perSecond} times a second, ${rate.burst} times at once.`;
    throw new ProtocolError("RATE_LIMITED", text, { retryable: true, retryAfterMs, limit: `${name}.rate` });
  }
}

/**
 * Whether all connections of an account share the rate of a method, so that a new connection gains no new rate. Each
 * connection has its own rate for what every connection needs: pings, login and keys.
 */
function isCountedForAccount({ service, rule: { states } }: AnyMethod): boolean {
  return service !== Ping.service && states.every(isLoggedIn);
}

function createBucket(perSecond: number, nowMs: number): TokenBucket {
  return new TokenBucket({ perSecond, burst: BURST_SECONDS * perSecond }, nowMs);
}
