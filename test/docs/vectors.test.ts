/** The code reproduces the vectors of the specification, and the specification shows them unchanged. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { Capabilities } from "../../generated/chatwire/v1/capability.ts";
import { Everyone, Header, Message, Recipient } from "../../generated/chatwire/v1/message.ts";
import { createKeyExchange, nextDatagramKey } from "../../src/crypto/datagram-keys.ts";
import { fingerprint, importIdentity, publicKeys, safetyNumber, verifyPublicKeys } from "../../src/crypto/identity.ts";
import { keyPairOf } from "../../src/crypto/key.ts";
import { ScramClient } from "../../src/crypto/scram-client.ts";
import { ScramServer } from "../../src/crypto/scram-server.ts";
import { createVerifier } from "../../src/crypto/scram-verifier.ts";
import { DecodeError, ProtocolError } from "../../src/errors.ts";
import { commonFeatures } from "../../src/framing/capabilities.ts";
import { DATAGRAM_RULES, DatagramKind, encodeDatagram, readDatagramHeader } from "../../src/framing/datagram.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import { DatagramOpener, DatagramSealer } from "../../src/framing/sealed-datagram.ts";
import { LIMITS } from "../../src/limits.ts";
import { nameKey, parseName } from "../../src/name.ts";
import { PeerHandshake, type PeerHandshakeOptions } from "../../src/peering/path/handshake.ts";
import { encodeHandshakePayload } from "../../src/peering/path/handshake-payload.ts";
import { suite } from "../suite.ts";
import vectors from "../vectors/chatwire-1.json" with { type: "json" };

const test = suite("test vectors of the protocol");

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"));
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const idOf = (hex: string) => BigInt(`0x${hex}`);

test("frames-decode-and-encode", () => {
  for (const { name, header, body, frame } of vectors.frames) {
    const decoder = new FrameDecoder(LIMITS.frameBytesMax.value);
    decoder.push(bytesOf(frame));
    const bytes = decoder.next();
    assert.ok(bytes, name);
    assert.is(decoder.next(), undefined, name);
    const message = Message.decode(bytes);
    const expected = Header.create({ ...header, recipient: recipientOf(header.recipient) });
    if (expected.recipient === undefined) delete expected.recipient;
    assert.equal({ ...message.header }, { ...expected }, name);
    assert.equal(message.body, body, name);
    assert.is(hexOf(encodeFrame(expected, encodeBody(message.body))), frame, name);
  }
});

test("bad-frames-are-refused", () => {
  for (const { name, bytes, error } of vectors.badFrames) {
    const decoder = new FrameDecoder(LIMITS.frameBytesMax.value);
    decoder.push(bytesOf(bytes));
    assertThrows(() => decoder.next(), DecodeError, error, name);
  }
});

test("punch-is-empty", () => {
  const { connectionId, datagram } = vectors.datagrams.punch;
  assert.is(hexOf(encodeDatagram(DatagramKind.PUNCH, idOf(connectionId), new Uint8Array())), datagram);
  assert.is(readDatagramHeader(bytesOf(datagram))?.kind, DatagramKind.PUNCH);
});

test("sealed-datagrams-open", () => {
  const [first] = vectors.datagrams.sealed;
  assert.ok(first);
  const opener = new DatagramOpener(bytesOf(first.key), idOf(first.connectionId));
  for (const { name, packetNumber, message, datagram } of vectors.datagrams.sealed) {
    const opened = opener.open(bytesOf(datagram), 0);
    assert.is(opened?.packetNumber, packetNumber, name);
    assert.is(hexOf(opened?.message ?? new Uint8Array()), message, name);
  }
});

test("sealing-gives-the-same-datagrams", () => {
  const [first, second] = vectors.datagrams.sealed;
  assert.ok(first && second);
  const sealer = new DatagramSealer(bytesOf(first.key), idOf(first.connectionId));
  assert.is(hexOf(sealer.seal(bytesOf(first.message), 0).bytes), first.datagram);
  assert.is(hexOf(sealer.seal(bytesOf(second.message), DATAGRAM_RULES.epochMs).bytes), second.datagram);
  assert.is(hexOf(nextDatagramKey(bytesOf(first.key))), second.key);
});

test("server-datagram-keys-are-derived", () => {
  const { serverDatagramKeys: of } = vectors;
  const client = createKeyExchange(() => bytesOf(of.clientPrivateKey));
  const server = createKeyExchange(() => bytesOf(of.serverPrivateKey));
  assert.is(hexOf(client.publicKey), of.clientPublicKey);
  assert.is(hexOf(server.publicKey), of.serverPublicKey);
  const keys = [
    client.derive(server.publicKey, bytesOf(of.exporter)),
    server.derive(client.publicKey, bytesOf(of.exporter)),
  ];
  for (const { clientKey, serverKey } of keys) {
    assert.is(hexOf(clientKey), of.clientKey);
    assert.is(hexOf(serverKey), of.serverKey);
    assert.is(hexOf(nextDatagramKey(clientKey)), of.clientKeyOfEpoch1);
  }
});

test("peer-handshake-gives-the-same-bytes-and-keys", () => {
  const { peerHandshake: of } = vectors;
  const initiator = new PeerHandshake(handshakeOptions("initiator"));
  const responder = new PeerHandshake(handshakeOptions("responder"));
  assert.is(hexOf(initiator.attempt), of.initiation);
  const response = responder.answer(bytesOf(of.initiation));
  assert.is(hexOf(response ?? new Uint8Array()), of.response);
  assert.ok(initiator.complete(bytesOf(of.response)));
  assert.is(hexOf(encodeHandshakePayload(Capabilities.create(of.initiator.capabilities))), of.initiator.payload);
  assert.is(hexOf(encodeHandshakePayload(Capabilities.create(of.responder.capabilities))), of.responder.payload);
  assert.equal(initiator.remoteCapabilities, Capabilities.create(of.responder.capabilities));
  assert.equal(responder.remoteCapabilities, Capabilities.create(of.initiator.capabilities));
  const common = commonFeatures(new Set(of.initiator.capabilities.features), of.responder.capabilities.features);
  assert.equal([...common], of.agreedFeatures);
  assert.is(hexOf(initiator.keys?.sendKey ?? new Uint8Array()), of.initiatorKey);
  assert.is(hexOf(responder.keys?.sendKey ?? new Uint8Array()), of.responderKey);
  const opener = new DatagramOpener(bytesOf(of.initiatorKey), idOf(of.responder.connectionId));
  const opened = opener.open(bytesOf(of.firstDatagram), 0);
  assert.is(hexOf(opened?.message ?? new Uint8Array()), of.firstMessage);
  assert.is(Message.decode(bytesOf(of.firstMessage)).body.case, "peerPingRequest");
});

test("login-gives-the-same-messages", async () => {
  const { login: of } = vectors;
  const channelBinding = { type: "tls-exporter", data: bytesOf(of.exporter) } as const;
  const verifier = await createVerifier(of.password, bytesOf(of.salt), of.iterations);
  assert.is(hexOf(verifier.storedKey), of.storedKey);
  assert.is(hexOf(verifier.serverKey), of.serverKey);
  assert.equal(await createVerifier(of.preparedPassword, bytesOf(of.salt), of.iterations), verifier);

  const client = new ScramClient({
    name: of.name,
    password: of.password,
    nonce: of.clientNonce,
    iterationsMax: of.iterations,
    channelBinding,
  });
  const server = new ScramServer({
    verifierOf: () => verifier,
    nameKey,
    nonce: of.serverNonce,
    secret: new Uint8Array(32),
    iterationsOf: () => of.iterations,
    channelBinding,
  });
  assert.is(client.first(), of.clientFirst);
  assert.is(server.handleFirst(of.clientFirst), of.serverFirst);
  assert.is(await client.final(of.serverFirst), of.clientFinal);
  assert.equal(server.handleFinal(of.clientFinal), { serverFinal: of.serverFinal, name: of.name });
  client.verify(of.serverFinal);
});

test("identity-gives-the-same-signature-and-fingerprint", () => {
  const { identity: of } = vectors;
  const identity = importIdentity(bytesOf(`01${of.signingPrivateKey}${of.agreementPrivateKey}`));
  const keys = publicKeys(identity);
  assert.is(hexOf(keys.signingKey), of.signingKey);
  assert.is(hexOf(keys.agreementKey), of.agreementKey);
  assert.is(hexOf(keys.signature), of.signature);
  assert.ok(verifyPublicKeys(keys));
  assert.is(fingerprint(keys.signingKey), of.fingerprint);
});

test("safety-number-is-the-same-from-both-sides", () => {
  const { users, number } = vectors.identity.safetyNumber;
  const [a, b] = users.map(({ name, signingKey }) => ({ name, signingKey: bytesOf(signingKey) }));
  assert.ok(a && b);
  assert.is(safetyNumber(a, b), number);
  assert.is(safetyNumber(b, a), number);
});

test("names-are-normalized-and-compared", () => {
  for (const { name, registered, key } of vectors.names) {
    assert.is(parseName(name, LIMITS.nameCharactersMax.value), registered);
    assert.is(nameKey(name), key);
  }
  for (const { name, error } of vectors.badNames) {
    assertThrows(() => parseName(name, LIMITS.nameCharactersMax.value), ProtocolError, error, JSON.stringify(name));
  }
});

test("specification-shows-the-vectors", async () => {
  const text = await readFile(join(import.meta.dirname, "../../proto/PROTOCOL.md"), "utf8");
  const shown = [...text.matchAll(/<!-- vector: (\S+) -->\n\n```text\n([\s\S]*?)```/g)];
  assert.ok(shown.length >= 7);
  assert.is(shown.length, text.match(/<!-- vector:/g)?.length);
  for (const [, path = "", block = ""] of shown) assert.is(readHexBlock(block), vectorAt(path), path);
  assert.ok(text.includes(vectors.datagrams.sealed[1]?.key ?? "no key"));
  assert.ok(text.includes(vectors.identity.safetyNumber.number));
});

/** Hexadecimal digits in pairs. Two spaces begin a comment. */
function readHexBlock(block: string): string {
  const lines = block.trimEnd().split("\n");
  return lines.map((line) => (line.trim().split(/ {2,}/)[0] ?? "").replaceAll(" ", "")).join("");
}

