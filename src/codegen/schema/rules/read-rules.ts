/** Reads the commands and rules of services and events, and refuses those that do not fit together. */

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
import { BODY, ENVELOPE, missingBody } from "./check-methods.ts";
import {
  findOption,
  type OptionName,
  type OptionTypes,
  packagesWithRules,
  type RulesPackage,
  rulesTypes,
  typesOfGiven,
} from "./options.ts";
import { readLiteral } from "./read-literal.ts";

/** The names that the generated file exports beside methods and events. */
const RULES_NAMES = ["methods", "events"];

/** The values of a rule that leaves them out. */
const METHOD_DEFAULTS = { direction: "DIRECTION_CLIENT_TO_SERVER", transport: "TRANSPORT_STREAM" };
const EVENT_DEFAULTS = { transport: "TRANSPORT_STREAM" };

/** The fields that have a meaning in the rule of a message that an application sends. */
const APPLICATION_RULES = ["delivery", "bytes_max", "rate"];

interface Context {
  readonly schema: Schema;
  readonly types: OptionTypes;
  readonly body: SchemaOneof;
}

/**
 * Reads the rules of each package that has services or events. `checkMethods`
 * found nothing missing in them.
 *
 * @param isOwn  whether something is declared in a file that is compiled, not in one of this package's
 */
export function readRules(
  root: protobuf.Root,
  schema: Schema,
  isOwn: (subject: protobuf.ReflectionObject) => boolean,
): SchemaRules[] {
  return packagesWithRules(root, isOwn).map((rulesPackage) => readPackage(schema, rulesPackage));
}

/**
 * Reads the rules of messages that an application sends between its clients, by
 * the full names of the messages.
 *
 * @param isOwn  whether something is declared in a file that is compiled, not in one of this package's
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
  const ignored = Object.keys(Object(raw)).find((name) => !APPLICATION_RULES.includes(name));
  if (ignored !== undefined)
    throw new UsageError(`${ignored} has no effect here. Set ${APPLICATION_RULES.join(", ")} only.`);
  checkRate(rule);
  return rule;
}

/** A bucket that holds nothing or never fills lets no message pass. */
function checkRate(rule: Literal): void {
  const rate = rule.kind === "message" ? rule.entries.get("rate") : undefined;
  if (rate?.kind !== "message") return;
  for (const value of rate.entries.values())
    if (value.kind === "scalar" && value.text === "0")
      throw new UsageError("A rate needs per_second and burst, both above 0.");
}

function readPackage(schema: Schema, { namespace, services, events: eventTypes }: RulesPackage): SchemaRules {
  const methodTypes = services.flatMap(({ methodsArray }) => methodsArray);
  const subjects = [...methodTypes, ...eventTypes];
  const first = services[0] ?? eventTypes[0] ?? namespace;
  const body = bodyOf(schema, namespace, first);
  const types = subjects.map(rulesTypes).find((found) => found !== undefined);
  const ruleSymbol = types && schema.messages.get(types.rule)?.symbol;
  if (types === undefined || ruleSymbol === undefined)
    throw schemaError(first, "The type of the option rule is not in the schema. Import the file that declares it.");
  const context: Context = { schema, types, body };
  const methods = methodTypes.map((method) => readMethod(context, method));
  const events = eventTypes.map((type) => readEvent(context, type));
  checkCommands(methodTypes, methods);
  checkCommands(eventTypes, events);
  checkExportedNames(subjects, [...methods, ...events]);
  const path = posix.join(posix.dirname(body.symbol.file), "rules.ts");
  return { path, body: body.symbol, rule: ruleSymbol, methods, events };
}

function readMethod(context: Context, method: protobuf.Method): SchemaMethod {
  const { requestStream, responseStream, resolvedRequestType, resolvedResponseType } = method;
  if (requestStream === true || responseStream === true)
    throw schemaError(method, `The method ${method.name} streams, which is not supported. Take out the word stream.`);
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
  return readOption(subject, option, (raw) => readLiteral(schema, types.command, raw));
}

function readRule(
  { schema, types }: Context,
  subject: protobuf.Method | protobuf.Type,
  option: OptionName,
  defaults: Record<string, string>,
): Literal {
  return readOption(subject, option, (raw) => {
    if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return readLiteral(schema, types.rule, raw);
    const given: Record<string, unknown> = { ...raw };
    for (const [name, value] of Object.entries(defaults)) {
      if (given[name] === undefined || String(given[name]).endsWith("_UNSPECIFIED")) given[name] = value;
    }
    const read = readLiteral(schema, types.rule, given);
    checkRate(read);
    return read;
  });
}

function readOption(
  subject: protobuf.Method | protobuf.Type,
  option: OptionName,
  read: (raw: unknown) => Literal,
): Literal {
  const [given, ...others] = findOption(subject, option);
  if (others.length > 0)
    throw schemaError(subject, `${subject.name} has the option (${option}) more than once. Keep one.`);
  try {
    return read(given);
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
    throw schemaError(subject, `${subject.name} uses a message from outside of the schema. Declare one in the schema.`);
  const fields = body.fields.filter((field) => field.type.kind === "message" && isSame(field.type.symbol, symbol));
  const [field] = fields;
  if (field === undefined || fields.length > 1)
    throw schemaError(
      subject,
      `${type.name}, used by ${subject.name}, must be the type of one field in the oneof ${body.fullName}, not of ${fields.length}.`,
    );
  return { symbol, case: field.name };
}

function bodyOf(schema: Schema, namespace: protobuf.NamespaceBase, subject: protobuf.ReflectionObject): SchemaOneof {
  const envelope = namespace.get(ENVELOPE);
  const message = envelope instanceof protobuf.Type ? schema.messages.get(envelope) : undefined;
  for (const member of message?.members ?? []) if (member.kind === "oneof" && member.name === BODY) return member;
  throw missingBody(subject);
}

function checkCommands(
  subjects: readonly protobuf.ReflectionObject[],
  read: readonly { name: string; command: Literal }[],
): void {
  const seen = new Map<number, string>();
  for (const [index, { name, command }] of read.entries()) {
    const subject = subjects[index];
    if (command.kind !== "enum" || subject === undefined) continue;
    const other = seen.get(command.value.number);
    if (other !== undefined)
      throw schemaError(
        subject,
        `${name} and ${other} have the same command, ${command.value.schemaName}. Give one of them another.`,
      );
    seen.set(command.value.number, name);
  }
}

function checkExportedNames(
  subjects: readonly protobuf.ReflectionObject[],
  read: readonly { name: string; exportedName: string }[],
): void {
  const seen = new Map(RULES_NAMES.map((name) => [name, `the table of all ${name}`]));
  for (const [index, { name, exportedName }] of read.entries()) {
    const subject = subjects[index];
    const other = seen.get(exportedName);
    if (other !== undefined && subject !== undefined)
      throw schemaError(
        subject,
        `${name} and ${other} would both be named ${exportedName} in TypeScript. Rename one of them.`,
      );
    seen.set(exportedName, name);
  }
}

function isSame(one: SchemaSymbol, other: SchemaSymbol): boolean {
  return one.file === other.file && one.name === other.name;
}
