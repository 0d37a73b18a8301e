import { TransportError, UsageError } from "../../errors.ts";
import type { Clock } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import type { CallRequest, RequestStream } from "./call.ts";

/**
 * Stands in for the stream while there is no session: requests wait here until the user is logged in again. Their numbers
 * are negative, so that none is taken for one of a session.
 */
export class WaitingRequests implements RequestStream {
  readonly #clock: Clock;
  readonly #requestsMax: number;
  readonly #requestTimeoutMs: number;
  readonly #onTimeout: (sequence: number, error: TransportError) => void;
  readonly #timer: Timer;
  readonly #requests = new Map<number, CallRequest>();
  #count = 0;

  /**
   * @param requestsMax  requests that wait at most
   * @param onTimeout    called for each request whose deadline has passed
   */
  constructor(
    clock: Clock,
    { requestsMax, requestTimeoutMs }: { readonly requestsMax: number; readonly requestTimeoutMs: number },
    onTimeout: (sequence: number, error: TransportError) => void,
  ) {
    this.#clock = clock;
    this.#requestsMax = requestsMax;
    this.#requestTimeoutMs = requestTimeoutMs;
    this.#onTimeout = onTimeout;
    this.#timer = new Timer(clock, () => this.#expire());
  }

  deadlineMs(timeoutMs = this.#requestTimeoutMs): number {
    return this.#clock.monotonicMs() + timeoutMs;
  }

  /** @throws UsageError WRONG_STATE: too many wait */
  request(request: CallRequest): number {
    if (this.#requests.size >= this.#requestsMax) {
      throw new UsageError(
        `${this.#requestsMax} calls wait for the connection to the server, which is the limit; wait for one of them.`,
        "WRONG_STATE",
      );
    }
    this.#count -= 1;
    this.#requests.set(this.#count, request);
    this.#timer.set(this.#nextMs());
    return this.#count;
  }

  forget(sequence: number): void {
    this.#requests.delete(sequence);
  }

  drain(): void {}

  /** Forgets all: they were handed to a stream, or are over. */
  clear(): void {
    this.#requests.clear();
    this.#timer.clear();
  }

  #expire(): void {
    const nowMs = this.#clock.monotonicMs();
    for (const [sequence, { method, deadlineMs }] of [...this.#requests]) {
      if (deadlineMs > nowMs) continue;
      this.#requests.delete(sequence);
      this.#onTimeout(sequence, new TransportError("TIMED_OUT", `${method.name} was not answered in time.`));
    }
    this.#timer.set(this.#nextMs());
  }

  #nextMs(): number | undefined {
    let next = Number.POSITIVE_INFINITY;
    for (const { deadlineMs } of this.#requests.values()) next = Math.min(next, deadlineMs);
    return next;
  }
}
