/** Accounts at the server under test: registering, logging in with a password or a device, deleting. */

import { pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import {
  BeginLoginRequest,
  DeleteAccountRequest,
  FinishLoginRequest,
  type FinishLoginResponse,
  IdentityKeys,
  type NewDevice,
  PasswordVerifier,
  Privacy,
  RegisterRequest,
  type RegisterResponse,
} from "../../../generated/chatwire/v1/account.ts";
import { BeginLogin, DeleteAccount, FinishLogin, Register } from "../../../generated/chatwire/v1/rules.ts";
import { createIdentity, publicKeys } from "../../crypto/identity.ts";
import { ScramClient } from "../../crypto/scram-client.ts";
import { createVerifier, type Pbkdf2, SCRAM_ITERATIONS_MIN } from "../../crypto/scram-verifier.ts";
import { CryptoError } from "../../errors.ts";
import { check, Fault, Skip } from "../shared/fault.ts";
import type { RawConnection } from "./raw-connection.ts";
import { random } from "./socket.ts";

export interface Account {
  readonly name: string;
  readonly password: string;
}

/** An account that is logged in on a connection. */
export interface User extends Account {
  readonly connection: RawConnection;
  readonly keys: IdentityKeys;
  /** Empty if no device was registered with this login. */
  readonly deviceId: Uint8Array;
}

/** A user and the server's answer to the login. */
export interface LoggedIn extends User {
  readonly finished: FinishLoginResponse;
}

export interface Registration {
  readonly privacy?: Privacy;
  readonly device?: NewDevice | undefined;
}

const SALT_BYTES = 16;
const NONCE_BYTES = 18;
/** A server may ask for more iterations than a client would accept, but not for so many that the suite hangs. */
const ITERATIONS_MAX = 10_000_000;
const pbkdf2Async = promisify(pbkdf2);

/** One salt for all accounts that the suite makes, so that it derives each password once. */
const salt = random(SALT_BYTES);
const derived = new Map<string, Promise<Uint8Array>>();

/** PBKDF2 that remembers. */
const derive: Pbkdf2 = (password, saltBytes, iterations) => {
  const key = `${password} ${Buffer.from(saltBytes).toString("hex")} ${iterations}`;
  const known = derived.get(key);
  if (known !== undefined) return known;
  const fresh = pbkdf2Async(password, saltBytes, iterations, 32, "sha256");
  derived.set(key, fresh);
  return fresh;
};

/** For proofs that must be wrong: what the salt and the number of iterations are does not matter. */
const deriveNothing: Pbkdf2 = async () => random(32);

/** New keys of a user. */
export function newKeys(): IdentityKeys {
  return IdentityKeys.create(publicKeys(createIdentity(random)));
}

export function newNonce(): string {
  return Buffer.from(random(NONCE_BYTES)).toString("base64");
}

/** @throws Fault the server wants fewer or more iterations than any client would accept */
export async function verifierOf(password: string, iterations: number): Promise<PasswordVerifier> {
  const isFit = iterations >= SCRAM_ITERATIONS_MIN && iterations <= ITERATIONS_MAX;
  check(isFit, `scram_iterations from ${SCRAM_ITERATIONS_MIN} to ${ITERATIONS_MAX}`, () => String(iterations));
  return PasswordVerifier.create(await createVerifier(password, salt, iterations, derive));
}

/** Why a case is skipped that would register, change or delete an account. */
export const ACCOUNTS_GIVEN = "it needs an account of its own, and the suite uses only those of --account";

/**
 * Creates the request that registers an account. Nothing else in the suite registers.
 *
 * @throws Skip the suite uses accounts of the command line
 */
export async function registration(
  connection: RawConnection,
  { name, password }: Account,
  { privacy = Privacy.PUBLIC, device }: Registration = {},
): Promise<RegisterRequest> {
  if (!connection.mayRegister) throw new Skip(ACCOUNTS_GIVEN);
  const verifier = await verifierOf(password, connection.limits?.scramIterations ?? 0);
  return RegisterRequest.create({ name, verifier, privacy, keys: newKeys(), device });
}

/** Registers on a connection in the state AWAY. */
export async function register(connection: RawConnection, account: Account, options: Registration = {}): Promise<User> {
  const request = await registration(connection, account, options);
  const { deviceId }: RegisterResponse = await connection.ok(Register, request);
  return { ...account, connection, keys: request.keys ?? newKeys(), deviceId };
}

/** The client's side of a proof of the password on a connection. */
export function scramOf(
  connection: RawConnection,
  { name, password }: Account,
  pbkdf2Used: Pbkdf2 = derive,
): ScramClient {
  const channelBinding =
    connection.secrets && ({ type: "tls-exporter", data: connection.secrets.channelBinding } as const);
  return new ScramClient({
    name,
    password,
    nonce: newNonce(),
    iterationsMin: SCRAM_ITERATIONS_MIN,
    iterationsMax: ITERATIONS_MAX,
    channelBinding,
    pbkdf2: pbkdf2Used,
  });
}

/** Sends `BeginLogin`, and returns the proof for the request that follows. */
export async function beginProof(
  connection: RawConnection,
  account: Account,
): Promise<{ clientFinal: string; scram: ScramClient }> {
  const scram = scramOf(connection, account);
  return { scram, clientFinal: await begin(connection, scram) };
}

/** Sends `BeginLogin`, and returns a proof that no password gives. */
export function beginWrongProof(connection: RawConnection, name: string): Promise<string> {
  return begin(connection, scramOf(connection, { name, password: "wrong" }, deriveNothing));
}

/** Logs in on a connection in the state AWAY. */
export async function logIn(connection: RawConnection, account: Account, device?: NewDevice): Promise<LoggedIn> {
  const { scram, clientFinal } = await beginProof(connection, account);
  const keys = newKeys();
  const finished = await connection.ok(FinishLogin, FinishLoginRequest.create({ clientFinal, keys, device }));
  checkSignature(scram, finished.serverFinal);
  const { name, password } = account;
  return { name, password, connection, keys, deviceId: finished.deviceId, finished };
}

/** Deletes the account that is logged in on a connection. */
export async function deleteAccount({ connection, ...account }: User): Promise<void> {
  const { scram, clientFinal } = await beginProof(connection, account);
  const { serverFinal } = await connection.ok(DeleteAccount, DeleteAccountRequest.create({ clientFinal }));
  checkSignature(scram, serverFinal);
}

/** @throws Fault the server did not prove that it has the verifier */
export function checkSignature(scram: ScramClient, serverFinal: string): void {
  try {
    scram.verify(serverFinal);
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    throw new Fault("server_final with the signature of the account's verifier", JSON.stringify(serverFinal));
  }
}

async function begin(connection: RawConnection, scram: ScramClient): Promise<string> {
  const { serverFirst } = await connection.ok(BeginLogin, BeginLoginRequest.create({ clientFirst: scram.first() }));
  try {
    return await scram.final(serverFirst);
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    throw new Fault(
      "server_first that extends the client's nonce, with salt and iterations",
      JSON.stringify(serverFirst),
    );
  }
}
