import { type Post, PostState } from "../../../generated/chatwire/v1/room.ts";
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

/** What a reader of a room gets, in order. */
export type RoomEntry = RoomPost | BlockedPost | MissingPosts | RoomRestart;

/** @param user  name of the user who is logged in */
export function toPost(
  { number, state, from, text, sentMs, mentions }: Post,
  epoch: number,
  user: string,
): RoomPost | BlockedPost {
  const sentAt = toDate(sentMs);
  // A state of a newer server hides what it is about.
  if (state !== PostState.UNSPECIFIED) return { kind: "blocked", epoch, number, sentAt };
  return { kind: "post", epoch, number, from, text, sentAt, mentions, own: from === user };
}

/** Whether a post mentions a user. */
export function isMentioned(entry: RoomPost | BlockedPost, user: string): boolean {
  return entry.kind === "post" && entry.mentions.some((name) => nameKey(name) === nameKey(user));
}
