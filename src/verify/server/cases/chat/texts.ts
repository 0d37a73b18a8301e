/** Cases of "11. Texts through the server". */

import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { Status } from "../../../../../generated/chatwire/v1/presence.ts";
import {
  Broadcast,
  ConfirmTexts,
  events,
  FetchTexts,
  GetHistory,
  LogOff,
  MarkRead,
  SendText,
  SetPrivacy,
  SetStatus,
  SetTyping,
} from "../../../../../generated/chatwire/v1/rules.ts";
import { Receipt, type Text } from "../../../../../generated/chatwire/v1/text.ts";
import { hex } from "../../../shared/describe.ts";
import { check, checkEqual } from "../../../shared/fault.ts";
import type { User } from "../../account.ts";
import { bodyOf } from "../../raw-connection.ts";
import type { ServerCase, ServerContext } from "../../server-context.ts";

const { INVALID_ARGUMENT, TOO_LARGE, USER_NOT_FOUND } = ErrorCode;
const CATCHING_UP = "Catching up";
const RECEIPTS = "Receipts";
const HISTORY = "History and typing";

/** The texts of a mailbox after a number, page by page. */
async function mailboxOf({ connection }: User, after: number): Promise<{ texts: Text[]; pages: number }> {
  const texts: Text[] = [];
  for (let from = after, pages = 1; ; pages += 1) {
    const response = await connection.ok(FetchTexts, { after: from });
    texts.push(...response.texts);
    if (response.upTo === response.lastTextId) return { texts, pages };
    check(response.upTo > from, `up_to greater than ${from}`, () => String(response.upTo));
    from = response.upTo;
  }
}

export async function lastTextId({ connection }: User): Promise<number> {
  return (await connection.ok(FetchTexts, { after: Number.MAX_SAFE_INTEGER })).lastTextId;
}

/** Two users who have nothing to do with each other yet. */
export async function pair(context: ServerContext): Promise<readonly [User, User]> {
  return [await context.user("ada"), await context.user("grace")];
}

