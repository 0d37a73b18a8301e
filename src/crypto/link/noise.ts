/**
 * The handshake of a link between peers: Noise_KKpsk0_25519_ChaChaPoly_SHA256.
 * It takes two messages. Each side knows the other's static key beforehand.
 *
 *     -> s
 *     <- s
 *     ...
 *     -> psk, e, es, ss
 *     <- e, ee, se
 *
 * @see The Noise Protocol Framework, revision 34, sections 5, 7.5 and 9
 */

import { createHash, createHmac } from "node:crypto";
import { CryptoError, UsageError } from "../../errors.ts";
import { AEAD_NONCE_BYTES, AEAD_TAG_BYTES, open, sealInto } from "../aead.ts";
import { agree, KEY_BYTES, type KeyPair, keyPairOf } from "../key.ts";

export interface NoiseOptions {
  /** The initiator writes first. */
  readonly role: "initiator" | "responder";
  /** Any bytes; the handshake succeeds only if both sides pass the same. */
  readonly prologue: Uint8Array;
  /** Pre-shared key: 32 bytes that only the two sides know. */
  readonly psk: Uint8Array;
  /** X25519: this side's static keys. */
  readonly staticKeyPair: KeyPair;
  /** X25519, 32 bytes: the other side's static public key. */
  readonly remoteStatic: Uint8Array;
  /** 32 random bytes, used for this handshake only: the private ephemeral key. */
  readonly ephemeral: Uint8Array;
}

export interface NoiseKeys {
  /** 32 bytes: seals what this side sends. */
  readonly sendKey: Uint8Array;
  /** 32 bytes: opens what this side receives. */
  readonly receiveKey: Uint8Array;
  /** 32 bytes: equal at both sides and unique to this handshake. */
  readonly handshakeHash: Uint8Array;
  /** 32 bytes, equal at both sides and secret: for other uses than datagrams. It tells nothing of the two keys. */
  readonly exporterSecret: Uint8Array;
}

/** Length that a handshake message adds to its payload: an ephemeral key and a tag. */
export const NOISE_OVERHEAD_BYTES = KEY_BYTES + AEAD_TAG_BYTES;

const PROTOCOL_NAME = "Noise_KKpsk0_25519_ChaChaPoly_SHA256";
/** Each message of this pattern is encrypted under a new key, so its nonce is always 0. */
const FIRST_NONCE = new Uint8Array(AEAD_NONCE_BYTES);

/** One side of one handshake. */
export class NoiseKK {
  readonly #options: NoiseOptions;
  readonly #ephemeral: KeyPair;
  #state: SymmetricState;
  /** The initiator's ephemeral public key, once the first message was sent or received. */
  #initiatorEphemeral: Uint8Array | undefined;
  #finished: NoiseKeys | undefined;

  /** @throws UsageError a key, the psk or the ephemeral is not 32 bytes long */
  constructor(options: NoiseOptions) {
    const { role, staticKeyPair, remoteStatic, psk } = options;
    for (const key of [staticKeyPair.publicKey, staticKeyPair.privateKey, remoteStatic, psk]) {
      if (key.length !== KEY_BYTES) throw new UsageError(`A key must have ${KEY_BYTES} bytes, not ${key.length}.`);
    }
    this.#options = options;
    this.#ephemeral = keyPairOf("X25519", options.ephemeral);
    const statics = [staticKeyPair.publicKey, remoteStatic];
    if (role === "responder") statics.reverse();
    this.#state = [options.prologue, ...statics].reduce(mixHash, initialise(PROTOCOL_NAME));
  }

  /** The keys; undefined until both messages were exchanged. */
  get finished(): NoiseKeys | undefined {
    return this.#finished;
  }

