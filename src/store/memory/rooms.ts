import type { AccountId } from "../../chat/state/account.ts";
import { OrderedList } from "../../chat/state/ordered-list.ts";
import type {
  PostQuery,
  RoomId,
  RoomRelation,
  StoredMember,
  StoredPost,
  StoredRoom,
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
}

/** Rooms in memory. Every method completes its work in one call. */
export class MemoryRooms implements RoomStorage {
  readonly #undo: UndoLog;
  readonly #rooms: UndoableMap<RoomId, StoredRoom>;
  readonly #data: UndoableMap<RoomId, RoomData>;
  /** The numbers of the posts that were made with each id: one, unless the client has lied. */
  readonly #byRequest: UndoableMap<string, readonly number[]>;

  constructor(undo: UndoLog) {
    this.#undo = undo;
    this.#rooms = new UndoableMap(undo);
    this.#data = new UndoableMap(undo);
    this.#byRequest = new UndoableMap(undo);
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

  /** Served time of the last post; 0 if there is none. */
  get lastServedMs(): number {
    let last = 0;
    for (const { posts } of this.#data.values()) for (const { servedMs } of posts) last = Math.max(last, servedMs);
    return last;
  }

  read(query: PostQuery): StoredPost[] {
    const posts = this.#data.get(query.room)?.posts;
    if (posts === undefined) return [];
    if (query.kind === "post of request") {
      const [number] = this.#byRequest.get(requestKey(query.room, query.author, query.requestId)) ?? [];
      return firstOf(posts.from(number ?? query.orAfter + 1), 1);
    }
    const { number, countMax, bytesMax } = query;
    const found = query.kind === "posts after" ? posts.from(number + 1) : posts.before(number);
    return withinBytes(firstOf(found, countMax), bytesMax);
  }

  saveRoom(room: StoredRoom): void {
    const before = this.#rooms.get(room.id);
    this.#rooms.set(room.id, { ...room, lastNumber: before?.lastNumber ?? room.lastNumber });
    if (before !== undefined) return;
    this.#data.set(room.id, {
      members: new UndoableMap(this.#undo),
      relations: new UndoableMap(this.#undo),
      posts: new OrderedList(({ number }) => number),
    });
  }

  closeRoom(id: RoomId): boolean {
    for (const post of this.#data.get(id)?.posts ?? []) this.#forgetRequest(post);
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
    const { posts, members } = this.#dataOf(post.room);
    const room = this.#rooms.get(post.room);
    if (room === undefined || posts.get(post.number) !== undefined) throw mismatch("the post's number is taken");
    posts.add(post);
    this.#undo.add(() => posts.delete(post.number));
    this.#noteRequest(post);
    this.#rooms.set(room.id, { ...room, lastNumber: Math.max(room.lastNumber, post.number) });
    const author = members.get(post.author);
    if (author?.readNumber === post.number - 1) members.set(post.author, { ...author, readNumber: post.number });
  }

  forgetFirstPosts(id: RoomId, number: number, countMax: number): void {
    const posts = this.#data.get(id)?.posts;
    if (posts === undefined) return;
    const first = firstOf(posts, countMax).filter((post) => post.number <= number);
    for (const post of first) this.#remove(posts, post);
  }

  forgetPosts(beforeMs: number): boolean {
    for (const { posts } of this.#data.values()) {
      const old: StoredPost[] = [];
      // Served times rise with the numbers.
      for (const post of posts) {
        if (post.servedMs >= beforeMs) break;
        old.push(post);
      }
      for (const post of old) this.#remove(posts, post);
    }
    return true;
  }

  #remove(posts: OrderedList<StoredPost, number>, post: StoredPost): void {
    posts.delete(post.number);
    this.#undo.add(() => posts.add(post));
    this.#forgetRequest(post);
  }

  #noteRequest({ room, author, number, origin }: StoredPost): void {
    if (origin === undefined) return;
    const key = requestKey(room, author, origin.id);
    this.#byRequest.set(key, [...(this.#byRequest.get(key) ?? []), number]);
  }

  #forgetRequest({ room, author, number, origin }: StoredPost): void {
    if (origin === undefined) return;
    const key = requestKey(room, author, origin.id);
    const left = this.#byRequest.get(key)?.filter((other) => other !== number) ?? [];
    if (left.length > 0) this.#byRequest.set(key, left);
    else this.#byRequest.delete(key);
  }

  #dataOf(id: RoomId): RoomData {
    const data = this.#data.get(id);
    if (data === undefined) throw mismatch("the room does not exist");
    return data;
  }
}

/** The first posts, up to the one with which their texts have more bytes; see `PostQuery`. */
function withinBytes(posts: readonly StoredPost[], bytesMax = Number.POSITIVE_INFINITY): StoredPost[] {
  let left = bytesMax;
  const last = posts.findIndex(({ text }) => {
    left -= Buffer.byteLength(text);
    return left < 0;
  });
  return last === -1 ? [...posts] : posts.slice(0, last + 1);
}

function placeOf({ kind, key }: RoomRelationKey): string {
  return `${kind} ${key}`;
}

function requestKey(room: RoomId, author: AccountId, requestId: string): string {
  return `${room} ${author} ${requestId}`;
}

function mismatch(why: string): UsageError {
  return new UsageError(`A change does not fit the stored state: ${why}.`);
}
