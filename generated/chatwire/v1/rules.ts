// Code generated from the services and events of chatwire/v1 by chatwire. DO NOT EDIT.

import type { Event, Method } from "../../../src/wire/method.ts";
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
import { Feature } from "./capability.ts";
import { Command } from "./command.ts";
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
import {
  PeerFileAccept,
  PeerFileBlock,
  PeerFileOffer,
  PeerFileRequest,
  PeerFileResult,
  PeerFileWithdrawn,
} from "./file.ts";
import type { MessageBody } from "./message.ts";
import { Addressee, Conversation, Delivery, Direction, RoomRole, type Rule, State, Transport } from "./options.ts";
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

/**
 * First half of a registration: asks for the salt of the password verifier. The
 * answer does not depend on whether the name is registered.
 */
export const BeginRegister: Method<BeginRegisterRequest, BeginRegisterResponse, MessageBody, Rule> = {
  kind: "method",
  name: "BeginRegister",
  service: "chatwire.v1.AccountService",
  command: Command.BEGIN_REGISTER,
  request: BeginRegisterRequest,
  response: BeginRegisterResponse,
  requestCase: "beginRegisterRequest",
  responseCase: "beginRegisterResponse",
  rule: {
    states: [State.AWAY],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 512,
    rate: { perSecond: 1, burst: 5 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "beginRegisterRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "beginRegisterRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "beginRegisterResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "beginRegisterResponse" ? body.value : undefined;
  },
};

/** Registers a new user and logs the user in. */
export const Register: Method<RegisterRequest, RegisterResponse, MessageBody, Rule> = {
  kind: "method",
  name: "Register",
  service: "chatwire.v1.AccountService",
  command: Command.REGISTER,
  request: RegisterRequest,
  response: RegisterResponse,
  requestCase: "registerRequest",
  responseCase: "registerResponse",
  rule: {
    states: [State.AWAY],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 1024,
    rate: { perSecond: 1, burst: 5 },
    enters: State.AVAILABLE,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "registerRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "registerRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "registerResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "registerResponse" ? body.value : undefined;
  },
};

/**
 * First half of a proof of the password by SCRAM-SHA-256-PLUS. It precedes a login
 * or, once logged in, a change of the password or the deletion of the account.
 */
export const BeginLogin: Method<BeginLoginRequest, BeginLoginResponse, MessageBody, Rule> = {
  kind: "method",
  name: "BeginLogin",
  service: "chatwire.v1.AccountService",
  command: Command.BEGIN_LOGIN,
  request: BeginLoginRequest,
  response: BeginLoginResponse,
  requestCase: "beginLoginRequest",
  responseCase: "beginLoginResponse",
  rule: {
    states: [State.AWAY, State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 1024,
    rate: { perSecond: 1, burst: 5 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "beginLoginRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "beginLoginRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "beginLoginResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "beginLoginResponse" ? body.value : undefined;
  },
};

/** Second half of a login: proves the password and publishes the client's keys. */
export const FinishLogin: Method<FinishLoginRequest, FinishLoginResponse, MessageBody, Rule> = {
  kind: "method",
  name: "FinishLogin",
  service: "chatwire.v1.AccountService",
  command: Command.FINISH_LOGIN,
  request: FinishLoginRequest,
  response: FinishLoginResponse,
  requestCase: "finishLoginRequest",
  responseCase: "finishLoginResponse",
  rule: {
    states: [State.AWAY],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 1024,
    rate: { perSecond: 1, burst: 5 },
    enters: State.AVAILABLE,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "finishLoginRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "finishLoginRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "finishLoginResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "finishLoginResponse" ? body.value : undefined;
  },
};

/** First half of a login with a device: asks for a challenge. */
export const BeginDeviceLogin: Method<BeginDeviceLoginRequest, BeginDeviceLoginResponse, MessageBody, Rule> = {
  kind: "method",
  name: "BeginDeviceLogin",
  service: "chatwire.v1.AccountService",
  command: Command.BEGIN_DEVICE_LOGIN,
  request: BeginDeviceLoginRequest,
  response: BeginDeviceLoginResponse,
  requestCase: "beginDeviceLoginRequest",
  responseCase: "beginDeviceLoginResponse",
  rule: {
    states: [State.AWAY],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 128,
    rate: { perSecond: 1, burst: 5 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "beginDeviceLoginRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "beginDeviceLoginRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "beginDeviceLoginResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "beginDeviceLoginResponse" ? body.value : undefined;
  },
};

/** Second half: signs the challenge with the registered key of the device. */
export const FinishDeviceLogin: Method<FinishDeviceLoginRequest, FinishDeviceLoginResponse, MessageBody, Rule> = {
  kind: "method",
  name: "FinishDeviceLogin",
  service: "chatwire.v1.AccountService",
  command: Command.FINISH_DEVICE_LOGIN,
  request: FinishDeviceLoginRequest,
  response: FinishDeviceLoginResponse,
  requestCase: "finishDeviceLoginRequest",
  responseCase: "finishDeviceLoginResponse",
  rule: {
    states: [State.AWAY],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 1024,
    rate: { perSecond: 1, burst: 5 },
    enters: State.AVAILABLE,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "finishDeviceLoginRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "finishDeviceLoginRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "finishDeviceLoginResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "finishDeviceLoginResponse" ? body.value : undefined;
  },
};

/** Lists the devices that may log in without the password. */
export const ListDevices: Method<ListDevicesRequest, ListDevicesResponse, MessageBody, Rule> = {
  kind: "method",
  name: "ListDevices",
  service: "chatwire.v1.AccountService",
  command: Command.LIST_DEVICES,
  request: ListDevicesRequest,
  response: ListDevicesResponse,
  requestCase: "listDevicesRequest",
  responseCase: "listDevicesResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 64,
    rate: { perSecond: 1, burst: 10 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "listDevicesRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "listDevicesRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "listDevicesResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "listDevicesResponse" ? body.value : undefined;
  },
};

/** Removes a device, so that it can no longer log in, and closes its connections. */
export const RevokeDevice: Method<RevokeDeviceRequest, RevokeDeviceResponse, MessageBody, Rule> = {
  kind: "method",
  name: "RevokeDevice",
  service: "chatwire.v1.AccountService",
  command: Command.REVOKE_DEVICE,
  request: RevokeDeviceRequest,
  response: RevokeDeviceResponse,
  requestCase: "revokeDeviceRequest",
  responseCase: "revokeDeviceResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 128,
    rate: { perSecond: 1, burst: 10 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "revokeDeviceRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "revokeDeviceRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "revokeDeviceResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "revokeDeviceResponse" ? body.value : undefined;
  },
};

/**
 * Second half of a proof of the password: sets a new password, revokes all other
 * devices and closes all other connections of the account.
 */
export const ChangePassword: Method<ChangePasswordRequest, ChangePasswordResponse, MessageBody, Rule> = {
  kind: "method",
  name: "ChangePassword",
  service: "chatwire.v1.AccountService",
  command: Command.CHANGE_PASSWORD,
  request: ChangePasswordRequest,
  response: ChangePasswordResponse,
  requestCase: "changePasswordRequest",
  responseCase: "changePasswordResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 1024,
    rate: { perSecond: 1, burst: 5 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "changePasswordRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "changePasswordRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "changePasswordResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "changePasswordResponse" ? body.value : undefined;
  },
};

/**
 * Second half of a proof of the password: deletes the account and everything that
 * belongs to it. Texts in the mailboxes of others stay.
 */
export const DeleteAccount: Method<DeleteAccountRequest, DeleteAccountResponse, MessageBody, Rule> = {
  kind: "method",
  name: "DeleteAccount",
  service: "chatwire.v1.AccountService",
  command: Command.DELETE_ACCOUNT,
  request: DeleteAccountRequest,
  response: DeleteAccountResponse,
  requestCase: "deleteAccountRequest",
  responseCase: "deleteAccountResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 1024,
    rate: { perSecond: 1, burst: 5 },
    enters: State.AWAY,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "deleteAccountRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "deleteAccountRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "deleteAccountResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "deleteAccountResponse" ? body.value : undefined;
  },
};

/** Logs the user off. The connection stays open for another login. */
export const LogOff: Method<LogOffRequest, LogOffResponse, MessageBody, Rule> = {
  kind: "method",
  name: "LogOff",
  service: "chatwire.v1.AccountService",
  command: Command.LOG_OFF,
  request: LogOffRequest,
  response: LogOffResponse,
  requestCase: "logOffRequest",
  responseCase: "logOffResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 64,
    enters: State.AWAY,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "logOffRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "logOffRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "logOffResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "logOffResponse" ? body.value : undefined;
  },
};

/** Chooses who can see the user and who can send messages to the user. */
export const SetPrivacy: Method<SetPrivacyRequest, SetPrivacyResponse, MessageBody, Rule> = {
  kind: "method",
  name: "SetPrivacy",
  service: "chatwire.v1.AccountService",
  command: Command.SET_PRIVACY,
  request: SetPrivacyRequest,
  response: SetPrivacyResponse,
  requestCase: "setPrivacyRequest",
  responseCase: "setPrivacyResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 128,
    rate: { perSecond: 1, burst: 10 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "setPrivacyRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "setPrivacyRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "setPrivacyResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "setPrivacyResponse" ? body.value : undefined;
  },
};

/**
 * Logs a user in by a token, which the application has given to the user by other
 * means. Its program at the server says whose token it is. An account is made at the
 * first login.
 */
export const LogInWithToken: Method<LogInWithTokenRequest, LogInWithTokenResponse, MessageBody, Rule> = {
  kind: "method",
  name: "LogInWithToken",
  service: "chatwire.v1.AccountService",
  command: Command.LOG_IN_WITH_TOKEN,
  request: LogInWithTokenRequest,
  response: LogInWithTokenResponse,
  requestCase: "logInWithTokenRequest",
  responseCase: "logInWithTokenResponse",
  rule: {
    states: [State.AWAY],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 3072,
    rate: { perSecond: 1, burst: 5 },
    enters: State.AVAILABLE,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.SERVER_APPLICATION,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "logInWithTokenRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "logInWithTokenRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "logInWithTokenResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "logInWithTokenResponse" ? body.value : undefined;
  },
};

/** Sends an application message to one user through the server. */
export const SendMessage: Method<SendMessageRequest, SendMessageResponse, MessageBody, Rule> = {
  kind: "method",
  name: "SendMessage",
  service: "chatwire.v1.ApplicationService",
  command: Command.SEND_MESSAGE,
  request: SendMessageRequest,
  response: SendMessageResponse,
  requestCase: "sendMessageRequest",
  responseCase: "sendMessageResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.USER,
    bytesMax: 0,
    rate: { perSecond: 50, burst: 100 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.APPLICATION_MESSAGES,
    critical: false,
    changes: true,
  },
  wrapRequest(value) {
    return { case: "sendMessageRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "sendMessageRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "sendMessageResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "sendMessageResponse" ? body.value : undefined;
  },
};

/**
 * Calls a method of an application, which its program at the server answers. The
 * option `application_method_rule` of the method has its rules.
 */
export const CallMethod: Method<CallMethodRequest, CallMethodResponse, MessageBody, Rule> = {
  kind: "method",
  name: "CallMethod",
  service: "chatwire.v1.ApplicationService",
  command: Command.CALL_METHOD,
  request: CallMethodRequest,
  response: CallMethodResponse,
  requestCase: "callMethodRequest",
  responseCase: "callMethodResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.SERVER_APPLICATION,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "callMethodRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "callMethodRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "callMethodResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "callMethodResponse" ? body.value : undefined;
  },
};

/**
 * Agrees on the protocol version and the features, and tells the client the
 * server's limits. It is the first exchange on every connection.
 */
export const Hello: Method<HelloRequest, HelloResponse, MessageBody, Rule> = {
  kind: "method",
  name: "Hello",
  service: "chatwire.v1.ConnectionService",
  command: Command.HELLO,
  request: HelloRequest,
  response: HelloResponse,
  requestCase: "helloRequest",
  responseCase: "helloResponse",
  rule: {
    states: [State.NEW],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 1024,
    enters: State.AWAY,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "helloRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "helloRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "helloResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "helloResponse" ? body.value : undefined;
  },
};

/** Shows that the other end is alive. */
export const Ping: Method<PingRequest, PingResponse, MessageBody, Rule> = {
  kind: "method",
  name: "Ping",
  service: "chatwire.v1.ConnectionService",
  command: Command.PING,
  request: PingRequest,
  response: PingResponse,
  requestCase: "pingRequest",
  responseCase: "pingResponse",
  rule: {
    states: [State.AWAY, State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 64,
    rate: { perSecond: 2, burst: 10 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "pingRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "pingRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "pingResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "pingResponse" ? body.value : undefined;
  },
};

/** Agrees on keys for datagrams between the client and the server. */
export const OpenDatagram: Method<OpenDatagramRequest, OpenDatagramResponse, MessageBody, Rule> = {
  kind: "method",
  name: "OpenDatagram",
  service: "chatwire.v1.ConnectionService",
  command: Command.OPEN_DATAGRAM,
  request: OpenDatagramRequest,
  response: OpenDatagramResponse,
  requestCase: "openDatagramRequest",
  responseCase: "openDatagramResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 128,
    rate: { perSecond: 1, burst: 5 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.PROBES,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "openDatagramRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "openDatagramRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "openDatagramResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "openDatagramResponse" ? body.value : undefined;
  },
};

/**
 * Goes on with a session whose connection is lost. If the server agrees, its
 * response is the last message of the session of this connection: all bytes after
 * it, in both directions, belong to the session that is resumed.
 */
export const Resume: Method<ResumeRequest, ResumeResponse, MessageBody, Rule> = {
  kind: "method",
  name: "Resume",
  service: "chatwire.v1.ConnectionService",
  command: Command.RESUME,
  request: ResumeRequest,
  response: ResumeResponse,
  requestCase: "resumeRequest",
  responseCase: "resumeResponse",
  rule: {
    states: [State.AWAY],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 160,
    rate: { perSecond: 1, burst: 5 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.RESUMPTION,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "resumeRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "resumeRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "resumeResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "resumeResponse" ? body.value : undefined;
  },
};

/** Asks the server, in a datagram, from which address the datagram came. */
export const Probe: Method<ProbeRequest, ProbeResponse, MessageBody, Rule> = {
  kind: "method",
  name: "Probe",
  service: "chatwire.v1.ConnectionService",
  command: Command.PROBE,
  request: ProbeRequest,
  response: ProbeResponse,
  requestCase: "probeRequest",
  responseCase: "probeResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.LOSSY,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 256,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.PROBES,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "probeRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "probeRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "probeResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "probeResponse" ? body.value : undefined;
  },
};

/**
 * Asks another user to become a contact, or accepts such a request. Two users are
 * contacts if each has added the other.
 */
export const AddContact: Method<AddContactRequest, AddContactResponse, MessageBody, Rule> = {
  kind: "method",
  name: "AddContact",
  service: "chatwire.v1.ContactService",
  command: Command.ADD_CONTACT,
  request: AddContactRequest,
  response: AddContactResponse,
  requestCase: "addContactRequest",
  responseCase: "addContactResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.USER,
    bytesMax: 256,
    rate: { perSecond: 2, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "addContactRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "addContactRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "addContactResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "addContactResponse" ? body.value : undefined;
  },
};

/** Removes a contact, withdraws a request, or declines one. */
export const RemoveContact: Method<RemoveContactRequest, RemoveContactResponse, MessageBody, Rule> = {
  kind: "method",
  name: "RemoveContact",
  service: "chatwire.v1.ContactService",
  command: Command.REMOVE_CONTACT,
  request: RemoveContactRequest,
  response: RemoveContactResponse,
  requestCase: "removeContactRequest",
  responseCase: "removeContactResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.USER,
    bytesMax: 256,
    rate: { perSecond: 2, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "removeContactRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "removeContactRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "removeContactResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "removeContactResponse" ? body.value : undefined;
  },
};

/** Lists contacts and requests, ordered by name. */
export const ListContacts: Method<ListContactsRequest, ListContactsResponse, MessageBody, Rule> = {
  kind: "method",
  name: "ListContacts",
  service: "chatwire.v1.ContactService",
  command: Command.LIST_CONTACTS,
  request: ListContactsRequest,
  response: ListContactsResponse,
  requestCase: "listContactsRequest",
  responseCase: "listContactsResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 256,
    rate: { perSecond: 2, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "listContactsRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "listContactsRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "listContactsResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "listContactsResponse" ? body.value : undefined;
  },
};

/**
 * Blocks a user. Neither of the two may reach the other, whatever their privacy
 * settings. Conversations and invitations between them end.
 */
export const Block: Method<BlockRequest, BlockResponse, MessageBody, Rule> = {
  kind: "method",
  name: "Block",
  service: "chatwire.v1.ContactService",
  command: Command.BLOCK,
  request: BlockRequest,
  response: BlockResponse,
  requestCase: "blockRequest",
  responseCase: "blockResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.USER,
    bytesMax: 256,
    rate: { perSecond: 2, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "blockRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "blockRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "blockResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "blockResponse" ? body.value : undefined;
  },
};

/** Removes a block. */
export const Unblock: Method<UnblockRequest, UnblockResponse, MessageBody, Rule> = {
  kind: "method",
  name: "Unblock",
  service: "chatwire.v1.ContactService",
  command: Command.UNBLOCK,
  request: UnblockRequest,
  response: UnblockResponse,
  requestCase: "unblockRequest",
  responseCase: "unblockResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.USER,
    bytesMax: 256,
    rate: { perSecond: 2, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "unblockRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "unblockRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "unblockResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "unblockResponse" ? body.value : undefined;
  },
};

/** Lists the users whom the user has blocked, ordered by name. */
export const ListBlocked: Method<ListBlockedRequest, ListBlockedResponse, MessageBody, Rule> = {
  kind: "method",
  name: "ListBlocked",
  service: "chatwire.v1.ContactService",
  command: Command.LIST_BLOCKED,
  request: ListBlockedRequest,
  response: ListBlockedResponse,
  requestCase: "listBlockedRequest",
  responseCase: "listBlockedResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 256,
    rate: { perSecond: 2, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "listBlockedRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "listBlockedRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "listBlockedResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "listBlockedResponse" ? body.value : undefined;
  },
};

/** Invites a user to a conversation. */
export const Invite: Method<InviteRequest, InviteResponse, MessageBody, Rule> = {
  kind: "method",
  name: "Invite",
  service: "chatwire.v1.SignallingService",
  command: Command.INVITE,
  request: InviteRequest,
  response: InviteResponse,
  requestCase: "inviteRequest",
  responseCase: "inviteResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.USER,
    bytesMax: 5504,
    rate: { perSecond: 2, burst: 10 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "inviteRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "inviteRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "inviteResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "inviteResponse" ? body.value : undefined;
  },
};

/** Accepts an invitation. The response introduces the inviter. */
export const Accept: Method<AcceptRequest, AcceptResponse, MessageBody, Rule> = {
  kind: "method",
  name: "Accept",
  service: "chatwire.v1.SignallingService",
  command: Command.ACCEPT,
  request: AcceptRequest,
  response: AcceptResponse,
  requestCase: "acceptRequest",
  responseCase: "acceptResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 5504,
    rate: { perSecond: 2, burst: 10 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.OPENS,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "acceptRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "acceptRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "acceptResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "acceptResponse" ? body.value : undefined;
  },
};

/** Declines an invitation. */
export const Decline: Method<DeclineRequest, DeclineResponse, MessageBody, Rule> = {
  kind: "method",
  name: "Decline",
  service: "chatwire.v1.SignallingService",
  command: Command.DECLINE,
  request: DeclineRequest,
  response: DeclineResponse,
  requestCase: "declineRequest",
  responseCase: "declineResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 64,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "declineRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "declineRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "declineResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "declineResponse" ? body.value : undefined;
  },
};

/** Withdraws an invitation that is not accepted yet. */
export const Cancel: Method<CancelRequest, CancelResponse, MessageBody, Rule> = {
  kind: "method",
  name: "Cancel",
  service: "chatwire.v1.SignallingService",
  command: Command.CANCEL,
  request: CancelRequest,
  response: CancelResponse,
  requestCase: "cancelRequest",
  responseCase: "cancelResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 64,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "cancelRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "cancelRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "cancelResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "cancelResponse" ? body.value : undefined;
  },
};

/** Offers the other side more addresses at which the client may be reachable. */
export const OfferCandidates: Method<OfferCandidatesRequest, OfferCandidatesResponse, MessageBody, Rule> = {
  kind: "method",
  name: "OfferCandidates",
  service: "chatwire.v1.SignallingService",
  command: Command.OFFER_CANDIDATES,
  request: OfferCandidatesRequest,
  response: OfferCandidatesResponse,
  requestCase: "offerCandidatesRequest",
  responseCase: "offerCandidatesResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 4096,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "offerCandidatesRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "offerCandidatesRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "offerCandidatesResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "offerCandidatesResponse" ? body.value : undefined;
  },
};

/** Ends a conversation. */
export const HangUp: Method<HangUpRequest, HangUpResponse, MessageBody, Rule> = {
  kind: "method",
  name: "HangUp",
  service: "chatwire.v1.SignallingService",
  command: Command.HANG_UP,
  request: HangUpRequest,
  response: HangUpResponse,
  requestCase: "hangUpRequest",
  responseCase: "hangUpResponse",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 64,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.CLOSES,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "hangUpRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "hangUpRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "hangUpResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "hangUpResponse" ? body.value : undefined;
  },
};

