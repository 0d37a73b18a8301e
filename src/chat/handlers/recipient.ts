import type { ProtocolError } from "../../errors.ts";
import { type ParsedName, parseName } from "../names/parse-name.ts";
import type { ChatState } from "../state/chat-state.ts";
import { type Refusable, userOf } from "../state/route.ts";
import { presentLogin, type User } from "../state/user.ts";

/**
 * The user named in the header.
 *
 * @throws ProtocolError USER_NOT_FOUND: the name is unknown, or the caller may not do this to the user
 */
export function recipientOf(
  state: ChatState,
  action: "message" | "connect" | "see",
  request: Refusable<"USER_NOT_FOUND">,
): User {
  const target = request.recipient?.target;
  const user = target?.case === "user" ? state.directory.find(target.value) : undefined;
  if (user === undefined || !state.directory.may(action, userOf(request), user)) throw userNotFound(request);
  return user;
}

/** The one refusal for unknown and for hidden users, so that it does not tell which of the two a user is. */
export function userNotFound(request: Refusable<"USER_NOT_FOUND">): ProtocolError {
  return request.refusal("USER_NOT_FOUND", "There is no user of that name whom you may reach.");
}

/** @throws ProtocolError USER_AWAY: all logins of the user are away, or it has none */
export function checkPresent(user: User, request: Refusable<"USER_AWAY">): void {
  if (presentLogin(user) !== undefined) return;
  throw request.refusal("USER_AWAY", `${user.account.name} is away.`);
}

/**
 * The name in normalization form C, with its key.
 *
 * @throws ProtocolError NAME_LENGTH, NAME_CHARACTERS
 */
export function wellFormedName(
  { limits }: Pick<ChatState, "limits">,
  name: string,
  request: Refusable<"NAME_LENGTH" | "NAME_CHARACTERS">,
): ParsedName {
  const parsed = parseName(name, limits.nameCharactersMax);
  if ("key" in parsed) return parsed;
  const { code, text, limit } = parsed;
  throw request.refusal(code, text, limit === undefined ? {} : { limit });
}
