import { events } from "../../../../generated/chatwire/v1/rules.ts";
import { TypingChanged } from "../../../../generated/chatwire/v1/text.ts";
import type { AccountId } from "../../state/account.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { allLogins } from "../../state/outbox.ts";
import type { Login, User } from "../../state/user.ts";

/** Tells a user that another writes to it, or has stopped. */
export function emitTyping({ outbox }: Pick<ChatState, "outbox">, writer: User, receiver: User, typing: boolean): void {
  const { name: from } = writer.account;
  outbox.emit(allLogins(receiver), events.TypingChanged, TypingChanged.create({ from, typing }));
}

/**
 * Ends what a login shows to one user. The user is told, unless another login of the writer goes on, or the writer may
 * no longer message the user.
 */
export function stopTyping(state: ChatState, login: Login, to: AccountId): void {
  login.typingTo.delete(to);
  const { user } = login;
  const receiver = state.directory.byId(to);
  const goesOn = [...user.logins.values()].some(({ typingTo }) => typingTo.has(to));
  if (receiver === undefined || goesOn || !state.directory.may("message", user, receiver)) return;
  emitTyping(state, user, receiver, false);
}
