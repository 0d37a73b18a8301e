import { PeerText } from "../../generated/chatwire/v1/peer.ts";
import { ProtocolError, UsageError } from "../errors.ts";
import type { BodyOf, Channel, ChannelOptions } from "./channel.ts";
import { TEXTS } from "./flow.ts";

const LONE_SURROGATE = /\p{Surrogate}/u;
/** Upper bound on the size of a message with a PeerText, header included, without its text. */
const OVERHEAD_BYTES = 32;

/**
 * UTF-8 bytes of the longest text on a link. Fixed for version 1 of the protocol, because peers do not tell each other
 * their limits: what one side may send, the other accepts.
 */
export const LINK_TEXT_BYTES_MAX = 16_384;

/** A text from the peer. Texts arrive in order, each once, and are numbered from 1. */
export type TextEvent = { readonly type: "text"; readonly text: string; readonly number: number };

export interface TextChannelOptions extends ChannelOptions<TextEvent> {
  /** Called when a text was put into the outbox, and before one of the peer is raised. */
  readonly onSent?: () => void;
  readonly onReceived?: () => void;
}

/** Texts of any length up to `LINK_TEXT_BYTES_MAX`, delivered reliably. A long text is sent in fragments. */
export class TextChannel implements Channel<"peerText"> {
  readonly bodies = ["peerText"] as const;
  readonly #options: TextChannelOptions;
  readonly #reassembler = new Reassembler(LINK_TEXT_BYTES_MAX);
  #sent = 0;
  #received = 0;

  constructor(options: TextChannelOptions) {
    this.#options = options;
  }

  /** Texts of this side. The last one has this number. */
  get sent(): number {
    return this.#sent;
  }

  /** Texts of the peer. The last one has this number. */
  get received(): number {
    return this.#received;
  }

  /**
   * Sends a text.
   *
   * @returns the id that `delivered` reports
   * @throws UsageError the text is empty, too long, or contains a lone surrogate
   * @throws ProtocolError LIMIT_REACHED: too many messages wait to be sent; retryable
   */
  send(text: string): number {
    const { outbox } = this.#options;
    const fragments = fragmentText(text, outbox.reliableBytesMax - OVERHEAD_BYTES, LINK_TEXT_BYTES_MAX);
    const bodies = fragments.map((value) => ({ case: "peerText", value: PeerText.create(value) }) as const);
    const id = outbox.sendTracked(bodies, TEXTS);
    this.#sent += 1;
    this.#options.onSent?.();
    return id;
  }

  /** @throws ProtocolError TOO_LARGE: the text is longer than `LINK_TEXT_BYTES_MAX` */
  handle({ value }: BodyOf<"peerText">): void {
    const text = this.#reassembler.add(value);
    if (text === undefined) return;
    this.#received += 1;
    this.#options.onReceived?.();
    this.#options.raise({ type: "text", text, number: this.#received });
  }
}

/** A text, or a part of one that does not fit into a datagram; the schema's PeerText has the same fields. */
export interface TextFragment {
  readonly text: string;
  /** Whether the text continues in the next fragment. */
  readonly continued: boolean;
}

/**
 * Splits a text between code points.
 *
 * @param fragmentBytesMax  UTF-8 bytes of a fragment, at least 4
 * @param textBytesMax      UTF-8 bytes of the text
 * @throws UsageError the text is empty, too long, or contains a lone surrogate
 */
export function fragmentText(text: string, fragmentBytesMax: number, textBytesMax: number): readonly TextFragment[] {
  const bytes = Buffer.byteLength(text);
  if (bytes === 0) throw new UsageError("The text is empty.");
  if (bytes > textBytesMax) {
    throw new UsageError(`The text has ${bytes} bytes of UTF-8; at most ${textBytesMax} are allowed.`);
  }
  if (LONE_SURROGATE.test(text)) throw new UsageError("The text contains a lone surrogate.");
  if (bytes <= fragmentBytesMax) return [{ text, continued: false }];
  const fragments: TextFragment[] = [];
  let start = 0;
  let end = 0;
  let fragmentBytes = 0;
  for (const codePoint of text) {
    const codePointBytes = Buffer.byteLength(codePoint);
    if (fragmentBytes + codePointBytes > fragmentBytesMax) {
      fragments.push({ text: text.slice(start, end), continued: true });
      start = end;
      fragmentBytes = 0;
    }
    fragmentBytes += codePointBytes;
    end += codePoint.length;
  }
  fragments.push({ text: text.slice(start), continued: false });
  return fragments;
}

/** Joins fragments that arrive in order. */
export class Reassembler {
  readonly #bytesMax: number;
  /** The UTF-8 of the fragments so far: a string of many short ones takes many times its length. */
  #fragments: Buffer | undefined;
  #bytes = 0;

  /** @param bytesMax  UTF-8 bytes of the longest text */
  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /**
   * Adds the next fragment.
   *
   * @returns the whole text after its last fragment; undefined also if it is empty, because a text never is
   * @throws ProtocolError TOO_LARGE: the text exceeds the limit
   */
  add({ text, continued }: TextFragment): string | undefined {
    const bytes = this.#bytes + Buffer.byteLength(text);
    if (bytes > this.#bytesMax) {
      throw new ProtocolError("TOO_LARGE", `The peer's text exceeds ${this.#bytesMax} bytes of UTF-8.`);
    }
    if (!continued && this.#fragments === undefined) return text === "" ? undefined : text;
    this.#fragments ??= Buffer.allocUnsafeSlow(this.#bytesMax);
    this.#fragments.write(text, this.#bytes);
    this.#bytes = bytes;
    if (continued) return undefined;
    const whole = this.#fragments.toString("utf8", 0, bytes);
    this.#fragments = undefined;
    this.#bytes = 0;
    return whole === "" ? undefined : whole;
  }
}
