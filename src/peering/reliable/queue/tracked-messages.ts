/** The peer has the tracked bodies with this id, unless it has refused them. Ids of one flow come in order. */
export type DeliveryEvent = { readonly type: "delivered"; readonly id: number };

export interface Tracked {
  readonly id: number;
  /** Of its last body; 0 until that leaves. */
  sequence: number;
  /** Whether it is an application message. */
  readonly mayBeRefused: boolean;
}

/**
 * The messages of this side whose delivery is reported.
 *
 * The peer tells in each acknowledgement how many messages it has refused. A message that it has is taken by its program
 * only if as many refusals have arrived, and none of them names it.
 */
export class TrackedMessages {
  readonly #raise: (event: DeliveryEvent) => void;
  readonly #bySequence = new Map<number, Tracked>();
  /** Those that the peer has, and that a refusal on its way may name, in order. */
  readonly #reached = new Set<Tracked>();
  /** How many refusals the peer's acknowledgements have announced, and how many have arrived. */
  #announced = 0;
  #arrived = 0;
  #count = 0;
  #undelivered = 0;

  constructor(raise: (event: DeliveryEvent) => void) {
    this.#raise = raise;
  }

  /** How many messages are neither delivered nor refused. */
  get undelivered(): number {
    return this.#undelivered;
  }

  /** @param mayBeRefused  whether it is an application message */
  add(mayBeRefused: boolean): Tracked {
    this.#count += 1;
    this.#undelivered += 1;
    return { id: this.#count, sequence: 0, mayBeRefused };
  }

  /** Its last body leaves. */
  begun(tracked: Tracked, sequence: number): void {
    tracked.sequence = sequence;
    this.#bySequence.set(sequence, tracked);
  }

  /** The peer has its last body, and so all of them. Call `announced` before with what the same acknowledgement tells. */
  reached(tracked: Tracked): void {
    if (this.#bySequence.get(tracked.sequence) !== tracked) return;
    if (this.#arrived >= this.#announced && this.#reached.size === 0) this.#deliver(tracked);
    else this.#reached.add(tracked);
  }

  /** @returns its id; undefined if no application message with this sequence is undelivered */
  withdraw(sequence: number): number | undefined {
    const tracked = this.#bySequence.get(sequence);
    if (tracked?.mayBeRefused !== true) return undefined;
    this.#remove(tracked);
    return tracked.id;
  }

  /** @param count  how many refusals the peer has announced */
  announced(count: number): void {
    this.#announced = Math.max(this.#announced, count);
  }

  /** @param count  how many refusals have arrived */
  refusalsArrived(count: number): void {
    this.#arrived = count;
    this.settle();
  }

  /** Raises what the peer has, unless a refusal is on its way that may be about it. */
  settle(): void {
    if (this.#arrived < this.#announced) return;
    for (const tracked of this.#reached) this.#deliver(tracked);
  }

  #deliver(tracked: Tracked): void {
    this.#remove(tracked);
    this.#raise({ type: "delivered", id: tracked.id });
  }

  #remove(tracked: Tracked): void {
    this.#bySequence.delete(tracked.sequence);
    if (this.#reached.size > 0) this.#reached.delete(tracked);
    this.#undelivered -= 1;
  }
}
