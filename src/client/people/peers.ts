/**
 * The users around this user: who they are, what they may know of the user, and what they may do.
 *
 * How the folder fits together: `peers.ts` is the list of peers and its
 * changes, `peer-info.ts` their types, `told-peers.ts` what the program knows of it, `contacts.ts` the users whom this user trusts or has blocked.
 * `privacy.ts` holds the settings in force, `privacy-options.ts` their types.
 *
 * Invariant: the server decides who sees whom. This folder only asks and
 * listens, and maps an unknown value of a newer server to a known one that
 * promises no more.
 */

import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import {
  GetPeersRequest,
  type Peer,
  type PeersChanged,
  SetStatusRequest,
  Status,
  WatchPeersRequest,
} from "../../../generated/chatwire/v1/presence.ts";
import { GetPeers, SetStatus, WatchPeers } from "../../../generated/chatwire/v1/rules.ts";
import { checkWord } from "../../known-words.ts";
import type { Method } from "../../wire/method.ts";
import { type Caller, type CallOptions, readPages } from "../connection/call.ts";
import { Subscribers } from "../events/subscribers.ts";
import type { PeerInfo, PeerStatus, PeersChange } from "./peer-info.ts";
import { toPrivacyName } from "./privacy-options.ts";
import { ToldPeers } from "./told-peers.ts";

/** Calls a method. `onResponse` receives the response before any event that arrived after it is handled. */
type OrderedCaller = <Q, R>(
  method: Method<Q, R, MessageBody, Rule>,
  value: Q,
  options: CallOptions,
  onResponse?: (response: R) => void,
) => Promise<R>;

/** The list of peers, from login to login, and the status that the program has chosen. */
export class PeerState {
  readonly #call: OrderedCaller;
  readonly #told = new ToldPeers();
  /** The readers of changes. When the last one leaves, the server is asked to send no more changes. */
  readonly subscribers: Subscribers<PeersChange>;
  /** As the program has chosen it last. */
  status: "available" | "away" = "available";

  constructor(call: OrderedCaller, eventsMax: number) {
    this.#call = call;
    this.subscribers = new Subscribers(eventsMax, "changes of the list of peers", () => {
      call(WatchPeers, WatchPeersRequest.create({ enabled: false }), {}).catch(() => {});
    });
  }

  /** Lists the users whom this user may see, in the order of their names; all pages. */
  async list(options: CallOptions): Promise<PeerInfo[]> {
    const peers = await readPages(async (after) => {
      const { peers: page, next } = await this.#call(GetPeers, GetPeersRequest.create({ after }), options);
      return { entries: page.map(toPeerInfo), next };
    });
    this.#told.handleList(peers);
    return peers;
  }

  handleEvent(event: PeersChanged): void {
    const change = toPeersChange(event);
    this.#told.handleChange(change);
    this.subscribers.push(change);
  }

  /** The user is logged in again: the server is told what the program wants, and the readers what has changed. */
  async renew(): Promise<void> {
    const calls: Promise<unknown>[] = [];
    if (this.status === "away") {
      calls.push(this.#call(SetStatus, SetStatusRequest.create({ status: Status.AWAY }), {}));
    }
    if (this.subscribers.hasReaders) {
      calls.push(this.#call(WatchPeers, WatchPeersRequest.create({ enabled: true }), {}), this.#compare());
    }
    // If one fails because the connection is lost once more, the next login does it all again.
    await Promise.allSettled(calls);
  }

  /** Ends the login. */
  end(): void {
    this.subscribers.end();
    this.#told.clear();
    this.status = "available";
  }

  async #compare(): Promise<void> {
    const comparison = this.#told.beginComparison();
    await readPages(async (after) => {
      const { next } = await this.#call(GetPeers, GetPeersRequest.create({ after }), {}, ({ peers }) => {
        const changed = this.#told.comparePage(comparison, peers.map(toPeerInfo));
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
   * Reads every change of the list from now on, until the loop is left or the user logs off.
   *
   * @throws ClosedError OVERFLOW, from the loop: `eventQueueMax` changes were not read in time
   */
  watch(options: CallOptions = {}): AsyncIterable<PeersChange> {
    const { changes, fail } = this.#state.subscribers.subscribe(options);
    this.#call(WatchPeers, WatchPeersRequest.create({ enabled: true }), options).catch((error) => {
      // If the session was lost, the next login asks for the changes.
      if (error.outcome !== "unknown") fail(error);
    });
    return changes;
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
