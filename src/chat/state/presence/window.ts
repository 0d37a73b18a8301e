import type { User } from "../user.ts";
import { type Appearance, NO_TIES, type Ties } from "../visibility/sight.ts";
import { isOfAll, type Watch } from "./watches.ts";

/** How users are, or were, seen at one moment. */
export interface Moment {
  /** @param key  of the name; undefined is returned if nobody has the name */
  appearance(key: string): Appearance | undefined;
  ties(viewer: User, user: User): Ties;
}

/**
 * What changes between two ticks: how users were seen before a change that others may see. What is not noted has not
 * changed.
 *
 * A watch that is sent something before the tick gets a mark, the number of changes so far. The tick then compares with
 * the state at the mark. So the memory of a window grows with the changes and with the watches, not with their product.
 */
export class PresenceWindow {
  /** Windows count from 1. */
  readonly number: number;
  readonly #appearances = new Map<string, History<Appearance | undefined>>();
  /** By user, then by viewer. */
  readonly #ties = new Map<User, Map<User, History<Ties>>>();
  readonly #removed = new Set<User>();
  readonly #marks = new Map<Watch, number>();
  /** The watches with a mark that are of everyone. */
  readonly #markedOfAll = new Set<Watch>();
  #latestMark = 0;
  /** The keys of the names whose users may have changed, as they did. */
  readonly #changed: string[] = [];
  #sorted: readonly string[] | undefined;

  constructor(number: number) {
    this.number = number;
  }

  get isEmpty(): boolean {
    return this.#appearances.size === 0;
  }

  /** Keys of the names whose users may be seen differently, sorted: nobody may learn in which order they changed. */
  keys(): readonly string[] {
    this.#sorted ??= [...this.#appearances.keys()].sort();
    return this.#sorted;
  }

  /** The same for the time since a mark. */
  keysSince(mark: number): readonly string[] {
    return mark === 0 ? this.keys() : [...new Set(this.#changed.slice(mark))].sort();
  }

  /** Whether it is noted how a user was seen at the latest mark. */
  hasAppearance(key: string): boolean {
    return this.#appearances.get(key)?.at(-1)?.mark === this.#latestMark;
  }

  /** Notes how a user is seen before the first change since the latest mark. Later notes change nothing. */
  noteAppearance(key: string, appearance: Appearance | undefined): void {
    if (this.hasAppearance(key)) return;
    this.#changed.push(key);
    const history = this.#appearances.get(key) ?? [];
    if (history.length === 0) this.#sorted = undefined;
    this.#appearances.set(key, history);
    history.push({ mark: this.#latestMark, value: appearance });
  }

  /** The same for what is between two users. The appearance of the user is noted before. */
  noteTies(viewer: User, user: User, ties: Ties): void {
    const ofUser = this.#ties.get(user) ?? new Map<User, History<Ties>>();
    this.#ties.set(user, ofUser);
    const history = ofUser.get(viewer) ?? [];
    ofUser.set(viewer, history);
    if (history.at(-1)?.mark !== this.#latestMark) history.push({ mark: this.#latestMark, value: ties });
  }

  /**
   * Notes that a user is removed. All its ties are noted before: who blocks the name from now on does not block this user.
   */
  noteRemoved(user: User): void {
    this.#removed.add(user);
  }

  /** The viewers whose ties with a user may have changed. */
  viewersOf(user: User): Iterable<User> {
    return this.#ties.get(user)?.keys() ?? [];
  }

  /** Notes that a watch has been told how everything is now. */
  mark(watch: Watch): void {
    this.#latestMark = this.#changed.length;
    this.#marks.set(watch, this.#latestMark);
    if (isOfAll(watch)) this.#markedOfAll.add(watch);
  }

  /** The watch has ended. */
  unmark(watch: Watch): void {
    this.#marks.delete(watch);
    this.#markedOfAll.delete(watch);
  }

  /** The latest mark of a watch; 0: it has been told nothing since the window began. */
  markOf(watch: Watch): number {
    return this.#marks.get(watch) ?? 0;
  }

  /** The users who had a name before each change that is noted: more than one if it was given up and taken again. */
  usersOf(key: string): User[] {
    return (this.#appearances.get(key) ?? []).flatMap(({ value }) => value?.user ?? []);
  }

  /** Whether some watch may have been told of a user after it had changed for the first time. */
  wasTold(key: string): boolean {
    const first = this.#appearances.get(key)?.[0];
    return first !== undefined && first.mark < this.#latestMark;
  }

  /**
   * The watches of everyone that were told of a user after it had changed for the first time. Those of a part are not among
   * them: they are told of a few users, so a look at all of them for each change would be in vain.
   */
  *toldOf(key: string): Generator<Watch> {
    const first = this.#appearances.get(key)?.[0];
    if (first === undefined) return;
    for (const watch of this.#markedOfAll) if (this.markOf(watch) > first.mark) yield watch;
  }

  /**
   * How things were at a mark.
   *
   * @param mark  0: when the window began
   * @param end   how they were when it ended; or now, if it has not
   */
  at(mark: number, end: Moment): Moment {
    return {
      appearance: (key) => {
        const noted = notedAt(this.#appearances.get(key), mark);
        return noted === undefined ? end.appearance(key) : noted.value;
      },
      ties: (viewer, user) =>
        notedAt(this.#ties.get(user)?.get(viewer), mark)?.value ??
        (this.#removed.has(user) ? NO_TIES : end.ties(viewer, user)),
    };
  }
}

/** What a thing was like, oldest first: `value` from the entry before it, exclusive, to `mark`, inclusive. */
type History<Value> = { readonly mark: number; readonly value: Value }[];

function notedAt<Value>(history: History<Value> | undefined, mark: number) {
  return history?.find((noted) => noted.mark >= mark);
}
