/**
 * The server's side of a login by SCRAM-SHA-256(-PLUS). A name that is not
 * registered gets answers of the same form, at the same cost, as one that is:
 * its verifier is made up, the same one every time, and no proof fits it.
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
  /** Finds what is kept of a user's password; undefined where nobody of that name is registered. */
  readonly verifierOf: (name: string) => PasswordVerifier | undefined;
  /** Brings all spellings of one name into one, as the accounts are looked up by. */
  readonly nameKey: (name: string) => string;
  /** Random printable ASCII without commas, new for every login; 18 bytes in base64 do. */
  readonly nonce: string;
  /** What made-up verifiers are made from: random, and the same for as long as the accounts are kept. */
  readonly secret: Uint8Array;
  /**
   * Rounds of PBKDF2 in a made-up verifier: such as registered ones have. The share is from 0 up to 1, spread evenly
   * over the names, and always the same one for a name.
   */
  readonly iterationsOf: (share: number) => number;
  /** Given over TLS, and then asked of the client; left out over a plain connection. */
  readonly channelBinding?: ChannelBinding | undefined;
}

export interface ScramResult {
  /** The server-final-message. */
  readonly serverFinal: string;
  /** The name the client gave and proved. */
  readonly name: string;
}

interface Exchange {
  readonly name: string;
  readonly verifier: PasswordVerifier;
  readonly nonce: string;
  /** The first half of what is signed. */
  readonly firstMessages: string;
}

/** One login. */
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
   * @throws CryptoError AUTH_FAILED: the message is malformed, names another identity to act as, or does not bind the
   *   channel as this end does; the last could be somebody in between
   * @throws UsageError WRONG_STATE: this login has begun already
   */
  handleFirst(clientFirst: string): string {
    if (this.#state !== "new") throw new UsageError("This login has begun already.", "WRONG_STATE");
    this.#state = "done";
    const gs2Header = gs2HeaderOf(this.#options.channelBinding);
    if (!clientFirst.startsWith(gs2Header)) throw malformed();
    const clientFirstBare = clientFirst.slice(gs2Header.length);
    const [nameText = "", clientNonce = ""] = readAttributes(clientFirstBare, "nr");
    checkNonce(clientNonce);
    const name = unescapeName(nameText);

    // Made up even where it is not needed, so that the time does not tell.
    const madeUp = this.#makeUpVerifier(name);
    const verifier = this.#options.verifierOf(name) ?? madeUp;
    const nonce = clientNonce + this.#options.nonce;
    const serverFirst = `r=${nonce},s=${toBase64(verifier.salt)},i=${verifier.iterations}`;
    this.#exchange = { name, verifier, nonce, firstMessages: `${clientFirstBare},${serverFirst}` };
    this.#state = "challenged";
    return serverFirst;
  }

  /**
   * Checks the proof in the client-final-message. There is one try.
   *
   * @throws CryptoError AUTH_FAILED: the password is wrong, nobody of that name is registered, the message is
   *   malformed, answers another one, or comes over another connection than it says
   * @throws UsageError WRONG_STATE: no challenge waits for an answer
   */
  handleFinal(clientFinal: string): ScramResult {
    const exchange = this.#exchange;
    if (this.#state !== "challenged" || exchange === undefined) {
      throw new UsageError("No challenge waits for an answer.", "WRONG_STATE");
    }
    this.#state = "done";
    const { name, verifier, nonce, firstMessages } = exchange;
    const [binding = "", answeredNonce, proofText = ""] = readAttributes(clientFinal, "cr", "p");
    const proof = fromBase64(proofText);
    const authMessage = `${firstMessages},${clientFinal.slice(0, clientFinal.lastIndexOf(",p="))}`;
    const clientKey = xor(proof, hmac(verifier.storedKey, authMessage));
    const expectedBinding = bindingInputOf(this.#options.channelBinding);
    const isBound = areEqual(Buffer.from(binding), Buffer.from(expectedBinding));
    const isProven = proof.length === SCRAM_HASH_BYTES && areEqual(sha256(clientKey), verifier.storedKey);
    if (!isProven || !isBound || answeredNonce !== nonce) {
      throw new CryptoError("AUTH_FAILED", "The name is not registered or the password is wrong.");
    }
    return { serverFinal: `v=${toBase64(hmac(verifier.serverKey, authMessage))}`, name };
  }

  #makeUpVerifier(name: string): PasswordVerifier {
    const { secret, nameKey, iterationsOf } = this.#options;
    const key = nameKey(name);
    const derive = (what: string) => createHmac("sha256", secret).update(`${what}\0${key}`).digest();
    const salt = Uint8Array.from(derive("salt").subarray(0, SCRAM_SALT_BYTES));
    const iterations = iterationsOf(derive("iterations").readUInt32BE() / 2 ** 32);
    return { salt, iterations, storedKey: derive("stored key"), serverKey: derive("server key") };
  }
}

function unescapeName(text: string): string {
  if (/=(?!2C|3D)/.test(text)) throw malformed();
  return text.replaceAll("=2C", ",").replaceAll("=3D", "=");
}
