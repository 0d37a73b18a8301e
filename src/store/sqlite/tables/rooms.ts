import type { AccountId } from "../../../chat/state/account.ts";
import {
  type PostQuery,
  type RoomId,
  type RoomRelation,
  reactionsText,
  type StoredLogEntry,
  type StoredMember,
  type StoredPost,
  type StoredRoom,
} from "../../../chat/state/stored-rooms.ts";
import type { RoomRelationKey, RoomStorage } from "../../apply-changes.ts";
import { reactionsOf, readRoomRelationKind, wordsOf } from "../../rows/rooms.ts";
import type { Row, SqliteDatabase } from "../database.ts";
import type { PageSource } from "./pages.ts";

const POST_COLUMNS = `room, number, author, CAST(author_name AS BLOB) AS author_name, CAST(text AS BLOB) AS text,
  CAST(mentions AS BLOB) AS mentions, sent_ms, served_ms, is_deleted, change, edited_ms,
  CAST(reactions AS BLOB) AS reactions,
  coalesce(request_id, x'') AS request_id, coalesce(request_hash, x'') AS request_hash`;

const ROOM_COLUMNS = `id, epoch, CAST(key AS BLOB) AS key, CAST(name AS BLOB) AS name, CAST(topic AS BLOB) AS topic,
  CAST(description AS BLOB) AS description, visibility, history, joining_role, slow_mode_ms, members_max, last_number,
  last_change, CAST(pinned AS BLOB) AS pinned`;

export const MEMBER_PAGES: PageSource = {
  columns: ["account", "role", "joined", "first_number", "read_number", "hex(room)", "hex(mentions)", "muted_until_ms"],
  from: "room_members",
  account: "account",
  accountsPerPage: 100,
};

const AFTER = "room = ? AND number > ? ORDER BY number";
const BEFORE = "room = ? AND number < ? ORDER BY number DESC";
// SQLite begins at the first of the two bounds: the other one only says that the index has the posts.
const CHANGED_AFTER = "room = ? AND change > ? AND change > 0 ORDER BY change";

