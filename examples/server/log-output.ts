import type { LogEntry, LogLevel } from "chatwire/server";
import { printableJson } from "../shared/printable.ts";

/** Entries of the library, and those of this program. */
export type ProgramEntry =
  | LogEntry
  | { readonly level: LogLevel; readonly event: string; readonly [field: string]: string | number | undefined };

/** Lines for a program, or for a person at a terminal. */
export type LineFormat = "json" | "text";

const LEVELS: readonly (LogLevel | "none")[] = ["debug", "info", "warn", "error", "none"];

/**
 * Writes entries as lines.
 *
 * @param level  entries below it are left out
 * @param write  is handed whole lines, with their ends
 */
export function createLogOutput(
  format: LineFormat,
  level: LogLevel | "none",
  write: (line: string) => void,
): (entry: ProgramEntry) => void {
  const least = LEVELS.indexOf(level);
  const toLine = format === "json" ? jsonLine : textLine;
  return (entry) => {
    if (LEVELS.indexOf(entry.level) >= least) write(toLine(entry, new Date()));
  };
}

/** One JSON object: `time` in ISO 8601, `level`, `event`, and the fields of the event. */
export function jsonLine(entry: ProgramEntry, time: Date): string {
  return `${printableJson({ time: time.toISOString(), ...entry })}\n`;
}

/** Time, level, event and `name=value` for each field; what is no plain word is in quotes. */
export function textLine({ level, event, ...fields }: ProgramEntry, time: Date): string {
  const shown = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === "string" ? textOf(value) : value}`);
  return `${[time.toISOString(), level.padEnd(5), event.padEnd(18), ...shown].join(" ").trimEnd()}\n`;
}

function textOf(value: string): string {
  return /^[\p{L}\p{N}._:/@+-]+$/u.test(value) ? value : printableJson(value);
}
