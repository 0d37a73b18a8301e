import { ConfirmTexts, events, FetchTexts, GetHistory, MarkRead } from "../../../../generated/chatwire/v1/rules.ts";
import {
  ConfirmTextsResponse,
  FetchTextsResponse,
  GetHistoryResponse,
  MarkReadResponse,
  Receipt,
  ReceiptChanged,
  Text,
  TextReceived,
} from "../../../../generated/chatwire/v1/text.ts";
import { type MailboxEntry, UNKNOWN_ACCOUNT_ID, type WaitingText } from "../../state/account.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { allLogins, otherLogins } from "../../state/outbox.ts";
import { type Refusable, type Request, type Route, route, StoreQuery, userOf } from "../../state/route.ts";
import { areContacts, type Login, type User } from "../../state/user.ts";
import { blocksAuthor } from "../blocks.ts";
import { userNotFound } from "../recipient.ts";
import { checkBytesSent, noteBytesSent } from "../sent-bytes.ts";

/** The most bytes of a frame outside its texts, and of a text outside its characters and its two names. */
const FRAME_OVERHEAD_BYTES = 512;
const TEXT_OVERHEAD_BYTES = 48;

/** More than one, so that a mailbox over its limit shrinks; few, so that every text is stored quickly. */
const FORGOTTEN_PER_TEXT_MAX = 8;

const REFUSALS = {
  ConfirmTexts: [["INVALID_ARGUMENT", "The number is greater than that of the last text in the mailbox."]],
  GetHistory: [["USER_NOT_FOUND", "No user has the name, or the caller may neither see nor message the user."]],
} as const;

/** Of `putText`. */
export const MAILBOX_FULL = [
  "LIMIT_REACHED",
  "The caller has sent more than `accountBytesMax` allows, or too many texts wait for the user; see [Texts through the server](#11-texts-through-the-server).",
] as const;

/** Stored texts: catching up, receipts and history. */
export function mailboxRoutes(state: ChatState) {
  return {
    FetchTexts: route(FetchTexts, [], ({ after }, request) => fetchTexts(state, after, request)),
    ConfirmTexts: route(ConfirmTexts, REFUSALS.ConfirmTexts, ({ textId }, request) => {
      confirmTexts(state, textId, request);
      return ConfirmTextsResponse.create();
    }),
    MarkRead: route(MarkRead, [], ({ textId }, request) => markRead(state, textId, request)),
    GetHistory: route(GetHistory, REFUSALS.GetHistory, ({ before }, request) => getHistory(state, before, request)),
  } satisfies Record<string, Route>;
}

function fetchTexts(
  state: ChatState,
  after: number,
  request: Request,
): FetchTextsResponse | StoreQuery<FetchTextsResponse> {
  const { textsPageMax } = state.limits;
  const user = userOf(request);
  const { lastTextId } = user.mailbox;
  // Most logins have missed nothing, and thousands may come at once.
  if (after >= lastTextId) return FetchTextsResponse.create({ texts: [], upTo: lastTextId, lastTextId });
  const bytesMax = pageRoom(state, request);
  const query = { kind: "after", owner: user.account.id, textId: after, countMax: textsPageMax, bytesMax } as const;
  return new StoreQuery(query, (entries) => {
    const page = cut(state, entries, bytesMax);
    const isAll = page.length === entries.length && entries.length < textsPageMax && fits(entries, bytesMax);
    const lastOnPage = page.at(-1)?.textId ?? 0;
    // Texts of a blocked user are left out, including those sent before.
    const shown = page
      .filter((entry) => !isTooOld(state, entry, request.nowMs))
      .filter((entry) => entry.outgoing || !isBlocked(state, user, entry));
    noteSent(state, user, shown.at(-1)?.textId ?? 0);
    return FetchTextsResponse.create({
      texts: shown.map((entry) => textOf(user, entry)),
      upTo: isAll ? Math.max(lastTextId, lastOnPage) : lastOnPage,
      lastTextId: user.mailbox.lastTextId,
    });
  });
}

/** Whether a client of the user may be sent a text that it has missed. */
export function isShownTo(state: ChatState, user: User, entry: MailboxEntry, nowMs: number): boolean {
  return !isTooOld(state, entry, nowMs) && !isBlocked(state, user, entry);
}

/** Whether the user blocks the name that the sender of a text had. */
function isBlocked({ directory }: ChatState, user: User, { peer: id, peerName: name }: MailboxEntry): boolean {
  return blocksAuthor(directory, user, { id, name });
}

/** Stores the number of the last text that is sent to a client of the user, as an event or in a page. */
function noteSent({ outbox, room }: ChatState, { account, mailbox }: User, textId: number): void {
  if (textId <= mailbox.sentTextId) return;
  mailbox.sentTextId = textId;
  // Without room, the texts are sent all the same.
  if (!room.isFull) outbox.store({ kind: "sent to client", account: account.id, textId });
}

