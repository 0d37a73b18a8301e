import type { AccountId } from "./account.ts";
import type { LoginId, RelayPlace } from "./user.ts";

/** With which one side of a conversation uses a relay. */
export interface RelayAccess {
  /** 64 random bits. */
  readonly relayId: bigint;
  /** 32 random bytes. */
  readonly key: Uint8Array;
  /** Where the relay is, as the side has to be told: without addresses, if it is where the side is connected. */
  readonly place: RelayPlace;
}

/** One side of a conversation, as the relay knows it. */
export interface RelaySide extends Omit<RelayAccess, "place"> {
  readonly user: AccountId;
  /** The login whose connection may carry the datagrams of this side. */
  readonly login: LoginId | undefined;
}

export type RelaySides = readonly [RelaySide, RelaySide];
