/** The report for CI: XML as JUnit's tools write it. */

import type { Result, SuiteOutcome } from "../shared/case.ts";
import { printable } from "./printable.ts";
import { placeOf } from "./terminal.ts";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A `testsuites` document with one `testsuite` for each section. */
export function junitOf({ results }: SuiteOutcome, address: string): string {
  const sections = [...new Set(results.map(({ section }) => section))];
  const suites = sections.map((section) =>
    suiteOf(
      section,
      results.filter((result) => result.section === section),
    ),
  );
  const open = `<testsuites name="${escaped(`chatwire verify ${address}`)}" ${countsOf(results)}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${[open, ...suites, "</testsuites>"].join("\n")}\n`;
}

function suiteOf(section: string, results: readonly Result[]): string {
  const open = `  <testsuite name="${escaped(section)}" ${countsOf(results)}>`;
  return [open, ...results.map(caseOf), "  </testsuite>"].join("\n");
}

function caseOf({ section, item, outcome, durationMs }: Result): string {
  const name = escaped(`${item.id}: ${item.title}`);
  const open = `    <testcase classname="${escaped(section)}" name="${name}" time="${seconds(durationMs)}"`;
  if (outcome.kind === "passed") return `${open}/>`;
  if (outcome.kind === "skipped") return `${open}><skipped message="${escaped(outcome.reason)}"/></testcase>`;
  const message = escaped(`Expected ${outcome.expected}; received ${outcome.received}.`);
  const text = [placeOf({ section, item }), ...outcome.log].map(escaped).join("\n");
  return `${open}><failure message="${message}">${text}</failure></testcase>`;
}

function countsOf(results: readonly Result[]): string {
  const count = (kind: string): number => results.filter(({ outcome }) => outcome.kind === kind).length;
  const durationMs = results.reduce((sum, result) => sum + result.durationMs, 0);
  const counts = `tests="${results.length}" failures="${count("failed")}" skipped="${count("skipped")}"`;
  return `${counts} errors="0" time="${seconds(durationMs)}"`;
}

function seconds(durationMs: number): string {
  return (durationMs / 1_000).toFixed(3);
}

/** Escapes a text for XML, without the characters that XML 1.0 does not allow, escaped or not. */
function escaped(text: string): string {
  return printable(text).replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
