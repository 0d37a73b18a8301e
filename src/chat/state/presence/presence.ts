/**
 * Who watches the list of peers, and what they are told of its changes.
 *
 * How the parts fit together: `visibility/sight.ts` says how a user appears and what a viewer sees of that.
 * `watches.ts` has the logins that watch. `window.ts` notes how users were seen before they changed, until the next
 * tick. At the tick, `dispatch.ts` compares that with how they are seen then, in chunks (`chunk.ts`), and leaves the
 * events in the outbox. `visibility/peer-tally.ts` counts the peers for watches of counts.
 *
 * Invariant: what a watch is told depends only on users whom its viewer may see. So ticks come at fixed times,
 * whichever user changes, and what was undone before the tick is not sent. How long ticks are, and how late in one an
 * event leaves, depends on the load of the server as a whole; PROTOCOL.md, "Presence", says what that tells.
 */

import { type PeerCounts, PeerCountsChanged } from "../../../../generated/chatwire/v1/presence.ts";
import { events } from "../../../../generated/chatwire/v1/rules.ts";
import type { Limits } from "../../../limits.ts";
import type { Directory } from "../directory.ts";
import type { Outbox } from "../outbox.ts";
import type { Login, User } from "../user.ts";
import { appearanceOf } from "../visibility/sight.ts";
import { Dispatch, type DispatchParts, differenceOf, type Span, seenBy, sendTo } from "./dispatch.ts";
import { type Scope, Watches } from "./watches.ts";
import { type Moment, PresenceWindow } from "./window.ts";

/** A part of the list of peers, as a client asks for it. */
export type AskedScope =
  | { readonly kind: "everyone" | "contacts" | "counts" }
  | { readonly kind: "names"; readonly keys: ReadonlySet<string> };

/** Learns how users are seen before that changes, to tell it elsewhere than in the list of peers. */
interface SightObserver {
  noteUser(user: User): void;
  noteBetween(one: User, other: User): void;
}

interface PresenceParts {
  readonly directory: Directory;
  readonly outbox: Outbox;
  readonly limits: Pick<Limits, "presenceTickMs" | "presenceTickMaxMs" | "presenceEventsPerSecond" | "peersPageMax">;
  readonly rooms: SightObserver;
}

/** The changes of the list of peers, told at ticks. */
export class Presence {
  readonly #parts: DispatchParts;
  readonly #rooms: SightObserver;
  readonly #limits: Pick<Limits, "presenceTickMs" | "presenceTickMaxMs" | "presenceEventsPerSecond">;
  /** Ticks are whole numbers of their length after this. */
  readonly #originMs: number;
  readonly #now: Moment;
  #window = new PresenceWindow(1);
  #dispatch: Dispatch | undefined;
  #dueMs = Number.POSITIVE_INFINITY;