function confirmTexts(state: ChatState, textId: number, request: Refusable<"INVALID_ARGUMENT">): void {
  const { directory, outbox } = state;
  const user = userOf(request);
  const { mailbox } = user;
  if (textId > mailbox.lastTextId) {
    throw request.refusal("INVALID_ARGUMENT", `The last text has the number ${mailbox.lastTextId}, not ${textId}.`);
  }
  if (textId <= mailbox.confirmedTextId) return;
  dropOldWaiting(state, user, request.nowMs);
  const confirmed = mailbox.waiting.takeUpTo(textId);
  mailbox.confirmedTextId = textId;
  outbox.store({ kind: "confirmed", account: user.account.id, textId });
  for (const { peer, peerTextId } of lastOfEachPeer(confirmed)) {
    const sender = directory.byId(peer);
    if (sender !== undefined && directory.may("see", sender, user)) {
      emitReceipt(state, sender, user, peerTextId, Receipt.DELIVERED);
    }
  }
}

function markRead(state: ChatState, textId: number, request: Request): StoreQuery<MarkReadResponse> {
  const { directory, outbox } = state;
  const user = userOf(request);
  const sender = findNamed(state, request);
  // An unknown name is looked up too, so that its answer takes as long as any other.
  const peer = sender?.account.id ?? UNKNOWN_ACCOUNT_ID;
  const query = { kind: "received", owner: user.account.id, peer, upTo: textId } as const;
  return new StoreQuery(query, ([last]) => {
    const isCurrent = sender !== undefined && directory.byId(last?.peer ?? UNKNOWN_ACCOUNT_ID) === sender;
    if (last === undefined || last.receipt === Receipt.READ || !isCurrent) return MarkReadResponse.create();
    const { peer, textId: upTo, peerTextId } = last;
    // The text may have been confirmed since it was looked up.
    const before = upTo <= user.mailbox.confirmedTextId ? Receipt.DELIVERED : last.receipt;
    outbox.store({ kind: "read", account: user.account.id, peer, textId: upTo });
    user.mailbox.waiting.removeFrom(peer, upTo);
    // A sender who may not learn that the text was read may still learn that it was delivered.
    const receipt = receiptFor(state, sender, user, Receipt.READ);
    if (receipt > receiptFor(state, sender, user, before)) {
      emitReceipt(state, sender, user, peerTextId, receipt);
    }
    return MarkReadResponse.create();
  });
}

function getHistory(
  state: ChatState,
  before: number,
  request: Refusable<"USER_NOT_FOUND">,
): StoreQuery<GetHistoryResponse> {
  const { textsPageMax } = state.limits;
  const user = userOf(request);
  const peer = findNamed(state, request);
  if (peer === undefined || !mayRemember(state, user, peer)) {
    throw userNotFound(request);
  }
  const owner = user.account.id;
  // One entry more than fits shows that there are more.
  const bytesMax = pageRoom(state, request);
  const query = { kind: "with", owner, peer: peer.account.id, before, countMax: textsPageMax + 1, bytesMax } as const;
  return new StoreQuery(query, (entries) => {
    const page = cut(state, entries.slice(0, textsPageMax), bytesMax);
    const isAll = page.length === entries.length && fits(entries, bytesMax);
    const texts = page.filter((entry) => !isTooOld(state, entry, request.nowMs)).map((entry) => textOf(user, entry));
    // A page without texts tells a client no number to go on from. Those before it are as old, and forgotten soon.
    return GetHistoryResponse.create({ texts, more: texts.length > 0 && !isAll });
  });
}

/** The user named in the header, hidden or not. */
function findNamed({ directory }: ChatState, { recipient }: Request): User | undefined {
  return directory.find(recipient?.target?.case === "user" ? recipient.target.value : "");
}

/**
 * Puts a text into both mailboxes and sends it to the receiver's logins and to the sender's other logins.
 *
 * @returns the sender's entry
 * @throws ProtocolError LIMIT_REACHED: too many texts wait for the receiver, or the sender sent too much
 */