const INSERT_POST = `INSERT INTO posts (room, number, author, author_name, text, mentions, sent_ms, served_ms, is_deleted,
  change, edited_ms, reactions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const INSERT_SENT_POST = `INSERT INTO posts (room, number, author, author_name, text, mentions, sent_ms, served_ms,
  is_deleted, change, edited_ms, reactions, request_id, request_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const CHANGE_POST = `UPDATE posts SET text = ?, mentions = ?, is_deleted = ?, change = ?, edited_ms = ?, reactions = ?
  WHERE room = ? AND number = ?`;

/** Deleting this many posts or members takes a few milliseconds. */
const ROWS_PER_PART = 250;

/** Rooms in tables. Changes come between `begin` and `finish`. */
export class RoomTables implements RoomStorage {
  readonly #database: SqliteDatabase;
  /** Of the rooms that have got a post in this transaction: the number of the last one, which is written once. */
  readonly #lastNumbers = new Map<RoomId, number>();
  /** Of the rooms in which a post has changed in this transaction: the number of the last change. */
  readonly #lastChanges = new Map<RoomId, number>();

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  /** Begins a transaction. What an earlier one has left was rolled back. */
  begin(): void {
    this.#lastNumbers.clear();
    this.#lastChanges.clear();
  }

  /** Writes what is kept until the end of the transaction. */
  finish(): void {
    const sql = "UPDATE rooms SET last_number = max(last_number, ?) WHERE id = ?";
    for (const [room, number] of this.#lastNumbers) this.#database.run(sql, number, blob(room));
    const changeSql = "UPDATE rooms SET last_change = max(last_change, ?) WHERE id = ?";
    for (const [room, change] of this.#lastChanges) this.#database.run(changeSql, change, blob(room));
  }

  saveRoom({ id, epoch, key, settings, lastNumber, lastChange, pinned }: StoredRoom): void {
    const { name, topic, description, visibility, history, joiningRole, slowModeMs, membersMax } = settings;
    this.#database.run(
      `INSERT INTO rooms VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET epoch = excluded.epoch, key = excluded.key, name = excluded.name,
        topic = excluded.topic, description = excluded.description, visibility = excluded.visibility,
        history = excluded.history, joining_role = excluded.joining_role, slow_mode_ms = excluded.slow_mode_ms,
        members_max = excluded.members_max, pinned = excluded.pinned`,
      ...[blob(id), epoch, key, name, topic, description],
      ...[visibility, history, joiningRole, slowModeMs, membersMax, lastNumber, lastChange, pinned.join(" ")],
    );
  }

  readRooms(): StoredRoom[] {
    return this.#database.all(`SELECT ${ROOM_COLUMNS} FROM rooms`).map((row) => ({
      id: hex(row.bytes("id")),
      epoch: row.integer("epoch"),
      key: row.text("key"),
      settings: {
        name: row.text("name"),
        topic: row.text("topic"),
        description: row.text("description"),
        visibility: row.integer("visibility"),
        history: row.integer("history"),
        joiningRole: row.integer("joining_role"),
        slowModeMs: row.integer("slow_mode_ms"),
        membersMax: row.integer("members_max"),
      },
      lastNumber: row.integer("last_number"),
      lastChange: row.integer("last_change"),
      pinned: wordsOf(row.text("pinned")).map(Number),
    }));
  }

  closeRoom(room: RoomId): boolean {
    if (!this.#removePosts("room = ?", blob(room)) || !this.#removeMembers(room)) return false;
    this.#lastNumbers.delete(room);
    this.#lastChanges.delete(room);
    // Relations and the log go with the room.
    this.#database.run("DELETE FROM rooms WHERE id = ?", blob(room));
    return true;
  }

  saveMember({ room, account, role, joined, firstNumber, readNumber, mentions, mutedUntilMs }: StoredMember): void {
    const sql = "INSERT OR REPLACE INTO room_members VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    const numbers = [account, role, joined, firstNumber, readNumber];
    this.#database.run(sql, blob(room), ...numbers, mentions.join(" "), Math.ceil(mutedUntilMs));
  }

  removeMember(room: RoomId, account: AccountId): void {
    this.#database.run("DELETE FROM room_members WHERE room = ? AND account = ?", blob(room), account);
  }

  removeMemberships(account: AccountId): void {
    this.#database.run("DELETE FROM room_members WHERE account = ?", account);
  }

  saveRelation(relation: RoomRelation): void {
    const { room, kind, key, name, target, by } = relation;
    // It becomes the last one.
    this.removeRelation(relation);
    const sql = "INSERT INTO room_relations (room, kind, key, name, target, by_account) VALUES (?, ?, ?, ?, ?, ?)";
    this.#database.run(sql, blob(room), kind, key, name, target, by);
  }

  removeRelation({ room, kind, key }: RoomRelationKey): void {
    const sql = "DELETE FROM room_relations WHERE room = ? AND kind = ? AND key = ?";
    this.#database.run(sql, blob(room), kind, key);
  }

  readRelations(): RoomRelation[] {
    const sql = `SELECT room, CAST(kind AS BLOB) AS kind, CAST(key AS BLOB) AS key, CAST(name AS BLOB) AS name, target,
      by_account FROM room_relations ORDER BY position`;
    return this.#database.all(sql).map((row) => ({
      room: hex(row.bytes("room")),
      kind: readRoomRelationKind(row.text("kind")),
      key: row.text("key"),
      name: row.text("name"),
      target: row.integer("target"),
      by: row.integer("by_account"),
    }));
  }

  addPost(post: StoredPost): void {
    const { room, number, author, authorName, text, mentions, sentMs, servedMs, origin } = post;
    const values = [
      ...[blob(room), number, author, authorName, text, mentions.join(" "), sentMs, servedMs],
      ...[Number(post.isDeleted), post.change, post.editedMs, reactionsText(post.reactions)],
    ];
    if (origin === undefined) this.#database.run(INSERT_POST, ...values);
    else this.#database.run(INSERT_SENT_POST, ...values, blob(origin.id), origin.hash);
    this.#lastNumbers.set(room, Math.max(this.#lastNumbers.get(room) ?? 0, number));
    const read = "UPDATE room_members SET read_number = ? WHERE room = ? AND account = ? AND read_number = ?";
    this.#database.run(read, number, blob(room), author, number - 1);
  }

  changePost({ room, number, text, mentions, isDeleted, change, editedMs, reactions }: StoredPost): void {
    const values = [text, mentions.join(" "), Number(isDeleted), change, editedMs, reactionsText(reactions)];
    this.#database.run(CHANGE_POST, ...values, blob(room), number);
    this.#lastChanges.set(room, Math.max(this.#lastChanges.get(room) ?? 0, change));
  }

  addLogEntry(entry: StoredLogEntry): void {
    const { room, number, atMs, kind, byAccount, byName, user, post, role, untilMs, text } = entry;
    const values = [number, atMs, kind, byAccount, byName, user, post, role, untilMs, text];
    this.#database.run("INSERT INTO room_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", blob(room), ...values);
  }

  removeLogEntry(room: RoomId, number: number): void {
    this.#database.run("DELETE FROM room_log WHERE room = ? AND number = ?", blob(room), number);
  }

  readLog(): StoredLogEntry[] {
    const sql = `SELECT room, number, at_ms, kind, by_account, CAST(by_name AS BLOB) AS by_name, CAST(about AS BLOB) AS about,
      post, role, until_ms, CAST(text AS BLOB) AS text FROM room_log ORDER BY room, number`;
    return this.#database.all(sql).map((row) => ({
      room: hex(row.bytes("room")),
      number: row.integer("number"),
      atMs: row.integer("at_ms"),
      kind: row.integer("kind"),
      byAccount: row.integer("by_account"),
      byName: row.text("by_name"),
      user: row.text("about"),
      post: row.integer("post"),
      role: row.integer("role"),
      untilMs: row.integer("until_ms"),
      text: row.text("text"),
    }));
  }

  forgetFirstPosts(room: RoomId, number: number, countMax: number): void {
    this.#database.run(
      `DELETE FROM posts WHERE rowid IN (
        SELECT rowid FROM posts WHERE room = ? AND number <= ? ORDER BY number LIMIT ?)`,
      ...[blob(room), number, countMax],
    );
  }

  forgetPosts(beforeMs: number): boolean {
    return this.#removePosts("served_ms < ?", beforeMs);
  }

  /** Deletes at most ROWS_PER_PART of the posts that meet a condition. Returns whether none are left. */
  #removePosts(condition: string, value: number | Uint8Array): boolean {
    const sql = `DELETE FROM posts WHERE rowid IN (SELECT rowid FROM posts WHERE ${condition} LIMIT ${ROWS_PER_PART})`;
    return this.#database.run(sql, value) < ROWS_PER_PART;
  }

  /** Deletes at most ROWS_PER_PART of the members of a room. Returns whether none are left. */
  #removeMembers(room: RoomId): boolean {
    const sql = `DELETE FROM room_members WHERE room = ? AND account IN (
      SELECT account FROM room_members WHERE room = ? LIMIT ${ROWS_PER_PART})`;
    return this.#database.run(sql, blob(room), blob(room)) < ROWS_PER_PART;
  }

  read(query: PostQuery): StoredPost[] {
    return this.#select(query).map(readPost);
  }

  #select(query: PostQuery): Row[] {
    const room = blob(query.room);
    if (query.kind === "post of request") {
      const sql = `SELECT ${POST_COLUMNS} FROM posts WHERE room = ? AND author = ? AND request_id = ?
        ORDER BY number LIMIT 1`;
      const found = this.#database.all(sql, room, query.author, blob(query.requestId));
      if (found.length > 0) return found;
      return this.#database.all(`SELECT ${POST_COLUMNS} FROM posts WHERE ${AFTER} LIMIT 1`, room, query.orAfter);
    }
    const [condition, from] = pageOf(query);
    const count = this.#countWithin(query, condition, [room, from]);
    return this.#database.all(`SELECT ${POST_COLUMNS} FROM posts WHERE ${condition} LIMIT ?`, room, from, count);
  }

  /** How many posts are read: SQLite tells the length of a text without reading it. */
  #countWithin(
    { countMax, bytesMax }: { readonly countMax: number; readonly bytesMax?: number },
    condition: string,
    values: readonly [room: Uint8Array, from: number],
  ): number {
    if (bytesMax === undefined) return countMax;
    let left = bytesMax;
    const bytes = "octet_length(text) + octet_length(reactions)";
    const sql = `SELECT ${bytes} AS bytes FROM posts WHERE ${condition} LIMIT ?`;
    const last = this.#database.all(sql, ...values, countMax).findIndex((row) => {
      left -= row.integer("bytes");
      return left < 0;
    });
    return last === -1 ? countMax : last + 1;
  }
}

/** The condition of a page, and the number that it begins at. */
function pageOf(query: Exclude<PostQuery, { kind: "post of request" }>): [condition: string, from: number] {
  if (query.kind === "posts changed after") return [CHANGED_AFTER, query.change];
  return [query.kind === "posts after" ? AFTER : BEFORE, query.number];
}

function readPost(row: Row): StoredPost {
  const [id, hash] = [row.bytes("request_id"), row.bytes("request_hash")];
  return {
    room: hex(row.bytes("room")),
    number: row.integer("number"),
    author: row.integer("author"),
    authorName: row.text("author_name"),
    text: row.text("text"),
    mentions: wordsOf(row.text("mentions")),
    sentMs: row.integer("sent_ms"),
    servedMs: row.integer("served_ms"),
    isDeleted: row.integer("is_deleted") !== 0,
    change: row.integer("change"),
    editedMs: row.integer("edited_ms"),
    reactions: reactionsOf(row.text("reactions")),
    ...(id.length > 0 && { origin: { id: hex(id), hash } }),
  };
}

function blob(id: string): Uint8Array {
  return Buffer.from(id, "hex");
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
