import type { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import type { AccountId } from "../account.ts";
import type { Login, LoginId, User } from "../user.ts";
import type { ChatRoom } from "./chat-room.ts";

/** What a login gets of a room besides, or in place of, its posts. */
export type WatchKind = "members" | "counts";

/** A member of a room whose membership may have changed since the last tick. */
interface NotedMember {
  readonly user: User;
  /** The role at the last tick; undefined: it was no member. */
  readonly before: RoomRole | undefined;
}

/** What changed in a room since the last tick. */
export interface RoomDifference {
  readonly room: ChatRoom;
  readonly changed: readonly User[];
  /** Names. */
  readonly gone: readonly string[];
}

/**
 * The logins that get more of a room than its posts, or only counts, and what is to be told to them at the next tick. A
 * login that does neither takes no place here.
 */
export class RoomWatches {
  readonly #tickMs: () => number;
  /** Ticks are whole numbers of their length after this. */
  readonly #originMs: number;
  readonly #byRoom = new Map<ChatRoom, Map<AccountId, Map<LoginId, WatchKind>>>();
  readonly #byLogin = new Map<LoginId, Set<ChatRoom>>();
  #noted = new Map<ChatRoom, Map<AccountId, NotedMember>>();
  #dueMs = Number.POSITIVE_INFINITY;

  /** @param nowMs  monotonic milliseconds */
  constructor(tickMs: () => number, nowMs: number) {
    this.#tickMs = tickMs;
    this.#originMs = nowMs;
  }

  /** Chooses what a login gets of a room. Undefined: the posts. */
  set(room: ChatRoom, { id, user }: Login, kind: WatchKind | undefined): void {
    this.#remove(room, user, id);
    if (kind === undefined) return;
    const ofRoom = this.#byRoom.get(room) ?? new Map<AccountId, Map<LoginId, WatchKind>>();
    this.#byRoom.set(room, ofRoom);
    const ofUser = ofRoom.get(user.account.id) ?? new Map<LoginId, WatchKind>();
    ofRoom.set(user.account.id, ofUser.set(id, kind));
    this.#byLogin.set(id, (this.#byLogin.get(id) ?? new Set()).add(room));
  }

  /** The watches of a user in a room. */
  of(room: ChatRoom, { account }: User): ReadonlyMap<LoginId, WatchKind> {
    return this.#byRoom.get(room)?.get(account.id) ?? NONE;
  }

  /** A login has ended. */
  forget({ id, user }: Login): void {
    for (const room of [...(this.#byLogin.get(id) ?? [])]) this.#remove(room, user, id);
  }

  /** Notes that somebody may see another number of posts at the next tick. */
  notePost(room: ChatRoom): void {
    if (this.#byRoom.has(room)) this.#notedOf(room);
  }

  /** Notes a membership before it changes. */
  noteMember(room: ChatRoom, user: User): void {
    if (!this.#byRoom.has(room)) return;
    const noted = this.#notedOf(room);
    const { id } = user.account;
    if (!noted.has(id)) noted.set(id, { user, before: room.member(user)?.role });
  }

  /** A user is no longer a member, so its logins watch no more. */
  endOf(room: ChatRoom, user: User): void {
    for (const id of [...this.of(room, user).keys()]) this.#remove(room, user, id);
  }

  /** A room is closed. */
  close(room: ChatRoom): void {
    this.#noted.delete(room);
  }

  /** When the next tick is due, in monotonic milliseconds; infinity: nothing has changed. */
  get dueMs(): number {
    return this.#dueMs;
  }

  /** Sets the time of the next tick, if something was noted. */
  schedule(nowMs: number): void {
    if (this.#dueMs !== Number.POSITIVE_INFINITY || this.#noted.size === 0) return;
    const lengthMs = this.#tickMs();
    this.#dueMs = this.#originMs + (Math.floor((nowMs - this.#originMs) / lengthMs) + 1) * lengthMs;
  }

  /** Ends a tick, if one is due. @returns what changed in it; what was undone is left out */
  take(nowMs: number): RoomDifference[] {
    if (nowMs < this.#dueMs) return [];
    const noted = this.#noted;
    this.#noted = new Map();
    this.#dueMs = Number.POSITIVE_INFINITY;
    return [...noted].map(([room, members]) => differenceOf(room, [...members.values()]));
  }

  #notedOf(room: ChatRoom): Map<AccountId, NotedMember> {
    const noted = this.#noted.get(room) ?? new Map<AccountId, NotedMember>();
    this.#noted.set(room, noted);
    return noted;
  }

  #remove(room: ChatRoom, { account }: User, id: LoginId): void {
    const ofRoom = this.#byRoom.get(room);
    const ofUser = ofRoom?.get(account.id);
    if (ofRoom === undefined || ofUser === undefined || !ofUser.delete(id)) return;
    if (ofUser.size === 0) ofRoom.delete(account.id);
    if (ofRoom.size === 0) this.#byRoom.delete(room);
    const rooms = this.#byLogin.get(id);
    rooms?.delete(room);
    if (rooms?.size === 0) this.#byLogin.delete(id);
  }
}

const NONE: ReadonlyMap<LoginId, WatchKind> = new Map();

function differenceOf(room: ChatRoom, noted: readonly NotedMember[]): RoomDifference {
  const [changed, gone]: [User[], string[]] = [[], []];
  for (const { user, before } of noted) {
    const role = room.member(user)?.role;
    if (role === before) continue;
    if (role === undefined) gone.push(user.account.name);
    else changed.push(user);
  }
  return { room, changed, gone };
}
