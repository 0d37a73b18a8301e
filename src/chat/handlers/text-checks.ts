import type { ChatState } from "../state/chat-state.ts";
import type { Refusable } from "../state/route.ts";

/** Those of `checkText`. */
export const TEXT_REFUSALS = [
  ["INVALID_ARGUMENT", "The text is empty."],
  ["TOO_LARGE", "The text has more than `textBytesMax` bytes of UTF-8."],
] as const;

/** Those of `keptText`. */
export const DECISION_REFUSALS = [
  ["REFUSED", "The application's program has refused the text."],
  ["APPLICATION_FAILED", "The application's program has failed, or did not decide in time."],
  ["LIMIT_REACHED", "The application's program decides about `callbacksMax` other requests."],
] as const;

/** @throws ProtocolError INVALID_ARGUMENT, TOO_LARGE */
export function checkText(state: ChatState, text: string, request: Refusable<"INVALID_ARGUMENT" | "TOO_LARGE">): void {
  const bytes = Buffer.byteLength(text);
  if (bytes === 0) throw request.refusal("INVALID_ARGUMENT", "A text must have at least one character.");
  if (bytes > state.limits.textBytesMax) {
    throw request.refusal(
      "TOO_LARGE",
      `A text may have at most ${state.limits.textBytesMax} bytes; this one has ${bytes}.`,
      {
        limit: "textBytesMax",
      },
    );
  }
}

/**
 * The text to keep: the one that was sent, or the one that the application's program wants in its place. The program's
 * refusal comes before the receiver is looked up, so it tells nothing about the receiver.
 *
 * @throws ProtocolError REFUSED, APPLICATION_FAILED, LIMIT_REACHED
 */
export function keptText(
  sent: string,
  { decision }: Refusable<"REFUSED" | "APPLICATION_FAILED" | "LIMIT_REACHED">,
): string {
  if (decision?.kind === "refused") throw decision.error;
  return decision?.kind === "text" ? decision.text : sent;
}
