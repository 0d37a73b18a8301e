import { Conversation, type Rule, State } from "../../generated/chatwire/v1/options.ts";
import type { Limits } from "../limits.ts";

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

/** One connection's phase, and since when. */
export class StateMachine {
  #phase: Phase = FIRST_PHASE;
  #sinceMs: number;

  constructor(nowMs: number) {
    this.#sinceMs = nowMs;
  }

  get state(): State {
    return this.#phase.state;
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

  /** When a server loses its patience with a connection that is not greeted, or not logged in to. */
  deadlineMs({ helloTimeoutMs, loginTimeoutMs }: Limits): number {
    if (this.state === State.NEW) return this.#sinceMs + helloTimeoutMs;
    if (this.state === State.AWAY) return this.#sinceMs + loginTimeoutMs;
    return Number.POSITIVE_INFINITY;
  }
}

/** The schema's name of a state, for texts. */
export function stateName(state: State): string {
  for (const [name, value] of Object.entries(State)) if (value === state) return name.toLowerCase();
  return String(state);
}
