/**
 * Which of several cores is the one that answers.
 *
 * - `leases.ts` is the interface of the lease, by which they agree. `postgres-leases.ts` implements it in the database of the store:
 *   the core needs that one anyway, and no further service has to be up for it. A lease of NATS JetStream would need a
 *   cluster of three servers to outlive one.
 * - `lease-keeper.ts` takes the lease, renews it, and reports when it is held.
 *
 * The lease alone does not keep two cores from writing: a clock may be set, and a process may stand still between a look
 * at the lease and a commit. The tokens do: see `PostgresStore.token`, and `BusConversation` for the messages of cores.
 */

/** A lease that a core has. */
export interface Lease {
  /** The fencing token: higher than that of every holder before. */
  readonly token: number;
}

/** The lease, as cores use it. After a call that failed, the lease may have changed or not. */
export interface Leases {
  /**
   * Takes the lease, if nobody has it or its time is over.
   *
   * @param holder      a name of the core that no other one has, also none before it
   * @param durationMs  how long the lease lasts from now on, as a whole number
   * @returns undefined: another core has it
   */
  take(holder: string, durationMs: number): Promise<Lease | undefined>;

  /** Makes the lease last so long from now on. Returns false if another core has taken it. */
  renew(holder: string, lease: Lease, durationMs: number): Promise<boolean>;

  /** Gives the lease back, so that another core need not wait for its end. */
  release(holder: string, lease: Lease): Promise<void>;

  close(): Promise<void>;
}
