import type { PrivacyName } from "./privacy-options.ts";

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

/** How many of the users whom this user may see have each status, without this user. */
export interface PeerCounts {
  readonly available: number;
  readonly connected: number;
  readonly away: number;
}

/** A change of the list of peers. */
export interface PeersChange {
  /** Peers that are new or have changed. */
  readonly changed: readonly PeerInfo[];
  /** Names of peers that are no longer visible. */
  readonly gone: readonly string[];
}
