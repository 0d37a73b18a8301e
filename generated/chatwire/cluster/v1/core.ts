// Code generated from chatwire/cluster/v1/core.proto by chatwire. DO NOT EDIT.

import { emptyIntegers, emptyList, noCase, oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
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
  enterPacked,
  isAtEnd,
  leaveMessage,
  leavePacked,
  readBool,
  readBytes,
  readFixed64,
  readInt32,
  readInt32s,
  readString,
  readTag,
  readUint32,
  readUint64Number,
  skipUnknown,
  takeUnknown,
  viewOf,
} from "../../../../src/wire/reader.ts";
import {
  beginMessage,
  beginPacked,
  endMessage,
  endPacked,
  itemsOf,
  writeBoolField,
  writeBytesField,
  writeFixed64Field,
  writeInt32Field,
  writeInt32s,
  writeStringField,
  writeUint32Field,
  writeUint64Number,
  writeUint64NumberField,
  writeUnknown,
} from "../../../../src/wire/writer.ts";
import type { Feature } from "../../v1/capability.ts";
import type { Command } from "../../v1/command.ts";
import { ErrorInfo } from "../../v1/error.ts";
import { Header } from "../../v1/message.ts";
import type { State } from "../../v1/options.ts";

/**
 * One message of a gateway to the core, inside a `BusPacket`.
 *
 * A gateway names its connections by numbers of its own. The core takes what is
 * about a connection only from the gateway that attached it.
 */
export interface GatewayMessage {
  message: GatewayMessageMessage;
  $unknown?: Uint8Array;
}

export type GatewayMessageMessage =
  | { case: "greeting"; value: Greeting }
  | { case: "attached"; value: Attached }
  | { case: "asked"; value: Asked }
  | { case: "told"; value: Told }
  | { case: "probed"; value: Probed }
  | { case: "detached"; value: Detached }
  | { case: "moved"; value: Moved }
  | { case: "left"; value: Left }
  | { case: "lost"; value: Lost }
  | { case: "remembered"; value: Remembered }
  | { case: "ready"; value: Ready }
  | { case: "relayPlace"; value: RelayPlace }
  | { case: "relaying"; value: Relaying }
  | { case: "furtherNotes"; value: FurtherNotes }
  | { case: undefined; value?: undefined };

