import { type IdentityKeys, Welcome } from "../../../../generated/chatwire/v1/account.ts";
import { digestOfKeys, verifyPublicKeys } from "../../../crypto/identity.ts";
import { createLoginCookie } from "../../../crypto/login-cookie.ts";
import { ProtocolError } from "../../../errors.ts";
import type { SocketAddress } from "../../../socket-address.ts";
import { banned } from "../../state/admission/bans.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { ClientKeys } from "../../state/client-keys.ts";
import { type Introduction, sideOf } from "../../state/introductions/introductions.ts";
import type { ClientConnection, Refusable, Request } from "../../state/route.ts";
import type { Login, User } from "../../state/user.ts";
import { privacyOf } from "../../state/visibility/privacy.ts";
import { endWithLogin, loseWithLogin } from "../signalling/end-introduction.ts";
import { showInvitations } from "../signalling/move-introduction.ts";
import { stopTyping } from "../texts/typing.ts";

/**
 * Logs a user in on a connection, and shows it the invitations that wait. A user with `loginsPerAccountMax` logins loses the oldest whose connection is lost; the
 * oldest of all if none is.
 *
 * @param device  id of the device that logs in or is registered with this login
 */
export function logIn(
  state: ChatState,
  { connection, nowMs, wallMs }: Pick<Request, "connection" | "nowMs" | "wallMs">,
  user: User,
  keys: IdentityKeys,
  device: string | undefined,
): void {
  state.pendingProofs.discard(connection, nowMs);
  user.keysOfLastLogin = digestOfKeys(keys);
  const { loginsPerAccountMax } = state.limits;
  const logins = [...user.logins.values()];
  const ending = logins.find(({ isDetached }) => isDetached) ?? logins[0];
  if (ending !== undefined && logins.length >= loginsPerAccountMax) {
    const text = `You logged in on another connection. An account may have ${loginsPerAccountMax} logins at once, and this was the oldest.`;
    endLogin(state, ending, new ProtocolError("REPLACED", text, { limit: "loginsPerAccountMax" }));
  }
  const { endpoint, relayOnly = false, answersMessages = false, relay } = connection;
  const facts = { endpoint, relayOnly, answersMessages, relay, keys: new ClientKeys(keys), device, sinceMs: wallMs };
  state.presence.note([user]);
  const login = state.directory.addLogin(user, facts);
  state.outbox.beginLogin(login);
  state.notes.login(login);
  connection.login = login;
  showInvitations(state, login);
}

/** Ends the login of a connection, if it has one. The connection stays open. */
export function logOff(state: ChatState, connection: ClientConnection, nowMs: number): void {
  const login = takeLogin(state, connection, nowMs);
  if (login !== undefined) endLogin(state, login, undefined);
}

/**
 * Ends the login of a connection that is lost, if it has one, as `logOff` does, except that its conversations go on for
 * `conversationGraceMs`: their links do not need the connection. Not if its address is banned: the connection may be lost
 * before the operator's command closes it.
 */
export function loseLogin(
  state: ChatState,
  connection: ClientConnection,
  { nowMs, wallMs, lostMs }: Pick<Request, "nowMs" | "wallMs"> & { readonly lostMs: number },
): void {
  const login = takeLogin(state, connection, nowMs);
  if (login === undefined) return;
  if (state.bans.ofAddress(login.endpoint.address, wallMs) !== undefined) {
    endLogin(state, login, undefined);
    return;
  }
  removeLogin(state, login, undefined, (introduction) => loseWithLogin(state, introduction, login.user, lostMs));
}

/**
 * The session of a connection goes on from another address. Others who may learn the address are told; UDP addresses that
 * the client had in its former network are forgotten.
 */
export function moveLogin(state: ChatState, connection: ClientConnection, endpoint: SocketAddress): void {
  const before = connection.endpoint;
  connection.endpoint = endpoint;
  const { login } = connection;
  if (login === undefined || !login.user.logins.has(login.id)) return;
  state.presence.note([login.user]);
  login.endpoint = endpoint;
  if (before.address !== endpoint.address) login.seen.forget();
}

/**
 * Ends logins of a user, and what is left of such logins whose connections were lost: their conversations.
 *
 * @param isMeant  which of them; default: all
 * @returns how many logins there were
 */
export function endLogins(
  state: ChatState,
  user: User,
  error: ProtocolError,
  isMeant: (login: Login) => boolean = () => true,
): number {
  const logins = [...user.logins.values()].filter(isMeant);
  for (const login of logins) endLogin(state, login, error);
  for (const introduction of state.introductions.lostBy(user)) {
    const { login } = sideOf(introduction, user);
    if (login !== undefined && isMeant(login)) endWithLogin(state, introduction, user);
  }
  return logins.length;
}

