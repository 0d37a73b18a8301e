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
import { type Address, allLogins } from "../state/outbox.ts";
import { loginOf, type Request, type Route, route, userOf } from "../state/route.ts";
import { presentLogin, type User } from "../state/user.ts";
import { putText } from "./mailbox.ts";

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
      const to: Address[] = [];
      for (const user of state.directory.audience(sender)) to.push(allLogins(user));
      const received = BroadcastReceived.create({ from: sender.account.name, text });
      state.outbox.emitToMany(to, events.BroadcastReceived, received);
      return BroadcastResponse.create({ recipients: to.length });
    }),
  } satisfies Record<string, Route>;
}

/**
 * The user named in the header.
 *
 * @throws ProtocolError USER_NOT_FOUND: the name is unknown, or the caller may not do this to the user
 */
export function recipientOf(state: ChatState, action: "message" | "connect" | "see", request: Request): User {
  const target = request.recipient?.target;
  const user = target?.case === "user" ? state.directory.find(target.value) : undefined;
  if (user === undefined || !state.directory.may(action, userOf(request), user)) {
    throw new ProtocolError("USER_NOT_FOUND", "There is no user of that name whom you may reach.");
  }
  return user;
}

/** @throws ProtocolError USER_AWAY: all logins of the user are away, or it has none */
export function checkPresent(user: User): void {
  if (presentLogin(user) !== undefined) return;
  throw new ProtocolError("USER_AWAY", `${user.account.name} is away.`, { retryable: true });
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
