import { ConfirmTexts, FetchTexts, SendText } from "../../../generated/chatwire/v1/rules.ts";
import {
  ConfirmTextsRequest,
  FetchTextsRequest,
  SendTextRequest,
  type Text,
} from "../../../generated/chatwire/v1/text.ts";
import { ProtocolError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import { deadline, untilAborted } from "../../net/deadline.ts";
import type { Clock } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import type { CallOptions } from "../connection/call.ts";
import type { Caller } from "../connection/caller.ts";
import type { MessageStream } from "./message-stream.ts";
import { type BroadcastMessage, type SentText, toTextMessage } from "./text.ts";
import { TextInbox } from "./text-inbox.ts";

/** How long to wait after a call that failed, or that brought nothing although something is missing. */
const RETRY_MS = 1_000;
/** The least time between two confirmations, so that they leave the server's rates to the user. */
const CONFIRM_INTERVAL_MS = 100;

export interface MailboxOptions {
  readonly clock: Clock;
  readonly call: Caller;
  readonly limits: Limits;
  /** Of the user who is logged in. */
  readonly name: string;
  /** Number of the last text the reader has; undefined: the last that any client of the account confirmed. */
  readonly seen: number | undefined;
  readonly confirmed: number;
  /** Where messages go. */
  readonly messages: MessageStream;
}

/** The mailbox of one login: fetches what is missing, and confirms what was read. */
export class Mailbox {
  readonly #options: MailboxOptions;
  readonly #inbox: TextInbox;
  readonly #timer: Timer;
  /** Texts on their way to the server. */
  readonly #sending = new Set<Promise<unknown>>();
  #fetchFromMs = 0;
  #confirmFromMs = 0;
  #scheduled = false;
  #ended = false;

  constructor(options: MailboxOptions) {
    const { limits, seen, confirmed, messages } = options;
    this.#options = options;
    this.#timer = new Timer(options.clock, () => this.#run());
    this.#inbox = new TextInbox({ messagesMax: limits.eventQueueMax, seen: seen ?? confirmed, confirmed });
    messages.use(this.#inbox, () => this.#schedule());
    this.#run();
  }

  handleText(text: Text): void {
    this.#inbox.handleLive(toTextMessage(text, this.#options.name));
    this.#flow();
  }

  handleBroadcast(message: BroadcastMessage): void {
    if (!this.#inbox.handleBroadcast(message)) this.#options.messages.drop();
    this.#flow();
  }

  async sendText(to: string, text: string, { signal, timeoutMs }: CallOptions): Promise<SentText> {
    const { clock, call, limits } = this.#options;
    using limit = deadline(clock, signal, timeoutMs ?? limits.requestTimeoutMs, `Sending a text to ${to}`);
    limit.signal.throwIfAborted();
    // Not ended by the signal: without its number the text would come back as another client's.
    const request = SendTextRequest.create({ text });
    const sending = call(SendText, request, { to: { user: to }, timeoutMs: Number.POSITIVE_INFINITY });
    const noted = sending.then(
      ({ textId }) => this.#inbox.handleSent(textId),
      () => {},
    );
    this.#sending.add(noted);
    noted.then(() => {
      this.#sending.delete(noted);
      this.#flow();
    });
    const { textId, sentMs } = await untilAborted(sending, limit.signal);
    return { id: textId, sentAt: new Date(sentMs) };
  }

  /** The user is about to log off: confirms what is left, without waiting for the answer. */
  finish(): void {
    const textId = this.#ended ? undefined : this.#inbox.finalConfirm();
    if (textId !== undefined) this.#callConfirm(textId).catch(() => {});
  }

  /** The login is over. */
  end(): void {
    this.#ended = true;
    this.#timer.clear();
  }

  #flow(): void {
    this.#options.messages.flow();
    this.#schedule();
  }

  /** Not at once: what came together is taken in together, and the number of a text just sent is noted first. */
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
    else this.#confirm();
  }

  async #fetch(after: number): Promise<void> {
    const { call, name } = this.#options;
    try {
      const { texts, upTo, lastTextId } = await call(FetchTexts, FetchTextsRequest.create({ after }));
      // The page may have texts whose sending is not answered yet.
      await Promise.all(this.#sending);
      const before = this.#inbox.position;
      this.#inbox.handlePage({ texts: texts.map((text) => toTextMessage(text, name)), upTo, lastTextId });
      if (this.#inbox.behind && this.#inbox.position === before)
        this.#fetchFromMs = this.#options.clock.monotonicMs() + RETRY_MS;
    } catch (error) {
      this.#inbox.handleFetchFailure();
      this.#fetchFromMs = this.#options.clock.monotonicMs() + retryAfterMs(error);
    }
    if (!this.#ended) this.#flow();
  }

  #confirm(): void {
    const textId = this.#inbox.pollConfirm();
    if (textId !== undefined) this.#confirmUpTo(textId);
  }

  async #confirmUpTo(textId: number): Promise<void> {
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
