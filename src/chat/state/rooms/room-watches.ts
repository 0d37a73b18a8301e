import type { Limits } from "../../../limits.ts";
import type { AccountId } from "../account.ts";
import type { Directory } from "../directory.ts";
import type { Login, LoginId, User } from "../user.ts";
import type { Ties } from "../visibility/sight.ts";
import type { ChatRoom } from "./chat-room.ts";
import { isPresent, type MemberMoment, memberMoment, statusSeen } from "./member-sight.ts";
import type { Rooms } from "./rooms.ts";

/** What a login gets of a room besides, or in place of, its posts. */
export type WatchKind = "members" | "counts";

/** The choice of one login about one room. */
export interface RoomWatch {
  readonly kind: WatchKind;
  /** The numbers that the login was told last, in one word; undefined: none. */
  told: string | undefined;
}

/** A user in a room who may have changed for somebody since the last tick, as it was then. */
interface NotedMember {
  readonly user: User;
  readonly before: MemberMoment;
  /** By viewer: the ties before they changed. Those that are not here are as before. */
  readonly ties: Map<User, Ties>;
}

/** A user in a room, as it was at the last tick and is at this one. */
export interface MemberDifference {
  readonly user: User;
  readonly was: MemberMoment;
  readonly is: MemberMoment;
  /** The viewers whose ties with the user have changed. */
  readonly viewers: Iterable<User>;
  readonly tiesWith: (viewer: User) => { readonly was: Ties; readonly is: Ties };
}

/** What changed in a room from tick to tick. */
export interface RoomDifference {
  readonly room: ChatRoom;
  /** In the order of the keys of their names: nobody may learn in which order they changed. */
  readonly members: readonly MemberDifference[];
  /** The members who are present to a stranger. Until the next tick of the room, it is what that begins with. */
  readonly present: () => ReadonlySet<User>;
}

type WatchLimits = Pick<Limits, "presenceTickMs" | "presenceTickMaxMs" | "presenceEventsPerSecond">;

/**
 * The logins that get more of a room than its posts, or only counts, and what is to be told to them at the next tick. A
 * login that does neither takes no place here.
 *
 * As with the list of peers, ticks come at fixed times, whoever has changed, and are the further apart the more logins
 * watch. What changes while a tick is told belongs to the next one.
 */
export class RoomWatches {
  readonly #rooms: Rooms;
  readonly #directory: Directory;
  readonly #limits: WatchLimits;
  /** Ticks are whole numbers of their length after this. */
  readonly #originMs: number;
  readonly #byRoom = new Map<ChatRoom, Map<User, Map<LoginId, RoomWatch>>>();
  readonly #byLogin = new Map<LoginId, Set<ChatRoom>>();
  /** The members who were present to a stranger at the last tick, of watched rooms that were counted. */
  readonly #present = new Map<ChatRoom, Set<User>>();
  /** The watches of all logins. */
  #size = 0;
  #noted = new Map<ChatRoom, Map<AccountId, NotedMember>>();
  /** Of the tick that is being told. */
  readonly #untold = new Map<ChatRoom, Map<AccountId, NotedMember>>();
  #dueMs = Number.POSITIVE_INFINITY;

  /** @param nowMs  monotonic milliseconds */
  constructor(rooms: Rooms, directory: Directory, limits: WatchLimits, nowMs: number) {
    this.#rooms = rooms;
    this.#directory = directory;
    this.#limits = limits;
    this.#originMs = nowMs;
  }

  /** Chooses what a login gets of a room. Undefined: the posts. It gets counts at the next tick, if it gets any. */
  set(room: ChatRoom, { id, user }: Login, kind: WatchKind | undefined): void {
    this.#remove(room, user, id);
    if (kind === undefined) return;
    const ofRoom = this.#byRoom.get(room) ?? new Map<User, Map<LoginId, RoomWatch>>();
    this.#byRoom.set(room, ofRoom);
    const ofUser = ofRoom.get(user) ?? new Map<LoginId, RoomWatch>();
    ofRoom.set(user, ofUser.set(id, { kind, told: undefined }));
    this.#byLogin.set(id, (this.#byLogin.get(id) ?? new Set()).add(room));
    this.#size += 1;
    this.#notedOf(room);
  }

  /** The watches of a user in a room. */
  of(room: ChatRoom, user: User): ReadonlyMap<LoginId, RoomWatch> {
    return this.#byRoom.get(room)?.get(user) ?? NONE;
  }

