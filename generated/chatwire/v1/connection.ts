// Code generated from chatwire/v1/connection.proto by chatwire. DO NOT EDIT.

import { emptyList, plainConstructor } from "../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../src/wire/codec.ts";
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
  readInt32s,
  readString,
  readTag,
  readUint32,
  readUint32s,
  readUint64Number,
  skipUnknown,
  takeUnknown,
  viewOf,
} from "../../../src/wire/reader.ts";
import {
  beginMessage,
  endMessage,
  itemsOf,
  writeBoolField,
  writeBytesField,
  writeFixed64Field,
  writeInt32s,
  writeStringField,
  writeUint32Field,
  writeUint32s,
  writeUint64NumberField,
  writeUnknown,
} from "../../../src/wire/writer.ts";
import type { Feature } from "./capability.ts";

export interface HelloRequest {
  /** The protocol versions that the client speaks. */
  versions: number[];
  /** Name and version of the client's software, for logs. */
  agent: string;
  /** The features that the client has between itself and the server. */
  features: Feature[];
  /**
   * Whether no other user may learn an address of the client, whatever the settings
   * of the user allow: the list of peers has none, and each conversation of the
   * client is `relay_only`.
   */
  relayOnly: boolean;
  $unknown?: Uint8Array;
}

export const HelloRequest: MessageCodec<HelloRequest> = {
  typeName: "chatwire.v1.HelloRequest",

  create(init) {
    const message: HelloRequest = new HelloRequest$new(emptyList<number>(), "", emptyList<Feature>(), false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(HelloRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(HelloRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(HelloRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    at = writeUint32s(writer, at, 10, message.versions, "versions");
    if (message.agent !== "") {
      at = writeStringField(writer, at, 18, message.agent, "agent");
    }
    at = writeInt32s(writer, at, 26, message.features, "features");
    if (message.relayOnly !== false) {
      at = writeBoolField(writer, at, 240, message.relayOnly, "relayOnly");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = HelloRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : HelloRequest$rest(reader, message);
  },
};

const HelloRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: HelloRequest,
    field$1: number[],
    field$2: string,
    field$3: Feature[],
    field$30: boolean,
  ): void {
    this.versions = field$1;
    this.agent = field$2;
    this.features = field$3;
    this.relayOnly = field$30;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function HelloRequest$inOrder(reader: Reader): HelloRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number[] | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readUint32s(reader);
    offset = reader.offset;
  }
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  let field$3: Feature[] | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readInt32s(reader);
    offset = reader.offset;
  }
  let field$30: boolean = false;
  if (offset + 2 < end && input[offset] === 240 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$30 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$30 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new HelloRequest$new(field$1 ?? emptyList<number>(), field$2, field$3 ?? emptyList<Feature>(), field$30);
}

/** Reads the remaining fields, in any order. */
function HelloRequest$rest(reader: Reader, message: HelloRequest): HelloRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        if (message.versions.length === 0) beginList(reader);
        message.versions.push(readUint32(reader));
        break;
      case 10: {
        message.versions = readUint32s(reader, message.versions);
        break;
      }
      case 18:
        message.agent = readString(reader);
        break;
      case 24:
        if (message.features.length === 0) beginList(reader);
        message.features.push(readInt32(reader));
        break;
      case 26: {
        message.features = readInt32s(reader, message.features);
        break;
      }
      case 240:
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

export interface HelloResponse {
  /** The version that both ends use: the highest that both speak. */
  version: number;
  agent: string;
  limits?: ServerLimits | undefined;
  /** The protocol versions that the server speaks. */
  versions: number[];
  /** The features that the server has, whether or not the client has them. */
  features: Feature[];
  /**
   * The key that the server will change to. Absent: the server announces no
   * other key, and an earlier announcement is withdrawn.
   */
  nextKey?: NextKey | undefined;
  /**
   * 16 random bytes, the same on all connections until the server restarts. Both
   * sides of a conversation derive from them what they announce in `Announce`. Empty:
   * the server takes no announcements.
   */
  announcementSalt: Uint8Array;
  $unknown?: Uint8Array;
}

export const HelloResponse: MessageCodec<HelloResponse> = {
  typeName: "chatwire.v1.HelloResponse",

  create(init) {
    const message: HelloResponse = new HelloResponse$new(
      0,
      "",
      undefined,
      emptyList<number>(),
      emptyList<Feature>(),
      undefined,
      EMPTY_BYTES,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(HelloResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(HelloResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(HelloResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.version !== 0) {
      at = writeUint32Field(writer, at, 8, message.version, "version");
    }
    if (message.agent !== "") {
      at = writeStringField(writer, at, 18, message.agent, "agent");
    }
    if (message.limits !== undefined) {
      const begin = beginMessage(writer, at, 26, message.limits, "limits");
      at = endMessage(writer, begin, ServerLimits.write(message.limits, writer, begin));
    }
    at = writeUint32s(writer, at, 34, message.versions, "versions");
    at = writeInt32s(writer, at, 42, message.features, "features");
    if (message.nextKey !== undefined) {
      const begin = beginMessage(writer, at, 50, message.nextKey, "nextKey");
      at = endMessage(writer, begin, NextKey.write(message.nextKey, writer, begin));
    }
    if (message.announcementSalt?.length !== 0) {
      at = writeBytesField(writer, at, 482, message.announcementSalt, "announcementSalt");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = HelloResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : HelloResponse$rest(reader, message);
  },
};

const HelloResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: HelloResponse,
    field$1: number,
    field$2: string,
    field$3: ServerLimits | undefined,
    field$4: number[],
    field$5: Feature[],
    field$6: NextKey | undefined,
    field$60: Uint8Array,
  ): void {
    this.version = field$1;
    this.agent = field$2;
    this.limits = field$3;
    this.versions = field$4;
    this.features = field$5;
    this.nextKey = field$6;
    this.announcementSalt = field$60;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function HelloResponse$inOrder(reader: Reader): HelloResponse {
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
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  let field$3: ServerLimits | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 1264);
    field$3 = ServerLimits.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$4: number[] | undefined;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    field$4 = readUint32s(reader);
    offset = reader.offset;
  }
  let field$5: Feature[] | undefined;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    field$5 = readInt32s(reader);
    offset = reader.offset;
  }
  let field$6: NextKey | undefined;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$6 = NextKey.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$60: Uint8Array = EMPTY_BYTES;
  if (offset + 1 < end && input[offset] === 226 && input[offset + 1] === 3) {
    reader.offset = offset + 2;
    field$60 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new HelloResponse$new(
    field$1,
    field$2,
    field$3,
    field$4 ?? emptyList<number>(),
    field$5 ?? emptyList<Feature>(),
    field$6,
    field$60,
  );
}

/** Reads the remaining fields, in any order. */
function HelloResponse$rest(reader: Reader, message: HelloResponse): HelloResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.version = readUint32(reader);
        break;
      case 18:
        message.agent = readString(reader);
        break;
      case 26: {
        const outerEnd = enterMessage(reader, message.limits === undefined ? 1264 : 0);
        message.limits = ServerLimits.read(reader, message.limits);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 32:
        if (message.versions.length === 0) beginList(reader);
        message.versions.push(readUint32(reader));
        break;
      case 34: {
        message.versions = readUint32s(reader, message.versions);
        break;
      }
      case 40:
        if (message.features.length === 0) beginList(reader);
        message.features.push(readInt32(reader));
        break;
      case 42: {
        message.features = readInt32s(reader, message.features);
        break;
      }
      case 50: {
        const outerEnd = enterMessage(reader, message.nextKey === undefined ? 56 : 0);
        message.nextKey = NextKey.read(reader, message.nextKey);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 482:
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
 * The key that a server will change to, announced by the key of the present
 * certificate.
 */
export interface NextKey {
  /** SHA-256 of the SubjectPublicKeyInfo of the next certificate, 32 bytes. */
  fingerprint: Uint8Array;
  /** By the private key of the certificate of this connection. */
  signature: Uint8Array;
  $unknown?: Uint8Array;
}

export const NextKey: MessageCodec<NextKey> = {
  typeName: "chatwire.v1.NextKey",

  create(init) {
    const message: NextKey = new NextKey$new(EMPTY_BYTES, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(NextKey, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(NextKey, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(NextKey, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.fingerprint?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.fingerprint, "fingerprint");
    }
    if (message.signature?.length !== 0) {
      at = writeBytesField(writer, at, 18, message.signature, "signature");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = NextKey$inOrder(reader)) {
    return isAtEnd(reader) ? message : NextKey$rest(reader, message);
  },
};

const NextKey$new = /* @__PURE__ */ plainConstructor(
  function (
    this: NextKey,
    field$1: Uint8Array,
    field$2: Uint8Array,
  ): void {
    this.fingerprint = field$1;
    this.signature = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function NextKey$inOrder(reader: Reader): NextKey {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  let field$2: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new NextKey$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function NextKey$rest(reader: Reader, message: NextKey): NextKey {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.fingerprint = readBytes(reader);
        break;
      case 18:
        message.signature = readBytes(reader);
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
 * The server announces the key that it will change to, or withdraws the
 * announcement. It sends this event to every login that exists then, and to a
 * connection that had its hello before, once it logs in. Others learn it from
 * hello.
 */
export interface NextKeyAnnounced {
  /** Absent: the server announces no other key. */
  nextKey?: NextKey | undefined;
  $unknown?: Uint8Array;
}

export const NextKeyAnnounced: MessageCodec<NextKeyAnnounced> = {
  typeName: "chatwire.v1.NextKeyAnnounced",

  create(init) {
    const message: NextKeyAnnounced = new NextKeyAnnounced$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(NextKeyAnnounced, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(NextKeyAnnounced, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(NextKeyAnnounced, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.nextKey !== undefined) {
      const begin = beginMessage(writer, at, 10, message.nextKey, "nextKey");
      at = endMessage(writer, begin, NextKey.write(message.nextKey, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = NextKeyAnnounced$inOrder(reader)) {
    return isAtEnd(reader) ? message : NextKeyAnnounced$rest(reader, message);
  },
};

const NextKeyAnnounced$new = /* @__PURE__ */ plainConstructor(
  function (
    this: NextKeyAnnounced,
    field$1: NextKey | undefined,
  ): void {
    this.nextKey = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function NextKeyAnnounced$inOrder(reader: Reader): NextKeyAnnounced {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: NextKey | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$1 = NextKey.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new NextKeyAnnounced$new(field$1);
}

/** Reads the remaining fields, in any order. */
function NextKeyAnnounced$rest(reader: Reader, message: NextKeyAnnounced): NextKeyAnnounced {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.nextKey === undefined ? 56 : 0);
        message.nextKey = NextKey.read(reader, message.nextKey);
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

/** The limits of the server that a client needs to know. */
export interface ServerLimits {
  /**
   * Greatest length of a frame in bytes, without its length prefix. A longer
   * frame closes the connection with `TOO_LARGE`.
   */
  frameBytesMax: number;
  /**
   * How long the other end of a connection may be silent, in milliseconds. Past
   * it, the connection is closed with `IDLE`.
   */
  idleTimeoutMs: number;
  /**
   * Greatest length of a text through the server, in bytes of UTF-8. A longer
   * one is refused with `TOO_LARGE`. It does not apply to texts on a link.
   */
  textBytesMax: number;
  /** Peers in one response to `GetPeers`, and in one `PeersChanged`. */
  peersPageMax: number;
  /**
   * Iterations of PBKDF2 in all password verifiers of a store. The number is
   * chosen when the store is made; a server does not start with another. A
   * verifier with another is refused with `INVALID_ARGUMENT`.
   */
  scramIterations: number;
  /**
   * Greatest length in bytes of a frame from a client that is not logged in. A
   * longer frame closes the connection with `TOO_LARGE`.
   */
  frameBytesBeforeLoginMax: number;
  /**
   * How long a frame may take from its first byte to its last, in milliseconds.
   * Past it, the server closes the connection with `TIMED_OUT`.
   */
  frameTimeoutMs: number;
  /**
   * How long a connection may stay without a login after hello or log-off, in
   * milliseconds. Past it, the server closes the connection with `TIMED_OUT`.
   */
  loginTimeoutMs: number;
  /**
   * Requests a second on one connection; twice as many in a burst. Further
   * requests are refused with `RATE_LIMITED`. Separately, messages a second
   * that the server skips; past it, the server stops reading until they fit.
   */
  connectionRequestsPerSecond: number;
  /**
   * Bytes a second from one connection; twice as many in a burst. Past it, the
   * server stops reading until they fit.
   */
  connectionBytesPerSecond: number;
  /**
   * Requests a second on all connections of an account together; twice as many
   * in a burst. Further requests are refused with `RATE_LIMITED`. Separately,
   * messages a second that the server skips; past it, the server stops reading
   * until they fit.
   */
  accountRequestsPerSecond: number;
  /**
   * Bytes a second from all connections of an account together; twice as many
   * in a burst. Past it, the server stops reading until they fit.
   */
  accountBytesPerSecond: number;
  /**
   * Connections on which one account may be logged in. A further login ends the
   * oldest whose connection is lost. If none is, it ends the oldest, and closes
   * its connection with `REPLACED`.
   */
  loginsPerAccountMax: number;
  /**
   * Devices of one account, which may log in without the password. A further
   * one replaces the device whose last login is longest ago, whose connections
   * are closed with `REVOKED`.
   */
  devicesMax: number;
  /**
   * Contacts of one account, including requests that it made. A further one is
   * refused with `LIMIT_REACHED`. As many received requests are shown. As many
   * requests stay declined; past that, the oldest is shown again.
   */
  contactsMax: number;
  /**
   * Users whom one account blocks. A further one is refused with
   * `LIMIT_REACHED`.
   */
  blockedMax: number;
  /**
   * Texts that wait for one account. Further texts are refused with
   * `LIMIT_REACHED`.
   */
  waitingTextsMax: number;
  /**
   * How long a text waits for its receiver, in milliseconds during which the
   * server runs. It is then deleted.
   */
  waitingTextAgeMs: number;
  /**
   * How long a delivered text is kept, in milliseconds from when it was sent
   * during which the server runs. It is then deleted.
   */
  historyAgeMs: number;
  /**
   * Texts of one sender that wait for one account; for a sender who may not see
   * the account, texts sent within `waiting_text_age_ms`. Further texts are
   * refused with `LIMIT_REACHED`.
   */
  waitingTextsPerSenderMax: number;
  /**
   * How long a new connection may take for TLS, and then for hello, in
   * milliseconds. Past it, the server closes the connection: without a message
   * during TLS, with `TIMED_OUT` after it.
   */
  helloTimeoutMs: number;
  /**
   * Open connections from one address (IPv6: from one /64). A further one is
   * closed without a message.
   */
  connectionsPerAddressMax: number;
  /**
   * A shorter frame counts as this many bytes towards the limits on bytes a
   * second.
   */
  frameBytesCountedMin: number;
  /**
   * Requests of one connection that may wait for their responses. At this
   * number, a server stops reading and a client refuses further calls until one
   * is answered.
   */
  pendingRequestsMax: number;
  /**
   * Failed and unfinished logins from one address (IPv6: from one /64);
   * separately, names that it tried to register and that were taken, or looked
   * like taken ones; and wrong invitation codes. From then on, the server
   * refuses attempts from there with `RATE_LIMITED` for a delay; see
   * `login_delay_ms`.
   */
  loginTriesMax: number;
  /**
   * The first delay after too many failed logins, in milliseconds. Each further
   * failure doubles it, up to `login_delay_max_ms`.
   */
  loginDelayMs: number;
  /**
   * Bytes that may wait to be sent on one connection. Past it, the server drops
   * lossy events for that connection.
   */
  sendQueueLossyBytesMax: number;
  /**
   * Bytes that may wait to be sent on one connection. Past it, the connection
   * is closed without a message.
   */
  sendQueueBytesMax: number;
  /**
   * Code points of a name, at most 50. A longer name is refused with
   * `NAME_LENGTH`.
   */
  nameCharactersMax: number;
  /**
   * Conversations of one user, announced ones that wait included, and
   * invitations that the user sent, together. A further `Invite` or `Announce`
   * is refused with `LIMIT_REACHED`; so is a further `Accept`, which does not
   * count invitations.
   */
  introductionsMax: number;
  /**
   * Invitations of contacts that wait for one user's answer; separately, those
   * of others. A further `Invite` is refused with `LIMIT_REACHED`.
   */
  invitationsMax: number;
  /**
   * How long an invitation waits for its answer, in milliseconds. Past it, the
   * server ends it: the inviter gets `Declined`, the invited user `Cancelled`.
   * Also the default timeout of a client that connects to a peer.
   */
  invitationTimeoutMs: number;
  /**
   * Candidates of one side of an introduction. An offer of more is refused with
   * `LIMIT_REACHED`.
   */
  candidatesMax: number;
  /**
   * Texts in one response to `FetchTexts` and `GetHistory`; fewer if they do
   * not fit into a frame.
   */
  textsPageMax: number;
  /** Names in one response to `ListContacts` and `ListBlocked`. */
  contactsPageMax: number;
  /**
   * Open connections of a server. A further one is closed without a message.
   * For addresses from which nobody has logged in, the limit is lower by
   * `connections_reserved`.
   */
  connectionsMax: number;
  /**
   * Failed and unfinished logins for one name, from all addresses together.
   * From then on, the server refuses attempts for the name with `RATE_LIMITED`
   * for a delay; see `login_delay_ms`.
   */
  loginTriesPerNameMax: number;
  /**
   * The longest delay after failed logins, in milliseconds. After as long
   * without a failure, the count restarts.
   */
  loginDelayMaxMs: number;
  /**
   * How long failed logins are counted together, in milliseconds from the first
   * one. Then the count restarts.
   */
  loginCountMs: number;
  /**
   * Registrations an hour from one address (IPv6: from one /64), including
   * attempts for names that are taken. Further ones are refused with
   * `RATE_LIMITED`.
   */
  registrationsPerAddressMax: number;
  /**
   * Texts that wait for one account before only its contacts may send more.
   * Texts of others are then refused with `LIMIT_REACHED`. For senders who may
   * not see the account, the texts that all of them sent within
   * `waiting_text_age_ms` count instead, and `waiting_texts_max` does not
   * apply.
   */
  waitingTextsOfOthersMax: number;
  /**
   * Texts that one mailbox keeps, besides those that wait. A text that does not
   * wait is deleted once the mailbox has got this many newer ones.
   */
  mailboxTextsMax: number;
  /**
   * Versions, and separately features, that a client offers to its peers. An
   * offer of more is refused with `LIMIT_REACHED`.
   */
  capabilitiesMax: number;
  /**
   * Bytes that the relay forwards for one conversation, both directions
   * together. Past it, the relay forwards nothing more for the conversation.
   */
  relayBytesMax: number;
  /**
   * Bytes a second that the relay forwards for one user, in all conversations
   * together; twice as many in a burst. If the conversations send more, each of
   * them gets an equal share, and what one leaves goes to the others. Datagrams
   * past it are dropped.
   */
  relayBytesPerSecond: number;
  /**
   * How long the relay forwards for one conversation, in milliseconds. Past it,
   * the relay forwards nothing more for the conversation.
   */
  relayTimeMs: number;
  /**
   * How long a conversation and its relay go on after the connection of one of
   * its sides is lost, in milliseconds. Past it, the server ends the
   * conversation, and the other side gets `HungUp`. Also how long an announced
   * conversation waits for the other side.
   */
  conversationGraceMs: number;
  /**
   * How long the server keeps a session whose connection is lost, in
   * milliseconds. Past it, the login ends, and the session cannot be resumed.
   */
  resumeWindowMs: number;
  /**
   * Bytes of messages that one end of a session keeps until the other end has
   * acknowledged them; each message counts as 64 more than its body. Past it,
   * the oldest are dropped, and a session that needs them cannot be resumed.
   */
  resumeBytesMax: number;
  /**
   * How often the server tells changes of the list of peers, in milliseconds. A
   * change that was undone before it is due is not sent.
   */
  presenceTickMs: number;
  /**
   * Names in one `WatchScope`. A request with more is refused with
   * `LIMIT_REACHED`.
   */
  watchedNamesMax: number;
  $unknown?: Uint8Array;
}

export const ServerLimits: MessageCodec<ServerLimits> = {
  typeName: "chatwire.v1.ServerLimits",

  create(init) {
    const message: ServerLimits = new ServerLimits$new(
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ServerLimits, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ServerLimits, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ServerLimits, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.frameBytesMax !== 0) {
      at = writeUint32Field(writer, at, 8, message.frameBytesMax, "frameBytesMax");
    }
    if (message.idleTimeoutMs !== 0) {
      at = writeUint32Field(writer, at, 16, message.idleTimeoutMs, "idleTimeoutMs");
    }
    if (message.textBytesMax !== 0) {
      at = writeUint32Field(writer, at, 24, message.textBytesMax, "textBytesMax");
    }
    if (message.peersPageMax !== 0) {
      at = writeUint32Field(writer, at, 32, message.peersPageMax, "peersPageMax");
    }
    if (message.scramIterations !== 0) {
      at = writeUint32Field(writer, at, 40, message.scramIterations, "scramIterations");
    }
    if (message.frameBytesBeforeLoginMax !== 0) {
      at = writeUint32Field(writer, at, 48, message.frameBytesBeforeLoginMax, "frameBytesBeforeLoginMax");
    }
    if (message.frameTimeoutMs !== 0) {
      at = writeUint32Field(writer, at, 56, message.frameTimeoutMs, "frameTimeoutMs");
    }
    if (message.loginTimeoutMs !== 0) {
      at = writeUint32Field(writer, at, 64, message.loginTimeoutMs, "loginTimeoutMs");
    }
    if (message.connectionRequestsPerSecond !== 0) {
      at = writeUint32Field(writer, at, 72, message.connectionRequestsPerSecond, "connectionRequestsPerSecond");
    }
    if (message.connectionBytesPerSecond !== 0) {
      at = writeUint32Field(writer, at, 80, message.connectionBytesPerSecond, "connectionBytesPerSecond");
    }
    if (message.accountRequestsPerSecond !== 0) {
      at = writeUint32Field(writer, at, 88, message.accountRequestsPerSecond, "accountRequestsPerSecond");
    }
    if (message.accountBytesPerSecond !== 0) {
      at = writeUint32Field(writer, at, 96, message.accountBytesPerSecond, "accountBytesPerSecond");
    }
    if (message.loginsPerAccountMax !== 0) {
      at = writeUint32Field(writer, at, 104, message.loginsPerAccountMax, "loginsPerAccountMax");
    }
    if (message.devicesMax !== 0) {
      at = writeUint32Field(writer, at, 112, message.devicesMax, "devicesMax");
    }
    if (message.contactsMax !== 0) {
      at = writeUint32Field(writer, at, 120, message.contactsMax, "contactsMax");
    }
    if (message.blockedMax !== 0) {
      at = writeUint32Field(writer, at, 128, message.blockedMax, "blockedMax");
    }
    if (message.waitingTextsMax !== 0) {
      at = writeUint32Field(writer, at, 136, message.waitingTextsMax, "waitingTextsMax");
    }
    if (message.waitingTextAgeMs !== 0) {
      at = writeUint64NumberField(writer, at, 144, message.waitingTextAgeMs, "waitingTextAgeMs");
    }
    if (message.historyAgeMs !== 0) {
      at = writeUint64NumberField(writer, at, 152, message.historyAgeMs, "historyAgeMs");
    }
    if (message.waitingTextsPerSenderMax !== 0) {
      at = writeUint32Field(writer, at, 160, message.waitingTextsPerSenderMax, "waitingTextsPerSenderMax");
    }
    if (message.helloTimeoutMs !== 0) {
      at = writeUint32Field(writer, at, 168, message.helloTimeoutMs, "helloTimeoutMs");
    }
    if (message.connectionsPerAddressMax !== 0) {
      at = writeUint32Field(writer, at, 176, message.connectionsPerAddressMax, "connectionsPerAddressMax");
    }
    if (message.frameBytesCountedMin !== 0) {
      at = writeUint32Field(writer, at, 184, message.frameBytesCountedMin, "frameBytesCountedMin");
    }
    if (message.pendingRequestsMax !== 0) {
      at = writeUint32Field(writer, at, 192, message.pendingRequestsMax, "pendingRequestsMax");
    }
    if (message.loginTriesMax !== 0) {
      at = writeUint32Field(writer, at, 200, message.loginTriesMax, "loginTriesMax");
    }
    if (message.loginDelayMs !== 0) {
      at = writeUint32Field(writer, at, 208, message.loginDelayMs, "loginDelayMs");
    }
    if (message.sendQueueLossyBytesMax !== 0) {
      at = writeUint32Field(writer, at, 216, message.sendQueueLossyBytesMax, "sendQueueLossyBytesMax");
    }
    if (message.sendQueueBytesMax !== 0) {
      at = writeUint32Field(writer, at, 224, message.sendQueueBytesMax, "sendQueueBytesMax");
    }
    if (message.nameCharactersMax !== 0) {
      at = writeUint32Field(writer, at, 232, message.nameCharactersMax, "nameCharactersMax");
    }
    if (message.introductionsMax !== 0) {
      at = writeUint32Field(writer, at, 240, message.introductionsMax, "introductionsMax");
    }
    if (message.invitationsMax !== 0) {
      at = writeUint32Field(writer, at, 248, message.invitationsMax, "invitationsMax");
    }
    if (message.invitationTimeoutMs !== 0) {
      at = writeUint32Field(writer, at, 256, message.invitationTimeoutMs, "invitationTimeoutMs");
    }
    if (message.candidatesMax !== 0) {
      at = writeUint32Field(writer, at, 264, message.candidatesMax, "candidatesMax");
    }
    if (message.textsPageMax !== 0) {
      at = writeUint32Field(writer, at, 272, message.textsPageMax, "textsPageMax");
    }
    if (message.contactsPageMax !== 0) {
      at = writeUint32Field(writer, at, 280, message.contactsPageMax, "contactsPageMax");
    }
    if (message.connectionsMax !== 0) {
      at = writeUint32Field(writer, at, 288, message.connectionsMax, "connectionsMax");
    }
    if (message.loginTriesPerNameMax !== 0) {
      at = writeUint32Field(writer, at, 296, message.loginTriesPerNameMax, "loginTriesPerNameMax");
    }
    if (message.loginDelayMaxMs !== 0) {
      at = writeUint32Field(writer, at, 304, message.loginDelayMaxMs, "loginDelayMaxMs");
    }
    if (message.loginCountMs !== 0) {
      at = writeUint32Field(writer, at, 312, message.loginCountMs, "loginCountMs");
    }
    if (message.registrationsPerAddressMax !== 0) {
      at = writeUint32Field(writer, at, 320, message.registrationsPerAddressMax, "registrationsPerAddressMax");
    }
    if (message.waitingTextsOfOthersMax !== 0) {
      at = writeUint32Field(writer, at, 328, message.waitingTextsOfOthersMax, "waitingTextsOfOthersMax");
    }
    if (message.mailboxTextsMax !== 0) {
      at = writeUint32Field(writer, at, 336, message.mailboxTextsMax, "mailboxTextsMax");
    }
    if (message.capabilitiesMax !== 0) {
      at = writeUint32Field(writer, at, 344, message.capabilitiesMax, "capabilitiesMax");
    }
    if (message.relayBytesMax !== 0) {
      at = writeUint64NumberField(writer, at, 352, message.relayBytesMax, "relayBytesMax");
    }
    if (message.relayBytesPerSecond !== 0) {
      at = writeUint32Field(writer, at, 360, message.relayBytesPerSecond, "relayBytesPerSecond");
    }
    if (message.relayTimeMs !== 0) {
      at = writeUint32Field(writer, at, 368, message.relayTimeMs, "relayTimeMs");
    }
    if (message.conversationGraceMs !== 0) {
      at = writeUint32Field(writer, at, 376, message.conversationGraceMs, "conversationGraceMs");
    }
    if (message.resumeWindowMs !== 0) {
      at = writeUint32Field(writer, at, 384, message.resumeWindowMs, "resumeWindowMs");
    }
    if (message.resumeBytesMax !== 0) {
      at = writeUint32Field(writer, at, 392, message.resumeBytesMax, "resumeBytesMax");
    }
    if (message.presenceTickMs !== 0) {
      at = writeUint32Field(writer, at, 400, message.presenceTickMs, "presenceTickMs");
    }
    if (message.watchedNamesMax !== 0) {
      at = writeUint32Field(writer, at, 408, message.watchedNamesMax, "watchedNamesMax");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ServerLimits$inOrder(reader)) {
    return isAtEnd(reader) ? message : ServerLimits$rest(reader, message);
  },
};

const ServerLimits$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ServerLimits,
    field$1: number,
    field$2: number,
    field$3: number,
    field$4: number,
    field$5: number,
    field$6: number,
    field$7: number,
    field$8: number,
    field$9: number,
    field$10: number,
    field$11: number,
    field$12: number,
    field$13: number,
    field$14: number,
    field$15: number,
    field$16: number,
    field$17: number,
    field$18: number,
    field$19: number,
    field$20: number,
    field$21: number,
    field$22: number,
    field$23: number,
    field$24: number,
    field$25: number,
    field$26: number,
    field$27: number,
    field$28: number,
    field$29: number,
    field$30: number,
    field$31: number,
    field$32: number,
    field$33: number,
    field$34: number,
    field$35: number,
    field$36: number,
    field$37: number,
    field$38: number,
    field$39: number,
    field$40: number,
    field$41: number,
    field$42: number,
    field$43: number,
    field$44: number,
    field$45: number,
    field$46: number,
    field$47: number,
    field$48: number,
    field$49: number,
    field$50: number,
    field$51: number,
  ): void {
    this.frameBytesMax = field$1;
    this.idleTimeoutMs = field$2;
    this.textBytesMax = field$3;
    this.peersPageMax = field$4;
    this.scramIterations = field$5;
    this.frameBytesBeforeLoginMax = field$6;
    this.frameTimeoutMs = field$7;
    this.loginTimeoutMs = field$8;
    this.connectionRequestsPerSecond = field$9;
    this.connectionBytesPerSecond = field$10;
    this.accountRequestsPerSecond = field$11;
    this.accountBytesPerSecond = field$12;
    this.loginsPerAccountMax = field$13;
    this.devicesMax = field$14;
    this.contactsMax = field$15;
    this.blockedMax = field$16;
    this.waitingTextsMax = field$17;
    this.waitingTextAgeMs = field$18;
    this.historyAgeMs = field$19;
    this.waitingTextsPerSenderMax = field$20;
    this.helloTimeoutMs = field$21;
    this.connectionsPerAddressMax = field$22;
    this.frameBytesCountedMin = field$23;
    this.pendingRequestsMax = field$24;
    this.loginTriesMax = field$25;
    this.loginDelayMs = field$26;
    this.sendQueueLossyBytesMax = field$27;
    this.sendQueueBytesMax = field$28;
    this.nameCharactersMax = field$29;
    this.introductionsMax = field$30;
    this.invitationsMax = field$31;
    this.invitationTimeoutMs = field$32;
    this.candidatesMax = field$33;
    this.textsPageMax = field$34;
    this.contactsPageMax = field$35;
    this.connectionsMax = field$36;
    this.loginTriesPerNameMax = field$37;
    this.loginDelayMaxMs = field$38;
    this.loginCountMs = field$39;
    this.registrationsPerAddressMax = field$40;
    this.waitingTextsOfOthersMax = field$41;
    this.mailboxTextsMax = field$42;
    this.capabilitiesMax = field$43;
    this.relayBytesMax = field$44;
    this.relayBytesPerSecond = field$45;
    this.relayTimeMs = field$46;
    this.conversationGraceMs = field$47;
    this.resumeWindowMs = field$48;
    this.resumeBytesMax = field$49;
    this.presenceTickMs = field$50;
    this.watchedNamesMax = field$51;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ServerLimits$inOrder(reader: Reader): ServerLimits {
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
  let field$4: number = 0;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readUint32(reader);
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
      field$5 = readUint32(reader);
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
  let field$9: number = 0;
  if (offset + 1 < end && input[offset] === 72) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$9 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$9 = readUint32(reader);
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
      field$10 = readUint32(reader);
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
      field$11 = readUint32(reader);
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
      field$13 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$14: number = 0;
  if (offset + 1 < end && input[offset] === 112) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$14 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$14 = readUint32(reader);
      offset = reader.offset;
    }
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
  let field$16: number = 0;
  if (offset + 2 < end && input[offset] === 128 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$16 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$16 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$17: number = 0;
  if (offset + 2 < end && input[offset] === 136 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$17 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$17 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$18: number = 0;
  if (offset + 2 < end && input[offset] === 144 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$18 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$18 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$19: number = 0;
  if (offset + 2 < end && input[offset] === 152 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$19 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$19 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$20: number = 0;
  if (offset + 2 < end && input[offset] === 160 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$20 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$20 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$21: number = 0;
  if (offset + 2 < end && input[offset] === 168 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$21 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$21 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$22: number = 0;
  if (offset + 2 < end && input[offset] === 176 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$22 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$22 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$23: number = 0;
  if (offset + 2 < end && input[offset] === 184 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$23 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$23 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$24: number = 0;
  if (offset + 2 < end && input[offset] === 192 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$24 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$24 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$25: number = 0;
  if (offset + 2 < end && input[offset] === 200 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$25 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$25 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$26: number = 0;
  if (offset + 2 < end && input[offset] === 208 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$26 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$26 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$27: number = 0;
  if (offset + 2 < end && input[offset] === 216 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$27 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$27 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$28: number = 0;
  if (offset + 2 < end && input[offset] === 224 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$28 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$28 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$29: number = 0;
  if (offset + 2 < end && input[offset] === 232 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$29 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$29 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$30: number = 0;
  if (offset + 2 < end && input[offset] === 240 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$30 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$30 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$31: number = 0;
  if (offset + 2 < end && input[offset] === 248 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$31 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$31 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$32: number = 0;
  if (offset + 2 < end && input[offset] === 128 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$32 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$32 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$33: number = 0;
  if (offset + 2 < end && input[offset] === 136 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$33 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$33 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$34: number = 0;
  if (offset + 2 < end && input[offset] === 144 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$34 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$34 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$35: number = 0;
  if (offset + 2 < end && input[offset] === 152 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$35 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$35 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$36: number = 0;
  if (offset + 2 < end && input[offset] === 160 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$36 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$36 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$37: number = 0;
  if (offset + 2 < end && input[offset] === 168 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$37 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$37 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$38: number = 0;
  if (offset + 2 < end && input[offset] === 176 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$38 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$38 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$39: number = 0;
  if (offset + 2 < end && input[offset] === 184 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$39 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$39 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$40: number = 0;
  if (offset + 2 < end && input[offset] === 192 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$40 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$40 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$41: number = 0;
  if (offset + 2 < end && input[offset] === 200 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$41 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$41 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$42: number = 0;
  if (offset + 2 < end && input[offset] === 208 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$42 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$42 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$43: number = 0;
  if (offset + 2 < end && input[offset] === 216 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$43 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$43 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$44: number = 0;
  if (offset + 2 < end && input[offset] === 224 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$44 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$44 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$45: number = 0;
  if (offset + 2 < end && input[offset] === 232 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$45 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$45 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$46: number = 0;
  if (offset + 2 < end && input[offset] === 240 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$46 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$46 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$47: number = 0;
  if (offset + 2 < end && input[offset] === 248 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$47 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$47 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$48: number = 0;
  if (offset + 2 < end && input[offset] === 128 && input[offset + 1] === 3) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$48 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$48 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$49: number = 0;
  if (offset + 2 < end && input[offset] === 136 && input[offset + 1] === 3) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$49 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$49 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$50: number = 0;
  if (offset + 2 < end && input[offset] === 144 && input[offset + 1] === 3) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$50 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$50 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$51: number = 0;
  if (offset + 2 < end && input[offset] === 152 && input[offset + 1] === 3) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$51 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$51 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new ServerLimits$new(
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
    field$16,
    field$17,
    field$18,
    field$19,
    field$20,
    field$21,
    field$22,
    field$23,
    field$24,
    field$25,
    field$26,
    field$27,
    field$28,
    field$29,
    field$30,
    field$31,
    field$32,
    field$33,
    field$34,
    field$35,
    field$36,
    field$37,
    field$38,
    field$39,
    field$40,
    field$41,
    field$42,
    field$43,
    field$44,
    field$45,
    field$46,
    field$47,
    field$48,
    field$49,
    field$50,
    field$51,
  );
}

/** Reads the remaining fields, in any order. */
function ServerLimits$rest(reader: Reader, message: ServerLimits): ServerLimits {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag & 7) {
      case 0:
        switch (tag >>> 3) {
          case 1:
            message.frameBytesMax = readUint32(reader);
            break;
          case 2:
            message.idleTimeoutMs = readUint32(reader);
            break;
          case 3:
            message.textBytesMax = readUint32(reader);
            break;
          case 4:
            message.peersPageMax = readUint32(reader);
            break;
          case 5:
            message.scramIterations = readUint32(reader);
            break;
          case 6:
            message.frameBytesBeforeLoginMax = readUint32(reader);
            break;
          case 7:
            message.frameTimeoutMs = readUint32(reader);
            break;
          case 8:
            message.loginTimeoutMs = readUint32(reader);
            break;
          case 9:
            message.connectionRequestsPerSecond = readUint32(reader);
            break;
          case 10:
            message.connectionBytesPerSecond = readUint32(reader);
            break;
          case 11:
            message.accountRequestsPerSecond = readUint32(reader);
            break;
          case 12:
            message.accountBytesPerSecond = readUint32(reader);
            break;
          case 13:
            message.loginsPerAccountMax = readUint32(reader);
            break;
          case 14:
            message.devicesMax = readUint32(reader);
            break;
          case 15:
            message.contactsMax = readUint32(reader);
            break;
          case 16:
            message.blockedMax = readUint32(reader);
            break;
          case 17:
            message.waitingTextsMax = readUint32(reader);
            break;
          case 18:
            message.waitingTextAgeMs = readUint64Number(reader);
            break;
          case 19:
            message.historyAgeMs = readUint64Number(reader);
            break;
          case 20:
            message.waitingTextsPerSenderMax = readUint32(reader);
            break;
          case 21:
            message.helloTimeoutMs = readUint32(reader);
            break;
          case 22:
            message.connectionsPerAddressMax = readUint32(reader);
            break;
          case 23:
            message.frameBytesCountedMin = readUint32(reader);
            break;
          case 24:
            message.pendingRequestsMax = readUint32(reader);
            break;
          case 25:
            message.loginTriesMax = readUint32(reader);
            break;
          case 26:
            message.loginDelayMs = readUint32(reader);
            break;
          case 27:
            message.sendQueueLossyBytesMax = readUint32(reader);
            break;
          case 28:
            message.sendQueueBytesMax = readUint32(reader);
            break;
          case 29:
            message.nameCharactersMax = readUint32(reader);
            break;
          case 30:
            message.introductionsMax = readUint32(reader);
            break;
          case 31:
            message.invitationsMax = readUint32(reader);
            break;
          case 32:
            message.invitationTimeoutMs = readUint32(reader);
            break;
          case 33:
            message.candidatesMax = readUint32(reader);
            break;
          case 34:
            message.textsPageMax = readUint32(reader);
            break;
          case 35:
            message.contactsPageMax = readUint32(reader);
            break;
          case 36:
            message.connectionsMax = readUint32(reader);
            break;
          case 37:
            message.loginTriesPerNameMax = readUint32(reader);
            break;
          case 38:
            message.loginDelayMaxMs = readUint32(reader);
            break;
          case 39:
            message.loginCountMs = readUint32(reader);
            break;
          case 40:
            message.registrationsPerAddressMax = readUint32(reader);
            break;
          case 41:
            message.waitingTextsOfOthersMax = readUint32(reader);
            break;
          case 42:
            message.mailboxTextsMax = readUint32(reader);
            break;
          case 43:
            message.capabilitiesMax = readUint32(reader);
            break;
          case 44:
            message.relayBytesMax = readUint64Number(reader);
            break;
          case 45:
            message.relayBytesPerSecond = readUint32(reader);
            break;
          case 46:
            message.relayTimeMs = readUint32(reader);
            break;
          case 47:
            message.conversationGraceMs = readUint32(reader);
            break;
          case 48:
            message.resumeWindowMs = readUint32(reader);
            break;
          case 49:
            message.resumeBytesMax = readUint32(reader);
            break;
          case 50:
            message.presenceTickMs = readUint32(reader);
            break;
          case 51:
            message.watchedNamesMax = readUint32(reader);
            break;
          default:
            unknownFields = skipUnknown(reader, tag, unknownFields);
            break;
        }
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The operator of the server has changed limits while the server runs. */
export interface LimitsChanged {
  /** All limits, as in `HelloResponse`. */
  limits?: ServerLimits | undefined;
  $unknown?: Uint8Array;
}

export const LimitsChanged: MessageCodec<LimitsChanged> = {
  typeName: "chatwire.v1.LimitsChanged",

  create(init) {
    const message: LimitsChanged = new LimitsChanged$new(undefined);
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
    if (message.limits !== undefined) {
      const begin = beginMessage(writer, at, 10, message.limits, "limits");
      at = endMessage(writer, begin, ServerLimits.write(message.limits, writer, begin));
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
    field$1: ServerLimits | undefined,
  ): void {
    this.limits = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function LimitsChanged$inOrder(reader: Reader): LimitsChanged {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: ServerLimits | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 1264);
    field$1 = ServerLimits.read(reader);
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
        const outerEnd = enterMessage(reader, message.limits === undefined ? 1264 : 0);
        message.limits = ServerLimits.read(reader, message.limits);
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

export interface ResumeRequest {
  /** From the login, 16 bytes. */
  sessionId: Uint8Array;
  /** The number of the last message of the server that the client has handled. */
  received: number;
  /**
   * The number of the last message that the client has sent. Up to it, the numbers
   * of the messages that follow may have gaps: messages that are not repeated.
   */
  sent: number;
  /** 32 bytes: shows that the client has the key of the session. */
  proof: Uint8Array;
  $unknown?: Uint8Array;
}

export const ResumeRequest: MessageCodec<ResumeRequest> = {
  typeName: "chatwire.v1.ResumeRequest",

  create(init) {
    const message: ResumeRequest = new ResumeRequest$new(EMPTY_BYTES, 0, 0, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ResumeRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ResumeRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ResumeRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.sessionId?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.sessionId, "sessionId");
    }
    if (message.received !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.received, "received");
    }
    if (message.sent !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.sent, "sent");
    }
    if (message.proof?.length !== 0) {
      at = writeBytesField(writer, at, 34, message.proof, "proof");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ResumeRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : ResumeRequest$rest(reader, message);
  },
};

const ResumeRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ResumeRequest,
    field$1: Uint8Array,
    field$2: number,
    field$3: number,
    field$4: Uint8Array,
  ): void {
    this.sessionId = field$1;
    this.received = field$2;
    this.sent = field$3;
    this.proof = field$4;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ResumeRequest$inOrder(reader: Reader): ResumeRequest {
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
  let field$4: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    field$4 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ResumeRequest$new(field$1, field$2, field$3, field$4);
}

/** Reads the remaining fields, in any order. */
function ResumeRequest$rest(reader: Reader, message: ResumeRequest): ResumeRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.sessionId = readBytes(reader);
        break;
      case 16:
        message.received = readUint64Number(reader);
        break;
      case 24:
        message.sent = readUint64Number(reader);
        break;
      case 34:
        message.proof = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ResumeResponse {
  /** The number of the last message of the client that the server has handled. */
  received: number;
  /** The number of the last message that the server has sent, as in the request. */
  sent: number;
  /** 32 bytes: shows that the server has the key of the session. */
  proof: Uint8Array;
  /** The address and port at which the server sees the client now. */
  address: string;
  port: number;
  $unknown?: Uint8Array;
}

export const ResumeResponse: MessageCodec<ResumeResponse> = {
  typeName: "chatwire.v1.ResumeResponse",

  create(init) {
    const message: ResumeResponse = new ResumeResponse$new(0, 0, EMPTY_BYTES, "", 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ResumeResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ResumeResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ResumeResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.received !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.received, "received");
    }
    if (message.sent !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.sent, "sent");
    }
    if (message.proof?.length !== 0) {
      at = writeBytesField(writer, at, 26, message.proof, "proof");
    }
    if (message.address !== "") {
      at = writeStringField(writer, at, 34, message.address, "address");
    }
    if (message.port !== 0) {
      at = writeUint32Field(writer, at, 40, message.port, "port");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ResumeResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : ResumeResponse$rest(reader, message);
  },
};

const ResumeResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ResumeResponse,
    field$1: number,
    field$2: number,
    field$3: Uint8Array,
    field$4: string,
    field$5: number,
  ): void {
    this.received = field$1;
    this.sent = field$2;
    this.proof = field$3;
    this.address = field$4;
    this.port = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ResumeResponse$inOrder(reader: Reader): ResumeResponse {
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
  let field$3: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readBytes(reader);
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
      field$5 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new ResumeResponse$new(field$1, field$2, field$3, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function ResumeResponse$rest(reader: Reader, message: ResumeResponse): ResumeResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.received = readUint64Number(reader);
        break;
      case 16:
        message.sent = readUint64Number(reader);
        break;
      case 26:
        message.proof = readBytes(reader);
        break;
      case 34:
        message.address = readString(reader);
        break;
      case 40:
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
 * Tells the other end how far its messages are handled, by `received` in the header.
 * An end sends it if it has nothing else to send.
 */
export interface Acknowledged {
  $unknown?: Uint8Array;
}

export const Acknowledged: MessageCodec<Acknowledged> = {
  typeName: "chatwire.v1.Acknowledged",

  create(init) {
    const message: Acknowledged = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Acknowledged, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Acknowledged, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Acknowledged, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Acknowledged.create()) {
    return isAtEnd(reader) ? message : Acknowledged$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function Acknowledged$rest(reader: Reader, message: Acknowledged): Acknowledged {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface PingRequest {
  $unknown?: Uint8Array;
}

export const PingRequest: MessageCodec<PingRequest> = {
  typeName: "chatwire.v1.PingRequest",

  create(init) {
    const message: PingRequest = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PingRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PingRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PingRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PingRequest.create()) {
    return isAtEnd(reader) ? message : PingRequest$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function PingRequest$rest(reader: Reader, message: PingRequest): PingRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface PingResponse {
  $unknown?: Uint8Array;
}

export const PingResponse: MessageCodec<PingResponse> = {
  typeName: "chatwire.v1.PingResponse",

  create(init) {
    const message: PingResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PingResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PingResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PingResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PingResponse.create()) {
    return isAtEnd(reader) ? message : PingResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function PingResponse$rest(reader: Reader, message: PingResponse): PingResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface OpenDatagramRequest {
  /** A new X25519 public key of the client, 32 bytes. */
  publicKey: Uint8Array;
  $unknown?: Uint8Array;
}

export const OpenDatagramRequest: MessageCodec<OpenDatagramRequest> = {
  typeName: "chatwire.v1.OpenDatagramRequest",

  create(init) {
    const message: OpenDatagramRequest = new OpenDatagramRequest$new(EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(OpenDatagramRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(OpenDatagramRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(OpenDatagramRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.publicKey?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.publicKey, "publicKey");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = OpenDatagramRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : OpenDatagramRequest$rest(reader, message);
  },
};

const OpenDatagramRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: OpenDatagramRequest,
    field$1: Uint8Array,
  ): void {
    this.publicKey = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function OpenDatagramRequest$inOrder(reader: Reader): OpenDatagramRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new OpenDatagramRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function OpenDatagramRequest$rest(reader: Reader, message: OpenDatagramRequest): OpenDatagramRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.publicKey = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface OpenDatagramResponse {
  /** A new X25519 public key of the server, 32 bytes. */
  publicKey: Uint8Array;
  /** The id in the datagrams of this connection, in both directions. */
  connectionId: bigint;
  /** The server's UDP port. */
  port: number;
  /**
   * Further IP addresses at which the server may be reached at this port, at most
   * one of each family: it sees the client at another address there.
   */
  addresses: string[];
  /**
   * A second UDP port that answers probes. From its answers the client learns, in
   * each address family, whether its address as seen from outside depends on the
   * destination. 0: the server has no second port.
   */
  secondPort: number;
  /**
   * The IP address of the second port, in text form. Empty: the port is open at each
   * address of the server.
   */
  secondAddress: string;
  $unknown?: Uint8Array;
}

export const OpenDatagramResponse: MessageCodec<OpenDatagramResponse> = {
  typeName: "chatwire.v1.OpenDatagramResponse",

  create(init) {
    const message: OpenDatagramResponse = new OpenDatagramResponse$new(EMPTY_BYTES, 0n, 0, emptyList<string>(), 0, "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(OpenDatagramResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(OpenDatagramResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(OpenDatagramResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.publicKey?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.publicKey, "publicKey");
    }
    if (message.connectionId !== 0n) {
      at = writeFixed64Field(writer, at, 17, message.connectionId, "connectionId");
    }
    if (message.port !== 0) {
      at = writeUint32Field(writer, at, 24, message.port, "port");
    }
    for (const value of itemsOf(message.addresses, "addresses")) {
      at = writeStringField(writer, at, 242, value, "addresses");
    }
    if (message.secondPort !== 0) {
      at = writeUint32Field(writer, at, 480, message.secondPort, "secondPort");
    }
    if (message.secondAddress !== "") {
      at = writeStringField(writer, at, 490, message.secondAddress, "secondAddress");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = OpenDatagramResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : OpenDatagramResponse$rest(reader, message);
  },
};

const OpenDatagramResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: OpenDatagramResponse,
    field$1: Uint8Array,
    field$2: bigint,
    field$3: number,
    field$30: string[],
    field$60: number,
    field$61: string,
  ): void {
    this.publicKey = field$1;
    this.connectionId = field$2;
    this.port = field$3;
    this.addresses = field$30;
    this.secondPort = field$60;
    this.secondAddress = field$61;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function OpenDatagramResponse$inOrder(reader: Reader): OpenDatagramResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  let field$2: bigint = 0n;
  if (offset + 8 < end && input[offset] === 17) {
    field$2 = viewOf(reader).getBigUint64(offset + 1, true);
    offset += 9;
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
  const field$30: string[] = emptyList<string>();
  while (offset + 1 < end && input[offset] === 242 && input[offset + 1] === 1) {
    reader.offset = offset + 2;
    if (field$30.length === 0) beginList(reader);
    field$30.push(readString(reader));
    offset = reader.offset;
  }
  let field$60: number = 0;
  if (offset + 2 < end && input[offset] === 224 && input[offset + 1] === 3) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$60 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$60 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$61: string = "";
  if (offset + 1 < end && input[offset] === 234 && input[offset + 1] === 3) {
    reader.offset = offset + 2;
    field$61 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new OpenDatagramResponse$new(field$1, field$2, field$3, field$30, field$60, field$61);
}

/** Reads the remaining fields, in any order. */
function OpenDatagramResponse$rest(reader: Reader, message: OpenDatagramResponse): OpenDatagramResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.publicKey = readBytes(reader);
        break;
      case 17:
        message.connectionId = readFixed64(reader);
        break;
      case 24:
        message.port = readUint32(reader);
        break;
      case 242:
        if (message.addresses.length === 0) beginList(reader);
        message.addresses.push(readString(reader));
        break;
      case 480:
        message.secondPort = readUint32(reader);
        break;
      case 490:
        message.secondAddress = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ProbeRequest {
  /**
   * At least 64 bytes of zero. They make the request at least as long as its
   * answer, so that the server never sends more bytes to an address than it has
   * received from there.
   */
  padding: Uint8Array;
  $unknown?: Uint8Array;
}

export const ProbeRequest: MessageCodec<ProbeRequest> = {
  typeName: "chatwire.v1.ProbeRequest",

  create(init) {
    const message: ProbeRequest = new ProbeRequest$new(EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ProbeRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ProbeRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ProbeRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.padding?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.padding, "padding");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ProbeRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : ProbeRequest$rest(reader, message);
  },
};

const ProbeRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ProbeRequest,
    field$1: Uint8Array,
  ): void {
    this.padding = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ProbeRequest$inOrder(reader: Reader): ProbeRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ProbeRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function ProbeRequest$rest(reader: Reader, message: ProbeRequest): ProbeRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.padding = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ProbeResponse {
  /** The source address of the request as the server saw it. */
  address: string;
  port: number;
  /**
   * 8 random bytes. The client sends them in `probe_tokens` to show that it receives
   * datagrams at that address. Empty in an answer from the second port.
   */
  token: Uint8Array;
  $unknown?: Uint8Array;
}

export const ProbeResponse: MessageCodec<ProbeResponse> = {
  typeName: "chatwire.v1.ProbeResponse",

  create(init) {
    const message: ProbeResponse = new ProbeResponse$new("", 0, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ProbeResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ProbeResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ProbeResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.address !== "") {
      at = writeStringField(writer, at, 10, message.address, "address");
    }
    if (message.port !== 0) {
      at = writeUint32Field(writer, at, 16, message.port, "port");
    }
    if (message.token?.length !== 0) {
      at = writeBytesField(writer, at, 26, message.token, "token");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ProbeResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : ProbeResponse$rest(reader, message);
  },
};

const ProbeResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ProbeResponse,
    field$1: string,
    field$2: number,
    field$3: Uint8Array,
  ): void {
    this.address = field$1;
    this.port = field$2;
    this.token = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ProbeResponse$inOrder(reader: Reader): ProbeResponse {
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
  let field$3: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ProbeResponse$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function ProbeResponse$rest(reader: Reader, message: ProbeResponse): ProbeResponse {
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
      case 26:
        message.token = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
