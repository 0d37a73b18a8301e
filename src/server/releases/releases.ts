import type { Outcome } from "../../chat/chat.ts";
import type { Dependence } from "../../chat/dependence.ts";
import type { AccountId } from "../../chat/state/account.ts";
import type { Effect } from "../../chat/state/outbox.ts";
import type { CommitQueue } from "./commit-queue.ts";
import type { Party } from "./held-back.ts";

/** An outcome, and who waits for it. */
export interface Releasable<Requester> {
  readonly outcome: Outcome;
  /** The connection whose request or end led to the outcome; undefined after a timeout. */
  readonly requester: Requester | undefined;
  /** The account that was logged in on it. */
  readonly account: AccountId | undefined;
  /** What the answer depends on. */
  readonly after: Dependence;
  answer(): void;
}

/**
 * Releases outcomes in an order that every client can rely on: what an account or
 * a connection gets, it gets in the order in which the chat made it, after the changes
 * that it follows from are committed. What concerns others only need not wait for that.
 *
 * So an event may reach one receiver before another receiver's turn comes.
 */
export class Releases<Requester extends object> {
  readonly #commits: CommitQueue;
  readonly #carryOut: (effects: readonly Effect[], requester: Requester | undefined) => void;

  constructor(commits: CommitQueue, carryOut: (effects: readonly Effect[], requester: Requester | undefined) => void) {
    this.#commits = commits;
    this.#carryOut = carryOut;
  }

  /** Commits the changes of an outcome, then answers and carries out its effects. */
  push(releasable: Releasable<Requester>): void {
    const { outcome, requester } = releasable;
    if (!this.#commits.commitAtOnce(outcome.changes)) {
      this.#pushBehind(releasable);
      return;
    }
    releasable.answer();
    this.#carryOut(outcome.effects, requester);
  }

  /** Pushes an outcome that has changes, or that may have to wait for those of others. */
  #pushBehind(releasable: Releasable<Requester>): void {
    const { outcome, requester, account, after } = releasable;
    const { changes, effects } = outcome;
    const order = { parties: ownParties(effects, requester, account), after };
    if (changes.length > 0 || !this.#commits.isFree(order)) {
      const release = (): void => {
        releasable.answer();
        this.#carryOut(effects, requester);
      };
      this.#commits.push(changes, release, { parties: [...order.parties, ...receiversOf(effects)], after });
      return;
    }
    // Before the answer, which may let the next request in.
    const [now, later] = this.#split(effects);
    if (later.length > 0) {
      const parties = receiversOf(later);
      this.#commits.push([], () => this.#carryOut(later, requester), { parties, after: "nothing" });
    }
    releasable.answer();
    this.#carryOut(now, requester);
  }

  /** Splits effects by whom they concern: those who wait for nothing, and those who wait for earlier outcomes. */
  #split(effects: readonly Effect[]): [now: readonly Effect[], later: readonly Effect[]] {
    // Often, and an event may have thousands of receivers.
    if (this.#commits.holdsNobody) return [effects, []];
    const isLate = (user: AccountId): boolean => this.#commits.holds(user);
    if (!receiversOf(effects).some(isLate)) return [effects, []];
    const [now, later]: [Effect[], Effect[]] = [[], []];
    for (const effect of effects) {
      if (effect.kind !== "emit" && effect.kind !== "note") {
        // What closes must not overtake what opens.
        const isClose = effect.kind === "close relay" && effect.users.some(isLate);
        (isClose ? later : now).push(effect);
        continue;
      }
      const late = effect.to.filter(({ user }) => isLate(user));
      const free = effect.to.filter(({ user }) => !isLate(user));
      if (free.length > 0) now.push({ ...effect, to: free });
      if (late.length > 0) later.push({ ...effect, to: late });
    }
    return [now, later];
  }
}

/** Those whose turn it must be before anything is released: the requester, and accounts whose logins begin or end. */
function ownParties(
  effects: readonly Effect[],
  requester: object | undefined,
  account: AccountId | undefined,
): readonly Party[] {
  const parties: Party[] = requester === undefined ? [] : [requester];
  if (account !== undefined) parties.push(account);
  for (const effect of effects)
    if (effect.kind === "begin login" || effect.kind === "end login") parties.push(effect.user);
  return parties;
}

/** Those whom the effects concern, and who get what comes later after them. Some stand there more than once. */
function receiversOf(effects: readonly Effect[]): AccountId[] {
  const receivers: AccountId[] = [];
  for (const effect of effects) {
    if (effect.kind === "emit" || effect.kind === "note") for (const { user } of effect.to) receivers.push(user);
    else if (effect.kind === "open relay") for (const { user } of effect.sides) receivers.push(user);
    else if (effect.kind === "close relay") receivers.push(...effect.users);
    else receivers.push(effect.user);
  }
  return receivers;
}
