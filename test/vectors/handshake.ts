/** The handshake of a link, step by step, and datagrams that it does not answer. */

import { Capabilities } from "../../generated/chatwire/v1/capability.ts";
import { keyPairOf } from "../../src/crypto/key.ts";
import { versionsOf } from "../../src/framing/capabilities.ts";
import { DatagramKind, encodeDatagram } from "../../src/framing/datagram.ts";
import { PeerHandshake } from "../../src/peering/path/handshake.ts";
import { type NoiseResult, type NoiseSide, type NoiseStep, runNoise } from "./noise-steps.ts";
import { checked, concat, publicKey, sealDatagram, uint64, utf8 } from "./primitives.ts";
import { bytes, join, varint } from "./protobuf-bytes.ts";
import { bytesOf, type Fields, fill, hex, type Json, mustEqual, type Vector } from "./vector.ts";

const HEADER_BYTES = 17;
const CHECK_BYTES = 16;
const PAYLOAD_BYTES = 655;
const SECTION = "Handshake";
const PUNCH_TOKEN = 0x0123456789abcdefn;
/** A ping, the first sealed message of the initiator. */
const FIRST_MESSAGE = "0a04080110379a0709090807060504030201";

interface Party {
  /** X25519, private. */
  readonly staticKey: Uint8Array;
  readonly ephemeralKey: Uint8Array;
  /** The id in datagrams to this side. */
  readonly connectionId: bigint;
  readonly versions: readonly number[];
  readonly features: readonly number[];
}

interface Handshake {
  readonly name: string;
  readonly introductionId: number;
  readonly psk: Uint8Array;
  readonly initiator: Party;
  readonly responder: Party;
}

/** Version 1 with both features of a link. */
const EVERYTHING = { versions: [1], features: [2, 3] };

const EXAMPLE: Handshake = {
  name: "example",
  introductionId: 320_255_973_501_901,
  psk: fill(0x55),
  initiator: { staticKey: fill(0x11), ephemeralKey: fill(0x33), connectionId: 0x1111111111111111n, ...EVERYTHING },
  responder: {
    staticKey: fill(0x22),
    ephemeralKey: fill(0x44),
    connectionId: 0x2222222222222222n,
    versions: [1],
    features: [3, 9_007],
  },
};

const HANDSHAKES: readonly Handshake[] = [
  EXAMPLE,
  {
    name: "smallest-introduction-id",
    introductionId: 1,
    psk: Uint8Array.from({ length: 32 }, (_, index) => 255 - index),
    initiator: { staticKey: fill(0x71), ephemeralKey: fill(0x72), connectionId: 1n, versions: [], features: [] },
    responder: { staticKey: fill(0x73), ephemeralKey: fill(0x74), connectionId: 2n ** 64n - 1n, ...EVERYTHING },
  },
  {
    name: "greatest-introduction-id-and-zero-psk",
    introductionId: 2 ** 52 - 1,
    psk: fill(0),
    initiator: { staticKey: fill(0xa1), ephemeralKey: fill(0xa2), connectionId: 0x0102030405060708n, ...EVERYTHING },
    responder: { staticKey: fill(0xa3), ephemeralKey: fill(0xa4), connectionId: 0xfffefdfcfbfaf9f8n, ...EVERYTHING },
  },
];

