import { LogInWithTokenResponse } from "../../../../generated/chatwire/v1/account.ts";
import { LogInWithToken } from "../../../../generated/chatwire/v1/rules.ts";
import { originKey } from "../../state/admission/login-throttle.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { type Route, route } from "../../state/route.ts";
import { storeFull } from "../full-store.ts";
import {
  addDevice,
  checkNewDevice,
  createDevice,
  DEVICE_MALFORMED,
  deviceIdOf,
  STORE_FULL_FOR_DEVICE,
} from "./devices.ts";
import { ASKED_REFUSALS, ENROL_REFUSALS, enrol } from "./enrolment.ts";
import { checkKeys, KEYS_UNSIGNED, logIn, welcome } from "./login-lifecycle.ts";
import { knownUser, LOGINS_UNFINISHED, loginFailed, TOO_MANY_FAILED } from "./password-proofs.ts";

const REFUSALS = {
  LogInWithToken: [
    ["UNKNOWN_COMMAND", "The application's program takes no tokens."],
    TOO_MANY_FAILED,
    LOGINS_UNFINISHED,
    ...ASKED_REFUSALS,
    ["LOGIN_FAILED", "The application's program does not take the token."],
    KEYS_UNSIGNED,
    DEVICE_MALFORMED,
    STORE_FULL_FOR_DEVICE,
    ...ENROL_REFUSALS,
  ],
} as const;

/** The login by a token of an application. The server has asked the application's program whose token it is. */
export function tokenRoutes(state: ChatState) {
  return {
    LogInWithToken: route(LogInWithToken, REFUSALS.LogInWithToken, ({ keys, device }, request) => {
      const { connection, nowMs } = request;
      if (!state.application.tokens) throw request.refusal("UNKNOWN_COMMAND", "This server takes no tokens.");
      const tries = [originKey(connection)];
      state.loginThrottle.check(tries, request);
      const known = knownUser(state, request, () => tries);
      if (known === undefined) {
        state.loginThrottle.fail(tries, nowMs);
        throw loginFailed(request);
      }
      // After the token: whatever else is wrong, a wrong token counts as failed.
      checkKeys(keys, request);
      checkNewDevice(device, request);
      if (device !== undefined && state.room.isFull) throw storeFull(state.room);
      const user = enrol(state, known, request);
      const added = device && createDevice(state, user, device, request);
      logIn(state, request, user, keys, added?.id);
      if (added !== undefined) addDevice(state, user, added);
      return LogInWithTokenResponse.create({
        welcome: welcome(state, user, request),
        deviceId: deviceIdOf(added?.id),
      });
    }),
  } satisfies Record<string, Route>;
}