/**
 * Binds this connection to the relay again: the relay sends the datagrams of the
 * other side of a conversation on it, in `Relayed`, and no longer to an address.
 */
export const BindRelay: Method<BindRelayRequest, BindRelayResponse, MessageBody, Rule> = {
  kind: "method",
  name: "BindRelay",
  service: "chatwire.v1.SignallingService",
  command: Command.RELAY,
  request: BindRelayRequest,
  response: BindRelayResponse,
  requestCase: "bindRelayRequest",
  responseCase: "bindRelayResponse",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 64,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.RELAY_MESSAGES,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "bindRelayRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "bindRelayRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "bindRelayResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "bindRelayResponse" ? body.value : undefined;
  },
};

/**
 * Announces a conversation that the server may have forgotten: its link with the
 * user lives. The response does not depend on the other user. If the client of
 * the other user announces the same, both get `Reintroduced`.
 */
export const Announce: Method<AnnounceRequest, AnnounceResponse, MessageBody, Rule> = {
  kind: "method",
  name: "Announce",
  service: "chatwire.v1.SignallingService",
  command: Command.ANNOUNCE,
  request: AnnounceRequest,
  response: AnnounceResponse,
  requestCase: "announceRequest",
  responseCase: "announceResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.USER,
    bytesMax: 4608,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ANNOUNCED_CONVERSATIONS,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "announceRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "announceRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "announceResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "announceResponse" ? body.value : undefined;
  },
};

