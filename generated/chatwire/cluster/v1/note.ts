// Code generated from chatwire/cluster/v1/note.proto by chatwire. DO NOT EDIT.

import { emptyList, noCase, oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  unknownCase,
} from "../../../../src/wire/codec.ts";
import {
  EMPTY_BYTES,
  type Reader,
  beginList,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readBool,
  readBytes,
  readFixed64,
  readInt32,
  readString,
  readTag,
  readUint64Number,
  skipUnknown,
  takeUnknown,
  viewOf,
} from "../../../../src/wire/reader.ts";
import {
  beginMessage,
  endMessage,
  itemsOf,
  writeBoolField,
  writeBytesField,
  writeFixed64Field,
  writeInt32Field,
  writeStringField,
  writeUint64NumberField,
  writeUnknown,
} from "../../../../src/wire/writer.ts";
import { IdentityKeys } from "../../v1/account.ts";
import { Capabilities } from "../../v1/capability.ts";
import type { PeerScope } from "../../v1/presence.ts";
import type { RoomWatch } from "../../v1/room.ts";
import { Candidate, Connectivity } from "../../v1/signalling.ts";

/**
 * State of a login that the core does not store. The gateway of the login keeps it, and
 * sends it to the next core.
 */
export interface Note {
  note: NoteNote;
  $unknown?: Uint8Array;
}

export type NoteNote =
  | { case: "login"; value: LoginNote }
  | { case: "watch"; value: WatchNote }
  | { case: "room"; value: RoomWatchNote }
  | { case: "introduction"; value: IntroductionNote }
  | { case: undefined; value?: undefined };

export const Note: MessageCodec<Note> = {
  typeName: "chatwire.cluster.v1.Note",

  create(init) {
    const message: Note = new Note$new(noCase());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Note, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Note, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Note, bytes);
  },

  write(message, writer, start) {
    let at = start;
    switch (message.note.case) {
      case undefined:
        if (message.note.value !== undefined) throw unknownCase("note");
        break;
      case "login": {
        const begin = beginMessage(writer, at, 10, message.note.value, "login");
        at = endMessage(writer, begin, LoginNote.write(message.note.value, writer, begin));
        break;
      }
      case "watch": {
        const begin = beginMessage(writer, at, 18, message.note.value, "watch");
        at = endMessage(writer, begin, WatchNote.write(message.note.value, writer, begin));
        break;
      }
      case "room": {
        const begin = beginMessage(writer, at, 26, message.note.value, "room");
        at = endMessage(writer, begin, RoomWatchNote.write(message.note.value, writer, begin));
        break;
      }
      case "introduction": {
        const begin = beginMessage(writer, at, 34, message.note.value, "introduction");
        at = endMessage(writer, begin, IntroductionNote.write(message.note.value, writer, begin));
        break;
      }
      default:
        throw unknownCase("note");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Note$inOrder(reader)) {
    return isAtEnd(reader) ? message : Note$rest(reader, message);
  },
};

const Note$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Note,
    oneof$1: NoteNote,
  ): void {
    this.note = oneof$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Note$inOrder(reader: Reader): Note {
  const { input, end } = reader;
  let { offset } = reader;
  let oneof$1: NoteNote | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 120);
    oneof$1 = oneofCase("login", LoginNote.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  } else if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 88);
    oneof$1 = oneofCase("watch", WatchNote.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  } else if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    oneof$1 = oneofCase("room", RoomWatchNote.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  } else if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 120);
    oneof$1 = oneofCase("introduction", IntroductionNote.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Note$new(oneof$1 ?? noCase());
}

