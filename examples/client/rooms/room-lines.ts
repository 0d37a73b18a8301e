/** Rooms and their posts as lines for a person. */

import type { MissingPosts, PostEntry, RoomEntry, RoomInfo } from "chatwire";
import { formatTable, formatTime } from "../screen/format.ts";
import { type Line, OTHER, OWN, type Part } from "../screen/screen.ts";
import { isSameName } from "../user/user-name.ts";

/** How users join, after "a" or "an". */
export const KINDS: Readonly<Record<RoomInfo["visibility"], string>> = {
  public: "a public room: everybody finds it and may join",
  knock: "a listed room: others ask to join",
  hidden: "a hidden room: only who is invited knows of it",
};

/**
 * An entry of a room.
 *
 * @param name  of the reader
 * @param now   undefined: without the time
 * @returns undefined if it tells a person nothing
 */
export function entryLine(entry: RoomEntry, name: string, now: Date | undefined): Line | undefined {
  switch (entry.kind) {
    case "missing":
      return missingLine(entry);
    case "restarted":
      return { text: "The server has lost posts of this room. What you have read may be gone.", style: "red" };
    case "changed":
      return changedLine(entry.post);
    case "reacted": {
      const { from = "Somebody", removed, reaction, number } = entry;
      return { text: `${from} ${removed ? "took back" : "reacted"} ${reaction} (post ${number})`, style: "dim" };
    }
    default:
      return postLine(entry, name, now);
  }
}

/** @param isNumbered  whether it begins with the number, by which commands name a post */
export function postLine(entry: PostEntry, name: string, now: Date | undefined, isNumbered = false): Line {
  const number = isNumbered ? `${entry.number}  ` : "";
  const time = now === undefined ? "" : `${formatTime(entry.sentAt, now)}  `;
  const first: Part = { text: number + time, style: "dim" };
  if (entry.kind === "blocked") return [OTHER, first, { text: "(a post of a user whom you block)", style: "dim" }];
  if (entry.kind === "deleted") return [OTHER, first, { text: `(a deleted post of ${entry.from})`, style: "dim" }];
  const { from, text, own, editedAt, reactions = [] } = entry;
  const reacted = reactions.map(({ reaction, count }) => ` ${reaction} ${count}`).join("");
  const after: Part = {
    text: `${editedAt === undefined ? "" : "  (edited)"}${reacted && ` ${reacted}`}`,
    style: "dim",
  };
  if (own) return [OWN, first, "you: ", text, after];
  const isMeant = entry.mentions.some((mention) => isSameName(mention, name));
  return [OTHER, first, { text: `${from}: `, style: "bold" }, isMeant ? { text, style: "bold" } : text, after];
}

function changedLine(post: PostEntry): Line | undefined {
  const { kind, number } = post;
  if (kind === "blocked") return undefined;
  if (kind === "deleted") return { text: `${post.from}: post ${number} was deleted`, style: "dim" };
  const { from, own, text, editedAt, reactions = [] } = post;
  const all = reactions.map(({ reaction, count }) => `${reaction} ${count}`).join(", ");
  if (editedAt !== undefined) {
    const gutter = own ? OWN : OTHER;
    const label = { text: `${own ? "you" : from} (post ${number}, edited): `, style: "bold" } as const;
    return [gutter, label, text, { text: all === "" ? "" : `  ${all}`, style: "dim" }];
  }
  return { text: `Reactions to post ${number}: ${all || "none"}`, style: "dim" };
}

export function missingLine({ first, last }: MissingPosts): Line {
  const count = last - first + 1;
  const what = count === 1 ? "1 earlier post is" : `${count} earlier posts are`;
  return { text: `${what} not kept, or from before you joined.`, style: "dim" };
}

/** The rooms of the user: what the user is to them, and what is unread. */
export function ownRoomLines(rooms: readonly RoomInfo[]): Line[] {
  const rows = rooms.map((info) => [nameIn(info, rooms), standingOf(info), String(info.members), unreadOf(info)]);
  const [head = "", ...lines] = formatTable([["NAME", "YOU", "MEMBERS", "UNREAD"], ...rows]);
  return [{ text: head, style: "bold" }, ...lines];
}

/** Listed rooms. */
export function listedRoomLines(rooms: readonly RoomInfo[]): Line[] {
  const rows = rooms.map(({ name, visibility, members, topic }) => [
    name,
    visibility === "public" ? "join" : "ask",
    String(members),
    topic.replace(/\s+/g, " "),
  ]);
  const [head = "", ...lines] = formatTable([["NAME", "YOU CAN", "MEMBERS", "TOPIC"], ...rows]);
  return [{ text: head, style: "bold" }, ...lines];
}

/** The name of a room, with the beginning of its id if another one has the name too. */
function nameIn({ name, id }: RoomInfo, rooms: readonly RoomInfo[]): string {
  const isUnique = rooms.every((other) => other.id === id || !isSameName(other.name, name));
  return isUnique ? name : `${name} ${shortId(id)}`;
}

/** The beginning of the id of a room, as it can be typed. */
export function shortId(id: string): string {
  return `#${id.slice(0, 8)}`;
}

function standingOf({ standing, invitedBy, membership }: RoomInfo): string {
  if (membership !== undefined) return membership.role;
  if (standing === "invited") return `invited by ${invitedBy}`;
  return standing === "asked" ? "asked to join" : "-";
}

function unreadOf({ membership }: RoomInfo): string {
  const { unread = 0, mentions = 0 } = membership ?? {};
  if (unread === 0) return "-";
  return mentions === 0 ? String(unread) : `${unread}, ${mentions} to you`;
}
