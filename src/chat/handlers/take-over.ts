/**
 * How a chat goes on where another one has ended: what is stored was loaded, and the rest comes back as the notes that were
 * kept with the connections of its logins.
 *
 * Nobody is told of what comes back. What nobody has kept counts as lost: a side of a conversation without its login has
 * lost its connection, and an invitation without its inviter ends.
 */

import type {
  IntroductionNote,
  LoginNote,
  RoomWatchNote,
  SideNote,
  WatchNote,
} from "../../../generated/chatwire/cluster/v1/note.ts";
import { Capabilities } from "../../../generated/chatwire/v1/capability.ts";
import { PeerScope } from "../../../generated/chatwire/v1/presence.ts";
import { RoomWatch } from "../../../generated/chatwire/v1/room.ts";
import { events } from "../../../generated/chatwire/v1/rules.ts";
import { TextReceived } from "../../../generated/chatwire/v1/text.ts";
import type { MailboxEntry, MailboxQuery } from "../state/account.ts";
import type { ChatState } from "../state/chat-state.ts";
import { ClientKeys } from "../state/client-keys.ts";
import type { Introduction, Side } from "../state/introductions/introductions.ts";
import { type Note, onlyLogin } from "../state/outbox.ts";
import type { AskedScope } from "../state/presence/presence.ts";
import type { WatchKind } from "../state/rooms/room-watches.ts";
import type { ClientConnection } from "../state/route.ts";
import type { Login, User } from "../state/user.ts";
import { tellRoom } from "./rooms/room-view.ts";
import { endWithLogin, loseWithLogin } from "./signalling/end-introduction.ts";
import { isShownTo, textOf } from "./texts/mailbox.ts";

/** A connection of which another chat has left notes. */
export interface HandedConnection {
  readonly connection: ClientConnection;
  readonly notes: readonly Note[];
  /** Whether it is lost, and its session waits to be resumed. */
  readonly isDetached: boolean;
  /** For how long the other chat went on after the last change that others see, in milliseconds. */
  readonly settledMs: number;
}

/** Texts that a login may have missed, at most. If there are more, their numbers show the client that it lacks some. */
const MISSED_TEXTS_MAX = 16;
const MISSED_BYTES_MAX = 65_536;

/** When the login of a connection began, in milliseconds since 1970: logins come back in their order. */
export function loginTimeOf({ notes }: HandedConnection): number {
  return loginNoteOf(notes)?.sinceMs ?? 0;
}

/**
 * Brings the login of a connection back.
 *
 * @returns false: there is no such account, or the login may not go on. The connection has none, and must be closed
 */
export function restoreLogin(
  state: ChatState,
  { connection, notes, isDetached }: HandedConnection,
  wallMs: number,
): boolean {
  const note = loginNoteOf(notes);
  if (note?.keys === undefined) return true;
  const user = state.directory.byId(note.account);
  if (user === undefined || !mayGoOn(state, user, note, wallMs)) return false;
  const { endpoint, relayOnly = false, answersMessages = false, relay } = connection;
  const keys = new ClientKeys(note.keys);
  const device = note.device === "" ? undefined : note.device;
  state.presence.note([user]);
  const facts = { endpoint, relayOnly, answersMessages, relay, keys, device, sinceMs: note.sinceMs };
  const login = state.directory.addLogin(user, facts);
  Object.assign(login, { away: note.away, isOvertaken: note.overtaken, isDetached });
  state.directory.noteStatus(user);
  connection.login = login;
  state.outbox.beginLogin(login);
  return true;
}

function mayGoOn({ bans, limits }: ChatState, user: User, { device }: LoginNote, wallMs: number): boolean {
  const isDeviceGone = device !== "" && !user.devices.has(device);
  const isBanned = bans.ofKey(user.account.key, wallMs) !== undefined;
  return !isDeviceGone && !isBanned && user.logins.size < limits.loginsPerAccountMax;
}

/** Brings back what depends on logins, once all of them are there. @param nowMs  monotonic milliseconds */
export function restoreRest(state: ChatState, handed: readonly HandedConnection[], nowMs: number): void {
  const introductions = new Map<number, RestoredIntroduction>();
  for (const { connection, notes } of handed) {
    const { login } = connection;
    if (login === undefined) continue;
    for (const note of notes) {
      if (note.case === "introduction") collect(introductions, note.value, login);
      else if (note.case === "room") restoreRoomWatch(state, note.value, login);
    }
  }
  for (const restored of introductions.values()) restoreIntroduction(state, restored, nowMs);
  // Last, so that a watch is told of nothing that came back.
  for (const { connection, notes } of handed)
    for (const note of notes)
      if (note.case === "watch" && connection.login !== undefined) restoreWatch(state, note.value, connection.login);
}

/** Users of whom others may not have been told how they are seen: at most so many are told again. */
const UNSETTLED_MAX = 1_000;

/** The users whose last change the other chat may not have told others. Not those who have hidden themselves, or logged off. */
export function unsettledUsers({ presence }: ChatState, handed: readonly HandedConnection[]): User[] {
  const users = new Set<User>();
  for (const { connection, settledMs } of handed) {
    if (users.size >= UNSETTLED_MAX) break;
    if (connection.login !== undefined && settledMs <= 2 * presence.tickMs) users.add(connection.login.user);
  }
  return [...users];
}

/** Tells a login that watches how these users are seen now. */
export function tellAgain({ presence }: ChatState, { login }: ClientConnection, users: readonly User[]): void {
  if (login?.user.logins.has(login.id)) presence.tellAgain(login, users);
}