export function putText(
  state: ChatState,
  { sender: login, receiver, text }: { sender: Login; receiver: User; text: string },
  request: Refusable<"LIMIT_REACHED">,
): MailboxEntry {
  const { user: sender } = login;
  const { wallMs: sentMs, origin } = request;
  const servedMs = state.servedTime.at(request.nowMs);
  const bytes = checkBytesSent(state, sender, request);
  checkRoom(state, sender, receiver, request);
  const ofSender = sender.mailbox.lastTextId + 1;
  const ofReceiver = receiver.mailbox.lastTextId + 1;
  // A copy of its own: the text may be a part of a longer one, which it would keep in memory.
  const kept = Buffer.from(text).toString();
  const receipt = Receipt.STORED;
  // All fields by name: V8 copies those of another object in several times the time.
  const sent: MailboxEntry = {
    owner: sender.account.id,
    textId: ofSender,
    peer: receiver.account.id,
    peerName: receiver.account.name,
    peerTextId: ofReceiver,
    outgoing: true,
    text: kept,
    sentMs,
    servedMs,
    receipt,
    ...(origin && { origin }),
  };
  const received: MailboxEntry = {
    owner: receiver.account.id,
    textId: ofReceiver,
    peer: sender.account.id,
    peerName: sender.account.name,
    peerTextId: ofSender,
    outgoing: false,
    text: kept,
    sentMs,
    servedMs,
    receipt,
  };
  sender.mailbox.lastTextId = ofSender;
  receiver.mailbox.lastTextId = ofReceiver;
  const { owner, textId, peer, peerTextId } = received;
  const waiting = { owner, textId, peer, peerTextId, servedMs };
  receiver.mailbox.waiting.add(waiting);
  if (!state.directory.may("see", sender, receiver)) {
    receiver.mailbox.waiting.addUnseen(waiting, servedMs - state.limits.waitingTextAgeMs);
  }
  state.outbox.store({ kind: "text", entries: [sent, received] });
  noteBytesSent(state, sender, text, bytes, request);
  for (const user of [sender, receiver]) forgetFirstTexts(state, user);
  if (state.strangerEvents.mayReach(receiver, sender, request.nowMs)) emitReceived(state, receiver, received);
  else state.strangerEvents.hold(received, request.nowMs);
  // Most users have one client.
  if (sender.logins.size > 1)
    state.outbox.emit(otherLogins(login), events.TextReceived, TextReceived.create({ text: textOf(sender, sent) }));
  return sent;
}

/** Sends a text to the logins of its receiver. Its number shows them whether texts were held. */
function emitReceived(state: ChatState, receiver: User, entry: MailboxEntry): void {
  state.strangerEvents.release(receiver);
  if (receiver.logins.size > 0) noteSent(state, receiver, entry.textId);
  const received = TextReceived.create();
  received.text = textOf(receiver, entry);
  state.outbox.emit(allLogins(receiver), events.TextReceived, received);
}

/** Sends, of the texts that were held for a user, the latest one whose sender the user does not block. */
export function sendHeldTexts(state: ChatState, nowMs: number): void {
  const { strangerEvents, directory } = state;
  for (let due = strangerEvents.takeDue(nowMs); due !== undefined; due = strangerEvents.takeDue(nowMs)) {
    const receiver = directory.byId(due.receiver);
    if (receiver === undefined) continue;
    const latest = due.texts.find((text) => !isBlocked(state, receiver, text));
    if (latest !== undefined) emitReceived(state, receiver, latest);
  }
}

/** Limits a mailbox to `mailboxTextsMax` texts. */
function forgetFirstTexts({ limits, outbox }: ChatState, { account, mailbox }: User): void {
  // The numbers have no gaps, so the last one bounds how many texts there are.
  const textId = mailbox.lastTextId - limits.mailboxTextsMax;
  if (textId <= 0) return;
  outbox.store({ kind: "forget first texts", account: account.id, textId, countMax: FORGOTTEN_PER_TEXT_MAX });
}

/** Forgets texts that are too old, in the mailboxes and in the store. */
export function forgetOldTexts(state: ChatState, nowMs: number): void {
  const servedMs = state.servedTime.at(nowMs);
  const waitingBeforeMs = servedMs - state.limits.waitingTextAgeMs;
  for (const user of state.directory.users()) {
    dropOldWaiting(state, user, nowMs);
    user.mailbox.waiting.forgetUnseen(waitingBeforeMs);
  }
  const deliveredBeforeMs = servedMs - state.limits.historyAgeMs;
  state.outbox.store({ kind: "forget texts", deliveredBeforeMs, waitingBeforeMs });
}

/** Texts that are too old stop waiting before they are forgotten. */
function dropOldWaiting({ limits, servedTime }: ChatState, { mailbox }: User, nowMs: number): void {
  const beforeMs = servedTime.at(nowMs) - limits.waitingTextAgeMs;
  mailbox.waiting.removeOld(beforeMs);
}

function checkRoom(state: ChatState, sender: User, receiver: User, request: Refusable<"LIMIT_REACHED">): void {
  const { nowMs } = request;
  if (fullLimit(state, sender, receiver, nowMs) === undefined) return;
  dropOldWaiting(state, receiver, nowMs);
  receiver.mailbox.waiting.forgetUnseen(state.servedTime.at(nowMs) - state.limits.waitingTextAgeMs);
  const limit = fullLimit(state, sender, receiver, nowMs);
  if (limit === undefined) return;
  const text = `The mailbox of this user is full: the limit is ${state.limits[limit]}. Try again later.`;
  throw request.refusal("LIMIT_REACHED", text, { limit });
}

