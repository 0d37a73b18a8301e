import { ClosedError } from "../../../errors.ts";
import { nameKey } from "../../../name.ts";
import type { Introduction, Invitation } from "./introduction.ts";

/** Invitations that wait for this user's answer, by id of their introduction; the oldest first. */
export class ReceivedInvitations {
  readonly #waiting = new Map<number, { readonly invitation: Invitation; readonly settle: () => void }>();

  /** How many wait. */
  get size(): number {
    return this.#waiting.size;
  }

  /** The id of the introduction of the oldest one; undefined: none waits. */
  get oldestId(): number | undefined {
    const [oldest] = this.#waiting.keys();
    return oldest;
  }

  /** Adds an invitation. @param answers  what its receiver can do with it */
  add(introductionId: number, from: string, answers: Pick<Invitation, "accept" | "decline">): Invitation {
    let settle = (): void => {};
    const ended = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const invitation: Invitation = { from, ended, ...answers };
    this.#waiting.set(introductionId, { invitation, settle });
    return invitation;
  }

  /** The invitation of a user, if one waits. */
  from(name: string): Invitation | undefined {
    const waiting = [...this.#waiting.values()];
    return waiting.find(({ invitation }) => nameKey(invitation.from) === nameKey(name))?.invitation;
  }

  /**
   * Marks an invitation as answered.
   *
   * @throws ClosedError CANCELLED, or the reason why the introduction ended: it can no longer be answered
   */
  markAnswered({ id, ended }: Introduction): void {
    ended.throwIfAborted();
    if (!this.#waiting.has(id)) throw new ClosedError("CANCELLED", "The invitation was answered already.");
    this.settle(id);
  }

  /** The invitation, if it waits, can no longer be answered. */
  settle(introductionId: number): void {
    this.#waiting.get(introductionId)?.settle();
    this.#waiting.delete(introductionId);
  }
}
