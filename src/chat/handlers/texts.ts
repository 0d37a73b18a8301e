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
import { loginOf, type Request, type Route, route, userOf } from "../state/route.ts";
import { type ConnectionId, presentLogin, sessionsOf, type User } from "../state/user.ts";
import { putText } from "./mailbox.ts";

/** Texts through the server: to one user, and to everybody whom broadcasts reach. */
export function textRoutes(world: ChatState) {
  return {
    SendText: route(SendText, ({ text }, request) => {
      checkText(world, text);
      const { user: sender, login } = loginOf(request);
      const receiver = wantedUser(world, "message", request);
      const { textId, sentMs } = putText(world, { sender, receiver, text, sentMs: request.wallMs }, login.session);
      return SendTextResponse.create({ textId, sentMs });
    }),

    SetTyping: route(SetTyping, ({ typing }, request) => {
      const receiver = wantedUser(world, "message", request);
      const from = userOf(request).account.name;
      world.outbox.emit(receiver, events.TypingChanged, TypingChanged.create({ from, typing }));
      return SetTypingResponse.create();
    }),

    Broadcast: route(Broadcast, ({ text }, request) => {
      checkText(world, text);
      const sender = userOf(request);
      const sessions: ConnectionId[] = [];
      let recipients = 0;
      for (const user of world.directory.audience(sender)) {
        recipients += 1;
        sessions.push(...sessionsOf(user));
      }
      world.outbox.emitTo(
        sessions,
        events.BroadcastReceived,
        BroadcastReceived.create({ from: sender.account.name, text }),
      );
      return BroadcastResponse.create({ recipients });
    }),
  } satisfies Record<string, Route>;
}

/**
 * The user whom the header names, where the caller may do that to them.
 *
 * @throws ProtocolError USER_NOT_FOUND: there is none, or none for this caller
 */
export function wantedUser(world: ChatState, action: "message" | "connect" | "see", request: Request): User {
  const target = request.recipient?.target;
  const user = target?.case === "user" ? world.directory.find(target.value) : undefined;
  if (user === undefined || !world.directory.may(action, userOf(request), user)) {
    throw new ProtocolError("USER_NOT_FOUND", "There is no user of that name whom you may reach.");
  }
  return user;
}

/** @throws ProtocolError USER_AWAY */
export function checkPresent(user: User): void {
  if (presentLogin(user) !== undefined) return;
  throw new ProtocolError("USER_AWAY", `${user.account.name} is away.`, { retryable: true });
}

function checkText(world: ChatState, text: string): void {
  const bytes = Buffer.byteLength(text);
  if (bytes === 0) throw new ProtocolError("INVALID_ARGUMENT", "A text has at least one character.");
  if (bytes > world.limits.textBytesMax) {
    throw new ProtocolError("TOO_LARGE", `A text has at most ${world.limits.textBytesMax} bytes, not ${bytes}.`, {
      limit: "textBytesMax",
    });
  }
}