  /**
   * Creates this side's message.
   *
   * @param payload  encrypted; the initiator's payload has no forward secrecy yet, and can be replayed
   * @returns ephemeral key (32 bytes), encrypted payload, tag (16 bytes)
   * @throws UsageError WRONG_STATE: it is not this side's turn
   * @throws CryptoError AUTH_FAILED: a key of the other side is a point of low order; nothing changed
   * @see The Noise Protocol Framework, section 7.7
   */
  writeMessage(payload: Uint8Array): Uint8Array {
    if (this.#turn !== this.#options.role) throw wrongTurn();
    const ephemeral = this.#ephemeral.publicKey;
    const state = this.#mixMessage(ephemeral);
    const message = new Uint8Array(NOISE_OVERHEAD_BYTES + payload.length);
    message.set(ephemeral);
    sealInto(message, KEY_BYTES, state.key, FIRST_NONCE, state.hash, payload);
    this.#advance(mixHash(state, message.subarray(KEY_BYTES)), ephemeral);
    return message;
  }

  /**
   * Reads the other side's message.
   *
   * @param check  receives the payload before the message counts as read; if it throws, nothing has changed
   * @returns the payload
   * @throws UsageError WRONG_STATE: it is not the other side's turn
   * @throws CryptoError AUTH_FAILED: the message is too short or was modified, the sides' keys, psk or prologue differ,
   *   or the ephemeral key is a point of low order; nothing changed, and the genuine message can still be read
   */
  readMessage(message: Uint8Array, check: (payload: Uint8Array) => void = () => {}): Uint8Array {
    if (this.#turn === undefined || this.#turn === this.#options.role) throw wrongTurn();
    if (message.length < NOISE_OVERHEAD_BYTES) throw new CryptoError("AUTH_FAILED", "The message is too short.");
    const ephemeral = Uint8Array.from(message.subarray(0, KEY_BYTES));
    const sealed = message.subarray(KEY_BYTES);
    const state = this.#mixMessage(ephemeral);
    const payload = open(state.key, FIRST_NONCE, state.hash, sealed);
    check(payload);
    this.#advance(mixHash(state, sealed), ephemeral);
    return payload;
  }

  /** The side whose message comes next. */
  get #turn(): NoiseOptions["role"] | undefined {
    if (this.#finished !== undefined) return undefined;
    return this.#initiatorEphemeral === undefined ? "initiator" : "responder";
  }

  /** Processes the tokens before the payload (section 5.3). */
  #mixMessage(ephemeral: Uint8Array): SymmetricState {
    return this.#turn === "initiator" ? this.#mixInitiation(ephemeral) : this.#mixResponse(ephemeral);
  }

  /** psk, e, es, ss */
  #mixInitiation(ephemeral: Uint8Array): SymmetricState {
    const { role, staticKeyPair, remoteStatic, psk } = this.#options;
    const es = role === "initiator" ? agree(this.#ephemeral, remoteStatic) : agree(staticKeyPair, ephemeral);
    const state = mixEphemeral(mixKeyAndHash(this.#state, psk), ephemeral);
    return mixKey(mixKey(state, es), agree(staticKeyPair, remoteStatic));
  }

  /** e, ee, se */
  #mixResponse(ephemeral: Uint8Array): SymmetricState {
    const { role, staticKeyPair, remoteStatic } = this.#options;
    const remoteEphemeral = role === "initiator" ? ephemeral : (this.#initiatorEphemeral ?? ephemeral);
    const ee = agree(this.#ephemeral, remoteEphemeral);
    const se = role === "initiator" ? agree(staticKeyPair, ephemeral) : agree(this.#ephemeral, remoteStatic);
    return mixKey(mixKey(mixEphemeral(this.#state, ephemeral), ee), se);
  }

  #advance(state: SymmetricState, ephemeral: Uint8Array): void {
    this.#state = state;
    if (this.#initiatorEphemeral === undefined) {
      this.#initiatorEphemeral = ephemeral;
      return;
    }
    const [fromInitiator, fromResponder, exporterSecret] = split(state);
    const [sendKey, receiveKey] =
      this.#options.role === "initiator" ? [fromInitiator, fromResponder] : [fromResponder, fromInitiator];
    this.#finished = { sendKey, receiveKey, handshakeHash: state.hash, exporterSecret };
  }
}

function wrongTurn(): UsageError {
  return new UsageError("The handshake expects a message in the other direction, or is complete.", "WRONG_STATE");
}

/**
 * The symmetric state of a handshake: everything that both sides have mixed in so
 * far (section 5.2). Values are replaced, never modified, so a failed message
 * leaves the old state in place.
 */
interface SymmetricState {
  readonly chainingKey: Uint8Array;
  readonly hash: Uint8Array;
  readonly key: Uint8Array;
}

/** Returns the initial state: the hash of the protocol's name, which must be longer than 32 bytes, and no key. */
function initialise(protocolName: string): SymmetricState {
  const hash = sha256(Buffer.from(protocolName));
  return { chainingKey: hash, hash, key: new Uint8Array(0) };
}

function mixHash(state: SymmetricState, data: Uint8Array): SymmetricState {
  return { ...state, hash: sha256(state.hash, data) };
}

function mixKey(state: SymmetricState, secret: Uint8Array): SymmetricState {
  const [chainingKey, key] = hkdf(state.chainingKey, secret);
  return { ...state, chainingKey, key };
}

function mixKeyAndHash(state: SymmetricState, psk: Uint8Array): SymmetricState {
  const [chainingKey, digest, key] = hkdf(state.chainingKey, psk);
  return { ...mixHash(state, digest), chainingKey, key };
}

/** Mixes an ephemeral key into the key as well as the hash, as handshakes with a psk require (section 9.2). */
function mixEphemeral(state: SymmetricState, publicKey: Uint8Array): SymmetricState {
  return mixKey(mixHash(state, publicKey), publicKey);
}

/** Returns the keys for the initiator's and the responder's messages after the handshake, and the exporter secret. */
function split(state: SymmetricState): [Uint8Array, Uint8Array, Uint8Array] {
  return hkdf(state.chainingKey, new Uint8Array(0));
}

/** Noise's HKDF with three outputs (section 4.3); callers that need two ignore the last. */
function hkdf(chainingKey: Uint8Array, input: Uint8Array): [Uint8Array, Uint8Array, Uint8Array] {
  const secret = hmac(chainingKey, input);
  const first = hmac(secret, Uint8Array.of(1));
  const second = hmac(secret, first, Uint8Array.of(2));
  return [first, second, hmac(secret, second, Uint8Array.of(3))];
}

function hmac(key: Uint8Array, ...parts: Uint8Array[]): Uint8Array {
  const mac = createHmac("sha256", key);
  for (const part of parts) mac.update(part);
  return Uint8Array.from(mac.digest());
}

function sha256(...parts: Uint8Array[]): Uint8Array {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return Uint8Array.from(hash.digest());
}
