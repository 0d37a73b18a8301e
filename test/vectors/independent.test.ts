/** The committed vectors, recomputed by node:crypto and protobufjs, without the library. */

import { constants, createPublicKey, verify } from "node:crypto";
import { join } from "node:path";
import type protobuf from "protobufjs";
import * as assert from "uvu/assert";
import file from "../../vectors/chatwire-1.json" with { type: "json" };
import { loadStock } from "../codegen/stock.ts";
import { suite } from "../suite.ts";
import {
  concat,
  ed25519Sign,
  ed25519Verify,
  hkdf,
  hmac,
  nextKey,
  open,
  pbkdf2,
  publicKey,
  scrypt,
  sealDatagram,
  sha256,
  uint64,
  utf8,
  x25519,
  xor,
} from "./primitives.ts";
import { bytesOf, hex } from "./vector.ts";

const test = suite("test vectors without the library");

const { groups } = file;
const HEADER_BYTES = 17;
const EPOCH = 2 ** 20;

/** The keys of names, by hand. */
const NAME_KEYS: Readonly<Record<string, string>> = {
  Ada: "ada",
  grace: "grace",
  "STRA\u1e9eE": "strasse",
  "\u03a3\u0391\u03a3": "\u03c3\u03b1\u03c3",
};

const message = loadStock(join(import.meta.dirname, "../../proto")).lookupType("chatwire.v1.Message");

test("frames-decode-with-another-implementation-of-protobuf", () => {
  const frames = [...groups.frames, ...groups.goodFrames].map(({ name, given, expect }) => ({
    name,
    frame: "frame" in expect ? expect.frame : "frame" in given ? given.frame : "",
    json: "message" in given ? given.message : "message" in expect ? expect.message : undefined,
  }));
  for (const { name, frame, json } of frames) {
    const bytes = bytesOf(frame);
    const end = bytes.findIndex((byte) => byte < 128) + 1;
    const decoded = message.decode(bytes.subarray(end));
    assert.equal(plain(decoded), plain(message.fromObject(camelToSnake(json))), name);
  }
});

test("sealed-datagrams-have-these-bytes", () => {
  for (const { name, given, expect } of groups.sealing) {
    const id = BigInt(`0x${given.connectionId}`);
    const sealed = sealDatagram(bytesOf(given.key), id, given.packetNumber, bytesOf(given.message));
    assert.is(hex(sealed), expect.datagram, name);
    const opened = open(
      bytesOf(given.key),
      bytesOf(expect.nonce),
      bytesOf(expect.associatedData),
      bytesOf(expect.datagram).subarray(HEADER_BYTES),
    );
    assert.is(hex(opened), given.message, name);
  }
});

test("keys-of-epochs-follow-from-each-other", () => {
  for (const { name, given, expect } of groups.epochKeys) {
    assert.is(expect.keys[0], given.key, name);
    for (const [epoch, key] of expect.keys.slice(1).entries())
      assert.is(hex(nextKey(bytesOf(expect.keys[epoch] ?? ""))), key, name);
  }
});

test("received-datagrams-open-or-are-dropped", () => {
  for (const { name, given, expect } of groups.receivedDatagrams) {
    const receiver = new SlowReceiver(bytesOf(given.key), given.windowPackets);
    const results = given.datagrams.map(({ atMs, datagram }) => receiver.result(bytesOf(datagram), atMs));
    assert.equal(results, expect.results, name);
  }
});

test("keys-between-client-and-server-are-derived", () => {
  for (const { name, given, expect } of groups.clientServerDatagrams) {
    const secret = x25519(bytesOf(given.clientPrivateKey), bytesOf(expect.serverPublicKey));
    assert.is(hex(secret), expect.secret, name);
    assert.is(hex(x25519(bytesOf(given.serverPrivateKey), bytesOf(expect.clientPublicKey))), expect.secret, name);
    const keys = hkdf(secret, bytesOf(given.exporter), "chatwire datagram keys", 64);
    assert.is(hex(keys), expect.clientKey + expect.serverKey, name);
    assert.is(hex(nextKey(keys.subarray(0, 32))), expect.clientKeyOfEpoch1, name);
  }
});

