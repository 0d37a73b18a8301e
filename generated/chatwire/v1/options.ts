// Code generated from chatwire/v1/options.proto by chatwire. DO NOT EDIT.

import { emptyList, plainConstructor } from "../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../src/wire/codec.ts";
import {
  type Reader,
  beginList,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readBool,
  readInt32,
  readInt32s,
  readTag,
  readUint32,
  skipUnknown,
  takeUnknown,
} from "../../../src/wire/reader.ts";
import {
  beginMessage,
  endMessage,
  writeBoolField,
  writeInt32Field,
  writeInt32s,
  writeUint32Field,
  writeUnknown,
} from "../../../src/wire/writer.ts";
import type { Feature } from "./capability.ts";

/**
 * The state of a connection between a client and its server. Both ends track
 * it. The same messages change it at both ends.
 */
export const State = {
  UNSPECIFIED: 0,
  /** The connection is open. Hello is not done yet. */
  NEW: 1,
  /** Hello is done, but nobody is logged in on this connection. */
  AWAY: 2,
  /** Logged in, in no conversation. */
  AVAILABLE: 3,
  /** Logged in and in a conversation with another client. */
  CONNECTED: 4,
} as const;

export type State = (typeof State)[keyof typeof State] | (number & {});

/** Which end sends a message, and which receives it. */
export const Direction = {
  /** On a method: the request goes from client to server. */
  UNSPECIFIED: 0,
  CLIENT_TO_SERVER: 1,
  SERVER_TO_CLIENT: 2,
  PEER_TO_PEER: 3,
  /** On an event: from client to server, and from server to client. */
  EITHER: 4,
} as const;

export type Direction = (typeof Direction)[keyof typeof Direction] | (number & {});

/** Which framing carries a message. */
export const Transport = {
  /** Same as STREAM. */
  UNSPECIFIED: 0,
  STREAM: 1,
  DATAGRAM: 2,
  EITHER: 3,
} as const;

export type Transport = (typeof Transport)[keyof typeof Transport] | (number & {});

/**
 * Whether a message is sent again: in a datagram, if the datagram is lost; on the
 * stream, if the connection is lost and the session is resumed.
 */
export const Delivery = {
  /** On the stream as RELIABLE, in a datagram as LOSSY. */
  UNSPECIFIED: 0,
  /** Repeated until it is acknowledged. Delivered once and in order. */
  RELIABLE: 1,
  /** Never repeated. */
  LOSSY: 2,
  /**
   * As RELIABLE, but each message is delivered as soon as it arrives. Only for
   * application messages.
   */
  RELIABLE_UNORDERED: 3,
  /**
   * As RELIABLE_UNORDERED, but a newer message about the same thing replaces one that
   * waits to be sent, or that is lost. The fields with the option `key` say what a
   * message is about; without them, all messages of the type are about the same thing.
   * Only for application messages.
   */
  LATEST: 4,
} as const;

export type Delivery = (typeof Delivery)[keyof typeof Delivery] | (number & {});

/** Which messages of a link leave first. */
export const Priority = {
  /** Same as NORMAL. */
  UNSPECIFIED: 0,
  /** Before all others: short messages that are few. */
  URGENT: 1,
  /** With texts. */
  NORMAL: 2,
  /** With files, after all others. */
  BULK: 3,
} as const;

export type Priority = (typeof Priority)[keyof typeof Priority] | (number & {});

/** The kind of recipient that the header must name. */
export const Addressee = {
  /** None: the message is for the other end of the connection. */
  UNSPECIFIED: 0,
  USER: 1,
  EVERYONE: 2,
  ROOM: 3,
} as const;

export type Addressee = (typeof Addressee)[keyof typeof Addressee] | (number & {});

/**
 * The role of a member of a room, ordered from the fewest rights to the most. A role includes the
 * rights of the roles before it.
 */
export const RoomRole = {
  UNSPECIFIED: 0,
  /** Reads only. */
  GUEST: 1,
  MEMBER: 2,
  MODERATOR: 3,
  OWNER: 4,
} as const;

export type RoomRole = (typeof RoomRole)[keyof typeof RoomRole] | (number & {});

/**
 * How a message changes the number of open conversations on a connection. The
 * first conversation moves the connection from AVAILABLE to CONNECTED. The end
 * of the last one moves it back.
 */
export const Conversation = {
  UNSPECIFIED: 0,
  OPENS: 1,
  CLOSES: 2,
} as const;

export type Conversation = (typeof Conversation)[keyof typeof Conversation] | (number & {});

/**
 * How confidential the value of a field is. Logs and recordings replace confidential
 * values, as `toJson(message, { confidential: "hide" })` does.
 */
export const Confidentiality = {
  /** The value is as public as the message. */
  UNSPECIFIED: 0,
  /**
   * Only the two ends may read the value. It would let others log in as the user, take
   * over a session, decrypt sealed messages, or guess the password. Recordings never
   * contain it.
   */
  SECRET: 1,
  /**
   * The value is content of a user or an application: a text, a media frame, the body
   * of an application message. Recordings contain it only if the program asks for
   * contents.
   */
  CONTENT: 2,
} as const;

