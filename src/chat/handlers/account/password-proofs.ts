import { type BeginLoginRequest, PasswordVerifier } from "../../../../generated/chatwire/v1/account.ts";
import { verifyLoginCookie } from "../../../crypto/login-cookie.ts";
import type { ChannelBinding } from "../../../crypto/scram-messages.ts";
import { ScramServer, usernameOf } from "../../../crypto/scram-server.ts";
import { ChatError, type ProtocolError } from "../../../errors.ts";
import { lookupKey } from "../../../name.ts";
import { originOf } from "../../../origin.ts";
import { type ParsedName, parseName } from "../../names/parse-name.ts";
import { cookieKey, originKey, passwordKeys, type ThrottleKey } from "../../state/admission/login-throttle.ts";
import type { ChatState } from "../../state/chat-state.ts";
import type { ClientConnection, KnownUser, Refusable, Request } from "../../state/route.ts";
import type { User } from "../../state/user.ts";

const NONCE_BYTES = 18;
const SALT_BYTES_MIN = 16;
const SALT_BYTES_MAX = 64;
const HASH_BYTES = 32;
/** Stands for an account that does not exist. */
const UNKNOWN = { verifier: { storedKey: new Uint8Array(HASH_BYTES) } };

/** Of a login that is delayed; see `LoginThrottle`. */
export const TOO_MANY_FAILED = [
  "RATE_LIMITED",
  "Too many attempts have failed; see [Failed logins](#failed-logins).",
] as const;

/** Of a login while others are under way; see `LoginThrottle.begin`. */
export const LOGINS_UNFINISHED = [
  "RATE_LIMITED",
  "As many logins as `loginsBegunPerAddressMax` from the address, or with the cookie, or proofs of the account, are not finished.",
] as const;

/** Of `PasswordProofs.finish`. */
export const PROOF_REFUSALS = [
  ["WRONG_STATE", "No proof was begun on this connection, or it was finished before."],
  TOO_MANY_FAILED,
  ["LOGIN_FAILED", "`client_final` is malformed, or does not prove the password of the user."],
] as const;

/** A proof about which the application's program is to be asked. */
export interface AskedProof {
  readonly name: ParsedName;
  /** The counts that a failure raises. */
  readonly keys: readonly ThrottleKey[];
}

/** Password proofs by SCRAM (RFC 5802), at most one at a time on a connection. */
export class PasswordProofs {
  readonly #state: ChatState;

  constructor(state: ChatState) {
    this.#state = state;
  }

