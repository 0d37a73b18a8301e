/** What those who watch rooms of the model are told after an operation. */

import type { ModelEvent, RoomsModel } from "./model.ts";
import type { ModelRole, ModelRoom, ModelUser } from "./model-room.ts";

/** A room with more members tells only their number. */
export const MEMBERS_TOLD_MAX = 5;

/** The roles of the members of each room that is watched, before an operation. */
export type Before = ReadonlyMap<ModelRoom, ReadonlyMap<ModelUser, ModelRole>>;

export function noteMembers(model: RoomsModel): Before {
  const watched = [...model.rooms.values()].filter(({ watches }) => watches.size > 0);
  return new Map(watched.map((room) => [room, rolesIn(room)]));
}

/** Ends an operation. @returns what it tells to those who watch */
export function tellWatches(model: RoomsModel, before: Before): ModelEvent[] {
  const events: ModelEvent[] = [];
  for (const room of model.rooms.values()) {
    for (const [connection, { user }] of room.watches) if (!room.members.has(user)) room.watches.delete(connection);
    const roles = before.get(room);
    if (roles !== undefined) events.push(...differenceIn(room, roles));
    room.isNoted = false;
  }
  return events;
}

function differenceIn(room: ModelRoom, before: ReadonlyMap<ModelUser, ModelRole>): ModelEvent[] {
  const now = rolesIn(room);
  const changed = [...now].filter(([user, role]) => before.get(user) !== role);
  const gone = [...before.keys()].filter((user) => !now.has(user));
  const isChanged = changed.length + gone.length > 0;
  if (!isChanged && !room.isNoted) return [];
  const counts = `counts ${room.members.size} ${room.posts.length}`;
  const changes = [...changed.map(([{ name }, role]) => `${name} ${role}`), ...gone.map(({ name }) => `${name} gone`)];
  const names = room.members.size > MEMBERS_TOLD_MAX ? "" : ` ${changes.sort().join(", ")}`;
  return [...room.watches].flatMap(([only, { user: to, kind }]) => {
    if (kind === "counts") return [{ to, only, text: counts }];
    return isChanged ? [{ to, only, text: `${counts}${names}` }] : [];
  });
}

function rolesIn(room: ModelRoom): Map<ModelUser, ModelRole> {
  return new Map([...room.members].map(([user, { role }]) => [user, role]));
}
