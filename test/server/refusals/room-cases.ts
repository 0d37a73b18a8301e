/** How each command in a room is refused, by method and code. */

import { ApplicationMessage } from "../../../generated/chatwire/v1/application.ts";
import type { ErrorInfo } from "../../../generated/chatwire/v1/error.ts";
import { RoomRole } from "../../../generated/chatwire/v1/options.ts";
import {
  CloseRoomRequest,
  CreateRoomRequest,
  GetRoomHistoryRequest,
  InviteToRoomRequest,
  JoinRoomRequest,
  LeaveRoomRequest,
  ListRoomMembersRequest,
  ListRoomsRequest,
  MarkRoomReadRequest,
  ModerateRoomRequest,
  PostInRoomRequest,
  RoomAction,
  RoomMemberScope,
  type RoomSettings,
  RoomVisibility,
  SendRoomMessageRequest,
  SetRoomRequest,
  WatchRoomRequest,
} from "../../../generated/chatwire/v1/room.ts";
import * as rules from "../../../generated/chatwire/v1/rules.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { ASKED } from "./application-cases.ts";
import { postChangeCases } from "./post-cases.ts";
import {
  create,
  hiddenCoffee,
  idCases,
  moderate,
  notFound,
  ofMembers,
  ofReaders,
  type Scene,
  settings,
  tea,
  withMember,
} from "./room-scene.ts";
import type { Case, Cases } from "./stage.ts";

const LONG_TEXT = "x".repeat(DEFAULT_LIMITS.textBytesMax + 1);

export function roomCases(): Record<string, Cases> {
  return {
    CreateRoom: createCases(),
    ListRooms: {
      INVALID_ARGUMENT: [
        async (stage) => (await stage.join("ada")).refusal(rules.ListRooms, ListRoomsRequest.create()),
      ],
    },
    JoinRoom: joinCases(),
    LeaveRoom: {
      ...idCases(rules.LeaveRoom, LeaveRoomRequest.create()),
      ...notFound(rules.LeaveRoom, LeaveRoomRequest.create()),
      LAST_OWNER: [
        async (stage) => {
          const { grace, to } = await withMember(stage);
          return grace.refusal(rules.LeaveRoom, LeaveRoomRequest.create(), to);
        },
      ],
    },
    InviteToRoom: inviteCases(),
    PostInRoom: postCases(),
    ModerateRoom: moderationCases(),
    SetRoom: settingsCases(),
    CloseRoom: {
      ...idCases(rules.CloseRoom, CloseRoomRequest.create()),
      ...ofMembers(rules.CloseRoom, CloseRoomRequest.create()),
    },
    ...postChangeCases(),
    SendRoomMessage: messageCases(),
    WatchRoom: {
      ...ofReaders(rules.WatchRoom, WatchRoomRequest.create()),
      INVALID_ARGUMENT: [
        async (stage) => {
          const { grace, to } = await tea(stage);
          return grace.refusal(rules.WatchRoom, WatchRoomRequest.create(), to);
        },
      ],
    },
    GetRoomHistory: ofReaders(rules.GetRoomHistory, GetRoomHistoryRequest.create()),
    MarkRoomRead: {
      ...ofReaders(rules.MarkRoomRead, MarkRoomReadRequest.create()),
      INVALID_ARGUMENT: [
        async (stage) => {
          const { ada, to } = await withMember(stage);
          return ada.refusal(rules.MarkRoomRead, MarkRoomReadRequest.create({ number: 1 }), to);
        },
      ],
    },
    ListRoomMembers: {
      ...ofReaders(rules.ListRoomMembers, ListRoomMembersRequest.create()),
      INVALID_ARGUMENT: [
        async (stage) => {
          const { ada, to } = await withMember(stage);
          return ada.refusal(rules.ListRoomMembers, ListRoomMembersRequest.create(), to);
        },
      ],
      ROLE_TOO_LOW: [
        async (stage) => {
          const { ada, to } = await withMember(stage);
          const request = ListRoomMembersRequest.create({ scope: RoomMemberScope.ASKING });
          return ada.refusal(rules.ListRoomMembers, request, to);
        },
      ],
    },
  };
}

