import { RoomRole as Role } from "../../../generated/chatwire/v1/options.ts";
import { Status } from "../../../generated/chatwire/v1/presence.ts";
import {
  RoomHistory as History,
  type RoomMember as MemberMessage,
  type Room as RoomMessage,
  RoomSettings as SettingsMessage,
  RoomStanding as Standing,
  RoomVisibility as Visibility,
} from "../../../generated/chatwire/v1/room.ts";
import { UsageError } from "../../errors.ts";
import { checkKeys, checkWord, type KeysOf } from "../../known-words.ts";

/**
 * Who finds a room, and how users join. "public": it is listed, and everybody may join. "knock": it is listed, and who is
 * not invited asks to join. "hidden": only members and invited users know that it exists.
 */
export type RoomVisibility = "public" | "knock" | "hidden";

/** Which posts a member may read: those since the member joined, or all that the server keeps. */
export type RoomHistory = "since joining" | "whole";

/** What a member may do, from the least to the most: a guest only reads, a member posts, a moderator keeps order. */
export type RoomRole = "guest" | "member" | "moderator" | "owner";

/** What the user is to a room. "asked": the user has asked to join. */
export type RoomStanding = "none" | "member" | "invited" | "asked";

/** The settings of a room, as its owner has chosen them. */
export interface RoomSettings {
  readonly name: string;
  readonly topic: string;
  readonly description: string;
  readonly visibility: RoomVisibility;
  readonly history: RoomHistory;
  /** The role of who joins. */
  readonly joiningRole: "guest" | "member";
  /** How long a member waits between two posts, in milliseconds; not moderators and owners. 0: not at all. */
  readonly slowModeMs: number;
  /** The most members. 0: `roomMembersMax`. */
  readonly membersMax: number;
}

/** How the members of a room have changed. In a large room, only numbers are told. */
export interface RoomMembersChange {
  /** The number of members. */
  readonly members: number;
  /**
   * How many of them are not away, among those whose status the user may see, and the user itself. Undefined: names are
   * told instead.
   */
  readonly present: number | undefined;
  /** Members that are new or have another role or status, as they are now. Undefined: names are not told. */
  readonly changed: readonly RoomMember[] | undefined;
  /** Names of users who are no longer members. Undefined: names are not told. */
  readonly gone: readonly string[] | undefined;
}

/** The settings of a room to be made. Only the name and the visibility must be given. */
export interface NewRoom extends Partial<RoomSettings> {
  /** As names of users. It is unique among the rooms that are listed. */
  readonly name: string;
  readonly visibility: RoomVisibility;
}

/** What a member knows of a room. */
export interface RoomMembership {
  readonly role: RoomRole;
  /** Numbers of posts belong to an epoch. If the server lost posts, it begins another one. */
  readonly epoch: number;
  /** Number of the last post; 0: there is none yet. */
  readonly lastNumber: number;
  /** Number of the first post that the member may read, if it is still kept. */
  readonly firstNumber: number;
  /** Number of the last post that the member has read. */
  readonly readNumber: number;
  /** How many numbers of posts come after it, also of posts that are deleted or no longer kept. */
  readonly unread: number;
  /** How many of those mention the member, `roomMentionsMax` at most. */
  readonly mentions: number;
  /** Number of the last change of a post: an edit, a deletion or a reaction; 0: there is none yet. */
  readonly lastChange: number;
  /** Numbers of the pinned posts, in the order in which they were pinned. */
  readonly pinned: readonly number[];
  /** How many users ask to join, for a moderator or an owner; otherwise 0. */
  readonly asking: number;
}

/** A room as the user sees it. */
export interface RoomInfo extends RoomSettings {
  /** 16 random bytes, as 32 hexadecimal digits. */
  readonly id: string;
  /** The number of members. */
  readonly members: number;
  readonly standing: RoomStanding;
  /** Of an invitation: the name of the user who sent it. */
  readonly invitedBy: string | undefined;
  /** Undefined: the user is no member. */
  readonly membership: RoomMembership | undefined;
}

/** A user in a list of a room. */
export interface RoomMember {
  readonly name: string;
  /** Undefined: the user asks to join, or is banned. */
  readonly role: RoomRole | undefined;
  /** Undefined: the user of the client may not see that user outside of the room. */
  readonly status: "available" | "connected" | "away" | undefined;
}

/** Length of a room's id in bytes. */
const ID_BYTES = 16;

