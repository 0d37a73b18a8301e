/** What a mailbox in memory costs does not grow with its texts. Looks at entries are counted, not time. */

import * as assert from "uvu/assert";
import { Receipt } from "../../../generated/chatwire/v1/text.ts";
import type { Change, MailboxQuery } from "../../../src/chat/state/account.ts";
import { MemoryRecords } from "../../../src/store/memory/memory-store.ts";
import { suite } from "../../suite.ts";
import { sampleAccount, sampleEntries, saved } from "../samples.ts";

const test = suite("costs of a mailbox in memory");

const [FEW, MANY] = [100, 10_000];
/** The longer list has twice the steps of a binary search. A search of all entries would look at a hundred times as many. */
const TIMES_MAX = 2.5;
/** The first looks at a list are few. */
const LOOKS_MIN = 40;

/** Accounts 1 and 2, with so many texts from 1 to 2, and a count of the looks at any of them. */
class CountedTexts {
  readonly #records = new MemoryRecords(new Uint8Array(32));
  #looks = 0;
  last = 0;

  constructor(texts: number) {
    this.#records.commit([1, 2, 3].map((id) => saved(sampleAccount(id))));
    for (let count = 0; count < texts; count++) this.commit(this.text());
  }

  text(): Change {
    this.last += 1;
    const [mine, theirs] = sampleEntries({ from: [1, this.last], to: [2, this.last] });
    return { kind: "text", entries: [this.#counted(mine), this.#counted(theirs)] };
  }

  /** @returns how often the commit looked at entries */
  commit(...changes: Change[]): number {
    this.#looks = 0;
    this.#records.commit(changes);
    return this.#looks;
  }

  /** @returns how often the query looked at entries */
  read(query: MailboxQuery): number {
    this.#looks = 0;
    this.#records.read(query);
    return this.#looks;
  }

  #counted<Entry extends { readonly textId: number }>(entry: Entry): Entry {
    const { textId } = entry;
    const look = (): number => {
      this.#looks += 1;
      return textId;
    };
    return Object.defineProperty({ ...entry }, "textId", { get: look, enumerable: true });
  }
}

/** Each looks at its own texts only, however many others there are. */
const COSTS: Readonly<Record<string, (texts: CountedTexts) => number>> = {
  "text-past-the-limit-of-a-mailbox": (texts) => {
    const textId = texts.last - 10;
    texts.commit({ kind: "confirmed", account: 2, textId });
    return texts.commit(
      texts.text(),
      { kind: "forget first texts", account: 1, textId, countMax: 2 },
      { kind: "forget first texts", account: 2, textId, countMax: 2 },
    );
  },
  "text-past-the-limit-of-a-mailbox-whose-first-texts-wait": (texts) =>
    texts.commit({ kind: "forget first texts", account: 2, textId: texts.last, countMax: 2 }),
  "confirmation-of-the-last-text": (texts) => {
    texts.commit({ kind: "confirmed", account: 2, textId: texts.last });
    return texts.commit(texts.text(), { kind: "confirmed", account: 2, textId: texts.last });
  },
  "reading-of-the-last-text": (texts) => {
    texts.commit({ kind: "read", account: 2, peer: 1, textId: texts.last });
    return texts.commit(texts.text(), { kind: "read", account: 2, peer: 1, textId: texts.last });
  },
  "receipt-of-the-last-text": (texts) => {
    const receipt = (): Change => {
      return { kind: "receipt", account: 1, peer: 2, textId: texts.last, receipt: Receipt.READ };
    };
    texts.commit(receipt());
    return texts.commit(texts.text(), receipt());
  },
  "page-in-the-middle": (texts) =>
    texts.read({ kind: "after", owner: 2, textId: Math.floor(texts.last / 2), countMax: 10 }),
  "history-with-a-peer": (texts) => texts.read({ kind: "with", owner: 2, peer: 1, before: 0, countMax: 10 }),
  "history-with-a-peer-without-texts": (texts) =>
    texts.read({ kind: "with", owner: 2, peer: 3, before: 0, countMax: 10 }),
  "last-received-text": (texts) => texts.read({ kind: "received", owner: 2, peer: 1, upTo: texts.last }),
  "last-received-text-of-an-account-that-only-sent": (texts) =>
    texts.read({ kind: "received", owner: 1, peer: 2, upTo: texts.last }),
};

for (const [what, costOf] of Object.entries(COSTS)) {
  test(`${what}-costs-as-much-in-a-full-mailbox`, () => {
    const [few, many] = [costOf(new CountedTexts(FEW)), costOf(new CountedTexts(MANY))];
    assert.ok(many <= TIMES_MAX * Math.max(few, LOOKS_MIN), `${few} looks among ${FEW} texts, ${many} among ${MANY}`);
  });
}
