import { BeginLoginRequest, PasswordVerifier } from "../../../generated/chatwire/v1/account.ts";
import { BeginLogin } from "../../../generated/chatwire/v1/rules.ts";
import { ScramClient } from "../../crypto/scram-client.ts";
import { createVerifier, SCRAM_SALT_BYTES } from "../../crypto/scram-verifier.ts";
import { UsageError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import type { CallOptions } from "../connection/call.ts";
import type { Connection } from "../connection/connection.ts";

export interface Credentials {
  name: string;
  password: string;
}

/** A proof that is on its way: the message for the server, and what checks the server's answer to it. */
export interface PasswordProof {
  readonly clientFinal: string;
  /** What the server keeps with the password, and goes on to keep with a new one. */
  readonly salt: Uint8Array;
  /** @throws CryptoError AUTH_FAILED: the server does not know the password either; the connection is closed then */
  verify(serverFinal: string): void;
}

/**
 * Makes what the server keeps of a password. The password itself stays here.
 *
 * @param salt  a new password of an old account keeps its salt
 * @throws UsageError the password is none, or the server asks for too many rounds
 */
export async function verifierFor(
  link: Connection,
  password: string,
  limits: Limits,
  salt = link.network.randomBytes(SCRAM_SALT_BYTES),
): Promise<PasswordVerifier> {
  const iterations = link.serverLimits.scramIterations;
  if (iterations > limits.scramIterationsMax)
    throw new UsageError(`The server asks for ${iterations} rounds of PBKDF2.`);
  return PasswordVerifier.create(await createVerifier(password, salt, iterations));
}

/**
 * Begins to prove a password by SCRAM, bound to the TLS connection.
 *
 * @throws CryptoError AUTH_FAILED: the server asks for what it should not
 */
export async function provePassword(
  link: Connection,
  { name, password }: Credentials,
  limits: Limits,
  options: CallOptions,
): Promise<PasswordProof> {
  const binding = link.secrets?.channelBinding;
  const exchange = new ScramClient({
    name,
    password,
    nonce: Buffer.from(link.network.randomBytes(18)).toString("base64"),
    iterationsMax: limits.scramIterationsMax,
    channelBinding: binding && { type: "tls-exporter", data: binding },
  });
  const begin = BeginLoginRequest.create({ clientFirst: exchange.first() });
  const { serverFirst } = await link.call(BeginLogin, begin, options);
  const clientFinal = await exchange.final(serverFirst);
  return {
    clientFinal,
    salt: exchange.salt,
    verify(serverFinal) {
      try {
        exchange.verify(serverFinal);
      } catch (error) {
        link.close();
        throw error;
      }
    },
  };
}
