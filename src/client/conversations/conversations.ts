import type { Pins } from "../connection/pins.ts";
import type { EventStream } from "../events/event-queue.ts";
import type { Invitation } from "./invitation.ts";

export interface ConversationsOptions {
  readonly invitations: EventStream<Invitation>;
  readonly pins: Pins;
  /** The subject that a user's key is pinned under. */
  readonly subjectOf: (name: string) => string;
}

/** Conversations that others begin, and the keys others are known by. `connectTo` begins one. */
export class Conversations {
  /** Invitations to a conversation, from each login on. If `eventQueueMax` wait, the oldest is dropped. */
  readonly invitations: EventStream<Invitation>;
  readonly #pins: Pins;
  readonly #subjectOf: (name: string) => string;

  constructor({ invitations, pins, subjectOf }: ConversationsOptions) {
    this.invitations = invitations;
    this.#pins = pins;
    this.#subjectOf = subjectOf;
  }

  /**
   * Accepts one more key of a user. A user may have one on each device.
   *
   * @param fingerprint  of the key; the error PIN_MISMATCH has it in `fingerprints.shown`
   */
  async acceptKey(name: string, fingerprint: string): Promise<void> {
    await this.#pins.add(this.#subjectOf(name), fingerprint);
  }
}
