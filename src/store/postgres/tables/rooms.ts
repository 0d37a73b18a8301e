import type { AccountId } from "../../../chat/state/account.ts";
import {
  type RoomId,
  type RoomRelation,
  reactionsText,
  type StoredLogEntry,
  type StoredMember,
  type StoredPost,
  type StoredRoom,
} from "../../../chat/state/stored-rooms.ts";
import type { RoomRelationKey, RoomStorage } from "../../apply-changes.ts";
import { type StatementList, utf8 } from "./statement-list.ts";

const SAVE_ROOM = `INSERT INTO rooms VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  ON CONFLICT (id) DO UPDATE SET epoch = excluded.epoch, key = excluded.key, name = excluded.name,
  topic = excluded.topic, description = excluded.description, visibility = excluded.visibility,
  history = excluded.history, joining_role = excluded.joining_role, slow_mode_ms = excluded.slow_mode_ms,
  members_max = excluded.members_max, pinned = excluded.pinned`;

const SAVE_MEMBER = `INSERT INTO room_members VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (room, account) DO UPDATE SET role = excluded.role, joined = excluded.joined,
  first_number = excluded.first_number, read_number = excluded.read_number, mentions = excluded.mentions,
  muted_until_ms = excluded.muted_until_ms`;

const ADD_RELATION = `INSERT INTO room_relations
  SELECT coalesce(max(position), 0) + 1, $1::bytea, $2::bytea, $3::bytea, $4::bytea, $5::bigint, $6::bigint
  FROM room_relations`;

const REMOVE_RELATION = "DELETE FROM room_relations WHERE room = $1 AND kind = $2 AND key = $3";

