/** The requests of operations. */

import { BlockRequest, UnblockRequest } from "../../../generated/chatwire/v1/contact.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { RoomRole } from "../../../generated/chatwire/v1/options.ts";
import {
  CloseRoomRequest,
  CreateRoomRequest,
  DeletePostRequest,
  EditPostRequest,
  GetRoomHistoryRequest,
  GetRoomLogRequest,
  InviteToRoomRequest,
  JoinRoomRequest,
  LeaveRoomRequest,
  ListRoomMembersRequest,
  ListRoomsRequest,
  MarkRoomReadRequest,
  ModerateRoomRequest,
  PinPostRequest,
  PostInRoomRequest,
  ReactToPostRequest,
  ReportPostRequest,
  RoomAction,
  RoomHistory,
  RoomLogScope,
  RoomMemberScope,
  RoomScope,
  RoomSettings,
  RoomVisibility,
  RoomWatch,
  SetRoomRequest,
  WatchRoomRequest,
} from "../../../generated/chatwire/v1/room.ts";
import * as rules from "../../../generated/chatwire/v1/rules.ts";
import { STEP_MS } from "../privacy/direct-chat.ts";
import type { ModelRole, ModelSettings } from "./model-room.ts";
import type { Operation, OperatorOperation } from "./operations.ts";

/** A method, and the body of a request of it. */
export type Call = readonly [method: AnyMethod, body: MessageBody];

type AnyMethod = (typeof rules.methods)[keyof typeof rules.methods];
/** An operation that is a request of a user. */
export type Request = Exclude<Operation, OperatorOperation | { kind: "restart" }>;
type Of<Kind extends Operation["kind"]> = Extract<Operation, { kind: Kind }>;

/** How each operation is asked for. The room, or the other user, is in the header. */
const CALLS: {
  readonly [Kind in Request["kind"]]: (operation: Of<Kind>, epoch: number) => Call;
} = {
  create: ({ settings }) => [
    rules.CreateRoom,
    rules.CreateRoom.wrapRequest(CreateRoomRequest.create({ settings: settingsOf(settings) })),
  ],
  set: ({ settings }) => [
    rules.SetRoom,
    rules.SetRoom.wrapRequest(SetRoomRequest.create({ settings: settingsOf(settings) })),
  ],
  close: () => [rules.CloseRoom, rules.CloseRoom.wrapRequest(CloseRoomRequest.create())],
  edit: ({ number, text, mentions }, epoch) => [
    rules.EditPost,
    rules.EditPost.wrapRequest(EditPostRequest.create({ epoch, number, text, mentions: [...mentions] })),
  ],
  delete: ({ number }, epoch) => [
    rules.DeletePost,
    rules.DeletePost.wrapRequest(DeletePostRequest.create({ epoch, number })),
  ],
  changed: ({ number }) => [
    rules.GetRoomHistory,
    rules.GetRoomHistory.wrapRequest(GetRoomHistoryRequest.create({ page: { case: "changedAfter", value: number } })),
  ],
  react: ({ number, reaction, remove }, epoch) => [
    rules.ReactToPost,
    rules.ReactToPost.wrapRequest(ReactToPostRequest.create({ epoch, number, reaction, remove })),
  ],
  pin: ({ number, remove }, epoch) => [
    rules.PinPost,
    rules.PinPost.wrapRequest(PinPostRequest.create({ epoch, number, remove })),
  ],
  report: ({ number, text: reason }, epoch) => [
    rules.ReportPost,
    rules.ReportPost.wrapRequest(ReportPostRequest.create({ epoch, number, reason })),
  ],
  log: ({ scope }) => [
    rules.GetRoomLog,
    rules.GetRoomLog.wrapRequest(
      GetRoomLogRequest.create({ scope: scope === "actions" ? RoomLogScope.ACTIONS : RoomLogScope.REPORTS }),
    ),
  ],
  list: ({ scope }) => [
    rules.ListRooms,
    rules.ListRooms.wrapRequest(ListRoomsRequest.create({ scope: scope === "own" ? RoomScope.OWN : RoomScope.LISTED })),
  ],
  join: () => [rules.JoinRoom, rules.JoinRoom.wrapRequest(JoinRoomRequest.create())],
  members: ({ scope }) => [
    rules.ListRoomMembers,
    rules.ListRoomMembers.wrapRequest(ListRoomMembersRequest.create({ scope: MEMBER_SCOPES[scope] })),
  ],
  watch: ({ watch }) => [
    rules.WatchRoom,
    rules.WatchRoom.wrapRequest(WatchRoomRequest.create({ watch: WATCHES[watch] })),
  ],
  leave: ({ name: successor }) => [
    rules.LeaveRoom,
    rules.LeaveRoom.wrapRequest(LeaveRoomRequest.create({ successor })),
  ],
  invite: ({ name: user }) => [
    rules.InviteToRoom,
    rules.InviteToRoom.wrapRequest(InviteToRoomRequest.create({ user })),
  ],
  post: ({ text, mentions }) => [
    rules.PostInRoom,
    rules.PostInRoom.wrapRequest(PostInRoomRequest.create({ text, mentions: [...mentions] })),
  ],
  history: ({ direction, from }) => [
    rules.GetRoomHistory,
    rules.GetRoomHistory.wrapRequest(GetRoomHistoryRequest.create({ page: { case: direction, value: from } })),
  ],
  read: ({ number }) => [rules.MarkRoomRead, rules.MarkRoomRead.wrapRequest(MarkRoomReadRequest.create({ number }))],
  block: () => [rules.Block, rules.Block.wrapRequest(BlockRequest.create())],
  unblock: () => [rules.Unblock, rules.Unblock.wrapRequest(UnblockRequest.create())],
  remove: moderation,
  ban: moderation,
  unban: moderation,
  mute: moderation,
  role: moderation,
};

