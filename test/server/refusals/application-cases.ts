/** How to be refused because of the application's program, by method and code. */

import { BeginLoginRequest, LogInWithTokenRequest } from "../../../generated/chatwire/v1/account.ts";
import { CallMethodRequest } from "../../../generated/chatwire/v1/application.ts";
import type { ErrorInfo } from "../../../generated/chatwire/v1/error.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import { EditPostRequest, PostInRoomRequest } from "../../../generated/chatwire/v1/room.ts";
import * as rules from "../../../generated/chatwire/v1/rules.ts";
import { BroadcastRequest, SendTextRequest } from "../../../generated/chatwire/v1/text.ts";
import { type ChatServerOptions, implementService, refusal } from "../../../src/server/index.ts";
import type { Method } from "../../../src/wire/method.ts";
import { AddRequest } from "../../codegen/application-method/generated/score_messages.ts";
import { Scores } from "../../codegen/application-method/generated/scores.ts";
import { clientFirstOf } from "../../sim/scram-proof.ts";
import { type Caller, type Case, type Cases, KEYS, type Stage, type To } from "./stage.ts";

const ADD = Scores.methods.Add.path;
const PRAISE = Scores.methods.Praise.path;
const ONE_POINT = AddRequest.encode(AddRequest.create({ points: 1 }));
const ONE_CALLBACK = { limits: { callbacksMax: 1 } };

const never = (): Promise<never> => new Promise(() => {});
const refuse = (): never => {
  throw refusal("No.");
};

/** The codes with which each request is refused about which the program is asked. */
export const ASKED: Readonly<Record<"SendText" | "Broadcast" | "PostInRoom" | "EditPost" | "BeginLogin", Cases>> = {
  SendText: askedCases(
    (onText) => ({ onText }),
    async (stage, name) => stage.join(name),
    rules.SendText,
    SendTextRequest.create({ text: "hello" }),
    "nobody",
  ),
  Broadcast: askedCases(
    (onText) => ({ onText }),
    async (stage, name) => stage.join(name),
    rules.Broadcast,
    BroadcastRequest.create({ text: "hello" }),
    "everyone",
  ),
  PostInRoom: askedCases(
    (onText) => ({ onText }),
    async (stage, name) => stage.join(name),
    rules.PostInRoom,
    PostInRoomRequest.create({ text: "hello" }),
    { room: new Uint8Array(16) },
  ),
  EditPost: askedCases(
    (onText) => ({ onText }),
    async (stage, name) => stage.join(name),
    rules.EditPost,
    EditPostRequest.create({ text: "hello" }),
    { room: new Uint8Array(16) },
  ),
  BeginLogin: askedCases(
    (password) => ({ authenticate: { password } }),
    async (stage) => stage.greet(),
    rules.BeginLogin,
    BeginLoginRequest.create({ clientFirst: clientFirstOf("ada") }),
  ),
};

export function applicationCases(): Record<string, Cases> {
  return {
    CallMethod: callCases(),
    LogInWithToken: tokenCases(),
  };
}

function callCases(): Cases {
  const call = async (caller: Caller, changed: Partial<CallMethodRequest>): Promise<ErrorInfo> =>
    caller.refusal(rules.CallMethod, CallMethodRequest.create({ path: ADD, payload: ONE_POINT, ...changed }));
  const refused =
    (changed: Partial<CallMethodRequest>): Case =>
    async (stage) =>
      call(await stage.join("ada"), changed);
  const handledBy =
    (Add: () => never | Promise<never>, options: ChatServerOptions = {}): Case =>
    async (stage) => {
      await stage.extend({ handlers: [implementService(Scores, { Add, Praise: () => ({}) })], ...options });
      return call(await stage.join("ada"), {});
    };
  return {
    UNKNOWN_COMMAND: [refused({ path: "/example.v1.Scores/Missing" })],
    WRONG_STATE: [
      async (stage) => {
        const ada = await stage.join("ada");
        await stage.talk(ada, await stage.join("grace"), "grace");
        return call(ada, { path: PRAISE, to: "grace" });
      },
    ],
    TOO_LARGE: [refused({ payload: new Uint8Array(17) })],
    RATE_LIMITED: [
      async (stage) => {
        const ada = await stage.join("ada");
        const add = CallMethodRequest.create({ path: ADD, payload: ONE_POINT });
        for (let count = 0; count < 3; count++) await ada.call(rules.CallMethod, add);
        return call(ada, {});
      },
    ],
    INVALID_ARGUMENT: [
      refused({ path: "" }),
      refused({ path: `/${"x".repeat(256)}` }),
      refused({ payload: Uint8Array.of(8) }),
      refused({ payload: AddRequest.encode(AddRequest.create({ points: 101 })) }),
      refused({ to: "grace" }),
      refused({ path: PRAISE, payload: new Uint8Array() }),
    ],
    USER_NOT_FOUND: [refused({ path: PRAISE, to: "nobody", payload: new Uint8Array() })],
    REFUSED: [handledBy(refuse)],
    LIMIT_REACHED: [
      async (stage) => {
        const [Add, Praise] = [never, never];
        await stage.extend({ handlers: [implementService(Scores, { Add, Praise })], ...ONE_CALLBACK });
        const callers = [await stage.join("ada"), await stage.join("grace"), await stage.join("linus")];
        return third(callers, (caller) => call(caller, {}));
      },
    ],
    INTERNAL: [handledBy(never)],
  };
}