const ADD_POST = `INSERT INTO posts (room, number, author, author_name, text, mentions, sent_ms, served_ms, request_id,
  request_hash, is_deleted, change, edited_ms, reactions)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

const CHANGE_POST = `UPDATE posts SET text = $3, mentions = $4, is_deleted = $5, change = $6, edited_ms = $7, reactions = $8
  WHERE room = $1 AND number = $2`;

const ADD_LOG_ENTRY = "INSERT INTO room_log VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

const READ_OWN = `UPDATE room_members SET read_number = $1::bigint
  WHERE room = $2 AND account = $3 AND read_number = $1::bigint - 1`;

const FORGET_FIRST = `DELETE FROM posts WHERE room = $1 AND number IN
  (SELECT number FROM posts WHERE room = $1 AND number <= $2 ORDER BY number LIMIT $3)`;

const RAISE_LAST_NUMBERS = `UPDATE rooms SET last_number = greatest(last_number, new.last)
  FROM unnest($1::bytea[], $2::bigint[]) AS new (room, last) WHERE rooms.id = new.room`;

const RAISE_LAST_CHANGES = `UPDATE rooms SET last_change = greatest(last_change, new.last)
  FROM unnest($1::bytea[], $2::bigint[]) AS new (room, last) WHERE rooms.id = new.room`;

/** The rooms of one commit. Each method completes its work in one call. */
export class RoomStatements implements RoomStorage {
  readonly #list: StatementList;
  /** Of the rooms that have got a post in this commit: the number of the last one, which is written once. */
  readonly #lastNumbers = new Map<RoomId, number>();
  /** Of the rooms in which a post has changed in this commit: the number of the last change. */
  readonly #lastChanges = new Map<RoomId, number>();

  constructor(list: StatementList) {
    this.#list = list;
  }

  /** Adds what is kept until the end of the commit. */
  finish(): void {
    for (const [sql, numbers] of [
      [RAISE_LAST_NUMBERS, this.#lastNumbers],
      [RAISE_LAST_CHANGES, this.#lastChanges],
    ] as const) {
      if (numbers.size > 0) this.#list.add(sql, [...numbers.keys()].map(roomBytes), [...numbers.values()]);
    }
  }

  saveRoom({ id, epoch, key, settings, lastNumber, lastChange, pinned }: StoredRoom): void {
    const { name, topic, description, visibility, history, joiningRole, slowModeMs, membersMax } = settings;
    const texts = [key, name, topic, description].map(utf8);
    const numbers = [visibility, history, joiningRole, slowModeMs, membersMax, lastNumber, lastChange];
    this.#list.add(SAVE_ROOM, roomBytes(id), epoch, ...texts, ...numbers, utf8(pinned.join(" ")));
  }

  closeRoom(room: RoomId): boolean {
    this.#lastNumbers.delete(room);
    this.#lastChanges.delete(room);
    this.#list.add("DELETE FROM posts WHERE room = $1", roomBytes(room));
    // Members and relations go with the room.
    this.#list.add("DELETE FROM rooms WHERE id = $1", roomBytes(room));
    return true;
  }

  saveMember({ room, account, role, joined, firstNumber, readNumber, mentions, mutedUntilMs }: StoredMember): void {
    const numbers = [account, role, joined, firstNumber, readNumber];
    this.#list.add(SAVE_MEMBER, roomBytes(room), ...numbers, utf8(mentions.join(" ")), Math.ceil(mutedUntilMs));
  }

  removeMember(room: RoomId, account: AccountId): void {
    this.#list.add("DELETE FROM room_members WHERE room = $1 AND account = $2", roomBytes(room), account);
  }

  removeMemberships(account: AccountId): void {
    this.#list.add("DELETE FROM room_members WHERE account = $1", account);
  }

  saveRelation(relation: RoomRelation): void {
    const { room, kind, key, name, target, by } = relation;
    // It becomes the last one.
    this.removeRelation(relation);
    this.#list.add(ADD_RELATION, roomBytes(room), utf8(kind), utf8(key), utf8(name), target, by);
  }

  removeRelation({ room, kind, key }: RoomRelationKey): void {
    this.#list.add(REMOVE_RELATION, roomBytes(room), utf8(kind), utf8(key));
  }

  addPost(post: StoredPost): void {
    const { room, number, author, authorName, text, mentions, sentMs, servedMs, origin } = post;
    this.#list.add(
      ADD_POST,
      roomBytes(room),
      number,
      author,
      utf8(authorName),
      utf8(text),
      utf8(mentions.join(" ")),
      sentMs,
      servedMs,
      origin === undefined ? null : Buffer.from(origin.id, "hex"),
      origin?.hash ?? null,
      post.isDeleted,
      post.change,
      post.editedMs,
      utf8(reactionsText(post.reactions)),
    );
    this.#lastNumbers.set(room, Math.max(this.#lastNumbers.get(room) ?? 0, number));
    this.#list.add(READ_OWN, number, roomBytes(room), author);
  }

  changePost({ room, number, text, mentions, isDeleted, change, editedMs, reactions }: StoredPost): void {
    const values = [utf8(text), utf8(mentions.join(" ")), isDeleted, change, editedMs, utf8(reactionsText(reactions))];
    this.#list.add(CHANGE_POST, roomBytes(room), number, ...values);
    this.#lastChanges.set(room, Math.max(this.#lastChanges.get(room) ?? 0, change));
  }

  addLogEntry(entry: StoredLogEntry): void {
    const { room, number, atMs, kind, byAccount, byName, user, post, role, untilMs, text } = entry;
    const values = [number, Math.ceil(atMs), kind, byAccount, utf8(byName), utf8(user), post, role, Math.ceil(untilMs)];
    this.#list.add(ADD_LOG_ENTRY, roomBytes(room), ...values, utf8(text));
  }

  removeLogEntry(room: RoomId, number: number): void {
    this.#list.add("DELETE FROM room_log WHERE room = $1 AND number = $2", roomBytes(room), number);
  }

  forgetFirstPosts(room: RoomId, number: number, countMax: number): void {
    this.#list.add(FORGET_FIRST, roomBytes(room), number, countMax);
  }

  forgetPosts(beforeMs: number): boolean {
    this.#list.add("DELETE FROM posts WHERE served_ms < $1", beforeMs);
    return true;
  }
}

/** The bytes in which the id of a room is kept. */
export function roomBytes(id: RoomId): Uint8Array {
  return Buffer.from(id, "hex");
}
