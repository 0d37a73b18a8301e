/**
 * Registration, login and log-off.
 *
 * How the folder fits together: each file answers the methods of one subject, and
 * exports their routes; `chat.ts` joins the routes. Files without routes hold what
 * several subjects need: `recipient.ts` finds the user that a request names,
 * `login-lifecycle.ts` begins and ends logins, `move-introduction.ts` makes the moves
 * of an introduction and `end-introduction.ts` those that end it,
 * `contact-changes.ts` reports what changes between two users, and
 * `password-proofs.ts` checks passwords.
 *
 * Invariant: a handler checks first and throws before it changes anything.
 */

import {
  BeginLoginResponse,
  BeginRegisterResponse,
  FinishLoginResponse,
  LogOffResponse,
  type PasswordVerifier,
  RegisterResponse,
} from "../../../../generated/chatwire/v1/account.ts";
import { BeginLogin, BeginRegister, FinishLogin, LogOff, Register } from "../../../../generated/chatwire/v1/rules.ts";
import { areEqual } from "../../../crypto/scram-messages.ts";
import { originOf } from "../../../origin.ts";
import { type Looks, lookAlikes } from "../../names/look-alikes.ts";
import { newNameFault } from "../../names/new-name.ts";
import type { ParsedName } from "../../names/parse-name.ts";
import { isReserved } from "../../names/reserved-names.ts";
import { checkInvitation, REGISTRATION_CLOSED, useInvitation } from "../../state/admission/invitation-codes.ts";
import { takenNamesKey } from "../../state/admission/login-throttle.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { type Refusable, type Route, route, userOf } from "../../state/route.ts";
import { storeFull } from "../full-store.ts";
import { presetSettings } from "../privacy.ts";
import { wellFormedName } from "../recipient.ts";
import {
  addDevice,
  checkNewDevice,
  createDevice,
  DEVICE_MALFORMED,
  deviceIdOf,
  STORE_FULL_FOR_DEVICE,
} from "./devices.ts";
import { ASKED_REFUSALS, ENROL_REFUSALS, enrol } from "./enrolment.ts";
import {
  checkKeys,
  checkNotBanned,
  KEYS_UNSIGNED,
  logIn,
  logOff,
  NO_SESSION_ID,
  newLoginCookie,
  welcome,
} from "./login-lifecycle.ts";
import {
  checkVerifier,
  copyVerifier,
  LOGINS_UNFINISHED,
  type PasswordProofs,
  PROOF_REFUSALS,
  TOO_MANY_FAILED,
} from "./password-proofs.ts";

/** Those of `wellFormedName`. */
const NAME_MALFORMED = [
  ["NAME_LENGTH", "The name is empty, or longer than `nameCharactersMax`."],
  ["NAME_CHARACTERS", "The name or its key contains characters that names do not have."],
] as const;

const REFUSALS = {
  BeginRegister: NAME_MALFORMED,
  Register: [
    ...NAME_MALFORMED,
    [
      "INVALID_ARGUMENT",
      "The verifier is missing or malformed (each key has 32 bytes), or does not have both `scramIterations` and the salt of the name; or the privacy is neither `PUBLIC` nor `PRIVATE`.",
    ],
    KEYS_UNSIGNED,
    DEVICE_MALFORMED,
    [
      "RATE_LIMITED",
      "The address of the client (IPv6: its /64) has made too many registrations, found too many names taken, or sent too many wrong invitation codes.",
    ],
    REGISTRATION_CLOSED,
    ["NAME_TAKEN", "The name is already registered, in this or another spelling."],
    [
      "NAME_RESTRICTED",
      "The name violates the rules for names of new accounts, or is a reserved word or looks like one, or is banned.",
    ],
    ["NAME_CONFUSABLE", "The name looks like one that is registered."],
    ["LIMIT_REACHED", "The server has `accountsMax` accounts."],
  ],
  BeginLogin: [
    TOO_MANY_FAILED,
    ...ASKED_REFUSALS,
    ["LOGIN_FAILED", "`client_first` is malformed, or does not use the channel binding of the connection."],
    LOGINS_UNFINISHED,
  ],
  FinishLogin: [STORE_FULL_FOR_DEVICE, KEYS_UNSIGNED, DEVICE_MALFORMED, ...PROOF_REFUSALS, ...ENROL_REFUSALS],
} as const;

