// Code generated from chatwire/v1/room.proto by chatwire. DO NOT EDIT.

import { emptyIntegers, emptyList, noCase, oneofCase, plainConstructor } from "../../../src/wire/allocation.ts";
import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  unknownCase,
} from "../../../src/wire/codec.ts";
import {
  EMPTY_BYTES,
  type Reader,
  beginList,
  enterMessage,
  enterPacked,
  isAtEnd,
  leaveMessage,
  leavePacked,
  readBool,
  readBytes,
  readInt32,
  readString,
  readTag,
  readUint32,
  readUint64Number,
  skipUnknown,
  takeUnknown,
} from "../../../src/wire/reader.ts";
import {
  beginMessage,
  beginPacked,
  endMessage,
  endPacked,
  itemsOf,
  writeBoolField,
  writeBytesField,
  writeInt32Field,
  writeStringField,
  writeUint32Field,
  writeUint64Number,
  writeUint64NumberField,
  writeUnknown,
} from "../../../src/wire/writer.ts";
import { ApplicationMessage } from "./application.ts";
import type { RoomRole } from "./options.ts";
import type { Status } from "./presence.ts";

/** Determines which users can find a room, and how they become members. */
export const RoomVisibility = {
  UNSPECIFIED: 0,
  /** The room is listed, and everybody may join. */
  PUBLIC: 1,
  /** The room is listed. Who is not invited asks to join. */
  KNOCK: 2,
  /** Only members and invited users know that the room exists. */
  HIDDEN: 3,
} as const;

export type RoomVisibility = (typeof RoomVisibility)[keyof typeof RoomVisibility] | (number & {});

/** Which posts a member may read. */
export const RoomHistory = {
  UNSPECIFIED: 0,
  /** Those since the member joined. */
  SINCE_JOINING: 1,
  /** All that the server keeps. */
  WHOLE: 2,
} as const;

export type RoomHistory = (typeof RoomHistory)[keyof typeof RoomHistory] | (number & {});

/** The relation of a user to a room. */
export const RoomStanding = {
  UNSPECIFIED: 0,
  /** Neither of the others. */
  NONE: 1,
  MEMBER: 2,
  INVITED: 3,
  /** The user has asked to join. */
  ASKED: 4,
} as const;

export type RoomStanding = (typeof RoomStanding)[keyof typeof RoomStanding] | (number & {});

/** The kind of an entry at the number of a post. */
export const PostState = {
  /** The post. */
  UNSPECIFIED: 0,
  /** Nothing: the reader blocks the author. */
  BLOCKED: 1,
  /** A mark: the author or a moderator has deleted the post. */
  DELETED: 2,
} as const;

export type PostState = (typeof PostState)[keyof typeof PostState] | (number & {});

/** Which rooms a list contains. */
export const RoomScope = {
  UNSPECIFIED: 0,
  /**
   * Those of which the caller is a member, to which it is invited, or has asked to join,
   * in the order of their ids.
   */
  OWN: 1,
  /** Those that are listed, in the order of the keys of their names. */
  LISTED: 2,
} as const;

export type RoomScope = (typeof RoomScope)[keyof typeof RoomScope] | (number & {});

/** Which users a list of a room contains. */
export const RoomMemberScope = {
  UNSPECIFIED: 0,
  MEMBERS: 1,
  /** Those who ask to join. Only for moderators and owners. */
  ASKING: 2,
  /** Names that are banned. Only for moderators and owners. */
  BANNED: 3,
} as const;

export type RoomMemberScope = (typeof RoomMemberScope)[keyof typeof RoomMemberScope] | (number & {});

/** An action of a moderator. */
export const RoomAction = {
  UNSPECIFIED: 0,
  /**
   * Ends the membership, the invitation or the request of the user. For a name without
   * any, nothing changes, and the answer and the log are the same.
   */
  REMOVE: 1,
  /**
   * The same, and the user neither sees invitations nor may join or ask. The answer is
   * the same for each name that no member has, whether a user has it or not.
   */
  BAN: 2,
  /** Ends the ban. For a name that is not banned, as with REMOVE. */
  UNBAN: 3,
  /** The member may not post for `mute_ms`. */
  MUTE: 4,
  /** The member gets `role`: a lower one than the caller's. Owners give each role. */
  SET_ROLE: 5,
} as const;

export type RoomAction = (typeof RoomAction)[keyof typeof RoomAction] | (number & {});

/** The kind of action, or the report, that an entry in the log of a room records. */
export const RoomLogKind = {
  UNSPECIFIED: 0,
  /** A user was removed from the room. */
  REMOVED: 1,
  BANNED: 2,
  UNBANNED: 3,
  /** A member may not post until `until_ms`; 0: it may again. */
  MUTED: 4,
  /** A member has got `role`, also as the successor whom a leaving owner has named. */
  ROLE_SET: 5,
  SETTINGS_SET: 6,
  /** A moderator has deleted a post of the user. */
  POST_DELETED: 7,
  PINNED: 8,
  UNPINNED: 9,
  /** A post of the user was reported. `text` is the reason. */
  REPORTED: 10,
  /** The server has made `user` the owner, because the room had none. */
  SUCCEEDED: 11,
} as const;

export type RoomLogKind = (typeof RoomLogKind)[keyof typeof RoomLogKind] | (number & {});

/** Which entries a page of the log contains. */
export const RoomLogScope = {
  UNSPECIFIED: 0,
  /** Actions. Only for owners. */
  ACTIONS: 1,
  REPORTS: 2,
} as const;

export type RoomLogScope = (typeof RoomLogScope)[keyof typeof RoomLogScope] | (number & {});

/** The events of a room that a login receives. */
export const RoomWatch = {
  UNSPECIFIED: 0,
  /** Posts, their changes, and application messages. */
  POSTS: 1,
  /**
   * The same, and changes of the members: who joins, leaves, or gets another role or
   * status.
   */
  MEMBERS: 2,
  /**
   * No posts and no application messages, only numbers: of posts, of members, and of
   * members who are present.
   */
  COUNTS: 3,
} as const;

export type RoomWatch = (typeof RoomWatch)[keyof typeof RoomWatch] | (number & {});

/** The settings of a room, set by its owner. */
export interface RoomSettings {
  /** Required. Follows the rules for names of new accounts. Unique among listed rooms. */
  name: string;
  /** At most `roomTopicBytesMax` bytes of UTF-8. */
  topic: string;
  /** At most `roomDescriptionBytesMax` bytes of UTF-8. */
  description: string;
  /** Required. */
  visibility: RoomVisibility;
  /** Unspecified: SINCE_JOINING. */
  history: RoomHistory;
  /** The role of who joins: GUEST or MEMBER. Unspecified: MEMBER. */
  joiningRole: RoomRole;
  /**
   * How long a member waits between two posts, in milliseconds; not moderators and
   * owners. 0: not at all.
   */
  slowModeMs: number;
  /** The most members. 0, or more than `roomMembersMax`: `roomMembersMax`. */
  membersMax: number;
  $unknown?: Uint8Array;
}

export const RoomSettings: MessageCodec<RoomSettings> = {
  typeName: "chatwire.v1.RoomSettings",

  create(init) {
    const message: RoomSettings = new RoomSettings$new("", "", "", 0, 0, 0, 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RoomSettings, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RoomSettings, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RoomSettings, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== "") {
      at = writeStringField(writer, at, 10, message.name, "name");
    }
    if (message.topic !== "") {
      at = writeStringField(writer, at, 18, message.topic, "topic");
    }
    if (message.description !== "") {
      at = writeStringField(writer, at, 26, message.description, "description");
    }
    if (message.visibility !== 0) {
      at = writeInt32Field(writer, at, 32, message.visibility, "visibility");
    }
    if (message.history !== 0) {
      at = writeInt32Field(writer, at, 40, message.history, "history");
    }
    if (message.joiningRole !== 0) {
      at = writeInt32Field(writer, at, 48, message.joiningRole, "joiningRole");
    }
    if (message.slowModeMs !== 0) {
      at = writeUint32Field(writer, at, 56, message.slowModeMs, "slowModeMs");
    }
    if (message.membersMax !== 0) {
      at = writeUint32Field(writer, at, 64, message.membersMax, "membersMax");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RoomSettings$inOrder(reader)) {
    return isAtEnd(reader) ? message : RoomSettings$rest(reader, message);
  },
};

const RoomSettings$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RoomSettings,
    field$1: string,
    field$2: string,
    field$3: string,
    field$4: RoomVisibility,
    field$5: RoomHistory,
    field$6: RoomRole,
    field$7: number,
    field$8: number,
  ): void {
    this.name = field$1;
    this.topic = field$2;
    this.description = field$3;
    this.visibility = field$4;
    this.history = field$5;
    this.joiningRole = field$6;
    this.slowModeMs = field$7;
    this.membersMax = field$8;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RoomSettings$inOrder(reader: Reader): RoomSettings {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  let field$3: string = "";
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readString(reader);
    offset = reader.offset;
  }
  let field$4: RoomVisibility = 0;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$5: RoomHistory = 0;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$5 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$5 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$6: RoomRole = 0;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$6 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$6 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$7: number = 0;
  if (offset + 1 < end && input[offset] === 56) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$7 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$7 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$8: number = 0;
  if (offset + 1 < end && input[offset] === 64) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$8 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$8 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new RoomSettings$new(field$1, field$2, field$3, field$4, field$5, field$6, field$7, field$8);
}

