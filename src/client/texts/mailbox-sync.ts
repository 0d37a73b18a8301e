import type { OutboxText } from "../../../generated/chatwire/v1/outbox.ts";
import { ConfirmTexts, FetchTexts, SendText } from "../../../generated/chatwire/v1/rules.ts";
import {
  ConfirmTextsRequest,
  FetchTextsRequest,
  SendTextRequest,
  type Text,
} from "../../../generated/chatwire/v1/text.ts";
import { ProtocolError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import type { Clock } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import type { RequestId } from "../../request-id.ts";
import type { Caller } from "../connection/call.ts";
import { toDate } from "../connection/server-time.ts";
import type { SentText } from "../outbox/sending.ts";
import type { MessageStream } from "./message-stream.ts";
import { type BroadcastMessage, type TextMessage, toStoredText } from "./text.ts";
import { TextInbox } from "./text-inbox.ts";
import type { TextsInHand } from "./texts-in-hand.ts";

/** Pause after a call that failed, or after a page that brought no progress although texts are missing. */
const RETRY_MS = 1_000;
/** Shortest time between two confirmations, so that they use little of the user's rate of requests. */
const CONFIRM_INTERVAL_MS = 100;

export interface MailboxSyncOptions {
  readonly clock: Clock;
  readonly call: Caller;
  readonly limits: Limits;
  /** Name of the user who is logged in. */
  readonly name: string;
  /** Number of the last text that the program has. Default: `confirmed`. */
  readonly seen: number | undefined;
  /** Number of the last text that any client of the account confirmed; 0 if none. */
  readonly confirmed: number;
  /** Number of the last text that the server had sent to a client of the account before this login; 0 if none. */
  readonly sent: number;
  /** Receives the messages. */
  readonly messages: MessageStream;
  /** The texts of this mailbox that the program works on. */
  readonly inHand: TextsInHand;
}

/**
 * Keeps the program's messages in step with the account's mailbox, during one login: fetches the texts that are
 * missing, and confirms those that were read. `TextInbox` decides which; this class makes the calls.
 */
export class MailboxSync {
  readonly #options: MailboxSyncOptions;
  readonly #inbox: TextInbox;
  readonly #timer: Timer;
  /** Texts on their way to the server. Each settles when the text's number is recorded. */
  readonly #sending = new Set<Promise<unknown>>();
  /** Earliest times of the next calls, in monotonic milliseconds. */
  #fetchFromMs = 0;
  #confirmFromMs = 0;
  #scheduled = false;
  /** Number of times that the user was logged in again: a page of an earlier session says nothing about this one. */
  #renewals = 0;
  #ended = false;

  constructor(options: MailboxSyncOptions) {
    const { limits, seen, confirmed, messages, inHand } = options;
    this.#options = options;
    this.#timer = new Timer(options.clock, () => this.#run());
    // A text that this program has in hand is not handed out to it again.
    const position = seen ?? Math.max(confirmed, inHand.lastHandedOut);
    this.#inbox = new TextInbox({ messagesMax: limits.eventQueueMax, seen: position, confirmed, inHand });
    messages.use(this.#inbox, inHand, () => this.#schedule());
    this.#run();
  }

  /**
   * The user is logged in again: the mailbox goes on where it was.
   *
   * @param confirmed  number of the last text that any client of the account confirmed
   */
  renew(confirmed: number): void {
    this.#renewals += 1;
    this.#inbox.renew(confirmed);
    this.#fetchFromMs = 0;
    this.#confirmFromMs = 0;
    this.#schedule();
  }

  handleText(text: Text): void {
    this.#inbox.handleLive(this.#toMessage(text));
    this.#handOut();
  }

  handleBroadcast(message: BroadcastMessage): void {
    if (!this.#inbox.handleBroadcast(message)) this.#options.messages.countDropped();
    this.#handOut();
  }

  /**
   * Sends a text once, without a time limit: without its number, the text would come back as one of another client.
   * Resolves when the server has stored it.
   *
   * @param id     undefined: the server knows no ids
   * @param after  the text without which the server must not store this one
   */
  async sendText({ to, text }: OutboxText, id?: RequestId, after?: RequestId): Promise<SentText> {
    const request = SendTextRequest.create({ text });
    const sending = this.#options.call(SendText, request, {
      to: { user: to },
      timeoutMs: Number.POSITIVE_INFINITY,
      id,
      after,
    });
    this.holdPages(sending.then(({ textId }) => this.#inbox.handleSent(textId)));
    const { textId, sentMs } = await sending;
    return { id: textId, sentAt: toDate(sentMs) };
  }

  /** Waits, before a page is handled, for numbers of texts that were sent from here. */
  holdPages(known: Promise<unknown>): void {
    const settled = known.then(
      () => {},
      () => {},
    );
    this.#sending.add(settled);
    settled.then(() => {
      this.#sending.delete(settled);
      this.#handOut();
    });
  }

  /** Confirms the texts that were read, without waiting for the response. Call before a log-off. */
  finish(): void {
    const textId = this.#ended ? undefined : this.#inbox.finalConfirm();
    if (textId !== undefined) this.#callConfirm(textId).catch(() => {});
  }

  /** Makes no further calls: the login is over. */
  end(): void {
    this.#ended = true;
    this.#timer.clear();
  }

  #toMessage(text: Text): TextMessage {
    const { name, confirmed, sent } = this.#options;
    const stored = toStoredText(text, name);
    return { ...stored, again: !stored.own && stored.id > confirmed && stored.id <= sent };
  }

  #handOut(): void {
    this.#options.messages.handOut();
    this.#schedule();
  }

  /**
   * Runs once the current input is handled, so that messages that arrived together are confirmed together, and the
   * numbers of texts sent from here are recorded first.
   */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#run();
    });
  }

  #run(): void {
    if (this.#ended) return;
    const nowMs = this.#options.clock.monotonicMs();
    if (nowMs < this.#fetchFromMs) this.#timer.set(this.#fetchFromMs);
    else {
      const after = this.#inbox.pollFetch();
      if (after !== undefined) this.#fetch(after);
    }
    if (nowMs < this.#confirmFromMs) this.#timer.set(this.#confirmFromMs);
    else {
      const textId = this.#inbox.pollConfirm();
      if (textId !== undefined) this.#confirm(textId);
    }
  }

  async #fetch(after: number): Promise<void> {
    const { call } = this.#options;
    const renewals = this.#renewals;
    try {
      const { texts, upTo, lastTextId } = await call(FetchTexts, FetchTextsRequest.create({ after }));
      // The page may contain texts of this client whose numbers are not known yet.
      await Promise.all(this.#sending);
      const before = this.#inbox.position;
      if (renewals === this.#renewals) {
        this.#inbox.handlePage({ texts: texts.map((text) => this.#toMessage(text)), upTo, lastTextId });
        if (this.#inbox.behind && this.#inbox.position === before) {
          this.#fetchFromMs = this.#options.clock.monotonicMs() + RETRY_MS;
        }
      } else this.#inbox.handleFetchFailure();
    } catch (error) {
      this.#inbox.handleFetchFailure();
      this.#fetchFromMs = this.#options.clock.monotonicMs() + retryAfterMs(error);
    }
    if (!this.#ended) this.#handOut();
  }

  async #confirm(textId: number): Promise<void> {
    this.#confirmFromMs = this.#options.clock.monotonicMs() + CONFIRM_INTERVAL_MS;
    try {
      await this.#callConfirm(textId);
      this.#inbox.handleConfirmed(textId);
    } catch (error) {
      this.#inbox.handleConfirmFailure();
      this.#confirmFromMs = this.#options.clock.monotonicMs() + retryAfterMs(error);
    }
    this.#schedule();
  }

  #callConfirm(textId: number): Promise<unknown> {
    return this.#options.call(ConfirmTexts, ConfirmTextsRequest.create({ textId }));
  }
}

function retryAfterMs(error: unknown): number {
  return Math.max(RETRY_MS, error instanceof ProtocolError ? error.retryAfterMs : 0);
}
