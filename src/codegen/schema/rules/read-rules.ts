/** Reads the commands and rules of services and events, and refuses what does not fit together. */

import { posix } from "node:path";

import protobuf from "protobufjs";

import { ChatError, UsageError } from "../../../errors.ts";
import { schemaError } from "../../source/schema-error.ts";
import { exportedName } from "../names.ts";
import type { Schema } from "../read-schema.ts";
import type {
  ApplicationRule,
  BodyCase,
  Literal,
  SchemaEvent,
  SchemaMethod,
  SchemaOneof,
  SchemaRules,
  SchemaSymbol,
} from "../schema.ts";
import { findOption, hasOption, type OptionName, type OptionTypes, typesOfGiven } from "./options.ts";
import { readLiteral } from "./read-literal.ts";

/** The message that carries requests, responses and events, and its oneof. */
const ENVELOPE = "Message";
const BODY = "body";

/** What the generated file exports beside methods and events. */
const RULES_NAMES = ["methods", "events"];

/** What a rule means where it does not say. */
const METHOD_DEFAULTS = { direction: "DIRECTION_CLIENT_TO_SERVER", transport: "TRANSPORT_STREAM" };
const EVENT_DEFAULTS = { transport: "TRANSPORT_STREAM" };

/** What counts of the rule of a message that an application sends. */
const APPLICATION_RULES = ["delivery", "bytes_max", "rate"];

interface Context {
  readonly schema: Schema;
  readonly types: OptionTypes;
  readonly body: SchemaOneof;
}

/**
 * Reads the rules of each package that has services or events. Services without
 * commands and rules are those of other programs, and passed over.
 *
 * @param isOwn  whether something is declared in a file that is compiled, not only used
 */
export function readRules(schema: Schema, isOwn: (subject: protobuf.ReflectionObject) => boolean): SchemaRules[] {
  const packages = new Map<protobuf.NamespaceBase, { services: protobuf.Service[]; events: protobuf.Type[] }>();
  const packageOf = (subject: protobuf.ReflectionObject) => {
    const namespace = packageAround(subject);
    const found = packages.get(namespace) ?? { services: [], events: [] };
    packages.set(namespace, found);
    return found;
  };
  for (const service of schema.services.filter(isOwn))
    if (service.methodsArray.some((method) => rulesTypes(method) !== undefined))
      packageOf(service).services.push(service);
  for (const type of schema.messages.keys())
    if (isOwn(type) && hasOption(type, "event_of")) packageOf(type).events.push(type);
  return [...packages].map(([namespace, { services, events }]) => readPackage(schema, namespace, services, events));
}

/**
 * Reads the rules of messages that an application sends between its clients, by
 * the full names of the messages.
 *
 * @param isOwn  whether something is declared in a file that is compiled, not only used
 */
export function readApplicationRules(
  schema: Schema,
  isOwn: (subject: protobuf.ReflectionObject) => boolean,
): Map<string, ApplicationRule> {
  const rules = new Map<string, ApplicationRule>();
  for (const [type, { typeName }] of schema.messages) {
    const ruleType = isOwn(type) ? typesOfGiven(type, "application_rule")?.rule : undefined;
    if (ruleType === undefined) continue;
    const symbol = schema.messages.get(ruleType)?.symbol;
    if (symbol === undefined) throw schemaError(type, "The type of the option rule is not in the schema.");
    const rule = readOption(type, "application_rule", (raw) => readApplicationRule(schema, ruleType, raw));
    rules.set(typeName, { symbol, rule });
  }
  return rules;
}

function readApplicationRule(schema: Schema, type: protobuf.Type, raw: unknown): Literal {
  const rule = readLiteral(schema, type, raw);
  const idle = Object.keys(Object(raw)).find((name) => !APPLICATION_RULES.includes(name));
  if (idle !== undefined) throw new UsageError(`${idle} means nothing here; ${APPLICATION_RULES.join(", ")} do.`);
  refuseNever(rule);
  return rule;
}

