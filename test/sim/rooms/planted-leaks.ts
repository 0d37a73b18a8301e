/** Deliberate bugs of rooms. A test plants each one to show that the model and the twins find it. */

import { ChatRoom } from "../../../src/chat/state/rooms/chat-room.ts";
import { RoomLog } from "../../../src/chat/state/rooms/room-log.ts";
import { RoomSlices } from "../../../src/chat/state/rooms/room-slices.ts";
import { RoomWatches } from "../../../src/chat/state/rooms/room-watches.ts";
import { Rooms } from "../../../src/chat/state/rooms/rooms.ts";

export interface PlantedLeak {
  readonly name: string;
  /** What finds it. Default: both. */
  readonly foundBy?: readonly ("model" | "twins")[];
  /** Plants the bug. @returns a function that removes it */
  plant(): () => void;
}

export const PLANTED_LEAKS: readonly PlantedLeak[] = [
  {
    name: "hidden rooms are listed",
    plant: () => replaceGetter(ChatRoom.prototype, "isListed", () => true),
  },
  {
    name: "names of hidden rooms are taken",
    plant: () =>
      withAllRooms((all) => {
        const { listed } = Rooms.prototype;
        return replace(Rooms.prototype, "listed", function (this: Rooms, key) {
          return listed.call(this, key) ?? all(this).find((room) => room.key === key);
        });
      }),
  },
  {
    name: "everybody is taken for a member of a hidden room",
    plant: () => {
      const { member } = ChatRoom.prototype;
      return replace(ChatRoom.prototype, "member", function (this: ChatRoom, user) {
        return member.call(this, user) ?? (this.isListed ? undefined : [...this.members][0]);
      });
    },
  },
  {
    name: "the list of own rooms has all rooms",
    plant: () =>
      withAllRooms((all) =>
        replace(Rooms.prototype, "ofMember", function (this: Rooms) {
          return new Set(all(this));
        }),
      ),
  },
  {
    name: "invitations are shown to whoever they are for",
    plant: () => {
      const { relation } = ChatRoom.prototype;
      return replace(ChatRoom.prototype, "relation", function (this: ChatRoom, kind, key) {
        return (
          relation.call(this, kind, key) ?? (kind === "request" ? relation.call(this, "invitation", key) : undefined)
        );
      });
    },
  },
  {
    name: "posts from before a member joined are shown",
    foundBy: ["model"],
    plant: () => replace(ChatRoom.prototype, "firstNumberOf", () => 1),
  },
  {
    name: "members of a closed room are not told",
    foundBy: ["model"],
    plant: () =>
      replace(RoomSlices.prototype, "drop", (room) => {
        Object.defineProperty(room, "members", { get: () => [].values() });
      }),
  },
  {
    name: "the log forgets what is new",
    foundBy: ["model"],
    plant: () => {
      const { takePast } = RoomLog.prototype;
      return replace(RoomLog.prototype, "takePast", function (this: RoomLog, max, entry) {
        return takePast.call(this, Math.min(max, 1), entry);
      });
    },
  },
  {
    name: "mentions are forgotten in a restart",
    foundBy: ["model"],
    plant: () => {
      const { storedMember } = ChatRoom.prototype;
      return replace(ChatRoom.prototype, "storedMember", function (this: ChatRoom, member) {
        return { ...storedMember.call(this, member), mentions: [] };
      });
    },
  },
  {
    name: "joins and leaves are not told to those who watch members",
    foundBy: ["model"],
    plant: () => replace(RoomWatches.prototype, "noteMember", () => {}),
  },
  {
    name: "epochs that the operator begins are forgotten in a restart",
    foundBy: ["model"],
    plant: () => {
      const first = new WeakMap<ChatRoom, number>();
      return replaceGetter(ChatRoom.prototype, "stored", function (this: ChatRoom) {
        const { id, key, settings, lastNumber, lastChange, pinned } = this;
        const epoch = first.get(this) ?? this.epoch;
        first.set(this, epoch);
        return { id, epoch, key, settings, lastNumber, lastChange, pinned };
      });
    },
  },
];

/** Plants a leak that needs all rooms, the hidden ones included. */
function withAllRooms(plant: (all: (rooms: Rooms) => ChatRoom[]) => () => void): () => void {
  const added = new WeakMap<Rooms, Set<ChatRoom>>();
  const all = (rooms: Rooms): ChatRoom[] => [...(added.get(rooms) ?? [])];
  const { add, remove } = Rooms.prototype;
  const restores = [
    replace(Rooms.prototype, "add", function (this: Rooms, stored) {
      const room = add.call(this, stored);
      added.set(this, new Set([...all(this), room]));
      return room;
    }),
    replace(Rooms.prototype, "remove", function (this: Rooms, room) {
      remove.call(this, room);
      added.get(this)?.delete(room);
    }),
    plant(all),
  ];
  return () => {
    for (const restore of restores) restore();
  };
}

/** @returns a function that puts the method back */
function replace<T, K extends keyof T>(target: T, name: K, value: T[K]): () => void {
  const original = target[name];
  target[name] = value;
  return () => {
    target[name] = original;
  };
}

function replaceGetter<T>(target: T, name: keyof T, get: (this: T) => unknown): () => void {
  const original = Object.getOwnPropertyDescriptor(target, name) ?? {};
  Object.defineProperty(target, name, { ...original, get });
  return () => void Object.defineProperty(target, name, original);
}
