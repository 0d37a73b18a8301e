import type { MessageBody, Recipient } from "../../../generated/chatwire/v1/message.ts";
import { UsageError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";

/** A text, a broadcast, or a post in a room that a client has sent to the server, or the text with which it edits a post. */
export interface SubmittedText {
  /** The name of the sender. */
  readonly from: string;
  /** The receiver's name as the sender wrote it, whether there is such a user or not; undefined: a broadcast or a post. */
  readonly to: string | undefined;
  /** The id of the room, in hex, whether there is such a room or not; undefined: no post. */
  readonly room: string | undefined;
  readonly text: string;
}

/**
 * Decides about a text before it is kept, broadcast or posted. Returns undefined to keep it as it is, or the text to keep in
 * its place; throws a `refusal` to refuse it. If a client sends a text again, the hook may be asked again; a text that
 * was kept stays unchanged. Texts on links do not pass through the server, so the hook does not get them.
 *
 * `signal` is aborted when `callbackTimeoutMs` has passed, or when the server closes.
 */
export type TextHook = (
  text: SubmittedText,
  context: { readonly signal: AbortSignal },
) => string | undefined | Promise<string | undefined>;

/** The text in the body of a request, if it is one about which the hook is asked: one that the chat might keep. */
export function submittedText(
  body: MessageBody,
  from: string,
  recipient: Recipient | undefined,
  limits: Limits,
): SubmittedText | undefined {
  if (!isSubmission(body)) return undefined;
  const { text } = body.value;
  if (!isKeepable(text, limits)) return undefined;
  const { target } = recipient ?? {};
  return {
    from,
    to: target?.case === "user" ? target.value : undefined,
    room: target?.case === "room" ? Buffer.from(target.value).toString("hex") : undefined,
    text,
  };
}

type Submission = Extract<MessageBody, { case: (typeof SUBMISSIONS)[number] }>;

const SUBMISSIONS = ["sendTextRequest", "broadcastRequest", "postInRoomRequest", "editPostRequest"] as const;

function isSubmission(body: MessageBody): body is Submission {
  return SUBMISSIONS.some((each) => each === body.case);
}

/** @param result  what the hook has returned @throws UsageError it is no text that can be kept */
export function keptText(result: unknown, { text }: SubmittedText, limits: Limits): string {
  if (result === undefined) return text;
  if (typeof result !== "string" || !isKeepable(result, limits))
    throw new UsageError(`onText must return undefined or a text of 1 to ${limits.textBytesMax} bytes of UTF-8.`);
  // Half of a surrogate pair is no UTF-8, and could not be sent.
  return Buffer.from(result).toString();
}

function isKeepable(text: string, { textBytesMax }: Limits): boolean {
  const bytes = Buffer.byteLength(text);
  return bytes > 0 && bytes <= textBytesMax;
}
