import { MessageReceived, SendMessageResponse } from "../../../generated/chatwire/v1/application.ts";
import { events, SendMessage } from "../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../state/chat-state.ts";
import { allLogins } from "../state/outbox.ts";
import { type Route, route, userOf } from "../state/route.ts";
import { checkPresent, recipientOf } from "./recipient.ts";

const TYPE_NAME_CHARACTERS_MAX = 256;

const REFUSALS = {
  SendMessage: [
    ["INVALID_ARGUMENT", "The name of the type does not have 1 to 256 characters."],
    ["USER_NOT_FOUND", "No user has the name, or the caller may not both see and message the user."],
    ["USER_AWAY", "The user is away."],
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
      recipientOf(state, "see", request);
      checkPresent(receiver, request);
      const { name: from } = userOf(request).account;
      state.outbox.emit(allLogins(receiver), events.MessageReceived, MessageReceived.create({ from, message }));
      return SendMessageResponse.create();
    }),
  } satisfies Record<string, Route>;
}
