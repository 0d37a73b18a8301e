import type { AccountId } from "../../chat/state/account.ts";
import { OrderedList } from "../../chat/state/ordered-list.ts";
import {
  type PostQuery,
  type RoomId,
  type RoomRelation,
  type StoredLogEntry,
  type StoredMember,
  type StoredPost,
  type StoredRoom,
  storedBytesOf,
} from "../../chat/state/stored-rooms.ts";
import { UsageError } from "../../errors.ts";
import type { RoomRelationKey, RoomStorage } from "../apply-changes.ts";
import { firstOf } from "./mailbox.ts";
import { UndoableMap, type UndoLog } from "./undo-log.ts";

/** What belongs to one room. */
interface RoomData {
  readonly members: UndoableMap<AccountId, StoredMember>;
  readonly relations: UndoableMap<string, RoomRelation>;
  readonly posts: OrderedList<StoredPost, number>;
  /** Those that were changed, in the order of their last changes. */
  readonly changed: OrderedList<StoredPost, number>;
  readonly log: UndoableMap<number, StoredLogEntry>;
  /** The numbers of the posts of an author that were made with each id: one, unless the client has lied. */
  readonly byRequest: UndoableMap<string, readonly number[]>;
}

/** Rooms in memory. Every method completes its work in one call. */
export class MemoryRooms implements RoomStorage {
  readonly #undo: UndoLog;
  readonly #rooms: UndoableMap<RoomId, StoredRoom>;
  readonly #data: UndoableMap<RoomId, RoomData>;

  constructor(undo: UndoLog) {
    this.#undo = undo;
    this.#rooms = new UndoableMap(undo);
    this.#data = new UndoableMap(undo);
  }

