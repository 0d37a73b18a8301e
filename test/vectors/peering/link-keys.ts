/** The keys of a link: what both sides sign, and what they compute. */

import { answerBytes, linkPsk, offerBytes, transcriptOf } from "../link-signed.ts";
import { type NoiseResult, type NoiseSide, type NoiseStep, runNoise } from "../noise-steps.ts";
import { CIPHERTEXT, ENCAPSULATION_KEY, SECRET } from "../post-quantum/ml-kem-768.ts";
import { publicKey, sealDatagram, uint64 } from "../primitives.ts";
import { bytesOf, type Fields, fill, hex, type Json, mustEqual, type Vector } from "../vector.ts";
import { type Link, type Party, receivedBy, type SideName, SideOfLink, signedOf } from "./link-sides.ts";

/** A ping, the first sealed message of the inviter. */
const FIRST_MESSAGE = "0a04080110379a0709090807060504030201";
const NONE = fill(0, 0);

const ADA: Party = {
  name: "Ada",
  signingKey: fill(0x07),
  agreementKey: fill(0x11),
  ephemeralKey: fill(0x33),
  connectionId: 0x1111111111111111n,
  versions: [1],
  features: [2, 3],
};

const GRACE: Party = {
  name: "grace",
  signingKey: fill(0x08),
  agreementKey: fill(0x22),
  ephemeralKey: fill(0x44),
  connectionId: 0x2222222222222222n,
  versions: [1],
  features: [3, 9_007],
};

export const EXAMPLE: Link = {
  name: "example",
  introductionId: 320_255_973_501_901,
  psk: fill(0x55),
  inviter: ADA,
  invited: GRACE,
  encapsulationKey: NONE,
  ciphertext: NONE,
  secret: NONE,
};

export const POST_QUANTUM: Link = {
  ...EXAMPLE,
  name: "post-quantum",
  inviter: { ...ADA, features: [2, 3, 6] },
  invited: { ...GRACE, features: [3, 6, 9_007] },
  encapsulationKey: ENCAPSULATION_KEY,
  ciphertext: CIPHERTEXT,
  secret: SECRET,
};

const LINKS: readonly Link[] = [
  EXAMPLE,
  POST_QUANTUM,
  {
    ...EXAMPLE,
    name: "only-the-inviter-has-ml-kem",
    inviter: { ...ADA, features: [2, 3, 6] },
    encapsulationKey: ENCAPSULATION_KEY,
  },
  {
    ...EXAMPLE,
    name: "smallest-introduction-id-and-no-capabilities",
    introductionId: 1,
    psk: Uint8Array.from({ length: 32 }, (_, index) => 255 - index),
    inviter: { ...ADA, connectionId: 1n, versions: [], features: [] },
    invited: { ...GRACE, connectionId: 2n ** 64n - 1n, versions: [], features: [] },
  },
  {
    name: "names-of-several-spellings-and-extreme-numbers",
    introductionId: 2 ** 52 - 1,
    psk: fill(0),
    inviter: {
      name: "STRA\u1e9eE",
      signingKey: fill(0),
      agreementKey: fill(0xa1),
      ephemeralKey: fill(0xa2),
      connectionId: 2n ** 64n - 1n,
      versions: [1, 2 ** 32 - 1, 1],
      features: [2 ** 31 - 1, 3, 3, 2],
    },
    invited: {
      name: "\u03a3\u0391\u03a3",
      signingKey: fill(0xff),
      agreementKey: fill(0xa3),
      ephemeralKey: fill(0xa4),
      connectionId: 0n,
      versions: [9_001, 1],
      features: [3],
    },
    // Not of ML-KEM: neither the signatures nor the psk depend on that.
    encapsulationKey: fill(0x11, 1_184),
    ciphertext: fill(0x22, 1_088),
    secret: fill(0xff),
  },
];

