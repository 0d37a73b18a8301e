import {
  BeginDeviceLoginRequest,
  FinishDeviceLoginRequest,
  FinishLoginRequest,
  IdentityKeys,
  LogInWithTokenRequest,
  NewDevice,
  PasswordVerifier,
  RegisterRequest,
  Welcome,
} from "../../../generated/chatwire/v1/account.ts";
import {
  BeginDeviceLogin,
  FinishDeviceLogin,
  FinishLogin,
  LogInWithToken,
  Register,
} from "../../../generated/chatwire/v1/rules.ts";
import { DEVICE_ID_BYTES, type DeviceSecret, exportDevice, signDeviceLogin } from "../../crypto/device-login.ts";
import { type IdentityKeyPair, publicKeys } from "../../crypto/identity.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { preparePassword, type SaltedKeys, verifierOf } from "../../crypto/scram-verifier.ts";
import { ProtocolError, UsageError } from "../../errors.ts";
import { checkKeys, type KeysOf } from "../../known-words.ts";
import type { CallOptions } from "../connection/call.ts";
import type { LoginConnection } from "../connection/connection.ts";
import {
  PRIVACY_CHOICES,
  type PrivacyChoice,
  type PrivacyName,
  type PrivacyOptions,
  toPrivacy,
  toPrivacyName,
  toPrivacyOptions,
} from "../people/privacy-options.ts";
import { createDeviceKey, type DeviceChoice, type DeviceKey } from "./devices.ts";
import { type Credentials, keysFor, type PasswordContext, provePassword, saltFor } from "./password.ts";

/** The longest `login_cookie` of a server. */
const COOKIE_BYTES_MAX = 64;

/** Options of every login. */
export interface LoginOptions {
  /**
   * The keys that peers know the user by; use the same at every login. Default: the identity that this process used
   * for the user or the device before, or a new one.
   */
  identity?: IdentityKeyPair;
  /**
   * Number of the last text that this program has. Default: the last that any client of the account confirmed, so
   * texts that only other clients read are not delivered here.
   */
  seen?: number;
}

/** What `logIn` takes. */
export type PasswordLogin = Credentials & LoginOptions & { device?: DeviceChoice } & { cookie?: Uint8Array };

/** What `logInWithToken` takes besides the token. */
export type TokenLogin = LoginOptions & { device?: DeviceChoice };

/** A token of an application, or what fetches one: it is called for each login again. */
export type Token = string | (() => string | Promise<string>);

/** What `register` takes. */
export type Registration = Credentials &
  LoginOptions & {
    device?: DeviceChoice;
    privacy: PrivacyChoice;
    /** A code of the server's operator, for a server that registers nobody without one; otherwise ignored. */
    invitationCode?: string;
  };

/** The server's confirmation of a login. */
export interface LoggedIn {
  /** The user's name as registered. */
  readonly name: string;
  readonly privacy: PrivacyName;
  readonly settings: PrivacyOptions;
  /** The address and port that the server sees this client at. */
  readonly address: string;
  readonly port: number;
  /** A sentence for the user, as "You registered successfully." */
  readonly text: string;
  /** Number of the last text that any client of the account confirmed; 0 if none. */
  readonly confirmedTextId: number;
  /** Number of the last text that the server had sent to a client of the account before this login; 0 if none. */
  readonly sentTextId: number;
  /**
   * If a device was asked for, the 49 bytes for `logInWithDevice`. Secret: store them like a password, because
   * whoever has them can log in.
   */
  readonly device: Uint8Array | undefined;
  /**
   * For `cookie` of a later `logIn`, which failures of others then do not delay. Secret. Undefined if the server sent
   * none. A process remembers it by itself.
   */
  readonly cookie: Uint8Array | undefined;
}

/** What can log the user in again without asking. Secret, and kept in memory only; the password itself is not kept. */
export type Credential =
  | { readonly kind: "device"; readonly secret: DeviceSecret }
  | { readonly kind: "token"; readonly token: Token }
  | { readonly kind: "password"; readonly name: string; readonly keys: SaltedKeys };

