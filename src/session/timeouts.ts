import { State } from "../../generated/chatwire/v1/options.ts";
import { ProtocolError } from "../errors.ts";
import type { Limits } from "../limits.ts";
import type { Incoming } from "./incoming.ts";
import { isLoggedIn, type StateMachine } from "./state.ts";

type TimeLimit = "idleTimeoutMs" | "frameTimeoutMs" | "helloTimeoutMs" | "loginTimeoutMs";

const EXPIRED: Readonly<Record<TimeLimit, string>> = {
  idleTimeoutMs: "Nothing arrived",
  frameTimeoutMs: "A frame was incomplete",
  helloTimeoutMs: "The client did not send hello",
  loginTimeoutMs: "No user logged in",
};

/** How long one end waits for the other. A client limits only idleness: its server decides about everything else. */
export class SessionTimeouts {
  readonly #role: "client" | "server";
  readonly #limits: Limits;
  /** A client learns the server's from hello. */
  idleTimeoutMs: number;

  constructor(role: "client" | "server", limits: Limits) {
    this.#role = role;
    this.#limits = limits;
    this.idleTimeoutMs = limits.idleTimeoutMs;
  }

  /**
   * When the first limit is reached if nothing arrives, in monotonic milliseconds.
   *
   * @param isReading  whether this end takes what the other sends; otherwise only a missing login is late
   */
  deadlineMs(incoming: Incoming, state: StateMachine, isReading: boolean): number {
    if (!isReading) return this.#stateMs(state);
    return Math.min(this.#idleMs(incoming), this.#frameMs(incoming), this.#stateMs(state));
  }

  /** The reason to close, if a limit has been reached. */
  check(incoming: Incoming, state: StateMachine, isReading: boolean, nowMs: number): ProtocolError | undefined {
    if (isReading && this.#frameMs(incoming) <= nowMs) return this.#expired("TIMED_OUT", "frameTimeoutMs");
    if (this.#stateMs(state) <= nowMs) return this.#expired("TIMED_OUT", stateLimit(state));
    if (isReading && this.#idleMs(incoming) <= nowMs) return this.#expired("IDLE", "idleTimeoutMs");
    return undefined;
  }

  #idleMs({ lastMs }: Incoming): number {
    return lastMs + this.idleTimeoutMs;
  }

  #frameMs({ frameStartMs }: Incoming): number {
    if (this.#role === "client" || frameStartMs === undefined) return Number.POSITIVE_INFINITY;
    return frameStartMs + this.#limits.frameTimeoutMs;
  }

  #stateMs(state: StateMachine): number {
    if (this.#role === "client" || isLoggedIn(state.state)) return Number.POSITIVE_INFINITY;
    return state.sinceMs + this.#limits[stateLimit(state)];
  }

  #expired(code: "IDLE" | "TIMED_OUT", limit: TimeLimit): ProtocolError {
    const timeoutMs = limit === "idleTimeoutMs" ? this.idleTimeoutMs : this.#limits[limit];
    return new ProtocolError(code, `${EXPIRED[limit]} for ${timeoutMs} ms.`, { limit });
  }
}

function stateLimit({ state }: StateMachine): "helloTimeoutMs" | "loginTimeoutMs" {
  return state === State.NEW ? "helloTimeoutMs" : "loginTimeoutMs";
}
