import { BeginLoginRequest, BeginRegisterRequest } from "../../../generated/chatwire/v1/account.ts";
import { BeginLogin, BeginRegister } from "../../../generated/chatwire/v1/rules.ts";
import { ScramClient } from "../../crypto/scram-client.ts";
import { createSaltedKeys, type SaltedKeys, SCRAM_SALT_BYTES } from "../../crypto/scram-verifier.ts";
import { CryptoError, UsageError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import type { CallOptions } from "../connection/call.ts";
import type { LoginConnection } from "../connection/connection.ts";
import type { Iterations } from "./iterations.ts";

/** What every use of a password needs. */
export interface PasswordContext {
  readonly connection: LoginConnection;
  readonly limits: Limits;
  readonly iterations: Iterations;
}

/** The name and the password of a user. */
export interface Credentials {
  name: string;
  password: string;
}

/** A proof that the user knows the password (SCRAM, RFC 5802): the message for the server, and the check of its reply. */
export interface PasswordProof {
  /** SCRAM's client-final-message. */
  readonly clientFinal: string;
  /** The keys of the password; their salt is that of the account, which a new password keeps. */
  readonly keys: SaltedKeys;
  /**
   * Checks that the server knows the password too. If not, closes the connection.
   *
   * @param serverFinal  SCRAM's server-final-message
   * @throws CryptoError AUTH_FAILED
   */
  verify(serverFinal: string): void;
}

/**
 * Derives the keys of a new password. The server stores their verifier; the password and the client's key stay here.
 *
 * @param least  the fewest iterations that the server may ask for
 * @param salt   the salt of the name
 * @throws UsageError the password is empty or not allowed, or the server asks for fewer iterations than `least`, or for
 *   more than `scramIterationsMax`
 */
export async function keysFor(
  { connection, limits }: PasswordContext,
  password: string,
  least: number,
  salt: Uint8Array,
): Promise<SaltedKeys> {
  const iterations = connection.serverLimits.scramIterations;
  if (iterations < least) {
    throw new UsageError(
      `The server asks for ${iterations} iterations of PBKDF2; this client needs ${least}: see scramIterationsMin.`,
    );
  }
  if (iterations > limits.scramIterationsMax) {
    throw new UsageError(
      `The server asks for ${iterations} iterations of PBKDF2; scramIterationsMax is ${limits.scramIterationsMax}.`,
    );
  }
  return createSaltedKeys(password, salt, iterations, connection.network.pbkdf2);
}

/**
 * Asks for the salt of a name that is to be registered.
 *
 * @throws CryptoError AUTH_FAILED: the salt is too short, which would help to guess the password
 */
export async function saltFor(connection: LoginConnection, name: string, options: CallOptions): Promise<Uint8Array> {
  const { salt } = await connection.call(BeginRegister, BeginRegisterRequest.create({ name }), options);
  if (salt.length >= SCRAM_SALT_BYTES) return salt;
  throw new CryptoError("AUTH_FAILED", `The server chose a salt of ${salt.length} bytes, not ${SCRAM_SALT_BYTES}.`);
}

/**
 * Begins to prove a password by SCRAM, bound to the TLS connection.
 *
 * @param secret       the password, or the keys of an earlier login
 * @param loginCookie  of an earlier login of the user
 * @throws CryptoError AUTH_FAILED: the server's first message breaks the rules of SCRAM, or asks for too many or too few
 *   iterations
 * @see RFC 5802; RFC 9266
 */
export async function provePassword(
  { connection, limits, iterations }: PasswordContext,
  { name, secret }: { readonly name: string; readonly secret: string | SaltedKeys },
  options: CallOptions,
  loginCookie: Uint8Array = new Uint8Array(0),
): Promise<PasswordProof> {
  const { channelBinding, network } = connection;
  const exchange = new ScramClient({
    name,
    password: secret,
    nonce: Buffer.from(network.randomBytes(18)).toString("base64"),
    iterationsMin: await iterations.least(name),
    iterationsMax: limits.scramIterationsMax,
    pbkdf2: network.pbkdf2,
    channelBinding: channelBinding && { type: "tls-exporter", data: channelBinding },
  });
  const begin = BeginLoginRequest.create({ clientFirst: exchange.first(), loginCookie });
  const { serverFirst } = await connection.call(BeginLogin, begin, options);
  const clientFinal = await exchange.final(serverFirst);
  return {
    clientFinal,
    keys: exchange.keys,
    verify(serverFinal) {
      try {
        exchange.verify(serverFinal);
        iterations.note(name, exchange.keys.iterations);
      } catch (error) {
        connection.close();
        throw error;
      }
    },
  };
}
