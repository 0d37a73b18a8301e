/** How each command in a room is refused, by method and code. */

import type { ErrorInfo } from "../../../generated/chatwire/v1/error.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { RoomRole, type Rule } from "../../../generated/chatwire/v1/options.ts";
import {
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
  RoomSettings,
  RoomVisibility,
} from "../../../generated/chatwire/v1/room.ts";
import * as rules from "../../../generated/chatwire/v1/rules.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import type { Method } from "../../../src/wire/method.ts";
import { ASKED } from "./application-cases.ts";
import type { Caller, Case, Cases, Stage, To } from "./stage.ts";

const LONG_TEXT = "x".repeat(DEFAULT_LIMITS.textBytesMax + 1);
const NO_ROOM: To = { room: new Uint8Array(16) };
const ID = new Uint8Array(16).fill(1);

type AnyMethod<Q, R> = Method<Q, R, MessageBody, Rule>;

/** A room, its owner, and another user. */
interface Scene {
  readonly grace: Caller;
  readonly ada: Caller;
  readonly to: To;
}

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

function createCases(): Cases {
  const refused =
    (changed: Partial<RoomSettings>): Case =>
    async (stage) =>
      create((await tea(stage, { name: "teal" })).ada, changed);
  return {
    ...idCases(rules.CreateRoom, CreateRoomRequest.create({ settings: settings() }), undefined),
    INVALID_ARGUMENT: [
      async (stage) => (await stage.join("ada")).refusal(rules.CreateRoom, CreateRoomRequest.create()),
      refused({ visibility: 9 as RoomVisibility }),
      refused({ history: 9 }),
      refused({ joiningRole: RoomRole.OWNER }),
      refused({ slowModeMs: DEFAULT_LIMITS.roomSlowModeMaxMs + 1 }),
    ],
    TOO_LARGE: [
      refused({ topic: "x".repeat(DEFAULT_LIMITS.roomTopicBytesMax + 1) }),
      refused({ description: "x".repeat(DEFAULT_LIMITS.roomDescriptionBytesMax + 1) }),
    ],
    NAME_LENGTH: [refused({ name: "" })],
    NAME_CHARACTERS: [refused({ name: "a tea" })],
    NAME_RESTRICTED: [refused({ name: "-tea" }), refused({ name: "admin" })],
    NAME_TAKEN: [refused({ name: "TEAL" })],
    NAME_CONFUSABLE: [refused({ name: "teaI" })],
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

/** Grace moderates ada. */
async function moderate({ grace, to }: Scene, asked: Partial<ModerateRoomRequest>): Promise<void> {
  await grace.call(rules.ModerateRoom, ModerateRoomRequest.create({ user: "ada", ...asked }), to);
}

/** A room of grace's. */
async function tea(stage: Stage, changed: Partial<RoomSettings> = {}): Promise<Scene> {
  const grace = await stage.join("grace");
  const request = CreateRoomRequest.create({ settings: settings(changed) });
  const { room } = await grace.call(rules.CreateRoom, request);
  return { grace, ada: await stage.join("ada"), to: { room: room?.roomId ?? new Uint8Array() } };
}

/** Another room, which is hidden unless the settings say otherwise. */
async function hiddenCoffee(owner: Caller, changed: Partial<RoomSettings> = {}): Promise<To> {
  const hidden = settings({ name: "coffee", visibility: RoomVisibility.HIDDEN, ...changed });
  const { room } = await owner.call(rules.CreateRoom, CreateRoomRequest.create({ settings: hidden }));
  return { room: room?.roomId ?? new Uint8Array() };
}

/** A room of grace's, of which ada is a member too. */
async function withMember(stage: Stage, changed: Partial<RoomSettings> = {}): Promise<Scene> {
  const scene = await tea(stage, changed);
  await scene.ada.call(rules.JoinRoom, JoinRoomRequest.create(), scene.to);
  return scene;
}

function create(caller: Caller, changed: Partial<RoomSettings>): Promise<ErrorInfo> {
  return caller.refusal(rules.CreateRoom, CreateRoomRequest.create({ settings: settings(changed) }));
}

function settings(changed: Partial<RoomSettings> = {}): RoomSettings {
  return RoomSettings.create({ name: "tea", visibility: RoomVisibility.PUBLIC, ...changed });
}

function notFound<Q, R>(method: AnyMethod<Q, R>, request: Q): Cases {
  return { ROOM_NOT_FOUND: [async (stage) => (await stage.join("ada")).refusal(method, request, NO_ROOM)] };
}

function ofReaders<Q, R>(method: AnyMethod<Q, R>, request: Q): Cases {
  return {
    ...notFound(method, request),
    NOT_A_MEMBER: [
      async (stage) => {
        const { ada, to } = await tea(stage);
        return ada.refusal(method, request, to);
      },
    ],
  };
}

function ofMembers<Q, R>(method: AnyMethod<Q, R>, request: Q): Cases {
  return {
    ...ofReaders(method, request),
    ROLE_TOO_LOW: [
      async (stage) => {
        const { ada, to } = await withMember(stage, { joiningRole: RoomRole.GUEST });
        return ada.refusal(method, request, to);
      },
    ],
  };
}

/** Refusals of a request of grace's because of its id. @param other  where the id is used again */
function idCases<Q, R>(method: AnyMethod<Q, R>, request: Q, other: To | undefined = NO_ROOM): Cases {
  const isCreation = method.name === rules.CreateRoom.name;
  const scene = async (stage: Stage): Promise<Pick<Scene, "grace"> & { readonly to?: To }> =>
    isCreation ? { grace: await stage.join("grace") } : tea(stage);
  return {
    ID_REUSED: [
      async (stage) => {
        const { grace, to } = await scene(stage);
        await grace.send(method, method.wrapRequest(request), { to, identity: { id: ID, repeatedAfterMs: 0 } });
        const again = isCreation ? method.request.create() : request;
        return grace.refusal(method, again, isCreation ? undefined : other, { id: ID, repeatedAfterMs: 0 });
      },
    ],
    ID_FORGOTTEN: [
      async (stage) => {
        const { grace, to } = await scene(stage);
        return grace.refusal(method, request, to, { id: ID, repeatedAfterMs: 4_294_967_295 });
      },
    ],
    NOT_IN_ORDER: [
      async (stage) => {
        const { grace, to } = await scene(stage);
        const after = new Uint8Array(16).fill(2);
        return grace.refusal(method, request, to, { id: ID, repeatedAfterMs: 0, after });
      },
    ],
  };
}
