import * as assert from "uvu/assert";
import { type NameFault, parseName } from "../src/chat/names/parse-name.ts";
import { lookupKey, nameKey } from "../src/name.ts";
import { SeededRandom } from "../src/testing/seeded-random.ts";
import { SEED } from "./seed.ts";
import { suite } from "./suite.ts";

const test = suite("names");

/** Combining marks in the worst order: normalizing this text takes a third of a second. */
const DISORDERED = `a${"\u0345".repeat(15_000)}${"\u0334".repeat(15_000)}`;

test("text-that-fills-a-frame-is-rejected-without-being-normalized", () => {
  const started = process.cpuUsage();
  for (let i = 0; i < 20; i++) {
    assert.match(faultOf(DISORDERED)?.text ?? "", /1 to 32 characters, not 30001/);
    assert.is(lookupKey(DISORDERED, 32), "");
  }
  const { user, system } = process.cpuUsage(started);
  const usedMs = (user + system) / 1_000;
  assert.ok(usedMs < 1_000, `The lookups used ${usedMs} ms of processor time.`);
});

test("fault-of-the-length-of-a-name-names-the-limit", () => {
  for (const name of ["", "x".repeat(33), DISORDERED]) {
    assert.is(faultOf(name)?.code, "NAME_LENGTH");
    assert.is(faultOf(name)?.limit, "nameCharactersMax");
  }
  assert.is(faultOf("a b")?.code, "NAME_CHARACTERS");
  assert.is(faultOf("a b")?.limit, undefined);
});

test("lookup-key-of-a-valid-name-is-its-name-key", () => {
  for (const name of ["Ada", "STRASSE", "\u1f82".repeat(32).normalize("NFD")]) {
    assert.is(lookupKey(name, 32), nameKey(name));
  }
});

test("key-of-a-text-is-made-of-its-characters-each-by-itself", () => {
  const random = new SeededRandom(SEED);
  // With those whose case depends on others in some language or place.
  const special = [..."ΣσςIİıißẞ\u0307\u0345ŉǰΐ\u{1f600}\ud800\udc00", "a", "."];
  const texts = Array.from({ length: 0x110000 / 64 }, (_, index) =>
    String.fromCodePoint(...Array.from({ length: 64 }, (_, low) => index * 64 + low)),
  );
  for (let count = 0; count < 20_000; count++) {
    const character = () => special[random.below(special.length)] ?? String.fromCodePoint(random.below(0x110000));
    texts.push(Array.from({ length: 1 + random.below(6) }, character).join(""));
  }
  for (const text of texts) {
    const folded = [...text.normalize("NFKC")].map((each) => each.toLowerCase().toUpperCase().toLowerCase());
    assert.is(nameKey(text), folded.join("").normalize("NFKC"), JSON.stringify(text));
  }
});

function faultOf(name: string): NameFault | undefined {
  const parsed = parseName(name, 32);
  return "key" in parsed ? undefined : parsed;
}