/** Every value on the way to the keys. Both sides come to the same. */
export function linkKeys(): Vector[] {
  return LINKS.map(linkKeysOf);
}

function linkKeysOf(link: Link): Vector {
  const { name, inviter, invited, psk, secret } = link;
  const signed = signedOf(link);
  const [offer, answer] = [offerBytes(signed.offer), answerBytes(signed.answer)];
  const transcript = transcriptOf(offer, answer);
  const mixed = linkPsk(psk, secret, transcript);
  const sides = (["inviter", "invited"] as const).map((side) => runNoise(noiseSide(link, side, transcript, mixed)));
  const [noise = sides[1], other = noise] = sides;
  if (noise === undefined || other === undefined) throw new Error(name);
  mustEqual(stepsJson(noise), stepsJson(other), name);
  const [initiatorKey, responderKey] = noise.keys;
  for (const side of ["inviter", "invited"] as const) {
    const exchange = new SideOfLink(link, side);
    mustEqual(hex(exchange.signature), hex(side === "inviter" ? signed.offerSignature : signed.answerSignature), name);
    const { keys, isPostQuantum } = exchange.agree(receivedBy(link, side));
    const order = side === "inviter" ? noise.keys : noise.keys.toReversed();
    mustEqual([keys.sendKey, keys.receiveKey].map(hex), order.map(hex), name);
    mustEqual(hex(keys.exporterSecret), hex(noise.exporterSecret), name);
    mustEqual(isPostQuantum, secret.length > 0, name);
  }
  const given: Fields = {
    introductionId: link.introductionId,
    psk: hex(psk),
    inviter: partyJson(inviter),
    invited: partyJson(invited),
    encapsulationKey: hex(link.encapsulationKey),
    ciphertext: hex(link.ciphertext),
    secret: hex(secret),
    firstMessage: FIRST_MESSAGE,
  };
  const expect: Fields = {
    inviterKeys: publicKeysJson(inviter),
    invitedKeys: publicKeysJson(invited),
    offer: hex(offer),
    offerSignature: hex(signed.offerSignature),
    answer: hex(answer),
    answerSignature: hex(signed.answerSignature),
    transcript: hex(transcript),
    linkPsk: hex(mixed),
    steps: stepsJson(noise),
    initiatorKey: hex(initiatorKey),
    responderKey: hex(responderKey),
    exporterSecret: hex(noise.exporterSecret),
    firstDatagram: hex(sealDatagram(initiatorKey, invited.connectionId, 1, bytesOf(FIRST_MESSAGE))),
  };
  return { name, section: "The keys of a link", given, expect };
}

function noiseSide(link: Link, side: SideName, prologue: Uint8Array, psk: Uint8Array): NoiseSide {
  const [own, peer] = side === "inviter" ? [link.inviter, link.invited] : [link.invited, link.inviter];
  return {
    role: side === "inviter" ? "initiator" : "responder",
    prologue,
    psk,
    staticKey: own.agreementKey,
    ephemeralKey: own.ephemeralKey,
    remoteStaticPublicKey: publicKey("X25519", peer.agreementKey),
    remoteEphemeralPublicKey: publicKey("X25519", peer.ephemeralKey),
  };
}

function partyJson(party: Party): Fields {
  const { name, signingKey, agreementKey, ephemeralKey, connectionId, versions, features } = party;
  return {
    name,
    signingPrivateKey: hex(signingKey),
    agreementPrivateKey: hex(agreementKey),
    ephemeralPrivateKey: hex(ephemeralKey),
    connectionId: hex(uint64(connectionId)),
    versions,
    features,
  };
}

function publicKeysJson({ signingKey, agreementKey, ephemeralKey }: Party): Fields {
  return {
    signingKey: hex(publicKey("Ed25519", signingKey)),
    agreementKey: hex(publicKey("X25519", agreementKey)),
    ephemeralKey: hex(publicKey("X25519", ephemeralKey)),
  };
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
