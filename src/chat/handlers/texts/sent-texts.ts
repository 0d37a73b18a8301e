import { SendText } from "../../../../generated/chatwire/v1/rules.ts";
import { SendTextResponse } from "../../../../generated/chatwire/v1/text.ts";
import type { ChatState } from "../../state/chat-state.ts";
import type { StoredRequests } from "../../state/request-ids.ts";

/** Finds the requests that sent texts by the sender's entries, which have their ids for as long as they are kept. */
export function sentTexts({ limits, servedTime }: ChatState): StoredRequests {
  return {
    query: ({ account, mailbox }, id) => {
      // Without the id, the first text that a full mailbox has not dropped.
      const orAfter = Math.max(0, mailbox.lastTextId - limits.mailboxTextsMax);
      return { kind: "request", owner: account.id, requestId: id, orAfter };
    },

    find: ([entry], id) => {
      if (entry?.origin?.id !== id) return undefined;
      const { textId, sentMs } = entry;
      const answer = SendText.wrapResponse(SendTextResponse.create({ textId, sentMs }));
      return { hash: entry.origin.hash, answer };
    },

    knows: ({ mailbox }, [first], ageMs, nowMs) => {
      // Served time is never longer than the time that passed for the client.
      if (ageMs >= Math.min(limits.historyAgeMs, limits.waitingTextAgeMs)) return false;
      if (mailbox.lastTextId <= limits.mailboxTextsMax) return true;
      return first !== undefined && servedTime.at(nowMs) - ageMs > first.servedMs;
    },
  };
}
