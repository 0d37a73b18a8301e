import type { Network } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";

/** How often it looks. Node reports no changes of interfaces; a look takes less than 0.1 ms. */
const LOOK_PAUSE_MS = 1_000;
/** A clock that runs on by so much more than the timers was not asleep for a moment only, or was set. */
const SLEEP_MS = 5_000;

/** Notices, each second, that the addresses of this machine have changed, or that it has slept. */
export class NetworkChanges {
  readonly #network: Network;
  readonly #onChange: () => void;
  readonly #timer: Timer;
  #seen = "";
  #lookedMs = 0;

  constructor(network: Network, onChange: () => void) {
    this.#network = network;
    this.#onChange = onChange;
    this.#timer = new Timer(network, () => this.#look());
  }

  start(): void {
    this.#seen = this.#addresses();
    this.#wait();
  }

  stop(): void {
    this.#timer.clear();
  }

  #look(): void {
    const sleptMs = this.#network.wallClockMs() - this.#lookedMs - LOOK_PAUSE_MS;
    this.#wait();
    const addresses = this.#addresses();
    if (addresses === this.#seen && sleptMs < SLEEP_MS) return;
    this.#seen = addresses;
    this.#onChange();
  }

  #wait(): void {
    this.#lookedMs = this.#network.wallClockMs();
    this.#timer.set(this.#network.monotonicMs() + LOOK_PAUSE_MS);
  }

  #addresses(): string {
    const addresses = this.#network.interfaces().map(({ name, address }) => `${name} ${address}`);
    return addresses.sort().join("\n");
  }
}