  /** @param nowMs  monotonic milliseconds */
  constructor({ directory, outbox, limits, rooms }: PresenceParts, nowMs: number) {
    this.#parts = { directory, outbox, limits, watches: new Watches() };
    this.#rooms = rooms;
    this.#limits = limits;
    this.#originMs = nowMs;
    this.#now = {
      appearance: (key) => {
        const user = directory.findKey(key);
        return user && appearanceOf(user);
      },
      ties: (viewer, user) => directory.ties(viewer, user),
    };
  }

  /** Begins a watch, in place of an earlier one of the login; undefined: ends it. @returns the counts, if the watch is of counts */
  watch(login: Login, asked: AskedScope | undefined): PeerCounts | undefined {
    const { watches, directory } = this.#parts;
    if (asked === undefined) {
      this.forget(login);
      return undefined;
    }
    // The same watch goes on.
    if (asked.kind === "everyone" && watches.ofLogin(login)?.scope.kind === "everyone") return undefined;
    const tally = asked.kind === "counts" ? directory.tallyOf(login.user) : undefined;
    const scope: Scope = tally === undefined ? (asked as Scope) : { kind: "counts", tally, told: tally.key };
    this.forget(login);
    // It is not told of what has changed before it.
    this.#window.mark(watches.add(login, scope, this.#window.number));
    return tally?.counts;
  }

  /** The login has ended. */
  forget(login: Login): void {
    const watch = this.#parts.watches.ofLogin(login);
    if (watch === undefined) return;
    this.#window.unmark(watch);
    this.#parts.watches.remove(login);
  }

  /**
   * Tells a login that watches what has changed since the last tick, because it is about to learn how things are now: what
   * is undone before the next tick would otherwise stay on its list.
   */
  catchUp(login: Login): void {
    const watch = this.#parts.watches.ofLogin(login);
    if (watch === undefined || watch.scope.kind === "counts") return;
    this.#dispatch?.catchUp(watch);
    const span = this.#span();
    const differences = this.#window.keysSince(this.#window.markOf(watch)).map((key) => differenceOf(watch, key, span));
    sendTo(this.#parts, watch, differences);
    this.#window.mark(watch);
  }

  /** Tells a login that watches how users are seen now, whatever it was told before. */
  tellAgain(login: Login, users: readonly User[]): void {
    const watch = this.#parts.watches.ofLogin(login);
    if (watch === undefined || users.length === 0) return;
    const { scope } = watch;
    if (scope.kind === "counts") {
      scope.told = scope.tally.key;
      const { counts } = scope.tally;
      this.#parts.outbox.emit(watch.receivers, events.PeerCountsChanged, PeerCountsChanged.create({ counts }));
    } else {
      const differences = users.map(({ account }) => ({ was: undefined, is: seenBy(watch, account.key, this.#now) }));
      sendTo(this.#parts, watch, differences);
    }
  }

  /** Notes how users are seen, before that changes for any viewer. */
  note(users: readonly User[]): void {
    for (const user of users) this.#rooms.noteUser(user);
    if (this.#parts.watches.size === 0) return;
    for (const user of users) this.#note(user);
  }

  /** Notes what two users see of each other, before that changes. */
  noteBetween(one: User, other: User): void {
    this.#rooms.noteBetween(one, other);
    const { watches, directory } = this.#parts;
    if (watches.size === 0) return;
    for (const [viewer, user] of [
      [one, other],
      [other, one],
    ] as const) {
      this.#note(user);
      this.#window.noteTies(viewer, user, directory.ties(viewer, user));
    }
  }

  /** Notes how a user is seen, before it is removed. */
  noteRemoved(user: User): void {
    const { watches, directory } = this.#parts;
    if (watches.size === 0) return;
    this.#note(user);
    for (const viewer of directory.relatedTo(user, true))
      this.#window.noteTies(viewer, user, directory.ties(viewer, user));
    this.#window.noteRemoved(user);
  }

  /** Notes that nobody has a name, before somebody gets it. */
  noteNew(key: string): void {
    if (this.#parts.watches.size > 0) this.#window.noteAppearance(key, undefined);
  }

  /** When the next tick, or the next slice of one, is due, in monotonic milliseconds; infinity: nothing has changed. */
  get dueMs(): number {
    return this.#dueMs;
  }

  /** Sets the time of the next tick, if something was noted. */
  schedule(nowMs: number): void {
    if (this.#dueMs !== Number.POSITIVE_INFINITY || this.#window.isEmpty) return;
    const lengthMs = this.tickMs;
    this.#dueMs = this.#originMs + (Math.floor((nowMs - this.#originMs) / lengthMs) + 1) * lengthMs;
  }

  /**
   * The time from tick to tick. Each event takes a write, so the cost of a tick grows with the watchers, hidden users among
   * them. The time doubles, so that it tells little about their number.
   */
  get tickMs(): number {
    const { presenceTickMs, presenceTickMaxMs, presenceEventsPerSecond } = this.#limits;
    const leastMs = (this.#parts.watches.size / presenceEventsPerSecond) * 1_000;
    const doublings = Math.max(0, Math.ceil(Math.log2(leastMs / presenceTickMs)));
    return Math.min(presenceTickMs * 2 ** doublings, presenceTickMaxMs);
  }

  /** Tells the next slice of what has changed, if a tick is due. */
  handleTimeout(nowMs: number): void {
    if (nowMs < this.#dueMs) return;
    if (this.#dispatch === undefined) {
      const window = this.#window;
      this.#window = new PresenceWindow(window.number + 1);
      // What changes from now on belongs to the next window, also while this one is told.
      const end = this.#window.at(0, this.#now);
      this.#dispatch = new Dispatch(this.#parts, { window, start: window.at(0, end), end, next: this.#window });
    }
    if (!this.#dispatch.continue()) return;
    this.#dispatch = undefined;
    this.#dueMs = Number.POSITIVE_INFINITY;
    this.schedule(nowMs);
  }

  #note(user: User): void {
    const { key } = user.account;
    if (this.#window.hasAppearance(key)) return;
    // Computed for users who do not exist too, so that both cases take the same time.
    const appearance = appearanceOf(user);
    this.#window.noteAppearance(key, this.#parts.directory.findKey(key) === user ? appearance : undefined);
  }

  /** The window that has not ended, up to now. */
  #span(): Span {
    return { window: this.#window, start: this.#window.at(0, this.#now), end: this.#now, next: undefined };
  }
}
