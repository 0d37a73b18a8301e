import { ConfirmTexts, events, FetchTexts, GetHistory, MarkRead } from "../../generated/chatwire/v1/rules.ts";
import {
  ConfirmTextsResponse,
  FetchTextsResponse,
  GetHistoryResponse,
  MarkReadResponse,
  Receipt,
  ReceiptChanged,
  Text,
  TextReceived,
} from "../../generated/chatwire/v1/text.ts";
import { ProtocolError } from "../errors.ts";
import type { MailboxEntry, WaitingText } from "./account.ts";
import { Lookup, type Route, route, userOf } from "./route.ts";
import { type SessionId, sessionsOf, type User } from "./user.ts";
import type { World } from "./world.ts";

/** What a frame has besides its texts, and a text besides its characters and its two names, at most. */
const FRAME_OVERHEAD_BYTES = 512;
const TEXT_OVERHEAD_BYTES = 48;

/** Texts that are kept: catching up, receipts and history. */
export function mailboxRoutes(world: World) {
  const { limits, directory } = world;
  return {
    FetchTexts: route(FetchTexts, ({ after }, request) => {
      const user = userOf(request);
      const { lastTextId } = user.mailbox;
      const query = { kind: "after", owner: user.account.id, textId: after, countMax: limits.textsPageMax } as const;
      return new Lookup(query, (entries) => {
        const page = cut(world, entries);
        const isAll = page.length === entries.length && entries.length < limits.textsPageMax;
        const lastOnPage = page.at(-1)?.textId ?? 0;
        // Whoever was blocked is not heard any more, not even with what was sent before.
        const heard = page.filter(({ peer, outgoing }) => outgoing || !isBlocked(world, user, peer));
        return FetchTextsResponse.create({
          texts: heard.map((entry) => textOf(world, user, entry)),
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
      if (sender === undefined) return MarkReadResponse.create();
      const query = {
        kind: "with",
        owner: user.account.id,
        peer: sender.account.id,
        before: textId + 1,
        countMax: limits.textsPageMax,
      } as const;
      return new Lookup(query, (entries) => {
        const last = entries.find(({ outgoing }) => !outgoing);
        if (last === undefined || last.receipt === Receipt.READ || directory.byId(last.peer) !== sender) {
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
      return new Lookup(query, (entries) => {
        const page = cut(world, entries.slice(0, limits.textsPageMax));
        const texts = page.map((entry) => textOf(world, user, entry));
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
  world: World,
  { sender, receiver, text, sentMs }: { sender: User; receiver: User; text: string; sentMs: number },
  session: SessionId,
): MailboxEntry {
  checkRoom(world, sender, receiver);
  const ofSender = sender.mailbox.lastTextId + 1;
  const ofReceiver = receiver.mailbox.lastTextId + 1;
  const kept = { text: Buffer.from(text).toString(), sentMs, receipt: Receipt.STORED };
  const sent: MailboxEntry = {
    owner: sender.account.id,
    textId: ofSender,
    peer: receiver.account.id,
    peerTextId: ofReceiver,
    outgoing: true,
    ...kept,
  };
  const received: MailboxEntry = {
    owner: receiver.account.id,
    textId: ofReceiver,
    peer: sender.account.id,
    peerTextId: ofSender,
    outgoing: false,
    ...kept,
  };
  sender.mailbox.lastTextId = ofSender;
  receiver.mailbox.lastTextId = ofReceiver;
  const { owner, textId, peer, peerTextId } = received;
  receiver.mailbox.waiting.add({ owner, textId, peer, peerTextId, sentMs });
  world.outbox.keep({ kind: "text", entries: [sent, received] });
  const emit = (user: User, sessions: SessionId[], entry: MailboxEntry): void =>
    world.outbox.emitTo(sessions, events.TextReceived, TextReceived.create({ text: textOf(world, user, entry) }));
  emit(receiver, sessionsOf(receiver), received);
  emit(sender, sessionsOf(sender, session), sent);
  return sent;
}

/** Forgets texts that are too old, and what waits for nobody any more. */
export function forgetOldTexts(world: World, wallMs: number): void {
  const waitingBeforeMs = wallMs - world.limits.waitingTextAgeMs;
  for (const { mailbox } of world.directory.users()) {
    mailbox.waiting.remove(({ sentMs }) => sentMs < waitingBeforeMs);
  }
  const deliveredBeforeMs = wallMs - world.limits.historyAgeMs;
  world.outbox.keep({ kind: "forget texts", deliveredBeforeMs, waitingBeforeMs });
}

/** Takes the texts of a user who is deleted from those that wait for others. */
export function forgetTexts(world: World, { account: { id } }: User): void {
  for (const { mailbox } of world.directory.users()) {
    mailbox.waiting.remove(({ peer }) => peer === id);
  }
}

function checkRoom({ limits }: World, sender: User, receiver: User): void {
  const { waiting } = receiver.mailbox;
  const limit =
    waiting.countFrom(sender.account.id) >= limits.waitingTextsPerSenderMax
      ? "waitingTextsPerSenderMax"
      : waiting.size >= limits.waitingTextsMax && "waitingTextsMax";
  if (limit === false) return;
  const text = `${limits[limit]} texts wait for ${receiver.account.name} already, which is the limit.`;
  throw new ProtocolError("LIMIT_REACHED", text, { retryable: true, limit });
}

/** A text as its owner may see it. */
function textOf(
  world: World,
  owner: User,
  { textId, peer: peerId, outgoing, text, sentMs, receipt }: MailboxEntry,
): Text {
  const peer = world.directory.byId(peerId);
  const peerName = peer?.account.name ?? "";
  const from = outgoing ? owner.account.name : peerName;
  const to = outgoing ? peerName : owner.account.name;
  const known = outgoing && peer !== undefined ? receiptFor(world, owner, peer, receipt) : Receipt.UNSPECIFIED;
  return Text.create({ textId, from, to, text, sentMs, receipt: known });
}

/** How far a text has come, as far as its sender may know. */
function receiptFor(world: World, sender: User, receiver: User, receipt: Receipt): Receipt {
  if (!world.directory.may("see", sender, receiver)) return Receipt.STORED;
  return receipt === Receipt.READ && !maySeeRead(world, sender, receiver) ? Receipt.DELIVERED : receipt;
}

function maySeeRead({ directory }: World, sender: User, receiver: User): boolean {
  return sender.account.privacy.readReceipts && directory.may("read receipts", sender, receiver);
}

/** Whoever may neither see nor write to the other has no past with them either. */
function mayRemember({ directory }: World, user: User, peer: User): boolean {
  return directory.may("see", user, peer) || directory.may("message", user, peer);
}

function tellReceipt(world: World, sender: User, receiver: User, textId: number, receipt: Receipt): void {
  const changed = ReceiptChanged.create({ to: receiver.account.name, textId, receipt });
  world.outbox.emit(sender, events.ReceiptChanged, changed);
}

function isBlocked({ directory }: World, user: User, peer: number): boolean {
  return user.blocked.has(directory.byId(peer)?.account.key ?? "");
}

/** As many of the entries as fit into a frame; one always does. */
function cut({ limits }: World, entries: readonly MailboxEntry[]): readonly MailboxEntry[] {
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
