import type { Network } from "../../../net/network.ts";
import { Timer } from "../../../net/timers.ts";

/** How often the interfaces are looked at. Node reports no changes; a look takes less than 0.1 ms. */
const LOOK_PAUSE_MS = 1_000;

/** Notices that the addresses of this machine have changed. */
export class NetworkWatch {
  readonly #network: Network;
  readonly #onChange: () => void;
  readonly #timer: Timer;
  #isRunning = false;
  #seen = "";

  constructor(network: Network, onChange: () => void) {
    this.#network = network;
    this.#onChange = onChange;
    this.#timer = new Timer(network, () => this.look());
  }

  /** Begins to look, if it does not yet. */
  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#seen = this.#addresses();
    this.#wait();
  }

  stop(): void {
    this.#isRunning = false;
    this.#timer.clear();
  }

  /** Looks now, and in a second again. */
  look(): void {
    if (!this.#isRunning) return;
    this.#wait();
    const addresses = this.#addresses();
    if (addresses === this.#seen) return;
    this.#seen = addresses;
    this.#onChange();
  }

  #wait(): void {
    this.#timer.set(this.#network.monotonicMs() + LOOK_PAUSE_MS);
  }

  #addresses(): string {
    const addresses = this.#network.interfaces().map(({ name, address }) => `${name} ${address}`);
    return addresses.sort().join("\n");
  }
}