/** How settings are refused, while ada has no room and a room has the name "teal". */
const SETTINGS: Readonly<Record<string, readonly Partial<RoomSettings>[]>> = {
  INVALID_ARGUMENT: [
    { visibility: RoomVisibility.UNSPECIFIED },
    { visibility: 9 as RoomVisibility },
    { history: 9 },
    { joiningRole: RoomRole.OWNER },
    { slowModeMs: DEFAULT_LIMITS.roomSlowModeMaxMs + 1 },
  ],
  TOO_LARGE: [
    { topic: "x".repeat(DEFAULT_LIMITS.roomTopicBytesMax + 1) },
    { description: "x".repeat(DEFAULT_LIMITS.roomDescriptionBytesMax + 1) },
  ],
  NAME_LENGTH: [{ name: "" }],
  NAME_CHARACTERS: [{ name: "a tea" }],
  NAME_RESTRICTED: [{ name: "-tea" }, { name: "admin" }],
  NAME_TAKEN: [{ name: "TEAL" }],
  NAME_CONFUSABLE: [{ name: "teaI" }],
};

function createCases(): Cases {
  const refused =
    (changed: Partial<RoomSettings>): Case =>
    async (stage) =>
      create((await tea(stage, { name: "teal" })).ada, changed);
  return {
    ...idCases(rules.CreateRoom, CreateRoomRequest.create({ settings: settings() }), undefined),
    ...Object.fromEntries(Object.entries(SETTINGS).map(([code, all]) => [code, all.map(refused)])),
    LIMIT_REACHED: [
      async (stage) => {
        const { ada, to } = await tea(stage);
        for (const room of [to, await hiddenCoffee(ada)])
          await ada.call(rules.JoinRoom, JoinRoomRequest.create(), room);
        return create(ada, { name: "milk" });
      },
      async (stage) => {
        const ada = await stage.join("ada");
        await hiddenCoffee(ada);
        return create(ada, { name: "milk" });
      },
      async (stage) => {
        for (const name of ["grace", "linus"]) {
          const request = CreateRoomRequest.create({ settings: settings({ name: `${name}2` }) });
          await (await stage.join(name)).call(rules.CreateRoom, request);
        }
        return create(await stage.join("ada"), {});
      },
    ],
  };
}

function settingsCases(): Cases {
  const refused =
    (changed: Partial<RoomSettings>): Case =>
    async (stage) => {
      const { ada } = await tea(stage, { name: "teal" });
      const room = await hiddenCoffee(ada);
      return ada.refusal(rules.SetRoom, SetRoomRequest.create({ settings: settings(changed) }), room);
    };
  const request = SetRoomRequest.create({ settings: settings({ topic: "leaves" }) });
  return {
    ...idCases(rules.SetRoom, request),
    ...ofMembers(rules.SetRoom, request),
    ...Object.fromEntries(Object.entries(SETTINGS).map(([code, all]) => [code, all.map(refused)])),
    LIMIT_REACHED: [
      async (stage) => {
        const { ada } = await tea(stage);
        const linus = await stage.join("linus");
        await linus.call(rules.CreateRoom, CreateRoomRequest.create({ settings: settings({ name: "milk" }) }));
        const listed = SetRoomRequest.create({ settings: settings({ name: "coffee" }) });
        return ada.refusal(rules.SetRoom, listed, await hiddenCoffee(ada));
      },
    ],
    RATE_LIMITED: [
      async (stage) => {
        const { grace, to } = await tea(stage);
        await grace.call(rules.PostInRoom, PostInRoomRequest.create({ text: "hello" }), to);
        return grace.refusal(rules.SetRoom, request, to);
      },
    ],
  };
}

