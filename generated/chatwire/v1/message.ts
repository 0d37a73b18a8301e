// Code generated from chatwire/v1/message.proto by chatwire. DO NOT EDIT.

import { noCase, oneofCase, plainConstructor } from "../../../src/wire/allocation.ts";
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
  enterMessage,
  isAtEnd,
  leaveMessage,
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
  beginFarMessage,
  beginMessage,
  endFarMessage,
  endMessage,
  writeBoolField,
  writeBytesField,
  writeInt32Field,
  writeStringField,
  writeUint32Field,
  writeUint64NumberField,
  writeUnknown,
} from "../../../src/wire/writer.ts";
import {
  BeginDeviceLoginRequest,
  BeginDeviceLoginResponse,
  BeginLoginRequest,
  BeginLoginResponse,
  BeginRegisterRequest,
  BeginRegisterResponse,
  ChangePasswordRequest,
  ChangePasswordResponse,
  DeleteAccountRequest,
  DeleteAccountResponse,
  FinishDeviceLoginRequest,
  FinishDeviceLoginResponse,
  FinishLoginRequest,
  FinishLoginResponse,
  ListDevicesRequest,
  ListDevicesResponse,
  LogInWithTokenRequest,
  LogInWithTokenResponse,
  LogOffRequest,
  LogOffResponse,
  PrivacyChanged,
  RegisterRequest,
  RegisterResponse,
  RevokeDeviceRequest,
  RevokeDeviceResponse,
  SetPrivacyRequest,
  SetPrivacyResponse,
} from "./account.ts";
import {
  CallMethodRequest,
  CallMethodResponse,
  MessageOutcomes,
  MessageReceived,
  PeerLatest,
  PeerMessage,
  PeerMessagesRefused,
  PeerSignal,
  SendMessageRequest,
  SendMessageResponse,
} from "./application.ts";
import type { Command } from "./command.ts";
import {
  Acknowledged,
  HelloRequest,
  HelloResponse,
  LimitsChanged,
  NextKeyAnnounced,
  OpenDatagramRequest,
  OpenDatagramResponse,
  PingRequest,
  PingResponse,
  ProbeRequest,
  ProbeResponse,
  ResumeRequest,
  ResumeResponse,
} from "./connection.ts";
import {
  AddContactRequest,
  AddContactResponse,
  BlockRequest,
  BlockResponse,
  ContactChanged,
  ListBlockedRequest,
  ListBlockedResponse,
  ListContactsRequest,
  ListContactsResponse,
  RemoveContactRequest,
  RemoveContactResponse,
  UnblockRequest,
  UnblockResponse,
} from "./contact.ts";
import { ErrorInfo } from "./error.ts";
import {
  PeerFileAccept,
  PeerFileBlock,
  PeerFileOffer,
  PeerFileRequest,
  PeerFileResult,
  PeerFileWithdrawn,
} from "./file.ts";
import {
  PeerAck,
  PeerAddresses,
  PeerClose,
  PeerMapping,
  PeerMedia,
  PeerMediaEnd,
  PeerMediaPart,
  PeerMediaReport,
  PeerPadding,
  PeerPart,
  PeerPathRequest,
  PeerPathResponse,
  PeerPingRequest,
  PeerPingResponse,
  PeerRefusal,
  PeerText,
  PeerTextsRead,
  PeerTyping,
} from "./peer.ts";
import {
  GetPeersRequest,
  GetPeersResponse,
  PeerCountsChanged,
  PeersChanged,
  SetStatusRequest,
  SetStatusResponse,
  WatchPeersRequest,
  WatchPeersResponse,
  WatchScopeRequest,
  WatchScopeResponse,
} from "./presence.ts";
import {
  CloseRoomRequest,
  CloseRoomResponse,
  CreateRoomRequest,
  CreateRoomResponse,
  DeletePostRequest,
  DeletePostResponse,
  EditPostRequest,
  EditPostResponse,
  GetRoomHistoryRequest,
  GetRoomHistoryResponse,
  GetRoomLogRequest,
  GetRoomLogResponse,
  InviteToRoomRequest,
  InviteToRoomResponse,
  JoinRoomRequest,
  JoinRoomResponse,
  LeaveRoomRequest,
  LeaveRoomResponse,
  ListRoomMembersRequest,
  ListRoomMembersResponse,
  ListRoomsRequest,
  ListRoomsResponse,
  MarkRoomReadRequest,
  MarkRoomReadResponse,
  ModerateRoomRequest,
  ModerateRoomResponse,
  PinPostRequest,
  PinPostResponse,
  PostChanged,
  PostInRoomRequest,
  PostInRoomResponse,
  PostPinned,
  PostReacted,
  PostReceived,
  PostReported,
  ReactToPostRequest,
  ReactToPostResponse,
  ReportPostRequest,
  ReportPostResponse,
  RoomChanged,
  RoomMembersChanged,
  RoomMessageReceived,
  RoomSettingsChanged,
  SendRoomMessageRequest,
  SendRoomMessageResponse,
  SetRoomRequest,
  SetRoomResponse,
  WatchRoomRequest,
  WatchRoomResponse,
} from "./room.ts";
import {
  AcceptRequest,
  AcceptResponse,
  Accepted,
  AnnounceRequest,
  AnnounceResponse,
  AnnouncementAsked,
  BindRelayRequest,
  BindRelayResponse,
  CancelRequest,
  CancelResponse,
  Cancelled,
  CandidatesOffered,
  DeclineRequest,
  DeclineResponse,
  Declined,
  HangUpRequest,
  HangUpResponse,
  HungUp,
  InviteRequest,
  InviteResponse,
  Invited,
  OfferCandidatesRequest,
  OfferCandidatesResponse,
  Reintroduced,
  Relayed,
} from "./signalling.ts";
import {
  BroadcastReceived,
  BroadcastRequest,
  BroadcastResponse,
  ConfirmTextsRequest,
  ConfirmTextsResponse,
  FetchTextsRequest,
  FetchTextsResponse,
  GetHistoryRequest,
  GetHistoryResponse,
  MarkReadRequest,
  MarkReadResponse,
  ReceiptChanged,
  SendTextRequest,
  SendTextResponse,
  SetTypingRequest,
  SetTypingResponse,
  TextReceived,
  TypingChanged,
} from "./text.ts";

export const MessageType = {
  UNSPECIFIED: 0,
  REQUEST: 1,
  RESPONSE: 2,
  EVENT: 3,
} as const;

export type MessageType = (typeof MessageType)[keyof typeof MessageType] | (number & {});

export interface Everyone {
  $unknown?: Uint8Array;
}

