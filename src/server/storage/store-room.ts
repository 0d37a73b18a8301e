import type { Limits } from "../../limits.ts";
import type { Clock } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import type { Store } from "../../store/store.ts";
import type { StoreFullReason } from "../observation/log-entry.ts";
import type { Observer } from "../observation/observer.ts";

/** How often a store that is full, or cannot be reached, is asked whether it takes changes again. */
export const ROOM_INTERVAL_MS = 1_000;

type RoomLimits = Pick<Limits, "storeBytesMax" | "waitingChangesBytesMax">;

/** Knows whether the store can be reached, has room and keeps up, reports when that changes, and asks until it takes changes. */
export class StoreRoom {
  readonly #store: Store;
  readonly #limits: RoomLimits;
  readonly #observer: Observer;
  readonly #timer: Timer;
  readonly #clock: Clock;
  #full: StoreFullReason | undefined;
  /** Bytes that were free on the disk after the last commit. */
  #freeBytes = Number.POSITIVE_INFINITY;
  /** Bytes of the disk, and of memory, that changes need which are not committed yet. */
  #pending = { diskBytes: 0, memoryBytes: 0 };
  #isClosed = false;

  constructor(clock: Clock, store: Store, observer: Observer, limits: RoomLimits) {
    this.#clock = clock;
    this.#store = store;
    this.#observer = observer;
    this.#limits = limits;
    this.#timer = new Timer(clock, () => void this.#ask());
    this.update();
  }

  /** Whether there is no room for more than the changes that wait to be committed. */
  get isFull(): boolean {
    return this.#full !== undefined || this.#pending.diskBytes > this.#freeBytes;
  }

  /** Takes note of how many bytes of the disk, and of memory, the changes need that are not committed yet. */
  expect(diskBytes: number, memoryBytes: number): void {
    const wasBehind = this.#isBehind;
    this.#pending = { diskBytes, memoryBytes };
    if (this.#isBehind !== wasBehind) this.update();
  }

  /** The limit that is reached; empty if no limit is the reason, or if there is room. */
  get limit(): string {
    return this.#full === undefined || this.#full === "disk" || this.#full === "unreachable" ? "" : this.#full;
  }

  /** Length of the store in bytes; 0 if it does not know. */
  get bytes(): number {
    return this.#store.room?.bytes ?? 0;
  }

  /** Whether texts may be forgotten: also at the server's own limit, but not on a full disk. */
  get mayErase(): boolean {
    return !(this.#store.room?.isFull ?? false) && this.#isReachable;
  }

  /** Call after each commit, after a call that the store could not carry out, and when the limit has changed. */
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

  close(): void {
    this.#isClosed = true;
    this.#timer.clear();
  }

  get #isBehind(): boolean {
    return this.#pending.memoryBytes > this.#limits.waitingChangesBytesMax;
  }

  get #isReachable(): boolean {
    return this.#store.room?.isReachable ?? true;
  }

  #findFull(): StoreFullReason | undefined {
    if (!this.#isReachable) return "unreachable";
    if (!this.mayErase) return "disk";
    if (this.bytes > this.#limits.storeBytesMax) return "storeBytesMax";
    return this.#isBehind ? "waitingChangesBytesMax" : undefined;
  }

  async #ask(): Promise<void> {
    // A store that fails fails the next commit too, which reports it.
    await this.#store.checkRoom?.().catch(() => {});
    this.update();
  }
}
