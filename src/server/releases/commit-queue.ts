import { changesVisibility } from "../../chat/dependence.ts";
import type { Change } from "../../chat/state/account.ts";
import { StoreError } from "../../errors.ts";
import type { Clock } from "../../net/network.ts";
import { endOfTick } from "../../net/timers.ts";
import type { Store } from "../../store/store.ts";
import { ROOM_INTERVAL_MS } from "../storage/store-room.ts";
import { AFTER_EVERYTHING, HeldBack, type Order, type Party } from "./held-back.ts";

export interface CommitQueueOptions {
  readonly clock: Clock;
  readonly store: Store;
  /** Whether so much was released in this turn of the event loop that it should be sent first. */
  readonly isCrowded: () => boolean;
  /** Called after each commit, with the time it took. */
  readonly onCommitted: (durationMs: number) => void;
  /** Called if a commit finds no room, or a call does not reach the store; it is tried again. */
  readonly onFull: () => void;
  /** Called with the bytes of the disk, and of memory, that all changes need which are not committed yet, whenever they change. */
  readonly onPending?: (diskBytes: number, memoryBytes: number) => void;
  /** Called if the store fails. Nothing is released after that. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * What is committed together. What a store writes for a commit depends on how many mailboxes have changed, and less on how
 * many texts are in them. More would make the turn of the event loop long that hands it to the store.
 */
const BATCH_MAX = 1_024;
/** How long the queue releases before it lets the server read, in milliseconds. */
const SLICE_MS = 10;

/** Something that is held back until its changes, and all earlier ones, are committed. */
interface Waiting {
  readonly changes: readonly Change[];
  readonly release: () => void;
  readonly order: Order;
  /** Whether one of the changes decides who exists, or who may see or reach whom. */
  readonly isVisible: boolean;
  /** What the changes need until they are committed. */
  readonly diskBytes: number;
  readonly memoryBytes: number;
}

/**
 * Holds back everything that follows from a change until the change is
 * committed: responses, events and queries are released in the order in which
 * they were pushed. Changes of one turn of the event loop, and those that come
 * while the store is busy, are committed together, up to a bound.
 *
 * While the store is busy, what has no changes overtakes what is held back if its
 * `Order` allows that.
 *
 * Each release may send bytes to every connection, so the queue releases, and
 * reads, no faster than the bytes of earlier releases are sent.
 */
export class CommitQueue {
  readonly #options: CommitQueueOptions;
  readonly #heldBack = new HeldBack();
  #waiting: Waiting[] = [];
  #isBusy = false;
  #isGivenUp = false;
  readonly #pending = { diskBytes: 0, memoryBytes: 0 };
  /** End the waits until a call is tried again: one of a commit, and one of a read. */
  readonly #wakes = new Set<() => void>();
  #idle: Promise<void> = Promise.resolve();
  /** The last of the reads, which run one after the other. */
  #reading: Promise<void> = Promise.resolve();

  constructor(options: CommitQueueOptions) {
    this.#options = options;
  }

  /**
   * Calls `release` once `changes` and all earlier changes are committed. Without changes, calls it at once if nothing
   * is held back that it must not overtake.
   */
  push(changes: readonly Change[], release: () => void, order = AFTER_EVERYTHING): void {
    if (changes.length === 0 && this.isFree(order)) {
      release();
      return;
    }
    const waiting = waitingFor(changes, release, order);
    this.#heldBack.add(order, waiting.isVisible);
    this.#waiting.push(waiting);
    this.#addPending(waiting.diskBytes, waiting.memoryBytes);
    if (!this.#isBusy) {
      this.#isBusy = true;
      this.#idle = this.#run();
    }
  }

  /**
   * Commits changes without delay, if nothing is held back and the store need not wait. What follows from them may be
   * released then.
   *
   * @returns whether that was done; if not, `push` them
   */
  commitAtOnce(changes: readonly Change[]): boolean {
    if (!this.isIdle) return false;
    if (changes.length === 0) return true;
    const { store, clock, isCrowded, onCommitted } = this.#options;
    const { commitAtOnce } = store;
    if (commitAtOnce === undefined || isCrowded()) return false;
    const startedMs = clock.monotonicMs();
    try {
      commitAtOnce(changes);
    } catch {
      // Nothing was committed. It fails again, and is reported, when it is pushed.
      return false;
    }
    onCommitted(clock.monotonicMs() - startedMs);
    return true;
  }

  /** Whether nothing is held back, so that something without changes would be released at once, whatever its order. */
  get isIdle(): boolean {
    return !this.#isBusy;
  }

  /** Whether something without changes would be released at once. */
  isFree(order: Order): boolean {
    if (this.isIdle) return true;
    return this.#heldBack.mayOvertake(order) && !this.#options.isCrowded();
  }

  /** Whether nothing is held back that concerns anybody. */
  get holdsNobody(): boolean {
    return this.#heldBack.isEmpty;
  }

  /** Whether something that concerns this party is held back. */
  holds(party: Party): boolean {
    return this.#heldBack.has(party);
  }

  /** Reads from the store after all earlier changes are committed. Later pushes do not wait for the read. */
  read<T>(ask: (store: Store) => Promise<T>, release: (found: T) => void): void {
    this.push([], () => {
      this.#reading = this.#reading.then(() => this.#read(ask, release)).catch(this.#options.onFailure);
    });
  }

