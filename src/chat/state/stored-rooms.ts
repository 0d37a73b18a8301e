/** What the store keeps of rooms: the rooms, who is what to each, and one copy of each post. */

import type { RoomRole } from "../../../generated/chatwire/v1/options.ts";
import type { RoomLogKind, RoomSettings } from "../../../generated/chatwire/v1/room.ts";
import type { RequestOrigin } from "./request-origin.ts";

/** That of `account.ts`, which imports this file. */
type AccountId = number;

/** Identifies a room: 16 random bytes, in hex. */
export type RoomId = string;

/** An id that no room has. */
export const UNKNOWN_ROOM_ID: RoomId = "00".repeat(16);

/** A room, without its members and posts. */
export interface StoredRoom {
  readonly id: RoomId;
  /** The numbers of posts belong to it; not 0. */
  readonly epoch: number;
  /** `nameKey` of the name in the settings. */
  readonly key: string;
  readonly settings: RoomSettings;
  /** Number of the last post; 0 if there was none yet. Saving a room does not lower it. */
  readonly lastNumber: number;
  /** Number of the last change of a post; 0 if there was none yet. Saving a room does not lower it. */
  readonly lastChange: number;
  /** Numbers of the pinned posts, in the order in which they were pinned. */
  readonly pinned: readonly number[];
}

/** A member of a room, or an account that was muted in the room and has left it. */
export interface StoredMember {
  readonly room: RoomId;
  readonly account: AccountId;
  /** UNSPECIFIED: the account has left. */
  readonly role: RoomRole;
  /** Orders the members of the room by when they joined. */
  readonly joined: number;
  /** Number of the first post since the member joined. */
  readonly firstNumber: number;
  /** Number of the last post that the member has read. */
  readonly readNumber: number;
  /** The numbers of the posts after it that mention the member, in order: the last ones. */
  readonly mentions: readonly number[];
  /** Until when the member may not post, in milliseconds since 1970. */
  readonly mutedUntilMs: number;
}

/** What a name that is no member's is to a room. As relations between users, it applies to the account that had the name. */
export interface RoomRelation {
  readonly room: RoomId;
  readonly kind: "invitation" | "request" | "ban";
  /** `nameKey` of the name. */
  readonly key: string;
  readonly name: string;
  /** The account that had the name when the relation was made; 0 if none had. */
  readonly target: AccountId;
  /** The member who has invited or banned; the target itself if it asks. */
  readonly by: AccountId;
}

/** A post. */
export interface StoredPost {
  readonly room: RoomId;
  /** Numbers the posts of each room, from 1, without gaps. */
  readonly number: number;
  readonly author: AccountId;
  /** The author's registered name. The post stays if the author's account is deleted. */
  readonly authorName: string;
  readonly text: string;
  /** Names of the members that it mentions. */
  readonly mentions: readonly string[];
  /** Whether it was deleted. Then the text, the mentions and the reactions are empty. */
  readonly isDeleted: boolean;
  /** Number of its last change; 0 if it was not changed. */
  readonly change: number;
  /** When it was edited last, in milliseconds since 1970; 0 if it was not. */
  readonly editedMs: number;
  /** In the order in which they were first added. */
  readonly reactions: readonly PostReactors[];
  /** Milliseconds since 1970, as users see it. */
  readonly sentMs: number;
  /** The served time when it was sent, from which its age counts; see `ServedTime`. */
  readonly servedMs: number;
  /** The request that sent it, if it had an id. */
  readonly origin?: RequestOrigin | undefined;
}

/** The members who have reacted to a post in the same way, in the order in which they did. */
export interface PostReactors {
  /** Without white space. */
  readonly reaction: string;
  readonly by: readonly AccountId[];
}

