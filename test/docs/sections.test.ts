import * as assert from "uvu/assert";
import { fillSections } from "../../src/docs/sections.ts";
import { UsageError } from "../../src/errors.ts";
import { suite } from "../suite.ts";

const test = suite("drawn sections");

const EMPTY = "before\n<!-- drawn: a -->\n<!-- end: a -->\nafter\n";
const drawn = (...names: string[]) => new Map(names.map((name) => [name, `drawn ${name}`]));

function assertRefused(text: string, sections: Map<string, string>, reason: RegExp): void {
  try {
    fillSections(text, sections);
  } catch (error) {
    assert.instance(error, UsageError);
    assert.match(String(error), reason);
    return;
  }
  assert.unreachable("The text was accepted.");
}

test("section-is-filled-and-the-rest-stays", () => {
  const filled = "before\n<!-- drawn: a -->\n\ndrawn a\n\n<!-- end: a -->\nafter\n";
  assert.is(fillSections(EMPTY, drawn("a")), filled);
  assert.is(fillSections(filled, drawn("a")), filled);
});

test("edits-by-hand-are-overwritten", () => {
  const edited = "<!-- drawn: a -->\n\ndrawn a, and more\n\n<!-- end: a -->";
  assert.is(fillSections(edited, drawn("a")), "<!-- drawn: a -->\n\ndrawn a\n\n<!-- end: a -->");
});

test("dollar-signs-are-kept", () => {
  assert.match(fillSections(EMPTY, new Map([["a", "$& $1 $$"]])), /\n\$& \$1 \$\$\n/);
});

test("missing-section-is-refused", () => {
  assertRefused("text", drawn("a"), /lacks the section "a"/);
  assertRefused("<!-- drawn: a -->\ntext", drawn("a"), /lacks the section "a"/);
});

test("section-without-content-is-refused", () => {
  assertRefused(EMPTY, drawn(), /section "a" is in the document, but nothing draws it/);
});

test("second-section-of-a-name-is-refused", () => {
  assertRefused(EMPTY + EMPTY, drawn("a"), /the section "a" twice/);
});

test("section-without-its-end-is-refused", () => {
  assertRefused(`<!-- drawn: b -->\n${EMPTY}`, drawn("a"), /has no counterpart/);
});