  /** The users who watch a room. */
  usersIn(room: ChatRoom): ReadonlySet<User> {
    return new Set(this.#byRoom.get(room)?.keys());
  }

  /** A login has ended. */
  forget({ id, user }: Login): void {
    for (const room of [...(this.#byLogin.get(id) ?? [])]) this.#remove(room, user, id);
  }

  /** Notes that somebody may see another number of posts at the next tick. */
  notePost(room: ChatRoom): void {
    if (this.#byRoom.has(room)) this.#notedOf(room);
  }

  /** Notes a user in a room, before its membership or what others see of it changes. */
  noteMember(room: ChatRoom, user: User): void {
    if (this.#byRoom.has(room)) this.#note(room, user);
  }

  /** Notes a user in all of its rooms, before what others see of it changes. */
  noteUser(user: User): void {
    for (const room of this.#rooms.ofMember(user)) this.noteMember(room, user);
  }

  /** Notes what two users see of each other in their rooms, before that changes. */
  noteBetween(one: User, other: User): void {
    for (const room of this.#rooms.ofMember(one)) {
      if (!this.#byRoom.has(room) || room.member(other) === undefined) continue;
      this.#noteTies(room, one, other);
      this.#noteTies(room, other, one);
    }
  }

  /** A user is no longer a member, so its logins watch no more. */
  endOf(room: ChatRoom, user: User): void {
    for (const id of [...this.of(room, user).keys()]) this.#remove(room, user, id);
  }

  /** Nothing more is told of a room that is closed. `endOf` ends the watches of its members. */
  close(room: ChatRoom): void {
    this.#noted.delete(room);
    this.#untold.delete(room);
    this.#present.delete(room);
  }

  /** When something is to be told next, in monotonic milliseconds; infinity: nothing has changed. */
  get dueMs(): number {
    return this.#dueMs;
  }

  /** Sets the time of the next tick, if something was noted. */
  schedule(nowMs: number): void {
    if (this.#dueMs !== Number.POSITIVE_INFINITY || this.#noted.size === 0) return;
    const lengthMs = this.#tickMs;
    this.#dueMs = this.#originMs + (Math.floor((nowMs - this.#originMs) / lengthMs) + 1) * lengthMs;
  }

  /** As in `Presence`: each event takes a write, so the cost of a tick grows with the watches. */
  get #tickMs(): number {
    const { presenceTickMs, presenceTickMaxMs, presenceEventsPerSecond } = this.#limits;
    const leastMs = (this.#size / presenceEventsPerSecond) * 1_000;
    const doublings = Math.max(0, Math.ceil(Math.log2(leastMs / presenceTickMs)));
    return Math.min(presenceTickMs * 2 ** doublings, presenceTickMaxMs);
  }

  /**
   * Takes what has changed in the next room, if a tick is due. Until all rooms were taken, `dueMs` stays as it is.
   *
   * @returns undefined: in no room
   */
  take(nowMs: number): RoomDifference | undefined {
    if (nowMs < this.#dueMs) return undefined;
    if (this.#untold.size === 0) {
      for (const [room, members] of this.#noted) this.#untold.set(room, members);
      this.#noted = new Map();
    }
    const [next] = this.#untold;
    if (next !== undefined) this.#untold.delete(next[0]);
    if (this.#untold.size === 0) {
      this.#dueMs = Number.POSITIVE_INFINITY;
      this.schedule(nowMs);
    }
    return next && this.#differenceOf(...next);
  }

  #differenceOf(room: ChatRoom, noted: ReadonlyMap<AccountId, NotedMember>): RoomDifference {
    const later = this.#noted.get(room);
    const members = [...noted].map(([id, { user, before, ties }]): MemberDifference => {
      // What has changed since the tick is noted as it was at the tick.
      const next = later?.get(id);
      const tiesWith = (viewer: User): { was: Ties; is: Ties } => {
        const is = next?.ties.get(viewer) ?? this.#directory.ties(viewer, user);
        return { was: ties.get(viewer) ?? is, is };
      };
      return { user, was: before, is: next?.before ?? memberMoment(room, user), viewers: ties.keys(), tiesWith };
    });
    const present = this.#present.get(room);
    for (const { user, is } of members) {
      if (is.role !== undefined && isPresent(statusSeen(is))) present?.add(user);
      else present?.delete(user);
    }
    members.sort((a, b) => (a.user.account.key < b.user.account.key ? -1 : 1));
    return { room, members, present: () => this.#presentIn(room) };
  }

  /** Looks at all members only the first time. From then on, only at those who change. */
  #presentIn(room: ChatRoom): ReadonlySet<User> {
    const known = this.#present.get(room);
    if (known !== undefined) return known;
    const present = new Set<User>();
    for (const { user } of room.members) if (isPresent(statusSeen(memberMoment(room, user)))) present.add(user);
    if (this.#byRoom.has(room)) this.#present.set(room, present);
    return present;
  }

  #note(room: ChatRoom, user: User): NotedMember {
    const noted = this.#notedOf(room);
    const { id } = user.account;
    const member = noted.get(id) ?? { user, before: memberMoment(room, user), ties: new Map() };
    noted.set(id, member);
    return member;
  }

  #noteTies(room: ChatRoom, viewer: User, user: User): void {
    if (this.of(room, viewer).size === 0) return;
    const { ties } = this.#note(room, user);
    if (!ties.has(viewer)) ties.set(viewer, this.#directory.ties(viewer, user));
  }

  #notedOf(room: ChatRoom): Map<AccountId, NotedMember> {
    const noted = this.#noted.get(room) ?? new Map<AccountId, NotedMember>();
    this.#noted.set(room, noted);
    return noted;
  }

  #remove(room: ChatRoom, user: User, id: LoginId): void {
    const ofRoom = this.#byRoom.get(room);
    const ofUser = ofRoom?.get(user);
    if (ofRoom === undefined || ofUser === undefined || !ofUser.delete(id)) return;
    this.#size -= 1;
    if (ofUser.size === 0) ofRoom.delete(user);
    if (ofRoom.size === 0) {
      this.#byRoom.delete(room);
      this.#present.delete(room);
    }
    const rooms = this.#byLogin.get(id);
    rooms?.delete(room);
    if (rooms?.size === 0) this.#byLogin.delete(id);
  }
}

const NONE: ReadonlyMap<LoginId, RoomWatch> = new Map();
