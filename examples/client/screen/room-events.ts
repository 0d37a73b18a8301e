/** Rooms as programs get them: as messages of the schema, in protobuf's JSON format. */

import type { PostEntry, RoomInfo, RoomMember } from "chatwire";
import { RoomRole } from "chatwire/v1/options";
import { Status } from "chatwire/v1/presence";
import {
  RoomMember as MemberMessage,
  Post,
  PostState,
  Room,
  RoomHistory,
  RoomSettings,
  RoomStanding,
  RoomVisibility,
} from "chatwire/v1/room";
import { PostJson, RoomJson, RoomMemberJson } from "chatwire/v1/room.json";
import type { JsonValue } from "chatwire/wire";
import { fieldsOf } from "./events.ts";

const VISIBILITIES: Readonly<Record<RoomInfo["visibility"], RoomVisibility>> = {
  public: RoomVisibility.PUBLIC,
  knock: RoomVisibility.KNOCK,
  hidden: RoomVisibility.HIDDEN,
};
const ROLES: Readonly<Record<NonNullable<RoomMember["role"]>, RoomRole>> = {
  guest: RoomRole.GUEST,
  member: RoomRole.MEMBER,
  moderator: RoomRole.MODERATOR,
  owner: RoomRole.OWNER,
};
const STANDINGS: Readonly<Record<RoomInfo["standing"], RoomStanding>> = {
  none: RoomStanding.NONE,
  member: RoomStanding.MEMBER,
  invited: RoomStanding.INVITED,
  asked: RoomStanding.ASKED,
};
const STATUSES: Readonly<Record<NonNullable<RoomMember["status"]>, Status>> = {
  available: Status.AVAILABLE,
  connected: Status.CONNECTED,
  away: Status.AWAY,
};

/** The name of a room, and its id as the schema's message `Room` has it. */
export function roomRef({ id, name }: { readonly id: string; readonly name: string }): Record<string, JsonValue> {
  return { room: name, roomId: Buffer.from(id, "hex").toString("base64") };
}

/** A room, as the schema's message `Room`. */
export function roomFields(info: RoomInfo): Record<string, JsonValue> {
  const { id, name, topic, description, slowModeMs, membersMax, members, membership } = info;
  const settings = RoomSettings.create({
    ...{ name, topic, description, slowModeMs, membersMax },
    visibility: VISIBILITIES[info.visibility],
    history: info.history === "whole" ? RoomHistory.WHOLE : RoomHistory.SINCE_JOINING,
    joiningRole: ROLES[info.joiningRole],
  });
  const { role, pinned = [], ...counts } = membership ?? { role: undefined };
  const room = Room.create({
    ...{ roomId: idBytes(id), settings, members, standing: STANDINGS[info.standing], invitedBy: info.invitedBy ?? "" },
    ...counts,
    pinned: [...pinned],
    role: role === undefined ? RoomRole.UNSPECIFIED : ROLES[role],
  });
  return fieldsOf(RoomJson, room);
}

/** A post, as the schema's message `Post`, with the name of its room and its epoch. */
export function postFields(info: RoomInfo, entry: PostEntry): Record<string, JsonValue> {
  const { epoch, number, sentAt } = entry;
  const post = Post.create({ number, sentMs: sentAt.getTime(), ...shownFields(entry) });
  return { ...roomRef(info), epoch, ...fieldsOf(PostJson, post) };
}

function shownFields(entry: PostEntry): Partial<Post> {
  if (entry.kind === "blocked") return { state: PostState.BLOCKED };
  if (entry.kind === "deleted") return { state: PostState.DELETED, from: entry.from };
  const { from, text, mentions, editedAt, reactions = [] } = entry;
  return { from, text, mentions: [...mentions], editedMs: editedAt?.getTime() ?? 0, reactions: [...reactions] };
}

/** A user in a list of a room, as the schema's message `RoomMember`. */
export function memberFields({ name, role, status }: RoomMember): Record<string, JsonValue> {
  const message = MemberMessage.create({
    name,
    role: role === undefined ? RoomRole.UNSPECIFIED : ROLES[role],
    status: status === undefined ? Status.UNSPECIFIED : STATUSES[status],
  });
  return fieldsOf(RoomMemberJson, message);
}

function idBytes(id: string): Uint8Array {
  return Uint8Array.from(Buffer.from(id, "hex"));
}
