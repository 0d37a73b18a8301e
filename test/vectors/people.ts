/** Identities, what users compare, names, and addresses. */

import { lookAlikes } from "../../src/chat/names/look-alikes.ts";
import { newNameFault } from "../../src/chat/names/new-name.ts";
import { parseName } from "../../src/chat/names/parse-name.ts";
import { fingerprint, importIdentity, publicKeys, safetyNumber, verifyPublicKeys } from "../../src/crypto/identity.ts";
import { keyPairOf } from "../../src/crypto/key.ts";
import { verifyNextKey } from "../../src/crypto/next-key.ts";
import { LIMITS } from "../../src/limits.ts";
import { nameKey } from "../../src/name.ts";
import { keyFingerprint, serverKeyOf } from "../../src/net/server-key.ts";
import { parseServerAddress } from "../../src/server-address.ts";
import { isCandidateAddress } from "../../src/socket-address.ts";
import { concat, ed25519Sign, sha256, withOrderAdded } from "./primitives.ts";
import { bytesOf, fill, hex, type Json, mustEqual, type Vector } from "./vector.ts";

const NAME_CHARACTERS_MAX = LIMITS.nameCharactersMax.value;

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

const GOOD_NAMES: readonly (readonly [name: string, given: string, registered: string, key: string])[] = [
  ["ascii", "Ada", "Ada", "ada"],
  ["composed", "e\u0301tienne", "\u00e9tienne", "\u00e9tienne"],
  ["full-width", "\uff41da", "\uff41da", "ada"],
  ["sharp-s", "stra\u00dfe", "stra\u00dfe", "strasse"],
  ["capital-sharp-s", "STRA\u1e9eE", "STRA\u1e9eE", "strasse"],
  ["double-s", "STRASSE", "STRASSE", "strasse"],
  ["ligature", "\ufb01n", "\ufb01n", "fin"],
  ["final-sigma", "\u03bf\u03b4\u03cc\u03c2", "\u03bf\u03b4\u03cc\u03c2", "\u03bf\u03b4\u03cc\u03c3"],
  ["capital-i-with-dot", "\u0130", "\u0130", "i\u0307"],
  ["dotless-i", "\u0131", "\u0131", "i"],
  ["apostrophe-n", "\u0149", "\u0149", "\u02bcn"],
  ["iota-below", "\u1fb3", "\u1fb3", "\u03b1\u03b9"],
  ["cherokee", "\uab70", "\uab70", "\uab70"],
  ["kelvin", "\u212a", "K", "k"],
  ["superscript", "x\u00b2", "x\u00b2", "x2"],
  ["hangul-parts", "\u1112\u1161\u11ab", "\ud55c", "\ud55c"],
  ["order-of-marks", "a\u0301\u0323", "\u1ea1\u0301", "\u1ea1\u0301"],
  ["punctuation-and-symbols", "<a.b-c>+\u20ac", "<a.b-c>+\u20ac", "<a.b-c>+\u20ac"],
  ["emoji", "\u{1f600}", "\u{1f600}", "\u{1f600}"],
  ["key-is-composed-again", "J\u030c", "J\u030c", "\u01f0"],
  ["32-code-points", "a".repeat(32), "a".repeat(32), "a".repeat(32)],
  ["32-code-points-beyond-16-bits", "\u{1d400}".repeat(32), "\u{1d400}".repeat(32), "a".repeat(32)],
  [
    "33-code-points-that-compose-to-32",
    `${"a".repeat(31)}e\u0301`,
    `${"a".repeat(31)}\u00e9`,
    `${"a".repeat(31)}\u00e9`,
  ],
];

/** Names that accounts have: how they are kept, and what makes two names the same. */
export function names(): Vector[] {
  return GOOD_NAMES.map(([name, given, registered, key]) => {
    const parsed = parseName(given, NAME_CHARACTERS_MAX);
    mustEqual([typeof parsed === "string" ? parsed : parsed.code, nameKey(given)], [registered, key], name);
    return { name, section: "Names", given: { name: given }, expect: { registered, key } };
  });
}

