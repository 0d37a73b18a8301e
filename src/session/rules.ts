import type { Feature } from "../../generated/chatwire/v1/capability.ts";
import type { Command } from "../../generated/chatwire/v1/command.ts";
import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import type { Direction, Rule, State, Transport } from "../../generated/chatwire/v1/options.ts";
import { events, methods } from "../../generated/chatwire/v1/rules.ts";
import type { Event, Method } from "../wire/method.ts";

/** A method or an event of the schema, without its own message types. */
export type AnyMethod = Pick<
  Method<unknown, unknown, MessageBody, Rule>,
  "name" | "service" | "command" | "requestCase" | "responseCase" | "rule" | "validateRequest" | "validateResponse"
>;
export type AnyEvent = Pick<Event<unknown, MessageBody, Rule>, "name" | "command" | "bodyCase" | "rule" | "validate">;

/** Where and when a message passes, as far as rules restrict it. */
export interface MessageContext {
  readonly state: State;
  readonly direction: Direction;
  /** Transport.STREAM or Transport.DATAGRAM. */
  readonly transport: Transport;
  readonly messageBytes: number;
  readonly frameBytesMax: number;
  /** The features that both ends have. */
  readonly features: ReadonlySet<Feature>;
}

const METHODS = new Map<Command, AnyMethod>(Object.values(methods).map((method) => [method.command, method]));
const EVENTS = new Map<Command, AnyEvent>(Object.values(events).map((event) => [event.command, event]));

/** The method of a command, whatever its direction. */
export function methodOf(command: Command): AnyMethod | undefined {
  return METHODS.get(command);
}

/** The event of a command, whatever its direction. */
export function eventOf(command: Command): AnyEvent | undefined {
  return EVENTS.get(command);
}

/** The greatest length of a message with this rule. */
export function bytesMaxOf(rule: Rule, { frameBytesMax }: MessageContext): number {
  return rule.bytesMax === 0 ? frameBytesMax : rule.bytesMax;
}
