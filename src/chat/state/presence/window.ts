import type { Peer } from "../../../../generated/chatwire/v1/presence.ts";
import type { User } from "../user.ts";
import type { Appearance, Ties } from "../visibility/sight.ts";
import type { Watch } from "./watches.ts";

/** How users are, or were, seen at one moment. */
export interface Moment {
  /** @param key  of the name; undefined is returned if nobody has the name */
  appearance(key: string): Appearance | undefined;
  ties(viewer: User, user: User): Ties;
}

/**
 * What changes between two ticks: how users were seen before a change that others may see. What is not noted has not
 * changed.
 */
export class PresenceWindow {
  /** Windows count from 1. */
  readonly number: number;
  readonly #appearances = new Map<string, Appearance | undefined>();
  /** By user, then by viewer. */
  readonly #ties = new Map<User, Map<User, Ties>>();
  /** By the keys of names: what watches were told within the window. */
  readonly #told = new Map<string, Map<Watch, Peer | undefined>>();

  constructor(number: number) {
    this.number = number;
  }

  get isEmpty(): boolean {
    return this.#appearances.size === 0;
  }

  /** Keys of the names whose users may be seen differently, sorted: nobody may learn in which order they changed. */
  keys(): readonly string[] {
    return [...this.#appearances.keys()].sort();
  }

  hasAppearance(key: string): boolean {
    return this.#appearances.has(key);
  }

  /** Notes how a user is seen before the first change. Later notes change nothing. */
  noteAppearance(key: string, appearance: Appearance | undefined): void {
    if (!this.#appearances.has(key)) this.#appearances.set(key, appearance);
  }

  /** The same for what is between two users. */
  noteTies(viewer: User, user: User, ties: Ties): void {
    const ofUser = this.#ties.get(user) ?? new Map<User, Ties>();
    this.#ties.set(user, ofUser);
    if (!ofUser.has(viewer)) ofUser.set(viewer, ties);
  }

  /** The viewers whose ties with a user may have changed. */
  viewersOf(user: User): Iterable<User> {
    return this.#ties.get(user)?.keys() ?? [];
  }

  /** Notes what a watch is told of a user before the tick. The tick then tells it only what is new since then. */
  noteTold(watch: Watch, key: string, peer: Peer | undefined): void {
    const told = this.#told.get(key) ?? new Map<Watch, Peer | undefined>();
    this.#told.set(key, told.set(watch, peer));
  }

  /** What watches were told of a user within the window. */
  toldOf(key: string): ReadonlyMap<Watch, Peer | undefined> | undefined {
    return this.#told.get(key);
  }

  /** How things were when the window began. @param end  how they were when it ended; or now, if it has not */
  beginning(end: Moment): Moment {
    return {
      appearance: (key) => (this.#appearances.has(key) ? this.#appearances.get(key) : end.appearance(key)),
      ties: (viewer, user) => this.#ties.get(user)?.get(viewer) ?? end.ties(viewer, user),
    };
  }
}