function tokenCases(): Cases {
  const request = LogInWithTokenRequest.create({ token: "a token", keys: KEYS });
  const extended =
    (options: ChatServerOptions, changed: Partial<LogInWithTokenRequest> = {}): Case =>
    async (stage) => {
      await stage.extend(options);
      return (await stage.greet()).refusal(
        rules.LogInWithToken,
        LogInWithTokenRequest.create({ ...request, ...changed }),
      );
    };
  const known = { authenticate: { token: () => ({ name: "ada" }) } };
  const asked = askedCases(
    (token) => ({ authenticate: { token } }),
    async (stage) => stage.greet(),
    rules.LogInWithToken,
    request,
  );
  return {
    UNKNOWN_COMMAND: [extended({})],
    RATE_LIMITED: [
      async (stage) => {
        await stage.extend({ authenticate: { token: () => undefined } });
        const caller = await stage.greet();
        await caller.refusal(rules.LogInWithToken, request);
        return caller.refusal(rules.LogInWithToken, request);
      },
      async (stage) => {
        await stage.extend({ authenticate: { token: never }, limits: { loginsBegunPerAddressMax: 1 } });
        const first = await stage.greet();
        const second = await stage.greet(first.host);
        void first.send(rules.LogInWithToken, rules.LogInWithToken.wrapRequest(request));
        return second.refusal(rules.LogInWithToken, request);
      },
    ],
    ...asked,
    LOGIN_FAILED: [extended({ authenticate: { token: () => undefined } })],
    KEYS_INVALID: [extended(known, { keys: undefined })],
    INVALID_ARGUMENT: [extended(known, { device: { publicKey: new Uint8Array(31), label: "" } })],
    LIMIT_REACHED: [
      ...(asked.LIMIT_REACHED ?? []),
      async (stage) => {
        let users = 0;
        await stage.extend({
          authenticate: { token: () => ({ name: `user-${++users}` }) },
          limits: { accountsMax: 1 },
        });
        await (await stage.greet()).call(rules.LogInWithToken, request);
        return (await stage.greet()).refusal(rules.LogInWithToken, request);
      },
    ],
    BANNED: [
      async (stage) => {
        await stage.extend(known);
        await stage.operator.ban({ name: "ada" });
        return (await stage.greet()).refusal(rules.LogInWithToken, request);
      },
    ],
  };
}

/** The cases of a request that the program refuses, about which it fails to decide, and for which it has no time. */
function askedCases<Q, R>(
  optionsOf: (callback: () => never | Promise<never>) => ChatServerOptions,
  callerOf: (stage: Stage, name: string) => Promise<Caller>,
  method: Method<Q, R, MessageBody, Rule>,
  request: Q,
  to?: To,
): Cases {
  const asked =
    (callback: () => never | Promise<never>): Case =>
    async (stage) => {
      await stage.extend(optionsOf(callback));
      return (await callerOf(stage, "ada")).refusal(method, request, to);
    };
  return {
    REFUSED: [asked(refuse)],
    APPLICATION_FAILED: [asked(never)],
    LIMIT_REACHED: [
      async (stage) => {
        await stage.extend({ ...optionsOf(never), ...ONE_CALLBACK });
        const callers = [await callerOf(stage, "ada"), await callerOf(stage, "grace"), await callerOf(stage, "linus")];
        return third(callers, (caller) => caller.refusal(method, request, to));
      },
    ],
  };
}

/** The refusal of the last of three callers while the program takes one at a time: it waits for the first, not for the second. */
async function third(callers: readonly Caller[], run: (caller: Caller) => Promise<ErrorInfo>): Promise<ErrorInfo> {
  const refused = await Promise.all(callers.map(run));
  const last = refused.at(-1);
  if (last === undefined) throw new Error("There is no caller.");
  return last;
}
