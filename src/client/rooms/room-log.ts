import { RoomLogKind as Kind, type RoomLogEntry as LogMessage } from "../../../generated/chatwire/v1/room.ts";
import { toDate } from "../connection/server-time.ts";
import { type RoomRole, toRole } from "./room-info.ts";

/** What was done in a room. "succeeded": the server has given a room without an owner one. */
export type RoomLogKind =
  | "removed"
  | "banned"
  | "unbanned"
  | "muted"
  | "role set"
  | "settings set"
  | "post deleted"
  | "pinned"
  | "unpinned"
  | "reported"
  | "succeeded"
  /** Something that this version does not know. */
  | "other";

/** One thing that was done in a room, or a report of a post. */
export interface RoomLogEntry {
  /** Rises with each entry of the room. */
  readonly number: number;
  readonly at: Date;
  readonly kind: RoomLogKind;
  /** Name of the user who did it; undefined: the server, or its operator. */
  readonly by: string | undefined;
  /** Name of the user whom it is about. */
  readonly user: string | undefined;
  /** Number of the post. */
  readonly post: number | undefined;
  /** The role that was set. */
  readonly role: RoomRole | undefined;
  /** Of a mute: when it ends; undefined: the member may post again. */
  readonly until: Date | undefined;
  /** Of a report: the reason; may be empty. */
  readonly text: string;
}

const KINDS: ReadonlyMap<Kind, RoomLogKind> = new Map<Kind, RoomLogKind>([
  [Kind.REMOVED, "removed"],
  [Kind.BANNED, "banned"],
  [Kind.UNBANNED, "unbanned"],
  [Kind.MUTED, "muted"],
  [Kind.ROLE_SET, "role set"],
  [Kind.SETTINGS_SET, "settings set"],
  [Kind.POST_DELETED, "post deleted"],
  [Kind.PINNED, "pinned"],
  [Kind.UNPINNED, "unpinned"],
  [Kind.REPORTED, "reported"],
  [Kind.SUCCEEDED, "succeeded"],
]);

export function toLogEntry({ number, atMs, kind, by, user, post, role, untilMs, text }: LogMessage): RoomLogEntry {
  return {
    number,
    at: toDate(atMs),
    kind: KINDS.get(kind) ?? "other",
    by: by === "" ? undefined : by,
    user: user === "" ? undefined : user,
    post: post === 0 ? undefined : post,
    role: toRole(role),
    until: untilMs === 0 ? undefined : toDate(untilMs),
    text,
  };
}
