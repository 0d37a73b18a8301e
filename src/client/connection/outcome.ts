import type { ChatError } from "../../errors.ts";

/** What became of a call that got no response: it never left this machine, or nobody here knows. */
export type Outcome = "not done" | "unknown";

/** The reason why a connection was lost, as the error of one call. */
export function withOutcome(reason: ChatError, outcome: Outcome): ChatError {
  const error: ChatError = Object.create(Object.getPrototypeOf(reason), Object.getOwnPropertyDescriptors(reason));
  return Object.defineProperty(error, "outcome", { value: outcome, enumerable: true });
}
