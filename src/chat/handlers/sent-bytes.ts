import { bytesCounting } from "../state/bytes-sent.ts";
import type { ChatState } from "../state/chat-state.ts";
import type { Refusable } from "../state/route.ts";
import type { User } from "../state/user.ts";

/** Bytes counted towards `accountBytesMax` for a request's id and the hash of its content. */
const ORIGIN_BYTES = 48;

/** The most that a refusal can say. */
const UINT32_MAX = 4_294_967_295;

/**
 * Checks that a user may send more text. It counts what the user itself did, so that a refusal tells nothing about others.
 *
 * @returns the bytes that the user has sent, as far as they still count
 * @throws ProtocolError LIMIT_REACHED
 */
export function checkBytesSent(
  { limits, servedTime }: ChatState,
  sender: User,
  request: Refusable<"LIMIT_REACHED">,
): number {
  const { accountBytesMax, historyAgeMs } = limits;
  const bytes = bytesCounting(sender.mailbox.sent, limits, servedTime.at(request.nowMs));
  if (bytes <= accountBytesMax) return bytes;
  const untilMs = ((bytes - accountBytesMax) * historyAgeMs) / accountBytesMax;
  const retryAfterMs = Math.min(Math.ceil(untilMs), UINT32_MAX);
  const text = `You have sent as much text as this server keeps for one account: ${accountBytesMax} bytes.`;
  throw request.refusal("LIMIT_REACHED", text, { retryAfterMs, limit: "accountBytesMax" });
}

/** Counts a text that is kept. @param before  what `checkBytesSent` has returned */
export function noteBytesSent(
  { outbox, servedTime }: ChatState,
  sender: User,
  text: string,
  before: number,
  { nowMs, origin }: Pick<Refusable<never>, "nowMs" | "origin">,
): void {
  const bytes = Math.ceil(before + Buffer.byteLength(text) + (origin ? ORIGIN_BYTES : 0));
  sender.mailbox.sent = { bytes, servedMs: servedTime.at(nowMs) };
  outbox.store({ kind: "bytes sent", account: sender.account.id, ...sender.mailbox.sent });
}