/** Reads the remaining fields, in any order. */
function Note$rest(reader: Reader, message: Note): Note {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const before = message.note.case === "login" ? message.note.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 120 : 0);
        message.note = oneofCase("login", LoginNote.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18: {
        const before = message.note.case === "watch" ? message.note.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
        message.note = oneofCase("watch", WatchNote.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        const before = message.note.case === "room" ? message.note.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
        message.note = oneofCase("room", RoomWatchNote.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34: {
        const before = message.note.case === "introduction" ? message.note.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 120 : 0);
        message.note = oneofCase("introduction", IntroductionNote.read(reader, before));
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

export interface LoginNote {
  account: number;
  keys?: IdentityKeys | undefined;
  /** The id of the device that logged in; empty: none did. */
  device: string;
  /** When it began, in milliseconds since 1970. */
  sinceMs: number;
  /** The client has set its status to AWAY. */
  away: boolean;
  /** A later login of the account has sent a text again. */
  overtaken: boolean;
  $unknown?: Uint8Array;
}

export const LoginNote: MessageCodec<LoginNote> = {
  typeName: "chatwire.cluster.v1.LoginNote",

  create(init) {
    const message: LoginNote = new LoginNote$new(0, undefined, "", 0, false, false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(LoginNote, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(LoginNote, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(LoginNote, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.account !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.account, "account");
    }
    if (message.keys !== undefined) {
      const begin = beginMessage(writer, at, 18, message.keys, "keys");
      at = endMessage(writer, begin, IdentityKeys.write(message.keys, writer, begin));
    }
    if (message.device !== "") {
      at = writeStringField(writer, at, 26, message.device, "device");
    }
    if (message.sinceMs !== 0) {
      at = writeUint64NumberField(writer, at, 32, message.sinceMs, "sinceMs");
    }
    if (message.away !== false) {
      at = writeBoolField(writer, at, 40, message.away, "away");
    }
    if (message.overtaken !== false) {
      at = writeBoolField(writer, at, 48, message.overtaken, "overtaken");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = LoginNote$inOrder(reader)) {
    return isAtEnd(reader) ? message : LoginNote$rest(reader, message);
  },
};

const LoginNote$new = /* @__PURE__ */ plainConstructor(
  function (
    this: LoginNote,
    field$1: number,
    field$2: IdentityKeys | undefined,
    field$3: string,
    field$4: number,
    field$5: boolean,
    field$6: boolean,
  ): void {
    this.account = field$1;
    this.keys = field$2;
    this.device = field$3;
    this.sinceMs = field$4;
    this.away = field$5;
    this.overtaken = field$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function LoginNote$inOrder(reader: Reader): LoginNote {
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
  let field$2: IdentityKeys | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 64);
    field$2 = IdentityKeys.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: string = "";
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readString(reader);
    offset = reader.offset;
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
  let field$5: boolean = false;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$5 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$5 = readBool(reader);
      offset = reader.offset;
    }
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
  reader.offset = offset;
  return new LoginNote$new(field$1, field$2, field$3, field$4, field$5, field$6);
}

/** Reads the remaining fields, in any order. */
function LoginNote$rest(reader: Reader, message: LoginNote): LoginNote {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.account = readUint64Number(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.keys === undefined ? 64 : 0);
        message.keys = IdentityKeys.read(reader, message.keys);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26:
        message.device = readString(reader);
        break;
      case 32:
        message.sinceMs = readUint64Number(reader);
        break;
      case 40:
        message.away = readBool(reader);
        break;
      case 48:
        message.overtaken = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The part of the list of peers that the login watches. */
export interface WatchNote {
  scope: PeerScope;
  /** Keys of names, if the scope is NAMES. */
  keys: string[];
  $unknown?: Uint8Array;
}

export const WatchNote: MessageCodec<WatchNote> = {
  typeName: "chatwire.cluster.v1.WatchNote",

  create(init) {
    const message: WatchNote = new WatchNote$new(0, emptyList<string>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(WatchNote, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(WatchNote, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(WatchNote, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.scope !== 0) {
      at = writeInt32Field(writer, at, 8, message.scope, "scope");
    }
    for (const value of itemsOf(message.keys, "keys")) {
      at = writeStringField(writer, at, 18, value, "keys");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = WatchNote$inOrder(reader)) {
    return isAtEnd(reader) ? message : WatchNote$rest(reader, message);
  },
};

const WatchNote$new = /* @__PURE__ */ plainConstructor(
  function (
    this: WatchNote,
    field$1: PeerScope,
    field$2: string[],
  ): void {
    this.scope = field$1;
    this.keys = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function WatchNote$inOrder(reader: Reader): WatchNote {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: PeerScope = 0;
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
  const field$2: string[] = emptyList<string>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    field$2.push(readString(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new WatchNote$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function WatchNote$rest(reader: Reader, message: WatchNote): WatchNote {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.scope = readInt32(reader);
        break;
      case 18:
        if (message.keys.length === 0) beginList(reader);
        message.keys.push(readString(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The events of a room that the login gets. */
export interface RoomWatchNote {
  room: string;
  watch: RoomWatch;
  $unknown?: Uint8Array;
}

export const RoomWatchNote: MessageCodec<RoomWatchNote> = {
  typeName: "chatwire.cluster.v1.RoomWatchNote",

  create(init) {
    const message: RoomWatchNote = new RoomWatchNote$new("", 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RoomWatchNote, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RoomWatchNote, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RoomWatchNote, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.room !== "") {
      at = writeStringField(writer, at, 10, message.room, "room");
    }
    if (message.watch !== 0) {
      at = writeInt32Field(writer, at, 16, message.watch, "watch");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RoomWatchNote$inOrder(reader)) {
    return isAtEnd(reader) ? message : RoomWatchNote$rest(reader, message);
  },
};

const RoomWatchNote$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RoomWatchNote,
    field$1: string,
    field$2: RoomWatch,
  ): void {
    this.room = field$1;
    this.watch = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RoomWatchNote$inOrder(reader: Reader): RoomWatchNote {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: RoomWatch = 0;
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
  reader.offset = offset;
  return new RoomWatchNote$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function RoomWatchNote$rest(reader: Reader, message: RoomWatchNote): RoomWatchNote {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.room = readString(reader);
        break;
      case 16:
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

/** An introduction in which the login takes part, or of which it was told. */
export interface IntroductionNote {
  id: number;
  /** Grows with each note of the introduction. */
  version: number;
  /** Whether it is a conversation. If not, it is an invitation. */
  isConversation: boolean;
  /** The invited user was not told of the invitation. */
  isUntold: boolean;
  inviter?: SideNote | undefined;
  invited?: SideNote | undefined;
  $unknown?: Uint8Array;
}

export const IntroductionNote: MessageCodec<IntroductionNote> = {
  typeName: "chatwire.cluster.v1.IntroductionNote",

  create(init) {
    const message: IntroductionNote = new IntroductionNote$new(0, 0, false, false, undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(IntroductionNote, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(IntroductionNote, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(IntroductionNote, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.id !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.id, "id");
    }
    if (message.version !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.version, "version");
    }
    if (message.isConversation !== false) {
      at = writeBoolField(writer, at, 24, message.isConversation, "isConversation");
    }
    if (message.isUntold !== false) {
      at = writeBoolField(writer, at, 32, message.isUntold, "isUntold");
    }
    if (message.inviter !== undefined) {
      const begin = beginMessage(writer, at, 42, message.inviter, "inviter");
      at = endMessage(writer, begin, SideNote.write(message.inviter, writer, begin));
    }
    if (message.invited !== undefined) {
      const begin = beginMessage(writer, at, 50, message.invited, "invited");
      at = endMessage(writer, begin, SideNote.write(message.invited, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = IntroductionNote$inOrder(reader)) {
    return isAtEnd(reader) ? message : IntroductionNote$rest(reader, message);
  },
};

const IntroductionNote$new = /* @__PURE__ */ plainConstructor(
  function (
    this: IntroductionNote,
    field$1: number,
    field$2: number,
    field$3: boolean,
    field$4: boolean,
    field$5: SideNote | undefined,
    field$6: SideNote | undefined,
  ): void {
    this.id = field$1;
    this.version = field$2;
    this.isConversation = field$3;
    this.isUntold = field$4;
    this.inviter = field$5;
    this.invited = field$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function IntroductionNote$inOrder(reader: Reader): IntroductionNote {
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
  let field$5: SideNote | undefined;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 176);
    field$5 = SideNote.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$6: SideNote | undefined;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 176);
    field$6 = SideNote.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new IntroductionNote$new(field$1, field$2, field$3, field$4, field$5, field$6);
}

/** Reads the remaining fields, in any order. */
function IntroductionNote$rest(reader: Reader, message: IntroductionNote): IntroductionNote {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.id = readUint64Number(reader);
        break;
      case 16:
        message.version = readUint64Number(reader);
        break;
      case 24:
        message.isConversation = readBool(reader);
        break;
      case 32:
        message.isUntold = readBool(reader);
        break;
      case 42: {
        const outerEnd = enterMessage(reader, message.inviter === undefined ? 176 : 0);
        message.inviter = SideNote.read(reader, message.inviter);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 50: {
        const outerEnd = enterMessage(reader, message.invited === undefined ? 176 : 0);
        message.invited = SideNote.read(reader, message.invited);
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

export interface SideNote {
  account: number;
  /** The login that takes part is the one of this note. */
  isHere: boolean;
  isLost: boolean;
  candidates: Candidate[];
  connectionId: bigint;
  capabilities?: Capabilities | undefined;
  ephemeralKey: Uint8Array;
  kem: Uint8Array;
  signature: Uint8Array;
  connectivity?: Connectivity | undefined;
  relayOnly: boolean;
  $unknown?: Uint8Array;
}

export const SideNote: MessageCodec<SideNote> = {
  typeName: "chatwire.cluster.v1.SideNote",

  create(init) {
    const message: SideNote = new SideNote$new(
      0,
      false,
      false,
      emptyList<Candidate>(),
      0n,
      undefined,
      EMPTY_BYTES,
      EMPTY_BYTES,
      EMPTY_BYTES,
      undefined,
      false,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SideNote, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SideNote, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SideNote, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.account !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.account, "account");
    }
    if (message.isHere !== false) {
      at = writeBoolField(writer, at, 16, message.isHere, "isHere");
    }
    if (message.isLost !== false) {
      at = writeBoolField(writer, at, 24, message.isLost, "isLost");
    }
    for (const value of itemsOf(message.candidates, "candidates")) {
      const begin = beginMessage(writer, at, 34, value, "candidates");
      at = endMessage(writer, begin, Candidate.write(value, writer, begin));
    }
    if (message.connectionId !== 0n) {
      at = writeFixed64Field(writer, at, 41, message.connectionId, "connectionId");
    }
    if (message.capabilities !== undefined) {
      const begin = beginMessage(writer, at, 50, message.capabilities, "capabilities");
      at = endMessage(writer, begin, Capabilities.write(message.capabilities, writer, begin));
    }
    if (message.ephemeralKey?.length !== 0) {
      at = writeBytesField(writer, at, 58, message.ephemeralKey, "ephemeralKey");
    }
    if (message.kem?.length !== 0) {
      at = writeBytesField(writer, at, 66, message.kem, "kem");
    }
    if (message.signature?.length !== 0) {
      at = writeBytesField(writer, at, 74, message.signature, "signature");
    }
    if (message.connectivity !== undefined) {
      const begin = beginMessage(writer, at, 82, message.connectivity, "connectivity");
      at = endMessage(writer, begin, Connectivity.write(message.connectivity, writer, begin));
    }
    if (message.relayOnly !== false) {
      at = writeBoolField(writer, at, 88, message.relayOnly, "relayOnly");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SideNote$inOrder(reader)) {
    return isAtEnd(reader) ? message : SideNote$rest(reader, message);
  },
};

const SideNote$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SideNote,
    field$1: number,
    field$2: boolean,
    field$3: boolean,
    field$4: Candidate[],
    field$5: bigint,
    field$6: Capabilities | undefined,
    field$7: Uint8Array,
    field$8: Uint8Array,
    field$9: Uint8Array,
    field$10: Connectivity | undefined,
    field$11: boolean,
  ): void {
    this.account = field$1;
    this.isHere = field$2;
    this.isLost = field$3;
    this.candidates = field$4;
    this.connectionId = field$5;
    this.capabilities = field$6;
    this.ephemeralKey = field$7;
    this.kem = field$8;
    this.signature = field$9;
    this.connectivity = field$10;
    this.relayOnly = field$11;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SideNote$inOrder(reader: Reader): SideNote {
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
  const field$4: Candidate[] = emptyList<Candidate>();
  while (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    if (field$4.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 80);
    field$4.push(Candidate.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$5: bigint = 0n;
  if (offset + 8 < end && input[offset] === 41) {
    field$5 = viewOf(reader).getBigUint64(offset + 1, true);
    offset += 9;
  }
  let field$6: Capabilities | undefined;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 120);
    field$6 = Capabilities.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$7: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    field$7 = readBytes(reader);
    offset = reader.offset;
  }
  let field$8: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 66) {
    reader.offset = offset + 1;
    field$8 = readBytes(reader);
    offset = reader.offset;
  }
  let field$9: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 74) {
    reader.offset = offset + 1;
    field$9 = readBytes(reader);
    offset = reader.offset;
  }
  let field$10: Connectivity | undefined;
  if (offset < end && input[offset] === 82) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$10 = Connectivity.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$11: boolean = false;
  if (offset + 1 < end && input[offset] === 88) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$11 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$11 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new SideNote$new(
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
  );
}

/** Reads the remaining fields, in any order. */
function SideNote$rest(reader: Reader, message: SideNote): SideNote {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.account = readUint64Number(reader);
        break;
      case 16:
        message.isHere = readBool(reader);
        break;
      case 24:
        message.isLost = readBool(reader);
        break;
      case 34: {
        if (message.candidates.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 80);
        message.candidates.push(Candidate.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 41:
        message.connectionId = readFixed64(reader);
        break;
      case 50: {
        const outerEnd = enterMessage(reader, message.capabilities === undefined ? 120 : 0);
        message.capabilities = Capabilities.read(reader, message.capabilities);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 58:
        message.ephemeralKey = readBytes(reader);
        break;
      case 66:
        message.kem = readBytes(reader);
        break;
      case 74:
        message.signature = readBytes(reader);
        break;
      case 82: {
        const outerEnd = enterMessage(reader, message.connectivity === undefined ? 56 : 0);
        message.connectivity = Connectivity.read(reader, message.connectivity);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 88:
        message.relayOnly = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
