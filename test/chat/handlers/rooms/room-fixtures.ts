/** Helpers shared by the tests of rooms. */

import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import {
  CreateRoomRequest,
  DeletePostRequest,
  EditPostRequest,
  GetRoomHistoryRequest,
  type GetRoomHistoryResponse,
  InviteToRoomRequest,
  JoinRoomRequest,
  ListRoomMembersRequest,
  ListRoomsRequest,
  PinPostRequest,
  type Post,
  PostInRoomRequest,
  PostState,
  ReactToPostRequest,
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
  DeletePost,
  EditPost,
  GetRoomHistory,
  InviteToRoom,
  JoinRoom,
  ListRoomMembers,
  ListRooms,
  PinPost,
  PostInRoom,
  ReactToPost,
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

/** A post as "1 ada: hello"; a placeholder as "1 blocked"; a mark as "1 ada deleted". */
export function line({ number, from, text, state }: Post): string {
  if (state === PostState.BLOCKED) return `${number} blocked`;
  return state === PostState.DELETED ? `${number} ${from} deleted` : `${number} ${from}: ${text}`;
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

/** A post of a room, as requests name it. */
export function at(client: SimulatedClient, room: RoomAddress, number: number): { epoch: number; number: number } {
  const { rooms } = client.call(ListRooms, ListRoomsRequest.create({ scope: RoomScope.OWN }));
  const own = rooms.find(({ roomId }) => Buffer.compare(roomId, room.room) === 0);
  return { epoch: own?.epoch ?? 0, number };
}

/** @returns the number of the change */
export function edit(client: SimulatedClient, room: RoomAddress, number: number, text: string): number {
  return client.call(EditPost, EditPostRequest.create({ ...at(client, room, number), text }), room).change;
}

/** @returns the number of the change */
export function deletePost(client: SimulatedClient, room: RoomAddress, number: number): number {
  return client.call(DeletePost, DeletePostRequest.create(at(client, room, number)), room).change;
}

/** @returns the number of the change */
export function react(
  client: SimulatedClient,
  room: RoomAddress,
  number: number,
  reaction: string,
  remove = false,
): number {
  const request = ReactToPostRequest.create({ ...at(client, room, number), reaction, remove });
  return client.call(ReactToPost, request, room).change;
}

export function pin(client: SimulatedClient, room: RoomAddress, number: number, remove = false): void {
  client.call(PinPost, PinPostRequest.create({ ...at(client, room, number), remove }), room);
}

export function changedAfter(client: SimulatedClient, room: RoomAddress, change = 0): GetRoomHistoryResponse {
  const page = { case: "changedAfter", value: change } as const;
  return client.call(GetRoomHistory, GetRoomHistoryRequest.create({ page }), room);
}

/** A change of a post or a reaction among events, as "1 ada: hello @2" and "1 +ok ada 1 @3". */
export function changesIn(events: readonly MessageBody[]): string[] {
  return events.flatMap((body) => {
    if (body.case === "postChanged" && body.value.post) return `${line(body.value.post)} @${body.value.post.change}`;
    if (body.case === "postPinned") return `${body.value.removed ? "unpinned" : "pinned"} ${body.value.number}`;
    if (body.case !== "postReacted") return [];
    const { number, change, reaction, count, from, removed } = body.value;
    return `${number} ${removed ? "-" : "+"}${reaction} ${from} ${count} @${change}`;
  });
}
