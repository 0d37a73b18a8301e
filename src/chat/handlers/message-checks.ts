/** What an application message must satisfy before the server passes it on. */

import { ApplicationMessage } from "../../../generated/chatwire/v1/application.ts";
import { FRAME_OVERHEAD_BYTES } from "../../framing/frame-writer.ts";
import type { ChatState } from "../state/chat-state.ts";
import type { Refusable } from "../state/route.ts";

const TYPE_NAME_CHARACTERS_MAX = 256;
/** The most bytes that a UTF-16 code unit takes in UTF-8. */
const UNIT_BYTES_MAX = 3;

/** Of `checkedMessage`. */
export const TYPE_NAME_REFUSAL = [
  "INVALID_ARGUMENT",
  "The name of the type does not have 1 to 256 characters.",
] as const;

/**
 * The message without unknown fields of the request: nothing limits their length.
 *
 * @throws ProtocolError INVALID_ARGUMENT
 */
export function checkedMessage(
  message: ApplicationMessage | undefined,
  request: Refusable<"INVALID_ARGUMENT">,
): ApplicationMessage {
  if (message === undefined || message.typeName === "" || message.typeName.length > TYPE_NAME_CHARACTERS_MAX) {
    throw request.refusal("INVALID_ARGUMENT", "A message must have a type name of 1 to 256 characters.");
  }
  if (message.$unknown === undefined) return message;
  const { typeName, payload } = message;
  return ApplicationMessage.create({ typeName, payload });
}

/**
 * Checks that the event with a message fits into a frame: it may be longer than the request.
 *
 * @param moreBytes  what the event has besides the message, such as the name of the sender
 * @throws ProtocolError TOO_LARGE
 */
export function checkMessageFits(
  { limits: { frameBytesMax } }: ChatState,
  message: ApplicationMessage,
  moreBytes: number,
  request: Refusable<"TOO_LARGE">,
): void {
  const { typeName, payload } = message;
  // Nearly all messages are so short that there is nothing to count.
  if (UNIT_BYTES_MAX * typeName.length + payload.length + moreBytes + FRAME_OVERHEAD_BYTES <= frameBytesMax) return;
  const bytes = messageBytes(message) + moreBytes + FRAME_OVERHEAD_BYTES;
  if (bytes <= frameBytesMax) return;
  const text = `The message takes up to ${bytes} bytes on the way to the recipient, and ${frameBytesMax} are allowed.`;
  throw request.refusal("TOO_LARGE", text, { limit: "frameBytesMax" });
}

/** Bytes of the name of the type and of the payload. */
export function messageBytes({ typeName, payload }: ApplicationMessage): number {
  return Buffer.byteLength(typeName) + payload.length;
}
