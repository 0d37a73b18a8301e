/** How each command about a post is refused, by method and code. */

import type { ErrorInfo } from "../../../generated/chatwire/v1/error.ts";
import { RoomRole } from "../../../generated/chatwire/v1/options.ts";
import {
  DeletePostRequest,
  EditPostRequest,
  GetRoomLogRequest,
  PinPostRequest,
  PostInRoomRequest,
  ReactToPostRequest,
  ReportPostRequest,
  RoomAction,
  RoomLogScope,
} from "../../../generated/chatwire/v1/room.ts";
import * as rules from "../../../generated/chatwire/v1/rules.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { ASKED } from "./application-cases.ts";
import { idCases, moderate, ofMembers, ofReaders, type Scene, tea, withMember } from "./room-scene.ts";
import type { Caller, Case, Cases, Stage, To } from "./stage.ts";

/** Of a post. */
interface Place {
  readonly epoch: number;
  readonly number: number;
}

/** Enough for a post and what becomes of it. */
const RATE = { limits: { accountCausedBytesPerSecond: 100_000 } };

export function postChangeCases(): Record<string, Cases> {
  return {
    EditPost: editCases(),
    DeletePost: deletionCases(),
    ReactToPost: reactionCases(),
    PinPost: pinCases(),
    ReportPost: reportCases(),
    GetRoomLog: {
      ...ofMembers(rules.GetRoomLog, GetRoomLogRequest.create()),
      INVALID_ARGUMENT: [
        async (stage) => {
          const { grace, to } = await tea(stage);
          return grace.refusal(rules.GetRoomLog, GetRoomLogRequest.create(), to);
        },
      ],
      ROLE_TOO_LOW: [
        ...(ofMembers(rules.GetRoomLog, GetRoomLogRequest.create())["ROLE_TOO_LOW"] ?? []),
        async (stage) => {
          const scene = await withMember(stage);
          await moderate(scene, { action: RoomAction.SET_ROLE, role: RoomRole.MODERATOR });
          const request = GetRoomLogRequest.create({ scope: RoomLogScope.ACTIONS });
          return scene.ada.refusal(rules.GetRoomLog, request, scene.to);
        },
      ],
    },
  };
}

function editCases(): Cases {
  const edit = (caller: Caller, to: To, place: Place, changed: Partial<EditPostRequest> = {}): Promise<ErrorInfo> =>
    caller.refusal(rules.EditPost, EditPostRequest.create({ ...place, text: "changed", ...changed }), to);
  const empty = EditPostRequest.create({ text: "changed" });
  return {
    ...ofMembers(rules.EditPost, empty),
    ...idsOf(rules.EditPost, (place) => EditPostRequest.create({ ...place, text: "changed" })),
    ...ASKED.EditPost,
    INVALID_ARGUMENT: [onPost(({ grace, to }, place) => edit(grace, to, place, { text: "" }))],
    TOO_LARGE: [
      onPost(({ grace, to }, place) => edit(grace, to, place, { text: "x".repeat(DEFAULT_LIMITS.textBytesMax + 1) })),
    ],
    POST_NOT_FOUND: [
      onPost(({ grace, to }, place) => edit(grace, to, { ...place, number: 2 })),
      onPost(async ({ grace, to }, place) => {
        await grace.call(rules.DeletePost, DeletePostRequest.create(place), to);
        return edit(grace, to, place);
      }),
    ],
    NOT_THE_AUTHOR: [onPost(({ ada, to }, place) => edit(ada, to, place))],
    MUTED: [
      onOwnPost(async (scene, place) => {
        await moderate(scene, { action: RoomAction.MUTE, muteMs: 60_000 });
        return edit(scene.ada, scene.to, place);
      }),
    ],
    RATE_LIMITED: [onPost(({ grace, to }, place) => edit(grace, to, place), {})],
    LIMIT_REACHED: [
      ...(ASKED.EditPost["LIMIT_REACHED"] ?? []),
      onPost(({ grace, to }, place) => edit(grace, to, place, { mentions: ["ada", "linus"] })),
      onPost(({ grace, to }, place) => edit(grace, to, place), {
        limits: { ...RATE.limits, accountBytesMax: 1 },
      }),
    ],
  };
}

function deletionCases(): Cases {
  const remove = (caller: Caller, to: To, place: Place): Promise<ErrorInfo> =>
    caller.refusal(rules.DeletePost, DeletePostRequest.create(place), to);
  const members = ofMembers(rules.DeletePost, DeletePostRequest.create());
  return {
    ...members,
    ...idsOf(rules.DeletePost, (place) => DeletePostRequest.create(place)),
    POST_NOT_FOUND: [onPost(({ grace, to }, place) => remove(grace, to, { ...place, epoch: place.epoch + 1 }))],
    NOT_THE_AUTHOR: [onPost(({ ada, to }, place) => remove(ada, to, place))],
    ROLE_TOO_LOW: [
      ...(members["ROLE_TOO_LOW"] ?? []),
      onPost(async (scene, place) => {
        await moderate(scene, { action: RoomAction.SET_ROLE, role: RoomRole.MODERATOR });
        return remove(scene.ada, scene.to, place);
      }),
    ],
  };
}

