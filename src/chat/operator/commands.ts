/**
 * What the operator of the server does to the chat, as functions for `Chat.operate`.
 * `accounts.ts` tells about accounts; this file changes something.
 *
 * Invariant: as handlers, a command checks first and throws before it changes anything.
 */

import { ProtocolError, UsageError } from "../../errors.ts";
import { formatIpNetwork, type IpNetwork } from "../../ip-network.ts";
import { nameKey } from "../../name.ts";
import { endLogins } from "../handlers/account/login-lifecycle.ts";
import { removeAccount } from "../handlers/account/password.ts";
import { storeFull } from "../handlers/full-store.ts";
import { giveUpRooms } from "../handlers/rooms/room-changes.ts";
import { endWithLogin } from "../handlers/signalling/end-introduction.ts";
import { parseName } from "../names/parse-name.ts";
import type { Ban, InvitationCode } from "../state/account.ts";
import { banned, hasEnded } from "../state/admission/bans.ts";
import { drawInvitationCode, isExpired } from "../state/admission/invitation-codes.ts";
import type { ChatState } from "../state/chat-state.ts";
import type { Request } from "../state/route.ts";
import type { User } from "../state/user.ts";

/** @throws UsageError no account has the name */
export function findAccount({ directory }: ChatState, name: string): User {
  const user = directory.find(name);
  if (user === undefined) throw new UsageError(`There is no account with the name "${name}".`);
  return user;
}

/** The reason that a kicked client gets. */
export function kicked(): ProtocolError {
  return new ProtocolError("KICKED", "The operator of the server has ended your login.");
}

/**
 * Ends all logins of a user.
 *
 * @returns their number
 * @throws UsageError no account has the name
 */
export function kickUser(state: ChatState, name: string): number {
  return endLogins(state, findAccount(state, name), kicked());
}

/** When a ban begins and ends, in milliseconds since 1970; `untilMs` undefined: for ever. */
export type BanTime = Pick<Ban, "sinceMs" | "untilMs">;

/**
 * Bans a name, whether or not it is registered, ends its logins, and gives its rooms another owner.
 *
 * @throws UsageError it is not a name, or there are `bansMax` bans
 * @throws ProtocolError STORE_FULL
 */
export function banName(state: ChatState, name: string, time: BanTime): Ban {
  const parsed = parseName(name, state.limits.nameCharactersMax);
  if (!("key" in parsed)) throw new UsageError(parsed.text);
  const ban: Ban = { kind: "name", key: parsed.key, subject: parsed.name, ...time };
  addBan(state, ban);
  const user = state.directory.findKey(parsed.key);
  const reason = banned("This account", ban, time.sinceMs);
  if (user === undefined) return ban;
  endLogins(state, user, reason);
  giveUpRooms(state, user, time.sinceMs);
  return ban;
}

/**
 * Bans a network of addresses, and ends the conversations that are left of lost connections from there. The caller closes
 * the connections from there.
 *
 * @throws UsageError there are `bansMax` bans
 * @throws ProtocolError STORE_FULL
 */
export function banNetwork(state: ChatState, network: IpNetwork, time: BanTime): Ban {
  const key = formatIpNetwork(network);
  const ban: Ban = { kind: "network", key, subject: key, ...time };
  addBan(state, ban);
  for (const introduction of state.introductions.detached) {
    const sides = [introduction.inviter, introduction.invited];
    const banned = sides.find(
      ({ isLost, login }) =>
        isLost && login && state.bans.ofAddress(login.endpoint.address, time.sinceMs) !== undefined,
    );
    if (banned !== undefined) endWithLogin(state, introduction, banned.user);
  }
  return ban;
}

function addBan(state: ChatState, ban: Ban): void {
  const { bans, limits, outbox } = state;
  checkRoom(state);
  const others = bans.list().filter(({ kind, key }) => kind !== ban.kind || key !== ban.key);
  const ended = others.length < limits.bansMax ? [] : others.filter((each) => hasEnded(each, ban.sinceMs));
  if (others.length - ended.length >= limits.bansMax)
    throw new UsageError(`There are ${limits.bansMax} bans, which is the limit bansMax. Remove one first.`);
  for (const each of ended) {
    bans.remove(each);
    outbox.store({ kind: "ban removed", ban: each });
  }
  bans.add(ban);
  outbox.store({ kind: "ban", ban });
}

/**
 * Removes a ban.
 *
 * @throws UsageError there is no such ban
 * @throws ProtocolError STORE_FULL
 */
export function unban(state: ChatState, subject: { readonly name: string } | { readonly network: IpNetwork }): Ban {
  checkRoom(state);
  const ban =
    "name" in subject
      ? state.bans.remove({ kind: "name", key: nameKey(subject.name) })
      : state.bans.remove({ kind: "network", key: formatIpNetwork(subject.network) });
  if (ban === undefined) {
    const what = "name" in subject ? `the name "${subject.name}"` : `the network ${formatIpNetwork(subject.network)}`;
    throw new UsageError(`There is no ban of ${what}.`);
  }
  state.outbox.store({ kind: "ban removed", ban });
  return ban;
}

/** @throws ProtocolError STORE_FULL */
export function openRegistration(state: ChatState, isOpen: boolean): void {
  checkRoom(state);
  state.registrationOpen = isOpen;
  state.outbox.store({ kind: "registration", isOpen });
}

/**
 * Creates an invitation code.
 *
 * @returns the code, which is not kept, and what is kept of it
 * @throws UsageError there are `invitationCodesMax` codes
 * @throws ProtocolError STORE_FULL
 */
export function createInvitationCode(
  state: ChatState,
  of: Pick<InvitationCode, "usesLeft" | "createdMs" | "expiresMs">,
): { readonly code: string; readonly kept: InvitationCode } {
  const { invitationCodes, limits, outbox, random } = state;
  checkRoom(state);
  const all = invitationCodes.list();
  const expired = all.length < limits.invitationCodesMax ? [] : all.filter((each) => isExpired(each, of.createdMs));
  if (all.length - expired.length >= limits.invitationCodesMax) {
    const text = `There are ${limits.invitationCodesMax} invitation codes, which is the limit invitationCodesMax. Remove one first.`;
    throw new UsageError(text);
  }
  for (const { id } of expired) {
    invitationCodes.remove(id);
    outbox.store({ kind: "invitation code removed", id });
  }
  const { code, ...drawn } = drawInvitationCode(random);
  const kept = { ...drawn, ...of };
  invitationCodes.set(kept);
  outbox.store({ kind: "invitation code", code: kept });
  return { code, kept };
}

/**
 * Removes an invitation code.
 *
 * @throws UsageError there is no such code
 * @throws ProtocolError STORE_FULL
 */
export function removeInvitationCode(state: ChatState, id: string): void {
  checkRoom(state);
  if (!state.invitationCodes.remove(id)) throw new UsageError(`There is no invitation code with the id "${id}".`);
  state.outbox.store({ kind: "invitation code removed", id });
}

/**
 * Deletes an account with everything that belongs to it.
 *
 * @throws UsageError no account has the name
 * @throws ProtocolError STORE_FULL: the disk is full
 */
export function deleteAccount(state: ChatState, name: string, times: Pick<Request, "nowMs" | "wallMs">): void {
  const user = findAccount(state, name);
  if (!state.room.mayErase) throw storeFull(state.room);
  const reason = new ProtocolError("ACCOUNT_DELETED", "The operator of the server deleted the account.");
  removeAccount(state, user, reason, times);
}

/** @throws ProtocolError STORE_FULL */
function checkRoom({ room }: ChatState): void {
  if (room.isFull) throw storeFull(room);
}
