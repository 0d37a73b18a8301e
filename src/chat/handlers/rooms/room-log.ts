import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import { RoomLogKind } from "../../../../generated/chatwire/v1/room.ts";
import type { ChatState } from "../../state/chat-state.ts";
import type { ChatRoom } from "../../state/rooms/chat-room.ts";
import type { StoredLogEntry } from "../../state/stored-rooms.ts";

/** What is written into the log of a room. */
export type LoggedAction = Pick<StoredLogEntry, "byAccount" | "byName" | "atMs" | "kind"> &
  Partial<Pick<StoredLogEntry, "user" | "post" | "role" | "untilMs" | "text">>;

/** Adds an entry to the log of a room. Past `roomLogMax`, or `roomReportsMax`, the oldest is forgotten. */
export function noteInLog({ outbox, limits }: ChatState, room: ChatRoom, action: LoggedAction): StoredLogEntry {
  const none = { user: "", post: 0, role: RoomRole.UNSPECIFIED, untilMs: 0, text: "" };
  const entry: StoredLogEntry = { ...none, ...action, room: room.id, number: room.log.nextNumber };
  room.log.add(entry);
  outbox.store({ kind: "room log", entry });
  const max = entry.kind === RoomLogKind.REPORTED ? limits.roomReportsMax : limits.roomLogMax;
  const forgotten = room.log.takePast(max, entry);
  if (forgotten !== undefined) outbox.store({ kind: "room log removed", room: room.id, number: forgotten.number });
  return entry;
}
