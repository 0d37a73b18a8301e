import { isDeepStrictEqual } from "node:util";
import { type RoomMembersChanged, RoomWatch } from "../../../generated/chatwire/v1/room.ts";
import type { Limits } from "../../limits.ts";
import type { Clock } from "../../net/network.ts";
import { ApplicationMessages } from "../events/application-messages.ts";
import { Subscribers } from "../events/subscribers.ts";
import type { PostSequence } from "./post-sequence.ts";
import { isMentioned, type PostChange, type PostEntry, type PostReacted } from "./room-entry.ts";
import { type RoomInfo, type RoomMembersChange, type RoomMembership, toRoomMember } from "./room-info.ts";
import type { RoomLogEntry } from "./room-log.ts";
import type { Sleeper } from "./sleeper.ts";

export interface RoomStateOptions {
  readonly clock: Clock;
  readonly limits: Limits;
}

/** A loop that reads the posts of a room. */
export interface PostLoop {
  readonly sequence: PostSequence;
  readonly sleeper: Sleeper;
}

/** A room as the client knows it: what the user sees of it, and the loops that read it. */
export class RoomState {
  readonly id: Uint8Array;
  readonly loops = new Set<PostLoop>();
  /** The readers of how the members change. */
  readonly members: Subscribers<RoomMembersChange>;
  /** The readers of reports of posts, for moderators and owners. */
  readonly reports: Subscribers<RoomLogEntry>;
  /** What the program has chosen to get of the room. Undefined: it has not chosen. */
  watched: RoomWatch | undefined;
  readonly #options: RoomStateOptions;
  readonly #onChange: (info: RoomInfo) => void;
  #messages: ApplicationMessages | undefined;
  #info: RoomInfo;
  #isOver = false;

  /** @param onChange  called when the user sees something else of the room */
  constructor(info: RoomInfo, options: RoomStateOptions, onChange: (info: RoomInfo) => void) {
    const { limits } = options;
    this.#options = options;
    this.members = new Subscribers(limits.eventQueueMax, "changes of the members of a room");
    this.reports = new Subscribers(limits.eventQueueMax, "reports of posts");
    // Of any length: the server has made it up.
    this.id = Uint8Array.from(Buffer.from(info.id, "hex"));
    this.#info = info;
    this.#onChange = onChange;
  }

  get info(): RoomInfo {
    return this.#info;
  }

  /** The application messages in the room, which few rooms have. */
  get messages(): ApplicationMessages {
    if (this.#messages === undefined) {
      this.#messages = new ApplicationMessages(this.#options.clock, this.#options.limits);
      if (this.#isOver) this.#messages.end();
    }
    return this.#messages;
  }

  /** Whether no posts come any more: the login is over, or the user is no member. */
  get isOver(): boolean {
    return this.#isOver || this.#info.membership === undefined;
  }

  /** The server has told how the user sees the room. */
  handleInfo(info: RoomInfo): void {
    const isChanged = !isDeepStrictEqual(info, this.#info);
    this.#info = info;
    if (!isChanged) return;
    const { membership } = info;
    for (const { sequence, sleeper } of this.loops) {
      if (membership !== undefined) {
        const { epoch, lastNumber: number, lastChange: change } = membership;
        sequence.handleLast({ epoch, number, change });
      }
      sleeper.wake();
    }
    this.#onChange(info);
  }

  /** @param user  name of the user who is logged in */
  handlePost(post: PostEntry, user: string): void {
    const { membership } = this.#info;
    if (membership === undefined) return;
    for (const { sequence, sleeper } of this.loops) {
      sequence.handlePost(post);
      sleeper.wake();
    }
    const changed = withPost(membership, post, user);
    if (changed === membership) return;
    this.#info = { ...this.#info, membership: changed };
    this.#onChange(this.#info);
  }

  handleChange(change: PostChange | PostReacted): void {
    for (const { sequence, sleeper } of this.loops) {
      sequence.handleChange(change);
      sleeper.wake();
    }
    this.#noteLast({ epoch: change.epoch, lastChange: change.change });
  }

  /** This client has changed a post. Loops get that by an event as all others do; with a watch of counts, they fetch it. */
  handleOwnChange(epoch: number, change: number): void {
    const loops = this.watched === RoomWatch.COUNTS ? this.loops : [];
    for (const { sequence, sleeper } of loops) {
      sequence.handleLast({ epoch, number: 0, change });
      sleeper.wake();
    }
    this.#noteLast({ epoch, lastChange: change });
  }

  handlePinned(number: number, isPinned: boolean): void {
    const { membership } = this.#info;
    if (membership === undefined) return;
    const others = membership.pinned.filter((each) => each !== number);
    const pinned = isPinned ? [...others, number] : others;
    this.handleInfo({ ...this.#info, membership: { ...membership, pinned } });
  }

  handleMembers({ members, lastNumber, changed, gone, countsOnly, present }: RoomMembersChanged): void {
    const told = countsOnly
      ? { changed: undefined, gone: undefined, present }
      : { changed: changed.map(toRoomMember), gone, present: undefined };
    this.members.push({ members, ...told });
    this.handleCounts(members, lastNumber);
  }

  /** The number of members, and that of the last post. */
  handleCounts(members: number, lastNumber: number): void {
    const { membership } = this.#info;
    if (membership === undefined) return;
    const last = Math.max(membership.lastNumber, lastNumber);
    const unread = last - membership.readNumber;
    this.handleInfo({ ...this.#info, members, membership: { ...membership, lastNumber: last, unread } });
  }

  /** The user has read posts. */
  handleRead(read: Pick<RoomMembership, "readNumber" | "unread" | "mentions">): void {
    const { membership } = this.#info;
    if (membership !== undefined) this.handleInfo({ ...this.#info, membership: { ...membership, ...read } });
  }

  /** The user is no member any more, and sees the room no more. */
  handleLeft(): void {
    this.handleInfo({ ...this.#info, standing: "none", invitedBy: undefined, membership: undefined });
  }

  /** Posts may have been made that the client was not told of. */
  handleLost(): void {
    for (const { sequence, sleeper } of this.loops) {
      sequence.handleLost();
      sleeper.wake();
    }
  }

  /** The login is over. */
  end(): void {
    this.#isOver = true;
    this.members.end();
    this.reports.end();
    this.#messages?.end();
    for (const { sleeper } of this.loops) sleeper.wake();
  }

  #noteLast({ epoch, lastChange }: Pick<RoomMembership, "epoch" | "lastChange">): void {
    const { membership } = this.#info;
    if (membership === undefined || epoch !== membership.epoch || lastChange <= membership.lastChange) return;
    // What the program is shown of the room stays the same: nobody is told.
    this.#info = { ...this.#info, membership: { ...membership, lastChange } };
  }
}

/** What a member knows once there is a post, as the server counts. */
function withPost(membership: RoomMembership, post: PostEntry, user: string): RoomMembership {
  const { epoch, number } = post;
  const isOther = epoch !== membership.epoch;
  // After another login, the server tells the rest.
  const { lastNumber, readNumber, mentions, ...rest } = isOther
    ? { ...membership, epoch, lastNumber: 0, readNumber: 0, mentions: 0, lastChange: 0, pinned: [] }
    : membership;
  if (number <= lastNumber) return membership;
  // Whoever had read everything has read its own post too.
  const read = post.kind === "post" && post.own && readNumber === number - 1 ? number : readNumber;
  const isNoted = number > read && isMentioned(post, user);
  return {
    ...rest,
    lastNumber: number,
    readNumber: read,
    unread: number - read,
    mentions: mentions + (isNoted ? 1 : 0),
  };
}
