import { createHash } from "node:crypto";
import * as assert from "uvu/assert";
import { open } from "../../../src/crypto/aead.ts";
import { keyPairOf } from "../../../src/crypto/key.ts";
import { NOISE_OVERHEAD_BYTES, NoiseKK, type NoiseOptions } from "../../../src/crypto/link/noise.ts";
import { CryptoError, UsageError } from "../../../src/errors.ts";
import { suite } from "../../suite.ts";
import { NOISE_KKPSK0_VECTOR as VECTOR } from "../../vectors/noise-kkpsk0.ts";
import { fromHex, toHex } from "../hex.ts";

const test = suite("noise");

const NOTHING = new Uint8Array(0);

function sha256(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(createHash("sha256").update(Buffer.concat(parts)).digest());
}

function optionsOf(role: NoiseOptions["role"]): NoiseOptions {
  return {
    role,
    prologue: fromHex(VECTOR.prologue),
    psk: fromHex(VECTOR.psk),
    staticKeyPair: keyPairOf("X25519", fromHex(VECTOR[role].static)),
    remoteStatic: fromHex(VECTOR[role].remoteStatic),
    ephemeral: fromHex(VECTOR[role].ephemeral),
  };
}

function pair(changes: Partial<NoiseOptions> = {}): [initiator: NoiseKK, responder: NoiseKK] {
  return [new NoiseKK({ ...optionsOf("initiator"), ...changes }), new NoiseKK(optionsOf("responder"))];
}

function refuses(call: () => unknown): void {
  assert.throws(call, (error: unknown) => error instanceof CryptoError && error.code === "AUTH_FAILED");
}

test("handshake-follows-the-published-vector", () => {
  const [initiator, responder] = pair();
  const [first, second] = VECTOR.messages;
  const initiation = initiator.writeMessage(fromHex(first.payload));
  assert.is(toHex(initiation), first.ciphertext);
  assert.is(toHex(responder.readMessage(initiation)), first.payload);
  const response = responder.writeMessage(fromHex(second.payload));
  assert.is(toHex(response), second.ciphertext);
  assert.is(toHex(initiator.readMessage(response)), second.payload);
  const hashBeforePayload = sha256(fromHex(VECTOR.hashAfterFirst), response.subarray(0, 32));
  const hash = sha256(hashBeforePayload, response.subarray(32));
  for (const side of [initiator, responder]) assert.equal(side.finished?.handshakeHash, hash);
});

test("keys-open-the-transport-messages-of-the-published-vector", () => {
  const [initiator, responder] = pair();
  initiator.readMessage(responder.writeMessage(responder.readMessage(initiator.writeMessage(NOTHING))));
  assert.equal(initiator.finished?.sendKey, responder.finished?.receiveKey);
  assert.equal(initiator.finished?.receiveKey, responder.finished?.sendKey);
  assert.is.not(toHex(initiator.finished?.sendKey ?? NOTHING), toHex(initiator.finished?.receiveKey ?? NOTHING));
  for (const [i, { payload, ciphertext }] of VECTOR.messages.slice(2).entries()) {
    const key = (i % 2 === 0 ? initiator : responder).finished?.sendKey ?? NOTHING;
    const nonce = new Uint8Array(12);
    nonce[4] = Math.floor(i / 2);
    assert.is(toHex(open(key, nonce, NOTHING, fromHex(ciphertext))), payload);
  }
});

test("handshake-is-unfinished-until-both-messages-were-exchanged", () => {
  const [initiator, responder] = pair();
  const initiation = initiator.writeMessage(NOTHING);
  assert.is(initiation.length, NOISE_OVERHEAD_BYTES);
  responder.readMessage(initiation);
  assert.is(initiator.finished, undefined);
  assert.is(responder.finished, undefined);
  const response = responder.writeMessage(NOTHING);
  assert.ok(responder.finished);
  assert.is(initiator.finished, undefined);
  initiator.readMessage(response);
  assert.ok(initiator.finished);
});

const other = keyPairOf("X25519", new Uint8Array(32).fill(7));
const differences: ReadonlyArray<[what: string, changes: Partial<NoiseOptions>]> = [
  ["psk", { psk: new Uint8Array(32).fill(1) }],
  ["prologue", { prologue: fromHex(`${VECTOR.prologue}00`) }],
  ["own-static-key", { staticKeyPair: other }],
  ["remote-static-key", { remoteStatic: other.publicKey }],
];
for (const [what, changes] of differences) {
  test(`another-${what}-is-refused`, () => {
    const [initiator, responder] = pair(changes);
    refuses(() => responder.readMessage(initiator.writeMessage(NOTHING)));
  });
}

test("initiation-modified-in-any-byte-is-refused-and-the-genuine-one-still-works", () => {
  const [initiator, responder] = pair();
  const initiation = initiator.writeMessage(fromHex("00ff"));
  for (let i = 0; i < initiation.length; i++) {
    const forged = Uint8Array.from(initiation);
    forged[i] = (forged[i] ?? 0) ^ 1;
    refuses(() => responder.readMessage(forged));
  }
  assert.is(toHex(responder.readMessage(initiation)), "00ff");
});

test("response-modified-in-any-byte-is-refused-and-the-genuine-one-still-works", () => {
  const [initiator, responder] = pair();
  responder.readMessage(initiator.writeMessage(NOTHING));
  const response = responder.writeMessage(fromHex("00ff"));
  for (let i = 0; i < response.length; i++) {
    const forged = Uint8Array.from(response);
    forged[i] = (forged[i] ?? 0) ^ 1;
    refuses(() => initiator.readMessage(forged));
  }
  assert.is(initiator.finished, undefined);
  assert.is(toHex(initiator.readMessage(response)), "00ff");
});

test("message-cut-anywhere-is-refused", () => {
  const [initiator, responder] = pair();
  const initiation = initiator.writeMessage(NOTHING);
  for (let length = 0; length < initiation.length; length++) {
    refuses(() => responder.readMessage(initiation.subarray(0, length)));
  }
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
    const [initiator, responder] = pair({ remoteStatic: fromHex(point) });
    refuses(() => initiator.writeMessage(NOTHING));
    refuses(() => responder.readMessage(Buffer.concat([fromHex(point), new Uint8Array(16)])));
    const genuine = pair()[0].writeMessage(NOTHING);
    assert.equal(responder.readMessage(genuine), NOTHING);
  });
}

test("messages-out-of-turn-are-refused", () => {
  const isWrongState = (error: unknown) => error instanceof UsageError && error.code === "WRONG_STATE";
  const [initiator, responder] = pair();
  assert.throws(() => responder.writeMessage(NOTHING), isWrongState);
  assert.throws(() => initiator.readMessage(new Uint8Array(48)), isWrongState);
  const initiation = initiator.writeMessage(NOTHING);
  assert.throws(() => initiator.writeMessage(NOTHING), isWrongState);
  responder.readMessage(initiation);
  assert.throws(() => responder.readMessage(initiation), isWrongState);
  initiator.readMessage(responder.writeMessage(NOTHING));
  assert.throws(() => initiator.writeMessage(NOTHING), isWrongState);
  assert.throws(() => responder.readMessage(initiation), isWrongState);
});

test("keys-of-wrong-length-are-refused", () => {
  for (const name of ["psk", "remoteStatic", "ephemeral"] as const) {
    assert.throws(
      () => pair({ [name]: new Uint8Array(31) }),
      (error: unknown) => error instanceof UsageError,
    );
  }
});