const VISIBILITIES: Readonly<Record<RoomVisibility, Visibility>> = {
  public: Visibility.PUBLIC,
  knock: Visibility.KNOCK,
  hidden: Visibility.HIDDEN,
};
const HISTORIES: Readonly<Record<RoomHistory, History>> = {
  "since joining": History.SINCE_JOINING,
  whole: History.WHOLE,
};
const ROLES: Readonly<Record<RoomRole, Role>> = {
  guest: Role.GUEST,
  member: Role.MEMBER,
  moderator: Role.MODERATOR,
  owner: Role.OWNER,
};
const STANDINGS: Readonly<Record<RoomStanding, Standing>> = {
  none: Standing.NONE,
  member: Standing.MEMBER,
  invited: Standing.INVITED,
  asked: Standing.ASKED,
};
const STATUSES: Readonly<Record<"available" | "connected" | "away", Status>> = {
  available: Status.AVAILABLE,
  connected: Status.CONNECTED,
  away: Status.AWAY,
};
const SETTINGS_KEYS: KeysOf<RoomSettings> = {
  name: true,
  topic: true,
  description: true,
  visibility: true,
  history: true,
  joiningRole: true,
  slowModeMs: true,
  membersMax: true,
};

/** @throws UsageError a setting is unknown, or is none of its words */
export function toSettingsMessage(room: NewRoom): SettingsMessage {
  checkKeys(room, SETTINGS_KEYS, "setting", " of a room");
  const { name, topic = "", description = "", slowModeMs = 0, membersMax = 0 } = room;
  const visibility = VISIBILITIES[checkWord(room.visibility, wordsOf(VISIBILITIES), "The visibility of a room")];
  const history = HISTORIES[checkWord(room.history ?? "since joining", wordsOf(HISTORIES), "The history of a room")];
  const joining = checkWord(room.joiningRole ?? "member", ["guest", "member"], "The role of who joins a room");
  const joiningRole = ROLES[joining];
  return SettingsMessage.create({
    ...{ name, topic, description, visibility, history, joiningRole, slowModeMs, membersMax },
  });
}

/** @throws UsageError it is none of the roles */
export function toRoleMessage(role: RoomRole): Role {
  return ROLES[checkWord(role, wordsOf(ROLES), "A role")];
}

/** Maps unknown values of a newer server to those that promise least. */
export function toRoomInfo(room: RoomMessage): RoomInfo {
  const standing = wordOf(STANDINGS, room.standing) ?? "none";
  return {
    id: toRoomId(room.roomId),
    ...toRoomSettings(room.settings ?? SettingsMessage.create()),
    members: room.members,
    standing,
    invitedBy: standing === "invited" ? room.invitedBy : undefined,
    membership: standing === "member" ? toMembership(room) : undefined,
  };
}

/** Maps unknown values of a newer server to those that promise least. */
export function toRoomSettings(settings: SettingsMessage): RoomSettings {
  const { name, topic, description, slowModeMs, membersMax } = settings;
  return {
    ...{ name, topic, description, slowModeMs, membersMax },
    visibility: wordOf(VISIBILITIES, settings.visibility) ?? "hidden",
    history: wordOf(HISTORIES, settings.history) ?? "since joining",
    joiningRole: settings.joiningRole === Role.GUEST ? "guest" : "member",
  };
}

/** Undefined: none that this version knows. */
export function toRole(role: Role): RoomRole | undefined {
  return wordOf(ROLES, role);
}

function toMembership(room: RoomMessage): RoomMembership {
  const { epoch, lastNumber, firstNumber, readNumber, unread, mentions, lastChange, pinned, asking } = room;
  return {
    role: toRole(room.role) ?? "guest",
    epoch,
    lastNumber,
    firstNumber,
    readNumber,
    unread,
    mentions,
    lastChange,
    pinned,
    asking,
  };
}

export function toRoomMember({ name, role, status }: MemberMessage): RoomMember {
  return { name, role: toRole(role), status: wordOf(STATUSES, status) };
}

export function toRoomId(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex");
}

/** @throws UsageError it is not 32 hexadecimal digits */
export function roomIdBytes(id: string): Uint8Array {
  if (!new RegExp(`^[0-9a-f]{${2 * ID_BYTES}}$`, "i").test(id)) {
    throw new UsageError("The id of a room must be 32 hexadecimal digits, as in the `id` of a `RoomInfo`.");
  }
  return Uint8Array.from(Buffer.from(id, "hex"));
}

function wordsOf<Word extends string>(values: Readonly<Record<Word, number>>): Word[] {
  return Object.keys(values) as Word[];
}

function wordOf<Word extends string>(values: Readonly<Record<Word, number>>, value: number): Word | undefined {
  return wordsOf(values).find((word) => values[word] === value);
}
