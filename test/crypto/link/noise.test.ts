import { createHash } from "node:crypto";
import * as assert from "uvu/assert";
import { open } from "../../../src/crypto/aead.ts";
import { keyPairOf } from "../../../src/crypto/key.ts";
import { type NoiseHandshake, type NoiseInputs, noiseKK } from "../../../src/crypto/link/noise.ts";
import { CryptoError, UsageError } from "../../../src/errors.ts";
import { suite } from "../../suite.ts";
import { NOISE_KKPSK0_VECTOR as VECTOR } from "../../vectors/noise-kkpsk0.ts";
import { fromHex, toHex } from "../hex.ts";

const test = suite("noise");

const NOTHING = new Uint8Array(0);

function sha256(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(createHash("sha256").update(Buffer.concat(parts)).digest());
}

function inputsOf(role: NoiseInputs["role"]): NoiseInputs {
  const other = role === "initiator" ? "responder" : "initiator";
  return {
    role,
    prologue: fromHex(VECTOR.prologue),
    psk: fromHex(VECTOR.psk),
    staticKeys: keyPairOf("X25519", fromHex(VECTOR[role].static)),
    ephemeralKeys: keyPairOf("X25519", fromHex(VECTOR[role].ephemeral)),
    remoteStatic: fromHex(VECTOR[role].remoteStatic),
    remoteEphemeral: keyPairOf("X25519", fromHex(VECTOR[other].ephemeral)).publicKey,
  };
}

function bothSides(changes: Partial<NoiseInputs> = {}): [initiator: NoiseHandshake, responder: NoiseHandshake] {
  return [noiseKK({ ...inputsOf("initiator"), ...changes }), noiseKK(inputsOf("responder"))];
}

test("both-sides-compute-the-messages-of-the-published-vector", () => {
  const [first, second] = VECTOR.messages;
  const payloads = [fromHex(first.payload), fromHex(second.payload)] as const;
  for (const role of ["initiator", "responder"] as const) {
    const { messages, handshakeHash } = noiseKK(inputsOf(role), payloads);
    assert.equal(messages.map(toHex), [first.ciphertext, second.ciphertext]);
    const hashBeforePayload = sha256(fromHex(VECTOR.hashAfterFirst), messages[1].subarray(0, 32));
    assert.equal(handshakeHash, sha256(hashBeforePayload, messages[1].subarray(32)));
  }
});

test("keys-open-the-transport-messages-of-the-published-vector", () => {
  const [initiator, responder] = bothSides();
  assert.equal(initiator.sendKey, responder.receiveKey);
  assert.equal(initiator.receiveKey, responder.sendKey);
  assert.equal(initiator.exporterSecret, responder.exporterSecret);
  assert.is.not(toHex(initiator.sendKey), toHex(initiator.receiveKey));
  // The chaining key does not depend on the payloads.
  for (const [i, { payload, ciphertext }] of VECTOR.messages.slice(2).entries()) {
    const { sendKey } = i % 2 === 0 ? initiator : responder;
    const nonce = new Uint8Array(12);
    nonce[4] = Math.floor(i / 2);
    assert.is(toHex(open(sendKey, nonce, NOTHING, fromHex(ciphertext))), payload);
  }
});

const other = keyPairOf("X25519", new Uint8Array(32).fill(7));
const differences: ReadonlyArray<[what: string, changes: Partial<NoiseInputs>]> = [
  ["psk", { psk: new Uint8Array(32).fill(1) }],
  ["own-static-key", { staticKeys: other }],
  ["own-ephemeral-key", { ephemeralKeys: other }],
  ["remote-static-key", { remoteStatic: other.publicKey }],
  ["remote-ephemeral-key", { remoteEphemeral: other.publicKey }],
];
for (const [what, changes] of differences) {
  test(`sides-with-another-${what}-have-other-keys`, () => {
    const [initiator, responder] = bothSides(changes);
    assert.is.not(toHex(initiator.sendKey), toHex(responder.receiveKey));
    assert.is.not(toHex(initiator.receiveKey), toHex(responder.sendKey));
    assert.is.not(toHex(initiator.exporterSecret), toHex(responder.exporterSecret));
    assert.is.not(toHex(initiator.handshakeHash), toHex(responder.handshakeHash));
  });
}

test("sides-with-another-prologue-have-another-hash", () => {
  const [initiator, responder] = bothSides({ prologue: fromHex(`${VECTOR.prologue}00`) });
  assert.is.not(toHex(initiator.handshakeHash), toHex(responder.handshakeHash));
});

// RFC 7748, section 6.1 recommends the check. These are the points whose order divides 8.
const LOW_ORDER_POINTS = [
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
  "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
];

for (const point of LOW_ORDER_POINTS) {
  test(`low-order-point-is-refused-${point.slice(0, 4)}`, () => {
    for (const role of ["initiator", "responder"] as const)
      for (const key of ["remoteStatic", "remoteEphemeral"])
        assert.throws(
          () => noiseKK({ ...inputsOf(role), [key]: fromHex(point) }),
          (error: unknown) => error instanceof CryptoError && error.code === "AUTH_FAILED",
        );
  });
}

test("keys-of-wrong-length-are-refused", () => {
  for (const name of ["psk", "remoteStatic", "remoteEphemeral"] as const) {
    assert.throws(
      () => bothSides({ [name]: new Uint8Array(31) }),
      (error: unknown) => error instanceof UsageError,
    );
  }
});