const TEXT_CASES: readonly ServerCase[] = [
  {
    id: "texts/received",
    title: "A text reaches the receiver, with both names and its number in the receiver's mailbox",
    async run(context) {
      const [ada, grace] = await pair(context);
      const [sentBefore, receivedBefore] = [await lastTextId(ada), await lastTextId(grace)];
      const { textId, sentMs } = await ada.connection.ok(SendText, { text: "hello \u{1f44b}" }, { user: grace.name });
      checkEqual(textId, sentBefore + 1, "text_id in the sender's mailbox");
      check(sentMs > 1.6e12, "sent_ms in milliseconds since 1970", () => String(sentMs));
      const { text } = await grace.connection.event(events.TextReceived);
      checkEqual(text?.text, "hello \u{1f44b}", "text");
      checkEqual(text?.from, ada.name, "from");
      checkEqual(text?.to, grace.name, "to");
      checkEqual(text?.textId, receivedBefore + 1, "text_id in the receiver's mailbox");
      checkEqual(text?.sentMs, sentMs, "sent_ms");
    },
  },
  {
    id: "texts/other-connections",
    title: "A text reaches the sender's other connections, and not the one that sent it",
    async run(context) {
      const [ada, grace] = await pair(context);
      const other = await context.again(ada);
      const { textId } = await ada.connection.ok(SendText, { text: "to two" }, { user: grace.name });
      const { text } = await other.connection.event(events.TextReceived, (event) => event.text?.to === grace.name);
      checkEqual(text?.textId, textId, "text_id at the sender's other connection");
      await ada.connection.noEvent(
        events.TextReceived,
        "this connection sent it",
        (event) => event.text?.from === ada.name,
      );
    },
  },
  {
    id: "texts/any-spelling",
    title: "A user is found by any spelling of the name",
    async run(context) {
      const [ada, grace] = await pair(context);
      await ada.connection.ok(SendText, { text: "HELLO" }, { user: grace.name.toUpperCase() });
      const { text } = await grace.connection.event(events.TextReceived);
      checkEqual(text?.to, grace.name, "to, as registered");
    },
  },
  {
    id: "texts/empty",
    title: "An empty text is refused with INVALID_ARGUMENT",
    async run(context) {
      const [ada, grace] = await pair(context);
      await ada.connection.refused(SendText, { text: "" }, INVALID_ARGUMENT, { user: grace.name });
      await ada.connection.refused(Broadcast, { text: "" }, INVALID_ARGUMENT, "everyone");
    },
  },
  {
    id: "texts/longest",
    title: "A text of text_bytes_max bytes of UTF-8 is sent, and one byte more is refused with TOO_LARGE",
    async run(context) {
      const [ada, grace] = await pair(context);
      const max = context.reached("textBytesMax");
      // Two bytes a character: the limit counts bytes.
      const longest = "\u00e9".repeat(Math.floor(max / 2)) + (max % 2 === 1 ? "e" : "");
      await ada.connection.ok(SendText, { text: longest }, { user: grace.name });
      await grace.connection.event(events.TextReceived, ({ text }) => text?.text === longest);
      await ada.connection.refused(SendText, { text: `${longest}e` }, TOO_LARGE, { user: grace.name });
    },
  },
  {
    id: "texts/unknown-name",
    title: "A text to an unknown name, or to a spelling that is too long, is refused with USER_NOT_FOUND",
    async run(context) {
      const { connection } = await context.user("ada");
      await connection.refused(SendText, { text: "hello" }, USER_NOT_FOUND, { user: context.newName("nobody") });
      await connection.refused(SendText, { text: "hello" }, USER_NOT_FOUND, { user: "" });
      const nameCharactersMax = context.reached("nameCharactersMax");
      await connection.refused(SendText, { text: "hello" }, USER_NOT_FOUND, {
        user: "x".repeat(5 * nameCharactersMax),
      });
    },
  },
  {
    id: "texts/order",
    title: "Texts sent without waiting arrive in order, numbered without gaps",
    async run(context) {
      const [ada, grace] = await pair(context);
      const before = await lastTextId(grace);
      const sequences = Array.from({ length: 10 }, (_, index) =>
        ada.connection.request(SendText, { text: `number ${index}` }, { user: grace.name }),
      );
      for (const sequence of sequences) await ada.connection.answerTo(sequence);
      for (let index = 0; index < 10; index += 1) {
        const { text } = await grace.connection.event(events.TextReceived);
        checkEqual(text?.text, `number ${index}`, "text");
        checkEqual(text?.textId, before + 1 + index, "text_id");
      }
    },
  },
  {
    id: "texts/waits",
    title: "A text to a user who is logged off waits, and is in the mailbox at the next login",
    heading: CATCHING_UP,
    async run(context) {
      const [ada, grace] = await pair(context);
      const before = await lastTextId(grace);
      await grace.connection.ok(LogOff, {});
      await ada.connection.ok(SendText, { text: "for later" }, { user: grace.name });
      const back = await context.again(grace);
      const { texts } = await mailboxOf(back, before);
      checkEqual(texts.map(({ text }) => text).join(), "for later", "texts in the mailbox");
      checkEqual(texts[0]?.textId, before + 1, "text_id");
    },
  },
  {
    id: "texts/sent-are-kept",
    title: "A mailbox holds what the account sent, too, with the receipt STORED",
    heading: CATCHING_UP,
    async run(context) {
      const [ada, grace] = await pair(context);
      const { textId } = await ada.connection.ok(SendText, { text: "mine" }, { user: grace.name });
      const { texts } = await mailboxOf(ada, textId - 1);
      checkEqual(texts[0]?.from, ada.name, "from");
      checkEqual(texts[0]?.receipt, Receipt.STORED, "receipt");
    },
  },
  {
    id: "texts/pages",
    title: "A page has at most texts_page_max texts; the next one begins after up_to, and nothing is missing",
    heading: CATCHING_UP,
    async run(context) {
      const textsPageMax = context.reached("textsPageMax");
      const [ada, grace] = await pair(context);
      const before = await lastTextId(grace);
      const total = textsPageMax + 2;
      for (let index = 0; index < total; index += 1) {
        await ada.connection.ok(SendText, { text: `page ${index}` }, { user: grace.name });
      }
      const first = await grace.connection.ok(FetchTexts, { after: before });
      check(first.texts.length <= textsPageMax, `at most ${textsPageMax} texts`, () => String(first.texts.length));
      checkEqual(first.lastTextId, before + total, "last_text_id");
      const { texts, pages } = await mailboxOf(grace, before);
      check(pages > 1, "more than one page", () => "one");
      const expected = Array.from({ length: total }, (_, index) => `${before + 1 + index}: page ${index}`);
      checkEqual(texts.map(({ textId, text }) => `${textId}: ${text}`).join(", "), expected.join(", "), "all texts");
    },
  },
  {
    id: "texts/confirm",
    title: "ConfirmTexts beyond the last text is refused; confirmed_text_id of the next login tells the confirmed one",
    heading: CATCHING_UP,
    async run(context) {
      const [ada, grace] = await pair(context);
      await ada.connection.ok(SendText, { text: "confirm me" }, { user: grace.name });
      const last = await lastTextId(grace);
      await grace.connection.refused(ConfirmTexts, { textId: last + 1 }, INVALID_ARGUMENT);
      await grace.connection.ok(ConfirmTexts, { textId: last });
      // Going back changes nothing.
      await grace.connection.ok(ConfirmTexts, { textId: last - 1 });
      const { finished } = await context.again(grace);
      checkEqual(finished.welcome?.confirmedTextId, last, "confirmed_text_id in Welcome");
    },
  },
  {
    id: "texts/sent-before",
    title: "Welcome tells the number of the last text that was sent to a client",
    heading: CATCHING_UP,
    async run(context) {
      const [ada, grace] = await pair(context);
      await ada.connection.ok(SendText, { text: "as an event" }, { user: grace.name });
      const { text } = await grace.connection.event(events.TextReceived);
      const live = text?.textId ?? 0;
      const second = await context.again(grace);
      checkEqual(second.finished.welcome?.sentTextId, live, "sent_text_id in Welcome");
    },
  },
];