function vectorAt(path: string): string | undefined {
  const [group, name, part] = path.split("/");
  if (group === "frames") return vectors.frames.find((frame) => frame.name === name)?.frame;
  if (group === "peerHandshake") return handshakeVector(name);
  const sealed = vectors.datagrams.sealed.find((datagram) => datagram.name === name);
  return part === "message" ? sealed?.message : sealed?.datagram;
}

/** The document leaves out the padding, and what seals it. */
function handshakeVector(name: string | undefined): string | undefined {
  const { initiation, initiator } = vectors.peerHandshake;
  if (name === "initiation") return initiation.slice(0, 2 * (17 + 32));
  return name === "payload" ? initiator.payload.replace(/(?:00)+$/, "") : undefined;
}

function recipientOf(recipient: string): Recipient | undefined {
  if (recipient === "") return undefined;
  if (recipient === "everyone") return Recipient.create({ target: { case: "everyone", value: Everyone.create() } });
  return Recipient.create({ target: { case: "user", value: recipient } });
}

function handshakeOptions(role: "initiator" | "responder"): PeerHandshakeOptions {
  const { peerHandshake: of } = vectors;
  const [own, other] = role === "initiator" ? [of.initiator, of.responder] : [of.responder, of.initiator];
  const localKeys = keyPairOf("X25519", bytesOf(own.privateKey));
  assert.is(hexOf(localKeys.publicKey), own.publicKey);
  return {
    role,
    introductionId: of.introductionId,
    remoteConnectionId: idOf(other.connectionId),
    localKeys,
    remoteAgreementKey: bytesOf(other.publicKey),
    psk: bytesOf(of.psk),
    capabilities: Capabilities.create(own.capabilities),
    random: () => bytesOf(own.ephemeral),
  };
}

function assertThrows(
  run: () => unknown,
  type: typeof DecodeError | typeof ProtocolError,
  code: string,
  what: string,
): void {
  try {
    run();
  } catch (error) {
    assert.instance(error, type, what);
    assert.is(error instanceof DecodeError || error instanceof ProtocolError ? error.code : "", code, what);
    return;
  }
  assert.unreachable(`${what} was taken.`);
}
