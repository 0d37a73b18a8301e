/**
 * The server's side of a login with SCRAM-SHA-256(-PLUS). An unregistered name
 * gets replies of the same form and cost as a registered one: the server makes
 * up a verifier, always the same one for a name, that no proof matches.
 *
 * @see RFC 5802, section 5; RFC 7677; RFC 9266
 */

import { createHmac } from "node:crypto";
import { CryptoError, UsageError } from "../errors.ts";
import {
  areEqual,
  bindingInputOf,
  type ChannelBinding,
  checkNonce,
  fromBase64,
  gs2HeaderOf,
  hmac,
  malformed,
  readAttributes,
  SCRAM_HASH_BYTES,
  sha256,
  toBase64,
  xor,
} from "./scram-messages.ts";
import { type PasswordVerifier, SCRAM_SALT_BYTES } from "./scram-verifier.ts";

export interface ScramServerOptions {
  /** Returns the verifier of an account by the key of its name, or undefined if the name is unregistered. */
  readonly verifierOf: (key: string) => PasswordVerifier | undefined;
  /** Maps all spellings of a name to the key by which accounts are looked up. Called once for a name. */
  readonly nameKey: (name: string) => string;
  /** Random printable ASCII without commas, new for every login, such as 18 random bytes in base64. */
  readonly nonce: string;
  /** Seeds made-up verifiers: random bytes that stay the same as long as the accounts are stored. */
  readonly secret: Uint8Array;
  /** Returns the salt of an unregistered name by its key. Default: `saltOf` the secret. */
  readonly saltOf?: (key: string) => Uint8Array;
  /** The PBKDF2 iterations of every verifier, registered or made up. */
  readonly iterations: number;
  /** Present over TLS; then the client must bind to it too. Absent over a plain connection. */
  readonly channelBinding?: ChannelBinding | undefined;
}

interface Exchange {
  readonly verifier: PasswordVerifier;
  readonly nonce: string;
  /** The beginning of the AuthMessage, which both sides sign. */
  readonly firstMessages: string;
}

/** No proof matches: nobody has a client key whose hash is this. */
const NOBODYS_KEY = new Uint8Array(SCRAM_HASH_BYTES);

/** One login. Call `handleFirst` and `handleFinal`, once each. */
export class ScramServer {
  readonly #options: ScramServerOptions;
  #state: "new" | "challenged" | "done" = "new";
  #exchange: Exchange | undefined;

  constructor(options: ScramServerOptions) {
    this.#options = options;
  }

  /**
   * Answers the client-first-message.
   *
   * @returns the server-first-message
   * @throws CryptoError AUTH_FAILED: the message is malformed, contains an authorization identity, or does not use the
   *   same channel binding as this side, which may mean that someone intercepts the connection
   * @throws UsageError WRONG_STATE: this method was called before
   * @see RFC 5802, section 5
   */
  handleFirst(clientFirst: string): string {
    if (this.#state !== "new")
      throw new UsageError("A SCRAM exchange handles one client-first-message.", "WRONG_STATE");
    this.#state = "done";
    const { bare: clientFirstBare, name, nonce: clientNonce } = readClientFirst(clientFirst, this.#options);

    // Made up even for a registered name, so that the time does not reveal which it is.
    const key = this.#options.nameKey(name);
    const madeUp = this.#makeUpVerifier(key);
    const verifier = this.#options.verifierOf(key) ?? madeUp;
    const nonce = clientNonce + this.#options.nonce;
    const serverFirst = `r=${nonce},s=${toBase64(verifier.salt)},i=${verifier.iterations}`;
    this.#exchange = { verifier, nonce, firstMessages: `${clientFirstBare},${serverFirst}` };
    this.#state = "challenged";
    return serverFirst;
  }

  /**
   * Checks the proof in the client-final-message. An exchange allows one attempt.
   *
   * @returns the server-final-message
   * @throws CryptoError AUTH_FAILED: the password is wrong, the name is unregistered, or the message is malformed,
   *   belongs to another exchange or is bound to another connection
   * @throws UsageError WRONG_STATE: `handleFirst` did not succeed before, or this method was called before
   * @see RFC 5802, section 5
   */
  handleFinal(clientFinal: string): string {
    const exchange = this.#exchange;
    if (this.#state !== "challenged" || exchange === undefined) {
      throw new UsageError("No SCRAM challenge is pending.", "WRONG_STATE");
    }
    this.#state = "done";
    const { verifier, nonce, firstMessages } = exchange;
    const [binding = "", answeredNonce, proofText = ""] = readAttributes(clientFinal, "cr", "p");
    const proof = fromBase64(proofText);
    const authMessage = `${firstMessages},${clientFinal.slice(0, clientFinal.lastIndexOf(",p="))}`;
    const clientKey = xor(proof, hmac(verifier.storedKey, authMessage));
    const expectedBinding = bindingInputOf(this.#options.channelBinding);
    const isBound = areEqual(Buffer.from(binding), Buffer.from(expectedBinding));
    const isProven = proof.length === SCRAM_HASH_BYTES && areEqual(sha256(clientKey), verifier.storedKey);
    if (!isProven || !isBound || answeredNonce !== nonce) {
      throw new CryptoError("AUTH_FAILED", "The client's proof does not verify.");
    }
    return `v=${toBase64(hmac(verifier.serverKey, authMessage))}`;
  }

  #makeUpVerifier(key: string): PasswordVerifier {
    const { secret, iterations } = this.#options;
    const salt = this.#options.saltOf?.(key) ?? saltOf(secret, key);
    return { salt, iterations, storedKey: NOBODYS_KEY, serverKey: NOBODYS_KEY };
  }
}

/**
 * The salt of a name, registered or not: it depends on nothing but the name and the server's secret, so it tells
 * nothing about accounts.
 *
 * @param secret  random bytes that stay the same as long as the accounts are stored
 * @param key     the form in which names are compared
 * @returns SCRAM_SALT_BYTES
 */
export function saltOf(secret: Uint8Array, key: string): Uint8Array {
  const derived = createHmac("sha256", secret).update(`salt\0${key}`).digest();
  return Uint8Array.from(derived.subarray(0, SCRAM_SALT_BYTES));
}

/**
 * The name in a client-first-message; undefined if `ScramServer.handleFirst` refuses the message.
 *
 * @param options  those of the server
 */
export function usernameOf(
  clientFirst: string,
  options: Pick<ScramServerOptions, "channelBinding">,
): string | undefined {
  try {
    return readClientFirst(clientFirst, options).name;
  } catch (error) {
    if (error instanceof CryptoError) return undefined;
    throw error;
  }
}

/** @throws CryptoError AUTH_FAILED; see `ScramServer.handleFirst` */
function readClientFirst(
  clientFirst: string,
  { channelBinding }: Pick<ScramServerOptions, "channelBinding">,
): { readonly bare: string; readonly name: string; readonly nonce: string } {
  const gs2Header = gs2HeaderOf(channelBinding);
  if (!clientFirst.startsWith(gs2Header)) throw malformed();
  const bare = clientFirst.slice(gs2Header.length);
  const [nameText = "", nonce = ""] = readAttributes(bare, "nr");
  checkNonce(nonce);
  return { bare, name: unescapeName(nameText), nonce };
}

function unescapeName(text: string): string {
  if (/=(?!2C|3D)/.test(text)) throw malformed();
  return text.replaceAll("=2C", ",").replaceAll("=3D", "=");
}
