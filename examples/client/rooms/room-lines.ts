/** Rooms and their posts as lines for a person. */

import type { RoomEntry, RoomInfo } from "chatwire";
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
 * An entry of a room, without its line if it tells a person nothing.
 *
 * @param name  of the reader
 * @param now   undefined: without the time
 */
export function entryLine(entry: RoomEntry, name: string, now: Date | undefined): Line {
  if (entry.kind === "missing") return { text: missingText(entry), style: "dim" };
  if (entry.kind === "restarted") {
    return { text: "The server has lost posts of this room. What you have read may be gone.", style: "red" };
  }
  const time: Part = { text: now === undefined ? "" : `${formatTime(entry.sentAt, now)}  `, style: "dim" };
  if (entry.kind === "blocked") return [OTHER, time, { text: "(a post of a user whom you block)", style: "dim" }];
  const { from, text, own } = entry;
  if (own) return [OWN, time, "you: ", text];
  const isMeant = entry.mentions.some((mention) => isSameName(mention, name));
  return [OTHER, time, { text: `${from}: `, style: "bold" }, isMeant ? { text, style: "bold" } : text];
}

function missingText({ first, last }: { readonly first: number; readonly last: number }): string {
  const count = last - first + 1;
  return `${count} earlier ${count === 1 ? "post is" : "posts are"} not kept, or from before you joined.`;
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
