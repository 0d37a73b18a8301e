/**
 * Which of several cores is the one that answers.
 *
 * - `leases.ts` is the interface of what they agree by. `postgres-leases.ts` implements it in the database of the store:
 *   the core needs that one anyway, and no further service has to be up for it. A lease of NATS JetStream would need a
 *   cluster of three servers to outlive one.
 * - `lease-keeper.ts` takes the lease, keeps it, and says when it is held.
 *
 * The lease alone does not keep two cores from writing: a clock may be set, and a process may stand still between a look
 * at the lease and a commit. The tokens do: see `PostgresStore.token`, and `BusConversation` for what gateways hear.
 */

/** A lease that a core has. */
export interface Lease {
  /** The fencing token: higher than that of every holder before. */
  readonly token: number;
}

/** What cores agree by. A call that fails says nothing about the lease. */
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
