// Code generated from chatwire/v1/message.proto by chatwire. DO NOT EDIT.

import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
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
  MessageReceivedJson,
  PeerMessageJson,
  PeerSignalJson,
  SendMessageRequestJson,
  SendMessageResponseJson,
} from "./application.json.ts";
import { CommandJson } from "./command.json.ts";
import {
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
import { Everyone, Header, Message, Recipient } from "./message.ts";
import {
  PeerAckJson,
  PeerCloseJson,
  PeerMediaEndJson,
  PeerMediaJson,
  PeerMediaReportJson,
  PeerPingRequestJson,
  PeerPingResponseJson,
  PeerRefusalJson,
  PeerTextJson,
} from "./peer.json.ts";
import {
  GetPeersRequestJson,
  GetPeersResponseJson,
  PeersChangedJson,
  SetStatusRequestJson,
  SetStatusResponseJson,
  WatchPeersRequestJson,
  WatchPeersResponseJson,
} from "./presence.json.ts";
import {
  AcceptRequestJson,
  AcceptResponseJson,
  AcceptedJson,
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
      const count = 0;
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

export const RecipientJson: JsonCodec<Recipient> = /* @__PURE__ */ messageJson(Recipient, {
  write(message, writer) {
    const json: JsonObject = {};
    switch (message.target.case) {
      case undefined:
        break;
      case "user":
        json["user"] = writer.string(message.target.value, "user");
        break;
      case "everyone":
        json["everyone"] = writer.message(EveryoneJson, message.target.value, "everyone");
        break;
      default:
        throw writer.unknownCase("target");
    }
    return json;
  },

  read(value, reader) {
    const message = Recipient.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["user"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.target, "user", "target");
          message.target = { case: "user", value: reader.string(item, "user") };
        }
      }
      item = json["everyone"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.target, "everyone", "target");
          message.target = { case: "everyone", value: reader.message(EveryoneJson, item, "everyone") };
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["user", "everyone"]);
    }
    return message;
  },
});

export const HeaderJson: JsonCodec<Header> = /* @__PURE__ */ messageJson(Header, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.type !== 0 || writer.writesDefaults) json["type"] = writer.enum(MessageTypeJson, message.type, "type");
    if (message.command !== 0 || writer.writesDefaults) json["command"] = writer.enum(CommandJson, message.command, "command");
    if (message.recipient !== undefined) json["recipient"] = writer.message(RecipientJson, message.recipient, "recipient");
    if (message.sequence !== 0 || writer.writesDefaults) json["sequence"] = writer.unsignedNumber(message.sequence, "sequence");
    if (message.answers !== 0 || writer.writesDefaults) json["answers"] = writer.unsignedNumber(message.answers, "answers");
    if (message.critical !== false || writer.writesDefaults) json["critical"] = writer.bool(message.critical, "critical");
    return json;
  },

  read(value, reader) {
    const message = Header.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
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
        if (item !== null) message.recipient = reader.message(RecipientJson, item, "recipient");
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
        if (item !== null) message.critical = reader.bool(item, "critical");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["type", "command", "recipient", "sequence", "answers", "critical"]);
    }
    return message;
  },
});

