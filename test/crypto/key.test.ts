import { randomBytes } from "node:crypto";
import * as assert from "uvu/assert";
import { createKeyExchange, nextDatagramKey } from "../../src/crypto/datagram-keys.ts";
import { agree, createKeyPair, keyPairOf } from "../../src/crypto/key.ts";
import { CryptoError, UsageError } from "../../src/errors.ts";
import { suite } from "../suite.ts";

const test = suite("keys");

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, "hex"));
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

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

const EXPORTER = new Uint8Array(32).fill(3);

test("client-and-server-derive-the-same-two-keys", () => {
  const [client, server] = [createKeyExchange(randomBytes), createKeyExchange(randomBytes)];
  const keys = client.derive(server.publicKey, EXPORTER);
  assert.equal(server.derive(client.publicKey, EXPORTER), keys);
  assert.is.not(toHex(keys.clientKey), toHex(keys.serverKey));
  assert.equal([keys.clientKey.length, keys.serverKey.length], [32, 32]);
});

test("keys-hang-on-the-tls-session-and-on-the-exchange", () => {
  const [client, server, other] = [1, 2, 3].map(() => createKeyExchange(randomBytes));
  if (client === undefined || server === undefined || other === undefined) throw new Error("No key exchange.");
  const seen = [
    client.derive(server.publicKey, EXPORTER),
    client.derive(server.publicKey, new Uint8Array(32)),
    other.derive(server.publicKey, EXPORTER),
  ].flatMap(({ clientKey, serverKey }) => [toHex(clientKey), toHex(serverKey)]);
  assert.is(new Set(seen).size, 6);
});

// Computed a second time with Python's hmac, from the description in proto/PROTOCOL.md.
test("derived-keys-do-not-change-between-versions", () => {
  const client = createKeyExchange((length) => new Uint8Array(length).fill(1));
  const server = createKeyExchange((length) => new Uint8Array(length).fill(2));
  const { clientKey, serverKey } = client.derive(server.publicKey, EXPORTER);
  assert.is(toHex(clientKey), "06938fcb1a1a3d0e14e9daffc46fcc8f01bf561b0f944d30af87220cd20d164b");
  assert.is(toHex(serverKey), "521cab7bee27b2fbdebd0ba60ab0f785708f2b76c231a703e49e2f9a3406ff6f");
  assert.is(toHex(nextDatagramKey(clientKey)), "5072aa57f735e0f782843aebeab782b4a7049ba584f51de6cfedfcdfc396282f");
});

test("exporter-of-wrong-length-and-low-order-key-are-refused", () => {
  const exchange = createKeyExchange(randomBytes);
  assert.throws(
    () => exchange.derive(createKeyExchange(randomBytes).publicKey, new Uint8Array(31)),
    (error: unknown) => error instanceof UsageError,
  );
  assert.throws(
    () => exchange.derive(new Uint8Array(32), EXPORTER),
    (error: unknown) => error instanceof CryptoError,
  );
});
