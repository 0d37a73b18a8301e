import { ChatError, type Outcome, ProtocolError } from "../../errors.ts";
import type { RequestId } from "../../request-id.ts";

/** Refusals that do not say that nothing was done. */
const UNKNOWN_CODES: ReadonlySet<string> = new Set(["INTERNAL", "ID_FORGOTTEN"]);

/** Refusals that a server may give before it looks for the id of a request. They say nothing of an earlier try. */
const CODES_BEFORE_ID: ReadonlySet<string> = new Set([
  "RATE_LIMITED",
  "UNKNOWN_COMMAND",
  "BODY_MISMATCH",
  "WRONG_STATE",
  "FEATURE_MISSING",
  "TOO_LARGE",
  "INVALID_ARGUMENT",
]);

/**
 * What became of a request that was refused.
 *
 * @param isRepeated  whether an earlier try may have been carried out
 */
export function outcomeOfRefusal(error: unknown, isRepeated: boolean): Outcome {
  if (!(error instanceof ProtocolError) || UNKNOWN_CODES.has(error.code)) return "unknown";
  return isRepeated && CODES_BEFORE_ID.has(error.code) ? "unknown" : "not done";
}

/**
 * The error for one call: a copy, because calls that end together have one reason and different outcomes.
 *
 * @param id  of the request, if it has one
 * @returns `error` itself if it is not of this library
 */
export function withOutcome<E>(error: E, outcome: Outcome, id: RequestId | undefined): E {
  if (!(error instanceof ChatError)) return error;
  const copy: E & ChatError = Object.create(Object.getPrototypeOf(error), Object.getOwnPropertyDescriptors(error));
  return Object.assign(copy, { outcome, requestId: outcome === "unknown" ? id : undefined });
}
