import type { BroadcastMessage, ServerTextMessage, TextMessage } from "./text.ts";
import type { TextsInHand } from "./texts-in-hand.ts";

/** A page of the mailbox: a response to FetchTexts. */
export interface TextPage {
  /** In ascending order. */
  readonly texts: readonly TextMessage[];
  /** The page covers the numbers up to this one: a text that is not in `texts` is not stored, or not for the user. */
  readonly upTo: number;
  /** Number of the last text of the mailbox. */
  readonly lastTextId: number;
}

export interface TextInboxOptions {
  /** Messages that wait for the reader at most. */
  readonly messagesMax: number;
  /** Number of the last text that the reader has. */
  readonly seen: number;
  /** Number of the last text that any client of the account confirmed. */
  readonly confirmed: number;
  /** Of this mailbox; texts of an earlier login may be in hand. */
  readonly inHand: TextsInHand;
}

/** Sent texts that are tracked at most. If nobody reads, older ones are delivered as if another client had sent them. */
const SENT_MAX = 10_000;

/**
 * Puts the texts of one login into order, each once, although fetched pages and live texts overlap. No I/O.
 *
 * Call `handle...` for what arrives. After each, and after `take`, call `pollFetch` and `pollConfirm` and make the
 * calls they ask for. A slow reader loses no text: what does not fit is fetched again later.
 *
 * @see proto/PROTOCOL.md, "Texts"
 */
export class TextInbox {
  readonly #messagesMax: number;
  readonly #inHand: TextsInHand;
  /** Messages for the reader, in order. */
  readonly #ready: ServerTextMessage[] = [];
  /** Live texts that wait for an earlier one or for room, by number. */
  readonly #ahead = new Map<number, TextMessage>();
  /** Numbers after `#position` of texts that this connection sent. The reader has them. */
  readonly #sent = new Set<number>();
  /** Every text up to this number is in `#ready`, was taken, or is not for the reader. */
  #position: number;
  /** Number of the last text of the mailbox, as far as known. */
  #last = 0;
  /** Whether a page has brought the number of the last text. */
  #lastKnown = false;
  #fetching = false;
  /** Number of the last text that the program had before this login, if `seen` fits this mailbox. */
  #had = 0;
  #confirmed: number;
  #confirming = false;

  constructor({ messagesMax, seen, confirmed, inHand }: TextInboxOptions) {
    this.#messagesMax = messagesMax;
    this.#inHand = inHand;
    this.#position = seen;
    this.#confirmed = confirmed;
  }

  /** Number of messages that wait for the reader. */
  get length(): number {
    return this.#ready.length;
  }

  /** Every text up to this number has arrived, or need not arrive. */
  get position(): number {
    return this.#position;
  }

  /** Whether texts are missing, as far as known. */
  get behind(): boolean {
    return !this.#lastKnown || this.#position < this.#last;
  }

  /**
   * The user is logged in again: the mailbox may have texts that have not arrived here. The next page says whether it is
   * still the same mailbox.
   */
  renew(confirmed: number): void {
    this.#confirmed = confirmed;
    this.#lastKnown = false;
    this.#last = 0;
    this.#ahead.clear();
  }

  /** Takes the next message for the reader. A text is in hand from now on. */
  take(): ServerTextMessage | undefined {
    const message = this.#ready.shift();
    if (message?.kind === "text") this.#inHand.handOut(message.id);
    this.#advance();
    return message;
  }

