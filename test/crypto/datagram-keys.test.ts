import { randomBytes } from "node:crypto";
import * as assert from "uvu/assert";
import { createKeyExchange, nextDatagramKey } from "../../src/crypto/datagram-keys.ts";
import { CryptoError, UsageError } from "../../src/errors.ts";
import { suite } from "../suite.ts";
import { toHex } from "./hex.ts";

const test = suite("datagram keys");

const EXPORTER = new Uint8Array(32).fill(3);

test("client-and-server-derive-the-same-two-keys", () => {
  const [client, server] = [createKeyExchange(randomBytes), createKeyExchange(randomBytes)];
  const keys = client.derive(server.publicKey, EXPORTER);
  assert.equal(server.derive(client.publicKey, EXPORTER), keys);
  assert.is.not(toHex(keys.clientKey), toHex(keys.serverKey));
  assert.equal([keys.clientKey.length, keys.serverKey.length], [32, 32]);
});

test("keys-depend-on-the-tls-session-and-on-the-exchange", () => {
  const [client, server, other] = [1, 2, 3].map(() => createKeyExchange(randomBytes));
  if (client === undefined || server === undefined || other === undefined) throw new Error("No key exchange.");
  const seen = [
    client.derive(server.publicKey, EXPORTER),
    client.derive(server.publicKey, new Uint8Array(32)),
    other.derive(server.publicKey, EXPORTER),
  ].flatMap(({ clientKey, serverKey }) => [toHex(clientKey), toHex(serverKey)]);
  assert.is(new Set(seen).size, 6);
});

// The expected values were computed with Python's hmac, from the description in proto/PROTOCOL.md.
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
