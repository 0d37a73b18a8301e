import * as assert from "uvu/assert";
import { Capabilities, Feature } from "../../../generated/chatwire/v1/capability.ts";
import { createKeyPair } from "../../../src/crypto/key.ts";
import { HandshakeCheck } from "../../../src/crypto/link/handshake-check.ts";
import { NoiseKK } from "../../../src/crypto/link/noise.ts";
import { DatagramKind, encodeDatagram, readDatagramHeader } from "../../../src/framing/datagram.ts";
import { PeerHandshake, type PeerHandshakeOptions } from "../../../src/peering/path/handshake.ts";
import { encodeHandshakePayload } from "../../../src/peering/path/handshake-payload.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { suite } from "../../suite.ts";

const test = suite("peer handshake");

const seeded = new SeededRandom(1);
const random = (length: number) => seeded.bytes(length);
const ada = createKeyPair("X25519", random);
const grace = createKeyPair("X25519", random);
const psk = random(32);
const capabilities = Capabilities.create({ versions: [1], features: [Feature.MEDIA] });

function createInitiator(options: Partial<PeerHandshakeOptions> = {}): PeerHandshake {
  return new PeerHandshake({
    role: "initiator",
    introductionId: 5,
    remoteConnectionId: 2n,
    localKeys: ada,
    remoteAgreementKey: grace.publicKey,
    psk,
    capabilities,
    random,
    ...options,
  });
}

function createResponder(options: Partial<PeerHandshakeOptions> = {}): PeerHandshake {
  return new PeerHandshake({
    role: "responder",
    introductionId: 5,
    remoteConnectionId: 1n,
    localKeys: grace,
    remoteAgreementKey: ada.publicKey,
    psk,
    capabilities,
    random,
    ...options,
  });
}

function responseTo(responder: PeerHandshake, initiation: Uint8Array): Uint8Array {
  const response = responder.answer(initiation);
  if (response === undefined) throw new Error("The initiation was not answered.");
  return response;
}

test("send-key-of-each-side-is-the-receive-key-of-the-other", () => {
  const [initiator, responder] = [createInitiator(), createResponder()];
  assert.is(initiator.keys, undefined);
  assert.ok(initiator.complete(responseTo(responder, initiator.initiation)));
  assert.equal(initiator.keys?.sendKey, responder.keys?.receiveKey);
  assert.equal(initiator.keys?.receiveKey, responder.keys?.sendKey);
  assert.not.equal(initiator.keys?.sendKey, initiator.keys?.receiveKey);
});

test("datagrams-carry-the-receivers-connection-id", () => {
  const [initiator, responder] = [createInitiator(), createResponder()];
  const response = responseTo(responder, initiator.initiation);
  const { HANDSHAKE_INITIATION, HANDSHAKE_RESPONSE, PUNCH } = DatagramKind;
  assert.equal(readDatagramHeader(initiator.initiation), {
    kind: HANDSHAKE_INITIATION,
    connectionId: 2n,
    packetNumber: 0,
  });
  assert.equal(readDatagramHeader(response), { kind: HANDSHAKE_RESPONSE, connectionId: 1n, packetNumber: 0 });
  assert.equal(readDatagramHeader(responder.punch(0n)), { kind: PUNCH, connectionId: 1n, packetNumber: 0 });
});

test("both-datagrams-have-one-length-whatever-the-sides-offer", () => {
  const [initiator, responder] = [createInitiator({ capabilities: Capabilities.create() }), createResponder()];
  assert.is(initiator.initiation.length, 736);
  assert.is(responseTo(responder, initiator.initiation).length, 736);
});

test("repeated-initiation-gets-the-same-response-and-another-initiation-none", () => {
  const [initiator, responder] = [createInitiator(), createResponder()];
  const response = responseTo(responder, initiator.initiation);
  assert.equal(responder.answer(Uint8Array.from(initiator.initiation)), response);
  assert.is(responder.answer(createInitiator().initiation), undefined);
});

test("handshake-fails-if-the-sides-differ-in-a-secret-an-id-or-a-key", () => {
  const other = createKeyPair("X25519", random);
  const differences: Array<Partial<PeerHandshakeOptions>> = [
    { psk: random(32) },
    { introductionId: 6 },
    { localKeys: other },
    { remoteAgreementKey: other.publicKey },
  ];
  for (const difference of differences) {
    const responder = createResponder();
    assert.is(responder.answer(createInitiator(difference).initiation), undefined);
    assert.is(responder.keys, undefined);
    // The genuine initiation is still accepted.
    assert.ok(responder.answer(createInitiator().initiation));
  }
});

test("changed-response-is-refused-and-the-genuine-one-still-accepted", () => {
  const [initiator, responder] = [createInitiator(), createResponder()];
  const response = responseTo(responder, initiator.initiation);
  for (let at = 17; at < response.length; at++) {
    // X25519 ignores the highest bit of the ephemeral key, but the handshake hash covers it.
    for (const bit of [1, 128]) {
      const changed = Uint8Array.from(response);
      changed[at] = (changed[at] ?? 0) ^ bit;
      assert.not.ok(initiator.complete(changed), `byte ${at}`);
    }
  }
  assert.ok(initiator.complete(response));
  assert.not.ok(initiator.complete(response));
});

