import * as assert from "uvu/assert";
import { ProtocolError } from "../src/errors.ts";
import { lookupKey, nameKey, parseName } from "../src/name.ts";
import { suite } from "./suite.ts";

const test = suite("names");

/** Combining marks in the worst order: normalizing this text takes a third of a second. */
const DISORDERED = `a${"\u0345".repeat(15_000)}${"\u0334".repeat(15_000)}`;

test("text-that-fills-a-frame-is-rejected-without-being-normalized", () => {
  const started = process.cpuUsage();
  for (let i = 0; i < 20; i++) {
    assert.throws(() => parseName(DISORDERED, 32), /1 to 32 characters, not 30001/);
    assert.is(lookupKey(DISORDERED, 32), "");
  }
  const { user, system } = process.cpuUsage(started);
  const usedMs = (user + system) / 1_000;
  assert.ok(usedMs < 1_000, `The lookups used ${usedMs} ms of processor time.`);
});

test("error-for-the-length-of-a-name-names-the-limit", () => {
  for (const name of ["", "x".repeat(33), DISORDERED]) {
    assert.throws(
      () => parseName(name, 32),
      (error: unknown) =>
        error instanceof ProtocolError && error.code === "NAME_LENGTH" && error.limit === "nameCharactersMax",
    );
  }
});

test("lookup-key-of-a-valid-name-is-its-name-key", () => {
  for (const name of ["Ada", "STRASSE", "\u1f82".repeat(32).normalize("NFD")]) {
    assert.is(lookupKey(name, 32), nameKey(name));
  }
});
