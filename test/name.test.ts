import * as assert from "uvu/assert";
import { ProtocolError } from "../src/errors.ts";
import { lookupKey, nameKey, parseName } from "../src/name.ts";
import { suite } from "./suite.ts";

const test = suite("names");

/** Text whose marks are in the worst order: to normalize it would take the third of a second. */
const DISORDERED = `a${"\u0345".repeat(15_000)}${"\u0334".repeat(15_000)}`;

test("text-of-a-whole-frame-is-refused-and-looked-up-without-being-folded", () => {
  const startMs = performance.now();
  for (let i = 0; i < 20; i++) {
    assert.throws(() => parseName(DISORDERED, 32), /1 to 32 characters, not 30001/);
    assert.is(lookupKey(DISORDERED, 32), "");
  }
  const tookMs = performance.now() - startMs;
  assert.ok(tookMs < 1_000, `It took ${tookMs} ms.`);
});

test("name-that-is-refused-for-its-length-tells-the-limit", () => {
  for (const name of ["", "x".repeat(33), DISORDERED]) {
    assert.throws(
      () => parseName(name, 32),
      (error: unknown) =>
        error instanceof ProtocolError && error.code === "NAME_LENGTH" && error.limit === "nameCharactersMax",
    );
  }
});

test("name-that-could-be-registered-is-looked-up-by-its-key", () => {
  for (const name of ["Ada", "STRASSE", "\u1f82".repeat(32).normalize("NFD")]) {
    assert.is(lookupKey(name, 32), nameKey(name));
  }
});