function reactionCases(): Cases {
  const react = (caller: Caller, to: To, place: Place, reaction = "ok"): Promise<ErrorInfo> =>
    caller.refusal(rules.ReactToPost, ReactToPostRequest.create({ ...place, reaction }), to);
  const add = (caller: Caller, to: To, place: Place, reaction: string): Promise<unknown> =>
    caller.call(rules.ReactToPost, ReactToPostRequest.create({ ...place, reaction }), to);
  const reactors = { limits: { ...RATE.limits, reactorsPerPostMax: 1 } };
  return {
    ...ofMembers(rules.ReactToPost, ReactToPostRequest.create({ reaction: "ok" })),
    ...idsOf(rules.ReactToPost, (place) => ReactToPostRequest.create({ ...place, reaction: "ok" })),
    INVALID_ARGUMENT: [onPost(({ grace, to }, place) => react(grace, to, place, "o k"))],
    TOO_LARGE: [
      onPost(({ grace, to }, place) => react(grace, to, place, "x".repeat(DEFAULT_LIMITS.reactionBytesMax + 1))),
    ],
    POST_NOT_FOUND: [
      onPost(({ grace, to }, place) => react(grace, to, { ...place, number: 2 })),
      onPost(async ({ grace, to }, place) => {
        await grace.call(rules.DeletePost, DeletePostRequest.create(place), to);
        return react(grace, to, place);
      }),
    ],
    MUTED: [
      onPost(async (scene, place) => {
        await moderate(scene, { action: RoomAction.MUTE, muteMs: 60_000 });
        return react(scene.ada, scene.to, place);
      }),
    ],
    RATE_LIMITED: [onPost(({ grace, to }, place) => react(grace, to, place), {})],
    LIMIT_REACHED: [
      onPost(async ({ grace, ada, to }, place) => {
        await add(ada, to, place, "one");
        return react(grace, to, place, "two");
      }),
      onPost(async ({ grace, ada, to }, place) => {
        await add(ada, to, place, "one");
        return react(grace, to, place, "one");
      }, reactors),
    ],
  };
}

function pinCases(): Cases {
  const pin = (caller: Caller, to: To, place: Place): Promise<ErrorInfo> =>
    caller.refusal(rules.PinPost, PinPostRequest.create(place), to);
  return {
    ...ofMembers(rules.PinPost, PinPostRequest.create()),
    ...idsOf(rules.PinPost, (place) => PinPostRequest.create(place)),
    POST_NOT_FOUND: [
      onPost(({ grace, to }, place) => pin(grace, to, { ...place, number: 2 })),
      onPost(async ({ grace, to }, place) => {
        await grace.call(rules.DeletePost, DeletePostRequest.create(place), to);
        return pin(grace, to, place);
      }),
    ],
    LIMIT_REACHED: [
      onPost(async ({ grace, to }, place) => {
        await grace.call(rules.PostInRoom, PostInRoomRequest.create({ text: "more" }), to);
        await grace.call(rules.PinPost, PinPostRequest.create(place), to);
        return pin(grace, to, { ...place, number: 2 });
      }),
    ],
  };
}

function reportCases(): Cases {
  const report = (caller: Caller, to: To, place: Place, reason = ""): Promise<ErrorInfo> =>
    caller.refusal(rules.ReportPost, ReportPostRequest.create({ ...place, reason }), to);
  const bytes = { limits: { ...RATE.limits, accountBytesMax: 1, roomReportsPerAccountMax: 2 } };
  return {
    ...ofReaders(rules.ReportPost, ReportPostRequest.create()),
    ...idsOf(rules.ReportPost, (place) => ReportPostRequest.create(place)),
    TOO_LARGE: [onPost(({ ada, to }, place) => report(ada, to, place, "x".repeat(DEFAULT_LIMITS.reportBytesMax + 1)))],
    POST_NOT_FOUND: [
      onPost(({ ada, to }, place) => report(ada, to, { ...place, number: 2 })),
      onPost(async ({ grace, ada, to }, place) => {
        await grace.call(rules.DeletePost, DeletePostRequest.create(place), to);
        return report(ada, to, place);
      }),
    ],
    LIMIT_REACHED: [
      onPost(async ({ grace, ada, to }, place) => {
        await grace.call(rules.PostInRoom, PostInRoomRequest.create({ text: "more" }), to);
        await ada.call(rules.ReportPost, ReportPostRequest.create(place), to);
        return report(ada, to, { ...place, number: 2 });
      }),
      onPost(async ({ ada, to }, place) => {
        await ada.call(rules.PostInRoom, PostInRoomRequest.create({ text: "more" }), to);
        return report(ada, to, place);
      }, bytes),
    ],
  };
}

/** Refusals because of the id of a request about a post that is there. */
function idsOf<Q, R>(method: Parameters<typeof idCases<Q, R>>[0], requestFor: (place: Place) => Q): Cases {
  const { ID_FORGOTTEN = [], NOT_IN_ORDER = [] } = idCases(method, requestFor({ epoch: 1, number: 1 }));
  const id = new Uint8Array(16).fill(3);
  return {
    ID_FORGOTTEN,
    NOT_IN_ORDER,
    ID_REUSED: [
      onPost(async ({ grace, to }, place) => {
        const identity = { id, repeatedAfterMs: 0 };
        await grace.send(method, method.wrapRequest(requestFor(place)), { to, identity });
        return grace.refusal(method, requestFor({ ...place, number: 2 }), to, identity);
      }),
    ],
  };
}

type OnPost = (scene: Scene, place: Place) => Promise<ErrorInfo>;

/** A post of grace's in a room of which ada is a member too. */
function onPost(run: OnPost, options: Parameters<Stage["extend"]>[0] = RATE): Case {
  return postOf("grace", run, options);
}

/** A post of ada's. */
function onOwnPost(run: OnPost): Case {
  return postOf("ada", run, RATE);
}

function postOf(author: "ada" | "grace", run: OnPost, options: Parameters<Stage["extend"]>[0]): Case {
  return async (stage) => {
    if (Object.keys(options).length > 0) await stage.extend(options);
    const scene = await withMember(stage);
    const { to } = scene;
    const request = PostInRoomRequest.create({ text: "hello" });
    const { number, epoch } = await scene[author].call(rules.PostInRoom, request, to);
    return run(scene, { epoch, number });
  };
}
