import { PeerTextsRead, PeerTyping } from "../../generated/chatwire/v1/peer.ts";
import { ProtocolError, UsageError } from "../errors.ts";
import type { BodyOf, Channel, ChannelOptions } from "./channel.ts";
import { earlier } from "./path/backoff.ts";

/** The same state is told again only after so long. */
const TYPING_REPEAT_MS = 1_000;
/** How many texts were read is told at most so often. */
const READ_INTERVAL_MS = 250;

export type TextMarkEvent =
  /** The user at the other side has begun to write, or has stopped. */
  | { readonly type: "typing"; readonly typing: boolean }
  /** The user at the other side has read this many texts of this side, in order. */
  | { readonly type: "textsRead"; readonly texts: number };

export interface TextMarksOptions extends ChannelOptions<TextMarkEvent> {
  /** Whether both sides have the feature. */
  readonly isAgreed: () => boolean;
  /** How many texts this side has sent, and how many it has received. */
  readonly texts: () => { readonly sent: number; readonly received: number };
}

/**
 * Who writes, and what was read. A side that lacks the feature is told nothing.
 *
 * Neither is worth much more than its newest state: that a user writes may get lost, and is forgotten after
 * `typingTimeoutMs`; what was read is sent reliably, and what is newer takes the place of what waits.
 */
export class TextMarksChannel implements Channel<"peerTyping" | "peerTextsRead"> {
  readonly bodies = ["peerTyping", "peerTextsRead"] as const;
  readonly #options: TextMarksOptions;
  #told: { readonly typing: boolean; readonly atMs: number } | undefined;
  /** Texts of the peer that the user has read, and of how many of them the peer has been told. */
  #read = 0;
  #readTold = 0;
  #readToldAgainMs = Number.NEGATIVE_INFINITY;
  /** When the peer's user is taken to have stopped; undefined: the user does not write. */
  #typingEndMs: number | undefined;
  #readByPeer = 0;

  constructor(options: TextMarksOptions) {
    this.#options = options;
  }

  /** Tells the peer whether the user writes. */
  tellTyping(typing: boolean, nowMs: number): void {
    const { outbox, isAgreed } = this.#options;
    const isTold = this.#told?.typing === typing && (!typing || nowMs < this.#told.atMs + TYPING_REPEAT_MS);
    if (!isAgreed() || isTold || (this.#told === undefined && !typing)) return;
    this.#told = { typing, atMs: nowMs };
    outbox.sendLossy({ case: "peerTyping", value: PeerTyping.create({ typing }) });
  }

  /**
   * Tells the peer how many of its texts the user has read. A smaller number than before changes nothing.
   *
   * @throws UsageError the peer has not sent so many texts
   */
  tellRead(texts: number, nowMs: number): void {
    const { received } = this.#options.texts();
    if (!Number.isSafeInteger(texts) || texts < 0 || texts > received) {
      throw new UsageError(`${received} texts have arrived on the link, so ${texts} cannot have been read.`);
    }
    if (!this.#options.isAgreed()) return;
    this.#read = Math.max(this.#read, texts);
    this.#sendRead(nowMs);
  }

  /** A text of this side ends its writing, and one of the peer that of the peer. */
  textSent(): void {
    this.#told = undefined;
  }

  textReceived(): void {
    this.#setTyping(undefined);
  }

  /** @throws ProtocolError MALFORMED: the peer has read more texts than were sent */
  handle(body: BodyOf<"peerTyping" | "peerTextsRead">, nowMs: number): void {
    if (body.case === "peerTyping") {
      this.#setTyping(body.value.typing ? nowMs + this.#options.limits.typingTimeoutMs : undefined);
      return;
    }
    const { texts } = body.value;
    const { sent } = this.#options.texts();
    if (texts > sent) throw new ProtocolError("MALFORMED", `The peer has read ${texts} texts, but ${sent} were sent.`);
    if (texts <= this.#readByPeer) return;
    this.#readByPeer = texts;
    this.#options.raise({ type: "textsRead", texts });
  }

  get nextTimeoutMs(): number | undefined {
    return earlier(this.#typingEndMs, this.#read > this.#readTold ? this.#readToldAgainMs : undefined);
  }

  handleTimeout(nowMs: number): "waiting" {
    if (this.#typingEndMs !== undefined && this.#typingEndMs <= nowMs) this.#setTyping(undefined);
    this.#sendRead(nowMs);
    return "waiting";
  }

  #sendRead(nowMs: number): void {
    if (this.#read <= this.#readTold || nowMs < this.#readToldAgainMs) return;
    this.#readToldAgainMs = nowMs + READ_INTERVAL_MS;
    try {
      this.#options.outbox.sendReliable({
        case: "peerTextsRead",
        value: PeerTextsRead.create({ texts: this.#read }),
      });
      this.#readTold = this.#read;
    } catch (error) {
      // The queue is full. It is tried again after the interval.
      if (!(error instanceof ProtocolError) || !error.retryable) throw error;
    }
  }

  #setTyping(endMs: number | undefined): void {
    const isChanged = (endMs === undefined) !== (this.#typingEndMs === undefined);
    this.#typingEndMs = endMs;
    if (isChanged) this.#options.raise({ type: "typing", typing: endMs !== undefined });
  }
}
