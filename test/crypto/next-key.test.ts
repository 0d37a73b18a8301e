import { constants, createHash, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import * as assert from "uvu/assert";
import { signNextKey, verifyNextKey } from "../../src/crypto/next-key.ts";
import { CryptoError, UsageError } from "../../src/errors.ts";
import { suite } from "../suite.ts";

const test = suite("announced key");
const next = new Uint8Array(32).fill(7);

const KEYS = {
  "P-256": generateKeyPairSync("ec", { namedCurve: "P-256" }),
  "P-384": generateKeyPairSync("ec", { namedCurve: "P-384" }),
  "P-521": generateKeyPairSync("ec", { namedCurve: "P-521" }),
  RSA: generateKeyPairSync("rsa", { modulusLength: 2_048 }),
  "RSA-PSS": generateKeyPairSync("rsa-pss", { modulusLength: 2_048 }),
  Ed25519: generateKeyPairSync("ed25519"),
  Ed448: generateKeyPairSync("ed448"),
};

for (const [kind, { publicKey, privateKey }] of Object.entries(KEYS)) {
  test(`${kind.toLowerCase()}-key-announces-another-one`, () => {
    const serverKey = publicKey.export({ type: "spki", format: "der" });
    const signature = signNextKey(privateKey.export({ type: "pkcs8", format: "pem" }).toString(), next);
    verifyNextKey(serverKey, next, signature);
    const refused = (key: Uint8Array, fingerprint: Uint8Array, signed: Uint8Array): void =>
      assert.throws(
        () => verifyNextKey(key, fingerprint, signed),
        (error: unknown) => error instanceof CryptoError && error.code === "AUTH_FAILED",
      );
    refused(serverKey, new Uint8Array(32).fill(8), signature);
    refused(serverKey, next, signature.slice(1));
    refused(serverKey, next, new Uint8Array());
    for (const other of Object.values(KEYS))
      if (other.publicKey !== publicKey)
        refused(other.publicKey.export({ type: "spki", format: "der" }), next, signature);
  });
}

test("announcement-signs-context-present-key-and-next-key", () => {
  const { publicKey, privateKey } = KEYS.RSA;
  const serverKey = publicKey.export({ type: "spki", format: "der" });
  const text = Buffer.concat([
    Buffer.from(" ".repeat(64)),
    Buffer.from("chatwire next server key\0"),
    createHash("sha256").update(serverKey).digest(),
    next,
  ]);
  const signature = signNextKey(privateKey.export({ type: "pkcs8", format: "pem" }).toString(), next);
  const key = createPublicKey({ key: serverKey, type: "spki", format: "der" });
  assert.ok(verify("sha256", text, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }, signature));
});

test("fingerprint-of-another-length-is-refused-although-it-is-signed", () => {
  const { publicKey, privateKey } = KEYS.Ed25519;
  const signature = signNextKey(privateKey.export({ type: "pkcs8", format: "pem" }).toString(), next.subarray(1));
  const serverKey = publicKey.export({ type: "spki", format: "der" });
  assert.throws(() => verifyNextKey(serverKey, next.subarray(1), signature), /without the signature/);
});

test("key-of-another-kind-cannot-announce", () => {
  for (const { privateKey } of [
    generateKeyPairSync("ec", { namedCurve: "secp256k1" }),
    generateKeyPairSync("rsa-pss", {
      modulusLength: 2_048,
      hashAlgorithm: "sha384",
      mgf1HashAlgorithm: "sha384",
    }),
  ])
    assert.throws(
      () => signNextKey(privateKey.export({ type: "pkcs8", format: "pem" }).toString(), next),
      (error: unknown) => error instanceof UsageError && /cannot announce another key/.test(error.message),
    );
});
