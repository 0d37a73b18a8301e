// Code generated from chatwire/v1/message.proto by chatwire. DO NOT EDIT.

import { oneofCase, plainConstructor } from "../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { isText, isUnsigned32 } from "../../../src/wire/json/scalars.ts";
import type { JsonObject } from "../../../src/wire/json/value-writer.ts";
import {
  BeginDeviceLoginRequestJson,
  BeginDeviceLoginResponseJson,
  BeginLoginRequestJson,
  BeginLoginResponseJson,
  BeginRegisterRequestJson,
  BeginRegisterResponseJson,
  ChangePasswordRequestJson,
  ChangePasswordResponseJson,
  DeleteAccountRequestJson,
  DeleteAccountResponseJson,
  FinishDeviceLoginRequestJson,
  FinishDeviceLoginResponseJson,
  FinishLoginRequestJson,
  FinishLoginResponseJson,
  ListDevicesRequestJson,
  ListDevicesResponseJson,
  LogInWithTokenRequestJson,
  LogInWithTokenResponseJson,
  LogOffRequestJson,
  LogOffResponseJson,
  PrivacyChangedJson,
  RegisterRequestJson,
  RegisterResponseJson,
  RevokeDeviceRequestJson,
  RevokeDeviceResponseJson,
  SetPrivacyRequestJson,
  SetPrivacyResponseJson,
} from "./account.json.ts";
import {
  CallMethodRequestJson,
  CallMethodResponseJson,
  MessageOutcomesJson,
  MessageReceivedJson,
  PeerLatestJson,
  PeerMessageJson,
  PeerMessagesRefusedJson,
  PeerSignalJson,
  SendMessageRequestJson,
  SendMessageResponseJson,
} from "./application.json.ts";
import { CommandJson } from "./command.json.ts";
import {
  AcknowledgedJson,
  HelloRequestJson,
  HelloResponseJson,
  LimitsChangedJson,
  NextKeyAnnouncedJson,
  OpenDatagramRequestJson,
  OpenDatagramResponseJson,
  PingRequestJson,
  PingResponseJson,
  ProbeRequestJson,
  ProbeResponseJson,
  ResumeRequestJson,
  ResumeResponseJson,
} from "./connection.json.ts";
import {
  AddContactRequestJson,
  AddContactResponseJson,
  BlockRequestJson,
  BlockResponseJson,
  ContactChangedJson,
  ListBlockedRequestJson,
  ListBlockedResponseJson,
  ListContactsRequestJson,
  ListContactsResponseJson,
  RemoveContactRequestJson,
  RemoveContactResponseJson,
  UnblockRequestJson,
  UnblockResponseJson,
} from "./contact.json.ts";
import { ErrorInfoJson } from "./error.json.ts";
import {
  PeerFileAcceptJson,
  PeerFileBlockJson,
  PeerFileOfferJson,
  PeerFileRequestJson,
  PeerFileResultJson,
  PeerFileWithdrawnJson,
} from "./file.json.ts";
import { Everyone, Header, Message, Recipient } from "./message.ts";
import {
  PeerAckJson,
  PeerAddressesJson,
  PeerCloseJson,
  PeerMappingJson,
  PeerMediaEndJson,
  PeerMediaJson,
  PeerMediaPartJson,
  PeerMediaReportJson,
  PeerPaddingJson,
  PeerPartJson,
  PeerPathRequestJson,
  PeerPathResponseJson,
  PeerPingRequestJson,
  PeerPingResponseJson,
  PeerRefusalJson,
  PeerTextJson,
  PeerTextsReadJson,
  PeerTypingJson,
} from "./peer.json.ts";
import {
  GetPeersRequestJson,
  GetPeersResponseJson,
  PeerCountsChangedJson,
  PeersChangedJson,
  SetStatusRequestJson,
  SetStatusResponseJson,
  WatchPeersRequestJson,
  WatchPeersResponseJson,
  WatchScopeRequestJson,
  WatchScopeResponseJson,
} from "./presence.json.ts";
import {
  CloseRoomRequestJson,
  CloseRoomResponseJson,
  CreateRoomRequestJson,
  CreateRoomResponseJson,
  DeletePostRequestJson,
  DeletePostResponseJson,
  EditPostRequestJson,
  EditPostResponseJson,
  GetRoomHistoryRequestJson,
  GetRoomHistoryResponseJson,
  GetRoomLogRequestJson,
  GetRoomLogResponseJson,
  InviteToRoomRequestJson,
  InviteToRoomResponseJson,
  JoinRoomRequestJson,
  JoinRoomResponseJson,
  LeaveRoomRequestJson,
  LeaveRoomResponseJson,
  ListRoomMembersRequestJson,
  ListRoomMembersResponseJson,
  ListRoomsRequestJson,
  ListRoomsResponseJson,
  MarkRoomReadRequestJson,
  MarkRoomReadResponseJson,
  ModerateRoomRequestJson,
  ModerateRoomResponseJson,
  PinPostRequestJson,
  PinPostResponseJson,
  PostChangedJson,
  PostInRoomRequestJson,
  PostInRoomResponseJson,
  PostPinnedJson,
  PostReactedJson,
  PostReceivedJson,
  PostReportedJson,
  ReactToPostRequestJson,
  ReactToPostResponseJson,
  ReportPostRequestJson,
  ReportPostResponseJson,
  RoomChangedJson,
  RoomMembersChangedJson,
  RoomMessageReceivedJson,
  RoomSettingsChangedJson,
  SendRoomMessageRequestJson,
  SendRoomMessageResponseJson,
  SetRoomRequestJson,
  SetRoomResponseJson,
  WatchRoomRequestJson,
  WatchRoomResponseJson,
} from "./room.json.ts";
import {
  AcceptRequestJson,
  AcceptResponseJson,
  AcceptedJson,
  AnnounceRequestJson,
  AnnounceResponseJson,
  AnnouncementAskedJson,
  BindRelayRequestJson,
  BindRelayResponseJson,
  CancelRequestJson,
  CancelResponseJson,
  CancelledJson,
  CandidatesOfferedJson,
  DeclineRequestJson,
  DeclineResponseJson,
  DeclinedJson,
  HangUpRequestJson,
  HangUpResponseJson,
  HungUpJson,
  InviteRequestJson,
  InviteResponseJson,
  InvitedJson,
  OfferCandidatesRequestJson,
  OfferCandidatesResponseJson,
  ReintroducedJson,
  RelayedJson,
} from "./signalling.json.ts";
import {
  BroadcastReceivedJson,
  BroadcastRequestJson,
  BroadcastResponseJson,
  ConfirmTextsRequestJson,
  ConfirmTextsResponseJson,
  FetchTextsRequestJson,
  FetchTextsResponseJson,
  GetHistoryRequestJson,
  GetHistoryResponseJson,
  MarkReadRequestJson,
  MarkReadResponseJson,
  ReceiptChangedJson,
  SendTextRequestJson,
  SendTextResponseJson,
  SetTypingRequestJson,
  SetTypingResponseJson,
  TextReceivedJson,
  TypingChangedJson,
} from "./text.json.ts";

export const MessageTypeJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.MessageType", {
  MESSAGE_TYPE_UNSPECIFIED: 0,
  MESSAGE_TYPE_REQUEST: 1,
  MESSAGE_TYPE_RESPONSE: 2,
  MESSAGE_TYPE_EVENT: 3,
});

