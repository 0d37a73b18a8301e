import type { Network } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";

/** How often it looks. Node reports no changes of interfaces; a look takes less than 0.1 ms. */
const LOOK_PAUSE_MS = 1_000;
/** A clock that runs on by so much more than the timers was not asleep for a moment only, or was set. */
const SLEEP_MS = 5_000;

/** Who is told of changes. */
interface Watcher {
  readonly onChange: () => void;
  readonly watchesAddresses: () => boolean;
}

/** The watches of this process, one for each network: many connections share the looks. */
const watches = new WeakMap<Network, NetworkChanges>();

/** Notices, each second, that the addresses of this machine have changed, or that it has slept. */
export class NetworkChanges {
  readonly #network: Network;
  readonly #watchers = new Set<Watcher>();
  readonly #timer: Timer;
  #seen = "";
  #lookedMs = 0;

  /** The watch of a network. */
  static of(network: Network): NetworkChanges {
    const watch = watches.get(network) ?? new NetworkChanges(network);
    watches.set(network, watch);
    return watch;
  }

  private constructor(network: Network) {
    this.#network = network;
    this.#timer = new Timer(network, () => this.#look());
  }

  /**
   * Calls a function at each change from now on.
   *
   * @param watchesAddresses  false: only after a sleep
   * @returns the function that ends this
   */
  subscribe(onChange: () => void, watchesAddresses = (): boolean => true): () => void {
    const watcher = { onChange, watchesAddresses };
    this.#watchers.add(watcher);
    if (this.#watchers.size === 1) {
      this.#seen = this.#addresses();
      this.#wait();
    }
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) this.#timer.clear();
    };
  }

  #look(): void {
    const hasSlept = this.#network.wallClockMs() - this.#lookedMs - LOOK_PAUSE_MS >= SLEEP_MS;
    this.#wait();
    const watchers = [...this.#watchers];
    const looking = watchers.filter(({ watchesAddresses }) => watchesAddresses());
    const addresses = looking.length === 0 ? this.#seen : this.#addresses();
    const told = hasSlept ? watchers : addresses === this.#seen ? [] : looking;
    this.#seen = addresses;
    for (const { onChange } of told) onChange();
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
