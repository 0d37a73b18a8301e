/**
 * The command that draws the tables and diagrams of `proto/PROTOCOL.md`, and the
 * comments of `ServerLimits` in the schema.
 *
 *     main.ts [--check] [--proto DIR] [--document FILE]
 *
 * With --check it writes nothing, and exits with 1 if a file is stale.
 *
 * How the files of this folder fit together: `draw.ts` lists all sections;
 * `commands.ts`, `refusals.ts`, `errors.ts`, `limits.ts`, `states.ts`, `moves.ts` and
 * `registries.ts` draw tables from the schema and the code, `vectors.ts` draws the steps of
 * the keys of a link from the test vectors, `scenes/` runs the real implementation and records what
 * it sends, and `sections.ts` puts the results between the markers of the document. Every
 * run draws the same text.
 */

import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";

import { ChatError } from "../errors.ts";
import { drawSections } from "./draw.ts";
import { fillServerLimits, SERVER_LIMITS_FILE } from "./limits.ts";
import { fillSections } from "./sections.ts";

const { values } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    proto: { type: "string", default: "proto" },
    document: { type: "string", default: "proto/PROTOCOL.md" },
  },
});

try {
  const sections = await drawSections(values.proto);
  await update(join(values.proto, SERVER_LIMITS_FILE), fillServerLimits, "npm run generate");
  await update(values.document, (text) => fillSections(text, sections));
} catch (error) {
  if (!(error instanceof ChatError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/**
 * Draws a file, or checks that it is up to date.
 *
 * @param next  the command to run after the file changed
 */
async function update(path: string, draw: (text: string) => string, next?: string): Promise<void> {
  const name = basename(path);
  const text = await readFile(path, "utf8");
  const drawn = draw(text);
  if (values.check && drawn !== text) {
    process.stderr.write(`${name} is stale. Run npm run docs${next === undefined ? "" : `, then ${next}`}.\n`);
    process.exitCode = 1;
  } else if (!values.check) {
    if (drawn !== text) await writeFile(path, drawn);
    const result = drawn === text ? "unchanged" : "updated";
    process.stdout.write(`${name}: ${result}${drawn === text || next === undefined ? "" : `. Run ${next}.`}\n`);
  }
}
