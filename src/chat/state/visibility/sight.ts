import type { PrivacySettings } from "../../../../generated/chatwire/v1/account.ts";
import { Peer } from "../../../../generated/chatwire/v1/presence.ts";
import { presentLogin, statusOf, type User } from "../user.ts";
import { permits, privacyOf } from "./privacy.ts";

/** How much of a user may be seen: nothing, all but the address, or everything. */
export type Sight = 0 | 1 | 2;

/** A user at one moment, without the viewer. */
export interface Appearance {
  readonly user: User;
  readonly settings: PrivacySettings;
  /** The user as a peer, by `Sight`. */
  readonly peers: readonly [nothing: undefined, seen: Peer, withAddress: Peer];
}

/** What is between a viewer and a user at one moment, and decides with the settings of the user what the viewer sees. */
export interface Ties {
  /** One of the two blocks the other, or they are the same user: users are no peers of themselves. */
  readonly isBlocked: boolean;
  readonly areContacts: boolean;
  /** They are contacts, or the user has invited the viewer, or they are in a conversation. */
  readonly isTrusted: boolean;
  /** In a conversation in which neither learns an address of the other. */
  readonly isRelayOnly: boolean;
}

/** Nothing is between most users. */
export const NO_TIES: Ties = { isBlocked: false, areContacts: false, isTrusted: false, isRelayOnly: false };

/** What a viewer with these ties sees of a user. */
export function sightOf(
  { settings }: Pick<Appearance, "settings">,
  { isBlocked, isTrusted, isRelayOnly }: Ties,
): Sight {
  const target = { settings, isBlocked, isTrusted };
  if (!permits("see", target)) return 0;
  return permits("address", target) && !isRelayOnly ? 2 : 1;
}

export function appearanceOf(user: User): Appearance {
  const { name, privacy: settings } = user.account;
  const seen = Peer.create({ name, privacy: privacyOf(settings), status: statusOf(user) });
  const login = presentLogin(user);
  const { address = "", port = 0 } = login === undefined || login.relayOnly ? {} : login.endpoint;
  return { user, settings, peers: [undefined, seen, { ...seen, address, port }] };
}

/** Whether both are the same to a viewer. */
export function isSamePeer(a: Peer | undefined, b: Peer | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.name === b.name &&
    a.status === b.status &&
    a.privacy === b.privacy &&
    a.address === b.address &&
    a.port === b.port
  );
}