/** A login, and what repeats it. */
export interface Login {
  readonly loggedIn: LoggedIn;
  readonly credential: Credential;
}

/** The context of every kind of login. */
export interface LoginContext extends PasswordContext {
  readonly identity: IdentityKeyPair;
  readonly options: CallOptions;
}

/** As a server says it in the answer that was lost. */
const REGISTERED = "You registered successfully.";

const LOGIN_KEYS: KeysOf<LoginOptions> = { identity: true, seen: true };
const REGISTER_KEYS: KeysOf<Registration> = {
  ...LOGIN_KEYS,
  name: true,
  password: true,
  device: true,
  privacy: true,
  invitationCode: true,
};
const PASSWORD_KEYS: KeysOf<PasswordLogin> = { ...LOGIN_KEYS, name: true, password: true, device: true, cookie: true };
const TOKEN_KEYS: KeysOf<TokenLogin> = { ...LOGIN_KEYS, device: true };
const DEVICE_KEYS: KeysOf<DeviceChoice> = { label: true, key: true };

/** @throws UsageError a field is unknown */
export function checkRegistration(user: Registration): void {
  checkKeys(user, REGISTER_KEYS, "field", " of register");
  if (user.device !== undefined) checkKeys(user.device, DEVICE_KEYS, "field", " of a device");
}

/** @throws UsageError a field is unknown */
export function checkPasswordLogin(user: PasswordLogin): void {
  checkKeys(user, PASSWORD_KEYS, "field", " of logIn");
  if (user.device !== undefined) checkKeys(user.device, DEVICE_KEYS, "field", " of a device");
}

/** @throws UsageError an option is unknown */
export function checkDeviceLogin(login: LoginOptions): void {
  checkKeys(login, LOGIN_KEYS, "option", " of logInWithDevice");
}

/** @throws UsageError an option is unknown */
export function checkTokenLogin(login: TokenLogin): void {
  checkKeys(login, TOKEN_KEYS, "option", " of logInWithToken");
  if (login.device !== undefined) checkKeys(login.device, DEVICE_KEYS, "field", " of a device");
}

/** The text of a token. @throws UsageError it is none; whatever the function throws that fetches it */
export async function fetchToken(token: Token): Promise<string> {
  const text: unknown = typeof token === "function" ? await token() : token;
  if (typeof text === "string" && text !== "") return text;
  throw new UsageError("A token must be a string that is not empty.");
}

/**
 * Registers a new user. The password itself stays here. If the server does not know whether it has registered the user, a
 * login with the same password tells.
 */
export async function register(
  context: LoginContext,
  { name, password, privacy, device, invitationCode = "" }: Registration,
): Promise<Login> {
  const { connection, limits, iterations, identity, options } = context;
  const chosen = toPrivacy(privacy);
  preparePassword(password);
  const salt = await closeUnlessRefused(connection, saltFor(connection, name, options));
  // Not the count of an earlier account of this name.
  const keys = await keysFor(context, password, limits.scramIterationsMin, salt);
  const asked = device && newDevice(device, connection.network.randomBytes);
  const request = RegisterRequest.create({
    name,
    verifier: PasswordVerifier.create(verifierOf(keys)),
    privacy: chosen,
    keys: IdentityKeys.create(publicKeys(identity)),
    device: asked?.request,
    invitationCode,
  });
  const send = async (): Promise<Login> => {
    const response = connection.call(Register, request, options);
    const { text, address, port, deviceId, loginCookie } = await closeUnlessRefused(connection, response);
    iterations.note(name, keys.iterations);
    const loggedIn = {
      name: name.normalize("NFC"),
      privacy,
      settings: PRIVACY_CHOICES[privacy],
      address,
      port,
      text,
      confirmedTextId: 0,
      sentTextId: 0,
      cookie: toCookie(loginCookie),
    };
    return loginOf(loggedIn, keys, asked && newSecret(deviceId, asked.key));
  };
  return againIfUnknown(send, async () => {
    try {
      const again = { name, secret: keys, device: asked && { ...device, key: asked.key }, cookie: undefined };
      const { loggedIn, credential } = await logInBySecret(context, again);
      return { loggedIn: { ...loggedIn, text: REGISTERED }, credential };
    } catch (error) {
      if (!hasCode(error, "LOGIN_FAILED")) throw error;
      return send();
    }
  });
}

