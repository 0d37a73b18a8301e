/** The keys that peers know a user by. */

import {
  fingerprint,
  importIdentity,
  publicKeys,
  safetyNumber,
  verifyPublicKeys,
} from "../../../src/crypto/identity.ts";
import { concat, withOrderAdded } from "../primitives.ts";
import { fill, hex, mustEqual, type Vector } from "../vector.ts";

/** Public keys, the signature that binds them, and the fingerprint that clients pin. */
export function identities(): Vector[] {
  return [
    ["example", fill(0x07), fill(0x08)],
    ["zeros", fill(0), fill(0)],
    ["counting-bytes", Uint8Array.from({ length: 32 }, (_, index) => index), fill(0xff)],
  ].map(([name, signing, agreement]) => {
    if (typeof name !== "string" || typeof signing === "string" || typeof agreement === "string")
      throw new Error("form");
    const keys = publicKeys(importIdentity(concat(fill(1, 1), signing ?? fill(0), agreement ?? fill(0))));
    mustEqual(verifyPublicKeys(keys), true, name);
    return {
      name,
      section: "Identity",
      given: { signingPrivateKey: hex(signing ?? fill(0)), agreementPrivateKey: hex(agreement ?? fill(0)) },
      expect: {
        signingKey: hex(keys.signingKey),
        agreementKey: hex(keys.agreementKey),
        signature: hex(keys.signature),
        fingerprint: fingerprint(keys.signingKey),
      },
    };
  });
}

/** Keys that must be refused with KEYS_INVALID. */
export function badIdentities(): Vector[] {
  const keys = publicKeys(importIdentity(concat(fill(1, 1), fill(0x07), fill(0x08))));
  const other = publicKeys(importIdentity(concat(fill(1, 1), fill(0x09), fill(0x08))));
  const signature = keys.signature.map((byte, index) => (index === 63 ? byte ^ 1 : byte));
  return [
    { name: "changed-signature", ...keys, signature },
    { name: "signature-of-another-key", ...keys, signature: other.signature },
    { name: "other-agreement-key", ...keys, agreementKey: fill(0x05) },
    { name: "signing-key-of-31-bytes", ...keys, signingKey: keys.signingKey.subarray(1) },
    { name: "agreement-key-of-33-bytes", ...keys, agreementKey: concat(keys.agreementKey, fill(0, 1)) },
    { name: "no-signature", ...keys, signature: new Uint8Array() },
    { name: "signature-with-s-not-less-than-l", ...keys, signature: withOrderAdded(keys.signature) },
  ].map(({ name, ...keys }) => {
    mustEqual(verifyPublicKeys(keys), false, name);
    const given = {
      signingKey: hex(keys.signingKey),
      agreementKey: hex(keys.agreementKey),
      signature: hex(keys.signature),
    };
    return { name, section: "Identity", given, expect: { error: "KEYS_INVALID" } };
  });
}

/** The numbers that two users compare by voice. */
export function safetyNumbers(): Vector[] {
  const cases: readonly (readonly [name: string, one: string, other: string])[] = [
    ["ascii", "Ada", "grace"],
    ["case-does-not-count", "ADA", "GRACE"],
    ["not-ascii", "Zo\u00eb", "\u015eahin"],
    ["upper-case-of-not-ascii", "ZO\u00cb", "\u015eAH\u0130N"],
    ["parts-of-characters", "Zoe\u0308", "Stra\u00dfe"],
    ["no-case-folding", "strasse", "STRASSE\u1e9e"],
    ["sigma-at-the-end", "\u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3", "\u03c3"],
    ["beyond-16-bits", "\u{10400}\u{1f600}", "\u{10428}"],
    ["lower-case-is-not-composed-again", "J\u030co", "grace"],
    ["capital-i-with-dot", "\u0130o", "grace"],
    ["chinese-and-arabic", "\u66fe\u5fd7\u4f1f", "\u0646\u0648\u0631"],
  ];
  return cases.map(([name, one, other]) => {
    const [a, b] = [
      { name: one, signingKey: fill(1) },
      { name: other, signingKey: fill(2) },
    ];
    if (a === undefined || b === undefined) throw new Error("A user is missing.");
    const safety = safetyNumber(a, b);
    mustEqual(safetyNumber(b, a), safety, name);
    const users = [a, b].map((user) => ({ name: user.name, signingKey: hex(user.signingKey) }));
    return { name, section: "Identity", given: { users }, expect: { safetyNumber: safety } };
  });
}
