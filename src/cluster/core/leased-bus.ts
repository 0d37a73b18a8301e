import type { Bus, BusHandler, BusSubscription } from "../bus/bus.ts";

/** The bus of a core, which carries nothing in either direction once the lease of the core does not hold. */
export class LeasedBus implements Bus {
  readonly #bus: Bus;
  readonly #isHeld: () => boolean;

  /** @param isHeld  asked for each packet */
  constructor(bus: Bus, isHeld: () => boolean) {
    this.#bus = bus;
    this.#isHeld = isHeld;
  }

  get isConnected(): boolean {
    return this.#bus.isConnected;
  }

  publish(subject: string, packet: Uint8Array): void {
    if (this.#isHeld()) this.#bus.publish(subject, packet);
  }

  subscribe(subject: string, handle: BusHandler): BusSubscription {
    return this.#bus.subscribe(subject, (packet, at) => {
      if (this.#isHeld()) handle(packet, at);
    });
  }

  /** Leaves the bus to its owner. */
  async close(): Promise<void> {}
}