test("datagrams-of-the-relay-have-this-header-and-tag", () => {
  const kinds: Readonly<Record<string, number>> = {
    "first-bind": 6,
    "bind-with-the-token": 6,
    "bind-after-leaving": 6,
    challenge: 7,
    bound: 8,
  };
  for (const { name, given, expect } of groups.relayDatagrams) {
    const header = [
      Uint8Array.of(((kinds[name] ?? 5) << 4) | 1),
      bytesOf(given.relayId),
      uint64(BigInt(given.sequence)),
    ];
    const untagged = concat(...header, bytesOf(given.content));
    const tag = sha256(concat(bytesOf(given.key), untagged)).subarray(0, name === "relayed-to-the-client" ? 0 : 8);
    assert.is(hex(concat(untagged, tag)), expect.datagram, name);
  }
});

test("passwords-log-in-with-these-messages", () => {
  for (const { name, given, expect } of groups.passwordLogins) {
    const prepared = given.password.replace(/\p{Zs}/gu, " ").normalize("NFC");
    assert.is(hex(utf8(prepared)), expect.preparedPassword, name);
    const salted = pbkdf2(prepared, bytesOf(given.salt), given.iterations);
    const clientKey = hmac(salted, "Client Key");
    const storedKey = sha256(clientKey);
    const serverKey = hmac(salted, "Server Key");
    const binding = concat(utf8(given.exporter === null ? "n,," : "p=tls-exporter,,"), bytesOf(given.exporter ?? ""));
    const bare = `n=${given.name.replaceAll("=", "=3D").replaceAll(",", "=2C")},r=${given.clientNonce}`;
    const salt = Buffer.from(bytesOf(given.salt)).toString("base64");
    const serverFirst = `r=${given.clientNonce}${given.serverNonce},s=${salt},i=${given.iterations}`;
    const final = `c=${Buffer.from(binding).toString("base64")},r=${given.clientNonce}${given.serverNonce}`;
    const authMessage = `${bare},${serverFirst},${final}`;
    const proof = xor(clientKey, hmac(storedKey, authMessage));
    assert.equal(
      { ...expect },
      {
        preparedPassword: hex(utf8(prepared)),
        saltedPassword: hex(salted),
        clientKey: hex(clientKey),
        storedKey: hex(storedKey),
        serverKey: hex(serverKey),
        channelBinding: hex(binding),
        authMessage,
        clientSignature: hex(hmac(storedKey, authMessage)),
        proof: hex(proof),
        serverSignature: hex(hmac(serverKey, authMessage)),
        clientFirst: `${given.exporter === null ? "n,," : "p=tls-exporter,,"}${bare}`,
        serverFirst,
        clientFinal: `${final},p=${Buffer.from(proof).toString("base64")}`,
        serverFinal: `v=${Buffer.from(hmac(serverKey, authMessage)).toString("base64")}`,
      },
      name,
    );
  }
});

