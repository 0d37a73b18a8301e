import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../../generated/chatwire/v1/options.ts";
import { PeerCountsChanged } from "../../../../generated/chatwire/v1/presence.ts";
import { events } from "../../../../generated/chatwire/v1/rules.ts";
import type { Limits } from "../../../limits.ts";
import type { Event } from "../../../wire/method.ts";
import type { Directory } from "../directory.ts";
import type { Outbox } from "../outbox.ts";
import type { User } from "../user.ts";
import { type Appearance, isSamePeer, NO_TIES, sightOf, type Ties } from "../visibility/sight.ts";
import { Chunk, type Difference, eventsOf } from "./chunk.ts";
import type { Watch, Watches } from "./watches.ts";
import { isInScope } from "./watches.ts";
import type { Moment, PresenceWindow } from "./window.ts";

/** The work of one slice, in steps: requests wait for one slice at most. One viewer is compared in a step. */
const SLICE_STEPS = 4_000;
/** An event for one login takes about as long as this many comparisons, most of it for its write. */
const RECEIVER_STEPS = 20;
const TRUSTED: Ties = { ...NO_TIES, isTrusted: true };
/** Chunks that are told together. */
const CHUNKS_MAX = 8;
/** Receivers of one effect. */
const BATCH = 25;

/** A window, with how things were when it began, and when it ended. */
export interface Span {
  readonly window: PresenceWindow;
  readonly start: Moment;
  readonly end: Moment;
  /** The window after it, in which ties may end that lasted at its end; undefined: it has not ended. */
  readonly next: PresenceWindow | undefined;
}

export interface DispatchParts {
  readonly directory: Directory;
  readonly outbox: Outbox;
  readonly watches: Watches;
  readonly limits: Pick<Limits, "peersPageMax">;
}

/**
 * Tells all watches what changed in one window, in slices.
 *
 * All viewers without ties to a changed user see the same of the change, and get one body. What the others see is
 * computed for each of them. Users are taken in chunks: a viewer who sees one of many users differently then has a body
 * of its own for one chunk only. Several chunks are told together. Users whom some viewers may not see do not determine where a chunk ends, because that
 * would reveal them.
 */
export class Dispatch {
  readonly #parts: DispatchParts;
  readonly #span: Span;
  readonly #keys: readonly string[];
  readonly #work: Generator<number, void>;
  /** The places of the first user of the present chunks, and of the user after their last one. */
  readonly #place = { first: 0, next: 0 };
  /** The watches that were told the present chunks. */
  readonly #reached = new Set<Watch>();
  /** The watches that were told everything before their turn. */
  readonly #ahead = new Set<Watch>();

  constructor(parts: DispatchParts, span: Span) {
    this.#parts = parts;
    this.#span = span;
    this.#keys = span.window.keys();
    this.#work = this.#run();
  }

  /** Sends the next slice. @returns whether it was the last */
  continue(): boolean {
    for (let steps = 0; steps < SLICE_STEPS; ) {
      const next = this.#work.next();
      if (next.done === true) return true;
      steps += next.value;
    }
    return false;
  }

