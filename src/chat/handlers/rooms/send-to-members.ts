/** What is sent to the members of a room that are there. In a large room, it leaves in slices. */

import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../../generated/chatwire/v1/options.ts";
import type { Event } from "../../../wire/method.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { allLogins, otherLogins, type Receivers } from "../../state/outbox.ts";
import type { ChatRoom, Member } from "../../state/rooms/chat-room.ts";
import type { Login, LoginId, User } from "../../state/user.ts";
import { blocksAuthor } from "../blocks.ts";

/** Bytes of a frame with an event of a room, besides its texts. */
export const EVENT_OVERHEAD_BYTES = 96;

/** An event about a post. */
interface PostEvent<T> {
  readonly event: Event<T, MessageBody, Rule>;
  readonly number: number;
  /** As in `ReaderEvent`. */
  readonly bodyFor: (user: User) => MessageBody | undefined;
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
  about: PostEvent<T>,
): void {
  const { event, number, bodyFor } = about;
  sendToReaders(state, room, requester, {
    event,
    bodyFor: (member) => (number < room.firstNumberOf(member) ? undefined : bodyFor(member.user)),
  });
}

/** An event to those who get the posts of a room. */
interface ReaderEvent<T> {
  readonly event: Event<T, MessageBody, Rule>;
  /** What a member gets; undefined: nothing. Most members must get the same object: it is encoded once for all of them. */
  readonly bodyFor: (member: Member) => MessageBody | undefined;
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
  { event, bodyFor }: ReaderEvent<T>,
): void {
  state.roomSlices.send(room, (members) => {
    const receivers = new Map<MessageBody, Receivers[]>();
    for (const member of members) {
      const to = readersOf(state, room, member, requester);
      const body = to && bodyFor(member);
      if (to === undefined || body === undefined) continue;
      const others = receivers.get(body);
      if (others === undefined) receivers.set(body, [to]);
      else others.push(to);
    }
    for (const [body, to] of receivers) state.outbox.spread(to, event, body);
  });
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
  event: BoundEvent<T>,
): void {
  state.roomSlices.send(room, spreader(state, requester, event));
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
  event: BoundEvent<T>,
): void {
  const spread = spreader(state, requester, event);
  state.roomSlices.sendLast(room, (members) => {
    for (const { user } of members) {
      state.rooms.forgetMember(room, user);
      state.roomWatches.endOf(room, user);
    }
    spread(members);
  });
}

/** An event, and what it says. */
interface BoundEvent<T> {
  readonly event: Event<T, MessageBody, Rule>;
  readonly value: T;
}

/** Sends one event to several members. */
function spreader<T>(
  { outbox }: ChatState,
  requester: Login | undefined,
  { event, value }: BoundEvent<T>,
): (members: readonly Member[]) => void {
  const body = event.wrap(value);
  return (members) => {
    const present = members.filter(({ user }) => user.logins.size > 0);
    const to = present.map(({ user }) => (user === requester?.user ? otherLogins(requester) : allLogins(user)));
    outbox.spread(to, event, body);
  };
}

/** The logins of a member that get the posts of a room; undefined: none. */
function readersOf(
  { roomWatches }: ChatState,
  room: ChatRoom,
  { user }: Member,
  requester: Login | undefined,
): Receivers | undefined {
  if (user.logins.size === 0) return undefined;
  const watches = roomWatches.of(room, user);
  if (watches.size === 0) return user === requester?.user ? otherLogins(requester) : allLogins(user);
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
