import { MessageReceived, SendMessageResponse } from "../../../../generated/chatwire/v1/application.ts";
import { events, SendMessage } from "../../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { allLogins } from "../../state/outbox.ts";
import { loginOf, type Route, route } from "../../state/route.ts";
import { checkedMessage, checkMessageFits, TYPE_NAME_REFUSAL } from "../message-checks.ts";
import { checkPresent, recipientOf, userNotFound } from "../recipient.ts";
import { expectOutcome } from "./message-outcomes.ts";

const REFUSALS = {
  SendMessage: [
    TYPE_NAME_REFUSAL,
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
    SendMessage: route(SendMessage, REFUSALS.SendMessage, ({ message: sent }, request) => {
      const message = checkedMessage(sent, request);
      const receiver = recipientOf(state, "message", request);
      // The answer tells whether the receiver is present, so the sender must be allowed to see that too.
      const login = loginOf(request);
      if (!state.directory.may("see", login.user, receiver)) throw userNotFound(request);
      checkPresent(receiver, request);
      const { name: from } = login.user.account;
      checkMessageFits(state, message, Buffer.byteLength(from), request);
      const number = expectOutcome(state, login, receiver, message.typeName, request.nowMs);
      // Field by field: to copy them from a literal takes longer.
      const received = MessageReceived.create();
      received.from = from;
      received.message = message;
      received.number = number;
      state.outbox.emit(allLogins(receiver), events.MessageReceived, received);
      const response = SendMessageResponse.create();
      response.number = number;
      return response;
    }),
  } satisfies Record<string, Route>;
}
