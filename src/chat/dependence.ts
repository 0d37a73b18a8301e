/**
 * Which earlier changes the response to each request depends on. The server holds a response back only until those are
 * committed.
 *
 * Answers depend on what the user may do and see for itself, never on whether a certain other user has something to
 * store: the time that an answer takes must not tell what a hidden user does.
 */

import type { Change } from "./state/account.ts";
import type { ChatMethodName } from "./state/route.ts";

/**
 * Which earlier changes an answer depends on, besides those that concern the user itself: none; those of who exists
 * and who may see whom; or all.
 */
export type Dependence = "nothing" | "visibility" | "everything";

/** Methods that read texts, or nearly always lead to a change, wait for everything. */
const DEPENDENCES: Readonly<Record<ChatMethodName, Dependence>> = {
  BeginRegister: "visibility",
  Register: "everything",
  BeginLogin: "visibility",
  FinishLogin: "visibility",
  LogInWithToken: "visibility",
  BeginDeviceLogin: "nothing",
  FinishDeviceLogin: "visibility",
  ListDevices: "nothing",
  RevokeDevice: "everything",
  ChangePassword: "everything",
  DeleteAccount: "everything",
  LogOff: "nothing",
  SetPrivacy: "everything",
  SetStatus: "nothing",
  GetPeers: "visibility",
  WatchPeers: "nothing",
  WatchScope: "visibility",
  AddContact: "everything",
  RemoveContact: "everything",
  ListContacts: "visibility",
  Block: "everything",
  Unblock: "everything",
  ListBlocked: "nothing",
  SendText: "everything",
  SetTyping: "visibility",
  Broadcast: "visibility",
  FetchTexts: "everything",
  ConfirmTexts: "everything",
  MarkRead: "everything",
  GetHistory: "everything",
  SendMessage: "visibility",
  CallMethod: "everything",
  Invite: "visibility",
  Accept: "visibility",
  Decline: "visibility",
  Cancel: "visibility",
  OfferCandidates: "visibility",
  HangUp: "visibility",
  Announce: "visibility",
  CreateRoom: "everything",
  ListRooms: "visibility",
  JoinRoom: "everything",
  LeaveRoom: "everything",
  InviteToRoom: "everything",
  PostInRoom: "everything",
  GetRoomHistory: "everything",
  MarkRoomRead: "everything",
  ListRoomMembers: "visibility",
  ModerateRoom: "everything",
  SetRoom: "everything",
  CloseRoom: "everything",
  EditPost: "everything",
  DeletePost: "everything",
  ReactToPost: "everything",
  PinPost: "everything",
  ReportPost: "everything",
  GetRoomLog: "everything",
  WatchRoom: "everything",
  SendRoomMessage: "visibility",
};

const byName: ReadonlyMap<string, Dependence> = new Map(Object.entries(DEPENDENCES));

/** @param method  its name in the schema */
export function dependenceOf(method: string): Dependence {
  return byName.get(method) ?? "everything";
}

/** Whether a change decides who exists, who may log in, or who may see or reach whom. */
const IS_VISIBLE: Readonly<Record<Change["kind"], boolean>> = {
  account: true,
  "account deleted": true,
  "salt kept": true,
  iterations: true,
  registration: true,
  ban: true,
  "ban removed": true,
  "invitation code": true,
  "invitation code removed": true,
  device: false,
  "sent to client": false,
  "device removed": true,
  relation: true,
  "relation removed": true,
  text: false,
  "bytes sent": false,
  confirmed: false,
  read: false,
  receipt: false,
  "forget texts": false,
  time: false,
  "forget first texts": false,
  room: true,
  "room closed": true,
  "room member": true,
  "room member removed": true,
  "room relation": true,
  "room relation removed": true,
  post: false,
  "post changed": false,
  "room log": false,
  "room log removed": false,
  "forget first posts": false,
};

export function changesVisibility({ kind }: Change): boolean {
  return IS_VISIBLE[kind];
}
