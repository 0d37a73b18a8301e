import { BeginLoginRequest, PasswordVerifier } from "../../../generated/chatwire/v1/account.ts";
import { BeginLogin } from "../../../generated/chatwire/v1/rules.ts";
import { ScramClient } from "../../crypto/scram-client.ts";
import { createVerifier, SCRAM_SALT_BYTES } from "../../crypto/scram-verifier.ts";
import { UsageError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import type { CallOptions } from "../connection/call.ts";
import type { Connection } from "../connection/connection.ts";
import type { Iterations } from "./iterations.ts";

/** What every use of a password needs. */
export interface PasswordContext {
  readonly connection: Connection;
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
  /** The salt of the account, which a new password keeps. */
  readonly salt: Uint8Array;
  /**
   * Checks that the server knows the password too. If not, closes the connection.
   *
   * @param serverFinal  SCRAM's server-final-message
   * @throws CryptoError AUTH_FAILED
   */
  verify(serverFinal: string): void;
}

/**
 * Derives what the server stores of a password. The password itself stays here.
 *
 * @param least  the fewest iterations that the server may ask for
 * @param salt   default: a new one; a new password of an existing account keeps its salt
 * @throws UsageError the password is empty or not allowed, or the server asks for fewer iterations than `least`, or for
 *   more than `scramIterationsMax`
 */
export async function verifierFor(
  { connection, limits }: PasswordContext,
  password: string,
  least: number,
  salt = connection.network.randomBytes(SCRAM_SALT_BYTES),
): Promise<PasswordVerifier> {
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
  return PasswordVerifier.create(await createVerifier(password, salt, iterations, connection.network.pbkdf2));
}

/**
 * Begins to prove a password by SCRAM, bound to the TLS connection.
 *
 * @throws CryptoError AUTH_FAILED: the server's first message breaks the rules of SCRAM, or asks for too many or too few
 *   iterations
 * @see RFC 5802; RFC 9266
 */
export async function provePassword(
  { connection, limits, iterations }: PasswordContext,
  { name, password }: Credentials,
  options: CallOptions,
): Promise<PasswordProof> {
  const { channelBinding, network } = connection;
  const exchange = new ScramClient({
    name,
    password,
    nonce: Buffer.from(network.randomBytes(18)).toString("base64"),
    iterationsMin: await iterations.least(name),
    iterationsMax: limits.scramIterationsMax,
    pbkdf2: network.pbkdf2,
    channelBinding: channelBinding && { type: "tls-exporter", data: channelBinding },
  });
  const begin = BeginLoginRequest.create({ clientFirst: exchange.first() });
  const { serverFirst } = await connection.call(BeginLogin, begin, options);
  const clientFinal = await exchange.final(serverFirst);
  return {
    clientFinal,
    salt: exchange.salt,
    verify(serverFinal) {
      try {
        exchange.verify(serverFinal);
        iterations.note(name, exchange.iterations);
      } catch (error) {
        connection.close();
        throw error;
      }
    },
  };
}
