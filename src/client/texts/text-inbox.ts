import type { BroadcastMessage, ServerTextMessage, TextMessage } from "./text.ts";

/** A part of the mailbox, as FetchTexts answers. */
export interface TextPage {
  /** In order. */
  readonly texts: readonly TextMessage[];
  /** What is not in `texts` up to this number is not kept, or not for the user. */
  readonly upTo: number;
  /** Number of the last text there is. */
  readonly lastTextId: number;
}

export interface TextInboxOptions {
  /** How many messages wait for the reader at most. */
  readonly messagesMax: number;
  /** Number of the last text that the reader has already. */
  readonly seen: number;
  /** Number of the last text that some client of the account confirmed; at most that of the last text there is. */
  readonly confirmed: number;
}

/** Where nobody reads, and more texts than this are sent: the oldest of them will come as from another client. */
const SENT_MAX = 10_000;

/**
 * Puts the texts of one login into order, each once, however the pages that
 * are fetched and the texts that come live overlap; without I/O.
 *
 * Hand it what comes (`handle...`). After each, and after `take`, ask whether
 * to fetch (`pollFetch`) and to confirm (`pollConfirm`). No text is lost where
 * the reader is slow: what does not fit is fetched again, later.
 *
 * @see proto/PROTOCOL.md, "Texts"
 */
export class TextInbox {
  readonly #messagesMax: number;
  /** For the reader, in order. */
  readonly #ready: ServerTextMessage[] = [];
  /** Live texts that came before one that is missing, or before there was room; by number. */
  readonly #ahead = new Map<number, TextMessage>();
  /** Texts after `#position` that this connection sent: the reader knows them. */
  readonly #sent = new Set<number>();
  /** All texts up to here are ready, were taken, or are not for the reader. */
  #position: number;
  /** Number of the last text heard of. */
  #last = 0;
  /** Whether the server has told how many texts there are. */
  #told = false;
  #fetching = false;
  /** Number of the last text that was taken, of this login or, once the server knows it too, before. */
  #taken = 0;
  #confirmed: number;
  #confirming = false;

  constructor({ messagesMax, seen, confirmed }: TextInboxOptions) {
    this.#messagesMax = messagesMax;
    this.#position = seen;
    this.#confirmed = confirmed;
  }

  /** How many messages wait for the reader. */
  get length(): number {
    return this.#ready.length;
  }

  /** All texts up to this number have come, or need not come. */
  get position(): number {
    return this.#position;
  }

  /** Whether there are texts that have not come. */
  get behind(): boolean {
    return !this.#told || this.#position < this.#last;
  }

  /** Takes the next message for the reader. */
  take(): ServerTextMessage | undefined {
    const message = this.#ready.shift();
    if (message?.kind === "text") this.#taken = message.id;
    this.#advance();
    return message;
  }

  /** A text came by itself. */
  handleLive(text: TextMessage): void {
    if (text.id <= this.#position) return;
    this.#last = Math.max(this.#last, text.id);
    if (this.#ready.length + this.#ahead.size < this.#messagesMax) this.#ahead.set(text.id, text);
    this.#advance();
  }

  /** This connection sent a text. To be told before a page is handed over that has it. */
  handleSent(textId: number): void {
    if (textId <= this.#position) return;
    this.#last = Math.max(this.#last, textId);
    this.#sent.add(textId);
    const [oldest = 0] = this.#sent;
    if (this.#sent.size > SENT_MAX) this.#sent.delete(oldest);
    this.#advance();
  }

  /** The answer to what `pollFetch` asked for. */
  handlePage({ texts, upTo, lastTextId }: TextPage): void {
    this.#fetching = false;
    this.#last = Math.max(this.#last, lastTextId, upTo);
    if (!this.#told && !this.#start()) return;
    if (this.#takeIn(texts)) this.#position = Math.max(this.#position, upTo);
    for (const id of this.#ahead.keys()) if (id <= this.#position) this.#ahead.delete(id);
    for (const id of this.#sent) if (id <= this.#position) this.#sent.delete(id);
    this.#advance();
  }

  /** What `pollFetch` asked for did not come. */
  handleFetchFailure(): void {
    this.#fetching = false;
  }

  /** Returns false where there is no room. */
  handleBroadcast(message: BroadcastMessage): boolean {
    if (this.#ready.length + this.#ahead.size >= this.#messagesMax) return false;
    this.#ready.push(message);
    return true;
  }

  /** The number after which a page is to be fetched now; once at a time, and only where there is room for one. */
  pollFetch(): number | undefined {
    const isRoomy = 2 * this.#ready.length <= this.#messagesMax;
    if (this.#fetching || !this.behind || !isRoomy) return undefined;
    this.#fetching = true;
    return this.#position;
  }

  /** The number up to which to confirm now that the reader has more; once at a time. */
  pollConfirm(): number | undefined {
    if (this.#confirming || this.#taken <= this.#confirmed) return undefined;
    this.#confirming = true;
    return this.#confirmable();
  }

  handleConfirmed(textId: number): void {
    this.#confirming = false;
    this.#confirmed = Math.max(this.#confirmed, textId);
  }

  handleConfirmFailure(): void {
    this.#confirming = false;
  }

  /** The number up to which to confirm at the end of the login, even if all after the last confirmed were sent here. */
  finalConfirm(): number | undefined {
    const textId = this.#confirmable();
    return this.#told && textId > this.#confirmed ? textId : undefined;
  }

  /** The server has told how many texts there are. Returns false where `seen` is of another mailbox than this. */
  #start(): boolean {
    this.#told = true;
    const isOfThis = this.#position <= this.#last;
    if (isOfThis) this.#taken = Math.max(this.#taken, this.#position);
    else this.#position = this.#confirmed;
    return isOfThis;
  }

  /** Returns false where there was no room for all. */
  #takeIn(texts: readonly TextMessage[]): boolean {
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

  /** Moves on over what has come already. */
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

  /** All up to this number was taken, or is not for the reader. */
  #confirmable(): number {
    const unread = this.#ready.find((message) => message.kind === "text");
    return unread === undefined ? this.#position : unread.id - 1;
  }
}