/** Every value of a handshake, in the order of the tokens. Both sides come to the same. */
export function handshakes(): Vector[] {
  return HANDSHAKES.map((handshake) => {
    const { initiation, response, keys, exporterSecrets } = runDatagrams(handshake);
    const messages = [initiation, response].map(messageOf);
    const [first = initiation, second = response] = messages;
    const ofResponder = runNoise(sideOf(handshake, "responder"), { read: first }, { read: second });
    const ofInitiator = runNoise(sideOf(handshake, "initiator"), { write: ofResponder.payloads[0] }, { read: second });
    mustEqual(stepsJson(ofInitiator), stepsJson(ofResponder), handshake.name);
    mustEqual(ofInitiator.messages.map(hex), messages.map(hex), handshake.name);
    mustEqual(ofInitiator.keys.map(hex), keys.map(hex), handshake.name);
    const exporterSecret = hex(ofInitiator.exporterSecret);
    mustEqual(exporterSecrets.map(hex), [exporterSecret, exporterSecret], handshake.name);
    const [initiatorKey = fill(0), responderKey = fill(0)] = keys;
    const { responder } = handshake;
    const [punch, punchAnswer] = [peerOf(handshake, "initiator"), peerOf(handshake, "responder")].map((side) =>
      hex(side.punch(PUNCH_TOKEN)),
    );
    const firstDatagram = sealDatagram(initiatorKey, responder.connectionId, 1, bytesOf(FIRST_MESSAGE));
    const expect: Fields = {
      initiatorPublicKey: hex(publicKey("X25519", handshake.initiator.staticKey)),
      responderPublicKey: hex(publicKey("X25519", responder.staticKey)),
      prologue: hex(prologueOf(handshake)),
      steps: stepsJson(ofInitiator),
      punch: punch ?? null,
      punchAnswer: punchAnswer ?? null,
      initiationPayload: hex(ofInitiator.payloads[0]),
      initiation: hex(initiation),
      responsePayload: hex(ofInitiator.payloads[1]),
      response: hex(response),
      initiatorKey: hex(initiatorKey),
      responderKey: hex(responderKey),
      exporterSecret,
      firstDatagram: hex(firstDatagram),
    };
    return {
      name: handshake.name,
      section: SECTION,
      given: { ...givenOf(handshake), punchToken: hex(uint64(PUNCH_TOKEN)), firstMessage: FIRST_MESSAGE },
      expect,
    };
  });
}

/** Datagrams to the responder of the example. It answers none of them, and still answers the genuine one. */
export function unansweredInitiations(): Vector[] {
  const { initiation, response } = runDatagrams(EXAMPLE);
  const message = messageOf(initiation);
  const { payloads } = runNoise(sideOf(EXAMPLE, "responder"), { read: message }, { write: fill(0, 0) });
  const payload = payloads[0];
  const initiationWith = (change: Partial<NoiseSide>, sealed = payload) => {
    const { messages } = runNoise(
      { ...sideOf(EXAMPLE, "initiator"), ...change },
      { write: sealed },
      { write: payload },
    );
    return checked(change.psk ?? EXAMPLE.psk, "initiator", concat(initiation.subarray(0, HEADER_BYTES), messages[0]));
  };
  const unchecked = initiation.subarray(0, -CHECK_BYTES);
  const withEphemeral = (key: Uint8Array) =>
    checked(
      EXAMPLE.psk,
      "initiator",
      unchecked.map((byte, at) => key[at - HEADER_BYTES] ?? byte),
    );
  const changedAt = (bytes: Uint8Array, index: number) => bytes.map((byte, at) => (at === index ? byte ^ 1 : byte));
  const cases: readonly (readonly [name: string, reason: string, datagram: Uint8Array])[] = [
    ["other-psk", "check", initiationWith({ psk: fill(0x56) })],
    [
      "other-psk-in-noise-only",
      "tag",
      checked(EXAMPLE.psk, "initiator", initiationWith({ psk: fill(0x56) }).subarray(0, -CHECK_BYTES)),
    ],
    ["changed-check", "check", changedAt(initiation, initiation.length - 1)],
    ["check-of-a-responder", "check", checked(EXAMPLE.psk, "responder", unchecked)],
    ["without-a-check", "length", unchecked],
    ["check-of-zeros", "check", concat(unchecked, fill(0, CHECK_BYTES))],
    ["other-introduction", "tag", initiationWith({ prologue: prologueOf({ introductionId: 1 }) })],
    ["other-static-key", "tag", initiationWith({ staticKey: fill(0x12) })],
    ["to-another-static-key", "tag", initiationWith({ remoteStaticPublicKey: publicKey("X25519", fill(0x23)) })],
    ["changed-tag", "tag", checked(EXAMPLE.psk, "initiator", changedAt(unchecked, unchecked.length - 1))],
    ["changed-ephemeral-key", "tag", checked(EXAMPLE.psk, "initiator", changedAt(unchecked, HEADER_BYTES))],
    ["changed-connection-id", "check", changedAt(initiation, HEADER_BYTES - 9)],
    ["ephemeral-key-of-zeros", "X25519 gives zero", withEphemeral(fill(0))],
    ["ephemeral-key-of-one", "X25519 gives zero", withEphemeral(concat(fill(1, 1), fill(0, 31)))],
    ["one-byte-short", "length", checked(EXAMPLE.psk, "initiator", unchecked.subarray(0, -1))],
    ["one-byte-long", "length", checked(EXAMPLE.psk, "initiator", concat(unchecked, fill(0, 1)))],
    ["without-a-payload", "length", initiationWith({}, fill(0, 0))],
    ["payload-of-one-byte-less", "length", initiationWith({}, payload.subarray(0, -1))],
    ["padding-that-is-not-zero", "payload", initiationWith({}, concat(payload.subarray(0, -1), fill(1, 1)))],
    ["payload-that-does-not-decode", "payload", initiationWith({}, fill(0xff, payload.length))],
    ["only-a-header", "length", initiation.subarray(0, HEADER_BYTES)],
  ];
  return cases.map(([name, reason, datagram]) => {
    const responder = peerOf(EXAMPLE, "responder");
    mustEqual(responder.answer(datagram) === undefined, true, name);
    mustEqual(hex(responder.answer(initiation) ?? fill(0)), hex(response), name);
    const given = { ...givenOf(EXAMPLE), datagram: hex(datagram) };
    return { name, section: SECTION, given, expect: { answer: null, reason } };
  });
}

