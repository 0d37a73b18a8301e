import { PasswordVerifier, Privacy, type PrivacySettings } from "../../../generated/chatwire/v1/account.ts";
import { type ParsedName, parseName } from "../../chat/names/parse-name.ts";
import type { KnownUser } from "../../chat/state/route.ts";
import { settingsOf } from "../../chat/state/visibility/privacy.ts";
import type { PasswordVerifier as Verifier } from "../../crypto/scram-verifier.ts";
import { SCRAM_SALT_BYTES } from "../../crypto/scram-verifier.ts";
import { UsageError } from "../../errors.ts";
import { checkWord } from "../../known-words.ts";
import type { Limits } from "../../limits.ts";

const KEY_BYTES = 32;

/** What a callback of `Authentication` gets besides the token or the name. */
export interface AuthenticationContext {
  /** Aborted when `callbackTimeoutMs` has passed, or when the server closes. The result is then ignored. */
  readonly signal: AbortSignal;
}

/** What the program may set for an account that is made at the first login. */
export interface NewAccount {
  /** Default: "PRIVATE". */
  readonly privacy?: "PUBLIC" | "PRIVATE";
}

/** The user of a token. */
export interface TokenUser extends NewAccount {
  /** Names that differ in nothing but case are one name. */
  readonly name: string;
}

/** The user of a name, with the verifier of the password; see `ServerActions.createVerifier`. */
export interface PasswordUser extends NewAccount {
  /** The name as others see it; the same but for case. Default: as the user has written it. */
  readonly name?: string;
  /** 16 bytes, as `createVerifier` chooses them for the name. Any other salt reveals that there is such a user. */
  readonly salt: Uint8Array;
  /** `scramIterations` of the server. */
  readonly iterations: number;
  /** 32 bytes. */
  readonly storedKey: Uint8Array;
  /** 32 bytes. */
  readonly serverKey: Uint8Array;
}

/**
 * Returns the user whose token it is, or undefined for a wrong token. What it throws refuses the login: a `refusal` with
 * its text, anything else with APPLICATION_FAILED.
 */
export type TokenCallback = (
  token: string,
  context: AuthenticationContext,
) => TokenUser | undefined | Promise<TokenUser | undefined>;

/**
 * Returns the verifier of a user's password, or undefined if nobody has the name. What it throws refuses the login: a
 * `refusal` with its text, anything else with APPLICATION_FAILED.
 */
export type PasswordCallback = (
  name: string,
  context: AuthenticationContext,
) => PasswordUser | undefined | Promise<PasswordUser | undefined>;

/**
 * How the application's program identifies its users. The server makes an account at the first login of a user. Both
 * callbacks may also throw a `refusal`, whose text the client gets.
 */
export interface Authentication {
  /**
   * Returns the user of a token; undefined: nobody's. For `ChatClient.logInWithToken`. Default: no token is accepted.
   */
  token?: TokenCallback;
  /**
   * Returns the verifier of the password of a name (SCRAM, RFC 5802); undefined: there is no such user. It is called
   * for every name that somebody tries, and should take equally long for a name that nobody has. Default: users log in
   * with the passwords with which they have registered.
   */
  password?: PasswordCallback;
}

/**
 * @param result  what the callback has returned
 * @throws UsageError it is no user
 */
export function readTokenUser(result: unknown, limits: Limits): KnownUser | undefined {
  if (result === undefined) return undefined;
  const { name, privacy } = fieldsOf(result);
  return { name: nameOf(name, limits), privacy: privacyOf(privacy), verifier: undefined };
}

/**
 * @param result  what the callback has returned
 * @param asked   the name that it was asked about
 * @throws UsageError it is no user of this name, or has no verifier that the server could have
 */
export function readPasswordUser(result: unknown, asked: ParsedName, limits: Limits): KnownUser | undefined {
  if (result === undefined) return undefined;
  const { name = asked.name, privacy, iterations, salt, storedKey, serverKey } = fieldsOf(result);
  const parsed = nameOf(name, limits);
  if (parsed.key !== asked.key) throw new UsageError("The verifier is that of another name.");
  if (iterations !== limits.scramIterations) {
    throw new UsageError(`A verifier must have ${limits.scramIterations} iterations, as every other of this server.`);
  }
  const verifier = PasswordVerifier.create({
    salt: bytesOf("salt", salt, SCRAM_SALT_BYTES),
    iterations,
    storedKey: bytesOf("storedKey", storedKey, KEY_BYTES),
    serverKey: bytesOf("serverKey", serverKey, KEY_BYTES),
  });
  return { name: parsed, privacy: privacyOf(privacy), verifier };
}

type Fields = { readonly [Name in keyof (TokenUser & Verifier)]?: unknown };

function fieldsOf(result: unknown): Fields {
  if (typeof result === "object" && result !== null) return result;
  throw new UsageError("The callback must return a user, or undefined.");
}

function nameOf(name: unknown, { nameCharactersMax }: Limits): ParsedName {
  const parsed = typeof name === "string" ? parseName(name, nameCharactersMax) : undefined;
  if (parsed !== undefined && "key" in parsed) return parsed;
  throw new UsageError(parsed?.text ?? "A user must have a name.");
}

function privacyOf(privacy: unknown = "PRIVATE"): PrivacySettings {
  const word = checkWord(privacy, ["PUBLIC", "PRIVATE"], "The privacy of a new account");
  const settings = settingsOf(Privacy[word]);
  if (settings === undefined) throw new UsageError(`${word} has no settings.`);
  return settings;
}

/** A copy, which nobody changes later. */
function bytesOf(what: string, bytes: unknown, length: number): Uint8Array {
  if (bytes instanceof Uint8Array && bytes.length === length) return Uint8Array.from(bytes);
  throw new UsageError(`${what} of a verifier must have ${length} bytes.`);
}
