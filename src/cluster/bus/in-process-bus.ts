import type { Clock } from "../../net/network.ts";
import type { Bus, BusHandler, BusSubscription } from "./bus.ts";

/** A bus inside one process. A packet arrives once the input of this turn of the event loop has been handled. */
export class InProcessBus implements Bus {
  readonly #clock: Pick<Clock, "runAtEndOfTick">;
  readonly #handlers = new Map<string, Set<BusHandler>>();
  #isClosed = false;

  constructor(clock: Pick<Clock, "runAtEndOfTick">) {
    this.#clock = clock;
  }

  get isConnected(): boolean {
    return !this.#isClosed;
  }

  publish(subject: string, packet: Uint8Array): void {
    if (this.#isClosed) return;
    const copy = new Uint8Array(packet);
    this.#clock.runAtEndOfTick(() => this.#deliver(subject, copy));
  }

  subscribe(subject: string, handle: BusHandler): BusSubscription {
    const handlers = this.#handlers.get(subject) ?? new Set();
    this.#handlers.set(subject, handlers);
    // A handler that is given twice gets each packet twice.
    const own: BusHandler = (packet, at) => handle(packet, at);
    handlers.add(own);
    return {
      cancel: () => {
        handlers.delete(own);
        if (handlers.size === 0) this.#handlers.delete(subject);
      },
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#handlers.clear();
  }

  #deliver(subject: string, packet: Uint8Array): void {
    const any = `${subject.slice(0, subject.lastIndexOf("."))}.*`;
    for (const pattern of [subject, any])
      for (const handle of this.#handlers.get(pattern) ?? []) handle(packet, subject);
  }
}
