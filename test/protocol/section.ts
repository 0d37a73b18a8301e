/**
 * The tests in this folder hold the program against sentences of PROTOCOL.md and
 * README.md that no other test holds. A file has the number of its section, and
 * its tests are named by what the section says.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The text of a document at the top of the repository. */
export function documentText(path: string): string {
  return readFileSync(join(import.meta.dirname, "../..", path), "utf8");
}

/** The name of a suite about a section of PROTOCOL.md, such as "3. Messages". @throws if there is no such section */
export function sectionTitle(heading: string): string {
  if (!documentText("proto/PROTOCOL.md").includes(`\n## ${heading}\n`))
    throw new Error(`PROTOCOL.md has no section "${heading}".`);
  return `PROTOCOL.md, ${heading}`;
}
