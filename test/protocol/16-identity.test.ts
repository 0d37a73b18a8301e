import { scryptSync } from "node:crypto";
import * as assert from "uvu/assert";
import { type NamedKey, safetyNumber } from "../../src/crypto/identity.ts";
import { suite } from "../suite.ts";
import { sectionTitle } from "./section.ts";

const test = suite(sectionTitle("16. Identity"));

const KEY = new Uint8Array(32).fill(1);
const GRACE: NamedKey = { name: "grace", signingKey: new Uint8Array(32).fill(2) };

/** The formula of the section, for a name that is already in the form that it asks for. */
function numberOf(name: string): string {
  const entries = [
    { name, signingKey: KEY },
    { name: "grace", signingKey: GRACE.signingKey },
  ].map((user) => {
    const bytes = Buffer.from(user.name, "utf8");
    return Buffer.concat([user.signingKey, Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
  });
  entries.sort(Buffer.compare);
  const digest = scryptSync(Buffer.concat(entries), "chatwire safety number", 30, { N: 16_384, r: 8, p: 1 });
  const groups = [0, 5, 10, 15, 20, 25].map((at) => digest.readUIntBE(at, 5) % 100_000);
  return groups.map((group) => String(group).padStart(5, "0")).join(" ");
}

test("safety-number-is-that-of-the-formula", () => {
  assert.is(safetyNumber({ name: "Ada", signingKey: KEY }, GRACE), numberOf("ada"));
  assert.is(safetyNumber(GRACE, { name: "Ada", signingKey: KEY }), numberOf("ada"));
});

for (const [name, lower] of [
  ["ΣΑΣ", "σας"],
  ["ΣΑΣ1", "σας1"],
  ["İPEK", "i\u0307pek"],
  ["Straße", "straße"],
  ["STRASSE", "strasse"],
  ["E\u0301VE", "éve"],
  ["Å", "å"],
  ["Ⅷ", "ⅷ"],
  ["ДЖ", "дж"],
  ["𐐀", "𐐨"],
  ["李", "李"],
  ["ꭰ", "ꭰ"],
] as const) {
  test(`lower-case-of-${name}-in-a-safety-number-is-${lower}`, () => {
    assert.is(safetyNumber({ name, signingKey: KEY }, GRACE), numberOf(lower));
  });
}
