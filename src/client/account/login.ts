import {
  BeginDeviceLoginRequest,
  FinishDeviceLoginRequest,
  FinishLoginRequest,
  IdentityKeys,
  NewDevice,
  RegisterRequest,
  Welcome,
} from "../../../generated/chatwire/v1/account.ts";
import { BeginDeviceLogin, FinishDeviceLogin, FinishLogin, Register } from "../../../generated/chatwire/v1/rules.ts";
import { DEVICE_ID_BYTES, type DeviceSecret, exportDevice, signDeviceLogin } from "../../crypto/device-login.ts";
import { type IdentityKeyPair, publicKeys } from "../../crypto/identity.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { preparePassword } from "../../crypto/scram-verifier.ts";
import { ProtocolError } from "../../errors.ts";
import { checkKeys, type KeysOf } from "../../known-words.ts";
import type { CallOptions } from "../connection/call.ts";
import type { Connection } from "../connection/connection.ts";
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
import { type Credentials, type PasswordContext, provePassword, saltFor, verifierFor } from "./password.ts";

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

/** The context of every kind of login. */
export interface LoginContext extends PasswordContext {
  readonly identity: IdentityKeyPair;
  readonly options: CallOptions;
}

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

/** Registers a new user. The password itself stays here. */
export async function register(
  context: LoginContext,
  { name, password, privacy, device, invitationCode = "" }: Registration,
): Promise<LoggedIn> {
  const { connection, limits, iterations, identity, options } = context;
  const chosen = toPrivacy(privacy);
  preparePassword(password);
  const salt = await closeUnlessRefused(connection, saltFor(connection, name, options));
  // Not the count of an earlier account of this name.
  const verifier = await verifierFor(context, password, limits.scramIterationsMin, salt);
  const asked = device && newDevice(device, connection.network.randomBytes);
  const request = RegisterRequest.create({
    name,
    verifier,
    privacy: chosen,
    keys: IdentityKeys.create(publicKeys(identity)),
    device: asked?.request,
    invitationCode,
  });
  const response = connection.call(Register, request, options);
  const { text, address, port, deviceId, loginCookie } = await closeUnlessRefused(connection, response);
  iterations.note(name, verifier.iterations);
  return {
    name: name.normalize("NFC"),
    privacy,
    settings: PRIVACY_CHOICES[privacy],
    address,
    port,
    text,
    confirmedTextId: 0,
    sentTextId: 0,
    device: asked && exportNewDevice(deviceId, asked.key),
    cookie: toCookie(loginCookie),
  };
}

/**
 * Logs a user in by SCRAM, bound to the TLS connection.
 *
 * @throws ProtocolError LOGIN_FAILED; CryptoError AUTH_FAILED: the server does not know the password either
 */
export async function logIn(
  context: LoginContext,
  { device, cookie, ...credentials }: Credentials & { device?: DeviceChoice; cookie?: Uint8Array | undefined },
): Promise<LoggedIn> {
  const { connection, identity, options } = context;
  const proof = await provePassword(context, credentials, options, cookie);
  const asked = device && newDevice(device, connection.network.randomBytes);
  const request = FinishLoginRequest.create({
    clientFinal: proof.clientFinal,
    keys: IdentityKeys.create(publicKeys(identity)),
    device: asked?.request,
  });
  const response = connection.call(FinishLogin, request, options);
  const { serverFinal, welcome, deviceId } = await closeUnlessRefused(connection, response);
  proof.verify(serverFinal);
  return { ...fromWelcome(welcome), device: asked && exportNewDevice(deviceId, asked.key) };
}

/**
 * Logs a device in by its key, bound to the TLS connection.
 *
 * @throws ProtocolError LOGIN_FAILED
 */
export async function logInWithDevice(
  { connection, identity, options }: LoginContext,
  { deviceId, key }: DeviceSecret,
): Promise<LoggedIn> {
  const begin = BeginDeviceLoginRequest.create({ deviceId });
  const { challenge } = await connection.call(BeginDeviceLogin, begin, options);
  const keys = publicKeys(identity);
  const { channelBinding } = connection;
  const signature = signDeviceLogin(key, { deviceId, challenge, channelBinding, keys });
  const request = FinishDeviceLoginRequest.create({ deviceId, signature, keys: IdentityKeys.create(keys) });
  const response = connection.call(FinishDeviceLogin, request, options);
  const { welcome } = await closeUnlessRefused(connection, response);
  return { ...fromWelcome(welcome), device: exportDevice({ deviceId, key }) };
}

/**
 * Waits for a response that changes who is logged in. If the wait fails without a refusal, closes the connection:
 * the server may have carried out the request, so the two ends could disagree on who is logged in.
 */
export async function closeUnlessRefused<T>(connection: Connection, response: Promise<T>): Promise<T> {
  try {
    return await response;
  } catch (error) {
    if (!(error instanceof ProtocolError)) connection.close();
    throw error;
  }
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

function newDevice({ label, key }: DeviceChoice, random: RandomBytes): { request: NewDevice; key: DeviceKey } {
  const deviceKey = key ?? createDeviceKey(random);
  return { request: NewDevice.create({ publicKey: deviceKey.publicKey, label }), key: deviceKey };
}

/** @returns undefined if the server registered no device: it sent no id */
function exportNewDevice(deviceId: Uint8Array, key: DeviceKey): Uint8Array | undefined {
  return deviceId.length === DEVICE_ID_BYTES ? exportDevice({ deviceId, key }) : undefined;
}