/** Reads the remaining fields, in any order. */
function RoomSettings$rest(reader: Reader, message: RoomSettings): RoomSettings {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readString(reader);
        break;
      case 18:
        message.topic = readString(reader);
        break;
      case 26:
        message.description = readString(reader);
        break;
      case 32:
        message.visibility = readInt32(reader);
        break;
      case 40:
        message.history = readInt32(reader);
        break;
      case 48:
        message.joiningRole = readInt32(reader);
        break;
      case 56:
        message.slowModeMs = readUint32(reader);
        break;
      case 64:
        message.membersMax = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** A room as one user sees it. */
export interface Room {
  /** 16 random bytes. */
  roomId: Uint8Array;
  settings?: RoomSettings | undefined;
  /** The number of members. */
  members: number;
  standing: RoomStanding;
  /** Of an invitation: the name of the user who sent it. */
  invitedBy: string;
  /** The role of a member. What follows is for members too; for others it is absent. */
  role: RoomRole;
  /**
   * Numbers of posts belong to an epoch, which is not 0. If the server lost posts, it
   * begins another epoch. A client that knows another epoch drops what it has of the room.
   */
  epoch: number;
  /**
   * Number of the last post. Numbers are allotted from 1, without gaps. 0: there is no
   * post yet.
   */
  lastNumber: number;
  /** Number of the first post that the member may read, if it is still kept. */
  firstNumber: number;
  /** Number of the last post that the member has read. */
  readNumber: number;
  /** How many numbers come after it, also of posts that are deleted or no longer kept. */
  unread: number;
  /** How many posts after it mention the member; `roomMentionsMax`: so many or more. */
  mentions: number;
  /** Number of the last change of a post; see `Post`. 0: none was changed yet. */
  lastChange: number;
  /**
   * Numbers of the pinned posts that the member may read, in the order in which they were
   * pinned, at most `roomPinsMax`. One may be no longer kept.
   */
  pinned: number[];
  /** How many users ask to join. Only for moderators and owners; otherwise 0. */
  asking: number;
  $unknown?: Uint8Array;
}

export const Room: MessageCodec<Room> = {
  typeName: "chatwire.v1.Room",

  create(init) {
    const message: Room = new Room$new(EMPTY_BYTES, undefined, 0, 0, "", 0, 0, 0, 0, 0, 0, 0, 0, emptyIntegers(), 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Room, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Room, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Room, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.roomId?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.roomId, "roomId");
    }
    if (message.settings !== undefined) {
      const begin = beginMessage(writer, at, 18, message.settings, "settings");
      at = endMessage(writer, begin, RoomSettings.write(message.settings, writer, begin));
    }
    if (message.members !== 0) {
      at = writeUint32Field(writer, at, 24, message.members, "members");
    }
    if (message.standing !== 0) {
      at = writeInt32Field(writer, at, 32, message.standing, "standing");
    }
    if (message.invitedBy !== "") {
      at = writeStringField(writer, at, 42, message.invitedBy, "invitedBy");
    }
    if (message.role !== 0) {
      at = writeInt32Field(writer, at, 48, message.role, "role");
    }
    if (message.epoch !== 0) {
      at = writeUint32Field(writer, at, 56, message.epoch, "epoch");
    }
    if (message.lastNumber !== 0) {
      at = writeUint64NumberField(writer, at, 64, message.lastNumber, "lastNumber");
    }
    if (message.firstNumber !== 0) {
      at = writeUint64NumberField(writer, at, 72, message.firstNumber, "firstNumber");
    }
    if (message.readNumber !== 0) {
      at = writeUint64NumberField(writer, at, 80, message.readNumber, "readNumber");
    }
    if (message.unread !== 0) {
      at = writeUint64NumberField(writer, at, 88, message.unread, "unread");
    }
    if (message.mentions !== 0) {
      at = writeUint32Field(writer, at, 96, message.mentions, "mentions");
    }
    if (message.lastChange !== 0) {
      at = writeUint64NumberField(writer, at, 104, message.lastChange, "lastChange");
    }
    if (itemsOf(message.pinned, "pinned").length > 0) {
      const begin = beginPacked(writer, at, 114);
      at = begin;
      for (const value of message.pinned) at = writeUint64Number(writer, at, value, "pinned");
      at = endPacked(writer, begin, at);
    }
    if (message.asking !== 0) {
      at = writeUint32Field(writer, at, 120, message.asking, "asking");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Room$inOrder(reader)) {
    return isAtEnd(reader) ? message : Room$rest(reader, message);
  },
};

const Room$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Room,
    field$1: Uint8Array,
    field$2: RoomSettings | undefined,
    field$3: number,
    field$4: RoomStanding,
    field$5: string,
    field$6: RoomRole,
    field$7: number,
    field$8: number,
    field$9: number,
    field$10: number,
    field$11: number,
    field$12: number,
    field$13: number,
    field$14: number[],
    field$15: number,
  ): void {
    this.roomId = field$1;
    this.settings = field$2;
    this.members = field$3;
    this.standing = field$4;
    this.invitedBy = field$5;
    this.role = field$6;
    this.epoch = field$7;
    this.lastNumber = field$8;
    this.firstNumber = field$9;
    this.readNumber = field$10;
    this.unread = field$11;
    this.mentions = field$12;
    this.lastChange = field$13;
    this.pinned = field$14;
    this.asking = field$15;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Room$inOrder(reader: Reader): Room {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  let field$2: RoomSettings | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 136);
    field$2 = RoomSettings.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$4: RoomStanding = 0;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$5: string = "";
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    field$5 = readString(reader);
    offset = reader.offset;
  }
  let field$6: RoomRole = 0;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$6 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$6 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$7: number = 0;
  if (offset + 1 < end && input[offset] === 56) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$7 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$7 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$8: number = 0;
  if (offset + 1 < end && input[offset] === 64) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$8 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$8 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$9: number = 0;
  if (offset + 1 < end && input[offset] === 72) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$9 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$9 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$10: number = 0;
  if (offset + 1 < end && input[offset] === 80) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$10 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$10 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$11: number = 0;
  if (offset + 1 < end && input[offset] === 88) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$11 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$11 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$12: number = 0;
  if (offset + 1 < end && input[offset] === 96) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$12 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$12 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$13: number = 0;
  if (offset + 1 < end && input[offset] === 104) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$13 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$13 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$14: number[] = emptyIntegers();
  if (offset < end && input[offset] === 114) {
    reader.offset = offset + 1;
    if (field$14.length === 0) beginList(reader);
    const outerEnd = enterPacked(reader);
    while (!isAtEnd(reader)) field$14.push(readUint64Number(reader));
    leavePacked(reader, outerEnd);
    offset = reader.offset;
  }
  let field$15: number = 0;
  if (offset + 1 < end && input[offset] === 120) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$15 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$15 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Room$new(
    field$1,
    field$2,
    field$3,
    field$4,
    field$5,
    field$6,
    field$7,
    field$8,
    field$9,
    field$10,
    field$11,
    field$12,
    field$13,
    field$14,
    field$15,
  );
}

