/** Joins the parts of reliable messages that pass one way on a link, so that a recording also has the whole message. */

import { Message } from "../../generated/chatwire/v1/message.ts";
import type { PeerPart } from "../../generated/chatwire/v1/peer.ts";
import { DecodeError, ProtocolError } from "../errors.ts";
import { DEFAULT_LIMITS } from "../limits.ts";
import { type JoinedMessage, PartJoiner } from "../peering/reliable/parts.ts";

/** A message of a link has fewer bytes than the largest datagram that a path may carry. */
const MESSAGE_BYTES_MAX = DEFAULT_LIMITS.datagramBytesProbedMax;
/** The most messages whose parts are kept: as many as a receiver waits for. Of further ones, the oldest makes way. */
const INCOMPLETE_MAX = 128;

/** A message whose parts have all passed. */
export interface WholeMessage {
  readonly message: Message;
  /** How many parts it had. */
  readonly parts: number;
}

export class PartCollector {
  readonly #joiner = new PartJoiner(MESSAGE_BYTES_MAX);
  /** The sequences of the messages whose parts are kept, the one with the latest part last. */
  readonly #incomplete = new Set<number>();

  /**
   * Takes each part in its order. A message whose parts are sent again becomes whole again.
   *
   * @returns the message, if this was the last part that was missing; undefined also if the parts make no message
   */
  add(part: PeerPart): WholeMessage | undefined {
    this.#incomplete.delete(part.sequence);
    const joined = this.#join(part);
    if (joined === "malformed") this.#joiner.forget(part.sequence);
    else if (joined === undefined) this.#keep(part.sequence);
    else return wholeMessage(joined.bytes, part.count);
    return undefined;
  }

  #join(part: PeerPart): JoinedMessage | "malformed" | undefined {
    try {
      return this.#joiner.add(part, 0);
    } catch (error) {
      if (error instanceof ProtocolError) return "malformed";
      throw error;
    }
  }

  #keep(sequence: number): void {
    this.#incomplete.add(sequence);
    if (this.#incomplete.size <= INCOMPLETE_MAX) return;
    const [oldest = sequence] = this.#incomplete;
    this.#incomplete.delete(oldest);
    this.#joiner.forget(oldest);
  }
}

function wholeMessage(bytes: Uint8Array, parts: number): WholeMessage | undefined {
  try {
    return { message: Message.decode(bytes), parts };
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}