test("message-of-another-length-is-refused", () => {
  const [check, responderCheck] = [new HandshakeCheck(psk, "initiator"), new HandshakeCheck(psk, "responder")];
  for (const length of [0, 31, 47, 48, 49, 702, 703, 704, 1_000]) {
    const { HANDSHAKE_INITIATION, HANDSHAKE_RESPONSE } = DatagramKind;
    const initiation = check.append(encodeDatagram(HANDSHAKE_INITIATION, 2n, random(length)));
    assert.is(createResponder().answer(initiation), undefined);
    assert.not.ok(
      createInitiator().complete(responderCheck.append(encodeDatagram(HANDSHAKE_RESPONSE, 1n, random(length)))),
    );
  }
});

test("no-message-without-its-check-reaches-Diffie-Hellman", () => {
  let agreements = 0;
  // Each agreement with the static key reads it.
  const counted = { publicKey: grace.publicKey, privateKey: grace.privateKey };
  const responder = createResponder({
    localKeys: Object.defineProperty(counted, "privateKey", {
      get: () => {
        agreements += 1;
        return grace.privateKey;
      },
    }),
  });
  const before = agreements;
  const genuine = createInitiator().initiation;
  const forged = new HandshakeCheck(random(32), "initiator");
  for (let count = 0; count < 1_000; count++) {
    const changed = Uint8Array.from(genuine);
    changed[count % changed.length] = (changed[count % changed.length] ?? 0) ^ 1;
    assert.is(responder.answer(changed), undefined);
    assert.is(responder.answer(encodeDatagram(DatagramKind.HANDSHAKE_INITIATION, 2n, random(719))), undefined);
    assert.is(responder.answer(forged.append(genuine.subarray(0, -16))), undefined);
  }
  assert.is(agreements, before);
  assert.ok(responder.answer(genuine));
  assert.ok(agreements > before);
});

test("after-eight-failures-with-the-right-check-no-further-message-is-read", () => {
  const check = new HandshakeCheck(psk, "initiator");
  const junk = () => check.append(encodeDatagram(DatagramKind.HANDSHAKE_INITIATION, 2n, random(703)));
  const [patient, flooded] = [createResponder(), createResponder()];
  for (let count = 0; count < 7; count++) assert.is(patient.answer(junk()), undefined);
  for (let count = 0; count < 8; count++) assert.is(flooded.answer(junk()), undefined);
  const { initiation } = createInitiator();
  assert.ok(patient.answer(initiation));
  assert.is(flooded.answer(initiation), undefined);
});

test("genuine-message-with-another-payload-is-refused-and-changes-nothing", () => {
  const prologue = new Uint8Array([...new TextEncoder().encode("chatwire-1 peer"), 0, 0, 0, 0, 0, 0, 0, 5]);
  const keys = { role: "initiator", prologue, psk, staticKeyPair: ada, remoteStatic: grace.publicKey } as const;
  const initiationWith = (payload: Uint8Array) => {
    const message = new NoiseKK({ ...keys, ephemeral: random(32) }).writeMessage(payload);
    return new HandshakeCheck(psk, "initiator").append(encodeDatagram(DatagramKind.HANDSHAKE_INITIATION, 2n, message));
  };
  const good = encodeHandshakePayload(capabilities);
  const padded = Uint8Array.from(good);
  padded[padded.length - 1] = 1;
  const responder = createResponder();
  const bad = [new Uint8Array(0), good.subarray(1), random(good.length), new Uint8Array(good.length), padded];
  for (const payload of bad) assert.is(responder.answer(initiationWith(payload)), undefined);
  assert.is(responder.remoteCapabilities, undefined);
  assert.ok(responder.answer(initiationWith(good)));
});

test("each-side-learns-what-the-other-offers", () => {
  const offered = Capabilities.create({ versions: [1, 7], features: [Feature.APPLICATION_MESSAGES, 9_007] });
  const [initiator, responder] = [createInitiator({ capabilities: offered }), createResponder()];
  assert.is(responder.remoteCapabilities, undefined);
  assert.ok(initiator.complete(responseTo(responder, initiator.initiation)));
  assert.equal(responder.remoteCapabilities, offered);
  assert.equal(initiator.remoteCapabilities, capabilities);
});

test("each-side-accepts-only-the-message-of-the-other-role", () => {
  const [initiator, responder] = [createInitiator(), createResponder()];
  const response = responseTo(responder, initiator.initiation);
  assert.is(initiator.answer(initiator.initiation), undefined);
  assert.not.ok(createResponder().complete(response));
});

test("punch-carries-its-token-to-the-other-side-and-to-nobody-without-the-psk", () => {
  const [initiator, responder] = [createInitiator(), createResponder()];
  for (const token of [0n, 1n, 2n ** 64n - 1n]) {
    const punch = initiator.punch(token);
    assert.is(punch.length, 41);
    assert.is(responder.readPunch(punch), token);
    // Nobody takes its own punch for one of its peer, nor that of another initiator: an echo is no answer.
    assert.is(initiator.readPunch(punch), undefined);
    assert.is(createInitiator().readPunch(punch), undefined);
    assert.is(initiator.readPunch(responder.punch(token)), token);
    assert.is(createResponder().readPunch(responder.punch(token)), undefined);
    assert.is(createResponder({ psk: random(32) }).readPunch(punch), undefined);
    for (let at = 0; at < punch.length; at++) {
      const changed = Uint8Array.from(punch);
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.is(responder.readPunch(changed), undefined, `byte ${at}`);
    }
    for (const wrong of [punch.subarray(1), punch.subarray(0, -1), new Uint8Array(0), new Uint8Array(41)])
      assert.is(responder.readPunch(wrong), undefined);
  }
});
