import { MessageReceived, SendMessageResponse } from "../../../generated/chatwire/v1/application.ts";
import { events, SendMessage } from "../../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../errors.ts";
import type { ChatState } from "../state/chat-state.ts";
import { type Route, route, userOf } from "../state/route.ts";
import { checkPresent, wantedUser } from "./texts.ts";

const TYPE_NAME_CHARACTERS_MAX = 256;

/** Messages of applications: to the server a name and bytes. */
export function messageRoutes(world: ChatState) {
  return {
    SendMessage: route(SendMessage, ({ message }, request) => {
      if (message === undefined || message.typeName === "" || message.typeName.length > TYPE_NAME_CHARACTERS_MAX) {
        throw new ProtocolError("INVALID_ARGUMENT", "A message has a type's name of at most 256 characters.");
      }
      const receiver = wantedUser(world, "message", request);
      // A message reaches whoever is there now, and tells so: that is for those to know who may see the user.
      wantedUser(world, "see", request);
      checkPresent(receiver);
      const { name: from } = userOf(request).account;
      world.outbox.emit(receiver, events.MessageReceived, MessageReceived.create({ from, message }));
      return SendMessageResponse.create();
    }),
  } satisfies Record<string, Route>;
}
