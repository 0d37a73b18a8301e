import type { Flow, FlowPriority } from "../flow.ts";
import { Queue } from "./queue.ts";

const PRIORITIES: Readonly<Record<FlowPriority, number>> = { urgent: 0, normal: 1, bulk: 2 };

/** What waits to be sent. */
export interface Waiting {
  readonly flow: Flow;
}

/** A flow of which something waits. */
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
    return this.#lanes.has(flow);
  }

  push(item: T): void {
    const { name } = item.flow;
    let lane = this.#lanes.get(name);
    if (lane === undefined) {
      lane = { flow: item.flow, items: new Queue(), progress: this.#progress };
      this.#lanes.set(name, lane);
    }
    lane.items.push(item);
    this.#length += 1;
  }

  /**
   * Returns the item whose turn it is. It stays in the queue.
   *
   * @param mayServe  whether an item may be served now; if not, the turn is that of another flow
   */
  next(mayServe: (item: T) => boolean): T | undefined {
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
    if (lane.items.length === 0) this.#lanes.delete(flow.name);
  }
}

function isBefore<T>(one: Lane<T>, other: Lane<T>): boolean {
  const difference = PRIORITIES[one.flow.priority] - PRIORITIES[other.flow.priority];
  return difference === 0 ? one.progress < other.progress : difference < 0;
}