export const EveryoneJson: JsonCodec<Everyone> = /* @__PURE__ */ messageJson(Everyone, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = Everyone.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const RecipientJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RecipientJson: JsonCodec<Recipient> = /* @__PURE__ */ messageJson(Recipient, {
  write(message, writer, depth) {
    const json = new RecipientJson$new();
    let field = "";
    try {
      switch (message.target.case) {
        case undefined:
          break;
        case "user":
          json["user"] = isText(message.target.value) ? message.target.value : writer.string(message.target.value, "user");
          break;
        case "everyone":
          field = "everyone";
          json["everyone"] = EveryoneJson.write(message.target.value, writer, writer.deeper(depth));
          field = "";
          break;
        case "room":
          json["room"] = writer.bytes(message.target.value, "room");
          break;
        default:
          throw writer.unknownCase("target");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Recipient.create();
    let json = reader.fields(value);
    let cases = 0;
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["user"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "user", "target");
            message.target = oneofCase("user", isText(item) ? item : reader.string(item, "user"));
          }
        }
        item = json["everyone"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "everyone", "target");
            field = "everyone";
            message.target = oneofCase("everyone", EveryoneJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["room"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "room", "target");
            message.target = oneofCase("room", reader.bytes(item, "room"));
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["user", "everyone", "room"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const HeaderJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const HeaderJson: JsonCodec<Header> = /* @__PURE__ */ messageJson(Header, {
  write(message, writer, depth) {
    const json = new HeaderJson$new();
    let field = "";
    try {
      if (message.type !== 0 || writer.writesDefaults) {
        json["type"] = writer.enum(MessageTypeJson, message.type, "type");
      }
      if (message.command !== 0 || writer.writesDefaults) {
        json["command"] = writer.enum(CommandJson, message.command, "command");
      }
      if (message.recipient !== undefined) {
        field = "recipient";
        json["recipient"] = RecipientJson.write(message.recipient, writer, writer.deeper(depth));
        field = "";
      }
      if (message.sequence !== 0 || writer.writesDefaults) {
        json["sequence"] = writer.unsignedNumber(message.sequence, "sequence");
      }
      if (message.answers !== 0 || writer.writesDefaults) {
        json["answers"] = writer.unsignedNumber(message.answers, "answers");
      }
      if (message.critical !== false || writer.writesDefaults) {
        json["critical"] = writer.bool(message.critical, "critical");
      }
      if (message.awaitsAck !== false || writer.writesDefaults) {
        json["awaitsAck"] = writer.bool(message.awaitsAck, "awaitsAck");
      }
      if (message.received !== 0 || writer.writesDefaults) {
        json["received"] = writer.unsignedNumber(message.received, "received");
      }
      if (message.id?.length !== 0 || writer.writesDefaults) {
        json["id"] = writer.bytes(message.id, "id");
      }
      if (message.repeatedAfterMs !== 0 || writer.writesDefaults) {
        json["repeatedAfterMs"] = isUnsigned32(message.repeatedAfterMs) ? message.repeatedAfterMs >>> 0 : writer.unsigned32(message.repeatedAfterMs, "repeatedAfterMs");
      }
      if (message.after?.length !== 0 || writer.writesDefaults) {
        json["after"] = writer.bytes(message.after, "after");
      }
      if (message.follows !== 0 || writer.writesDefaults) {
        json["follows"] = writer.unsignedNumber(message.follows, "follows");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Header.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["type"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(MessageTypeJson, item, "type");
            if (number !== undefined) message.type = number;
          }
        }
        item = json["command"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(CommandJson, item, "command");
            if (number !== undefined) message.command = number;
          }
        }
        item = json["recipient"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "recipient";
            message.recipient = RecipientJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["sequence"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.sequence = reader.unsignedNumber(item, "sequence");
        }
        item = json["answers"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.answers = reader.unsignedNumber(item, "answers");
        }
        item = json["critical"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.critical = typeof item === "boolean" ? item : reader.bool(item, "critical");
        }
        item = json["awaitsAck"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.awaitsAck = typeof item === "boolean" ? item : reader.bool(item, "awaitsAck");
        }
        item = json["received"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.received = reader.unsignedNumber(item, "received");
        }
        item = json["id"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.id = reader.bytes(item, "id");
        }
        item = json["repeatedAfterMs"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.repeatedAfterMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "repeatedAfterMs");
        }
        item = json["after"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.after = reader.bytes(item, "after");
        }
        item = json["follows"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.follows = reader.unsignedNumber(item, "follows");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "type",
          "command",
          "recipient",
          "sequence",
          "answers",
          "critical",
          ["awaits_ack","awaitsAck"],
          "received",
          "id",
          ["repeated_after_ms","repeatedAfterMs"],
          "after",
          "follows",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const MessageJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const MessageJson: JsonCodec<Message> = /* @__PURE__ */ messageJson(Message, {
  write(message, writer, depth) {
    const json = new MessageJson$new();
    let field = "";
    try {
      if (message.header !== undefined) {
        field = "header";
        json["header"] = HeaderJson.write(message.header, writer, writer.deeper(depth));
        field = "";
      }
      if (message.carriedAck !== undefined) {
        field = "carriedAck";
        json["carriedAck"] = PeerAckJson.write(message.carriedAck, writer, writer.deeper(depth));
        field = "";
      }
      if (message.body.case !== undefined) {
        switch (message.body.case.length) {
          case 5:
            if (message.body.case === "error") {
              field = "error";
              json["error"] = ErrorInfoJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 6:
            if (message.body.case === "hungUp") {
              field = "hungUp";
              json["hungUp"] = HungUpJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 7:
            if (message.body.case === "invited") {
              field = "invited";
              json["invited"] = InvitedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerAck") {
              field = "peerAck";
              json["peerAck"] = PeerAckJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "relayed") {
              field = "relayed";
              json["relayed"] = RelayedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 8:
            if (message.body.case === "accepted") {
              field = "accepted";
              json["accepted"] = AcceptedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "declined") {
              field = "declined";
              json["declined"] = DeclinedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerText") {
              field = "peerText";
              json["peerText"] = PeerTextJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerPart") {
              field = "peerPart";
              json["peerPart"] = PeerPartJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 9:
            if (message.body.case === "cancelled") {
              field = "cancelled";
              json["cancelled"] = CancelledJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerMedia") {
              field = "peerMedia";
              json["peerMedia"] = PeerMediaJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerClose") {
              field = "peerClose";
              json["peerClose"] = PeerCloseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 10:
            if (message.body.case === "peerSignal") {
              field = "peerSignal";
              json["peerSignal"] = PeerSignalJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerLatest") {
              field = "peerLatest";
              json["peerLatest"] = PeerLatestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerTyping") {
              field = "peerTyping";
              json["peerTyping"] = PeerTypingJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "postPinned") {
              field = "postPinned";
              json["postPinned"] = PostPinnedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 11:
            if (message.body.case === "pingRequest") {
              field = "pingRequest";
              json["pingRequest"] = PingRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerMessage") {
              field = "peerMessage";
              json["peerMessage"] = PeerMessageJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerRefusal") {
              field = "peerRefusal";
              json["peerRefusal"] = PeerRefusalJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerMapping") {
              field = "peerMapping";
              json["peerMapping"] = PeerMappingJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerPadding") {
              field = "peerPadding";
              json["peerPadding"] = PeerPaddingJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "roomChanged") {
              field = "roomChanged";
              json["roomChanged"] = RoomChangedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "postChanged") {
              field = "postChanged";
              json["postChanged"] = PostChangedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "postReacted") {
              field = "postReacted";
              json["postReacted"] = PostReactedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 12:
            if (message.body.case === "helloRequest") {
              field = "helloRequest";
              json["helloRequest"] = HelloRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "pingResponse") {
              field = "pingResponse";
              json["pingResponse"] = PingResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "probeRequest") {
              field = "probeRequest";
              json["probeRequest"] = ProbeRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peersChanged") {
              field = "peersChanged";
              json["peersChanged"] = PeersChangedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "blockRequest") {
              field = "blockRequest";
              json["blockRequest"] = BlockRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "textReceived") {
              field = "textReceived";
              json["textReceived"] = TextReceivedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerMediaEnd") {
              field = "peerMediaEnd";
              json["peerMediaEnd"] = PeerMediaEndJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "acknowledged") {
              field = "acknowledged";
              json["acknowledged"] = AcknowledgedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "reintroduced") {
              field = "reintroduced";
              json["reintroduced"] = ReintroducedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "postReceived") {
              field = "postReceived";
              json["postReceived"] = PostReceivedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "postReported") {
              field = "postReported";
              json["postReported"] = PostReportedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 13:
            if (message.body.case === "helloResponse") {
              field = "helloResponse";
              json["helloResponse"] = HelloResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "probeResponse") {
              field = "probeResponse";
              json["probeResponse"] = ProbeResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "limitsChanged") {
              field = "limitsChanged";
              json["limitsChanged"] = LimitsChangedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "logOffRequest") {
              field = "logOffRequest";
              json["logOffRequest"] = LogOffRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "blockResponse") {
              field = "blockResponse";
              json["blockResponse"] = BlockResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "typingChanged") {
              field = "typingChanged";
              json["typingChanged"] = TypingChangedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "inviteRequest") {
              field = "inviteRequest";
              json["inviteRequest"] = InviteRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "acceptRequest") {
              field = "acceptRequest";
              json["acceptRequest"] = AcceptRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "cancelRequest") {
              field = "cancelRequest";
              json["cancelRequest"] = CancelRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "hangUpRequest") {
              field = "hangUpRequest";
              json["hangUpRequest"] = HangUpRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerAddresses") {
              field = "peerAddresses";
              json["peerAddresses"] = PeerAddressesJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "resumeRequest") {
              field = "resumeRequest";
              json["resumeRequest"] = ResumeRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerMediaPart") {
              field = "peerMediaPart";
              json["peerMediaPart"] = PeerMediaPartJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerFileOffer") {
              field = "peerFileOffer";
              json["peerFileOffer"] = PeerFileOfferJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerFileBlock") {
              field = "peerFileBlock";
              json["peerFileBlock"] = PeerFileBlockJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerTextsRead") {
              field = "peerTextsRead";
              json["peerTextsRead"] = PeerTextsReadJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 14:
            if (message.body.case === "logOffResponse") {
              field = "logOffResponse";
              json["logOffResponse"] = LogOffResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "contactChanged") {
              field = "contactChanged";
              json["contactChanged"] = ContactChangedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "unblockRequest") {
              field = "unblockRequest";
              json["unblockRequest"] = UnblockRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "privacyChanged") {
              field = "privacyChanged";
              json["privacyChanged"] = PrivacyChangedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "inviteResponse") {
              field = "inviteResponse";
              json["inviteResponse"] = InviteResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "acceptResponse") {
              field = "acceptResponse";
              json["acceptResponse"] = AcceptResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "declineRequest") {
              field = "declineRequest";
              json["declineRequest"] = DeclineRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "cancelResponse") {
              field = "cancelResponse";
              json["cancelResponse"] = CancelResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "hangUpResponse") {
              field = "hangUpResponse";
              json["hangUpResponse"] = HangUpResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "receiptChanged") {
              field = "receiptChanged";
              json["receiptChanged"] = ReceiptChangedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "resumeResponse") {
              field = "resumeResponse";
              json["resumeResponse"] = ResumeResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerFileAccept") {
              field = "peerFileAccept";
              json["peerFileAccept"] = PeerFileAcceptJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerFileResult") {
              field = "peerFileResult";
              json["peerFileResult"] = PeerFileResultJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "setRoomRequest") {
              field = "setRoomRequest";
              json["setRoomRequest"] = SetRoomRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "pinPostRequest") {
              field = "pinPostRequest";
              json["pinPostRequest"] = PinPostRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 15:
            if (message.body.case === "registerRequest") {
              field = "registerRequest";
              json["registerRequest"] = RegisterRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "getPeersRequest") {
              field = "getPeersRequest";
              json["getPeersRequest"] = GetPeersRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "unblockResponse") {
              field = "unblockResponse";
              json["unblockResponse"] = UnblockResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "sendTextRequest") {
              field = "sendTextRequest";
              json["sendTextRequest"] = SendTextRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "messageReceived") {
              field = "messageReceived";
              json["messageReceived"] = MessageReceivedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "declineResponse") {
              field = "declineResponse";
              json["declineResponse"] = DeclineResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "announceRequest") {
              field = "announceRequest";
              json["announceRequest"] = AnnounceRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "markReadRequest") {
              field = "markReadRequest";
              json["markReadRequest"] = MarkReadRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerMediaReport") {
              field = "peerMediaReport";
              json["peerMediaReport"] = PeerMediaReportJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerPingRequest") {
              field = "peerPingRequest";
              json["peerPingRequest"] = PeerPingRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerPathRequest") {
              field = "peerPathRequest";
              json["peerPathRequest"] = PeerPathRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "messageOutcomes") {
              field = "messageOutcomes";
              json["messageOutcomes"] = MessageOutcomesJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerFileRequest") {
              field = "peerFileRequest";
              json["peerFileRequest"] = PeerFileRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "joinRoomRequest") {
              field = "joinRoomRequest";
              json["joinRoomRequest"] = JoinRoomRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "setRoomResponse") {
              field = "setRoomResponse";
              json["setRoomResponse"] = SetRoomResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "editPostRequest") {
              field = "editPostRequest";
              json["editPostRequest"] = EditPostRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "pinPostResponse") {
              field = "pinPostResponse";
              json["pinPostResponse"] = PinPostResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 16:
            if (message.body.case === "nextKeyAnnounced") {
              field = "nextKeyAnnounced";
              json["nextKeyAnnounced"] = NextKeyAnnouncedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "registerResponse") {
              field = "registerResponse";
              json["registerResponse"] = RegisterResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "setStatusRequest") {
              field = "setStatusRequest";
              json["setStatusRequest"] = SetStatusRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "getPeersResponse") {
              field = "getPeersResponse";
              json["getPeersResponse"] = GetPeersResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "sendTextResponse") {
              field = "sendTextResponse";
              json["sendTextResponse"] = SendTextResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "broadcastRequest") {
              field = "broadcastRequest";
              json["broadcastRequest"] = BroadcastRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "setTypingRequest") {
              field = "setTypingRequest";
              json["setTypingRequest"] = SetTypingRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "announceResponse") {
              field = "announceResponse";
              json["announceResponse"] = AnnounceResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "markReadResponse") {
              field = "markReadResponse";
              json["markReadResponse"] = MarkReadResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerPingResponse") {
              field = "peerPingResponse";
              json["peerPingResponse"] = PeerPingResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerPathResponse") {
              field = "peerPathResponse";
              json["peerPathResponse"] = PeerPathResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "bindRelayRequest") {
              field = "bindRelayRequest";
              json["bindRelayRequest"] = BindRelayRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "listRoomsRequest") {
              field = "listRoomsRequest";
              json["listRoomsRequest"] = ListRoomsRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "joinRoomResponse") {
              field = "joinRoomResponse";
              json["joinRoomResponse"] = JoinRoomResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "leaveRoomRequest") {
              field = "leaveRoomRequest";
              json["leaveRoomRequest"] = LeaveRoomRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "closeRoomRequest") {
              field = "closeRoomRequest";
              json["closeRoomRequest"] = CloseRoomRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "editPostResponse") {
              field = "editPostResponse";
              json["editPostResponse"] = EditPostResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "watchRoomRequest") {
              field = "watchRoomRequest";
              json["watchRoomRequest"] = WatchRoomRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 17:
            if (message.body.case === "beginLoginRequest") {
              field = "beginLoginRequest";
              json["beginLoginRequest"] = BeginLoginRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "setPrivacyRequest") {
              field = "setPrivacyRequest";
              json["setPrivacyRequest"] = SetPrivacyRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "setStatusResponse") {
              field = "setStatusResponse";
              json["setStatusResponse"] = SetStatusResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "watchPeersRequest") {
              field = "watchPeersRequest";
              json["watchPeersRequest"] = WatchPeersRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "addContactRequest") {
              field = "addContactRequest";
              json["addContactRequest"] = AddContactRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "broadcastResponse") {
              field = "broadcastResponse";
              json["broadcastResponse"] = BroadcastResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "broadcastReceived") {
              field = "broadcastReceived";
              json["broadcastReceived"] = BroadcastReceivedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "setTypingResponse") {
              field = "setTypingResponse";
              json["setTypingResponse"] = SetTypingResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "candidatesOffered") {
              field = "candidatesOffered";
              json["candidatesOffered"] = CandidatesOfferedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "fetchTextsRequest") {
              field = "fetchTextsRequest";
              json["fetchTextsRequest"] = FetchTextsRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "getHistoryRequest") {
              field = "getHistoryRequest";
              json["getHistoryRequest"] = GetHistoryRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "bindRelayResponse") {
              field = "bindRelayResponse";
              json["bindRelayResponse"] = BindRelayResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "announcementAsked") {
              field = "announcementAsked";
              json["announcementAsked"] = AnnouncementAskedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "watchScopeRequest") {
              field = "watchScopeRequest";
              json["watchScopeRequest"] = WatchScopeRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerCountsChanged") {
              field = "peerCountsChanged";
              json["peerCountsChanged"] = PeerCountsChangedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "callMethodRequest") {
              field = "callMethodRequest";
              json["callMethodRequest"] = CallMethodRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerFileWithdrawn") {
              field = "peerFileWithdrawn";
              json["peerFileWithdrawn"] = PeerFileWithdrawnJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "createRoomRequest") {
              field = "createRoomRequest";
              json["createRoomRequest"] = CreateRoomRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "listRoomsResponse") {
              field = "listRoomsResponse";
              json["listRoomsResponse"] = ListRoomsResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "leaveRoomResponse") {
              field = "leaveRoomResponse";
              json["leaveRoomResponse"] = LeaveRoomResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "postInRoomRequest") {
              field = "postInRoomRequest";
              json["postInRoomRequest"] = PostInRoomRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "closeRoomResponse") {
              field = "closeRoomResponse";
              json["closeRoomResponse"] = CloseRoomResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "deletePostRequest") {
              field = "deletePostRequest";
              json["deletePostRequest"] = DeletePostRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "reportPostRequest") {
              field = "reportPostRequest";
              json["reportPostRequest"] = ReportPostRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "getRoomLogRequest") {
              field = "getRoomLogRequest";
              json["getRoomLogRequest"] = GetRoomLogRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "watchRoomResponse") {
              field = "watchRoomResponse";
              json["watchRoomResponse"] = WatchRoomResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 18:
            if (message.body.case === "beginLoginResponse") {
              field = "beginLoginResponse";
              json["beginLoginResponse"] = BeginLoginResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "finishLoginRequest") {
              field = "finishLoginRequest";
              json["finishLoginRequest"] = FinishLoginRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "setPrivacyResponse") {
              field = "setPrivacyResponse";
              json["setPrivacyResponse"] = SetPrivacyResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "listDevicesRequest") {
              field = "listDevicesRequest";
              json["listDevicesRequest"] = ListDevicesRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "watchPeersResponse") {
              field = "watchPeersResponse";
              json["watchPeersResponse"] = WatchPeersResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "addContactResponse") {
              field = "addContactResponse";
              json["addContactResponse"] = AddContactResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "listBlockedRequest") {
              field = "listBlockedRequest";
              json["listBlockedRequest"] = ListBlockedRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "sendMessageRequest") {
              field = "sendMessageRequest";
              json["sendMessageRequest"] = SendMessageRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "fetchTextsResponse") {
              field = "fetchTextsResponse";
              json["fetchTextsResponse"] = FetchTextsResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "getHistoryResponse") {
              field = "getHistoryResponse";
              json["getHistoryResponse"] = GetHistoryResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "watchScopeResponse") {
              field = "watchScopeResponse";
              json["watchScopeResponse"] = WatchScopeResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "callMethodResponse") {
              field = "callMethodResponse";
              json["callMethodResponse"] = CallMethodResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "createRoomResponse") {
              field = "createRoomResponse";
              json["createRoomResponse"] = CreateRoomResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "postInRoomResponse") {
              field = "postInRoomResponse";
              json["postInRoomResponse"] = PostInRoomResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "deletePostResponse") {
              field = "deletePostResponse";
              json["deletePostResponse"] = DeletePostResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "reactToPostRequest") {
              field = "reactToPostRequest";
              json["reactToPostRequest"] = ReactToPostRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "reportPostResponse") {
              field = "reportPostResponse";
              json["reportPostResponse"] = ReportPostResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "getRoomLogResponse") {
              field = "getRoomLogResponse";
              json["getRoomLogResponse"] = GetRoomLogResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "roomMembersChanged") {
              field = "roomMembersChanged";
              json["roomMembersChanged"] = RoomMembersChangedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 19:
            if (message.body.case === "openDatagramRequest") {
              field = "openDatagramRequest";
              json["openDatagramRequest"] = OpenDatagramRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "finishLoginResponse") {
              field = "finishLoginResponse";
              json["finishLoginResponse"] = FinishLoginResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "listDevicesResponse") {
              field = "listDevicesResponse";
              json["listDevicesResponse"] = ListDevicesResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "revokeDeviceRequest") {
              field = "revokeDeviceRequest";
              json["revokeDeviceRequest"] = RevokeDeviceRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "listContactsRequest") {
              field = "listContactsRequest";
              json["listContactsRequest"] = ListContactsRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "listBlockedResponse") {
              field = "listBlockedResponse";
              json["listBlockedResponse"] = ListBlockedResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "sendMessageResponse") {
              field = "sendMessageResponse";
              json["sendMessageResponse"] = SendMessageResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "confirmTextsRequest") {
              field = "confirmTextsRequest";
              json["confirmTextsRequest"] = ConfirmTextsRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "peerMessagesRefused") {
              field = "peerMessagesRefused";
              json["peerMessagesRefused"] = PeerMessagesRefusedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "inviteToRoomRequest") {
              field = "inviteToRoomRequest";
              json["inviteToRoomRequest"] = InviteToRoomRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "markRoomReadRequest") {
              field = "markRoomReadRequest";
              json["markRoomReadRequest"] = MarkRoomReadRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "moderateRoomRequest") {
              field = "moderateRoomRequest";
              json["moderateRoomRequest"] = ModerateRoomRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "reactToPostResponse") {
              field = "reactToPostResponse";
              json["reactToPostResponse"] = ReactToPostResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "roomSettingsChanged") {
              field = "roomSettingsChanged";
              json["roomSettingsChanged"] = RoomSettingsChangedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "roomMessageReceived") {
              field = "roomMessageReceived";
              json["roomMessageReceived"] = RoomMessageReceivedJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 20:
            if (message.body.case === "openDatagramResponse") {
              field = "openDatagramResponse";
              json["openDatagramResponse"] = OpenDatagramResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "revokeDeviceResponse") {
              field = "revokeDeviceResponse";
              json["revokeDeviceResponse"] = RevokeDeviceResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "removeContactRequest") {
              field = "removeContactRequest";
              json["removeContactRequest"] = RemoveContactRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "listContactsResponse") {
              field = "listContactsResponse";
              json["listContactsResponse"] = ListContactsResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "deleteAccountRequest") {
              field = "deleteAccountRequest";
              json["deleteAccountRequest"] = DeleteAccountRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "confirmTextsResponse") {
              field = "confirmTextsResponse";
              json["confirmTextsResponse"] = ConfirmTextsResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "beginRegisterRequest") {
              field = "beginRegisterRequest";
              json["beginRegisterRequest"] = BeginRegisterRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "inviteToRoomResponse") {
              field = "inviteToRoomResponse";
              json["inviteToRoomResponse"] = InviteToRoomResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "markRoomReadResponse") {
              field = "markRoomReadResponse";
              json["markRoomReadResponse"] = MarkRoomReadResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "moderateRoomResponse") {
              field = "moderateRoomResponse";
              json["moderateRoomResponse"] = ModerateRoomResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 21:
            if (message.body.case === "changePasswordRequest") {
              field = "changePasswordRequest";
              json["changePasswordRequest"] = ChangePasswordRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "removeContactResponse") {
              field = "removeContactResponse";
              json["removeContactResponse"] = RemoveContactResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "deleteAccountResponse") {
              field = "deleteAccountResponse";
              json["deleteAccountResponse"] = DeleteAccountResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "beginRegisterResponse") {
              field = "beginRegisterResponse";
              json["beginRegisterResponse"] = BeginRegisterResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "logInWithTokenRequest") {
              field = "logInWithTokenRequest";
              json["logInWithTokenRequest"] = LogInWithTokenRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "getRoomHistoryRequest") {
              field = "getRoomHistoryRequest";
              json["getRoomHistoryRequest"] = GetRoomHistoryRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 22:
            if (message.body.case === "changePasswordResponse") {
              field = "changePasswordResponse";
              json["changePasswordResponse"] = ChangePasswordResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "offerCandidatesRequest") {
              field = "offerCandidatesRequest";
              json["offerCandidatesRequest"] = OfferCandidatesRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "logInWithTokenResponse") {
              field = "logInWithTokenResponse";
              json["logInWithTokenResponse"] = LogInWithTokenResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "getRoomHistoryResponse") {
              field = "getRoomHistoryResponse";
              json["getRoomHistoryResponse"] = GetRoomHistoryResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "listRoomMembersRequest") {
              field = "listRoomMembersRequest";
              json["listRoomMembersRequest"] = ListRoomMembersRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "sendRoomMessageRequest") {
              field = "sendRoomMessageRequest";
              json["sendRoomMessageRequest"] = SendRoomMessageRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 23:
            if (message.body.case === "beginDeviceLoginRequest") {
              field = "beginDeviceLoginRequest";
              json["beginDeviceLoginRequest"] = BeginDeviceLoginRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "offerCandidatesResponse") {
              field = "offerCandidatesResponse";
              json["offerCandidatesResponse"] = OfferCandidatesResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "listRoomMembersResponse") {
              field = "listRoomMembersResponse";
              json["listRoomMembersResponse"] = ListRoomMembersResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "sendRoomMessageResponse") {
              field = "sendRoomMessageResponse";
              json["sendRoomMessageResponse"] = SendRoomMessageResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 24:
            if (message.body.case === "beginDeviceLoginResponse") {
              field = "beginDeviceLoginResponse";
              json["beginDeviceLoginResponse"] = BeginDeviceLoginResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else if (message.body.case === "finishDeviceLoginRequest") {
              field = "finishDeviceLoginRequest";
              json["finishDeviceLoginRequest"] = FinishDeviceLoginRequestJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          case 25:
            if (message.body.case === "finishDeviceLoginResponse") {
              field = "finishDeviceLoginResponse";
              json["finishDeviceLoginResponse"] = FinishDeviceLoginResponseJson.write(message.body.value, writer, writer.deeper(depth));
              field = "";
            } else {
              throw writer.unknownCase("body");
            }
            break;
          default:
            throw writer.unknownCase("body");
        }
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Message.create();
    let json = reader.fields(value);
    let cases = 0;
    let field = "";
    try {
      for (;;) {
        let others = false;
        for (const property in json) {
          const item = json[property];
          switch (property.length) {
            case 5:
              if (property === "error") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "error", "body");
                  field = "error";
                  message.body = oneofCase("error", ErrorInfoJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 6:
              if (property === "header") {
                if (item !== null) {
                  field = "header";
                  message.header = HeaderJson.read(item, reader, reader.deeper(depth));
                  field = "";
                }
              } else if (property === "hungUp") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "hungUp", "body");
                  field = "hungUp";
                  message.body = oneofCase("hungUp", HungUpJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 7:
              if (property === "invited") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "invited", "body");
                  field = "invited";
                  message.body = oneofCase("invited", InvitedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerAck") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerAck", "body");
                  field = "peerAck";
                  message.body = oneofCase("peerAck", PeerAckJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "relayed") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "relayed", "body");
                  field = "relayed";
                  message.body = oneofCase("relayed", RelayedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 8:
              if (property === "accepted") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "accepted", "body");
                  field = "accepted";
                  message.body = oneofCase("accepted", AcceptedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "declined") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "declined", "body");
                  field = "declined";
                  message.body = oneofCase("declined", DeclinedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerText") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerText", "body");
                  field = "peerText";
                  message.body = oneofCase("peerText", PeerTextJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerPart") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerPart", "body");
                  field = "peerPart";
                  message.body = oneofCase("peerPart", PeerPartJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 9:
              if (property === "cancelled") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "cancelled", "body");
                  field = "cancelled";
                  message.body = oneofCase("cancelled", CancelledJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerMedia") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerMedia", "body");
                  field = "peerMedia";
                  message.body = oneofCase("peerMedia", PeerMediaJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerClose") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerClose", "body");
                  field = "peerClose";
                  message.body = oneofCase("peerClose", PeerCloseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 10:
              if (property === "carriedAck") {
                if (item !== null) {
                  field = "carriedAck";
                  message.carriedAck = PeerAckJson.read(item, reader, reader.deeper(depth));
                  field = "";
                }
              } else if (property === "peerSignal") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerSignal", "body");
                  field = "peerSignal";
                  message.body = oneofCase("peerSignal", PeerSignalJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerLatest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerLatest", "body");
                  field = "peerLatest";
                  message.body = oneofCase("peerLatest", PeerLatestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerTyping") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerTyping", "body");
                  field = "peerTyping";
                  message.body = oneofCase("peerTyping", PeerTypingJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "postPinned") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "postPinned", "body");
                  field = "postPinned";
                  message.body = oneofCase("postPinned", PostPinnedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 11:
              if (property === "pingRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "pingRequest", "body");
                  field = "pingRequest";
                  message.body = oneofCase("pingRequest", PingRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerMessage") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerMessage", "body");
                  field = "peerMessage";
                  message.body = oneofCase("peerMessage", PeerMessageJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerRefusal") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerRefusal", "body");
                  field = "peerRefusal";
                  message.body = oneofCase("peerRefusal", PeerRefusalJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerMapping") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerMapping", "body");
                  field = "peerMapping";
                  message.body = oneofCase("peerMapping", PeerMappingJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerPadding") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerPadding", "body");
                  field = "peerPadding";
                  message.body = oneofCase("peerPadding", PeerPaddingJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "roomChanged") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "roomChanged", "body");
                  field = "roomChanged";
                  message.body = oneofCase("roomChanged", RoomChangedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "postChanged") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "postChanged", "body");
                  field = "postChanged";
                  message.body = oneofCase("postChanged", PostChangedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "postReacted") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "postReacted", "body");
                  field = "postReacted";
                  message.body = oneofCase("postReacted", PostReactedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 12:
              if (property === "helloRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "helloRequest", "body");
                  field = "helloRequest";
                  message.body = oneofCase("helloRequest", HelloRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "pingResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "pingResponse", "body");
                  field = "pingResponse";
                  message.body = oneofCase("pingResponse", PingResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "probeRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "probeRequest", "body");
                  field = "probeRequest";
                  message.body = oneofCase("probeRequest", ProbeRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peersChanged") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peersChanged", "body");
                  field = "peersChanged";
                  message.body = oneofCase("peersChanged", PeersChangedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "blockRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "blockRequest", "body");
                  field = "blockRequest";
                  message.body = oneofCase("blockRequest", BlockRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "textReceived") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "textReceived", "body");
                  field = "textReceived";
                  message.body = oneofCase("textReceived", TextReceivedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerMediaEnd") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerMediaEnd", "body");
                  field = "peerMediaEnd";
                  message.body = oneofCase("peerMediaEnd", PeerMediaEndJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "acknowledged") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "acknowledged", "body");
                  field = "acknowledged";
                  message.body = oneofCase("acknowledged", AcknowledgedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "reintroduced") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "reintroduced", "body");
                  field = "reintroduced";
                  message.body = oneofCase("reintroduced", ReintroducedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "postReceived") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "postReceived", "body");
                  field = "postReceived";
                  message.body = oneofCase("postReceived", PostReceivedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "postReported") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "postReported", "body");
                  field = "postReported";
                  message.body = oneofCase("postReported", PostReportedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 13:
              if (property === "helloResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "helloResponse", "body");
                  field = "helloResponse";
                  message.body = oneofCase("helloResponse", HelloResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "probeResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "probeResponse", "body");
                  field = "probeResponse";
                  message.body = oneofCase("probeResponse", ProbeResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "limitsChanged") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "limitsChanged", "body");
                  field = "limitsChanged";
                  message.body = oneofCase("limitsChanged", LimitsChangedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "logOffRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "logOffRequest", "body");
                  field = "logOffRequest";
                  message.body = oneofCase("logOffRequest", LogOffRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "blockResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "blockResponse", "body");
                  field = "blockResponse";
                  message.body = oneofCase("blockResponse", BlockResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "typingChanged") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "typingChanged", "body");
                  field = "typingChanged";
                  message.body = oneofCase("typingChanged", TypingChangedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "inviteRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "inviteRequest", "body");
                  field = "inviteRequest";
                  message.body = oneofCase("inviteRequest", InviteRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "acceptRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "acceptRequest", "body");
                  field = "acceptRequest";
                  message.body = oneofCase("acceptRequest", AcceptRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "cancelRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "cancelRequest", "body");
                  field = "cancelRequest";
                  message.body = oneofCase("cancelRequest", CancelRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "hangUpRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "hangUpRequest", "body");
                  field = "hangUpRequest";
                  message.body = oneofCase("hangUpRequest", HangUpRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerAddresses") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerAddresses", "body");
                  field = "peerAddresses";
                  message.body = oneofCase("peerAddresses", PeerAddressesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "resumeRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "resumeRequest", "body");
                  field = "resumeRequest";
                  message.body = oneofCase("resumeRequest", ResumeRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerMediaPart") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerMediaPart", "body");
                  field = "peerMediaPart";
                  message.body = oneofCase("peerMediaPart", PeerMediaPartJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerFileOffer") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerFileOffer", "body");
                  field = "peerFileOffer";
                  message.body = oneofCase("peerFileOffer", PeerFileOfferJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerFileBlock") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerFileBlock", "body");
                  field = "peerFileBlock";
                  message.body = oneofCase("peerFileBlock", PeerFileBlockJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerTextsRead") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerTextsRead", "body");
                  field = "peerTextsRead";
                  message.body = oneofCase("peerTextsRead", PeerTextsReadJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 14:
              if (property === "logOffResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "logOffResponse", "body");
                  field = "logOffResponse";
                  message.body = oneofCase("logOffResponse", LogOffResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "contactChanged") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "contactChanged", "body");
                  field = "contactChanged";
                  message.body = oneofCase("contactChanged", ContactChangedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "unblockRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "unblockRequest", "body");
                  field = "unblockRequest";
                  message.body = oneofCase("unblockRequest", UnblockRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "privacyChanged") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "privacyChanged", "body");
                  field = "privacyChanged";
                  message.body = oneofCase("privacyChanged", PrivacyChangedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "inviteResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "inviteResponse", "body");
                  field = "inviteResponse";
                  message.body = oneofCase("inviteResponse", InviteResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "acceptResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "acceptResponse", "body");
                  field = "acceptResponse";
                  message.body = oneofCase("acceptResponse", AcceptResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "declineRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "declineRequest", "body");
                  field = "declineRequest";
                  message.body = oneofCase("declineRequest", DeclineRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "cancelResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "cancelResponse", "body");
                  field = "cancelResponse";
                  message.body = oneofCase("cancelResponse", CancelResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "hangUpResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "hangUpResponse", "body");
                  field = "hangUpResponse";
                  message.body = oneofCase("hangUpResponse", HangUpResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "receiptChanged") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "receiptChanged", "body");
                  field = "receiptChanged";
                  message.body = oneofCase("receiptChanged", ReceiptChangedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "resumeResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "resumeResponse", "body");
                  field = "resumeResponse";
                  message.body = oneofCase("resumeResponse", ResumeResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerFileAccept") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerFileAccept", "body");
                  field = "peerFileAccept";
                  message.body = oneofCase("peerFileAccept", PeerFileAcceptJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerFileResult") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerFileResult", "body");
                  field = "peerFileResult";
                  message.body = oneofCase("peerFileResult", PeerFileResultJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "setRoomRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "setRoomRequest", "body");
                  field = "setRoomRequest";
                  message.body = oneofCase("setRoomRequest", SetRoomRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "pinPostRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "pinPostRequest", "body");
                  field = "pinPostRequest";
                  message.body = oneofCase("pinPostRequest", PinPostRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 15:
              if (property === "registerRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "registerRequest", "body");
                  field = "registerRequest";
                  message.body = oneofCase("registerRequest", RegisterRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "getPeersRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "getPeersRequest", "body");
                  field = "getPeersRequest";
                  message.body = oneofCase("getPeersRequest", GetPeersRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "unblockResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "unblockResponse", "body");
                  field = "unblockResponse";
                  message.body = oneofCase("unblockResponse", UnblockResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "sendTextRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "sendTextRequest", "body");
                  field = "sendTextRequest";
                  message.body = oneofCase("sendTextRequest", SendTextRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "messageReceived") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "messageReceived", "body");
                  field = "messageReceived";
                  message.body = oneofCase("messageReceived", MessageReceivedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "declineResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "declineResponse", "body");
                  field = "declineResponse";
                  message.body = oneofCase("declineResponse", DeclineResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "announceRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "announceRequest", "body");
                  field = "announceRequest";
                  message.body = oneofCase("announceRequest", AnnounceRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "markReadRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "markReadRequest", "body");
                  field = "markReadRequest";
                  message.body = oneofCase("markReadRequest", MarkReadRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerMediaReport") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerMediaReport", "body");
                  field = "peerMediaReport";
                  message.body = oneofCase("peerMediaReport", PeerMediaReportJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerPingRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerPingRequest", "body");
                  field = "peerPingRequest";
                  message.body = oneofCase("peerPingRequest", PeerPingRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerPathRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerPathRequest", "body");
                  field = "peerPathRequest";
                  message.body = oneofCase("peerPathRequest", PeerPathRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "messageOutcomes") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "messageOutcomes", "body");
                  field = "messageOutcomes";
                  message.body = oneofCase("messageOutcomes", MessageOutcomesJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerFileRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerFileRequest", "body");
                  field = "peerFileRequest";
                  message.body = oneofCase("peerFileRequest", PeerFileRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "joinRoomRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "joinRoomRequest", "body");
                  field = "joinRoomRequest";
                  message.body = oneofCase("joinRoomRequest", JoinRoomRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "setRoomResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "setRoomResponse", "body");
                  field = "setRoomResponse";
                  message.body = oneofCase("setRoomResponse", SetRoomResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "editPostRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "editPostRequest", "body");
                  field = "editPostRequest";
                  message.body = oneofCase("editPostRequest", EditPostRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "pinPostResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "pinPostResponse", "body");
                  field = "pinPostResponse";
                  message.body = oneofCase("pinPostResponse", PinPostResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 16:
              if (property === "nextKeyAnnounced") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "nextKeyAnnounced", "body");
                  field = "nextKeyAnnounced";
                  message.body = oneofCase("nextKeyAnnounced", NextKeyAnnouncedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "registerResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "registerResponse", "body");
                  field = "registerResponse";
                  message.body = oneofCase("registerResponse", RegisterResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "setStatusRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "setStatusRequest", "body");
                  field = "setStatusRequest";
                  message.body = oneofCase("setStatusRequest", SetStatusRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "getPeersResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "getPeersResponse", "body");
                  field = "getPeersResponse";
                  message.body = oneofCase("getPeersResponse", GetPeersResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "sendTextResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "sendTextResponse", "body");
                  field = "sendTextResponse";
                  message.body = oneofCase("sendTextResponse", SendTextResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "broadcastRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "broadcastRequest", "body");
                  field = "broadcastRequest";
                  message.body = oneofCase("broadcastRequest", BroadcastRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "setTypingRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "setTypingRequest", "body");
                  field = "setTypingRequest";
                  message.body = oneofCase("setTypingRequest", SetTypingRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "announceResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "announceResponse", "body");
                  field = "announceResponse";
                  message.body = oneofCase("announceResponse", AnnounceResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "markReadResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "markReadResponse", "body");
                  field = "markReadResponse";
                  message.body = oneofCase("markReadResponse", MarkReadResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerPingResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerPingResponse", "body");
                  field = "peerPingResponse";
                  message.body = oneofCase("peerPingResponse", PeerPingResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerPathResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerPathResponse", "body");
                  field = "peerPathResponse";
                  message.body = oneofCase("peerPathResponse", PeerPathResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "bindRelayRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "bindRelayRequest", "body");
                  field = "bindRelayRequest";
                  message.body = oneofCase("bindRelayRequest", BindRelayRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "listRoomsRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "listRoomsRequest", "body");
                  field = "listRoomsRequest";
                  message.body = oneofCase("listRoomsRequest", ListRoomsRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "joinRoomResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "joinRoomResponse", "body");
                  field = "joinRoomResponse";
                  message.body = oneofCase("joinRoomResponse", JoinRoomResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "leaveRoomRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "leaveRoomRequest", "body");
                  field = "leaveRoomRequest";
                  message.body = oneofCase("leaveRoomRequest", LeaveRoomRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "closeRoomRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "closeRoomRequest", "body");
                  field = "closeRoomRequest";
                  message.body = oneofCase("closeRoomRequest", CloseRoomRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "editPostResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "editPostResponse", "body");
                  field = "editPostResponse";
                  message.body = oneofCase("editPostResponse", EditPostResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "watchRoomRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "watchRoomRequest", "body");
                  field = "watchRoomRequest";
                  message.body = oneofCase("watchRoomRequest", WatchRoomRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 17:
              if (property === "beginLoginRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "beginLoginRequest", "body");
                  field = "beginLoginRequest";
                  message.body = oneofCase("beginLoginRequest", BeginLoginRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "setPrivacyRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "setPrivacyRequest", "body");
                  field = "setPrivacyRequest";
                  message.body = oneofCase("setPrivacyRequest", SetPrivacyRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "setStatusResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "setStatusResponse", "body");
                  field = "setStatusResponse";
                  message.body = oneofCase("setStatusResponse", SetStatusResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "watchPeersRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "watchPeersRequest", "body");
                  field = "watchPeersRequest";
                  message.body = oneofCase("watchPeersRequest", WatchPeersRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "addContactRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "addContactRequest", "body");
                  field = "addContactRequest";
                  message.body = oneofCase("addContactRequest", AddContactRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "broadcastResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "broadcastResponse", "body");
                  field = "broadcastResponse";
                  message.body = oneofCase("broadcastResponse", BroadcastResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "broadcastReceived") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "broadcastReceived", "body");
                  field = "broadcastReceived";
                  message.body = oneofCase("broadcastReceived", BroadcastReceivedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "setTypingResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "setTypingResponse", "body");
                  field = "setTypingResponse";
                  message.body = oneofCase("setTypingResponse", SetTypingResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "candidatesOffered") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "candidatesOffered", "body");
                  field = "candidatesOffered";
                  message.body = oneofCase("candidatesOffered", CandidatesOfferedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "fetchTextsRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "fetchTextsRequest", "body");
                  field = "fetchTextsRequest";
                  message.body = oneofCase("fetchTextsRequest", FetchTextsRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "getHistoryRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "getHistoryRequest", "body");
                  field = "getHistoryRequest";
                  message.body = oneofCase("getHistoryRequest", GetHistoryRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "bindRelayResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "bindRelayResponse", "body");
                  field = "bindRelayResponse";
                  message.body = oneofCase("bindRelayResponse", BindRelayResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "announcementAsked") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "announcementAsked", "body");
                  field = "announcementAsked";
                  message.body = oneofCase("announcementAsked", AnnouncementAskedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "watchScopeRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "watchScopeRequest", "body");
                  field = "watchScopeRequest";
                  message.body = oneofCase("watchScopeRequest", WatchScopeRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerCountsChanged") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerCountsChanged", "body");
                  field = "peerCountsChanged";
                  message.body = oneofCase("peerCountsChanged", PeerCountsChangedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "callMethodRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "callMethodRequest", "body");
                  field = "callMethodRequest";
                  message.body = oneofCase("callMethodRequest", CallMethodRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerFileWithdrawn") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerFileWithdrawn", "body");
                  field = "peerFileWithdrawn";
                  message.body = oneofCase("peerFileWithdrawn", PeerFileWithdrawnJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "createRoomRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "createRoomRequest", "body");
                  field = "createRoomRequest";
                  message.body = oneofCase("createRoomRequest", CreateRoomRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "listRoomsResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "listRoomsResponse", "body");
                  field = "listRoomsResponse";
                  message.body = oneofCase("listRoomsResponse", ListRoomsResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "leaveRoomResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "leaveRoomResponse", "body");
                  field = "leaveRoomResponse";
                  message.body = oneofCase("leaveRoomResponse", LeaveRoomResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "postInRoomRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "postInRoomRequest", "body");
                  field = "postInRoomRequest";
                  message.body = oneofCase("postInRoomRequest", PostInRoomRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "closeRoomResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "closeRoomResponse", "body");
                  field = "closeRoomResponse";
                  message.body = oneofCase("closeRoomResponse", CloseRoomResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "deletePostRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "deletePostRequest", "body");
                  field = "deletePostRequest";
                  message.body = oneofCase("deletePostRequest", DeletePostRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "reportPostRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "reportPostRequest", "body");
                  field = "reportPostRequest";
                  message.body = oneofCase("reportPostRequest", ReportPostRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "getRoomLogRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "getRoomLogRequest", "body");
                  field = "getRoomLogRequest";
                  message.body = oneofCase("getRoomLogRequest", GetRoomLogRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "watchRoomResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "watchRoomResponse", "body");
                  field = "watchRoomResponse";
                  message.body = oneofCase("watchRoomResponse", WatchRoomResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 18:
              if (property === "beginLoginResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "beginLoginResponse", "body");
                  field = "beginLoginResponse";
                  message.body = oneofCase("beginLoginResponse", BeginLoginResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "finishLoginRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "finishLoginRequest", "body");
                  field = "finishLoginRequest";
                  message.body = oneofCase("finishLoginRequest", FinishLoginRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "setPrivacyResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "setPrivacyResponse", "body");
                  field = "setPrivacyResponse";
                  message.body = oneofCase("setPrivacyResponse", SetPrivacyResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "listDevicesRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "listDevicesRequest", "body");
                  field = "listDevicesRequest";
                  message.body = oneofCase("listDevicesRequest", ListDevicesRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "watchPeersResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "watchPeersResponse", "body");
                  field = "watchPeersResponse";
                  message.body = oneofCase("watchPeersResponse", WatchPeersResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "addContactResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "addContactResponse", "body");
                  field = "addContactResponse";
                  message.body = oneofCase("addContactResponse", AddContactResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "listBlockedRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "listBlockedRequest", "body");
                  field = "listBlockedRequest";
                  message.body = oneofCase("listBlockedRequest", ListBlockedRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "sendMessageRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "sendMessageRequest", "body");
                  field = "sendMessageRequest";
                  message.body = oneofCase("sendMessageRequest", SendMessageRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "fetchTextsResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "fetchTextsResponse", "body");
                  field = "fetchTextsResponse";
                  message.body = oneofCase("fetchTextsResponse", FetchTextsResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "getHistoryResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "getHistoryResponse", "body");
                  field = "getHistoryResponse";
                  message.body = oneofCase("getHistoryResponse", GetHistoryResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "watchScopeResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "watchScopeResponse", "body");
                  field = "watchScopeResponse";
                  message.body = oneofCase("watchScopeResponse", WatchScopeResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "callMethodResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "callMethodResponse", "body");
                  field = "callMethodResponse";
                  message.body = oneofCase("callMethodResponse", CallMethodResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "createRoomResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "createRoomResponse", "body");
                  field = "createRoomResponse";
                  message.body = oneofCase("createRoomResponse", CreateRoomResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "postInRoomResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "postInRoomResponse", "body");
                  field = "postInRoomResponse";
                  message.body = oneofCase("postInRoomResponse", PostInRoomResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "deletePostResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "deletePostResponse", "body");
                  field = "deletePostResponse";
                  message.body = oneofCase("deletePostResponse", DeletePostResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "reactToPostRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "reactToPostRequest", "body");
                  field = "reactToPostRequest";
                  message.body = oneofCase("reactToPostRequest", ReactToPostRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "reportPostResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "reportPostResponse", "body");
                  field = "reportPostResponse";
                  message.body = oneofCase("reportPostResponse", ReportPostResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "getRoomLogResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "getRoomLogResponse", "body");
                  field = "getRoomLogResponse";
                  message.body = oneofCase("getRoomLogResponse", GetRoomLogResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "roomMembersChanged") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "roomMembersChanged", "body");
                  field = "roomMembersChanged";
                  message.body = oneofCase("roomMembersChanged", RoomMembersChangedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 19:
              if (property === "openDatagramRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "openDatagramRequest", "body");
                  field = "openDatagramRequest";
                  message.body = oneofCase("openDatagramRequest", OpenDatagramRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "finishLoginResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "finishLoginResponse", "body");
                  field = "finishLoginResponse";
                  message.body = oneofCase("finishLoginResponse", FinishLoginResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "listDevicesResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "listDevicesResponse", "body");
                  field = "listDevicesResponse";
                  message.body = oneofCase("listDevicesResponse", ListDevicesResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "revokeDeviceRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "revokeDeviceRequest", "body");
                  field = "revokeDeviceRequest";
                  message.body = oneofCase("revokeDeviceRequest", RevokeDeviceRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "listContactsRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "listContactsRequest", "body");
                  field = "listContactsRequest";
                  message.body = oneofCase("listContactsRequest", ListContactsRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "listBlockedResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "listBlockedResponse", "body");
                  field = "listBlockedResponse";
                  message.body = oneofCase("listBlockedResponse", ListBlockedResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "sendMessageResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "sendMessageResponse", "body");
                  field = "sendMessageResponse";
                  message.body = oneofCase("sendMessageResponse", SendMessageResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "confirmTextsRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "confirmTextsRequest", "body");
                  field = "confirmTextsRequest";
                  message.body = oneofCase("confirmTextsRequest", ConfirmTextsRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "peerMessagesRefused") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "peerMessagesRefused", "body");
                  field = "peerMessagesRefused";
                  message.body = oneofCase("peerMessagesRefused", PeerMessagesRefusedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "inviteToRoomRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "inviteToRoomRequest", "body");
                  field = "inviteToRoomRequest";
                  message.body = oneofCase("inviteToRoomRequest", InviteToRoomRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "markRoomReadRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "markRoomReadRequest", "body");
                  field = "markRoomReadRequest";
                  message.body = oneofCase("markRoomReadRequest", MarkRoomReadRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "moderateRoomRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "moderateRoomRequest", "body");
                  field = "moderateRoomRequest";
                  message.body = oneofCase("moderateRoomRequest", ModerateRoomRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "reactToPostResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "reactToPostResponse", "body");
                  field = "reactToPostResponse";
                  message.body = oneofCase("reactToPostResponse", ReactToPostResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "roomSettingsChanged") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "roomSettingsChanged", "body");
                  field = "roomSettingsChanged";
                  message.body = oneofCase("roomSettingsChanged", RoomSettingsChangedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "roomMessageReceived") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "roomMessageReceived", "body");
                  field = "roomMessageReceived";
                  message.body = oneofCase("roomMessageReceived", RoomMessageReceivedJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 20:
              if (property === "openDatagramResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "openDatagramResponse", "body");
                  field = "openDatagramResponse";
                  message.body = oneofCase("openDatagramResponse", OpenDatagramResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "revokeDeviceResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "revokeDeviceResponse", "body");
                  field = "revokeDeviceResponse";
                  message.body = oneofCase("revokeDeviceResponse", RevokeDeviceResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "removeContactRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "removeContactRequest", "body");
                  field = "removeContactRequest";
                  message.body = oneofCase("removeContactRequest", RemoveContactRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "listContactsResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "listContactsResponse", "body");
                  field = "listContactsResponse";
                  message.body = oneofCase("listContactsResponse", ListContactsResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "deleteAccountRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "deleteAccountRequest", "body");
                  field = "deleteAccountRequest";
                  message.body = oneofCase("deleteAccountRequest", DeleteAccountRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "confirmTextsResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "confirmTextsResponse", "body");
                  field = "confirmTextsResponse";
                  message.body = oneofCase("confirmTextsResponse", ConfirmTextsResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "beginRegisterRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "beginRegisterRequest", "body");
                  field = "beginRegisterRequest";
                  message.body = oneofCase("beginRegisterRequest", BeginRegisterRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "inviteToRoomResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "inviteToRoomResponse", "body");
                  field = "inviteToRoomResponse";
                  message.body = oneofCase("inviteToRoomResponse", InviteToRoomResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "markRoomReadResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "markRoomReadResponse", "body");
                  field = "markRoomReadResponse";
                  message.body = oneofCase("markRoomReadResponse", MarkRoomReadResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "moderateRoomResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "moderateRoomResponse", "body");
                  field = "moderateRoomResponse";
                  message.body = oneofCase("moderateRoomResponse", ModerateRoomResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 21:
              if (property === "changePasswordRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "changePasswordRequest", "body");
                  field = "changePasswordRequest";
                  message.body = oneofCase("changePasswordRequest", ChangePasswordRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "removeContactResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "removeContactResponse", "body");
                  field = "removeContactResponse";
                  message.body = oneofCase("removeContactResponse", RemoveContactResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "deleteAccountResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "deleteAccountResponse", "body");
                  field = "deleteAccountResponse";
                  message.body = oneofCase("deleteAccountResponse", DeleteAccountResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "beginRegisterResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "beginRegisterResponse", "body");
                  field = "beginRegisterResponse";
                  message.body = oneofCase("beginRegisterResponse", BeginRegisterResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "logInWithTokenRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "logInWithTokenRequest", "body");
                  field = "logInWithTokenRequest";
                  message.body = oneofCase("logInWithTokenRequest", LogInWithTokenRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "getRoomHistoryRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "getRoomHistoryRequest", "body");
                  field = "getRoomHistoryRequest";
                  message.body = oneofCase("getRoomHistoryRequest", GetRoomHistoryRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 22:
              if (property === "changePasswordResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "changePasswordResponse", "body");
                  field = "changePasswordResponse";
                  message.body = oneofCase("changePasswordResponse", ChangePasswordResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "offerCandidatesRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "offerCandidatesRequest", "body");
                  field = "offerCandidatesRequest";
                  message.body = oneofCase("offerCandidatesRequest", OfferCandidatesRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "logInWithTokenResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "logInWithTokenResponse", "body");
                  field = "logInWithTokenResponse";
                  message.body = oneofCase("logInWithTokenResponse", LogInWithTokenResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "getRoomHistoryResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "getRoomHistoryResponse", "body");
                  field = "getRoomHistoryResponse";
                  message.body = oneofCase("getRoomHistoryResponse", GetRoomHistoryResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "listRoomMembersRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "listRoomMembersRequest", "body");
                  field = "listRoomMembersRequest";
                  message.body = oneofCase("listRoomMembersRequest", ListRoomMembersRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "sendRoomMessageRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "sendRoomMessageRequest", "body");
                  field = "sendRoomMessageRequest";
                  message.body = oneofCase("sendRoomMessageRequest", SendRoomMessageRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 23:
              if (property === "beginDeviceLoginRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "beginDeviceLoginRequest", "body");
                  field = "beginDeviceLoginRequest";
                  message.body = oneofCase("beginDeviceLoginRequest", BeginDeviceLoginRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "offerCandidatesResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "offerCandidatesResponse", "body");
                  field = "offerCandidatesResponse";
                  message.body = oneofCase("offerCandidatesResponse", OfferCandidatesResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "listRoomMembersResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "listRoomMembersResponse", "body");
                  field = "listRoomMembersResponse";
                  message.body = oneofCase("listRoomMembersResponse", ListRoomMembersResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "sendRoomMessageResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "sendRoomMessageResponse", "body");
                  field = "sendRoomMessageResponse";
                  message.body = oneofCase("sendRoomMessageResponse", SendRoomMessageResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 24:
              if (property === "beginDeviceLoginResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "beginDeviceLoginResponse", "body");
                  field = "beginDeviceLoginResponse";
                  message.body = oneofCase("beginDeviceLoginResponse", BeginDeviceLoginResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else if (property === "finishDeviceLoginRequest") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "finishDeviceLoginRequest", "body");
                  field = "finishDeviceLoginRequest";
                  message.body = oneofCase("finishDeviceLoginRequest", FinishDeviceLoginRequestJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            case 25:
              if (property === "finishDeviceLoginResponse") {
                if (item !== null) {
                  cases = reader.first(cases, 1, "finishDeviceLoginResponse", "body");
                  field = "finishDeviceLoginResponse";
                  message.body = oneofCase("finishDeviceLoginResponse", FinishDeviceLoginResponseJson.read(item, reader, reader.deeper(depth)));
                  field = "";
                }
              } else others = true;
              break;
            default:
              others = true;
          }
        }
        if (!others) break;
        json = reader.renamed(json, [
          "header",
          ["carried_ack","carriedAck"],
          "error",
          ["hello_request","helloRequest"],
          ["hello_response","helloResponse"],
          ["ping_request","pingRequest"],
          ["ping_response","pingResponse"],
          ["open_datagram_request","openDatagramRequest"],
          ["open_datagram_response","openDatagramResponse"],
          ["probe_request","probeRequest"],
          ["probe_response","probeResponse"],
          ["next_key_announced","nextKeyAnnounced"],
          ["limits_changed","limitsChanged"],
          ["register_request","registerRequest"],
          ["register_response","registerResponse"],
          ["begin_login_request","beginLoginRequest"],
          ["begin_login_response","beginLoginResponse"],
          ["finish_login_request","finishLoginRequest"],
          ["finish_login_response","finishLoginResponse"],
          ["log_off_request","logOffRequest"],
          ["log_off_response","logOffResponse"],
          ["set_privacy_request","setPrivacyRequest"],
          ["set_privacy_response","setPrivacyResponse"],
          ["begin_device_login_request","beginDeviceLoginRequest"],
          ["begin_device_login_response","beginDeviceLoginResponse"],
          ["finish_device_login_request","finishDeviceLoginRequest"],
          ["finish_device_login_response","finishDeviceLoginResponse"],
          ["list_devices_request","listDevicesRequest"],
          ["list_devices_response","listDevicesResponse"],
          ["revoke_device_request","revokeDeviceRequest"],
          ["revoke_device_response","revokeDeviceResponse"],
          ["change_password_request","changePasswordRequest"],
          ["change_password_response","changePasswordResponse"],
          ["set_status_request","setStatusRequest"],
          ["set_status_response","setStatusResponse"],
          ["get_peers_request","getPeersRequest"],
          ["get_peers_response","getPeersResponse"],
          ["watch_peers_request","watchPeersRequest"],
          ["watch_peers_response","watchPeersResponse"],
          ["peers_changed","peersChanged"],
          ["add_contact_request","addContactRequest"],
          ["add_contact_response","addContactResponse"],
          ["remove_contact_request","removeContactRequest"],
          ["remove_contact_response","removeContactResponse"],
          ["list_contacts_request","listContactsRequest"],
          ["list_contacts_response","listContactsResponse"],
          ["contact_changed","contactChanged"],
          ["block_request","blockRequest"],
          ["block_response","blockResponse"],
          ["unblock_request","unblockRequest"],
          ["unblock_response","unblockResponse"],
          ["list_blocked_request","listBlockedRequest"],
          ["list_blocked_response","listBlockedResponse"],
          ["send_text_request","sendTextRequest"],
          ["send_text_response","sendTextResponse"],
          ["text_received","textReceived"],
          ["broadcast_request","broadcastRequest"],
          ["broadcast_response","broadcastResponse"],
          ["broadcast_received","broadcastReceived"],
          ["set_typing_request","setTypingRequest"],
          ["set_typing_response","setTypingResponse"],
          ["typing_changed","typingChanged"],
          ["send_message_request","sendMessageRequest"],
          ["send_message_response","sendMessageResponse"],
          ["message_received","messageReceived"],
          ["privacy_changed","privacyChanged"],
          ["delete_account_request","deleteAccountRequest"],
          ["delete_account_response","deleteAccountResponse"],
          ["invite_request","inviteRequest"],
          ["invite_response","inviteResponse"],
          "invited",
          ["accept_request","acceptRequest"],
          ["accept_response","acceptResponse"],
          "accepted",
          ["decline_request","declineRequest"],
          ["decline_response","declineResponse"],
          "declined",
          ["cancel_request","cancelRequest"],
          ["cancel_response","cancelResponse"],
          "cancelled",
          ["offer_candidates_request","offerCandidatesRequest"],
          ["offer_candidates_response","offerCandidatesResponse"],
          ["candidates_offered","candidatesOffered"],
          ["hang_up_request","hangUpRequest"],
          ["hang_up_response","hangUpResponse"],
          ["hung_up","hungUp"],
          ["announce_request","announceRequest"],
          ["announce_response","announceResponse"],
          ["fetch_texts_request","fetchTextsRequest"],
          ["fetch_texts_response","fetchTextsResponse"],
          ["confirm_texts_request","confirmTextsRequest"],
          ["confirm_texts_response","confirmTextsResponse"],
          ["mark_read_request","markReadRequest"],
          ["mark_read_response","markReadResponse"],
          ["receipt_changed","receiptChanged"],
          ["get_history_request","getHistoryRequest"],
          ["get_history_response","getHistoryResponse"],
          ["peer_text","peerText"],
          ["peer_ack","peerAck"],
          ["peer_media","peerMedia"],
          ["peer_media_end","peerMediaEnd"],
          ["peer_media_report","peerMediaReport"],
          ["peer_ping_request","peerPingRequest"],
          ["peer_ping_response","peerPingResponse"],
          ["peer_close","peerClose"],
          ["peer_message","peerMessage"],
          ["peer_signal","peerSignal"],
          ["peer_refusal","peerRefusal"],
          ["begin_register_request","beginRegisterRequest"],
          ["begin_register_response","beginRegisterResponse"],
          ["peer_path_request","peerPathRequest"],
          ["peer_path_response","peerPathResponse"],
          ["bind_relay_request","bindRelayRequest"],
          ["bind_relay_response","bindRelayResponse"],
          "relayed",
          ["peer_addresses","peerAddresses"],
          ["peer_mapping","peerMapping"],
          ["resume_request","resumeRequest"],
          ["resume_response","resumeResponse"],
          "acknowledged",
          ["peer_part","peerPart"],
          ["peer_messages_refused","peerMessagesRefused"],
          ["message_outcomes","messageOutcomes"],
          "reintroduced",
          ["announcement_asked","announcementAsked"],
          ["watch_scope_request","watchScopeRequest"],
          ["watch_scope_response","watchScopeResponse"],
          ["peer_counts_changed","peerCountsChanged"],
          ["call_method_request","callMethodRequest"],
          ["call_method_response","callMethodResponse"],
          ["log_in_with_token_request","logInWithTokenRequest"],
          ["log_in_with_token_response","logInWithTokenResponse"],
          ["peer_latest","peerLatest"],
          ["peer_media_part","peerMediaPart"],
          ["peer_padding","peerPadding"],
          ["peer_file_offer","peerFileOffer"],
          ["peer_file_accept","peerFileAccept"],
          ["peer_file_request","peerFileRequest"],
          ["peer_file_block","peerFileBlock"],
          ["peer_file_result","peerFileResult"],
          ["peer_file_withdrawn","peerFileWithdrawn"],
          ["peer_typing","peerTyping"],
          ["peer_texts_read","peerTextsRead"],
          ["create_room_request","createRoomRequest"],
          ["create_room_response","createRoomResponse"],
          ["list_rooms_request","listRoomsRequest"],
          ["list_rooms_response","listRoomsResponse"],
          ["join_room_request","joinRoomRequest"],
          ["join_room_response","joinRoomResponse"],
          ["leave_room_request","leaveRoomRequest"],
          ["leave_room_response","leaveRoomResponse"],
          ["invite_to_room_request","inviteToRoomRequest"],
          ["invite_to_room_response","inviteToRoomResponse"],
          ["post_in_room_request","postInRoomRequest"],
          ["post_in_room_response","postInRoomResponse"],
          ["get_room_history_request","getRoomHistoryRequest"],
          ["get_room_history_response","getRoomHistoryResponse"],
          ["mark_room_read_request","markRoomReadRequest"],
          ["mark_room_read_response","markRoomReadResponse"],
          ["list_room_members_request","listRoomMembersRequest"],
          ["list_room_members_response","listRoomMembersResponse"],
          ["post_received","postReceived"],
          ["room_changed","roomChanged"],
          ["moderate_room_request","moderateRoomRequest"],
          ["moderate_room_response","moderateRoomResponse"],
          ["set_room_request","setRoomRequest"],
          ["set_room_response","setRoomResponse"],
          ["close_room_request","closeRoomRequest"],
          ["close_room_response","closeRoomResponse"],
          ["edit_post_request","editPostRequest"],
          ["edit_post_response","editPostResponse"],
          ["delete_post_request","deletePostRequest"],
          ["delete_post_response","deletePostResponse"],
          ["react_to_post_request","reactToPostRequest"],
          ["react_to_post_response","reactToPostResponse"],
          ["pin_post_request","pinPostRequest"],
          ["pin_post_response","pinPostResponse"],
          ["report_post_request","reportPostRequest"],
          ["report_post_response","reportPostResponse"],
          ["get_room_log_request","getRoomLogRequest"],
          ["get_room_log_response","getRoomLogResponse"],
          ["watch_room_request","watchRoomRequest"],
          ["watch_room_response","watchRoomResponse"],
          ["room_settings_changed","roomSettingsChanged"],
          ["post_changed","postChanged"],
          ["post_reacted","postReacted"],
          ["post_pinned","postPinned"],
          ["post_reported","postReported"],
          ["room_members_changed","roomMembersChanged"],
          ["send_room_message_request","sendRoomMessageRequest"],
          ["send_room_message_response","sendRoomMessageResponse"],
          ["room_message_received","roomMessageReceived"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});