test("example-of-the-rfc-is-that-of-the-rfc", () => {
  const example = groups.passwordLogins.find(({ name }) => name === "example-of-rfc-7677")?.expect;
  assert.ok(example?.clientFinal.endsWith(",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="));
  assert.is(example?.serverFinal, "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
});

test("devices-sign-these-bytes", () => {
  const [overTls] = groups.deviceLogins;
  for (const { name, given, expect } of groups.deviceLogins) {
    const signed = concat(
      utf8("chatwire device login"),
      bytesOf(given.deviceId),
      bytesOf(given.challenge),
      given.exporter === null ? new Uint8Array(32) : bytesOf(given.exporter),
      bytesOf(expect.signingKey),
      bytesOf(expect.agreementKey),
      bytesOf(expect.signatureOfKeys),
    );
    assert.is(hex(signed), expect.signed, name);
    assert.is(hex(ed25519Sign(bytesOf(given.devicePrivateKey), signed)), expect.signature, name);
    assert.is(hex(publicKey("Ed25519", bytesOf(given.devicePrivateKey))), expect.devicePublicKey, name);
  }
  for (const { name, given } of groups.refusedDeviceLogins) {
    const signature = bytesOf(given.signature);
    const key = bytesOf(overTls?.expect.devicePublicKey ?? "");
    assert.not.ok(ed25519Verify(key, bytesOf(overTls?.expect.signed ?? ""), signature), name);
  }
});

test("announced-conversations-have-these-values", () => {
  for (const { name, given, expect } of groups.announcedConversations) {
    const info = concat(
      utf8("chatwire announced conversation"),
      ...[given.inviter, given.invited].map((user) => lengthAndKey(user)),
    );
    // HKDF (RFC 5869), in its two steps.
    const extracted = hmac(bytesOf(given.salt), bytesOf(given.exporterSecret));
    const id = hmac(extracted, info, Uint8Array.of(1));
    const inviterProof = hmac(extracted, id, info, Uint8Array.of(2));
    const invitedProof = hmac(extracted, inviterProof, info, Uint8Array.of(3));
    const shown = { announcedId: hex(id), inviterProof: hex(inviterProof), invitedProof: hex(invitedProof) };
    assert.equal({ ...expect }, shown, name);
  }
});

/** The key of a name, which is shorter than 256 bytes, after its length in 2 bytes. */
function lengthAndKey(name: string): Uint8Array {
  const key = utf8(NAME_KEYS[name] ?? "");
  return concat(Uint8Array.of(0, key.length), key);
}

test("identities-are-signed-and-have-these-fingerprints", () => {
  const context = utf8("chatwire agreement key");
  for (const { name, given, expect } of groups.identities) {
    const signingKey = publicKey("Ed25519", bytesOf(given.signingPrivateKey));
    const agreementKey = publicKey("X25519", bytesOf(given.agreementPrivateKey));
    const signature = ed25519Sign(bytesOf(given.signingPrivateKey), concat(context, agreementKey));
    const digest = Buffer.from(sha256(signingKey)).toString("base64").replace("=", "");
    assert.equal(
      { ...expect },
      {
        signingKey: hex(signingKey),
        agreementKey: hex(agreementKey),
        signature: hex(signature),
        fingerprint: `SHA256:${digest}`,
      },
      name,
    );
  }
});

test("safety-numbers-are-these", () => {
  for (const { name, given, expect } of groups.safetyNumbers) {
    const entries = given.users.map((user) => {
      const lower = utf8(user.name.normalize("NFC").toLowerCase());
      return concat(bytesOf(user.signingKey), Uint8Array.of(lower.length >> 8, lower.length & 255), lower);
    });
    const digest = scrypt(concat(...entries.sort(Buffer.compare)), "chatwire safety number", 30);
    const numbers = [0, 5, 10, 15, 20, 25].map((at) => BigInt(`0x${hex(digest.subarray(at, at + 5))}`) % 100_000n);
    assert.is(numbers.map((number) => String(number).padStart(5, "0")).join(" "), expect.safetyNumber, name);
  }
});

test("certificates-have-these-fingerprints", () => {
  for (const { name, given, expect } of groups.certificates)
    assert.is(hex(sha256(subjectPublicKeyInfo(bytesOf(given.certificate)))), expect.fingerprint, name);
});

test("next-keys-are-signed-by-the-present-one", () => {
  const context = utf8("chatwire next server key\0");
  for (const { name, given, expect } of groups.nextKeys) {
    const [serverKey, next, signature] = [given.serverKey, given.fingerprint, given.signature].map(bytesOf);
    if (serverKey === undefined || next === undefined || signature === undefined) throw new Error(name);
    const text = concat(new Uint8Array(64).fill(0x20), context, sha256(serverKey), next);
    const key = createPublicKey({ key: Buffer.from(serverKey), type: "spki", format: "der" });
    const [hash, options] =
      key.asymmetricKeyType === "ed25519"
        ? [null, {}]
        : key.asymmetricKeyType === "rsa"
          ? ["sha256", { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }]
          : [key.asymmetricKeyDetails?.namedCurve === "secp384r1" ? "sha384" : "sha256", {}];
    assert.is(next.length === 32 && verify(hash, text, { key, ...options }, signature), expect.accepted, name);
  }
});

/** The seventh of the fields of a certificate's first part (RFC 5280, section 4.1). */
function subjectPublicKeyInfo(certificate: Uint8Array): Uint8Array {
  /** Where the content of the element at `at` begins, and where the element ends. */
  const element = (at: number): { content: number; end: number } => {
    const first = certificate[at + 1] ?? 0;
    const more = first < 128 ? 0 : first - 128;
    const length = more === 0 ? first : Number(`0x${hex(certificate.subarray(at + 2, at + 2 + more))}`);
    return { content: at + 2 + more, end: at + 2 + more + length };
  };
  let at = element(element(0).content).content;
  for (let field = 1; field < 7; field++) at = element(at).end;
  return certificate.subarray(at, element(at).end);
}

/** A receiver of datagrams that remembers every number and derives every key again. */
class SlowReceiver {
  readonly #key: Uint8Array;
  readonly #windowPackets: number;
  readonly #arrived = new Set<number>();
  /** The highest number of each epoch. */
  readonly #highest = new Map<number, number>();
  #epoch = 0;
  #previousUntilMs = 0;

  constructor(key: Uint8Array, windowPackets: number) {
    this.#key = key;
    this.#windowPackets = windowPackets;
  }

  result(datagram: Uint8Array, atMs: number): "opened" | "dropped" {
    const packetNumber = Number(BigInt(`0x${hex(datagram.subarray(9, HEADER_BYTES))}`));
    const epoch = Math.floor(packetNumber / EPOCH);
    const isPrevious = epoch === this.#epoch - 1 && atMs < this.#previousUntilMs;
    if (!isPrevious && (epoch < this.#epoch || epoch > this.#epoch + 4)) return "dropped";
    const highest = this.#highest.get(epoch) ?? 0;
    if (this.#arrived.has(packetNumber) || packetNumber <= highest - this.#windowPackets) return "dropped";
    if (!this.#opens(datagram, epoch)) return "dropped";
    this.#arrived.add(packetNumber);
    this.#highest.set(epoch, Math.max(highest, packetNumber));
    if (epoch > this.#epoch) {
      this.#epoch = epoch;
      this.#previousUntilMs = atMs + 30_000;
    }
    return "opened";
  }

  #opens(datagram: Uint8Array, epoch: number): boolean {
    let key = this.#key;
    for (let each = 0; each < epoch; each++) key = nextKey(key);
    const nonce = concat(new Uint8Array(4), datagram.subarray(9, HEADER_BYTES));
    try {
      open(key, nonce, datagram.subarray(0, HEADER_BYTES), datagram.subarray(HEADER_BYTES));
      return true;
    } catch {
      return false;
    }
  }
}

/** The known fields of a message, in one form for both sides of a comparison. */
function plain(decoded: protobuf.Message): unknown {
  return message.toObject(decoded, { longs: String, enums: Number, bytes: String, defaults: true });
}

/** protobufjs knows the fields by the names of the schema. */
function camelToSnake(value: unknown): Record<string, unknown> {
  const convert = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(convert);
    if (typeof each !== "object" || each === null) return each;
    const entries = Object.entries(each).map(([name, child]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      convert(child),
    ]);
    return Object.fromEntries(entries);
  };
  const converted = convert(value);
  return typeof converted === "object" && converted !== null ? { ...converted } : {};
}
