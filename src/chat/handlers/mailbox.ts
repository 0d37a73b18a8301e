import { ConfirmTexts, events, FetchTexts, GetHistory, MarkRead } from "../../../generated/chatwire/v1/rules.ts";
import {
  ConfirmTextsResponse,
  FetchTextsResponse,
  GetHistoryResponse,
  MarkReadResponse,
  Receipt,
  ReceiptChanged,
  Text,
  TextReceived,
} from "../../../generated/chatwire/v1/text.ts";
import { ProtocolError } from "../../errors.ts";
import { nameKey } from "../../name.ts";
import type { AccountId, MailboxEntry, WaitingText } from "../state/account.ts";
import type { ChatState } from "../state/chat-state.ts";
import { type Route, route, StoreQuery, userOf } from "../state/route.ts";
import { type ConnectionId, hasAdded, sessionsOf, type User } from "../state/user.ts";

/** What a frame has besides its texts, and a text besides its characters and its two names, at most. */
const FRAME_OVERHEAD_BYTES = 512;
const TEXT_OVERHEAD_BYTES = 48;
/** An id that no account has. */
const NOBODY: AccountId = 0;

/** More than one, so that a mailbox gets smaller in which many have waited, and few, so that no text takes long. */
const FORGOTTEN_PER_TEXT_MAX = 8;

/** Texts that are kept: catching up, receipts and history. */
export function mailboxRoutes(world: ChatState) {
  const { limits, directory } = world;
  return {
    FetchTexts: route(FetchTexts, ({ after }, request) => {
      const user = userOf(request);
      const { lastTextId } = user.mailbox;
      const query = { kind: "after", owner: user.account.id, textId: after, countMax: limits.textsPageMax } as const;
      return new StoreQuery(query, (entries) => {
        const page = cut(world, entries);
        const isAll = page.length === entries.length && entries.length < limits.textsPageMax;
        const lastOnPage = page.at(-1)?.textId ?? 0;
        // Whoever was blocked is not heard any more, not even with what was sent before.
        const heard = page
          .filter((entry) => !isTooOld(world, entry, request.wallMs))
          .filter(({ peerName, outgoing }) => outgoing || !user.blocked.has(nameKey(peerName)));
        return FetchTextsResponse.create({
          texts: heard.map((entry) => textOf(user, entry)),
          upTo: isAll ? Math.max(lastTextId, lastOnPage) : lastOnPage,
          lastTextId: user.mailbox.lastTextId,
        });
      });
    }),

    ConfirmTexts: route(ConfirmTexts, ({ textId }, request) => {
      const user = userOf(request);
      const { mailbox } = user;
      if (textId > mailbox.lastTextId) throw new ProtocolError("INVALID_ARGUMENT", "There is no such text yet.");
      if (textId <= mailbox.confirmedTextId) return ConfirmTextsResponse.create();
      dropOldWaiting(world, user, request.wallMs);
      const confirmed = mailbox.waiting.takeUpTo(textId);
      mailbox.confirmedTextId = textId;
      world.outbox.keep({ kind: "confirmed", account: user.account.id, textId });
      for (const { peer, peerTextId } of lastOfEachPeer(confirmed)) {
        const sender = directory.byId(peer);
        if (sender !== undefined && directory.may("see", sender, user)) {
          tellReceipt(world, sender, user, peerTextId, Receipt.DELIVERED);
        }
      }
      return ConfirmTextsResponse.create();
    }),

    MarkRead: route(MarkRead, ({ textId }, request) => {
      const user = userOf(request);
      const target = request.recipient?.target;
      const sender = directory.find(target?.case === "user" ? target.value : "");
      // Where there is nobody it is looked up too: else the answer would come sooner than other answers.
      const query = {
        kind: "with",
        owner: user.account.id,
        peer: sender?.account.id ?? NOBODY,
        before: textId + 1,
        countMax: limits.textsPageMax,
      } as const;
      return new StoreQuery(query, (entries) => {
        const last = entries.find(({ outgoing }) => !outgoing);
        const isThere = sender !== undefined && directory.byId(last?.peer ?? NOBODY) === sender;
        if (last === undefined || last.receipt === Receipt.READ || !isThere) {
          return MarkReadResponse.create();
        }
        const { peer, textId: upTo, peerTextId } = last;
        world.outbox.keep({ kind: "read", account: user.account.id, peer, textId: upTo });
        const { mailbox } = user;
        mailbox.waiting.remove((waiting) => waiting.peer === peer && waiting.textId <= upTo);
        // Whoever may not know that it was read may still know that it arrived.
        const receipt = receiptFor(world, sender, user, Receipt.READ);
        if (receipt > receiptFor(world, sender, user, last.receipt)) {
          tellReceipt(world, sender, user, peerTextId, receipt);
        }
        return MarkReadResponse.create();
      });
    }),

    GetHistory: route(GetHistory, ({ before }, request) => {
      const user = userOf(request);
      const target = request.recipient?.target;
      const peer = directory.find(target?.case === "user" ? target.value : "");
      if (peer === undefined || !mayRemember(world, user, peer)) {
        throw new ProtocolError("USER_NOT_FOUND", "There is no user of that name whom you may reach.");
      }
      const owner = user.account.id;
      const query = { kind: "with", owner, peer: peer.account.id, before, countMax: limits.textsPageMax + 1 } as const;
      return new StoreQuery(query, (entries) => {
        const page = cut(world, entries.slice(0, limits.textsPageMax));
        const texts = page
          .filter((entry) => !isTooOld(world, entry, request.wallMs))
          .map((entry) => textOf(user, entry));
        return GetHistoryResponse.create({ texts, more: page.length < entries.length });
      });
    }),
  } satisfies Record<string, Route>;
}

