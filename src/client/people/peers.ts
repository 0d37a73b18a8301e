/**
 * The users around this user: who they are, what they may know of the user, and what they may do.
 *
 * How the folder fits together: `peers.ts` is the list of peers and its changes, `peer-info.ts` their types.
 * `watch-scope.ts` has the parts of the list that a program may watch, `told-peers.ts` what the program was told of it.
 * `contacts.ts` has the users whom this user trusts or has blocked. `privacy.ts` holds the settings in force,
 * `privacy-options.ts` their types.
 *
 * Invariant: the server decides who sees whom. This folder only asks and
 * listens, and maps an unknown value of a newer server to a known one that
 * promises no more.
 */

import { ContactState, ListContactsRequest } from "../../../generated/chatwire/v1/contact.ts";
import {
  GetPeersRequest,
  type Peer,
  type PeerCountsChanged,
  type PeersChanged,
  SetStatusRequest,
  Status,
  WatchPeersRequest,
  type WatchScopeResponse,
} from "../../../generated/chatwire/v1/presence.ts";
import { GetPeers, ListContacts, SetStatus, WatchPeers, WatchScope } from "../../../generated/chatwire/v1/rules.ts";
import { UsageError } from "../../errors.ts";
import { checkWord } from "../../known-words.ts";
import { nameKey } from "../../name.ts";
import { type Caller, type CallOptions, type OrderedCaller, readPages } from "../connection/call.ts";
import { Subscribers } from "../events/subscribers.ts";
import type { PeerCounts, PeerInfo, PeerStatus, PeersChange } from "./peer-info.ts";
import { toPrivacyName } from "./privacy-options.ts";
import { ToldPeers } from "./told-peers.ts";
import { type Asked, checkScope, isSameScope, toScopeRequest, type WatchOptions } from "./watch-scope.ts";

/** The list of peers, from login to login, and the status that the program has chosen. */
export class PeerState {
  readonly #call: OrderedCaller;
  readonly #told = new ToldPeers();
  /** The readers of changes. When the last one leaves, the server is asked to send no more changes. */
  readonly subscribers: Subscribers<PeersChange>;
  /** The readers of counts. */
  readonly #countSubscribers: Subscribers<PeerCounts>;
  /** What the readers read, if there are any: one thing at a time. */
  #asked: Asked = "everyone";
  /** As the program has chosen it last. */
  status: "available" | "away" = "available";

  constructor(call: OrderedCaller, eventsMax: number) {
    this.#call = call;
    const stop = (): void => {
      call(WatchPeers, WatchPeersRequest.create({ enabled: false }), {}).catch(() => {});
    };
    this.subscribers = new Subscribers(eventsMax, "changes of the list of peers", stop);
    this.#countSubscribers = new Subscribers(eventsMax, "counts of peers", stop);
  }

  /** Whether anybody reads changes or counts. */
  get isWatched(): boolean {
    return this.subscribers.hasReaders || this.#countSubscribers.hasReaders;
  }

  /** @throws UsageError WRONG_STATE: something else is watched */
  watch({ scope = "everyone", ...options }: WatchOptions): AsyncIterable<PeersChange> {
    checkScope(scope);
    return this.#begin(scope, this.subscribers, options);
  }

  /** @throws UsageError WRONG_STATE: something else is watched */
  watchCounts(options: CallOptions): AsyncIterable<PeerCounts> {
    return this.#begin("counts", this.#countSubscribers, options);
  }