/** Shows that the link works, and measures the round trip. */
export const PeerPing: Method<PeerPingRequest, PeerPingResponse, MessageBody, Rule> = {
  kind: "method",
  name: "PeerPing",
  service: "chatwire.v1.PeerService",
  command: Command.PEER_PING,
  request: PeerPingRequest,
  response: PeerPingResponse,
  requestCase: "peerPingRequest",
  responseCase: "peerPingResponse",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.LOSSY,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    rate: { perSecond: 10, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "peerPingRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "peerPingRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "peerPingResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "peerPingResponse" ? body.value : undefined;
  },
};

/**
 * Proves a path: the answer goes to the address that the request came from,
 * and to the responder's path in use.
 */
export const PeerPath: Method<PeerPathRequest, PeerPathResponse, MessageBody, Rule> = {
  kind: "method",
  name: "PeerPath",
  service: "chatwire.v1.PeerService",
  command: Command.PEER_PATH,
  request: PeerPathRequest,
  response: PeerPathResponse,
  requestCase: "peerPathRequest",
  responseCase: "peerPathResponse",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.LOSSY,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    rate: { perSecond: 20, burst: 100 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "peerPathRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "peerPathRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "peerPathResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "peerPathResponse" ? body.value : undefined;
  },
};

/** Chooses the status that others see during this login. */
export const SetStatus: Method<SetStatusRequest, SetStatusResponse, MessageBody, Rule> = {
  kind: "method",
  name: "SetStatus",
  service: "chatwire.v1.PresenceService",
  command: Command.SET_STATUS,
  request: SetStatusRequest,
  response: SetStatusResponse,
  requestCase: "setStatusRequest",
  responseCase: "setStatusResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 64,
    rate: { perSecond: 1, burst: 10 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "setStatusRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "setStatusRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "setStatusResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "setStatusResponse" ? body.value : undefined;
  },
};

/** Lists the users whom the caller may see. */
export const GetPeers: Method<GetPeersRequest, GetPeersResponse, MessageBody, Rule> = {
  kind: "method",
  name: "GetPeers",
  service: "chatwire.v1.PresenceService",
  command: Command.GET_PEERS,
  request: GetPeersRequest,
  response: GetPeersResponse,
  requestCase: "getPeersRequest",
  responseCase: "getPeersResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 256,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "getPeersRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "getPeersRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "getPeersResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "getPeersResponse" ? body.value : undefined;
  },
};

/**
 * Starts or stops events at changes of the list of peers. Stopping ends a watch of a
 * part as well.
 */
export const WatchPeers: Method<WatchPeersRequest, WatchPeersResponse, MessageBody, Rule> = {
  kind: "method",
  name: "WatchPeers",
  service: "chatwire.v1.PresenceService",
  command: Command.WATCH_PEERS,
  request: WatchPeersRequest,
  response: WatchPeersResponse,
  requestCase: "watchPeersRequest",
  responseCase: "watchPeersResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 64,
    rate: { perSecond: 1, burst: 10 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "watchPeersRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "watchPeersRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "watchPeersResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "watchPeersResponse" ? body.value : undefined;
  },
};

/**
 * Starts events at changes of a part of the list of peers, or of the counts only. It
 * takes the place of an earlier watch of the login.
 */
export const WatchScope: Method<WatchScopeRequest, WatchScopeResponse, MessageBody, Rule> = {
  kind: "method",
  name: "WatchScope",
  service: "chatwire.v1.PresenceService",
  command: Command.WATCH_SCOPE,
  request: WatchScopeRequest,
  response: WatchScopeResponse,
  requestCase: "watchScopeRequest",
  responseCase: "watchScopeResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 16384,
    rate: { perSecond: 1, burst: 10 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.WATCH_SCOPES,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "watchScopeRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "watchScopeRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "watchScopeResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "watchScopeResponse" ? body.value : undefined;
  },
};

