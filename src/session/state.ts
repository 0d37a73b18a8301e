import { Conversation, Direction, type Rule, State, Transport } from "../../generated/chatwire/v1/options.ts";
import type { Limits } from "../limits.ts";
import type { MessageContext } from "./rules.ts";

/**
 * Where a connection stands. Both ends keep one and move it by the same rules
 * when they send or receive the same message, so it never has to be sent.
 */
export interface Phase {
  readonly state: State;
  /** Open conversations: CONNECTED while there are any, AVAILABLE otherwise. */
  readonly conversations: number;
}

export const FIRST_PHASE: Phase = { state: State.NEW, conversations: 0 };

/** The phase after a message with this rule. The table of moves is the schema's `enters` and `conversation`. */
export function nextPhase(phase: Phase, rule: Rule): Phase {
  if (rule.enters !== State.UNSPECIFIED) return { state: rule.enters, conversations: 0 };
  if (rule.conversation === Conversation.UNSPECIFIED) return phase;
  const conversations = Math.max(0, phase.conversations + (rule.conversation === Conversation.OPENS ? 1 : -1));
  return { state: conversations > 0 ? State.CONNECTED : State.AVAILABLE, conversations };
}

/** One connection's phase, since when, and how large its frames may be in it. */
export class StateMachine {
  readonly #role: "client" | "server";
  readonly #limits: Limits;
  #phase: Phase = FIRST_PHASE;
  #sinceMs: number;
  /** What a server said in hello. */
  #told: number | undefined;

  constructor(role: "client" | "server", limits: Limits, nowMs: number) {
    this.#role = role;
    this.#limits = limits;
    this.#sinceMs = nowMs;
  }

  get state(): State {
    return this.#phase.state;
  }

  /** When it came to this state, in monotonic milliseconds. */
  get sinceMs(): number {
    return this.#sinceMs;
  }

  /** A client takes the server's limit over. */
  set frameBytesTold(frameBytesMax: number) {
    this.#told = frameBytesMax;
  }

  /** The name of the limit on what comes. Larger frames are for those who are logged in. */
  get frameLimit(): "frameBytesMax" | "serverFrameBytesMax" | "frameBytesBeforeLoginMax" {
    if (this.#role === "server") return isLoggedIn(this.state) ? "frameBytesMax" : "frameBytesBeforeLoginMax";
    return this.#told === undefined ? "frameBytesMax" : "serverFrameBytesMax";
  }

  /** The longest frame that this end takes. */
  get receivedBytesMax(): number {
    return Math.min(this.#limits[this.frameLimit], this.#told ?? Number.POSITIVE_INFINITY);
  }

  /** What a message that passes now is checked against. */
  circumstances(messageBytes: number): MessageContext {
    const isServer = this.#role === "server";
    return {
      state: this.state,
      direction: isServer ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT,
      transport: Transport.STREAM,
      messageBytes,
      frameBytesMax: isServer ? this.receivedBytesMax : (this.#told ?? this.#limits.frameBytesMax),
    };
  }

  /** Whether a message with this rule changes the phase. */
  isMovedBy(rule: Rule): boolean {
    return nextPhase(this.#phase, rule) !== this.#phase;
  }

  /** A message with this rule was sent or has come. */
  move(rule: Rule, nowMs: number): void {
    const next = nextPhase(this.#phase, rule);
    if (next.state !== this.#phase.state) this.#sinceMs = nowMs;
    this.#phase = next;
  }
}

/** Whether a user is logged in to a connection in this state. */
export function isLoggedIn(state: State): boolean {
  return state === State.AVAILABLE || state === State.CONNECTED;
}

/** The schema's name of a state, for texts. */
export function stateName(state: State): string {
  for (const [name, value] of Object.entries(State)) if (value === state) return name.toLowerCase();
  return String(state);
}