/** Tells a login how it sees its rooms. The numbers of the last posts show the client whether it lacks some. */
export function tellRooms(state: ChatState, { login }: ClientConnection): void {
  if (login === undefined || !login.user.logins.has(login.id)) return;
  for (const room of state.rooms.ofMember(login.user))
    if (room.lastNumber > 0) tellRoom(state, room, login.user, onlyLogin(login));
}

/** Asks the store for the texts after the last one that a client has. Undefined: it has all. */
export function missedTexts(connection: ClientConnection, lastTextId: number): MailboxQuery | undefined {
  const { user } = connection.login ?? {};
  if (user === undefined || user.mailbox.lastTextId <= lastTextId) return undefined;
  const textId = Math.max(lastTextId, user.mailbox.lastTextId - MISSED_TEXTS_MAX);
  return { kind: "after", owner: user.account.id, textId, countMax: MISSED_TEXTS_MAX, bytesMax: MISSED_BYTES_MAX };
}

/** Sends a login the texts that it may have missed. */
export function sendMissed(
  state: ChatState,
  connection: ClientConnection,
  entries: readonly MailboxEntry[],
  nowMs: number,
): void {
  const { login } = connection;
  if (login === undefined || !login.user.logins.has(login.id)) return;
  for (const entry of entries) {
    if (entry.outgoing || !isShownTo(state, login.user, entry, nowMs)) continue;
    state.outbox.emit(onlyLogin(login), events.TextReceived, TextReceived.create({ text: textOf(login.user, entry) }));
  }
}

function loginNoteOf(notes: readonly Note[]): LoginNote | undefined {
  for (const note of notes) if (note.case === "login") return note.value;
  return undefined;
}

const SCOPES: ReadonlyMap<PeerScope, "everyone" | "contacts" | "counts"> = new Map([
  [PeerScope.EVERYONE, "everyone"],
  [PeerScope.CONTACTS, "contacts"],
  [PeerScope.COUNTS, "counts"],
]);

function restoreWatch({ presence }: ChatState, { scope, keys }: WatchNote, login: Login): void {
  const kind = SCOPES.get(scope);
  const asked: AskedScope = kind === undefined ? { kind: "names", keys: new Set(keys) } : { kind };
  presence.watch(login, asked);
}

function restoreRoomWatch({ rooms, roomWatches }: ChatState, { room: id, watch }: RoomWatchNote, login: Login): void {
  const room = rooms.byId(id);
  const kind: WatchKind = watch === RoomWatch.COUNTS ? "counts" : "members";
  if (room?.member(login.user) !== undefined) roomWatches.set(room, login, kind);
}

interface RestoredIntroduction {
  /** The latest one. */
  note: IntroductionNote;
  inviter: Login | undefined;
  invited: Login | undefined;
}

function collect(all: Map<number, RestoredIntroduction>, note: IntroductionNote, login: Login): void {
  const known = all.get(note.id) ?? { note, inviter: undefined, invited: undefined };
  all.set(note.id, known);
  if (note.version > known.note.version) known.note = note;
  if (note.inviter?.isHere === true) known.inviter = login;
  if (note.invited?.isHere === true) known.invited = login;
}

function restoreIntroduction(state: ChatState, { note, inviter, invited }: RestoredIntroduction, nowMs: number): void {
  const { introductions, directory, limits } = state;
  const sides = [note.inviter, note.invited].map((side) => side && restoreSide(state, side));
  const [one, other] = sides;
  if (one === undefined || other === undefined || introductions.has(note.id)) return;
  const { isConversation, isUntold } = note;
  const known: Introduction = {
    id: note.id,
    inviter: one,
    invited: other,
    expiresMs: nowMs + limits.invitationTimeoutMs,
    state: "NONE",
    isUntold,
    isRestored: true,
  };
  state.notes.setVersion(known, note.version);
  const lost: Side[] = [];
  for (const [side, login] of [
    [one, inviter],
    [other, invited],
  ] as const) {
    side.login = login;
    if (login !== undefined || (side === other && !isConversation)) continue;
    // A placeholder for the login that is gone; only its keys are unknown.
    side.login = goneLogin(state, side.user);
    if (!side.isLost) lost.push(side);
  }
  const wasLost = [one, other].filter(({ isLost }) => isLost);
  for (const side of wasLost) side.isLost = false;
  introductions.enter(known, isConversation ? "CONVERSATION" : "INVITATION");
  const end = (side: Side): void => {
    if (introductions.has(known.id)) loseWithLogin(state, known, side.user, nowMs);
  };
  for (const side of [...wasLost, ...lost]) end(side);
  if (introductions.has(known.id) && !directory.may("connect", one.user, other.user) && !isConversation)
    endWithLogin(state, known, one.user);
}

function restoreSide({ directory }: ChatState, note: SideNote): Side | undefined {
  const user = directory.byId(note.account);
  if (user === undefined) return undefined;
  const { isLost, candidates, connectionId, connectivity, relayOnly, ephemeralKey, kem, signature } = note;
  const capabilities = note.capabilities ?? Capabilities.create();
  const keyExchange = { ephemeralKey, kem, signature };
  return {
    user,
    login: undefined,
    isLost,
    candidates,
    connectionId,
    capabilities,
    keyExchange,
    connectivity,
    relayOnly,
  };
}

/** A login that is over: the one that took part, of which nobody has kept a note. */
function goneLogin({ directory }: ChatState, user: User): Login {
  const keys = new ClientKeys({ signingKey: NO_KEY, agreementKey: NO_KEY, signature: new Uint8Array(64) });
  const endpoint = { address: "0.0.0.0", port: 0 };
  const where = { endpoint, relay: undefined, relayOnly: true };
  const facts = { ...where, keys, device: undefined, sinceMs: 0, answersMessages: false };
  const login = directory.addLogin(user, facts);
  directory.removeLogin(login);
  return login;
}

const NO_KEY = new Uint8Array(32);