function joinCases(): Cases {
  const join = ({ ada, to }: Scene): Promise<ErrorInfo> => ada.refusal(rules.JoinRoom, JoinRoomRequest.create(), to);
  return {
    ...idCases(rules.JoinRoom, JoinRoomRequest.create()),
    ...notFound(rules.JoinRoom, JoinRoomRequest.create()),
    LIMIT_REACHED: [
      async (stage) => {
        const scene = await tea(stage);
        await hiddenCoffee(scene.ada);
        const linus = await stage.join("linus");
        await scene.ada.call(rules.JoinRoom, JoinRoomRequest.create(), await hiddenCoffee(linus, { visibility: 1 }));
        return join(scene);
      },
      async (stage) => {
        const scene = await tea(stage, { visibility: RoomVisibility.KNOCK });
        await (await stage.join("linus")).call(rules.JoinRoom, JoinRoomRequest.create(), scene.to);
        return join(scene);
      },
    ],
    ROOM_FULL: [async (stage) => join(await tea(stage, { membersMax: 1 }))],
    BANNED_FROM_ROOM: [
      async (stage) => {
        const scene = await tea(stage);
        await moderate(scene, { action: RoomAction.BAN });
        return join(scene);
      },
    ],
  };
}

function inviteCases(): Cases {
  const request = InviteToRoomRequest.create({ user: "linus" });
  const refused =
    (user: string): Case =>
    async (stage) => {
      const { grace, to } = await tea(stage);
      return grace.refusal(rules.InviteToRoom, InviteToRoomRequest.create({ user }), to);
    };
  return {
    ...idCases(rules.InviteToRoom, request),
    ...ofMembers(rules.InviteToRoom, request),
    NAME_LENGTH: [refused("")],
    NAME_CHARACTERS: [refused("a da")],
    LIMIT_REACHED: [
      async (stage) => {
        const { grace, to } = await tea(stage);
        await grace.call(rules.InviteToRoom, request, to);
        return grace.refusal(rules.InviteToRoom, InviteToRoomRequest.create({ user: "barbara" }), to);
      },
      async (stage) => {
        await stage.extend({ limits: { roomInvitationsMax: 2, roomInvitationsPerMemberMax: 1 } });
        const { grace, to } = await tea(stage);
        await grace.call(rules.InviteToRoom, request, to);
        return grace.refusal(rules.InviteToRoom, InviteToRoomRequest.create({ user: "barbara" }), to);
      },
    ],
    ROOM_FULL: [
      async (stage) => {
        const { grace, ada, to } = await tea(stage, { visibility: RoomVisibility.KNOCK, membersMax: 1 });
        await ada.call(rules.JoinRoom, JoinRoomRequest.create(), to);
        return grace.refusal(rules.InviteToRoom, InviteToRoomRequest.create({ user: "ada" }), to);
      },
    ],
  };
}

function postCases(): Cases {
  const request = PostInRoomRequest.create({ text: "hello" });
  const twice = async ({ grace, to }: Scene): Promise<ErrorInfo> => {
    await grace.call(rules.PostInRoom, request, to);
    return grace.refusal(rules.PostInRoom, request, to);
  };
  const refused =
    (changed: Partial<PostInRoomRequest>): Case =>
    async (stage) => {
      const { grace, to } = await tea(stage);
      return grace.refusal(rules.PostInRoom, PostInRoomRequest.create({ ...request, ...changed }), to);
    };
  return {
    ...idCases(rules.PostInRoom, request),
    ...ofMembers(rules.PostInRoom, request),
    ...ASKED.PostInRoom,
    INVALID_ARGUMENT: [refused({ text: "" })],
    TOO_LARGE: [refused({ text: LONG_TEXT })],
    SLOW_MODE: [
      async (stage) => {
        const { ada, to } = await withMember(stage, { slowModeMs: 1_000 });
        await ada.call(rules.PostInRoom, request, to);
        return ada.refusal(rules.PostInRoom, request, to);
      },
    ],
    MUTED: [
      async (stage) => {
        const scene = await withMember(stage);
        await moderate(scene, { action: RoomAction.MUTE, muteMs: 60_000 });
        return scene.ada.refusal(rules.PostInRoom, request, scene.to);
      },
    ],
    RATE_LIMITED: [async (stage) => twice(await tea(stage))],
    LIMIT_REACHED: [
      ...(ASKED.PostInRoom.LIMIT_REACHED ?? []),
      refused({ mentions: ["ada", "linus"] }),
      async (stage) => {
        await stage.extend({ limits: { accountBytesMax: 1, accountCausedBytesPerSecond: 1_000_000 } });
        return twice(await tea(stage));
      },
    ],
  };
}

