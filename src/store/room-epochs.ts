import { drawEpoch } from "../chat/state/rooms/epoch.ts";
import type { RandomBytes } from "../crypto/random-bytes.ts";
import type { Store } from "./store.ts";

/** Begins another epoch in each room of a store that was set back: clients then drop what they have of the rooms. */
export async function beginRoomEpochs(store: Store, random: RandomBytes): Promise<void> {
  const { rooms } = await store.load();
  const renewed = [...rooms].map((room) => ({ ...room, epoch: drawEpoch(random, room.epoch) }));
  if (renewed.length > 0) await store.commit(renewed.map((room) => ({ kind: "room", room })));
}
