/** What the operator of the server does to rooms, in the model. */

import { answered, type ModelOutcome, type RoomsModel, refused, told } from "./model.ts";

export function closeRoom(model: RoomsModel, id: number): ModelOutcome {
  const room = model.rooms.get(id);
  return room === undefined ? refused("INVALID_ARGUMENT") : model.dissolve(room, id);
}

export function appointOwner(model: RoomsModel, id: number, name: string): ModelOutcome {
  const room = model.rooms.get(id);
  const user = model.find(name);
  const member = user && room?.members.get(user);
  if (room === undefined || user === undefined || member === undefined) return refused("INVALID_ARGUMENT");
  if (member.role === "owner") return answered("done");
  member.role = "owner";
  const number = room.log.length + 1;
  room.log.push({ number, isReport: false, by: undefined, post: 0, text: `role_set ${name} owner` });
  return { answer: "done", events: [told(room, user)] };
}

/** The number of the operation is the epoch of all rooms from now on. */
export function beginEpochs(model: RoomsModel): ModelOutcome {
  const rooms = [...model.rooms.values()];
  for (const room of rooms) room.epoch = model.step;
  return {
    answer: "done",
    events: rooms.flatMap((room) => [...room.members.keys()].map((user) => told(room, user))),
  };
}
