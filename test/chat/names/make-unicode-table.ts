/**
 * `npm run unicode -- FOLDER`: makes src/chat/names/unicode-table.ts from two files of Unicode, Inc.: confusables.txt
 * (UTS #39) and ppucd.txt (the Unicode Character Database, one character a line). The source of ICU has both in
 * source/data/unidata; ICU 78 has Unicode 17.0.0. Both files must be of one version.
 */

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv, exit } from "node:process";

const TARGET = "src/chat/names/unicode-table.ts";
const LINE_LENGTH = 112;

/**
 * Scripts whose punctuation in identifiers may also end one: the Hebrew geresh (UAX #31, table 3b), the signs of
 * Sindhi and the tsheg of Tibetan. The gershayim stands before the last letter, so it is in no danger of ending a name.
 */
const SCRIPTS_WITH_SIGNS = ["Arab", "Hebr", "Tibt"];

/** The properties of a character, by their short names; "Y" for binary ones. */
type Properties = ReadonlyMap<string, string>;

interface Range {
  first: number;
  last: number;
  readonly kind: string;
}

const [folder] = argv.slice(2);
if (folder === undefined) {
  console.error("Name the folder with confusables.txt and ppucd.txt: npm run unicode -- FOLDER");
  exit(2);
}
const [database, confusables] = ["ppucd.txt", "confusables.txt"].map((name) =>
  readFileSync(join(folder, name), "utf8"),
);
writeFileSync(TARGET, table(database ?? "", confusables ?? ""));

function table(database: string, confusables: string): string {
  const version = /^ucd;(.+)$/m.exec(database)?.[1];
  const other = /^# Version: (.+)$/m.exec(confusables)?.[1];
  if (version === undefined || version !== other) throw new Error(`ppucd.txt is ${version}, confusables.txt ${other}.`);
  const ranges = characterRanges(readDatabase(database));
  const kinds = [...new Set(ranges.map(({ kind }) => kind))].sort();
  const scripts = new Set(kinds.flatMap((kind) => kind.split(" ").slice(1)));
  const names = [...database.matchAll(/^value;sc;(\w+);(\w+)/gm)].flatMap(([, code = "", name = ""]) =>
    scripts.has(code) && !/^Z/.test(code) ? [`${code}=${name}`] : [],
  );
  const sum = (text: string): string => createHash("sha256").update(text).digest("hex");
  return `// Made by \`npm run unicode\` from files of the Unicode Character Database and of UTS #39; DO NOT EDIT.
// Copyright (c) 1991-2025 Unicode, Inc. Modified: a selection in another form. See LICENSE.unicode.
//
// ppucd.txt        SHA-256 ${sum(database)}
// confusables.txt  SHA-256 ${sum(confusables)}

/** The version of Unicode that the tables are from. */
export const UNICODE_VERSION = "${version}";

/** The scripts of the characters below: code=name, separated by spaces. */
export const SCRIPTS =
${lines(names.join(" "), " ")};

/**
 * The kinds of characters that are allowed in identifiers (UTS #39, Identifier_Status=Allowed): what a character is,
 * then the scripts that it belongs to (Script_Extensions). \`unicode.ts\` explains the letters.
 */
// biome-ignore format: generated
export const KINDS = ${JSON.stringify(kinds, null, 2)};

/**
 * The ranges of these characters, in order, separated by spaces: how many code points lie between the range before
 * and this one, the length, and the index of the kind; all in base 36.
 */
export const RANGES =
${lines(rangesText(ranges, kinds), " ")};

/**
 * Confusable characters, separated by spaces: target=source,source... The target is one or more code points joined
 * by +. Each source but the first is the difference to the one before. All numbers in base 36.
 */
export const CONFUSABLES =
${lines(confusablesText(confusables), " ")};
`;
}