/** Makes a room. The caller becomes its owner, and its only member. */
export const CreateRoom: Method<CreateRoomRequest, CreateRoomResponse, MessageBody, Rule> = {
  kind: "method",
  name: "CreateRoom",
  service: "chatwire.v1.RoomService",
  command: Command.CREATE_ROOM,
  request: CreateRoomRequest,
  response: CreateRoomResponse,
  requestCase: "createRoomRequest",
  responseCase: "createRoomResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 8192,
    rate: { perSecond: 1, burst: 10 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: true,
  },
  wrapRequest(value) {
    return { case: "createRoomRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "createRoomRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "createRoomResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "createRoomResponse" ? body.value : undefined;
  },
};

/** Gets a page of the rooms of the caller, or of the listed rooms. */
export const ListRooms: Method<ListRoomsRequest, ListRoomsResponse, MessageBody, Rule> = {
  kind: "method",
  name: "ListRooms",
  service: "chatwire.v1.RoomService",
  command: Command.LIST_ROOMS,
  request: ListRoomsRequest,
  response: ListRoomsResponse,
  requestCase: "listRoomsRequest",
  responseCase: "listRoomsResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 512,
    rate: { perSecond: 5, burst: 50 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "listRoomsRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "listRoomsRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "listRoomsResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "listRoomsResponse" ? body.value : undefined;
  },
};

/**
 * Joins a public room, accepts an invitation, or asks to join. The members of the room
 * see the caller's name from then on. While the request waits, moderators and owners do:
 * they learn by `RoomChanged` that somebody asks.
 */
export const JoinRoom: Method<JoinRoomRequest, JoinRoomResponse, MessageBody, Rule> = {
  kind: "method",
  name: "JoinRoom",
  service: "chatwire.v1.RoomService",
  command: Command.JOIN_ROOM,
  request: JoinRoomRequest,
  response: JoinRoomResponse,
  requestCase: "joinRoomRequest",
  responseCase: "joinRoomResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 128,
    rate: { perSecond: 2, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: true,
  },
  wrapRequest(value) {
    return { case: "joinRoomRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "joinRoomRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "joinRoomResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "joinRoomResponse" ? body.value : undefined;
  },
};

/**
 * Leaves a room, declines an invitation, or withdraws the request to join. A room that
 * its last member leaves is closed, and its posts are deleted.
 */
export const LeaveRoom: Method<LeaveRoomRequest, LeaveRoomResponse, MessageBody, Rule> = {
  kind: "method",
  name: "LeaveRoom",
  service: "chatwire.v1.RoomService",
  command: Command.LEAVE_ROOM,
  request: LeaveRoomRequest,
  response: LeaveRoomResponse,
  requestCase: "leaveRoomRequest",
  responseCase: "leaveRoomResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 512,
    rate: { perSecond: 2, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: true,
  },
  wrapRequest(value) {
    return { case: "leaveRoomRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "leaveRoomRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "leaveRoomResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "leaveRoomResponse" ? body.value : undefined;
  },
};

/**
 * Invites a user. One who has asked to join becomes a member. The answer is the same
 * for each name, whether a user has it or not.
 */
export const InviteToRoom: Method<InviteToRoomRequest, InviteToRoomResponse, MessageBody, Rule> = {
  kind: "method",
  name: "InviteToRoom",
  service: "chatwire.v1.RoomService",
  command: Command.INVITE_TO_ROOM,
  request: InviteToRoomRequest,
  response: InviteToRoomResponse,
  requestCase: "inviteToRoomRequest",
  responseCase: "inviteToRoomResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 512,
    rate: { perSecond: 2, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: true,
    roomRole: RoomRole.MEMBER,
  },
  wrapRequest(value) {
    return { case: "inviteToRoomRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "inviteToRoomRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "inviteToRoomResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "inviteToRoomResponse" ? body.value : undefined;
  },
};

/** Posts a text. All members get it in the same order. */
export const PostInRoom: Method<PostInRoomRequest, PostInRoomResponse, MessageBody, Rule> = {
  kind: "method",
  name: "PostInRoom",
  service: "chatwire.v1.RoomService",
  command: Command.POST_IN_ROOM,
  request: PostInRoomRequest,
  response: PostInRoomResponse,
  requestCase: "postInRoomRequest",
  responseCase: "postInRoomResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 0,
    rate: { perSecond: 20, burst: 50 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: true,
    roomRole: RoomRole.MEMBER,
  },
  wrapRequest(value) {
    return { case: "postInRoomRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "postInRoomRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "postInRoomResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "postInRoomResponse" ? body.value : undefined;
  },
};

/** Gets a page of the posts of a room, in either direction. Clients use it to catch up. */
export const GetRoomHistory: Method<GetRoomHistoryRequest, GetRoomHistoryResponse, MessageBody, Rule> = {
  kind: "method",
  name: "GetRoomHistory",
  service: "chatwire.v1.RoomService",
  command: Command.GET_ROOM_HISTORY,
  request: GetRoomHistoryRequest,
  response: GetRoomHistoryResponse,
  requestCase: "getRoomHistoryRequest",
  responseCase: "getRoomHistoryResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 128,
    rate: { perSecond: 10, burst: 50 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: false,
    roomRole: RoomRole.GUEST,
  },
  wrapRequest(value) {
    return { case: "getRoomHistoryRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "getRoomHistoryRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "getRoomHistoryResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "getRoomHistoryResponse" ? body.value : undefined;
  },
};

/** Says that the caller has read all posts of a room up to a number. */
export const MarkRoomRead: Method<MarkRoomReadRequest, MarkRoomReadResponse, MessageBody, Rule> = {
  kind: "method",
  name: "MarkRoomRead",
  service: "chatwire.v1.RoomService",
  command: Command.MARK_ROOM_READ,
  request: MarkRoomReadRequest,
  response: MarkRoomReadResponse,
  requestCase: "markRoomReadRequest",
  responseCase: "markRoomReadResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 128,
    rate: { perSecond: 10, burst: 50 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: false,
    roomRole: RoomRole.GUEST,
  },
  wrapRequest(value) {
    return { case: "markRoomReadRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "markRoomReadRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "markRoomReadResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "markRoomReadResponse" ? body.value : undefined;
  },
};

/** Gets a page of the members of a room, or of those who ask to join. */
export const ListRoomMembers: Method<ListRoomMembersRequest, ListRoomMembersResponse, MessageBody, Rule> = {
  kind: "method",
  name: "ListRoomMembers",
  service: "chatwire.v1.RoomService",
  command: Command.LIST_ROOM_MEMBERS,
  request: ListRoomMembersRequest,
  response: ListRoomMembersResponse,
  requestCase: "listRoomMembersRequest",
  responseCase: "listRoomMembersResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 512,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: false,
    roomRole: RoomRole.GUEST,
  },
  wrapRequest(value) {
    return { case: "listRoomMembersRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "listRoomMembersRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "listRoomMembersResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "listRoomMembersResponse" ? body.value : undefined;
  },
};

/**
 * Removes, bans or mutes a user, or sets the role of a member. Nobody acts on a member
 * with the same role or a higher one.
 */
export const ModerateRoom: Method<ModerateRoomRequest, ModerateRoomResponse, MessageBody, Rule> = {
  kind: "method",
  name: "ModerateRoom",
  service: "chatwire.v1.RoomService",
  command: Command.MODERATE_ROOM,
  request: ModerateRoomRequest,
  response: ModerateRoomResponse,
  requestCase: "moderateRoomRequest",
  responseCase: "moderateRoomResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 512,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: true,
    roomRole: RoomRole.MODERATOR,
  },
  wrapRequest(value) {
    return { case: "moderateRoomRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "moderateRoomRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "moderateRoomResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "moderateRoomResponse" ? body.value : undefined;
  },
};

/** Replaces the settings of a room. All members learn them. */
export const SetRoom: Method<SetRoomRequest, SetRoomResponse, MessageBody, Rule> = {
  kind: "method",
  name: "SetRoom",
  service: "chatwire.v1.RoomService",
  command: Command.SET_ROOM,
  request: SetRoomRequest,
  response: SetRoomResponse,
  requestCase: "setRoomRequest",
  responseCase: "setRoomResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 8192,
    rate: { perSecond: 1, burst: 10 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: true,
    roomRole: RoomRole.OWNER,
  },
  wrapRequest(value) {
    return { case: "setRoomRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "setRoomRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "setRoomResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "setRoomResponse" ? body.value : undefined;
  },
};

/** Closes a room: all members leave it, and its posts are deleted. */
export const CloseRoom: Method<CloseRoomRequest, CloseRoomResponse, MessageBody, Rule> = {
  kind: "method",
  name: "CloseRoom",
  service: "chatwire.v1.RoomService",
  command: Command.CLOSE_ROOM,
  request: CloseRoomRequest,
  response: CloseRoomResponse,
  requestCase: "closeRoomRequest",
  responseCase: "closeRoomResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 128,
    rate: { perSecond: 1, burst: 10 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: true,
    roomRole: RoomRole.OWNER,
  },
  wrapRequest(value) {
    return { case: "closeRoomRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "closeRoomRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "closeRoomResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "closeRoomResponse" ? body.value : undefined;
  },
};

/** Replaces the text of a post of the caller. The post keeps its number. */
export const EditPost: Method<EditPostRequest, EditPostResponse, MessageBody, Rule> = {
  kind: "method",
  name: "EditPost",
  service: "chatwire.v1.RoomService",
  command: Command.EDIT_POST,
  request: EditPostRequest,
  response: EditPostResponse,
  requestCase: "editPostRequest",
  responseCase: "editPostResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 0,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: true,
    roomRole: RoomRole.MEMBER,
  },
  wrapRequest(value) {
    return { case: "editPostRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "editPostRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "editPostResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "editPostResponse" ? body.value : undefined;
  },
};

/**
 * Deletes a post: of the caller, or as a moderator one of an author whose role is lower
 * than the caller's. A mark stays in its place.
 */
export const DeletePost: Method<DeletePostRequest, DeletePostResponse, MessageBody, Rule> = {
  kind: "method",
  name: "DeletePost",
  service: "chatwire.v1.RoomService",
  command: Command.DELETE_POST,
  request: DeletePostRequest,
  response: DeletePostResponse,
  requestCase: "deletePostRequest",
  responseCase: "deletePostResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 128,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: true,
    roomRole: RoomRole.MEMBER,
  },
  wrapRequest(value) {
    return { case: "deletePostRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "deletePostRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "deletePostResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "deletePostResponse" ? body.value : undefined;
  },
};

/** Adds a reaction of the caller to a post, or removes it. */
export const ReactToPost: Method<ReactToPostRequest, ReactToPostResponse, MessageBody, Rule> = {
  kind: "method",
  name: "ReactToPost",
  service: "chatwire.v1.RoomService",
  command: Command.REACT_TO_POST,
  request: ReactToPostRequest,
  response: ReactToPostResponse,
  requestCase: "reactToPostRequest",
  responseCase: "reactToPostResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 256,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: true,
    roomRole: RoomRole.MEMBER,
  },
  wrapRequest(value) {
    return { case: "reactToPostRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "reactToPostRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "reactToPostResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "reactToPostResponse" ? body.value : undefined;
  },
};

/** Pins a post to its room, or ends that. */
export const PinPost: Method<PinPostRequest, PinPostResponse, MessageBody, Rule> = {
  kind: "method",
  name: "PinPost",
  service: "chatwire.v1.RoomService",
  command: Command.PIN_POST,
  request: PinPostRequest,
  response: PinPostResponse,
  requestCase: "pinPostRequest",
  responseCase: "pinPostResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 128,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: true,
    roomRole: RoomRole.MODERATOR,
  },
  wrapRequest(value) {
    return { case: "pinPostRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "pinPostRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "pinPostResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "pinPostResponse" ? body.value : undefined;
  },
};

/** Reports a post to the moderators and owners of its room. */
export const ReportPost: Method<ReportPostRequest, ReportPostResponse, MessageBody, Rule> = {
  kind: "method",
  name: "ReportPost",
  service: "chatwire.v1.RoomService",
  command: Command.REPORT_POST,
  request: ReportPostRequest,
  response: ReportPostResponse,
  requestCase: "reportPostRequest",
  responseCase: "reportPostResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 1024,
    rate: { perSecond: 1, burst: 10 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: true,
    roomRole: RoomRole.GUEST,
  },
  wrapRequest(value) {
    return { case: "reportPostRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "reportPostRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "reportPostResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "reportPostResponse" ? body.value : undefined;
  },
};

/** Gets a page of the log of what moderators and owners did, or of the reports. */
export const GetRoomLog: Method<GetRoomLogRequest, GetRoomLogResponse, MessageBody, Rule> = {
  kind: "method",
  name: "GetRoomLog",
  service: "chatwire.v1.RoomService",
  command: Command.GET_ROOM_LOG,
  request: GetRoomLogRequest,
  response: GetRoomLogResponse,
  requestCase: "getRoomLogRequest",
  responseCase: "getRoomLogResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 128,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: false,
    roomRole: RoomRole.MODERATOR,
  },
  wrapRequest(value) {
    return { case: "getRoomLogRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "getRoomLogRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "getRoomLogResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "getRoomLogResponse" ? body.value : undefined;
  },
};

/**
 * Chooses which events of a room this login gets, in place of an earlier choice. At
 * first, it gets the posts.
 */
export const WatchRoom: Method<WatchRoomRequest, WatchRoomResponse, MessageBody, Rule> = {
  kind: "method",
  name: "WatchRoom",
  service: "chatwire.v1.RoomService",
  command: Command.WATCH_ROOM,
  request: WatchRoomRequest,
  response: WatchRoomResponse,
  requestCase: "watchRoomRequest",
  responseCase: "watchRoomResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 128,
    rate: { perSecond: 5, burst: 50 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: false,
    roomRole: RoomRole.GUEST,
  },
  wrapRequest(value) {
    return { case: "watchRoomRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "watchRoomRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "watchRoomResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "watchRoomResponse" ? body.value : undefined;
  },
};

/**
 * Sends an application message to the members of a room who are connected. It is not
 * stored.
 */
export const SendRoomMessage: Method<SendRoomMessageRequest, SendRoomMessageResponse, MessageBody, Rule> = {
  kind: "method",
  name: "SendRoomMessage",
  service: "chatwire.v1.RoomService",
  command: Command.SEND_ROOM_MESSAGE,
  request: SendRoomMessageRequest,
  response: SendRoomMessageResponse,
  requestCase: "sendRoomMessageRequest",
  responseCase: "sendRoomMessageResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.ROOM,
    bytesMax: 0,
    rate: { perSecond: 50, burst: 100 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: true,
    roomRole: RoomRole.MEMBER,
  },
  wrapRequest(value) {
    return { case: "sendRoomMessageRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "sendRoomMessageRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "sendRoomMessageResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "sendRoomMessageResponse" ? body.value : undefined;
  },
};

/** Sends a text to one user through the server. If the user is away, the text waits. */
export const SendText: Method<SendTextRequest, SendTextResponse, MessageBody, Rule> = {
  kind: "method",
  name: "SendText",
  service: "chatwire.v1.TextService",
  command: Command.SEND_TEXT,
  request: SendTextRequest,
  response: SendTextResponse,
  requestCase: "sendTextRequest",
  responseCase: "sendTextResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.USER,
    bytesMax: 0,
    rate: { perSecond: 20, burst: 50 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: true,
  },
  wrapRequest(value) {
    return { case: "sendTextRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "sendTextRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "sendTextResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "sendTextResponse" ? body.value : undefined;
  },
};

/**
 * Gets the texts of the account's mailbox, sent and received, in order. Clients use
 * it to catch up.
 */
export const FetchTexts: Method<FetchTextsRequest, FetchTextsResponse, MessageBody, Rule> = {
  kind: "method",
  name: "FetchTexts",
  service: "chatwire.v1.TextService",
  command: Command.FETCH_TEXTS,
  request: FetchTextsRequest,
  response: FetchTextsResponse,
  requestCase: "fetchTextsRequest",
  responseCase: "fetchTextsResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 64,
    rate: { perSecond: 10, burst: 50 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "fetchTextsRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "fetchTextsRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "fetchTextsResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "fetchTextsResponse" ? body.value : undefined;
  },
};

/**
 * Tells the server that this client has all texts up to a number. Their senders
 * learn that they are delivered.
 */
export const ConfirmTexts: Method<ConfirmTextsRequest, ConfirmTextsResponse, MessageBody, Rule> = {
  kind: "method",
  name: "ConfirmTexts",
  service: "chatwire.v1.TextService",
  command: Command.CONFIRM_TEXTS,
  request: ConfirmTextsRequest,
  response: ConfirmTextsResponse,
  requestCase: "confirmTextsRequest",
  responseCase: "confirmTextsResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 64,
    rate: { perSecond: 20, burst: 100 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "confirmTextsRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "confirmTextsRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "confirmTextsResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "confirmTextsResponse" ? body.value : undefined;
  },
};

/** Says that the user has read all texts of one sender up to a number. */
export const MarkRead: Method<MarkReadRequest, MarkReadResponse, MessageBody, Rule> = {
  kind: "method",
  name: "MarkRead",
  service: "chatwire.v1.TextService",
  command: Command.MARK_READ,
  request: MarkReadRequest,
  response: MarkReadResponse,
  requestCase: "markReadRequest",
  responseCase: "markReadResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.USER,
    bytesMax: 256,
    rate: { perSecond: 10, burst: 50 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "markReadRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "markReadRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "markReadResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "markReadResponse" ? body.value : undefined;
  },
};

/** Gets a page of the texts between the caller and one user, the latest first. */
export const GetHistory: Method<GetHistoryRequest, GetHistoryResponse, MessageBody, Rule> = {
  kind: "method",
  name: "GetHistory",
  service: "chatwire.v1.TextService",
  command: Command.GET_HISTORY,
  request: GetHistoryRequest,
  response: GetHistoryResponse,
  requestCase: "getHistoryRequest",
  responseCase: "getHistoryResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.USER,
    bytesMax: 256,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "getHistoryRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "getHistoryRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "getHistoryResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "getHistoryResponse" ? body.value : undefined;
  },
};

/** Tells one user that the caller is writing a text to them, or has stopped. */
export const SetTyping: Method<SetTypingRequest, SetTypingResponse, MessageBody, Rule> = {
  kind: "method",
  name: "SetTyping",
  service: "chatwire.v1.TextService",
  command: Command.SET_TYPING,
  request: SetTypingRequest,
  response: SetTypingResponse,
  requestCase: "setTypingRequest",
  responseCase: "setTypingResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.USER,
    bytesMax: 256,
    rate: { perSecond: 2, burst: 10 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrapRequest(value) {
    return { case: "setTypingRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "setTypingRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "setTypingResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "setTypingResponse" ? body.value : undefined;
  },
};

/** Sends a text to all users who accept broadcasts and are not away. */
export const Broadcast: Method<BroadcastRequest, BroadcastResponse, MessageBody, Rule> = {
  kind: "method",
  name: "Broadcast",
  service: "chatwire.v1.TextService",
  command: Command.BROADCAST,
  request: BroadcastRequest,
  response: BroadcastResponse,
  requestCase: "broadcastRequest",
  responseCase: "broadcastResponse",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.CLIENT_TO_SERVER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.EVERYONE,
    bytesMax: 0,
    rate: { perSecond: 1, burst: 5 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: true,
  },
  wrapRequest(value) {
    return { case: "broadcastRequest", value };
  },
  unwrapRequest(body) {
    return body.case === "broadcastRequest" ? body.value : undefined;
  },
  wrapResponse(value) {
    return { case: "broadcastResponse", value };
  },
  unwrapResponse(body) {
    return body.case === "broadcastResponse" ? body.value : undefined;
  },
};

/** Another connection of the account has changed the privacy settings. */
export const PrivacyChangedEvent: Event<PrivacyChanged, MessageBody, Rule> = {
  kind: "event",
  name: "PrivacyChanged",
  command: Command.SET_PRIVACY,
  body: PrivacyChanged,
  bodyCase: "privacyChanged",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "privacyChanged", value };
  },
  unwrap(body) {
    return body.case === "privacyChanged" ? body.value : undefined;
  },
};

/** An application message for the receiver alone. */
export const MessageReceivedEvent: Event<MessageReceived, MessageBody, Rule> = {
  kind: "event",
  name: "MessageReceived",
  command: Command.SEND_MESSAGE,
  body: MessageReceived,
  bodyCase: "messageReceived",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.APPLICATION_MESSAGES,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "messageReceived", value };
  },
  unwrap(body) {
    return body.case === "messageReceived" ? body.value : undefined;
  },
};

/**
 * From a client: which received messages it took or refused. From the server: the
 * outcomes of messages that the client sent.
 */
export const MessageOutcomesEvent: Event<MessageOutcomes, MessageBody, Rule> = {
  kind: "event",
  name: "MessageOutcomes",
  command: Command.MESSAGE_OUTCOMES,
  body: MessageOutcomes,
  bodyCase: "messageOutcomes",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.EITHER,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 4096,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.MESSAGE_ANSWERS,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "messageOutcomes", value };
  },
  unwrap(body) {
    return body.case === "messageOutcomes" ? body.value : undefined;
  },
};

/** An application message that is repeated until it is acknowledged. */
export const PeerMessageEvent: Event<PeerMessage, MessageBody, Rule> = {
  kind: "event",
  name: "PeerMessage",
  command: Command.PEER_MESSAGE,
  body: PeerMessage,
  bodyCase: "peerMessage",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.RELIABLE,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.APPLICATION_MESSAGES,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerMessage", value };
  },
  unwrap(body) {
    return body.case === "peerMessage" ? body.value : undefined;
  },
};

/**
 * An application message that replaces earlier ones, which may have got lost. It is
 * repeated until it is acknowledged, or replaced itself.
 */
export const PeerLatestEvent: Event<PeerLatest, MessageBody, Rule> = {
  kind: "event",
  name: "PeerLatest",
  command: Command.PEER_LATEST,
  body: PeerLatest,
  bodyCase: "peerLatest",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.RELIABLE,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.FLOWS,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerLatest", value };
  },
  unwrap(body) {
    return body.case === "peerLatest" ? body.value : undefined;
  },
};

/** Reliable application messages of the other side that no program gets on this side. */
export const PeerMessagesRefusedEvent: Event<PeerMessagesRefused, MessageBody, Rule> = {
  kind: "event",
  name: "PeerMessagesRefused",
  command: Command.PEER_MESSAGES_REFUSED,
  body: PeerMessagesRefused,
  bodyCase: "peerMessagesRefused",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.RELIABLE,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.MESSAGE_ANSWERS,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerMessagesRefused", value };
  },
  unwrap(body) {
    return body.case === "peerMessagesRefused" ? body.value : undefined;
  },
};

/** An application message that is sent once. */
export const PeerSignalEvent: Event<PeerSignal, MessageBody, Rule> = {
  kind: "event",
  name: "PeerSignal",
  command: Command.PEER_SIGNAL,
  body: PeerSignal,
  bodyCase: "peerSignal",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.LOSSY,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.APPLICATION_MESSAGES,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerSignal", value };
  },
  unwrap(body) {
    return body.case === "peerSignal" ? body.value : undefined;
  },
};

/**
 * The server announces the key that it will change to, or withdraws the
 * announcement. It sends this event to every login that exists then, and to a
 * connection that had its hello before, once it logs in. Others learn it from
 * hello.
 */
export const NextKeyAnnouncedEvent: Event<NextKeyAnnounced, MessageBody, Rule> = {
  kind: "event",
  name: "NextKeyAnnounced",
  command: Command.HELLO,
  body: NextKeyAnnounced,
  bodyCase: "nextKeyAnnounced",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "nextKeyAnnounced", value };
  },
  unwrap(body) {
    return body.case === "nextKeyAnnounced" ? body.value : undefined;
  },
};

/** The operator of the server has changed limits while the server runs. */
export const LimitsChangedEvent: Event<LimitsChanged, MessageBody, Rule> = {
  kind: "event",
  name: "LimitsChanged",
  command: Command.CHANGE_LIMITS,
  body: LimitsChanged,
  bodyCase: "limitsChanged",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "limitsChanged", value };
  },
  unwrap(body) {
    return body.case === "limitsChanged" ? body.value : undefined;
  },
};

