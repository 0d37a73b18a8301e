import type { OutgoingMessage } from "./outgoing.ts";

/**
 * Which message each one is delivered after, at the sender.
 *
 * A message is delivered at the peer once it has arrived and the one before it in its flow is delivered. So the sender can
 * tell which messages past a gap are delivered.
 */
export class FlowOrder {
  readonly #onDelivered: (message: OutgoingMessage) => void;
  /** The last message of each flow that the peer may lack. */
  readonly #last = new Map<string, OutgoingMessage>();

  /** @param onDelivered  called once with each message that the peer has delivered */
  constructor(onDelivered: (message: OutgoingMessage) => void) {
    this.#onDelivered = onDelivered;
  }

  /**
   * Takes a message that is about to leave, with its sequence number.
   *
   * @returns how far before it the message is that it follows; its own sequence number: it follows none
   */
  add(message: OutgoingMessage): number {
    const { flow, sequence } = message;
    if (!flow.isOrdered) return sequence;
    const before = this.#last.get(flow.name);
    this.#last.set(flow.name, message);
    if (before === undefined) return sequence;
    message.before = before;
    before.after = message;
    return sequence - before.sequence;
  }

  /** Takes the arrival of a whole message. Reports it and those after it in its flow as far as they are delivered. */
  arrived(message: OutgoingMessage): void {
    if (message.before !== undefined && !message.before.isDelivered) return;
    for (let next: OutgoingMessage | undefined = message; next?.hasArrived === true; next = next.after)
      this.#deliver(next);
  }

  /** Takes a message up to which the peer has all. */
  passed(message: OutgoingMessage): void {
    this.#deliver(message);
    if (message.after !== undefined) message.after.before = undefined;
    message.after = undefined;
    const { name } = message.flow;
    if (this.#last.get(name) === message) this.#last.delete(name);
  }

  #deliver(message: OutgoingMessage): void {
    if (message.isDelivered) return;
    message.isDelivered = true;
    this.#onDelivered(message);
  }
}
