/** Helpers shared by the tests of rooms. */

import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import {
  CreateRoomRequest,
  GetRoomHistoryRequest,
  type GetRoomHistoryResponse,
  InviteToRoomRequest,
  JoinRoomRequest,
  ListRoomMembersRequest,
  ListRoomsRequest,
  type Post,
  PostInRoomRequest,
  type Room,
  RoomHistory,
  RoomMemberScope,
  RoomScope,
  RoomSettings,
  RoomStanding,
  RoomVisibility,
} from "../../../../generated/chatwire/v1/room.ts";
import {
  CreateRoom,
  GetRoomHistory,
  InviteToRoom,
  JoinRoom,
  ListRoomMembers,
  ListRooms,
  PostInRoom,
} from "../../../../generated/chatwire/v1/rules.ts";
import type { SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";

/** A room as a recipient. */
export interface RoomAddress {
  readonly room: Uint8Array;
}

export function settingsOf(changed: Partial<RoomSettings> = {}): RoomSettings {
  return RoomSettings.create({
    name: "tea",
    visibility: RoomVisibility.PUBLIC,
    history: RoomHistory.WHOLE,
    joiningRole: RoomRole.MEMBER,
    ...changed,
  });
}

/** Makes a room. */
export function createRoom(owner: SimulatedClient, changed: Partial<RoomSettings> = {}): RoomAddress {
  const { room } = owner.call(CreateRoom, CreateRoomRequest.create({ settings: settingsOf(changed) }));
  return { room: room?.roomId ?? new Uint8Array() };
}

export function joinRoom(client: SimulatedClient, room: RoomAddress): Room | undefined {
  return client.call(JoinRoom, JoinRoomRequest.create(), room).room;
}

export function invite(client: SimulatedClient, room: RoomAddress, user: string): void {
  client.call(InviteToRoom, InviteToRoomRequest.create({ user }), room);
}

/** @returns the number of the post */
export function post(
  client: SimulatedClient,
  room: RoomAddress,
  text: string,
  mentions: readonly string[] = [],
): number {
  return client.call(PostInRoom, PostInRoomRequest.create({ text, mentions: [...mentions] }), room).number;
}

/** The rooms of a client, as "tea member". */
export function roomsOf(client: SimulatedClient, scope: RoomScope = RoomScope.OWN): string[] {
  return client.call(ListRooms, ListRoomsRequest.create({ scope })).rooms.map(describeRoom);
}

export function ownRoom(client: SimulatedClient): Room {
  const [room] = client.call(ListRooms, ListRoomsRequest.create({ scope: RoomScope.OWN })).rooms;
  if (room === undefined) throw new Error("The client has no room.");
  return room;
}

export function describeRoom({ settings, standing }: Room): string {
  return settings === undefined ? "gone" : `${settings.name} ${nameIn(RoomStanding, standing)}`;
}

/** The members of a room that a client sees, as "ada owner". */
export function membersOf(client: SimulatedClient, room: RoomAddress): string[] {
  const request = ListRoomMembersRequest.create({ scope: RoomMemberScope.MEMBERS });
  return client
    .call(ListRoomMembers, request, room)
    .members.map(({ name, role }) => `${name} ${nameIn(RoomRole, role)}`);
}

export function historyAfter(client: SimulatedClient, room: RoomAddress, after = 0): GetRoomHistoryResponse {
  return client.call(GetRoomHistory, GetRoomHistoryRequest.create({ page: { case: "after", value: after } }), room);
}

export function historyBefore(client: SimulatedClient, room: RoomAddress, before = 0): GetRoomHistoryResponse {
  return client.call(GetRoomHistory, GetRoomHistoryRequest.create({ page: { case: "before", value: before } }), room);
}

/** A post as "1 ada: hello"; a placeholder as "1 blocked". */
export function line({ number, from, text, state }: Post): string {
  return state === 0 ? `${number} ${from}: ${text}` : `${number} blocked`;
}

/** The posts among events. */
export function postsIn(events: readonly MessageBody[]): string[] {
  return events.flatMap((body) => (body.case === "postReceived" && body.value.post ? line(body.value.post) : []));
}

/** The changes of rooms among events, as "tea member". */
export function roomEvents(events: readonly MessageBody[]): string[] {
  return events.flatMap((body) =>
    body.case === "roomChanged" && body.value.room ? describeRoom(body.value.room) : [],
  );
}

function nameIn(values: Readonly<Record<string, number>>, value: number): string {
  return (Object.entries(values).find(([, each]) => each === value)?.[0] ?? String(value)).toLowerCase();
}