/**
 * Tells the other end how far its messages are handled, by `received` in the header.
 * An end sends it if it has nothing else to send.
 */
export const AcknowledgedEvent: Event<Acknowledged, MessageBody, Rule> = {
  kind: "event",
  name: "Acknowledged",
  command: Command.ACKNOWLEDGE,
  body: Acknowledged,
  bodyCase: "acknowledged",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.EITHER,
    transport: Transport.STREAM,
    delivery: Delivery.LOSSY,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 64,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.RESUMPTION,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "acknowledged", value };
  },
  unwrap(body) {
    return body.case === "acknowledged" ? body.value : undefined;
  },
};

/** A contact or a request is new, has changed or is gone. */
export const ContactChangedEvent: Event<ContactChanged, MessageBody, Rule> = {
  kind: "event",
  name: "ContactChanged",
  command: Command.ADD_CONTACT,
  body: ContactChanged,
  bodyCase: "contactChanged",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "contactChanged", value };
  },
  unwrap(body) {
    return body.case === "contactChanged" ? body.value : undefined;
  },
};

/** Offers a file. */
export const PeerFileOfferEvent: Event<PeerFileOffer, MessageBody, Rule> = {
  kind: "event",
  name: "PeerFileOffer",
  command: Command.PEER_FILE_OFFER,
  body: PeerFileOffer,
  bodyCase: "peerFileOffer",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.RELIABLE,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.FILES,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerFileOffer", value };
  },
  unwrap(body) {
    return body.case === "peerFileOffer" ? body.value : undefined;
  },
};

