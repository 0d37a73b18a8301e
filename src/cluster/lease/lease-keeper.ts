import type { Clock } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import type { Lease, Leases } from "./leases.ts";

export interface LeaseTimes {
  /** How long a lease lasts that nobody renews. */
  readonly durationMs: number;
  /** How long it lasts while its core loads the store and takes over logins. Much of it leaves no time to renew the lease. */
  readonly loadMs: number;
  /** The pause between two renewals, and between two attempts to take the lease. */
  readonly renewMs: number;
  readonly retryMs: number;
}

/** A standby takes over within `durationMs` and `retryMs` of the last renewal, so within 2.25 s, and then loads the store. */
export const DEFAULT_LEASE_TIMES: LeaseTimes = { durationMs: 2_000, loadMs: 30_000, renewMs: 500, retryMs: 250 };

export interface LeaseKeeperOptions {
  readonly clock: Clock;
  readonly leases: Leases;
  /** A name that no other core has, also none before this one. */
  readonly holder: string;
  readonly times?: LeaseTimes;
  /** Called when the lease is held from now on. */
  readonly onHeld: (lease: Lease) => void;
  /** Called when it is held no longer. It is not taken again: the core has to begin anew with what is stored. */
  readonly onLost: () => void;
  /** Called when a call of `leases` has failed. It is repeated, unless the lease was released meanwhile. */
  readonly onError: (error: unknown) => void;
}

/**
 * Takes the lease of the core as soon as it is free, and renews it until it is lost or released.
 *
 * The time of a lease counts from before the call that took or renewed it, on the monotonic clock of this machine. So the
 * holder takes it to be over before any other core does, however long the answer took, as long as the clocks run alike.
 */
export class LeaseKeeper {
  readonly #options: LeaseKeeperOptions;
  readonly #times: LeaseTimes;
  readonly #calls: Timer;
  readonly #end: Timer;
  #lease: Lease | undefined;
  #untilMs = Number.NEGATIVE_INFINITY;
  #isLoading = false;
  #isCalling = false;
  #isOver = false;

  constructor(options: LeaseKeeperOptions) {
    this.#options = options;
    this.#times = options.times ?? DEFAULT_LEASE_TIMES;
    this.#calls = new Timer(options.clock, () => void this.#call());
    this.#end = new Timer(options.clock, () => this.#checkEnd());
    this.#calls.set(options.clock.monotonicMs());
  }

  /** The lease, while it is held. Ask before every answer: between two turns of the event loop it may run out. */
  get held(): Lease | undefined {
    return this.#options.clock.monotonicMs() < this.#untilMs ? this.#lease : undefined;
  }

  /** The core loads its store: from the next renewal on, which comes at once, the lease lasts `loadMs` at a time. */
  beginLoading(): void {
    this.#isLoading = true;
    this.#renewAtOnce();
  }

  /** The core has what it needs to answer: the lease lasts `durationMs` at a time again. */
  endLoading(): void {
    this.#isLoading = false;
    this.#renewAtOnce();
  }

  /** Stops, and gives the lease back if it is held. `onLost` is not called. */
  async release(): Promise<void> {
    const lease = this.held;
    this.#stop();
    if (lease !== undefined) await this.#options.leases.release(this.#options.holder, lease);
  }

  async #call(): Promise<void> {
    const { clock, leases, holder, onError } = this.#options;
    const { renewMs, retryMs } = this.#times;
    const durationMs = this.#durationMs;
    const startMs = clock.monotonicMs();
    const before = this.#lease;
    // A call that makes the lease shorter counts from here on, because its answer may be lost.
    this.#untilMs = Math.min(this.#untilMs, startMs + durationMs);
    if (this.held !== undefined) this.#end.set(this.#untilMs);
    this.#isCalling = true;
    try {
      const lease = before ?? (await leases.take(holder, durationMs));
      const isHeld = lease !== undefined && (before === undefined || (await leases.renew(holder, lease, durationMs)));
      if (this.#isOver) {
        // Released while the call was under way.
        if (isHeld && before === undefined) await leases.release(holder, lease);
        return;
      }
      if (isHeld) this.#hold(lease, startMs + durationMs);
      else if (before !== undefined) this.#lose();
    } catch (error) {
      onError(error);
    } finally {
      this.#isCalling = false;
    }
    if (this.#isOver) return;
    const pauseMs = this.#lease === undefined ? retryMs : renewMs;
    this.#calls.set(clock.monotonicMs() + (durationMs === this.#durationMs ? pauseMs : 0));
  }

  get #durationMs(): number {
    return this.#isLoading ? this.#times.loadMs : this.#times.durationMs;
  }

  /** Two calls at a time could arrive in any order. */
  #renewAtOnce(): void {
    if (!this.#isOver && !this.#isCalling) this.#calls.set(this.#options.clock.monotonicMs());
  }

  #hold(lease: Lease, untilMs: number): void {
    const isNew = this.#lease === undefined;
    this.#lease = lease;
    this.#untilMs = untilMs;
    this.#checkEnd();
    if (isNew && !this.#isOver) this.#options.onHeld(lease);
  }

  #checkEnd(): void {
    if (this.#isOver || this.#lease === undefined) return;
    if (this.held === undefined) this.#lose();
    else this.#end.set(this.#untilMs);
  }

  #lose(): void {
    this.#stop();
    this.#options.onLost();
  }

  #stop(): void {
    this.#isOver = true;
    this.#untilMs = Number.NEGATIVE_INFINITY;
    this.#calls.clear();
    this.#end.clear();
  }
}