export const Everyone: MessageCodec<Everyone> = {
  typeName: "chatwire.v1.Everyone",

  create(init) {
    const message: Everyone = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Everyone, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Everyone, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Everyone, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Everyone.create()) {
    return isAtEnd(reader) ? message : Everyone$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function Everyone$rest(reader: Reader, message: Everyone): Everyone {
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
 * The recipient of a message. If a header has no recipient, the message is for the
 * other end of the connection.
 */
export interface Recipient {
  target: RecipientTarget;
  $unknown?: Uint8Array;
}

export type RecipientTarget =
  | { case: "user"; value: string }
  | { case: "everyone"; value: Everyone }
  | { case: "room"; value: Uint8Array }
  | { case: undefined; value?: undefined };

export const Recipient: MessageCodec<Recipient> = {
  typeName: "chatwire.v1.Recipient",

  create(init) {
    const message: Recipient = new Recipient$new(noCase());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Recipient, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Recipient, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Recipient, bytes);
  },

  write(message, writer, start) {
    let at = start;
    switch (message.target.case) {
      case undefined:
        if (message.target.value !== undefined) throw unknownCase("target");
        break;
      case "user": {
        at = writeStringField(writer, at, 10, message.target.value, "user");
        break;
      }
      case "everyone": {
        const begin = beginMessage(writer, at, 18, message.target.value, "everyone");
        at = endMessage(writer, begin, Everyone.write(message.target.value, writer, begin));
        break;
      }
      case "room": {
        at = writeBytesField(writer, at, 26, message.target.value, "room");
        break;
      }
      default:
        throw unknownCase("target");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Recipient$inOrder(reader)) {
    return isAtEnd(reader) ? message : Recipient$rest(reader, message);
  },
};

const Recipient$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Recipient,
    oneof$1: RecipientTarget,
  ): void {
    this.target = oneof$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Recipient$inOrder(reader: Reader): Recipient {
  const { input, end } = reader;
  let { offset } = reader;
  let oneof$1: RecipientTarget | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    oneof$1 = oneofCase("user", readString(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 72);
    oneof$1 = oneofCase("everyone", Everyone.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  } else if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    oneof$1 = oneofCase("room", readBytes(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Recipient$new(oneof$1 ?? noCase());
}

/** Reads the remaining fields, in any order. */
function Recipient$rest(reader: Reader, message: Recipient): Recipient {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.target = oneofCase("user", readString(reader));
        break;
      case 18: {
        const before = message.target.case === "everyone" ? message.target.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
        message.target = oneofCase("everyone", Everyone.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26:
        message.target = oneofCase("room", readBytes(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Header {
  type: MessageType;
  command: Command;
  recipient?: Recipient | undefined;
  /**
   * The number of this message. Each side counts from 1: all its messages on the
   * stream, and its reliable messages on a link. A repeated message keeps its
   * number. On a probe: a number that the answer repeats. 0 on any other message.
   */
  sequence: number;
  /**
   * In a response: the sequence of the request.
   * In a refusal of an event: the sequence of the event.
   */
  answers: number;
  /**
   * A receiver that does not know the message must refuse it. Otherwise it skips
   * a message that it does not know.
   */
  critical: boolean;
  /** On a link, of a reliable message: its sender waits for the acknowledgement. */
  awaitsAck: boolean;
  /**
   * On the stream, between ends with `FEATURE_RESUMPTION`: the number of the last
   * message of the other end that this end has handled. 0: the same as was last
   * said.
   */
  received: number;
  /**
   * Only in a request whose rule says that it changes something, between ends with
   * `FEATURE_REQUEST_IDS`: 16 random bytes, the same each time that the client sends
   * the request. Empty: the request has no id.
   */
  id: Uint8Array;
  /**
   * Only with `id`: how many milliseconds ago the client sent the request first, at
   * least 1. 0: it sends the request for the first time.
   */
  repeatedAfterMs: number;
  /**
   * Only with `id`, between ends with `FEATURE_ORDERED_REQUESTS`: the id of another
   * request of the same command. The server carries this one out only if it has carried
   * out that one lately. Empty: it does not look.
   */
  after: Uint8Array;
  /**
   * On a link, of a reliable message, between sides with `FEATURE_FLOWS`: it is delivered
   * after the message whose `sequence` is less by so much; if it is the message's own
   * `sequence`, after none. 0: after all messages with a lower one.
   */
  follows: number;
  $unknown?: Uint8Array;
}

export const Header: MessageCodec<Header> = {
  typeName: "chatwire.v1.Header",

  create(init) {
    const message: Header = new Header$new(0, 0, undefined, 0, 0, false, false, 0, EMPTY_BYTES, 0, EMPTY_BYTES, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Header, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Header, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Header, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.type !== 0) {
      at = writeInt32Field(writer, at, 8, message.type, "type");
    }
    if (message.command !== 0) {
      at = writeInt32Field(writer, at, 16, message.command, "command");
    }
    if (message.recipient !== undefined) {
      const begin = beginMessage(writer, at, 26, message.recipient, "recipient");
      at = endMessage(writer, begin, Recipient.write(message.recipient, writer, begin));
    }
    if (message.sequence !== 0) {
      at = writeUint64NumberField(writer, at, 32, message.sequence, "sequence");
    }
    if (message.answers !== 0) {
      at = writeUint64NumberField(writer, at, 40, message.answers, "answers");
    }
    if (message.critical !== false) {
      at = writeBoolField(writer, at, 48, message.critical, "critical");
    }
    if (message.awaitsAck !== false) {
      at = writeBoolField(writer, at, 56, message.awaitsAck, "awaitsAck");
    }
    if (message.received !== 0) {
      at = writeUint64NumberField(writer, at, 64, message.received, "received");
    }
    if (message.id?.length !== 0) {
      at = writeBytesField(writer, at, 74, message.id, "id");
    }
    if (message.repeatedAfterMs !== 0) {
      at = writeUint32Field(writer, at, 80, message.repeatedAfterMs, "repeatedAfterMs");
    }
    if (message.after?.length !== 0) {
      at = writeBytesField(writer, at, 90, message.after, "after");
    }
    if (message.follows !== 0) {
      at = writeUint64NumberField(writer, at, 96, message.follows, "follows");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Header$inOrder(reader)) {
    return isAtEnd(reader) ? message : Header$rest(reader, message);
  },
};

const Header$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Header,
    field$1: MessageType,
    field$2: Command,
    field$3: Recipient | undefined,
    field$4: number,
    field$5: number,
    field$6: boolean,
    field$7: boolean,
    field$8: number,
    field$9: Uint8Array,
    field$10: number,
    field$11: Uint8Array,
    field$12: number,
  ): void {
    this.type = field$1;
    this.command = field$2;
    this.recipient = field$3;
    this.sequence = field$4;
    this.answers = field$5;
    this.critical = field$6;
    this.awaitsAck = field$7;
    this.received = field$8;
    this.id = field$9;
    this.repeatedAfterMs = field$10;
    this.after = field$11;
    this.follows = field$12;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Header$inOrder(reader: Reader): Header {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: MessageType = 0;
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
  let field$2: Command = 0;
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
  let field$3: Recipient | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 80);
    field$3 = Recipient.read(reader);
    leaveMessage(reader, outerEnd);
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
  let field$9: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 74) {
    reader.offset = offset + 1;
    field$9 = readBytes(reader);
    offset = reader.offset;
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
  let field$11: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 90) {
    reader.offset = offset + 1;
    field$11 = readBytes(reader);
    offset = reader.offset;
  }
  let field$12: number = 0;
  if (offset + 1 < end && input[offset] === 96) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$12 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$12 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Header$new(
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
  );
}

/** Reads the remaining fields, in any order. */
function Header$rest(reader: Reader, message: Header): Header {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.type = readInt32(reader);
        break;
      case 16:
        message.command = readInt32(reader);
        break;
      case 26: {
        const outerEnd = enterMessage(reader, message.recipient === undefined ? 80 : 0);
        message.recipient = Recipient.read(reader, message.recipient);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 32:
        message.sequence = readUint64Number(reader);
        break;
      case 40:
        message.answers = readUint64Number(reader);
        break;
      case 48:
        message.critical = readBool(reader);
        break;
      case 56:
        message.awaitsAck = readBool(reader);
        break;
      case 64:
        message.received = readUint64Number(reader);
        break;
      case 74:
        message.id = readBytes(reader);
        break;
      case 80:
        message.repeatedAfterMs = readUint32(reader);
        break;
      case 90:
        message.after = readBytes(reader);
        break;
      case 96:
        message.follows = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** One message: one frame on the stream, or one sealed datagram on UDP. */
export interface Message {
  header?: Header | undefined;
  /**
   * On a link, besides any body: which reliable messages of the receiver have
   * arrived. It belongs to the datagram: a repeated message has another one, or none.
   */
  carriedAck?: PeerAck | undefined;
  body: MessageBody;
  $unknown?: Uint8Array;
}

export type MessageBody =
  | { case: "error"; value: ErrorInfo }
  | { case: "helloRequest"; value: HelloRequest }
  | { case: "helloResponse"; value: HelloResponse }
  | { case: "pingRequest"; value: PingRequest }
  | { case: "pingResponse"; value: PingResponse }
  | { case: "openDatagramRequest"; value: OpenDatagramRequest }
  | { case: "openDatagramResponse"; value: OpenDatagramResponse }
  | { case: "probeRequest"; value: ProbeRequest }
  | { case: "probeResponse"; value: ProbeResponse }
  | { case: "nextKeyAnnounced"; value: NextKeyAnnounced }
  | { case: "limitsChanged"; value: LimitsChanged }
  | { case: "registerRequest"; value: RegisterRequest }
  | { case: "registerResponse"; value: RegisterResponse }
  | { case: "beginLoginRequest"; value: BeginLoginRequest }
  | { case: "beginLoginResponse"; value: BeginLoginResponse }
  | { case: "finishLoginRequest"; value: FinishLoginRequest }
  | { case: "finishLoginResponse"; value: FinishLoginResponse }
  | { case: "logOffRequest"; value: LogOffRequest }
  | { case: "logOffResponse"; value: LogOffResponse }
  | { case: "setPrivacyRequest"; value: SetPrivacyRequest }
  | { case: "setPrivacyResponse"; value: SetPrivacyResponse }
  | { case: "beginDeviceLoginRequest"; value: BeginDeviceLoginRequest }
  | { case: "beginDeviceLoginResponse"; value: BeginDeviceLoginResponse }
  | { case: "finishDeviceLoginRequest"; value: FinishDeviceLoginRequest }
  | { case: "finishDeviceLoginResponse"; value: FinishDeviceLoginResponse }
  | { case: "listDevicesRequest"; value: ListDevicesRequest }
  | { case: "listDevicesResponse"; value: ListDevicesResponse }
  | { case: "revokeDeviceRequest"; value: RevokeDeviceRequest }
  | { case: "revokeDeviceResponse"; value: RevokeDeviceResponse }
  | { case: "changePasswordRequest"; value: ChangePasswordRequest }
  | { case: "changePasswordResponse"; value: ChangePasswordResponse }
  | { case: "setStatusRequest"; value: SetStatusRequest }
  | { case: "setStatusResponse"; value: SetStatusResponse }
  | { case: "getPeersRequest"; value: GetPeersRequest }
  | { case: "getPeersResponse"; value: GetPeersResponse }
  | { case: "watchPeersRequest"; value: WatchPeersRequest }
  | { case: "watchPeersResponse"; value: WatchPeersResponse }
  | { case: "peersChanged"; value: PeersChanged }
  | { case: "addContactRequest"; value: AddContactRequest }
  | { case: "addContactResponse"; value: AddContactResponse }
  | { case: "removeContactRequest"; value: RemoveContactRequest }
  | { case: "removeContactResponse"; value: RemoveContactResponse }
  | { case: "listContactsRequest"; value: ListContactsRequest }
  | { case: "listContactsResponse"; value: ListContactsResponse }
  | { case: "contactChanged"; value: ContactChanged }
  | { case: "blockRequest"; value: BlockRequest }
  | { case: "blockResponse"; value: BlockResponse }
  | { case: "unblockRequest"; value: UnblockRequest }
  | { case: "unblockResponse"; value: UnblockResponse }
  | { case: "listBlockedRequest"; value: ListBlockedRequest }
  | { case: "listBlockedResponse"; value: ListBlockedResponse }
  | { case: "sendTextRequest"; value: SendTextRequest }
  | { case: "sendTextResponse"; value: SendTextResponse }
  | { case: "textReceived"; value: TextReceived }
  | { case: "broadcastRequest"; value: BroadcastRequest }
  | { case: "broadcastResponse"; value: BroadcastResponse }
  | { case: "broadcastReceived"; value: BroadcastReceived }
  | { case: "setTypingRequest"; value: SetTypingRequest }
  | { case: "setTypingResponse"; value: SetTypingResponse }
  | { case: "typingChanged"; value: TypingChanged }
  | { case: "sendMessageRequest"; value: SendMessageRequest }
  | { case: "sendMessageResponse"; value: SendMessageResponse }
  | { case: "messageReceived"; value: MessageReceived }
  | { case: "privacyChanged"; value: PrivacyChanged }
  | { case: "deleteAccountRequest"; value: DeleteAccountRequest }
  | { case: "deleteAccountResponse"; value: DeleteAccountResponse }
  | { case: "inviteRequest"; value: InviteRequest }
  | { case: "inviteResponse"; value: InviteResponse }
  | { case: "invited"; value: Invited }
  | { case: "acceptRequest"; value: AcceptRequest }
  | { case: "acceptResponse"; value: AcceptResponse }
  | { case: "accepted"; value: Accepted }
  | { case: "declineRequest"; value: DeclineRequest }
  | { case: "declineResponse"; value: DeclineResponse }
  | { case: "declined"; value: Declined }
  | { case: "cancelRequest"; value: CancelRequest }
  | { case: "cancelResponse"; value: CancelResponse }
  | { case: "cancelled"; value: Cancelled }
  | { case: "offerCandidatesRequest"; value: OfferCandidatesRequest }
  | { case: "offerCandidatesResponse"; value: OfferCandidatesResponse }
  | { case: "candidatesOffered"; value: CandidatesOffered }
  | { case: "hangUpRequest"; value: HangUpRequest }
  | { case: "hangUpResponse"; value: HangUpResponse }
  | { case: "hungUp"; value: HungUp }
  | { case: "announceRequest"; value: AnnounceRequest }
  | { case: "announceResponse"; value: AnnounceResponse }
  | { case: "fetchTextsRequest"; value: FetchTextsRequest }
  | { case: "fetchTextsResponse"; value: FetchTextsResponse }
  | { case: "confirmTextsRequest"; value: ConfirmTextsRequest }
  | { case: "confirmTextsResponse"; value: ConfirmTextsResponse }
  | { case: "markReadRequest"; value: MarkReadRequest }
  | { case: "markReadResponse"; value: MarkReadResponse }
  | { case: "receiptChanged"; value: ReceiptChanged }
  | { case: "getHistoryRequest"; value: GetHistoryRequest }
  | { case: "getHistoryResponse"; value: GetHistoryResponse }
  | { case: "peerText"; value: PeerText }
  | { case: "peerAck"; value: PeerAck }
  | { case: "peerMedia"; value: PeerMedia }
  | { case: "peerMediaEnd"; value: PeerMediaEnd }
  | { case: "peerMediaReport"; value: PeerMediaReport }
  | { case: "peerPingRequest"; value: PeerPingRequest }
  | { case: "peerPingResponse"; value: PeerPingResponse }
  | { case: "peerClose"; value: PeerClose }
  | { case: "peerMessage"; value: PeerMessage }
  | { case: "peerSignal"; value: PeerSignal }
  | { case: "peerRefusal"; value: PeerRefusal }
  | { case: "beginRegisterRequest"; value: BeginRegisterRequest }
  | { case: "beginRegisterResponse"; value: BeginRegisterResponse }
  | { case: "peerPathRequest"; value: PeerPathRequest }
  | { case: "peerPathResponse"; value: PeerPathResponse }
  | { case: "bindRelayRequest"; value: BindRelayRequest }
  | { case: "bindRelayResponse"; value: BindRelayResponse }
  | { case: "relayed"; value: Relayed }
  | { case: "peerAddresses"; value: PeerAddresses }
  | { case: "peerMapping"; value: PeerMapping }
  | { case: "resumeRequest"; value: ResumeRequest }
  | { case: "resumeResponse"; value: ResumeResponse }
  | { case: "acknowledged"; value: Acknowledged }
  | { case: "peerPart"; value: PeerPart }
  | { case: "peerMessagesRefused"; value: PeerMessagesRefused }
  | { case: "messageOutcomes"; value: MessageOutcomes }
  | { case: "reintroduced"; value: Reintroduced }
  | { case: "announcementAsked"; value: AnnouncementAsked }
  | { case: "watchScopeRequest"; value: WatchScopeRequest }
  | { case: "watchScopeResponse"; value: WatchScopeResponse }
  | { case: "peerCountsChanged"; value: PeerCountsChanged }
  | { case: "callMethodRequest"; value: CallMethodRequest }
  | { case: "callMethodResponse"; value: CallMethodResponse }
  | { case: "logInWithTokenRequest"; value: LogInWithTokenRequest }
  | { case: "logInWithTokenResponse"; value: LogInWithTokenResponse }
  | { case: "peerLatest"; value: PeerLatest }
  | { case: "peerMediaPart"; value: PeerMediaPart }
  | { case: "peerPadding"; value: PeerPadding }
  | { case: "peerFileOffer"; value: PeerFileOffer }
  | { case: "peerFileAccept"; value: PeerFileAccept }
  | { case: "peerFileRequest"; value: PeerFileRequest }
  | { case: "peerFileBlock"; value: PeerFileBlock }
  | { case: "peerFileResult"; value: PeerFileResult }
  | { case: "peerFileWithdrawn"; value: PeerFileWithdrawn }
  | { case: "peerTyping"; value: PeerTyping }
  | { case: "peerTextsRead"; value: PeerTextsRead }
  | { case: "createRoomRequest"; value: CreateRoomRequest }
  | { case: "createRoomResponse"; value: CreateRoomResponse }
  | { case: "listRoomsRequest"; value: ListRoomsRequest }
  | { case: "listRoomsResponse"; value: ListRoomsResponse }
  | { case: "joinRoomRequest"; value: JoinRoomRequest }
  | { case: "joinRoomResponse"; value: JoinRoomResponse }
  | { case: "leaveRoomRequest"; value: LeaveRoomRequest }
  | { case: "leaveRoomResponse"; value: LeaveRoomResponse }
  | { case: "inviteToRoomRequest"; value: InviteToRoomRequest }
  | { case: "inviteToRoomResponse"; value: InviteToRoomResponse }
  | { case: "postInRoomRequest"; value: PostInRoomRequest }
  | { case: "postInRoomResponse"; value: PostInRoomResponse }
  | { case: "getRoomHistoryRequest"; value: GetRoomHistoryRequest }
  | { case: "getRoomHistoryResponse"; value: GetRoomHistoryResponse }
  | { case: "markRoomReadRequest"; value: MarkRoomReadRequest }
  | { case: "markRoomReadResponse"; value: MarkRoomReadResponse }
  | { case: "listRoomMembersRequest"; value: ListRoomMembersRequest }
  | { case: "listRoomMembersResponse"; value: ListRoomMembersResponse }
  | { case: "postReceived"; value: PostReceived }
  | { case: "roomChanged"; value: RoomChanged }
  | { case: "moderateRoomRequest"; value: ModerateRoomRequest }
  | { case: "moderateRoomResponse"; value: ModerateRoomResponse }
  | { case: "setRoomRequest"; value: SetRoomRequest }
  | { case: "setRoomResponse"; value: SetRoomResponse }
  | { case: "closeRoomRequest"; value: CloseRoomRequest }
  | { case: "closeRoomResponse"; value: CloseRoomResponse }
  | { case: "editPostRequest"; value: EditPostRequest }
  | { case: "editPostResponse"; value: EditPostResponse }
  | { case: "deletePostRequest"; value: DeletePostRequest }
  | { case: "deletePostResponse"; value: DeletePostResponse }
  | { case: "reactToPostRequest"; value: ReactToPostRequest }
  | { case: "reactToPostResponse"; value: ReactToPostResponse }
  | { case: "pinPostRequest"; value: PinPostRequest }
  | { case: "pinPostResponse"; value: PinPostResponse }
  | { case: "reportPostRequest"; value: ReportPostRequest }
  | { case: "reportPostResponse"; value: ReportPostResponse }
  | { case: "getRoomLogRequest"; value: GetRoomLogRequest }
  | { case: "getRoomLogResponse"; value: GetRoomLogResponse }
  | { case: "watchRoomRequest"; value: WatchRoomRequest }
  | { case: "watchRoomResponse"; value: WatchRoomResponse }
  | { case: "roomSettingsChanged"; value: RoomSettingsChanged }
  | { case: "postChanged"; value: PostChanged }
  | { case: "postReacted"; value: PostReacted }
  | { case: "postPinned"; value: PostPinned }
  | { case: "postReported"; value: PostReported }
  | { case: "roomMembersChanged"; value: RoomMembersChanged }
  | { case: "sendRoomMessageRequest"; value: SendRoomMessageRequest }
  | { case: "sendRoomMessageResponse"; value: SendRoomMessageResponse }
  | { case: "roomMessageReceived"; value: RoomMessageReceived }
  | { case: undefined; value?: undefined };

export const Message: MessageCodec<Message> = {
  typeName: "chatwire.v1.Message",

  create(init) {
    const message: Message = new Message$new(undefined, noCase(), undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Message, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Message, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Message, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.header !== undefined) {
      const begin = beginMessage(writer, at, 10, message.header, "header");
      at = endMessage(writer, begin, Header.write(message.header, writer, begin));
    }
    if (message.body.case === "error") {
      const begin = beginMessage(writer, at, 18, message.body.value, "error");
      at = endMessage(writer, begin, ErrorInfo.write(message.body.value, writer, begin));
    }
    if (message.carriedAck !== undefined) {
      const begin = beginMessage(writer, at, 26, message.carriedAck, "carriedAck");
      at = endMessage(writer, begin, PeerAck.write(message.carriedAck, writer, begin));
    }
    if (message.body.case === undefined && message.body.value !== undefined) throw unknownCase("body");
    if (message.body.case !== undefined) {
      switch (message.body.case.length) {
        case 5:
          if (message.body.case === "error") {
            // Written above.
          } else {
            throw unknownCase("body");
          }
          break;
        case 6:
          if (message.body.case === "hungUp") {
            const begin = beginFarMessage(writer, at, 778, message.body.value, "hungUp");
            at = endFarMessage(writer, begin, HungUp.write(message.body.value, writer, begin), 778);
          } else {
            throw unknownCase("body");
          }
          break;
        case 7:
          if (message.body.case === "invited") {
            const begin = beginFarMessage(writer, at, 658, message.body.value, "invited");
            at = endFarMessage(writer, begin, Invited.write(message.body.value, writer, begin), 658);
          } else if (message.body.case === "peerAck") {
            const begin = beginFarMessage(writer, at, 890, message.body.value, "peerAck");
            at = endFarMessage(writer, begin, PeerAck.write(message.body.value, writer, begin), 890);
          } else if (message.body.case === "relayed") {
            const begin = beginFarMessage(writer, at, 1042, message.body.value, "relayed");
            at = endFarMessage(writer, begin, Relayed.write(message.body.value, writer, begin), 1042);
          } else {
            throw unknownCase("body");
          }
          break;
        case 8:
          if (message.body.case === "accepted") {
            const begin = beginFarMessage(writer, at, 682, message.body.value, "accepted");
            at = endFarMessage(writer, begin, Accepted.write(message.body.value, writer, begin), 682);
          } else if (message.body.case === "declined") {
            const begin = beginFarMessage(writer, at, 706, message.body.value, "declined");
            at = endFarMessage(writer, begin, Declined.write(message.body.value, writer, begin), 706);
          } else if (message.body.case === "peerText") {
            const begin = beginFarMessage(writer, at, 882, message.body.value, "peerText");
            at = endFarMessage(writer, begin, PeerText.write(message.body.value, writer, begin), 882);
          } else if (message.body.case === "peerPart") {
            const begin = beginFarMessage(writer, at, 1098, message.body.value, "peerPart");
            at = endFarMessage(writer, begin, PeerPart.write(message.body.value, writer, begin), 1098);
          } else {
            throw unknownCase("body");
          }
          break;
        case 9:
          if (message.body.case === "cancelled") {
            const begin = beginFarMessage(writer, at, 730, message.body.value, "cancelled");
            at = endFarMessage(writer, begin, Cancelled.write(message.body.value, writer, begin), 730);
          } else if (message.body.case === "peerMedia") {
            const begin = beginFarMessage(writer, at, 898, message.body.value, "peerMedia");
            at = endFarMessage(writer, begin, PeerMedia.write(message.body.value, writer, begin), 898);
          } else if (message.body.case === "peerClose") {
            const begin = beginFarMessage(writer, at, 938, message.body.value, "peerClose");
            at = endFarMessage(writer, begin, PeerClose.write(message.body.value, writer, begin), 938);
          } else {
            throw unknownCase("body");
          }
          break;
        case 10:
          if (message.body.case === "peerSignal") {
            const begin = beginFarMessage(writer, at, 954, message.body.value, "peerSignal");
            at = endFarMessage(writer, begin, PeerSignal.write(message.body.value, writer, begin), 954);
          } else if (message.body.case === "peerLatest") {
            const begin = beginFarMessage(writer, at, 1394, message.body.value, "peerLatest");
            at = endFarMessage(writer, begin, PeerLatest.write(message.body.value, writer, begin), 1394);
          } else if (message.body.case === "peerTyping") {
            const begin = beginFarMessage(writer, at, 1522, message.body.value, "peerTyping");
            at = endFarMessage(writer, begin, PeerTyping.write(message.body.value, writer, begin), 1522);
          } else if (message.body.case === "postPinned") {
            const begin = beginFarMessage(writer, at, 1946, message.body.value, "postPinned");
            at = endFarMessage(writer, begin, PostPinned.write(message.body.value, writer, begin), 1946);
          } else {
            throw unknownCase("body");
          }
          break;
        case 11:
          if (message.body.case === "pingRequest") {
            const begin = beginMessage(writer, at, 98, message.body.value, "pingRequest");
            at = endMessage(writer, begin, PingRequest.write(message.body.value, writer, begin));
          } else if (message.body.case === "peerMessage") {
            const begin = beginFarMessage(writer, at, 946, message.body.value, "peerMessage");
            at = endFarMessage(writer, begin, PeerMessage.write(message.body.value, writer, begin), 946);
          } else if (message.body.case === "peerRefusal") {
            const begin = beginFarMessage(writer, at, 962, message.body.value, "peerRefusal");
            at = endFarMessage(writer, begin, PeerRefusal.write(message.body.value, writer, begin), 962);
          } else if (message.body.case === "peerMapping") {
            const begin = beginFarMessage(writer, at, 1074, message.body.value, "peerMapping");
            at = endFarMessage(writer, begin, PeerMapping.write(message.body.value, writer, begin), 1074);
          } else if (message.body.case === "peerPadding") {
            const begin = beginFarMessage(writer, at, 1410, message.body.value, "peerPadding");
            at = endFarMessage(writer, begin, PeerPadding.write(message.body.value, writer, begin), 1410);
          } else if (message.body.case === "roomChanged") {
            const begin = beginFarMessage(writer, at, 1754, message.body.value, "roomChanged");
            at = endFarMessage(writer, begin, RoomChanged.write(message.body.value, writer, begin), 1754);
          } else if (message.body.case === "postChanged") {
            const begin = beginFarMessage(writer, at, 1930, message.body.value, "postChanged");
            at = endFarMessage(writer, begin, PostChanged.write(message.body.value, writer, begin), 1930);
          } else if (message.body.case === "postReacted") {
            const begin = beginFarMessage(writer, at, 1938, message.body.value, "postReacted");
            at = endFarMessage(writer, begin, PostReacted.write(message.body.value, writer, begin), 1938);
          } else {
            throw unknownCase("body");
          }
          break;
        case 12:
          if (message.body.case === "helloRequest") {
            const begin = beginMessage(writer, at, 82, message.body.value, "helloRequest");
            at = endMessage(writer, begin, HelloRequest.write(message.body.value, writer, begin));
          } else if (message.body.case === "pingResponse") {
            const begin = beginMessage(writer, at, 106, message.body.value, "pingResponse");
            at = endMessage(writer, begin, PingResponse.write(message.body.value, writer, begin));
          } else if (message.body.case === "probeRequest") {
            const begin = beginFarMessage(writer, at, 130, message.body.value, "probeRequest");
            at = endFarMessage(writer, begin, ProbeRequest.write(message.body.value, writer, begin), 130);
          } else if (message.body.case === "peersChanged") {
            const begin = beginFarMessage(writer, at, 370, message.body.value, "peersChanged");
            at = endFarMessage(writer, begin, PeersChanged.write(message.body.value, writer, begin), 370);
          } else if (message.body.case === "blockRequest") {
            const begin = beginFarMessage(writer, at, 434, message.body.value, "blockRequest");
            at = endFarMessage(writer, begin, BlockRequest.write(message.body.value, writer, begin), 434);
          } else if (message.body.case === "textReceived") {
            const begin = beginFarMessage(writer, at, 498, message.body.value, "textReceived");
            at = endFarMessage(writer, begin, TextReceived.write(message.body.value, writer, begin), 498);
          } else if (message.body.case === "peerMediaEnd") {
            const begin = beginFarMessage(writer, at, 906, message.body.value, "peerMediaEnd");
            at = endFarMessage(writer, begin, PeerMediaEnd.write(message.body.value, writer, begin), 906);
          } else if (message.body.case === "acknowledged") {
            const begin = beginFarMessage(writer, at, 1138, message.body.value, "acknowledged");
            at = endFarMessage(writer, begin, Acknowledged.write(message.body.value, writer, begin), 1138);
          } else if (message.body.case === "reintroduced") {
            const begin = beginFarMessage(writer, at, 1282, message.body.value, "reintroduced");
            at = endFarMessage(writer, begin, Reintroduced.write(message.body.value, writer, begin), 1282);
          } else if (message.body.case === "postReceived") {
            const begin = beginFarMessage(writer, at, 1746, message.body.value, "postReceived");
            at = endFarMessage(writer, begin, PostReceived.write(message.body.value, writer, begin), 1746);
          } else if (message.body.case === "postReported") {
            const begin = beginFarMessage(writer, at, 1954, message.body.value, "postReported");
            at = endFarMessage(writer, begin, PostReported.write(message.body.value, writer, begin), 1954);
          } else {
            throw unknownCase("body");
          }
          break;
        case 13:
          if (message.body.case === "helloResponse") {
            const begin = beginMessage(writer, at, 90, message.body.value, "helloResponse");
            at = endMessage(writer, begin, HelloResponse.write(message.body.value, writer, begin));
          } else if (message.body.case === "probeResponse") {
            const begin = beginFarMessage(writer, at, 138, message.body.value, "probeResponse");
            at = endFarMessage(writer, begin, ProbeResponse.write(message.body.value, writer, begin), 138);
          } else if (message.body.case === "limitsChanged") {
            const begin = beginFarMessage(writer, at, 154, message.body.value, "limitsChanged");
            at = endFarMessage(writer, begin, LimitsChanged.write(message.body.value, writer, begin), 154);
          } else if (message.body.case === "logOffRequest") {
            const begin = beginFarMessage(writer, at, 210, message.body.value, "logOffRequest");
            at = endFarMessage(writer, begin, LogOffRequest.write(message.body.value, writer, begin), 210);
          } else if (message.body.case === "blockResponse") {
            const begin = beginFarMessage(writer, at, 442, message.body.value, "blockResponse");
            at = endFarMessage(writer, begin, BlockResponse.write(message.body.value, writer, begin), 442);
          } else if (message.body.case === "typingChanged") {
            const begin = beginFarMessage(writer, at, 546, message.body.value, "typingChanged");
            at = endFarMessage(writer, begin, TypingChanged.write(message.body.value, writer, begin), 546);
          } else if (message.body.case === "inviteRequest") {
            const begin = beginFarMessage(writer, at, 642, message.body.value, "inviteRequest");
            at = endFarMessage(writer, begin, InviteRequest.write(message.body.value, writer, begin), 642);
          } else if (message.body.case === "acceptRequest") {
            const begin = beginFarMessage(writer, at, 666, message.body.value, "acceptRequest");
            at = endFarMessage(writer, begin, AcceptRequest.write(message.body.value, writer, begin), 666);
          } else if (message.body.case === "cancelRequest") {
            const begin = beginFarMessage(writer, at, 714, message.body.value, "cancelRequest");
            at = endFarMessage(writer, begin, CancelRequest.write(message.body.value, writer, begin), 714);
          } else if (message.body.case === "hangUpRequest") {
            const begin = beginFarMessage(writer, at, 762, message.body.value, "hangUpRequest");
            at = endFarMessage(writer, begin, HangUpRequest.write(message.body.value, writer, begin), 762);
          } else if (message.body.case === "peerAddresses") {
            const begin = beginFarMessage(writer, at, 1002, message.body.value, "peerAddresses");
            at = endFarMessage(writer, begin, PeerAddresses.write(message.body.value, writer, begin), 1002);
          } else if (message.body.case === "resumeRequest") {
            const begin = beginFarMessage(writer, at, 1122, message.body.value, "resumeRequest");
            at = endFarMessage(writer, begin, ResumeRequest.write(message.body.value, writer, begin), 1122);
          } else if (message.body.case === "peerMediaPart") {
            const begin = beginFarMessage(writer, at, 1402, message.body.value, "peerMediaPart");
            at = endFarMessage(writer, begin, PeerMediaPart.write(message.body.value, writer, begin), 1402);
          } else if (message.body.case === "peerFileOffer") {
            const begin = beginFarMessage(writer, at, 1474, message.body.value, "peerFileOffer");
            at = endFarMessage(writer, begin, PeerFileOffer.write(message.body.value, writer, begin), 1474);
          } else if (message.body.case === "peerFileBlock") {
            const begin = beginFarMessage(writer, at, 1498, message.body.value, "peerFileBlock");
            at = endFarMessage(writer, begin, PeerFileBlock.write(message.body.value, writer, begin), 1498);
          } else if (message.body.case === "peerTextsRead") {
            const begin = beginFarMessage(writer, at, 1530, message.body.value, "peerTextsRead");
            at = endFarMessage(writer, begin, PeerTextsRead.write(message.body.value, writer, begin), 1530);
          } else {
            throw unknownCase("body");
          }
          break;
        case 14:
          if (message.body.case === "logOffResponse") {
            const begin = beginFarMessage(writer, at, 218, message.body.value, "logOffResponse");
            at = endFarMessage(writer, begin, LogOffResponse.write(message.body.value, writer, begin), 218);
          } else if (message.body.case === "contactChanged") {
            const begin = beginFarMessage(writer, at, 426, message.body.value, "contactChanged");
            at = endFarMessage(writer, begin, ContactChanged.write(message.body.value, writer, begin), 426);
          } else if (message.body.case === "unblockRequest") {
            const begin = beginFarMessage(writer, at, 450, message.body.value, "unblockRequest");
            at = endFarMessage(writer, begin, UnblockRequest.write(message.body.value, writer, begin), 450);
          } else if (message.body.case === "privacyChanged") {
            const begin = beginFarMessage(writer, at, 618, message.body.value, "privacyChanged");
            at = endFarMessage(writer, begin, PrivacyChanged.write(message.body.value, writer, begin), 618);
          } else if (message.body.case === "inviteResponse") {
            const begin = beginFarMessage(writer, at, 650, message.body.value, "inviteResponse");
            at = endFarMessage(writer, begin, InviteResponse.write(message.body.value, writer, begin), 650);
          } else if (message.body.case === "acceptResponse") {
            const begin = beginFarMessage(writer, at, 674, message.body.value, "acceptResponse");
            at = endFarMessage(writer, begin, AcceptResponse.write(message.body.value, writer, begin), 674);
          } else if (message.body.case === "declineRequest") {
            const begin = beginFarMessage(writer, at, 690, message.body.value, "declineRequest");
            at = endFarMessage(writer, begin, DeclineRequest.write(message.body.value, writer, begin), 690);
          } else if (message.body.case === "cancelResponse") {
            const begin = beginFarMessage(writer, at, 722, message.body.value, "cancelResponse");
            at = endFarMessage(writer, begin, CancelResponse.write(message.body.value, writer, begin), 722);
          } else if (message.body.case === "hangUpResponse") {
            const begin = beginFarMessage(writer, at, 770, message.body.value, "hangUpResponse");
            at = endFarMessage(writer, begin, HangUpResponse.write(message.body.value, writer, begin), 770);
          } else if (message.body.case === "receiptChanged") {
            const begin = beginFarMessage(writer, at, 850, message.body.value, "receiptChanged");
            at = endFarMessage(writer, begin, ReceiptChanged.write(message.body.value, writer, begin), 850);
          } else if (message.body.case === "resumeResponse") {
            const begin = beginFarMessage(writer, at, 1130, message.body.value, "resumeResponse");
            at = endFarMessage(writer, begin, ResumeResponse.write(message.body.value, writer, begin), 1130);
          } else if (message.body.case === "peerFileAccept") {
            const begin = beginFarMessage(writer, at, 1482, message.body.value, "peerFileAccept");
            at = endFarMessage(writer, begin, PeerFileAccept.write(message.body.value, writer, begin), 1482);
          } else if (message.body.case === "peerFileResult") {
            const begin = beginFarMessage(writer, at, 1506, message.body.value, "peerFileResult");
            at = endFarMessage(writer, begin, PeerFileResult.write(message.body.value, writer, begin), 1506);
          } else if (message.body.case === "setRoomRequest") {
            const begin = beginFarMessage(writer, at, 1778, message.body.value, "setRoomRequest");
            at = endFarMessage(writer, begin, SetRoomRequest.write(message.body.value, writer, begin), 1778);
          } else if (message.body.case === "pinPostRequest") {
            const begin = beginFarMessage(writer, at, 1858, message.body.value, "pinPostRequest");
            at = endFarMessage(writer, begin, PinPostRequest.write(message.body.value, writer, begin), 1858);
          } else {
            throw unknownCase("body");
          }
          break;
        case 15:
          if (message.body.case === "registerRequest") {
            const begin = beginFarMessage(writer, at, 162, message.body.value, "registerRequest");
            at = endFarMessage(writer, begin, RegisterRequest.write(message.body.value, writer, begin), 162);
          } else if (message.body.case === "getPeersRequest") {
            const begin = beginFarMessage(writer, at, 338, message.body.value, "getPeersRequest");
            at = endFarMessage(writer, begin, GetPeersRequest.write(message.body.value, writer, begin), 338);
          } else if (message.body.case === "unblockResponse") {
            const begin = beginFarMessage(writer, at, 458, message.body.value, "unblockResponse");
            at = endFarMessage(writer, begin, UnblockResponse.write(message.body.value, writer, begin), 458);
          } else if (message.body.case === "sendTextRequest") {
            const begin = beginFarMessage(writer, at, 482, message.body.value, "sendTextRequest");
            at = endFarMessage(writer, begin, SendTextRequest.write(message.body.value, writer, begin), 482);
          } else if (message.body.case === "messageReceived") {
            const begin = beginFarMessage(writer, at, 578, message.body.value, "messageReceived");
            at = endFarMessage(writer, begin, MessageReceived.write(message.body.value, writer, begin), 578);
          } else if (message.body.case === "declineResponse") {
            const begin = beginFarMessage(writer, at, 698, message.body.value, "declineResponse");
            at = endFarMessage(writer, begin, DeclineResponse.write(message.body.value, writer, begin), 698);
          } else if (message.body.case === "announceRequest") {
            const begin = beginFarMessage(writer, at, 786, message.body.value, "announceRequest");
            at = endFarMessage(writer, begin, AnnounceRequest.write(message.body.value, writer, begin), 786);
          } else if (message.body.case === "markReadRequest") {
            const begin = beginFarMessage(writer, at, 834, message.body.value, "markReadRequest");
            at = endFarMessage(writer, begin, MarkReadRequest.write(message.body.value, writer, begin), 834);
          } else if (message.body.case === "peerMediaReport") {
            const begin = beginFarMessage(writer, at, 914, message.body.value, "peerMediaReport");
            at = endFarMessage(writer, begin, PeerMediaReport.write(message.body.value, writer, begin), 914);
          } else if (message.body.case === "peerPingRequest") {
            const begin = beginFarMessage(writer, at, 922, message.body.value, "peerPingRequest");
            at = endFarMessage(writer, begin, PeerPingRequest.write(message.body.value, writer, begin), 922);
          } else if (message.body.case === "peerPathRequest") {
            const begin = beginFarMessage(writer, at, 986, message.body.value, "peerPathRequest");
            at = endFarMessage(writer, begin, PeerPathRequest.write(message.body.value, writer, begin), 986);
          } else if (message.body.case === "messageOutcomes") {
            const begin = beginFarMessage(writer, at, 1210, message.body.value, "messageOutcomes");
            at = endFarMessage(writer, begin, MessageOutcomes.write(message.body.value, writer, begin), 1210);
          } else if (message.body.case === "peerFileRequest") {
            const begin = beginFarMessage(writer, at, 1490, message.body.value, "peerFileRequest");
            at = endFarMessage(writer, begin, PeerFileRequest.write(message.body.value, writer, begin), 1490);
          } else if (message.body.case === "joinRoomRequest") {
            const begin = beginFarMessage(writer, at, 1634, message.body.value, "joinRoomRequest");
            at = endFarMessage(writer, begin, JoinRoomRequest.write(message.body.value, writer, begin), 1634);
          } else if (message.body.case === "setRoomResponse") {
            const begin = beginFarMessage(writer, at, 1786, message.body.value, "setRoomResponse");
            at = endFarMessage(writer, begin, SetRoomResponse.write(message.body.value, writer, begin), 1786);
          } else if (message.body.case === "editPostRequest") {
            const begin = beginFarMessage(writer, at, 1810, message.body.value, "editPostRequest");
            at = endFarMessage(writer, begin, EditPostRequest.write(message.body.value, writer, begin), 1810);
          } else if (message.body.case === "pinPostResponse") {
            const begin = beginFarMessage(writer, at, 1866, message.body.value, "pinPostResponse");
            at = endFarMessage(writer, begin, PinPostResponse.write(message.body.value, writer, begin), 1866);
          } else {
            throw unknownCase("body");
          }
          break;
        case 16:
          if (message.body.case === "nextKeyAnnounced") {
            const begin = beginFarMessage(writer, at, 146, message.body.value, "nextKeyAnnounced");
            at = endFarMessage(writer, begin, NextKeyAnnounced.write(message.body.value, writer, begin), 146);
          } else if (message.body.case === "registerResponse") {
            const begin = beginFarMessage(writer, at, 170, message.body.value, "registerResponse");
            at = endFarMessage(writer, begin, RegisterResponse.write(message.body.value, writer, begin), 170);
          } else if (message.body.case === "setStatusRequest") {
            const begin = beginFarMessage(writer, at, 322, message.body.value, "setStatusRequest");
            at = endFarMessage(writer, begin, SetStatusRequest.write(message.body.value, writer, begin), 322);
          } else if (message.body.case === "getPeersResponse") {
            const begin = beginFarMessage(writer, at, 346, message.body.value, "getPeersResponse");
            at = endFarMessage(writer, begin, GetPeersResponse.write(message.body.value, writer, begin), 346);
          } else if (message.body.case === "sendTextResponse") {
            const begin = beginFarMessage(writer, at, 490, message.body.value, "sendTextResponse");
            at = endFarMessage(writer, begin, SendTextResponse.write(message.body.value, writer, begin), 490);
          } else if (message.body.case === "broadcastRequest") {
            const begin = beginFarMessage(writer, at, 506, message.body.value, "broadcastRequest");
            at = endFarMessage(writer, begin, BroadcastRequest.write(message.body.value, writer, begin), 506);
          } else if (message.body.case === "setTypingRequest") {
            const begin = beginFarMessage(writer, at, 530, message.body.value, "setTypingRequest");
            at = endFarMessage(writer, begin, SetTypingRequest.write(message.body.value, writer, begin), 530);
          } else if (message.body.case === "announceResponse") {
            const begin = beginFarMessage(writer, at, 794, message.body.value, "announceResponse");
            at = endFarMessage(writer, begin, AnnounceResponse.write(message.body.value, writer, begin), 794);
          } else if (message.body.case === "markReadResponse") {
            const begin = beginFarMessage(writer, at, 842, message.body.value, "markReadResponse");
            at = endFarMessage(writer, begin, MarkReadResponse.write(message.body.value, writer, begin), 842);
          } else if (message.body.case === "peerPingResponse") {
            const begin = beginFarMessage(writer, at, 930, message.body.value, "peerPingResponse");
            at = endFarMessage(writer, begin, PeerPingResponse.write(message.body.value, writer, begin), 930);
          } else if (message.body.case === "peerPathResponse") {
            const begin = beginFarMessage(writer, at, 994, message.body.value, "peerPathResponse");
            at = endFarMessage(writer, begin, PeerPathResponse.write(message.body.value, writer, begin), 994);
          } else if (message.body.case === "bindRelayRequest") {
            const begin = beginFarMessage(writer, at, 1026, message.body.value, "bindRelayRequest");
            at = endFarMessage(writer, begin, BindRelayRequest.write(message.body.value, writer, begin), 1026);
          } else if (message.body.case === "listRoomsRequest") {
            const begin = beginFarMessage(writer, at, 1618, message.body.value, "listRoomsRequest");
            at = endFarMessage(writer, begin, ListRoomsRequest.write(message.body.value, writer, begin), 1618);
          } else if (message.body.case === "joinRoomResponse") {
            const begin = beginFarMessage(writer, at, 1642, message.body.value, "joinRoomResponse");
            at = endFarMessage(writer, begin, JoinRoomResponse.write(message.body.value, writer, begin), 1642);
          } else if (message.body.case === "leaveRoomRequest") {
            const begin = beginFarMessage(writer, at, 1650, message.body.value, "leaveRoomRequest");
            at = endFarMessage(writer, begin, LeaveRoomRequest.write(message.body.value, writer, begin), 1650);
          } else if (message.body.case === "closeRoomRequest") {
            const begin = beginFarMessage(writer, at, 1794, message.body.value, "closeRoomRequest");
            at = endFarMessage(writer, begin, CloseRoomRequest.write(message.body.value, writer, begin), 1794);
          } else if (message.body.case === "editPostResponse") {
            const begin = beginFarMessage(writer, at, 1818, message.body.value, "editPostResponse");
            at = endFarMessage(writer, begin, EditPostResponse.write(message.body.value, writer, begin), 1818);
          } else if (message.body.case === "watchRoomRequest") {
            const begin = beginFarMessage(writer, at, 1906, message.body.value, "watchRoomRequest");
            at = endFarMessage(writer, begin, WatchRoomRequest.write(message.body.value, writer, begin), 1906);
          } else {
            throw unknownCase("body");
          }
          break;
        case 17:
          if (message.body.case === "beginLoginRequest") {
            const begin = beginFarMessage(writer, at, 178, message.body.value, "beginLoginRequest");
            at = endFarMessage(writer, begin, BeginLoginRequest.write(message.body.value, writer, begin), 178);
          } else if (message.body.case === "setPrivacyRequest") {
            const begin = beginFarMessage(writer, at, 226, message.body.value, "setPrivacyRequest");
            at = endFarMessage(writer, begin, SetPrivacyRequest.write(message.body.value, writer, begin), 226);
          } else if (message.body.case === "setStatusResponse") {
            const begin = beginFarMessage(writer, at, 330, message.body.value, "setStatusResponse");
            at = endFarMessage(writer, begin, SetStatusResponse.write(message.body.value, writer, begin), 330);
          } else if (message.body.case === "watchPeersRequest") {
            const begin = beginFarMessage(writer, at, 354, message.body.value, "watchPeersRequest");
            at = endFarMessage(writer, begin, WatchPeersRequest.write(message.body.value, writer, begin), 354);
          } else if (message.body.case === "addContactRequest") {
            const begin = beginFarMessage(writer, at, 378, message.body.value, "addContactRequest");
            at = endFarMessage(writer, begin, AddContactRequest.write(message.body.value, writer, begin), 378);
          } else if (message.body.case === "broadcastResponse") {
            const begin = beginFarMessage(writer, at, 514, message.body.value, "broadcastResponse");
            at = endFarMessage(writer, begin, BroadcastResponse.write(message.body.value, writer, begin), 514);
          } else if (message.body.case === "broadcastReceived") {
            const begin = beginFarMessage(writer, at, 522, message.body.value, "broadcastReceived");
            at = endFarMessage(writer, begin, BroadcastReceived.write(message.body.value, writer, begin), 522);
          } else if (message.body.case === "setTypingResponse") {
            const begin = beginFarMessage(writer, at, 538, message.body.value, "setTypingResponse");
            at = endFarMessage(writer, begin, SetTypingResponse.write(message.body.value, writer, begin), 538);
          } else if (message.body.case === "candidatesOffered") {
            const begin = beginFarMessage(writer, at, 754, message.body.value, "candidatesOffered");
            at = endFarMessage(writer, begin, CandidatesOffered.write(message.body.value, writer, begin), 754);
          } else if (message.body.case === "fetchTextsRequest") {
            const begin = beginFarMessage(writer, at, 802, message.body.value, "fetchTextsRequest");
            at = endFarMessage(writer, begin, FetchTextsRequest.write(message.body.value, writer, begin), 802);
          } else if (message.body.case === "getHistoryRequest") {
            const begin = beginFarMessage(writer, at, 858, message.body.value, "getHistoryRequest");
            at = endFarMessage(writer, begin, GetHistoryRequest.write(message.body.value, writer, begin), 858);
          } else if (message.body.case === "bindRelayResponse") {
            const begin = beginFarMessage(writer, at, 1034, message.body.value, "bindRelayResponse");
            at = endFarMessage(writer, begin, BindRelayResponse.write(message.body.value, writer, begin), 1034);
          } else if (message.body.case === "announcementAsked") {
            const begin = beginFarMessage(writer, at, 1290, message.body.value, "announcementAsked");
            at = endFarMessage(writer, begin, AnnouncementAsked.write(message.body.value, writer, begin), 1290);
          } else if (message.body.case === "watchScopeRequest") {
            const begin = beginFarMessage(writer, at, 1298, message.body.value, "watchScopeRequest");
            at = endFarMessage(writer, begin, WatchScopeRequest.write(message.body.value, writer, begin), 1298);
          } else if (message.body.case === "peerCountsChanged") {
            const begin = beginFarMessage(writer, at, 1314, message.body.value, "peerCountsChanged");
            at = endFarMessage(writer, begin, PeerCountsChanged.write(message.body.value, writer, begin), 1314);
          } else if (message.body.case === "callMethodRequest") {
            const begin = beginFarMessage(writer, at, 1362, message.body.value, "callMethodRequest");
            at = endFarMessage(writer, begin, CallMethodRequest.write(message.body.value, writer, begin), 1362);
          } else if (message.body.case === "peerFileWithdrawn") {
            const begin = beginFarMessage(writer, at, 1514, message.body.value, "peerFileWithdrawn");
            at = endFarMessage(writer, begin, PeerFileWithdrawn.write(message.body.value, writer, begin), 1514);
          } else if (message.body.case === "createRoomRequest") {
            const begin = beginFarMessage(writer, at, 1602, message.body.value, "createRoomRequest");
            at = endFarMessage(writer, begin, CreateRoomRequest.write(message.body.value, writer, begin), 1602);
          } else if (message.body.case === "listRoomsResponse") {
            const begin = beginFarMessage(writer, at, 1626, message.body.value, "listRoomsResponse");
            at = endFarMessage(writer, begin, ListRoomsResponse.write(message.body.value, writer, begin), 1626);
          } else if (message.body.case === "leaveRoomResponse") {
            const begin = beginFarMessage(writer, at, 1658, message.body.value, "leaveRoomResponse");
            at = endFarMessage(writer, begin, LeaveRoomResponse.write(message.body.value, writer, begin), 1658);
          } else if (message.body.case === "postInRoomRequest") {
            const begin = beginFarMessage(writer, at, 1682, message.body.value, "postInRoomRequest");
            at = endFarMessage(writer, begin, PostInRoomRequest.write(message.body.value, writer, begin), 1682);
          } else if (message.body.case === "closeRoomResponse") {
            const begin = beginFarMessage(writer, at, 1802, message.body.value, "closeRoomResponse");
            at = endFarMessage(writer, begin, CloseRoomResponse.write(message.body.value, writer, begin), 1802);
          } else if (message.body.case === "deletePostRequest") {
            const begin = beginFarMessage(writer, at, 1826, message.body.value, "deletePostRequest");
            at = endFarMessage(writer, begin, DeletePostRequest.write(message.body.value, writer, begin), 1826);
          } else if (message.body.case === "reportPostRequest") {
            const begin = beginFarMessage(writer, at, 1874, message.body.value, "reportPostRequest");
            at = endFarMessage(writer, begin, ReportPostRequest.write(message.body.value, writer, begin), 1874);
          } else if (message.body.case === "getRoomLogRequest") {
            const begin = beginFarMessage(writer, at, 1890, message.body.value, "getRoomLogRequest");
            at = endFarMessage(writer, begin, GetRoomLogRequest.write(message.body.value, writer, begin), 1890);
          } else if (message.body.case === "watchRoomResponse") {
            const begin = beginFarMessage(writer, at, 1914, message.body.value, "watchRoomResponse");
            at = endFarMessage(writer, begin, WatchRoomResponse.write(message.body.value, writer, begin), 1914);
          } else {
            throw unknownCase("body");
          }
          break;
        case 18:
          if (message.body.case === "beginLoginResponse") {
            const begin = beginFarMessage(writer, at, 186, message.body.value, "beginLoginResponse");
            at = endFarMessage(writer, begin, BeginLoginResponse.write(message.body.value, writer, begin), 186);
          } else if (message.body.case === "finishLoginRequest") {
            const begin = beginFarMessage(writer, at, 194, message.body.value, "finishLoginRequest");
            at = endFarMessage(writer, begin, FinishLoginRequest.write(message.body.value, writer, begin), 194);
          } else if (message.body.case === "setPrivacyResponse") {
            const begin = beginFarMessage(writer, at, 234, message.body.value, "setPrivacyResponse");
            at = endFarMessage(writer, begin, SetPrivacyResponse.write(message.body.value, writer, begin), 234);
          } else if (message.body.case === "listDevicesRequest") {
            const begin = beginFarMessage(writer, at, 274, message.body.value, "listDevicesRequest");
            at = endFarMessage(writer, begin, ListDevicesRequest.write(message.body.value, writer, begin), 274);
          } else if (message.body.case === "watchPeersResponse") {
            const begin = beginFarMessage(writer, at, 362, message.body.value, "watchPeersResponse");
            at = endFarMessage(writer, begin, WatchPeersResponse.write(message.body.value, writer, begin), 362);
          } else if (message.body.case === "addContactResponse") {
            const begin = beginFarMessage(writer, at, 386, message.body.value, "addContactResponse");
            at = endFarMessage(writer, begin, AddContactResponse.write(message.body.value, writer, begin), 386);
          } else if (message.body.case === "listBlockedRequest") {
            const begin = beginFarMessage(writer, at, 466, message.body.value, "listBlockedRequest");
            at = endFarMessage(writer, begin, ListBlockedRequest.write(message.body.value, writer, begin), 466);
          } else if (message.body.case === "sendMessageRequest") {
            const begin = beginFarMessage(writer, at, 562, message.body.value, "sendMessageRequest");
            at = endFarMessage(writer, begin, SendMessageRequest.write(message.body.value, writer, begin), 562);
          } else if (message.body.case === "fetchTextsResponse") {
            const begin = beginFarMessage(writer, at, 810, message.body.value, "fetchTextsResponse");
            at = endFarMessage(writer, begin, FetchTextsResponse.write(message.body.value, writer, begin), 810);
          } else if (message.body.case === "getHistoryResponse") {
            const begin = beginFarMessage(writer, at, 866, message.body.value, "getHistoryResponse");
            at = endFarMessage(writer, begin, GetHistoryResponse.write(message.body.value, writer, begin), 866);
          } else if (message.body.case === "watchScopeResponse") {
            const begin = beginFarMessage(writer, at, 1306, message.body.value, "watchScopeResponse");
            at = endFarMessage(writer, begin, WatchScopeResponse.write(message.body.value, writer, begin), 1306);
          } else if (message.body.case === "callMethodResponse") {
            const begin = beginFarMessage(writer, at, 1370, message.body.value, "callMethodResponse");
            at = endFarMessage(writer, begin, CallMethodResponse.write(message.body.value, writer, begin), 1370);
          } else if (message.body.case === "createRoomResponse") {
            const begin = beginFarMessage(writer, at, 1610, message.body.value, "createRoomResponse");
            at = endFarMessage(writer, begin, CreateRoomResponse.write(message.body.value, writer, begin), 1610);
          } else if (message.body.case === "postInRoomResponse") {
            const begin = beginFarMessage(writer, at, 1690, message.body.value, "postInRoomResponse");
            at = endFarMessage(writer, begin, PostInRoomResponse.write(message.body.value, writer, begin), 1690);
          } else if (message.body.case === "deletePostResponse") {
            const begin = beginFarMessage(writer, at, 1834, message.body.value, "deletePostResponse");
            at = endFarMessage(writer, begin, DeletePostResponse.write(message.body.value, writer, begin), 1834);
          } else if (message.body.case === "reactToPostRequest") {
            const begin = beginFarMessage(writer, at, 1842, message.body.value, "reactToPostRequest");
            at = endFarMessage(writer, begin, ReactToPostRequest.write(message.body.value, writer, begin), 1842);
          } else if (message.body.case === "reportPostResponse") {
            const begin = beginFarMessage(writer, at, 1882, message.body.value, "reportPostResponse");
            at = endFarMessage(writer, begin, ReportPostResponse.write(message.body.value, writer, begin), 1882);
          } else if (message.body.case === "getRoomLogResponse") {
            const begin = beginFarMessage(writer, at, 1898, message.body.value, "getRoomLogResponse");
            at = endFarMessage(writer, begin, GetRoomLogResponse.write(message.body.value, writer, begin), 1898);
          } else if (message.body.case === "roomMembersChanged") {
            const begin = beginFarMessage(writer, at, 1962, message.body.value, "roomMembersChanged");
            at = endFarMessage(writer, begin, RoomMembersChanged.write(message.body.value, writer, begin), 1962);
          } else {
            throw unknownCase("body");
          }
          break;
        case 19:
          if (message.body.case === "openDatagramRequest") {
            const begin = beginMessage(writer, at, 114, message.body.value, "openDatagramRequest");
            at = endMessage(writer, begin, OpenDatagramRequest.write(message.body.value, writer, begin));
          } else if (message.body.case === "finishLoginResponse") {
            const begin = beginFarMessage(writer, at, 202, message.body.value, "finishLoginResponse");
            at = endFarMessage(writer, begin, FinishLoginResponse.write(message.body.value, writer, begin), 202);
          } else if (message.body.case === "listDevicesResponse") {
            const begin = beginFarMessage(writer, at, 282, message.body.value, "listDevicesResponse");
            at = endFarMessage(writer, begin, ListDevicesResponse.write(message.body.value, writer, begin), 282);
          } else if (message.body.case === "revokeDeviceRequest") {
            const begin = beginFarMessage(writer, at, 290, message.body.value, "revokeDeviceRequest");
            at = endFarMessage(writer, begin, RevokeDeviceRequest.write(message.body.value, writer, begin), 290);
          } else if (message.body.case === "listContactsRequest") {
            const begin = beginFarMessage(writer, at, 410, message.body.value, "listContactsRequest");
            at = endFarMessage(writer, begin, ListContactsRequest.write(message.body.value, writer, begin), 410);
          } else if (message.body.case === "listBlockedResponse") {
            const begin = beginFarMessage(writer, at, 474, message.body.value, "listBlockedResponse");
            at = endFarMessage(writer, begin, ListBlockedResponse.write(message.body.value, writer, begin), 474);
          } else if (message.body.case === "sendMessageResponse") {
            const begin = beginFarMessage(writer, at, 570, message.body.value, "sendMessageResponse");
            at = endFarMessage(writer, begin, SendMessageResponse.write(message.body.value, writer, begin), 570);
          } else if (message.body.case === "confirmTextsRequest") {
            const begin = beginFarMessage(writer, at, 818, message.body.value, "confirmTextsRequest");
            at = endFarMessage(writer, begin, ConfirmTextsRequest.write(message.body.value, writer, begin), 818);
          } else if (message.body.case === "peerMessagesRefused") {
            const begin = beginFarMessage(writer, at, 1202, message.body.value, "peerMessagesRefused");
            at = endFarMessage(writer, begin, PeerMessagesRefused.write(message.body.value, writer, begin), 1202);
          } else if (message.body.case === "inviteToRoomRequest") {
            const begin = beginFarMessage(writer, at, 1666, message.body.value, "inviteToRoomRequest");
            at = endFarMessage(writer, begin, InviteToRoomRequest.write(message.body.value, writer, begin), 1666);
          } else if (message.body.case === "markRoomReadRequest") {
            const begin = beginFarMessage(writer, at, 1714, message.body.value, "markRoomReadRequest");
            at = endFarMessage(writer, begin, MarkRoomReadRequest.write(message.body.value, writer, begin), 1714);
          } else if (message.body.case === "moderateRoomRequest") {
            const begin = beginFarMessage(writer, at, 1762, message.body.value, "moderateRoomRequest");
            at = endFarMessage(writer, begin, ModerateRoomRequest.write(message.body.value, writer, begin), 1762);
          } else if (message.body.case === "reactToPostResponse") {
            const begin = beginFarMessage(writer, at, 1850, message.body.value, "reactToPostResponse");
            at = endFarMessage(writer, begin, ReactToPostResponse.write(message.body.value, writer, begin), 1850);
          } else if (message.body.case === "roomSettingsChanged") {
            const begin = beginFarMessage(writer, at, 1922, message.body.value, "roomSettingsChanged");
            at = endFarMessage(writer, begin, RoomSettingsChanged.write(message.body.value, writer, begin), 1922);
          } else if (message.body.case === "roomMessageReceived") {
            const begin = beginFarMessage(writer, at, 1986, message.body.value, "roomMessageReceived");
            at = endFarMessage(writer, begin, RoomMessageReceived.write(message.body.value, writer, begin), 1986);
          } else {
            throw unknownCase("body");
          }
          break;
        case 20:
          if (message.body.case === "openDatagramResponse") {
            const begin = beginMessage(writer, at, 122, message.body.value, "openDatagramResponse");
            at = endMessage(writer, begin, OpenDatagramResponse.write(message.body.value, writer, begin));
          } else if (message.body.case === "revokeDeviceResponse") {
            const begin = beginFarMessage(writer, at, 298, message.body.value, "revokeDeviceResponse");
            at = endFarMessage(writer, begin, RevokeDeviceResponse.write(message.body.value, writer, begin), 298);
          } else if (message.body.case === "removeContactRequest") {
            const begin = beginFarMessage(writer, at, 394, message.body.value, "removeContactRequest");
            at = endFarMessage(writer, begin, RemoveContactRequest.write(message.body.value, writer, begin), 394);
          } else if (message.body.case === "listContactsResponse") {
            const begin = beginFarMessage(writer, at, 418, message.body.value, "listContactsResponse");
            at = endFarMessage(writer, begin, ListContactsResponse.write(message.body.value, writer, begin), 418);
          } else if (message.body.case === "deleteAccountRequest") {
            const begin = beginFarMessage(writer, at, 626, message.body.value, "deleteAccountRequest");
            at = endFarMessage(writer, begin, DeleteAccountRequest.write(message.body.value, writer, begin), 626);
          } else if (message.body.case === "confirmTextsResponse") {
            const begin = beginFarMessage(writer, at, 826, message.body.value, "confirmTextsResponse");
            at = endFarMessage(writer, begin, ConfirmTextsResponse.write(message.body.value, writer, begin), 826);
          } else if (message.body.case === "beginRegisterRequest") {
            const begin = beginFarMessage(writer, at, 970, message.body.value, "beginRegisterRequest");
            at = endFarMessage(writer, begin, BeginRegisterRequest.write(message.body.value, writer, begin), 970);
          } else if (message.body.case === "inviteToRoomResponse") {
            const begin = beginFarMessage(writer, at, 1674, message.body.value, "inviteToRoomResponse");
            at = endFarMessage(writer, begin, InviteToRoomResponse.write(message.body.value, writer, begin), 1674);
          } else if (message.body.case === "markRoomReadResponse") {
            const begin = beginFarMessage(writer, at, 1722, message.body.value, "markRoomReadResponse");
            at = endFarMessage(writer, begin, MarkRoomReadResponse.write(message.body.value, writer, begin), 1722);
          } else if (message.body.case === "moderateRoomResponse") {
            const begin = beginFarMessage(writer, at, 1770, message.body.value, "moderateRoomResponse");
            at = endFarMessage(writer, begin, ModerateRoomResponse.write(message.body.value, writer, begin), 1770);
          } else {
            throw unknownCase("body");
          }
          break;
        case 21:
          if (message.body.case === "changePasswordRequest") {
            const begin = beginFarMessage(writer, at, 306, message.body.value, "changePasswordRequest");
            at = endFarMessage(writer, begin, ChangePasswordRequest.write(message.body.value, writer, begin), 306);
          } else if (message.body.case === "removeContactResponse") {
            const begin = beginFarMessage(writer, at, 402, message.body.value, "removeContactResponse");
            at = endFarMessage(writer, begin, RemoveContactResponse.write(message.body.value, writer, begin), 402);
          } else if (message.body.case === "deleteAccountResponse") {
            const begin = beginFarMessage(writer, at, 634, message.body.value, "deleteAccountResponse");
            at = endFarMessage(writer, begin, DeleteAccountResponse.write(message.body.value, writer, begin), 634);
          } else if (message.body.case === "beginRegisterResponse") {
            const begin = beginFarMessage(writer, at, 978, message.body.value, "beginRegisterResponse");
            at = endFarMessage(writer, begin, BeginRegisterResponse.write(message.body.value, writer, begin), 978);
          } else if (message.body.case === "logInWithTokenRequest") {
            const begin = beginFarMessage(writer, at, 1378, message.body.value, "logInWithTokenRequest");
            at = endFarMessage(writer, begin, LogInWithTokenRequest.write(message.body.value, writer, begin), 1378);
          } else if (message.body.case === "getRoomHistoryRequest") {
            const begin = beginFarMessage(writer, at, 1698, message.body.value, "getRoomHistoryRequest");
            at = endFarMessage(writer, begin, GetRoomHistoryRequest.write(message.body.value, writer, begin), 1698);
          } else {
            throw unknownCase("body");
          }
          break;
        case 22:
          if (message.body.case === "changePasswordResponse") {
            const begin = beginFarMessage(writer, at, 314, message.body.value, "changePasswordResponse");
            at = endFarMessage(writer, begin, ChangePasswordResponse.write(message.body.value, writer, begin), 314);
          } else if (message.body.case === "offerCandidatesRequest") {
            const begin = beginFarMessage(writer, at, 738, message.body.value, "offerCandidatesRequest");
            at = endFarMessage(writer, begin, OfferCandidatesRequest.write(message.body.value, writer, begin), 738);
          } else if (message.body.case === "logInWithTokenResponse") {
            const begin = beginFarMessage(writer, at, 1386, message.body.value, "logInWithTokenResponse");
            at = endFarMessage(writer, begin, LogInWithTokenResponse.write(message.body.value, writer, begin), 1386);
          } else if (message.body.case === "getRoomHistoryResponse") {
            const begin = beginFarMessage(writer, at, 1706, message.body.value, "getRoomHistoryResponse");
            at = endFarMessage(writer, begin, GetRoomHistoryResponse.write(message.body.value, writer, begin), 1706);
          } else if (message.body.case === "listRoomMembersRequest") {
            const begin = beginFarMessage(writer, at, 1730, message.body.value, "listRoomMembersRequest");
            at = endFarMessage(writer, begin, ListRoomMembersRequest.write(message.body.value, writer, begin), 1730);
          } else if (message.body.case === "sendRoomMessageRequest") {
            const begin = beginFarMessage(writer, at, 1970, message.body.value, "sendRoomMessageRequest");
            at = endFarMessage(writer, begin, SendRoomMessageRequest.write(message.body.value, writer, begin), 1970);
          } else {
            throw unknownCase("body");
          }
          break;
        case 23:
          if (message.body.case === "beginDeviceLoginRequest") {
            const begin = beginFarMessage(writer, at, 242, message.body.value, "beginDeviceLoginRequest");
            at = endFarMessage(writer, begin, BeginDeviceLoginRequest.write(message.body.value, writer, begin), 242);
          } else if (message.body.case === "offerCandidatesResponse") {
            const begin = beginFarMessage(writer, at, 746, message.body.value, "offerCandidatesResponse");
            at = endFarMessage(writer, begin, OfferCandidatesResponse.write(message.body.value, writer, begin), 746);
          } else if (message.body.case === "listRoomMembersResponse") {
            const begin = beginFarMessage(writer, at, 1738, message.body.value, "listRoomMembersResponse");
            at = endFarMessage(writer, begin, ListRoomMembersResponse.write(message.body.value, writer, begin), 1738);
          } else if (message.body.case === "sendRoomMessageResponse") {
            const begin = beginFarMessage(writer, at, 1978, message.body.value, "sendRoomMessageResponse");
            at = endFarMessage(writer, begin, SendRoomMessageResponse.write(message.body.value, writer, begin), 1978);
          } else {
            throw unknownCase("body");
          }
          break;
        case 24:
          if (message.body.case === "beginDeviceLoginResponse") {
            const begin = beginFarMessage(writer, at, 250, message.body.value, "beginDeviceLoginResponse");
            at = endFarMessage(writer, begin, BeginDeviceLoginResponse.write(message.body.value, writer, begin), 250);
          } else if (message.body.case === "finishDeviceLoginRequest") {
            const begin = beginFarMessage(writer, at, 258, message.body.value, "finishDeviceLoginRequest");
            at = endFarMessage(writer, begin, FinishDeviceLoginRequest.write(message.body.value, writer, begin), 258);
          } else {
            throw unknownCase("body");
          }
          break;
        case 25:
          if (message.body.case === "finishDeviceLoginResponse") {
            const begin = beginFarMessage(writer, at, 266, message.body.value, "finishDeviceLoginResponse");
            at = endFarMessage(writer, begin, FinishDeviceLoginResponse.write(message.body.value, writer, begin), 266);
          } else {
            throw unknownCase("body");
          }
          break;
        default:
          throw unknownCase("body");
      }
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Message$inOrder(reader)) {
    return isAtEnd(reader) ? message : Message$rest(reader, message);
  },
};

const Message$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Message,
    field$1: Header | undefined,
    oneof$2: MessageBody,
    field$3: PeerAck | undefined,
  ): void {
    this.header = field$1;
    this.body = oneof$2;
    this.carriedAck = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Message$inOrder(reader: Reader): Message {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Header | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 216);
    field$1 = Header.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: PeerAck | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 280);
    field$3 = PeerAck.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Message$new(field$1, noCase(), field$3);
}

/** Reads the remaining fields, in any order. */
function Message$rest(reader: Reader, message: Message): Message {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag & 7) {
      case 2:
        switch (tag >>> 3) {
          case 1: {
            const outerEnd = enterMessage(reader, message.header === undefined ? 216 : 0);
            message.header = Header.read(reader, message.header);
            leaveMessage(reader, outerEnd);
            break;
          }
          case 2: {
            const before = message.body.case === "error" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 96 : 0);
            message.body = oneofCase("error", ErrorInfo.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 3: {
            const outerEnd = enterMessage(reader, message.carriedAck === undefined ? 280 : 0);
            message.carriedAck = PeerAck.read(reader, message.carriedAck);
            leaveMessage(reader, outerEnd);
            break;
          }
          case 10: {
            const before = message.body.case === "helloRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 136 : 0);
            message.body = oneofCase("helloRequest", HelloRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 11: {
            const before = message.body.case === "helloResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 176 : 0);
            message.body = oneofCase("helloResponse", HelloResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 12: {
            const before = message.body.case === "pingRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("pingRequest", PingRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 13: {
            const before = message.body.case === "pingResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("pingResponse", PingResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 14: {
            const before = message.body.case === "openDatagramRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("openDatagramRequest", OpenDatagramRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 15: {
            const before = message.body.case === "openDatagramResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 152 : 0);
            message.body = oneofCase("openDatagramResponse", OpenDatagramResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 16: {
            const before = message.body.case === "probeRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("probeRequest", ProbeRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 17: {
            const before = message.body.case === "probeResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
            message.body = oneofCase("probeResponse", ProbeResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 18: {
            const before = message.body.case === "nextKeyAnnounced" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("nextKeyAnnounced", NextKeyAnnounced.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 19: {
            const before = message.body.case === "limitsChanged" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("limitsChanged", LimitsChanged.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 20: {
            const before = message.body.case === "registerRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("registerRequest", RegisterRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 21: {
            const before = message.body.case === "registerResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 104 : 0);
            message.body = oneofCase("registerResponse", RegisterResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 22: {
            const before = message.body.case === "beginLoginRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
            message.body = oneofCase("beginLoginRequest", BeginLoginRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 23: {
            const before = message.body.case === "beginLoginResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("beginLoginResponse", BeginLoginResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 24: {
            const before = message.body.case === "finishLoginRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("finishLoginRequest", FinishLoginRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 25: {
            const before = message.body.case === "finishLoginResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("finishLoginResponse", FinishLoginResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 26: {
            const before = message.body.case === "logOffRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("logOffRequest", LogOffRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 27: {
            const before = message.body.case === "logOffResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("logOffResponse", LogOffResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 28: {
            const before = message.body.case === "setPrivacyRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
            message.body = oneofCase("setPrivacyRequest", SetPrivacyRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 29: {
            const before = message.body.case === "setPrivacyResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("setPrivacyResponse", SetPrivacyResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 30: {
            const before = message.body.case === "beginDeviceLoginRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("beginDeviceLoginRequest", BeginDeviceLoginRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 31: {
            const before = message.body.case === "beginDeviceLoginResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("beginDeviceLoginResponse", BeginDeviceLoginResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 32: {
            const before = message.body.case === "finishDeviceLoginRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("finishDeviceLoginRequest", FinishDeviceLoginRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 33: {
            const before = message.body.case === "finishDeviceLoginResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("finishDeviceLoginResponse", FinishDeviceLoginResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 34: {
            const before = message.body.case === "listDevicesRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("listDevicesRequest", ListDevicesRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 35: {
            const before = message.body.case === "listDevicesResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
            message.body = oneofCase("listDevicesResponse", ListDevicesResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 36: {
            const before = message.body.case === "revokeDeviceRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("revokeDeviceRequest", RevokeDeviceRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 37: {
            const before = message.body.case === "revokeDeviceResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("revokeDeviceResponse", RevokeDeviceResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 38: {
            const before = message.body.case === "changePasswordRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
            message.body = oneofCase("changePasswordRequest", ChangePasswordRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 39: {
            const before = message.body.case === "changePasswordResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("changePasswordResponse", ChangePasswordResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 40: {
            const before = message.body.case === "setStatusRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("setStatusRequest", SetStatusRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 41: {
            const before = message.body.case === "setStatusResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("setStatusResponse", SetStatusResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 42: {
            const before = message.body.case === "getPeersRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("getPeersRequest", GetPeersRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 43: {
            const before = message.body.case === "getPeersResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("getPeersResponse", GetPeersResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 44: {
            const before = message.body.case === "watchPeersRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("watchPeersRequest", WatchPeersRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 45: {
            const before = message.body.case === "watchPeersResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("watchPeersResponse", WatchPeersResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 46: {
            const before = message.body.case === "peersChanged" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 120 : 0);
            message.body = oneofCase("peersChanged", PeersChanged.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 47: {
            const before = message.body.case === "addContactRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("addContactRequest", AddContactRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 48: {
            const before = message.body.case === "addContactResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("addContactResponse", AddContactResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 49: {
            const before = message.body.case === "removeContactRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("removeContactRequest", RemoveContactRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 50: {
            const before = message.body.case === "removeContactResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("removeContactResponse", RemoveContactResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 51: {
            const before = message.body.case === "listContactsRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("listContactsRequest", ListContactsRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 52: {
            const before = message.body.case === "listContactsResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("listContactsResponse", ListContactsResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 53: {
            const before = message.body.case === "contactChanged" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("contactChanged", ContactChanged.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 54: {
            const before = message.body.case === "blockRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("blockRequest", BlockRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 55: {
            const before = message.body.case === "blockResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("blockResponse", BlockResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 56: {
            const before = message.body.case === "unblockRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("unblockRequest", UnblockRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 57: {
            const before = message.body.case === "unblockResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("unblockResponse", UnblockResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 58: {
            const before = message.body.case === "listBlockedRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("listBlockedRequest", ListBlockedRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 59: {
            const before = message.body.case === "listBlockedResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("listBlockedResponse", ListBlockedResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 60: {
            const before = message.body.case === "sendTextRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("sendTextRequest", SendTextRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 61: {
            const before = message.body.case === "sendTextResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("sendTextResponse", SendTextResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 62: {
            const before = message.body.case === "textReceived" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("textReceived", TextReceived.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 63: {
            const before = message.body.case === "broadcastRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("broadcastRequest", BroadcastRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 64: {
            const before = message.body.case === "broadcastResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("broadcastResponse", BroadcastResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 65: {
            const before = message.body.case === "broadcastReceived" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
            message.body = oneofCase("broadcastReceived", BroadcastReceived.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 66: {
            const before = message.body.case === "setTypingRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("setTypingRequest", SetTypingRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 67: {
            const before = message.body.case === "setTypingResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("setTypingResponse", SetTypingResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 68: {
            const before = message.body.case === "typingChanged" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
            message.body = oneofCase("typingChanged", TypingChanged.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 70: {
            const before = message.body.case === "sendMessageRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("sendMessageRequest", SendMessageRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 71: {
            const before = message.body.case === "sendMessageResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("sendMessageResponse", SendMessageResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 72: {
            const before = message.body.case === "messageReceived" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
            message.body = oneofCase("messageReceived", MessageReceived.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 77: {
            const before = message.body.case === "privacyChanged" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("privacyChanged", PrivacyChanged.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 78: {
            const before = message.body.case === "deleteAccountRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("deleteAccountRequest", DeleteAccountRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 79: {
            const before = message.body.case === "deleteAccountResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("deleteAccountResponse", DeleteAccountResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 80: {
            const before = message.body.case === "inviteRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 176 : 0);
            message.body = oneofCase("inviteRequest", InviteRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 81: {
            const before = message.body.case === "inviteResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("inviteResponse", InviteResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 82: {
            const before = message.body.case === "invited" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 96 : 0);
            message.body = oneofCase("invited", Invited.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 83: {
            const before = message.body.case === "acceptRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 200 : 0);
            message.body = oneofCase("acceptRequest", AcceptRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 84: {
            const before = message.body.case === "acceptResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("acceptResponse", AcceptResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 85: {
            const before = message.body.case === "accepted" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("accepted", Accepted.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 86: {
            const before = message.body.case === "declineRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("declineRequest", DeclineRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 87: {
            const before = message.body.case === "declineResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("declineResponse", DeclineResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 88: {
            const before = message.body.case === "declined" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("declined", Declined.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 89: {
            const before = message.body.case === "cancelRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("cancelRequest", CancelRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 90: {
            const before = message.body.case === "cancelResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("cancelResponse", CancelResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 91: {
            const before = message.body.case === "cancelled" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("cancelled", Cancelled.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 92: {
            const before = message.body.case === "offerCandidatesRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 152 : 0);
            message.body = oneofCase("offerCandidatesRequest", OfferCandidatesRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 93: {
            const before = message.body.case === "offerCandidatesResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("offerCandidatesResponse", OfferCandidatesResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 94: {
            const before = message.body.case === "candidatesOffered" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 112 : 0);
            message.body = oneofCase("candidatesOffered", CandidatesOffered.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 95: {
            const before = message.body.case === "hangUpRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("hangUpRequest", HangUpRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 96: {
            const before = message.body.case === "hangUpResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("hangUpResponse", HangUpResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 97: {
            const before = message.body.case === "hungUp" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("hungUp", HungUp.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 98: {
            const before = message.body.case === "announceRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 160 : 0);
            message.body = oneofCase("announceRequest", AnnounceRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 99: {
            const before = message.body.case === "announceResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("announceResponse", AnnounceResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 100: {
            const before = message.body.case === "fetchTextsRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("fetchTextsRequest", FetchTextsRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 101: {
            const before = message.body.case === "fetchTextsResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 128 : 0);
            message.body = oneofCase("fetchTextsResponse", FetchTextsResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 102: {
            const before = message.body.case === "confirmTextsRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("confirmTextsRequest", ConfirmTextsRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 103: {
            const before = message.body.case === "confirmTextsResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("confirmTextsResponse", ConfirmTextsResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 104: {
            const before = message.body.case === "markReadRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("markReadRequest", MarkReadRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 105: {
            const before = message.body.case === "markReadResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("markReadResponse", MarkReadResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 106: {
            const before = message.body.case === "receiptChanged" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
            message.body = oneofCase("receiptChanged", ReceiptChanged.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 107: {
            const before = message.body.case === "getHistoryRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("getHistoryRequest", GetHistoryRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 108: {
            const before = message.body.case === "getHistoryResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("getHistoryResponse", GetHistoryResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 110: {
            const before = message.body.case === "peerText" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
            message.body = oneofCase("peerText", PeerText.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 111: {
            const before = message.body.case === "peerAck" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 280 : 0);
            message.body = oneofCase("peerAck", PeerAck.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 112: {
            const before = message.body.case === "peerMedia" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 136 : 0);
            message.body = oneofCase("peerMedia", PeerMedia.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 113: {
            const before = message.body.case === "peerMediaEnd" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("peerMediaEnd", PeerMediaEnd.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 114: {
            const before = message.body.case === "peerMediaReport" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 160 : 0);
            message.body = oneofCase("peerMediaReport", PeerMediaReport.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 115: {
            const before = message.body.case === "peerPingRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("peerPingRequest", PeerPingRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 116: {
            const before = message.body.case === "peerPingResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("peerPingResponse", PeerPingResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 117: {
            const before = message.body.case === "peerClose" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("peerClose", PeerClose.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 118: {
            const before = message.body.case === "peerMessage" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("peerMessage", PeerMessage.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 119: {
            const before = message.body.case === "peerSignal" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("peerSignal", PeerSignal.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 120: {
            const before = message.body.case === "peerRefusal" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
            message.body = oneofCase("peerRefusal", PeerRefusal.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 121: {
            const before = message.body.case === "beginRegisterRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("beginRegisterRequest", BeginRegisterRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 122: {
            const before = message.body.case === "beginRegisterResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("beginRegisterResponse", BeginRegisterResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 123: {
            const before = message.body.case === "peerPathRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
            message.body = oneofCase("peerPathRequest", PeerPathRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 124: {
            const before = message.body.case === "peerPathResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
            message.body = oneofCase("peerPathResponse", PeerPathResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 125: {
            const before = message.body.case === "peerAddresses" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
            message.body = oneofCase("peerAddresses", PeerAddresses.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 128: {
            const before = message.body.case === "bindRelayRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("bindRelayRequest", BindRelayRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 129: {
            const before = message.body.case === "bindRelayResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("bindRelayResponse", BindRelayResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 130: {
            const before = message.body.case === "relayed" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 128 : 0);
            message.body = oneofCase("relayed", Relayed.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 134: {
            const before = message.body.case === "peerMapping" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 104 : 0);
            message.body = oneofCase("peerMapping", PeerMapping.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 137: {
            const before = message.body.case === "peerPart" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 120 : 0);
            message.body = oneofCase("peerPart", PeerPart.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 140: {
            const before = message.body.case === "resumeRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 104 : 0);
            message.body = oneofCase("resumeRequest", ResumeRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 141: {
            const before = message.body.case === "resumeResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 128 : 0);
            message.body = oneofCase("resumeResponse", ResumeResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 142: {
            const before = message.body.case === "acknowledged" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("acknowledged", Acknowledged.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 150: {
            const before = message.body.case === "peerMessagesRefused" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("peerMessagesRefused", PeerMessagesRefused.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 151: {
            const before = message.body.case === "messageOutcomes" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
            message.body = oneofCase("messageOutcomes", MessageOutcomes.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 160: {
            const before = message.body.case === "reintroduced" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("reintroduced", Reintroduced.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 161: {
            const before = message.body.case === "announcementAsked" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("announcementAsked", AnnouncementAsked.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 162: {
            const before = message.body.case === "watchScopeRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("watchScopeRequest", WatchScopeRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 163: {
            const before = message.body.case === "watchScopeResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("watchScopeResponse", WatchScopeResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 164: {
            const before = message.body.case === "peerCountsChanged" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("peerCountsChanged", PeerCountsChanged.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 170: {
            const before = message.body.case === "callMethodRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("callMethodRequest", CallMethodRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 171: {
            const before = message.body.case === "callMethodResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("callMethodResponse", CallMethodResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 172: {
            const before = message.body.case === "logInWithTokenRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("logInWithTokenRequest", LogInWithTokenRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 173: {
            const before = message.body.case === "logInWithTokenResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
            message.body = oneofCase("logInWithTokenResponse", LogInWithTokenResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 174: {
            const before = message.body.case === "peerLatest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("peerLatest", PeerLatest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 175: {
            const before = message.body.case === "peerMediaPart" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 144 : 0);
            message.body = oneofCase("peerMediaPart", PeerMediaPart.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 176: {
            const before = message.body.case === "peerPadding" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("peerPadding", PeerPadding.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 184: {
            const before = message.body.case === "peerFileOffer" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 112 : 0);
            message.body = oneofCase("peerFileOffer", PeerFileOffer.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 185: {
            const before = message.body.case === "peerFileAccept" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("peerFileAccept", PeerFileAccept.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 186: {
            const before = message.body.case === "peerFileRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 112 : 0);
            message.body = oneofCase("peerFileRequest", PeerFileRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 187: {
            const before = message.body.case === "peerFileBlock" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 120 : 0);
            message.body = oneofCase("peerFileBlock", PeerFileBlock.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 188: {
            const before = message.body.case === "peerFileResult" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("peerFileResult", PeerFileResult.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 189: {
            const before = message.body.case === "peerFileWithdrawn" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("peerFileWithdrawn", PeerFileWithdrawn.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 190: {
            const before = message.body.case === "peerTyping" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("peerTyping", PeerTyping.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 191: {
            const before = message.body.case === "peerTextsRead" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("peerTextsRead", PeerTextsRead.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 200: {
            const before = message.body.case === "createRoomRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("createRoomRequest", CreateRoomRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 201: {
            const before = message.body.case === "createRoomResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("createRoomResponse", CreateRoomResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 202: {
            const before = message.body.case === "listRoomsRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("listRoomsRequest", ListRoomsRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 203: {
            const before = message.body.case === "listRoomsResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("listRoomsResponse", ListRoomsResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 204: {
            const before = message.body.case === "joinRoomRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("joinRoomRequest", JoinRoomRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 205: {
            const before = message.body.case === "joinRoomResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("joinRoomResponse", JoinRoomResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 206: {
            const before = message.body.case === "leaveRoomRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("leaveRoomRequest", LeaveRoomRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 207: {
            const before = message.body.case === "leaveRoomResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("leaveRoomResponse", LeaveRoomResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 208: {
            const before = message.body.case === "inviteToRoomRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("inviteToRoomRequest", InviteToRoomRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 209: {
            const before = message.body.case === "inviteToRoomResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("inviteToRoomResponse", InviteToRoomResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 210: {
            const before = message.body.case === "postInRoomRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("postInRoomRequest", PostInRoomRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 211: {
            const before = message.body.case === "postInRoomResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 112 : 0);
            message.body = oneofCase("postInRoomResponse", PostInRoomResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 212: {
            const before = message.body.case === "getRoomHistoryRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
            message.body = oneofCase("getRoomHistoryRequest", GetRoomHistoryRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 213: {
            const before = message.body.case === "getRoomHistoryResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 208 : 0);
            message.body = oneofCase("getRoomHistoryResponse", GetRoomHistoryResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 214: {
            const before = message.body.case === "markRoomReadRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("markRoomReadRequest", MarkRoomReadRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 215: {
            const before = message.body.case === "markRoomReadResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 112 : 0);
            message.body = oneofCase("markRoomReadResponse", MarkRoomReadResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 216: {
            const before = message.body.case === "listRoomMembersRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
            message.body = oneofCase("listRoomMembersRequest", ListRoomMembersRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 217: {
            const before = message.body.case === "listRoomMembersResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("listRoomMembersResponse", ListRoomMembersResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 218: {
            const before = message.body.case === "postReceived" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
            message.body = oneofCase("postReceived", PostReceived.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 219: {
            const before = message.body.case === "roomChanged" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("roomChanged", RoomChanged.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 220: {
            const before = message.body.case === "moderateRoomRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("moderateRoomRequest", ModerateRoomRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 221: {
            const before = message.body.case === "moderateRoomResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("moderateRoomResponse", ModerateRoomResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 222: {
            const before = message.body.case === "setRoomRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("setRoomRequest", SetRoomRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 223: {
            const before = message.body.case === "setRoomResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("setRoomResponse", SetRoomResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 224: {
            const before = message.body.case === "closeRoomRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("closeRoomRequest", CloseRoomRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 225: {
            const before = message.body.case === "closeRoomResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("closeRoomResponse", CloseRoomResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 226: {
            const before = message.body.case === "editPostRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 136 : 0);
            message.body = oneofCase("editPostRequest", EditPostRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 227: {
            const before = message.body.case === "editPostResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("editPostResponse", EditPostResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 228: {
            const before = message.body.case === "deletePostRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("deletePostRequest", DeletePostRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 229: {
            const before = message.body.case === "deletePostResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("deletePostResponse", DeletePostResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 230: {
            const before = message.body.case === "reactToPostRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 104 : 0);
            message.body = oneofCase("reactToPostRequest", ReactToPostRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 231: {
            const before = message.body.case === "reactToPostResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("reactToPostResponse", ReactToPostResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 232: {
            const before = message.body.case === "pinPostRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 96 : 0);
            message.body = oneofCase("pinPostRequest", PinPostRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 233: {
            const before = message.body.case === "pinPostResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("pinPostResponse", PinPostResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 234: {
            const before = message.body.case === "reportPostRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 96 : 0);
            message.body = oneofCase("reportPostRequest", ReportPostRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 235: {
            const before = message.body.case === "reportPostResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("reportPostResponse", ReportPostResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 236: {
            const before = message.body.case === "getRoomLogRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("getRoomLogRequest", GetRoomLogRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 237: {
            const before = message.body.case === "getRoomLogResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("getRoomLogResponse", GetRoomLogResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 238: {
            const before = message.body.case === "watchRoomRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("watchRoomRequest", WatchRoomRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 239: {
            const before = message.body.case === "watchRoomResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.body = oneofCase("watchRoomResponse", WatchRoomResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 240: {
            const before = message.body.case === "roomSettingsChanged" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
            message.body = oneofCase("roomSettingsChanged", RoomSettingsChanged.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 241: {
            const before = message.body.case === "postChanged" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
            message.body = oneofCase("postChanged", PostChanged.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 242: {
            const before = message.body.case === "postReacted" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 168 : 0);
            message.body = oneofCase("postReacted", PostReacted.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 243: {
            const before = message.body.case === "postPinned" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 104 : 0);
            message.body = oneofCase("postPinned", PostPinned.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 244: {
            const before = message.body.case === "postReported" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
            message.body = oneofCase("postReported", PostReported.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 245: {
            const before = message.body.case === "roomMembersChanged" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 208 : 0);
            message.body = oneofCase("roomMembersChanged", RoomMembersChanged.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 246: {
            const before = message.body.case === "sendRoomMessageRequest" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
            message.body = oneofCase("sendRoomMessageRequest", SendRoomMessageRequest.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 247: {
            const before = message.body.case === "sendRoomMessageResponse" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.body = oneofCase("sendRoomMessageResponse", SendRoomMessageResponse.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 248: {
            const before = message.body.case === "roomMessageReceived" ? message.body.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
            message.body = oneofCase("roomMessageReceived", RoomMessageReceived.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
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