const BAD_NAMES: readonly (readonly [name: string, given: string, error: string])[] = [
  ["empty", "", "NAME_LENGTH"],
  ["33-code-points", "a".repeat(33), "NAME_LENGTH"],
  ["33-code-points-beyond-16-bits", "\u{1f600}".repeat(33), "NAME_LENGTH"],
  ["129-code-units", "a".repeat(129), "NAME_LENGTH"],
  ["too-long-and-with-a-space", `${"a".repeat(33)} `, "NAME_LENGTH"],
  ["space", "a b", "NAME_CHARACTERS"],
  ["space-at-the-end", "ada ", "NAME_CHARACTERS"],
  ["no-break-space", "a\u00a0b", "NAME_CHARACTERS"],
  ["ideographic-space", "a\u3000b", "NAME_CHARACTERS"],
  ["line-separator", "a\u2028", "NAME_CHARACTERS"],
  ["tab", "a\tb", "NAME_CHARACTERS"],
  ["line-feed", "ada\n", "NAME_CHARACTERS"],
  ["null", "a\u0000", "NAME_CHARACTERS"],
  ["delete", "a\u007f", "NAME_CHARACTERS"],
  ["soft-hyphen", "a\u00adb", "NAME_CHARACTERS"],
  ["zero-width-space", "a\u200bb", "NAME_CHARACTERS"],
  ["zero-width-joiner", "a\u200db", "NAME_CHARACTERS"],
  ["right-to-left-override", "\u202eada", "NAME_CHARACTERS"],
  ["byte-order-mark", "\ufeffada", "NAME_CHARACTERS"],
  ["combining-grapheme-joiner", "a\u034f", "NAME_CHARACTERS"],
  ["hangul-filler", "\u3164", "NAME_CHARACTERS"],
  ["braille-blank", "\u2800", "NAME_CHARACTERS"],
  ["variation-selector", "\u2764\ufe0f", "NAME_CHARACTERS"],
  ["private-use", "\ue000", "NAME_CHARACTERS"],
  ["unassigned", "\u0378", "NAME_CHARACTERS"],
  ["noncharacter", "\uffff", "NAME_CHARACTERS"],
  ["key-has-spaces", "\ufdfa", "NAME_CHARACTERS"],
  ["key-begins-with-a-space", "\u00a8", "NAME_CHARACTERS"],
];

/** Texts that no account has as its name. */
export function badNames(): Vector[] {
  return BAD_NAMES.map(([name, given, error]) => {
    const parsed = parseName(given, NAME_CHARACTERS_MAX);
    mustEqual(typeof parsed === "string" ? undefined : parsed.code, error, name);
    return { name, section: "Names", given: { name: given }, expect: { error } };
  });
}

