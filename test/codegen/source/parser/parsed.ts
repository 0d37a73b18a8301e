/** What the parser makes of a text, in a form that is easy to compare. */

import * as assert from "uvu/assert";

import { mistakeLine } from "../../../../src/codegen/descriptor/mistake.ts";
import type { SourceCodeInfo_Location } from "../../../../src/codegen/generated/google/protobuf/descriptor.ts";
import { parseFile } from "../../../../src/codegen/source/parse-file.ts";

/** The descriptor of a text without mistakes, without what is not set, and without places. */
export function parsed(text: string): Record<string, unknown> {
  const { file, mistakes } = parseFile("a.proto", text);
  assert.equal(mistakes, [], mistakes.map(mistakeLine).join("\n"));
  const { sourceCodeInfo: _, name: __, ...declared } = Object(plain(file));
  return declared;
}

/** As `parsed`, for the content of a message of proto2. */
export function parsedMessage(content: string): Record<string, unknown> {
  const { messageType } = parsed(`syntax = "proto2"; message M {\n${content}\n}`);
  const { name: _, ...message } = Object(messageType)[0];
  return message;
}

/** The mistakes of a text, each as `line:column: text`. */
export function mistakesOf(text: string): string[] {
  return parseFile("a.proto", text).mistakes.map((mistake) => mistakeLine(mistake).replace(/^a\.proto:/, ""));
}

export function locations(text: string): readonly SourceCodeInfo_Location[] {
  const { file, mistakes } = parseFile("a.proto", text);
  assert.equal(mistakes, []);
  return file.sourceCodeInfo?.location ?? [];
}

/** The part of the text that a location spans, which has to be in one line. */
export function spanned(text: string, { span }: SourceCodeInfo_Location): string {
  const [line = 0, from = 0, end = 0] = span;
  assert.is(span.length, 3);
  return text.split("\n")[line]?.slice(from, end) ?? "";
}

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("latin1");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, plain(entry)] as const);
  return Object.fromEntries(
    entries.filter(([, entry]) => entry !== undefined && !(Array.isArray(entry) && entry.length === 0)),
  );
}
