// Generated from chatwire/v1/message.proto. Edit that, not this.

import type { JsonCodec } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { messageJson } from "../../../src/wire/json/message.ts";
import {
  BeginLoginRequestJson,
  BeginLoginResponseJson,
  FinishLoginRequestJson,
  FinishLoginResponseJson,
  LogOffRequestJson,
  LogOffResponseJson,
  RegisterRequestJson,
  RegisterResponseJson,
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
  OpenDatagramRequestJson,
  OpenDatagramResponseJson,
  PingRequestJson,
  PingResponseJson,
  ProbeRequestJson,
  ProbeResponseJson,
} from "./connection.json.ts";
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
  SendTextRequestJson,
  SendTextResponseJson,
  TextReceivedJson,
} from "./text.json.ts";

export const MessageTypeJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.MessageType", {
  MESSAGE_TYPE_UNSPECIFIED: 0,
  MESSAGE_TYPE_REQUEST: 1,
  MESSAGE_TYPE_RESPONSE: 2,
  MESSAGE_TYPE_EVENT: 3,
});

export const EveryoneJson: JsonCodec<Everyone> = /* @__PURE__ */ messageJson(Everyone, () => []);

export const RecipientJson: JsonCodec<Recipient> = /* @__PURE__ */ messageJson(Recipient, () => [
  { name: "user", type: "string", oneof: "target" },
  { name: "everyone", type: EveryoneJson, oneof: "target" },
]);

export const HeaderJson: JsonCodec<Header> = /* @__PURE__ */ messageJson(Header, () => [
  { name: "type", type: MessageTypeJson },
  { name: "command", type: CommandJson },
  { name: "recipient", type: RecipientJson, shape: "optional" },
  { name: "sequence", type: "uint64Number" },
  { name: "answers", type: "uint64Number" },
]);

