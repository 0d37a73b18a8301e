/** What is sent to the members of a room that are there. In a large room, it leaves in slices. */

import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../../generated/chatwire/v1/options.ts";
import type { Event } from "../../../wire/method.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { allLogins, otherLogins, type Receivers } from "../../state/outbox.ts";
import type { ChatRoom, Member } from "../../state/rooms/chat-room.ts";
import type { OwnMessages, RoomMessage, RoomSlice } from "../../state/rooms/room-slices.ts";
import type { Login, LoginId, User } from "../../state/user.ts";
import { blocksAuthor } from "../blocks.ts";
import { endWatches } from "./end-watches.ts";

/** Bytes of a frame with an event of a room, besides its texts. */
export const EVENT_OVERHEAD_BYTES = 96;

/** An event for the members of a room. */
interface RoomEvent<T> {
  readonly event: Event<T, MessageBody, Rule>;
  /** What most members get. */
  readonly body: MessageBody;
  /** What a user gets; undefined: nothing. Default: `body`. */
  readonly bodyFor?: (user: User) => MessageBody | undefined;
}

/**
 * Sends an event about a post to the members who may read the post, and get the posts of the room.
 *
 * @param requester  the login that gets a response instead; undefined: none does
 */
export function sendAboutPost<T>(
  state: ChatState,
  room: ChatRoom,
  requester: Login | undefined,
  about: RoomEvent<T> & { readonly number: number },
): void {
  const { event, body, number } = about;
  const { bodyFor = () => body } = about;
  send(state, room, {
    event,
    body,
    bodyFor: (member) => (number < room.firstNumberOf(member) ? undefined : bodyFor(member.user)),
    requester,
    isForCounters: false,
  });
}

/**
 * Sends an event to the members who get the posts of a room.
 *
 * @param requester  the login that gets a response instead; undefined: none does
 */
export function sendToReaders<T>(
  state: ChatState,
  room: ChatRoom,
  requester: Login | undefined,
  { event, body, bodyFor = () => body }: RoomEvent<T>,
): void {
  send(state, room, { event, body, bodyFor: ({ user }) => bodyFor(user), requester, isForCounters: false });
}

/**
 * Sends an event to all members.
 *
 * @param requester  the login that gets a response instead; undefined: none does
 */
export function sendToMembers<T>(
  state: ChatState,
  room: ChatRoom,
  requester: Login | undefined,
  { event, body }: Pick<RoomEvent<T>, "event" | "body">,
): void {
  send(state, room, { event, body, requester, isForCounters: true });
}

/**
 * Sends an event to all members of a room that is closed, each of whom is forgotten then. Events of the room that wait are
 * not sent.
 *
 * @param requester  the login that gets a response instead; undefined: none does
 */
export function sendToFormerMembers<T>(
  state: ChatState,
  room: ChatRoom,
  requester: Login | undefined,
  { event, body }: Pick<RoomEvent<T>, "event" | "body">,
): void {
  const { rooms, roomSlices, outbox } = state;
  roomSlices.drop(room);
  sendOwn(state, room, (members) => {
    for (const { user } of members) {
      rooms.forgetMember(room, user);
      endWatches(state, room, user);
    }
    const present = members.filter(({ user }) => user.logins.size > 0);
    const to = present.map(({ user }) => (user === requester?.user ? otherLogins(requester) : allLogins(user)));
    outbox.spread(to, event, body);
  });
}

/** Sends what has little in common for the members of a room. */
export function sendOwn(state: ChatState, room: ChatRoom, messages: OwnMessages): void {
  send(state, room, messages);
}

function send(state: ChatState, room: ChatRoom, message: RoomMessage | OwnMessages): void {
  if (state.roomSlices.add(room, message)) {
    const messages = typeof message === "function" ? message : [message];
    emit(state, { room, members: [...room.members], messages });
  }
  const excess = state.roomSlices.takeExcess(room);
  if (excess !== undefined) emit(state, excess);
}

/** Sends the next slice of what waits for members of large rooms. */
export function sendRoomSlice(state: ChatState): void {
  const slice = state.roomSlices.takeSlice();
  if (slice !== undefined) emit(state, slice);
}

/** Emits to members. Those who get all of the same messages are one list of receivers, so that each gets them together. */
function emit(state: ChatState, { room, members, messages }: RoomSlice): void {
  if (typeof messages === "function") {
    messages(members);
    return;
  }
  const { outbox, roomWatches } = state;
  const together: Receivers[] = [];
  const others: Member[] = [];
  for (const member of members) {
    const { user } = member;
    if (user.logins.size === 0) continue;
    const isUsual = ({ body, bodyFor, requester }: RoomMessage): boolean =>
      requester?.user !== user && (bodyFor === undefined || bodyFor(member) === body);
    if (roomWatches.of(room, user).size === 0 && messages.every(isUsual)) together.push(allLogins(user));
    else others.push(member);
  }
  for (const { event, body } of messages) outbox.spread(together, event, body);
  for (const message of messages) {
    const receivers = new Map<MessageBody, Receivers[]>();
    for (const member of others) {
      const to = receiversOf(state, room, member, message);
      const body = to && (message.bodyFor === undefined ? message.body : message.bodyFor(member));
      if (to === undefined || body === undefined) continue;
      const list = receivers.get(body);
      if (list === undefined) receivers.set(body, [to]);
      else list.push(to);
    }
    for (const [body, to] of receivers) outbox.spread(to, message.event, body);
  }
}

/** The logins of a member that get a message; undefined: none. */
function receiversOf(
  { roomWatches }: ChatState,
  room: ChatRoom,
  { user }: Member,
  { requester, isForCounters }: RoomMessage,
): Receivers | undefined {
  const watches = roomWatches.of(room, user);
  if (isForCounters || watches.size === 0) return user === requester?.user ? otherLogins(requester) : allLogins(user);
  const gets = (id: LoginId): boolean => watches.get(id)?.kind !== "counts" && id !== requester?.id;
  const logins = [...user.logins.keys()].filter(gets);
  return logins.length === 0 ? undefined : { kind: "only", user: user.account.id, logins };
}

/** Counts what an event to a room costs its sender: for each member, there or not, so that the cost tells nothing of them. */
export function chargeForRoom(
  { broadcasts }: ChatState,
  room: ChatRoom,
  { account }: User,
  bytes: number,
  nowMs: number,
): void {
  broadcasts.charge(account.id, room.size * (bytes + EVENT_OVERHEAD_BYTES), nowMs);
}

/** Whether a user gets a placeholder for the posts of an author. */
export function isHiddenFrom(
  { directory }: ChatState,
  user: User,
  { author: id, authorName: name }: { readonly author: number; readonly authorName: string },
): boolean {
  return id !== user.account.id && blocksAuthor(directory, user, { id, name });
}