/** Accepts an offer. */
export const PeerFileAcceptEvent: Event<PeerFileAccept, MessageBody, Rule> = {
  kind: "event",
  name: "PeerFileAccept",
  command: Command.PEER_FILE_ACCEPT,
  body: PeerFileAccept,
  bodyCase: "peerFileAccept",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.RELIABLE,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.FILES,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerFileAccept", value };
  },
  unwrap(body) {
    return body.case === "peerFileAccept" ? body.value : undefined;
  },
};

/** Asks for blocks of an accepted file, in ascending order. */
export const PeerFileRequestEvent: Event<PeerFileRequest, MessageBody, Rule> = {
  kind: "event",
  name: "PeerFileRequest",
  command: Command.PEER_FILE_REQUEST,
  body: PeerFileRequest,
  bodyCase: "peerFileRequest",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.RELIABLE,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.FILES,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerFileRequest", value };
  },
  unwrap(body) {
    return body.case === "peerFileRequest" ? body.value : undefined;
  },
};

/**
 * A part of a block that was asked for. The parts of a block follow each other, and the
 * blocks come in the order in which they were asked for.
 */
export const PeerFileBlockEvent: Event<PeerFileBlock, MessageBody, Rule> = {
  kind: "event",
  name: "PeerFileBlock",
  command: Command.PEER_FILE_BLOCK,
  body: PeerFileBlock,
  bodyCase: "peerFileBlock",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.RELIABLE,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.FILES,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerFileBlock", value };
  },
  unwrap(body) {
    return body.case === "peerFileBlock" ? body.value : undefined;
  },
};

/** The receiver ends a transfer: it has the whole file, or does not want more of it. */
export const PeerFileResultEvent: Event<PeerFileResult, MessageBody, Rule> = {
  kind: "event",
  name: "PeerFileResult",
  command: Command.PEER_FILE_RESULT,
  body: PeerFileResult,
  bodyCase: "peerFileResult",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.RELIABLE,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.FILES,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerFileResult", value };
  },
  unwrap(body) {
    return body.case === "peerFileResult" ? body.value : undefined;
  },
};

/** The sender ends a transfer before the receiver has the whole file. */
export const PeerFileWithdrawnEvent: Event<PeerFileWithdrawn, MessageBody, Rule> = {
  kind: "event",
  name: "PeerFileWithdrawn",
  command: Command.PEER_FILE_WITHDRAWN,
  body: PeerFileWithdrawn,
  bodyCase: "peerFileWithdrawn",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.RELIABLE,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.FILES,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerFileWithdrawn", value };
  },
  unwrap(body) {
    return body.case === "peerFileWithdrawn" ? body.value : undefined;
  },
};

/** Another user invites the receiver to a conversation. */
export const InvitedEvent: Event<Invited, MessageBody, Rule> = {
  kind: "event",
  name: "Invited",
  command: Command.INVITE,
  body: Invited,
  bodyCase: "invited",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "invited", value };
  },
  unwrap(body) {
    return body.case === "invited" ? body.value : undefined;
  },
};

/** The invitation was accepted. Introduces the invited side. */
export const AcceptedEvent: Event<Accepted, MessageBody, Rule> = {
  kind: "event",
  name: "Accepted",
  command: Command.ACCEPT,
  body: Accepted,
  bodyCase: "accepted",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.OPENS,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "accepted", value };
  },
  unwrap(body) {
    return body.case === "accepted" ? body.value : undefined;
  },
};

/**
 * The invitation was declined, was not answered in time, or ended because the
 * invited user logged off or may no longer be invited.
 */
export const DeclinedEvent: Event<Declined, MessageBody, Rule> = {
  kind: "event",
  name: "Declined",
  command: Command.DECLINE,
  body: Declined,
  bodyCase: "declined",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "declined", value };
  },
  unwrap(body) {
    return body.case === "declined" ? body.value : undefined;
  },
};

/**
 * The invitation was withdrawn, was answered on another connection of the invited
 * user, was not answered in time, or ended because the inviter logged off or may no
 * longer invite.
 */
export const CancelledEvent: Event<Cancelled, MessageBody, Rule> = {
  kind: "event",
  name: "Cancelled",
  command: Command.CANCEL,
  body: Cancelled,
  bodyCase: "cancelled",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "cancelled", value };
  },
  unwrap(body) {
    return body.case === "cancelled" ? body.value : undefined;
  },
};

/** The other side may also be reachable at these addresses. */
export const CandidatesOfferedEvent: Event<CandidatesOffered, MessageBody, Rule> = {
  kind: "event",
  name: "CandidatesOffered",
  command: Command.OFFER_CANDIDATES,
  body: CandidatesOffered,
  bodyCase: "candidatesOffered",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "candidatesOffered", value };
  },
  unwrap(body) {
    return body.case === "candidatesOffered" ? body.value : undefined;
  },
};

/**
 * The conversation is over: the other side hung up or logged off, or has been without
 * a connection for too long, one of the two invites the other again, or settings or a
 * block no longer permit it.
 */
export const HungUpEvent: Event<HungUp, MessageBody, Rule> = {
  kind: "event",
  name: "HungUp",
  command: Command.HANG_UP,
  body: HungUp,
  bodyCase: "hungUp",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.CLOSES,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "hungUp", value };
  },
  unwrap(body) {
    return body.case === "hungUp" ? body.value : undefined;
  },
};

/**
 * A datagram of a link, to the relay or from it. It counts towards the limits of the
 * relay as it does over UDP. Either end may drop it before it is sent.
 */
export const RelayedEvent: Event<Relayed, MessageBody, Rule> = {
  kind: "event",
  name: "Relayed",
  command: Command.RELAY,
  body: Relayed,
  bodyCase: "relayed",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.EITHER,
    transport: Transport.STREAM,
    delivery: Delivery.LOSSY,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 1280,
    rate: { perSecond: 500, burst: 1000 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.RELAY_MESSAGES,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "relayed", value };
  },
  unwrap(body) {
    return body.case === "relayed" ? body.value : undefined;
  },
};

/**
 * Both sides have announced a conversation, and it goes on under a new id, with a new
 * relay grant. The link and its keys stay as they are.
 */
export const ReintroducedEvent: Event<Reintroduced, MessageBody, Rule> = {
  kind: "event",
  name: "Reintroduced",
  command: Command.ANNOUNCE,
  body: Reintroduced,
  bodyCase: "reintroduced",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.OPENS,
    feature: Feature.ANNOUNCED_CONVERSATIONS,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "reintroduced", value };
  },
  unwrap(body) {
    return body.case === "reintroduced" ? body.value : undefined;
  },
};

