import {
  BeginLoginRequest,
  FinishLoginRequest,
  IdentityKeys,
  PasswordVerifier,
  Privacy,
  RegisterRequest,
  Welcome,
} from "../../generated/chatwire/v1/account.ts";
import { BeginLogin, FinishLogin, Register } from "../../generated/chatwire/v1/rules.ts";
import { type IdentityKeyPair, publicKeys } from "../crypto/identity.ts";
import { ScramClient } from "../crypto/scram-client.ts";
import { createVerifier, SCRAM_SALT_BYTES } from "../crypto/scram-verifier.ts";
import { ProtocolError, UsageError } from "../errors.ts";
import type { Limits } from "../limits.ts";
import { randomBytes } from "../net/random.ts";
import type { CallOptions } from "./call-options.ts";
import type { ServerLink } from "./server-link.ts";

/** The two basic choices of who can see a user and send the user messages. */
export type PrivacyChoice = "PUBLIC" | "PRIVATE";

export interface Credentials {
  name: string;
  password: string;
}

/** What the server confirmed. */
export interface LoggedIn {
  /** As it was registered. */
  readonly name: string;
  readonly privacy: PrivacyChoice;
  /** The address and port the server knows this client by. */
  readonly address: string;
  readonly port: number;
  /** What the server says to it, as "You registered successfully." */
  readonly text: string;
}

/** @throws UsageError it is no privacy */
export function toPrivacy(choice: string): Privacy {
  if (choice === "PUBLIC") return Privacy.PUBLIC;
  if (choice === "PRIVATE") return Privacy.PRIVATE;
  throw new UsageError(`Privacy is "PUBLIC" or "PRIVATE", not "${choice}".`);
}

/** Registers a new user. The password itself stays here. */
export async function register(
  link: ServerLink,
  { name, password, privacy }: Credentials & { privacy: PrivacyChoice },
  identity: IdentityKeyPair,
  limits: Limits,
  options: CallOptions,
): Promise<LoggedIn> {
  const chosen = toPrivacy(privacy);
  const iterations = link.serverLimits?.scramIterations ?? limits.scramIterations;
  if (iterations > limits.scramIterationsMax)
    throw new UsageError(`The server asks for ${iterations} rounds of PBKDF2.`);
  const verifier = await createVerifier(password, randomBytes(SCRAM_SALT_BYTES), iterations);
  const request = RegisterRequest.create({
    name,
    verifier: PasswordVerifier.create(verifier),
    privacy: chosen,
    keys: IdentityKeys.create(publicKeys(identity)),
  });
  const { text, address, port } = await settled(link, link.call(Register, request, undefined, options));
  return { name: name.normalize("NFC"), privacy, address, port, text };
}

/**
 * Logs a user in by SCRAM, bound to the TLS connection.
 *
 * @throws ProtocolError LOGIN_FAILED; CryptoError AUTH_FAILED: the server does not know the password either
 */
export async function logIn(
  link: ServerLink,
  { name, password }: Credentials,
  identity: IdentityKeyPair,
  limits: Limits,
  options: CallOptions,
): Promise<LoggedIn> {
  const binding = link.secrets?.channelBinding;
  const exchange = new ScramClient({
    name,
    password,
    nonce: Buffer.from(randomBytes(18)).toString("base64"),
    iterationsMax: limits.scramIterationsMax,
    channelBinding: binding && { type: "tls-exporter", data: binding },
  });
  const begin = BeginLoginRequest.create({ clientFirst: exchange.first() });
  const { serverFirst } = await link.call(BeginLogin, begin, undefined, options);
  const clientFinal = await exchange.final(serverFirst);
  const finish = FinishLoginRequest.create({ clientFinal, keys: IdentityKeys.create(publicKeys(identity)) });
  const done = await settled(link, link.call(FinishLogin, finish, undefined, options));
  try {
    exchange.verify(done.serverFinal);
  } catch (error) {
    link.close();
    throw error;
  }
  const welcome = done.welcome ?? Welcome.create();
  const privacy = welcome.privacy === Privacy.PUBLIC ? "PUBLIC" : "PRIVATE";
  const { address, port } = welcome;
  return { name: welcome.name, privacy, address, port, text: "You logged in successfully." };
}

/**
 * Waits for what logs the user in. Unless it is refused, a failure leaves open
 * whether the server has done it: then the connection is closed, because its
 * two ends would not agree on who is logged in.
 */
async function settled<T>(link: ServerLink, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof ProtocolError)) link.close();
    throw error;
  }
}
