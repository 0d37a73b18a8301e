/** What a server passes on that a side of a link refuses. */

import { answerBytes, offerBytes } from "../link-signed.ts";
import { concat, ed25519Sign, publicKey, uint64, withOrderAdded } from "../primitives.ts";
import { type Fields, fill, hex, mustEqual, type Vector } from "../vector.ts";
import { EXAMPLE, POST_QUANTUM } from "./link-keys.ts";
import { type Link, type Received, receivedBy, refusalOf, type SideName, signedOf } from "./link-sides.ts";

interface Lie {
  readonly name: string;
  readonly link: Link;
  readonly to: SideName;
  /** What the server passes on in place of what the other side sent. */
  readonly change: Partial<Received>;
  readonly reason?: "DOWNGRADED";
}

const NONE = fill(0, 0);
const OTHER_KEY = publicKey("X25519", fill(0x45));
/** Two of the points of low order of RFC 7748, with which every result is zero. */
const LOW_ORDER = { zeros: fill(0), one: concat(fill(1, 1), fill(0, 31)) };

/** Each with the reason with which the side declines or hangs up. */
export function refusedLinkKeys(): Vector[] {
  return lies().map(({ name, link, to, change, reason = "NOT_VERIFIED" }) => {
    const genuine = receivedBy(link, to);
    const received = { ...genuine, ...change };
    mustEqual(refusalOf(link, to, genuine) ?? null, null, name);
    mustEqual(refusalOf(link, to, received), reason, name);
    const given = { link: link.name, to, received: receivedJson(received) };
    return { name, section: "The keys of a link", given, expect: { reason } };
  });
}

function lies(): Lie[] {
  return [
    ...(["inviter", "invited"] as const).flatMap((to) => [...changesTo(EXAMPLE, to), ...signaturesTo(EXAMPLE, to)]),
    { name: "to-inviter-other-introduction", link: EXAMPLE, to: "inviter", change: { introductionId: 1 } },
    ...postQuantumLies(),
  ];
}

/** One field at a time. */
function changesTo(link: Link, to: SideName): Lie[] {
  const { connectionId, features } = receivedBy(link, to);
  const changes: Readonly<Record<string, Partial<Received>>> = {
    "other-connection-id": { connectionId: connectionId ^ 1n },
    "more-versions": { versions: [1, 2] },
    "no-capabilities": { versions: [], features: [] },
    "one-feature-less": { features: features.slice(1) },
    "one-feature-more": { features: [...features, 8] },
    "features-in-another-order": { features: features.toReversed() },
    "version-among-the-features": { versions: [], features: [1, ...features] },
    "other-ephemeral-key": { ephemeralKey: OTHER_KEY },
    "no-ephemeral-key": { ephemeralKey: NONE },
    "ephemeral-key-of-31-bytes": { ephemeralKey: OTHER_KEY.subarray(1) },
  };
  return Object.entries(changes).map(([what, change]) => ({ name: `to-${to}-${what}`, link, to, change }));
}

/** Signatures that are none of this link's peer for what came. */
function signaturesTo(link: Link, to: SideName): Lie[] {
  const { signature } = receivedBy(link, to);
  const { offer, answer, offerSignature, answerSignature } = signedOf(link);
  const peer = to === "inviter" ? link.invited : link.inviter;
  const signed = (change: Partial<typeof offer> & Partial<typeof answer>, key = peer.signingKey) => {
    const bytes = to === "inviter" ? answerBytes({ ...answer, ...change }) : offerBytes({ ...offer, ...change });
    return { signature: ed25519Sign(key, bytes) };
  };
  const changes: Readonly<Record<string, Partial<Received>>> = {
    "no-signature": { signature: NONE },
    "signature-of-63-bytes": { signature: signature.subarray(0, 63) },
    "changed-signature": { signature: signature.map((byte, at) => (at === 0 ? byte ^ 1 : byte)) },
    "signature-with-s-not-less-than-l": { signature: withOrderAdded(signature) },
    "signature-of-the-other-side": { signature: to === "inviter" ? offerSignature : answerSignature },
    "signature-by-another-key": signed({}, fill(0x09)),
    "signature-for-another-inviter": signed({ inviter: "mallory" }),
    "signature-for-another-invited-user": signed({ invited: "mallory" }),
    "low-order-ephemeral-key-zeros": { ephemeralKey: LOW_ORDER.zeros, ...signed({ ephemeralKey: LOW_ORDER.zeros }) },
    "low-order-ephemeral-key-one": { ephemeralKey: LOW_ORDER.one, ...signed({ ephemeralKey: LOW_ORDER.one }) },
    ...(to === "inviter" && {
      "signature-for-another-introduction": signed({ introductionId: 1 }),
      "answer-to-another-ephemeral-key": signed({ offered: { ...offer, ephemeralKey: OTHER_KEY } }),
      "answer-to-another-encapsulation-key": signed({ offered: { ...offer, encapsulationKey: fill(0x11, 1_184) } }),
    }),
  };
  return Object.entries(changes).map(([what, change]) => ({ name: `to-${to}-${what}`, link, to, change }));
}

function postQuantumLies(): Lie[] {
  const link = POST_QUANTUM;
  const { ciphertext, encapsulationKey, inviter, invited } = link;
  const changed = (bytes: Uint8Array) => bytes.map((byte, at) => (at === 0 ? byte ^ 1 : byte));
  const without = (features: readonly number[]) => features.filter((feature) => feature !== 6);
  return [
    { name: "to-inviter-no-ciphertext", link, to: "inviter", change: { ciphertext: NONE }, reason: "DOWNGRADED" },
    {
      name: "to-inviter-no-ciphertext-and-no-feature",
      link,
      to: "inviter",
      change: { ciphertext: NONE, features: without(invited.features) },
    },
    { name: "to-inviter-changed-ciphertext", link, to: "inviter", change: { ciphertext: changed(ciphertext) } },
    {
      name: "to-inviter-ciphertext-of-1087-bytes",
      link,
      to: "inviter",
      change: { ciphertext: ciphertext.subarray(1) },
    },
    {
      name: "to-invited-no-encapsulation-key",
      link,
      to: "invited",
      change: { encapsulationKey: NONE },
      reason: "DOWNGRADED",
    },
    {
      name: "to-invited-no-encapsulation-key-and-no-feature",
      link,
      to: "invited",
      change: { encapsulationKey: NONE, features: without(inviter.features) },
    },
    {
      name: "to-invited-changed-encapsulation-key",
      link,
      to: "invited",
      change: { encapsulationKey: changed(encapsulationKey) },
    },
    {
      name: "to-invited-encapsulation-key-of-1183-bytes",
      link,
      to: "invited",
      change: { encapsulationKey: encapsulationKey.subarray(1) },
    },
  ];
}

function receivedJson(received: Received): Fields {
  const { introductionId, connectionId, versions, features } = received;
  const { ephemeralKey, encapsulationKey, ciphertext, signature } = received;
  return {
    introductionId,
    connectionId: hex(uint64(connectionId)),
    versions,
    features,
    ephemeralKey: hex(ephemeralKey),
    encapsulationKey: hex(encapsulationKey),
    ciphertext: hex(ciphertext),
    signature: hex(signature),
  };
}
