import type { Clock } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import type { Bus } from "./bus.ts";
import type { BusConversation, BusEvent } from "./conversation.ts";

/** Whom a link tells what happens. */
export interface BusLinkOwner {
  /** Called for each event, in order. */
  onEvent(event: BusEvent): void;
  /** Called before the messages of this turn leave; those that it sends leave with them. Default: nothing is. */
  beforeSending?(): void;
  /** Whether the owner takes one more message now. If not, it calls `takeMore` later. Default: it takes all. */
  mayTake?(): boolean;
}

/** Connects one conversation with the bus, its timer and its owner. Messages of one turn of the event loop leave together. */
export class BusLink {
  readonly #clock: Clock;
  readonly #bus: Bus;
  readonly #to: string;
  readonly #conversation: BusConversation;
  readonly #owner: BusLinkOwner;
  readonly #timer: Timer;
  #isScheduled = false;
  #isClosed = false;

  /** @param to  the subject of the other part */
  constructor(clock: Clock, bus: Bus, to: string, conversation: BusConversation, owner: BusLinkOwner) {
    this.#clock = clock;
    this.#bus = bus;
    this.#to = to;
    this.#conversation = conversation;
    this.#owner = owner;
    this.#timer = new Timer(clock, () => {
      conversation.handleTimeout(clock.monotonicMs());
      this.#drain();
    });
    this.wake();
  }

  /** Sends a message. @throws UsageError as `BusConversation.send` */
  send(bytes: Uint8Array): void {
    this.#conversation.send(bytes);
    this.wake();
  }

  /** Takes a packet of the other part. */
  handle(packet: Uint8Array): void {
    if (this.#isClosed) return;
    this.#conversation.handle(packet, this.#clock.monotonicMs());
    this.takeMore();
  }

  /** Takes messages that the owner has left. */
  takeMore(): void {
    this.#raise();
    this.wake();
  }

  /** Ends it without a message to the other part. No event follows. */
  close(): void {
    this.#isClosed = true;
    this.#timer.clear();
  }

  /** Publishes what waits at the end of this turn of the event loop. */
  wake(): void {
    if (this.#isScheduled || this.#isClosed) return;
    this.#isScheduled = true;
    this.#clock.runAtEndOfTick(() => {
      this.#isScheduled = false;
      this.#drain();
    });
  }

  #drain(): void {
    if (this.#isClosed) return;
    this.#owner.beforeSending?.();
    this.#raise();
    const nowMs = this.#clock.monotonicMs();
    for (;;) {
      const packet = this.#isClosed ? undefined : this.#conversation.poll(nowMs);
      if (packet === undefined) break;
      this.#bus.publish(this.#to, packet);
    }
    if (!this.#isClosed) this.#timer.set(this.#conversation.nextTimeoutMs);
  }

  #raise(): void {
    for (;;) {
      if (this.#isClosed || (this.#conversation.isMessageNext && this.#owner.mayTake?.() === false)) return;
      const event = this.#conversation.pollEvent();
      if (event === undefined) return;
      this.#owner.onEvent(event);
    }
  }
}