/** What moderators have done in a room, or a report. */
export interface StoredLogEntry {
  readonly room: RoomId;
  /** Rises with each entry of the room. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly kind: RoomLogKind;
  /** 0: the operator of the server. */
  readonly byAccount: AccountId;
  /** The name that it had; empty: the operator of the server. */
  readonly byName: string;
  /** Name of the user whom it is about; empty: none. */
  readonly user: string;
  /** Number of the post; 0: none. */
  readonly post: number;
  readonly role: RoomRole;
  /** Milliseconds since 1970; 0: none. */
  readonly untilMs: number;
  readonly text: string;
}

/** Bytes of UTF-8 that a page of posts is limited by: the text and the reactions, as they are stored. */
export function storedBytesOf({ text, reactions }: Pick<StoredPost, "text" | "reactions">): number {
  return Buffer.byteLength(text) + Buffer.byteLength(reactionsText(reactions));
}

/** The reactions as they are stored: a line for each, with the accounts after it. */
export function reactionsText(reactions: readonly PostReactors[]): string {
  return reactions.map(({ reaction, by }) => [reaction, ...by].join(" ")).join("\n");
}

/** One modification of the stored rooms. */
export type RoomChange =
  /** Adds a room, or replaces its settings. */
  | { readonly kind: "room"; readonly room: StoredRoom }
  /** Deletes a room with everything that belongs to it. */
  | { readonly kind: "room closed"; readonly room: RoomId }
  /** Adds or replaces a member. */
  | { readonly kind: "room member"; readonly member: StoredMember }
  | { readonly kind: "room member removed"; readonly room: RoomId; readonly account: AccountId }
  /** Adds or replaces what a name is to a room. */
  | { readonly kind: "room relation"; readonly relation: RoomRelation }
  | { readonly kind: "room relation removed"; readonly relation: Pick<RoomRelation, "room" | "kind" | "key"> }
  /** Adds a post, which becomes the last one of its room. If its author had read all posts before it, also this one. */
  | { readonly kind: "post"; readonly post: StoredPost }
  /** Replaces what may change of a post, if it is still kept. Its change becomes the last one of its room. */
  | { readonly kind: "post changed"; readonly post: StoredPost }
  /** Adds an entry to the log of a room. */
  | { readonly kind: "room log"; readonly entry: StoredLogEntry }
  | { readonly kind: "room log removed"; readonly room: RoomId; readonly number: number }
  /** Deletes the first posts of a room up to this one, at most `countMax`. */
  | { readonly kind: "forget first posts"; readonly room: RoomId; readonly number: number; readonly countMax: number };

/**
 * A question to the stored posts. The answer ends with the post with which they have more than `bytesMax` bytes; see
 * `storedBytesOf`. Default: no limit.
 */
export type PostQuery =
  /** Posts after this one, in order. */
  | {
      readonly kind: "posts after";
      readonly room: RoomId;
      readonly number: number;
      readonly countMax: number;
      readonly bytesMax?: number;
    }
  /** Posts before this one, latest first. */
  | {
      readonly kind: "posts before";
      readonly room: RoomId;
      readonly number: number;
      readonly countMax: number;
      readonly bytesMax?: number;
    }
  /** Posts whose last changes have greater numbers than this, in the order of these. */
  | {
      readonly kind: "posts changed after";
      readonly room: RoomId;
      readonly change: number;
      readonly countMax: number;
      readonly bytesMax?: number;
    }
  /** The first post of an author that a request with this id led to; if there is none, the first post after a number. */
  | {
      readonly kind: "post of request";
      readonly room: RoomId;
      readonly author: AccountId;
      readonly requestId: string;
      readonly orAfter: number;
    };

/** The stored rooms, without the posts. Entries whose room does not exist are ignored. */
export interface StoredRooms {
  readonly rooms: Iterable<StoredRoom>;
  readonly roomMembers: Iterable<StoredMember>;
  /** Of each kind, the oldest first. */
  readonly roomRelations: Iterable<RoomRelation>;
  /** Of each room, the oldest first. */
  readonly roomLog: Iterable<StoredLogEntry>;
}
