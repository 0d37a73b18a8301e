import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { type Peer, PeersChanged } from "../../../../generated/chatwire/v1/presence.ts";
import { events } from "../../../../generated/chatwire/v1/rules.ts";
import { PeerTally } from "../visibility/peer-tally.ts";
import { isSamePeer } from "../visibility/sight.ts";
import { isOfAll, type Watch } from "./watches.ts";

/** What a viewer saw of a user, and sees now. */
export interface Difference {
  readonly was: Peer | undefined;
  readonly is: Peer | undefined;
}

const NOTHING: Difference = { was: undefined, is: undefined };

/** The changes of some users, one after the other in the order of the keys of their names. */
export class Chunk {
  #users = 0;
  /** By the place of the user: what watches of everyone get whose viewers have no ties with the user. */
  readonly #common = new Map<number, Difference>();
  /** By watch and place: what is not the common one. Watches of a part have nothing in common. */
  readonly #own = new Map<Watch, Map<number, Difference>>();
  /** The bodies of events, by what is in them. */
  readonly #bodies = new Map<string, readonly MessageBody[]>();

  /** How many changes there are for watches that have nothing of their own. */
  get commonSize(): number {
    return this.#common.size;
  }

  /** Adds the next user. @returns its place */
  add(common: Difference): number {
    const place = this.#users;
    this.#users += 1;
    if (isNews(common)) this.#common.set(place, common);
    return place;
  }

  setOwn(watch: Watch, place: number, difference: Difference): void {
    const own = isNews(difference) ? difference : NOTHING;
    const { was, is } = isOfAll(watch) ? (this.#common.get(place) ?? NOTHING) : NOTHING;
    if (isSamePeer(was, own.was) && isSamePeer(is, own.is)) return;
    const differences = this.#own.get(watch) ?? new Map<number, Difference>();
    this.#own.set(watch, differences.set(place, own));
  }

  /** The watches that have something of their own. */
  *ownWatches(): Generator<Watch> {
    for (const watch of this.#own.keys()) if (watch.scope.kind !== "counts") yield watch;
  }

  /** The bodies of the events that tell a watch of the changes: the same ones for all watches with the same changes. */
  bodiesFor(watch: Watch, peersMax: number): readonly MessageBody[] {
    const own = this.#own.get(watch);
    const words = own && [...own].map(([place, difference]) => `${place} ${wordOf(difference)}`);
    const key = `${isOfAll(watch)} ${words}`;
    const known = this.#bodies.get(key);
    if (known !== undefined) return known;
    const common = isOfAll(watch) ? this.#common : [];
    const differences = inOrder(new Map([...common, ...(own ?? [])]));
    const bodies = eventsOf(differences, peersMax).map((event) => events.PeersChanged.wrap(event));
    this.#bodies.set(key, bodies);
    return bodies;
  }

  /** Changes the tallies of watches of counts. */
  count(watches: Iterable<Watch>): void {
    const common = new PeerTally();
    for (const { was, is } of this.#common.values()) common.replace(was, is);
    for (const watch of watches) {
      const { scope } = watch;
      if (scope.kind !== "counts") continue;
      scope.tally.addAll(common);
      for (const [place, own] of this.#own.get(watch) ?? []) {
        const { was, is } = this.#common.get(place) ?? NOTHING;
        scope.tally.replace(is, was);
        scope.tally.replace(own.was, own.is);
      }
    }
  }
}

/** Whether there is anything to tell. */
export function isNews({ was, is }: Difference): boolean {
  return !isSamePeer(was, is);
}

/** The events that tell a viewer of changes, with so many users in each as fit into a frame. */
export function eventsOf(differences: readonly Difference[], peersMax: number): PeersChanged[] {
  const news = differences.filter(isNews);
  const changes: PeersChanged[] = [];
  for (let from = 0; from < news.length; from += peersMax) {
    const event = PeersChanged.create();
    for (const { was, is } of news.slice(from, from + peersMax)) {
      if (is !== undefined) event.changed.push(is);
      else if (was !== undefined) event.gone.push(was.name);
    }
    changes.push(event);
  }
  return changes;
}

function inOrder(byPlace: ReadonlyMap<number, Difference>): Difference[] {
  return [...byPlace].sort(([a], [b]) => a - b).map(([, difference]) => difference);
}

/**
 * Equal for differences of one user that are sent alike: the peers that are seen now differ in their addresses only.
 */
function wordOf({ was, is }: Difference): string {
  if (is === undefined) return was === undefined ? "-" : `gone ${was.name}`;
  return is.port === 0 ? "seen" : "seen with address";
}
