/** The keys of links in the committed vectors, and what is refused, recomputed without the library. */

import * as assert from "uvu/assert";
import file from "../../../vectors/chatwire-1.json" with { type: "json" };
import { suite } from "../../suite.ts";
import { answerBytes, offerBytes, type SignedAnswer, type SignedOffer } from "../link-signed.ts";
import { runNoise } from "../noise-steps.ts";
import {
  concat,
  ed25519Sign,
  ed25519Verify,
  hmac,
  publicKey,
  sealDatagram,
  sha256,
  utf8,
  x25519,
} from "../primitives.ts";
import { bytesOf, hex } from "../vector.ts";

const test = suite("keys of links without the library");

const { groups } = file;

/** The keys of names, by hand. */
const NAME_KEYS: Readonly<Record<string, string>> = {
  Ada: "ada",
  grace: "grace",
  "STRA\u1e9eE": "strasse",
  "\u03a3\u0391\u03a3": "\u03c3\u03b1\u03c3",
};

test("keys-of-a-link-have-these-values-at-both-sides", () => {
  for (const { name, given, expect } of groups.linkKeys) {
    const { offer, answer } = signedBy(given);
    const [offered, answered] = [offerBytes(offer), answerBytes(answer)];
    assert.is(hex(offered), expect.offer, name);
    assert.is(hex(answered), expect.answer, name);
    assert.is(hex(ed25519Sign(bytesOf(given.inviter.signingPrivateKey), offered)), expect.offerSignature, name);
    assert.is(hex(ed25519Sign(bytesOf(given.invited.signingPrivateKey), answered)), expect.answerSignature, name);
    assert.is(hex(concat(sha256(offered), sha256(answered))), expect.transcript, name);
    const info = concat(utf8("chatwire-1 link psk"), bytesOf(expect.transcript));
    // HKDF (RFC 5869), in its two steps.
    const psk = hmac(hmac(bytesOf(given.psk), bytesOf(given.secret)), info, Uint8Array.of(1));
    assert.is(hex(psk), expect.linkPsk, name);
    for (const [role, own, others] of [
      ["initiator", given.inviter, expect.invitedKeys],
      ["responder", given.invited, expect.inviterKeys],
    ] as const) {
      const { steps, keys, exporterSecret } = runNoise({
        role,
        prologue: bytesOf(expect.transcript),
        psk,
        staticKey: bytesOf(own.agreementPrivateKey),
        ephemeralKey: bytesOf(own.ephemeralPrivateKey),
        remoteStaticPublicKey: bytesOf(others.agreementKey),
        remoteEphemeralPublicKey: bytesOf(others.ephemeralKey),
      });
      const shown = steps.map((step) => ({
        message: step.message,
        token: step.token,
        input: hex(step.input),
        h: hex(step.h),
        ck: hex(step.ck),
        k: step.k === undefined ? null : hex(step.k),
      }));
      assert.equal(shown, expect.steps, name);
      assert.equal(keys.map(hex), [expect.initiatorKey, expect.responderKey], name);
      assert.is(hex(exporterSecret), expect.exporterSecret, name);
    }
    const id = BigInt(`0x${given.invited.connectionId}`);
    const first = sealDatagram(bytesOf(expect.initiatorKey), id, 1, bytesOf(given.firstMessage));
    assert.is(hex(first), expect.firstDatagram, name);
    for (const [own, keys] of [
      [given.inviter, expect.inviterKeys],
      [given.invited, expect.invitedKeys],
    ] as const) {
      assert.is(hex(publicKey("Ed25519", bytesOf(own.signingPrivateKey))), keys.signingKey, name);
      assert.is(hex(publicKey("X25519", bytesOf(own.agreementPrivateKey))), keys.agreementKey, name);
      assert.is(hex(publicKey("X25519", bytesOf(own.ephemeralPrivateKey))), keys.ephemeralKey, name);
    }
  }
});

type LinkVector = (typeof groups.linkKeys)[number];

/** What the two sides sign. */
function signedBy(given: LinkVector["given"]): { offer: SignedOffer; answer: SignedAnswer } {
  const { introductionId, inviter, invited } = given;
  const names = { inviter: NAME_KEYS[inviter.name] ?? "", invited: NAME_KEYS[invited.name] ?? "" };
  const part = ({ connectionId, versions, features, ephemeralPrivateKey }: typeof inviter) => ({
    connectionId: BigInt(`0x${connectionId}`),
    versions,
    features,
    ephemeralKey: publicKey("X25519", bytesOf(ephemeralPrivateKey)),
  });
  const offer = { ...names, ...part(inviter), encapsulationKey: bytesOf(given.encapsulationKey) };
  const ciphertext = bytesOf(given.ciphertext);
  return { offer, answer: { ...names, ...part(invited), introductionId, offered: offer, ciphertext } };
}

test("what-a-server-has-changed-is-refused", () => {
  for (const { name, given, expect } of groups.refusedLinkKeys) {
    const link = groups.linkKeys.find((each) => each.name === given.link);
    assert.ok(link, name);
    const isInviter = given.to === "inviter";
    assert.is(link && reasonOf(link, isInviter, given.received), expect.reason, name);
  }
});

const POST_QUANTUM = 6;

/** What a side does with what it gets, by the specification alone. Undefined: it uses the link. */
function reasonOf(
  { given, expect }: LinkVector,
  isInviter: boolean,
  received: (typeof groups.refusedLinkKeys)[number]["given"]["received"],
): "NOT_VERIFIED" | "DOWNGRADED" | undefined {
  const { introductionId, versions, features } = received;
  const bytesOfField = (field: "ephemeralKey" | "encapsulationKey" | "ciphertext" | "signature") =>
    bytesOf(received[field]);
  const [ephemeralKey, encapsulationKey] = [bytesOfField("ephemeralKey"), bytesOfField("encapsulationKey")];
  const [ciphertext, signature] = [bytesOfField("ciphertext"), bytesOfField("signature")];
  const [own, peerKeys] = isInviter ? [given.inviter, expect.invitedKeys] : [given.invited, expect.inviterKeys];
  const [part, partBytes] = isInviter ? [ciphertext, 1_088] : [encapsulationKey, 1_184];
  if (ephemeralKey.length !== 32 || signature.length !== 64) return "NOT_VERIFIED";
  if (part.length !== 0 && part.length !== partBytes) return "NOT_VERIFIED";
  const bothHave = [own.features, features].every((list) => list.includes(POST_QUANTUM));
  if (bothHave && part.length === 0) return "DOWNGRADED";
  const { offer, answer } = signedBy(given);
  const changed = { connectionId: BigInt(`0x${received.connectionId}`), versions, features, ephemeralKey };
  const signed = isInviter
    ? answerBytes({ ...answer, ...changed, introductionId, ciphertext })
    : offerBytes({ ...offer, ...changed, encapsulationKey });
  if (!ed25519Verify(bytesOf(peerKeys.signingKey), signed, signature)) return "NOT_VERIFIED";
  try {
    x25519(bytesOf(own.ephemeralPrivateKey), ephemeralKey);
  } catch {
    return "NOT_VERIFIED";
  }
  return undefined;
}