/**
 * Logs a user in by SCRAM, bound to the TLS connection.
 *
 * @throws ProtocolError LOGIN_FAILED; CryptoError AUTH_FAILED: the server does not know the password either
 */
export async function logIn(
  context: LoginContext,
  { name, password, device, cookie }: Credentials & { device?: DeviceChoice; cookie?: Uint8Array | undefined },
): Promise<Login> {
  // Of a program without types, too: keys are not the caller's to choose.
  preparePassword(password);
  return logInBySecret(context, { name, secret: password, device, cookie });
}

/**
 * Logs the user of an earlier login in again.
 *
 * @param cookie  the last one of the user
 * @throws ProtocolError LOGIN_FAILED: the device was revoked, or the password was changed
 */
export async function logInAgain(
  context: LoginContext,
  credential: Credential,
  cookie: Uint8Array | undefined,
): Promise<LoggedIn> {
  const { loggedIn } = await logInBy(context, credential, cookie);
  return loggedIn;
}

async function logInBy(context: LoginContext, credential: Credential, cookie: Uint8Array | undefined): Promise<Login> {
  if (credential.kind === "device") return logInWithDevice(context, credential.secret);
  if (credential.kind === "password")
    return logInBySecret(context, { name: credential.name, secret: credential.keys, device: undefined, cookie });
  const text = await fetchToken(credential.token);
  return logInWithToken(context, { token: credential.token, text, device: undefined });
}

/** A login with a password, or with the keys of one. */
interface SecretLogin {
  readonly name: string;
  readonly secret: string | SaltedKeys;
  readonly device: DeviceChoice | undefined;
  readonly cookie: Uint8Array | undefined;
}

async function logInBySecret(context: LoginContext, login: SecretLogin): Promise<Login> {
  const { device } = login;
  const asked = device && newDevice(device, context.connection.network.randomBytes);
  const attempt = (): Promise<Login> => proveSecret(context, login, asked);
  return againIfUnknown(attempt, attempt);
}

async function proveSecret(
  context: LoginContext,
  { name, secret, cookie }: SecretLogin,
  asked: AskedDevice | undefined,
): Promise<Login> {
  const { connection, identity, options } = context;
  const proof = await provePassword(context, { name, secret }, options, cookie);
  const request = FinishLoginRequest.create({
    clientFinal: proof.clientFinal,
    keys: IdentityKeys.create(publicKeys(identity)),
    device: asked?.request,
  });
  const response = connection.call(FinishLogin, request, options);
  const { serverFinal, welcome, deviceId } = await closeUnlessRefused(connection, response);
  proof.verify(serverFinal);
  return loginOf(fromWelcome(welcome), proof.keys, asked && newSecret(deviceId, asked.key));
}

/**
 * Logs a device in by its key, bound to the TLS connection.
 *
 * @throws ProtocolError LOGIN_FAILED
 */
export async function logInWithDevice(context: LoginContext, secret: DeviceSecret): Promise<Login> {
  const attempt = (): Promise<Login> => proveDevice(context, secret);
  return againIfUnknown(attempt, attempt);
}

async function proveDevice({ connection, identity, options }: LoginContext, secret: DeviceSecret): Promise<Login> {
  const { deviceId, key } = secret;
  const begin = BeginDeviceLoginRequest.create({ deviceId });
  const { challenge } = await connection.call(BeginDeviceLogin, begin, options);
  const keys = publicKeys(identity);
  const { channelBinding } = connection;
  const signature = signDeviceLogin(key, { deviceId, challenge, channelBinding, keys });
  const request = FinishDeviceLoginRequest.create({ deviceId, signature, keys: IdentityKeys.create(keys) });
  const response = connection.call(FinishDeviceLogin, request, options);
  const { welcome } = await closeUnlessRefused(connection, response);
  return {
    loggedIn: { ...fromWelcome(welcome), device: exportDevice(secret) },
    credential: { kind: "device", secret },
  };
}

