/**
 * `npm run protovalidate -- FOLDER`: compares generated `validate` functions with the conformance data of
 * protovalidate (https://github.com/bufbuild/protovalidate), of which FOLDER is a checkout. No npm package carries
 * that data, and nothing of it is committed here. It prints the counts, each case that is judged otherwise, and each
 * that it cannot read; the exit code is 1 if a case is judged otherwise.
 */

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { compileSchema } from "./compiled-schema.ts";
import { casesIn } from "./go-cases.ts";
import { countsLine, judgeFile, noCounts } from "./run-cases.ts";

const ROOT = join(import.meta.dirname, "../..");
const SCHEMA = "proto/protovalidate-testing";
const CASES = "tools/protovalidate-conformance/internal/cases";

const [checkout, ...others] = process.argv.slice(2);
if (checkout === undefined || others.length > 0)
  throw new Error("Name the folder of a checkout of protovalidate: npm run protovalidate -- FOLDER");
// Inside the project, so that generated code finds the library by a relative path.
const folder = mkdtempSync(join(ROOT, "node_modules", ".chatwire-protovalidate-"));
try {
  const proto = join(folder, "proto");
  cpSync(join(checkout, SCHEMA, "buf"), join(proto, "buf"), { recursive: true });
  const schema = await compileSchema(proto, join(folder, "generated"));
  const counts = noCounts();
  for (const name of readdirSync(join(checkout, CASES)).sort()) {
    if (!/^cases_.*\.go$/.test(name)) continue;
    judgeFile(name, casesIn(readFileSync(join(checkout, CASES, name), "utf8")), schema, counts, console.log);
  }
  console.log(countsLine(counts));
  if (counts.rulesRight < counts.rules || counts.formatsRight < counts.formats) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
