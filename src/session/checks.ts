/**
 * The checks of a received message, in the order in which a session makes them. What checks is also what
 * PROTOCOL.md draws: each check says what must hold, and with which code the message is refused otherwise.
 *
 * @see proto/PROTOCOL.md, "Checks on received messages"
 */

import { Feature } from "../../generated/chatwire/v1/capability.ts";
import { Command } from "../../generated/chatwire/v1/command.ts";
import type { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import {
  Header,
  type Message,
  type MessageBody,
  MessageType,
  type Recipient,
} from "../../generated/chatwire/v1/message.ts";
import { Addressee, Direction, type Rule, State, Transport } from "../../generated/chatwire/v1/options.ts";
import { createRefusal, type ProtocolError } from "../errors.ts";
import { featureName, hasFeature } from "../framing/capabilities.ts";
import { REQUEST_ID_BYTES } from "../framing/request-identity.ts";
import { FIRST_VIOLATION, type ValidateOptions, type Violation, violationText } from "../violation.ts";
import type { RateLimits } from "./rate-limits.ts";
import { type AnyEvent, type AnyMethod, bytesMaxOf, eventOf, type MessageContext, methodOf } from "./rules.ts";

const NO_HEADER: RuledHeader = Header.create();

/** One check, as PROTOCOL.md shows it. */
export interface Check {
  readonly code: keyof typeof ErrorCode;
  /** A sentence that is true of a message that passes. */
  readonly holds: string;
  /** Whether a request of a method with this rule may fail the check. */
  readonly appliesTo: (rule: Rule) => boolean;
}

/** A check with the code that makes it: `run` throws a ProtocolError with the code, or returns what it found. */
interface RunnableCheck<Subject, Found = void> extends Check {
  readonly run: (subject: Subject) => Found;
}

/** A message that has a rule. */
interface RuledMessage {
  /** Of the method or event, for the error. */
  readonly name: string;
  readonly rule: Rule;
  readonly header: RuledHeader;
  readonly context: MessageContext;
}

/** The fields of a header that rules are about. */
export type RuledHeader = Pick<Header, "recipient" | "id" | "repeatedAfterMs" | "after">;

/** A request or an event as it arrived. */
export interface ArrivedMessage {
  readonly message: Message;
  readonly context: MessageContext;
  /** Undefined: the caller limits the rate. */
  readonly rateLimits: RateLimits | undefined;
  readonly nowMs: number;
}

const RECIPIENTS: Readonly<Record<number, string>> = {
  [Addressee.UNSPECIFIED]: "no recipient",
  [Addressee.USER]: "a user as recipient",
  [Addressee.EVERYONE]: "everyone as recipient",
  [Addressee.ROOM]: "a room as recipient",
};

const RULE_CHECKS: readonly RunnableCheck<RuledMessage>[] = [
  {
    code: "WRONG_STATE",
    holds: "The state allows the message.",
    appliesTo: () => true,
    run: ({ name, rule, context: { state } }) => {
      if (rule.states.includes(state)) return;
      const text = `${name} is not allowed while the connection is ${stateName(state)}.`;
      throw createRefusal("WRONG_STATE", text);
    },
  },
  {
    code: "FEATURE_MISSING",
    holds: "Both ends have the feature that the message belongs to.",
    appliesTo: ({ feature }) => feature !== Feature.UNSPECIFIED,
    run: ({ name, rule: { feature }, context }) => {
      if (hasFeature(context.features, feature)) return;
      const text = `${name} needs the feature ${featureName(feature)}, which not both ends have.`;
      throw createRefusal("FEATURE_MISSING", text);
    },
  },
  {
    code: "BODY_MISMATCH",
    holds: "The message is allowed on this transport.",
    appliesTo: ({ transport }) => transport === Transport.DATAGRAM,
    run: ({ name, rule: { transport }, context }) => {
      if (transport === context.transport || transport === Transport.EITHER) return;
      throw createRefusal("BODY_MISMATCH", `${name} is not allowed on this transport.`);
    },
  },
  {
    code: "BODY_MISMATCH",
    holds: "The header has the kind of recipient that the rule asks for, or no `recipient` if it asks for none.",
    appliesTo: isForStream,
    run: ({ name, rule: { addressee }, header: { recipient } }) => {
      if (addresseeOf(recipient) === addressee) return;
      const text = `${name} requires ${RECIPIENTS[addressee] ?? "another recipient"} in its header.`;
      throw createRefusal("BODY_MISMATCH", text);
    },
  },
  {
    code: "BODY_MISMATCH",
    holds:
      "The header has no `id`; or the rule says that the request changes something, both ends have `REQUEST_IDS`, and the `id` has 16 bytes. Without an `id`, it has no `repeated_after_ms` and no `after`.",
    appliesTo: isForStream,
    run: ({ name, rule: { changes }, header: { id, repeatedAfterMs, after }, context: { features } }) => {
      if (id.length === 0 && repeatedAfterMs === 0 && after.length === 0) return;
      if (!changes) throw createRefusal("BODY_MISMATCH", `${name} cannot have an id.`);
      if (!features.has(Feature.REQUEST_IDS)) {
        throw createRefusal("BODY_MISMATCH", `${name} has an id, and not both ends have ids of requests.`);
      }
      if (id.length === REQUEST_ID_BYTES) return;
      const text = `The id of ${name} has ${id.length} bytes, not ${REQUEST_ID_BYTES}.`;
      throw createRefusal("BODY_MISMATCH", text);
    },
  },
  {
    code: "BODY_MISMATCH",
    holds: "The header has no `after`; or both ends have `ORDERED_REQUESTS`, and it has 16 bytes.",
    appliesTo: isForStream,
    run: ({ name, header: { after }, context: { features } }) => {
      if (after.length === 0) return;
      if (!features.has(Feature.ORDERED_REQUESTS)) {
        throw createRefusal("BODY_MISMATCH", `${name} names one before it, and not both ends have ordered requests.`);
      }
      if (after.length === REQUEST_ID_BYTES) return;
      const text = `The id that ${name} names has ${after.length} bytes, not ${REQUEST_ID_BYTES}.`;
      throw createRefusal("BODY_MISMATCH", text);
    },
  },
  {
    code: "TOO_LARGE",
    holds: "The message is not larger than the rule allows.",
    // Without a size of its own, a request may be as long as a frame, and a longer frame closes the connection.
    appliesTo: (rule) => isForStream(rule) && rule.bytesMax > 0,
    run: ({ name, rule, context }) => {
      const bytesMax = bytesMaxOf(rule, context);
      if (context.messageBytes <= bytesMax) return;
      const limit = rule.bytesMax === 0 ? "frameBytesMax" : `${name}.bytesMax`;
      const text = `${name} has ${context.messageBytes} bytes, and ${bytesMax} are allowed.`;
      throw createRefusal("TOO_LARGE", text, { limit });
    },
  },
];

const RATE_OF_ALL_REQUESTS: RunnableCheck<ArrivedMessage> = {
  code: "RATE_LIMITED",
  holds: "The connection, and all connections of its account together, are within their request rates.",
  appliesTo: () => true,
  run: ({ rateLimits, nowMs }) => rateLimits?.takeRequest(nowMs),
};

const KNOWN_REQUEST: RunnableCheck<ArrivedMessage, AnyMethod> = {
  code: "UNKNOWN_COMMAND",
  holds: "The command belongs to a request in this direction.",
  appliesTo: () => false,
  run: ({ message, context }) => {
    const command = message.header?.command ?? Command.UNSPECIFIED;
    const method = methodOf(command);
    if (method?.rule.direction === context.direction) return method;
    throw createRefusal("UNKNOWN_COMMAND", `No request in this direction has the command ${command}.`);
  },
};

const BODY: RunnableCheck<{ readonly name: string; readonly message: Message; readonly bodyCase: string | undefined }> =
  {
    code: "BODY_MISMATCH",
    holds: "The body belongs to the command.",
    appliesTo: () => true,
    run: ({ name, message: { body }, bodyCase }) => {
      if (body.case === bodyCase) return;
      throw createRefusal("BODY_MISMATCH", `${name} cannot carry ${body.case ?? "an empty body"}.`);
    },
  };

/** A message with the function that checks its fields, if its schema has rules about them. */
interface BodyToValidate {
  readonly name: string;
  readonly message: Message;
  readonly validate: ((value: unknown, options: ValidateOptions) => readonly Violation[]) | undefined;
}

const FIELDS: RunnableCheck<BodyToValidate> = {
  code: "INVALID_ARGUMENT",
  holds: "The fields keep the rules that the schema declares about them, if it declares any.",
  appliesTo: () => false,
  run: ({ name, message: { body }, validate }) => {
    const [violation] = validate?.(body.value, FIRST_VIOLATION) ?? [];
    if (violation !== undefined) throw createRefusal("INVALID_ARGUMENT", `${name}: ${violationText(violation)}`);
  },
};

const RATE_OF_METHOD: RunnableCheck<{
  readonly method: AnyMethod;
  readonly rateLimits: RateLimits | undefined;
  readonly nowMs: number;
}> = {
  code: "RATE_LIMITED",
  holds: "The command is within its rate.",
  appliesTo: (rule) => isForStream(rule) && rule.rate !== undefined,
  run: ({ rateLimits, method, nowMs }) => rateLimits?.takeMethod(method, nowMs),
};

const RATE_OF_EVENT: RunnableCheck<{
  readonly event: AnyEvent;
  readonly rateLimits: RateLimits | undefined;
  readonly nowMs: number;
}> = {
  code: "RATE_LIMITED",
  holds: "The event is within its rate.",
  appliesTo: ({ rate }) => rate !== undefined,
  run: ({ rateLimits, event, nowMs }) => rateLimits?.takeEvent(event, nowMs),
};

const EVENT_TYPE: RunnableCheck<Header> = {
  code: "BODY_MISMATCH",
  holds: "The type is `EVENT`.",
  appliesTo: () => false,
  run: ({ type }) => {
    if (type === MessageType.EVENT) return;
    throw createRefusal("BODY_MISMATCH", `The message type ${type} is unknown.`);
  },
};

const KNOWN_EVENT: RunnableCheck<{ readonly command: Command; readonly context: MessageContext }, AnyEvent> = {
  code: "UNKNOWN_COMMAND",
  holds: "The command belongs to an event in this direction, and both ends have its feature.",
  appliesTo: () => false,
  run: ({ command, context }) => {
    const event = eventOf(command);
    if (event !== undefined && passesIn(context, event.rule) && hasFeature(context.features, event.rule.feature))
      return event;
    throw createRefusal("UNKNOWN_COMMAND", `The event with the command ${command} is unknown.`);
  },
};

/** The checks of a request, in their order. The handler of the command makes further ones. */
export const REQUEST_CHECKS: readonly Check[] = [
  RATE_OF_ALL_REQUESTS,
  KNOWN_REQUEST,
  BODY,
  ...RULE_CHECKS,
  RATE_OF_METHOD,
  FIELDS,
];

/** The checks of an event or of a message of an undefined type, in their order. An event without its feature is unknown. */
export const EVENT_CHECKS: readonly Check[] = [
  EVENT_TYPE,
  KNOWN_EVENT,
  BODY,
  ...RULE_CHECKS.filter(({ code }) => code !== "FEATURE_MISSING"),
  RATE_OF_EVENT,
  FIELDS,
];

/**
 * Makes all of `REQUEST_CHECKS`.
 *
 * @returns the method of the request
 * @throws ProtocolError the code of the first check that fails
 */
export function checkRequest(request: ArrivedMessage): AnyMethod {
  const { message, context, rateLimits, nowMs } = request;
  RATE_OF_ALL_REQUESTS.run(request);
  const method = KNOWN_REQUEST.run(request);
  const { name, rule, requestCase } = method;
  BODY.run({ name, message, bodyCase: requestCase });
  checkRule(name, rule, message.header ?? NO_HEADER, context);
  RATE_OF_METHOD.run({ method, rateLimits, nowMs });
  FIELDS.run({ name, message, validate: method.validateRequest });
  return method;
}

/**
 * Makes the first two of `EVENT_CHECKS`.
 *
 * @returns the event
 * @throws ProtocolError BODY_MISMATCH, UNKNOWN_COMMAND: this end does not know the message
 */
export function findEvent(header: Header, context: MessageContext): AnyEvent {
  EVENT_TYPE.run(header);
  return KNOWN_EVENT.run({ command: header.command, context });
}

/**
 * Makes the other checks of `EVENT_CHECKS`.
 *
 * @throws ProtocolError the code of the first check that fails
 */
export function checkEvent(event: AnyEvent, { message, context, rateLimits, nowMs }: ArrivedMessage): void {
  const { name, rule, bodyCase, validate } = event;
  BODY.run({ name, message, bodyCase });
  checkRule(name, rule, message.header ?? NO_HEADER, context);
  RATE_OF_EVENT.run({ event, rateLimits, nowMs });
  FIELDS.run({ name, message, validate });
}

/** The error of a response that does not fit its method, if it does not; `body` is no error. */
export function findResponseFault(method: AnyMethod, body: MessageBody): ProtocolError | undefined {
  if (body.case !== method.responseCase) {
    const text = `A response to ${method.name} cannot carry ${body.case ?? "an empty body"}.`;
    return createRefusal("BODY_MISMATCH", text);
  }
  const [violation] = method.validateResponse?.(body.value, FIRST_VIOLATION) ?? [];
  if (violation === undefined) return undefined;
  return createRefusal("INVALID_ARGUMENT", `The response to ${method.name}: ${violationText(violation)}`);
}

/**
 * Checks a message against one rule, before it is sent or after it was received.
 *
 * @param name  of the method or event, for the error
 * @throws ProtocolError WRONG_STATE, FEATURE_MISSING, BODY_MISMATCH, TOO_LARGE
 */
export function checkRule(name: string, rule: Rule, header: RuledHeader, context: MessageContext): void {
  const message = { name, rule, header, context };
  for (const { run } of RULE_CHECKS) run(message);
}

/** Whether a message with this rule passes in the direction of the context. */
function passesIn({ direction }: MessageContext, rule: Rule): boolean {
  return rule.direction === direction || rule.direction === Direction.EITHER;
}

/** On the stream, a request that belongs into a datagram gets no further than the check of the transport. */
export function isForStream({ transport }: Rule): boolean {
  return transport !== Transport.DATAGRAM;
}

/** Undefined if the recipient has no target, or one of a newer schema, which no rule asks for. */
function addresseeOf(recipient: Recipient | undefined): Addressee | undefined {
  if (recipient === undefined) return Addressee.UNSPECIFIED;
  if (recipient.target.case === "user") return Addressee.USER;
  if (recipient.target.case === "everyone") return Addressee.EVERYONE;
  if (recipient.target.case === "room") return Addressee.ROOM;
  return undefined;
}

/** The schema's name of a state, for error texts. */
function stateName(state: State): string {
  for (const [name, value] of Object.entries(State)) if (value === state) return name.toLowerCase();
  return String(state);
}
