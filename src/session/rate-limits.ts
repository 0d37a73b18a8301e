import type { Command } from "../../generated/chatwire/v1/command.ts";
import { BeginLogin, Ping } from "../../generated/chatwire/v1/rules.ts";
import { createRefusal, type ProtocolError } from "../errors.ts";
import { LazyMap } from "../lazy-collections.ts";
import type { Limits } from "../limits.ts";
import { TokenBucket } from "../token-bucket.ts";
import type { AnyEvent, AnyMethod } from "./rules.ts";
import { isLoggedIn } from "./state.ts";

/** How many seconds' worth of requests and bytes may arrive at once. */
const BURST_SECONDS = 2;

/** Limits the requests of registration and of login from one address. */
export interface AddressRate {
  /** @throws ProtocolError RATE_LIMITED, with the limit and the time of the next try */
  take(nowMs: number): void;
}

/**
 * How much one connection may ask of a server, or all connections of one
 * account together: requests a second, bytes a second, and the rate that the
 * schema declares for each method and each event; also messages a second that are skipped.
 * Requests past a rate are refused, events past one are skipped; bytes and skipped messages past a rate wait.
 */
export class RateLimits {
  /** The limits of the account that is logged in on this connection; they count everything too. */
  account: RateLimits | undefined;
  readonly #address: AddressRate | undefined;
  readonly #scope: "connection" | "account";
  readonly #limits: Limits;
  #requests: TokenBucket;
  /** Undefined: nothing was skipped. */
  #skipped: TokenBucket | undefined;
  #bytes: TokenBucket;
  readonly #methods = new LazyMap<Command, TokenBucket>();
  readonly #events = new LazyMap<Command, TokenBucket>();

  /** @param address  of a connection; default: its address has no rate */
  constructor(scope: "connection" | "account", limits: Limits, nowMs: number, address?: AddressRate) {
    this.#address = address;
    this.#scope = scope;
    this.#limits = limits;
    this.#requests = createBucket(limits[`${scope}RequestsPerSecond`], nowMs);
    this.#bytes = createBucket(limits[`${scope}BytesPerSecond`], nowMs);
  }

  /** Takes over the rates as they are now in the limits. The new ones begin unused. */
  renew(nowMs: number): void {
    const scope = this.#scope;
    this.#requests = createBucket(this.#limits[`${scope}RequestsPerSecond`], nowMs);
    this.#skipped = undefined;
    this.#bytes = createBucket(this.#limits[`${scope}BytesPerSecond`], nowMs);
  }

  /** Whether nothing is used, so that new limits would be the same. Not for those of a connection. */
  isUnused(nowMs: number): boolean {
    const buckets = [this.#requests, this.#bytes, ...this.#methods.values(), ...this.#events.values()];
    return this.#skipped?.isFull(nowMs) !== false && buckets.every((bucket) => bucket.isFull(nowMs));
  }

  /** Counts a frame. A small one counts as `frameBytesCountedMin`, because handling it costs as much. */
  countFrame(frameBytes: number, nowMs: number): void {
    this.#bytes.spend(Math.max(frameBytes, this.#limits.frameBytesCountedMin), nowMs);
    this.account?.countFrame(frameBytes, nowMs);
  }

  /** How long the next frame has to wait, in milliseconds. */
  frameDelayMs(nowMs: number): number {
    const ownMs = Math.max(this.#bytes.owedMs(nowMs), this.#skipped?.owedMs(nowMs) ?? 0);
    return Math.max(ownMs, this.account?.frameDelayMs(nowMs) ?? 0);
  }

  /**
   * Counts a request of any method, on the connection and for the account. A request that one of the two refuses takes
   * nothing from the other.
   *
   * @throws ProtocolError RATE_LIMITED, with the limit and the time of the next try: those of the longer wait
   */
  takeRequest(nowMs: number): void {
    const ofAccount = this.account === undefined ? undefined : this.account.#requests;
    const ownMs = this.#requests.waitMs(nowMs);
    const accountMs = ofAccount?.waitMs(nowMs) ?? 0;
    if (ownMs > 0 || accountMs > 0) throw this.#tooManyRequests(ownMs, accountMs);
    this.#requests.spend(1, nowMs);
    ofAccount?.spend(1, nowMs);
  }

  #tooManyRequests(ownMs: number, accountMs: number): ProtocolError {
    const scope = accountMs > ownMs ? "account" : this.#scope;
    const limit = `${scope}RequestsPerSecond` as const;
    const text = `One ${scope} may send ${this.#limits[limit]} requests a second.`;
    return createRefusal("RATE_LIMITED", text, { retryAfterMs: Math.max(ownMs, accountMs), limit });
  }

  /**
   * Counts a message that is skipped. It has the rate of requests, but takes none of them: nobody loses a request because
   * of a message that this end does not know.
   */
  countSkipped(nowMs: number): void {
    this.#skipped ??= createBucket(this.#limits[`${this.#scope}RequestsPerSecond`], nowMs);
    this.#skipped.spend(1, nowMs);
    this.account?.countSkipped(nowMs);
  }

  /**
   * Counts a request against the rate of its method. Before a login, one of registration and of login counts for the
   * address too.
   *
   * @throws ProtocolError RATE_LIMITED, with the limit and the time of the next try
   */
  takeMethod(method: AnyMethod, nowMs: number): void {
    if (this.account !== undefined && isCountedForAccount(method)) {
      this.account.takeMethod(method, nowMs);
      return;
    }
    takeRate(this.#methods, method, "called", nowMs);
    if (this.account === undefined && method.service === BeginLogin.service) this.#address?.take(nowMs);
  }

  /**
   * Counts an event against its rate.
   *
   * @throws ProtocolError RATE_LIMITED, with the limit and the time of the next try
   */
  takeEvent(event: AnyEvent, nowMs: number): void {
    takeRate(this.#events, event, "sent", nowMs);
  }
}

/** @throws ProtocolError RATE_LIMITED */
function takeRate(
  buckets: LazyMap<Command, TokenBucket>,
  { name, command, rule: { rate } }: AnyMethod | AnyEvent,
  done: "called" | "sent",
  nowMs: number,
): void {
  if (rate === undefined) return;
  const known = buckets.get(command);
  const bucket = known ?? new TokenBucket(rate, nowMs);
  if (known === undefined) {
    removeFull(buckets, nowMs);
    buckets.set(command, bucket);
  }
  const retryAfterMs = bucket.take(nowMs);
  if (retryAfterMs === 0) return;
  const text = `${name} may be ${done} ${rate.perSecond} times a second, ${rate.burst} times at once.`;
  throw createRefusal("RATE_LIMITED", text, { retryAfterMs, limit: `${name}.rate` });
}

/**
 * A full bucket need not be kept, because a new one is full too. So the rates of login methods take no memory later.
 */
function removeFull(buckets: LazyMap<Command, TokenBucket>, nowMs: number): void {
  for (const [command, bucket] of buckets) if (bucket.isFull(nowMs)) buckets.delete(command);
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
