import { MessageOutcome, MessageOutcomes, Outcome } from "../../../../generated/chatwire/v1/application.ts";
import { ErrorCode } from "../../../../generated/chatwire/v1/error.ts";
import { events } from "../../../../generated/chatwire/v1/rules.ts";
import { LazySet } from "../../../lazy-collections.ts";
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
export function expectOutcome(
  state: ChatState,
  sender: Login,
  receiver: User,
  typeName: string,
  nowMs: number,
): number {
  const { pendingMessages } = state;
  const oldest = pendingMessages.excess(sender);
  if (oldest !== undefined) endAndTell(state, oldest, Outcome.UNKNOWN);
  return pendingMessages.add(sender, receiver, typeName, nowMs)?.number ?? 0;
}

/**
 * A message was sent again with its id, and is not carried out again. The login that sent it now gets the outcome.
 * An outcome that was told before is UNKNOWN, unless the message still waits for a reader: then it is TAKEN.
 */
export function tellAgain(state: ChatState, login: Login, number: number): void {
  if (number === 0 || !login.answersMessages) return;
  const pending = state.pendingMessages.find(number);
  if (pending?.sender.user !== login.user) {
    tell(state, login, [MessageOutcome.create({ number, outcome: Outcome.UNKNOWN })]);
    return;
  }
  pending.sender = login;
  if (pending.isTaken) tell(state, login, [MessageOutcome.create({ number, outcome: Outcome.TAKEN })]);
}

/**
 * Takes what a client has made of messages, and tells their senders, each of them all at once. The first client of a user that takes a message
 * decides, or the last one that refuses it. Ignores what the client was not asked.
 *
 * A client that keeps a message for a reader answers twice: when it takes the message, and when a reader has it or none
 * gets it. If none does and no other client has taken the message, the sender is told that too.
 *
 * If the sender may no longer know that the receiver is there, no answer is passed on, nor any later one. The message
 * expires. If it was taken before, it waits until `pendingMessagesMax` removes it.
 */
export function takeOutcomes(state: ChatState, { login }: ClientConnection, { outcomes }: MessageOutcomes): void {
  if (login === undefined || !login.user.logins.has(login.id)) return;
  const told = new Map<Login, MessageOutcome[]>();
  for (const outcome of outcomes) {
    const pending = state.pendingMessages.find(outcome.number);
    if (pending?.receiver !== login.user || !isAsked(pending, login)) continue;
    const news = takeOutcome(state, pending, login, outcome);
    if (news === undefined) continue;
    const ofSender = told.get(pending.sender);
    if (ofSender === undefined) told.set(pending.sender, [news]);
    else ofSender.push(news);
  }
  for (const [sender, news] of told) tell(state, sender, news);
}

/**
 * Whether an answer of a client is expected: it has not answered, or keeps the message. A client that was logged in again
 * keeps what it kept before. Takes note that it has answered.
 */
function isAsked({ unanswered, keeping, receiver }: PendingMessage, { id }: Login): boolean {
  if (unanswered.delete(id)) return true;
  if (keeping === undefined) return false;
  if (keeping.delete(id)) return true;
  const ended = [...keeping].find((each) => !receiver.logins.has(each));
  return ended !== undefined && keeping.delete(ended);
}

/** Returns what the sender is to be told; undefined: nothing. As the next two. */
function takeOutcome(
  state: ChatState,
  pending: PendingMessage,
  login: Login,
  { outcome, code, waits }: MessageOutcome,
): MessageOutcome | undefined {
  if (!mayLearn(state, pending)) pending.isWithheld = true;
  // The message still counts as one that waits: room for another one would reveal the answer.
  if (pending.isWithheld) return undefined;
  if (outcome === Outcome.TAKEN && waits) {
    pending.keeping ??= new LazySet();
    pending.keeping.add(login.id);
    if (pending.isTaken) return undefined;
    state.pendingMessages.take(pending);
    return MessageOutcome.create({ number: pending.number, outcome: Outcome.TAKEN });
  }
  if (outcome === Outcome.TAKEN) return end(state, pending, Outcome.TAKEN);
  if (outcome === Outcome.REFUSED) {
    pending.refusal ??= CODES.has(code) ? code : ErrorCode.NOT_TAKEN;
    return endRefused(state, pending);
  }
  pending.isUncertain = true;
  return pending.isTaken ? endRefused(state, pending) : undefined;
}

/** A client that was asked does not take the message, or keeps it no longer. That is the end if no other may have it. */
function endRefused(state: ChatState, pending: PendingMessage): MessageOutcome | undefined {
  const { unanswered, keeping, isTaken, isUncertain } = pending;
  if ((keeping !== undefined && keeping.size > 0) || (unanswered.size > 0 && !isTaken)) return undefined;
  return end(state, pending, isUncertain || unanswered.size > 0 ? Outcome.UNKNOWN : Outcome.REFUSED);
}

/** Ends the messages that were not answered in time. */
export function expireOutcomes(state: ChatState, nowMs: number): void {
  const { pendingMessages } = state;
  for (let { next } = pendingMessages; next !== undefined && next.expiresMs <= nowMs; { next } = pendingMessages)
    endAndTell(state, next, Outcome.UNKNOWN);
}

function mayLearn({ directory }: ChatState, { sender, receiver }: PendingMessage): boolean {
  const { user } = sender;
  return (
    directory.may("see", user, receiver) &&
    directory.may("message", user, receiver) &&
    presentLogin(receiver) !== undefined
  );
}

function endAndTell(state: ChatState, pending: PendingMessage, outcome: Outcome): void {
  const last = end(state, pending, outcome);
  if (last !== undefined) tell(state, pending.sender, [last]);
}

/** Forgets a message. Returns the last that its sender is to learn of it; undefined: it knows that already. */
function end(state: ChatState, pending: PendingMessage, outcome: Outcome): MessageOutcome | undefined {
  state.pendingMessages.remove(pending);
  const { number, receiver, typeName, refusal, isTaken } = pending;
  if (isTaken && outcome === Outcome.TAKEN) return undefined;
  const last = MessageOutcome.create();
  last.number = number;
  last.outcome = outcome;
  if (outcome === Outcome.REFUSED && refusal !== undefined) last.code = refusal;
  if (isTaken) {
    // The sender may no longer know what the number stands for.
    last.to = receiver.account.name;
    last.typeName = typeName;
  }
  return last;
}

/** The most bytes of the outcomes in one event, which may have 4,096. */
const EVENT_BYTES_MAX = 3_968;
/** The most bytes of an outcome besides its names. */
const OUTCOME_BYTES_MAX = 32;
/** The most bytes that a UTF-16 code unit takes in UTF-8. */
const UNIT_BYTES_MAX = 3;

/** Tells outcomes, in as few events as they fit into. */
function tell({ outbox }: ChatState, login: Login, news: readonly MessageOutcome[]): void {
  let outcomes: MessageOutcome[] = [];
  let bytes = 0;
  for (const outcome of news) {
    const { to, typeName } = outcome;
    const outcomeBytes = OUTCOME_BYTES_MAX + UNIT_BYTES_MAX * (to.length + typeName.length);
    if (bytes + outcomeBytes > EVENT_BYTES_MAX) {
      outbox.emit(onlyLogin(login), events.MessageOutcomes, MessageOutcomes.create({ outcomes }));
      outcomes = [];
      bytes = 0;
    }
    outcomes.push(outcome);
    bytes += outcomeBytes;
  }
  outbox.emit(onlyLogin(login), events.MessageOutcomes, MessageOutcomes.create({ outcomes }));
}
