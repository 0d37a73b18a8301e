import { ErrorCode, ErrorInfo } from "../../generated/chatwire/v1/error.ts";
import { type ChatError, ClosedError, DecodeError, ProtocolError } from "../errors.ts";
import { errorCodeName } from "../framing/error-code.ts";

const codes = new Map<string, ErrorCode>(Object.entries(ErrorCode));

/** Codes with which a server closes a connection although the client broke no rule. */
const CLOSED_CODES = ["IDLE", "REPLACED", "REVOKED", "ACCOUNT_DELETED", "BANNED", "KICKED"] as const;

/** The wire form of an error. A code that the schema does not have becomes INTERNAL. */
export function toErrorInfo(error: ProtocolError): ErrorInfo {
  return ErrorInfo.create({
    code: codes.get(error.code) ?? ErrorCode.INTERNAL,
    text: error.message,
    retryable: error.retryable,
    retryAfterMs: error.retryAfterMs,
    limit: error.limit,
  });
}

/** The error that a caller gets for its wire form. A code of a newer schema keeps its number: `CODE_77`. */
export function toProtocolError(info: ErrorInfo): ProtocolError {
  const { retryable, retryAfterMs, limit } = info;
  const code = errorCodeName(info.code);
  return new ProtocolError(code, info.text === "" ? code : info.text, { retryable, retryAfterMs, limit });
}

/**
 * The reason to close a connection after the other end broke the protocol.
 *
 * @param frameLimit  the name of the limit that now applies to frames
 * @throws `error`, if the other end did not cause it
 */
export function toCloseError(error: unknown, frameLimit: string): ProtocolError {
  if (error instanceof ProtocolError) return error;
  if (!(error instanceof DecodeError)) throw error;
  const limit = error.code === "TOO_LARGE" ? frameLimit : "";
  return new ProtocolError(limit === "" ? "MALFORMED" : "TOO_LARGE", error.message, { cause: error, limit });
}

/** The reason for which the other end closed the connection. */
export function toCloseReason(info: ErrorInfo): ChatError {
  const error = toProtocolError(info);
  const code = CLOSED_CODES.find((closed) => closed === error.code);
  if (code === undefined) return error;
  return new ClosedError(code, error.message, { cause: error, retryable: error.retryable });
}