function messageCases(): Cases {
  const requestOf = (payloadBytes: number): SendRoomMessageRequest =>
    SendRoomMessageRequest.create({
      message: ApplicationMessage.create({ typeName: "game.Move", payload: new Uint8Array(payloadBytes) }),
    });
  const request = requestOf(1);
  return {
    ...idCases(rules.SendRoomMessage, request),
    ...ofMembers(rules.SendRoomMessage, request),
    INVALID_ARGUMENT: [
      async (stage) => {
        const { grace, to } = await tea(stage);
        return grace.refusal(rules.SendRoomMessage, SendRoomMessageRequest.create(), to);
      },
    ],
    TOO_LARGE: [
      async (stage) => {
        const { grace, to } = await tea(stage);
        return grace.refusal(rules.SendRoomMessage, requestOf(DEFAULT_LIMITS.frameBytesMax - 100), to);
      },
    ],
    MUTED: [
      async (stage) => {
        const scene = await withMember(stage);
        await moderate(scene, { action: RoomAction.MUTE, muteMs: 60_000 });
        return scene.ada.refusal(rules.SendRoomMessage, request, scene.to);
      },
    ],
    RATE_LIMITED: [
      async (stage) => {
        const { grace, to } = await tea(stage);
        await grace.call(rules.SendRoomMessage, request, to);
        return grace.refusal(rules.SendRoomMessage, request, to);
      },
    ],
  };
}

function moderationCases(): Cases {
  const request = ModerateRoomRequest.create({ action: RoomAction.BAN, user: "linus" });
  const refused =
    (changed: Partial<ModerateRoomRequest>): Case =>
    async (stage) => {
      const { grace, to } = await withMember(stage);
      return grace.refusal(rules.ModerateRoom, ModerateRoomRequest.create({ ...request, user: "ada", ...changed }), to);
    };
  const byModerator =
    (changed: Partial<ModerateRoomRequest>): Case =>
    async (stage) => {
      const scene = await withMember(stage);
      await moderate(scene, { action: RoomAction.SET_ROLE, role: RoomRole.MODERATOR });
      const linus = await stage.join("linus");
      await linus.call(rules.JoinRoom, JoinRoomRequest.create(), scene.to);
      return scene.ada.refusal(rules.ModerateRoom, ModerateRoomRequest.create(changed), scene.to);
    };
  return {
    ...idCases(rules.ModerateRoom, request),
    ...ofReaders(rules.ModerateRoom, request),
    NAME_LENGTH: [refused({ user: "" })],
    NAME_CHARACTERS: [refused({ user: "a da" })],
    ROLE_TOO_LOW: [
      async (stage) => {
        const { ada, to } = await withMember(stage);
        return ada.refusal(rules.ModerateRoom, request, to);
      },
      byModerator({ action: RoomAction.REMOVE, user: "grace" }),
      byModerator({ action: RoomAction.SET_ROLE, user: "linus", role: RoomRole.MODERATOR }),
    ],
    INVALID_ARGUMENT: [
      refused({ action: RoomAction.UNSPECIFIED }),
      refused({ action: RoomAction.SET_ROLE, role: 9 }),
      refused({ action: RoomAction.MUTE, muteMs: DEFAULT_LIMITS.roomMuteMaxMs + 1 }),
      refused({ action: RoomAction.MUTE, user: "linus" }),
    ],
    LIMIT_REACHED: [
      async (stage) => {
        const scene = await tea(stage);
        await moderate(scene, { action: RoomAction.BAN });
        return scene.grace.refusal(rules.ModerateRoom, request, scene.to);
      },
    ],
  };
}
