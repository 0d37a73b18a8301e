/**
 * The drawn sections of a document: what stands between
 * `<!-- drawn: NAME -->` and `<!-- end: NAME -->`.
 */

import { UsageError } from "../errors.ts";

const SECTION = /<!-- drawn: (?<name>[\w-]+) -->\n(?:(?!<!-- drawn: )[\s\S])*?<!-- end: \k<name> -->/g;
const MARKER = /<!-- (?:drawn|end): ([\w-]+) -->/g;

/**
 * Draws the sections of a document anew and leaves the rest as it is.
 *
 * @param drawn  what belongs into each section, by name
 * @throws UsageError a section is missing, there twice, has no end, or nobody draws it
 */
export function fillSections(text: string, drawn: ReadonlyMap<string, string>): string {
  const filled = new Set<string>();
  const result = text.replace(SECTION, (_, name: string) => {
    const content = drawn.get(name);
    if (content === undefined) throw new UsageError(`Nobody draws the section "${name}".`);
    if (filled.has(name)) throw new UsageError(`There are two sections "${name}".`);
    filled.add(name);
    return `<!-- drawn: ${name} -->\n\n${content.trim()}\n\n<!-- end: ${name} -->`;
  });
  for (const name of drawn.keys()) {
    if (!filled.has(name)) throw new UsageError(`The document has no whole section "${name}".`);
  }
  for (const [marker, name = ""] of text.matchAll(MARKER)) {
    if (!filled.has(name)) throw new UsageError(`The marker ${marker} is no part of a whole section.`);
  }
  return result;
}