/** Initiations in the order of arrival at the responder of the example, and its answers. */
export function repeatedInitiations(): Vector[] {
  const { initiation, response } = runDatagrams(EXAMPLE);
  const otherEphemeral = { ...EXAMPLE, initiator: { ...EXAMPLE.initiator, ephemeralKey: fill(0x34) } };
  const other = runDatagrams(otherEphemeral).initiation;
  const cases: readonly (readonly [
    name: string,
    datagrams: readonly Uint8Array[],
    answers: readonly (Uint8Array | null)[],
  ])[] = [
    ["same-bytes-get-the-same-answer", [initiation, initiation, initiation], [response, response, response]],
    ["other-bytes-get-none-after-the-first-that-verified", [initiation, other, initiation], [response, null, response]],
  ];
  return cases.map(([name, datagrams, answers]) => {
    const responder = peerOf(EXAMPLE, "responder");
    const given = datagrams.map((datagram) => responder.answer(datagram) ?? null);
    const asHex = (each: Uint8Array | null) => (each === null ? null : hex(each));
    mustEqual(given.map(asHex), answers.map(asHex), name);
    return {
      name,
      section: SECTION,
      given: { ...givenOf(EXAMPLE), datagrams: datagrams.map(hex) },
      expect: { answers: answers.map(asHex) },
    };
  });
}

/** Payloads of 655 bytes that our client never sends. The responder answers them, and reads this. */
export function unusualInitiations(): Vector[] {
  const offer = bytes(1, bytes(1, varint(1)), bytes(2, varint(3)));
  const padded = (...parts: readonly Uint8Array[]) => {
    const rest = PAYLOAD_BYTES - join(...parts).length - 3;
    return join(...parts, bytes(2, fill(0, rest)));
  };
  const long = bytes(1, bytes(1, varint(1)), bytes(2, varint(2)), bytes(9_001, fill(7, 600)));
  const cases: readonly (readonly [
    name: string,
    payload: Uint8Array,
    versions: readonly number[],
    features: readonly number[],
  ])[] = [
    ["no-capabilities", padded(), [1], []],
    ["capabilities-without-versions", padded(bytes(1, bytes(2, varint(3)))), [1], [3]],
    ["unknown-field-in-the-payload", padded(offer, bytes(9_001, "abc")), [1], [3]],
    ["fields-in-another-order", join(bytes(2, fill(0, PAYLOAD_BYTES - offer.length - 3)), offer), [1], [3]],
    ["capabilities-of-more-than-512-bytes", join(long, bytes(2, fill(0, PAYLOAD_BYTES - long.length - 2))), [1], [2]],
    ["no-padding", join(offer, bytes(9_001, fill(7, PAYLOAD_BYTES - offer.length - 5))), [1], [3]],
  ];
  return cases.map(([name, payload, versions, features]) => {
    mustEqual(payload.length, PAYLOAD_BYTES, name);
    const { messages } = runNoise(sideOf(EXAMPLE, "initiator"), { write: payload }, { write: payload });
    const { connectionId } = EXAMPLE.responder;
    const datagram = checked(
      EXAMPLE.psk,
      "initiator",
      encodeDatagram(DatagramKind.HANDSHAKE_INITIATION, connectionId, messages[0]),
    );
    const responder = peerOf(EXAMPLE, "responder");
    const answer = hex(responder.answer(datagram) ?? fill(0, 0));
    mustEqual(answer.length, 2 * datagram.length, name);
    const read = responder.remoteCapabilities;
    mustEqual([versionsOf(read), read?.features ?? []], [versions, features], name);
    const given = { ...givenOf(EXAMPLE), initiationPayload: hex(payload), datagram: hex(datagram) };
    return { name, section: SECTION, given, expect: { answer, read: { versions, features } } };
  });
}

