/**
 * The rules of the chat.
 *
 * `Chat` gives each request to the route of its method. Routes are the functions in `handlers/`: `account/` has logins,
 * devices and passwords, `texts/` what goes through the server to be read, `signalling/` the way to a conversation; the
 * files beside them have presence, privacy and contacts, which all of those use. Handlers read and change the classes
 * in `state/`, which import no handler: `admission/` decides who may register and try to log in, `introductions/` has
 * invitations and conversations, `fairness/` limits the events that one user causes for others. `operator/` has the
 * commands of the operator. A handler changes the state at once and leaves two lists in the outbox: changes, which the
 * caller must commit first, and effects, which it carries out after that.
 *
 * A handler either completes or throws before it changes anything, and it does
 * no I/O: time and randomness come in as arguments.
 */

import type { BeginLoginRequest } from "../../generated/chatwire/v1/account.ts";
import type { MessageOutcomes } from "../../generated/chatwire/v1/application.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import { RoomRole } from "../../generated/chatwire/v1/options.ts";
import type { RandomBytes } from "../crypto/random-bytes.ts";
import type { ProtocolError } from "../errors.ts";
import type { Limits } from "../limits.ts";
import type { SocketAddress } from "../socket-address.ts";
import { deviceRoutes } from "./handlers/account/devices.ts";
import { loginRoutes } from "./handlers/account/login.ts";
import { logOff, loseLogin, moveLogin } from "./handlers/account/login-lifecycle.ts";
import { passwordRoutes } from "./handlers/account/password.ts";
import { type AskedProof, PasswordProofs } from "./handlers/account/password-proofs.ts";
import { tokenRoutes } from "./handlers/account/token-login.ts";
import { addRelation, contactListRoutes, contactRoutes } from "./handlers/contacts.ts";
import { refusedWhileFull } from "./handlers/full-store.ts";
import { answeredOnce } from "./handlers/once.ts";
import { presenceRoutes } from "./handlers/presence.ts";
import { privacyRoutes } from "./handlers/privacy.ts";
import { sentPosts } from "./handlers/rooms/posts/sent-posts.ts";
import { roomRoutes } from "./handlers/rooms/room-routes.ts";
import { sendRoomSlice } from "./handlers/rooms/send-to-members.ts";
import { tellWatches } from "./handlers/rooms/watches.ts";
import { expireIntroduction } from "./handlers/signalling/end-introduction.ts";
import { signallingRoutes } from "./handlers/signalling/signalling.ts";
import {
  type HandedConnection,
  missedTexts,
  restoreLogin,
  restoreRest,
  sendMissed,
  tellAgain,
  tellRooms,
  unsettledUsers,
} from "./handlers/take-over.ts";
import { messageRoutes } from "./handlers/texts/application-messages.ts";
import { methodRoutes } from "./handlers/texts/application-methods.ts";
import { sendBroadcastSlice } from "./handlers/texts/broadcasts.ts";
import { forgetOldTexts, mailboxRoutes, sendHeldTexts } from "./handlers/texts/mailbox.ts";
import { expireOutcomes, takeOutcomes } from "./handlers/texts/message-outcomes.ts";
import { sentTexts } from "./handlers/texts/sent-texts.ts";
import { textRoutes } from "./handlers/texts/texts.ts";
import type { Change, MailboxEntry, MailboxQuery, StoredState } from "./state/account.ts";
import { Bans, banned } from "./state/admission/bans.ts";
import { InvitationCodes } from "./state/admission/invitation-codes.ts";
import { LoginThrottle } from "./state/admission/login-throttle.ts";
import { PendingProofs } from "./state/admission/pending-proofs.ts";
import { RegistrationThrottle } from "./state/admission/registration-throttle.ts";
import { Salts } from "./state/admission/salts.ts";
import type { ChatState, Room } from "./state/chat-state.ts";
import { Directory } from "./state/directory.ts";
import { Broadcasts } from "./state/fairness/broadcasts.ts";
import { StrangerEvents } from "./state/fairness/stranger-events.ts";
import { Announcements } from "./state/introductions/announcements.ts";
import { Introductions } from "./state/introductions/introductions.ts";
import { Notes } from "./state/notes/notes.ts";
import { type Effect, Outbox } from "./state/outbox.ts";
import { PendingMessages } from "./state/pending-messages.ts";
import { Presence } from "./state/presence/presence.ts";
import { RequestIds } from "./state/request-ids.ts";
import { ChangingPosts } from "./state/rooms/changing-posts.ts";
import { RoomSlices } from "./state/rooms/room-slices.ts";
import { RoomWatches } from "./state/rooms/room-watches.ts";
import { Rooms } from "./state/rooms/rooms.ts";
import {
  type Answer,
  type ChatMethodName,
  type ClientConnection,
  isQuery,
  PostsQuery,
  type Request,
  type Route,
  type StoreQuery,
} from "./state/route.ts";
import { ServedTime } from "./state/served-time.ts";
import type { PostQuery, StoredPost, StoredRooms } from "./state/stored-rooms.ts";
import type { User } from "./state/user.ts";