  /** Lists the users whom this user may see, in the order of their names; all pages. */
  async list(options: CallOptions): Promise<PeerInfo[]> {
    const peers = await readPages(async (after) => {
      const { peers: page, next } = await this.#call(GetPeers, GetPeersRequest.create({ after }), options);
      return { entries: page.map(toPeerInfo), next };
    });
    // Of a part, only what its watch says counts as told.
    if (this.#asked === "everyone") this.#told.handleList(peers);
    return peers;
  }

  handleEvent(event: PeersChanged): void {
    const change = toPeersChange(event);
    this.#told.handleChange(change);
    this.subscribers.push(change);
  }

  handleCounts({ counts }: PeerCountsChanged | WatchScopeResponse): void {
    if (counts === undefined) return;
    const { available, connected, away } = counts;
    this.#countSubscribers.push({ available, connected, away });
  }

  /** The user is logged in again: the server is told what the program wants, and the readers what has changed. */
  async renew(): Promise<void> {
    const calls: Promise<unknown>[] = [];
    if (this.status === "away") {
      calls.push(this.#call(SetStatus, SetStatusRequest.create({ status: Status.AWAY }), {}));
    }
    if (this.isWatched) calls.push(this.#ask({}));
    if (this.subscribers.hasReaders) calls.push(this.#compare());
    // If one fails because the connection is lost once more, the next login does it all again.
    await Promise.allSettled(calls);
  }

  /** Ends the login. */
  end(): void {
    this.subscribers.end();
    this.#countSubscribers.end();
    this.#told.clear();
    this.status = "available";
  }

  #begin<T>(asked: Asked, subscribers: Subscribers<T>, options: CallOptions): AsyncIterable<T> {
    if (this.isWatched && !isSameScope(asked, this.#asked)) {
      const text = "A client watches one part of the list of peers at a time. Leave the other loops first.";
      throw new UsageError(text, "WRONG_STATE");
    }
    if (!isSameScope(asked, this.#asked)) this.#told.clear();
    this.#asked = asked;
    const { changes, fail } = subscribers.subscribe(options);
    this.#ask(options).catch((error) => {
      // If the session was lost, the next login asks for the changes.
      if (error.outcome !== "unknown") fail(error);
    });
    return changes;
  }

  /** Asks the server for what the readers read. Counts come with the response. */
  async #ask(options: CallOptions): Promise<void> {
    if (this.#asked === "everyone") await this.#call(WatchPeers, WatchPeersRequest.create({ enabled: true }), options);
    else await this.#call(WatchScope, toScopeRequest(this.#asked), options, (counts) => this.handleCounts(counts));
  }

  /** The users of the part that is watched, as a test of their names. */
  async #partOf(asked: Asked): Promise<(peer: PeerInfo) => boolean> {
    if (asked === "everyone" || asked === "counts") return () => true;
    const names = asked === "contacts" ? await this.#contacts() : asked.names;
    const keys = new Set(names.map(nameKey));
    return ({ name }) => keys.has(nameKey(name));
  }

  async #contacts(): Promise<string[]> {
    const contacts = await readPages(async (after) => {
      const { contacts: entries, next } = await this.#call(ListContacts, ListContactsRequest.create({ after }), {});
      return { entries, next };
    });
    return contacts.filter(({ state }) => state === ContactState.MUTUAL).map(({ name }) => name);
  }

  async #compare(): Promise<void> {
    const isMeant = await this.#partOf(this.#asked);
    const comparison = this.#told.beginComparison();
    await readPages(async (after) => {
      const { next } = await this.#call(GetPeers, GetPeersRequest.create({ after }), {}, ({ peers }) => {
        const changed = this.#told.comparePage(comparison, peers.map(toPeerInfo).filter(isMeant));
        if (changed.length > 0) this.subscribers.push({ changed, gone: [] });
      });
      return { entries: [], next };
    });
    const gone = this.#told.endComparison(comparison);
    if (gone.length > 0) this.subscribers.push({ changed: [], gone });
  }
}

/** The list of peers as it changes, and the user's own status in the lists of others. `getPeers` reads the list. */
export class Peers {
  readonly #call: Caller;
  readonly #state: PeerState;

  constructor(call: Caller, state: PeerState) {
    this.#call = call;
    this.#state = state;
  }

  /**
   * Reads the changes of the list, or of a part of it, from now on, until the loop is left or the user logs off. The server
   * sends them at ticks, every `presenceTickMs` or less often: what was undone before the tick is no change.
   *
   * A client watches one part at a time; several loops may read it. After a login again, a loop gets what has changed
   * meanwhile; of a part, also peers of which it was told nothing before.
   *
   * @param options  `scope`: "everyone" (the default), "contacts", or `{ names }` with at most `watchedNamesMax` names in
   *   any spelling, which nobody need have
   * @throws UsageError the scope is none; WRONG_STATE: the client watches another part, or counts
   * @throws ClosedError OVERFLOW, from the loop: `eventQueueMax` changes were not read in time
   * @throws ProtocolError, from the loop: the server cannot watch a part, or LIMIT_REACHED: these are too many names
   */
  watch(options: WatchOptions = {}): AsyncIterable<PeersChange> {
    return this.#state.watch(options);
  }

  /**
   * Reads how many of the users whom this user may see are available, connected and away: now, and at each change. Names
   * are not sent, so this costs little where there are many users.
   *
   * @throws UsageError WRONG_STATE: the client watches the list of peers
   * @throws ClosedError OVERFLOW, from the loop: `eventQueueMax` counts were not read in time
   * @throws ProtocolError, from the loop: the server cannot watch counts
   */
  watchCounts(options: CallOptions = {}): AsyncIterable<PeerCounts> {
    return this.#state.watchCounts(options);
  }

  /**
   * Chooses the status that others see: available, or away while still logged in.
   *
   * @throws UsageError the status is neither
   */
  async setStatus(status: "available" | "away", options: CallOptions = {}): Promise<void> {
    const word = checkWord(status, ["available", "away"], "A status");
    const value = word === "available" ? Status.AVAILABLE : Status.AWAY;
    this.#state.status = word;
    await this.#call(SetStatus, SetStatusRequest.create({ status: value }), options);
  }
}

function toPeerInfo({ name, privacy, status, address, port }: Peer): PeerInfo {
  return { name, privacy: toPrivacyName(privacy), status: toPeerStatus(status), address, port };
}

export function toPeersChange({ changed, gone }: PeersChanged): PeersChange {
  return { changed: changed.map(toPeerInfo), gone };
}

/** Maps an unknown status of a newer server to "away", which promises nothing. */
function toPeerStatus(status: Status): PeerStatus {
  if (status === Status.AVAILABLE) return "available";
  return status === Status.CONNECTED ? "connected" : "away";
}
