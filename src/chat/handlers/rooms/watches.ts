import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { RoomMembersChanged, RoomWatch, WatchRoomResponse } from "../../../../generated/chatwire/v1/room.ts";
import { events, WatchRoom } from "../../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../../state/chat-state.ts";
import type { Receivers } from "../../state/outbox.ts";
import type { Member } from "../../state/rooms/chat-room.ts";
import type { RoomDifference, RoomWatch as Watch, WatchKind } from "../../state/rooms/room-watches.ts";
import { loginOf, type Route, route } from "../../state/route.ts";
import type { User } from "../../state/user.ts";
import { memberChanges } from "./member-changes.ts";
import { presentCount } from "./present-count.ts";
import { READER_REFUSALS, readerOf } from "./room-of.ts";
import { idBytes } from "./room-view.ts";
import { sendOwn } from "./send-to-members.ts";

const KINDS: ReadonlyMap<RoomWatch, WatchKind | undefined> = new Map([
  [RoomWatch.POSTS, undefined],
  [RoomWatch.MEMBERS, "members"],
  [RoomWatch.COUNTS, "counts"],
]);

const REFUSALS = {
  WatchRoom: [...READER_REFUSALS, ["INVALID_ARGUMENT", "The watch is not in the schema."]],
} as const;

/** The routes that set which events of a room a login gets. */
export function roomWatchRoutes(state: ChatState) {
  return {
    WatchRoom: route(WatchRoom, REFUSALS.WatchRoom, ({ watch }, request) => {
      const login = loginOf(request);
      const { room } = readerOf(state, request);
      if (!KINDS.has(watch)) {
        throw request.refusal("INVALID_ARGUMENT", "The watch must be POSTS, MEMBERS or COUNTS.");
      }
      state.roomWatches.set(room, login, KINDS.get(watch));
      state.notes.roomWatch(login, room, KINDS.get(watch));
      return WatchRoomResponse.create({ members: room.size, lastNumber: room.lastNumber });
    }),
  } satisfies Record<string, Route>;
}

/** Tells what has changed in the next room that is watched, if a tick is due. */
export function tellWatches(state: ChatState, nowMs: number): void {
  const difference = state.roomWatches.take(nowMs);
  if (difference !== undefined && state.rooms.byId(difference.room.id) === difference.room) tell(state, difference);
}

/** Watches that are told the same get one body, which is encoded once. */
function tell(state: ChatState, difference: RoomDifference): void {
  const { room } = difference;
  const bodyFor = bodies(state, difference);
  const lists = (members: readonly Member[]): void => {
    const receivers = new Map<MessageBody, Receivers[]>();
    for (const { user } of members) {
      for (const [login, watch] of state.roomWatches.of(room, user)) {
        const body = bodyFor(user, watch);
        if (body === undefined) continue;
        const to: Receivers = { kind: "only", user: user.account.id, logins: [login] };
        const others = receivers.get(body);
        if (others === undefined) receivers.set(body, [to]);
        else others.push(to);
      }
    }
    for (const [body, to] of receivers) state.outbox.spread(to, events.RoomMembersChanged, body);
  };
  sendOwn(state, room, lists);
}

/** @returns what a watch of a user is told; undefined: nothing has changed for it */
function bodies(state: ChatState, difference: RoomDifference): (user: User, watch: Watch) => MessageBody | undefined {
  const { room } = difference;
  const { roomMembersToldMax, roomMembersPageMax } = state.limits;
  const numbers = { roomId: idBytes(room.id), members: room.size, lastNumber: room.lastNumber };
  const wrap = (changed: RoomMembersChanged): MessageBody => events.RoomMembersChanged.wrap(changed);

  const presentFor = presentCount(state, difference);
  const counted = new Map<number, MessageBody>();
  const countsFor = (user: User, watch: Watch): MessageBody => {
    const present = presentFor(user);
    watch.told = `${numbers.members} ${numbers.lastNumber} ${present}`;
    const body = counted.get(present) ?? wrap(RoomMembersChanged.create({ ...numbers, countsOnly: true, present }));
    counted.set(present, body);
    return body;
  };
  const newCountsFor = (user: User, watch: Watch): MessageBody | undefined => {
    const { told } = watch;
    const body = countsFor(user, watch);
    return watch.told === told ? undefined : body;
  };
  if (room.size > roomMembersToldMax) return newCountsFor;

  const changesFor = memberChanges(state, difference);
  const named = new Map<unknown, MessageBody>();
  return (user, watch) => {
    if (watch.kind === "counts") return newCountsFor(user, watch);
    const changes = changesFor(user);
    const { changed, gone } = changes;
    const count = changed.length + gone.length;
    if (count === 0) return undefined;
    if (count > roomMembersPageMax) return countsFor(user, watch);
    // These numbers are newer than the last that came without names.
    watch.told = undefined;
    const lists = { changed: [...changed], gone: [...gone] };
    const body = named.get(changes) ?? wrap(RoomMembersChanged.create({ ...numbers, ...lists }));
    named.set(changes, body);
    return body;
  };
}
