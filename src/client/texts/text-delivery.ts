import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { ReceiptChanged } from "../../../generated/chatwire/v1/text.ts";
import { ClosedError, UsageError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import type { Clock } from "../../net/network.ts";
import type { Caller } from "../connection/caller.ts";
import { EventQueue } from "../events/event-queue.ts";
import { Mailbox } from "./mailbox-sync.ts";
import { MessageStream } from "./message-stream.ts";
import { type TextReceipt, type TypingChange, toReceiptState } from "./text.ts";

/** Brings what comes through the server about texts to its readers, from login to login. */
export class TextDelivery {
  readonly messages = new MessageStream();
  readonly receipts: EventQueue<TextReceipt>;
  readonly typing: EventQueue<TypingChange>;
  readonly #clock: Clock;
  readonly #call: Caller;
  readonly #limits: Limits;
  #mailbox: Mailbox | undefined;
  #name = "";
  #isClosed = false;

  constructor(clock: Clock, call: Caller, limits: Limits) {
    this.#clock = clock;
    this.#call = call;
    this.#limits = limits;
    this.receipts = new EventQueue(limits.eventQueueMax);
    this.typing = new EventQueue(limits.eventQueueMax);
  }

  /** Name of the user who is or was last logged in. */
  get name(): string {
    return this.#name;
  }

  /** @throws UsageError WRONG_STATE: nobody is logged in; ClosedError CLOSED */
  get mailbox(): Mailbox {
    if (this.#isClosed) throw new ClosedError("CLOSED", "The connection is closed.");
    if (this.#mailbox === undefined) throw new UsageError("Log in before you send texts.", "WRONG_STATE");
    return this.#mailbox;
  }

  /** A user has logged in. */
  begin(login: { readonly name: string; readonly seen: number | undefined; readonly confirmed: number }): void {
    this.#name = login.name;
    this.#mailbox = new Mailbox({
      ...login,
      clock: this.#clock,
      call: this.#call,
      limits: this.#limits,
      messages: this.messages,
    });
  }

  /** Takes an event of the server; returns false where it is about something else. */
  handleEvent(body: MessageBody): boolean {
    if (body.case === "textReceived") {
      // One that comes before the login is known here is fetched.
      if (body.value.text !== undefined) this.#mailbox?.handleText(body.value.text);
    } else if (body.case === "broadcastReceived") {
      this.#mailbox?.handleBroadcast({ kind: "broadcast", from: body.value.from, text: body.value.text });
    } else if (body.case === "receiptChanged") this.#handleReceipt(body.value);
    else if (body.case === "typingChanged") this.typing.push({ from: body.value.from, typing: body.value.typing });
    else return false;
    return true;
  }

  /** The user is about to log off. */
  finish(): void {
    this.#mailbox?.finish();
  }

  /** The login is over, and the connection stays. What was not read comes again. */
  endLogin(): void {
    this.#mailbox?.end();
    this.#mailbox = undefined;
    this.messages.clear();
  }

  /** The connection is over. What came can still be read. */
  end(): void {
    this.#isClosed = true;
    this.#mailbox?.end();
    this.#mailbox = undefined;
    this.messages.end();
    this.receipts.end();
    this.typing.end();
  }

  #handleReceipt({ to, textId, receipt }: ReceiptChanged): void {
    const state = toReceiptState(receipt);
    if (state === "delivered" || state === "read") this.receipts.push({ to, id: textId, receipt: state });
  }
}