/** The datagrams of both sides, from the code. */
function runDatagrams(handshake: Handshake): {
  readonly initiation: Uint8Array;
  readonly response: Uint8Array;
  readonly keys: readonly Uint8Array[];
  readonly exporterSecrets: readonly Uint8Array[];
} {
  const initiator = peerOf(handshake, "initiator");
  const responder = peerOf(handshake, "responder");
  const initiation = initiator.initiation;
  const response = responder.answer(initiation) ?? new Uint8Array();
  mustEqual(initiator.complete(response), true, handshake.name);
  const keys = [initiator, responder].map((side) => side.keys?.sendKey ?? new Uint8Array());
  const exporterSecrets = [initiator, responder].map((side) => side.keys?.exporterSecret ?? new Uint8Array());
  return { initiation, response, keys, exporterSecrets };
}

/** The Noise message of a datagram. */
function messageOf(datagram: Uint8Array): Uint8Array {
  return datagram.subarray(HEADER_BYTES, -CHECK_BYTES);
}

function peerOf(handshake: Handshake, role: "initiator" | "responder"): PeerHandshake {
  const [own, other] =
    role === "initiator" ? [handshake.initiator, handshake.responder] : [handshake.responder, handshake.initiator];
  return new PeerHandshake({
    role,
    introductionId: handshake.introductionId,
    remoteConnectionId: other.connectionId,
    localKeys: keyPairOf("X25519", own.staticKey),
    remoteAgreementKey: publicKey("X25519", other.staticKey),
    psk: handshake.psk,
    capabilities: Capabilities.create({ versions: [...own.versions], features: [...own.features] }),
    random: () => own.ephemeralKey,
  });
}

function sideOf(handshake: Handshake, role: "initiator" | "responder"): NoiseSide {
  const [own, other] =
    role === "initiator" ? [handshake.initiator, handshake.responder] : [handshake.responder, handshake.initiator];
  return {
    role,
    prologue: prologueOf(handshake),
    psk: handshake.psk,
    staticKey: own.staticKey,
    ephemeralKey: own.ephemeralKey,
    remoteStaticPublicKey: publicKey("X25519", other.staticKey),
  };
}

function prologueOf({ introductionId }: Pick<Handshake, "introductionId">): Uint8Array {
  return concat(utf8("chatwire-1 peer"), uint64(BigInt(introductionId)));
}

function givenOf({ introductionId, psk, initiator, responder }: Handshake): Fields {
  const party = ({ staticKey, ephemeralKey, connectionId, versions, features }: Party) => ({
    privateKey: hex(staticKey),
    ephemeralPrivateKey: hex(ephemeralKey),
    connectionId: hex(uint64(connectionId)),
    versions,
    features,
  });
  return { introductionId, psk: hex(psk), initiator: party(initiator), responder: party(responder) };
}

function stepsJson({ steps }: NoiseResult): Json {
  return steps.map(({ message, token, input, h, ck, k }: NoiseStep) => ({
    message,
    token,
    input: hex(input),
    h: hex(h),
    ck: hex(ck),
    k: k === undefined ? null : hex(k),
  }));
}
