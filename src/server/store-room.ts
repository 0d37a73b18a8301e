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
  #full: "disk" | "storeBytesMax" | undefined;
  /** Bytes that were free on the disk after the last commit. */
  #freeBytes = Number.POSITIVE_INFINITY;
  #pendingBytes = 0;
  #isClosed = false;

  constructor(clock: Clock, store: Store, observer: Observer, limits: Pick<Limits, "storeBytesMax">) {
    this.#clock = clock;
    this.#store = store;
    this.#observer = observer;
    this.#limits = limits;
    this.#timer = new Timer(clock, () => void this.#ask());
    this.update();
  }

  /** Whether there is no room for more than the changes that wait to be committed. */
  get isFull(): boolean {
    return this.#full !== undefined || this.#pendingBytes > this.#freeBytes;
  }

  /** Takes note of how many bytes of the disk the changes need that are not committed yet. */
  expect(pendingBytes: number): void {
    this.#pendingBytes = pendingBytes;
  }

  /** The limit that is reached; empty if the disk is full, or if there is room. */
  get limit(): string {
    return this.#full === "storeBytesMax" ? this.#full : "";
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
    this.#freeBytes = this.#store.room?.freeBytes ?? Number.POSITIVE_INFINITY;
    const full = this.#findFull();
    if (full !== this.#full) {
      this.#full = full;
      if (full === undefined) this.#observer.storeHasRoom(this.bytes);
      else this.#observer.storeFull(full, this.bytes);
    }
    if (full !== undefined && !this.#isClosed) this.#timer.set(this.#clock.monotonicMs() + ROOM_INTERVAL_MS);
  }

  #findFull(): "disk" | "storeBytesMax" | undefined {
    if (!this.mayErase) return "disk";
    return this.bytes > this.#limits.storeBytesMax ? "storeBytesMax" : undefined;
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
