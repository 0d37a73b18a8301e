import { FrameTemplate, hasEvenNumbers } from "../framing/frame-template.ts";
import { isWorthSharing } from "../framing/frame-writer.ts";
import type { PostedMessage } from "./shared-event.ts";
import { KEPT_MESSAGE_BYTES } from "./unacknowledged.ts";

/** The bytes that a message counts for besides its body: about those of its header. */
const OVERHEAD_BYTES = 16;
/** For more bytes, a copy of all frames would not save much. */
const TEMPLATE_BYTES_MAX = 16_384;

/**
 * Messages that a connection sends one after the other. Lists do not change, and are shared: all connections that posted
 * the same messages have the same list. So a message that goes to thousands costs each of them one reference, and frames
 * are encoded once for all. The last lists stay in memory as long as the empty one from which they began.
 */
export class PostedList {
  readonly length: number;
  /** About the bytes of its frames. */
  readonly bytes: number;
  /** What its messages count for while they are kept for a resumption. */
  readonly keptBytes: number;
  /** Whether a body is so long that it waits without a copy, in memory once for all receivers. */
  readonly hasLongBody: boolean;
  /** Undefined once the messages are collected, so that no list keeps those before it in memory. */
  #previous: PostedList | undefined;
  readonly #message: PostedMessage | undefined;
  /** The list that most connections go on with: this and one more message. */
  #next: PostedList | undefined;
  /** The same with several more messages: those of one call. */
  #nextOfMany: { readonly messages: readonly PostedMessage[]; readonly list: PostedList } | undefined;
  #messages: readonly PostedMessage[] | undefined;
  #template: FrameTemplate | undefined;
  #isUsed = false;

  private constructor(previous: PostedList | undefined, message: PostedMessage | undefined) {
    const { length = 0, bytes = 0, keptBytes = 0 } = previous ?? {};
    this.hasLongBody = (previous?.hasLongBody ?? false) || (message !== undefined && isWorthSharing(message.encoded));
    this.#previous = previous;
    this.#message = message;
    this.length = message === undefined ? length : length + 1;
    this.bytes = bytes + (message === undefined ? 0 : message.encoded.length + OVERHEAD_BYTES);
    this.keptBytes = keptBytes + (message?.isKept ? message.encoded.length + KEPT_MESSAGE_BYTES : 0);
  }

  /** An empty list. Connections share lists that began from the same one: there is one for all connections of a server. */
  static empty(): PostedList {
    return new PostedList(undefined, undefined);
  }

  /** This list and one more message. */
  with(message: PostedMessage): PostedList {
    const known = this.#next;
    if (known !== undefined && known.#message === message) return known;
    const next = new PostedList(this, message);
    this.#next = next;
    return next;
  }

  /** This list and some more messages. */
  withAll(messages: readonly PostedMessage[]): PostedList {
    if (this.#nextOfMany?.messages === messages) return this.#nextOfMany.list;
    let list: PostedList = this;
    for (const message of messages) list = list.with(message);
    if (messages.length > 1) this.#nextOfMany = { messages, list };
    return list;
  }

  /** The oldest first. */
  get messages(): readonly PostedMessage[] {
    if (this.#messages === undefined) {
      this.#messages = this.#collect();
      this.#previous = undefined;
    }
    return this.#messages;
  }

  /** Whether another connection has sent these messages too. */
  get isShared(): boolean {
    return this.#isUsed;
  }

  /**
   * The template of its frames, for a connection whose first message has this number; undefined: there is none, because
   * their numbers have several lengths, a body is too long for a copy, or it would not be used again.
   */
  templateFor(first: number): FrameTemplate | undefined {
    if (this.#template?.fits(first)) return this.#template;
    const isUsed = this.#isUsed;
    this.#isUsed = true;
    if (!isUsed || this.hasLongBody || this.bytes > TEMPLATE_BYTES_MAX || !hasEvenNumbers(first, this.length))
      return undefined;
    this.#template = new FrameTemplate(this.messages, first);
    return this.#template;
  }

  #collect(): readonly PostedMessage[] {
    const messages: PostedMessage[] = [];
    let list: PostedList | undefined = this;
    for (; list !== undefined && list.#messages === undefined; list = list.#previous)
      if (list.#message !== undefined) messages.push(list.#message);
    messages.reverse();
    return list === undefined ? messages : [...list.messages, ...messages];
  }
}
