import { Queue } from "../../../queue.ts";
import type { Flow, FlowPriority } from "../../flow.ts";

const PRIORITIES: Readonly<Record<FlowPriority, number>> = { urgent: 0, normal: 1, bulk: 2 };

/** What waits to be sent. */
export interface Waiting {
  readonly flow: Flow;
}

/** Flows that are known although nothing of them waits. Past that, such ones are forgotten. */
const IDLE_FLOWS_MAX = 32;

/** A flow, and what waits of it. */
interface Lane<T> {
  readonly flow: Flow;
  readonly items: Queue<T>;
  /** How far the flow has got, in bytes for each unit of its weight. */
  progress: number;
}

/**
 * What waits to be sent, by flow.
 *
 * The flow of the highest priority comes first. Flows of one priority share what there is by their weights: the next one
 * is that which has got least for its weight (start-time fair queueing). A flow that waits anew begins where the others
 * are, so it gets nothing for the time in which it had nothing to send.
 *
 * @see Goyal, Vin and Cheng, "Start-time fair queueing", 1996
 */
export class FlowQueue<T extends Waiting> {
  readonly #lanes = new Map<string, Lane<T>>();
  #length = 0;
  /** The progress of the flow that was served last. */
  #progress = 0;

  /** How many items wait. */
  get length(): number {
    return this.#length;
  }

  /** Whether an item of the flow with this name waits. */
  has(flow: string): boolean {
    return (this.#lanes.get(flow)?.items.length ?? 0) > 0;
  }

  push(item: T): void {
    const lane = this.#lanes.get(item.flow.name) ?? this.#open(item.flow);
    if (lane.items.length === 0) lane.progress = Math.max(lane.progress, this.#progress);
    lane.items.push(item);
    this.#length += 1;
  }

  /**
   * Returns the item whose turn it is. It stays in the queue.
   *
   * @param mayServe  whether an item may be served now; if not, the turn is that of another flow
   */
  next(mayServe: (item: T) => boolean): T | undefined {
    if (this.#length === 0) return undefined;
    let [best, item]: [Lane<T> | undefined, T | undefined] = [undefined, undefined];
    for (const lane of this.#lanes.values()) {
      if (best !== undefined && !isBefore(lane, best)) continue;
      const first = lane.items.at(0);
      if (first === undefined || !mayServe(first)) continue;
      best = lane;
      item = first;
    }
    return item;
  }

  /** Counts bytes of the first item of its flow as sent. @param isLast  whether they were its last ones; it leaves the queue */
  served({ flow }: T, bytes: number, isLast: boolean): void {
    const lane = this.#lanes.get(flow.name);
    if (lane === undefined) return;
    this.#progress = lane.progress;
    lane.progress += bytes / flow.weight;
    if (!isLast) return;
    lane.items.shift();
    this.#length -= 1;
  }

  #open(flow: Flow): Lane<T> {
    if (this.#lanes.size >= IDLE_FLOWS_MAX)
      for (const [name, { items }] of this.#lanes) if (items.length === 0) this.#lanes.delete(name);
    const lane = { flow, items: new Queue<T>(), progress: 0 };
    this.#lanes.set(flow.name, lane);
    return lane;
  }
}

function isBefore<T>(one: Lane<T>, other: Lane<T>): boolean {
  const difference = PRIORITIES[one.flow.priority] - PRIORITIES[other.flow.priority];
  return difference === 0 ? one.progress < other.progress : difference < 0;
}
