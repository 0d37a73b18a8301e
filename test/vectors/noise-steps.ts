/**
 * The Noise handshake from which the keys of a link come, token by token, for test vectors. Its messages are not sent.
 *
 * Written from The Noise Protocol Framework, revision 34, sections 5 and 9, and
 * independent of src/crypto/link/noise.ts, which does not show its state.
 */

import { hmac, nonceOf, publicKey, seal, sha256, utf8, x25519 } from "./primitives.ts";

const PROTOCOL_NAME = "Noise_KKpsk0_25519_ChaChaPoly_SHA256";
const EMPTY: Uint8Array = new Uint8Array();

/** What one side has. */
export interface NoiseSide {
  readonly role: "initiator" | "responder";
  readonly prologue: Uint8Array;
  readonly psk: Uint8Array;
  /** X25519, private. */
  readonly staticKey: Uint8Array;
  readonly ephemeralKey: Uint8Array;
  readonly remoteStaticPublicKey: Uint8Array;
  readonly remoteEphemeralPublicKey: Uint8Array;
}

/** The state after one step. `k` is undefined until the first key is mixed. */
export interface NoiseStep {
  /** A token of the pattern, or "initialize", "prologue", "payload". */
  readonly token: string;
  readonly message: "before" | "first" | "second";
  /** What the step mixed in: the DH result, the public key, the psk, the tag of the empty payload. */
  readonly input: Uint8Array;
  readonly h: Uint8Array;
  readonly ck: Uint8Array;
  readonly k: Uint8Array | undefined;
}

export interface NoiseResult {
  readonly steps: readonly NoiseStep[];
  /** The keys of Split: what the initiator seals with, then the responder. */
  readonly keys: readonly [Uint8Array, Uint8Array];
  /** The third output of the same HKDF. */
  readonly exporterSecret: Uint8Array;
}

/** Computes both messages on one side. Throws if a result of X25519 is all zero. */
export function runNoise(side: NoiseSide): NoiseResult {
  const {
    staticKey,
    ephemeralKey,
    remoteStaticPublicKey: remoteStatic,
    remoteEphemeralPublicKey: remoteEphemeral,
  } = side;
  const state = new SymmetricState();
  const isInitiator = side.role === "initiator";
  const inOrder = (own: Uint8Array, remote: Uint8Array) => (isInitiator ? [own, remote] : [remote, own]);
  state.step("before", "initialize", EMPTY, () => state.initialize());
  state.step("before", "prologue", side.prologue, () => state.mixHash(side.prologue));
  for (const [index, key] of inOrder(publicKey("X25519", staticKey), remoteStatic).entries())
    state.step("before", index === 0 ? "-> s" : "<- s", key, () => state.mixHash(key));

  const ownEphemeral = publicKey("X25519", ephemeralKey);
  const [first = EMPTY, second = EMPTY] = inOrder(ownEphemeral, remoteEphemeral);
  const [ephemeralStatic, staticEphemeral] = [x25519(ephemeralKey, remoteStatic), x25519(staticKey, remoteEphemeral)];
  const [es = EMPTY, se = EMPTY] = inOrder(ephemeralStatic, staticEphemeral);
  state.step("first", "psk", side.psk, () => state.mixKeyAndHash(side.psk));
  message(state, "first", first, [
    ["es", es],
    ["ss", x25519(staticKey, remoteStatic)],
  ]);
  message(state, "second", second, [
    ["ee", x25519(ephemeralKey, remoteEphemeral)],
    ["se", se],
  ]);
  return { steps: state.steps, ...state.split() };
}

/** The tokens of a message from "e" on, and its empty payload. */
function message(
  state: SymmetricState,
  name: "first" | "second",
  e: Uint8Array,
  secrets: readonly (readonly [token: string, secret: Uint8Array])[],
): void {
  state.step(name, "e", e, () => {
    state.mixHash(e);
    state.mixKey(e);
  });
  for (const [token, secret] of secrets) state.step(name, token, secret, () => state.mixKey(secret));
  const tag = state.encrypt(EMPTY);
  state.step(name, "payload", tag, () => state.mixHash(tag));
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
