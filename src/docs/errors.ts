import { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { LOCAL_ERROR_CODES } from "../errors.ts";
import { code, table } from "./markdown.ts";
import type { SchemaComments } from "./schema-comments.ts";

/** The codes of errors that travel in messages. */
export function drawErrorCodes(comments: SchemaComments): string {
  const rows = Object.entries(ErrorCode)
    .filter(([, number]) => number !== ErrorCode.UNSPECIFIED)
    .map(([name, number]) => [String(number), code(name), comments.ofValue("ErrorCode", `ERROR_CODE_${name}`)]);
  return table(["No.", "Code", "Meaning"], rows);
}

/** The codes of errors that this library raises itself, and never sends. */
export function drawLocalErrorCodes(): string {
  const rows = Object.entries(LOCAL_ERROR_CODES).map(([name, text]) => [code(name), text]);
  return table(["Code", "Meaning"], rows);
}
