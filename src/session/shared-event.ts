import { Header, type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import { Conversation, Delivery, State } from "../../generated/chatwire/v1/options.ts";
import {
  encodeToSend,
  FRAME_OVERHEAD_BYTES,
  type FrameParts,
  type PackedBody,
  packBody,
} from "../framing/frame-writer.ts";
import { GREASED_BYTES_MAX, type Grease } from "../framing/grease.ts";
import { type UnknownMessage, unknownHeader } from "../framing/unknown-message.ts";
import type { AnyEvent } from "./rules.ts";

/** A message without its number, for any number of receivers: what is the same for all of them, encoded once. */
export interface PostedMessage extends FrameParts {
  readonly command: number;
  /** Whether the message is repeated if the stream is lost. */
  readonly isKept: boolean;
}

const EMPTY = new Uint8Array(0);
/** The first bytes of the headers of each event, by its command. */
const HEADER_STARTS: Uint8Array[] = [];

/** An event for any number of receivers. */
export class SharedEvent {
  readonly event: AnyEvent;
  readonly body: MessageBody;
  /** What of it is kept until it is sent, and for a resumption: without the body, which takes more memory than its bytes. */
  readonly posted: PostedMessage;
  /** Grease that goes before it. */
  readonly before: PostedMessage | undefined;
  /** Whether sending it changes nothing but the numbers of messages: neither the state, nor what a refusal would mean. */
  readonly isPlain: boolean;

  /**
   * @param grease   undefined: nothing is added
   * @param isAlone  whether one connection gets it, at once; default: any number may, and may keep it
   * @throws UsageError a value does not fit its field
   */
  constructor(event: AnyEvent, body: MessageBody, grease?: Grease, isAlone = false) {
    const { command, rule } = event;
    const { critical, enters, conversation, delivery, bytesMax } = rule;
    const encoded = isAlone ? encodeToSend(body) : packBody(body);
    const mayGrow = encoded.length + FRAME_OVERHEAD_BYTES <= Math.min(bytesMax || GREASED_BYTES_MAX, GREASED_BYTES_MAX);
    const headerEnd = (mayGrow ? grease?.headerField() : undefined) ?? EMPTY;
    const message = grease?.message();
    this.event = event;
    this.body = body;
    this.posted = {
      command,
      headerStart: headerStartOf(event),
      headerEnd,
      encoded,
      isKept: delivery !== Delivery.LOSSY,
    };
    this.before = message && postedGrease(message);
    this.isPlain = !critical && enters === State.UNSPECIFIED && conversation === Conversation.UNSPECIFIED;
  }

  /** The body as `packBody` or `encodeToSend` returned it. */
  get encoded(): PackedBody {
    return this.posted.encoded;
  }

  /** Whether it is repeated if the stream is lost. */
  get isKept(): boolean {
    return this.posted.isKept;
  }
}

/** Events that go to the same receivers, one after the other. */
export class SharedEvents {
  readonly events: readonly SharedEvent[];
  /** Whether all of them are. See `SharedEvent`. */
  readonly isKept: boolean;
  readonly isPlain: boolean;
  /** The length of the longest body. */
  readonly bodyBytesMax: number;
  /** Whether one connection gets them: there is nothing to share. */
  readonly isAlone: boolean;
  /** Undefined until they are asked for: what one connection gets has no need of them. */
  #posted: readonly PostedMessage[] | undefined;

  /** @param isAlone  default: any number of connections may get them */
  constructor(events: readonly SharedEvent[], isAlone = false) {
    let isKept = true;
    let isPlain = true;
    let bodyBytesMax = 0;
    for (const shared of events) {
      isKept &&= shared.isKept;
      isPlain &&= shared.isPlain;
      bodyBytesMax = Math.max(bodyBytesMax, shared.encoded.length);
    }
    this.isAlone = isAlone;
    this.events = events;
    this.isKept = isKept;
    this.isPlain = isPlain;
    this.bodyBytesMax = bodyBytesMax;
  }

  /** Of each of them, with the grease before it. */
  get posted(): readonly PostedMessage[] {
    this.#posted ??= this.events.flatMap(({ before, posted }) => (before === undefined ? [posted] : [before, posted]));
    return this.#posted;
  }
}

function headerStartOf({ command }: AnyEvent): Uint8Array {
  const known = HEADER_STARTS[command];
  if (known !== undefined) return known;
  const start = encodeHeader(Header.create({ type: MessageType.EVENT, command }));
  HEADER_STARTS[command] = start;
  return start;
}

function postedGrease(message: UnknownMessage): PostedMessage {
  const { command, fields, headerFields = EMPTY } = message;
  const headerStart = encodeHeader(unknownHeader({ ...message, headerFields: EMPTY }, 0));
  return { command, headerStart, headerEnd: headerFields, encoded: fields, isKept: false };
}

/** In memory of its own. */
function encodeHeader(header: Header): Uint8Array {
  return new Uint8Array(Header.encode(header));
}