function fullLimit({ limits, directory, servedTime }: ChatState, sender: User, receiver: User, nowMs: number) {
  const { waiting } = receiver.mailbox;
  // A sender who may not see the receiver must not learn from refusals that texts were confirmed: nothing here depends
  // on the texts that wait.
  if (!directory.may("see", sender, receiver)) {
    const count = waiting.countUnseenFrom(sender.account.id, servedTime.at(nowMs) - limits.waitingTextAgeMs);
    if (count >= limits.waitingTextsPerSenderMax) return "waitingTextsPerSenderMax";
    return waiting.countUnseen >= limits.waitingTextsOfOthersMax ? "waitingTextsOfOthersMax" : undefined;
  }
  if (waiting.countFrom(sender.account.id) >= limits.waitingTextsPerSenderMax) return "waitingTextsPerSenderMax";
  if (waiting.size >= limits.waitingTextsMax) return "waitingTextsMax";
  // The room above this limit is reserved for contacts.
  const isFull = !areContacts(sender, receiver) && waiting.size >= limits.waitingTextsOfOthersMax;
  return isFull ? "waitingTextsOfOthersMax" : undefined;
}

/** A text as its owner sees it. It does not change when the peer's account does. */
export function textOf(owner: User, { textId, peerName, outgoing, text, sentMs, receipt }: MailboxEntry): Text {
  const { name } = owner.account;
  const from = outgoing ? name : peerName;
  const to = outgoing ? peerName : name;
  const shown = Text.create();
  shown.textId = textId;
  shown.from = from;
  shown.to = to;
  shown.text = text;
  shown.sentMs = sentMs;
  if (outgoing) shown.receipt = receipt;
  return shown;
}

/** Whether a text must not be shown any more. It may still be stored until texts are forgotten next. */
function isTooOld({ limits, servedTime }: ChatState, { receipt, servedMs }: MailboxEntry, nowMs: number): boolean {
  return servedMs < servedTime.at(nowMs) - (receipt === Receipt.STORED ? limits.waitingTextAgeMs : limits.historyAgeMs);
}

/** The receipt of a text that its sender may know. */
function receiptFor(state: ChatState, sender: User, receiver: User, receipt: Receipt): Receipt {
  if (!state.directory.may("see", sender, receiver)) return Receipt.STORED;
  return receipt === Receipt.READ && !maySeeRead(state, sender, receiver) ? Receipt.DELIVERED : receipt;
}

function maySeeRead({ directory }: ChatState, sender: User, receiver: User): boolean {
  return sender.account.privacy.readReceipts && directory.may("read receipts", sender, receiver);
}

/** Whether `user` may read the history with `peer`: only if the user may see or message the peer. */
function mayRemember({ directory }: ChatState, user: User, peer: User): boolean {
  return directory.may("see", user, peer) || directory.may("message", user, peer);
}

/** Sends a receipt to the sender and stores it: the sender's mailbox shows only receipts that were sent. */
function emitReceipt(state: ChatState, sender: User, receiver: User, textId: number, receipt: Receipt): void {
  state.outbox.store({ kind: "receipt", account: sender.account.id, peer: receiver.account.id, textId, receipt });
  const changed = ReceiptChanged.create({ to: receiver.account.name, textId, receipt });
  state.outbox.emit(allLogins(sender), events.ReceiptChanged, changed);
}

/** Bytes of the entries on a page: what fits into a frame, or what the request allows. */
function pageRoom(
  { limits }: ChatState,
  { pageBytesMax = limits.frameBytesMax }: Pick<Request, "pageBytesMax">,
): number {
  return Math.max(0, Math.min(pageBytesMax, limits.frameBytesMax) - FRAME_OVERHEAD_BYTES);
}

/** Whether the texts of entries have no more bytes; otherwise the store may have more entries. */
function fits(entries: readonly MailboxEntry[], bytesMax: number): boolean {
  return entries.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) <= bytesMax;
}

/** The first entries that fit into so many bytes; at least one. */
function cut({ limits }: ChatState, entries: readonly MailboxEntry[], bytesMax: number): readonly MailboxEntry[] {
  let room = bytesMax;
  const end = entries.findIndex(({ text }) => {
    room -= Buffer.byteLength(text) + 2 * 4 * limits.nameCharactersMax + TEXT_OVERHEAD_BYTES;
    return room < 0;
  });
  return end === -1 ? entries : entries.slice(0, Math.max(1, end));
}

function lastOfEachPeer(texts: readonly WaitingText[]): Iterable<WaitingText> {
  return new Map(texts.map((text) => [text.peer, text])).values();
}
