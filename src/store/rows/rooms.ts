/** What the rows of rooms become. */

import type { PostReactors, RoomRelation, StoredMember } from "../../chat/state/stored-rooms.ts";
import { StoreError } from "../../errors.ts";
import type { PageRow } from "./page-row.ts";

const RELATION_KINDS: Record<RoomRelation["kind"], true> = { invitation: true, request: true, ban: true };

/** @throws StoreError STORE_DAMAGED */
export function readMember(row: PageRow): StoredMember {
  return {
    room: row.word(5).toLowerCase(),
    account: row.integer(0),
    role: row.integer(1),
    joined: row.integer(2),
    firstNumber: row.integer(3),
    readNumber: row.integer(4),
    mentions: wordsOf(row.text(6)).map(Number),
    mutedUntilMs: row.integer(7),
  };
}

/** @throws StoreError STORE_DAMAGED */
export function readRoomRelationKind(text: string): RoomRelation["kind"] {
  if (isRelationKind(text)) return text;
  const what = `The store contains a relation of a room of the unknown kind "${text}". Restore a backup.`;
  throw new StoreError("STORE_DAMAGED", what);
}

function isRelationKind(text: string): text is RoomRelation["kind"] {
  return Object.hasOwn(RELATION_KINDS, text);
}

/** The opposite of `reactionsText`. */
export function reactionsOf(text: string): PostReactors[] {
  if (text === "") return [];
  return text.split("\n").map((line) => {
    const [reaction = "", ...by] = line.split(" ");
    return { reaction, by: by.map(Number) };
  });
}

/** The mentions of a member or a post, which are kept in one text. Names and numbers have no spaces. */
export function wordsOf(text: string): string[] {
  return text === "" ? [] : text.split(" ");
}