export const MessageJson: JsonCodec<Message> = /* @__PURE__ */ messageJson(Message, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.header !== undefined) json["header"] = writer.message(HeaderJson, message.header, "header");
    switch (message.body.case) {
      case undefined:
        break;
      case "error":
        json["error"] = writer.message(ErrorInfoJson, message.body.value, "error");
        break;
      case "helloRequest":
        json["helloRequest"] = writer.message(HelloRequestJson, message.body.value, "helloRequest");
        break;
      case "helloResponse":
        json["helloResponse"] = writer.message(HelloResponseJson, message.body.value, "helloResponse");
        break;
      case "pingRequest":
        json["pingRequest"] = writer.message(PingRequestJson, message.body.value, "pingRequest");
        break;
      case "pingResponse":
        json["pingResponse"] = writer.message(PingResponseJson, message.body.value, "pingResponse");
        break;
      case "openDatagramRequest":
        json["openDatagramRequest"] = writer.message(OpenDatagramRequestJson, message.body.value, "openDatagramRequest");
        break;
      case "openDatagramResponse":
        json["openDatagramResponse"] = writer.message(OpenDatagramResponseJson, message.body.value, "openDatagramResponse");
        break;
      case "probeRequest":
        json["probeRequest"] = writer.message(ProbeRequestJson, message.body.value, "probeRequest");
        break;
      case "probeResponse":
        json["probeResponse"] = writer.message(ProbeResponseJson, message.body.value, "probeResponse");
        break;
      case "nextKeyAnnounced":
        json["nextKeyAnnounced"] = writer.message(NextKeyAnnouncedJson, message.body.value, "nextKeyAnnounced");
        break;
      case "limitsChanged":
        json["limitsChanged"] = writer.message(LimitsChangedJson, message.body.value, "limitsChanged");
        break;
      case "registerRequest":
        json["registerRequest"] = writer.message(RegisterRequestJson, message.body.value, "registerRequest");
        break;
      case "registerResponse":
        json["registerResponse"] = writer.message(RegisterResponseJson, message.body.value, "registerResponse");
        break;
      case "beginLoginRequest":
        json["beginLoginRequest"] = writer.message(BeginLoginRequestJson, message.body.value, "beginLoginRequest");
        break;
      case "beginLoginResponse":
        json["beginLoginResponse"] = writer.message(BeginLoginResponseJson, message.body.value, "beginLoginResponse");
        break;
      case "finishLoginRequest":
        json["finishLoginRequest"] = writer.message(FinishLoginRequestJson, message.body.value, "finishLoginRequest");
        break;
      case "finishLoginResponse":
        json["finishLoginResponse"] = writer.message(FinishLoginResponseJson, message.body.value, "finishLoginResponse");
        break;
      case "logOffRequest":
        json["logOffRequest"] = writer.message(LogOffRequestJson, message.body.value, "logOffRequest");
        break;
      case "logOffResponse":
        json["logOffResponse"] = writer.message(LogOffResponseJson, message.body.value, "logOffResponse");
        break;
      case "setPrivacyRequest":
        json["setPrivacyRequest"] = writer.message(SetPrivacyRequestJson, message.body.value, "setPrivacyRequest");
        break;
      case "setPrivacyResponse":
        json["setPrivacyResponse"] = writer.message(SetPrivacyResponseJson, message.body.value, "setPrivacyResponse");
        break;
      case "beginDeviceLoginRequest":
        json["beginDeviceLoginRequest"] = writer.message(BeginDeviceLoginRequestJson, message.body.value, "beginDeviceLoginRequest");
        break;
      case "beginDeviceLoginResponse":
        json["beginDeviceLoginResponse"] = writer.message(BeginDeviceLoginResponseJson, message.body.value, "beginDeviceLoginResponse");
        break;
      case "finishDeviceLoginRequest":
        json["finishDeviceLoginRequest"] = writer.message(FinishDeviceLoginRequestJson, message.body.value, "finishDeviceLoginRequest");
        break;
      case "finishDeviceLoginResponse":
        json["finishDeviceLoginResponse"] = writer.message(FinishDeviceLoginResponseJson, message.body.value, "finishDeviceLoginResponse");
        break;
      case "listDevicesRequest":
        json["listDevicesRequest"] = writer.message(ListDevicesRequestJson, message.body.value, "listDevicesRequest");
        break;
      case "listDevicesResponse":
        json["listDevicesResponse"] = writer.message(ListDevicesResponseJson, message.body.value, "listDevicesResponse");
        break;
      case "revokeDeviceRequest":
        json["revokeDeviceRequest"] = writer.message(RevokeDeviceRequestJson, message.body.value, "revokeDeviceRequest");
        break;
      case "revokeDeviceResponse":
        json["revokeDeviceResponse"] = writer.message(RevokeDeviceResponseJson, message.body.value, "revokeDeviceResponse");
        break;
      case "changePasswordRequest":
        json["changePasswordRequest"] = writer.message(ChangePasswordRequestJson, message.body.value, "changePasswordRequest");
        break;
      case "changePasswordResponse":
        json["changePasswordResponse"] = writer.message(ChangePasswordResponseJson, message.body.value, "changePasswordResponse");
        break;
      case "setStatusRequest":
        json["setStatusRequest"] = writer.message(SetStatusRequestJson, message.body.value, "setStatusRequest");
        break;
      case "setStatusResponse":
        json["setStatusResponse"] = writer.message(SetStatusResponseJson, message.body.value, "setStatusResponse");
        break;
      case "getPeersRequest":
        json["getPeersRequest"] = writer.message(GetPeersRequestJson, message.body.value, "getPeersRequest");
        break;
      case "getPeersResponse":
        json["getPeersResponse"] = writer.message(GetPeersResponseJson, message.body.value, "getPeersResponse");
        break;
      case "watchPeersRequest":
        json["watchPeersRequest"] = writer.message(WatchPeersRequestJson, message.body.value, "watchPeersRequest");
        break;
      case "watchPeersResponse":
        json["watchPeersResponse"] = writer.message(WatchPeersResponseJson, message.body.value, "watchPeersResponse");
        break;
      case "peersChanged":
        json["peersChanged"] = writer.message(PeersChangedJson, message.body.value, "peersChanged");
        break;
      case "addContactRequest":
        json["addContactRequest"] = writer.message(AddContactRequestJson, message.body.value, "addContactRequest");
        break;
      case "addContactResponse":
        json["addContactResponse"] = writer.message(AddContactResponseJson, message.body.value, "addContactResponse");
        break;
      case "removeContactRequest":
        json["removeContactRequest"] = writer.message(RemoveContactRequestJson, message.body.value, "removeContactRequest");
        break;
      case "removeContactResponse":
        json["removeContactResponse"] = writer.message(RemoveContactResponseJson, message.body.value, "removeContactResponse");
        break;
      case "listContactsRequest":
        json["listContactsRequest"] = writer.message(ListContactsRequestJson, message.body.value, "listContactsRequest");
        break;
      case "listContactsResponse":
        json["listContactsResponse"] = writer.message(ListContactsResponseJson, message.body.value, "listContactsResponse");
        break;
      case "contactChanged":
        json["contactChanged"] = writer.message(ContactChangedJson, message.body.value, "contactChanged");
        break;
      case "blockRequest":
        json["blockRequest"] = writer.message(BlockRequestJson, message.body.value, "blockRequest");
        break;
      case "blockResponse":
        json["blockResponse"] = writer.message(BlockResponseJson, message.body.value, "blockResponse");
        break;
      case "unblockRequest":
        json["unblockRequest"] = writer.message(UnblockRequestJson, message.body.value, "unblockRequest");
        break;
      case "unblockResponse":
        json["unblockResponse"] = writer.message(UnblockResponseJson, message.body.value, "unblockResponse");
        break;
      case "listBlockedRequest":
        json["listBlockedRequest"] = writer.message(ListBlockedRequestJson, message.body.value, "listBlockedRequest");
        break;
      case "listBlockedResponse":
        json["listBlockedResponse"] = writer.message(ListBlockedResponseJson, message.body.value, "listBlockedResponse");
        break;
      case "sendTextRequest":
        json["sendTextRequest"] = writer.message(SendTextRequestJson, message.body.value, "sendTextRequest");
        break;
      case "sendTextResponse":
        json["sendTextResponse"] = writer.message(SendTextResponseJson, message.body.value, "sendTextResponse");
        break;
      case "textReceived":
        json["textReceived"] = writer.message(TextReceivedJson, message.body.value, "textReceived");
        break;
      case "broadcastRequest":
        json["broadcastRequest"] = writer.message(BroadcastRequestJson, message.body.value, "broadcastRequest");
        break;
      case "broadcastResponse":
        json["broadcastResponse"] = writer.message(BroadcastResponseJson, message.body.value, "broadcastResponse");
        break;
      case "broadcastReceived":
        json["broadcastReceived"] = writer.message(BroadcastReceivedJson, message.body.value, "broadcastReceived");
        break;
      case "setTypingRequest":
        json["setTypingRequest"] = writer.message(SetTypingRequestJson, message.body.value, "setTypingRequest");
        break;
      case "setTypingResponse":
        json["setTypingResponse"] = writer.message(SetTypingResponseJson, message.body.value, "setTypingResponse");
        break;
      case "typingChanged":
        json["typingChanged"] = writer.message(TypingChangedJson, message.body.value, "typingChanged");
        break;
      case "sendMessageRequest":
        json["sendMessageRequest"] = writer.message(SendMessageRequestJson, message.body.value, "sendMessageRequest");
        break;
      case "sendMessageResponse":
        json["sendMessageResponse"] = writer.message(SendMessageResponseJson, message.body.value, "sendMessageResponse");
        break;
      case "messageReceived":
        json["messageReceived"] = writer.message(MessageReceivedJson, message.body.value, "messageReceived");
        break;
      case "privacyChanged":
        json["privacyChanged"] = writer.message(PrivacyChangedJson, message.body.value, "privacyChanged");
        break;
      case "deleteAccountRequest":
        json["deleteAccountRequest"] = writer.message(DeleteAccountRequestJson, message.body.value, "deleteAccountRequest");
        break;
      case "deleteAccountResponse":
        json["deleteAccountResponse"] = writer.message(DeleteAccountResponseJson, message.body.value, "deleteAccountResponse");
        break;
      case "inviteRequest":
        json["inviteRequest"] = writer.message(InviteRequestJson, message.body.value, "inviteRequest");
        break;
      case "inviteResponse":
        json["inviteResponse"] = writer.message(InviteResponseJson, message.body.value, "inviteResponse");
        break;
      case "invited":
        json["invited"] = writer.message(InvitedJson, message.body.value, "invited");
        break;
      case "acceptRequest":
        json["acceptRequest"] = writer.message(AcceptRequestJson, message.body.value, "acceptRequest");
        break;
      case "acceptResponse":
        json["acceptResponse"] = writer.message(AcceptResponseJson, message.body.value, "acceptResponse");
        break;
      case "accepted":
        json["accepted"] = writer.message(AcceptedJson, message.body.value, "accepted");
        break;
      case "declineRequest":
        json["declineRequest"] = writer.message(DeclineRequestJson, message.body.value, "declineRequest");
        break;
      case "declineResponse":
        json["declineResponse"] = writer.message(DeclineResponseJson, message.body.value, "declineResponse");
        break;
      case "declined":
        json["declined"] = writer.message(DeclinedJson, message.body.value, "declined");
        break;
      case "cancelRequest":
        json["cancelRequest"] = writer.message(CancelRequestJson, message.body.value, "cancelRequest");
        break;
      case "cancelResponse":
        json["cancelResponse"] = writer.message(CancelResponseJson, message.body.value, "cancelResponse");
        break;
      case "cancelled":
        json["cancelled"] = writer.message(CancelledJson, message.body.value, "cancelled");
        break;
      case "offerCandidatesRequest":
        json["offerCandidatesRequest"] = writer.message(OfferCandidatesRequestJson, message.body.value, "offerCandidatesRequest");
        break;
      case "offerCandidatesResponse":
        json["offerCandidatesResponse"] = writer.message(OfferCandidatesResponseJson, message.body.value, "offerCandidatesResponse");
        break;
      case "candidatesOffered":
        json["candidatesOffered"] = writer.message(CandidatesOfferedJson, message.body.value, "candidatesOffered");
        break;
      case "hangUpRequest":
        json["hangUpRequest"] = writer.message(HangUpRequestJson, message.body.value, "hangUpRequest");
        break;
      case "hangUpResponse":
        json["hangUpResponse"] = writer.message(HangUpResponseJson, message.body.value, "hangUpResponse");
        break;
      case "hungUp":
        json["hungUp"] = writer.message(HungUpJson, message.body.value, "hungUp");
        break;
      case "fetchTextsRequest":
        json["fetchTextsRequest"] = writer.message(FetchTextsRequestJson, message.body.value, "fetchTextsRequest");
        break;
      case "fetchTextsResponse":
        json["fetchTextsResponse"] = writer.message(FetchTextsResponseJson, message.body.value, "fetchTextsResponse");
        break;
      case "confirmTextsRequest":
        json["confirmTextsRequest"] = writer.message(ConfirmTextsRequestJson, message.body.value, "confirmTextsRequest");
        break;
      case "confirmTextsResponse":
        json["confirmTextsResponse"] = writer.message(ConfirmTextsResponseJson, message.body.value, "confirmTextsResponse");
        break;
      case "markReadRequest":
        json["markReadRequest"] = writer.message(MarkReadRequestJson, message.body.value, "markReadRequest");
        break;
      case "markReadResponse":
        json["markReadResponse"] = writer.message(MarkReadResponseJson, message.body.value, "markReadResponse");
        break;
      case "receiptChanged":
        json["receiptChanged"] = writer.message(ReceiptChangedJson, message.body.value, "receiptChanged");
        break;
      case "getHistoryRequest":
        json["getHistoryRequest"] = writer.message(GetHistoryRequestJson, message.body.value, "getHistoryRequest");
        break;
      case "getHistoryResponse":
        json["getHistoryResponse"] = writer.message(GetHistoryResponseJson, message.body.value, "getHistoryResponse");
        break;
      case "peerText":
        json["peerText"] = writer.message(PeerTextJson, message.body.value, "peerText");
        break;
      case "peerAck":
        json["peerAck"] = writer.message(PeerAckJson, message.body.value, "peerAck");
        break;
      case "peerMedia":
        json["peerMedia"] = writer.message(PeerMediaJson, message.body.value, "peerMedia");
        break;
      case "peerMediaEnd":
        json["peerMediaEnd"] = writer.message(PeerMediaEndJson, message.body.value, "peerMediaEnd");
        break;
      case "peerMediaReport":
        json["peerMediaReport"] = writer.message(PeerMediaReportJson, message.body.value, "peerMediaReport");
        break;
      case "peerPingRequest":
        json["peerPingRequest"] = writer.message(PeerPingRequestJson, message.body.value, "peerPingRequest");
        break;
      case "peerPingResponse":
        json["peerPingResponse"] = writer.message(PeerPingResponseJson, message.body.value, "peerPingResponse");
        break;
      case "peerClose":
        json["peerClose"] = writer.message(PeerCloseJson, message.body.value, "peerClose");
        break;
      case "peerMessage":
        json["peerMessage"] = writer.message(PeerMessageJson, message.body.value, "peerMessage");
        break;
      case "peerSignal":
        json["peerSignal"] = writer.message(PeerSignalJson, message.body.value, "peerSignal");
        break;
      case "peerRefusal":
        json["peerRefusal"] = writer.message(PeerRefusalJson, message.body.value, "peerRefusal");
        break;
      case "beginRegisterRequest":
        json["beginRegisterRequest"] = writer.message(BeginRegisterRequestJson, message.body.value, "beginRegisterRequest");
        break;
      case "beginRegisterResponse":
        json["beginRegisterResponse"] = writer.message(BeginRegisterResponseJson, message.body.value, "beginRegisterResponse");
        break;
      default:
        throw writer.unknownCase("body");
    }
    return json;
  },

  read(value, reader) {
    const message = Message.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["header"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.header = reader.message(HeaderJson, item, "header");
      }
      item = json["error"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "error", "body");
          message.body = { case: "error", value: reader.message(ErrorInfoJson, item, "error") };
        }
      }
      item = json["helloRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "helloRequest", "body");
          message.body = { case: "helloRequest", value: reader.message(HelloRequestJson, item, "helloRequest") };
        }
      }
      item = json["helloResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "helloResponse", "body");
          message.body = { case: "helloResponse", value: reader.message(HelloResponseJson, item, "helloResponse") };
        }
      }
      item = json["pingRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "pingRequest", "body");
          message.body = { case: "pingRequest", value: reader.message(PingRequestJson, item, "pingRequest") };
        }
      }
      item = json["pingResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "pingResponse", "body");
          message.body = { case: "pingResponse", value: reader.message(PingResponseJson, item, "pingResponse") };
        }
      }
      item = json["openDatagramRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "openDatagramRequest", "body");
          message.body = { case: "openDatagramRequest", value: reader.message(OpenDatagramRequestJson, item, "openDatagramRequest") };
        }
      }
      item = json["openDatagramResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "openDatagramResponse", "body");
          message.body = { case: "openDatagramResponse", value: reader.message(OpenDatagramResponseJson, item, "openDatagramResponse") };
        }
      }
      item = json["probeRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "probeRequest", "body");
          message.body = { case: "probeRequest", value: reader.message(ProbeRequestJson, item, "probeRequest") };
        }
      }
      item = json["probeResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "probeResponse", "body");
          message.body = { case: "probeResponse", value: reader.message(ProbeResponseJson, item, "probeResponse") };
        }
      }
      item = json["nextKeyAnnounced"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "nextKeyAnnounced", "body");
          message.body = { case: "nextKeyAnnounced", value: reader.message(NextKeyAnnouncedJson, item, "nextKeyAnnounced") };
        }
      }
      item = json["limitsChanged"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "limitsChanged", "body");
          message.body = { case: "limitsChanged", value: reader.message(LimitsChangedJson, item, "limitsChanged") };
        }
      }
      item = json["registerRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "registerRequest", "body");
          message.body = { case: "registerRequest", value: reader.message(RegisterRequestJson, item, "registerRequest") };
        }
      }
      item = json["registerResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "registerResponse", "body");
          message.body = { case: "registerResponse", value: reader.message(RegisterResponseJson, item, "registerResponse") };
        }
      }
      item = json["beginLoginRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "beginLoginRequest", "body");
          message.body = { case: "beginLoginRequest", value: reader.message(BeginLoginRequestJson, item, "beginLoginRequest") };
        }
      }
      item = json["beginLoginResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "beginLoginResponse", "body");
          message.body = { case: "beginLoginResponse", value: reader.message(BeginLoginResponseJson, item, "beginLoginResponse") };
        }
      }
      item = json["finishLoginRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "finishLoginRequest", "body");
          message.body = { case: "finishLoginRequest", value: reader.message(FinishLoginRequestJson, item, "finishLoginRequest") };
        }
      }
      item = json["finishLoginResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "finishLoginResponse", "body");
          message.body = { case: "finishLoginResponse", value: reader.message(FinishLoginResponseJson, item, "finishLoginResponse") };
        }
      }
      item = json["logOffRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "logOffRequest", "body");
          message.body = { case: "logOffRequest", value: reader.message(LogOffRequestJson, item, "logOffRequest") };
        }
      }
      item = json["logOffResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "logOffResponse", "body");
          message.body = { case: "logOffResponse", value: reader.message(LogOffResponseJson, item, "logOffResponse") };
        }
      }
      item = json["setPrivacyRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "setPrivacyRequest", "body");
          message.body = { case: "setPrivacyRequest", value: reader.message(SetPrivacyRequestJson, item, "setPrivacyRequest") };
        }
      }
      item = json["setPrivacyResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "setPrivacyResponse", "body");
          message.body = { case: "setPrivacyResponse", value: reader.message(SetPrivacyResponseJson, item, "setPrivacyResponse") };
        }
      }
      item = json["beginDeviceLoginRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "beginDeviceLoginRequest", "body");
          message.body = { case: "beginDeviceLoginRequest", value: reader.message(BeginDeviceLoginRequestJson, item, "beginDeviceLoginRequest") };
        }
      }
      item = json["beginDeviceLoginResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "beginDeviceLoginResponse", "body");
          message.body = { case: "beginDeviceLoginResponse", value: reader.message(BeginDeviceLoginResponseJson, item, "beginDeviceLoginResponse") };
        }
      }
      item = json["finishDeviceLoginRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "finishDeviceLoginRequest", "body");
          message.body = { case: "finishDeviceLoginRequest", value: reader.message(FinishDeviceLoginRequestJson, item, "finishDeviceLoginRequest") };
        }
      }
      item = json["finishDeviceLoginResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "finishDeviceLoginResponse", "body");
          message.body = { case: "finishDeviceLoginResponse", value: reader.message(FinishDeviceLoginResponseJson, item, "finishDeviceLoginResponse") };
        }
      }
      item = json["listDevicesRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "listDevicesRequest", "body");
          message.body = { case: "listDevicesRequest", value: reader.message(ListDevicesRequestJson, item, "listDevicesRequest") };
        }
      }
      item = json["listDevicesResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "listDevicesResponse", "body");
          message.body = { case: "listDevicesResponse", value: reader.message(ListDevicesResponseJson, item, "listDevicesResponse") };
        }
      }
      item = json["revokeDeviceRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "revokeDeviceRequest", "body");
          message.body = { case: "revokeDeviceRequest", value: reader.message(RevokeDeviceRequestJson, item, "revokeDeviceRequest") };
        }
      }
      item = json["revokeDeviceResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "revokeDeviceResponse", "body");
          message.body = { case: "revokeDeviceResponse", value: reader.message(RevokeDeviceResponseJson, item, "revokeDeviceResponse") };
        }
      }
      item = json["changePasswordRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "changePasswordRequest", "body");
          message.body = { case: "changePasswordRequest", value: reader.message(ChangePasswordRequestJson, item, "changePasswordRequest") };
        }
      }
      item = json["changePasswordResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "changePasswordResponse", "body");
          message.body = { case: "changePasswordResponse", value: reader.message(ChangePasswordResponseJson, item, "changePasswordResponse") };
        }
      }
      item = json["setStatusRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "setStatusRequest", "body");
          message.body = { case: "setStatusRequest", value: reader.message(SetStatusRequestJson, item, "setStatusRequest") };
        }
      }
      item = json["setStatusResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "setStatusResponse", "body");
          message.body = { case: "setStatusResponse", value: reader.message(SetStatusResponseJson, item, "setStatusResponse") };
        }
      }
      item = json["getPeersRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "getPeersRequest", "body");
          message.body = { case: "getPeersRequest", value: reader.message(GetPeersRequestJson, item, "getPeersRequest") };
        }
      }
      item = json["getPeersResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "getPeersResponse", "body");
          message.body = { case: "getPeersResponse", value: reader.message(GetPeersResponseJson, item, "getPeersResponse") };
        }
      }
      item = json["watchPeersRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "watchPeersRequest", "body");
          message.body = { case: "watchPeersRequest", value: reader.message(WatchPeersRequestJson, item, "watchPeersRequest") };
        }
      }
      item = json["watchPeersResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "watchPeersResponse", "body");
          message.body = { case: "watchPeersResponse", value: reader.message(WatchPeersResponseJson, item, "watchPeersResponse") };
        }
      }
      item = json["peersChanged"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "peersChanged", "body");
          message.body = { case: "peersChanged", value: reader.message(PeersChangedJson, item, "peersChanged") };
        }
      }
      item = json["addContactRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "addContactRequest", "body");
          message.body = { case: "addContactRequest", value: reader.message(AddContactRequestJson, item, "addContactRequest") };
        }
      }
      item = json["addContactResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "addContactResponse", "body");
          message.body = { case: "addContactResponse", value: reader.message(AddContactResponseJson, item, "addContactResponse") };
        }
      }
      item = json["removeContactRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "removeContactRequest", "body");
          message.body = { case: "removeContactRequest", value: reader.message(RemoveContactRequestJson, item, "removeContactRequest") };
        }
      }
      item = json["removeContactResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "removeContactResponse", "body");
          message.body = { case: "removeContactResponse", value: reader.message(RemoveContactResponseJson, item, "removeContactResponse") };
        }
      }
      item = json["listContactsRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "listContactsRequest", "body");
          message.body = { case: "listContactsRequest", value: reader.message(ListContactsRequestJson, item, "listContactsRequest") };
        }
      }
      item = json["listContactsResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "listContactsResponse", "body");
          message.body = { case: "listContactsResponse", value: reader.message(ListContactsResponseJson, item, "listContactsResponse") };
        }
      }
      item = json["contactChanged"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "contactChanged", "body");
          message.body = { case: "contactChanged", value: reader.message(ContactChangedJson, item, "contactChanged") };
        }
      }
      item = json["blockRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "blockRequest", "body");
          message.body = { case: "blockRequest", value: reader.message(BlockRequestJson, item, "blockRequest") };
        }
      }
      item = json["blockResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "blockResponse", "body");
          message.body = { case: "blockResponse", value: reader.message(BlockResponseJson, item, "blockResponse") };
        }
      }
      item = json["unblockRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "unblockRequest", "body");
          message.body = { case: "unblockRequest", value: reader.message(UnblockRequestJson, item, "unblockRequest") };
        }
      }
      item = json["unblockResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "unblockResponse", "body");
          message.body = { case: "unblockResponse", value: reader.message(UnblockResponseJson, item, "unblockResponse") };
        }
      }
      item = json["listBlockedRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "listBlockedRequest", "body");
          message.body = { case: "listBlockedRequest", value: reader.message(ListBlockedRequestJson, item, "listBlockedRequest") };
        }
      }
      item = json["listBlockedResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "listBlockedResponse", "body");
          message.body = { case: "listBlockedResponse", value: reader.message(ListBlockedResponseJson, item, "listBlockedResponse") };
        }
      }
      item = json["sendTextRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "sendTextRequest", "body");
          message.body = { case: "sendTextRequest", value: reader.message(SendTextRequestJson, item, "sendTextRequest") };
        }
      }
      item = json["sendTextResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "sendTextResponse", "body");
          message.body = { case: "sendTextResponse", value: reader.message(SendTextResponseJson, item, "sendTextResponse") };
        }
      }
      item = json["textReceived"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "textReceived", "body");
          message.body = { case: "textReceived", value: reader.message(TextReceivedJson, item, "textReceived") };
        }
      }
      item = json["broadcastRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "broadcastRequest", "body");
          message.body = { case: "broadcastRequest", value: reader.message(BroadcastRequestJson, item, "broadcastRequest") };
        }
      }
      item = json["broadcastResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "broadcastResponse", "body");
          message.body = { case: "broadcastResponse", value: reader.message(BroadcastResponseJson, item, "broadcastResponse") };
        }
      }
      item = json["broadcastReceived"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "broadcastReceived", "body");
          message.body = { case: "broadcastReceived", value: reader.message(BroadcastReceivedJson, item, "broadcastReceived") };
        }
      }
      item = json["setTypingRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "setTypingRequest", "body");
          message.body = { case: "setTypingRequest", value: reader.message(SetTypingRequestJson, item, "setTypingRequest") };
        }
      }
      item = json["setTypingResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "setTypingResponse", "body");
          message.body = { case: "setTypingResponse", value: reader.message(SetTypingResponseJson, item, "setTypingResponse") };
        }
      }
      item = json["typingChanged"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "typingChanged", "body");
          message.body = { case: "typingChanged", value: reader.message(TypingChangedJson, item, "typingChanged") };
        }
      }
      item = json["sendMessageRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "sendMessageRequest", "body");
          message.body = { case: "sendMessageRequest", value: reader.message(SendMessageRequestJson, item, "sendMessageRequest") };
        }
      }
      item = json["sendMessageResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "sendMessageResponse", "body");
          message.body = { case: "sendMessageResponse", value: reader.message(SendMessageResponseJson, item, "sendMessageResponse") };
        }
      }
      item = json["messageReceived"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "messageReceived", "body");
          message.body = { case: "messageReceived", value: reader.message(MessageReceivedJson, item, "messageReceived") };
        }
      }
      item = json["privacyChanged"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "privacyChanged", "body");
          message.body = { case: "privacyChanged", value: reader.message(PrivacyChangedJson, item, "privacyChanged") };
        }
      }
      item = json["deleteAccountRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "deleteAccountRequest", "body");
          message.body = { case: "deleteAccountRequest", value: reader.message(DeleteAccountRequestJson, item, "deleteAccountRequest") };
        }
      }
      item = json["deleteAccountResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "deleteAccountResponse", "body");
          message.body = { case: "deleteAccountResponse", value: reader.message(DeleteAccountResponseJson, item, "deleteAccountResponse") };
        }
      }
      item = json["inviteRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "inviteRequest", "body");
          message.body = { case: "inviteRequest", value: reader.message(InviteRequestJson, item, "inviteRequest") };
        }
      }
      item = json["inviteResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "inviteResponse", "body");
          message.body = { case: "inviteResponse", value: reader.message(InviteResponseJson, item, "inviteResponse") };
        }
      }
      item = json["invited"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "invited", "body");
          message.body = { case: "invited", value: reader.message(InvitedJson, item, "invited") };
        }
      }
      item = json["acceptRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "acceptRequest", "body");
          message.body = { case: "acceptRequest", value: reader.message(AcceptRequestJson, item, "acceptRequest") };
        }
      }
      item = json["acceptResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "acceptResponse", "body");
          message.body = { case: "acceptResponse", value: reader.message(AcceptResponseJson, item, "acceptResponse") };
        }
      }
      item = json["accepted"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "accepted", "body");
          message.body = { case: "accepted", value: reader.message(AcceptedJson, item, "accepted") };
        }
      }
      item = json["declineRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "declineRequest", "body");
          message.body = { case: "declineRequest", value: reader.message(DeclineRequestJson, item, "declineRequest") };
        }
      }
      item = json["declineResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "declineResponse", "body");
          message.body = { case: "declineResponse", value: reader.message(DeclineResponseJson, item, "declineResponse") };
        }
      }
      item = json["declined"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "declined", "body");
          message.body = { case: "declined", value: reader.message(DeclinedJson, item, "declined") };
        }
      }
      item = json["cancelRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "cancelRequest", "body");
          message.body = { case: "cancelRequest", value: reader.message(CancelRequestJson, item, "cancelRequest") };
        }
      }
      item = json["cancelResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "cancelResponse", "body");
          message.body = { case: "cancelResponse", value: reader.message(CancelResponseJson, item, "cancelResponse") };
        }
      }
      item = json["cancelled"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "cancelled", "body");
          message.body = { case: "cancelled", value: reader.message(CancelledJson, item, "cancelled") };
        }
      }
      item = json["offerCandidatesRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "offerCandidatesRequest", "body");
          message.body = { case: "offerCandidatesRequest", value: reader.message(OfferCandidatesRequestJson, item, "offerCandidatesRequest") };
        }
      }
      item = json["offerCandidatesResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "offerCandidatesResponse", "body");
          message.body = { case: "offerCandidatesResponse", value: reader.message(OfferCandidatesResponseJson, item, "offerCandidatesResponse") };
        }
      }
      item = json["candidatesOffered"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "candidatesOffered", "body");
          message.body = { case: "candidatesOffered", value: reader.message(CandidatesOfferedJson, item, "candidatesOffered") };
        }
      }
      item = json["hangUpRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "hangUpRequest", "body");
          message.body = { case: "hangUpRequest", value: reader.message(HangUpRequestJson, item, "hangUpRequest") };
        }
      }
      item = json["hangUpResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "hangUpResponse", "body");
          message.body = { case: "hangUpResponse", value: reader.message(HangUpResponseJson, item, "hangUpResponse") };
        }
      }
      item = json["hungUp"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "hungUp", "body");
          message.body = { case: "hungUp", value: reader.message(HungUpJson, item, "hungUp") };
        }
      }
      item = json["fetchTextsRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "fetchTextsRequest", "body");
          message.body = { case: "fetchTextsRequest", value: reader.message(FetchTextsRequestJson, item, "fetchTextsRequest") };
        }
      }
      item = json["fetchTextsResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "fetchTextsResponse", "body");
          message.body = { case: "fetchTextsResponse", value: reader.message(FetchTextsResponseJson, item, "fetchTextsResponse") };
        }
      }
      item = json["confirmTextsRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "confirmTextsRequest", "body");
          message.body = { case: "confirmTextsRequest", value: reader.message(ConfirmTextsRequestJson, item, "confirmTextsRequest") };
        }
      }
      item = json["confirmTextsResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "confirmTextsResponse", "body");
          message.body = { case: "confirmTextsResponse", value: reader.message(ConfirmTextsResponseJson, item, "confirmTextsResponse") };
        }
      }
      item = json["markReadRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "markReadRequest", "body");
          message.body = { case: "markReadRequest", value: reader.message(MarkReadRequestJson, item, "markReadRequest") };
        }
      }
      item = json["markReadResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "markReadResponse", "body");
          message.body = { case: "markReadResponse", value: reader.message(MarkReadResponseJson, item, "markReadResponse") };
        }
      }
      item = json["receiptChanged"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "receiptChanged", "body");
          message.body = { case: "receiptChanged", value: reader.message(ReceiptChangedJson, item, "receiptChanged") };
        }
      }
      item = json["getHistoryRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "getHistoryRequest", "body");
          message.body = { case: "getHistoryRequest", value: reader.message(GetHistoryRequestJson, item, "getHistoryRequest") };
        }
      }
      item = json["getHistoryResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "getHistoryResponse", "body");
          message.body = { case: "getHistoryResponse", value: reader.message(GetHistoryResponseJson, item, "getHistoryResponse") };
        }
      }
      item = json["peerText"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "peerText", "body");
          message.body = { case: "peerText", value: reader.message(PeerTextJson, item, "peerText") };
        }
      }
      item = json["peerAck"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "peerAck", "body");
          message.body = { case: "peerAck", value: reader.message(PeerAckJson, item, "peerAck") };
        }
      }
      item = json["peerMedia"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "peerMedia", "body");
          message.body = { case: "peerMedia", value: reader.message(PeerMediaJson, item, "peerMedia") };
        }
      }
      item = json["peerMediaEnd"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "peerMediaEnd", "body");
          message.body = { case: "peerMediaEnd", value: reader.message(PeerMediaEndJson, item, "peerMediaEnd") };
        }
      }
      item = json["peerMediaReport"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "peerMediaReport", "body");
          message.body = { case: "peerMediaReport", value: reader.message(PeerMediaReportJson, item, "peerMediaReport") };
        }
      }
      item = json["peerPingRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "peerPingRequest", "body");
          message.body = { case: "peerPingRequest", value: reader.message(PeerPingRequestJson, item, "peerPingRequest") };
        }
      }
      item = json["peerPingResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "peerPingResponse", "body");
          message.body = { case: "peerPingResponse", value: reader.message(PeerPingResponseJson, item, "peerPingResponse") };
        }
      }
      item = json["peerClose"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "peerClose", "body");
          message.body = { case: "peerClose", value: reader.message(PeerCloseJson, item, "peerClose") };
        }
      }
      item = json["peerMessage"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "peerMessage", "body");
          message.body = { case: "peerMessage", value: reader.message(PeerMessageJson, item, "peerMessage") };
        }
      }
      item = json["peerSignal"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "peerSignal", "body");
          message.body = { case: "peerSignal", value: reader.message(PeerSignalJson, item, "peerSignal") };
        }
      }
      item = json["peerRefusal"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "peerRefusal", "body");
          message.body = { case: "peerRefusal", value: reader.message(PeerRefusalJson, item, "peerRefusal") };
        }
      }
      item = json["beginRegisterRequest"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "beginRegisterRequest", "body");
          message.body = { case: "beginRegisterRequest", value: reader.message(BeginRegisterRequestJson, item, "beginRegisterRequest") };
        }
      }
      item = json["beginRegisterResponse"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.body, "beginRegisterResponse", "body");
          message.body = { case: "beginRegisterResponse", value: reader.message(BeginRegisterResponseJson, item, "beginRegisterResponse") };
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "header",
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
      ]);
    }
    return message;
  },
});