export const MessageJson: JsonCodec<Message> = /* @__PURE__ */ messageJson(Message, () => [
  { name: "header", type: HeaderJson, shape: "optional" },
  { name: "error", type: ErrorInfoJson, oneof: "body" },
  { name: "helloRequest", schemaName: "hello_request", type: HelloRequestJson, oneof: "body" },
  { name: "helloResponse", schemaName: "hello_response", type: HelloResponseJson, oneof: "body" },
  { name: "pingRequest", schemaName: "ping_request", type: PingRequestJson, oneof: "body" },
  { name: "pingResponse", schemaName: "ping_response", type: PingResponseJson, oneof: "body" },
  { name: "openDatagramRequest", schemaName: "open_datagram_request", type: OpenDatagramRequestJson, oneof: "body" },
  { name: "openDatagramResponse", schemaName: "open_datagram_response", type: OpenDatagramResponseJson, oneof: "body" },
  { name: "probeRequest", schemaName: "probe_request", type: ProbeRequestJson, oneof: "body" },
  { name: "probeResponse", schemaName: "probe_response", type: ProbeResponseJson, oneof: "body" },
  { name: "registerRequest", schemaName: "register_request", type: RegisterRequestJson, oneof: "body" },
  { name: "registerResponse", schemaName: "register_response", type: RegisterResponseJson, oneof: "body" },
  { name: "beginLoginRequest", schemaName: "begin_login_request", type: BeginLoginRequestJson, oneof: "body" },
  { name: "beginLoginResponse", schemaName: "begin_login_response", type: BeginLoginResponseJson, oneof: "body" },
  { name: "finishLoginRequest", schemaName: "finish_login_request", type: FinishLoginRequestJson, oneof: "body" },
  { name: "finishLoginResponse", schemaName: "finish_login_response", type: FinishLoginResponseJson, oneof: "body" },
  { name: "logOffRequest", schemaName: "log_off_request", type: LogOffRequestJson, oneof: "body" },
  { name: "logOffResponse", schemaName: "log_off_response", type: LogOffResponseJson, oneof: "body" },
  { name: "setPrivacyRequest", schemaName: "set_privacy_request", type: SetPrivacyRequestJson, oneof: "body" },
  { name: "setPrivacyResponse", schemaName: "set_privacy_response", type: SetPrivacyResponseJson, oneof: "body" },
  { name: "setStatusRequest", schemaName: "set_status_request", type: SetStatusRequestJson, oneof: "body" },
  { name: "setStatusResponse", schemaName: "set_status_response", type: SetStatusResponseJson, oneof: "body" },
  { name: "getPeersRequest", schemaName: "get_peers_request", type: GetPeersRequestJson, oneof: "body" },
  { name: "getPeersResponse", schemaName: "get_peers_response", type: GetPeersResponseJson, oneof: "body" },
  { name: "watchPeersRequest", schemaName: "watch_peers_request", type: WatchPeersRequestJson, oneof: "body" },
  { name: "watchPeersResponse", schemaName: "watch_peers_response", type: WatchPeersResponseJson, oneof: "body" },
  { name: "peersChanged", schemaName: "peers_changed", type: PeersChangedJson, oneof: "body" },
  { name: "sendTextRequest", schemaName: "send_text_request", type: SendTextRequestJson, oneof: "body" },
  { name: "sendTextResponse", schemaName: "send_text_response", type: SendTextResponseJson, oneof: "body" },
  { name: "textReceived", schemaName: "text_received", type: TextReceivedJson, oneof: "body" },
  { name: "broadcastRequest", schemaName: "broadcast_request", type: BroadcastRequestJson, oneof: "body" },
  { name: "broadcastResponse", schemaName: "broadcast_response", type: BroadcastResponseJson, oneof: "body" },
  { name: "broadcastReceived", schemaName: "broadcast_received", type: BroadcastReceivedJson, oneof: "body" },
  { name: "sendMessageRequest", schemaName: "send_message_request", type: SendMessageRequestJson, oneof: "body" },
  { name: "sendMessageResponse", schemaName: "send_message_response", type: SendMessageResponseJson, oneof: "body" },
  { name: "messageReceived", schemaName: "message_received", type: MessageReceivedJson, oneof: "body" },
  { name: "inviteRequest", schemaName: "invite_request", type: InviteRequestJson, oneof: "body" },
  { name: "inviteResponse", schemaName: "invite_response", type: InviteResponseJson, oneof: "body" },
  { name: "invited", type: InvitedJson, oneof: "body" },
  { name: "acceptRequest", schemaName: "accept_request", type: AcceptRequestJson, oneof: "body" },
  { name: "acceptResponse", schemaName: "accept_response", type: AcceptResponseJson, oneof: "body" },
  { name: "accepted", type: AcceptedJson, oneof: "body" },
  { name: "declineRequest", schemaName: "decline_request", type: DeclineRequestJson, oneof: "body" },
  { name: "declineResponse", schemaName: "decline_response", type: DeclineResponseJson, oneof: "body" },
  { name: "declined", type: DeclinedJson, oneof: "body" },
  { name: "cancelRequest", schemaName: "cancel_request", type: CancelRequestJson, oneof: "body" },
  { name: "cancelResponse", schemaName: "cancel_response", type: CancelResponseJson, oneof: "body" },
  { name: "cancelled", type: CancelledJson, oneof: "body" },
  { name: "offerCandidatesRequest", schemaName: "offer_candidates_request", type: OfferCandidatesRequestJson, oneof: "body" },
  { name: "offerCandidatesResponse", schemaName: "offer_candidates_response", type: OfferCandidatesResponseJson, oneof: "body" },
  { name: "candidatesOffered", schemaName: "candidates_offered", type: CandidatesOfferedJson, oneof: "body" },
  { name: "hangUpRequest", schemaName: "hang_up_request", type: HangUpRequestJson, oneof: "body" },
  { name: "hangUpResponse", schemaName: "hang_up_response", type: HangUpResponseJson, oneof: "body" },
  { name: "hungUp", schemaName: "hung_up", type: HungUpJson, oneof: "body" },
  { name: "peerText", schemaName: "peer_text", type: PeerTextJson, oneof: "body" },
  { name: "peerAck", schemaName: "peer_ack", type: PeerAckJson, oneof: "body" },
  { name: "peerMedia", schemaName: "peer_media", type: PeerMediaJson, oneof: "body" },
  { name: "peerMediaEnd", schemaName: "peer_media_end", type: PeerMediaEndJson, oneof: "body" },
  { name: "peerMediaReport", schemaName: "peer_media_report", type: PeerMediaReportJson, oneof: "body" },
  { name: "peerPingRequest", schemaName: "peer_ping_request", type: PeerPingRequestJson, oneof: "body" },
  { name: "peerPingResponse", schemaName: "peer_ping_response", type: PeerPingResponseJson, oneof: "body" },
  { name: "peerClose", schemaName: "peer_close", type: PeerCloseJson, oneof: "body" },
  { name: "peerMessage", schemaName: "peer_message", type: PeerMessageJson, oneof: "body" },
  { name: "peerSignal", schemaName: "peer_signal", type: PeerSignalJson, oneof: "body" },
]);
