import { Status } from "../../generated/chatwire/v1/presence.ts";
import type { Account } from "./account.ts";

/** Names a connection to the server; chosen by the server, never reused. */
export type SessionId = number;

/** Where a client is, as the server sees it. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** A login that lasts: the connection of a user. */
export interface Login {
  readonly session: SessionId;
  /** Of the stream. */
  readonly endpoint: Endpoint;
  /** Of the client's UDP socket, once it has probed. */
  datagramEndpoint: Endpoint | undefined;
  /** Away by choice. */
  away: boolean;
}

/** A registered user, logged in or not. */
export interface User {
  account: Account;
  login: Login | undefined;
  /** Ids of the introductions the user takes part in. */
  readonly introductions: Set<number>;
  /** How many of them are open conversations. */
  conversations: number;
}

/** The status that others see. */
export function statusOf(user: User): Status {
  if (user.login === undefined || user.login.away) return Status.AWAY;
  return user.conversations > 0 ? Status.CONNECTED : Status.AVAILABLE;
}
