import type { Feature } from "../../generated/chatwire/v1/capability.ts";
import { Conversation, Direction, type Rule, State, Transport } from "../../generated/chatwire/v1/options.ts";
import type { Limits } from "../limits.ts";
import type { MessageContext } from "./rules.ts";

/**
 * The state of a connection. Both ends keep one and change it by the same rules
 * when they send or receive the same message, so it is never transmitted.
 */
export interface Phase {
  readonly state: State;
  /** Open conversations: CONNECTED while there are any, AVAILABLE otherwise. */
  readonly conversations: number;
}

const NO_FEATURES: ReadonlySet<Feature> = new Set();

export const FIRST_PHASE: Phase = { state: State.NEW, conversations: 0 };

/** The phase after a message with this rule. The schema's `enters` and `conversation` are the transition table. */
export function nextPhase(phase: Phase, rule: Rule): Phase {
  if (rule.enters !== State.UNSPECIFIED) return { state: rule.enters, conversations: 0 };
  if (rule.conversation === Conversation.UNSPECIFIED) return phase;
  const conversations = Math.max(0, phase.conversations + (rule.conversation === Conversation.OPENS ? 1 : -1));
  return { state: conversations > 0 ? State.CONNECTED : State.AVAILABLE, conversations };
}

/** One connection's phase, the time it began, the size that frames may have in it, and the features of both ends. */
export class StateMachine {
  readonly #role: "client" | "server";
  readonly #limits: Limits;
  #phase: Phase = FIRST_PHASE;
  #sinceMs: number;
  #serverFrameBytesMax: number | undefined;
  /** The features that both ends have named in hello; none before. */
  features: ReadonlySet<Feature> = NO_FEATURES;

  constructor(role: "client" | "server", limits: Limits, nowMs: number) {
    this.#role = role;
    this.#limits = limits;
    this.#sinceMs = nowMs;
  }

  get state(): State {
    return this.#phase.state;
  }

  /** When the connection entered this state, in monotonic milliseconds. */
  get sinceMs(): number {
    return this.#sinceMs;
  }

  /** The server's limit, which a client learns from hello. */
  set serverFrameBytesMax(frameBytesMax: number) {
    this.#serverFrameBytesMax = frameBytesMax;
  }

  /** The name of the limit on received frames. A server accepts only small ones before login. */
  get frameLimit(): "frameBytesMax" | "serverFrameBytesMax" | "frameBytesBeforeLoginMax" {
    if (this.#role === "server") return isLoggedIn(this.state) ? "frameBytesMax" : "frameBytesBeforeLoginMax";
    return this.#serverFrameBytesMax === undefined ? "frameBytesMax" : "serverFrameBytesMax";
  }

  /** The longest frame that this end accepts. */
  get receivedBytesMax(): number {
    const { frameBytesMax, frameBytesBeforeLoginMax } = this.#limits;
    if (this.#role === "server") return isLoggedIn(this.state) ? frameBytesMax : frameBytesBeforeLoginMax;
    const serverFrameBytesMax = this.#serverFrameBytesMax;
    if (serverFrameBytesMax === undefined) return frameBytesMax;
    return Math.min(this.#limits.serverFrameBytesMax, serverFrameBytesMax);
  }

  /** The context in which a message that passes now is checked. */
  messageContext(messageBytes: number): MessageContext {
    const isServer = this.#role === "server";
    return {
      state: this.state,
      direction: isServer ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT,
      transport: Transport.STREAM,
      messageBytes,
      frameBytesMax: isServer ? this.receivedBytesMax : (this.#serverFrameBytesMax ?? this.#limits.frameBytesMax),
      features: this.features,
    };
  }

  /** Whether a message with this rule changes the phase. */
  isChangedBy(rule: Rule): boolean {
    return nextPhase(this.#phase, rule) !== this.#phase;
  }

  /** Call when a message with this rule was sent or received. */
  advance(rule: Rule, nowMs: number): void {
    const next = nextPhase(this.#phase, rule);
    if (next.state !== this.#phase.state) this.#sinceMs = nowMs;
    this.#phase = next;
  }
}

/** Whether a user is logged in on a connection in this state. */
export function isLoggedIn(state: State): boolean {
  return state === State.AVAILABLE || state === State.CONNECTED;
}
