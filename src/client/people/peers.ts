import {
  GetPeersRequest,
  type Peer,
  type PeersChanged,
  SetStatusRequest,
  Status,
  WatchPeersRequest,
} from "../../../generated/chatwire/v1/presence.ts";
import { GetPeers, SetStatus, WatchPeers } from "../../../generated/chatwire/v1/rules.ts";
import type { CallOptions } from "../connection/call.ts";
import type { Caller } from "../connection/caller.ts";
import { Subscribers } from "../events/subscribers.ts";
import { type PrivacyName, toPrivacyName } from "./privacy-options.ts";

/** What others see of a user. */
export type PeerStatus = "available" | "connected" | "away";

/** A user whom the caller may see. */
export interface PeerInfo {
  readonly name: string;
  readonly privacy: PrivacyName;
  readonly status: PeerStatus;
  /** The address and port the server knows the peer's client by; empty and 0 where the peer is away. */
  readonly address: string;
  readonly port: number;
}

/** A change of the list of peers. */
export interface PeersChange {
  /** Peers that are new or different. */
  readonly changed: readonly PeerInfo[];
  /** Names of peers that can be seen no longer. */
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
    const { changes, fail } = this.#subscribers.read(options);
    this.#call(WatchPeers, WatchPeersRequest.create({ enabled: true }), options).catch(fail);
    return changes;
  }

  /** Chooses the status that others see: available, or away while still logged in. */
  async setStatus(status: "available" | "away", options: CallOptions = {}): Promise<void> {
    const value = status === "available" ? Status.AVAILABLE : Status.AWAY;
    await this.#call(SetStatus, SetStatusRequest.create({ status: value }), options);
  }
}

/** The readers of changes of the list. When the last one leaves, the server is asked to send no more changes. */
export function peerSubscribers(call: Caller, eventsMax: number): Subscribers<PeersChange> {
  return new Subscribers(eventsMax, "changes of the list of peers", () => {
    call(WatchPeers, WatchPeersRequest.create({ enabled: false })).catch(() => {});
  });
}

/** Lists the users that the server shows to this one, by name; all pages. */
export async function listPeers(call: Caller, options: CallOptions): Promise<PeerInfo[]> {
  const found: PeerInfo[] = [];
  for (let after = ""; ; ) {
    const { peers, next } = await call(GetPeers, GetPeersRequest.create({ after }), options);
    found.push(...peers.map(toPeerInfo));
    // A page that leads nowhere new would lead there for ever.
    if (next === "" || next === after) return found;
    after = next;
  }
}

function toPeerInfo({ name, privacy, status, address, port }: Peer): PeerInfo {
  return {
    name,
    privacy: toPrivacyName(privacy),
    status: toPeerStatus(status),
    address,
    port,
  };
}

export function toPeersChange({ changed, gone }: PeersChanged): PeersChange {
  return { changed: changed.map(toPeerInfo), gone };
}

/** A status that a newer server may know is away: nobody can be reached by it. */
function toPeerStatus(status: Status): PeerStatus {
  if (status === Status.AVAILABLE) return "available";
  return status === Status.CONNECTED ? "connected" : "away";
}
