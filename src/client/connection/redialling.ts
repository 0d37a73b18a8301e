import { type ChatError, CryptoError, ProtocolError } from "../../errors.ts";
import { deadline } from "../../net/deadline.ts";
import type { Network } from "../../net/network.ts";
import { DialPauses } from "./dial-pauses.ts";
import { NetworkChanges } from "./network-changes.ts";

/** The server has forgotten the session, or cannot go on with it: no attempt can resume it. */
const SESSION_GONE: ReadonlySet<string> = new Set([
  "SESSION_NOT_FOUND",
  "SESSION_INCOMPLETE",
  "INVALID_ARGUMENT",
  "FEATURE_MISSING",
  "UNKNOWN_COMMAND",
]);

export interface RedialOptions {
  readonly network: Network;
  /** For each attempt, TLS, hello and resumption included. */
  readonly attemptTimeoutMs: number;
  /** After so long, the server has forgotten the session. */
  readonly windowMs: number;
  /** Dials and resumes the session. */
  readonly attempt: (signal: AbortSignal) => Promise<void>;
  /** The next attempt is at this time, in milliseconds since 1970. */
  readonly onWaiting: (nextTryMs: number) => void;
  /** Ends it all. */
  readonly signal: AbortSignal;
}

/** How it ended: the session goes on, is gone, or will be refused for a reason that does not pass. */
export type RedialOutcome =
  | { readonly kind: "resumed" }
  /** @property cause  what the server said, if it said anything */
  | { readonly kind: "gone"; readonly cause: ChatError | undefined }
  | { readonly kind: "refused"; readonly reason: ChatError };

/**
 * Dials until the session is resumed, or cannot be: at once, then after growing random pauses, and at once when the
 * addresses of this machine have changed or it has slept.
 */
export async function redial(options: RedialOptions): Promise<RedialOutcome> {
  const { network, windowMs, onWaiting, signal } = options;
  const untilMs = network.monotonicMs() + windowMs;
  const pauses = new DialPauses();
  const wait = new Wait(network, () => pauses.reset());
  try {
    for (let askedMs = 0; !signal.aborted; ) {
      const leftMs = untilMs - network.monotonicMs();
      if (leftMs <= 0) return { kind: "gone", cause: undefined };
      const pauseMs = Math.min(leftMs, pauses.next(randomBelow1(network), askedMs));
      onWaiting(network.wallClockMs() + pauseMs);
      if (pauseMs > 0) await wait.for(pauseMs, signal);
      if (signal.aborted) break;
      const failure = await tryOnce(options);
      if (failure === undefined) return { kind: "resumed" };
      const outcome = outcomeOf(failure);
      if (outcome !== undefined) return outcome;
      askedMs = failure instanceof ProtocolError ? failure.retryAfterMs : 0;
    }
    return { kind: "gone", cause: undefined };
  } finally {
    wait.stop();
  }
}

/** Returns why it failed; undefined: it did not. */
async function tryOnce({ network, attemptTimeoutMs, attempt, signal }: RedialOptions): Promise<unknown> {
  using limit = deadline(network, signal, attemptTimeoutMs, "Connecting again");
  try {
    await attempt(limit.signal);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** What a failure means for good; undefined: the next attempt may succeed. */
function outcomeOf(failure: unknown): RedialOutcome | undefined {
  if (failure instanceof CryptoError) return { kind: "refused", reason: failure };
  if (!(failure instanceof ProtocolError)) return undefined;
  if (SESSION_GONE.has(failure.code)) return { kind: "gone", cause: failure };
  // An error in the server may pass.
  const mayPass = failure.retryable || failure.code === "INTERNAL";
  return mayPass ? undefined : { kind: "refused", reason: failure };
}

/** A pause that ends early if the network changes. */
class Wait {
  readonly #network: Network;
  readonly #changes: NetworkChanges;
  #end = (): void => {};

  constructor(network: Network, onChange: () => void) {
    this.#network = network;
    this.#changes = new NetworkChanges(network, () => {
      onChange();
      this.#end();
    });
    this.#changes.start();
  }

  async for(pauseMs: number, signal: AbortSignal): Promise<void> {
    let cancel = (): void => {};
    await new Promise<void>((resolve) => {
      this.#end = resolve;
      cancel = this.#network.setTimer(resolve, pauseMs);
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
    cancel();
  }

  stop(): void {
    this.#changes.stop();
  }
}

function randomBelow1(network: Network): number {
  return new DataView(network.randomBytes(4).slice().buffer).getUint32(0) / 2 ** 32;
}
