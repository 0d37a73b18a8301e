import type { ChatError } from "../../../errors.ts";

/** Those who wait until a link takes more. */
export class WritableWaiters {
  #waiting: { readonly resolve: () => void; readonly reject: (reason: ChatError) => void }[] = [];

  /** @throws the reason given to `end` */
  wait(): Promise<void> {
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  resolve(): void {
    for (const { resolve } of this.#take()) resolve();
  }

  /** The link has ended. */
  end(reason: ChatError): void {
    for (const { reject } of this.#take()) reject(reason);
  }

  #take() {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }
}
