/**
 * Registration, login and log-off.
 *
 * How the folder fits together: each file answers the methods of one subject, and
 * exports their routes; `chat.ts` joins the routes. Files without routes hold what
 * several subjects need: `recipient.ts` finds the user that a request names,
 * `login-lifecycle.ts` begins and ends logins, `end-introduction.ts` ends
 * introductions, `contact-changes.ts` reports what changes between two users, and
 * `password-proofs.ts` checks passwords.
 *
 * Invariant: a handler checks first and throws before it changes anything.
 */

import {
  BeginLoginResponse,
  FinishLoginResponse,
  LogOffResponse,
  RegisterResponse,
} from "../../../generated/chatwire/v1/account.ts";
import { BeginLogin, FinishLogin, LogOff, Register } from "../../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../errors.ts";
import { nameKey, parseName } from "../../name.ts";
import { originOf } from "../../origin.ts";
import type { ChatState } from "../state/chat-state.ts";
import { type Route, route, userOf } from "../state/route.ts";
import { addDevice, checkNewDevice, createDevice } from "./devices.ts";
import { checkKeys, logIn, logOff, welcome } from "./login-lifecycle.ts";
import { checkVerifier, type PasswordProofs } from "./password-proofs.ts";
import { presetSettings } from "./privacy.ts";

/** Registration, login by password and log-off. */
export function loginRoutes(state: ChatState, proofs: PasswordProofs) {
  return {
    Register: route(Register, ({ name: chosen, verifier, privacy, keys, device }, { connection, nowMs, wallMs }) => {
      const { limits, directory, outbox, registrationThrottle } = state;
      const name = parseName(chosen, limits.nameCharactersMax);
      checkVerifier(verifier, limits.scramIterations);
      const settings = presetSettings(privacy);
      checkKeys(keys);
      checkNewDevice(device);
      // A refused name counts too, because NAME_TAKEN tells that the account exists.
      registrationThrottle.take(originOf(connection.endpoint.address), nowMs);
      if (directory.find(name) !== undefined) {
        throw new ProtocolError("NAME_TAKEN", `The name ${name} is already registered.`);
      }
      if (directory.size >= limits.accountsMax) {
        throw new ProtocolError("LIMIT_REACHED", `The server has ${limits.accountsMax} accounts, which is the limit.`, {
          limit: "accountsMax",
        });
      }
      const user = directory.add({ id: directory.newId(), name, key: nameKey(name), verifier, privacy: settings });
      state.iterationCounts.add(verifier.iterations);
      outbox.store({ kind: "account", account: user.account });
      const added = device && createDevice(state, user, device, wallMs);
      logIn(state, connection, user, keys, added?.id);
      if (added !== undefined) addDevice(state, user, added);
      const { address, port } = connection.endpoint;
      return RegisterResponse.create({
        text: "You registered successfully.",
        address,
        port,
        deviceId: deviceIdOf(added?.id),
      });
    }),

    BeginLogin: route(BeginLogin, ({ clientFirst }, request) =>
      BeginLoginResponse.create({ serverFirst: proofs.begin(clientFirst, request) }),
    ),

    FinishLogin: route(FinishLogin, ({ clientFinal, keys, device }, request) => {
      const { connection, wallMs } = request;
      // Checked before the proof: a refusal after it would confirm the password without a login.
      checkKeys(keys);
      checkNewDevice(device);
      const { user, serverFinal } = proofs.finish(clientFinal, request);
      const added = device && createDevice(state, user, device, wallMs);
      logIn(state, connection, user, keys, added?.id);
      // After the login: adding may revoke a device that holds the user's only other login.
      if (added !== undefined) addDevice(state, user, added);
      return FinishLoginResponse.create({
        serverFinal,
        welcome: welcome(user, connection),
        deviceId: deviceIdOf(added?.id),
      });
    }),

    LogOff: route(LogOff, (_, request) => {
      userOf(request);
      logOff(state, request.connection);
      return LogOffResponse.create();
    }),
  } satisfies Record<string, Route>;
}

function deviceIdOf(id: string | undefined): Uint8Array {
  return id === undefined ? new Uint8Array() : Uint8Array.from(Buffer.from(id, "hex"));
}
