/**
 * The users around this user: who they are, what they may know of the user, and what they may do.
 *
 * How the folder fits together: `peers.ts` is the list of peers and its
 * changes, `contacts.ts` the users whom this user trusts or has blocked.
 * `privacy.ts` holds the settings in force, `privacy-options.ts` their types.
 *
 * Invariant: the server decides who sees whom. This folder only asks and
 * listens, and maps an unknown value of a newer server to a known one that
 * promises no more.
 */

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
import { type Caller, type CallOptions, readPages } from "../connection/call.ts";
import { Subscribers } from "../events/subscribers.ts";
import { type PrivacyName, toPrivacyName } from "./privacy-options.ts";

/** A user's status as others see it. */
export type PeerStatus = "available" | "connected" | "away";

/** A user whom this user may see. */
export interface PeerInfo {
  readonly name: string;
  readonly privacy: PrivacyName;
  readonly status: PeerStatus;
  /** The address and port that the server sees the peer's client at; empty and 0 if the peer is away or hides it. */
  readonly address: string;
  readonly port: number;
}

/** A change of the list of peers. */
export interface PeersChange {
  /** Peers that are new or have changed. */
  readonly changed: readonly PeerInfo[];
  /** Names of peers that are no longer visible. */
  readonly gone: readonly string[];
}

/** The list of peers as it changes, and the user's own status in the lists of others. `getPeers` reads the list. */
export class Peers {
  readonly #call: Caller;
  readonly #subscribers: Subscribers<PeersChange>;

  /** @param subscribers  made by `peerSubscribers` */
  constructor(call: Caller, subscribers: Subscribers<PeersChange>) {
    this.#call = call;
    this.#subscribers = subscribers;
  }

  /**
   * Reads every change of the list from now on, until the loop is left or the user logs off.
   *
   * @throws ClosedError OVERFLOW, from the loop: `eventQueueMax` changes were not read in time
   */
  watch(options: CallOptions = {}): AsyncIterable<PeersChange> {
    const { changes, fail } = this.#subscribers.subscribe(options);
    this.#call(WatchPeers, WatchPeersRequest.create({ enabled: true }), options).catch(fail);
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
    await this.#call(SetStatus, SetStatusRequest.create({ status: value }), options);
  }
}

/** The readers of changes of the list. When the last one leaves, the server is asked to send no more changes. */
export function peerSubscribers(call: Caller, eventsMax: number): Subscribers<PeersChange> {
  return new Subscribers(eventsMax, "changes of the list of peers", () => {
    call(WatchPeers, WatchPeersRequest.create({ enabled: false })).catch(() => {});
  });
}

/** Lists the users whom this user may see, in the order of their names; all pages. */
export function listPeers(call: Caller, options: CallOptions): Promise<PeerInfo[]> {
  return readPages(async (after) => {
    const { peers, next } = await call(GetPeers, GetPeersRequest.create({ after }), options);
    return { entries: peers.map(toPeerInfo), next };
  });
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
