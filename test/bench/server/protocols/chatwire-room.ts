import { Recipient } from "../../../../generated/chatwire/v1/message.ts";
import {
  CreateRoomRequest,
  JoinRoomRequest,
  ListRoomsRequest,
  PostInRoomRequest,
  RoomScope,
  RoomSettings,
  RoomVisibility,
} from "../../../../generated/chatwire/v1/room.ts";
import {
  CreateRoom,
  JoinRoom,
  ListRooms,
  PostInRoom,
  PostReceivedEvent,
} from "../../../../generated/chatwire/v1/rules.ts";
import { type Channel, chatwire, startOf } from "./chatwire.ts";
import { CONTENT, type Protocol, type Target } from "./protocol.ts";

/** Messages are posts in the one room of the server, which the sender makes, unless there is one, and the receivers join. */
export const chatwireRoom = {
  async join(target: Target, number: number, role: "sender" | "receiver") {
    const client = await chatwire.join(target, number, role);
    const { rooms } = await client.call(ListRooms, ListRoomsRequest.create({ scope: RoomScope.LISTED }));
    if (role === "sender" && rooms.length === 0) {
      const settings = RoomSettings.create({ name: "tea", visibility: RoomVisibility.PUBLIC });
      const { room } = await client.call(CreateRoom, CreateRoomRequest.create({ settings }));
      client.enter(channelOf(room?.roomId));
      return client;
    }
    const channel = channelOf(rooms[0]?.roomId);
    await client.call(JoinRoom, JoinRoomRequest.create(), { recipient: channel.recipient });
    client.enter(channel);
    return client;
  },
} satisfies Protocol;

function channelOf(room: Uint8Array | undefined): Channel {
  if (room === undefined) throw new Error("The server has no room.");
  return {
    command: PostInRoom.command,
    body: PostInRoom.wrapRequest(PostInRoomRequest.create({ text: CONTENT })),
    recipient: Recipient.create({ target: { case: "room", value: room } }),
    received: startOf(PostReceivedEvent.command),
  };
}
