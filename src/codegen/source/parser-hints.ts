/** Adds what to do to errors of the parser that say only what it met. */

import { wellKnownFileOf } from "./well-known.ts";

const MISSING = /^no such .*'\.?([\w.]+)' in /;
const SYNTAX = /^\s*(?:syntax|edition)\s*=/m;

/**
 * @param text    the error of the parser
 * @param source  the file, without comments
 * @param line    the line in which the parser stopped
 * @returns what to append to the error; often nothing
 */
export function hintFor(text: string, source: string, line: string): string {
  const file = wellKnownFileOf(MISSING.exec(text)?.[1] ?? "");
  if (file !== undefined) return ` (import "${file}")`;
  const [, type = ""] = /^no such type: ([\w.]+)$/.exec(text) ?? [];
  if (type !== "" && new RegExp(`\\benum\\s+${type.slice(type.lastIndexOf(".") + 1)}\\b`).test(source))
    return " (it is an enum; methods take and return messages)";
  if (text === "max depth exceeded") return " (the nesting is too deep: declare messages beside each other)";
  if (text.startsWith("Unknown edition")) return " (write proto2, proto3 or the edition 2023)";
  if (!text.startsWith("illegal ")) return "";
  if (!SYNTAX.test(source)) return ' (the file is proto2, because it lacks syntax = "proto3";)';
  if (/\boptional\s+repeated\b|\brepeated\s+optional\b/.test(line)) return " (write either optional or repeated)";
  if (/\b(?:optional|repeated)\s+map\s*</.test(line)) return " (write the map without optional or repeated)";
  if (isInOneof(source, line) && /^\s*(?:map\s*<|repeated\b|optional\b)/.test(line))
    return " (a field in a oneof cannot be a map, repeated or optional)";
  return "";
}

function isInOneof(source: string, line: string): boolean {
  const before = source.slice(0, source.indexOf(line));
  const begin = before.lastIndexOf("oneof ");
  return begin >= 0 && !before.slice(begin).includes("}");
}
