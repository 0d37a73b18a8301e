import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import { RoomHistory, type RoomSettings, RoomVisibility } from "../../../../generated/chatwire/v1/room.ts";
import type { AccountId } from "../account.ts";
import { OrderedList } from "../ordered-list.ts";
import type { RoomId, RoomRelation, StoredMember, StoredRoom } from "../stored-rooms.ts";
import type { User } from "../user.ts";
import { RoomLog } from "./room-log.ts";

export const RELATION_KINDS: readonly RoomRelation["kind"][] = ["invitation", "request", "ban"];

/** What keeps a member from posting. It outlasts the membership: leaving and joining again lifts nothing. */
export interface Restrictions {
  /** Until when the member may not post, in milliseconds since 1970. */
  mutedUntilMs: number;
  /** When slow mode lets the member post again, in monotonic milliseconds. It is not stored. */
  mayPostMs: number;
}

/** Accounts that have left a room and whose restrictions are kept. Past it, the one that left first is forgotten. */
const LEFT_MAX = 10_000;

/** A user in a room. */
export interface Member extends Restrictions {
  readonly user: User;
  role: RoomRole;
  /** Orders the members of the room by when they joined. */
  readonly joined: number;
  /** Number of the first post since the member joined. */
  readonly firstNumber: number;
  readNumber: number;
  /** Numbers of posts after `readNumber` that mention the member, in order. */
  mentions: readonly number[];
}

/** A room with its members, and what other names are to it. `Rooms` changes it. */
export class ChatRoom {
  readonly id: RoomId;
  epoch: number;
  key: string;
  settings: RoomSettings;
  lastNumber: number;
  lastChange: number;
  /** Numbers of the pinned posts, in the order in which they were pinned. */
  pinned: readonly number[];
  /** Whether nobody finds it any more. */
  isClosed = false;
  readonly log = new RoomLog();
  readonly #members = new Map<AccountId, Member>();
  readonly #moderators = new Set<Member>();
  readonly #byKey = new OrderedList<Member, string>(({ user }) => user.account.key);
  readonly #relations: Readonly<Record<RoomRelation["kind"], Map<string, RoomRelation>>> = {
    invitation: new Map(),
    request: new Map(),
    ban: new Map(),
  };
  /** Of accounts that have left, the first one first. */
  readonly #left = new Map<AccountId, Restrictions>();
  #lastJoined = 0;

  constructor({ id, epoch, key, settings, lastNumber, lastChange, pinned }: StoredRoom) {
    this.id = id;
    this.epoch = epoch;
    this.key = key;
    this.settings = settings;
    this.lastNumber = lastNumber;
    this.lastChange = lastChange;
    this.pinned = pinned;
  }

  get isListed(): boolean {
    return this.settings.visibility !== RoomVisibility.HIDDEN;
  }

  get stored(): StoredRoom {
    const { id, epoch, key, settings, lastNumber, lastChange, pinned } = this;
    return { id, epoch, key, settings, lastNumber, lastChange, pinned };
  }

  get size(): number {
    return this.#members.size;
  }

  /** In no order that means anything. */
  get members(): IterableIterator<Member> {
    return this.#members.values();
  }

  /** Moderators and owners. */
  get moderators(): Iterable<Member> {
    return this.#moderators;
  }

  get nextJoined(): number {
    return this.#lastJoined + 1;
  }

  member({ account }: User): Member | undefined {
    return this.#members.get(account.id);
  }

  memberById(id: AccountId): Member | undefined {
    return this.#members.get(id);
  }

  addMember(member: Member): void {
    this.#lastJoined = Math.max(this.#lastJoined, member.joined);
    this.#members.set(member.user.account.id, member);
    this.#byKey.add(member);
    this.setRole(member, member.role);
  }

  removeMember({ account }: User): void {
    const member = this.#members.get(account.id);
    if (member !== undefined) {
      this.keepRestrictions(account.id, member);
      this.#moderators.delete(member);
    }
    this.#members.delete(account.id);
    this.#byKey.delete(account.key);
  }

  setRole(member: Member, role: RoomRole): void {
    member.role = role;
    if (role >= RoomRole.MODERATOR) this.#moderators.add(member);
    else this.#moderators.delete(member);
  }

  /** Keeps what restricts an account that is no member. */
  keepRestrictions(account: AccountId, { mutedUntilMs, mayPostMs }: Restrictions): void {
    if (mutedUntilMs === 0 && mayPostMs === 0) return;
    this.#left.set(account, { mutedUntilMs, mayPostMs });
    const [first] = this.#left.keys();
    if (this.#left.size > LEFT_MAX && first !== undefined) this.#left.delete(first);
  }

  /** What restricts an account that becomes a member. It is kept no longer. */
  takeRestrictions(account: AccountId): Restrictions {
    const kept = this.#left.get(account);
    this.#left.delete(account);
    return kept ?? { mutedUntilMs: 0, mayPostMs: 0 };
  }

  /** The members whose names have greater keys than this one, in order. */
  membersAfter(key: string): Iterable<Member> {
    return this.#byKey.from(`${key}\0`);
  }

  /** Whether this is the only owner. */
  isLastOwner(member: Member): boolean {
    if (member.role !== RoomRole.OWNER) return false;
    for (const other of this.#members.values()) if (other !== member && other.role === RoomRole.OWNER) return false;
    return true;
  }

  /** The member with the highest role among those who may be an owner; of several, the one who joined first. */
  successor(mayOwn: (member: Member) => boolean): Member | undefined {
    let best: Member | undefined;
    for (const member of this.#members.values()) {
      if (!mayOwn(member)) continue;
      const isBetter = best === undefined || member.role > best.role;
      const isEarlier = best !== undefined && member.role === best.role && member.joined < best.joined;
      if (isBetter || isEarlier) best = member;
    }
    return best;
  }

  /** Number of the first post that a member may read, if it is still kept. */
  firstNumberOf({ firstNumber }: Member): number {
    return this.settings.history === RoomHistory.WHOLE ? 1 : firstNumber;
  }

  /** How many posts come after the last one that a member has read. */
  unreadOf(member: Member): number {
    return this.lastNumber - member.readNumber;
  }

  relation(kind: RoomRelation["kind"], key: string): RoomRelation | undefined {
    return this.#relations[kind].get(key);
  }

  relations(kind: RoomRelation["kind"]): ReadonlyMap<string, RoomRelation> {
    return this.#relations[kind];
  }

  setRelation(relation: RoomRelation): void {
    this.#relations[relation.kind].set(relation.key, relation);
  }

  removeRelation({ kind, key }: Pick<RoomRelation, "kind" | "key">): void {
    this.#relations[kind].delete(key);
  }

  /** A member as it is stored. */
  storedMember({ user, mayPostMs: _, ...facts }: Member): StoredMember {
    return { room: this.id, account: user.account.id, ...facts };
  }
}