const RECEIPT_CASES: readonly ServerCase[] = [
  {
    id: "texts/delivered",
    title: "When the receiver confirms, the sender is told DELIVERED, and once",
    heading: RECEIPTS,
    async run(context) {
      const [ada, grace] = await pair(context);
      const { textId } = await ada.connection.ok(SendText, { text: "arrived?" }, { user: grace.name });
      const { text } = await grace.connection.event(events.TextReceived);
      await grace.connection.ok(ConfirmTexts, { textId: text?.textId ?? 0 });
      const receipt = await ada.connection.event(events.ReceiptChanged);
      checkEqual(receipt.to, grace.name, "to of ReceiptChanged");
      checkEqual(receipt.textId, textId, "text_id of ReceiptChanged, in the sender's mailbox");
      checkEqual(receipt.receipt, Receipt.DELIVERED, "receipt");
      await grace.connection.ok(ConfirmTexts, { textId: text?.textId ?? 0 });
      await ada.connection.noEvent(events.ReceiptChanged, "it was told before");
    },
  },
  {
    id: "texts/read",
    title: "When the receiver marks as read, the sender is told READ, and the mailbox shows it",
    heading: RECEIPTS,
    async run(context) {
      const [ada, grace] = await pair(context);
      const { textId } = await ada.connection.ok(SendText, { text: "read?" }, { user: grace.name });
      const { text } = await grace.connection.event(events.TextReceived);
      await grace.connection.ok(MarkRead, { textId: text?.textId ?? 0 }, { user: ada.name });
      const { receipt } = await ada.connection.event(events.ReceiptChanged, (event) => event.textId === textId);
      checkEqual(receipt, Receipt.READ, "receipt");
      const { texts } = await mailboxOf(ada, textId - 1);
      checkEqual(texts[0]?.receipt, Receipt.READ, "receipt in the sender's mailbox");
    },
  },
  {
    id: "texts/no-read-receipts",
    title: "A receiver who is private sends no receipts to a stranger",
    heading: RECEIPTS,
    async run(context) {
      const [user, ada] = [await context.newUser(), await context.user("ada")];
      await ada.connection.ok(SendText, { text: "read?" }, { user: user.name });
      const { text } = await user.connection.event(events.TextReceived);
      await user.connection.ok(SetPrivacy, { privacy: 2 });
      await user.connection.ok(ConfirmTexts, { textId: text?.textId ?? 0 });
      await user.connection.ok(MarkRead, { textId: text?.textId ?? 0 }, { user: ada.name });
      await ada.connection.noEvent(events.ReceiptChanged, "the receiver is private", ({ to }) => to === user.name);
    },
  },
  {
    id: "texts/mark-nothing",
    title: "MarkRead is answered the same whether or not there is a text to mark",
    heading: RECEIPTS,
    async run(context) {
      const [ada, grace] = await pair(context);
      await ada.connection.ok(SendText, { text: "mark me" }, { user: grace.name });
      const last = await lastTextId(grace);
      const bodies: string[] = [];
      for (const [name, textId] of [
        [ada.name, last],
        [ada.name, last],
        [context.newName("nobody"), last],
      ] as const) {
        const { connection } = grace;
        bodies.push(hex(bodyOf(await connection.answerTo(connection.request(MarkRead, { textId }, { user: name })))));
      }
      check(new Set(bodies).size === 1, "three equal responses", () => bodies.join(" / "));
    },
  },
];

