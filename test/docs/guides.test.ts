/**
 * The guides for users of other code generators: their commands and programs run, and
 * their tables name what is in the programs.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { checkGuide, files, GUIDES, oneLine } from "./follow-guide.ts";

const test = suite("guides", { timeLimitMs: 240_000 });

const ROOT = join(import.meta.dirname, "../..");

test("every-guide-is-linked-from-the-readme", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const names = readdirSync(join(ROOT, "docs/guides"));
  assert.is(GUIDES.length, 3);
  assert.ok(names.length > GUIDES.length);
  for (const name of names) assert.ok(readme.includes(`(docs/guides/${name})`), name);
});

for (const guide of GUIDES) {
  test(`commands-and-programs-of-${guide.name.replace(".md", "")}-work`, () => checkGuide(guide));
}

test("tables-show-code-of-the-programs", () => {
  for (const { name, text } of GUIDES) {
    const programs = files(text);
    const codeOf = (side: string) =>
      oneLine([...programs].flatMap(([path, code]) => (path.includes(side) ? [code] : [])).join("\n"));
    const columns = [codeOf("before.ts"), codeOf("after.ts")];
    const rows = text.matchAll(/^\| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm);
    let count = 0;
    for (const [, ...cells] of rows)
      for (const [index, cell] of cells.entries())
        for (const [, code = ""] of cell.matchAll(/`([^`]+)`/g)) {
          // Single names, paths of modules aside, are not taken from a program.
          if (!/[(.:{!?+]/.test(code)) continue;
          assert.ok(columns[index]?.includes(oneLine(code)), `${name}: ${code} is in no program of its column.`);
          count++;
        }
    assert.ok(count > 30, `${name}: ${count}`);
  }
});
