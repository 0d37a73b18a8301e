/**
 * The keys of a link between peers: Noise_KKpsk0_25519_ChaChaPoly_SHA256, whose two messages are not sent.
 *
 *     -> s
 *     <- s
 *     ...
 *     -> psk, e, es, ss
 *     <- e, ee, se
 *
 * The server passes the ephemeral keys on, and the payloads are empty. So each side has all that both messages consist of,
 * computes them, and has the keys without a datagram.
 *
 * @see The Noise Protocol Framework, revision 34, sections 5, 7.5 and 9
 */

import { createHash, createHmac } from "node:crypto";
import { UsageError } from "../../errors.ts";
import { AEAD_NONCE_BYTES, AEAD_TAG_BYTES, sealInto } from "../aead.ts";
import { agree, KEY_BYTES, type KeyPair } from "../key.ts";

export interface NoiseInputs {
  /** The first message is that of the initiator. */
  readonly role: "initiator" | "responder";
  /** Any bytes; both sides come to the same keys only if they pass the same. */
  readonly prologue: Uint8Array;
  /** Pre-shared key: 32 bytes that only the two sides know. */
  readonly psk: Uint8Array;
  /** X25519: this side's static keys. */
  readonly staticKeys: KeyPair;
  /** X25519: this side's ephemeral keys, used for this link only. */
  readonly ephemeralKeys: KeyPair;
  /** X25519, 32 bytes: the other side's static public key. */
  readonly remoteStatic: Uint8Array;
  /** X25519, 32 bytes: the other side's ephemeral public key. */
  readonly remoteEphemeral: Uint8Array;
}

export interface NoiseKeys {
  /** 32 bytes: seals what this side sends. */
  readonly sendKey: Uint8Array;
  /** 32 bytes: opens what this side receives. */
  readonly receiveKey: Uint8Array;
  /** 32 bytes: equal at both sides and unique to this link. */
  readonly handshakeHash: Uint8Array;
  /** 32 bytes, equal at both sides and secret: for other uses than datagrams. It tells nothing of the two keys. */
  readonly exporterSecret: Uint8Array;
}

/** The keys, and the two messages of the handshake as they would be sent. */
export interface NoiseHandshake extends NoiseKeys {
  /** Ephemeral key (32 bytes), encrypted payload, tag (16 bytes); that of the initiator first. */
  readonly messages: readonly [Uint8Array, Uint8Array];
}

const PROTOCOL_NAME = "Noise_KKpsk0_25519_ChaChaPoly_SHA256";
/** Each message of this pattern is encrypted under a new key, so its nonce is always 0. */
const FIRST_NONCE = new Uint8Array(AEAD_NONCE_BYTES);
const NOTHING = new Uint8Array(0);

/**
 * Computes the handshake on one side.
 *
 * @param payloads  of the two messages, which both sides know. Those of a link are empty
 * @throws UsageError a key or the psk is not 32 bytes long
 * @throws CryptoError AUTH_FAILED: a key of the other side is a point of low order (section 12.1)
 */
export function noiseKK(
  inputs: NoiseInputs,
  payloads: readonly [Uint8Array, Uint8Array] = [NOTHING, NOTHING],
): NoiseHandshake {
  const { role, prologue, psk, staticKeys, ephemeralKeys, remoteStatic, remoteEphemeral } = inputs;
  for (const key of [staticKeys.publicKey, ephemeralKeys.publicKey, remoteStatic, remoteEphemeral, psk])
    if (key.length !== KEY_BYTES) throw new UsageError(`A key must have ${KEY_BYTES} bytes, not ${key.length}.`);
  const isInitiator = role === "initiator";
  const inOrder = <T>(own: T, remote: T): [T, T] => (isInitiator ? [own, remote] : [remote, own]);
  const [initiatorStatic, responderStatic] = inOrder(staticKeys.publicKey, remoteStatic);
  const [initiatorEphemeral, responderEphemeral] = inOrder(ephemeralKeys.publicKey, remoteEphemeral);
  const es = isInitiator ? agree(ephemeralKeys, remoteStatic) : agree(staticKeys, remoteEphemeral);
  const se = isInitiator ? agree(staticKeys, remoteEphemeral) : agree(ephemeralKeys, remoteStatic);
  const ss = agree(staticKeys, remoteStatic);
  const ee = agree(ephemeralKeys, remoteEphemeral);

  let state = [prologue, initiatorStatic, responderStatic].reduce(mixHash, initialise(PROTOCOL_NAME));
  state = mixEphemeral(mixKeyAndHash(state, psk), initiatorEphemeral);
  const first = message(mixKey(mixKey(state, es), ss), initiatorEphemeral, payloads[0]);
  state = mixEphemeral(first.state, responderEphemeral);
  const second = message(mixKey(mixKey(state, ee), se), responderEphemeral, payloads[1]);
  const [fromInitiator, fromResponder, exporterSecret] = split(second.state);
  const [sendKey, receiveKey] = inOrder(fromInitiator, fromResponder);
  const keys = { sendKey, receiveKey, handshakeHash: second.state.hash, exporterSecret };
  return { ...keys, messages: [first.bytes, second.bytes] };
}

/** Encrypts the payload of a message, and mixes the result in (EncryptAndHash of section 5.2). */
function message(
  state: SymmetricState,
  ephemeral: Uint8Array,
  payload: Uint8Array,
): { state: SymmetricState; bytes: Uint8Array } {
  const bytes = new Uint8Array(KEY_BYTES + payload.length + AEAD_TAG_BYTES);
  bytes.set(ephemeral);
  sealInto(bytes, KEY_BYTES, state.key, FIRST_NONCE, state.hash, payload);
  return { state: mixHash(state, bytes.subarray(KEY_BYTES)), bytes };
}

/**
 * The symmetric state of a handshake: everything that was mixed in so far (section 5.2).
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
