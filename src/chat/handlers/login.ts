import {
  BeginLoginResponse,
  FinishLoginResponse,
  type IdentityKeys,
  LogOffResponse,
  RegisterResponse,
  Welcome,
} from "../../../generated/chatwire/v1/account.ts";
import { BeginLogin, FinishLogin, LogOff, Register } from "../../../generated/chatwire/v1/rules.ts";
import { verifyPublicKeys } from "../../crypto/identity.ts";
import { ProtocolError } from "../../errors.ts";
import { nameKey, parseName } from "../../name.ts";
import { originOf } from "../../origin.ts";
import type { ChatState } from "../state/chat-state.ts";
import { type Meeting, sideOf } from "../state/introductions.ts";
import { privacyOf } from "../state/privacy.ts";
import { type ClientConnection, type Route, route, userOf } from "../state/route.ts";
import type { Login, User } from "../state/user.ts";
import { addDevice, checkNewDevice, createDevice } from "./devices.ts";
import { endMeeting } from "./end-introduction.ts";
import { checkVerifier, type PasswordProofs } from "./password-proofs.ts";
import { changePresence } from "./presence.ts";
import { presetSettings } from "./privacy.ts";

/** Registration, login by password and log off. */
export function loginRoutes(world: ChatState, proofs: PasswordProofs) {
  return {
    Register: route(Register, ({ name: asked, verifier, privacy, keys, device }, { visitor, nowMs, wallMs }) => {
      const { limits, directory, outbox, registrations } = world;
      const name = parseName(asked, limits.nameCharactersMax);
      checkVerifier(verifier, limits.scramIterations);
      const settings = presetSettings(privacy);
      checkKeys(keys);
      checkNewDevice(device);
      // Names that are taken count too: each tells that somebody has it.
      registrations.take(originOf(visitor.endpoint.address), nowMs);
      if (directory.find(name) !== undefined) {
        throw new ProtocolError("NAME_TAKEN", `The name ${name} is registered already.`);
      }
      if (directory.size >= limits.accountsMax) {
        throw new ProtocolError("LIMIT_REACHED", `The server keeps at most ${limits.accountsMax} accounts.`, {
          limit: "accountsMax",
        });
      }
      const user = directory.add({ id: directory.newId(), name, key: nameKey(name), verifier, privacy: settings });
      world.rounds.add(verifier.iterations);
      outbox.keep({ kind: "account", account: user.account });
      const added = device && createDevice(world, user, device, wallMs);
      logIn(world, visitor, user, keys, added?.id);
      if (added !== undefined) addDevice(world, user, added);
      const { address, port } = visitor.endpoint;
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
      // First: a refusal after the proof would tell a right password without a login.
      checkKeys(keys);
      checkNewDevice(device);
      const { user, serverFinal } = proofs.finish(clientFinal, request);
      const added = device && createDevice(world, user, device, request.wallMs);
      logIn(world, request.visitor, user, keys, added?.id);
      // After the login: the device that has to go may be the last one the user was there with.
      if (added !== undefined) addDevice(world, user, added);
      return FinishLoginResponse.create({
        serverFinal,
        welcome: welcome(user, request.visitor),
        deviceId: deviceIdOf(added?.id),
      });
    }),

    LogOff: route(LogOff, (_, request) => {
      userOf(request);
      logOff(world, request.visitor);
      return LogOffResponse.create();
    }),
  } satisfies Record<string, Route>;
}

/** What a user who logged in is told first. */
export function welcome(user: User, { endpoint }: ClientConnection): Welcome {
  return Welcome.create({
    name: user.account.name,
    privacy: privacyOf(user.account.privacy),
    settings: user.account.privacy,
    address: endpoint.address,
    port: endpoint.port,
    confirmedTextId: user.mailbox.confirmedTextId,
  });
}

/** Logs a connection in. Where the user has too many, the oldest ends. */
export function logIn(
  world: ChatState,
  visitor: ClientConnection,
  user: User,
  keys: IdentityKeys,
  device: string | undefined,
): void {
  const { session, endpoint } = visitor;
  world.begun.forget(visitor);
  const { loginsPerAccountMax } = world.limits;
  const [oldest] = user.logins.values();
  if (oldest !== undefined && user.logins.size >= loginsPerAccountMax) {
    const text = `You logged in on another connection. The limit is ${loginsPerAccountMax} at once, and this was the oldest.`;
    disconnect(world, user, oldest, new ProtocolError("REPLACED", text, { limit: "loginsPerAccountMax" }));
  }
  changePresence(world, [user], () => {
    user.logins.set(session, {
      session,
      endpoint,
      keys,
      device,
      datagramEndpoint: undefined,
      away: false,
      watching: false,
    });
    world.directory.notePresence(user);
  });
  visitor.user = user;
}

/** Ends a login from elsewhere, and closes its connection. */
export function disconnect(world: ChatState, user: User, login: Login, reason: ProtocolError): void {
  endLogin(world, user, login);
  world.outbox.close(login.session, reason);
}

/** Ends the login of a connection, with everything that hangs on it. */
export function logOff(world: ChatState, visitor: ClientConnection): void {
  const user = visitor.user;
  visitor.user = undefined;
  world.begun.forget(visitor);
  const login = user?.logins.get(visitor.session);
  // It may have been ended from elsewhere.
  if (user !== undefined && login !== undefined) endLogin(world, user, login);
}

/** @throws ProtocolError KEYS_INVALID */
export function checkKeys(keys: IdentityKeys | undefined): asserts keys is IdentityKeys {
  if (keys !== undefined && verifyPublicKeys(keys)) return;
  throw new ProtocolError("KEYS_INVALID", "The agreement key is not signed by the identity key.");
}

function endLogin(world: ChatState, user: User, login: Login): void {
  const ending = world.introductions.of(user).filter((meeting) => hangsOn(meeting, user, login));
  // First: nothing of what follows is heard on a connection that nobody is logged in on.
  changePresence(world, [user], () => {
    user.logins.delete(login.session);
    world.directory.notePresence(user);
  });
  for (const meeting of ending) endMeeting(world, meeting, user);
}

/** An invitation that nobody has answered waits for as long as the invited user has a login left. */
function hangsOn(meeting: Meeting, user: User, login: Login): boolean {
  const side = sideOf(meeting, user);
  return side.login === undefined ? user.logins.size === 1 : side.login === login;
}

function deviceIdOf(id: string | undefined): Uint8Array {
  return id === undefined ? new Uint8Array() : Uint8Array.from(Buffer.from(id, "hex"));
}
