import { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { LOCAL_ERROR_CODES, RETRYABLE_CODES, RETRYABLE_LIMITS } from "../errors.ts";
import { code, table } from "./markdown.ts";
import type { SchemaComments } from "./schema-comments.ts";

/** The codes of errors that travel in messages, and which of them the sender marks as retryable. */
export function drawErrorCodes(comments: SchemaComments): string {
  const rows = Object.entries(ErrorCode)
    .filter(([, number]) => number !== ErrorCode.UNSPECIFIED)
    .map(([name, number]) => [
      String(number),
      code(name),
      retryableOf(name),
      comments.ofValue("ErrorCode", `ERROR_CODE_${name}`),
    ]);
  return table(["No.", "Code", "Retryable", "Meaning"], rows);
}

function retryableOf(name: string): string {
  if (name === "LIMIT_REACHED") return `if \`limit\` is ${[...RETRYABLE_LIMITS].map(code).join(", ")}`;
  if (name === "BANNED") return "if the ban ends";
  return RETRYABLE_CODES.has(name) ? "yes" : "no";
}

/** The codes of errors that this library raises itself, and never sends. */
export function drawLocalErrorCodes(): string {
  const rows = Object.entries(LOCAL_ERROR_CODES).map(([name, text]) => [code(name), text]);
  return table(["Code", "Meaning"], rows);
}
