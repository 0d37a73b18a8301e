/** The report for people, at most 80 columns wide. */

import type { Result, SectionCase, SuiteOutcome } from "../shared/case.ts";
import { printable } from "./printable.ts";

const COLUMNS = 80;
/** Lines of the log shown for a failed case. */
const LOG_LINES_MAX = 12;
const MARKS = { passed: "ok  ", skipped: "skip", failed: "FAIL" } as const;

/** The line of one result, with the heading of its section before the first of it. */
export class TerminalReport {
  readonly #print: (text: string) => void;
  #section = "";

  constructor(print: (text: string) => void) {
    this.#print = print;
  }

  result({ section, item, outcome }: Result): void {
    if (section !== this.#section) this.#print(`${this.#section === "" ? "" : "\n"}${section}\n`);
    this.#section = section;
    this.#print(indented(`${item.title}.`, `  ${MARKS[outcome.kind]}  `));
    if (outcome.kind === "skipped") this.#print(indented(`Skipped: ${outcome.reason}.`, "        "));
  }

  /** What failed, then the counts. */
  end({ results, left, agent }: SuiteOutcome, address: string): void {
    const failed = results.filter(({ outcome }) => outcome.kind === "failed");
    if (failed.length > 0) this.#print(`\nFailed cases\n`);
    for (const result of failed) this.#failure(result);
    if (left.length > 0) {
      this.#print("\n");
      this.#print(indented(`These accounts could not be deleted: ${left.join(", ")}.`, ""));
    }
    const count = (kind: string): number => results.filter(({ outcome }) => outcome.kind === kind).length;
    const counts = `${count("passed")} passed, ${count("failed")} failed, ${count("skipped")} skipped`;
    this.#print(`\n${indented(`${counts}: ${address}${agent === "" ? "" : `, ${agent}`}`, "")}`);
  }

  #failure({ section, item, outcome }: Result): void {
    if (outcome.kind !== "failed") return;
    this.#print(`\n  ${item.id}\n`);
    this.#print(indented(`${item.title}.`, "    "));
    this.#print(indented(placeOf({ section, item }), "    section   "));
    this.#print(indented(outcome.expected, "    expected  "));
    this.#print(indented(outcome.received, "    received  "));
    const lines = outcome.log.slice(-LOG_LINES_MAX);
    if (lines.length < outcome.log.length) this.#print(`    after     ${outcome.log.length - lines.length} messages\n`);
    for (const [index, line] of lines.entries()) {
      this.#print(indented(line, index === 0 ? "    messages  " : "              "));
    }
  }
}

/** The ids and titles of cases, by section. */
export function listOf(cases: readonly SectionCase[]): string {
  let section = "";
  let text = "";
  for (const { section: title, item } of cases) {
    if (title !== section) text += `${section === "" ? "" : "\n"}${title}\n`;
    section = title;
    text += indented(item.id, "  ") + indented(`${item.title}.`, "      ");
  }
  return text;
}

/** The section of a case and the heading in it. */
export function placeOf({ section, item }: SectionCase): string {
  return `PROTOCOL.md, ${section}${item.heading === undefined ? "" : `, "${item.heading}"`}`;
}

/** Breaks a text into printable lines of at most 80 columns; the first begins with `begin`, the others are indented as far. */
export function indented(text: string, begin: string): string {
  const width = COLUMNS - begin.length;
  const lines: string[] = [];
  let line = "";
  const shown = printable(text.replace(/\s+/g, " ").trim());
  for (const word of shown.split(" ").flatMap((part) => pieces(part, width))) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line += line === "" ? word : ` ${word}`;
  }
  lines.push(line);
  return lines.map((part, index) => `${index === 0 ? begin : " ".repeat(begin.length)}${part}\n`).join("");
}

/** A word in pieces that fit. */
function pieces(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  const parts: string[] = [];
  for (let at = 0; at < word.length; at += width) parts.push(word.slice(at, at + width));
  return parts;
}
