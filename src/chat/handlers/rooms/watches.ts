import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import {
  RoomMember,
  RoomMembersChanged,
  RoomWatch,
  WatchRoomResponse,
} from "../../../../generated/chatwire/v1/room.ts";
import { events, WatchRoom } from "../../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../../state/chat-state.ts";
import type { Receivers } from "../../state/outbox.ts";
import type { Member } from "../../state/rooms/chat-room.ts";
import type { RoomDifference, WatchKind } from "../../state/rooms/room-watches.ts";
import { loginOf, type Route, route } from "../../state/route.ts";
import { READER_REFUSALS, readerOf } from "./room-of.ts";
import { idBytes } from "./room-view.ts";

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

/** Tells what has changed in the rooms that are watched, if a tick is due. */
export function tellWatches(state: ChatState, nowMs: number): void {
  for (const difference of state.roomWatches.take(nowMs)) {
    if (state.rooms.byId(difference.room.id) === difference.room) tellDifference(state, difference);
  }
}

/** All watches of a kind get one body, which is encoded once. */
function tellDifference(state: ChatState, difference: RoomDifference): void {
  const { room } = difference;
  const bodies = { members: membersBody(state, difference), counts: countsBody(difference) };
  state.roomSlices.send(room, (members) => {
    for (const kind of ["members", "counts"] as const) {
      const body = bodies[kind];
      const to = members.flatMap((member) => watchersOf(state, difference, member, kind));
      if (body !== undefined) state.outbox.spread(to, events.RoomMembersChanged, body);
    }
  });
}

function watchersOf(
  { roomWatches }: ChatState,
  { room }: RoomDifference,
  { user }: Member,
  kind: WatchKind,
): Receivers[] {
  const logins = [...roomWatches.of(room, user)].flatMap(([id, each]) => (each === kind ? [id] : []));
  return logins.length === 0 ? [] : [{ kind: "only", user: user.account.id, logins }];
}

/** Undefined: there is nothing to tell to who watches the members. */
function membersBody({ limits }: ChatState, difference: RoomDifference): MessageBody | undefined {
  const { room, changed, gone } = difference;
  const count = changed.length + gone.length;
  if (count === 0) return undefined;
  if (count > limits.roomMembersPageMax || room.size > limits.roomMembersToldMax) return countsBody(difference);
  const members = changed.flatMap((user) => room.member(user) ?? []);
  return events.RoomMembersChanged.wrap(
    RoomMembersChanged.create({
      ...countsOf(difference),
      changed: members.map(({ user, role }) => RoomMember.create({ name: user.account.name, role })),
      gone: [...gone],
    }),
  );
}

function countsBody(difference: RoomDifference): MessageBody {
  return events.RoomMembersChanged.wrap(RoomMembersChanged.create({ ...countsOf(difference), countsOnly: true }));
}

function countsOf({ room }: RoomDifference) {
  return { roomId: idBytes(room.id), members: room.size, lastNumber: room.lastNumber };
}
