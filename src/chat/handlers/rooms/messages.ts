import { RoomMessageReceived, SendRoomMessageResponse } from "../../../../generated/chatwire/v1/room.ts";
import { events, SendRoomMessage } from "../../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { loginOf, type Route, route } from "../../state/route.ts";
import { checkedMessage, checkMessageFits, messageBytes, TYPE_NAME_REFUSAL } from "../message-checks.ts";
import { checkNotMuted } from "./posts/posts.ts";
import { MEMBER_REFUSALS, memberOf } from "./room-of.ts";
import { idBytes } from "./room-view.ts";
import { chargeForRoom, isHiddenFrom, sendToReaders } from "./send-to-members.ts";

const REFUSALS = {
  SendRoomMessage: [
    TYPE_NAME_REFUSAL,
    ...MEMBER_REFUSALS,
    [
      "TOO_LARGE",
      "The type name, the payload, the caller's name and the id of the room have together more than `frameBytesMax` bytes less 128. The event that passes them on would not fit into a frame.",
    ],
    ["MUTED", "A moderator has muted the caller, and the time is not over."],
    ["RATE_LIMITED", "The account owes bytes of earlier posts or broadcasts; see [Broadcasts](#broadcasts)."],
  ],
} as const;

/** Application messages to the members of a room who are connected. The response does not tell who has got one. */
export function roomMessageRoutes(state: ChatState) {
  return {
    SendRoomMessage: route(SendRoomMessage, REFUSALS.SendRoomMessage, ({ message: sent }, request) => {
      const message = checkedMessage(sent, request);
      const login = loginOf(request);
      const { room, member } = memberOf(state, SendRoomMessage, request);
      const { id, name: from } = member.user.account;
      const roomId = idBytes(room.id);
      checkMessageFits(state, message, Buffer.byteLength(from) + roomId.length, request);
      checkNotMuted(member, request);
      state.broadcasts.check(id, request);
      chargeForRoom(state, room, member.user, messageBytes(message), request.nowMs);
      const body = events.RoomMessageReceived.wrap(RoomMessageReceived.create({ roomId, from, message }));
      const sender = { author: id, authorName: from };
      sendToReaders(state, room, login, {
        event: events.RoomMessageReceived,
        body,
        bodyFor: (user) => (isHiddenFrom(state, user, sender) ? undefined : body),
      });
      return SendRoomMessageResponse.create();
    }),
  } satisfies Record<string, Route>;
}