  /** Resolves when everything pushed so far is released. */
  async drain(): Promise<void> {
    await this.#idle;
    await this.#reading;
  }

  /** Waits no more for a store that is full or cannot be reached. What is not committed by then is not released. */
  giveUp(): void {
    this.#isGivenUp = true;
    for (const wake of this.#wakes) wake();
  }

  async #run(): Promise<void> {
    const { clock, onFailure } = this.#options;
    try {
      await endOfTick(clock);
      while (this.#waiting.length > 0) {
        const batch = this.#waiting.splice(0, BATCH_MAX);
        if (!(await this.#commit(batch))) return;
        await this.#release(batch);
      }
      this.#isBusy = false;
    } catch (error) {
      onFailure(error);
    }
  }

  async #release(batch: readonly Waiting[]): Promise<void> {
    const { clock, isCrowded } = this.#options;
    let sinceMs = clock.monotonicMs();
    for (const { release, order, isVisible } of batch) {
      if (clock.monotonicMs() - sinceMs >= SLICE_MS) {
        await endOfTick(clock);
        sinceMs = clock.monotonicMs();
      }
      if (isCrowded()) await this.#untilRoom();
      release();
      this.#heldBack.remove(order, isVisible);
    }
  }

  /** Returns false if the queue was given up before there was room. */
  async #commit(batch: readonly Waiting[]): Promise<boolean> {
    const changes = batch.flatMap((waiting) => waiting.changes);
    if (changes.length === 0) return true;
    const { clock, onCommitted } = this.#options;
    const startedMs = clock.monotonicMs();
    if (!(await this.#commitOnceThereIsRoom(changes))) return false;
    this.#addPending(-sumOf(batch, "diskBytes"), -sumOf(batch, "memoryBytes"));
    onCommitted(clock.monotonicMs() - startedMs);
    return true;
  }

  /** Changes that were made cannot be taken back, so they wait for room, and with them everything after them. */
  async #commitOnceThereIsRoom(changes: readonly Change[]): Promise<boolean> {
    const { clock, store, onFull } = this.#options;
    let left = changes;
    while (!this.#isGivenUp) {
      try {
        if (left.length > 0) await store.commit(left, () => endOfTick(clock));
        return true;
      } catch (error) {
        if (!mayPass(error)) throw error;
        onFull();
        const before = left.length;
        // Forgetting takes room at first. It is tried again when it is due next.
        if (error.code === "STORE_FULL") left = left.filter(({ kind }) => kind !== "forget texts");
        if (left.length < before) continue;
        await this.#untilLater();
      }
    }
    return false;
  }

  async #untilLater(): Promise<void> {
    if (this.#isGivenUp) return;
    const { clock } = this.#options;
    let end = (): void => {};
    await new Promise<void>((resolve) => {
      const cancel = clock.setTimer(resolve, ROOM_INTERVAL_MS);
      this.#wakes.add(resolve);
      end = () => {
        cancel();
        this.#wakes.delete(resolve);
      };
    });
    end();
  }

  #addPending(diskBytes: number, memoryBytes: number): void {
    if (diskBytes === 0) return;
    this.#pending.diskBytes += diskBytes;
    this.#pending.memoryBytes += memoryBytes;
    this.#options.onPending?.(this.#pending.diskBytes, this.#pending.memoryBytes);
  }

  async #read<T>(ask: (store: Store) => Promise<T>, release: (found: T) => void): Promise<void> {
    await this.#untilRoom();
    const { store, onFull } = this.#options;
    for (;;) {
      try {
        release(await ask(store));
        return;
      } catch (error) {
        if (!mayPass(error)) throw error;
        onFull();
        if (this.#isGivenUp) return;
        await this.#untilLater();
      }
    }
  }

  async #untilRoom(): Promise<void> {
    const { clock, isCrowded } = this.#options;
    while (isCrowded()) await endOfTick(clock);
  }
}

/** Whether the same call can succeed later: the store is full, or cannot be reached. */
function mayPass(error: unknown): error is StoreError {
  return error instanceof StoreError && (error.code === "STORE_FULL" || error.code === "STORE_UNAVAILABLE");
}

function waitingFor(changes: readonly Change[], release: () => void, order: Order): Waiting {
  let [isVisible, diskBytes, memoryBytes] = [false, 0, 0];
  for (const change of changes) {
    const text = storedTextOf(change);
    isVisible ||= changesVisibility(change);
    diskBytes += CHANGE_BYTES + COPIES * Buffer.byteLength(text);
    memoryBytes += MEMORY_BYTES + 2 * text.length;
  }
  return { changes, release, order, isVisible, diskBytes, memoryBytes };
}

function sumOf(batch: readonly Waiting[], bytes: "diskBytes" | "memoryBytes"): number {
  return batch.reduce((sum, waiting) => sum + waiting[bytes], 0);
}

/** About what a change takes in memory besides its text. */
const MEMORY_BYTES = 256;
/** Pages that a change touches besides its text: in the tables, in their indexes, and in the log. One that erases much touches more. */
const CHANGE_BYTES = 32_768;
/** A text is stored for both users, and lies in the log and in the file for a while. */
const COPIES = 4;

/** The text that a change adds; empty if it adds none. */
function storedTextOf(change: Change): string {
  if (change.kind === "post") return change.post.text;
  return change.kind === "text" ? change.entries[0].text : "";
}
