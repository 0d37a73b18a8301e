/** Cases of "Rooms": application messages, and the presence of members. */

import { ApplicationMessage } from "../../../../../generated/chatwire/v1/application.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { RoomRole } from "../../../../../generated/chatwire/v1/options.ts";
import { Status } from "../../../../../generated/chatwire/v1/presence.ts";
import {
  RoomAction,
  RoomVisibility,
  RoomWatch,
  SendRoomMessageRequest,
} from "../../../../../generated/chatwire/v1/room.ts";
import {
  Block,
  events,
  ModerateRoom,
  SendRoomMessage,
  SetStatus,
  Unblock,
  WatchRoom,
} from "../../../../../generated/chatwire/v1/rules.ts";
import { checkEqual } from "../../../shared/fault.ts";
import type { User } from "../../account.ts";
import type { ServerCase, ServerContext } from "../../server-context.ts";
import { type InRoom, join, moderation, post, ROOMS, roomOf, sharedRoom } from "./room-scene.ts";
import { pair } from "./texts.ts";

const { INVALID_ARGUMENT, MUTED, NOT_A_MEMBER, ROLE_TOO_LOW, ROOM_NOT_FOUND } = ErrorCode;

function messageOf(text: string, typeName = "example.Move"): SendRoomMessageRequest {
  return SendRoomMessageRequest.create({
    message: ApplicationMessage.create({ typeName, payload: Buffer.from(text) }),
  });
}

async function setStatus(context: ServerContext, { connection }: User, status: Status): Promise<void> {
  await connection.ok(SetStatus, { status });
  context.later(() => connection.ok(SetStatus, { status: Status.AVAILABLE }));
}

/** The next status of a user that a watcher of a room is told. */
async function statusOf(watcher: User, { room }: InRoom, name: string): Promise<number | undefined> {
  const isOf = ({ roomId, changed }: { roomId: Uint8Array; changed: readonly { name: string }[] }): boolean =>
    Buffer.compare(roomId, room.roomId) === 0 && changed.some((member) => member.name === name);
  const { changed } = await watcher.connection.event(events.RoomMembersChanged, isOf);
  return changed.find((member) => member.name === name)?.status;
}

export const ROOM_MESSAGE_CASES: readonly ServerCase[] = [
  {
    id: "rooms/messages",
    title: "An application message reaches the members of a room who are connected, with its sender and in order",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      for (const text of ["one", "two"]) await ada.connection.ok(SendRoomMessage, messageOf(text), room.to);
      for (const text of ["one", "two"]) {
        const { from, message } = await grace.connection.event(events.RoomMessageReceived);
        checkEqual(from, ada.name, "from");
        checkEqual(message?.typeName, "example.Move", "type_name");
        checkEqual(Buffer.from(message?.payload ?? []).toString(), text, "payload");
      }
      await ada.connection.noEvent(events.RoomMessageReceived, "the connection has sent the message");
    },
  },
  {
    id: "rooms/messages-refused",
    title: "Who is no member, a guest, or muted sends no application message, and none has an empty type",
    heading: ROOMS,
    async run(context) {
      const [ada, grace] = await pair(context);
      const room = await roomOf(context, ada);
      const hidden = await roomOf(context, ada, { visibility: RoomVisibility.HIDDEN });
      await grace.connection.refused(SendRoomMessage, messageOf("x"), NOT_A_MEMBER, room.to);
      await grace.connection.refused(SendRoomMessage, messageOf("x"), ROOM_NOT_FOUND, hidden.to);
      await join(context, grace, room);
      await grace.connection.refused(SendRoomMessage, messageOf("x", ""), INVALID_ARGUMENT, room.to);
      const mute = moderation(RoomAction.MUTE, grace.name, { muteMs: 60_000 });
      await ada.connection.ok(ModerateRoom, mute, room.to);
      await grace.connection.refused(SendRoomMessage, messageOf("x"), MUTED, room.to);
      const lower = moderation(RoomAction.SET_ROLE, grace.name, { role: RoomRole.GUEST });
      await ada.connection.ok(ModerateRoom, lower, room.to);
      await grace.connection.refused(SendRoomMessage, messageOf("x"), ROLE_TOO_LOW, room.to);
    },
  },
  {
    id: "rooms/messages-blocked",
    title: "A member who blocks the sender gets no application message",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      await grace.connection.ok(Block, {}, { user: ada.name });
      context.later(() => grace.connection.ok(Unblock, {}, { user: ada.name }));
      await ada.connection.ok(SendRoomMessage, messageOf("x"), room.to);
      // A post is behind the message.
      await post(ada, room, "after it");
      await grace.connection.event(events.PostReceived);
      await grace.connection.noEvent(events.RoomMessageReceived, "the user blocks the sender");
    },
  },
  {
    id: "rooms/presence",
    title: "Who watches members is told their statuses, and none of a member whom the watcher may not see",
    heading: ROOMS,
    async run(context) {
      const [ada, grace, room] = await sharedRoom(context);
      await ada.connection.ok(WatchRoom, { watch: RoomWatch.MEMBERS }, room.to);
      await setStatus(context, grace, Status.AWAY);
      checkEqual(await statusOf(ada, room, grace.name), Status.AWAY, "status after SetStatus AWAY");
      await grace.connection.ok(SetStatus, { status: Status.AVAILABLE });
      checkEqual(await statusOf(ada, room, grace.name), Status.AVAILABLE, "status after SetStatus AVAILABLE");
      await grace.connection.ok(Block, {}, { user: ada.name });
      context.later(() => grace.connection.ok(Unblock, {}, { user: ada.name }));
      checkEqual(await statusOf(ada, room, grace.name), Status.UNSPECIFIED, "status of who blocks the watcher");
      await grace.connection.ok(SetStatus, { status: Status.AWAY });
      // The change of the watcher's own status comes at the same tick or a later one.
      await setStatus(context, ada, Status.AWAY);
      checkEqual(await statusOf(ada, room, ada.name), Status.AWAY, "status of the watcher itself");
      await ada.connection.noEvent(events.RoomMembersChanged, "the user may not see the status", ({ changed }) =>
        changed.some(({ name, status }) => name === grace.name && status === Status.AWAY),
      );
    },
  },
];
