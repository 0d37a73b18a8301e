import {
  ApplicationMessage,
  MessageReceived,
  SendMessageResponse,
} from "../../../../generated/chatwire/v1/application.ts";
import { events, SendMessage } from "../../../../generated/chatwire/v1/rules.ts";
import { FRAME_OVERHEAD_BYTES } from "../../../framing/frame-writer.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { allLogins } from "../../state/outbox.ts";
import { loginOf, type Refusable, type Route, route } from "../../state/route.ts";
import { checkPresent, recipientOf, userNotFound } from "../recipient.ts";
import { expectOutcome } from "./message-outcomes.ts";

const TYPE_NAME_CHARACTERS_MAX = 256;

const REFUSALS = {
  SendMessage: [
    ["INVALID_ARGUMENT", "The name of the type does not have 1 to 256 characters."],
    ["USER_NOT_FOUND", "No user has the name, or the caller may not both see and message the user."],
    ["USER_AWAY", "The user is away."],
    [
      "TOO_LARGE",
      "The type name, the payload and the caller's name have together more than `frameBytesMax` bytes less 128. The event that passes them on would not fit into a frame.",
    ],
  ],
} as const;

/** Application messages. The server handles each as a type name and bytes. */
export function messageRoutes(state: ChatState) {
  return {
    SendMessage: route(SendMessage, REFUSALS.SendMessage, ({ message }, request) => {
      if (message === undefined || message.typeName === "" || message.typeName.length > TYPE_NAME_CHARACTERS_MAX) {
        throw request.refusal("INVALID_ARGUMENT", "A message must have a type name of 1 to 256 characters.");
      }
      const receiver = recipientOf(state, "message", request);
      // The answer tells whether the receiver is present, so the sender must be allowed to see that too.
      const login = loginOf(request);
      if (!state.directory.may("see", login.user, receiver)) throw userNotFound(request);
      checkPresent(receiver, request);
      const { name: from } = login.user.account;
      const { typeName, payload } = message;
      checkFits(state, Buffer.byteLength(from) + Buffer.byteLength(typeName) + payload.length, request);
      const number = expectOutcome(state, login, receiver, typeName, request.nowMs);
      // A copy, without the unknown fields of the request: nothing limits their length.
      const received = MessageReceived.create({
        from,
        message: ApplicationMessage.create({ typeName, payload }),
        number,
      });
      state.outbox.emit(allLogins(receiver), events.MessageReceived, received);
      return SendMessageResponse.create({ number });
    }),
  } satisfies Record<string, Route>;
}

/**
 * Checks that the event fits into a frame: it names the sender, whose name may be longer than the receiver's.
 *
 * @throws ProtocolError TOO_LARGE
 */
function checkFits(
  { limits: { frameBytesMax } }: ChatState,
  contentBytes: number,
  request: Refusable<"TOO_LARGE">,
): void {
  const bytes = contentBytes + FRAME_OVERHEAD_BYTES;
  if (bytes <= frameBytesMax) return;
  const text = `The message takes up to ${bytes} bytes on the way to the recipient, and ${frameBytesMax} are allowed.`;
  throw request.refusal("TOO_LARGE", text, { limit: "frameBytesMax" });
}