  /** Tells a watch the rest at once. */
  catchUp(watch: Watch): void {
    const isLate =
      watch.sinceWindow <= this.#span.window.number && watch.scope.kind !== "counts" && !this.#ahead.has(watch);
    if (!isLate) return;
    this.#ahead.add(watch);
    const from = this.#reached.has(watch) ? this.#place.next : this.#place.first;
    const differences = this.#keys.slice(from).map((key) => differenceOf(watch, key, this.#span));
    sendTo(this.#parts, watch, differences);
  }

  /** @returns a generator of the steps that it has taken */
  *#run(): Generator<number, void> {
    const { limits, watches } = this.#parts;
    const ofEveryone = [...watches.ofScope("everyone")].filter((watch) => this.#isMeant(watch));
    while (this.#place.next < this.#keys.length) {
      const chunks: Chunk[] = [];
      while (this.#place.next < this.#keys.length && chunks.length < CHUNKS_MAX) {
        const chunk = new Chunk();
        chunks.push(chunk);
        while (this.#place.next < this.#keys.length && chunk.commonSize < limits.peersPageMax) {
          yield this.#compare(this.#keys[this.#place.next] ?? "", chunk);
          this.#place.next += 1;
        }
        const counting = [...watches.ofScope("counts")].filter((watch) => this.#isMeant(watch));
        chunk.count(counting);
        yield counting.length;
      }
      yield* this.#send(chunks, ofEveryone);
      this.#place.first = this.#place.next;
      this.#reached.clear();
    }
    yield* this.#sendCounts();
  }

  /** Computes what each viewer sees of one user. @returns the number of comparisons */
  #compare(key: string, chunk: Chunk): number {
    const { start, end } = this.#span;
    const [was, is] = [start.appearance(key), end.appearance(key)];
    const place = chunk.add({ was: was?.peers[sightOfStrangers(was)], is: is?.peers[sightOfStrangers(is)] });
    const viewers = this.#viewersOf(key, was, is);
    let steps = 1;
    for (const viewer of viewers) {
      for (const watch of this.#parts.watches.ofUser(viewer)) {
        steps += 1;
        if (!this.#isMeant(watch)) continue;
        chunk.setOwn(watch, place, differenceOf(watch, key, this.#span));
      }
    }
    return steps + viewers.size;
  }

  /** The users who may see something else of a change than others do. */
  #viewersOf(key: string, was: Appearance | undefined, is: Appearance | undefined): Set<User> {
    const { directory, watches } = this.#parts;
    const viewers = new Set<User>();
    const { window, next } = this.#span;
    const users = new Set([...window.usersOf(key), ...(is === undefined ? [] : [is.user])]);
    for (const user of users) for (const viewer of window.viewersOf(user)) viewers.add(viewer);
    for (const { viewer } of window.toldOf(key)) viewers.add(viewer);
    // Viewers who were told of a change are also told that it was undone.
    if (isUnchanged(was, is) && !window.wasTold(key)) return viewers;
    // The directory has the ties of now. Those that have ended since the window did are noted in the next one.
    for (const user of users) for (const viewer of next?.viewersOf(user) ?? []) viewers.add(viewer);
    const hasContactWatches = watches.ofScope("contacts").size > 0;
    for (const appearance of [was, is]) {
      if (appearance === undefined) continue;
      const withContacts = hasContactWatches || !isOpen(appearance);
      for (const viewer of directory.relatedTo(appearance.user, withContacts)) viewers.add(viewer);
    }
    for (const { viewer } of watches.ofName(key)) viewers.add(viewer);
    return viewers;
  }

  /** Tells all watches of chunks. */
  *#send(chunks: readonly Chunk[], ofEveryone: readonly Watch[]): Generator<number, void> {
    const withOwn = new Set(chunks.flatMap((chunk) => [...chunk.ownWatches()]));
    for (const watch of withOwn) yield this.#tell([watch], chunks);
    const others = ofEveryone.filter((watch) => !withOwn.has(watch));
    for (let from = 0; from < others.length; from += BATCH) yield this.#tell(others.slice(from, from + BATCH), chunks);
  }

  /**
   * Tells watches that are told the same. Without a pause: a watch that catches up has all of the chunks or nothing of them,
   * and a write for each of them would take longer than its bytes.
   *
   * @returns the steps that it has taken
   */
  #tell(watches: readonly Watch[], chunks: readonly Chunk[]): number {
    const meant = watches.filter((watch) => this.#isMeant(watch) && !this.#ahead.has(watch));
    const [first] = meant;
    if (first === undefined) return watches.length;
    for (const watch of meant) this.#reached.add(watch);
    const bodies = chunks.flatMap((chunk) => chunk.bodiesFor(first, this.#parts.limits.peersPageMax));
    return this.#emit(meant, events.PeersChanged, bodies);
  }

  /**
   * Sends bodies, of which each watch gets all together.
   *
   * @returns the steps that it has taken
   */
  #emit<T>(watches: readonly Watch[], event: Event<T, MessageBody, Rule>, bodies: readonly MessageBody[]): number {
    const receivers = watches.map((watch) => watch.receivers);
    for (const body of bodies) this.#parts.outbox.spread(receivers, event, body);
    return bodies.length * receivers.length * RECEIVER_STEPS;
  }

  /** Sends the new counts to the watches of counts for whom they are new: those with the same ones together. */
  *#sendCounts(): Generator<number, void> {
    const { watches } = this.#parts;
    const groups = new Map<string, Watch[]>();
    for (const watch of watches.ofScope("counts")) {
      const { scope } = watch;
      if (scope.kind !== "counts" || !this.#isMeant(watch) || scope.tally.key === scope.told) continue;
      scope.told = scope.tally.key;
      const group = groups.get(scope.told);
      if (group === undefined) groups.set(scope.told, [watch]);
      else group.push(watch);
    }
    for (const group of groups.values()) {
      const [first] = group;
      if (first?.scope.kind !== "counts") continue;
      const { counts } = first.scope.tally;
      const body = events.PeerCountsChanged.wrap(PeerCountsChanged.create({ counts }));
      for (let from = 0; from < group.length; from += BATCH) {
        const meant = group.slice(from, from + BATCH).filter((watch) => this.#isMeant(watch));
        yield this.#emit(meant, events.PeerCountsChanged, [body]);
      }
    }
  }

  /** Whether a watch goes on, and began before the end of the window. */
  #isMeant(watch: Watch): boolean {
    return watch.sinceWindow <= this.#span.window.number && this.#parts.watches.has(watch);
  }
}

/** What a watch was last told of a user, and what its viewer sees at the end of the window. */
export function differenceOf(watch: Watch, key: string, { window, start, end }: Span): Difference {
  const mark = window.markOf(watch);
  const told = mark === 0 ? start : window.at(mark, end);
  return { was: seenBy(watch, key, told), is: seenBy(watch, key, end) };
}

/** Sends one watch what is new to it, in as many events as fit into frames. */
export function sendTo(
  { outbox, limits: { peersPageMax } }: Pick<DispatchParts, "outbox" | "limits">,
  { receivers }: Watch,
  differences: readonly Difference[],
): void {
  for (const changed of eventsOf(differences, peersPageMax)) outbox.emit(receivers, events.PeersChanged, changed);
}

/** What a watch shows of a user at one moment. */
export function seenBy(watch: Watch, key: string, moment: Moment) {
  const appearance = moment.appearance(key);
  if (appearance === undefined) return undefined;
  const between = moment.ties(watch.viewer, appearance.user);
  return isInScope(watch, key, between) ? appearance.peers[sightOf(appearance, between)] : undefined;
}

function sightOfStrangers(appearance: Appearance | undefined) {
  return appearance === undefined ? 0 : sightOf(appearance, NO_TIES);
}

/** Whether everybody sees as much of a user as contacts do. */
function isOpen(appearance: Appearance): boolean {
  return sightOfStrangers(appearance) === sightOf(appearance, TRUSTED);
}

function isUnchanged(was: Appearance | undefined, is: Appearance | undefined): boolean {
  if (was === undefined || is === undefined) return was === is;
  return was.user === is.user && was.settings === is.settings && isSamePeer(was.peers[2], is.peers[2]);
}
