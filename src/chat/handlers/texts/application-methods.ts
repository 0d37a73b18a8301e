import { CallMethodResponse } from "../../../../generated/chatwire/v1/application.ts";
import { CallMethod } from "../../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { type ClientConnection, loginOf, type Route, route } from "../../state/route.ts";

const REFUSALS = {
  CallMethod: [
    ["INVALID_ARGUMENT", "The path does not have 1 to 256 characters."],
    ["UNKNOWN_COMMAND", "The application's program has no method with the path."],
    ["WRONG_STATE", "The rule of the method does not allow it in this state."],
    [
      "INVALID_ARGUMENT",
      "The rule of the method requires a user in `to` and the request names none, or the request names one and the rule allows none.",
    ],
    ["TOO_LARGE", "The payload has more than `bytes_max` of the rule of the method."],
    ["RATE_LIMITED", "The method is over the rate in its rule, on all connections of the account together."],
    [
      "INVALID_ARGUMENT",
      "The payload is no request of the method, or a field breaks a rule that the schema declares about it.",
    ],
    ["USER_NOT_FOUND", "No user has the name in `to`, or the caller may not both see and message the user."],
    ["LIMIT_REACHED", "The application's program answers `callbacksMax` other requests."],
    ["REFUSED", "The application's program has refused the call."],
    ["INTERNAL", "The application's program has failed, or did not answer in time. It may have carried out the call."],
  ],
} as const;

/** Methods of an application. The server has called the method before the request comes here, and has checked its rule. */
export function methodRoutes() {
  return {
    CallMethod: route(CallMethod, REFUSALS.CallMethod, (_, request) => {
      loginOf(request);
      const { decision } = request;
      if (decision?.kind === "refused") throw decision.error;
      if (decision?.kind === "response") return CallMethodResponse.create({ payload: decision.payload });
      throw request.refusal("UNKNOWN_COMMAND", "This server has no methods of an application.");
    }),
  } satisfies Record<string, Route>;
}

/** The registered name of a user whom the user of a connection may both see and message; undefined: there is none. */
export function reachableName({ directory }: ChatState, { login }: ClientConnection, name: string): string | undefined {
  const user = directory.find(name);
  if (user === undefined || login === undefined) return undefined;
  const mayReach = directory.may("message", login.user, user) && directory.may("see", login.user, user);
  return mayReach ? user.account.name : undefined;
}