/**
 * Logs a user in by a token.
 *
 * @param text  the token itself; `token` is for the next login, unless a device is registered
 * @throws ProtocolError LOGIN_FAILED
 */
export async function logInWithToken(
  { connection, identity, options }: LoginContext,
  { token, text, device }: { readonly token: Token; readonly text: string; readonly device: DeviceChoice | undefined },
): Promise<Login> {
  const asked = device && newDevice(device, connection.network.randomBytes);
  const request = LogInWithTokenRequest.create({
    token: text,
    keys: IdentityKeys.create(publicKeys(identity)),
    device: asked?.request,
  });
  const { welcome, deviceId } = await closeUnlessRefused(connection, connection.call(LogInWithToken, request, options));
  const secret = asked && newSecret(deviceId, asked.key);
  return {
    loggedIn: { ...fromWelcome(welcome), device: secret && exportDevice(secret) },
    credential: secret === undefined ? { kind: "token", token } : { kind: "device", secret },
  };
}

/**
 * Waits for a response that changes who is logged in. If the wait fails without a refusal, closes the connection:
 * the server may have carried out the request, so the two ends could disagree on who is logged in.
 */
export async function closeUnlessRefused<T>(
  connection: Pick<LoginConnection, "close">,
  response: Promise<T>,
): Promise<T> {
  try {
    return await response;
  } catch (error) {
    if (!(error instanceof ProtocolError)) connection.close();
    throw error;
  }
}

/**
 * Makes an attempt, and another one if the server does not know what became of it: a part of it may have restarted in
 * between. A failure in the server itself comes back with the second attempt.
 */
async function againIfUnknown(attempt: () => Promise<Login>, again: () => Promise<Login>): Promise<Login> {
  try {
    return await attempt();
  } catch (error) {
    if (!hasCode(error, "INTERNAL")) throw error;
    return again();
  }
}

function hasCode(error: unknown, code: ProtocolError["code"]): boolean {
  return error instanceof ProtocolError && error.code === code;
}

function fromWelcome(welcome = Welcome.create()): Omit<LoggedIn, "device"> {
  const { name, address, port, confirmedTextId, sentTextId, loginCookie } = welcome;
  return {
    name,
    privacy: toPrivacyName(welcome.privacy),
    settings: toPrivacyOptions(welcome.settings),
    address,
    port,
    text: "You logged in successfully.",
    confirmedTextId,
    sentTextId,
    cookie: toCookie(loginCookie),
  };
}

/** A longer cookie than there is would only cost memory here. */
function toCookie(bytes: Uint8Array): Uint8Array | undefined {
  return bytes.length === 0 || bytes.length > COOKIE_BYTES_MAX ? undefined : bytes;
}

/** A device that is to be registered. */
interface AskedDevice {
  readonly request: NewDevice;
  readonly key: DeviceKey;
}

function newDevice({ label, key }: DeviceChoice, random: RandomBytes): AskedDevice {
  const deviceKey = key ?? createDeviceKey(random);
  return { request: NewDevice.create({ publicKey: deviceKey.publicKey, label }), key: deviceKey };
}

/** @returns undefined if the server registered no device: it sent no id */
function newSecret(deviceId: Uint8Array, key: DeviceKey): DeviceSecret | undefined {
  // A copy, because the id may be a view of all that arrived with it.
  return deviceId.length === DEVICE_ID_BYTES ? { deviceId: Uint8Array.from(deviceId), key } : undefined;
}

/** @param device  the one that the login has registered: it is repeated by its key, which costs the server less */
function loginOf(loggedIn: Omit<LoggedIn, "device">, keys: SaltedKeys, device: DeviceSecret | undefined): Login {
  const { name } = loggedIn;
  return {
    loggedIn: { ...loggedIn, device: device && exportDevice(device) },
    credential: device === undefined ? { kind: "password", name, keys } : { kind: "device", secret: device },
  };
}
