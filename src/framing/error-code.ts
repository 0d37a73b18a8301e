import { ErrorCode } from "../../generated/chatwire/v1/error.ts";

const names = new Map<ErrorCode, string>(Object.entries(ErrorCode).map(([name, code]) => [code, name]));

/** The schema's name of an error code. A code of a newer schema keeps its number: `CODE_77`. */
export function errorCodeName(code: ErrorCode): string {
  return names.get(code) ?? `CODE_${code}`;
}
