import { ProtocolError } from "../../errors.ts";
import type { ChatState } from "../state/chat-state.ts";
import { type Request, userOf } from "../state/route.ts";
import { presentLogin, type User } from "../state/user.ts";

/**
 * The user named in the header.
 *
 * @throws ProtocolError USER_NOT_FOUND: the name is unknown, or the caller may not do this to the user
 */
export function recipientOf(state: ChatState, action: "message" | "connect" | "see", request: Request): User {
  const target = request.recipient?.target;
  const user = target?.case === "user" ? state.directory.find(target.value) : undefined;
  if (user === undefined || !state.directory.may(action, userOf(request), user)) throw userNotFound();
  return user;
}

/** The one refusal for unknown and for hidden users, so that it does not tell which of the two a user is. */
export function userNotFound(): ProtocolError {
  return new ProtocolError("USER_NOT_FOUND", "There is no user of that name whom you may reach.");
}

/** @throws ProtocolError USER_AWAY: all logins of the user are away, or it has none */
export function checkPresent(user: User): void {
  if (presentLogin(user) !== undefined) return;
  throw new ProtocolError("USER_AWAY", `${user.account.name} is away.`, { retryable: true });
}
