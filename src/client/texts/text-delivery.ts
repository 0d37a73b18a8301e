import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { ReceiptChanged } from "../../../generated/chatwire/v1/text.ts";
import { ClosedError, UsageError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import type { Clock } from "../../net/network.ts";
import type { Caller } from "../connection/call.ts";
import { EventQueue } from "../events/event-queue.ts";
import { MailboxSync, type MailboxSyncOptions } from "./mailbox-sync.ts";
import { MessageStream } from "./message-stream.ts";
import { type TextReceipt, type TypingChange, toReceiptState } from "./text.ts";
import { TextsInHand } from "./texts-in-hand.ts";
import { TypingTimeouts } from "./typing-timeouts.ts";

/** Delivers the texts, receipts and typing changes that arrive to the program's streams, login after login. */
export class TextDelivery {
  readonly messages = new MessageStream();
  readonly receipts: EventQueue<TextReceipt>;
  readonly typing: EventQueue<TypingChange>;
  readonly #typingTimeouts: TypingTimeouts;
  readonly #clock: Clock;
  readonly #call: Caller;
  readonly #limits: Limits;
  /** Texts of the user who is logged in, or was last. */
  #inHand = new TextsInHand();
  #mailbox: MailboxSync | undefined;
  #name = "";
  #closed = false;

  constructor(clock: Clock, call: Caller, limits: Limits) {
    this.#clock = clock;
    this.#call = call;
    this.#limits = limits;
    this.receipts = new EventQueue(limits.eventQueueMax);
    this.typing = new EventQueue(limits.eventQueueMax);
    this.#typingTimeouts = new TypingTimeouts(clock, limits.typingTimeoutMs, this.typing);
  }

  /** Name of the user who is logged in, or was last. */
  get name(): string {
    return this.#name;
  }

  /**
   * The mailbox of the current login.
   *
   * @throws UsageError WRONG_STATE: nobody is logged in
   * @throws ClosedError CLOSED: the connection is closed
   */
  get mailbox(): MailboxSync {
    if (this.#closed) throw new ClosedError("CLOSED", "The connection is closed.");
    if (this.#mailbox === undefined) throw new UsageError("Log in before you send texts.", "WRONG_STATE");
    return this.#mailbox;
  }

  /** Begins a login: fetches the texts that the program does not have. */
  begin(login: Pick<MailboxSyncOptions, "name" | "seen" | "confirmed" | "sent">): void {
    if (login.name !== this.#name) this.#inHand = new TextsInHand();
    this.#name = login.name;
    this.#mailbox = new MailboxSync({
      ...login,
      clock: this.#clock,
      call: this.#call,
      limits: this.#limits,
      messages: this.messages,
      inHand: this.#inHand,
    });
  }

  /** The login is lost, and may be replaced: nobody is known to write any more. */
  suspend(): void {
    this.#typingTimeouts.clear();
  }

  /** The user is logged in again. @param confirmed  number of the last text that any client of the account confirmed */
  renew(confirmed: number): void {
    this.#mailbox?.renew(confirmed);
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
  endLogin(): void {
    this.#mailbox?.end();
    this.#mailbox = undefined;
    this.#typingTimeouts.clear();
    this.receipts.clear();
    this.messages.clear();
  }

  /** Ends all streams after the messages that wait: the connection is closed. */
  end(): void {
    this.#closed = true;
    this.#mailbox?.end();
    this.#mailbox = undefined;
    this.messages.end();
    this.receipts.end();
    this.#typingTimeouts.clear();
    this.typing.end();
  }

  #handleReceipt({ to, textId, receipt }: ReceiptChanged): void {
    const state = toReceiptState(receipt);
    if (state === "delivered" || state === "read") this.receipts.push({ to, id: textId, receipt: state });
  }
}
