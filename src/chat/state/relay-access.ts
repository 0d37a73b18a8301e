import type { AccountId } from "./account.ts";
import type { LoginId } from "./user.ts";

/** With which one side of a conversation uses the relay of the server. */
export interface RelayAccess {
  /** 64 random bits. */
  readonly relayId: bigint;
  /** 32 random bytes. */
  readonly key: Uint8Array;
}

/** One side of a conversation, as the relay knows it. */
export interface RelaySide extends RelayAccess {
  readonly user: AccountId;
  /** The login whose connection may carry the datagrams of this side. */
  readonly login: LoginId | undefined;
}

export type RelaySides = readonly [RelaySide, RelaySide];