/** A bucket that holds nothing, or that never fills, would let nothing pass. */
function refuseNever(rule: Literal): void {
  const rate = rule.kind === "message" ? rule.entries.get("rate") : undefined;
  if (rate?.kind !== "message") return;
  for (const value of rate.entries.values())
    if (value.kind === "scalar" && value.text === "0")
      throw new UsageError("A rate needs per_second and burst, both above 0.");
}

function readPackage(
  schema: Schema,
  namespace: protobuf.NamespaceBase,
  services: readonly protobuf.Service[],
  eventTypes: readonly protobuf.Type[],
): SchemaRules {
  const subjects = [...services.flatMap(({ methodsArray }) => methodsArray), ...eventTypes];
  const first = services[0] ?? eventTypes[0] ?? namespace;
  const body = bodyOf(schema, namespace, first);
  const types = subjects.map(rulesTypes).find((found) => found !== undefined);
  const ruleSymbol = types && schema.messages.get(types.rule)?.symbol;
  if (types === undefined || ruleSymbol === undefined)
    throw schemaError(first, "The type of the option rule is not in the schema.");
  const context: Context = { schema, types, body };
  const methods = services.flatMap((service) => service.methodsArray.map((method) => readMethod(context, method)));
  const events = eventTypes.map((type) => readEvent(context, type));
  const path = posix.join(posix.dirname(body.symbol.file), "rules.ts");
  const rules = { path, body: body.symbol, rule: ruleSymbol, methods, events };
  refuseSameCommands(
    services.flatMap(({ methodsArray }) => methodsArray),
    methods,
  );
  refuseSameCommands(eventTypes, events);
  refuseSameNames(subjects, [...methods, ...events]);
  return rules;
}

/** The types of the commands and rules of a method or an event; undefined where it has neither. */
function rulesTypes(subject: protobuf.Method | protobuf.Type): OptionTypes | undefined {
  if (subject instanceof protobuf.Method) return typesOfGiven(subject, "command") ?? typesOfGiven(subject, "rule");
  return typesOfGiven(subject, "event_of");
}

function readMethod(context: Context, method: protobuf.Method): SchemaMethod {
  const { requestStream, responseStream, resolvedRequestType, resolvedResponseType } = method;
  if (requestStream === true || responseStream === true)
    throw schemaError(method, `The method ${method.name} streams, which is not supported.`);
  return {
    exportedName: exportedName([method.name]),
    name: method.name,
    service: method.parent?.fullName.slice(1) ?? "",
    comment: method.comment ?? "",
    command: readCommand(context, method, "command"),
    request: bodyCase(context, method, resolvedRequestType),
    response: bodyCase(context, method, resolvedResponseType),
    rule: readRule(context, method, "rule", METHOD_DEFAULTS),
  };
}

function readEvent(context: Context, type: protobuf.Type): SchemaEvent {
  return {
    exportedName: exportedName([`${type.name}Event`]),
    name: type.name,
    comment: type.comment ?? "",
    command: readCommand(context, type, "event_of"),
    body: bodyCase(context, type, type),
    rule: readRule(context, type, "event_rule", EVENT_DEFAULTS),
  };
}

function readCommand(
  { schema, types }: Context,
  subject: protobuf.Method | protobuf.Type,
  option: OptionName,
): Literal {
  const command = readOption(subject, option, (raw) => readLiteral(schema, types.command, raw));
  if (command.kind === "enum" && command.value.number === 0)
    throw schemaError(subject, `${subject.name} needs another command than ${command.value.schemaName}.`);
  return command;
}

function readRule(
  { schema, types }: Context,
  subject: protobuf.Method | protobuf.Type,
  option: OptionName,
  defaults: Record<string, string>,
): Literal {
  const rule = readOption(subject, option, (raw) => {
    if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return readLiteral(schema, types.rule, raw);
    const given: Record<string, unknown> = { ...raw };
    for (const [name, value] of Object.entries(defaults)) {
      if (given[name] === undefined || String(given[name]).endsWith("_UNSPECIFIED")) given[name] = value;
    }
    const read = readLiteral(schema, types.rule, given);
    refuseNever(read);
    return read;
  });
  const states = rule.kind === "message" ? rule.entries.get("states") : undefined;
  if (states?.kind === "list" && states.items.length === 0)
    throw schemaError(subject, `The rule of ${subject.name} names no states.`);
  return rule;
}

