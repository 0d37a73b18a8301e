import { MessageOutcome, MessageOutcomes, Outcome } from "../../../../generated/chatwire/v1/application.ts";
import { ErrorCode } from "../../../../generated/chatwire/v1/error.ts";
import { events } from "../../../../generated/chatwire/v1/rules.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { onlyLogin } from "../../state/outbox.ts";
import type { PendingMessage } from "../../state/pending-messages.ts";
import type { ClientConnection } from "../../state/route.ts";
import { type Login, presentLogin, type User } from "../../state/user.ts";

/** The codes with which a client refuses a message. Any other counts as NOT_TAKEN. */
const CODES: ReadonlySet<ErrorCode> = new Set([
  ErrorCode.NOT_TAKEN,
  ErrorCode.LIMIT_REACHED,
  ErrorCode.RATE_LIMITED,
  ErrorCode.TOO_LARGE,
  ErrorCode.INVALID_ARGUMENT,
]);

/**
 * Takes note of a message that goes to a user's clients. If its sender has too many that wait, the oldest of them is
 * answered first: nobody knows.
 *
 * @returns the number under which the clients answer; 0 if none does
 */
export function expectOutcome(state: ChatState, sender: Login, receiver: User, nowMs: number): number {
  const { pendingMessages } = state;
  const oldest = pendingMessages.excess(sender);
  if (oldest !== undefined) end(state, oldest, Outcome.UNKNOWN);
  return pendingMessages.add(sender, receiver, nowMs)?.number ?? 0;
}

/**
 * A message was sent again with its id, and is not carried out again. The login that sent it now gets the outcome. Nobody
 * knows one that was told before.
 */
export function tellAgain({ pendingMessages, outbox }: ChatState, login: Login, number: number): void {
  if (number === 0 || !login.answersMessages) return;
  const pending = pendingMessages.find(number);
  if (pending?.sender.user === login.user) pending.sender = login;
  else {
    const told = MessageOutcome.create({ number, outcome: Outcome.UNKNOWN });
    outbox.emit(onlyLogin(login), events.MessageOutcomes, MessageOutcomes.create({ outcomes: [told] }));
  }
}

/**
 * Takes what a client has made of messages, and tells their senders. The first client of a user that takes a message
 * decides, or the last one that refuses it. Ignores what the client was not asked.
 *
 * A sender who may no longer know that the receiver is there learns nothing: the message expires, whatever other clients
 * answer later.
 */
export function takeOutcomes(state: ChatState, { login }: ClientConnection, { outcomes }: MessageOutcomes): void {
  if (login === undefined || !login.user.logins.has(login.id)) return;
  for (const { number, outcome, code } of outcomes) {
    const pending = state.pendingMessages.find(number);
    if (pending?.receiver !== login.user || !pending.unanswered.delete(login.id)) continue;
    if (!mayLearn(state, pending)) pending.isWithheld = true;
    if (pending.isWithheld) continue;
    if (outcome === Outcome.TAKEN) end(state, pending, Outcome.TAKEN);
    else if (outcome === Outcome.REFUSED) {
      pending.refusal ??= CODES.has(code) ? code : ErrorCode.NOT_TAKEN;
      if (pending.unanswered.size === 0) end(state, pending, pending.isUncertain ? Outcome.UNKNOWN : Outcome.REFUSED);
    } else pending.isUncertain = true;
  }
}

/** Ends the messages that were not answered in time. */
export function expireOutcomes(state: ChatState, nowMs: number): void {
  const { pendingMessages } = state;
  for (let { next } = pendingMessages; next !== undefined && next.expiresMs <= nowMs; { next } = pendingMessages)
    end(state, next, Outcome.UNKNOWN);
}

function mayLearn({ directory }: ChatState, { sender, receiver }: PendingMessage): boolean {
  const { user } = sender;
  return (
    directory.may("see", user, receiver) &&
    directory.may("message", user, receiver) &&
    presentLogin(receiver) !== undefined
  );
}

function end({ pendingMessages, outbox }: ChatState, pending: PendingMessage, outcome: Outcome): void {
  pendingMessages.remove(pending);
  const { number, sender, refusal } = pending;
  const code = outcome === Outcome.REFUSED ? refusal : undefined;
  const told = MessageOutcome.create({ number, outcome, ...(code !== undefined && { code }) });
  outbox.emit(onlyLogin(sender), events.MessageOutcomes, MessageOutcomes.create({ outcomes: [told] }));
}
