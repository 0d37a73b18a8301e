import { type Post, PostState, type PostReacted as ReactedMessage } from "../../../generated/chatwire/v1/room.ts";
import { nameKey } from "../../name.ts";
import { toDate } from "../connection/server-time.ts";

/** A place in the order of a room. A `RoomPost` is one. */
export interface PostPosition {
  /** Numbers belong to an epoch. */
  readonly epoch: number;
  /** Posts are numbered from 1, without gaps. */
  readonly number: number;
}

/** A post in a room. */
export interface RoomPost extends PostPosition {
  readonly kind: "post";
  /** Name of the author. */
  readonly from: string;
  readonly text: string;
  /** When the server accepted the post. */
  readonly sentAt: Date;
  /** Names of the members that the post mentions. */
  readonly mentions: readonly string[];
  /** Whether the user is the author. */
  readonly own: boolean;
  /** When the author edited the post last; undefined: never. */
  readonly editedAt: Date | undefined;
  /** In the order in which they were first added. Undefined, of an edit only: those that the post had before. */
  readonly reactions: readonly PostReaction[] | undefined;
}

/** The members who have reacted to a post in the same way. */
export interface PostReaction {
  readonly reaction: string;
  readonly count: number;
  /** Whether the user is one of them. */
  readonly own: boolean;
}

/** Stands for a post that its author or a moderator has deleted. */
export interface DeletedPost extends PostPosition {
  readonly kind: "deleted";
  /** Name of the author. */
  readonly from: string;
  readonly sentAt: Date;
}

/** Stands for a post of an author whom the user blocks. */
export interface BlockedPost extends PostPosition {
  readonly kind: "blocked";
  readonly sentAt: Date;
}

/** These posts are not to be had: the server no longer keeps them, or they were made before the user joined. */
export interface MissingPosts {
  readonly kind: "missing";
  readonly epoch: number;
  /** Numbers of the first and of the last of them. */
  readonly first: number;
  readonly last: number;
}

/** The server has lost posts of the room, and numbers begin anew. What the program has of the room no longer holds. */
export interface RoomRestart {
  readonly kind: "restarted";
  readonly epoch: number;
}

/** What stands at the number of a post. */
export type PostEntry = RoomPost | BlockedPost | DeletedPost;

/** A post that the reader has got was edited or deleted, or has other reactions. Changes of a room are numbered from 1. */
export interface PostChange {
  readonly kind: "changed";
  readonly epoch: number;
  readonly change: number;
  /** The post as it is now. */
  readonly post: PostEntry;
}

/** A member has added a reaction to a post that the reader has got, or removed one. */
export interface PostReacted extends PostPosition {
  readonly kind: "reacted";
  /** Changes of a room are numbered from 1. */
  readonly change: number;
  readonly reaction: string;
  /** How many members have this reaction now. */
  readonly count: number;
  /** Name of the member; undefined if the user blocks the member. */
  readonly from: string | undefined;
  readonly removed: boolean;
}

/** What a reader of a room gets, in order. */
export type RoomEntry = PostEntry | PostChange | PostReacted | MissingPosts | RoomRestart;

/** Where a reader of a room stands. An entry with a number is such a place. */
export interface ReadPosition extends PostPosition {
  /** Number of the last change that the reader has. Default: it needs those from now on. */
  readonly change?: number;
}

/** @param user  name of the user who is logged in */
export function toPost(post: Post, epoch: number, user: string): PostEntry {
  const { number, state, from, text, sentMs, mentions, editedMs, reactions } = post;
  const place = { epoch, number, sentAt: toDate(sentMs) };
  if (state === PostState.DELETED) return { kind: "deleted", ...place, from };
  // A state of a newer server hides what it is about.
  if (state !== PostState.UNSPECIFIED) return { kind: "blocked", ...place };
  const editedAt = editedMs === 0 ? undefined : toDate(editedMs);
  const all = reactions.map(({ reaction, count, own }) => ({ reaction, count, own }));
  return { kind: "post", ...place, from, text, mentions, own: from === user, editedAt, reactions: all };
}

/** An edit or a deletion, as an event tells it. */
export function toChange(post: Post, epoch: number, user: string): PostChange {
  const entry = toPost(post, epoch, user);
  const { change } = post;
  return { kind: "changed", epoch, change, post: entry.kind === "post" ? { ...entry, reactions: undefined } : entry };
}

export function toReacted({ epoch, number, change, reaction, count, from, removed }: ReactedMessage): PostReacted {
  return { kind: "reacted", epoch, number, change, reaction, count, from: from === "" ? undefined : from, removed };
}

/** Whether a post mentions a user. */
export function isMentioned(entry: PostEntry, user: string): boolean {
  return entry.kind === "post" && entry.mentions.some((name) => nameKey(name) === nameKey(user));
}
