import { State } from "../../generated/chatwire/v1/options.ts";
import { ProtocolError } from "../errors.ts";
import type { Limits } from "../limits.ts";
import type { Incoming } from "./incoming.ts";
import { isLoggedIn, type StateMachine } from "./state.ts";

type Wait = "idleTimeoutMs" | "frameTimeoutMs" | "helloTimeoutMs" | "loginTimeoutMs";

const WAITED_FOR: Readonly<Record<Wait, string>> = {
  idleTimeoutMs: "Nothing came",
  frameTimeoutMs: "A frame did not end",
  helloTimeoutMs: "The connection was not greeted",
  loginTimeoutMs: "Nobody logged in",
};

/** How long one end waits for the other, and for what. */
export class SessionTimeouts {
  readonly #role: "client" | "server";
  readonly #limits: Limits;
  /** A client learns it in hello. */
  idleTimeoutMs: number;

  constructor(role: "client" | "server", limits: Limits) {
    this.#role = role;
    this.#limits = limits;
    this.idleTimeoutMs = limits.idleTimeoutMs;
  }

  /** When it ends, in monotonic milliseconds, if nothing happens. */
  deadlineMs(incoming: Incoming, state: StateMachine): number {
    return Math.min(this.#idleMs(incoming), this.#frameMs(incoming), this.#stateMs(state));
  }

  /** What was waited for too long, as the reason to close. */
  breach(incoming: Incoming, state: StateMachine, nowMs: number): ProtocolError | undefined {
    if (this.#frameMs(incoming) <= nowMs) return this.#overdue("TIMED_OUT", "frameTimeoutMs");
    if (this.#stateMs(state) <= nowMs) return this.#overdue("TIMED_OUT", stateLimit(state));
    if (this.#idleMs(incoming) <= nowMs) return this.#overdue("IDLE", "idleTimeoutMs");
    return undefined;
  }

  #idleMs({ lastMs }: Incoming): number {
    return lastMs + this.idleTimeoutMs;
  }

  // Only a server is impatient beyond that: a client may sit greeted for as long as the server lets it.

  #frameMs({ frameBegunMs }: Incoming): number {
    if (this.#role === "client" || frameBegunMs === undefined) return Number.POSITIVE_INFINITY;
    return frameBegunMs + this.#limits.frameTimeoutMs;
  }

  #stateMs(state: StateMachine): number {
    if (this.#role === "client" || isLoggedIn(state.state)) return Number.POSITIVE_INFINITY;
    return state.sinceMs + this.#limits[stateLimit(state)];
  }

  #overdue(code: "IDLE" | "TIMED_OUT", limit: Wait): ProtocolError {
    const timeoutMs = limit === "idleTimeoutMs" ? this.idleTimeoutMs : this.#limits[limit];
    return new ProtocolError(code, `${WAITED_FOR[limit]} for ${timeoutMs} ms.`, { retryable: true, limit });
  }
}

function stateLimit({ state }: StateMachine): "helloTimeoutMs" | "loginTimeoutMs" {
  return state === State.NEW ? "helloTimeoutMs" : "loginTimeoutMs";
}
