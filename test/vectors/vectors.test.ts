/** The committed vectors are those that the code makes, and the specification shows and describes them. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { vectorsText } from "./groups.ts";
import type { Fields, Json, Vector } from "./vector.ts";

const test = suite("test vectors of the protocol");

const root = join(import.meta.dirname, "../..");
const text = await readFile(join(root, "vectors/chatwire-1.json"), "utf8");
const specification = await readFile(join(root, "proto/PROTOCOL.md"), "utf8");
const { groups }: { groups: Record<string, readonly Vector[]> } = JSON.parse(text);
const vectors = Object.values(groups).flat();

test("file-is-what-the-code-makes", async () => {
  const lines = text.split("\n");
  const made = (await vectorsText()).split("\n");
  assert.is(lines.length, made.length, "Run npm run vectors.");
  for (const [index, line] of made.entries()) assert.is(lines[index], line, `line ${index + 1}; run npm run vectors`);
});

test("each-vector-has-a-section-of-the-specification", () => {
  const headings = new Set([...specification.matchAll(/^##+ (?:\d+\. )?(.+)$/gm)].map(([, heading = ""]) => heading));
  for (const { name, section } of vectors) assert.ok(headings.has(section), `${name}: there is no heading ${section}`);
});

test("file-is-ascii-without-invisible-characters", () => {
  assert.match(text, /^[\n -~]+$/);
});

test("specification-shows-the-vectors", () => {
  const shown = [...specification.matchAll(/<!-- vector: (\S+) -->\n\n```text\n([\s\S]*?)```/g)];
  assert.ok(shown.length >= 10);
  assert.is(shown.length, specification.match(/<!-- vector:/g)?.length);
  for (const [, path = "", block = ""] of shown) {
    const wanted = valueAt(path);
    const read = readBlock(block, wanted);
    // A last line of three dots leaves the rest out.
    assert.is(read, /\n\.\.\.[^\n]*\n$/.test(block) ? wanted.slice(0, read.length) : wanted, path);
  }
  assert.ok(specification.includes(valueAt("sealing/first-of-epoch-1/key")));
  assert.ok(specification.includes(valueAt("safetyNumbers/ascii/safetyNumber")));
});

test("specification-describes-each-group-and-its-fields", () => {
  const [, section = ""] = /\n## \d+\. Test vectors\n([\s\S]*?)(?:\n## |$)/.exec(specification) ?? [];
  const rows = new Map(
    [...section.matchAll(/^\| `(\w+)` \| (.*) \| (.*) \|$/gm)].map(([, group = "", given, expect]) => [
      group,
      { given: namesIn(given), expect: namesIn(expect) },
    ]),
  );
  assert.equal([...rows.keys()], Object.keys(groups));
  for (const [group, { given, expect }] of rows) {
    assert.equal(given, fieldsOf(group, "given"), `${group}: given`);
    assert.equal(expect, fieldsOf(group, "expect"), `${group}: expect`);
  }
});

/** Fields that have the name of a group. */
const FIELDS_LIKE_GROUPS = ["acknowledgements", "frames"];

/** The names of fields, which are in backticks and begin with a small letter. */
function namesIn(cell = ""): string[] {
  const found = [...cell.matchAll(/`([a-z]\w*)`/g)].map(([, name = ""]) => name);
  return [...new Set(found)].filter((name) => !Object.hasOwn(groups, name) || FIELDS_LIKE_GROUPS.includes(name)).sort();
}

/** The names of all fields, nested ones too. Messages of the schema have fields of their own. */
function fieldsOf(group: string, part: "given" | "expect"): string[] {
  const found = new Set<string>();
  const collect = (value: Json | undefined): void => {
    if (Array.isArray(value)) for (const each of value) collect(each);
    else if (typeof value === "object" && value !== null)
      for (const [name, each] of Object.entries(value)) {
        found.add(name);
        if (name !== "message" || typeof each === "string") collect(each);
      }
  };
  for (const vector of groups[group] ?? []) collect(vector[part]);
  return [...found].sort();
}

/** Hexadecimal digits in pairs, where two spaces begin a comment; or a text, broken into lines. */
function readBlock(block: string, wanted: string): string {
  const lines = block
    .replace(/\n\.\.\.[^\n]*\n$/, "")
    .trimEnd()
    .split("\n");
  if (!/^[0-9a-f]*$/.test(wanted)) return lines.join("");
  return lines.map((line) => (line.trim().split(/ {2,}/)[0] ?? "").replaceAll(" ", "")).join("");
}

/** "sealing/first-of-epoch-0/datagram" */
function valueAt(path: string): string {
  const [group = "", name, field = "", ...nested] = path.split("/");
  const vector = groups[group]?.find((each) => each.name === name);
  const fields: Fields = { ...vector?.given, ...vector?.expect };
  let value: Json | undefined = fields[field];
  for (const key of nested) value = childOf(value, key);
  assert.type(value, "string", path);
  return String(value);
}

function childOf(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields)[key] : undefined;
}
