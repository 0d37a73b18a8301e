/** Sample rooms, members and posts for the tests of the stores. */

import { RoomRole } from "../../generated/chatwire/v1/options.ts";
import { RoomHistory, RoomLogKind, RoomVisibility } from "../../generated/chatwire/v1/room.ts";
import type {
  RoomId,
  RoomRelation,
  StoredLogEntry,
  StoredMember,
  StoredPost,
  StoredRoom,
} from "../../src/chat/state/stored-rooms.ts";

/** The id of one byte, sixteen times. */
export function sampleRoomId(byte: number): RoomId {
  return Buffer.alloc(16, byte).toString("hex");
}

export function sampleRoom(byte: number, name = `room ${byte}`): StoredRoom {
  const settings = {
    name,
    topic: `\uFEFFtopic of ${name}`,
    description: "a\0b",
    visibility: RoomVisibility.KNOCK,
    history: RoomHistory.WHOLE,
    joiningRole: RoomRole.GUEST,
    slowModeMs: 5,
    membersMax: 7,
  };
  return {
    id: sampleRoomId(byte),
    epoch: 4_000_000_000 + byte,
    key: name.toLowerCase(),
    settings,
    lastNumber: 0,
    lastChange: 0,
    pinned: [3, 9],
  };
}

export function sampleMember(byte: number, account: number, changed: Partial<StoredMember> = {}): StoredMember {
  return {
    room: sampleRoomId(byte),
    account,
    role: RoomRole.MEMBER,
    joined: account,
    firstNumber: 1,
    readNumber: 0,
    mentions: [],
    mutedUntilMs: 0,
    ...changed,
  };
}

export function sampleRoomRelation(byte: number, kind: RoomRelation["kind"], name: string, target = 0): RoomRelation {
  return { room: sampleRoomId(byte), kind, key: name.toLowerCase(), name, target, by: 1 };
}

export function sampleLogEntry(byte: number, number: number, changed: Partial<StoredLogEntry> = {}): StoredLogEntry {
  return {
    room: sampleRoomId(byte),
    number,
    atMs: 1_000 + number,
    kind: RoomLogKind.MUTED,
    byAccount: 1,
    byName: "Ada",
    user: "Grace",
    post: 0,
    role: RoomRole.UNSPECIFIED,
    untilMs: 2_000,
    text: "a\0b",
    ...changed,
  };
}

export function samplePost(byte: number, number: number, changed: Partial<StoredPost> = {}): StoredPost {
  return {
    room: sampleRoomId(byte),
    number,
    author: 1,
    authorName: "Ada",
    text: `post ${number}`,
    mentions: ["grace", "linus"],
    isDeleted: false,
    change: 0,
    editedMs: 0,
    reactions: [],
    sentMs: 1_000 + number,
    servedMs: 1_000 + number,
    ...changed,
  };
}
