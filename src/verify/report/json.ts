/** The report for programs: one JSON object a line. */

import type { Result, SuiteOutcome } from "../shared/case.ts";
import { printableJson } from "./printable.ts";

/** `{"kind":"case", ...}` */
export function jsonOfResult({ section, item, outcome, durationMs }: Result): string {
  const { kind, ...more } = outcome;
  const { id, title, heading } = item;
  const rounded = Math.round(durationMs);
  return line({ kind: "case", id, title, section, heading, outcome: kind, durationMs: rounded, ...more });
}

/** `{"kind":"end", ...}` */
export function jsonOfEnd({ results, agent, left }: SuiteOutcome, address: string): string {
  const count = (kind: string): number => results.filter(({ outcome }) => outcome.kind === kind).length;
  const counts = { passed: count("passed"), failed: count("failed"), skipped: count("skipped") };
  return line({ kind: "end", address, agent, ...counts, accountsLeft: left });
}

function line(value: object): string {
  return `${printableJson(value)}\n`;
}
