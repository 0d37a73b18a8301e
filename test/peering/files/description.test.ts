import * as assert from "uvu/assert";
import { faultOf, isFileName, isMediaType } from "../../../src/peering/files/description.ts";
import { suite } from "../../suite.ts";

const test = suite("peering/files/description");

const ROOT = new Uint8Array(32);

test("name-of-a-file-is-no-path-and-hides-nothing", () => {
  for (const name of ["a", "photo.jpg", ".gitignore", "日本.txt", "a b (2).txt", "ä".repeat(127), "🙂.png"])
    assert.ok(isFileName(name), name);
  const bad = [
    "",
    ".",
    "..",
    "a/b",
    "../a",
    "a\\b",
    "C:\\a",
    "a\0b",
    "a\nb",
    "x\u202egpj.exe",
    "\u2066a",
    "ä".repeat(128),
  ];
  for (const name of bad) assert.not.ok(isFileName(name), JSON.stringify(name));
  assert.not.ok(isFileName("a\ud800"), "a lone surrogate");
});

test("media-type-has-two-parts-or-is-empty", () => {
  for (const type of ["", "image/png", "application/vnd.oasis.opendocument.text", "image/svg+xml"])
    assert.ok(isMediaType(type), type);
  for (const type of ["image", "image/", "/png", "image/png; a=b", "a/b/c", "ä/b", `a/${"b".repeat(255)}`, "a/b\n"])
    assert.not.ok(isMediaType(type), JSON.stringify(type));
});

test("file-of-a-size-or-root-that-cannot-be-is-refused", () => {
  const good = { name: "a", mediaType: "", size: 10, root: ROOT };
  assert.is(faultOf(good, 10), undefined);
  assert.is(faultOf({ ...good, size: 11 }, 10), "TOO_LARGE");
  assert.is(faultOf({ ...good, size: 2 ** 50 }, 2 ** 52), "TOO_LARGE", "more blocks than a field counts");
  for (const size of [-1, 0.5, Number.NaN, 2 ** 53]) assert.is(faultOf({ ...good, size }, 10), "INVALID_ARGUMENT");
  assert.is(faultOf({ ...good, size: 0 }, 10), "INVALID_ARGUMENT", "the root of an empty file is known");
  for (const root of [ROOT.subarray(1), new Uint8Array(33)])
    assert.is(faultOf({ ...good, root }, 10), "INVALID_ARGUMENT");
});