/** The consequences of a request, a timeout or the end of a connection. */
export interface Outcome {
  /** Committed together, before the answer and the effects are sent. */
  readonly changes: readonly Change[];
  readonly effects: readonly Effect[];
}

/** The answer to a request, and what follows from it. */
export interface Reply {
  readonly answer: MessageBody;
  readonly outcome: Outcome;
}

/**
 * A request that needs entries or posts from the store, read after all earlier changes are committed. `resume` throws the
 * refusal, a ProtocolError; then nothing has changed.
 */
export type NeedsQuery =
  | {
      readonly kind: "entries";
      readonly query: MailboxQuery;
      readonly resume: (entries: readonly MailboxEntry[]) => Reply;
    }
  | {
      readonly kind: "posts";
      readonly query: PostQuery;
      readonly resume: (posts: readonly StoredPost[]) => Reply;
    };

export interface ChatOptions {
  readonly limits: Limits;
  readonly random: RandomBytes;
  readonly stored: StoredState;
  /** Monotonic milliseconds. */
  readonly nowMs: number;
  /** Default: there is always room. */
  readonly room?: Room;
  /** Default: users register by themselves. */
  readonly application?: ChatState["application"];
  /** Whether it leaves notes of its logins for the next core; see `Notes`. Default: it does not. */
  readonly takesNotes?: boolean;
}

const NO_APPLICATION = { tokens: false, passwords: false };
const ENOUGH_ROOM: Room = { isFull: false, limit: "", mayErase: true };

/** How often old texts are forgotten. */
const FORGET_INTERVAL_MS = 600_000;
/** The first time after the start, which is sooner because the server may have been down for long. */
const FIRST_FORGET_MS = 60_000;

/** Accounts, presence, privacy, contacts, texts and introductions of one server. */
export class Chat {
  readonly #state: ChatState;
  readonly #proofs: PasswordProofs;
  /** The route of each method, by its name. */
  readonly routes: ReadonlyMap<string, Route>;
  #forgetMs: number;