/** @see https://github.com/unicode-org/icu, icu4c/source/tools/toolutil/ppucd.h: blocks inherit from defaults */
function readDatabase(text: string): Properties[] {
  const all: Properties[] = [];
  let defaults: Properties = new Map();
  let block: Properties = new Map();
  for (const line of text.split("\n")) {
    const [type = "", range = "", ...fields] = line.split(";");
    if (type === "defaults") defaults = withFields(new Map(), fields);
    if (type === "block") block = withFields(defaults, fields);
    if (type !== "block" && type !== "cp" && type !== "unassigned") continue;
    const [first = 0, last = first] = range.split("..").map((point) => Number.parseInt(point, 16));
    const properties = type === "block" ? block : withFields(type === "cp" ? block : defaults, fields);
    for (let point = first; point <= last; point++) all[point] = properties;
  }
  return all;
}

function withFields(base: Properties, fields: readonly string[]): Properties {
  const all = new Map(base);
  for (const field of fields) {
    const [name = "", value = "Y"] = field.split("=");
    if (field.startsWith("-")) all.delete(field.slice(1));
    else all.set(name, value);
  }
  return all;
}

function characterRanges(all: readonly Properties[]): Range[] {
  const ranges: Range[] = [];
  all.forEach((properties, point) => {
    if (properties.get("ID_Status") !== "Allowed") return;
    const kind = kindOf(properties);
    const last = ranges.at(-1);
    // A range of digits begins with the zero.
    const isZero = properties.get("gc") === "Nd" && properties.get("nv") === "0";
    if (last?.last === point - 1 && last.kind === kind && !isZero) last.last = point;
    else ranges.push({ first: point, last: point, kind });
  });
  return ranges;
}

/** For example "LD Arab": a letter that joins on both sides, of the script Arab. */
function kindOf(properties: Properties): string {
  const value = (name: string): string => properties.get(name) ?? "";
  const scripts = value("scx") === "<script>" ? value("sc") : value("scx");
  return `${roleOf(properties, scripts)}${joiningOf(value("jt"))}${/^(R|AL)$/.test(value("bc")) ? "r" : ""} ${scripts}`;
}

function roleOf(properties: Properties, scripts: string): string {
  const [category = "", combining = "0"] = [properties.get("gc"), properties.get("ccc")];
  const isVowelSign = properties.get("InSC") === "Vowel_Dependent";
  if (!properties.has("XIDC")) return SCRIPTS_WITH_SIGNS.includes(scripts) ? "C" : "P";
  if (category === "Nd") return "N";
  if (category.startsWith("M")) {
    if (combining === "9") return "V";
    const role = combining === "0" ? "M" : "A";
    return isVowelSign ? role.toLowerCase() : role;
  }
  if (properties.has("XIDS")) return isVowelSign ? "l" : "L";
  return "C";
}

function joiningOf(type: string): string {
  return "DLRT".includes(type) ? type : "";
}

function rangesText(ranges: readonly Range[], kinds: readonly string[]): string {
  let next = 0;
  const texts = ranges.map(({ first, last, kind }) => {
    const numbers = [first - next, last - first + 1, kinds.indexOf(kind)];
    next = last + 1;
    return numbers.map((number) => number.toString(36)).join(",");
  });
  return texts.join(" ");
}

function confusablesText(text: string): string {
  const sources = new Map<string, number[]>();
  for (const [, source = "", target = ""] of text.matchAll(/^([0-9A-F]+) ;\t([0-9A-F ]+?) ;\tMA\t/gm)) {
    const key = target
      .split(" ")
      .map((point) => Number.parseInt(point, 16).toString(36))
      .join("+");
    sources.set(key, [...(sources.get(key) ?? []), Number.parseInt(source, 16)]);
  }
  const groups = [...sources].map(([target, points]) => {
    const sorted = points.sort((a, b) => a - b);
    const steps = sorted.map((point, index) => (point - (sorted[index - 1] ?? 0)).toString(36));
    return `${target}=${steps.join(",")}`;
  });
  return groups.join(" ");
}

/** The text as string literals of at most a line each, joined by +. */
function lines(text: string, separator: string): string {
  const rows: string[] = [""];
  for (const part of text.split(separator)) {
    const row = rows.at(-1) ?? "";
    if (row.length + part.length >= LINE_LENGTH) rows.push(`${part}${separator}`);
    else rows[rows.length - 1] = `${row}${part}${separator}`;
  }
  const last = rows.length - 1;
  return rows.map((row, index) => `  ${JSON.stringify(index === last ? row.trimEnd() : row)}`).join(" +\n");
}