export type Confidentiality = (typeof Confidentiality)[keyof typeof Confidentiality] | (number & {});

/**
 * How often a message may be sent: a token bucket that holds at most `burst`
 * messages and gains `per_second` messages a second.
 */
export interface Rate {
  perSecond: number;
  burst: number;
  $unknown?: Uint8Array;
}

export const Rate: MessageCodec<Rate> = {
  typeName: "chatwire.v1.Rate",

  create(init) {
    const message: Rate = new Rate$new(0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Rate, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Rate, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Rate, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.perSecond !== 0) {
      at = writeUint32Field(writer, at, 8, message.perSecond, "perSecond");
    }
    if (message.burst !== 0) {
      at = writeUint32Field(writer, at, 16, message.burst, "burst");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Rate$inOrder(reader)) {
    return isAtEnd(reader) ? message : Rate$rest(reader, message);
  },
};

const Rate$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Rate,
    field$1: number,
    field$2: number,
  ): void {
    this.perSecond = field$1;
    this.burst = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Rate$inOrder(reader: Reader): Rate {
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
      field$2 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Rate$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Rate$rest(reader: Reader, message: Rate): Rate {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.perSecond = readUint32(reader);
        break;
      case 16:
        message.burst = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** How an application message shares a link with others. */
export interface Sharing {
  /** Of a reliable message. */
  priority: Priority;
  /**
   * Of a reliable message: its type gets so many times as much as another one of the
   * same priority. 0: the same as 1.
   */
  weight: number;
  /**
   * Of a LOSSY message: it is not sent once it is older than so many milliseconds. 0:
   * there is no limit.
   */
  ageMs: number;
  $unknown?: Uint8Array;
}

export const Sharing: MessageCodec<Sharing> = {
  typeName: "chatwire.v1.Sharing",

  create(init) {
    const message: Sharing = new Sharing$new(0, 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Sharing, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Sharing, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Sharing, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.priority !== 0) {
      at = writeInt32Field(writer, at, 8, message.priority, "priority");
    }
    if (message.weight !== 0) {
      at = writeUint32Field(writer, at, 16, message.weight, "weight");
    }
    if (message.ageMs !== 0) {
      at = writeUint32Field(writer, at, 24, message.ageMs, "ageMs");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Sharing$inOrder(reader)) {
    return isAtEnd(reader) ? message : Sharing$rest(reader, message);
  },
};

const Sharing$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Sharing,
    field$1: Priority,
    field$2: number,
    field$3: number,
  ): void {
    this.priority = field$1;
    this.weight = field$2;
    this.ageMs = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Sharing$inOrder(reader: Reader): Sharing {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Priority = 0;
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
      field$3 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Sharing$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function Sharing$rest(reader: Reader, message: Sharing): Sharing {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.priority = readInt32(reader);
        break;
      case 16:
        message.weight = readUint32(reader);
        break;
      case 24:
        message.ageMs = readUint32(reader);
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
 * The rules of a message. On a method, they apply to the request. A change of
 * state takes effect if the response is not an error.
 */
export interface Rule {
  /**
   * The states of the connection in which the message may be sent. For an event
   * of the server: the states of the receiving connection.
   */
  states: State[];
  direction: Direction;
  transport: Transport;
  delivery: Delivery;
  addressee: Addressee;
  /**
   * Greatest length of the encoded Message in bytes, header included. 0: only the
   * limit of the frame applies.
   */
  bytesMax: number;
  /** Absent: the message has no rate. */
  rate?: Rate | undefined;
  /** The state that the connection enters. Unspecified: the state stays. */
  enters: State;
  conversation: Conversation;
  /**
   * The feature that the message belongs to. The message may be sent only if both
   * ends have it. Unspecified: every implementation of the version has the message.
   */
  feature: Feature;
  /**
   * The message is sent as critical: a receiver that does not know it must refuse
   * it.
   */
  critical: boolean;
  /**
   * On a method: doing the request twice is not the same as doing it once. Between
   * ends with `FEATURE_REQUEST_IDS`, the request may carry an id in its header, and
   * the server carries it out once.
   */
  changes: boolean;
  /**
   * On a method whose addressee is a room: the least role in the room that the caller
   * needs. Absent: the caller need not be a member.
   */
  roomRole?: RoomRole | undefined;
  /** On an application message, on a link. */
  sharing?: Sharing | undefined;
  $unknown?: Uint8Array;
}

export const Rule: MessageCodec<Rule> = {
  typeName: "chatwire.v1.Rule",

  create(init) {
    const message: Rule = new Rule$new(
      emptyList<State>(),
      0,
      0,
      0,
      0,
      0,
      undefined,
      0,
      0,
      0,
      false,
      false,
      undefined,
      undefined,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Rule, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Rule, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Rule, bytes);
  },

  write(message, writer, start) {
    let at = start;
    at = writeInt32s(writer, at, 10, message.states, "states");
    if (message.direction !== 0) {
      at = writeInt32Field(writer, at, 16, message.direction, "direction");
    }
    if (message.transport !== 0) {
      at = writeInt32Field(writer, at, 24, message.transport, "transport");
    }
    if (message.delivery !== 0) {
      at = writeInt32Field(writer, at, 32, message.delivery, "delivery");
    }
    if (message.addressee !== 0) {
      at = writeInt32Field(writer, at, 40, message.addressee, "addressee");
    }
    if (message.bytesMax !== 0) {
      at = writeUint32Field(writer, at, 48, message.bytesMax, "bytesMax");
    }
    if (message.rate !== undefined) {
      const begin = beginMessage(writer, at, 58, message.rate, "rate");
      at = endMessage(writer, begin, Rate.write(message.rate, writer, begin));
    }
    if (message.enters !== 0) {
      at = writeInt32Field(writer, at, 64, message.enters, "enters");
    }
    if (message.conversation !== 0) {
      at = writeInt32Field(writer, at, 72, message.conversation, "conversation");
    }
    if (message.feature !== 0) {
      at = writeInt32Field(writer, at, 80, message.feature, "feature");
    }
    if (message.critical !== false) {
      at = writeBoolField(writer, at, 88, message.critical, "critical");
    }
    if (message.changes !== false) {
      at = writeBoolField(writer, at, 96, message.changes, "changes");
    }
    if (message.roomRole !== undefined) {
      at = writeInt32Field(writer, at, 104, message.roomRole, "roomRole");
    }
    if (message.sharing !== undefined) {
      const begin = beginMessage(writer, at, 114, message.sharing, "sharing");
      at = endMessage(writer, begin, Sharing.write(message.sharing, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Rule$inOrder(reader)) {
    return isAtEnd(reader) ? message : Rule$rest(reader, message);
  },
};

const Rule$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Rule,
    field$1: State[],
    field$2: Direction,
    field$3: Transport,
    field$4: Delivery,
    field$5: Addressee,
    field$6: number,
    field$7: Rate | undefined,
    field$8: State,
    field$9: Conversation,
    field$10: Feature,
    field$11: boolean,
    field$12: boolean,
    field$13: RoomRole | undefined,
    field$14: Sharing | undefined,
  ): void {
    this.states = field$1;
    this.direction = field$2;
    this.transport = field$3;
    this.delivery = field$4;
    this.addressee = field$5;
    this.bytesMax = field$6;
    this.rate = field$7;
    this.enters = field$8;
    this.conversation = field$9;
    this.feature = field$10;
    this.critical = field$11;
    this.changes = field$12;
    this.roomRole = field$13;
    this.sharing = field$14;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Rule$inOrder(reader: Reader): Rule {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: State[] | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readInt32s(reader);
    offset = reader.offset;
  }
  let field$2: Direction = 0;
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
  let field$3: Transport = 0;
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
  let field$4: Delivery = 0;
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
  let field$5: Addressee = 0;
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
  let field$7: Rate | undefined;
  if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 88);
    field$7 = Rate.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$8: State = 0;
  if (offset + 1 < end && input[offset] === 64) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$8 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$8 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$9: Conversation = 0;
  if (offset + 1 < end && input[offset] === 72) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$9 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$9 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$10: Feature = 0;
  if (offset + 1 < end && input[offset] === 80) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$10 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$10 = readInt32(reader);
      offset = reader.offset;
    }
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
  let field$12: boolean = false;
  if (offset + 1 < end && input[offset] === 96) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$12 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$12 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$13: RoomRole | undefined;
  if (offset + 1 < end && input[offset] === 104) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$13 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$13 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$14: Sharing | undefined;
  if (offset < end && input[offset] === 114) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 96);
    field$14 = Sharing.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Rule$new(
    field$1 ?? emptyList<State>(),
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
  );
}

/** Reads the remaining fields, in any order. */
function Rule$rest(reader: Reader, message: Rule): Rule {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        if (message.states.length === 0) beginList(reader);
        message.states.push(readInt32(reader));
        break;
      case 10: {
        message.states = readInt32s(reader, message.states);
        break;
      }
      case 16:
        message.direction = readInt32(reader);
        break;
      case 24:
        message.transport = readInt32(reader);
        break;
      case 32:
        message.delivery = readInt32(reader);
        break;
      case 40:
        message.addressee = readInt32(reader);
        break;
      case 48:
        message.bytesMax = readUint32(reader);
        break;
      case 58: {
        const outerEnd = enterMessage(reader, message.rate === undefined ? 88 : 0);
        message.rate = Rate.read(reader, message.rate);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 64:
        message.enters = readInt32(reader);
        break;
      case 72:
        message.conversation = readInt32(reader);
        break;
      case 80:
        message.feature = readInt32(reader);
        break;
      case 88:
        message.critical = readBool(reader);
        break;
      case 96:
        message.changes = readBool(reader);
        break;
      case 104:
        message.roomRole = readInt32(reader);
        break;
      case 114: {
        const outerEnd = enterMessage(reader, message.sharing === undefined ? 96 : 0);
        message.sharing = Sharing.read(reader, message.sharing);
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