/**
 * Puts a text into both mailboxes and sends it to whoever of both is there.
 *
 * @param session  the sender's connection, which knows the text
 * @throws ProtocolError LIMIT_REACHED: too many texts wait for the receiver
 */
export function putText(
  world: ChatState,
  { sender, receiver, text, sentMs }: { sender: User; receiver: User; text: string; sentMs: number },
  session: ConnectionId,
): MailboxEntry {
  checkRoom(world, sender, receiver, sentMs);
  const ofSender = sender.mailbox.lastTextId + 1;
  const ofReceiver = receiver.mailbox.lastTextId + 1;
  const kept = { text: Buffer.from(text).toString(), sentMs, receipt: Receipt.STORED };
  const sent: MailboxEntry = {
    owner: sender.account.id,
    textId: ofSender,
    peer: receiver.account.id,
    peerName: receiver.account.name,
    peerTextId: ofReceiver,
    outgoing: true,
    ...kept,
  };
  const received: MailboxEntry = {
    owner: receiver.account.id,
    textId: ofReceiver,
    peer: sender.account.id,
    peerName: sender.account.name,
    peerTextId: ofSender,
    outgoing: false,
    ...kept,
  };
  sender.mailbox.lastTextId = ofSender;
  receiver.mailbox.lastTextId = ofReceiver;
  const { owner, textId, peer, peerTextId } = received;
  const waiting = { owner, textId, peer, peerTextId, sentMs };
  receiver.mailbox.waiting.add(waiting);
  if (!world.directory.may("see", sender, receiver)) {
    receiver.mailbox.waiting.countUnseen(waiting, sentMs - world.limits.waitingTextAgeMs);
  }
  world.outbox.keep({ kind: "text", entries: [sent, received] });
  for (const user of [sender, receiver]) forgetFirstTexts(world, user);
  const emit = (user: User, sessions: ConnectionId[], entry: MailboxEntry): void =>
    world.outbox.emitTo(sessions, events.TextReceived, TextReceived.create({ text: textOf(user, entry) }));
  emit(receiver, sessionsOf(receiver), received);
  emit(sender, sessionsOf(sender, session), sent);
  return sent;
}

/** Keeps a mailbox from growing for ever. */
function forgetFirstTexts({ limits, outbox }: ChatState, { account, mailbox }: User): void {
  // The numbers have no gaps, so that they tell how many texts there are at most.
  const textId = mailbox.lastTextId - limits.mailboxTextsMax;
  if (textId <= 0) return;
  outbox.keep({ kind: "forget first texts", account: account.id, textId, countMax: FORGOTTEN_PER_TEXT_MAX });
}

/** Forgets texts that are too old, and what waits for nobody any more. */
export function forgetOldTexts(world: ChatState, wallMs: number): void {
  const waitingBeforeMs = wallMs - world.limits.waitingTextAgeMs;
  for (const user of world.directory.users()) {
    dropOldWaiting(world, user, wallMs);
    user.mailbox.waiting.forgetUnseen(waitingBeforeMs);
  }
  const deliveredBeforeMs = wallMs - world.limits.historyAgeMs;
  world.outbox.keep({ kind: "forget texts", deliveredBeforeMs, waitingBeforeMs });
}

