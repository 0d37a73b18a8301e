import { isDeepStrictEqual } from "node:util";
import type { PostSequence } from "./post-sequence.ts";
import { type BlockedPost, isMentioned, type RoomPost } from "./room-entry.ts";
import { type RoomInfo, type RoomMembership, roomIdBytes } from "./room-info.ts";
import type { Sleeper } from "./sleeper.ts";

/** A loop that reads the posts of a room. */
export interface PostLoop {
  readonly sequence: PostSequence;
  readonly sleeper: Sleeper;
}

/** A room as the client knows it: what the user sees of it, and the loops that read it. */
export class RoomState {
  readonly id: Uint8Array;
  readonly loops = new Set<PostLoop>();
  readonly #onChange: (info: RoomInfo) => void;
  #info: RoomInfo;
  #isOver = false;

  /** @param onChange  called when the user sees something else of the room */
  constructor(info: RoomInfo, onChange: (info: RoomInfo) => void) {
    this.id = roomIdBytes(info.id);
    this.#info = info;
    this.#onChange = onChange;
  }

  get info(): RoomInfo {
    return this.#info;
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
      if (membership !== undefined) sequence.handleLast({ epoch: membership.epoch, number: membership.lastNumber });
      sleeper.wake();
    }
    this.#onChange(info);
  }

  /** @param user  name of the user who is logged in */
  handlePost(post: RoomPost | BlockedPost, user: string): void {
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
    for (const { sleeper } of this.loops) sleeper.wake();
  }
}

/** What a member knows once there is a post, as the server counts. */
function withPost(membership: RoomMembership, post: RoomPost | BlockedPost, user: string): RoomMembership {
  const { epoch, number } = post;
  const isOther = epoch !== membership.epoch;
  // After another login, the server tells the rest.
  const { lastNumber, readNumber, mentions, ...rest } = isOther
    ? { ...membership, epoch, lastNumber: 0, readNumber: 0, mentions: 0 }
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
