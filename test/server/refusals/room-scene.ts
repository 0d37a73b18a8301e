/** Rooms for the cases of commands in a room, and how all of these commands are refused. */

import type { ErrorInfo } from "../../../generated/chatwire/v1/error.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { RoomRole, type Rule } from "../../../generated/chatwire/v1/options.ts";
import {
  CreateRoomRequest,
  JoinRoomRequest,
  ModerateRoomRequest,
  RoomSettings,
  RoomVisibility,
} from "../../../generated/chatwire/v1/room.ts";
import * as rules from "../../../generated/chatwire/v1/rules.ts";
import type { Method } from "../../../src/wire/method.ts";
import type { Caller, Cases, Stage, To } from "./stage.ts";

const NO_ROOM: To = { room: new Uint8Array(16) };
const ID = new Uint8Array(16).fill(1);

type AnyMethod<Q, R> = Method<Q, R, MessageBody, Rule>;

/** A room, its owner, and another user. */
export interface Scene {
  readonly grace: Caller;
  readonly ada: Caller;
  readonly to: To;
}

/** Grace moderates ada. */
export async function moderate({ grace, to }: Scene, asked: Partial<ModerateRoomRequest>): Promise<void> {
  await grace.call(rules.ModerateRoom, ModerateRoomRequest.create({ user: "ada", ...asked }), to);
}

/** A room of grace's. */
export async function tea(stage: Stage, changed: Partial<RoomSettings> = {}): Promise<Scene> {
  const grace = await stage.join("grace");
  const request = CreateRoomRequest.create({ settings: settings(changed) });
  const { room } = await grace.call(rules.CreateRoom, request);
  return { grace, ada: await stage.join("ada"), to: { room: room?.roomId ?? new Uint8Array() } };
}

/** Another room, which is hidden unless the settings say otherwise. */
export async function hiddenCoffee(owner: Caller, changed: Partial<RoomSettings> = {}): Promise<To> {
  const hidden = settings({ name: "coffee", visibility: RoomVisibility.HIDDEN, ...changed });
  const { room } = await owner.call(rules.CreateRoom, CreateRoomRequest.create({ settings: hidden }));
  return { room: room?.roomId ?? new Uint8Array() };
}

/** A room of grace's, of which ada is a member too. */
export async function withMember(stage: Stage, changed: Partial<RoomSettings> = {}): Promise<Scene> {
  const scene = await tea(stage, changed);
  await scene.ada.call(rules.JoinRoom, JoinRoomRequest.create(), scene.to);
  return scene;
}

export function create(caller: Caller, changed: Partial<RoomSettings>): Promise<ErrorInfo> {
  return caller.refusal(rules.CreateRoom, CreateRoomRequest.create({ settings: settings(changed) }));
}

export function settings(changed: Partial<RoomSettings> = {}): RoomSettings {
  return RoomSettings.create({ name: "tea", visibility: RoomVisibility.PUBLIC, ...changed });
}

export function notFound<Q, R>(method: AnyMethod<Q, R>, request: Q): Cases {
  return { ROOM_NOT_FOUND: [async (stage) => (await stage.join("ada")).refusal(method, request, NO_ROOM)] };
}

export function ofReaders<Q, R>(method: AnyMethod<Q, R>, request: Q): Cases {
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

export function ofMembers<Q, R>(method: AnyMethod<Q, R>, request: Q): Cases {
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
export function idCases<Q, R>(method: AnyMethod<Q, R>, request: Q, other: To | undefined = NO_ROOM): Cases {
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