/** Registration, login by password and log-off. */
export function loginRoutes(state: ChatState, proofs: PasswordProofs) {
  return {
    BeginRegister: route(BeginRegister, REFUSALS.BeginRegister, ({ name }, request) => {
      const { key } = wellFormedName(state, name, request);
      return BeginRegisterResponse.create({ salt: saltOfName(state, key) });
    }),

    Register: route(Register, REFUSALS.Register, (registration, request) => {
      const { name: chosen, verifier, privacy, keys, device } = registration;
      const { connection, wallMs } = request;
      const { limits, directory, outbox, registrationThrottle, loginThrottle } = state;
      const parsed = wellFormedName(state, chosen, request);
      const { name, key } = parsed;
      checkVerifier(verifier, limits.scramIterations, request);
      checkSaltOfName(verifier, saltOfName(state, key), request);
      const settings = presetSettings(privacy, request);
      checkKeys(keys, request);
      checkNewDevice(device, request);
      loginThrottle.check([takenNamesKey(connection)], request);
      registrationThrottle.take(originOf(connection.endpoint.address), request);
      // Before the name is looked up: without an invitation, nobody learns which names are taken.
      const invitation = checkInvitation(state, registration.invitationCode, request);
      const looks = checkNewName(state, parsed, request);
      if (directory.size >= limits.accountsMax) {
        throw request.refusal("LIMIT_REACHED", `The server has ${limits.accountsMax} accounts, which is the limit.`, {
          limit: "accountsMax",
        });
      }
      state.presence.noteNew(key);
      const account = { id: directory.newId(), name, key, verifier: copyVerifier(verifier), privacy: settings };
      const user = directory.add(account, looks);
      outbox.store({ kind: "account", account: user.account });
      useInvitation(state, invitation);
      const added = device && createDevice(state, user, device, request);
      logIn(state, request, user, keys, added?.id);
      if (added !== undefined) addDevice(state, user, added);
      const { address, port } = connection.endpoint;
      return RegisterResponse.create({
        text: "You registered successfully.",
        address,
        port,
        deviceId: deviceIdOf(added?.id),
        loginCookie: newLoginCookie(state, user, wallMs),
        sessionId: connection.sessionId ?? NO_SESSION_ID,
      });
    }),

    BeginLogin: route(BeginLogin, REFUSALS.BeginLogin, (begin, request) =>
      BeginLoginResponse.create({ serverFirst: proofs.begin(begin, request) }),
    ),

    FinishLogin: route(FinishLogin, REFUSALS.FinishLogin, ({ clientFinal, keys, device }, request) => {
      if (device !== undefined && state.room.isFull) throw storeFull(state.room);
      // Checked before the proof: a refusal after it would confirm the password without a login.
      checkKeys(keys, request, state.pendingProofs.ownerOn(request.connection));
      checkNewDevice(device, request);
      const { user, serverFinal } = proofs.finish(clientFinal, request, (known) => enrol(state, known, request));
      checkNotBanned(state, user.account.key, request);
      const added = device && createDevice(state, user, device, request);
      logIn(state, request, user, keys, added?.id);
      // After the login: adding may revoke a device that holds the user's only other login.
      if (added !== undefined) addDevice(state, user, added);
      return FinishLoginResponse.create({
        serverFinal,
        welcome: welcome(state, user, request),
        deviceId: deviceIdOf(added?.id),
      });
    }),

    LogOff: route(LogOff, [], (_, request) => {
      userOf(request);
      logOff(state, request.connection, request.nowMs);
      return LogOffResponse.create();
    }),
  } satisfies Record<string, Route>;
}

/**
 * The salt that the server tells for a name, registered or not.
 *
 * @param key  of the name
 */
export function saltOfName({ directory, salts }: ChatState, key: string): Uint8Array {
  const ofName = salts.of(key);
  return directory.findKey(key)?.account.verifier.salt ?? ofName;
}

/**
 * Checks that an account gets the salt that the name had before, so that registering it changes nothing.
 *
 * @throws ProtocolError INVALID_ARGUMENT
 */
function checkSaltOfName(
  { salt }: PasswordVerifier,
  expected: Uint8Array,
  request: Refusable<"INVALID_ARGUMENT">,
): void {
  if (areEqual(salt, expected)) return;
  throw request.refusal(
    "INVALID_ARGUMENT",
    "The verifier must have the salt that BeginRegister returned for the name.",
  );
}

/**
 * Checks what only the names of new accounts are held to. NAME_TAKEN comes first, so that a client that registers or
 * logs in learns that it has to log in, whatever name the account has.
 *
 * NAME_TAKEN and NAME_CONFUSABLE tell that an account exists, so they cost as much as a failed login.
 *
 * @returns the looks of the name
 * @throws ProtocolError NAME_TAKEN, NAME_RESTRICTED, NAME_CONFUSABLE
 */
function checkNewName(
  { directory, bans, loginThrottle }: ChatState,
  parsed: ParsedName,
  request: Refusable<"NAME_TAKEN" | "NAME_RESTRICTED" | "NAME_CONFUSABLE">,
): Looks {
  const { name, key } = parsed;
  const { connection, nowMs } = request;
  if (directory.findKey(key) !== undefined) {
    loginThrottle.fail([takenNamesKey(connection)], nowMs);
    throw request.refusal("NAME_TAKEN", `The name ${name} is already registered.`);
  }
  const fault = newNameFault(name);
  if (fault !== undefined) throw request.refusal("NAME_RESTRICTED", fault);
  const looks = lookAlikes(parsed);
  if (isReserved(looks) || bans.ofKey(key, request.wallMs) !== undefined) {
    throw request.refusal(
      "NAME_RESTRICTED",
      `The name ${name} is reserved, or looks like one that is. Choose another.`,
    );
  }
  if (!directory.looksTaken(looks)) return looks;
  loginThrottle.fail([takenNamesKey(connection)], nowMs);
  throw request.refusal("NAME_CONFUSABLE", `The name ${name} looks like one that is registered. Choose another.`);
}
