/**
 * Reads the YAML of buf's configuration: maps, lists and plain or quoted values, one a line.
 * Anchors, tags, texts of several lines and maps in braces are refused, not misread.
 *
 * @see https://yaml.org/spec/1.2.2/
 */

import type { Place } from "../descriptor/mistake.ts";

export type YamlValue = string | readonly YamlValue[] | YamlMap;
export type YamlMap = ReadonlyMap<string, YamlValue>;

/** Maps and lists inside each other. */
const NESTED_MAX = 32;

/** A file that cannot be read. */
export class YamlError extends Error {
  readonly place: Place;

  constructor(place: Place, text: string) {
    super(text);
    this.place = place;
  }
}

interface Line {
  readonly number: number;
  readonly indent: number;
  readonly text: string;
}

/** A key, quoted or not, and what follows its colon. */
const ENTRY = /^("[^"]*"|'[^']*'|[\w./-]+)\s*:(?:\s+(.*))?$/;

/** What a value begins with that is neither plain nor quoted. */
const SPECIAL = /^[&*!|>{}[\]@`%?,]/;

/** @throws YamlError the text is not of this kind */
export function readYaml(text: string): YamlValue {
  return new YamlReader(text).read();
}

class YamlReader {
  readonly #lines: Line[];
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#lines = text
      .replace(/^\ufeff/, "")
      .split(/\r?\n/)
      .map((line, at) => readLine(line, at + 1))
      .filter((line) => line.text !== "" && line.text !== "---");
  }

  read(): YamlValue {
    const value = this.#lines.length === 0 ? new Map<string, YamlValue>() : this.#block(0);
    const rest = this.#lines[this.#next];
    if (rest !== undefined) fail(rest, "Expected a key with a colon, or the end of the file.");
    return value;
  }

  /** The lines from the next one on that have its indentation, or more. */
  #block(indentMin: number): YamlValue {
    const line = this.#lines[this.#next];
    if (line === undefined || line.indent < indentMin) return "";
    this.#depth += 1;
    if (this.#depth > NESTED_MAX) fail(line, `The nesting is too deep: at most ${NESTED_MAX} lists and maps.`);
    const value = isItem(line) ? this.#list(line.indent) : this.#map(line.indent);
    this.#depth -= 1;
    return value;
  }

  #list(indent: number): YamlValue[] {
    const items: YamlValue[] = [];
    for (let line = this.#lines[this.#next]; line?.indent === indent && isItem(line); line = this.#lines[this.#next]) {
      const text = line.text.slice(1).trimStart();
      const inner = { ...line, indent: indent + line.text.length - text.length, text };
      if (text === "") {
        this.#next += 1;
        items.push(this.#block(indent + 1));
      } else if (isItem(inner) || ENTRY.test(text)) items.push(this.#blockFrom(inner));
      else {
        this.#next += 1;
        items.push(readValue(inner, text));
      }
    }
    return items;
  }

  /** The block that begins behind a dash. */
  #blockFrom(inner: Line): YamlValue {
    this.#lines[this.#next] = inner;
    return this.#block(inner.indent);
  }

  #map(indent: number): YamlMap {
    const map = new Map<string, YamlValue>();
    for (let line = this.#lines[this.#next]; line?.indent === indent; line = this.#lines[this.#next]) {
      const [, key, value = ""] = ENTRY.exec(line.text) ?? [];
      if (key === undefined) fail(line, "Expected a key with a colon.");
      const name = readScalar(line, key);
      this.#next += 1;
      if (map.has(name)) fail(line, `The key ${key} is there twice. Remove one of them.`);
      map.set(name, value === "" ? this.#nested(indent) : readValue(line, value));
    }
    return map;
  }

  /** Lists may stand as far to the left as their key. */
  #nested(indent: number): YamlValue {
    const line = this.#lines[this.#next];
    return this.#block(line?.indent === indent && isItem(line) ? indent : indent + 1);
  }
}

function readLine(line: string, number: number): Line {
  const text = line.trimStart();
  const indent = line.length - text.length;
  const read = { number, indent, text: withoutComment(text).trimEnd() };
  if (line.slice(0, indent).includes("\t")) fail(read, "Indent with blanks, not with tabs.");
  return read;
}

/** A comment begins with # behind a blank, outside of quotes. */
function withoutComment(text: string): string {
  let quote = "";
  for (let at = 0; at < text.length; at++) {
    const [before = " ", character = ""] = [text[at - 1], text[at]];
    if (quote === '"' && character === "\\") at += 1;
    else if (quote !== "") quote = character === quote ? "" : quote;
    else if (/["']/.test(character) && /[\s,[]/.test(before)) quote = character;
    else if (character === "#" && /\s/.test(before)) return text.slice(0, at);
  }
  return text;
}

function isItem({ text }: Line): boolean {
  return text === "-" || text.startsWith("- ");
}

/** A value, or a list of values in brackets. */
function readValue(line: Line, text: string): YamlValue {
  if (!text.startsWith("[") || !text.endsWith("]")) return readScalar(line, text);
  const items = text
    .slice(1, -1)
    .split(",")
    .map((item) => item.trim());
  // A comma may stand behind the last one.
  if (items.at(-1) === "") items.pop();
  return items.map((item) => readScalar(line, item));
}

function readScalar(line: Line, text: string): string {
  const quote = /^["']/.exec(text)?.[0];
  if (quote === undefined && !SPECIAL.test(text) && !/:\s/.test(text)) return text;
  const content = text.slice(1, -1);
  if (quote === undefined || text.length < 2 || !text.endsWith(quote))
    return fail(
      line,
      `This kind of YAML is not supported: ${text.slice(0, 40)}. Write values one a line, or in brackets.`,
    );
  return quote === "'" ? content.replaceAll("''", "'") : content.replace(/\\(["\\/])/g, "$1");
}

function fail({ number, indent }: Line, text: string): never {
  throw new YamlError({ line: number, column: indent + 1 }, text);
}