const NEW_NAMES: readonly (readonly [name: string, given: string, error: string | null])[] = [
  ["latin", "Ada.Lovelace-1815", null],
  ["cyrillic", "\u041e\u043b\u044c\u0433\u0430", null],
  ["arabic-with-digits", "\u0645\u0631\u064a\u06457", null],
  ["japanese", "\u7530\u4e2d\u3055\u3093\u30bf\u30ca\u30ab", null],
  ["latin-and-korean", "kim\uae40\u91d1", null],
  ["digits", "1815", null],
  ["non-joiner-between-letters-that-join", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", null],
  ["joiner-after-a-virama", "\u0915\u094d\u200d\u0937", null],
  ["cyrillic-letter-in-a-latin-name", "\u0430da", "NAME_RESTRICTED"],
  ["greek-letter-in-a-latin-name", "ad\u03b1", "NAME_RESTRICTED"],
  ["latin-and-cyrillic-and-chinese", "a\u0436\u5f20", "NAME_RESTRICTED"],
  ["full-width", "\uff41da", "NAME_RESTRICTED"],
  ["ligature", "\ufb01n", "NAME_RESTRICTED"],
  ["emoji", "\u{1f600}", "NAME_RESTRICTED"],
  ["symbol", "ada+", "NAME_RESTRICTED"],
  ["colon", "ada:eve", "NAME_RESTRICTED"],
  ["historic-script", "\u{10400}", "NAME_RESTRICTED"],
  ["null-notehead", "\u{1d159}", "NAME_RESTRICTED"],
  ["khitan-filler", "\u{16fe4}", "NAME_RESTRICTED"],
  ["mark-alone", "\u0301", "NAME_RESTRICTED"],
  ["hyphen-first", "-ada", "NAME_RESTRICTED"],
  ["full-stop-last", "ada.", "NAME_RESTRICTED"],
  ["two-hyphens", "ada--eve", "NAME_RESTRICTED"],
  ["mark-twice", "a\u0323\u0323", "NAME_RESTRICTED"],
  ["digits-of-two-kinds", "\u0645\u0631\u064a\u0645\u06617", "NAME_RESTRICTED"],
  ["digit-before-hebrew", "1\u05d0\u05d1", "NAME_RESTRICTED"],
];

/** Names of new accounts, on a server without others. */
export function newNames(): Vector[] {
  return NEW_NAMES.map(([name, given, error]) => {
    const parsed = parseName(given, NAME_CHARACTERS_MAX);
    const found = typeof parsed === "string" ? newNameFault(parsed) && "NAME_RESTRICTED" : parsed.code;
    mustEqual(found ?? null, error, name);
    return { name, section: "Names of new accounts", given: { name: given }, expect: { error } };
  });
}

const LOOK_ALIKES: readonly (readonly [name: string, given: string, ...looks: string[]])[] = [
  ["ascii", "Ada", "ada"],
  ["cyrillic", "\u0430\u0441\u0435", "ace"],
  ["greek", "\u0391\u0392\u0395", "abe", "ass\ua793"],
  ["capital-i-and-small-l", "PaypaI", "paypal", "paypai"],
  ["digits", "b0b1", "bobl"],
  ["two-letters-like-one", "modern", "rnodern"],
  ["accent", "Zo\u00eb", "zoe\u0308"],
  ["non-joiner", "\u0645\u06cc\u200c\u062e\u0648", "\u0645\u0649\u062e\u0648"],
];

/** What names look like. */
export function lookAlikeNames(): Vector[] {
  return LOOK_ALIKES.map(([name, given, ...looks]) => {
    mustEqual([...lookAlikes(given)], looks, name);
    return { name, section: "Names of new accounts", given: { name: given }, expect: { looks } };
  });
}

const GOOD_CANDIDATES = [
  "192.0.2.7",
  "10.0.0.1",
  "127.0.0.1",
  "169.254.1.1",
  "1.0.0.0",
  "223.255.255.255",
  "2001:db8::7",
  "2001:DB8:0:0:0:0:0:7",
  "::1",
  "1::",
  "fe80::1",
  "fd00::1",
  "64:ff9b::192.0.2.7",
  "2001:db8:1:2:3:4:192.0.2.7",
  "::ffff:0:0:0",
  "::192.0.2.7",
];

const BAD_CANDIDATES = [
  "",
  "0.0.0.0",
  "0.1.2.3",
  "224.0.0.1",
  "239.255.255.250",
  "240.0.0.1",
  "255.255.255.255",
  "169.254.169.254",
  "fd00:ec2::254",
  "FD20:0CE:0::254",
  "256.0.0.1",
  "1.2.3",
  "1.2.3.4.5",
  "1.2.3.",
  "01.2.3.4",
  "0x7f.0.0.1",
  "16909060",
  "192.0.2.7 ",
  " 192.0.2.7",
  "192.0.2.7:80",
  "\uff11.2.3.4",
  "face.cafe",
  "localhost",
  "example.com",
  "::",
  "0:0:0:0:0:0:0:0",
  "ff02::1",
  "ff0e::114",
  "::ffff:192.0.2.7",
  "::ffff:c000:207",
  "0:0:0:0:0:ffff:192.0.2.7",
  "2001:db8::7%eth0",
  "[2001:db8::7]",
  "2001:db8:::7",
  "2001::db8::7",
  "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8:9",
  "1:2:3:4:5:6:7::8",
  ":1:2:3:4:5:6:7",
  "12345::",
  "::g",
  "2001:db8::192.0.2",
];

/** Candidates that a server passes on and a client sends to. */
export function candidates(): Vector[] {
  return [
    ...GOOD_CANDIDATES.map((address) => candidate(address, 50_000, true)),
    candidate("192.0.2.7", 1, true),
    candidate("192.0.2.7", 65_535, true),
  ];
}

/** Candidates that a server refuses and a client does not send to. */
export function badCandidates(): Vector[] {
  return [
    ...BAD_CANDIDATES.map((address) => candidate(address, 50_000, false)),
    candidate("192.0.2.7", 0, false),
    candidate("192.0.2.7", 65_536, false),
  ];
}

function candidate(address: string, port: number, usable: boolean): Vector {
  const name = `${JSON.stringify(address)} ${port}`;
  mustEqual(isCandidateAddress({ address, port }), usable, name);
  const expect = usable ? { usable } : { usable, error: "INVALID_ARGUMENT" };
  return { name, section: "Candidates", given: { address, port }, expect };
}

/** The SHA-256 of the key in a certificate, which clients pin. */
export function certificates(): Vector[] {
  return [CERTIFICATE].map((certificate) => {
    const der = Buffer.from(certificate, "base64");
    // The SubjectPublicKeyInfo of a key on P-256 has 91 bytes. It stands behind the dates and the name.
    const start = der.indexOf(Buffer.from("3059301306072a8648ce3d020106082a8648ce3d030107", "hex"));
    const expected = hex(sha256(der.subarray(start, start + 91)));
    mustEqual(keyFingerprint(serverKeyOf(der)), expected, "certificate");
    return {
      name: "p-256",
      section: "The key of the server",
      given: { certificate: hex(der) },
      expect: { fingerprint: expected },
    };
  });
}

/** Announcements of the next key of a server, and whether a client accepts them. */
export function nextKeys(): Vector[] {
  const [next, seed] = [fill(9), fill(5)];
  const serverKey = concat(bytesOf("302a300506032b6570032100"), keyPairOf("Ed25519", seed).publicKey);
  const signed = (...parts: readonly Uint8Array[]): Uint8Array => ed25519Sign(seed, concat(...parts));
  const context = Buffer.from("chatwire next server key\0");
  const signature = signed(fill(0x20, 64), context, sha256(serverKey), next);
  return [
    nextKey("Ed25519", serverKey, next, signature, true),
    ...SIGNED_BY_OTHERS.map((each) => {
      const [key, made] = [Buffer.from(each.serverKey, "base64"), Buffer.from(each.signature, "base64")];
      return nextKey(each.name, key, next, made, true);
    }),
    nextKey("another next key", serverKey, fill(8), signature, false),
    nextKey("no padding", serverKey, next, signed(context, sha256(serverKey), next), false),
    nextKey(
      "no zero after the context",
      serverKey,
      next,
      signed(fill(0x20, 64), context.subarray(0, 24), sha256(serverKey), next),
      false,
    ),
    nextKey("no present key", serverKey, next, signed(fill(0x20, 64), context, next), false),
    nextKey("another present key", serverKey, next, signed(fill(0x20, 64), context, fill(7), next), false),
    nextKey("31 bytes", serverKey, fill(9, 31), signed(fill(0x20, 64), context, sha256(serverKey), fill(9, 31)), false),
    nextKey("no signature", serverKey, next, new Uint8Array(), false),
  ];
}

function nextKey(
  name: string,
  serverKey: Uint8Array,
  fingerprint: Uint8Array,
  signature: Uint8Array,
  accepted: boolean,
): Vector {
  mustEqual(accepts(serverKey, fingerprint, signature), accepted, name);
  const given = { serverKey: hex(serverKey), fingerprint: hex(fingerprint), signature: hex(signature) };
  return { name, section: "Change of the key", given, expect: { accepted } };
}

function accepts(serverKey: Uint8Array, fingerprint: Uint8Array, signature: Uint8Array): boolean {
  try {
    verifyNextKey(serverKey, fingerprint, signature);
    return true;
  } catch {
    return false;
  }
}

/** The last label has 61 characters, so that one more breaks only the limit of the whole. */
const HOST_OF_253 = [63, 63, 63, 61].map((length) => "a".repeat(length)).join(".");
const PIN = "0123456789abcdef".repeat(4);

const SERVER_ADDRESSES: readonly (readonly [text: string, address: Json])[] = [
  ["chat://example.org", { host: "example.org", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://example.org:1", { host: "example.org", port: 1, security: "tls", fingerprint: null }],
  ["chat://192.0.2.7:4433", { host: "192.0.2.7", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://[2001:db8::7]:5000", { host: "2001:db8::7", port: 5_000, security: "tls", fingerprint: null }],
  [`chat://a#sha256=${PIN}`, { host: "a", port: 4_433, security: "tls", fingerprint: PIN }],
  [`chat://a:9#sha256=${PIN.toUpperCase()}`, { host: "a", port: 9, security: "tls", fingerprint: PIN }],
  ["chat+plain://127.0.0.1:9", { host: "127.0.0.1", port: 9, security: "plain", fingerprint: null }],
  ["chat+plain://[::1]:9", { host: "::1", port: 9, security: "plain", fingerprint: null }],
  ["chat+plain://192.0.2.7:9", null],
  ["https://example.org", null],
  ["example.org:4433", null],
  ["chat://", null],
  ["chat+plain://localhost:9", { host: "localhost", port: 9, security: "plain", fingerprint: null }],
  ["chat+plain://LOCALHOST:9", { host: "localhost", port: 9, security: "plain", fingerprint: null }],
  ["chat+plain://127.0.0.1", { host: "127.0.0.1", port: 4_433, security: "plain", fingerprint: null }],
  ["chat+plain://127.255.0.9:9", { host: "127.255.0.9", port: 9, security: "plain", fingerprint: null }],
  [`chat+plain://127.0.0.1:9#sha256=${PIN}`, null],
  ["chat+plain://[::2]:9", null],
  ["chat+plain://example.org:9", null],
  ["chat://[::ffff:192.0.2.7]", { host: "192.0.2.7", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://[::ffff:c000:207]", { host: "192.0.2.7", port: 4_433, security: "tls", fingerprint: null }],
  ["chat+plain://[::ffff:127.0.0.1]:9", { host: "127.0.0.1", port: 9, security: "plain", fingerprint: null }],
  ["chat://[64:ff9b::192.0.2.7]", { host: "64:ff9b::c000:207", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://[2001:db8:0:1:0:0:0:1]", { host: "2001:db8:0:1::1", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://[2001:db8:0:1:1:1:1:1]", { host: "2001:db8:0:1:1:1:1:1", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://[1:0:0:2:3:0:0:4]", { host: "1::2:3:0:0:4", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://a.0x", null],
  ["chat://a.0x1F", null],
  ["chat://a.0xg", { host: "a.0xg", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://0x7f.example", { host: "0x7f.example", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://1.2.3.4a", { host: "1.2.3.4a", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://127.1", null],
  ["chat://010.0.0.1", null],
  ["chat://0x7f.0.0.1", null],
  ["chat://2130706433", null],
  ["chat://[FE80:0::1%25eth0]", { host: "fe80::1%eth0", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://[febf::1%25%65th0]", { host: "febf::1%eth0", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://[fe80::1%eth0]", null],
  ["chat://[fe80::1%25]", null],
  ["chat://[fec0::1%25eth0]", null],
  ["chat://[2001:db8::7%25eth0]", null],
  ["chat://[::ffff:127.0.0.1%25lo]", null],
  ["chat://a:65536", null],
  ["chat://a:0", null],
  ["chat://a:080", null],
  ["chat://a:", null],
  ["chat://EXAMPLE.org", { host: "example.org", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://[2001:DB8:0:0::7]", { host: "2001:db8::7", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://xn--bcher-kva.example", { host: "xn--bcher-kva.example", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://B\u00dcCHER.example", { host: "xn--bcher-kva.example", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://bu\u0308cher.example", { host: "xn--bcher-kva.example", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://a\u3002\uff42", { host: "a.b", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://\uff11\uff12\uff17.0.0.1", null],
  ["chat://\u00fc%41", null],
  ["chat://xn--a", null],
  ["chat://Example.org.", { host: "example.org", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://a..", null],
  ["chat://a..b", null],
  ["chat://-a", null],
  ["chat://user:pw@a", null],
  ["chat://user@a", null],
  ["chat://a/", null],
  ["chat://a/path?x=1", null],
  ["chat://a?x=1", null],
  [" chat://a ", null],
  ["chat://a\n", null],
  ["CHAT://a", { host: "a", port: 4_433, security: "tls", fingerprint: null }],
  ["chat:a", null],
  ["chat://::1", null],
  ["chat://[127.0.0.1]", null],
  [`chat://${"a".repeat(63)}`, { host: "a".repeat(63), port: 4_433, security: "tls", fingerprint: null }],
  [`chat://${"a".repeat(64)}`, null],
  [`chat://${HOST_OF_253}`, { host: HOST_OF_253, port: 4_433, security: "tls", fingerprint: null }],
  [`chat://${HOST_OF_253}a`, null],
  ["chat://_chat.a_b.c_", { host: "_chat.a_b.c_", port: 4_433, security: "tls", fingerprint: null }],
  ["chat://a-.b", null],
  [`chat://a#SHA256=${PIN}`, null],
  ["chat+PLAIN://localhost", { host: "localhost", port: 4_433, security: "plain", fingerprint: null }],
  ["chat://a#", null],
  ["chat://a#sha256=0123", null],
  [`chat://a#sha1=${PIN}`, null],
];

/** Addresses of servers, as users write them. */
export function serverAddresses(): Vector[] {
  return SERVER_ADDRESSES.map(([text, address]) => {
    mustEqual(addressOf(text), address, text);
    return { name: text, section: "Addresses of servers", given: { text }, expect: { address } };
  });
}

function addressOf(text: string): Json {
  try {
    const { host, port, security, fingerprint: pin } = parseServerAddress(text);
    return { host, port, security, fingerprint: pin ?? null };
  } catch {
    return null;
  }
}

/** Self-signed, P-256, in DER and base64. */
const CERTIFICATE = [
  "MIIBfTCCASOgAwIBAgIUNYwt6ar62lBtI7wEiV5aTr/MfxgwCgYIKoZIzj0EAwIwEzERMA8GA1UEAwwIY2hhdHdpcmUwIBcNMjYx",
  "MTI3MDkzMTEwWhgPMjEyNjExMDMwOTMxMTBaMBMxETAPBgNVBAMMCGNoYXR3aXJlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE",
  "4bd5qyX1+dhB750rhXbgmg7Wptk/tPYwi1GgUZAH+ShHef7Iyz+tEvA9tEyFStKD2fShHDqohGc8SvvifMBVFKNTMFEwHQYDVR0O",
  "BBYEFOwaU4JsLLFqM/kLfBoaBh1Gn9BMMB8GA1UdIwQYMBaAFOwaU4JsLLFqM/kLfBoaBh1Gn9BMMA8GA1UdEwEB/wQFMAMBAf8w",
  "CgYIKoZIzj0EAwIDSAAwRQIgFJly5ZY+0v0GPZVGy+UEgWS3ld62G/h7AGmoK3d1degCIQDabE/U0ytoZXHgbN7Vxj9Q6jM3O4OR",
  "es+PPorLlOieQA==",
].join("");

/** Announcements of `fill(9)` whose signatures are made with randomness, in base64. */
const SIGNED_BY_OTHERS: readonly { readonly name: string; readonly serverKey: string; readonly signature: string }[] = [
  {
    name: "P-256",
    serverKey: [
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEcEAWMT74w4fhzeL7Z5Yvsu/lUAfnuSWKC7S7mpWk/Nijt3i1TJ37oh7XooKT1tZSrpuz",
      "SCLQkFKvhok8pBy1Ug==",
    ].join(""),
    signature: [
      "MEUCIH+fyFbj5JUygsOco8DUOUDYdDQeXiurCWg6GDSzNODIAiEAvr2wLVxMLttVbqBf/OLlQXrFNBHAQ1lQBek0aO8Dc1I=",
    ].join(""),
  },
  {
    name: "P-384",
    serverKey: [
      "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEucPj6foQMq/8/kk/vznFbxUIY8N+h7tT4V4tKu2i/txfjXv1rnJeuNms7Io9PeDzMy2uL1kh",
      "pbMSDnNtJzNuvNx1S5FiSq1INRQ5uH0z6UVjJNXZE3EGn0tb7VDVdEkL",
    ].join(""),
    signature: [
      "MGUCMQDDSKbE4URbSHnLprJL315zRd3ldbia01r4uhYDiOjy4wW6jkCfrjWSyuqDfSAAywUCMF48dWy04KW/J+8NiArCr4L5Ocb+AZBH",
      "4g0VI2yRBnxHETQLVRXm5fCwAO3K9JAV8A==",
    ].join(""),
  },
  {
    name: "RSA",
    serverKey: [
      "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA66tT4eVjvpNOkJ5hlcpp+AWsjsFTajqwzrlwENIj8kkot+pUE5FtoCrmPazQ",
      "Bkce1qH6d4eFqleO18PP8BrhVAD4hFprtH7o7KwUf/uYQCxErC41P3O4hN640gAUfxQG3LrZtcC+WmbJVp60dNrmTzKjSHat4IIRjyu6",
      "WDb26Y5Ay+paLOIGx5ETUfVwlgVwV+YvsEpL1qjXGgatNQNeBKm0AYq09xnIx5ZuyHrxAISP2KhbiT+6zu9jdpZBk+xx9xWxLug9gLf6",
      "CzJaJ4cNQXoKql6P37/TqJZcYIExNDGLOxlAG1e11kHD1Mkgg/oEF9KFqgvTrbxgMSTxxdEHGwIDAQAB",
    ].join(""),
    signature: [
      "YDt35cRE8pZVFglOsIRfxS9jyEAd0IIWD3/6yQWZb2jIYunxJVjtifn5/UiU5pqCarr/GYjmb70J/x5MPtaQN3dMa6ipk1NvJpW7uZQ3",
      "kodVigFs3frvfnqxbRlBxMWRIRjzO+Rmi+leCuLsSvZlF9ldPVe7scBWMTjOYvs6IGHH0rNM9Jruk0S6jhFWN1XgvY/dfvapN0YvSwlE",
      "3vMohD6WHgTPEWwNlsK+boOFK2xslMn3s5/qAdAHvpMzdTxiX55p19nJktBikRWNs6CfE4Lf832++EmW2yjKEGiPWbZmArqSrE5WE6UM",
      "ZiImWYjw89caFGPMil9iBwLfJvPaNg==",
    ].join(""),
  },
];