/**
 * The other side of a conversation is logged in again, and has announced the
 * conversation. Its client waits for the receiver's announcement.
 */
export const AnnouncementAskedEvent: Event<AnnouncementAsked, MessageBody, Rule> = {
  kind: "event",
  name: "AnnouncementAsked",
  command: Command.ASK_FOR_ANNOUNCEMENT,
  body: AnnouncementAsked,
  bodyCase: "announcementAsked",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ANNOUNCED_CONVERSATIONS,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "announcementAsked", value };
  },
  unwrap(body) {
    return body.case === "announcementAsked" ? body.value : undefined;
  },
};

/**
 * The addresses at which the sender may be reachable now. They replace those
 * that it announced before, and those that the server passed on.
 */
export const PeerAddressesEvent: Event<PeerAddresses, MessageBody, Rule> = {
  kind: "event",
  name: "PeerAddresses",
  command: Command.PEER_ADDRESSES,
  body: PeerAddresses,
  bodyCase: "peerAddresses",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.RELIABLE,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    rate: { perSecond: 1, burst: 10 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.PEER_ADDRESSES,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerAddresses", value };
  },
  unwrap(body) {
    return body.case === "peerAddresses" ? body.value : undefined;
  },
};

/** A text, or a part of a text that does not fit into one datagram. */
export const PeerTextEvent: Event<PeerText, MessageBody, Rule> = {
  kind: "event",
  name: "PeerText",
  command: Command.PEER_TEXT,
  body: PeerText,
  bodyCase: "peerText",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.RELIABLE,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerText", value };
  },
  unwrap(body) {
    return body.case === "peerText" ? body.value : undefined;
  },
};

/** Tells whether the user writes a text. */
export const PeerTypingEvent: Event<PeerTyping, MessageBody, Rule> = {
  kind: "event",
  name: "PeerTyping",
  command: Command.PEER_TYPING,
  body: PeerTyping,
  bodyCase: "peerTyping",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.LOSSY,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.TEXT_MARKS,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerTyping", value };
  },
  unwrap(body) {
    return body.case === "peerTyping" ? body.value : undefined;
  },
};

/** Tells how many texts of the other side the user has read. */
export const PeerTextsReadEvent: Event<PeerTextsRead, MessageBody, Rule> = {
  kind: "event",
  name: "PeerTextsRead",
  command: Command.PEER_TEXTS_READ,
  body: PeerTextsRead,
  bodyCase: "peerTextsRead",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.RELIABLE,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.TEXT_MARKS,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerTextsRead", value };
  },
  unwrap(body) {
    return body.case === "peerTextsRead" ? body.value : undefined;
  },
};

/** Reports which reliable messages have arrived. */
export const PeerAckEvent: Event<PeerAck, MessageBody, Rule> = {
  kind: "event",
  name: "PeerAck",
  command: Command.PEER_ACK,
  body: PeerAck,
  bodyCase: "peerAck",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.LOSSY,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerAck", value };
  },
  unwrap(body) {
    return body.case === "peerAck" ? body.value : undefined;
  },
};

/**
 * A part of a reliable message, for a path that does not carry the message in one
 * datagram.
 */
export const PeerPartEvent: Event<PeerPart, MessageBody, Rule> = {
  kind: "event",
  name: "PeerPart",
  command: Command.PEER_PART,
  body: PeerPart,
  bodyCase: "peerPart",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.LOSSY,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.LARGE_DATAGRAMS,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerPart", value };
  },
  unwrap(body) {
    return body.case === "peerPart" ? body.value : undefined;
  },
};

/** One timed frame of a real-time media stream. */
export const PeerMediaEvent: Event<PeerMedia, MessageBody, Rule> = {
  kind: "event",
  name: "PeerMedia",
  command: Command.PEER_MEDIA,
  body: PeerMedia,
  bodyCase: "peerMedia",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.LOSSY,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.MEDIA,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerMedia", value };
  },
  unwrap(body) {
    return body.case === "peerMedia" ? body.value : undefined;
  },
};

/** A part of a media frame that does not fit into one datagram. */
export const PeerMediaPartEvent: Event<PeerMediaPart, MessageBody, Rule> = {
  kind: "event",
  name: "PeerMediaPart",
  command: Command.PEER_MEDIA_PART,
  body: PeerMediaPart,
  bodyCase: "peerMediaPart",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.LOSSY,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.LARGE_MEDIA,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerMediaPart", value };
  },
  unwrap(body) {
    return body.case === "peerMediaPart" ? body.value : undefined;
  },
};

/**
 * Measures how much the path carries. The receiver ignores it, but acknowledges its
 * datagram as that of a media frame.
 */
export const PeerPaddingEvent: Event<PeerPadding, MessageBody, Rule> = {
  kind: "event",
  name: "PeerPadding",
  command: Command.PEER_PADDING,
  body: PeerPadding,
  bodyCase: "peerPadding",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.LOSSY,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.LARGE_MEDIA,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerPadding", value };
  },
  unwrap(body) {
    return body.case === "peerPadding" ? body.value : undefined;
  },
};

/** Ends a media stream. */
export const PeerMediaEndEvent: Event<PeerMediaEnd, MessageBody, Rule> = {
  kind: "event",
  name: "PeerMediaEnd",
  command: Command.PEER_MEDIA_END,
  body: PeerMediaEnd,
  bodyCase: "peerMediaEnd",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.RELIABLE,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.MEDIA,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerMediaEnd", value };
  },
  unwrap(body) {
    return body.case === "peerMediaEnd" ? body.value : undefined;
  },
};

/** The counts of the receiver of a media stream (RFC 3550, section 6.4.1). */
export const PeerMediaReportEvent: Event<PeerMediaReport, MessageBody, Rule> = {
  kind: "event",
  name: "PeerMediaReport",
  command: Command.PEER_MEDIA_REPORT,
  body: PeerMediaReport,
  bodyCase: "peerMediaReport",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.LOSSY,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.MEDIA,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerMediaReport", value };
  },
  unwrap(body) {
    return body.case === "peerMediaReport" ? body.value : undefined;
  },
};

/**
 * Tells how the NAT of the sender maps its socket, and where the server saw the
 * socket. The peer may then search for ports there.
 */
export const PeerMappingEvent: Event<PeerMapping, MessageBody, Rule> = {
  kind: "event",
  name: "PeerMapping",
  command: Command.PEER_MAPPING,
  body: PeerMapping,
  bodyCase: "peerMapping",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.RELIABLE,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    rate: { perSecond: 1, burst: 10 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.PORT_SEARCH,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerMapping", value };
  },
  unwrap(body) {
    return body.case === "peerMapping" ? body.value : undefined;
  },
};

/** Closes the link. It has no answer. */
export const PeerCloseEvent: Event<PeerClose, MessageBody, Rule> = {
  kind: "event",
  name: "PeerClose",
  command: Command.PEER_CLOSE,
  body: PeerClose,
  bodyCase: "peerClose",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.LOSSY,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerClose", value };
  },
  unwrap(body) {
    return body.case === "peerClose" ? body.value : undefined;
  },
};

/** Reports a message of the other side that this side did not handle. */
export const PeerRefusalEvent: Event<PeerRefusal, MessageBody, Rule> = {
  kind: "event",
  name: "PeerRefusal",
  command: Command.PEER_REFUSAL,
  body: PeerRefusal,
  bodyCase: "peerRefusal",
  rule: {
    states: [State.CONNECTED],
    direction: Direction.PEER_TO_PEER,
    transport: Transport.DATAGRAM,
    delivery: Delivery.RELIABLE,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    rate: { perSecond: 5, burst: 20 },
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerRefusal", value };
  },
  unwrap(body) {
    return body.case === "peerRefusal" ? body.value : undefined;
  },
};

/**
 * The counts changed. Only a watch of the counts gets this event, and it gets no
 * `PeersChanged`.
 */
export const PeerCountsChangedEvent: Event<PeerCountsChanged, MessageBody, Rule> = {
  kind: "event",
  name: "PeerCountsChanged",
  command: Command.WATCH_SCOPE,
  body: PeerCountsChanged,
  bodyCase: "peerCountsChanged",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.WATCH_SCOPES,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peerCountsChanged", value };
  },
  unwrap(body) {
    return body.case === "peerCountsChanged" ? body.value : undefined;
  },
};

/** The list of peers changed since the last tick of `presence_tick_ms`. */
export const PeersChangedEvent: Event<PeersChanged, MessageBody, Rule> = {
  kind: "event",
  name: "PeersChanged",
  command: Command.WATCH_PEERS,
  body: PeersChanged,
  bodyCase: "peersChanged",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "peersChanged", value };
  },
  unwrap(body) {
    return body.case === "peersChanged" ? body.value : undefined;
  },
};

/**
 * A post in a room of the receiver, also from another connection of its author. The
 * connection that made the post gets the response instead.
 */
export const PostReceivedEvent: Event<PostReceived, MessageBody, Rule> = {
  kind: "event",
  name: "PostReceived",
  command: Command.POST_IN_ROOM,
  body: PostReceived,
  bodyCase: "postReceived",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "postReceived", value };
  },
  unwrap(body) {
    return body.case === "postReceived" ? body.value : undefined;
  },
};

/**
 * A room has changed for the receiver on another of its connections, or because of
 * another user or the operator of the server. The receiver was invited, has joined, asked or
 * left, was removed, banned or refused; has got another role; or has read posts. Or its
 * invitation has ended; the number of its `mentions` has changed because a post was edited or
 * deleted; another number of users asks to join; the room has another epoch, or is closed.
 */
export const RoomChangedEvent: Event<RoomChanged, MessageBody, Rule> = {
  kind: "event",
  name: "RoomChanged",
  command: Command.JOIN_ROOM,
  body: RoomChanged,
  bodyCase: "roomChanged",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "roomChanged", value };
  },
  unwrap(body) {
    return body.case === "roomChanged" ? body.value : undefined;
  },
};

/**
 * The settings of a room of the receiver have changed. The connection that made the request
 * gets the response instead.
 */
