/** What those who watch rooms of the model are told after an operation. */

import type { ModelEvent, RoomsModel } from "./model.ts";
import type { ModelRoom, ModelUser, ModelWatch } from "./model-room.ts";

/** A room with more members tells only numbers. */
export const MEMBERS_TOLD_MAX = 5;

/** The members of a room, each as a viewer sees it. */
type Seen = ReadonlyMap<ModelUser, string>;

/** What each user who watches a room sees of it, before an operation. */
export type Before = ReadonlyMap<ModelRoom, ReadonlyMap<ModelUser, Seen>>;

export function noteMembers(model: RoomsModel): Before {
  return new Map(
    [...model.rooms.values()].map((room) => {
      const viewers = [...room.watches.values()].map(({ user }) => user);
      return [room, new Map(viewers.map((viewer) => [viewer, membersSeen(room, viewer)]))];
    }),
  );
}

/** Ends an operation. @returns what it tells to those who watch */
export function tellWatches(model: RoomsModel, before: Before): ModelEvent[] {
  const events: ModelEvent[] = [];
  for (const room of model.rooms.values()) {
    for (const [connection, watch] of room.watches) {
      const { user } = watch;
      if (!room.members.has(user)) room.watches.delete(connection);
      else events.push(...toldBy(room, connection, watch, before.get(room)?.get(user)));
    }
  }
  return events;
}

function toldBy(room: ModelRoom, only: number, watch: ModelWatch, before: Seen | undefined): ModelEvent[] {
  const { user: to, kind } = watch;
  const now = membersSeen(room, to);
  const counts = `counts ${room.members.size} ${room.posts.length}`;
  if (kind === "counts" || room.members.size > MEMBERS_TOLD_MAX) {
    const present = [...now.values()].filter((seen) => seen.endsWith(" available")).length;
    const text = `${counts} present ${present}`;
    if (watch.told === text) return [];
    watch.told = text;
    return [{ to, only, text }];
  }
  if (before === undefined) return [];
  const changed = [...now].filter(([user, seen]) => before.get(user) !== seen);
  const gone = [...before.keys()].filter((user) => !now.has(user));
  if (changed.length + gone.length === 0) return [];
  watch.told = undefined;
  const changes = [...changed.map(([{ name }, seen]) => `${name} ${seen}`), ...gone.map(({ name }) => `${name} gone`)];
  return [{ to, only, text: `${counts} ${changes.sort().join(", ")}` }];
}

function membersSeen(room: ModelRoom, viewer: ModelUser): Seen {
  return new Map([...room.members.keys()].map((user) => [user, room.memberAs(user, viewer)]));
}
