/** Follows the messages of one connection: its state, its user, and how much of each rate is used. */

import type { Command } from "../../generated/chatwire/v1/command.ts";
import type { ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import { type Message, type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import { type Rule, State } from "../../generated/chatwire/v1/options.ts";
import { FIRST_PHASE, nextPhase, type Phase } from "../session/state.ts";
import { Allowance } from "./allowance.ts";
import type { Usage } from "./line.ts";
import { ruleOf } from "./rule-of.ts";

/** The seconds' worth of requests that may arrive at once: as in PROTOCOL.md, "Rates". */
const BURST_SECONDS = 2;

/** What a message has done to its connection. */
export interface Tracked {
  readonly user: string;
  readonly before: string;
  readonly after: string;
  readonly rate: Usage | undefined;
  readonly requests: Usage | undefined;
}

export class ConnectionTracker {
  #phase: Phase = FIRST_PHASE;
  #user = "";
  #requests: Allowance | undefined;
  /** By the command; at most one for each in the schema. */
  readonly #rates = new Map<Command, Allowance>();

  /** Call for each message in its order, with monotonic milliseconds. */
  follow({ header, body }: Message, nowMs: number): Tracked {
    const before = nameOf(this.#phase.state);
    const rule = header && ruleOf(header);
    if (header === undefined || rule === undefined)
      return { user: this.#user, before, after: before, rate: undefined, requests: undefined };
    const isResponse = header.type === MessageType.RESPONSE;
    if (isResponse ? body.case !== "error" : header.type === MessageType.EVENT)
      this.#phase = nextPhase(this.#phase, rule);
    this.#user = userIn(body) ?? this.#user;
    const requests = header.type === MessageType.REQUEST ? this.#requests?.take(nowMs) : undefined;
    if (body.case === "helloResponse" || body.case === "limitsChanged") this.#noteLimits(body.value.limits, nowMs);
    const rate = isResponse ? undefined : this.#takeRate(header.command, rule, nowMs);
    return { user: this.#user, before, after: nameOf(this.#phase.state), rate, requests };
  }

  #noteLimits(limits: ServerLimits | undefined, nowMs: number): void {
    if (limits === undefined || limits.connectionRequestsPerSecond === 0) return;
    const perSecond = limits.connectionRequestsPerSecond;
    this.#requests = new Allowance({ perSecond, burst: perSecond * BURST_SECONDS }, nowMs);
  }

  #takeRate(command: Command, { rate }: Rule, nowMs: number): Usage | undefined {
    if (rate === undefined) return undefined;
    const allowance = this.#rates.get(command) ?? new Allowance(rate, nowMs);
    this.#rates.set(command, allowance);
    return allowance.take(nowMs);
  }
}

/** The name of a user in a message that registers one or tells of a login. */
function userIn(body: MessageBody): string | undefined {
  switch (body.case) {
    case "registerRequest":
      return body.value.name;
    case "finishLoginResponse":
    case "finishDeviceLoginResponse":
    case "logInWithTokenResponse":
      return body.value.welcome?.name;
    default:
      return undefined;
  }
}

function nameOf(state: State): string {
  return Object.entries(State).find(([, number]) => number === state)?.[0] ?? String(state);
}