  constructor(options: ChatOptions) {
    const { limits, random, stored, nowMs, room = ENOUGH_ROOM, application = NO_APPLICATION } = options;
    this.#forgetMs = nowMs + FIRST_FORGET_MS;
    const announcements = new Announcements(limits);
    const introductions = new Introductions(limits, random, announcements);
    const directory = new Directory(introductions, limits, stored.lastAccountId);
    const outbox = new Outbox();
    const loginThrottle = new LoginThrottle(limits);
    const rooms = new Rooms();
    const roomWatches = new RoomWatches(rooms, directory, limits, nowMs);
    this.#state = {
      limits,
      random,
      secret: stored.secret,
      room,
      servedTime: new ServedTime(stored.servedMs, nowMs),
      directory,
      presence: new Presence({ directory, outbox, limits, rooms: roomWatches }, nowMs),
      introductions,
      announcements,
      loginThrottle,
      pendingProofs: new PendingProofs(loginThrottle),
      registrationThrottle: new RegistrationThrottle(limits),
      salts: new Salts(stored.secret, stored.keptSalts),
      bans: new Bans(stored.bans),
      requestIds: new RequestIds(limits, nowMs),
      invitationCodes: new InvitationCodes(stored.invitationCodes),
      registrationOpen: stored.registrationOpen,
      application,
      relay: undefined,
      pendingMessages: new PendingMessages(limits, random),
      broadcasts: new Broadcasts(limits),
      strangerEvents: new StrangerEvents(directory, limits),
      rooms,
      changingPosts: new ChangingPosts(),
      roomSlices: new RoomSlices(() => limits.roomSliceMax),
      roomWatches,
      outbox,
      notes: new Notes(outbox, options.takesNotes === true),
    };
    restore(this.#state, stored);
    restoreRooms(this.#state, stored);
    const proofs = new PasswordProofs(this.#state);
    this.#proofs = proofs;
    // The type requires a route for every method that the schema gives to the chat.
    const routes: { readonly [Name in ChatMethodName]: Route } = {
      ...loginRoutes(this.#state, proofs),
      ...tokenRoutes(this.#state),
      ...deviceRoutes(this.#state),
      ...passwordRoutes(this.#state, proofs),
      ...presenceRoutes(this.#state),
      ...privacyRoutes(this.#state),
      ...contactRoutes(this.#state),
      ...contactListRoutes(this.#state),
      ...textRoutes(this.#state),
      ...mailboxRoutes(this.#state),
      ...messageRoutes(this.#state),
      ...methodRoutes(),
      ...signallingRoutes(this.#state),
      ...roomRoutes(this.#state),
    };
    const storing = refusedWhileFull(this.#state, routes);
    const storedRequests = { SendText: sentTexts(this.#state), PostInRoom: sentPosts(this.#state) };
    this.routes = new Map(Object.entries(answeredOnce(this.#state, storing, storedRequests)));
  }

  /**
   * Handles one request.
   *
   * @param method  the method's name in the schema
   * @returns the reply, or the query that the reply needs
   * @throws ProtocolError the refusal; nothing has changed
   */
  handle(method: string, body: MessageBody, request: Request): Reply | NeedsQuery {
    const route = this.routes.get(method);
    if (route === undefined) throw new Error(`The chat has no route for ${method}.`);
    let result: Answer<MessageBody>;
    // Without closures, which each request would make.
    try {
      result = route.handle(body, request);
    } catch (error) {
      this.#state.outbox.take();
      throw error;
    }
    const outcome = this.#state.outbox.take();
    this.#schedule(request.nowMs);
    return isQuery(result) ? this.#withQuery(result, request.nowMs) : { answer: result, outcome };
  }

  /** What is read before a request is answered, and how it goes on. */
  #withQuery(result: StoreQuery<MessageBody> | PostsQuery<MessageBody>, nowMs: number): NeedsQuery {
    const reply = (run: () => MessageBody): Reply => {
      const { result: answer, outcome } = this.#run(nowMs, run);
      return { answer, outcome };
    };
    if (result instanceof PostsQuery) {
      return { kind: "posts", query: result.query, resume: (posts) => reply(() => result.answer(posts)) };
    }
    return { kind: "entries", query: result.query, resume: (entries) => reply(() => result.answer(entries)) };
  }

  /** The proof about which the application's program is to be asked; see `PasswordProofs.toAsk`. */
  proofToAsk(begin: BeginLoginRequest, request: Request): AskedProof | undefined {
    return this.#proofs.toAsk(begin, request);
  }

  /** The number of accounts. */
  get accounts(): number {
    return this.#state.directory.size;
  }

  /** The number of rooms. */
  get rooms(): number {
    return this.#state.rooms.size;
  }

  /** Takes note of a probe of a client, whose source gets an answer with this token; a client without a login has none. */
  noteProbe({ login }: ClientConnection, token: Uint8Array, source: SocketAddress): void {
    login?.seen.answered(token, source);
  }

  /** Takes what the client of a connection has made of application messages. */
  takeOutcomes(connection: ClientConnection, outcomes: MessageOutcomes): Outcome {
    return this.#emit(() => takeOutcomes(this.#state, connection, outcomes)).outcome;
  }

  /** From now on, the two sides of each new conversation may use the relay at this UDP port of the server. */
  openRelay(port: number): void {
    this.#state.relay = { port, addresses: [] };
  }

  /** Whether the introduction is neither declined nor over. */
  hasIntroduction(id: number): boolean {
    return this.#state.introductions.has(id);
  }

  /** When `handleTimeout` is due, in monotonic milliseconds. */
  get nextTimeoutMs(): number {
    const { introductions, announcements, pendingMessages, broadcasts, strangerEvents } = this.#state;
    const never = Number.POSITIVE_INFINITY;
    return Math.min(
      this.#forgetMs,
      introductions.nextToExpire?.expiresMs ?? never,
      announcements.nextEndMs ?? never,
      pendingMessages.next?.expiresMs ?? never,
      broadcasts.nextDueMs ?? never,
      strangerEvents.nextDueMs ?? never,
    );
  }

  /**
   * Ends the invitations, detached conversations, announcements and waits for answers that have expired, sends texts that
   * were held and one slice of the broadcasts that wait, and forgets old texts if that is due. There may be more to do at
   * once: see `nextTimeoutMs`.
   *
   * @param nowMs   monotonic milliseconds
   * @param wallMs  milliseconds since 1970, only to be stored
   */
  handleTimeout(nowMs: number, wallMs: number): Outcome {
    return this.#run(nowMs, () => {
      const { introductions, announcements } = this.#state;
      for (let next = introductions.nextToExpire; next && next.expiresMs <= nowMs; next = introductions.nextToExpire) {
        expireIntroduction(this.#state, next);
      }
      announcements.expire(nowMs);
      expireOutcomes(this.#state, nowMs);
      sendHeldTexts(this.#state, nowMs);
      sendBroadcastSlice(this.#state, nowMs);
      if (this.#forgetMs <= nowMs) {
        this.#forgetMs = nowMs + FORGET_INTERVAL_MS;
        this.#state.requestIds.expire(nowMs);
        if (!this.#state.room.mayErase) return;
        forgetOldTexts(this.#state, nowMs);
        this.#state.outbox.store(this.time(nowMs, wallMs));
      }
    }).outcome;
  }

  /** When `handleTick` is due, in monotonic milliseconds; infinity: there is nothing to send. */
  get nextTickMs(): number {
    return this.#state.presence.dueMs;
  }

  /**
   * Tells what has changed of the list of peers since the last tick, or the next slice of that. Until everything is told,
   * the next slice is due at once; the caller reads from its connections before that.
   *
   * @param nowMs  monotonic milliseconds
   */
  handleTick(nowMs: number): Outcome {
    return this.#emit(() => this.#state.presence.handleTimeout(nowMs)).outcome;
  }

  /** When `handleRooms` is due, in monotonic milliseconds; infinity: there is nothing to send. */
  get nextRoomsMs(): number {
    const { roomSlices, roomWatches } = this.#state;
    return roomSlices.isEmpty ? roomWatches.dueMs : Number.NEGATIVE_INFINITY;
  }

  /**
   * Sends the next slice of what waits for the members of large rooms, or else tells what has changed in watched rooms
   * since the last tick. The caller reads from its connections before the next slice. A slice follows from changes of
   * earlier outcomes: it must not leave before they are committed.
   *
   * @param nowMs  monotonic milliseconds
   */
  handleRooms(nowMs: number): Outcome {
    return this.#emit(() => {
      if (this.#state.roomSlices.isEmpty) tellWatches(this.#state, nowMs);
      else sendRoomSlice(this.#state);
    }).outcome;
  }

  /** The change that stores the time. Served time since the last one is lost if the server is killed. */
  time(nowMs: number, wallMs: number): Change {
    return { kind: "time", servedMs: this.#state.servedTime.at(nowMs), wallMs };
  }

  /**
   * Ends the login of a connection that the server has closed on purpose.
   *
   * @param nowMs  monotonic milliseconds
   */
  leave(connection: ClientConnection, nowMs: number): Outcome {
    return this.#run(nowMs, () => logOff(this.#state, connection, nowMs)).outcome;
  }

  /**
   * Ends the login of a connection that has closed by itself. Its conversations go on for `conversationGraceMs`.
   *
   * @param nowMs   monotonic milliseconds
   * @param wallMs  milliseconds since 1970, with which bans end
   * @param lostMs  when the connection was lost, in monotonic milliseconds
   */
  lose(connection: ClientConnection, nowMs: number, wallMs: number, lostMs = nowMs): Outcome {
    return this.#run(nowMs, () => loseLogin(this.#state, connection, { nowMs, wallMs, lostMs })).outcome;
  }

  /**
   * The session of a connection goes on from another address.
   *
   * @param nowMs  monotonic milliseconds
   */
  move(connection: ClientConnection, endpoint: SocketAddress, nowMs: number): Outcome {
    return this.#run(nowMs, () => moveLogin(this.#state, connection, endpoint)).outcome;
  }

  /**
   * Runs a command of the operator.
   *
   * @param nowMs  monotonic milliseconds
   * @throws what the command throws; nothing has changed
   */
  operate<T>(command: (state: ChatState) => T, nowMs: number): { readonly result: T; readonly outcome: Outcome } {
    return this.#run(nowMs, () => command(this.#state));
  }

  /** The refusal for a client at an address that is banned; undefined if it is not. */
  banOf(address: string, wallMs: number): ProtocolError | undefined {
    const ban = this.#state.bans.ofAddress(address, wallMs);
    return ban && banned("This address", ban, wallMs);
  }

  /** Brings back the login of a connection that another chat had. See `restoreLogin`. */
  restoreLogin(handed: HandedConnection, nowMs: number, wallMs: number) {
    return this.#run(nowMs, () => restoreLogin(this.#state, handed, wallMs));
  }

  /** Brings back what depends on these logins, once they are there. See `restoreRest`. */
  restoreRest(handed: readonly HandedConnection[], nowMs: number): Outcome {
    return this.#run(nowMs, () => restoreRest(this.#state, handed, nowMs)).outcome;
  }

  /** Those of whom a client may not know how they are seen. For `tellMissed`. */
  unsettledUsers(handed: readonly HandedConnection[]): readonly User[] {
    return unsettledUsers(this.#state, handed);
  }

  /** Tells a client how these users are seen, and how far its rooms have got: it may have missed that. */
  tellMissed(connection: ClientConnection, users: readonly User[]): Outcome {
    return this.#emit(() => {
      tellAgain(this.#state, connection, users);
      tellRooms(this.#state, connection);
    }).outcome;
  }

  /** What to read, and then to hand to `sendMissed`, for a client that may have missed texts after this one. */
  missedTexts(connection: ClientConnection, lastTextId: number): MailboxQuery | undefined {
    return missedTexts(connection, lastTextId);
  }

  /** Sends a client the texts that it may have missed. */
  sendMissed(connection: ClientConnection, entries: readonly MailboxEntry[], nowMs: number): Outcome {
    return this.#emit(() => sendMissed(this.#state, connection, entries, nowMs)).outcome;
  }

  /** The counts of failed logins. */
  get loginThrottle(): LoginThrottle {
    return this.#state.loginThrottle;
  }

  /** Returns how many password proofs were begun and given up since the last call. They count as failed logins. */
  takeUnfinishedLogins(): number {
    return this.#state.pendingProofs.takeUnfinished();
  }

  /** Runs what may change how users are seen. */
  #run<T>(nowMs: number, run: () => T): { result: T; outcome: Outcome } {
    const done = this.#emit(run);
    this.#schedule(nowMs);
    return done;
  }

  /** Sets the time at which what has changed is told. */
  #schedule(nowMs: number): void {
    this.#state.presence.schedule(nowMs);
    this.#state.roomWatches.schedule(nowMs);
  }

  /** Returns how many events `strangerEventsPerSecond` has dropped since the last call. */
  takeStrangerEventsDropped(): number {
    return this.#state.strangerEvents.takeDropped();
  }

  /** Runs a handler. If it throws, the outbox is emptied, so that nothing of it gets into the next outcome. */
  #emit<T>(run: () => T): { result: T; outcome: Outcome } {
    const { outbox } = this.#state;
    try {
      return { result: run(), outcome: outbox.take() };
    } catch (error) {
      outbox.take();
      throw error;
    }
  }
}

/** Restores the stored state. Entries whose account does not exist are ignored. */
function restore(
  state: ChatState,
  { accounts, devices, relations, mailboxes, waiting, unanswered, bytesSent }: StoredState,
): void {
  const { directory } = state;
  for (const account of accounts) directory.add(account);
  for (const device of devices) {
    const user = directory.byId(device.account);
    if (user !== undefined) directory.addDevice(user, device);
  }
  for (const relation of relations) {
    const user = directory.byId(relation.account);
    if (user !== undefined) addRelation(state, user, relation);
  }
  for (const { account, lastTextId, confirmedTextId, sentTextId } of mailboxes) {
    const mailbox = directory.byId(account)?.mailbox;
    if (mailbox !== undefined) Object.assign(mailbox, { lastTextId, confirmedTextId, sentTextId });
  }
  for (const { account, bytes, servedMs } of bytesSent) {
    const mailbox = directory.byId(account)?.mailbox;
    if (mailbox !== undefined) mailbox.sent = { bytes, servedMs };
  }
  for (const text of waiting) directory.byId(text.owner)?.mailbox.waiting.add(text);
  for (const { owner, sender, sinceMs, count } of unanswered) {
    const [receiver, from] = [directory.byId(owner), directory.byId(sender)];
    // A sender who may see the receiver is held against the texts that wait.
    if (receiver === undefined || from === undefined || directory.may("see", from, receiver)) continue;
    receiver.mailbox.waiting.restoreUnseen(sender, sinceMs, count);
  }
}

/** Restores the stored rooms. Members whose account does not exist are ignored. Those without a role have left. */
function restoreRooms(
  { directory, rooms }: ChatState,
  { rooms: stored, roomMembers, roomRelations, roomLog }: StoredRooms,
): void {
  for (const room of stored) rooms.add(room);
  for (const { room: id, account, ...facts } of roomMembers) {
    const [room, user] = [rooms.byId(id), directory.byId(account)];
    if (room === undefined || user === undefined) continue;
    const member = { user, mayPostMs: 0, ...facts };
    if (member.role === RoomRole.UNSPECIFIED) room.keepRestrictions(account, member);
    else rooms.addMember(room, member);
  }
  for (const relation of roomRelations) {
    const room = rooms.byId(relation.room);
    if (room !== undefined) rooms.setRelation(room, relation);
  }
  for (const entry of roomLog) rooms.byId(entry.room)?.log.add(entry);
}
