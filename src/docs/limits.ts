/** Draws what `src/limits.ts` says of the limits: into the document, and into the schema of `ServerLimits`. */

import { propertyName, snakeCase } from "../codegen/schema/names.ts";
import { UsageError } from "../errors.ts";
import { LIMITS } from "../limits.ts";
import { code, digits, table } from "./markdown.ts";
import type { SchemaComments } from "./schema-comments.ts";

/** The file that declares `ServerLimits`, in the folder of the schema. */
export const SERVER_LIMITS_FILE = "chatwire/v1/connection.proto";
const SERVER_LIMITS = "ServerLimits";

const BLOCK = /^message ServerLimits \{\n[\s\S]*?^\}$/m;
const FIELD = /^ {2}\w+ (\w+) = \d+/;
const COMMENT_COLUMNS = 80;

/** All limits with their defaults. */
export function drawLimits(): string {
  const rows = Object.entries(LIMITS).map(([name, { value, unit, of, text }]) => [
    code(name),
    unit === "count" ? digits(value) : `${digits(value)} ${unit}`,
    of,
    text,
  ]);
  return table(["Limit", "Default", "Of", "What"], rows);
}

/** The limits that a server announces in hello. */
export function drawServerLimits(comments: SchemaComments): string {
  const rows = comments.fieldsOf(SERVER_LIMITS).map((field) => [code(field), textOf(field)]);
  return table([`Field of \`${SERVER_LIMITS}\``, "Meaning"], rows);
}

/**
 * Writes the comments of the fields of `message ServerLimits`.
 *
 * @param proto  the text of the file that declares it
 * @returns the text with these comments replaced, and nothing else changed
 * @throws UsageError the message is not declared, or a field has no limit of its name
 */
export function fillServerLimits(proto: string): string {
  if (!BLOCK.test(proto)) throw new UsageError(`${SERVER_LIMITS_FILE} must declare message ${SERVER_LIMITS} { ... }.`);
  return proto.replace(BLOCK, (block) =>
    block
      .split("\n")
      .filter((line) => !/^ {2}\/\//.test(line))
      .flatMap((line) => {
        const [, field] = FIELD.exec(line) ?? [];
        return field === undefined ? [line] : [...commentLines(textOf(field)), line];
      })
      .join("\n"),
  );
}

/** The meaning of a field. Other limits in it get their names in the schema. */
function textOf(field: string): string {
  const found = Object.entries(LIMITS).find(([name]) => name === propertyName(field));
  if (found === undefined)
    throw new UsageError(
      `${SERVER_LIMITS} has the field ${field}, but src/limits.ts has no limit ${propertyName(field)}. Add it there.`,
    );
  return found[1].text.replaceAll(/`(\w+)`/g, (quoted, name) =>
    Object.hasOwn(LIMITS, name) ? code(snakeCase(name)) : quoted,
  );
}

/** Breaks a text into lines of comment, indented as in a message. */
function commentLines(text: string): string[] {
  const lines: string[] = [];
  let line = "  //";
  for (const word of text.split(" ")) {
    if (line.length + 1 + word.length > COMMENT_COLUMNS) {
      lines.push(line);
      line = "  //";
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
