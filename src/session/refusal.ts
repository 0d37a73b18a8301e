import { ErrorCode, ErrorInfo } from "../../generated/chatwire/v1/error.ts";
import { ProtocolError } from "../errors.ts";

const codes = new Map<string, ErrorCode>(Object.entries(ErrorCode));
const names = new Map<ErrorCode, string>(Object.entries(ErrorCode).map(([name, code]) => [code, name]));

/** What a refusal looks like on the wire. A code that the schema does not have becomes INTERNAL. */
export function toErrorInfo(error: ProtocolError): ErrorInfo {
  return ErrorInfo.create({
    code: codes.get(error.code) ?? ErrorCode.INTERNAL,
    text: error.message,
    retryable: error.retryable,
    retryAfterMs: error.retryAfterMs,
  });
}

/** The error a caller gets for a refusal. A code of a newer schema keeps its number: `CODE_77`. */
export function toProtocolError(info: ErrorInfo): ProtocolError {
  const { retryable, retryAfterMs } = info;
  const code = names.get(info.code) ?? `CODE_${info.code}`;
  return new ProtocolError(code, info.text === "" ? code : info.text, { retryable, retryAfterMs });
}