  /** Handles a text that the server sent as an event. */
  handleLive(text: TextMessage): void {
    if (text.id <= this.#position) return;
    this.#last = Math.max(this.#last, text.id);
    if (this.#ready.length + this.#ahead.size < this.#messagesMax) this.#ahead.set(text.id, text);
    this.#advance();
  }

  /** Records a text that this connection sent. Call before `handlePage` for a page that contains it. */
  handleSent(textId: number): void {
    if (textId <= this.#position) return;
    this.#last = Math.max(this.#last, textId);
    this.#sent.add(textId);
    const [oldest = 0] = this.#sent;
    if (this.#sent.size > SENT_MAX) this.#sent.delete(oldest);
    this.#advance();
  }

  /** Handles the page that `pollFetch` asked for. */
  handlePage({ texts, upTo, lastTextId }: TextPage): void {
    this.#fetching = false;
    this.#last = Math.max(this.#last, lastTextId, upTo);
    if (!this.#lastKnown && !this.#start()) return;
    if (this.#addPage(texts)) this.#position = Math.max(this.#position, upTo);
    for (const id of this.#ahead.keys()) if (id <= this.#position) this.#ahead.delete(id);
    for (const id of this.#sent) if (id <= this.#position) this.#sent.delete(id);
    this.#advance();
  }

  /** Call if the page that `pollFetch` asked for could not be fetched. */
  handleFetchFailure(): void {
    this.#fetching = false;
  }

  /** Returns false if the message was dropped for lack of room. */
  handleBroadcast(message: BroadcastMessage): boolean {
    if (this.#ready.length + this.#ahead.size >= this.#messagesMax) return false;
    this.#ready.push(message);
    return true;
  }

  /** Returns the number after which to fetch a page now. Asks for one page at a time, and only if there is room. */
  pollFetch(): number | undefined {
    const isRoomy = 2 * this.#ready.length <= this.#messagesMax;
    if (this.#fetching || !this.behind || !isRoomy) return undefined;
    this.#fetching = true;
    return this.#position;
  }

  /** Returns the number up to which to confirm now. Asks for one confirmation at a time. */
  pollConfirm(): number | undefined {
    if (this.#confirming || Math.max(this.#had, this.#inHand.lastDone) <= this.#confirmed) return undefined;
    const textId = this.#confirmable();
    if (textId <= this.#confirmed) return undefined;
    this.#confirming = true;
    return textId;
  }

  handleConfirmed(textId: number): void {
    this.#confirming = false;
    this.#confirmed = Math.max(this.#confirmed, textId);
  }

  handleConfirmFailure(): void {
    this.#confirming = false;
  }

  /** Returns the number up to which to confirm at the end of the login, own texts included. */
  finalConfirm(): number | undefined {
    const textId = this.#confirmable();
    return this.#lastKnown && textId > this.#confirmed ? textId : undefined;
  }

  /** Handles the first page's number of the last text. Returns false if `seen` belongs to another mailbox. */
  #start(): boolean {
    this.#lastKnown = true;
    const isThisMailbox = this.#position <= this.#last;
    if (isThisMailbox) this.#had = this.#position;
    else {
      this.#position = this.#confirmed;
      this.#inHand.clear();
    }
    return isThisMailbox;
  }

  /** Returns false if there was no room for all texts. */
  #addPage(texts: readonly TextMessage[]): boolean {
    for (const text of texts) {
      if (text.id <= this.#position) continue;
      if (!this.#sent.has(text.id)) {
        if (this.#ready.length >= this.#messagesMax) return false;
        this.#ready.push(text);
      }
      this.#position = text.id;
    }
    return true;
  }

  /** Advances the position over texts that have arrived. */
  #advance(): void {
    for (;;) {
      const next = this.#position + 1;
      const text = this.#ahead.get(next);
      if (!this.#sent.delete(next)) {
        if (text === undefined || this.#ready.length >= this.#messagesMax) return;
        this.#ready.push(text);
      }
      this.#ahead.delete(next);
      this.#position = next;
    }
  }

  /** Returns the number up to which the program is done with every text, or the text is not for it. */
  #confirmable(): number {
    const unread = this.#ready.find((message) => message.kind === "text");
    const first = Math.min(unread?.id ?? Number.POSITIVE_INFINITY, this.#inHand.first ?? Number.POSITIVE_INFINITY);
    return Math.min(this.#position, first - 1);
  }
}
