/** Clients whose rooms are broken on purpose. */

import { PostSequence } from "../../../src/client/rooms/post-sequence.ts";
import { RoomStates } from "../../../src/client/rooms/room-states.ts";
import { type ClientMutant, replace } from "./mutant.ts";

export const ROOM_MUTANTS: Readonly<Record<string, ClientMutant>> = {
  "gap in a room ignored": {
    found: "rooms/gap",
    expected: "getRoomHistoryRequest",
    section: "11",
    break: () => Object.defineProperty(PostSequence.prototype, "isBehind", { get: () => false }),
  },
  "post reported twice": {
    found: "rooms/twice",
    expected: "the posts",
    section: "11",
    break: () =>
      replace(
        PostSequence.prototype,
        "take",
        (take) =>
          function (this: PostSequence) {
            const again = repeated.get(this);
            repeated.delete(this);
            if (again !== undefined) return again;
            const entry = take.call(this);
            if (entry !== undefined) repeated.set(this, entry);
            return entry;
          },
      ),
  },
  "change of a post ignored": {
    found: "rooms/changes",
    expected: "postChanged",
    section: "11",
    break: () =>
      replace(
        RoomStates.prototype,
        "handleEvent",
        (handle) =>
          function (this: RoomStates, body) {
            return body.case === "postChanged" ? true : handle.call(this, body);
          },
      ),
  },
};

const repeated = new WeakMap<PostSequence, NonNullable<ReturnType<PostSequence["take"]>>>();
