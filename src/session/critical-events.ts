import type { Command } from "../../generated/chatwire/v1/command.ts";
import { LazyMap } from "../lazy-collections.ts";

/** Critical messages that are kept. An older one can no longer be refused. */
const MESSAGES_MAX = 256;

/**
 * The critical messages of this end, which the other end may refuse. It refuses them in the order in which they were
 * sent, so a refusal shows that all earlier ones have been handled.
 *
 * @see proto/PROTOCOL.md, "Checks on received messages"
 */
export class CriticalEvents {
  /** The commands by sequence number, ascending. */
  readonly #commands = new LazyMap<number, Command>();

  /** How many messages are kept. */
  get size(): number {
    return this.#commands.size;
  }

  add(sequence: number, command: Command): void {
    this.#commands.set(sequence, command);
    const [oldest] = this.#commands.keys();
    if (this.#commands.size > MESSAGES_MAX && oldest !== undefined) this.#commands.delete(oldest);
  }

  /** Takes a refusal. Returns false if it is not that of a critical message that is kept. */
  takeRefusal(sequence: number, command: Command): boolean {
    if (this.#commands.get(sequence) !== command) return false;
    for (const handled of this.#commands.keys()) {
      if (handled > sequence) break;
      this.#commands.delete(handled);
    }
    return true;
  }
}
