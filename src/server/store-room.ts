import type { Limits } from "../limits.ts";
import type { Clock } from "../net/network.ts";
import { Timer } from "../net/timers.ts";
import type { Store } from "../store/store.ts";
import type { Observer } from "./observation/observer.ts";

/** How often a full store is asked whether it has room again. */
export const ROOM_INTERVAL_MS = 1_000;

/** Knows whether the store has room, reports when that changes, and asks a full one until it has. */
export class StoreRoom {
  readonly #store: Store;
  readonly #limits: Pick<Limits, "storeBytesMax">;
  readonly #observer: Observer;
  readonly #timer: Timer;
  readonly #clock: Clock;
  #isFull = false;
  #isClosed = false;

  constructor(clock: Clock, store: Store, observer: Observer, limits: Pick<Limits, "storeBytesMax">) {
    this.#clock = clock;
    this.#store = store;
    this.#observer = observer;
    this.#limits = limits;
    this.#timer = new Timer(clock, () => void this.#ask());
    this.update();
  }

  get isFull(): boolean {
    return this.#isFull;
  }

  /** Length of the store in bytes; 0 if it does not know. */
  get bytes(): number {
    return this.#store.room?.bytes ?? 0;
  }

  /** Whether texts may be forgotten: also at the server's own limit, but not on a full disk. */
  get mayErase(): boolean {
    return !(this.#store.room?.isFull ?? false);
  }

  /** Call after each commit, and when the limit has changed. */
  update(): void {
    const isOver = this.bytes > this.#limits.storeBytesMax;
    const isFull = isOver || !this.mayErase;
    if (isFull !== this.#isFull) {
      this.#isFull = isFull;
      if (isFull) this.#observer.storeFull(isOver ? "storeBytesMax" : "disk", this.bytes);
      else this.#observer.storeHasRoom(this.bytes);
    }
    if (isFull && !this.#isClosed) this.#timer.set(this.#clock.monotonicMs() + ROOM_INTERVAL_MS);
  }

  close(): void {
    this.#isClosed = true;
    this.#timer.clear();
  }

  async #ask(): Promise<void> {
    // A store that fails fails the next commit too, which reports it.
    await this.#store.checkRoom?.().catch(() => {});
    this.update();
  }
}
