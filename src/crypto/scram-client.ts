/**
 * The client's side of a login with SCRAM-SHA-256, or SCRAM-SHA-256-PLUS with
 * channel binding. The server never sees the password, and proves that it holds
 * the verifier.
 *
 * @see RFC 5802, section 5; RFC 7677; RFC 9266
 */

import { CryptoError, ProtocolError, UsageError } from "../errors.ts";
import {
  areEqual,
  bindingInputOf,
  type ChannelBinding,
  checkNonce,
  fromBase64,
  gs2HeaderOf,
  hmac,
  readAttributes,
  toBase64,
  xor,
} from "./scram-messages.ts";
import {
  deriveKeys,
  type Pbkdf2,
  pbkdf2OnThread,
  preparePassword,
  type SaltedKeys,
  SCRAM_ITERATIONS_MIN,
} from "./scram-verifier.ts";

export interface ScramClientOptions {
  readonly name: string;
  /** The password, or the keys that an earlier login has derived of it. */
  readonly password: string | SaltedKeys;
  /** Random printable ASCII without commas, new for every login, such as 18 random bytes in base64. */
  readonly nonce: string;
  /** The fewest iterations of PBKDF2 that the server may ask for; 4096 if this is less. */
  readonly iterationsMin: number;
  /** The most iterations of PBKDF2 that the server may ask for. */
  readonly iterationsMax: number;
  /** Required over TLS; absent over a plain connection. */
  readonly channelBinding?: ChannelBinding | undefined;
  /** Default: on another thread. */
  readonly pbkdf2?: Pbkdf2;
}

/** One login. Call `first`, `final` and `verify`, in this order. */
export class ScramClient {
  readonly #options: ScramClientOptions;
  readonly #secret: string | SaltedKeys;
  readonly #firstBare: string;
  #keys: SaltedKeys | undefined;
  #serverSignature: Uint8Array | undefined;

  /** @throws UsageError the name is empty, or `preparePassword` refuses the password */
  constructor(options: ScramClientOptions) {
    if (options.name === "") throw new UsageError("A name must not be empty.");
    this.#options = options;
    this.#secret = typeof options.password === "string" ? preparePassword(options.password) : options.password;
    this.#firstBare = `n=${escapeName(options.name)},r=${options.nonce}`;
  }

  /** Returns the client-first-message. */
  first(): string {
    return gs2HeaderOf(this.#options.channelBinding) + this.#firstBare;
  }

  /**
   * Answers the server-first-message with the proof. Takes as many iterations of
   * PBKDF2 as the server asks for, on another thread; none with the keys of an earlier login.
   *
   * @returns the client-final-message
   * @throws ProtocolError LOGIN_FAILED: the keys belong to an earlier password
   * @throws CryptoError AUTH_FAILED: the message is malformed, answers another client-first-message, or asks for too few
   *   or too many iterations
   * @see RFC 5802, section 5
   */
  async final(serverFirst: string): Promise<string> {
    const [nonce = "", saltText = "", iterationsText = ""] = readAttributes(serverFirst, "rsi");
    const salt = fromBase64(saltText);
    checkNonce(nonce);
    if (!nonce.startsWith(this.#options.nonce) || nonce.length === this.#options.nonce.length) {
      throw new CryptoError("AUTH_FAILED", "The server's challenge does not belong to this login.");
    }
    const iterations = this.#checkIterations(iterationsText);
    const keys = await this.#keysOf(salt, iterations);
    const { clientKey, storedKey, serverKey } = keys;
    this.#keys = keys;
    const finalBare = `c=${bindingInputOf(this.#options.channelBinding)},r=${nonce}`;
    const authMessage = `${this.#firstBare},${serverFirst},${finalBare}`;
    this.#serverSignature = hmac(serverKey, authMessage);
    return `${finalBare},p=${toBase64(xor(clientKey, hmac(storedKey, authMessage)))}`;
  }

  /**
   * The keys of the password, with the salt and the iterations of the server-first-message.
   *
   * @throws UsageError WRONG_STATE: `final` has not resolved yet
   */
  get keys(): SaltedKeys {
    if (this.#keys === undefined) throw new UsageError("Read the keys after calling final().", "WRONG_STATE");
    return this.#keys;
  }

  /**
   * Checks the server-final-message. Only then has the server proven itself.
   *
   * @throws UsageError WRONG_STATE: `final` has not resolved yet
   * @throws CryptoError AUTH_FAILED: the server does not hold the verifier of this password
   * @see RFC 5802, section 5
   */
  verify(serverFinal: string): void {
    if (this.#serverSignature === undefined) throw new UsageError("Call verify() after final().", "WRONG_STATE");
    const [signature = ""] = readAttributes(serverFinal, "v");
    if (!areEqual(fromBase64(signature), this.#serverSignature)) {
      throw new CryptoError("AUTH_FAILED", "The server did not prove that it holds the account's password verifier.");
    }
  }

  async #keysOf(salt: Uint8Array, iterations: number): Promise<SaltedKeys> {
    const secret = this.#secret;
    if (typeof secret === "string") {
      const keys = await deriveKeys(secret, salt, iterations, this.#options.pbkdf2 ?? pbkdf2OnThread);
      return { salt, iterations, ...keys };
    }
    if (areEqual(secret.salt, salt) && secret.iterations === iterations) return secret;
    throw new ProtocolError("LOGIN_FAILED", "The password was changed: log in with the new one.");
  }

  #checkIterations(text: string): number {
    const iterations = /^[1-9][0-9]{0,9}$/.test(text) ? Number(text) : 0;
    const { iterationsMin, iterationsMax } = this.#options;
    const least = Math.max(iterationsMin, SCRAM_ITERATIONS_MIN);
    if (iterations < least || iterations > iterationsMax) {
      throw new CryptoError(
        "AUTH_FAILED",
        `The server must ask for ${least} to ${iterationsMax} iterations of PBKDF2.`,
      );
    }
    return iterations;
  }
}

/** Escapes commas and equals signs, which are delimiters in the message (RFC 5802, section 5.1). */
function escapeName(name: string): string {
  return name.replaceAll("=", "=3D").replaceAll(",", "=2C");
}
