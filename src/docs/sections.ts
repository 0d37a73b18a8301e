/** Fills the drawn sections of a document, which are between `<!-- drawn: NAME -->` and `<!-- end: NAME -->`. */

import { UsageError } from "../errors.ts";

const SECTION = /<!-- drawn: (?<name>[\w-]+) -->\n(?:(?!<!-- drawn: )[\s\S])*?<!-- end: \k<name> -->/g;
const MARKER = /<!-- (?:drawn|end): ([\w-]+) -->/g;

/**
 * Replaces the sections of a document, and keeps the rest.
 *
 * @param drawn  the content of each section, by name
 * @throws UsageError a section is missing, occurs twice, has no end, or has no content
 */
export function fillSections(text: string, drawn: ReadonlyMap<string, string>): string {
  const filled = new Set<string>();
  const result = text.replace(SECTION, (_, name: string) => {
    const content = drawn.get(name);
    if (content === undefined)
      throw new UsageError(`The section "${name}" is in the document, but nothing draws it. Remove it.`);
    if (filled.has(name)) throw new UsageError(`The document has the section "${name}" twice. Remove one.`);
    filled.add(name);
    return `<!-- drawn: ${name} -->\n\n${content.trim()}\n\n<!-- end: ${name} -->`;
  });
  for (const name of drawn.keys()) {
    if (!filled.has(name))
      throw new UsageError(
        `The document lacks the section "${name}". Add <!-- drawn: ${name} --> and <!-- end: ${name} -->.`,
      );
  }
  for (const [marker, name = ""] of text.matchAll(MARKER)) {
    if (!filled.has(name))
      throw new UsageError(`The marker ${marker} has no counterpart. Add it, or remove the marker.`);
  }
  return result;
}