function readOption(
  subject: protobuf.Method | protobuf.Type,
  option: OptionName,
  read: (raw: unknown) => Literal,
): Literal {
  const given = findOption(subject, option);
  if (given.length === 0) throw schemaError(subject, `${subject.name} has no option (${option}).`);
  if (given.length > 1) throw schemaError(subject, `${subject.name} has the option (${option}) more than once.`);
  try {
    return read(given[0]);
  } catch (error) {
    if (error instanceof ChatError)
      throw schemaError(subject, `The option (${option}) of ${subject.name}: ${error.message}`);
    throw error;
  }
}

/** The case of the body that carries a message. */
function bodyCase({ schema, body }: Context, subject: protobuf.ReflectionObject, type: protobuf.Type | null): BodyCase {
  const symbol = type === null ? undefined : schema.messages.get(type)?.symbol;
  if (symbol === undefined || type === null)
    throw schemaError(subject, `${subject.name} uses a message that is not in the schema.`);
  const fields = body.fields.filter((field) => field.type.kind === "message" && isSame(field.type.symbol, symbol));
  const [field] = fields;
  if (field === undefined)
    throw schemaError(subject, `${type.name}, used by ${subject.name}, is not a field of the oneof ${body.fullName}.`);
  if (fields.length > 1)
    throw schemaError(
      subject,
      `${type.name}, used by ${subject.name}, is more than one field of the oneof ${body.fullName}.`,
    );
  return { symbol, case: field.name };
}

function bodyOf(schema: Schema, namespace: protobuf.NamespaceBase, subject: protobuf.ReflectionObject): SchemaOneof {
  const envelope = namespace.get(ENVELOPE);
  const message = envelope instanceof protobuf.Type ? schema.messages.get(envelope) : undefined;
  for (const member of message?.members ?? []) if (member.kind === "oneof" && member.name === BODY) return member;
  throw schemaError(
    subject,
    `Services and events need a message ${ENVELOPE} with a oneof ${BODY} in their package; a message that an application sends has the option (application_rule) and needs neither.`,
  );
}

function refuseSameCommands(
  subjects: readonly protobuf.ReflectionObject[],
  read: readonly { name: string; command: Literal }[],
): void {
  const seen = new Map<number, string>();
  for (const [index, { name, command }] of read.entries()) {
    const subject = subjects[index];
    if (command.kind !== "enum" || subject === undefined) continue;
    const other = seen.get(command.value.number);
    if (other !== undefined)
      throw schemaError(subject, `${name} and ${other} have the same command, ${command.value.schemaName}.`);
    seen.set(command.value.number, name);
  }
}

function refuseSameNames(
  subjects: readonly protobuf.ReflectionObject[],
  read: readonly { name: string; exportedName: string }[],
): void {
  const seen = new Map(RULES_NAMES.map((name) => [name, `the table of all ${name}`]));
  for (const [index, { name, exportedName }] of read.entries()) {
    const subject = subjects[index];
    const other = seen.get(exportedName);
    if (other !== undefined && subject !== undefined)
      throw schemaError(subject, `${name} and ${other} would both be named ${exportedName} in TypeScript.`);
    seen.set(exportedName, name);
  }
}

function packageAround(subject: protobuf.ReflectionObject): protobuf.NamespaceBase {
  let namespace = subject.parent;
  while (namespace instanceof protobuf.Type && namespace.parent !== null) namespace = namespace.parent;
  if (namespace === null) throw schemaError(subject, `${subject.name} is in no package.`);
  return namespace;
}

function isSame(one: SchemaSymbol, other: SchemaSymbol): boolean {
  return one.file === other.file && one.name === other.name;
}
