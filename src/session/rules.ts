import { Command } from "../../generated/chatwire/v1/command.ts";
import type { Message, MessageBody, Recipient } from "../../generated/chatwire/v1/message.ts";
import { Addressee, type Direction, type Rule, type State, Transport } from "../../generated/chatwire/v1/options.ts";
import { events, methods } from "../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../errors.ts";
import type { Event, Method } from "../wire/method.ts";
import { stateName } from "./state.ts";

/** A method or an event of the schema where its own types do not matter. */
export type AnyMethod = Pick<
  Method<unknown, unknown, MessageBody, Rule>,
  "name" | "service" | "command" | "requestCase" | "responseCase" | "rule"
>;
export type AnyEvent = Pick<Event<unknown, MessageBody, Rule>, "name" | "command" | "bodyCase" | "rule">;

const methodOf = new Map<Command, AnyMethod>(Object.values(methods).map((method) => [method.command, method]));
const eventOf = new Map<Command, AnyEvent>(Object.values(events).map((event) => [event.command, event]));

/** What a rule is checked against. */
export interface MessageContext {
  readonly state: State;
  readonly direction: Direction;
  /** Transport.STREAM or Transport.DATAGRAM. */
  readonly transport: Transport;
  readonly messageBytes: number;
  readonly frameBytesMax: number;
}

/**
 * Finds the method of a request and holds the request against its rule.
 *
 * @throws ProtocolError UNKNOWN_COMMAND, BODY_MISMATCH, WRONG_STATE, TOO_LARGE
 */
export function checkRequest(message: Message, circumstances: MessageContext): AnyMethod {
  const command = message.header?.command ?? Command.UNSPECIFIED;
  const method = methodOf.get(command);
  if (method === undefined || method.rule.direction !== circumstances.direction) {
    throw new ProtocolError("UNKNOWN_COMMAND", `There is no request with command ${command} in this direction.`);
  }
  if (message.body.case !== method.requestCase) throw bodyMismatch(method.name, message);
  checkRule(method.name, method.rule, message.header?.recipient, circumstances);
  return method;
}

/**
 * Finds the event of a message and holds the message against its rule.
 *
 * @throws ProtocolError UNKNOWN_COMMAND, BODY_MISMATCH, WRONG_STATE, TOO_LARGE
 */
export function checkEvent(message: Message, circumstances: MessageContext): AnyEvent {
  const command = message.header?.command ?? Command.UNSPECIFIED;
  const event = eventOf.get(command);
  if (event === undefined || event.rule.direction !== circumstances.direction) {
    throw new ProtocolError("UNKNOWN_COMMAND", `There is no event with command ${command} in this direction.`);
  }
  if (message.body.case !== event.bodyCase) throw bodyMismatch(event.name, message);
  checkRule(event.name, event.rule, message.header?.recipient, circumstances);
  return event;
}

/** Holds a message against one rule, whichever end is about to send it or has received it. */
export function checkRule(name: string, rule: Rule, recipient: Recipient | undefined, at: MessageContext): void {
  if (!rule.states.includes(at.state)) {
    throw new ProtocolError("WRONG_STATE", `${name} is not allowed while the connection is ${stateName(at.state)}.`);
  }
  if (rule.transport !== at.transport && rule.transport !== Transport.EITHER) {
    throw new ProtocolError("BODY_MISMATCH", `${name} does not travel on this transport.`);
  }
  if (addresseeOf(recipient) !== rule.addressee) {
    throw new ProtocolError("BODY_MISMATCH", `${name} needs another recipient in its header.`);
  }
  const bytesMax = rule.bytesMax === 0 ? at.frameBytesMax : rule.bytesMax;
  if (at.messageBytes > bytesMax) {
    const limit = rule.bytesMax === 0 ? "frameBytesMax" : `${name}.bytesMax`;
    throw new ProtocolError("TOO_LARGE", `${name} takes at most ${bytesMax} bytes, not ${at.messageBytes}.`, { limit });
  }
}

function addresseeOf(recipient: Recipient | undefined): Addressee {
  if (recipient === undefined) return Addressee.UNSPECIFIED;
  if (recipient.target.case === "user") return Addressee.USER;
  if (recipient.target.case === "everyone") return Addressee.EVERYONE;
  return Addressee.UNSPECIFIED;
}

function bodyMismatch(name: string, message: Message): ProtocolError {
  return new ProtocolError("BODY_MISMATCH", `${name} does not carry ${message.body.case ?? "an empty body"}.`);
}
