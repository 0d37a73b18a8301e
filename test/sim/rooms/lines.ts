/** What clients get about rooms, as the lines of the model. */

import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { RoomRole } from "../../../generated/chatwire/v1/options.ts";
import { Status } from "../../../generated/chatwire/v1/presence.ts";
import { type Post, PostState, type Room, RoomStanding, RoomVisibility } from "../../../generated/chatwire/v1/room.ts";

export function answerLine(body: MessageBody): string {
  switch (body.case) {
    case "error":
      return `refused ${nameIn(ErrorCode, body.value.code).toUpperCase()}`;
    case "createRoomResponse":
    case "joinRoomResponse":
      return roomLine(body.value.room);
    case "listRoomsResponse":
      return body.value.rooms.map(roomLine).sort().join("; ");
    case "postInRoomResponse":
      return `number ${body.value.number}`;
    case "getRoomHistoryResponse":
      return `history ${body.value.posts.map(postLine).join(", ")}`;
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
export function eventLine(body: MessageBody): string | undefined {
  if (body.case === "postReceived") return `post ${body.value.post ? postLine(body.value.post) : "missing"}`;
  return body.case === "roomChanged" ? roomLine(body.value.room) : undefined;
}

function roomLine(room: Room | undefined): string {
  if (room?.settings === undefined) return "gone";
  const { settings, members, standing, invitedBy, role, firstNumber, lastNumber, readNumber, unread, mentions } = room;
  const shared = `${settings.name} ${nameIn(RoomVisibility, settings.visibility)} ${members} ${nameIn(RoomStanding, standing)}`;
  if (standing !== RoomStanding.MEMBER) return `${shared} by ${invitedBy || "nobody"}`;
  return `${shared} ${nameIn(RoomRole, role)} ${firstNumber}..${lastNumber} read ${readNumber} unread ${unread} mentions ${mentions}`;
}

function postLine({ number, state, from, text, mentions }: Post): string {
  if (state === PostState.BLOCKED) return `${number} blocked`;
  return `${number} ${from}: ${text} [${mentions.join(" ")}]`;
}

function nameIn(values: Readonly<Record<string, number>>, value: number): string {
  return (Object.entries(values).find(([, each]) => each === value)?.[0] ?? String(value)).toLowerCase();
}
