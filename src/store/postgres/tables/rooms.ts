import type { AccountId } from "../../../chat/state/account.ts";
import type { RoomId, RoomRelation, StoredMember, StoredPost, StoredRoom } from "../../../chat/state/stored-rooms.ts";
import type { RoomRelationKey, RoomStorage } from "../../apply-changes.ts";
import { type StatementList, utf8 } from "./statement-list.ts";

const SAVE_ROOM = `INSERT INTO rooms VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  ON CONFLICT (id) DO UPDATE SET epoch = excluded.epoch, key = excluded.key, name = excluded.name,
  topic = excluded.topic, description = excluded.description, visibility = excluded.visibility,
  history = excluded.history, joining_role = excluded.joining_role, slow_mode_ms = excluded.slow_mode_ms,
  members_max = excluded.members_max`;

const SAVE_MEMBER = `INSERT INTO room_members VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (room, account) DO UPDATE SET role = excluded.role, joined = excluded.joined,
  first_number = excluded.first_number, read_number = excluded.read_number, mentions = excluded.mentions,
  muted_until_ms = excluded.muted_until_ms`;

const ADD_RELATION = `INSERT INTO room_relations
  SELECT coalesce(max(position), 0) + 1, $1::bytea, $2::bytea, $3::bytea, $4::bytea, $5::bigint, $6::bigint
  FROM room_relations`;

const REMOVE_RELATION = "DELETE FROM room_relations WHERE room = $1 AND kind = $2 AND key = $3";

const ADD_POST = "INSERT INTO posts VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

const READ_OWN = `UPDATE room_members SET read_number = $1::bigint
  WHERE room = $2 AND account = $3 AND read_number = $1::bigint - 1`;

const FORGET_FIRST = `DELETE FROM posts WHERE room = $1 AND number IN
  (SELECT number FROM posts WHERE room = $1 AND number <= $2 ORDER BY number LIMIT $3)`;

const RAISE_LAST_NUMBERS = `UPDATE rooms SET last_number = greatest(last_number, new.last)
  FROM unnest($1::bytea[], $2::bigint[]) AS new (room, last) WHERE rooms.id = new.room`;

/** The rooms of one commit. Each method completes its work in one call. */
export class RoomStatements implements RoomStorage {
  readonly #list: StatementList;
  /** Of the rooms that have got a post in this commit: the number of the last one, which is written once. */
  readonly #lastNumbers = new Map<RoomId, number>();

  constructor(list: StatementList) {
    this.#list = list;
  }

  /** Adds what is kept until the end of the commit. */
  finish(): void {
    if (this.#lastNumbers.size === 0) return;
    this.#list.add(RAISE_LAST_NUMBERS, [...this.#lastNumbers.keys()].map(roomBytes), [...this.#lastNumbers.values()]);
  }

  saveRoom({ id, epoch, key, settings, lastNumber }: StoredRoom): void {
    const { name, topic, description, visibility, history, joiningRole, slowModeMs, membersMax } = settings;
    const texts = [key, name, topic, description].map(utf8);
    const numbers = [visibility, history, joiningRole, slowModeMs, membersMax, lastNumber];
    this.#list.add(SAVE_ROOM, roomBytes(id), epoch, ...texts, ...numbers);
  }

  closeRoom(room: RoomId): boolean {
    this.#lastNumbers.delete(room);
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

  addPost({ room, number, author, authorName, text, mentions, sentMs, servedMs, origin }: StoredPost): void {
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
    );
    this.#lastNumbers.set(room, Math.max(this.#lastNumbers.get(room) ?? 0, number));
    this.#list.add(READ_OWN, number, roomBytes(room), author);
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
