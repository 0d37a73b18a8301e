/**
 * The rooms of a server. `chat-room.ts` is one of them, and `stored-rooms.ts` what the store keeps.
 *
 * Invariant: a listed room's name is in the list, and no hidden room's is. What a user is a member of, and invited to, is
 * found without looking at all rooms.
 */

import { type Looks, lookAlikes } from "../../names/look-alikes.ts";
import { TakenLooks } from "../../names/taken-looks.ts";
import type { AccountId } from "../account.ts";
import { OrderedList } from "../ordered-list.ts";
import type { RoomId, RoomRelation, StoredRoom } from "../stored-rooms.ts";
import type { User } from "../user.ts";
import { ChatRoom, type Member, RELATION_KINDS } from "./chat-room.ts";

export class Rooms {
  readonly #rooms = new Map<RoomId, ChatRoom>();
  readonly #listed = new OrderedList<ChatRoom, string>(({ key }) => key);
  readonly #looks = new TakenLooks();
  readonly #ofMember = new Map<AccountId, Set<ChatRoom>>();
  /** By the account that the relation applies to, the oldest first. Names that nobody had are in none. */
  readonly #ofTarget: Readonly<Record<RoomRelation["kind"], Map<AccountId, Set<ChatRoom>>>> = {
    invitation: new Map(),
    request: new Map(),
    ban: new Map(),
  };

  get size(): number {
    return this.#rooms.size;
  }

  /** The number of listed rooms. */
  get listedSize(): number {
    return this.#listed.size;
  }

  /** @param id  as in the header of a request; of any length */
  find(id: Uint8Array): ChatRoom | undefined {
    return this.#rooms.get(Buffer.from(id.buffer, id.byteOffset, id.length).toString("hex"));
  }

  byId(id: RoomId): ChatRoom | undefined {
    return this.#rooms.get(id);
  }

  /** The listed room with a name, by its key. */
  listed(key: string): ChatRoom | undefined {
    return this.#listed.get(key);
  }

  /** All of them, in the order in which they were made or restored. */
  get all(): Iterable<ChatRoom> {
    return this.#rooms.values();
  }

  /** Whether a listed room looks like a name. @param own  a room that does not count */
  looksTaken(looks: Looks, own: ChatRoom | undefined): boolean {
    const ownLooks = own?.isListed ? looksOf(own) : undefined;
    if (ownLooks !== undefined) this.#looks.remove(ownLooks);
    const isTaken = this.#looks.has(looks);
    if (ownLooks !== undefined) this.#looks.add(ownLooks);
    return isTaken;
  }

  /** The listed rooms from a key on, in the order of the keys. */
  listedFrom(key: string): Iterable<ChatRoom> {
    return this.#listed.from(key);
  }

  add(stored: StoredRoom): ChatRoom {
    const room = new ChatRoom(stored);
    this.#rooms.set(room.id, room);
    this.#list(room);
    return room;
  }

  /** Replaces the settings of a room. */
  change(room: ChatRoom, { settings, key }: Pick<StoredRoom, "settings" | "key">): void {
    this.#unlist(room);
    room.settings = settings;
    room.key = key;
    this.#list(room);
  }

  /** Removes a room: nobody finds it any more. Members that it still has are forgotten with `forgetMember`. */
  remove(room: ChatRoom): void {
    room.isClosed = true;
    for (const kind of RELATION_KINDS) {
      for (const relation of [...room.relations(kind).values()]) this.removeRelation(room, relation);
    }
    this.#rooms.delete(room.id);
    this.#unlist(room);
  }

  #list(room: ChatRoom): void {
    if (!room.isListed) return;
    this.#listed.add(room);
    this.#looks.add(looksOf(room));
  }

  #unlist(room: ChatRoom): void {
    if (!room.isListed) return;
    this.#listed.delete(room.key);
    this.#looks.remove(looksOf(room));
  }

  addMember(room: ChatRoom, member: Member): void {
    room.addMember(member);
    addTo(this.#ofMember, member.user.account.id, room);
  }

  removeMember(room: ChatRoom, user: User): void {
    room.removeMember(user);
    removeFrom(this.#ofMember, user.account.id, room);
  }

  /** Forgets that a user was a member of a room that is closed. */
  forgetMember(room: ChatRoom, { account }: User): void {
    removeFrom(this.#ofMember, account.id, room);
  }

  setRelation(room: ChatRoom, relation: RoomRelation): void {
    room.setRelation(relation);
    addTo(this.#ofTarget[relation.kind], relation.target, room);
  }

  removeRelation(room: ChatRoom, { kind, key, target }: RoomRelation): void {
    room.removeRelation({ kind, key });
    removeFrom(this.#ofTarget[kind], target, room);
  }

  /** The rooms of which a user is a member. */
  ofMember({ account }: User): ReadonlySet<ChatRoom> {
    const rooms = this.#ofMember.get(account.id);
    if (rooms === undefined) return NO_ROOMS;
    for (const room of rooms) if (room.isClosed) rooms.delete(room);
    return rooms;
  }

  /** The rooms to which a user is invited, or which it asks to join, the oldest first. */
  ofTarget(kind: RoomRelation["kind"], { account }: User): ReadonlySet<ChatRoom> {
    return this.#ofTarget[kind].get(account.id) ?? NO_ROOMS;
  }

  /** Leaves a room out of `ofTarget` for a user. The relation stays. */
  forgetTarget(kind: RoomRelation["kind"], room: ChatRoom, { account }: User): void {
    removeFrom(this.#ofTarget[kind], account.id, room);
  }

  /** How many rooms count towards `roomsPerAccountMax`. */
  countOf(user: User): number {
    return this.ofMember(user).size + this.ofTarget("request", user).size;
  }
}

const NO_ROOMS: ReadonlySet<ChatRoom> = new Set();

function addTo(rooms: Map<AccountId, Set<ChatRoom>>, account: AccountId, room: ChatRoom): void {
  const own = rooms.get(account) ?? new Set();
  rooms.set(account, own.add(room));
}

function removeFrom(rooms: Map<AccountId, Set<ChatRoom>>, account: AccountId, room: ChatRoom): void {
  const own = rooms.get(account);
  own?.delete(room);
  if (own?.size === 0) rooms.delete(account);
}

function looksOf({ key, settings }: ChatRoom): Looks {
  return lookAlikes({ name: settings.name, key });
}
