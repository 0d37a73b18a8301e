import type { Clock } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import type { EventQueue } from "../events/event-queue.ts";
import type { TypingChange } from "./text.ts";

/** Names that are remembered. Past it, the one that was renewed least recently is taken to have stopped. */
const WRITERS_MAX = 1_024;

/** Who writes to the user. Nobody writes longer than the timeout without saying so again: the end may get lost. */
export class TypingTimeouts {
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #changes: EventQueue<TypingChange>;
  readonly #timer: Timer;
  /** When each writer is taken to have stopped, in monotonic milliseconds; the earliest first. */
  readonly #endMs = new Map<string, number>();

  constructor(clock: Clock, timeoutMs: number, changes: EventQueue<TypingChange>) {
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
    this.#changes = changes;
    this.#timer = new Timer(clock, () => this.#handleTimeout());
  }

  handle({ from, typing }: TypingChange): void {
    this.#endMs.delete(from);
    this.#changes.push({ from, typing });
    if (!typing) return;
    this.#endMs.set(from, this.#clock.monotonicMs() + this.#timeoutMs);
    const [oldest] = this.#endMs.keys();
    if (oldest !== undefined && this.#endMs.size > WRITERS_MAX) this.handle({ from: oldest, typing: false });
    this.#timer.set(this.#nextMs());
  }

  /** Nobody writes any more: the login has ended. */
  clear(): void {
    this.#timer.clear();
    for (const from of this.#endMs.keys()) this.#changes.push({ from, typing: false });
    this.#endMs.clear();
  }

  #handleTimeout(): void {
    const nowMs = this.#clock.monotonicMs();
    for (const [from, endMs] of this.#endMs) {
      if (endMs > nowMs) break;
      this.handle({ from, typing: false });
    }
    this.#timer.set(this.#nextMs());
  }

  #nextMs(): number | undefined {
    const [next] = this.#endMs.values();
    return next;
  }
}