  /**
   * Answers the client-first-message.
   *
   * @returns the server-first-message
   * @throws ProtocolError LOGIN_FAILED: the message is malformed; RATE_LIMITED: too many proofs failed
   */
  begin(
    { clientFirst, loginCookie }: BeginLoginRequest,
    request: Refusable<"LOGIN_FAILED" | "RATE_LIMITED" | "REFUSED" | "APPLICATION_FAILED" | "LIMIT_REACHED">,
  ): string {
    const { connection, nowMs, wallMs } = request;
    const { limits, random, secret, directory, loginThrottle, pendingProofs, salts, application } = this.#state;
    // If this request is refused, a later finish must not complete an earlier one.
    pendingProofs.giveUp(connection, nowMs);
    // Before any work for the name. A cookie may take the place of the address, but is known only with the name.
    if (loginCookie.length === 0) loginThrottle.check([originKey(connection)], request);
    const known = knownUser(this.#state, request, () => this.toAsk({ clientFirst, loginCookie }, request)?.keys ?? []);
    let key = "";
    let user: User | undefined;
    const scram = new ScramServer({
      nameKey: (name) => lookupKey(name, limits.nameCharactersMax),
      verifierOf: (found) => {
        key = found;
        user = directory.findKey(found);
        return application.passwords ? known?.verifier : user?.account.verifier;
      },
      nonce: Buffer.from(random(NONCE_BYTES)).toString("base64"),
      secret,
      saltOf: (of) => salts.of(of),
      iterations: limits.scramIterations,
      channelBinding: bindingOf(connection),
    });
    const serverFirst = toLoginFailed(request, () => scram.handleFirst(clientFirst));
    const cookie = connection.login === undefined ? this.#verifyCookie(loginCookie, key, user, wallMs) : undefined;
    const keys = cookie === undefined ? passwordKeys(connection, key) : [cookieKey(cookie)];
    loginThrottle.check(keys, request);
    const origin = originOfProof(connection, cookie);
    loginThrottle.begin(origin, request);
    const owner = cookie === undefined ? undefined : user;
    pendingProofs.add(connection, { origin, scram, keys, user, owner, verifier: user?.account.verifier, known });
    return serverFirst;
  }

  /**
   * The proof about which the application's program is to be asked for a verifier.
   *
   * @returns undefined if `begin` will refuse the login, or has no use for a verifier: then there is nothing to ask
   */
  toAsk(
    { clientFirst, loginCookie }: Pick<BeginLoginRequest, "clientFirst" | "loginCookie">,
    { connection, nowMs, wallMs }: Pick<Request, "connection" | "nowMs" | "wallMs">,
  ): AskedProof | undefined {
    const { limits, directory, loginThrottle } = this.#state;
    const username = usernameOf(clientFirst, { channelBinding: bindingOf(connection) });
    const name = parseName(username ?? "", limits.nameCharactersMax);
    if (!("key" in name)) return undefined;
    const isOpen = (keys: readonly ThrottleKey[]): boolean => loginThrottle.isOpen(keys, nowMs);
    if (loginCookie.length === 0 && !isOpen([originKey(connection)])) return undefined;
    const user = directory.findKey(name.key);
    const cookie = connection.login === undefined ? this.#verifyCookie(loginCookie, name.key, user, wallMs) : undefined;
    const keys = cookie === undefined ? passwordKeys(connection, name.key) : [cookieKey(cookie)];
    return isOpen(keys) ? { name, keys } : undefined;
  }

  /** Takes the same steps for an unknown name. */
  #verifyCookie(cookie: Uint8Array, key: string, user: User | undefined, wallMs: number): string | undefined {
    const { verifier } = user?.account ?? UNKNOWN;
    const subject = { key, storedKey: verifier.storedKey };
    const found = verifyLoginCookie(this.#state.secret, subject, cookie, wallMs);
    return user === undefined ? undefined : found;
  }

  /**
   * Checks the client-final-message. Each begin allows one try.
   *
   * The proof fails if the password was changed or the account was deleted in
   * between, even if another account has the name by then. A client that is
   * logged in can prove the password of its own user only.
   *
   * @param enrol  makes the account of a user whom the application's program has identified, or stores the new verifier
   * @returns the user whose password was proved, and the server-final-message
   * @throws ProtocolError LOGIN_FAILED, whatever is wrong; RATE_LIMITED; WRONG_STATE: there was no begin
   */
  finish(
    clientFinal: string,
    request: Refusable<(typeof PROOF_REFUSALS)[number][0]>,
    enrol?: (known: KnownUser) => User,
  ): { user: User; serverFinal: string } {
    const { connection, nowMs } = request;
    const { loginThrottle, directory, pendingProofs } = this.#state;
    const exchange = pendingProofs.take(connection);
    if (exchange === undefined) {
      throw request.refusal("WRONG_STATE", "A password proof must begin with BeginLogin.");
    }
    const { keys, user, verifier, known } = exchange;
    loginThrottle.check(keys, request);
    let serverFinal = "";
    try {
      // The proof is not looked at: these tries do not count for the name, so they must not test its password.
      if (connection.login !== undefined && connection.login.user !== user) throw loginFailed(request);
      serverFinal = toLoginFailed(request, () => exchange.scram.handleFinal(clientFinal));
      // The program's verifier is as old as the first half, whatever is stored.
      const isOf = (account: User): boolean =>
        directory.byId(account.account.id) === account &&
        (known !== undefined || account.account.verifier === verifier);
      const isProven = user === undefined ? known !== undefined && enrol !== undefined : isOf(user);
      if (!isProven) throw loginFailed(request);
    } catch (error) {
      loginThrottle.fail(keys, nowMs);
      throw error;
    }
    // After the proof, because its errors reveal limits of the server.
    const proven = known === undefined || enrol === undefined ? user : enrol(known);
    if (proven === undefined) throw loginFailed(request);
    return { user: proven, serverFinal };
  }
}

/**
 * Returns the user whom the application's program has identified; undefined: nobody. A login that the program has refused
 * counts as failed, so that nobody can have the program asked without end. A failure of the program counts for nobody.
 *
 * @param keysOf  returns the counts that a failure raises
 * @throws ProtocolError REFUSED, APPLICATION_FAILED, LIMIT_REACHED
 */
export function knownUser(
  { loginThrottle }: ChatState,
  { decision, nowMs }: Refusable<"REFUSED" | "APPLICATION_FAILED" | "LIMIT_REACHED">,
  keysOf: () => readonly ThrottleKey[],
): KnownUser | undefined {
  if (decision?.kind === "user") return decision.user;
  if (decision?.kind !== "refused") return undefined;
  if (decision.error.code === "REFUSED") loginThrottle.fail(keysOf(), nowMs);
  throw decision.error;
}

function bindingOf({ channelBinding }: ClientConnection): ChannelBinding | undefined {
  return channelBinding && { type: "tls-exporter", data: channelBinding };
}

/** The key under which an unfinished proof is counted. Logins with a cookie, and logged-in users, have their own. */
function originOfProof({ login, endpoint }: ClientConnection, cookie: string | undefined): string {
  if (login !== undefined) return `account ${login.user.account.id}`;
  return cookie === undefined ? originOf(endpoint.address) : `cookie ${cookie}`;
}

/** @throws ProtocolError INVALID_ARGUMENT */
export function checkVerifier(
  verifier: PasswordVerifier | undefined,
  iterations: number,
  request: Refusable<"INVALID_ARGUMENT">,
): asserts verifier is PasswordVerifier {
  const wellFormed =
    verifier !== undefined &&
    verifier.salt.length >= SALT_BYTES_MIN &&
    verifier.salt.length <= SALT_BYTES_MAX &&
    verifier.iterations === iterations &&
    verifier.storedKey.length === HASH_BYTES &&
    verifier.serverKey.length === HASH_BYTES;
  if (wellFormed) return;
  throw request.refusal(
    "INVALID_ARGUMENT",
    `A verifier must have ${iterations} iterations, a salt of 16 to 64 bytes and two keys of 32 bytes.`,
  );
}

/** The one refusal for every failed proof, so that it does not tell what is wrong. */
export function loginFailed(request: Refusable<"LOGIN_FAILED">): ProtocolError {
  return request.refusal("LOGIN_FAILED", "The name is not registered or the password is wrong.");
}

function toLoginFailed<T>(request: Refusable<"LOGIN_FAILED">, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    throw loginFailed(request);
  }
}

/** The verifier alone, to be stored: without unknown fields, and without the frame that held it. */
export function copyVerifier({ salt, iterations, storedKey, serverKey }: PasswordVerifier): PasswordVerifier {
  return PasswordVerifier.create({
    salt: Uint8Array.from(salt),
    iterations,
    storedKey: Uint8Array.from(storedKey),
    serverKey: Uint8Array.from(serverKey),
  });
}