  rooms(): StoredRoom[] {
    return [...this.#rooms.values()];
  }

  members(): StoredMember[] {
    return [...this.#data.values()].flatMap(({ members }) => [...members.values()]);
  }

  relations(): RoomRelation[] {
    return [...this.#data.values()].flatMap(({ relations }) => [...relations.values()]);
  }

  log(): StoredLogEntry[] {
    return [...this.#data.values()].flatMap(({ log }) => [...log.values()]);
  }

  /** Served time of the last post; 0 if there is none. */
  get lastServedMs(): number {
    let last = 0;
    for (const { posts } of this.#data.values()) for (const { servedMs } of posts) last = Math.max(last, servedMs);
    return last;
  }

  read(query: PostQuery): StoredPost[] {
    const data = this.#data.get(query.room);
    if (data === undefined) return [];
    const { posts, changed, byRequest } = data;
    if (query.kind === "post of request") {
      const [number] = byRequest.get(requestKey(query.author, query.requestId)) ?? [];
      return firstOf(posts.from(number ?? query.orAfter + 1), 1);
    }
    if (query.kind === "posts changed after") {
      return withinBytes(firstOf(changed.from(query.change + 1), query.countMax), query.bytesMax);
    }
    const { number, countMax, bytesMax } = query;
    const found = query.kind === "posts after" ? posts.from(number + 1) : posts.before(number);
    return withinBytes(firstOf(found, countMax), bytesMax);
  }

  saveRoom(room: StoredRoom): void {
    const before = this.#rooms.get(room.id);
    const { lastNumber, lastChange } = before ?? room;
    this.#rooms.set(room.id, { ...room, lastNumber, lastChange });
    if (before !== undefined) return;
    this.#data.set(room.id, {
      members: new UndoableMap(this.#undo),
      relations: new UndoableMap(this.#undo),
      posts: new OrderedList(({ number }) => number),
      changed: new OrderedList(({ change }) => change),
      log: new UndoableMap(this.#undo),
      byRequest: new UndoableMap(this.#undo),
    });
  }

  closeRoom(id: RoomId): boolean {
    this.#data.delete(id);
    this.#rooms.delete(id);
    return true;
  }

  saveMember(member: StoredMember): void {
    this.#dataOf(member.room).members.set(member.account, member);
  }

  removeMember(room: RoomId, account: AccountId): void {
    this.#data.get(room)?.members.delete(account);
  }

  removeMemberships(account: AccountId): void {
    for (const { members } of this.#data.values()) if (members.has(account)) members.delete(account);
  }

  saveRelation(relation: RoomRelation): void {
    const { relations } = this.#dataOf(relation.room);
    // It becomes the last one.
    relations.delete(placeOf(relation));
    relations.set(placeOf(relation), relation);
  }

  removeRelation(key: RoomRelationKey): void {
    this.#data.get(key.room)?.relations.delete(placeOf(key));
  }

  addPost(post: StoredPost): void {
    const data = this.#dataOf(post.room);
    const { posts, members } = data;
    const room = this.#rooms.get(post.room);
    if (room === undefined || posts.get(post.number) !== undefined) throw mismatch("the post's number is taken");
    this.#put(data, post);
    noteRequest(data, post);
    this.#rooms.set(room.id, { ...room, lastNumber: Math.max(room.lastNumber, post.number) });
    const author = members.get(post.author);
    if (author?.readNumber === post.number - 1) members.set(post.author, { ...author, readNumber: post.number });
  }

  changePost(post: StoredPost): void {
    const data = this.#dataOf(post.room);
    const room = this.#rooms.get(post.room);
    const before = data.posts.get(post.number);
    if (room !== undefined) {
      this.#rooms.set(room.id, { ...room, lastChange: Math.max(room.lastChange, post.change) });
    }
    if (before === undefined) return;
    const { text, mentions, isDeleted, change, editedMs, reactions } = post;
    const next = { ...before, text, mentions, isDeleted, change, editedMs, reactions };
    this.#take(data, before);
    this.#put(data, next);
  }

  addLogEntry(entry: StoredLogEntry): void {
    this.#dataOf(entry.room).log.set(entry.number, entry);
  }

  removeLogEntry(room: RoomId, number: number): void {
    this.#data.get(room)?.log.delete(number);
  }

  forgetFirstPosts(id: RoomId, number: number, countMax: number): void {
    const data = this.#data.get(id);
    if (data === undefined) return;
    const first = firstOf(data.posts, countMax).filter((post) => post.number <= number);
    for (const post of first) this.#remove(data, post);
  }

  forgetPosts(beforeMs: number): boolean {
    for (const data of this.#data.values()) {
      const old: StoredPost[] = [];
      // Served times rise with the numbers.
      for (const post of data.posts) {
        if (post.servedMs >= beforeMs) break;
        old.push(post);
      }
      for (const post of old) this.#remove(data, post);
    }
    return true;
  }

  #remove(data: RoomData, post: StoredPost): void {
    this.#take(data, post);
    forgetRequest(data, post);
  }

  #put({ posts, changed }: RoomData, post: StoredPost): void {
    posts.add(post);
    this.#undo.add(() => posts.delete(post.number));
    if (post.change === 0) return;
    changed.add(post);
    this.#undo.add(() => changed.delete(post.change));
  }

  #take({ posts, changed }: RoomData, post: StoredPost): void {
    posts.delete(post.number);
    this.#undo.add(() => posts.add(post));
    if (post.change === 0) return;
    changed.delete(post.change);
    this.#undo.add(() => changed.add(post));
  }

  #dataOf(id: RoomId): RoomData {
    const data = this.#data.get(id);
    if (data === undefined) throw mismatch("the room does not exist");
    return data;
  }
}

function noteRequest({ byRequest }: RoomData, { author, number, origin }: StoredPost): void {
  if (origin === undefined) return;
  const key = requestKey(author, origin.id);
  byRequest.set(key, [...(byRequest.get(key) ?? []), number]);
}

function forgetRequest({ byRequest }: RoomData, { author, number, origin }: StoredPost): void {
  if (origin === undefined) return;
  const key = requestKey(author, origin.id);
  const left = byRequest.get(key)?.filter((other) => other !== number) ?? [];
  if (left.length > 0) byRequest.set(key, left);
  else byRequest.delete(key);
}

/** The first posts, up to the one with which they have more bytes; see `PostQuery`. */
function withinBytes(posts: readonly StoredPost[], bytesMax = Number.POSITIVE_INFINITY): StoredPost[] {
  let left = bytesMax;
  const last = posts.findIndex((post) => {
    left -= storedBytesOf(post);
    return left < 0;
  });
  return last === -1 ? [...posts] : posts.slice(0, last + 1);
}

function placeOf({ kind, key }: RoomRelationKey): string {
  return `${kind} ${key}`;
}

function requestKey(author: AccountId, requestId: string): string {
  return `${author} ${requestId}`;
}

function mismatch(why: string): UsageError {
  return new UsageError(`A change does not fit the stored state: ${why}.`);
}
