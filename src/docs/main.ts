/**
 * The command that draws the tables and diagrams of `proto/PROTOCOL.md`.
 *
 *     main.ts [--check] [--document FILE]
 *
 * With --check nothing is written: it exits with 1 where they are not what
 * would be drawn.
 */

import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";

import { ChatError } from "../errors.ts";
import { drawSections } from "./draw.ts";
import { fillSections } from "./sections.ts";

const { values } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    document: { type: "string", default: "proto/PROTOCOL.md" },
  },
});

try {
  const name = basename(values.document);
  const text = await readFile(values.document, "utf8");
  const drawn = fillSections(text, await drawSections("proto"));
  if (values.check && drawn !== text) {
    process.stderr.write(`${name} is stale: run npm run docs\n`);
    process.exitCode = 1;
  } else if (!values.check) {
    if (drawn !== text) await writeFile(values.document, drawn);
    process.stdout.write(`${name}: ${drawn === text ? "unchanged" : "drawn anew"}\n`);
  }
} catch (error) {
  if (!(error instanceof ChatError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
