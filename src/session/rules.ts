import type { Feature } from "../../generated/chatwire/v1/capability.ts";
import { Command } from "../../generated/chatwire/v1/command.ts";
import type { Message, MessageBody, Recipient } from "../../generated/chatwire/v1/message.ts";
import { Addressee, type Direction, type Rule, State, Transport } from "../../generated/chatwire/v1/options.ts";
import { events, methods } from "../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../errors.ts";
import { featureName, hasFeature } from "../framing/capabilities.ts";
import type { Event, Method } from "../wire/method.ts";

/** A method or an event of the schema, without its own message types. */
export type AnyMethod = Pick<
  Method<unknown, unknown, MessageBody, Rule>,
  "name" | "service" | "command" | "requestCase" | "responseCase" | "rule"
>;
export type AnyEvent = Pick<Event<unknown, MessageBody, Rule>, "name" | "command" | "bodyCase" | "rule">;

const methodOf = new Map<Command, AnyMethod>(Object.values(methods).map((method) => [method.command, method]));
const eventOf = new Map<Command, AnyEvent>(Object.values(events).map((event) => [event.command, event]));

const RECIPIENTS: Readonly<Record<number, string>> = {
  [Addressee.UNSPECIFIED]: "no recipient",
  [Addressee.USER]: "a user as recipient",
  [Addressee.EVERYONE]: "everyone as recipient",
};

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

/**
 * Finds the method of a request and checks the request against its rule.
 *
 * @throws ProtocolError UNKNOWN_COMMAND, BODY_MISMATCH, WRONG_STATE, FEATURE_MISSING, TOO_LARGE
 */
export function checkRequest(message: Message, context: MessageContext): AnyMethod {
  const command = message.header?.command ?? Command.UNSPECIFIED;
  const method = methodOf.get(command);
  if (method === undefined || method.rule.direction !== context.direction) {
    throw new ProtocolError("UNKNOWN_COMMAND", `No request in this direction has the command ${command}.`);
  }
  if (message.body.case !== method.requestCase) throw bodyMismatch(method.name, message);
  checkRule(method.name, method.rule, message.header?.recipient, context);
  return method;
}

/**
 * Finds the event of a command. Returns undefined if this end does not know it: no event in this direction has the
 * command, or its feature is not agreed.
 */
export function findEvent(command: Command, context: MessageContext): AnyEvent | undefined {
  const event = eventOf.get(command);
  if (event === undefined || event.rule.direction !== context.direction) return undefined;
  return hasFeature(context.features, event.rule.feature) ? event : undefined;
}

/**
 * Checks the message of an event against its rule.
 *
 * @throws ProtocolError BODY_MISMATCH, WRONG_STATE, TOO_LARGE
 */
export function checkEvent(event: AnyEvent, message: Message, context: MessageContext): void {
  if (message.body.case !== event.bodyCase) throw bodyMismatch(event.name, message);
  checkRule(event.name, event.rule, message.header?.recipient, context);
}

/**
 * Checks a message against one rule, before it is sent or after it was received.
 *
 * @param name  of the method or event, for the error
 * @throws ProtocolError WRONG_STATE, FEATURE_MISSING, BODY_MISMATCH, TOO_LARGE
 */
export function checkRule(name: string, rule: Rule, recipient: Recipient | undefined, context: MessageContext): void {
  if (!rule.states.includes(context.state)) {
    throw new ProtocolError(
      "WRONG_STATE",
      `${name} is not allowed while the connection is ${stateName(context.state)}.`,
    );
  }
  if (!hasFeature(context.features, rule.feature)) {
    throw new ProtocolError(
      "FEATURE_MISSING",
      `${name} needs the feature ${featureName(rule.feature)}, which not both ends have.`,
    );
  }
  if (rule.transport !== context.transport && rule.transport !== Transport.EITHER) {
    throw new ProtocolError("BODY_MISMATCH", `${name} is not allowed on this transport.`);
  }
  if (addresseeOf(recipient) !== rule.addressee) {
    throw new ProtocolError(
      "BODY_MISMATCH",
      `${name} requires ${RECIPIENTS[rule.addressee] ?? "another recipient"} in its header.`,
    );
  }
  const bytesMax = bytesMaxOf(rule, context);
  if (context.messageBytes > bytesMax) {
    const limit = rule.bytesMax === 0 ? "frameBytesMax" : `${name}.bytesMax`;
    throw new ProtocolError("TOO_LARGE", `${name} has ${context.messageBytes} bytes, and ${bytesMax} are allowed.`, {
      limit,
    });
  }
}

/** The greatest length of a message with this rule. */
export function bytesMaxOf(rule: Rule, { frameBytesMax }: MessageContext): number {
  return rule.bytesMax === 0 ? frameBytesMax : rule.bytesMax;
}

/** Undefined if the recipient has no target, or one of a newer schema, which no rule asks for. */
function addresseeOf(recipient: Recipient | undefined): Addressee | undefined {
  if (recipient === undefined) return Addressee.UNSPECIFIED;
  if (recipient.target.case === "user") return Addressee.USER;
  if (recipient.target.case === "everyone") return Addressee.EVERYONE;
  return undefined;
}

function bodyMismatch(name: string, message: Message): ProtocolError {
  return new ProtocolError("BODY_MISMATCH", `${name} cannot carry ${message.body.case ?? "an empty body"}.`);
}

/** The schema's name of a state, for error texts. */
function stateName(state: State): string {
  for (const [name, value] of Object.entries(State)) if (value === state) return name.toLowerCase();
  return String(state);
}
