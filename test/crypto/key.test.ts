import { randomBytes } from "node:crypto";
import * as assert from "uvu/assert";
import { agree, createKeyPair, keyPairOf } from "../../src/crypto/key.ts";
import { CryptoError, UsageError } from "../../src/errors.ts";
import { suite } from "../suite.ts";
import { fromHex, toHex } from "./hex.ts";

const test = suite("keys");

test("x25519-follows-rfc-7748-section-6.1", () => {
  const alice = keyPairOf("X25519", fromHex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"));
  const bob = keyPairOf("X25519", fromHex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"));
  assert.is(toHex(alice.publicKey), "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
  assert.is(toHex(bob.publicKey), "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
  const secret = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";
  assert.is(toHex(agree(alice, bob.publicKey)), secret);
  assert.is(toHex(agree(bob, alice.publicKey)), secret);
});

test("ed25519-follows-rfc-8032-section-7.1", () => {
  const pair = keyPairOf("Ed25519", fromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
  assert.is(toHex(pair.publicKey), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
});

test("agreement-with-a-low-order-point-is-refused", () => {
  const ours = createKeyPair("X25519", randomBytes);
  for (const point of [new Uint8Array(32), new Uint8Array(32).fill(1, 0, 1)]) {
    assert.throws(
      () => agree(ours, point),
      (error: unknown) => error instanceof CryptoError && error.code === "AUTH_FAILED",
    );
  }
});

test("key-of-wrong-length-is-refused", () => {
  for (const length of [0, 31, 33, 64]) {
    const isUsageError = (error: unknown) => error instanceof UsageError;
    assert.throws(() => keyPairOf("X25519", new Uint8Array(length)), isUsageError);
    assert.throws(() => agree(keyPairOf("X25519", new Uint8Array(32).fill(9)), new Uint8Array(length)), isUsageError);
  }
});