/** Reads the remaining fields, in any order. */
function Room$rest(reader: Reader, message: Room): Room {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.roomId = readBytes(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.settings === undefined ? 136 : 0);
        message.settings = RoomSettings.read(reader, message.settings);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 24:
        message.members = readUint32(reader);
        break;
      case 32:
        message.standing = readInt32(reader);
        break;
      case 42:
        message.invitedBy = readString(reader);
        break;
      case 48:
        message.role = readInt32(reader);
        break;
      case 56:
        message.epoch = readUint32(reader);
        break;
      case 64:
        message.lastNumber = readUint64Number(reader);
        break;
      case 72:
        message.firstNumber = readUint64Number(reader);
        break;
      case 80:
        message.readNumber = readUint64Number(reader);
        break;
      case 88:
        message.unread = readUint64Number(reader);
        break;
      case 96:
        message.mentions = readUint32(reader);
        break;
      case 104:
        message.lastChange = readUint64Number(reader);
        break;
      case 112:
        if (message.pinned.length === 0) beginList(reader);
        message.pinned.push(readUint64Number(reader));
        break;
      case 114: {
        if (message.pinned.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.pinned.push(readUint64Number(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 120:
        message.asking = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** A post in a room as one member sees it. */
export interface Post {
  /** Number in the room. */
  number: number;
  /**
   * If it is not unspecified, the fields below are empty, but `sent_ms` and `change`, and
   * `from` of a deleted post.
   */
  state: PostState;
  /** Name of the author. */
  from: string;
  text: string;
  /** When the server accepted the post, in milliseconds since 1970 (UTC). */
  sentMs: number;
  /** Names of the members that it mentions. */
  mentions: string[];
  /**
   * Number of the last change of the post: an edit, a deletion or a reaction. The changes
   * of all posts of a room are numbered from 1 in the order in which the server made
   * them. 0: the post was not changed.
   */
  change: number;
  /** When the post was edited last, in milliseconds since 1970 (UTC). 0: it was not. */
  editedMs: number;
  /** In the order in which they were first added. */
  reactions: PostReaction[];
  $unknown?: Uint8Array;
}

export const Post: MessageCodec<Post> = {
  typeName: "chatwire.v1.Post",

  create(init) {
    const message: Post = new Post$new(0, 0, "", "", 0, emptyList<string>(), 0, 0, emptyList<PostReaction>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Post, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Post, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Post, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.number !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.number, "number");
    }
    if (message.state !== 0) {
      at = writeInt32Field(writer, at, 16, message.state, "state");
    }
    if (message.from !== "") {
      at = writeStringField(writer, at, 26, message.from, "from");
    }
    if (message.text !== "") {
      at = writeStringField(writer, at, 34, message.text, "text");
    }
    if (message.sentMs !== 0) {
      at = writeUint64NumberField(writer, at, 40, message.sentMs, "sentMs");
    }
    for (const value of itemsOf(message.mentions, "mentions")) {
      at = writeStringField(writer, at, 50, value, "mentions");
    }
    if (message.change !== 0) {
      at = writeUint64NumberField(writer, at, 56, message.change, "change");
    }
    if (message.editedMs !== 0) {
      at = writeUint64NumberField(writer, at, 64, message.editedMs, "editedMs");
    }
    for (const value of itemsOf(message.reactions, "reactions")) {
      const begin = beginMessage(writer, at, 74, value, "reactions");
      at = endMessage(writer, begin, PostReaction.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Post$inOrder(reader)) {
    return isAtEnd(reader) ? message : Post$rest(reader, message);
  },
};

const Post$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Post,
    field$1: number,
    field$2: PostState,
    field$3: string,
    field$4: string,
    field$5: number,
    field$6: string[],
    field$7: number,
    field$8: number,
    field$9: PostReaction[],
  ): void {
    this.number = field$1;
    this.state = field$2;
    this.from = field$3;
    this.text = field$4;
    this.sentMs = field$5;
    this.mentions = field$6;
    this.change = field$7;
    this.editedMs = field$8;
    this.reactions = field$9;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Post$inOrder(reader: Reader): Post {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$2: PostState = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$3: string = "";
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readString(reader);
    offset = reader.offset;
  }
  let field$4: string = "";
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    field$4 = readString(reader);
    offset = reader.offset;
  }
  let field$5: number = 0;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$5 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$5 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  const field$6: string[] = emptyList<string>();
  while (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    field$6.push(readString(reader));
    offset = reader.offset;
  }
  let field$7: number = 0;
  if (offset + 1 < end && input[offset] === 56) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$7 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$7 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$8: number = 0;
  if (offset + 1 < end && input[offset] === 64) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$8 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$8 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  const field$9: PostReaction[] = emptyList<PostReaction>();
  while (offset < end && input[offset] === 74) {
    reader.offset = offset + 1;
    if (field$9.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 80);
    field$9.push(PostReaction.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Post$new(field$1, field$2, field$3, field$4, field$5, field$6, field$7, field$8, field$9);
}

/** Reads the remaining fields, in any order. */
function Post$rest(reader: Reader, message: Post): Post {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.number = readUint64Number(reader);
        break;
      case 16:
        message.state = readInt32(reader);
        break;
      case 26:
        message.from = readString(reader);
        break;
      case 34:
        message.text = readString(reader);
        break;
      case 40:
        message.sentMs = readUint64Number(reader);
        break;
      case 50:
        if (message.mentions.length === 0) beginList(reader);
        message.mentions.push(readString(reader));
        break;
      case 56:
        message.change = readUint64Number(reader);
        break;
      case 64:
        message.editedMs = readUint64Number(reader);
        break;
      case 74: {
        if (message.reactions.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 80);
        message.reactions.push(PostReaction.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The members who have reacted to a post in the same way. */
export interface PostReaction {
  reaction: string;
  count: number;
  /** Whether the reader is one of them. */
  own: boolean;
  $unknown?: Uint8Array;
}

export const PostReaction: MessageCodec<PostReaction> = {
  typeName: "chatwire.v1.PostReaction",

  create(init) {
    const message: PostReaction = new PostReaction$new("", 0, false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PostReaction, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PostReaction, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PostReaction, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.reaction !== "") {
      at = writeStringField(writer, at, 10, message.reaction, "reaction");
    }
    if (message.count !== 0) {
      at = writeUint32Field(writer, at, 16, message.count, "count");
    }
    if (message.own !== false) {
      at = writeBoolField(writer, at, 24, message.own, "own");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PostReaction$inOrder(reader)) {
    return isAtEnd(reader) ? message : PostReaction$rest(reader, message);
  },
};

const PostReaction$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PostReaction,
    field$1: string,
    field$2: number,
    field$3: boolean,
  ): void {
    this.reaction = field$1;
    this.count = field$2;
    this.own = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PostReaction$inOrder(reader: Reader): PostReaction {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$3: boolean = false;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new PostReaction$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function PostReaction$rest(reader: Reader, message: PostReaction): PostReaction {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.reaction = readString(reader);
        break;
      case 16:
        message.count = readUint32(reader);
        break;
      case 24:
        message.own = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface CreateRoomRequest {
  settings?: RoomSettings | undefined;
  $unknown?: Uint8Array;
}

export const CreateRoomRequest: MessageCodec<CreateRoomRequest> = {
  typeName: "chatwire.v1.CreateRoomRequest",

  create(init) {
    const message: CreateRoomRequest = new CreateRoomRequest$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(CreateRoomRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(CreateRoomRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(CreateRoomRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.settings !== undefined) {
      const begin = beginMessage(writer, at, 10, message.settings, "settings");
      at = endMessage(writer, begin, RoomSettings.write(message.settings, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = CreateRoomRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : CreateRoomRequest$rest(reader, message);
  },
};

const CreateRoomRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: CreateRoomRequest,
    field$1: RoomSettings | undefined,
  ): void {
    this.settings = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function CreateRoomRequest$inOrder(reader: Reader): CreateRoomRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: RoomSettings | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 136);
    field$1 = RoomSettings.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new CreateRoomRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function CreateRoomRequest$rest(reader: Reader, message: CreateRoomRequest): CreateRoomRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.settings === undefined ? 136 : 0);
        message.settings = RoomSettings.read(reader, message.settings);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface CreateRoomResponse {
  room?: Room | undefined;
  $unknown?: Uint8Array;
}

export const CreateRoomResponse: MessageCodec<CreateRoomResponse> = {
  typeName: "chatwire.v1.CreateRoomResponse",

  create(init) {
    const message: CreateRoomResponse = new CreateRoomResponse$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(CreateRoomResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(CreateRoomResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(CreateRoomResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.room !== undefined) {
      const begin = beginMessage(writer, at, 10, message.room, "room");
      at = endMessage(writer, begin, Room.write(message.room, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = CreateRoomResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : CreateRoomResponse$rest(reader, message);
  },
};

const CreateRoomResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: CreateRoomResponse,
    field$1: Room | undefined,
  ): void {
    this.room = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function CreateRoomResponse$inOrder(reader: Reader): CreateRoomResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Room | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 336);
    field$1 = Room.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new CreateRoomResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function CreateRoomResponse$rest(reader: Reader, message: CreateRoomResponse): CreateRoomResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.room === undefined ? 336 : 0);
        message.room = Room.read(reader, message.room);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ListRoomsRequest {
  scope: RoomScope;
  /** Of a list of listed rooms: how the names begin, in any case. Empty: all. */
  prefix: string;
  /** `next` of the page before; empty: the first page. */
  after: Uint8Array;
  $unknown?: Uint8Array;
}

export const ListRoomsRequest: MessageCodec<ListRoomsRequest> = {
  typeName: "chatwire.v1.ListRoomsRequest",

  create(init) {
    const message: ListRoomsRequest = new ListRoomsRequest$new(0, "", EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ListRoomsRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ListRoomsRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ListRoomsRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.scope !== 0) {
      at = writeInt32Field(writer, at, 8, message.scope, "scope");
    }
    if (message.prefix !== "") {
      at = writeStringField(writer, at, 18, message.prefix, "prefix");
    }
    if (message.after?.length !== 0) {
      at = writeBytesField(writer, at, 26, message.after, "after");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ListRoomsRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : ListRoomsRequest$rest(reader, message);
  },
};

const ListRoomsRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ListRoomsRequest,
    field$1: RoomScope,
    field$2: string,
    field$3: Uint8Array,
  ): void {
    this.scope = field$1;
    this.prefix = field$2;
    this.after = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ListRoomsRequest$inOrder(reader: Reader): ListRoomsRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: RoomScope = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  let field$3: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ListRoomsRequest$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function ListRoomsRequest$rest(reader: Reader, message: ListRoomsRequest): ListRoomsRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.scope = readInt32(reader);
        break;
      case 18:
        message.prefix = readString(reader);
        break;
      case 26:
        message.after = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ListRoomsResponse {
  rooms: Room[];
  /** Empty: this is the last page. */
  next: Uint8Array;
  $unknown?: Uint8Array;
}

export const ListRoomsResponse: MessageCodec<ListRoomsResponse> = {
  typeName: "chatwire.v1.ListRoomsResponse",

  create(init) {
    const message: ListRoomsResponse = new ListRoomsResponse$new(emptyList<Room>(), EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ListRoomsResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ListRoomsResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ListRoomsResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.rooms, "rooms")) {
      const begin = beginMessage(writer, at, 10, value, "rooms");
      at = endMessage(writer, begin, Room.write(value, writer, begin));
    }
    if (message.next?.length !== 0) {
      at = writeBytesField(writer, at, 18, message.next, "next");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ListRoomsResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : ListRoomsResponse$rest(reader, message);
  },
};

const ListRoomsResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ListRoomsResponse,
    field$1: Room[],
    field$2: Uint8Array,
  ): void {
    this.rooms = field$1;
    this.next = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ListRoomsResponse$inOrder(reader: Reader): ListRoomsResponse {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: Room[] = emptyList<Room>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 336);
    field$1.push(Room.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$2: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ListRoomsResponse$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function ListRoomsResponse$rest(reader: Reader, message: ListRoomsResponse): ListRoomsResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.rooms.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 336);
        message.rooms.push(Room.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18:
        message.next = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface JoinRoomRequest {
  $unknown?: Uint8Array;
}

export const JoinRoomRequest: MessageCodec<JoinRoomRequest> = {
  typeName: "chatwire.v1.JoinRoomRequest",

  create(init) {
    const message: JoinRoomRequest = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(JoinRoomRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(JoinRoomRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(JoinRoomRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = JoinRoomRequest.create()) {
    return isAtEnd(reader) ? message : JoinRoomRequest$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function JoinRoomRequest$rest(reader: Reader, message: JoinRoomRequest): JoinRoomRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface JoinRoomResponse {
  /** MEMBER; ASKED if the user has to wait for an answer. */
  room?: Room | undefined;
  $unknown?: Uint8Array;
}

export const JoinRoomResponse: MessageCodec<JoinRoomResponse> = {
  typeName: "chatwire.v1.JoinRoomResponse",

  create(init) {
    const message: JoinRoomResponse = new JoinRoomResponse$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(JoinRoomResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(JoinRoomResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(JoinRoomResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.room !== undefined) {
      const begin = beginMessage(writer, at, 10, message.room, "room");
      at = endMessage(writer, begin, Room.write(message.room, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = JoinRoomResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : JoinRoomResponse$rest(reader, message);
  },
};

const JoinRoomResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: JoinRoomResponse,
    field$1: Room | undefined,
  ): void {
    this.room = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function JoinRoomResponse$inOrder(reader: Reader): JoinRoomResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Room | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 336);
    field$1 = Room.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new JoinRoomResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function JoinRoomResponse$rest(reader: Reader, message: JoinRoomResponse): JoinRoomResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.room === undefined ? 336 : 0);
        message.room = Room.read(reader, message.room);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface LeaveRoomRequest {
  /**
   * The name of the member who becomes an owner, if the caller is the only owner and
   * not the only member.
   */
  successor: string;
  $unknown?: Uint8Array;
}

export const LeaveRoomRequest: MessageCodec<LeaveRoomRequest> = {
  typeName: "chatwire.v1.LeaveRoomRequest",

  create(init) {
    const message: LeaveRoomRequest = new LeaveRoomRequest$new("");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(LeaveRoomRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(LeaveRoomRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(LeaveRoomRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.successor !== "") {
      at = writeStringField(writer, at, 10, message.successor, "successor");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = LeaveRoomRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : LeaveRoomRequest$rest(reader, message);
  },
};

const LeaveRoomRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: LeaveRoomRequest,
    field$1: string,
  ): void {
    this.successor = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function LeaveRoomRequest$inOrder(reader: Reader): LeaveRoomRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new LeaveRoomRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function LeaveRoomRequest$rest(reader: Reader, message: LeaveRoomRequest): LeaveRoomRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.successor = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface LeaveRoomResponse {
  $unknown?: Uint8Array;
}

export const LeaveRoomResponse: MessageCodec<LeaveRoomResponse> = {
  typeName: "chatwire.v1.LeaveRoomResponse",

  create(init) {
    const message: LeaveRoomResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(LeaveRoomResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(LeaveRoomResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(LeaveRoomResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = LeaveRoomResponse.create()) {
    return isAtEnd(reader) ? message : LeaveRoomResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function LeaveRoomResponse$rest(reader: Reader, message: LeaveRoomResponse): LeaveRoomResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface InviteToRoomRequest {
  /** Name of the user. */
  user: string;
  $unknown?: Uint8Array;
}

export const InviteToRoomRequest: MessageCodec<InviteToRoomRequest> = {
  typeName: "chatwire.v1.InviteToRoomRequest",

  create(init) {
    const message: InviteToRoomRequest = new InviteToRoomRequest$new("");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(InviteToRoomRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(InviteToRoomRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(InviteToRoomRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.user !== "") {
      at = writeStringField(writer, at, 10, message.user, "user");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = InviteToRoomRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : InviteToRoomRequest$rest(reader, message);
  },
};

const InviteToRoomRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: InviteToRoomRequest,
    field$1: string,
  ): void {
    this.user = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function InviteToRoomRequest$inOrder(reader: Reader): InviteToRoomRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new InviteToRoomRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function InviteToRoomRequest$rest(reader: Reader, message: InviteToRoomRequest): InviteToRoomRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.user = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface InviteToRoomResponse {
  $unknown?: Uint8Array;
}

export const InviteToRoomResponse: MessageCodec<InviteToRoomResponse> = {
  typeName: "chatwire.v1.InviteToRoomResponse",

  create(init) {
    const message: InviteToRoomResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(InviteToRoomResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(InviteToRoomResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(InviteToRoomResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = InviteToRoomResponse.create()) {
    return isAtEnd(reader) ? message : InviteToRoomResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function InviteToRoomResponse$rest(reader: Reader, message: InviteToRoomResponse): InviteToRoomResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface PostInRoomRequest {
  text: string;
  /** Names of members who are to notice the post. Other names are ignored. */
  mentions: string[];
  $unknown?: Uint8Array;
}

export const PostInRoomRequest: MessageCodec<PostInRoomRequest> = {
  typeName: "chatwire.v1.PostInRoomRequest",

  create(init) {
    const message: PostInRoomRequest = new PostInRoomRequest$new("", emptyList<string>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PostInRoomRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PostInRoomRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PostInRoomRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.text !== "") {
      at = writeStringField(writer, at, 10, message.text, "text");
    }
    for (const value of itemsOf(message.mentions, "mentions")) {
      at = writeStringField(writer, at, 18, value, "mentions");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PostInRoomRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : PostInRoomRequest$rest(reader, message);
  },
};

const PostInRoomRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PostInRoomRequest,
    field$1: string,
    field$2: string[],
  ): void {
    this.text = field$1;
    this.mentions = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PostInRoomRequest$inOrder(reader: Reader): PostInRoomRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  const field$2: string[] = emptyList<string>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    field$2.push(readString(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PostInRoomRequest$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function PostInRoomRequest$rest(reader: Reader, message: PostInRoomRequest): PostInRoomRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.text = readString(reader);
        break;
      case 18:
        if (message.mentions.length === 0) beginList(reader);
        message.mentions.push(readString(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface PostInRoomResponse {
  /** The epoch and the number of the post. */
  epoch: number;
  number: number;
  sentMs: number;
  $unknown?: Uint8Array;
}

export const PostInRoomResponse: MessageCodec<PostInRoomResponse> = {
  typeName: "chatwire.v1.PostInRoomResponse",

  create(init) {
    const message: PostInRoomResponse = new PostInRoomResponse$new(0, 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PostInRoomResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PostInRoomResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PostInRoomResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.epoch !== 0) {
      at = writeUint32Field(writer, at, 8, message.epoch, "epoch");
    }
    if (message.number !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.number, "number");
    }
    if (message.sentMs !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.sentMs, "sentMs");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PostInRoomResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : PostInRoomResponse$rest(reader, message);
  },
};

const PostInRoomResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PostInRoomResponse,
    field$1: number,
    field$2: number,
    field$3: number,
  ): void {
    this.epoch = field$1;
    this.number = field$2;
    this.sentMs = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PostInRoomResponse$inOrder(reader: Reader): PostInRoomResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new PostInRoomResponse$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function PostInRoomResponse$rest(reader: Reader, message: PostInRoomResponse): PostInRoomResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.epoch = readUint32(reader);
        break;
      case 16:
        message.number = readUint64Number(reader);
        break;
      case 24:
        message.sentMs = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * A post in a room of the receiver, also from another connection of its author. The
 * connection that made the post gets the response instead.
 */
export interface PostReceived {
  roomId: Uint8Array;
  epoch: number;
  post?: Post | undefined;
  $unknown?: Uint8Array;
}

export const PostReceived: MessageCodec<PostReceived> = {
  typeName: "chatwire.v1.PostReceived",

  create(init) {
    const message: PostReceived = new PostReceived$new(EMPTY_BYTES, 0, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PostReceived, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PostReceived, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PostReceived, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.roomId?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.roomId, "roomId");
    }
    if (message.epoch !== 0) {
      at = writeUint32Field(writer, at, 16, message.epoch, "epoch");
    }
    if (message.post !== undefined) {
      const begin = beginMessage(writer, at, 26, message.post, "post");
      at = endMessage(writer, begin, Post.write(message.post, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PostReceived$inOrder(reader)) {
    return isAtEnd(reader) ? message : PostReceived$rest(reader, message);
  },
};

const PostReceived$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PostReceived,
    field$1: Uint8Array,
    field$2: number,
    field$3: Post | undefined,
  ): void {
    this.roomId = field$1;
    this.epoch = field$2;
    this.post = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PostReceived$inOrder(reader: Reader): PostReceived {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$3: Post | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 240);
    field$3 = Post.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PostReceived$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function PostReceived$rest(reader: Reader, message: PostReceived): PostReceived {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.roomId = readBytes(reader);
        break;
      case 16:
        message.epoch = readUint32(reader);
        break;
      case 26: {
        const outerEnd = enterMessage(reader, message.post === undefined ? 240 : 0);
        message.post = Post.read(reader, message.post);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface GetRoomHistoryRequest {
  /**
   * Gets posts in ascending order with numbers greater than this, or in descending
   * order with numbers lower than this; 0 as `before`: from the latest. Absent: as
   * `before` with 0.
   */
  page: GetRoomHistoryRequestPage;
  $unknown?: Uint8Array;
}

/**
 * Gets posts in ascending order with numbers greater than this, or in descending
 * order with numbers lower than this; 0 as `before`: from the latest. Absent: as
 * `before` with 0.
 */
export type GetRoomHistoryRequestPage =
  | { case: "after"; value: number }
  | { case: "before"; value: number }
  | { case: "changedAfter"; value: number }
  | { case: undefined; value?: undefined };

export const GetRoomHistoryRequest: MessageCodec<GetRoomHistoryRequest> = {
  typeName: "chatwire.v1.GetRoomHistoryRequest",

  create(init) {
    const message: GetRoomHistoryRequest = new GetRoomHistoryRequest$new(noCase());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(GetRoomHistoryRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(GetRoomHistoryRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(GetRoomHistoryRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    switch (message.page.case) {
      case undefined:
        if (message.page.value !== undefined) throw unknownCase("page");
        break;
      case "after": {
        at = writeUint64NumberField(writer, at, 8, message.page.value, "after");
        break;
      }
      case "before": {
        at = writeUint64NumberField(writer, at, 16, message.page.value, "before");
        break;
      }
      case "changedAfter": {
        at = writeUint64NumberField(writer, at, 24, message.page.value, "changedAfter");
        break;
      }
      default:
        throw unknownCase("page");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = GetRoomHistoryRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : GetRoomHistoryRequest$rest(reader, message);
  },
};

const GetRoomHistoryRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: GetRoomHistoryRequest,
    oneof$1: GetRoomHistoryRequestPage,
  ): void {
    this.page = oneof$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function GetRoomHistoryRequest$inOrder(reader: Reader): GetRoomHistoryRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let oneof$1: GetRoomHistoryRequestPage | undefined;
  if (offset < end && input[offset] === 8) {
    reader.offset = offset + 1;
    oneof$1 = oneofCase("after", readUint64Number(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 16) {
    reader.offset = offset + 1;
    oneof$1 = oneofCase("before", readUint64Number(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 24) {
    reader.offset = offset + 1;
    oneof$1 = oneofCase("changedAfter", readUint64Number(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new GetRoomHistoryRequest$new(oneof$1 ?? noCase());
}

/** Reads the remaining fields, in any order. */
function GetRoomHistoryRequest$rest(reader: Reader, message: GetRoomHistoryRequest): GetRoomHistoryRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.page = oneofCase("after", readUint64Number(reader));
        break;
      case 16:
        message.page = oneofCase("before", readUint64Number(reader));
        break;
      case 24:
        message.page = oneofCase("changedAfter", readUint64Number(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface GetRoomHistoryResponse {
  epoch: number;
  /** In ascending order after a number or a change, in descending order before a number. */
  posts: Post[];
  /** Whether there may be more in the same direction. The next page can be empty. */
  more: boolean;
  /**
   * Of the posts that were asked for, those with numbers lower than this are missing:
   * they are no longer kept, or were made before the caller joined. 0: none is missing,
   * or the page is in the order of changes.
   */
  missingBefore: number;
  /** Number of the last post. */
  lastNumber: number;
  /** Number of the last change of a post. */
  lastChange: number;
  /**
   * Of a page in the order of changes: the next one goes on after this change. The posts
   * up to it that are not in the page are none that the caller may read. 0: another page.
   */
  changedUntil: number;
  $unknown?: Uint8Array;
}

export const GetRoomHistoryResponse: MessageCodec<GetRoomHistoryResponse> = {
  typeName: "chatwire.v1.GetRoomHistoryResponse",

  create(init) {
    const message: GetRoomHistoryResponse = new GetRoomHistoryResponse$new(0, emptyList<Post>(), false, 0, 0, 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(GetRoomHistoryResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(GetRoomHistoryResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(GetRoomHistoryResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.epoch !== 0) {
      at = writeUint32Field(writer, at, 8, message.epoch, "epoch");
    }
    for (const value of itemsOf(message.posts, "posts")) {
      const begin = beginMessage(writer, at, 18, value, "posts");
      at = endMessage(writer, begin, Post.write(value, writer, begin));
    }
    if (message.more !== false) {
      at = writeBoolField(writer, at, 24, message.more, "more");
    }
    if (message.missingBefore !== 0) {
      at = writeUint64NumberField(writer, at, 32, message.missingBefore, "missingBefore");
    }
    if (message.lastNumber !== 0) {
      at = writeUint64NumberField(writer, at, 40, message.lastNumber, "lastNumber");
    }
    if (message.lastChange !== 0) {
      at = writeUint64NumberField(writer, at, 48, message.lastChange, "lastChange");
    }
    if (message.changedUntil !== 0) {
      at = writeUint64NumberField(writer, at, 56, message.changedUntil, "changedUntil");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = GetRoomHistoryResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : GetRoomHistoryResponse$rest(reader, message);
  },
};

const GetRoomHistoryResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: GetRoomHistoryResponse,
    field$1: number,
    field$2: Post[],
    field$3: boolean,
    field$4: number,
    field$5: number,
    field$6: number,
    field$7: number,
  ): void {
    this.epoch = field$1;
    this.posts = field$2;
    this.more = field$3;
    this.missingBefore = field$4;
    this.lastNumber = field$5;
    this.lastChange = field$6;
    this.changedUntil = field$7;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function GetRoomHistoryResponse$inOrder(reader: Reader): GetRoomHistoryResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readUint32(reader);
      offset = reader.offset;
    }
  }
  const field$2: Post[] = emptyList<Post>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 240);
    field$2.push(Post.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: boolean = false;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$4: number = 0;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$5: number = 0;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$5 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$5 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$6: number = 0;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$6 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$6 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$7: number = 0;
  if (offset + 1 < end && input[offset] === 56) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$7 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$7 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new GetRoomHistoryResponse$new(field$1, field$2, field$3, field$4, field$5, field$6, field$7);
}

/** Reads the remaining fields, in any order. */
function GetRoomHistoryResponse$rest(reader: Reader, message: GetRoomHistoryResponse): GetRoomHistoryResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.epoch = readUint32(reader);
        break;
      case 18: {
        if (message.posts.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 240);
        message.posts.push(Post.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 24:
        message.more = readBool(reader);
        break;
      case 32:
        message.missingBefore = readUint64Number(reader);
        break;
      case 40:
        message.lastNumber = readUint64Number(reader);
        break;
      case 48:
        message.lastChange = readUint64Number(reader);
        break;
      case 56:
        message.changedUntil = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface MarkRoomReadRequest {
  number: number;
  $unknown?: Uint8Array;
}

export const MarkRoomReadRequest: MessageCodec<MarkRoomReadRequest> = {
  typeName: "chatwire.v1.MarkRoomReadRequest",

  create(init) {
    const message: MarkRoomReadRequest = new MarkRoomReadRequest$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(MarkRoomReadRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(MarkRoomReadRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(MarkRoomReadRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.number !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.number, "number");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = MarkRoomReadRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : MarkRoomReadRequest$rest(reader, message);
  },
};

const MarkRoomReadRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: MarkRoomReadRequest,
    field$1: number,
  ): void {
    this.number = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function MarkRoomReadRequest$inOrder(reader: Reader): MarkRoomReadRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new MarkRoomReadRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function MarkRoomReadRequest$rest(reader: Reader, message: MarkRoomReadRequest): MarkRoomReadRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.number = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface MarkRoomReadResponse {
  /** As in `Room`. */
  readNumber: number;
  unread: number;
  mentions: number;
  $unknown?: Uint8Array;
}

export const MarkRoomReadResponse: MessageCodec<MarkRoomReadResponse> = {
  typeName: "chatwire.v1.MarkRoomReadResponse",

  create(init) {
    const message: MarkRoomReadResponse = new MarkRoomReadResponse$new(0, 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(MarkRoomReadResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(MarkRoomReadResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(MarkRoomReadResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.readNumber !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.readNumber, "readNumber");
    }
    if (message.unread !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.unread, "unread");
    }
    if (message.mentions !== 0) {
      at = writeUint32Field(writer, at, 24, message.mentions, "mentions");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = MarkRoomReadResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : MarkRoomReadResponse$rest(reader, message);
  },
};

const MarkRoomReadResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: MarkRoomReadResponse,
    field$1: number,
    field$2: number,
    field$3: number,
  ): void {
    this.readNumber = field$1;
    this.unread = field$2;
    this.mentions = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function MarkRoomReadResponse$inOrder(reader: Reader): MarkRoomReadResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new MarkRoomReadResponse$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function MarkRoomReadResponse$rest(reader: Reader, message: MarkRoomReadResponse): MarkRoomReadResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.readNumber = readUint64Number(reader);
        break;
      case 16:
        message.unread = readUint64Number(reader);
        break;
      case 24:
        message.mentions = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * A room has changed for the receiver on another of its connections, or because of
 * another user or the operator of the server. The receiver was invited, has joined, asked or
 * left, was removed, banned or refused; has got another role; or has read posts. Or its
 * invitation has ended; the number of its `mentions` has changed because a post was edited or
 * deleted; another number of users asks to join; the room has another epoch, or is closed.
 */
export interface RoomChanged {
  /** As the receiver sees it from now on. Only the id: the receiver no longer sees it. */
  room?: Room | undefined;
  $unknown?: Uint8Array;
}

export const RoomChanged: MessageCodec<RoomChanged> = {
  typeName: "chatwire.v1.RoomChanged",

  create(init) {
    const message: RoomChanged = new RoomChanged$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RoomChanged, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RoomChanged, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RoomChanged, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.room !== undefined) {
      const begin = beginMessage(writer, at, 10, message.room, "room");
      at = endMessage(writer, begin, Room.write(message.room, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RoomChanged$inOrder(reader)) {
    return isAtEnd(reader) ? message : RoomChanged$rest(reader, message);
  },
};

const RoomChanged$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RoomChanged,
    field$1: Room | undefined,
  ): void {
    this.room = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RoomChanged$inOrder(reader: Reader): RoomChanged {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Room | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 336);
    field$1 = Room.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new RoomChanged$new(field$1);
}

/** Reads the remaining fields, in any order. */
function RoomChanged$rest(reader: Reader, message: RoomChanged): RoomChanged {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.room === undefined ? 336 : 0);
        message.room = Room.read(reader, message.room);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface RoomMember {
  name: string;
  /** Unspecified: the user asks to join, or is banned. */
  role: RoomRole;
  /**
   * Unspecified if the caller may not see the user outside of the room. The caller's own
   * is told.
   */
  status: Status;
  $unknown?: Uint8Array;
}

export const RoomMember: MessageCodec<RoomMember> = {
  typeName: "chatwire.v1.RoomMember",

  create(init) {
    const message: RoomMember = new RoomMember$new("", 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RoomMember, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RoomMember, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RoomMember, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== "") {
      at = writeStringField(writer, at, 10, message.name, "name");
    }
    if (message.role !== 0) {
      at = writeInt32Field(writer, at, 16, message.role, "role");
    }
    if (message.status !== 0) {
      at = writeInt32Field(writer, at, 24, message.status, "status");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RoomMember$inOrder(reader)) {
    return isAtEnd(reader) ? message : RoomMember$rest(reader, message);
  },
};

const RoomMember$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RoomMember,
    field$1: string,
    field$2: RoomRole,
    field$3: Status,
  ): void {
    this.name = field$1;
    this.role = field$2;
    this.status = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RoomMember$inOrder(reader: Reader): RoomMember {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: RoomRole = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$3: Status = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new RoomMember$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function RoomMember$rest(reader: Reader, message: RoomMember): RoomMember {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readString(reader);
        break;
      case 16:
        message.role = readInt32(reader);
        break;
      case 24:
        message.status = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ListRoomMembersRequest {
  scope: RoomMemberScope;
  /** The last name of the page before; empty: the first page. */
  after: string;
  $unknown?: Uint8Array;
}

export const ListRoomMembersRequest: MessageCodec<ListRoomMembersRequest> = {
  typeName: "chatwire.v1.ListRoomMembersRequest",

  create(init) {
    const message: ListRoomMembersRequest = new ListRoomMembersRequest$new(0, "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ListRoomMembersRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ListRoomMembersRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ListRoomMembersRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.scope !== 0) {
      at = writeInt32Field(writer, at, 8, message.scope, "scope");
    }
    if (message.after !== "") {
      at = writeStringField(writer, at, 18, message.after, "after");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ListRoomMembersRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : ListRoomMembersRequest$rest(reader, message);
  },
};

const ListRoomMembersRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ListRoomMembersRequest,
    field$1: RoomMemberScope,
    field$2: string,
  ): void {
    this.scope = field$1;
    this.after = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ListRoomMembersRequest$inOrder(reader: Reader): ListRoomMembersRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: RoomMemberScope = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ListRoomMembersRequest$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function ListRoomMembersRequest$rest(reader: Reader, message: ListRoomMembersRequest): ListRoomMembersRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.scope = readInt32(reader);
        break;
      case 18:
        message.after = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ListRoomMembersResponse {
  /** In the order of the keys of the names. */
  members: RoomMember[];
  /** The last name of this page; empty: it is the last page. */
  next: string;
  $unknown?: Uint8Array;
}

export const ListRoomMembersResponse: MessageCodec<ListRoomMembersResponse> = {
  typeName: "chatwire.v1.ListRoomMembersResponse",

  create(init) {
    const message: ListRoomMembersResponse = new ListRoomMembersResponse$new(emptyList<RoomMember>(), "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ListRoomMembersResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ListRoomMembersResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ListRoomMembersResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.members, "members")) {
      const begin = beginMessage(writer, at, 10, value, "members");
      at = endMessage(writer, begin, RoomMember.write(value, writer, begin));
    }
    if (message.next !== "") {
      at = writeStringField(writer, at, 18, message.next, "next");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ListRoomMembersResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : ListRoomMembersResponse$rest(reader, message);
  },
};

const ListRoomMembersResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ListRoomMembersResponse,
    field$1: RoomMember[],
    field$2: string,
  ): void {
    this.members = field$1;
    this.next = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ListRoomMembersResponse$inOrder(reader: Reader): ListRoomMembersResponse {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: RoomMember[] = emptyList<RoomMember>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 64);
    field$1.push(RoomMember.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ListRoomMembersResponse$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function ListRoomMembersResponse$rest(reader: Reader, message: ListRoomMembersResponse): ListRoomMembersResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.members.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 64);
        message.members.push(RoomMember.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18:
        message.next = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ModerateRoomRequest {
  action: RoomAction;
  /** Name of the user. */
  user: string;
  /** At most `roomMuteMaxMs`. 0: the member may post again. */
  muteMs: number;
  role: RoomRole;
  $unknown?: Uint8Array;
}

export const ModerateRoomRequest: MessageCodec<ModerateRoomRequest> = {
  typeName: "chatwire.v1.ModerateRoomRequest",

  create(init) {
    const message: ModerateRoomRequest = new ModerateRoomRequest$new(0, "", 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ModerateRoomRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ModerateRoomRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ModerateRoomRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.action !== 0) {
      at = writeInt32Field(writer, at, 8, message.action, "action");
    }
    if (message.user !== "") {
      at = writeStringField(writer, at, 18, message.user, "user");
    }
    if (message.muteMs !== 0) {
      at = writeUint32Field(writer, at, 24, message.muteMs, "muteMs");
    }
    if (message.role !== 0) {
      at = writeInt32Field(writer, at, 32, message.role, "role");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ModerateRoomRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : ModerateRoomRequest$rest(reader, message);
  },
};

const ModerateRoomRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ModerateRoomRequest,
    field$1: RoomAction,
    field$2: string,
    field$3: number,
    field$4: RoomRole,
  ): void {
    this.action = field$1;
    this.user = field$2;
    this.muteMs = field$3;
    this.role = field$4;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ModerateRoomRequest$inOrder(reader: Reader): ModerateRoomRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: RoomAction = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$4: RoomRole = 0;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new ModerateRoomRequest$new(field$1, field$2, field$3, field$4);
}

/** Reads the remaining fields, in any order. */
function ModerateRoomRequest$rest(reader: Reader, message: ModerateRoomRequest): ModerateRoomRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.action = readInt32(reader);
        break;
      case 18:
        message.user = readString(reader);
        break;
      case 24:
        message.muteMs = readUint32(reader);
        break;
      case 32:
        message.role = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ModerateRoomResponse {
  $unknown?: Uint8Array;
}

export const ModerateRoomResponse: MessageCodec<ModerateRoomResponse> = {
  typeName: "chatwire.v1.ModerateRoomResponse",

  create(init) {
    const message: ModerateRoomResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ModerateRoomResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ModerateRoomResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ModerateRoomResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ModerateRoomResponse.create()) {
    return isAtEnd(reader) ? message : ModerateRoomResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function ModerateRoomResponse$rest(reader: Reader, message: ModerateRoomResponse): ModerateRoomResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface SetRoomRequest {
  /**
   * All of them. One that is absent gets its default: no topic, no description,
   * SINCE_JOINING, MEMBER, no slow mode, `roomMembersMax`. `name` and `visibility` have none.
   */
  settings?: RoomSettings | undefined;
  $unknown?: Uint8Array;
}

export const SetRoomRequest: MessageCodec<SetRoomRequest> = {
  typeName: "chatwire.v1.SetRoomRequest",

  create(init) {
    const message: SetRoomRequest = new SetRoomRequest$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SetRoomRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SetRoomRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SetRoomRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.settings !== undefined) {
      const begin = beginMessage(writer, at, 10, message.settings, "settings");
      at = endMessage(writer, begin, RoomSettings.write(message.settings, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SetRoomRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : SetRoomRequest$rest(reader, message);
  },
};

const SetRoomRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SetRoomRequest,
    field$1: RoomSettings | undefined,
  ): void {
    this.settings = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SetRoomRequest$inOrder(reader: Reader): SetRoomRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: RoomSettings | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 136);
    field$1 = RoomSettings.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new SetRoomRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function SetRoomRequest$rest(reader: Reader, message: SetRoomRequest): SetRoomRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.settings === undefined ? 136 : 0);
        message.settings = RoomSettings.read(reader, message.settings);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface SetRoomResponse {
  room?: Room | undefined;
  $unknown?: Uint8Array;
}

export const SetRoomResponse: MessageCodec<SetRoomResponse> = {
  typeName: "chatwire.v1.SetRoomResponse",

  create(init) {
    const message: SetRoomResponse = new SetRoomResponse$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SetRoomResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SetRoomResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SetRoomResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.room !== undefined) {
      const begin = beginMessage(writer, at, 10, message.room, "room");
      at = endMessage(writer, begin, Room.write(message.room, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SetRoomResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : SetRoomResponse$rest(reader, message);
  },
};

const SetRoomResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SetRoomResponse,
    field$1: Room | undefined,
  ): void {
    this.room = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SetRoomResponse$inOrder(reader: Reader): SetRoomResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Room | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 336);
    field$1 = Room.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new SetRoomResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function SetRoomResponse$rest(reader: Reader, message: SetRoomResponse): SetRoomResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.room === undefined ? 336 : 0);
        message.room = Room.read(reader, message.room);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * The settings of a room of the receiver have changed. The connection that made the request
 * gets the response instead.
 */
export interface RoomSettingsChanged {
  roomId: Uint8Array;
  settings?: RoomSettings | undefined;
  $unknown?: Uint8Array;
}

export const RoomSettingsChanged: MessageCodec<RoomSettingsChanged> = {
  typeName: "chatwire.v1.RoomSettingsChanged",

  create(init) {
    const message: RoomSettingsChanged = new RoomSettingsChanged$new(EMPTY_BYTES, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RoomSettingsChanged, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RoomSettingsChanged, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RoomSettingsChanged, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.roomId?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.roomId, "roomId");
    }
    if (message.settings !== undefined) {
      const begin = beginMessage(writer, at, 18, message.settings, "settings");
      at = endMessage(writer, begin, RoomSettings.write(message.settings, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RoomSettingsChanged$inOrder(reader)) {
    return isAtEnd(reader) ? message : RoomSettingsChanged$rest(reader, message);
  },
};

const RoomSettingsChanged$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RoomSettingsChanged,
    field$1: Uint8Array,
    field$2: RoomSettings | undefined,
  ): void {
    this.roomId = field$1;
    this.settings = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RoomSettingsChanged$inOrder(reader: Reader): RoomSettingsChanged {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  let field$2: RoomSettings | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 136);
    field$2 = RoomSettings.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new RoomSettingsChanged$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function RoomSettingsChanged$rest(reader: Reader, message: RoomSettingsChanged): RoomSettingsChanged {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.roomId = readBytes(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.settings === undefined ? 136 : 0);
        message.settings = RoomSettings.read(reader, message.settings);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface CloseRoomRequest {
  $unknown?: Uint8Array;
}

export const CloseRoomRequest: MessageCodec<CloseRoomRequest> = {
  typeName: "chatwire.v1.CloseRoomRequest",

  create(init) {
    const message: CloseRoomRequest = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(CloseRoomRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(CloseRoomRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(CloseRoomRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = CloseRoomRequest.create()) {
    return isAtEnd(reader) ? message : CloseRoomRequest$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function CloseRoomRequest$rest(reader: Reader, message: CloseRoomRequest): CloseRoomRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface CloseRoomResponse {
  $unknown?: Uint8Array;
}

export const CloseRoomResponse: MessageCodec<CloseRoomResponse> = {
  typeName: "chatwire.v1.CloseRoomResponse",

  create(init) {
    const message: CloseRoomResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(CloseRoomResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(CloseRoomResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(CloseRoomResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = CloseRoomResponse.create()) {
    return isAtEnd(reader) ? message : CloseRoomResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function CloseRoomResponse$rest(reader: Reader, message: CloseRoomResponse): CloseRoomResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface EditPostRequest {
  /** The epoch and the number of the post. In another epoch, there is no such post. */
  epoch: number;
  number: number;
  text: string;
  /**
   * In place of those of the post. `Room.mentions` of a member who has not read the post
   * follows.
   */
  mentions: string[];
  $unknown?: Uint8Array;
}

export const EditPostRequest: MessageCodec<EditPostRequest> = {
  typeName: "chatwire.v1.EditPostRequest",

  create(init) {
    const message: EditPostRequest = new EditPostRequest$new(0, 0, "", emptyList<string>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(EditPostRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(EditPostRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(EditPostRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.epoch !== 0) {
      at = writeUint32Field(writer, at, 8, message.epoch, "epoch");
    }
    if (message.number !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.number, "number");
    }
    if (message.text !== "") {
      at = writeStringField(writer, at, 26, message.text, "text");
    }
    for (const value of itemsOf(message.mentions, "mentions")) {
      at = writeStringField(writer, at, 34, value, "mentions");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = EditPostRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : EditPostRequest$rest(reader, message);
  },
};

const EditPostRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: EditPostRequest,
    field$1: number,
    field$2: number,
    field$3: string,
    field$4: string[],
  ): void {
    this.epoch = field$1;
    this.number = field$2;
    this.text = field$3;
    this.mentions = field$4;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function EditPostRequest$inOrder(reader: Reader): EditPostRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$3: string = "";
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readString(reader);
    offset = reader.offset;
  }
  const field$4: string[] = emptyList<string>();
  while (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    if (field$4.length === 0) beginList(reader);
    field$4.push(readString(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new EditPostRequest$new(field$1, field$2, field$3, field$4);
}

/** Reads the remaining fields, in any order. */
function EditPostRequest$rest(reader: Reader, message: EditPostRequest): EditPostRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.epoch = readUint32(reader);
        break;
      case 16:
        message.number = readUint64Number(reader);
        break;
      case 26:
        message.text = readString(reader);
        break;
      case 34:
        if (message.mentions.length === 0) beginList(reader);
        message.mentions.push(readString(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface EditPostResponse {
  /** Number of the change; as in `Post`. */
  change: number;
  $unknown?: Uint8Array;
}

export const EditPostResponse: MessageCodec<EditPostResponse> = {
  typeName: "chatwire.v1.EditPostResponse",

  create(init) {
    const message: EditPostResponse = new EditPostResponse$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(EditPostResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(EditPostResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(EditPostResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.change !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.change, "change");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = EditPostResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : EditPostResponse$rest(reader, message);
  },
};

const EditPostResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: EditPostResponse,
    field$1: number,
  ): void {
    this.change = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function EditPostResponse$inOrder(reader: Reader): EditPostResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new EditPostResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function EditPostResponse$rest(reader: Reader, message: EditPostResponse): EditPostResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.change = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface DeletePostRequest {
  /** As in `EditPostRequest`. */
  epoch: number;
  number: number;
  $unknown?: Uint8Array;
}

export const DeletePostRequest: MessageCodec<DeletePostRequest> = {
  typeName: "chatwire.v1.DeletePostRequest",

  create(init) {
    const message: DeletePostRequest = new DeletePostRequest$new(0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(DeletePostRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(DeletePostRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(DeletePostRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.epoch !== 0) {
      at = writeUint32Field(writer, at, 8, message.epoch, "epoch");
    }
    if (message.number !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.number, "number");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = DeletePostRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : DeletePostRequest$rest(reader, message);
  },
};

const DeletePostRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: DeletePostRequest,
    field$1: number,
    field$2: number,
  ): void {
    this.epoch = field$1;
    this.number = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function DeletePostRequest$inOrder(reader: Reader): DeletePostRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new DeletePostRequest$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function DeletePostRequest$rest(reader: Reader, message: DeletePostRequest): DeletePostRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.epoch = readUint32(reader);
        break;
      case 16:
        message.number = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface DeletePostResponse {
  /** Number of the change; as in `Post`. Of the earlier one, if the post was deleted. */
  change: number;
  $unknown?: Uint8Array;
}

export const DeletePostResponse: MessageCodec<DeletePostResponse> = {
  typeName: "chatwire.v1.DeletePostResponse",

  create(init) {
    const message: DeletePostResponse = new DeletePostResponse$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(DeletePostResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(DeletePostResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(DeletePostResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.change !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.change, "change");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = DeletePostResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : DeletePostResponse$rest(reader, message);
  },
};

const DeletePostResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: DeletePostResponse,
    field$1: number,
  ): void {
    this.change = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function DeletePostResponse$inOrder(reader: Reader): DeletePostResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new DeletePostResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function DeletePostResponse$rest(reader: Reader, message: DeletePostResponse): DeletePostResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.change = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * A post was edited or deleted. All connections of the members get it, also the one that
 * made the request, in addition to the response.
 */
export interface PostChanged {
  roomId: Uint8Array;
  epoch: number;
  /** The post as it is now, without its reactions, which an edit does not change. */
  post?: Post | undefined;
  $unknown?: Uint8Array;
}

export const PostChanged: MessageCodec<PostChanged> = {
  typeName: "chatwire.v1.PostChanged",

  create(init) {
    const message: PostChanged = new PostChanged$new(EMPTY_BYTES, 0, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PostChanged, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PostChanged, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PostChanged, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.roomId?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.roomId, "roomId");
    }
    if (message.epoch !== 0) {
      at = writeUint32Field(writer, at, 16, message.epoch, "epoch");
    }
    if (message.post !== undefined) {
      const begin = beginMessage(writer, at, 26, message.post, "post");
      at = endMessage(writer, begin, Post.write(message.post, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PostChanged$inOrder(reader)) {
    return isAtEnd(reader) ? message : PostChanged$rest(reader, message);
  },
};

const PostChanged$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PostChanged,
    field$1: Uint8Array,
    field$2: number,
    field$3: Post | undefined,
  ): void {
    this.roomId = field$1;
    this.epoch = field$2;
    this.post = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PostChanged$inOrder(reader: Reader): PostChanged {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$3: Post | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 240);
    field$3 = Post.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PostChanged$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function PostChanged$rest(reader: Reader, message: PostChanged): PostChanged {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.roomId = readBytes(reader);
        break;
      case 16:
        message.epoch = readUint32(reader);
        break;
      case 26: {
        const outerEnd = enterMessage(reader, message.post === undefined ? 240 : 0);
        message.post = Post.read(reader, message.post);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ReactToPostRequest {
  /** As in `EditPostRequest`. */
  epoch: number;
  number: number;
  /** At most `reactionBytesMax` bytes of UTF-8, without white space and control characters. */
  reaction: string;
  /** Removes the reaction; otherwise adds it. */
  remove: boolean;
  $unknown?: Uint8Array;
}

export const ReactToPostRequest: MessageCodec<ReactToPostRequest> = {
  typeName: "chatwire.v1.ReactToPostRequest",

  create(init) {
    const message: ReactToPostRequest = new ReactToPostRequest$new(0, 0, "", false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ReactToPostRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ReactToPostRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ReactToPostRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.epoch !== 0) {
      at = writeUint32Field(writer, at, 8, message.epoch, "epoch");
    }
    if (message.number !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.number, "number");
    }
    if (message.reaction !== "") {
      at = writeStringField(writer, at, 26, message.reaction, "reaction");
    }
    if (message.remove !== false) {
      at = writeBoolField(writer, at, 32, message.remove, "remove");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ReactToPostRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : ReactToPostRequest$rest(reader, message);
  },
};

const ReactToPostRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ReactToPostRequest,
    field$1: number,
    field$2: number,
    field$3: string,
    field$4: boolean,
  ): void {
    this.epoch = field$1;
    this.number = field$2;
    this.reaction = field$3;
    this.remove = field$4;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ReactToPostRequest$inOrder(reader: Reader): ReactToPostRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$3: string = "";
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readString(reader);
    offset = reader.offset;
  }
  let field$4: boolean = false;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new ReactToPostRequest$new(field$1, field$2, field$3, field$4);
}

/** Reads the remaining fields, in any order. */
function ReactToPostRequest$rest(reader: Reader, message: ReactToPostRequest): ReactToPostRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.epoch = readUint32(reader);
        break;
      case 16:
        message.number = readUint64Number(reader);
        break;
      case 26:
        message.reaction = readString(reader);
        break;
      case 32:
        message.remove = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ReactToPostResponse {
  /** Number of the change; as in `Post`. Of an earlier one, if nothing has changed. */
  change: number;
  $unknown?: Uint8Array;
}

export const ReactToPostResponse: MessageCodec<ReactToPostResponse> = {
  typeName: "chatwire.v1.ReactToPostResponse",

  create(init) {
    const message: ReactToPostResponse = new ReactToPostResponse$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ReactToPostResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ReactToPostResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ReactToPostResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.change !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.change, "change");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ReactToPostResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : ReactToPostResponse$rest(reader, message);
  },
};

const ReactToPostResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ReactToPostResponse,
    field$1: number,
  ): void {
    this.change = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ReactToPostResponse$inOrder(reader: Reader): ReactToPostResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new ReactToPostResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function ReactToPostResponse$rest(reader: Reader, message: ReactToPostResponse): ReactToPostResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.change = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * A member has added a reaction to a post, or removed one. All connections of the members
 * get it, also the one that made the request, in addition to the response.
 */
export interface PostReacted {
  roomId: Uint8Array;
  epoch: number;
  number: number;
  /** As in `Post`. */
  change: number;
  reaction: string;
  /** How many members have this reaction now. */
  count: number;
  /** Name of the member. Empty if the receiver blocks the member. */
  from: string;
  /** Whether the reaction was removed. */
  removed: boolean;
  $unknown?: Uint8Array;
}

export const PostReacted: MessageCodec<PostReacted> = {
  typeName: "chatwire.v1.PostReacted",

  create(init) {
    const message: PostReacted = new PostReacted$new(EMPTY_BYTES, 0, 0, 0, "", 0, "", false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PostReacted, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PostReacted, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PostReacted, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.roomId?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.roomId, "roomId");
    }
    if (message.epoch !== 0) {
      at = writeUint32Field(writer, at, 16, message.epoch, "epoch");
    }
    if (message.number !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.number, "number");
    }
    if (message.change !== 0) {
      at = writeUint64NumberField(writer, at, 32, message.change, "change");
    }
    if (message.reaction !== "") {
      at = writeStringField(writer, at, 42, message.reaction, "reaction");
    }
    if (message.count !== 0) {
      at = writeUint32Field(writer, at, 48, message.count, "count");
    }
    if (message.from !== "") {
      at = writeStringField(writer, at, 58, message.from, "from");
    }
    if (message.removed !== false) {
      at = writeBoolField(writer, at, 64, message.removed, "removed");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PostReacted$inOrder(reader)) {
    return isAtEnd(reader) ? message : PostReacted$rest(reader, message);
  },
};

const PostReacted$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PostReacted,
    field$1: Uint8Array,
    field$2: number,
    field$3: number,
    field$4: number,
    field$5: string,
    field$6: number,
    field$7: string,
    field$8: boolean,
  ): void {
    this.roomId = field$1;
    this.epoch = field$2;
    this.number = field$3;
    this.change = field$4;
    this.reaction = field$5;
    this.count = field$6;
    this.from = field$7;
    this.removed = field$8;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PostReacted$inOrder(reader: Reader): PostReacted {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$4: number = 0;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$5: string = "";
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    field$5 = readString(reader);
    offset = reader.offset;
  }
  let field$6: number = 0;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$6 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$6 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$7: string = "";
  if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    field$7 = readString(reader);
    offset = reader.offset;
  }
  let field$8: boolean = false;
  if (offset + 1 < end && input[offset] === 64) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$8 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$8 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new PostReacted$new(field$1, field$2, field$3, field$4, field$5, field$6, field$7, field$8);
}

/** Reads the remaining fields, in any order. */
function PostReacted$rest(reader: Reader, message: PostReacted): PostReacted {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.roomId = readBytes(reader);
        break;
      case 16:
        message.epoch = readUint32(reader);
        break;
      case 24:
        message.number = readUint64Number(reader);
        break;
      case 32:
        message.change = readUint64Number(reader);
        break;
      case 42:
        message.reaction = readString(reader);
        break;
      case 48:
        message.count = readUint32(reader);
        break;
      case 58:
        message.from = readString(reader);
        break;
      case 64:
        message.removed = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface PinPostRequest {
  /** As in `EditPostRequest`. */
  epoch: number;
  number: number;
  /** Ends the pin; otherwise pins the post. */
  remove: boolean;
  $unknown?: Uint8Array;
}

export const PinPostRequest: MessageCodec<PinPostRequest> = {
  typeName: "chatwire.v1.PinPostRequest",

  create(init) {
    const message: PinPostRequest = new PinPostRequest$new(0, 0, false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PinPostRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PinPostRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PinPostRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.epoch !== 0) {
      at = writeUint32Field(writer, at, 8, message.epoch, "epoch");
    }
    if (message.number !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.number, "number");
    }
    if (message.remove !== false) {
      at = writeBoolField(writer, at, 24, message.remove, "remove");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PinPostRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : PinPostRequest$rest(reader, message);
  },
};

const PinPostRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PinPostRequest,
    field$1: number,
    field$2: number,
    field$3: boolean,
  ): void {
    this.epoch = field$1;
    this.number = field$2;
    this.remove = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PinPostRequest$inOrder(reader: Reader): PinPostRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$3: boolean = false;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new PinPostRequest$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function PinPostRequest$rest(reader: Reader, message: PinPostRequest): PinPostRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.epoch = readUint32(reader);
        break;
      case 16:
        message.number = readUint64Number(reader);
        break;
      case 24:
        message.remove = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface PinPostResponse {
  $unknown?: Uint8Array;
}

export const PinPostResponse: MessageCodec<PinPostResponse> = {
  typeName: "chatwire.v1.PinPostResponse",

  create(init) {
    const message: PinPostResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PinPostResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PinPostResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PinPostResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PinPostResponse.create()) {
    return isAtEnd(reader) ? message : PinPostResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function PinPostResponse$rest(reader: Reader, message: PinPostResponse): PinPostResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * A post was pinned, or is no longer. All connections of the members get it, also the one
 * that made the request, in addition to the response.
 */
export interface PostPinned {
  roomId: Uint8Array;
  epoch: number;
  number: number;
  removed: boolean;
  $unknown?: Uint8Array;
}

export const PostPinned: MessageCodec<PostPinned> = {
  typeName: "chatwire.v1.PostPinned",

  create(init) {
    const message: PostPinned = new PostPinned$new(EMPTY_BYTES, 0, 0, false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PostPinned, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PostPinned, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PostPinned, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.roomId?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.roomId, "roomId");
    }
    if (message.epoch !== 0) {
      at = writeUint32Field(writer, at, 16, message.epoch, "epoch");
    }
    if (message.number !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.number, "number");
    }
    if (message.removed !== false) {
      at = writeBoolField(writer, at, 32, message.removed, "removed");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PostPinned$inOrder(reader)) {
    return isAtEnd(reader) ? message : PostPinned$rest(reader, message);
  },
};

const PostPinned$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PostPinned,
    field$1: Uint8Array,
    field$2: number,
    field$3: number,
    field$4: boolean,
  ): void {
    this.roomId = field$1;
    this.epoch = field$2;
    this.number = field$3;
    this.removed = field$4;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PostPinned$inOrder(reader: Reader): PostPinned {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$4: boolean = false;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new PostPinned$new(field$1, field$2, field$3, field$4);
}

/** Reads the remaining fields, in any order. */
function PostPinned$rest(reader: Reader, message: PostPinned): PostPinned {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.roomId = readBytes(reader);
        break;
      case 16:
        message.epoch = readUint32(reader);
        break;
      case 24:
        message.number = readUint64Number(reader);
        break;
      case 32:
        message.removed = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ReportPostRequest {
  /** As in `EditPostRequest`. */
  epoch: number;
  number: number;
  /** At most `reportBytesMax` bytes of UTF-8. May be empty. */
  reason: string;
  $unknown?: Uint8Array;
}

export const ReportPostRequest: MessageCodec<ReportPostRequest> = {
  typeName: "chatwire.v1.ReportPostRequest",

  create(init) {
    const message: ReportPostRequest = new ReportPostRequest$new(0, 0, "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ReportPostRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ReportPostRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ReportPostRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.epoch !== 0) {
      at = writeUint32Field(writer, at, 8, message.epoch, "epoch");
    }
    if (message.number !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.number, "number");
    }
    if (message.reason !== "") {
      at = writeStringField(writer, at, 26, message.reason, "reason");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ReportPostRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : ReportPostRequest$rest(reader, message);
  },
};

const ReportPostRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ReportPostRequest,
    field$1: number,
    field$2: number,
    field$3: string,
  ): void {
    this.epoch = field$1;
    this.number = field$2;
    this.reason = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ReportPostRequest$inOrder(reader: Reader): ReportPostRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$3: string = "";
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ReportPostRequest$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function ReportPostRequest$rest(reader: Reader, message: ReportPostRequest): ReportPostRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.epoch = readUint32(reader);
        break;
      case 16:
        message.number = readUint64Number(reader);
        break;
      case 26:
        message.reason = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ReportPostResponse {
  $unknown?: Uint8Array;
}

export const ReportPostResponse: MessageCodec<ReportPostResponse> = {
  typeName: "chatwire.v1.ReportPostResponse",

  create(init) {
    const message: ReportPostResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ReportPostResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ReportPostResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ReportPostResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ReportPostResponse.create()) {
    return isAtEnd(reader) ? message : ReportPostResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function ReportPostResponse$rest(reader: Reader, message: ReportPostResponse): ReportPostResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * A post was reported. Moderators and owners get it, on all connections but the one that
 * reported it.
 */
export interface PostReported {
  roomId: Uint8Array;
  report?: RoomLogEntry | undefined;
  $unknown?: Uint8Array;
}

export const PostReported: MessageCodec<PostReported> = {
  typeName: "chatwire.v1.PostReported",

  create(init) {
    const message: PostReported = new PostReported$new(EMPTY_BYTES, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PostReported, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PostReported, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PostReported, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.roomId?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.roomId, "roomId");
    }
    if (message.report !== undefined) {
      const begin = beginMessage(writer, at, 18, message.report, "report");
      at = endMessage(writer, begin, RoomLogEntry.write(message.report, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PostReported$inOrder(reader)) {
    return isAtEnd(reader) ? message : PostReported$rest(reader, message);
  },
};

const PostReported$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PostReported,
    field$1: Uint8Array,
    field$2: RoomLogEntry | undefined,
  ): void {
    this.roomId = field$1;
    this.report = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PostReported$inOrder(reader: Reader): PostReported {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  let field$2: RoomLogEntry | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 176);
    field$2 = RoomLogEntry.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PostReported$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function PostReported$rest(reader: Reader, message: PostReported): PostReported {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.roomId = readBytes(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.report === undefined ? 176 : 0);
        message.report = RoomLogEntry.read(reader, message.report);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** An entry in the log of a room: an action, or a report of a post. */
export interface RoomLogEntry {
  /** Rises with each entry of the room. */
  number: number;
  /** When it was done, in milliseconds since 1970 (UTC). */
  atMs: number;
  kind: RoomLogKind;
  /** Name of the user who did it. Empty: the server, or its operator. */
  by: string;
  /** Name of the user whom the action or the report concerns; empty: none. */
  user: string;
  /** Number of the post; 0: none. */
  post: number;
  role: RoomRole;
  /** In milliseconds since 1970 (UTC). */
  untilMs: number;
  text: string;
  $unknown?: Uint8Array;
}

export const RoomLogEntry: MessageCodec<RoomLogEntry> = {
  typeName: "chatwire.v1.RoomLogEntry",

  create(init) {
    const message: RoomLogEntry = new RoomLogEntry$new(0, 0, 0, "", "", 0, 0, 0, "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RoomLogEntry, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RoomLogEntry, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RoomLogEntry, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.number !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.number, "number");
    }
    if (message.atMs !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.atMs, "atMs");
    }
    if (message.kind !== 0) {
      at = writeInt32Field(writer, at, 24, message.kind, "kind");
    }
    if (message.by !== "") {
      at = writeStringField(writer, at, 34, message.by, "by");
    }
    if (message.user !== "") {
      at = writeStringField(writer, at, 42, message.user, "user");
    }
    if (message.post !== 0) {
      at = writeUint64NumberField(writer, at, 48, message.post, "post");
    }
    if (message.role !== 0) {
      at = writeInt32Field(writer, at, 56, message.role, "role");
    }
    if (message.untilMs !== 0) {
      at = writeUint64NumberField(writer, at, 64, message.untilMs, "untilMs");
    }
    if (message.text !== "") {
      at = writeStringField(writer, at, 74, message.text, "text");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RoomLogEntry$inOrder(reader)) {
    return isAtEnd(reader) ? message : RoomLogEntry$rest(reader, message);
  },
};

const RoomLogEntry$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RoomLogEntry,
    field$1: number,
    field$2: number,
    field$3: RoomLogKind,
    field$4: string,
    field$5: string,
    field$6: number,
    field$7: RoomRole,
    field$8: number,
    field$9: string,
  ): void {
    this.number = field$1;
    this.atMs = field$2;
    this.kind = field$3;
    this.by = field$4;
    this.user = field$5;
    this.post = field$6;
    this.role = field$7;
    this.untilMs = field$8;
    this.text = field$9;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RoomLogEntry$inOrder(reader: Reader): RoomLogEntry {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$3: RoomLogKind = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$4: string = "";
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    field$4 = readString(reader);
    offset = reader.offset;
  }
  let field$5: string = "";
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    field$5 = readString(reader);
    offset = reader.offset;
  }
  let field$6: number = 0;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$6 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$6 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$7: RoomRole = 0;
  if (offset + 1 < end && input[offset] === 56) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$7 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$7 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$8: number = 0;
  if (offset + 1 < end && input[offset] === 64) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$8 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$8 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$9: string = "";
  if (offset < end && input[offset] === 74) {
    reader.offset = offset + 1;
    field$9 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new RoomLogEntry$new(field$1, field$2, field$3, field$4, field$5, field$6, field$7, field$8, field$9);
}

/** Reads the remaining fields, in any order. */
function RoomLogEntry$rest(reader: Reader, message: RoomLogEntry): RoomLogEntry {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.number = readUint64Number(reader);
        break;
      case 16:
        message.atMs = readUint64Number(reader);
        break;
      case 24:
        message.kind = readInt32(reader);
        break;
      case 34:
        message.by = readString(reader);
        break;
      case 42:
        message.user = readString(reader);
        break;
      case 48:
        message.post = readUint64Number(reader);
        break;
      case 56:
        message.role = readInt32(reader);
        break;
      case 64:
        message.untilMs = readUint64Number(reader);
        break;
      case 74:
        message.text = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface GetRoomLogRequest {
  scope: RoomLogScope;
  /** Gets entries with numbers lower than this, the latest first; 0: from the latest. */
  before: number;
  $unknown?: Uint8Array;
}

export const GetRoomLogRequest: MessageCodec<GetRoomLogRequest> = {
  typeName: "chatwire.v1.GetRoomLogRequest",

  create(init) {
    const message: GetRoomLogRequest = new GetRoomLogRequest$new(0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(GetRoomLogRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(GetRoomLogRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(GetRoomLogRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.scope !== 0) {
      at = writeInt32Field(writer, at, 8, message.scope, "scope");
    }
    if (message.before !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.before, "before");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = GetRoomLogRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : GetRoomLogRequest$rest(reader, message);
  },
};

const GetRoomLogRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: GetRoomLogRequest,
    field$1: RoomLogScope,
    field$2: number,
  ): void {
    this.scope = field$1;
    this.before = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function GetRoomLogRequest$inOrder(reader: Reader): GetRoomLogRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: RoomLogScope = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new GetRoomLogRequest$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function GetRoomLogRequest$rest(reader: Reader, message: GetRoomLogRequest): GetRoomLogRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.scope = readInt32(reader);
        break;
      case 16:
        message.before = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface GetRoomLogResponse {
  entries: RoomLogEntry[];
  /** Whether there are more. */
  more: boolean;
  $unknown?: Uint8Array;
}

export const GetRoomLogResponse: MessageCodec<GetRoomLogResponse> = {
  typeName: "chatwire.v1.GetRoomLogResponse",

  create(init) {
    const message: GetRoomLogResponse = new GetRoomLogResponse$new(emptyList<RoomLogEntry>(), false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(GetRoomLogResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(GetRoomLogResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(GetRoomLogResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.entries, "entries")) {
      const begin = beginMessage(writer, at, 10, value, "entries");
      at = endMessage(writer, begin, RoomLogEntry.write(value, writer, begin));
    }
    if (message.more !== false) {
      at = writeBoolField(writer, at, 16, message.more, "more");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = GetRoomLogResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : GetRoomLogResponse$rest(reader, message);
  },
};

const GetRoomLogResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: GetRoomLogResponse,
    field$1: RoomLogEntry[],
    field$2: boolean,
  ): void {
    this.entries = field$1;
    this.more = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function GetRoomLogResponse$inOrder(reader: Reader): GetRoomLogResponse {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: RoomLogEntry[] = emptyList<RoomLogEntry>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 176);
    field$1.push(RoomLogEntry.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$2: boolean = false;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new GetRoomLogResponse$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function GetRoomLogResponse$rest(reader: Reader, message: GetRoomLogResponse): GetRoomLogResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.entries.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 176);
        message.entries.push(RoomLogEntry.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 16:
        message.more = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface WatchRoomRequest {
  watch: RoomWatch;
  $unknown?: Uint8Array;
}

export const WatchRoomRequest: MessageCodec<WatchRoomRequest> = {
  typeName: "chatwire.v1.WatchRoomRequest",

  create(init) {
    const message: WatchRoomRequest = new WatchRoomRequest$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(WatchRoomRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(WatchRoomRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(WatchRoomRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.watch !== 0) {
      at = writeInt32Field(writer, at, 8, message.watch, "watch");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = WatchRoomRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : WatchRoomRequest$rest(reader, message);
  },
};

const WatchRoomRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: WatchRoomRequest,
    field$1: RoomWatch,
  ): void {
    this.watch = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function WatchRoomRequest$inOrder(reader: Reader): WatchRoomRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: RoomWatch = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new WatchRoomRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function WatchRoomRequest$rest(reader: Reader, message: WatchRoomRequest): WatchRoomRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.watch = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface WatchRoomResponse {
  /** The number of members. */
  members: number;
  /** Number of the last post. */
  lastNumber: number;
  $unknown?: Uint8Array;
}

export const WatchRoomResponse: MessageCodec<WatchRoomResponse> = {
  typeName: "chatwire.v1.WatchRoomResponse",

  create(init) {
    const message: WatchRoomResponse = new WatchRoomResponse$new(0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(WatchRoomResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(WatchRoomResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(WatchRoomResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.members !== 0) {
      at = writeUint32Field(writer, at, 8, message.members, "members");
    }
    if (message.lastNumber !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.lastNumber, "lastNumber");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = WatchRoomResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : WatchRoomResponse$rest(reader, message);
  },
};

const WatchRoomResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: WatchRoomResponse,
    field$1: number,
    field$2: number,
  ): void {
    this.members = field$1;
    this.lastNumber = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function WatchRoomResponse$inOrder(reader: Reader): WatchRoomResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new WatchRoomResponse$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function WatchRoomResponse$rest(reader: Reader, message: WatchRoomResponse): WatchRoomResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.members = readUint32(reader);
        break;
      case 16:
        message.lastNumber = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * The members of a room that the receiver watches have changed, or their statuses, since
 * the last tick of `presence_tick_ms`; for a watch of counts, the number of its posts too.
 */
export interface RoomMembersChanged {
  roomId: Uint8Array;
  /** The number of members. */
  members: number;
  /** Number of the last post. */
  lastNumber: number;
  /**
   * Members that are new, or that the receiver sees with another role or status, as they
   * are now.
   */
  changed: RoomMember[];
  /** Names of users who are no longer members. */
  gone: string[];
  /**
   * Whether the names are left out: the watch is of counts, the room has more than
   * `roomMembersToldMax` members, or more than `roomMembersPageMax` have changed.
   */
  countsOnly: boolean;
  /**
   * If the names are left out: the number of members who are present, that is not AWAY,
   * among those whose status the receiver may see. The receiver counts too.
   */
  present: number;
  $unknown?: Uint8Array;
}

export const RoomMembersChanged: MessageCodec<RoomMembersChanged> = {
  typeName: "chatwire.v1.RoomMembersChanged",

  create(init) {
    const message: RoomMembersChanged = new RoomMembersChanged$new(
      EMPTY_BYTES,
      0,
      0,
      emptyList<RoomMember>(),
      emptyList<string>(),
      false,
      0,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RoomMembersChanged, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RoomMembersChanged, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RoomMembersChanged, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.roomId?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.roomId, "roomId");
    }
    if (message.members !== 0) {
      at = writeUint32Field(writer, at, 16, message.members, "members");
    }
    if (message.lastNumber !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.lastNumber, "lastNumber");
    }
    for (const value of itemsOf(message.changed, "changed")) {
      const begin = beginMessage(writer, at, 34, value, "changed");
      at = endMessage(writer, begin, RoomMember.write(value, writer, begin));
    }
    for (const value of itemsOf(message.gone, "gone")) {
      at = writeStringField(writer, at, 42, value, "gone");
    }
    if (message.countsOnly !== false) {
      at = writeBoolField(writer, at, 48, message.countsOnly, "countsOnly");
    }
    if (message.present !== 0) {
      at = writeUint32Field(writer, at, 56, message.present, "present");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RoomMembersChanged$inOrder(reader)) {
    return isAtEnd(reader) ? message : RoomMembersChanged$rest(reader, message);
  },
};

const RoomMembersChanged$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RoomMembersChanged,
    field$1: Uint8Array,
    field$2: number,
    field$3: number,
    field$4: RoomMember[],
    field$5: string[],
    field$6: boolean,
    field$7: number,
  ): void {
    this.roomId = field$1;
    this.members = field$2;
    this.lastNumber = field$3;
    this.changed = field$4;
    this.gone = field$5;
    this.countsOnly = field$6;
    this.present = field$7;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RoomMembersChanged$inOrder(reader: Reader): RoomMembersChanged {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  const field$4: RoomMember[] = emptyList<RoomMember>();
  while (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    if (field$4.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 64);
    field$4.push(RoomMember.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$5: string[] = emptyList<string>();
  while (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    if (field$5.length === 0) beginList(reader);
    field$5.push(readString(reader));
    offset = reader.offset;
  }
  let field$6: boolean = false;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$6 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$6 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$7: number = 0;
  if (offset + 1 < end && input[offset] === 56) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$7 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$7 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new RoomMembersChanged$new(field$1, field$2, field$3, field$4, field$5, field$6, field$7);
}

/** Reads the remaining fields, in any order. */
function RoomMembersChanged$rest(reader: Reader, message: RoomMembersChanged): RoomMembersChanged {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.roomId = readBytes(reader);
        break;
      case 16:
        message.members = readUint32(reader);
        break;
      case 24:
        message.lastNumber = readUint64Number(reader);
        break;
      case 34: {
        if (message.changed.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 64);
        message.changed.push(RoomMember.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42:
        if (message.gone.length === 0) beginList(reader);
        message.gone.push(readString(reader));
        break;
      case 48:
        message.countsOnly = readBool(reader);
        break;
      case 56:
        message.present = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface SendRoomMessageRequest {
  message?: ApplicationMessage | undefined;
  $unknown?: Uint8Array;
}

export const SendRoomMessageRequest: MessageCodec<SendRoomMessageRequest> = {
  typeName: "chatwire.v1.SendRoomMessageRequest",

  create(init) {
    const message: SendRoomMessageRequest = new SendRoomMessageRequest$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SendRoomMessageRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SendRoomMessageRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SendRoomMessageRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.message !== undefined) {
      const begin = beginMessage(writer, at, 10, message.message, "message");
      at = endMessage(writer, begin, ApplicationMessage.write(message.message, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SendRoomMessageRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : SendRoomMessageRequest$rest(reader, message);
  },
};

const SendRoomMessageRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SendRoomMessageRequest,
    field$1: ApplicationMessage | undefined,
  ): void {
    this.message = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SendRoomMessageRequest$inOrder(reader: Reader): SendRoomMessageRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: ApplicationMessage | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$1 = ApplicationMessage.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new SendRoomMessageRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function SendRoomMessageRequest$rest(reader: Reader, message: SendRoomMessageRequest): SendRoomMessageRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.message === undefined ? 56 : 0);
        message.message = ApplicationMessage.read(reader, message.message);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * The server has passed the message on to the members who are connected. Nobody learns
 * how many they are.
 */
export interface SendRoomMessageResponse {
  $unknown?: Uint8Array;
}

export const SendRoomMessageResponse: MessageCodec<SendRoomMessageResponse> = {
  typeName: "chatwire.v1.SendRoomMessageResponse",

  create(init) {
    const message: SendRoomMessageResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SendRoomMessageResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SendRoomMessageResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SendRoomMessageResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SendRoomMessageResponse.create()) {
    return isAtEnd(reader) ? message : SendRoomMessageResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function SendRoomMessageResponse$rest(reader: Reader, message: SendRoomMessageResponse): SendRoomMessageResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * An application message in a room of the receiver, also from another connection of its
 * sender. The connection that sent the message gets the response instead.
 */
export interface RoomMessageReceived {
  roomId: Uint8Array;
  /** Name of the sender. */
  from: string;
  message?: ApplicationMessage | undefined;
  $unknown?: Uint8Array;
}

export const RoomMessageReceived: MessageCodec<RoomMessageReceived> = {
  typeName: "chatwire.v1.RoomMessageReceived",

  create(init) {
    const message: RoomMessageReceived = new RoomMessageReceived$new(EMPTY_BYTES, "", undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RoomMessageReceived, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RoomMessageReceived, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RoomMessageReceived, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.roomId?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.roomId, "roomId");
    }
    if (message.from !== "") {
      at = writeStringField(writer, at, 18, message.from, "from");
    }
    if (message.message !== undefined) {
      const begin = beginMessage(writer, at, 26, message.message, "message");
      at = endMessage(writer, begin, ApplicationMessage.write(message.message, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RoomMessageReceived$inOrder(reader)) {
    return isAtEnd(reader) ? message : RoomMessageReceived$rest(reader, message);
  },
};

const RoomMessageReceived$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RoomMessageReceived,
    field$1: Uint8Array,
    field$2: string,
    field$3: ApplicationMessage | undefined,
  ): void {
    this.roomId = field$1;
    this.from = field$2;
    this.message = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RoomMessageReceived$inOrder(reader: Reader): RoomMessageReceived {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  let field$3: ApplicationMessage | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$3 = ApplicationMessage.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new RoomMessageReceived$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function RoomMessageReceived$rest(reader: Reader, message: RoomMessageReceived): RoomMessageReceived {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.roomId = readBytes(reader);
        break;
      case 18:
        message.from = readString(reader);
        break;
      case 26: {
        const outerEnd = enterMessage(reader, message.message === undefined ? 56 : 0);
        message.message = ApplicationMessage.read(reader, message.message);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
