import { SendText } from "../../../../generated/chatwire/v1/rules.ts";
import { SendTextResponse } from "../../../../generated/chatwire/v1/text.ts";
import type { MailboxEntry } from "../../state/account.ts";
import type { ChatState } from "../../state/chat-state.ts";
import type { DoneRequest, StoredRequests } from "../../state/request-ids.ts";
import { StoreQuery } from "../../state/route.ts";

/** Finds the requests that sent texts by the sender's entries, which have their ids for as long as they are kept. */
export function sentTexts({ limits, servedTime }: ChatState): StoredRequests {
  return {
    ask: ({ user: { account, mailbox }, id }, answer) => {
      // Without the id, the first text that a full mailbox has not dropped.
      const orAfter = Math.max(0, mailbox.lastTextId - limits.mailboxTextsMax);
      const query = { kind: "request", owner: account.id, requestId: id, orAfter } as const;
      return new StoreQuery(query, ([first]) =>
        answer({
          done: doneBy(first, id),
          knows: (ageMs, nowMs) => {
            // Served time is never longer than the time that passed for the client.
            if (ageMs >= Math.min(limits.historyAgeMs, limits.waitingTextAgeMs)) return false;
            if (mailbox.lastTextId <= limits.mailboxTextsMax) return true;
            return first !== undefined && servedTime.at(nowMs) - ageMs > first.servedMs;
          },
        }),
      );
    },
  };
}

/** The request that an entry comes from, if it is the one with this id. */
function doneBy(entry: MailboxEntry | undefined, id: string): Pick<DoneRequest, "hash" | "answer"> | undefined {
  if (entry?.origin?.id !== id) return undefined;
  const { textId, sentMs } = entry;
  const answer = SendText.wrapResponse(SendTextResponse.create({ textId, sentMs }));
  return { hash: entry.origin.hash, answer };
}