const HISTORY_CASES: readonly ServerCase[] = [
  {
    id: "texts/history",
    title: "GetHistory returns the texts with one user, the latest first, and before leads to earlier ones",
    heading: HISTORY,
    async run(context) {
      const [ada, grace] = await pair(context);
      for (const text of ["first", "second", "third"])
        await ada.connection.ok(SendText, { text }, { user: grace.name });
      await grace.connection.ok(SendText, { text: "fourth" }, { user: ada.name });
      const { texts } = await ada.connection.ok(GetHistory, { before: 0 }, { user: grace.name });
      const latest = texts.slice(0, 4).map(({ text }) => text);
      checkEqual(latest.join(), "fourth,third,second,first", "the latest four texts");
      const before = texts[1]?.textId ?? 0;
      const earlier = await ada.connection.ok(GetHistory, { before }, { user: grace.name });
      checkEqual(earlier.texts[0]?.text, "second", "the first text before the third");
      check(texts.length <= context.limits.textsPageMax, "at most texts_page_max texts", () => String(texts.length));
    },
  },
  {
    id: "texts/history-of-two",
    title: "GetHistory has no texts with others",
    heading: HISTORY,
    async run(context) {
      const [ada, grace] = await pair(context);
      const linus = await context.user("linus");
      await ada.connection.ok(SendText, { text: "for linus" }, { user: linus.name });
      const { texts } = await ada.connection.ok(GetHistory, { before: 0 }, { user: grace.name });
      const other = texts.find(({ from, to }) => from === linus.name || to === linus.name);
      check(other === undefined, `texts with ${grace.name} only`, () => JSON.stringify(other));
    },
  },
  {
    id: "texts/typing",
    title: "SetTyping is passed on as TypingChanged",
    heading: HISTORY,
    async run(context) {
      const [ada, grace] = await pair(context);
      for (const typing of [true, false]) {
        await ada.connection.ok(SetTyping, { typing }, { user: grace.name });
        const event = await grace.connection.event(events.TypingChanged);
        checkEqual(event.from, ada.name, "from");
        checkEqual(event.typing, typing, "typing");
      }
    },
  },
];

const OTHER_CASES: readonly ServerCase[] = [
  {
    id: "texts/broadcast",
    title: "A broadcast reaches public users who are not away, and the response has their number",
    heading: "Broadcasts",
    async run(context) {
      const [ada, grace] = await pair(context);
      const linus = await context.user("linus");
      await linus.connection.ok(SetStatus, { status: Status.AWAY });
      const { recipients } = await ada.connection.ok(Broadcast, { text: "lunch?" }, "everyone");
      check(recipients >= 1, "at least one recipient", () => String(recipients));
      const { text } = await grace.connection.event(events.BroadcastReceived, ({ from }) => from === ada.name);
      checkEqual(text, "lunch?", "text");
      await linus.connection.noEvent(events.BroadcastReceived, "the receiver is away", ({ from }) => from === ada.name);
      await ada.connection.noEvent(events.BroadcastReceived, "the sender sent it", ({ from }) => from === ada.name);
    },
  },
  {
    id: "texts/broadcast-too-large",
    title: "A broadcast longer than text_bytes_max is refused with TOO_LARGE",
    heading: "Broadcasts",
    async run(context) {
      const { connection } = await context.user("ada");
      await connection.refused(
        Broadcast,
        { text: "x".repeat(context.reached("textBytesMax") + 1) },
        TOO_LARGE,
        "everyone",
      );
    },
  },
];

export const TEXTS: readonly ServerCase[] = [...TEXT_CASES, ...RECEIPT_CASES, ...HISTORY_CASES, ...OTHER_CASES];
