/**
 * The state of the chat: plain classes that hold it, one subject each, and what
 * handlers exchange with them (`route.ts`, `outbox.ts`).
 *
 * Nothing here imports a handler. Handlers change the state at once and leave
 * the events, ended logins and stored changes that follow in the outbox.
 */

import type { RandomBytes } from "../../crypto/random-bytes.ts";
import type { Limits } from "../../limits.ts";
import type { Bans } from "./admission/bans.ts";
import type { InvitationCodes } from "./admission/invitation-codes.ts";
import type { LoginThrottle } from "./admission/login-throttle.ts";
import type { PendingProofs } from "./admission/pending-proofs.ts";
import type { RegistrationThrottle } from "./admission/registration-throttle.ts";
import type { Salts } from "./admission/salts.ts";
import type { Directory } from "./directory.ts";
import type { Broadcasts } from "./fairness/broadcasts.ts";
import type { StrangerEvents } from "./fairness/stranger-events.ts";
import type { Announcements } from "./introductions/announcements.ts";
import type { Introductions } from "./introductions/introductions.ts";
import type { Notes } from "./notes/notes.ts";
import type { Outbox } from "./outbox.ts";
import type { PendingMessages } from "./pending-messages.ts";
import type { Presence } from "./presence/presence.ts";
import type { RequestIds } from "./request-ids.ts";
import type { ChangingPosts } from "./rooms/changing-posts.ts";
import type { RoomSlices } from "./rooms/room-slices.ts";
import type { RoomWatches } from "./rooms/room-watches.ts";
import type { Rooms } from "./rooms/rooms.ts";
import type { ServedTime } from "./served-time.ts";
import type { RelayPlace } from "./user.ts";

/** What the chat knows of the room in the store. */
export interface Room {
  /** Whether the store takes no changes. */
  readonly isFull: boolean;
  /** The limit that is reached; empty if the disk is full, or if there is room. */
  readonly limit: string;
  /** Whether it takes changes that erase: not on a full disk. */
  readonly mayErase: boolean;
}

/** The state that all handlers share. */
export interface ChatState {
  readonly limits: Limits;
  readonly random: RandomBytes;
  /** 32 random bytes, stored with the accounts: derives the salts of names, and login cookies. */
  readonly secret: Uint8Array;
  readonly room: Room;
  /** Measures ages and order of use. */
  readonly servedTime: ServedTime;
  readonly directory: Directory;
  readonly presence: Presence;
  readonly introductions: Introductions;
  readonly announcements: Announcements;
  readonly loginThrottle: LoginThrottle;
  readonly pendingProofs: PendingProofs;
  readonly registrationThrottle: RegistrationThrottle;
  readonly salts: Salts;
  readonly bans: Bans;
  readonly requestIds: RequestIds;
  readonly invitationCodes: InvitationCodes;
  /** Whether users may register without an invitation code. */
  registrationOpen: boolean;
  /** How the application's program identifies users: by tokens, by passwords, by both, or not at all. */
  readonly application: { readonly tokens: boolean; readonly passwords: boolean };
  /** The relay of connections that name none. Undefined: they have none. */
  relay: RelayPlace | undefined;
  readonly pendingMessages: PendingMessages;
  readonly broadcasts: Broadcasts;
  readonly strangerEvents: StrangerEvents;
  readonly rooms: Rooms;
  readonly changingPosts: ChangingPosts;
  readonly roomSlices: RoomSlices;
  readonly roomWatches: RoomWatches;
  readonly outbox: Outbox;
  readonly notes: Notes;
}