export const RoomSettingsChangedEvent: Event<RoomSettingsChanged, MessageBody, Rule> = {
  kind: "event",
  name: "RoomSettingsChanged",
  command: Command.SET_ROOM,
  body: RoomSettingsChanged,
  bodyCase: "roomSettingsChanged",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "roomSettingsChanged", value };
  },
  unwrap(body) {
    return body.case === "roomSettingsChanged" ? body.value : undefined;
  },
};

/**
 * A post was edited or deleted. All connections of the members get it, also the one that
 * made the request, in addition to the response.
 */
export const PostChangedEvent: Event<PostChanged, MessageBody, Rule> = {
  kind: "event",
  name: "PostChanged",
  command: Command.EDIT_POST,
  body: PostChanged,
  bodyCase: "postChanged",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "postChanged", value };
  },
  unwrap(body) {
    return body.case === "postChanged" ? body.value : undefined;
  },
};

/**
 * A member has added a reaction to a post, or removed one. All connections of the members
 * get it, also the one that made the request, in addition to the response.
 */
export const PostReactedEvent: Event<PostReacted, MessageBody, Rule> = {
  kind: "event",
  name: "PostReacted",
  command: Command.REACT_TO_POST,
  body: PostReacted,
  bodyCase: "postReacted",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "postReacted", value };
  },
  unwrap(body) {
    return body.case === "postReacted" ? body.value : undefined;
  },
};

/**
 * A post was pinned, or is no longer. All connections of the members get it, also the one
 * that made the request, in addition to the response.
 */
export const PostPinnedEvent: Event<PostPinned, MessageBody, Rule> = {
  kind: "event",
  name: "PostPinned",
  command: Command.PIN_POST,
  body: PostPinned,
  bodyCase: "postPinned",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "postPinned", value };
  },
  unwrap(body) {
    return body.case === "postPinned" ? body.value : undefined;
  },
};

/**
 * A post was reported. Moderators and owners get it, on all connections but the one that
 * reported it.
 */
export const PostReportedEvent: Event<PostReported, MessageBody, Rule> = {
  kind: "event",
  name: "PostReported",
  command: Command.REPORT_POST,
  body: PostReported,
  bodyCase: "postReported",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "postReported", value };
  },
  unwrap(body) {
    return body.case === "postReported" ? body.value : undefined;
  },
};

/**
 * The members of a room that the receiver watches have changed, or their statuses, since
 * the last tick of `presence_tick_ms`; for a watch of counts, the number of its posts too.
 */
export const RoomMembersChangedEvent: Event<RoomMembersChanged, MessageBody, Rule> = {
  kind: "event",
  name: "RoomMembersChanged",
  command: Command.WATCH_ROOM,
  body: RoomMembersChanged,
  bodyCase: "roomMembersChanged",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "roomMembersChanged", value };
  },
  unwrap(body) {
    return body.case === "roomMembersChanged" ? body.value : undefined;
  },
};

/**
 * An application message in a room of the receiver, also from another connection of its
 * sender. The connection that sent the message gets the response instead.
 */
export const RoomMessageReceivedEvent: Event<RoomMessageReceived, MessageBody, Rule> = {
  kind: "event",
  name: "RoomMessageReceived",
  command: Command.SEND_ROOM_MESSAGE,
  body: RoomMessageReceived,
  bodyCase: "roomMessageReceived",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.ROOMS,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "roomMessageReceived", value };
  },
  unwrap(body) {
    return body.case === "roomMessageReceived" ? body.value : undefined;
  },
};

/** A text to this account, or from another connection of it. */
export const TextReceivedEvent: Event<TextReceived, MessageBody, Rule> = {
  kind: "event",
  name: "TextReceived",
  command: Command.SEND_TEXT,
  body: TextReceived,
  bodyCase: "textReceived",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "textReceived", value };
  },
  unwrap(body) {
    return body.case === "textReceived" ? body.value : undefined;
  },
};

/** All texts that the account sent to one user, up to a number, have this state. */
export const ReceiptChangedEvent: Event<ReceiptChanged, MessageBody, Rule> = {
  kind: "event",
  name: "ReceiptChanged",
  command: Command.CONFIRM_TEXTS,
  body: ReceiptChanged,
  bodyCase: "receiptChanged",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "receiptChanged", value };
  },
  unwrap(body) {
    return body.case === "receiptChanged" ? body.value : undefined;
  },
};

/** Another user is writing a text to the receiver, or has stopped. */
export const TypingChangedEvent: Event<TypingChanged, MessageBody, Rule> = {
  kind: "event",
  name: "TypingChanged",
  command: Command.SET_TYPING,
  body: TypingChanged,
  bodyCase: "typingChanged",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.LOSSY,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "typingChanged", value };
  },
  unwrap(body) {
    return body.case === "typingChanged" ? body.value : undefined;
  },
};

/** A text from one user to everyone. */
export const BroadcastReceivedEvent: Event<BroadcastReceived, MessageBody, Rule> = {
  kind: "event",
  name: "BroadcastReceived",
  command: Command.BROADCAST,
  body: BroadcastReceived,
  bodyCase: "broadcastReceived",
  rule: {
    states: [State.AVAILABLE, State.CONNECTED],
    direction: Direction.SERVER_TO_CLIENT,
    transport: Transport.STREAM,
    delivery: Delivery.UNSPECIFIED,
    addressee: Addressee.UNSPECIFIED,
    bytesMax: 0,
    enters: State.UNSPECIFIED,
    conversation: Conversation.UNSPECIFIED,
    feature: Feature.UNSPECIFIED,
    critical: false,
    changes: false,
  },
  wrap(value) {
    return { case: "broadcastReceived", value };
  },
  unwrap(body) {
    return body.case === "broadcastReceived" ? body.value : undefined;
  },
};

/** Every method, by name. */
export const methods = {
  BeginRegister,
  Register,
  BeginLogin,
  FinishLogin,
  BeginDeviceLogin,
  FinishDeviceLogin,
  ListDevices,
  RevokeDevice,
  ChangePassword,
  DeleteAccount,
  LogOff,
  SetPrivacy,
  LogInWithToken,
  SendMessage,
  CallMethod,
  Hello,
  Ping,
  OpenDatagram,
  Resume,
  Probe,
  AddContact,
  RemoveContact,
  ListContacts,
  Block,
  Unblock,
  ListBlocked,
  Invite,
  Accept,
  Decline,
  Cancel,
  OfferCandidates,
  HangUp,
  BindRelay,
  Announce,
  PeerPing,
  PeerPath,
  SetStatus,
  GetPeers,
  WatchPeers,
  WatchScope,
  CreateRoom,
  ListRooms,
  JoinRoom,
  LeaveRoom,
  InviteToRoom,
  PostInRoom,
  GetRoomHistory,
  MarkRoomRead,
  ListRoomMembers,
  ModerateRoom,
  SetRoom,
  CloseRoom,
  EditPost,
  DeletePost,
  ReactToPost,
  PinPost,
  ReportPost,
  GetRoomLog,
  WatchRoom,
  SendRoomMessage,
  SendText,
  FetchTexts,
  ConfirmTexts,
  MarkRead,
  GetHistory,
  SetTyping,
  Broadcast,
} as const;

/** Every event, by the name of its message. */
export const events = {
  PrivacyChanged: PrivacyChangedEvent,
  MessageReceived: MessageReceivedEvent,
  MessageOutcomes: MessageOutcomesEvent,
  PeerMessage: PeerMessageEvent,
  PeerLatest: PeerLatestEvent,
  PeerMessagesRefused: PeerMessagesRefusedEvent,
  PeerSignal: PeerSignalEvent,
  NextKeyAnnounced: NextKeyAnnouncedEvent,
  LimitsChanged: LimitsChangedEvent,
  Acknowledged: AcknowledgedEvent,
  ContactChanged: ContactChangedEvent,
  PeerFileOffer: PeerFileOfferEvent,
  PeerFileAccept: PeerFileAcceptEvent,
  PeerFileRequest: PeerFileRequestEvent,
  PeerFileBlock: PeerFileBlockEvent,
  PeerFileResult: PeerFileResultEvent,
  PeerFileWithdrawn: PeerFileWithdrawnEvent,
  Invited: InvitedEvent,
  Accepted: AcceptedEvent,
  Declined: DeclinedEvent,
  Cancelled: CancelledEvent,
  CandidatesOffered: CandidatesOfferedEvent,
  HungUp: HungUpEvent,
  Relayed: RelayedEvent,
  Reintroduced: ReintroducedEvent,
  AnnouncementAsked: AnnouncementAskedEvent,
  PeerAddresses: PeerAddressesEvent,
  PeerText: PeerTextEvent,
  PeerTyping: PeerTypingEvent,
  PeerTextsRead: PeerTextsReadEvent,
  PeerAck: PeerAckEvent,
  PeerPart: PeerPartEvent,
  PeerMedia: PeerMediaEvent,
  PeerMediaPart: PeerMediaPartEvent,
  PeerPadding: PeerPaddingEvent,
  PeerMediaEnd: PeerMediaEndEvent,
  PeerMediaReport: PeerMediaReportEvent,
  PeerMapping: PeerMappingEvent,
  PeerClose: PeerCloseEvent,
  PeerRefusal: PeerRefusalEvent,
  PeerCountsChanged: PeerCountsChangedEvent,
  PeersChanged: PeersChangedEvent,
  PostReceived: PostReceivedEvent,
  RoomChanged: RoomChangedEvent,
  RoomSettingsChanged: RoomSettingsChangedEvent,
  PostChanged: PostChangedEvent,
  PostReacted: PostReactedEvent,
  PostPinned: PostPinnedEvent,
  PostReported: PostReportedEvent,
  RoomMembersChanged: RoomMembersChangedEvent,
  RoomMessageReceived: RoomMessageReceivedEvent,
  TextReceived: TextReceivedEvent,
  ReceiptChanged: ReceiptChangedEvent,
  TypingChanged: TypingChangedEvent,
  BroadcastReceived: BroadcastReceivedEvent,
} as const;
