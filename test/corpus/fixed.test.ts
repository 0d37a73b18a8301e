/**
 * Runs the fixed part of the corpus: small schemas, one folder for each kind of trouble. buf says which are right, and
 * what their names mean.
 */

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join, posix } from "node:path";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { countsLine, judgeUnit, noCounts } from "./run-corpus.ts";

const test = suite("fixed part of the corpus", { timeLimitMs: 240_000 });
const ROOT = join(import.meta.dirname, "../..");
const FIXED = join(import.meta.dirname, "fixed");
/** Beside the sources, so that generated code finds the library by a relative path. */
const work = mkdtempSync(join(ROOT, "node_modules", ".chatwire-corpus-"));
test.after(() => rmSync(work, { recursive: true, force: true }));

test("we-accept-what-buf-accepts-and-it-means-the-same-and-compiles", () => {
  const { counts, lines } = judged("accepted");
  assert.equal(lines, [], countsLine(counts));
  assert.is(counts.acceptedByBoth, counts.files, countsLine(counts));
  assert.ok(counts.resolved > 0);
});

test("we-refuse-what-buf-refuses", () => {
  const { counts, lines } = judged("refused");
  assert.equal(lines, []);
  assert.is(counts.refusedByBufOnly, 0, countsLine(counts));
  assert.ok(counts.refusedByBoth > counts.acceptedByBoth, countsLine(counts));
});

test("we-accept-what-protoc-accepts-although-buf-does-not", () => {
  const { counts, lines } = judged("refused-by-buf-only");
  assert.equal(lines, []);
  assert.is(counts.refusedByBufOnly, counts.files, countsLine(counts));
});

function judged(folder: string) {
  const lines: string[] = [];
  const counts = noCounts();
  const native = readdirSync(join(FIXED, folder), { recursive: true, encoding: "utf8" });
  const paths = native
    .filter((path) => path.endsWith(".proto"))
    .map((path) => posix.join(folder, path.replaceAll("\\", "/")));
  const files = new Map(paths.sort().map((path) => [path, join(FIXED, path)]));
  const options = {
    workFolder: work,
    cache: join(work, "buf"),
    checksTypes: true,
    print: (line: string) => lines.push(line),
  };
  judgeUnit(folder, { files, own: paths, imports: new Map() }, counts, options);
  return { counts, lines };
}