/**
 * Ends a login, and all that others were shown because of it: its status, its address, its conversations and the
 * invitations that it sent, invitations that no login of the user can answer any more, and typing. Its subscription to
 * the list of peers and its UDP address go with it. What stays has an age or a limit of its own: texts and receipts,
 * contacts, and counts of failed logins.
 *
 * @param error  sent to the client before its connection is closed; undefined leaves the connection open
 */
function endLogin(state: ChatState, login: Login, error: ProtocolError | undefined): void {
  removeLogin(state, login, error, (introduction) => endWithLogin(state, introduction, login.user));
}

/** @param endIntroduction  what becomes of each introduction that depends on the login */
function removeLogin(
  state: ChatState,
  login: Login,
  error: ProtocolError | undefined,
  endIntroduction: (introduction: Introduction) => void,
): void {
  const { user } = login;
  state.announcements.endOf(login);
  state.pendingMessages.endOf(login);
  const ending = state.introductions.of(user).filter((introduction) => dependsOn(introduction, login));
  state.presence.note([user]);
  state.presence.forget(login);
  state.roomWatches.forget(login);
  state.directory.removeLogin(login);
  // At once: this client must not receive the events that follow from the end of its login.
  state.outbox.endLogin(login, error);
  for (const introduction of ending) endIntroduction(introduction);
  for (const to of [...login.typingTo]) stopTyping(state, login, to);
}

/** Takes the login from a connection that logs off or closes. Undefined if it has none that has not ended before. */
function takeLogin(state: ChatState, connection: ClientConnection, nowMs: number): Login | undefined {
  const { login } = connection;
  connection.login = undefined;
  state.pendingProofs.discard(connection, nowMs);
  // Another connection may have ended the login before.
  return login?.user.logins.has(login.id) ? login : undefined;
}

/** The first thing that a client gets after its login. */
export function welcome(
  state: ChatState,
  user: User,
  { connection: { endpoint, sessionId }, wallMs }: Pick<Request, "connection" | "wallMs">,
): Welcome {
  return Welcome.create({
    name: user.account.name,
    privacy: privacyOf(user.account.privacy),
    settings: user.account.privacy,
    address: endpoint.address,
    port: endpoint.port,
    confirmedTextId: user.mailbox.confirmedTextId,
    sentTextId: user.mailbox.sentTextId,
    loginCookie: newLoginCookie(state, user, wallMs),
    sessionId: sessionId ?? NO_SESSION_ID,
  });
}

/** Of a session that cannot be resumed. */
export const NO_SESSION_ID: Uint8Array = new Uint8Array(0);

/** A cookie with which failures of others do not delay the user's next login. */
export function newLoginCookie({ limits, random, secret }: ChatState, { account }: User, wallMs: number): Uint8Array {
  const { key, verifier } = account;
  const subject = { key, storedKey: verifier.storedKey };
  return createLoginCookie(secret, subject, Math.round(wallMs) + limits.loginCookieAgeMs, random);
}

/** Of `checkNotBanned`. */
export const ACCOUNT_BANNED = ["BANNED", "The operator has banned the account."] as const;

/**
 * Refuses the login of a banned account. Only who has proved to be its user may learn of the ban, or strangers would
 * learn from it that there is an account.
 *
 * @param key  of the account's name
 * @throws ProtocolError BANNED
 */
export function checkNotBanned({ bans }: ChatState, key: string, { wallMs }: Refusable<"BANNED">): void {
  const ban = bans.ofKey(key, wallMs);
  if (ban !== undefined) throw banned("This account", ban, wallMs);
}

/** Of `checkKeys`. */
export const KEYS_UNSIGNED = [
  "KEYS_INVALID",
  "The keys or the signature are missing or have another length, or the signing key did not sign the agreement key.",
] as const;

/**
 * Checks the signature of keys, unless they are those of the last login.
 *
 * @param owner  the user, if the client has proven to be the user's. For any other client, the time must not reveal the
 *   keys
 * @throws ProtocolError KEYS_INVALID
 */
export function checkKeys(
  keys: IdentityKeys | undefined,
  request: Refusable<"KEYS_INVALID">,
  owner?: User,
): asserts keys is IdentityKeys {
  const wereChecked = keys !== undefined && owner !== undefined && owner.keysOfLastLogin === digestOfKeys(keys);
  if (wereChecked || (keys !== undefined && verifyPublicKeys(keys))) return;
  throw request.refusal("KEYS_INVALID", "The agreement key must be signed by the identity key.");
}

/** Whether an introduction ends with this login: it takes part, or it is the last that could answer the invitation. */
function dependsOn(introduction: Introduction, login: Login): boolean {
  const side = sideOf(introduction, login.user);
  return side.login === undefined ? login.user.logins.size === 1 : side.login === login;
}
