import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { GetHistory } from "../../../generated/chatwire/v1/rules.ts";
import { GetHistoryRequest, type ReceiptChanged } from "../../../generated/chatwire/v1/text.ts";
import { ClosedError, UsageError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";
import type { Clock } from "../../net/network.ts";
import type { CallOptions } from "../connection/call.ts";
import type { Caller } from "../connection/caller.ts";
import { EventQueue } from "../events/event-queue.ts";
import { Mailbox } from "./mailbox.ts";
import { MessageStream } from "./message-stream.ts";
import { type PastText, type TextReceipt, type TypingChange, toPastText, toReceiptState } from "./text.ts";

/** Texts through the server, and all that is told of them, from login to login. */
export class Texts {
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

  /** Pages of texts with one user, the latest first; each is fetched when the one before is read. */
  async *history(
    peer: string,
    { before = 0, ...options }: CallOptions & { before?: number },
  ): AsyncGenerator<PastText> {
    for (let next = before; ; ) {
      const request = GetHistoryRequest.create({ before: next });
      const { texts, more } = await this.#call(GetHistory, request, { ...options, to: { user: peer } });
      for (const text of texts) yield toPastText(text, this.#name);
      const last = texts.at(-1)?.textId ?? 0;
      // A page that leads nowhere new would lead there for ever.
      if (!more || last === 0 || (next !== 0 && last >= next)) return;
      next = last;
    }
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
