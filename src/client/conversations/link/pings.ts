import type { ChatError } from "../../../errors.ts";

interface Ping {
  readonly resolve: (rttMs: number) => void;
  readonly reject: (error: unknown) => void;
}

/** The pings of a link that wait for an answer, by the id that the link gave them. */
export class Pings {
  /** Ids ascend. */
  readonly #waiting = new Map<number, Ping>();

  /** Waits for an answer. @returns the round trip time in milliseconds @throws the reason given to `end` */
  wait(id: number): Promise<number> {
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  forget(id: number): void {
    this.#waiting.delete(id);
  }

  /** Settles the ping that was answered, and those before it, whose answers may be lost. */
  settle(answered: number, rttMs: number): void {
    for (const [id, { resolve }] of this.#waiting) {
      if (id > answered) return;
      resolve(rttMs);
      this.#waiting.delete(id);
    }
  }

  /** Rejects all: the link has ended. */
  end(reason: ChatError): void {
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}
