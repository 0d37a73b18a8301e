import type {
  PostQuery,
  RoomRelation,
  StoredLogEntry,
  StoredPost,
  StoredRoom,
} from "../../../chat/state/stored-rooms.ts";
import { reactionsOf, readRoomRelationKind, wordsOf } from "../../rows/rooms.ts";
import type { PostgresConnection } from "../connection.ts";
import type { Row } from "../row.ts";
import { pageWithinBytes } from "./page-within-bytes.ts";
import { roomBytes } from "./rooms.ts";

const ROOMS = `SELECT id, epoch, key, name, topic, description, visibility, history, joining_role, slow_mode_ms,
  members_max, last_number, last_change, pinned FROM rooms`;

const RELATIONS = "SELECT room, kind, key, name, target, by_account FROM room_relations ORDER BY position";

const LOG = `SELECT room, number, at_ms, kind, by_account, by_name, about, post, role, until_ms, text
  FROM room_log ORDER BY room, number`;

const POST_COLUMNS = `room, number, author, author_name, text, mentions, sent_ms, served_ms, request_id, request_hash,
  is_deleted, change, edited_ms, reactions`;

const BY_REQUEST = `SELECT ${POST_COLUMNS} FROM posts WHERE room = $1 AND author = $2 AND request_id = $3
  ORDER BY number LIMIT 1`;

const POSTS = { columns: POST_COLUMNS, table: "posts", bytes: "octet_length(text) + octet_length(reactions)" };
const AFTER = pageWithinBytes({ ...POSTS, condition: "room = $1 AND number > $2", order: "number" });
const BEFORE = pageWithinBytes({ ...POSTS, condition: "room = $1 AND number < $2", order: "number DESC" });
const CHANGED_AFTER = pageWithinBytes({
  ...POSTS,
  condition: "room = $1 AND change > 0 AND change > $2",
  order: "change",
});

/** Reads all rooms, without members and posts. @throws as `PostgresConnection.all` */
export async function readRooms(connection: PostgresConnection): Promise<StoredRoom[]> {
  return (await connection.all(ROOMS)).map((row) => ({
    id: hex(row.bytes(0)),
    epoch: row.integer(1),
    key: row.text(2),
    settings: {
      name: row.text(3),
      topic: row.text(4),
      description: row.text(5),
      visibility: row.integer(6),
      history: row.integer(7),
      joiningRole: row.integer(8),
      slowModeMs: row.integer(9),
      membersMax: row.integer(10),
    },
    lastNumber: row.integer(11),
    lastChange: row.integer(12),
    pinned: wordsOf(row.text(13)).map(Number),
  }));
}

/** Reads what names are to rooms, the oldest first. @throws as `PostgresConnection.all` */
export async function readRoomRelations(connection: PostgresConnection): Promise<RoomRelation[]> {
  return (await connection.all(RELATIONS)).map((row) => ({
    room: hex(row.bytes(0)),
    kind: readRoomRelationKind(row.text(1)),
    key: row.text(2),
    name: row.text(3),
    target: row.integer(4),
    by: row.integer(5),
  }));
}

/** Reads the logs of rooms, the oldest entry of each first. @throws as `PostgresConnection.all` */
export async function readRoomLog(connection: PostgresConnection): Promise<StoredLogEntry[]> {
  return (await connection.all(LOG)).map((row) => ({
    room: hex(row.bytes(0)),
    number: row.integer(1),
    atMs: row.integer(2),
    kind: row.integer(3),
    byAccount: row.integer(4),
    byName: row.text(5),
    user: row.text(6),
    post: row.integer(7),
    role: row.integer(8),
    untilMs: row.integer(9),
    text: row.text(10),
  }));
}

/** Reads posts of a room. @throws as `PostgresConnection.all` */
export async function readPosts(connection: PostgresConnection, query: PostQuery): Promise<StoredPost[]> {
  return (await select(connection, query)).map(readPost);
}

async function select(connection: PostgresConnection, query: PostQuery): Promise<Row[]> {
  const room = roomBytes(query.room);
  if (query.kind === "post of request") {
    const found = await connection.all(BY_REQUEST, room, query.author, Buffer.from(query.requestId, "hex"));
    return found.length > 0 ? found : connection.all(AFTER, room, query.orAfter, 1, null);
  }
  const { countMax, bytesMax = null } = query;
  if (query.kind === "posts changed after") {
    return connection.all(CHANGED_AFTER, room, query.change, countMax, bytesMax);
  }
  const { number } = query;
  return connection.all(query.kind === "posts after" ? AFTER : BEFORE, room, number, countMax, bytesMax);
}

function readPost(row: Row): StoredPost {
  const [id, hash] = [row.optionalBytes(8), row.optionalBytes(9)];
  return {
    room: hex(row.bytes(0)),
    number: row.integer(1),
    author: row.integer(2),
    authorName: row.text(3),
    text: row.text(4),
    mentions: wordsOf(row.text(5)),
    sentMs: row.integer(6),
    servedMs: row.integer(7),
    isDeleted: row.flag(10),
    change: row.integer(11),
    editedMs: row.integer(12),
    reactions: reactionsOf(row.text(13)),
    ...(id !== undefined && hash !== undefined && { origin: { id: hex(id), hash } }),
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
