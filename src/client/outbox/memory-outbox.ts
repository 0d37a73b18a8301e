import type { OutboxText } from "../../../generated/chatwire/v1/outbox.ts";
import type { OutboxStorage } from "./outbox-storage.ts";

/** Keeps texts as long as the process runs. */
export class MemoryOutbox implements OutboxStorage {
  readonly #texts = new Map<string, OutboxText>();

  async open(): Promise<readonly OutboxText[]> {
    return [...this.#texts.values()];
  }

  async add(text: OutboxText): Promise<void> {
    this.#texts.set(keyOf(text.id), text);
  }

  async remove(id: Uint8Array): Promise<void> {
    this.#texts.delete(keyOf(id));
  }

  async close(): Promise<void> {}
}

/** The id of a text as a key of a map. */
export function keyOf(id: Uint8Array): string {
  return Buffer.from(id).toString("hex");
}
