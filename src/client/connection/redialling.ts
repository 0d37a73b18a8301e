import { randomShare } from "../../crypto/random-bytes.ts";
import { type ChatError, ClosedError, CryptoError, ProtocolError, UsageError } from "../../errors.ts";
import { deadline, onAbort } from "../../net/deadline.ts";
import type { Network } from "../../net/network.ts";
import type { DialPauses } from "./dial-pauses.ts";
import { NetworkChanges } from "./network-changes.ts";
import { RedialTurns } from "./redial-turns.ts";

/** The server has ended the login with these, and the next one would fare no better. */
export const LOGIN_ENDED: ReadonlySet<string> = new Set(["REPLACED", "REVOKED", "ACCOUNT_DELETED", "BANNED", "KICKED"]);

/** The longest pause that a server may ask for, in milliseconds. */
const ASKED_MS_MAX = 600_000;

export interface RedialOptions {
  readonly network: Network;
  /** The server that is dialled first, one text for each: connections to one server take turns. */
  readonly server: string;
  /** Those of the connection, which outlast an attempt that succeeds. */
  readonly pauses: DialPauses;
  /** For each attempt, TLS, hello, and resumption or login included. */
  readonly attemptTimeoutMs: number;
  /** Before the first attempt; what the server has asked for. */
  readonly pauseMs: number;
  /** Before this time, in monotonic milliseconds, no random pause goes beyond it. */
  readonly dueMs: number;
  /** Dials, and resumes the session or logs in again. */
  readonly attempt: (signal: AbortSignal) => Promise<void>;
  /**
   * The next attempt is at this time, in milliseconds since 1970; later if more than `REDIALS_AT_ONCE_MAX` connections
   * come back to the server.
   */
  readonly onWaiting: (nextTryMs: number) => void;
  /** Ends it all. */
  readonly signal: AbortSignal;
}

/** How it ended: an attempt succeeded, the signal has fired, or each attempt would be refused for this reason. */
export type RedialOutcome =
  | { readonly kind: "back" }
  | { readonly kind: "stopped" }
  | { readonly kind: "refused"; readonly reason: ChatError };

/**
 * Dials until an attempt succeeds, or none can: at once, then after growing random pauses, and at once when the
 * addresses of this machine have changed or it has slept.
 */
export async function redial(options: RedialOptions): Promise<RedialOutcome> {
  const { network, pauses, dueMs, onWaiting, signal } = options;
  const wait = new Wait(network, () => pauses.reset());
  try {
    for (let askedMs = Math.min(options.pauseMs, ASKED_MS_MAX); ; ) {
      // Rounded up: after a pause of a fraction of a millisecond, it could still be before that time.
      const leftMs = Math.ceil(dueMs - network.monotonicMs());
      // Whole milliseconds, as timers have.
      const pauseMs = Math.ceil(
        pauses.next(
          randomShare((length) => network.randomBytes(length)),
          askedMs,
        ),
      );
      const nextMs = leftMs > 0 ? Math.max(askedMs, Math.min(leftMs, pauseMs)) : pauseMs;
      onWaiting(network.wallClockMs() + nextMs);
      if (nextMs > 0) await wait.for(nextMs, signal);
      if (signal.aborted) return { kind: "stopped" };
      const failure = await tryInTurn(options);
      if (failure === undefined) return { kind: "back" };
      if (signal.aborted) return { kind: "stopped" };
      const reason = lastingReason(failure);
      if (reason !== undefined) return { kind: "refused", reason };
      askedMs = failure instanceof ProtocolError ? Math.min(failure.retryAfterMs, ASKED_MS_MAX) : 0;
    }
  } finally {
    wait.stop();
  }
}

/** Waits for a turn, and tries once. Returns why it failed; undefined: it did not. */
async function tryInTurn(options: RedialOptions): Promise<unknown> {
  const { network, server, attemptTimeoutMs, attempt, signal } = options;
  const endTurn = await RedialTurns.of(network).begin(server, signal);
  try {
    signal.throwIfAborted();
    using limit = deadline(network, signal, attemptTimeoutMs, "Connecting again");
    await attempt(limit.signal);
    return undefined;
  } catch (error) {
    return error;
  } finally {
    endTurn();
  }
}

/** The failure, if the next attempt would fail alike. */
export function lastingReason(failure: unknown): ChatError | undefined {
  if (failure instanceof CryptoError || failure instanceof UsageError) return failure;
  if (failure instanceof ClosedError) return LOGIN_ENDED.has(failure.code) ? failure : undefined;
  if (!(failure instanceof ProtocolError)) return undefined;
  // An error in the server may pass.
  return failure.retryable || failure.code === "INTERNAL" ? undefined : failure;
}

/** A pause that ends early if the network changes. */
class Wait {
  readonly #network: Network;
  #end = (): void => {};
  /** Stops watching the network. */
  readonly stop: () => void;

  constructor(network: Network, onChange: () => void) {
    this.#network = network;
    this.stop = NetworkChanges.of(network).subscribe(() => {
      onChange();
      this.#end();
    });
  }

  async for(pauseMs: number, signal: AbortSignal): Promise<void> {
    let cancel = (): void => {};
    let leave = (): void => {};
    await new Promise<void>((resolve) => {
      this.#end = resolve;
      cancel = this.#network.setTimer(resolve, pauseMs);
      leave = onAbort(signal, resolve);
    });
    leave();
    cancel();
  }
}
