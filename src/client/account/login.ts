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
import { ProtocolError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
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
import { createDeviceKey, type DeviceChoice, type DeviceKey } from "./device-key.ts";
import { type Credentials, provePassword, verifierFor } from "./password.ts";

/** What every login takes. */
export interface LoginOptions {
  /**
   * What peers know the user by: keep it from login to login. Default: the one this process used for the user or the
   * device before, or a new one.
   */
  identity?: IdentityKeyPair;
  /**
   * Number of the last text this program has. Default: the last that any client of the account confirmed, which is
   * all the others may have read before this one.
   */
  seen?: number;
}

/** What the server confirmed. */
export interface LoggedIn {
  /** As it was registered. */
  readonly name: string;
  readonly privacy: PrivacyName;
  readonly settings: PrivacyOptions;
  /** The address and port the server knows this client by. */
  readonly address: string;
  readonly port: number;
  /** What the server says to it, as "You registered successfully." */
  readonly text: string;
  /** Number of the last text that some client of the account confirmed; 0: there is none. */
  readonly confirmedTextId: number;
  /**
   * Where a device was asked for: what `logInWithDevice` takes, 49 bytes. To be
   * kept where nobody else can read it: whoever has it can log in.
   */
  readonly device: Uint8Array | undefined;
}

/** What every login needs. */
export interface LoginContext {
  readonly link: Connection;
  readonly limits: Limits;
  readonly identity: IdentityKeyPair;
  readonly options: CallOptions;
}

/** Registers a new user. The password itself stays here. */
export async function register(
  { link, limits, identity, options }: LoginContext,
  { name, password, privacy, device }: Credentials & { privacy: PrivacyChoice; device?: DeviceChoice },
): Promise<LoggedIn> {
  const chosen = toPrivacy(privacy);
  const verifier = await verifierFor(link, password, limits);
  const asked = device && newDevice(device, link.network.randomBytes);
  const request = RegisterRequest.create({
    name,
    verifier,
    privacy: chosen,
    keys: IdentityKeys.create(publicKeys(identity)),
    device: asked?.request,
  });
  const { text, address, port, deviceId } = await settled(link, link.call(Register, request, options));
  return {
    name: name.normalize("NFC"),
    privacy,
    settings: PRIVACY_CHOICES[privacy],
    address,
    port,
    text,
    confirmedTextId: 0,
    device: asked && secretOf(deviceId, asked.key),
  };
}

/**
 * Logs a user in by SCRAM, bound to the TLS connection.
 *
 * @throws ProtocolError LOGIN_FAILED; CryptoError AUTH_FAILED: the server does not know the password either
 */
export async function logIn(
  { link, limits, identity, options }: LoginContext,
  { device, ...credentials }: Credentials & { device?: DeviceChoice },
): Promise<LoggedIn> {
  const proof = await provePassword(link, credentials, limits, options);
  const asked = device && newDevice(device, link.network.randomBytes);
  const request = FinishLoginRequest.create({
    clientFinal: proof.clientFinal,
    keys: IdentityKeys.create(publicKeys(identity)),
    device: asked?.request,
  });
  const { serverFinal, welcome, deviceId } = await settled(link, link.call(FinishLogin, request, options));
  proof.verify(serverFinal);
  return { ...welcomed(welcome), device: asked && secretOf(deviceId, asked.key) };
}

/**
 * Logs a device in by its key, bound to the TLS connection.
 *
 * @throws ProtocolError LOGIN_FAILED
 */
export async function logInWithDevice(
  { link, identity, options }: LoginContext,
  { deviceId, key }: DeviceSecret,
): Promise<LoggedIn> {
  const begin = BeginDeviceLoginRequest.create({ deviceId });
  const { challenge } = await link.call(BeginDeviceLogin, begin, options);
  const keys = publicKeys(identity);
  const channelBinding = link.secrets?.channelBinding;
  const signature = signDeviceLogin(key, { deviceId, challenge, channelBinding, keys });
  const request = FinishDeviceLoginRequest.create({ deviceId, signature, keys: IdentityKeys.create(keys) });
  const { welcome } = await settled(link, link.call(FinishDeviceLogin, request, options));
  return { ...welcomed(welcome), device: exportDevice({ deviceId, key }) };
}

/**
 * Waits for what logs the user in. Unless it is refused, a failure leaves open
 * whether the server has done it: then the connection is closed, because its
 * two ends would not agree on who is logged in.
 */
export async function settled<T>(link: Connection, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof ProtocolError)) link.close();
    throw error;
  }
}

function welcomed(welcome = Welcome.create()): Omit<LoggedIn, "device"> {
  const { name, address, port, confirmedTextId } = welcome;
  return {
    name,
    privacy: toPrivacyName(welcome.privacy),
    settings: toPrivacyOptions(welcome.settings),
    address,
    port,
    text: "You logged in successfully.",
    confirmedTextId,
  };
}

function newDevice({ label, key }: DeviceChoice, random: RandomBytes): { request: NewDevice; key: DeviceKey } {
  const deviceKey = key ?? createDeviceKey(random);
  return { request: NewDevice.create({ publicKey: deviceKey.publicKey, label }), key: deviceKey };
}

/** A server that registered no device gave it no id. */
function secretOf(deviceId: Uint8Array, key: DeviceKey): Uint8Array | undefined {
  return deviceId.length === DEVICE_ID_BYTES ? exportDevice({ deviceId, key }) : undefined;
}
