import type { Command } from "../../generated/chatwire/v1/command.ts";

/** Critical events whose commands are kept. Of older ones, only the highest number is. */
const EVENTS_MAX = 256;

/**
 * The critical events of this end, which the other end may refuse. It refuses them in the order in which they were
 * sent, so a refusal shows that all earlier ones have been handled.
 */
export class CriticalEvents {
  /** The commands by sequence number, ascending. */
  readonly #commands = new Map<number, Command>();
  /** Events up to this sequence number are no longer kept, but may still be refused. */
  #forgottenThrough = 0;
  #refusedThrough = 0;

  /** How many events are kept. */
  get size(): number {
    return this.#commands.size;
  }

  add(sequence: number, command: Command): void {
    this.#commands.set(sequence, command);
    const [oldest] = this.#commands.keys();
    if (this.#commands.size <= EVENTS_MAX || oldest === undefined) return;
    this.#commands.delete(oldest);
    this.#forgottenThrough = oldest;
  }

  /** Takes a refusal. Returns false if it cannot be that of a critical event of this end. */
  takeRefusal(sequence: number, command: Command): boolean {
    const isForgotten = sequence > this.#refusedThrough && sequence <= this.#forgottenThrough;
    if (!isForgotten && this.#commands.get(sequence) !== command) return false;
    this.#refusedThrough = sequence;
    for (const handled of this.#commands.keys()) {
      if (handled > sequence) break;
      this.#commands.delete(handled);
    }
    return true;
  }
}
