import type { LogEntry, LogLevel } from "chatwire/server";
import { printableJson } from "../shared/printable.ts";

/** An entry of the library or of this program. */
export type ProgramEntry =
  | LogEntry
  | { readonly level: LogLevel; readonly event: string; readonly [field: string]: string | number | undefined };

export type ProgramLog = (entry: ProgramEntry) => void;

/** JSON for programs, text for people. */
export type LineFormat = "json" | "text";

const LEVELS: readonly (LogLevel | "none")[] = ["debug", "info", "warn", "error", "none"];

/** A log, and a way to change its level. */
export interface LogOutput {
  readonly log: ProgramLog;
  readonly setLevel: (level: LogLevel | "none") => void;
}

/**
 * Creates a log that formats entries as lines.
 *
 * @param level  the lowest level that is written
 * @param write  gets whole lines, with their line ends
 */
export function createLogOutput(
  format: LineFormat,
  level: LogLevel | "none",
  write: (line: string) => void,
): LogOutput {
  let least = LEVELS.indexOf(level);
  const toLine = format === "json" ? jsonLine : textLine;
  return {
    log: (entry) => {
      if (LEVELS.indexOf(entry.level) >= least) write(toLine(entry, new Date()));
    },
    setLevel: (level) => {
      least = LEVELS.indexOf(level);
    },
  };
}

/** Formats an entry as JSON: `time` in ISO 8601, `level`, `event`, and the fields of the event. */
export function jsonLine(entry: ProgramEntry, time: Date): string {
  return `${printableJson({ time: time.toISOString(), ...entry })}\n`;
}

/** Formats an entry as text: time, level, event, and `name=value` for each field; values other than plain words are quoted. */
export function textLine({ level, event, ...fields }: ProgramEntry, time: Date): string {
  const shown = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === "string" ? textOf(value) : value}`);
  return `${[time.toISOString(), level.padEnd(5), event.padEnd(18), ...shown].join(" ").trimEnd()}\n`;
}

function textOf(value: string): string {
  return /^[\p{L}\p{N}._:/@+-]+$/u.test(value) ? value : printableJson(value);
}
