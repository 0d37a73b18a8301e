/**
 * The corpus: published schemas, compiled by us and by buf.
 *
 * How the folder fits together: `packages.ts` lists npm packages, `fetch-package.ts`
 * brings their .proto files into the cache, and `schema-units.ts` finds their roots.
 * `buf.ts` (through `unit-folder.ts`, which remembers what it said) and `linked.ts`
 * tell which files buf and we accept; `buf-refusals.ts` says why we accept some that buf
 * refuses; `differences.ts` compares what the files were resolved to, and `generated.ts`
 * compiles them to TypeScript, and that with tsc.
 * `fixed/` has small schemas, one for each kind of trouble, which run in the suite.
 */

import { join } from "node:path";
import { isExplained } from "./buf-refusals.ts";
import { compareDescriptors } from "./differences.ts";
import { generate, typeMistakes } from "./generated.ts";
import { judgeWithLinker } from "./linked.ts";
import type { Unit } from "./schema-units.ts";
import { bufVerdictOf } from "./unit-folder.ts";

export interface Counts {
  files: number;
  acceptedByBoth: number;
  /** Each is listed. */
  refusedByUsOnly: number;
  /** Each is listed, unless its reason is recorded. */
  refusedByBufOnly: number;
  /** Those of them that have no recorded reason. */
  unexplained: number;
  refusedByBoth: number;
  /** Fields, extensions and methods. */
  resolved: number;
  /** Files with something that we resolve otherwise than buf; each is listed. */
  resolvedOtherwise: number;
  /** Files whose code tsc refuses; each is listed. */
  typesWrong: number;
}

export interface CorpusOptions {
  /** For the folders of units and of generated code. */
  readonly workFolder: string;
  /** The folder with earlier verdicts of buf. */
  readonly cache: string;
  readonly checksTypes: boolean;
  readonly print: (line: string) => void;
}

/** So that a mistake of the compiler does not fill the screen. */
const LINES_OF_FILE_MAX = 3;

export function noCounts(): Counts {
  return {
    files: 0,
    acceptedByBoth: 0,
    refusedByUsOnly: 0,
    refusedByBufOnly: 0,
    unexplained: 0,
    refusedByBoth: 0,
    resolved: 0,
    resolvedOtherwise: 0,
    typesWrong: 0,
  };
}

/** Judges the files of a unit, adds to the counts, and prints what is to be listed. */
export function judgeUnit(name: string, unit: Unit, counts: Counts, options: CorpusOptions): void {
  const { print, workFolder, cache } = options;
  const list = (what: string, file: string, text: string) => print(`${what}: ${name} ${file}: ${text}`);
  const buf = bufVerdictOf(unit, join(workFolder, "schemas"), cache);
  const ours = judgeWithLinker(unit.files, unit.own);
  const generatedFolder = join(workFolder, "generated");
  const refused = new Map([...generate(ours.groups, generatedFolder), ...ours.refused]);
  for (const file of unit.own) {
    const [theirReason, ourReason] = [buf.refused.get(file), refused.get(file)];
    counts.files++;
    if (theirReason !== undefined && ourReason !== undefined) counts.refusedByBoth++;
    else if (theirReason !== undefined) {
      counts.refusedByBufOnly++;
      if (isExplained(theirReason)) continue;
      counts.unexplained++;
      list("refused by buf only", file, theirReason);
    } else if (ourReason === undefined) counts.acceptedByBoth++;
    else {
      counts.refusedByUsOnly++;
      list("refused by us only", file, ourReason);
    }
  }
  for (const group of buf.groups) {
    const mine = new Map([...ours.linked].filter(([file]) => group.files.includes(file)));
    const { compared, differences } = compareDescriptors(group.descriptors, mine);
    counts.resolved += compared;
    counts.resolvedOtherwise += differences.size;
    for (const [file, lines] of differences)
      for (const line of lines.slice(0, LINES_OF_FILE_MAX)) list("resolved otherwise", file, line);
  }
  if (!options.checksTypes) return;
  const byFile = new Map<string, string[]>();
  for (const line of typeMistakes(generatedFolder)) {
    const file = line.replace(/\(.*/s, "");
    byFile.set(file, [...(byFile.get(file) ?? []), line]);
  }
  counts.typesWrong += byFile.size;
  for (const [file, lines] of byFile)
    for (const line of lines.slice(0, LINES_OF_FILE_MAX)) list("types that do not compile", file, line);
}

/** Returns a line such as `594 files: 590 accepted by both, ...`. */
export function countsLine(counts: Counts): string {
  return [
    `${counts.files} files: ${counts.acceptedByBoth} accepted by both`,
    `${counts.refusedByUsOnly} refused by us only`,
    `${counts.refusedByBufOnly} by buf only (${counts.unexplained} without a recorded reason)`,
    `${counts.refusedByBoth} by both`,
    `${counts.resolved} names resolved, otherwise in ${counts.resolvedOtherwise} files`,
    `types of ${counts.typesWrong} files do not compile`,
  ].join(", ");
}

export function addCounts(sum: Counts, more: Counts): void {
  sum.files += more.files;
  sum.acceptedByBoth += more.acceptedByBoth;
  sum.refusedByUsOnly += more.refusedByUsOnly;
  sum.refusedByBufOnly += more.refusedByBufOnly;
  sum.unexplained += more.unexplained;
  sum.refusedByBoth += more.refusedByBoth;
  sum.resolved += more.resolved;
  sum.resolvedOtherwise += more.resolvedOtherwise;
  sum.typesWrong += more.typesWrong;
}
