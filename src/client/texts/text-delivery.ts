import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { OutboxText } from "../../../generated/chatwire/v1/outbox.ts";
import { GetHistory } from "../../../generated/chatwire/v1/rules.ts";
import { GetHistoryRequest, type ReceiptChanged } from "../../../generated/chatwire/v1/text.ts";
import { type ChatError, ClosedError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import type { Network } from "../../net/network.ts";
import type { RequestId } from "../../request-id.ts";
import type { Caller } from "../connection/call.ts";
import { EventQueue } from "../events/event-queue.ts";
import type { PastPage } from "../outbox/missed-receipts.ts";
import { Outbox, type OutboxOptions } from "../outbox/outbox.ts";
import type { SentText } from "../outbox/sending.ts";
import { MailboxSync, type MailboxSyncOptions } from "./mailbox-sync.ts";
import { MessageStream } from "./message-stream.ts";
import { type TextReceipt, type TypingChange, toReceiptState } from "./text.ts";
import { TextsInHand } from "./texts-in-hand.ts";
import { TypingTimeouts } from "./typing-timeouts.ts";

export interface TextDeliveryOptions
  extends Pick<OutboxOptions, "storage" | "transmitPost" | "isConnected" | "isRepeatable" | "keepsOrder"> {
  readonly network: Network;
  readonly call: Caller;
  readonly limits: Limits;
}

/**
 * Delivers the texts, receipts and typing changes that arrive to the program's streams, login after login, and has the
 * outbox.
 */
export class TextDelivery {
  readonly messages = new MessageStream();
  readonly receipts: EventQueue<TextReceipt>;
  readonly typing: EventQueue<TypingChange>;
  readonly outbox: Outbox;
  readonly #typingTimeouts: TypingTimeouts;
  readonly #options: TextDeliveryOptions;
  /** Texts of the user who is logged in, or was last. */
  #inHand = new TextsInHand();
  #mailbox: MailboxSync | undefined;
  #name = "";

  constructor(options: TextDeliveryOptions) {
    const { network, limits } = options;
    this.#options = options;
    this.receipts = new EventQueue(limits.eventQueueMax);
    this.typing = new EventQueue(limits.eventQueueMax);
    this.outbox = new Outbox({
      ...options,
      transmit: (...sent) => this.#transmit(...sent),
      past: (to, before) => this.#past(to, before),
    });
    this.#typingTimeouts = new TypingTimeouts(network, limits.typingTimeoutMs, this.typing);
  }

  /** Name of the user who is logged in, or was last. */
  get name(): string {
    return this.#name;
  }

  /**
   * Begins a login: fetches the texts that the program does not have, and sends those of the outbox.
   *
   * @param server  as in `OutboxOwner`
   * @throws StoreError the storage of the outbox cannot be used
   */
  async begin(server: string, login: Pick<MailboxSyncOptions, "name" | "seen" | "confirmed" | "sent">): Promise<void> {
    if (login.name !== this.#name) this.#inHand = new TextsInHand();
    this.#name = login.name;
    const { network, call, limits } = this.#options;
    const { messages } = this;
    this.#mailbox = new MailboxSync({ ...login, clock: network, call, limits, messages, inHand: this.#inHand });
    const opening = this.outbox.begin({ server, user: login.name });
    this.#mailbox.holdPages(opening);
    await opening;
  }

  /** The login is lost, and may be replaced: nobody is known to write any more. */
  suspend(): void {
    this.#typingTimeouts.clear();
    this.outbox.suspend();
  }

  /** The user is logged in again. @param confirmed  number of the last text that any client of the account confirmed */
  renew(confirmed: number): void {
    this.#mailbox?.renew(confirmed);
    this.outbox.renew();
  }

  /** Handles an event of the server. Returns false if it is about something else. */
  handleEvent(body: MessageBody): boolean {
    if (body.case === "textReceived") {
      // A text that arrives before `begin` is fetched later.
      if (body.value.text !== undefined) this.#mailbox?.handleText(body.value.text);
    } else if (body.case === "broadcastReceived") {
      this.#mailbox?.handleBroadcast({ kind: "broadcast", from: body.value.from, text: body.value.text });
    } else if (body.case === "receiptChanged") this.#handleReceipt(body.value);
    else if (body.case === "typingChanged") {
      this.#typingTimeouts.handle({ from: body.value.from, typing: body.value.typing });
    } else return false;
    return true;
  }

  /** The program is done with a text, although its loop has not asked for the next one. */
  confirm(id: number): void {
    this.messages.finish(id);
  }

  /** Confirms the texts that were read. Call before a log-off. */
  finish(): void {
    this.#mailbox?.finish();
  }

  /** Ends the login. Unread texts are delivered again at the user's next login. */
  endLogin(reason: ChatError): void {
    void this.outbox.endLogin(reason);
    this.#mailbox?.end();
    this.#mailbox = undefined;
    this.#typingTimeouts.clear();
    this.receipts.clear();
    this.messages.clear();
  }

  /** Ends all streams after the messages that wait: the connection is closed. */
  end(reason: ChatError): void {
    void this.outbox.end(reason);
    this.#mailbox?.end();
    this.#mailbox = undefined;
    this.messages.end();
    this.receipts.end();
    this.#typingTimeouts.clear();
    this.typing.end();
  }

  #handleReceipt({ to, textId, receipt }: ReceiptChanged): void {
    const state = toReceiptState(receipt);
    if (state !== "delivered" && state !== "read") return;
    this.receipts.push({ to, id: textId, receipt: state });
    this.outbox.handleReceipt(to, textId, state);
  }

  async #past(to: string, before: number): Promise<PastPage> {
    const { texts, more } = await this.#options.call(GetHistory, GetHistoryRequest.create({ before }), {
      to: { user: to },
    });
    const own = texts.flatMap(({ textId: id, receipt }) => {
      const state = toReceiptState(receipt);
      return state === undefined ? [] : [{ id, receipt: state }];
    });
    return { own, lastId: texts.at(-1)?.textId ?? 0, more };
  }

  async #transmit(text: OutboxText, id: RequestId, after: RequestId | undefined): Promise<SentText> {
    if (this.#mailbox === undefined) throw new ClosedError("CLOSED", "The login is over.");
    return this.#mailbox.sendText(text, this.#options.isRepeatable() ? id : undefined, after);
  }
}