/** @param epoch  that of the operation, as the server knows it */
export function callOf(operation: Request, epoch: number): Call {
  // The type of the table holds each function to its operation.
  const make = CALLS[operation.kind] as (operation: Operation, epoch: number) => Call;
  return make(operation, epoch);
}

function moderation({ kind, name: user, role, steps }: Of<"remove">): Call {
  const facts = { role: ROLES[role], muteMs: steps * STEP_MS };
  const request = ModerateRoomRequest.create({ action: ACTIONS[kind], user, ...facts });
  return [rules.ModerateRoom, rules.ModerateRoom.wrapRequest(request)];
}

const ACTIONS = {
  remove: RoomAction.REMOVE,
  ban: RoomAction.BAN,
  unban: RoomAction.UNBAN,
  mute: RoomAction.MUTE,
  role: RoomAction.SET_ROLE,
} as const;

const MEMBER_SCOPES = {
  members: RoomMemberScope.MEMBERS,
  asking: RoomMemberScope.ASKING,
  banned: RoomMemberScope.BANNED,
} as const;

const WATCHES = { posts: RoomWatch.POSTS, members: RoomWatch.MEMBERS, counts: RoomWatch.COUNTS } as const;

const ROLES: Readonly<Record<ModelRole, RoomRole>> = {
  guest: RoomRole.GUEST,
  member: RoomRole.MEMBER,
  moderator: RoomRole.MODERATOR,
  owner: RoomRole.OWNER,
};

function settingsOf(settings: ModelSettings): RoomSettings {
  const visibilities = { public: RoomVisibility.PUBLIC, knock: RoomVisibility.KNOCK, hidden: RoomVisibility.HIDDEN };
  return RoomSettings.create({
    name: settings.name,
    topic: settings.topic,
    visibility: visibilities[settings.visibility],
    history: settings.isWhole ? RoomHistory.WHOLE : RoomHistory.SINCE_JOINING,
    joiningRole: ROLES[settings.joiningRole],
  });
}
