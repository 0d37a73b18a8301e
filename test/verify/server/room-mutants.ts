/** Servers whose rooms are broken on purpose; see `server-mutants.ts`. */

import { RoomRole } from "../../../generated/chatwire/v1/options.ts";
import { Status } from "../../../generated/chatwire/v1/presence.ts";
import {
  GetRoomHistoryResponse,
  Post,
  PostReceived,
  PostState,
  Room,
  RoomChanged,
  RoomMember,
  RoomMessageReceived,
  RoomSettings,
} from "../../../generated/chatwire/v1/room.ts";
import { ChatRoom } from "../../../src/chat/state/rooms/chat-room.ts";
import { type Mutant, replace, spoil } from "./mutant.ts";

const inTexts = { section: "11. Texts through the server" };

export const ROOM_MUTANTS: readonly Mutant[] = [
  {
    name: "posts come with the numbers of others",
    ...inTexts,
    finds: "rooms/posts",
    apply: () =>
      spoil(PostReceived, (event) => {
        if (event.post !== undefined) event.post = { ...event.post, number: event.post.number + 1 };
      }),
  },
  {
    name: "a page of the history does not say what is missing",
    ...inTexts,
    finds: "rooms/catching-up",
    apply: () =>
      spoil(GetRoomHistoryResponse, (page) => {
        page.missingBefore = 0;
      }),
  },
  {
    name: "others learn the number of the last post of a listed room",
    ...inTexts,
    finds: "rooms/not-a-member",
    apply: () =>
      spoil(Room, (room) => {
        if (room.role === RoomRole.UNSPECIFIED) room.lastNumber = 7;
      }),
  },
  {
    name: "application messages come without their sender",
    ...inTexts,
    finds: "rooms/messages",
    apply: () =>
      spoil(RoomMessageReceived, (event) => {
        event.from = "";
      }),
  },
  {
    name: "a watcher is told the status of who blocks it",
    ...inTexts,
    finds: "rooms/presence",
    apply: () =>
      spoil(RoomMember, (member) => {
        if (member.status === Status.UNSPECIFIED) member.status = Status.AVAILABLE;
      }),
  },
  {
    name: "the count of mentions does not follow edits",
    ...inTexts,
    finds: "rooms/edited-mentions",
    apply: () =>
      spoil(Room, (room) => {
        room.mentions = 0;
      }),
  },
  {
    name: "every room is listed",
    ...inTexts,
    finds: "rooms/hidden",
    apply: () => {
      const property = Object.getOwnPropertyDescriptor(ChatRoom.prototype, "isListed") ?? {};
      Object.defineProperty(ChatRoom.prototype, "isListed", { ...property, get: () => true });
      return () => Object.defineProperty(ChatRoom.prototype, "isListed", property);
    },
  },
  {
    name: "a placeholder has the name of the author",
    ...inTexts,
    finds: "rooms/blocked",
    apply: () =>
      spoil(Post, (post) => {
        if (post.state === PostState.BLOCKED) post.from = "somebody";
      }),
  },
  {
    name: "the only owner may leave",
    ...inTexts,
    finds: "rooms/last-owner",
    apply: () => replace(ChatRoom.prototype, "isLastOwner", () => () => false),
  },
  {
    name: "who is removed is told the settings of the room",
    ...inTexts,
    finds: "rooms/closed",
    apply: () =>
      spoil(RoomChanged, (event) => {
        if (event.room?.settings === undefined)
          event.room = Room.create({ ...event.room, settings: RoomSettings.create({ name: "room" }) });
      }),
  },
];
