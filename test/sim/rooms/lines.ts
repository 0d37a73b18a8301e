/** What clients get about rooms, as the lines of the model. */

import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { RoomRole } from "../../../generated/chatwire/v1/options.ts";
import { Status } from "../../../generated/chatwire/v1/presence.ts";
import {
  type Post,
  PostState,
  type Room,
  type RoomLogEntry,
  RoomLogKind,
  RoomStanding,
  RoomVisibility,
} from "../../../generated/chatwire/v1/room.ts";

/** The operation that began an epoch. */
export type EpochNames = (epoch: number) => string;

export function answerLine(body: MessageBody, names: EpochNames): string {
  switch (body.case) {
    case "error":
      return `refused ${nameIn(ErrorCode, body.value.code).toUpperCase()}`;
    case "createRoomResponse":
    case "joinRoomResponse":
      return roomLine(body.value.room, names);
    case "listRoomsResponse":
      return body.value.rooms
        .map((room) => roomLine(room, names))
        .sort()
        .join("; ");
    case "setRoomResponse":
      return roomLine(body.value.room, names);
    case "watchRoomResponse":
      return `watch ${body.value.members} ${body.value.lastNumber}`;
    case "postInRoomResponse":
      return `number ${body.value.number} ${names(body.value.epoch)}`;
    case "editPostResponse":
    case "deletePostResponse":
    case "reactToPostResponse":
      return `change ${body.value.change}`;
    case "getRoomLogResponse":
      return `log ${body.value.entries.map(entryLine).join(", ")}`;
    case "getRoomHistoryResponse":
      return `history ${names(body.value.epoch)} ${body.value.posts.map(postLine).join(", ")}`;
    case "markRoomReadResponse": {
      const { readNumber, unread, mentions } = body.value;
      return `read ${readNumber} unread ${unread} mentions ${mentions}`;
    }
    case "listRoomMembersResponse": {
      const lines = body.value.members.map(
        ({ name, role, status }) => `${name} ${nameIn(RoomRole, role)} ${nameIn(Status, status)}`,
      );
      return lines.sort().join(", ");
    }
    default:
      return "done";
  }
}

/** Undefined: it is about no room. */
export function eventLine(body: MessageBody, names: EpochNames): string | undefined {
  switch (body.case) {
    case "postReceived":
      return `post ${names(body.value.epoch)} ${body.value.post ? postLine(body.value.post) : "missing"}`;
    case "postChanged":
      return `changed ${names(body.value.epoch)} ${body.value.post ? postLine(body.value.post) : "missing"}`;
    case "postReacted": {
      const { epoch, number, change, reaction, count, from, removed } = body.value;
      const what = `${removed ? "removed" : "added"} ${names(epoch)} ${reaction} ${number}`;
      return `${what} by ${from} ${count} @${change}`;
    }
    case "postPinned":
      return `${body.value.removed ? "unpinned" : "pinned"} ${names(body.value.epoch)} ${body.value.number}`;
    case "postReported":
      return `report ${body.value.report ? entryLine(body.value.report) : "missing"}`;
    case "roomSettingsChanged": {
      const { name = "", visibility = 0, topic = "" } = body.value.settings ?? {};
      return `settings ${name} ${nameIn(RoomVisibility, visibility)} ${topic}`;
    }
    case "roomChanged":
      return roomLine(body.value.room, names);
    case "roomMembersChanged": {
      const { members, lastNumber, changed, gone, countsOnly, present } = body.value;
      const seen = changed.map(
        ({ name, role, status }) => `${name} ${nameIn(RoomRole, role)} ${nameIn(Status, status)}`,
      );
      const changes = [...seen, ...gone.map((name) => `${name} gone`)].sort().join(", ");
      return `counts ${members} ${lastNumber} ${countsOnly ? `present ${present}` : changes}`;
    }
    default:
      return undefined;
  }
}

function entryLine({ number, kind, by, user, post, role, text }: RoomLogEntry): string {
  return `${number} ${nameIn(RoomLogKind, kind)} ${by} ${user} ${post} ${nameIn(RoomRole, role)} ${text}`;
}

function roomLine(room: Room | undefined, names: EpochNames): string {
  if (room?.settings === undefined) return "gone";
  const { settings, members, standing, invitedBy, role, firstNumber, lastNumber, readNumber, unread, mentions } = room;
  const { lastChange, pinned, epoch, asking } = room;
  const shared = `${settings.name} ${nameIn(RoomVisibility, settings.visibility)} ${members} ${nameIn(RoomStanding, standing)}`;
  if (standing !== RoomStanding.MEMBER) return `${shared} by ${invitedBy || "nobody"}`;
  return `${shared} ${nameIn(RoomRole, role)} ${firstNumber}..${lastNumber} read ${readNumber} unread ${unread} mentions ${mentions} @${lastChange} ${names(epoch)} pinned ${pinned.join(" ")} asking ${asking}`;
}

function postLine({ number, state, from, text, mentions, change, editedMs, reactions }: Post): string {
  if (state === PostState.BLOCKED) return `${number} blocked @${change}`;
  if (state === PostState.DELETED) return `${number} ${from} deleted @${change}`;
  const added = reactions.map(({ reaction, count, own }) => ` ${reaction}${count}${own ? "*" : ""}`).join("");
  return `${number} ${from}: ${text} [${mentions.join(" ")}] @${change}${editedMs > 0 ? " edited" : ""}${added}`;
}

function nameIn(values: Readonly<Record<string, number>>, value: number): string {
  return (Object.entries(values).find(([, each]) => each === value)?.[0] ?? String(value)).toLowerCase();
}
