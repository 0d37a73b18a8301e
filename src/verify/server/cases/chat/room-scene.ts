/** Rooms for the cases of "Rooms" in "11. Texts through the server". */

import {
  CreateRoomRequest,
  type GetRoomHistoryRequest,
  ModerateRoomRequest,
  PostInRoomRequest,
  type Room,
  type RoomAction,
  type RoomMemberScope,
  RoomSettings,
  RoomVisibility,
} from "../../../../../generated/chatwire/v1/room.ts";
import {
  CreateRoom,
  GetRoomHistory,
  JoinRoom,
  LeaveRoom,
  ListRoomMembers,
  PostInRoom,
} from "../../../../../generated/chatwire/v1/rules.ts";
import { Fault } from "../../../shared/fault.ts";
import type { User } from "../../account.ts";
import type { ServerContext } from "../../server-context.ts";
import { pair } from "./texts.ts";

/** The heading of all cases of rooms. */
export const ROOMS = "Rooms";

/** A room of one of the users. */
export interface InRoom {
  readonly to: { readonly room: Uint8Array };
  readonly room: Room;
}

/** Makes a room, which its maker leaves when the case ends. */
export async function roomOf(
  context: ServerContext,
  { connection }: User,
  settings: Partial<RoomSettings> = {},
): Promise<InRoom> {
  context.needs("ROOMS");
  const { PUBLIC } = RoomVisibility;
  const all = RoomSettings.create({ name: context.newName("room"), visibility: PUBLIC, ...settings });
  const { room } = await connection.ok(CreateRoom, CreateRoomRequest.create({ settings: all }));
  if (room === undefined) throw new Fault("a room in the response to CreateRoom", "none");
  const to = { room: room.roomId };
  context.later(() => connection.ok(LeaveRoom, { successor: "" }, to));
  return { to, room };
}

/** Joins a room, which the user leaves when the case ends. */
export async function join(context: ServerContext, { connection }: User, { to }: InRoom): Promise<Room> {
  const { room } = await connection.ok(JoinRoom, {}, to);
  if (room === undefined) throw new Fault("a room in the response to JoinRoom", "none");
  context.later(() => connection.ok(LeaveRoom, { successor: "" }, to));
  return room;
}

/** Two users who are members of a new room, which the first one owns. */
export async function sharedRoom(
  context: ServerContext,
  settings: Partial<RoomSettings> = {},
): Promise<readonly [ada: User, grace: User, room: InRoom]> {
  context.needs("ROOMS");
  const [ada, grace] = await pair(context);
  const room = await roomOf(context, ada, settings);
  await join(context, grace, room);
  return [ada, grace, room];
}

export async function post({ connection }: User, { to }: InRoom, text: string, ...mentions: string[]): Promise<number> {
  return (await connection.ok(PostInRoom, PostInRoomRequest.create({ text, mentions }), to)).number;
}

export function moderation(
  action: RoomAction,
  user: string,
  more: Partial<ModerateRoomRequest> = {},
): ModerateRoomRequest {
  return ModerateRoomRequest.create({ action, user, ...more });
}

export async function historyOf({ connection }: User, { to }: InRoom, page: GetRoomHistoryRequest["page"]) {
  return connection.ok(GetRoomHistory, { page }, to);
}

/** The names in a list of a room, with their roles. */
export async function usersIn({ connection }: User, { to }: InRoom, scope: RoomMemberScope): Promise<string> {
  const { members } = await connection.ok(ListRoomMembers, { scope, after: "" }, to);
  return members
    .map(({ name, role }) => `${name} ${role}`)
    .sort()
    .join();
}

/** The methods whose recipient is a room, with requests that are well-formed. */
