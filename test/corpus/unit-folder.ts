/** Lays out a unit as a folder for buf, and remembers what buf said of it. */

import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type BufVerdict, judgeWithBuf } from "./buf.ts";
import type { Unit } from "./schema-units.ts";

/** Part of the key: another buf may say something else. */
const BUF_VERSION: string = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../node_modules/@bufbuild/buf/package.json"), "utf8"),
).version;

/**
 * @param folder  is made anew
 * @param cache  the folder with earlier verdicts
 */
export function bufVerdictOf({ files, own, imports }: Unit, folder: string, cache: string): BufVerdict {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, place] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(place, join(folder, path));
  }
  const hash = createHash("sha256").update(BUF_VERSION);
  for (const [path, place] of files) hash.update(`\0${path}\0`).update(readFileSync(place));
  const kept = join(cache, `buf-${hash.digest("hex").slice(0, 24)}`);
  if (!existsSync(kept)) {
    const verdict = judgeWithBuf(folder, own, imports);
    const partial = `${kept}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    for (const [index, { descriptors }] of verdict.groups.entries())
      writeFileSync(join(partial, `${index}.binpb`), descriptors);
    const groups = verdict.groups.map((group) => group.files);
    writeFileSync(join(partial, "verdict.json"), JSON.stringify({ groups, refused: [...verdict.refused] }));
    renameSync(partial, kept);
  }
  const { groups, refused }: { groups: string[][]; refused: [string, string][] } = JSON.parse(
    readFileSync(join(kept, "verdict.json"), "utf8"),
  );
  return {
    groups: groups.map((paths, index) => ({ files: paths, descriptors: readFileSync(join(kept, `${index}.binpb`)) })),
    refused: new Map(refused),
  };
}
