/**
 * `npm run corpus`: fetches published schemas, compiles them with our compiler and
 * with buf, and prints where the two differ. The exit code is 1 if we refuse more
 * than one file in a thousand that buf accepts, if we accept one that buf refuses for a
 * reason that `buf-refusals.ts` does not explain, if we resolve anything otherwise, or if
 * generated code does not compile.
 *
 * - `--only envoy`  only packages whose name contains this
 * - `--no-types`  does not compile the generated code
 *
 * The first run fetches 100 MB from the npm registry; what is fetched, and what buf
 * said, stays in `node_modules/.cache/chatwire-corpus`.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fetchPackage } from "./fetch-package.ts";
import { type CorpusPackage, PACKAGES } from "./packages.ts";
import { addCounts, type Counts, countsLine, judgeUnit, noCounts } from "./run-corpus.ts";
import { type FetchedPackage, unitsOf } from "./schema-units.ts";

const ROOT = join(import.meta.dirname, "../..");
const CACHE = join(ROOT, "node_modules/.cache/chatwire-corpus");
/** No package brings `buf/validate/validate.proto`, which some import. */
const VALIDATE: FetchedPackage = { folder: join(ROOT, "third_party/buf"), mount: "buf", without: [] };
/** Of the files that buf accepts. */
const REFUSED_PART_MAX = 0.001;

const { values } = parseArgs({
  options: { only: { type: "string", default: "" }, "no-types": { type: "boolean", default: false } },
});

const total = noCounts();
for (const each of PACKAGES) {
  if (!each.name.includes(values.only)) continue;
  const counts = judgePackage(each);
  console.log(`${each.name}@${each.version}: ${countsLine(counts)}`);
  addCounts(total, counts);
}
console.log(`all: ${countsLine(total)}`);
const accepted = total.acceptedByBoth + total.refusedByUsOnly;
const isGood =
  total.refusedByUsOnly <= accepted * REFUSED_PART_MAX &&
  total.unexplained === 0 &&
  total.resolvedOtherwise === 0 &&
  total.typesWrong === 0;
process.exitCode = isGood ? 0 : 1;

function judgePackage(each: CorpusPackage): Counts {
  const counts = noCounts();
  // Beside the sources, so that generated code finds the library by a relative path.
  const workFolder = mkdtempSync(join(ROOT, "node_modules", ".chatwire-corpus-"));
  try {
    const needs = PACKAGES.filter(({ name }) => each.needs?.includes(name));
    const options = { workFolder, cache: CACHE, checksTypes: !values["no-types"], print: console.log };
    for (const unit of unitsOf(fetched(each), [...needs.map(fetched), VALIDATE]))
      judgeUnit(each.name, unit, counts, options);
    return counts;
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}

function fetched(each: CorpusPackage): FetchedPackage {
  return { folder: fetchPackage(each, CACHE), mount: each.mount ?? "", without: each.without ?? [] };
}
