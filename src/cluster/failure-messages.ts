import type { FailureRecord as SentRecord } from "../../generated/chatwire/cluster/v1/core.ts";
import type { FailureRecord } from "../chat/state/admission/login-throttle.ts";
import { FAILURES_PER_MESSAGE_MAX } from "./limits.ts";

/** The messages with counts of failed logins, as a core and a gateway send them to each other. */
export function failureMessages(records: readonly FailureRecord[], nowMs: number) {
  const sent = records.map(({ id, count, firstMs, lastMs }) => ({
    id,
    count,
    firstAgoMs: Math.max(0, Math.round(nowMs - firstMs)),
    lastAgoMs: Math.max(0, Math.round(nowMs - lastMs)),
  }));
  const messages: { readonly case: "remembered"; readonly value: { readonly failures: SentRecord[] } }[] = [];
  for (let index = 0; index < sent.length; index += FAILURES_PER_MESSAGE_MAX)
    messages.push({ case: "remembered", value: { failures: sent.slice(index, index + FAILURES_PER_MESSAGE_MAX) } });
  return messages;
}

/** The counts in a message, in monotonic milliseconds of this machine. */
export function recordsOf(failures: readonly SentRecord[], nowMs: number): FailureRecord[] {
  return failures.map(({ id, count, firstAgoMs, lastAgoMs }) => ({
    id,
    count,
    firstMs: nowMs - firstAgoMs,
    lastMs: nowMs - lastAgoMs,
  }));
}
