import { Broadcast, events, SendText, SetTyping } from "../../../generated/chatwire/v1/rules.ts";
import {
  BroadcastReceived,
  BroadcastResponse,
  SendTextResponse,
  SetTypingResponse,
  TypingChanged,
} from "../../../generated/chatwire/v1/text.ts";
import { ProtocolError } from "../../errors.ts";
import type { ChatState } from "../state/chat-state.ts";
import { allLogins, type Receivers } from "../state/outbox.ts";
import { loginOf, type Route, route, userOf } from "../state/route.ts";
import { putText } from "./mailbox.ts";
import { recipientOf } from "./recipient.ts";

/** Texts through the server, typing notices and broadcasts. */
export function textRoutes(state: ChatState) {
  return {
    SendText: route(SendText, ({ text }, request) => {
      checkText(state, text);
      const sender = loginOf(request);
      const receiver = recipientOf(state, "message", request);
      const { textId, sentMs } = putText(state, { sender, receiver, text, sentMs: request.wallMs });
      return SendTextResponse.create({ textId, sentMs });
    }),

    SetTyping: route(SetTyping, ({ typing }, request) => {
      const receiver = recipientOf(state, "message", request);
      const from = userOf(request).account.name;
      state.outbox.emit(allLogins(receiver), events.TypingChanged, TypingChanged.create({ from, typing }));
      return SetTypingResponse.create();
    }),

    Broadcast: route(Broadcast, ({ text }, request) => {
      checkText(state, text);
      const sender = userOf(request);
      const to: Receivers[] = [];
      for (const user of state.directory.audience(sender)) to.push(allLogins(user));
      const received = BroadcastReceived.create({ from: sender.account.name, text });
      state.outbox.emitToMany(to, events.BroadcastReceived, received);
      return BroadcastResponse.create({ recipients: to.length });
    }),
  } satisfies Record<string, Route>;
}

function checkText(state: ChatState, text: string): void {
  const bytes = Buffer.byteLength(text);
  if (bytes === 0) throw new ProtocolError("INVALID_ARGUMENT", "A text must have at least one character.");
  if (bytes > state.limits.textBytesMax) {
    throw new ProtocolError(
      "TOO_LARGE",
      `A text may have at most ${state.limits.textBytesMax} bytes; this one has ${bytes}.`,
      {
        limit: "textBytesMax",
      },
    );
  }
}
