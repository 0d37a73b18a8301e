/**
 * The client's side of a login by SCRAM-SHA-256, with channel binding
 * SCRAM-SHA-256-PLUS: the server never sees the password, and proves in turn
 * that it has the verifier.
 *
 * @see RFC 5802, section 5; RFC 7677; RFC 9266
 */

import { CryptoError, UsageError } from "../errors.ts";
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
import { deriveKeys, type Pbkdf2, pbkdf2OnThread, preparePassword, SCRAM_ITERATIONS_MIN } from "./scram-verifier.ts";

export interface ScramClientOptions {
  readonly name: string;
  readonly password: string;
  /** Random printable ASCII without commas, new for every login; 18 bytes in base64 do. */
  readonly nonce: string;
  /** Most rounds of PBKDF2 to do for the server. */
  readonly iterationsMax: number;
  /** Given over TLS, left out over a plain connection. */
  readonly channelBinding?: ChannelBinding | undefined;
  /** Default: on another thread. */
  readonly pbkdf2?: Pbkdf2;
}

export class ScramClient {
  readonly #options: ScramClientOptions;
  readonly #password: string;
  readonly #firstBare: string;
  #salt: Uint8Array | undefined;
  #serverSignature: Uint8Array | undefined;

  /** @throws UsageError the name or the password is empty, or the password has control characters */
  constructor(options: ScramClientOptions) {
    if (options.name === "") throw new UsageError("A name must not be empty.");
    this.#options = options;
    this.#password = preparePassword(options.password);
    this.#firstBare = `n=${escapeName(options.name)},r=${options.nonce}`;
  }

  /** Returns the client-first-message. */
  first(): string {
    return gs2HeaderOf(this.#options.channelBinding) + this.#firstBare;
  }

  /**
   * Answers the server-first-message with the proof.
   *
   * @returns the client-final-message, after as many rounds of PBKDF2 as the server asks for
   * @throws CryptoError AUTH_FAILED: the message is malformed, answers another one, or asks for too few or too many
   *   rounds
   */
  async final(serverFirst: string): Promise<string> {
    const [nonce = "", saltText = "", iterationsText = ""] = readAttributes(serverFirst, "rsi");
    const salt = fromBase64(saltText);
    checkNonce(nonce);
    if (!nonce.startsWith(this.#options.nonce) || nonce.length === this.#options.nonce.length) {
      throw new CryptoError("AUTH_FAILED", "The server answers another login.");
    }
    const iterations = this.#checkIterations(iterationsText);
    this.#salt = salt;
    const { clientKey, storedKey, serverKey } = await deriveKeys(
      this.#password,
      salt,
      iterations,
      this.#options.pbkdf2 ?? pbkdf2OnThread,
    );
    const finalBare = `c=${bindingInputOf(this.#options.channelBinding)},r=${nonce}`;
    const authMessage = `${this.#firstBare},${serverFirst},${finalBare}`;
    this.#serverSignature = hmac(serverKey, authMessage);
    return `${finalBare},p=${toBase64(xor(clientKey, hmac(storedKey, authMessage)))}`;
  }

  /**
   * The salt of the server-first-message.
   *
   * @throws UsageError WRONG_STATE: `final` has not been called yet
   */
  get salt(): Uint8Array {
    if (this.#salt === undefined) throw new UsageError("The server tells the salt first.", "WRONG_STATE");
    return this.#salt;
  }

  /**
   * Checks the server-final-message. Until then the server has proven nothing.
   *
   * @throws UsageError WRONG_STATE: `final` has not resolved yet
   * @throws CryptoError AUTH_FAILED: the server does not have the verifier of this password
   */
  verify(serverFinal: string): void {
    if (this.#serverSignature === undefined) throw new UsageError("The proof comes first.", "WRONG_STATE");
    const [signature = ""] = readAttributes(serverFinal, "v");
    if (!areEqual(fromBase64(signature), this.#serverSignature)) {
      throw new CryptoError("AUTH_FAILED", "The server did not prove that it knows the account.");
    }
  }

  #checkIterations(text: string): number {
    const iterations = /^[1-9][0-9]{0,9}$/.test(text) ? Number(text) : 0;
    if (iterations < SCRAM_ITERATIONS_MIN || iterations > this.#options.iterationsMax) {
      const range = `${SCRAM_ITERATIONS_MIN} to ${this.#options.iterationsMax}`;
      throw new CryptoError("AUTH_FAILED", `The server must ask for ${range} rounds of PBKDF2.`);
    }
    return iterations;
  }
}

/** Comma and equals sign have a meaning in the message (RFC 5802, section 5.1). */
function escapeName(name: string): string {
  return name.replaceAll("=", "=3D").replaceAll(",", "=2C");
}
