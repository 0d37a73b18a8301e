/**
 * The handshake of a link, token by token, for test vectors.
 *
 * Written from The Noise Protocol Framework, revision 34, sections 5 and 9, and
 * independent of src/crypto/link/noise.ts, which does not show its state.
 */

import { concat, hmac, nonceOf, open, publicKey, seal, sha256, utf8, x25519 } from "./primitives.ts";

const PROTOCOL_NAME = "Noise_KKpsk0_25519_ChaChaPoly_SHA256";
const EMPTY: Uint8Array = new Uint8Array();
const KEY_BYTES = 32;

/** What one side knows before the handshake. */
export interface NoiseSide {
  readonly role: "initiator" | "responder";
  readonly prologue: Uint8Array;
  readonly psk: Uint8Array;
  /** X25519, private. */
  readonly staticKey: Uint8Array;
  readonly ephemeralKey: Uint8Array;
  readonly remoteStaticPublicKey: Uint8Array;
}

/** The state after one step. `k` is undefined until the first key is mixed. */
export interface NoiseStep {
  /** A token of the pattern, or "initialize", "prologue", "payload". */
  readonly token: string;
  readonly message: "before" | "initiation" | "response";
  /** What the step mixed in: the DH result, the public key, the psk, the ciphertext. */
  readonly input: Uint8Array;
  readonly h: Uint8Array;
  readonly ck: Uint8Array;
  readonly k: Uint8Array | undefined;
}

export interface NoiseResult {
  readonly steps: readonly NoiseStep[];
  /** Messages as they travel: ephemeral key, ciphertext, tag. */
  readonly messages: readonly [Uint8Array, Uint8Array];
  /** The keys of Split: what the initiator seals with, then the responder. */
  readonly keys: readonly [Uint8Array, Uint8Array];
  /** The third output of the same HKDF. */
  readonly exporterSecret: Uint8Array;
  readonly payloads: readonly [Uint8Array, Uint8Array];
}

/** What this side does with a message: writes it with this payload, or reads these bytes. */
export type Turn = { readonly write: Uint8Array } | { readonly read: Uint8Array };

/** Runs one side through both messages. Throws if a tag does not verify. */
export function runNoise(side: NoiseSide, initiation: Turn, response: Turn): NoiseResult {
  const state = new SymmetricState();
  const isInitiator = side.role === "initiator";
  const ownPublicKey = publicKey("X25519", side.staticKey);
  state.step("before", "initialize", EMPTY, () => state.initialize());
  state.step("before", "prologue", side.prologue, () => state.mixHash(side.prologue));
  const statics = isInitiator ? [ownPublicKey, side.remoteStaticPublicKey] : [side.remoteStaticPublicKey, ownPublicKey];
  for (const [index, key] of statics.entries()) {
    state.step("before", index === 0 ? "-> s" : "<- s", key, () => state.mixHash(key));
  }

  const dh = (ours: Uint8Array, theirs: Uint8Array) => x25519(ours, theirs);
  const first = message(state, "initiation", initiation, side, (theirEphemeral) => [
    ["es", isInitiator ? dh(side.ephemeralKey, side.remoteStaticPublicKey) : dh(side.staticKey, theirEphemeral)],
    ["ss", dh(side.staticKey, side.remoteStaticPublicKey)],
  ]);
  const initiatorEphemeral = first.bytes.subarray(0, KEY_BYTES);
  const second = message(state, "response", response, side, (theirEphemeral) => [
    ["ee", dh(side.ephemeralKey, isInitiator ? theirEphemeral : initiatorEphemeral)],
    ["se", isInitiator ? dh(side.staticKey, theirEphemeral) : dh(side.ephemeralKey, side.remoteStaticPublicKey)],
  ]);
  return {
    steps: state.steps,
    messages: [first.bytes, second.bytes],
    payloads: [first.payload, second.payload],
    ...state.split(),
  };
}

type Secrets = (theirEphemeral: Uint8Array) => readonly (readonly [string, Uint8Array])[];

function message(
  state: SymmetricState,
  name: "initiation" | "response",
  turn: Turn,
  side: NoiseSide,
  secrets: Secrets,
): { bytes: Uint8Array; payload: Uint8Array } {
  const e = "write" in turn ? publicKey("X25519", side.ephemeralKey) : turn.read.subarray(0, KEY_BYTES);
  if (name === "initiation") state.step(name, "psk", side.psk, () => state.mixKeyAndHash(side.psk));
  state.step(name, "e", e, () => {
    state.mixHash(e);
    state.mixKey(e);
  });
  for (const [token, secret] of secrets(e)) state.step(name, token, secret, () => state.mixKey(secret));
  const sealed = "write" in turn ? state.encrypt(turn.write) : turn.read.subarray(KEY_BYTES);
  const payload = "write" in turn ? turn.write : state.decrypt(sealed);
  state.step(name, "payload", sealed, () => state.mixHash(sealed));
  return { bytes: concat(e, sealed), payload };
}

class SymmetricState {
  readonly steps: NoiseStep[] = [];
  #h: Uint8Array = EMPTY;
  #ck: Uint8Array = EMPTY;
  #k: Uint8Array | undefined;

  step(message: NoiseStep["message"], token: string, input: Uint8Array, run: () => void): void {
    run();
    this.steps.push({ token, message, input, h: this.#h, ck: this.#ck, k: this.#k });
  }

  initialize(): void {
    this.#h = sha256(utf8(PROTOCOL_NAME));
    this.#ck = this.#h;
  }

  mixHash(data: Uint8Array): void {
    this.#h = sha256(this.#h, data);
  }

  mixKey(input: Uint8Array): void {
    [this.#ck = EMPTY, this.#k] = this.#hkdf(input, 2);
  }

  mixKeyAndHash(input: Uint8Array): void {
    const [ck = EMPTY, digest = EMPTY, k = EMPTY] = this.#hkdf(input, 3);
    this.#ck = ck;
    this.mixHash(digest);
    this.#k = k;
  }

  encrypt(payload: Uint8Array): Uint8Array {
    return seal(this.#k ?? EMPTY, nonceOf(0), this.#h, payload);
  }

  decrypt(sealed: Uint8Array): Uint8Array {
    return open(this.#k ?? EMPTY, nonceOf(0), this.#h, sealed);
  }

  split(): Pick<NoiseResult, "keys" | "exporterSecret"> {
    const [first = EMPTY, second = EMPTY, exporterSecret = EMPTY] = this.#hkdf(EMPTY, 3);
    return { keys: [first, second], exporterSecret };
  }

  /** Section 4.3. */
  #hkdf(input: Uint8Array, outputs: number): Uint8Array[] {
    const secret = hmac(this.#ck, input);
    const results: Uint8Array[] = [];
    for (let i = 1; i <= outputs; i++) results.push(hmac(secret, results.at(-1) ?? EMPTY, Uint8Array.of(i)));
    return results;
  }
}
