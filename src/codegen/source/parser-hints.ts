/** What to do about mistakes of which the parser says only what it met. */

import { wellKnownFileOf } from "./well-known.ts";

const MISSING = /^no such .*'\.?([\w.]+)' in /;
const SYNTAX = /^\s*(?:syntax|edition)\s*=/m;

/**
 * @param text    what the parser says
 * @param source  the file, without comments
 * @param line    the one that the parser stopped in
 * @returns what goes behind it; often nothing
 */
export function hintFor(text: string, source: string, line: string): string {
  const file = wellKnownFileOf(MISSING.exec(text)?.[1] ?? "");
  if (file !== undefined) return ` (import "${file}")`;
  const [, type = ""] = /^no such type: ([\w.]+)$/.exec(text) ?? [];
  if (type !== "" && new RegExp(`\\benum\\s+${type.slice(type.lastIndexOf(".") + 1)}\\b`).test(source))
    return " (an enum; methods take and return messages)";
  if (text === "max depth exceeded") return " (too much is nested: declare messages beside each other)";
  if (text.startsWith("Unknown edition")) return " (there are proto2, proto3 and the edition 2023)";
  if (!text.startsWith("illegal ")) return "";
  if (!SYNTAX.test(source)) return ' (a file without syntax = "proto3"; is proto2)';
  if (/\boptional\s+repeated\b|\brepeated\s+optional\b/.test(line))
    return " (optional and repeated exclude each other)";
  if (/\b(?:optional|repeated)\s+map\s*</.test(line)) return " (a map is neither optional nor repeated)";
  if (isInOneof(source, line) && /^\s*(?:map\s*<|repeated\b|optional\b)/.test(line))
    return " (what is in a oneof is no map, and neither repeated nor optional)";
  return "";
}

function isInOneof(source: string, line: string): boolean {
  const before = source.slice(0, source.indexOf(line));
  const begin = before.lastIndexOf("oneof ");
  return begin >= 0 && !before.slice(begin).includes("}");
}
