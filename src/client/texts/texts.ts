/**
 * Texts through the server.
 *
 * How the folder fits together: `texts.ts` is the public API, `text.ts` has its
 * types. Sending goes through `../outbox/`. `text-delivery.ts` receives the events and begins and ends with each
 * login. For one login, `mailbox-sync.ts` makes the calls that `text-inbox.ts`,
 * which has no I/O, asks for. `message-stream.ts` hands the messages out.
 *
 * Invariant: the program reads each text once, in the order of the mailbox,
 * and a text is confirmed only when the program is done with it and with all
 * texts before it. `texts-in-hand.ts` has those with which it is not.
 */

import { GetHistory, MarkRead, SetTyping } from "../../../generated/chatwire/v1/rules.ts";
import { GetHistoryRequest, MarkReadRequest, SetTypingRequest } from "../../../generated/chatwire/v1/text.ts";
import { checkKeys, type KeysOf } from "../../known-words.ts";
import type { Caller, CallOptions, SendOptions } from "../connection/call.ts";
import type { EventStream } from "../events/event-queue.ts";
import type { TextSending } from "../outbox/sending.ts";
import { type PastText, type ServerTextMessage, type TextReceipt, type TypingChange, toPastText } from "./text.ts";
import type { TextDelivery } from "./text-delivery.ts";

const HISTORY_KEYS: KeysOf<CallOptions & { before?: number }> = { before: true, signal: true, timeoutMs: true };

/** Texts through the server, which stores them for users who are away. */
export class Texts {
  /**
   * Texts and broadcasts that come through the server, from each login on.
   *
   * Each text comes once and in order, including those that waited at the server and those that other clients of the
   * account sent. A text that nobody reads stays at the server; a broadcast is dropped if `eventQueueMax` messages
   * wait.
   *
   * A text is confirmed, and its sender learns that it is delivered, when the loop asks for the next one. If the program
   * ends before that, it gets the text again after the next login, with `again`. A loop that is left confirms nothing;
   * the next one does, or `confirm`. Several loops share the texts; the server learns the number up to which all of them
   * have gone on. An iterator that is dropped without `return` goes on no more: call `confirm` for its text.
   */
  readonly messages: EventStream<ServerTextMessage>;
  /** How far the user's own texts have come. If `eventQueueMax` receipts wait, the oldest is dropped. */
  readonly receipts: EventStream<TextReceipt>;
  /** Who is writing to the user. If `eventQueueMax` changes wait, the oldest is dropped. */
  readonly typing: EventStream<TypingChange>;
  readonly #call: Caller;
  readonly #delivery: TextDelivery;

  constructor(call: Caller, delivery: TextDelivery) {
    this.#call = call;
    this.#delivery = delivery;
    this.messages = delivery.messages;
    this.receipts = delivery.receipts;
    this.typing = delivery.typing;
  }

  /**
   * Sends a text to one user. The outbox accepts it at once, and sends it until the server has stored it or has refused it
   * for good: after the texts to the same receiver that were accepted before it, and again if the connection is lost. A
   * user who is away gets it at the next login.
   *
   * @param options  `id`: of an earlier try of the same text to the same user, or one of `client.createRequestId()`; default:
   *   a new one. When `signal` fires, or after `timeoutMs`, a text that has not left is taken out of the outbox; for one
   *   that has, only the wait ends. Default: `outboxTextAgeMs`
   * @returns a promise that resolves when the server has stored the text: to the number that receipts name, and the time
   *   at which the server took it. It also tells each state of the text
   * @throws ProtocolError USER_NOT_FOUND: no user of this name, or none that this user may message; TOO_LARGE;
   *   LIMIT_REACHED: `outboxTextsMax` or `outboxBytesMax`, or too many texts wait for the receiver; ID_REUSED: the id
   *   belongs to another text; ID_FORGOTTEN: the first try is so long ago that the server no longer knows whether it stored
   *   the text
   * @throws ClosedError CANCELLED; and others: the reason why the login is over. A text that a `FileOutbox` keeps is sent
   *   after the next login then
   * @throws TransportError TIMED_OUT; CONNECTION_LOST: the server cannot tell whether it has the text
   * @throws StoreError the outbox cannot keep the text
   */
  send(to: string, text: string, options: SendOptions = {}): TextSending {
    return this.#delivery.outbox.send(to, text, options);
  }

  /**
   * The texts that a `FileOutbox` kept from earlier logins and that the server had not confirmed, in the order in which they were
   * accepted. They are being sent since the login.
   */
  get restored(): readonly TextSending[] {
    return this.#delivery.outbox.restored;
  }

  /** The texts that the server has not stored, in the order in which they were accepted. */
  get waiting(): readonly TextSending[] {
    return this.#delivery.outbox.waiting;
  }

  /**
   * Says that the program is done with a text, before its loop asks for the next one. Does nothing if no loop has the
   * text in hand.
   *
   * @param id  the text's `id`
   */
  confirm(id: number): void {
    this.#delivery.confirm(id);
  }

  /**
   * Reports that the user has read all texts of one sender up to this one. The sender learns of it if both users
   * allow read receipts. The program is done with the text; see `confirm`.
   *
   * @param id  the text's `id`
   */
  async markRead(from: string, id: number, options: CallOptions = {}): Promise<void> {
    this.#delivery.confirm(id);
    await this.#call(MarkRead, MarkReadRequest.create({ textId: id }), { ...options, to: { user: from } });
  }

  /**
   * Reads the texts between the user and a peer, the latest first. A page is fetched when the one before is read.
   *
   * @param options  `before`: only texts with lower numbers than this; `signal` and `timeoutMs` hold for each page
   * @throws ProtocolError USER_NOT_FOUND, from the loop
   * @throws UsageError an option is unknown
   */
  history(peer: string, options: CallOptions & { before?: number } = {}): AsyncGenerator<PastText, void, undefined> {
    checkKeys(options, HISTORY_KEYS, "option", " of history");
    return this.#history(peer, options);
  }

  async *#history(
    peer: string,
    { before = 0, ...options }: CallOptions & { before?: number },
  ): AsyncGenerator<PastText, void, undefined> {
    for (let next = before; ; ) {
      const request = GetHistoryRequest.create({ before: next });
      const { texts, more } = await this.#call(GetHistory, request, { ...options, to: { user: peer } });
      for (const text of texts) yield toPastText(text, this.#delivery.name);
      const last = texts.at(-1)?.textId ?? 0;
      // A server whose pages do not advance would keep the client in this loop.
      if (!more || last === 0 || (next !== 0 && last >= next)) return;
      next = last;
    }
  }

  /**
   * Tells one user that this one is writing to them, or has stopped. Repeat it every 5 s
   * while the user writes: others take the user to have stopped after `typingTimeoutMs`. The server ends it with the
   * login.
   *
   * @throws ProtocolError USER_NOT_FOUND
   */
  async setTyping(to: string, typing: boolean, options: CallOptions = {}): Promise<void> {
    await this.#call(SetTyping, SetTypingRequest.create({ typing }), { ...options, to: { user: to } });
  }
}