export const GatewayMessage: MessageCodec<GatewayMessage> = {
  typeName: "chatwire.cluster.v1.GatewayMessage",

  create(init) {
    const message: GatewayMessage = new GatewayMessage$new(noCase());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(GatewayMessage, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(GatewayMessage, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(GatewayMessage, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.message.case === undefined && message.message.value !== undefined) throw unknownCase("message");
    if (message.message.case !== undefined) {
      switch (message.message.case.length) {
        case 4:
          if (message.message.case === "told") {
            const begin = beginMessage(writer, at, 34, message.message.value, "told");
            at = endMessage(writer, begin, Told.write(message.message.value, writer, begin));
          } else if (message.message.case === "left") {
            const begin = beginMessage(writer, at, 66, message.message.value, "left");
            at = endMessage(writer, begin, Left.write(message.message.value, writer, begin));
          } else if (message.message.case === "lost") {
            const begin = beginMessage(writer, at, 74, message.message.value, "lost");
            at = endMessage(writer, begin, Lost.write(message.message.value, writer, begin));
          } else {
            throw unknownCase("message");
          }
          break;
        case 5:
          if (message.message.case === "asked") {
            const begin = beginMessage(writer, at, 26, message.message.value, "asked");
            at = endMessage(writer, begin, Asked.write(message.message.value, writer, begin));
          } else if (message.message.case === "moved") {
            const begin = beginMessage(writer, at, 58, message.message.value, "moved");
            at = endMessage(writer, begin, Moved.write(message.message.value, writer, begin));
          } else if (message.message.case === "ready") {
            const begin = beginMessage(writer, at, 90, message.message.value, "ready");
            at = endMessage(writer, begin, Ready.write(message.message.value, writer, begin));
          } else {
            throw unknownCase("message");
          }
          break;
        case 6:
          if (message.message.case === "probed") {
            const begin = beginMessage(writer, at, 42, message.message.value, "probed");
            at = endMessage(writer, begin, Probed.write(message.message.value, writer, begin));
          } else {
            throw unknownCase("message");
          }
          break;
        case 8:
          if (message.message.case === "greeting") {
            const begin = beginMessage(writer, at, 10, message.message.value, "greeting");
            at = endMessage(writer, begin, Greeting.write(message.message.value, writer, begin));
          } else if (message.message.case === "attached") {
            const begin = beginMessage(writer, at, 18, message.message.value, "attached");
            at = endMessage(writer, begin, Attached.write(message.message.value, writer, begin));
          } else if (message.message.case === "detached") {
            const begin = beginMessage(writer, at, 50, message.message.value, "detached");
            at = endMessage(writer, begin, Detached.write(message.message.value, writer, begin));
          } else if (message.message.case === "relaying") {
            const begin = beginMessage(writer, at, 106, message.message.value, "relaying");
            at = endMessage(writer, begin, Relaying.write(message.message.value, writer, begin));
          } else {
            throw unknownCase("message");
          }
          break;
        case 10:
          if (message.message.case === "remembered") {
            const begin = beginMessage(writer, at, 82, message.message.value, "remembered");
            at = endMessage(writer, begin, Remembered.write(message.message.value, writer, begin));
          } else if (message.message.case === "relayPlace") {
            const begin = beginMessage(writer, at, 98, message.message.value, "relayPlace");
            at = endMessage(writer, begin, RelayPlace.write(message.message.value, writer, begin));
          } else {
            throw unknownCase("message");
          }
          break;
        case 12:
          if (message.message.case === "furtherNotes") {
            const begin = beginMessage(writer, at, 114, message.message.value, "furtherNotes");
            at = endMessage(writer, begin, FurtherNotes.write(message.message.value, writer, begin));
          } else {
            throw unknownCase("message");
          }
          break;
        default:
          throw unknownCase("message");
      }
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = GatewayMessage.create()) {
    return isAtEnd(reader) ? message : GatewayMessage$rest(reader, message);
  },
};

const GatewayMessage$new = /* @__PURE__ */ plainConstructor(
  function (
    this: GatewayMessage,
    oneof$1: GatewayMessageMessage,
  ): void {
    this.message = oneof$1;
  },
);

/** Reads the remaining fields, in any order. */
function GatewayMessage$rest(reader: Reader, message: GatewayMessage): GatewayMessage {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const before = message.message.case === "greeting" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
        message.message = oneofCase("greeting", Greeting.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18: {
        const before = message.message.case === "attached" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 200 : 0);
        message.message = oneofCase("attached", Attached.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        const before = message.message.case === "asked" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 144 : 0);
        message.message = oneofCase("asked", Asked.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34: {
        const before = message.message.case === "told" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
        message.message = oneofCase("told", Told.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42: {
        const before = message.message.case === "probed" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
        message.message = oneofCase("probed", Probed.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 50: {
        const before = message.message.case === "detached" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
        message.message = oneofCase("detached", Detached.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 58: {
        const before = message.message.case === "moved" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
        message.message = oneofCase("moved", Moved.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 66: {
        const before = message.message.case === "left" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
        message.message = oneofCase("left", Left.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 74: {
        const before = message.message.case === "lost" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
        message.message = oneofCase("lost", Lost.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 82: {
        const before = message.message.case === "remembered" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
        message.message = oneofCase("remembered", Remembered.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 90: {
        const before = message.message.case === "ready" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
        message.message = oneofCase("ready", Ready.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 98: {
        const before = message.message.case === "relayPlace" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 104 : 0);
        message.message = oneofCase("relayPlace", RelayPlace.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 106: {
        const before = message.message.case === "relaying" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
        message.message = oneofCase("relaying", Relaying.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 114: {
        const before = message.message.case === "furtherNotes" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 104 : 0);
        message.message = oneofCase("furtherNotes", FurtherNotes.read(reader, before));
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

/** One message of the core to a gateway. */
export interface CoreMessage {
  message: CoreMessageMessage;
  $unknown?: Uint8Array;
}

export type CoreMessageMessage =
  | { case: "welcome"; value: Welcome }
  | { case: "answered"; value: Answered }
  | { case: "loggedIn"; value: LoggedIn }
  | { case: "loggedOff"; value: LoggedOff }
  | { case: "emitted"; value: Emitted }
  | { case: "closed"; value: Closed }
  | { case: "limitsChanged"; value: LimitsChanged }
  | { case: "bansChanged"; value: BansChanged }
  | { case: "noted"; value: Noted }
  | { case: "remembered"; value: Remembered }
  | { case: "relayOpened"; value: RelayOpened }
  | { case: "relayReferred"; value: RelayReferred }
  | { case: "relayClosed"; value: RelayClosed }
  | { case: undefined; value?: undefined };

export const CoreMessage: MessageCodec<CoreMessage> = {
  typeName: "chatwire.cluster.v1.CoreMessage",

  create(init) {
    const message: CoreMessage = new CoreMessage$new(noCase());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(CoreMessage, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(CoreMessage, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(CoreMessage, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.message.case === undefined && message.message.value !== undefined) throw unknownCase("message");
    if (message.message.case !== undefined) {
      switch (message.message.case.length) {
        case 5:
          if (message.message.case === "noted") {
            const begin = beginMessage(writer, at, 74, message.message.value, "noted");
            at = endMessage(writer, begin, Noted.write(message.message.value, writer, begin));
          } else {
            throw unknownCase("message");
          }
          break;
        case 6:
          if (message.message.case === "closed") {
            const begin = beginMessage(writer, at, 50, message.message.value, "closed");
            at = endMessage(writer, begin, Closed.write(message.message.value, writer, begin));
          } else {
            throw unknownCase("message");
          }
          break;
        case 7:
          if (message.message.case === "welcome") {
            const begin = beginMessage(writer, at, 10, message.message.value, "welcome");
            at = endMessage(writer, begin, Welcome.write(message.message.value, writer, begin));
          } else if (message.message.case === "emitted") {
            const begin = beginMessage(writer, at, 42, message.message.value, "emitted");
            at = endMessage(writer, begin, Emitted.write(message.message.value, writer, begin));
          } else {
            throw unknownCase("message");
          }
          break;
        case 8:
          if (message.message.case === "answered") {
            const begin = beginMessage(writer, at, 18, message.message.value, "answered");
            at = endMessage(writer, begin, Answered.write(message.message.value, writer, begin));
          } else if (message.message.case === "loggedIn") {
            const begin = beginMessage(writer, at, 26, message.message.value, "loggedIn");
            at = endMessage(writer, begin, LoggedIn.write(message.message.value, writer, begin));
          } else {
            throw unknownCase("message");
          }
          break;
        case 9:
          if (message.message.case === "loggedOff") {
            const begin = beginMessage(writer, at, 34, message.message.value, "loggedOff");
            at = endMessage(writer, begin, LoggedOff.write(message.message.value, writer, begin));
          } else {
            throw unknownCase("message");
          }
          break;
        case 10:
          if (message.message.case === "remembered") {
            const begin = beginMessage(writer, at, 82, message.message.value, "remembered");
            at = endMessage(writer, begin, Remembered.write(message.message.value, writer, begin));
          } else {
            throw unknownCase("message");
          }
          break;
        case 11:
          if (message.message.case === "bansChanged") {
            const begin = beginMessage(writer, at, 66, message.message.value, "bansChanged");
            at = endMessage(writer, begin, BansChanged.write(message.message.value, writer, begin));
          } else if (message.message.case === "relayOpened") {
            const begin = beginMessage(writer, at, 90, message.message.value, "relayOpened");
            at = endMessage(writer, begin, RelayOpened.write(message.message.value, writer, begin));
          } else if (message.message.case === "relayClosed") {
            const begin = beginMessage(writer, at, 106, message.message.value, "relayClosed");
            at = endMessage(writer, begin, RelayClosed.write(message.message.value, writer, begin));
          } else {
            throw unknownCase("message");
          }
          break;
        case 13:
          if (message.message.case === "limitsChanged") {
            const begin = beginMessage(writer, at, 58, message.message.value, "limitsChanged");
            at = endMessage(writer, begin, LimitsChanged.write(message.message.value, writer, begin));
          } else if (message.message.case === "relayReferred") {
            const begin = beginMessage(writer, at, 98, message.message.value, "relayReferred");
            at = endMessage(writer, begin, RelayReferred.write(message.message.value, writer, begin));
          } else {
            throw unknownCase("message");
          }
          break;
        default:
          throw unknownCase("message");
      }
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = CoreMessage.create()) {
    return isAtEnd(reader) ? message : CoreMessage$rest(reader, message);
  },
};

const CoreMessage$new = /* @__PURE__ */ plainConstructor(
  function (
    this: CoreMessage,
    oneof$1: CoreMessageMessage,
  ): void {
    this.message = oneof$1;
  },
);

/** Reads the remaining fields, in any order. */
function CoreMessage$rest(reader: Reader, message: CoreMessage): CoreMessage {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const before = message.message.case === "welcome" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 128 : 0);
        message.message = oneofCase("welcome", Welcome.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18: {
        const before = message.message.case === "answered" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 128 : 0);
        message.message = oneofCase("answered", Answered.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        const before = message.message.case === "loggedIn" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 144 : 0);
        message.message = oneofCase("loggedIn", LoggedIn.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34: {
        const before = message.message.case === "loggedOff" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
        message.message = oneofCase("loggedOff", LoggedOff.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42: {
        const before = message.message.case === "emitted" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 120 : 0);
        message.message = oneofCase("emitted", Emitted.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 50: {
        const before = message.message.case === "closed" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
        message.message = oneofCase("closed", Closed.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 58: {
        const before = message.message.case === "limitsChanged" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
        message.message = oneofCase("limitsChanged", LimitsChanged.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 66: {
        const before = message.message.case === "bansChanged" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 120 : 0);
        message.message = oneofCase("bansChanged", BansChanged.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 74: {
        const before = message.message.case === "noted" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
        message.message = oneofCase("noted", Noted.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 82: {
        const before = message.message.case === "remembered" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
        message.message = oneofCase("remembered", Remembered.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 90: {
        const before = message.message.case === "relayOpened" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 104 : 0);
        message.message = oneofCase("relayOpened", RelayOpened.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 98: {
        const before = message.message.case === "relayReferred" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 96 : 0);
        message.message = oneofCase("relayReferred", RelayReferred.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 106: {
        const before = message.message.case === "relayClosed" ? message.message.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
        message.message = oneofCase("relayClosed", RelayClosed.read(reader, before));
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

/** The first message of a gateway. */
export interface Greeting {
  /** Of the core before this one; empty: there was none. */
  announcementSalt: Uint8Array;
  $unknown?: Uint8Array;
}

export const Greeting: MessageCodec<Greeting> = {
  typeName: "chatwire.cluster.v1.Greeting",

  create(init) {
    const message: Greeting = new Greeting$new(EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Greeting, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Greeting, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Greeting, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.announcementSalt?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.announcementSalt, "announcementSalt");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Greeting$inOrder(reader)) {
    return isAtEnd(reader) ? message : Greeting$rest(reader, message);
  },
};

const Greeting$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Greeting,
    field$1: Uint8Array,
  ): void {
    this.announcementSalt = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Greeting$inOrder(reader: Reader): Greeting {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Greeting$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Greeting$rest(reader: Reader, message: Greeting): Greeting {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.announcementSalt = readBytes(reader);
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
 * The gateway has attached all connections that the core before this one had, and
 * waits for the welcome.
 */
export interface Ready {
  $unknown?: Uint8Array;
}

export const Ready: MessageCodec<Ready> = {
  typeName: "chatwire.cluster.v1.Ready",

  create(init) {
    const message: Ready = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Ready, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Ready, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Ready, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Ready.create()) {
    return isAtEnd(reader) ? message : Ready$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function Ready$rest(reader: Reader, message: Ready): Ready {
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
 * Failed logins, so that guessing does not begin anew with the next core: what one core
 * tells all gateways, and each of them tells the next core.
 */
export interface Remembered {
  failures: FailureRecord[];
  $unknown?: Uint8Array;
}

export const Remembered: MessageCodec<Remembered> = {
  typeName: "chatwire.cluster.v1.Remembered",

  create(init) {
    const message: Remembered = new Remembered$new(emptyList<FailureRecord>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Remembered, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Remembered, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Remembered, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.failures, "failures")) {
      const begin = beginMessage(writer, at, 10, value, "failures");
      at = endMessage(writer, begin, FailureRecord.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Remembered$inOrder(reader)) {
    return isAtEnd(reader) ? message : Remembered$rest(reader, message);
  },
};

const Remembered$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Remembered,
    field$1: FailureRecord[],
  ): void {
    this.failures = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Remembered$inOrder(reader: Reader): Remembered {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: FailureRecord[] = emptyList<FailureRecord>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 120);
    field$1.push(FailureRecord.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Remembered$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Remembered$rest(reader: Reader, message: Remembered): Remembered {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.failures.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 120);
        message.failures.push(FailureRecord.read(reader));
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

export interface FailureRecord {
  /** The key under which the failures are counted. */
  id: string;
  count: number;
  /** How long ago the first and the last one were, in milliseconds. */
  firstAgoMs: number;
  lastAgoMs: number;
  $unknown?: Uint8Array;
}

export const FailureRecord: MessageCodec<FailureRecord> = {
  typeName: "chatwire.cluster.v1.FailureRecord",

  create(init) {
    const message: FailureRecord = new FailureRecord$new("", 0, 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FailureRecord, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FailureRecord, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FailureRecord, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.id !== "") {
      at = writeStringField(writer, at, 10, message.id, "id");
    }
    if (message.count !== 0) {
      at = writeUint32Field(writer, at, 16, message.count, "count");
    }
    if (message.firstAgoMs !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.firstAgoMs, "firstAgoMs");
    }
    if (message.lastAgoMs !== 0) {
      at = writeUint64NumberField(writer, at, 32, message.lastAgoMs, "lastAgoMs");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FailureRecord$inOrder(reader)) {
    return isAtEnd(reader) ? message : FailureRecord$rest(reader, message);
  },
};

const FailureRecord$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FailureRecord,
    field$1: string,
    field$2: number,
    field$3: number,
    field$4: number,
  ): void {
    this.id = field$1;
    this.count = field$2;
    this.firstAgoMs = field$3;
    this.lastAgoMs = field$4;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FailureRecord$inOrder(reader: Reader): FailureRecord {
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
  reader.offset = offset;
  return new FailureRecord$new(field$1, field$2, field$3, field$4);
}

/** Reads the remaining fields, in any order. */
function FailureRecord$rest(reader: Reader, message: FailureRecord): FailureRecord {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.id = readString(reader);
        break;
      case 16:
        message.count = readUint32(reader);
        break;
      case 24:
        message.firstAgoMs = readUint64Number(reader);
        break;
      case 32:
        message.lastAgoMs = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The answer to `Ready`: what all gateways of a server have in common. */
export interface Welcome {
  limits: Limit[];
  /**
   * The features of the server. Those of the gateway that are not among them are
   * not offered to clients.
   */
  features: Feature[];
  /** 16 bytes, from which clients derive what they announce of conversations. */
  announcementSalt: Uint8Array;
  $unknown?: Uint8Array;
}

export const Welcome: MessageCodec<Welcome> = {
  typeName: "chatwire.cluster.v1.Welcome",

  create(init) {
    const message: Welcome = new Welcome$new(emptyList<Limit>(), emptyList<Feature>(), EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Welcome, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Welcome, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Welcome, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.limits, "limits")) {
      const begin = beginMessage(writer, at, 10, value, "limits");
      at = endMessage(writer, begin, Limit.write(value, writer, begin));
    }
    at = writeInt32s(writer, at, 18, message.features, "features");
    if (message.announcementSalt?.length !== 0) {
      at = writeBytesField(writer, at, 26, message.announcementSalt, "announcementSalt");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Welcome$inOrder(reader)) {
    return isAtEnd(reader) ? message : Welcome$rest(reader, message);
  },
};

const Welcome$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Welcome,
    field$1: Limit[],
    field$2: Feature[],
    field$3: Uint8Array,
  ): void {
    this.limits = field$1;
    this.features = field$2;
    this.announcementSalt = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Welcome$inOrder(reader: Reader): Welcome {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: Limit[] = emptyList<Limit>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 72);
    field$1.push(Limit.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$2: Feature[] | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readInt32s(reader);
    offset = reader.offset;
  }
  let field$3: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Welcome$new(field$1, field$2 ?? emptyList<Feature>(), field$3);
}

/** Reads the remaining fields, in any order. */
function Welcome$rest(reader: Reader, message: Welcome): Welcome {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.limits.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 72);
        message.limits.push(Limit.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 16:
        if (message.features.length === 0) beginList(reader);
        message.features.push(readInt32(reader));
        break;
      case 18: {
        message.features = readInt32s(reader, message.features);
        break;
      }
      case 26:
        message.announcementSalt = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The limits of the server are others now. */
export interface LimitsChanged {
  limits: Limit[];
  $unknown?: Uint8Array;
}

export const LimitsChanged: MessageCodec<LimitsChanged> = {
  typeName: "chatwire.cluster.v1.LimitsChanged",

  create(init) {
    const message: LimitsChanged = new LimitsChanged$new(emptyList<Limit>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(LimitsChanged, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(LimitsChanged, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(LimitsChanged, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.limits, "limits")) {
      const begin = beginMessage(writer, at, 10, value, "limits");
      at = endMessage(writer, begin, Limit.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = LimitsChanged$inOrder(reader)) {
    return isAtEnd(reader) ? message : LimitsChanged$rest(reader, message);
  },
};

const LimitsChanged$new = /* @__PURE__ */ plainConstructor(
  function (
    this: LimitsChanged,
    field$1: Limit[],
  ): void {
    this.limits = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function LimitsChanged$inOrder(reader: Reader): LimitsChanged {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: Limit[] = emptyList<Limit>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 72);
    field$1.push(Limit.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new LimitsChanged$new(field$1);
}

/** Reads the remaining fields, in any order. */
function LimitsChanged$rest(reader: Reader, message: LimitsChanged): LimitsChanged {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.limits.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 72);
        message.limits.push(Limit.read(reader));
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

export interface Limit {
  name: string;
  value: number;
  $unknown?: Uint8Array;
}

export const Limit: MessageCodec<Limit> = {
  typeName: "chatwire.cluster.v1.Limit",

  create(init) {
    const message: Limit = new Limit$new("", 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Limit, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Limit, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Limit, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== "") {
      at = writeStringField(writer, at, 10, message.name, "name");
    }
    if (message.value !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Limit$inOrder(reader)) {
    return isAtEnd(reader) ? message : Limit$rest(reader, message);
  },
};

const Limit$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Limit,
    field$1: string,
    field$2: number,
  ): void {
    this.name = field$1;
    this.value = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Limit$inOrder(reader: Reader): Limit {
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
      field$2 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Limit$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Limit$rest(reader: Reader, message: Limit): Limit {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readString(reader);
        break;
      case 16:
        message.value = readUint64Number(reader);
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
 * Before the welcome: all banned networks, in as many messages as needed. After it: what
 * has changed.
 */
export interface BansChanged {
  bans: NetworkBan[];
  /** Networks that are no longer banned, in CIDR notation. */
  lifted: string[];
  $unknown?: Uint8Array;
}

export const BansChanged: MessageCodec<BansChanged> = {
  typeName: "chatwire.cluster.v1.BansChanged",

  create(init) {
    const message: BansChanged = new BansChanged$new(emptyList<NetworkBan>(), emptyList<string>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BansChanged, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BansChanged, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BansChanged, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.bans, "bans")) {
      const begin = beginMessage(writer, at, 10, value, "bans");
      at = endMessage(writer, begin, NetworkBan.write(value, writer, begin));
    }
    for (const value of itemsOf(message.lifted, "lifted")) {
      at = writeStringField(writer, at, 18, value, "lifted");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BansChanged$inOrder(reader)) {
    return isAtEnd(reader) ? message : BansChanged$rest(reader, message);
  },
};

const BansChanged$new = /* @__PURE__ */ plainConstructor(
  function (
    this: BansChanged,
    field$1: NetworkBan[],
    field$2: string[],
  ): void {
    this.bans = field$1;
    this.lifted = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BansChanged$inOrder(reader: Reader): BansChanged {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: NetworkBan[] = emptyList<NetworkBan>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 72);
    field$1.push(NetworkBan.read(reader));
    leaveMessage(reader, outerEnd);
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
  return new BansChanged$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function BansChanged$rest(reader: Reader, message: BansChanged): BansChanged {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.bans.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 72);
        message.bans.push(NetworkBan.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18:
        if (message.lifted.length === 0) beginList(reader);
        message.lifted.push(readString(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface NetworkBan {
  /** In CIDR notation. */
  network: string;
  /** Milliseconds since 1970; 0: for ever. */
  untilMs: number;
  $unknown?: Uint8Array;
}

export const NetworkBan: MessageCodec<NetworkBan> = {
  typeName: "chatwire.cluster.v1.NetworkBan",

  create(init) {
    const message: NetworkBan = new NetworkBan$new("", 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(NetworkBan, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(NetworkBan, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(NetworkBan, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.network !== "") {
      at = writeStringField(writer, at, 10, message.network, "network");
    }
    if (message.untilMs !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.untilMs, "untilMs");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = NetworkBan$inOrder(reader)) {
    return isAtEnd(reader) ? message : NetworkBan$rest(reader, message);
  },
};

const NetworkBan$new = /* @__PURE__ */ plainConstructor(
  function (
    this: NetworkBan,
    field$1: string,
    field$2: number,
  ): void {
    this.network = field$1;
    this.untilMs = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function NetworkBan$inOrder(reader: Reader): NetworkBan {
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
      field$2 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new NetworkBan$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function NetworkBan$rest(reader: Reader, message: NetworkBan): NetworkBan {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.network = readString(reader);
        break;
      case 16:
        message.untilMs = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Endpoint {
  address: string;
  port: number;
  $unknown?: Uint8Array;
}

export const Endpoint: MessageCodec<Endpoint> = {
  typeName: "chatwire.cluster.v1.Endpoint",

  create(init) {
    const message: Endpoint = new Endpoint$new("", 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Endpoint, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Endpoint, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Endpoint, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.address !== "") {
      at = writeStringField(writer, at, 10, message.address, "address");
    }
    if (message.port !== 0) {
      at = writeUint32Field(writer, at, 16, message.port, "port");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Endpoint$inOrder(reader)) {
    return isAtEnd(reader) ? message : Endpoint$rest(reader, message);
  },
};

const Endpoint$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Endpoint,
    field$1: string,
    field$2: number,
  ): void {
    this.address = field$1;
    this.port = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Endpoint$inOrder(reader: Reader): Endpoint {
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
  reader.offset = offset;
  return new Endpoint$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Endpoint$rest(reader: Reader, message: Endpoint): Endpoint {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.address = readString(reader);
        break;
      case 16:
        message.port = readUint32(reader);
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
 * A client of the gateway has asked the first thing that the core answers; or another
 * core had the connection before.
 */
export interface Attached {
  connection: number;
  endpoint?: Endpoint | undefined;
  /**
   * 32 bytes of TLS, to which proofs of logins are bound; empty without TLS. No
   * other secret of TLS leaves the gateway.
   */
  channelBinding: Uint8Array;
  /** No other user may learn an address of the client. */
  relayOnly: boolean;
  /** The client says what it makes of application messages. */
  answersMessages: boolean;
  /**
   * The notes that the previous core made of the login, as `Noted` had them. Empty: nobody
   * is logged in.
   */
  notes: Uint8Array[];
  /** The connection is lost, and its session waits to be resumed. */
  isDetached: boolean;
  /** Number of the last text that the client was sent, or has sent. */
  lastText: number;
  /** The client takes relayed datagrams on it. */
  takesRelayed: boolean;
  /**
   * For how long the core before this one was heard after it had noted something of the
   * login that others see, in milliseconds.
   */
  settledMs: number;
  $unknown?: Uint8Array;
}

export const Attached: MessageCodec<Attached> = {
  typeName: "chatwire.cluster.v1.Attached",

  create(init) {
    const message: Attached = new Attached$new(
      0,
      undefined,
      EMPTY_BYTES,
      false,
      false,
      emptyList<Uint8Array>(),
      false,
      0,
      false,
      0,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Attached, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Attached, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Attached, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.connection !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.connection, "connection");
    }
    if (message.endpoint !== undefined) {
      const begin = beginMessage(writer, at, 18, message.endpoint, "endpoint");
      at = endMessage(writer, begin, Endpoint.write(message.endpoint, writer, begin));
    }
    if (message.channelBinding?.length !== 0) {
      at = writeBytesField(writer, at, 26, message.channelBinding, "channelBinding");
    }
    if (message.relayOnly !== false) {
      at = writeBoolField(writer, at, 32, message.relayOnly, "relayOnly");
    }
    if (message.answersMessages !== false) {
      at = writeBoolField(writer, at, 40, message.answersMessages, "answersMessages");
    }
    for (const value of itemsOf(message.notes, "notes")) {
      at = writeBytesField(writer, at, 50, value, "notes");
    }
    if (message.isDetached !== false) {
      at = writeBoolField(writer, at, 56, message.isDetached, "isDetached");
    }
    if (message.lastText !== 0) {
      at = writeUint64NumberField(writer, at, 64, message.lastText, "lastText");
    }
    if (message.takesRelayed !== false) {
      at = writeBoolField(writer, at, 72, message.takesRelayed, "takesRelayed");
    }
    if (message.settledMs !== 0) {
      at = writeUint64NumberField(writer, at, 80, message.settledMs, "settledMs");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Attached$inOrder(reader)) {
    return isAtEnd(reader) ? message : Attached$rest(reader, message);
  },
};

const Attached$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Attached,
    field$1: number,
    field$2: Endpoint | undefined,
    field$3: Uint8Array,
    field$4: boolean,
    field$5: boolean,
    field$6: Uint8Array[],
    field$7: boolean,
    field$8: number,
    field$9: boolean,
    field$10: number,
  ): void {
    this.connection = field$1;
    this.endpoint = field$2;
    this.channelBinding = field$3;
    this.relayOnly = field$4;
    this.answersMessages = field$5;
    this.notes = field$6;
    this.isDetached = field$7;
    this.lastText = field$8;
    this.takesRelayed = field$9;
    this.settledMs = field$10;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Attached$inOrder(reader: Reader): Attached {
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
  let field$2: Endpoint | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 72);
    field$2 = Endpoint.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readBytes(reader);
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
  const field$6: Uint8Array[] = emptyList<Uint8Array>();
  while (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    field$6.push(readBytes(reader));
    offset = reader.offset;
  }
  let field$7: boolean = false;
  if (offset + 1 < end && input[offset] === 56) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$7 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$7 = readBool(reader);
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
  let field$9: boolean = false;
  if (offset + 1 < end && input[offset] === 72) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$9 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$9 = readBool(reader);
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
  reader.offset = offset;
  return new Attached$new(field$1, field$2, field$3, field$4, field$5, field$6, field$7, field$8, field$9, field$10);
}

/** Reads the remaining fields, in any order. */
function Attached$rest(reader: Reader, message: Attached): Attached {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.connection = readUint64Number(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.endpoint === undefined ? 72 : 0);
        message.endpoint = Endpoint.read(reader, message.endpoint);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26:
        message.channelBinding = readBytes(reader);
        break;
      case 32:
        message.relayOnly = readBool(reader);
        break;
      case 40:
        message.answersMessages = readBool(reader);
        break;
      case 50:
        if (message.notes.length === 0) beginList(reader);
        message.notes.push(readBytes(reader));
        break;
      case 56:
        message.isDetached = readBool(reader);
        break;
      case 64:
        message.lastText = readUint64Number(reader);
        break;
      case 72:
        message.takesRelayed = readBool(reader);
        break;
      case 80:
        message.settledMs = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Further notes of a login that was attached before, which did not fit into `Attached`. */
export interface FurtherNotes {
  connection: number;
  notes: Uint8Array[];
  $unknown?: Uint8Array;
}

export const FurtherNotes: MessageCodec<FurtherNotes> = {
  typeName: "chatwire.cluster.v1.FurtherNotes",

  create(init) {
    const message: FurtherNotes = new FurtherNotes$new(0, emptyList<Uint8Array>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FurtherNotes, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FurtherNotes, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FurtherNotes, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.connection !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.connection, "connection");
    }
    for (const value of itemsOf(message.notes, "notes")) {
      at = writeBytesField(writer, at, 18, value, "notes");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FurtherNotes$inOrder(reader)) {
    return isAtEnd(reader) ? message : FurtherNotes$rest(reader, message);
  },
};

const FurtherNotes$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FurtherNotes,
    field$1: number,
    field$2: Uint8Array[],
  ): void {
    this.connection = field$1;
    this.notes = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FurtherNotes$inOrder(reader: Reader): FurtherNotes {
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
  const field$2: Uint8Array[] = emptyList<Uint8Array>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    field$2.push(readBytes(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new FurtherNotes$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function FurtherNotes$rest(reader: Reader, message: FurtherNotes): FurtherNotes {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.connection = readUint64Number(reader);
        break;
      case 18:
        if (message.notes.length === 0) beginList(reader);
        message.notes.push(readBytes(reader));
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
 * A request of a client, which the gateway has checked against the rule of its
 * method and against the rates of the connection.
 */
export interface Asked {
  connection: number;
  /** The number of the request on its connection, from 1. */
  request: number;
  /** Of it: command, recipient, id, repeated_after_ms, after. */
  header?: Header | undefined;
  /** A `chatwire.v1.Message` with a body only. */
  body: Uint8Array;
  /** Of the connection. */
  state: State;
  /**
   * The id of the session that begins if the request logs in; empty: it cannot be
   * resumed.
   */
  sessionId: Uint8Array;
  /** Bytes of a page of texts in the answer, at most; 0: as many as fit into a frame. */
  pageBytesMax: number;
  $unknown?: Uint8Array;
}

export const Asked: MessageCodec<Asked> = {
  typeName: "chatwire.cluster.v1.Asked",

  create(init) {
    const message: Asked = new Asked$new(0, 0, undefined, EMPTY_BYTES, 0, EMPTY_BYTES, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Asked, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Asked, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Asked, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.connection !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.connection, "connection");
    }
    if (message.request !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.request, "request");
    }
    if (message.header !== undefined) {
      const begin = beginMessage(writer, at, 26, message.header, "header");
      at = endMessage(writer, begin, Header.write(message.header, writer, begin));
    }
    if (message.body?.length !== 0) {
      at = writeBytesField(writer, at, 34, message.body, "body");
    }
    if (message.state !== 0) {
      at = writeInt32Field(writer, at, 40, message.state, "state");
    }
    if (message.sessionId?.length !== 0) {
      at = writeBytesField(writer, at, 50, message.sessionId, "sessionId");
    }
    if (message.pageBytesMax !== 0) {
      at = writeUint32Field(writer, at, 56, message.pageBytesMax, "pageBytesMax");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Asked$inOrder(reader)) {
    return isAtEnd(reader) ? message : Asked$rest(reader, message);
  },
};

const Asked$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Asked,
    field$1: number,
    field$2: number,
    field$3: Header | undefined,
    field$4: Uint8Array,
    field$5: State,
    field$6: Uint8Array,
    field$7: number,
  ): void {
    this.connection = field$1;
    this.request = field$2;
    this.header = field$3;
    this.body = field$4;
    this.state = field$5;
    this.sessionId = field$6;
    this.pageBytesMax = field$7;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Asked$inOrder(reader: Reader): Asked {
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
  let field$3: Header | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 216);
    field$3 = Header.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$4: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    field$4 = readBytes(reader);
    offset = reader.offset;
  }
  let field$5: State = 0;
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
  let field$6: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    field$6 = readBytes(reader);
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
      field$7 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Asked$new(field$1, field$2, field$3, field$4, field$5, field$6, field$7);
}

/** Reads the remaining fields, in any order. */
function Asked$rest(reader: Reader, message: Asked): Asked {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.connection = readUint64Number(reader);
        break;
      case 16:
        message.request = readUint64Number(reader);
        break;
      case 26: {
        const outerEnd = enterMessage(reader, message.header === undefined ? 216 : 0);
        message.header = Header.read(reader, message.header);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34:
        message.body = readBytes(reader);
        break;
      case 40:
        message.state = readInt32(reader);
        break;
      case 50:
        message.sessionId = readBytes(reader);
        break;
      case 56:
        message.pageBytesMax = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The answer to a request: everything that it follows from is stored. */
export interface Answered {
  connection: number;
  request: number;
  answer: AnsweredAnswer;
  $unknown?: Uint8Array;
}

export type AnsweredAnswer =
  | { case: "body"; value: Uint8Array }
  | { case: "refusal"; value: ErrorInfo }
  | { case: undefined; value?: undefined };

export const Answered: MessageCodec<Answered> = {
  typeName: "chatwire.cluster.v1.Answered",

  create(init) {
    const message: Answered = new Answered$new(0, 0, noCase());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Answered, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Answered, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Answered, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.connection !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.connection, "connection");
    }
    if (message.request !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.request, "request");
    }
    switch (message.answer.case) {
      case undefined:
        if (message.answer.value !== undefined) throw unknownCase("answer");
        break;
      case "body": {
        at = writeBytesField(writer, at, 26, message.answer.value, "body");
        break;
      }
      case "refusal": {
        const begin = beginMessage(writer, at, 34, message.answer.value, "refusal");
        at = endMessage(writer, begin, ErrorInfo.write(message.answer.value, writer, begin));
        break;
      }
      default:
        throw unknownCase("answer");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Answered$inOrder(reader)) {
    return isAtEnd(reader) ? message : Answered$rest(reader, message);
  },
};

const Answered$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Answered,
    field$1: number,
    field$2: number,
    oneof$3: AnsweredAnswer,
  ): void {
    this.connection = field$1;
    this.request = field$2;
    this.answer = oneof$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Answered$inOrder(reader: Reader): Answered {
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
  let oneof$3: AnsweredAnswer | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    oneof$3 = oneofCase("body", readBytes(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 96);
    oneof$3 = oneofCase("refusal", ErrorInfo.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Answered$new(field$1, field$2, oneof$3 ?? noCase());
}

/** Reads the remaining fields, in any order. */
function Answered$rest(reader: Reader, message: Answered): Answered {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.connection = readUint64Number(reader);
        break;
      case 16:
        message.request = readUint64Number(reader);
        break;
      case 26:
        message.answer = oneofCase("body", readBytes(reader));
        break;
      case 34: {
        const before = message.answer.case === "refusal" ? message.answer.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 96 : 0);
        message.answer = oneofCase("refusal", ErrorInfo.read(reader, before));
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

/** The outcomes that a client reports for application messages. */
export interface Told {
  connection: number;
  /** A `chatwire.v1.Message` with a body only: MessageOutcomes. */
  body: Uint8Array;
  $unknown?: Uint8Array;
}

export const Told: MessageCodec<Told> = {
  typeName: "chatwire.cluster.v1.Told",

  create(init) {
    const message: Told = new Told$new(0, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Told, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Told, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Told, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.connection !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.connection, "connection");
    }
    if (message.body?.length !== 0) {
      at = writeBytesField(writer, at, 18, message.body, "body");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Told$inOrder(reader)) {
    return isAtEnd(reader) ? message : Told$rest(reader, message);
  },
};

const Told$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Told,
    field$1: number,
    field$2: Uint8Array,
  ): void {
    this.connection = field$1;
    this.body = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Told$inOrder(reader: Reader): Told {
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
  let field$2: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Told$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Told$rest(reader: Reader, message: Told): Told {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.connection = readUint64Number(reader);
        break;
      case 18:
        message.body = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** A client has probed from this address, and learns of it with the token. */
export interface Probed {
  connection: number;
  token: Uint8Array;
  source?: Endpoint | undefined;
  $unknown?: Uint8Array;
}

export const Probed: MessageCodec<Probed> = {
  typeName: "chatwire.cluster.v1.Probed",

  create(init) {
    const message: Probed = new Probed$new(0, EMPTY_BYTES, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Probed, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Probed, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Probed, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.connection !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.connection, "connection");
    }
    if (message.token?.length !== 0) {
      at = writeBytesField(writer, at, 18, message.token, "token");
    }
    if (message.source !== undefined) {
      const begin = beginMessage(writer, at, 26, message.source, "source");
      at = endMessage(writer, begin, Endpoint.write(message.source, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Probed$inOrder(reader)) {
    return isAtEnd(reader) ? message : Probed$rest(reader, message);
  },
};

const Probed$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Probed,
    field$1: number,
    field$2: Uint8Array,
    field$3: Endpoint | undefined,
  ): void {
    this.connection = field$1;
    this.token = field$2;
    this.source = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Probed$inOrder(reader: Reader): Probed {
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
  let field$2: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readBytes(reader);
    offset = reader.offset;
  }
  let field$3: Endpoint | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 72);
    field$3 = Endpoint.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Probed$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function Probed$rest(reader: Reader, message: Probed): Probed {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.connection = readUint64Number(reader);
        break;
      case 18:
        message.token = readBytes(reader);
        break;
      case 26: {
        const outerEnd = enterMessage(reader, message.source === undefined ? 72 : 0);
        message.source = Endpoint.read(reader, message.source);
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

/** A connection is lost, and its session waits to be resumed; or it was resumed. */
export interface Detached {
  connection: number;
  isDetached: boolean;
  $unknown?: Uint8Array;
}

export const Detached: MessageCodec<Detached> = {
  typeName: "chatwire.cluster.v1.Detached",

  create(init) {
    const message: Detached = new Detached$new(0, false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Detached, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Detached, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Detached, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.connection !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.connection, "connection");
    }
    if (message.isDetached !== false) {
      at = writeBoolField(writer, at, 16, message.isDetached, "isDetached");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Detached$inOrder(reader)) {
    return isAtEnd(reader) ? message : Detached$rest(reader, message);
  },
};

const Detached$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Detached,
    field$1: number,
    field$2: boolean,
  ): void {
    this.connection = field$1;
    this.isDetached = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Detached$inOrder(reader: Reader): Detached {
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
  reader.offset = offset;
  return new Detached$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Detached$rest(reader: Reader, message: Detached): Detached {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.connection = readUint64Number(reader);
        break;
      case 16:
        message.isDetached = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The session of a connection goes on from another address. */
export interface Moved {
  connection: number;
  endpoint?: Endpoint | undefined;
  $unknown?: Uint8Array;
}

export const Moved: MessageCodec<Moved> = {
  typeName: "chatwire.cluster.v1.Moved",

  create(init) {
    const message: Moved = new Moved$new(0, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Moved, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Moved, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Moved, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.connection !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.connection, "connection");
    }
    if (message.endpoint !== undefined) {
      const begin = beginMessage(writer, at, 18, message.endpoint, "endpoint");
      at = endMessage(writer, begin, Endpoint.write(message.endpoint, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Moved$inOrder(reader)) {
    return isAtEnd(reader) ? message : Moved$rest(reader, message);
  },
};

const Moved$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Moved,
    field$1: number,
    field$2: Endpoint | undefined,
  ): void {
    this.connection = field$1;
    this.endpoint = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Moved$inOrder(reader: Reader): Moved {
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
  let field$2: Endpoint | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 72);
    field$2 = Endpoint.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Moved$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Moved$rest(reader: Reader, message: Moved): Moved {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.connection = readUint64Number(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.endpoint === undefined ? 72 : 0);
        message.endpoint = Endpoint.read(reader, message.endpoint);
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
 * The gateway has closed a connection on purpose, or its socket belongs to another
 * one. The last message about it.
 */
export interface Left {
  connection: number;
  $unknown?: Uint8Array;
}

export const Left: MessageCodec<Left> = {
  typeName: "chatwire.cluster.v1.Left",

  create(init) {
    const message: Left = new Left$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Left, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Left, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Left, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.connection !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.connection, "connection");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Left$inOrder(reader)) {
    return isAtEnd(reader) ? message : Left$rest(reader, message);
  },
};

const Left$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Left,
    field$1: number,
  ): void {
    this.connection = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Left$inOrder(reader: Reader): Left {
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
  return new Left$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Left$rest(reader: Reader, message: Left): Left {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.connection = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** A connection has closed by itself. The last message about it. */
export interface Lost {
  connection: number;
  /** How long it was lost before. */
  forMs: number;
  $unknown?: Uint8Array;
}

export const Lost: MessageCodec<Lost> = {
  typeName: "chatwire.cluster.v1.Lost",

  create(init) {
    const message: Lost = new Lost$new(0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Lost, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Lost, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Lost, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.connection !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.connection, "connection");
    }
    if (message.forMs !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.forMs, "forMs");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Lost$inOrder(reader)) {
    return isAtEnd(reader) ? message : Lost$rest(reader, message);
  },
};

const Lost$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Lost,
    field$1: number,
    field$2: number,
  ): void {
    this.connection = field$1;
    this.forMs = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Lost$inOrder(reader: Reader): Lost {
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
  reader.offset = offset;
  return new Lost$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Lost$rest(reader: Reader, message: Lost): Lost {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.connection = readUint64Number(reader);
        break;
      case 16:
        message.forMs = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** A login is on the connection from here on. */
export interface LoggedIn {
  connection: number;
  login: number;
  account: number;
  name: string;
  /** Milliseconds since 1970. */
  sinceMs: number;
  $unknown?: Uint8Array;
}

export const LoggedIn: MessageCodec<LoggedIn> = {
  typeName: "chatwire.cluster.v1.LoggedIn",

  create(init) {
    const message: LoggedIn = new LoggedIn$new(0, 0, 0, "", 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(LoggedIn, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(LoggedIn, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(LoggedIn, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.connection !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.connection, "connection");
    }
    if (message.login !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.login, "login");
    }
    if (message.account !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.account, "account");
    }
    if (message.name !== "") {
      at = writeStringField(writer, at, 34, message.name, "name");
    }
    if (message.sinceMs !== 0) {
      at = writeUint64NumberField(writer, at, 40, message.sinceMs, "sinceMs");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = LoggedIn$inOrder(reader)) {
    return isAtEnd(reader) ? message : LoggedIn$rest(reader, message);
  },
};

const LoggedIn$new = /* @__PURE__ */ plainConstructor(
  function (
    this: LoggedIn,
    field$1: number,
    field$2: number,
    field$3: number,
    field$4: string,
    field$5: number,
  ): void {
    this.connection = field$1;
    this.login = field$2;
    this.account = field$3;
    this.name = field$4;
    this.sinceMs = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function LoggedIn$inOrder(reader: Reader): LoggedIn {
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
      field$3 = readUint64Number(reader);
      offset = reader.offset;
    }
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
  reader.offset = offset;
  return new LoggedIn$new(field$1, field$2, field$3, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function LoggedIn$rest(reader: Reader, message: LoggedIn): LoggedIn {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.connection = readUint64Number(reader);
        break;
      case 16:
        message.login = readUint64Number(reader);
        break;
      case 24:
        message.account = readUint64Number(reader);
        break;
      case 34:
        message.name = readString(reader);
        break;
      case 40:
        message.sinceMs = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The client of the connection has logged off. */
export interface LoggedOff {
  connection: number;
  $unknown?: Uint8Array;
}

export const LoggedOff: MessageCodec<LoggedOff> = {
  typeName: "chatwire.cluster.v1.LoggedOff",

  create(init) {
    const message: LoggedOff = new LoggedOff$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(LoggedOff, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(LoggedOff, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(LoggedOff, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.connection !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.connection, "connection");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = LoggedOff$inOrder(reader)) {
    return isAtEnd(reader) ? message : LoggedOff$rest(reader, message);
  },
};

const LoggedOff$new = /* @__PURE__ */ plainConstructor(
  function (
    this: LoggedOff,
    field$1: number,
  ): void {
    this.connection = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function LoggedOff$inOrder(reader: Reader): LoggedOff {
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
  return new LoggedOff$new(field$1);
}

/** Reads the remaining fields, in any order. */
function LoggedOff$rest(reader: Reader, message: LoggedOff): LoggedOff {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.connection = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The gateway keeps this with the connection, in place of what it has under the key. */
export interface Noted {
  connection: number;
  key: string;
  /**
   * The first 16 bytes of an HMAC-SHA-256, by which the next core sees that a core has made
   * it for this connection, and a `Note`. Empty: nothing is kept under the key any more.
   */
  note: Uint8Array;
  $unknown?: Uint8Array;
}

export const Noted: MessageCodec<Noted> = {
  typeName: "chatwire.cluster.v1.Noted",

  create(init) {
    const message: Noted = new Noted$new(0, "", EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Noted, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Noted, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Noted, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.connection !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.connection, "connection");
    }
    if (message.key !== "") {
      at = writeStringField(writer, at, 18, message.key, "key");
    }
    if (message.note?.length !== 0) {
      at = writeBytesField(writer, at, 26, message.note, "note");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Noted$inOrder(reader)) {
    return isAtEnd(reader) ? message : Noted$rest(reader, message);
  },
};

const Noted$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Noted,
    field$1: number,
    field$2: string,
    field$3: Uint8Array,
  ): void {
    this.connection = field$1;
    this.key = field$2;
    this.note = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Noted$inOrder(reader: Reader): Noted {
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
  return new Noted$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function Noted$rest(reader: Reader, message: Noted): Noted {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.connection = readUint64Number(reader);
        break;
      case 18:
        message.key = readString(reader);
        break;
      case 26:
        message.note = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Events for connections of the gateway: each gets all of them, in this order. */
export interface Emitted {
  connections: number[];
  events: EmittedEvent[];
  $unknown?: Uint8Array;
}

export const Emitted: MessageCodec<Emitted> = {
  typeName: "chatwire.cluster.v1.Emitted",

  create(init) {
    const message: Emitted = new Emitted$new(emptyIntegers(), emptyList<EmittedEvent>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Emitted, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Emitted, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Emitted, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (itemsOf(message.connections, "connections").length > 0) {
      const begin = beginPacked(writer, at, 10);
      at = begin;
      for (const value of message.connections) at = writeUint64Number(writer, at, value, "connections");
      at = endPacked(writer, begin, at);
    }
    for (const value of itemsOf(message.events, "events")) {
      const begin = beginMessage(writer, at, 18, value, "events");
      at = endMessage(writer, begin, EmittedEvent.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Emitted$inOrder(reader)) {
    return isAtEnd(reader) ? message : Emitted$rest(reader, message);
  },
};

const Emitted$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Emitted,
    field$1: number[],
    field$2: EmittedEvent[],
  ): void {
    this.connections = field$1;
    this.events = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Emitted$inOrder(reader: Reader): Emitted {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number[] = emptyIntegers();
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterPacked(reader);
    while (!isAtEnd(reader)) field$1.push(readUint64Number(reader));
    leavePacked(reader, outerEnd);
    offset = reader.offset;
  }
  const field$2: EmittedEvent[] = emptyList<EmittedEvent>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 56);
    field$2.push(EmittedEvent.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Emitted$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Emitted$rest(reader: Reader, message: Emitted): Emitted {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        if (message.connections.length === 0) beginList(reader);
        message.connections.push(readUint64Number(reader));
        break;
      case 10: {
        if (message.connections.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.connections.push(readUint64Number(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 18: {
        if (message.events.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 56);
        message.events.push(EmittedEvent.read(reader));
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

export interface EmittedEvent {
  command: Command;
  /** A `chatwire.v1.Message` with a body only. */
  body: Uint8Array;
  $unknown?: Uint8Array;
}

export const EmittedEvent: MessageCodec<EmittedEvent> = {
  typeName: "chatwire.cluster.v1.EmittedEvent",

  create(init) {
    const message: EmittedEvent = new EmittedEvent$new(0, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(EmittedEvent, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(EmittedEvent, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(EmittedEvent, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.command !== 0) {
      at = writeInt32Field(writer, at, 8, message.command, "command");
    }
    if (message.body?.length !== 0) {
      at = writeBytesField(writer, at, 18, message.body, "body");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = EmittedEvent$inOrder(reader)) {
    return isAtEnd(reader) ? message : EmittedEvent$rest(reader, message);
  },
};

const EmittedEvent$new = /* @__PURE__ */ plainConstructor(
  function (
    this: EmittedEvent,
    field$1: Command,
    field$2: Uint8Array,
  ): void {
    this.command = field$1;
    this.body = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function EmittedEvent$inOrder(reader: Reader): EmittedEvent {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Command = 0;
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
  let field$2: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new EmittedEvent$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function EmittedEvent$rest(reader: Reader, message: EmittedEvent): EmittedEvent {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.command = readInt32(reader);
        break;
      case 18:
        message.body = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The connection is to be closed, with this error for the client. */
export interface Closed {
  connection: number;
  error?: ErrorInfo | undefined;
  $unknown?: Uint8Array;
}

export const Closed: MessageCodec<Closed> = {
  typeName: "chatwire.cluster.v1.Closed",

  create(init) {
    const message: Closed = new Closed$new(0, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Closed, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Closed, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Closed, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.connection !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.connection, "connection");
    }
    if (message.error !== undefined) {
      const begin = beginMessage(writer, at, 18, message.error, "error");
      at = endMessage(writer, begin, ErrorInfo.write(message.error, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Closed$inOrder(reader)) {
    return isAtEnd(reader) ? message : Closed$rest(reader, message);
  },
};

const Closed$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Closed,
    field$1: number,
    field$2: ErrorInfo | undefined,
  ): void {
    this.connection = field$1;
    this.error = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Closed$inOrder(reader: Reader): Closed {
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
  let field$2: ErrorInfo | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 96);
    field$2 = ErrorInfo.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Closed$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Closed$rest(reader: Reader, message: Closed): Closed {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.connection = readUint64Number(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.error === undefined ? 96 : 0);
        message.error = ErrorInfo.read(reader, message.error);
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
 * Where the relay of the gateway is, for conversations whose inviter is at it. A gateway
 * without a relay does not send it.
 */
export interface RelayPlace {
  /** The UDP port. */
  port: number;
  /**
   * IP addresses at which the clients of other gateways reach it, one of each family at
   * most.
   */
  addresses: string[];
  $unknown?: Uint8Array;
}

export const RelayPlace: MessageCodec<RelayPlace> = {
  typeName: "chatwire.cluster.v1.RelayPlace",

  create(init) {
    const message: RelayPlace = new RelayPlace$new(0, emptyList<string>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RelayPlace, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RelayPlace, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RelayPlace, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.port !== 0) {
      at = writeUint32Field(writer, at, 8, message.port, "port");
    }
    for (const value of itemsOf(message.addresses, "addresses")) {
      at = writeStringField(writer, at, 18, value, "addresses");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RelayPlace$inOrder(reader)) {
    return isAtEnd(reader) ? message : RelayPlace$rest(reader, message);
  },
};

const RelayPlace$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RelayPlace,
    field$1: number,
    field$2: string[],
  ): void {
    this.port = field$1;
    this.addresses = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RelayPlace$inOrder(reader: Reader): RelayPlace {
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
  const field$2: string[] = emptyList<string>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    field$2.push(readString(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new RelayPlace$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function RelayPlace$rest(reader: Reader, message: RelayPlace): RelayPlace {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.port = readUint32(reader);
        break;
      case 18:
        if (message.addresses.length === 0) beginList(reader);
        message.addresses.push(readString(reader));
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
 * After another core has taken over: conversations that have a relay at the gateway, or
 * one to which the gateway forwards.
 */
export interface Relaying {
  introductions: number[];
  $unknown?: Uint8Array;
}

export const Relaying: MessageCodec<Relaying> = {
  typeName: "chatwire.cluster.v1.Relaying",

  create(init) {
    const message: Relaying = new Relaying$new(emptyIntegers());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Relaying, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Relaying, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Relaying, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (itemsOf(message.introductions, "introductions").length > 0) {
      const begin = beginPacked(writer, at, 10);
      at = begin;
      for (const value of message.introductions) at = writeUint64Number(writer, at, value, "introductions");
      at = endPacked(writer, begin, at);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Relaying$inOrder(reader)) {
    return isAtEnd(reader) ? message : Relaying$rest(reader, message);
  },
};

const Relaying$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Relaying,
    field$1: number[],
  ): void {
    this.introductions = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Relaying$inOrder(reader: Reader): Relaying {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number[] = emptyIntegers();
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterPacked(reader);
    while (!isAtEnd(reader)) field$1.push(readUint64Number(reader));
    leavePacked(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Relaying$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Relaying$rest(reader: Reader, message: Relaying): Relaying {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        if (message.introductions.length === 0) beginList(reader);
        message.introductions.push(readUint64Number(reader));
        break;
      case 10: {
        if (message.introductions.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.introductions.push(readUint64Number(reader));
        leavePacked(reader, outerEnd);
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

/** The gateway is the relay of a conversation from now on. */
export interface RelayOpened {
  introduction: number;
  /** That of the inviter, which is at the gateway, and that of the invited user. */
  sides: RelayedSide[];
  $unknown?: Uint8Array;
}

export const RelayOpened: MessageCodec<RelayOpened> = {
  typeName: "chatwire.cluster.v1.RelayOpened",

  create(init) {
    const message: RelayOpened = new RelayOpened$new(0, emptyList<RelayedSide>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RelayOpened, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RelayOpened, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RelayOpened, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introduction !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introduction, "introduction");
    }
    for (const value of itemsOf(message.sides, "sides")) {
      const begin = beginMessage(writer, at, 18, value, "sides");
      at = endMessage(writer, begin, RelayedSide.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RelayOpened$inOrder(reader)) {
    return isAtEnd(reader) ? message : RelayOpened$rest(reader, message);
  },
};

const RelayOpened$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RelayOpened,
    field$1: number,
    field$2: RelayedSide[],
  ): void {
    this.introduction = field$1;
    this.sides = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RelayOpened$inOrder(reader: Reader): RelayOpened {
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
  const field$2: RelayedSide[] = emptyList<RelayedSide>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 120);
    field$2.push(RelayedSide.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new RelayOpened$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function RelayOpened$rest(reader: Reader, message: RelayOpened): RelayOpened {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introduction = readUint64Number(reader);
        break;
      case 18: {
        if (message.sides.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 120);
        message.sides.push(RelayedSide.read(reader));
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

export interface RelayedSide {
  relayId: bigint;
  /** 32 random bytes. */
  key: Uint8Array;
  account: number;
  /** The gateway that has the connection of the side; empty: it has ended. */
  gateway: string;
  /** Its number at that gateway. */
  connection: number;
  /** The client takes relayed datagrams on it. */
  takesRelayed: boolean;
  $unknown?: Uint8Array;
}

export const RelayedSide: MessageCodec<RelayedSide> = {
  typeName: "chatwire.cluster.v1.RelayedSide",

  create(init) {
    const message: RelayedSide = new RelayedSide$new(0n, EMPTY_BYTES, 0, "", 0, false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RelayedSide, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RelayedSide, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RelayedSide, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.relayId !== 0n) {
      at = writeFixed64Field(writer, at, 9, message.relayId, "relayId");
    }
    if (message.key?.length !== 0) {
      at = writeBytesField(writer, at, 18, message.key, "key");
    }
    if (message.account !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.account, "account");
    }
    if (message.gateway !== "") {
      at = writeStringField(writer, at, 34, message.gateway, "gateway");
    }
    if (message.connection !== 0) {
      at = writeUint64NumberField(writer, at, 40, message.connection, "connection");
    }
    if (message.takesRelayed !== false) {
      at = writeBoolField(writer, at, 48, message.takesRelayed, "takesRelayed");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RelayedSide$inOrder(reader)) {
    return isAtEnd(reader) ? message : RelayedSide$rest(reader, message);
  },
};

const RelayedSide$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RelayedSide,
    field$1: bigint,
    field$2: Uint8Array,
    field$3: number,
    field$4: string,
    field$5: number,
    field$6: boolean,
  ): void {
    this.relayId = field$1;
    this.key = field$2;
    this.account = field$3;
    this.gateway = field$4;
    this.connection = field$5;
    this.takesRelayed = field$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RelayedSide$inOrder(reader: Reader): RelayedSide {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint = 0n;
  if (offset + 8 < end && input[offset] === 9) {
    field$1 = viewOf(reader).getBigUint64(offset + 1, true);
    offset += 9;
  }
  let field$2: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readBytes(reader);
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
      field$3 = readUint64Number(reader);
      offset = reader.offset;
    }
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
  return new RelayedSide$new(field$1, field$2, field$3, field$4, field$5, field$6);
}

/** Reads the remaining fields, in any order. */
function RelayedSide$rest(reader: Reader, message: RelayedSide): RelayedSide {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 9:
        message.relayId = readFixed64(reader);
        break;
      case 18:
        message.key = readBytes(reader);
        break;
      case 24:
        message.account = readUint64Number(reader);
        break;
      case 34:
        message.gateway = readString(reader);
        break;
      case 40:
        message.connection = readUint64Number(reader);
        break;
      case 48:
        message.takesRelayed = readBool(reader);
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
 * A client of the gateway takes part in a conversation whose relay is another gateway.
 * The gateway forwards what the client sends to the relay on its connection, and sends the
 * client what the relay returns.
 */
export interface RelayReferred {
  introduction: number;
  connection: number;
  /** The gateway that is the relay. */
  gateway: string;
  $unknown?: Uint8Array;
}

export const RelayReferred: MessageCodec<RelayReferred> = {
  typeName: "chatwire.cluster.v1.RelayReferred",

  create(init) {
    const message: RelayReferred = new RelayReferred$new(0, 0, "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RelayReferred, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RelayReferred, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RelayReferred, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introduction !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introduction, "introduction");
    }
    if (message.connection !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.connection, "connection");
    }
    if (message.gateway !== "") {
      at = writeStringField(writer, at, 26, message.gateway, "gateway");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RelayReferred$inOrder(reader)) {
    return isAtEnd(reader) ? message : RelayReferred$rest(reader, message);
  },
};

const RelayReferred$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RelayReferred,
    field$1: number,
    field$2: number,
    field$3: string,
  ): void {
    this.introduction = field$1;
    this.connection = field$2;
    this.gateway = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RelayReferred$inOrder(reader: Reader): RelayReferred {
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
  let field$3: string = "";
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new RelayReferred$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function RelayReferred$rest(reader: Reader, message: RelayReferred): RelayReferred {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introduction = readUint64Number(reader);
        break;
      case 16:
        message.connection = readUint64Number(reader);
        break;
      case 26:
        message.gateway = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** A conversation has no relay any more. */
export interface RelayClosed {
  introduction: number;
  /** How long it goes on, in milliseconds. */
  lingerMs: number;
  $unknown?: Uint8Array;
}

export const RelayClosed: MessageCodec<RelayClosed> = {
  typeName: "chatwire.cluster.v1.RelayClosed",

  create(init) {
    const message: RelayClosed = new RelayClosed$new(0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RelayClosed, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RelayClosed, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RelayClosed, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introduction !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introduction, "introduction");
    }
    if (message.lingerMs !== 0) {
      at = writeUint32Field(writer, at, 16, message.lingerMs, "lingerMs");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RelayClosed$inOrder(reader)) {
    return isAtEnd(reader) ? message : RelayClosed$rest(reader, message);
  },
};

const RelayClosed$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RelayClosed,
    field$1: number,
    field$2: number,
  ): void {
    this.introduction = field$1;
    this.lingerMs = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RelayClosed$inOrder(reader: Reader): RelayClosed {
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
      field$2 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new RelayClosed$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function RelayClosed$rest(reader: Reader, message: RelayClosed): RelayClosed {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introduction = readUint64Number(reader);
        break;
      case 16:
        message.lingerMs = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