/** What is too old waits no more, though it may not be forgotten yet. */
function dropOldWaiting({ limits }: ChatState, { mailbox }: User, wallMs: number): void {
  mailbox.waiting.remove(({ sentMs }) => sentMs < wallMs - limits.waitingTextAgeMs);
}

function checkRoom(world: ChatState, sender: User, receiver: User, wallMs: number): void {
  if (fullLimit(world, sender, receiver, wallMs) === undefined) return;
  dropOldWaiting(world, receiver, wallMs);
  const limit = fullLimit(world, sender, receiver, wallMs);
  if (limit === undefined) return;
  const text = `This user's mailbox takes no more texts for now: the limit is ${world.limits[limit]}.`;
  throw new ProtocolError("LIMIT_REACHED", text, { retryable: true, limit });
}

function fullLimit({ limits, directory }: ChatState, sender: User, receiver: User, wallMs: number) {
  const { waiting } = receiver.mailbox;
  const isSeen = directory.may("see", sender, receiver);
  // Whoever may not see the receiver must not learn from a refusal, or its end, that texts were confirmed.
  const count = isSeen
    ? waiting.countFrom(sender.account.id)
    : waiting.countUnseenFrom(sender.account.id, wallMs - limits.waitingTextAgeMs);
  if (count >= limits.waitingTextsPerSenderMax) return "waitingTextsPerSenderMax";
  if (waiting.size >= limits.waitingTextsMax) return "waitingTextsMax";
  const isContact = isSeen && hasAdded(sender, receiver) && hasAdded(receiver, sender);
  // Strangers leave room for contacts.
  return !isContact && waiting.size >= limits.waitingTextsOfOthersMax ? "waitingTextsOfOthersMax" : undefined;
}

/** A text as its owner sees it: it stays as it is, whatever becomes of the peer. */
function textOf(owner: User, { textId, peerName, outgoing, text, sentMs, receipt }: MailboxEntry): Text {
  const { name } = owner.account;
  const [from, to] = outgoing ? [name, peerName] : [peerName, name];
  return Text.create({ textId, from, to, text, sentMs, receipt: outgoing ? receipt : Receipt.UNSPECIFIED });
}

/** Texts are forgotten from time to time; until then they are not shown. */
function isTooOld({ limits }: ChatState, { receipt, sentMs }: MailboxEntry, wallMs: number): boolean {
  return sentMs < wallMs - (receipt === Receipt.STORED ? limits.waitingTextAgeMs : limits.historyAgeMs);
}

/** How far a text has come, as far as its sender may know. */
function receiptFor(world: ChatState, sender: User, receiver: User, receipt: Receipt): Receipt {
  if (!world.directory.may("see", sender, receiver)) return Receipt.STORED;
  return receipt === Receipt.READ && !maySeeRead(world, sender, receiver) ? Receipt.DELIVERED : receipt;
}

function maySeeRead({ directory }: ChatState, sender: User, receiver: User): boolean {
  return sender.account.privacy.readReceipts && directory.may("read receipts", sender, receiver);
}

/** Whoever may neither see nor write to the other has no past with them either. */
function mayRemember({ directory }: ChatState, user: User, peer: User): boolean {
  return directory.may("see", user, peer) || directory.may("message", user, peer);
}

/** What a sender is told once, the sender's mailbox shows from then on; what not, never. */
function tellReceipt(world: ChatState, sender: User, receiver: User, textId: number, receipt: Receipt): void {
  world.outbox.keep({ kind: "told", account: sender.account.id, peer: receiver.account.id, textId, receipt });
  const changed = ReceiptChanged.create({ to: receiver.account.name, textId, receipt });
  world.outbox.emit(sender, events.ReceiptChanged, changed);
}

/** As many of the entries as fit into a frame; one always does. */
function cut({ limits }: ChatState, entries: readonly MailboxEntry[]): readonly MailboxEntry[] {
  let room = limits.frameBytesMax - FRAME_OVERHEAD_BYTES;
  const fits = entries.findIndex(({ text }) => {
    room -= Buffer.byteLength(text) + 2 * 4 * limits.nameCharactersMax + TEXT_OVERHEAD_BYTES;
    return room < 0;
  });
  return fits === -1 ? entries : entries.slice(0, Math.max(1, fits));
}

function lastOfEachPeer(texts: readonly WaitingText[]): Iterable<WaitingText> {
  return new Map(texts.map((text) => [text.peer, text])).values();
}
