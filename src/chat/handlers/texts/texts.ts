import { Broadcast, SendText, SetTyping } from "../../../../generated/chatwire/v1/rules.ts";
import { BroadcastResponse, SendTextResponse, SetTypingResponse } from "../../../../generated/chatwire/v1/text.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { loginOf, type Refusable, type Route, route, userOf } from "../../state/route.ts";
import { recipientOf } from "../recipient.ts";
import { broadcast } from "./broadcasts.ts";
import { MAILBOX_FULL, putText } from "./mailbox.ts";
import { emitTyping, stopTyping } from "./typing.ts";

/** Those of `checkText`. */
const TEXT_REFUSALS = [
  ["INVALID_ARGUMENT", "The text is empty."],
  ["TOO_LARGE", "The text has more than `textBytesMax` bytes of UTF-8."],
] as const;

/** Those of `keptText`. */
const DECISION_REFUSALS = [
  ["REFUSED", "The application's program has refused the text."],
  ["APPLICATION_FAILED", "The application's program has failed, or did not decide in time."],
  ["LIMIT_REACHED", "The application's program decides about `callbacksMax` other requests."],
] as const;

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
      return SendTextResponse.create({ textId, sentMs });
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

function checkText(state: ChatState, text: string, request: Refusable<"INVALID_ARGUMENT" | "TOO_LARGE">): void {
  const bytes = Buffer.byteLength(text);
  if (bytes === 0) throw request.refusal("INVALID_ARGUMENT", "A text must have at least one character.");
  if (bytes > state.limits.textBytesMax) {
    throw request.refusal(
      "TOO_LARGE",
      `A text may have at most ${state.limits.textBytesMax} bytes; this one has ${bytes}.`,
      {
        limit: "textBytesMax",
      },
    );
  }
}

/**
 * The text to keep: the one that was sent, or the one that the application's program wants in its place. The program's
 * refusal comes before the receiver is looked up, so it tells nothing about the receiver.
 *
 * @throws ProtocolError REFUSED, APPLICATION_FAILED, LIMIT_REACHED
 */
function keptText(sent: string, { decision }: Refusable<"REFUSED" | "APPLICATION_FAILED" | "LIMIT_REACHED">): string {
  if (decision?.kind === "refused") throw decision.error;
  return decision?.kind === "text" ? decision.text : sent;
}
