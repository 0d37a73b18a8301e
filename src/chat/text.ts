import { Broadcast, events, SendText } from "../../generated/chatwire/v1/rules.ts";
import {
  BroadcastReceived,
  BroadcastResponse,
  SendTextResponse,
  TextReceived,
} from "../../generated/chatwire/v1/text.ts";
import { ProtocolError } from "../errors.ts";
import { type Request, type Route, route, userOf } from "./route.ts";
import type { SessionId, User } from "./user.ts";
import type { World } from "./world.ts";

/** Texts through the server: to one user, and to everybody who is public. */
export function textRoutes(world: World) {
  return {
    SendText: route(SendText, ({ text }, request) => {
      checkText(world, text);
      const sender = userOf(request);
      const receiver = wantedUser(world, "message", request);
      if (receiver.login === undefined || receiver.login.away) {
        throw new ProtocolError("USER_AWAY", `${receiver.account.name} is away.`, { retryable: true });
      }
      world.outbox.emit(receiver, events.TextReceived, TextReceived.create({ from: sender.account.name, text }));
      return SendTextResponse.create();
    }),

    Broadcast: route(Broadcast, ({ text }, request) => {
      checkText(world, text);
      const sender = userOf(request);
      const sessions: SessionId[] = [];
      for (const { login } of world.directory.audience(sender)) if (login !== undefined) sessions.push(login.session);
      world.outbox.emitTo(
        sessions,
        events.BroadcastReceived,
        BroadcastReceived.create({ from: sender.account.name, text }),
      );
      return BroadcastResponse.create({ recipients: sessions.length });
    }),
  } satisfies Record<string, Route>;
}

/**
 * The user whom the header names, where the caller may do that to them.
 *
 * @throws ProtocolError USER_NOT_FOUND: there is none, or none for this caller
 */
export function wantedUser(world: World, action: "message" | "connect", request: Request): User {
  const target = request.recipient?.target;
  const user = target?.case === "user" ? world.directory.find(target.value) : undefined;
  if (user === undefined || !world.directory.may(action, userOf(request), user)) {
    throw new ProtocolError("USER_NOT_FOUND", "There is no user of that name whom you may reach.");
  }
  return user;
}

function checkText(world: World, text: string): void {
  const bytes = Buffer.byteLength(text);
  if (bytes === 0) throw new ProtocolError("INVALID_ARGUMENT", "A text has at least one character.");
  if (bytes > world.limits.textBytesMax) {
    throw new ProtocolError("TOO_LARGE", `A text has at most ${world.limits.textBytesMax} bytes, not ${bytes}.`);
  }
}
