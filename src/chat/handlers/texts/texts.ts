import { Broadcast, SendText, SetTyping } from "../../../../generated/chatwire/v1/rules.ts";
import { BroadcastResponse, SendTextResponse, SetTypingResponse } from "../../../../generated/chatwire/v1/text.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { loginOf, type Route, route, userOf } from "../../state/route.ts";
import { recipientOf } from "../recipient.ts";
import { checkText, DECISION_REFUSALS, keptText, TEXT_REFUSALS } from "../text-checks.ts";
import { broadcast } from "./broadcasts.ts";
import { MAILBOX_FULL, putText } from "./mailbox.ts";
import { emitTyping, stopTyping } from "./typing.ts";

const MAY_NOT_MESSAGE = ["USER_NOT_FOUND", "No user has the name, or the caller may not message the user."] as const;

const REFUSALS = {
  SendText: [...TEXT_REFUSALS, ...DECISION_REFUSALS, MAY_NOT_MESSAGE, MAILBOX_FULL],
  SetTyping: [MAY_NOT_MESSAGE],
  Broadcast: [
    ...TEXT_REFUSALS,
    ...DECISION_REFUSALS,
    ["RATE_LIMITED", "The account owes bytes of earlier broadcasts; see [Broadcasts](#broadcasts)."],
  ],
} as const;

/** Texts through the server, typing notices and broadcasts. */
export function textRoutes(state: ChatState) {
  return {
    SendText: route(SendText, REFUSALS.SendText, ({ text: sent }, request) => {
      checkText(state, sent, request);
      const sender = loginOf(request);
      const text = keptText(sent, request);
      const receiver = recipientOf(state, "message", request);
      const { textId, sentMs } = putText(state, { sender, receiver, text }, request);
      const response = SendTextResponse.create();
      response.textId = textId;
      response.sentMs = sentMs;
      return response;
    }),

    SetTyping: route(SetTyping, REFUSALS.SetTyping, ({ typing }, request) => {
      const login = loginOf(request);
      const receiver = recipientOf(state, "message", request);
      const { id } = receiver.account;
      login.typingTo.delete(id);
      if (typing) login.typingTo.add(id);
      if (state.strangerEvents.mayReach(receiver, login.user, request.nowMs))
        emitTyping(state, login.user, receiver, typing);
      const [oldest] = login.typingTo;
      if (oldest !== undefined && login.typingTo.size > state.limits.typingMax) stopTyping(state, login, oldest);
      return SetTypingResponse.create();
    }),

    Broadcast: route(Broadcast, REFUSALS.Broadcast, ({ text: sent }, request) => {
      checkText(state, sent, request);
      const sender = userOf(request);
      state.broadcasts.check(sender.account.id, request);
      const recipients = broadcast(state, sender, keptText(sent, request), request.nowMs);
      return BroadcastResponse.create({ recipients });
    }),
  } satisfies Record<string, Route>;
}
