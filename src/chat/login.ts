import {
  BeginLoginResponse,
  FinishLoginResponse,
  type IdentityKeys,
  LogOffResponse,
  type PasswordVerifier,
  RegisterResponse,
} from "../../generated/chatwire/v1/account.ts";
import { BeginLogin, FinishLogin, LogOff, Register } from "../../generated/chatwire/v1/rules.ts";
import { verifyPublicKeys } from "../crypto/identity.ts";
import { ScramServer } from "../crypto/scram-server.ts";
import { ChatError, ProtocolError } from "../errors.ts";
import { nameKey, parseName } from "../name.ts";
import { changePresence, checkPrivacy } from "./presence.ts";
import { type Route, route, userOf, type Visitor } from "./route.ts";
import { endMeeting } from "./signalling.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

const SALT_BYTES_MIN = 16;
const SALT_BYTES_MAX = 64;
const HASH_BYTES = 32;
const NONCE_BYTES = 18;

/** Registration, login and log off. */
export function loginRoutes(world: World) {
  /** Logins that are half done. */
  const exchanges = new WeakMap<Visitor, ScramServer>();
  return {
    Register: route(Register, ({ name: asked, verifier, privacy, keys }, { visitor }) => {
      const name = parseName(asked, world.limits.nameCharactersMax);
      checkVerifier(verifier, world.limits.scramIterations);
      checkPrivacy(privacy);
      checkKeys(keys);
      if (world.directory.find(name) !== undefined) {
        throw new ProtocolError("NAME_TAKEN", `The name ${name} is registered already.`);
      }
      if (world.directory.size >= world.limits.accountsMax) {
        throw new ProtocolError("LIMIT_REACHED", `The server keeps at most ${world.limits.accountsMax} accounts.`);
      }
      const user = world.directory.add({ name, key: nameKey(name), verifier, privacy, keys });
      world.outbox.save(user.account);
      logIn(world, visitor, user);
      const { address, port } = visitor.endpoint;
      return RegisterResponse.create({ text: "You registered successfully.", address, port });
    }),

    BeginLogin: route(BeginLogin, ({ clientFirst }, { visitor }) => {
      const exchange = new ScramServer({
        nameKey,
        verifierOf: (name) => world.directory.find(name)?.account.verifier,
        nonce: Buffer.from(world.random(NONCE_BYTES)).toString("base64"),
        secret: world.secret,
        iterations: world.limits.scramIterations,
        channelBinding: bindingOf(visitor),
      });
      const serverFirst = refuseAs("LOGIN_FAILED", () => exchange.handleFirst(clientFirst));
      exchanges.set(visitor, exchange);
      return BeginLoginResponse.create({ serverFirst });
    }),

    FinishLogin: route(FinishLogin, ({ clientFinal, keys }, { visitor }) => {
      const exchange = exchanges.get(visitor);
      if (exchange === undefined) throw new ProtocolError("WRONG_STATE", "A login begins with BeginLogin.");
      // One try for each exchange, whatever comes of it.
      exchanges.delete(visitor);
      const { serverFinal, name } = refuseAs("LOGIN_FAILED", () => exchange.handleFinal(clientFinal));
      const user = world.directory.find(name);
      if (user === undefined) throw new ProtocolError("LOGIN_FAILED", LOGIN_FAILED_TEXT);
      checkKeys(keys);
      user.account = { ...user.account, keys };
      world.outbox.save(user.account);
      logIn(world, visitor, user);
      const { address, port } = visitor.endpoint;
      return FinishLoginResponse.create({
        serverFinal,
        name: user.account.name,
        privacy: user.account.privacy,
        address,
        port,
      });
    }),

    LogOff: route(LogOff, (_, request) => {
      userOf(request);
      logOff(world, request.visitor);
      return LogOffResponse.create();
    }),
  } satisfies Record<string, Route>;
}

/** Ends the login of a connection, with everything that hangs on it. */
export function logOff(world: World, visitor: Visitor): void {
  const user = visitor.user;
  visitor.user = undefined;
  // A newer connection may have taken the user over.
  if (user === undefined || user.login?.session !== visitor.session) return;
  world.directory.watch(user, false);
  for (const meeting of world.introductions.of(user)) endMeeting(world, meeting, user);
  changePresence(world, [user], () => {
    user.login = undefined;
  });
}

function logIn(world: World, visitor: Visitor, user: User): void {
  const { session, endpoint } = visitor;
  const older = user.login?.session;
  if (older !== undefined) {
    world.directory.watch(user, false);
    for (const meeting of world.introductions.of(user)) endMeeting(world, meeting, user);
    const text = "You logged in on another connection, which replaces this one.";
    world.outbox.close(older, new ProtocolError("REPLACED", text));
  }
  changePresence(world, [user], () => {
    user.login = { session, endpoint, datagramEndpoint: undefined, away: false };
  });
  visitor.user = user;
}

const LOGIN_FAILED_TEXT = "The name is not registered or the password is wrong.";

/** Whatever is wrong with a login, the answer is the same. */
function refuseAs<T>(code: "LOGIN_FAILED", run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    throw new ProtocolError(code, LOGIN_FAILED_TEXT);
  }
}

function bindingOf(visitor: Visitor) {
  return visitor.channelBinding && ({ type: "tls-exporter", data: visitor.channelBinding } as const);
}

function checkVerifier(
  verifier: PasswordVerifier | undefined,
  iterations: number,
): asserts verifier is PasswordVerifier {
  const wellFormed =
    verifier !== undefined &&
    verifier.salt.length >= SALT_BYTES_MIN &&
    verifier.salt.length <= SALT_BYTES_MAX &&
    verifier.iterations === iterations &&
    verifier.storedKey.length === HASH_BYTES &&
    verifier.serverKey.length === HASH_BYTES;
  if (wellFormed) return;
  throw new ProtocolError(
    "INVALID_ARGUMENT",
    `A verifier has ${iterations} rounds, a salt of 16 to 64 bytes and two keys of 32.`,
  );
}

function checkKeys(keys: IdentityKeys | undefined): asserts keys is IdentityKeys {
  if (keys !== undefined && verifyPublicKeys(keys)) return;
  throw new ProtocolError("KEYS_INVALID", "The agreement key is not signed by the identity key.");
}
