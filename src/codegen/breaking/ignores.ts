/**
 * Reads the findings that a schema's authors accept, from a file with one a line:
 *
 *     # Nobody used it.
 *     FIELD_REMOVED a.Peer.nickname The last client that sent it is gone since March.
 *     FILE_MOVED a/old/peer.proto Moved together with its users.
 *
 * A line has the id of a finding, the full name of a declaration or the path of a
 * file, and the reason. A name covers what is inside of the declaration, and a path
 * that ends with a slash covers a folder.
 */

import { type Mistake, throwMistakes } from "../descriptor/mistake.ts";
import { FINDING_IDS, type Finding } from "./finding.ts";

/** The file in the schema's folder that is read if none is named. */
export const IGNORE_FILE = "chatwire-check.ignore";

interface Ignore {
  readonly line: number;
  readonly id: string;
  readonly subject: string;
}

/**
 * @param text  of the file
 * @param file  its path, for errors
 * @returns the findings that are not ignored
 * @throws UsageError a line is malformed, has an unknown id, or ignores nothing
 */
export function withoutIgnored(findings: readonly Finding[], text: string, file: string): Finding[] {
  const mistakes: Mistake[] = [];
  const ignores = readIgnores(text, file, mistakes);
  for (const { line, id, subject } of ignores) {
    if (findings.some((finding) => isIgnored(finding, id, subject))) continue;
    const text = `There is no ${id} at ${subject}. Remove the line.`;
    mistakes.push({ file, place: { line, column: 1 }, text });
  }
  throwMistakes(mistakes);
  return findings.filter((finding) => !ignores.some(({ id, subject }) => isIgnored(finding, id, subject)));
}

function readIgnores(text: string, file: string, mistakes: Mistake[]): Ignore[] {
  const seen = new Map<string, number>();
  return text.split("\n").flatMap((content, index) => {
    const refuse = (text: string): [] => {
      mistakes.push({ file, place: { line: index + 1, column: 1 }, text });
      return [];
    };
    const [id = "", subject = "", ...reason] = content.trim().split(/\s+/);
    if (id === "" || id.startsWith("#")) return [];
    if (!FINDING_IDS.some((known) => known === id))
      return refuse(`${id} is not the id of a finding. A line is: ID NAME-OR-PATH REASON.`);
    if (subject === "") return refuse(`The name of a declaration or the path of a file is missing after ${id}.`);
    if (reason.length === 0) return refuse(`The reason is missing. Write it after ${subject}.`);
    const earlier = seen.get(`${id} ${subject}`);
    if (earlier !== undefined) return refuse(`Line ${earlier} ignores the same. Remove one of them.`);
    seen.set(`${id} ${subject}`, index + 1);
    return [{ line: index + 1, id, subject }];
  });
}

function isIgnored({ id, names, paths }: Finding, ignored: string, subject: string): boolean {
  if (id !== ignored) return false;
  if (subject.endsWith("/")) return paths.some((path) => path.startsWith(subject));
  return paths.includes(subject) || names.some((name) => name === subject || name.startsWith(`${subject}.`));
}
