import type { AccountId } from "../account.ts";
import { presentLogin, type User } from "../user.ts";
import { permits } from "./privacy.ts";

/** The list for a sender whom everyone's settings admit, and what it was made from. */
interface Known {
  readonly sender: User;
  readonly open: readonly AccountId[];
  readonly ids: readonly AccountId[];
}

/**
 * The users who are there, by whom a broadcast may reach. Most take those of everyone: they are the same for all senders, so
 * their list is made once for many broadcasts, and a broadcast to thousands costs its request no look at each of them.
 */
export class BroadcastAudience {
  /** Those whom broadcasts of everyone reach, but for blocks. */
  readonly #open = new Set<User>();
  /** Those of whom it depends on the sender. */
  readonly #guarded = new Set<User>();
  /** The ids of the first; undefined: they have changed. */
  #openIds: readonly AccountId[] | undefined;
  #known: Known | undefined;

  /** Takes note of a user. Call after each change of the user's logins, of their statuses, and of the privacy settings. */
  note(user: User): void {
    const isThere = presentLogin(user) !== undefined;
    const settings = user.account.privacy;
    const isOpen = isThere && permits("broadcast", { settings, isBlocked: false, isTrusted: false });
    if (this.#open.has(user) !== isOpen) this.#openIds = undefined;
    move(user, this.#open, isOpen);
    move(user, this.#guarded, isThere && !isOpen);
  }

  /**
   * The ids of the users whom a broadcast reaches. Nobody may change the list. Of one sender, it is the same object until
   * somebody else is reached, unless users with guarded settings are among them.
   *
   * @param hasBlocks  whether the sender blocks somebody, or somebody blocks the sender
   * @param reaches    decides about one user; asked about those of whom it depends on the sender
   */
  of(sender: User, hasBlocks: boolean, reaches: (user: User) => boolean): readonly AccountId[] {
    if (hasBlocks) return idsOf([...this.#open, ...this.#guarded].filter(reaches));
    const open = this.#openTo(sender);
    const guarded = idsOf([...this.#guarded].filter(reaches));
    return guarded.length === 0 ? open : [...open, ...guarded];
  }

  #openTo(sender: User): readonly AccountId[] {
    this.#openIds ??= idsOf(this.#open);
    const open = this.#openIds;
    if (!this.#open.has(sender)) return open;
    if (this.#known?.sender !== sender || this.#known.open !== open)
      this.#known = { sender, open, ids: open.filter((id) => id !== sender.account.id) };
    return this.#known.ids;
  }
}

function move(user: User, set: Set<User>, isMember: boolean): void {
  if (isMember) set.add(user);
  else set.delete(user);
}

function idsOf(users: Iterable<User>): AccountId[] {
  return Array.from(users, ({ account }) => account.id);
}
