import { type Peer, type PeersChanged, Status } from "../../../generated/chatwire/v1/presence.ts";
import { type PrivacyName, toPrivacyName } from "./privacy.ts";

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

export function toPeerInfo({ name, privacy, status, address, port }: Peer): PeerInfo {
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
