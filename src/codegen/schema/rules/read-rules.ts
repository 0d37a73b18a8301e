/** Reads the commands and rules of services and events, and refuses those that do not fit together. */

import { posix } from "node:path";

import { ChatError, UsageError } from "../../../errors.ts";
import type { Mistake } from "../../descriptor/mistake.ts";
import { type Claim, chooseNames } from "../choose-names.ts";
import {
  commentOf,
  type MessageDeclaration,
  mistakeAt,
  nameChain,
  type SourceFile,
  withoutDot,
} from "../declarations.ts";
import { exportedName } from "../names.ts";
import type { SchemaReader } from "../read-schema.ts";
import type {
  ApplicationRule,
  BodyCase,
  Literal,
  SchemaEvent,
  SchemaMessage,
  SchemaMethod,
  SchemaOneof,
  SchemaRules,
  SchemaSymbol,
} from "../schema.ts";
import { BODY, ENVELOPE, missingBody } from "./check-methods.ts";
import {
  findOption,
  type MethodDeclaration,
  methodsOf,
  type OptionName,
  type OptionTypes,
  packagesWithRules,
  type RulesPackage,
  rulesTypes,
  type Subject,
} from "./options.ts";
import { givenFields, readEnumLiteral, readMessageLiteral } from "./read-literal.ts";

/** The names that the generated file exports beside methods and events. */
const TABLE_CLAIMS: readonly Claim[] = ["methods", "events"].map((name) => ({
  key: ` ${name}`,
  kind: "message",
  chain: [],
  chosen: name,
}));

/** The values of a rule that leaves them out. */
const METHOD_DEFAULTS = { direction: "DIRECTION_CLIENT_TO_SERVER", transport: "TRANSPORT_STREAM" };
const EVENT_DEFAULTS = { transport: "TRANSPORT_STREAM" };

/** The fields that have a meaning in the rule of a message that an application sends. */
const APPLICATION_RULES = ["delivery", "bytes_max", "rate", "sharing"];
/** The same for a method that its program at the server answers. */
const APPLICATION_METHOD_RULES = ["states", "addressee", "bytes_max", "rate"];
/** The states in which such a method may be called, and whom it may be about. */
const APPLICATION_METHOD_VALUES: ReadonlySet<string> = new Set([
  "STATE_AVAILABLE",
  "STATE_CONNECTED",
  "ADDRESSEE_USER",
]);

interface Context {
  readonly reader: SchemaReader;
  readonly types: OptionTypes;
  readonly body: SchemaOneof;
  readonly mistakes: Mistake[];
}

/**
 * Reads the rules of each package that has services or events. `checkMethods`
 * found nothing missing in them.
 *
 * @param isOwn     whether a file is compiled, not one of this package
 * @param mistakes  receives what is wrong
 */
export function readRules(
  reader: SchemaReader,
  isOwn: (file: SourceFile) => boolean,
  mistakes: Mistake[],
): SchemaRules[] {
  return packagesWithRules(reader, isOwn).flatMap((each) => readPackage(reader, each, mistakes));
}

/**
 * Reads the rules of messages and methods of applications, by their full names.
 *
 * @param isOwn     whether a file is compiled, not one of this package
 * @param mistakes  receives what is wrong
 */
export function readApplicationRules(
  reader: SchemaReader,
  isOwn: (file: SourceFile) => boolean,
  mistakes: Mistake[],
): Map<string, ApplicationRule> {
  const { messages, services } = reader.context.declarations;
  const rules = new Map<string, ApplicationRule>();
  const read = (subject: Subject, option: OptionName, fields: readonly string[], check: (rule: Literal) => void) => {
    const given = findOption(reader, subject, option);
    if (given === undefined) return;
    const { fullName } = given.types.rule;
    const rule = attempt(subject, option, mistakes, () => {
      const literal = readMessageLiteral(reader, fullName, given.records);
      const ignored = givenFields(reader, fullName, given.records).find((name) => !fields.includes(name));
      if (ignored !== undefined) throw new UsageError(`${ignored} has no effect here. Set ${fields.join(", ")} only.`);
      checkRate(literal);
      check(literal);
      return literal;
    });
    if (rule !== undefined) rules.set(subject.fullName, { symbol: reader.message(fullName).symbol, rule });
  };
  for (const message of messages.values())
    if (isOwn(message.file)) read(message, "application_rule", APPLICATION_RULES, checkSharing);
  for (const message of messages.values()) if (isOwn(message.file)) checkKeys(reader, message, rules, mistakes);
  for (const method of [...services.values()].filter(({ file }) => isOwn(file)).flatMap(methodsOf)) {
    const { clientStreaming = false, serverStreaming = false } = method.descriptor;
    read(method, "application_method_rule", APPLICATION_METHOD_RULES, (rule) => {
      if (clientStreaming || serverStreaming) throw new UsageError("A method that streams cannot have it.");
      checkValues(rule);
    });
  }
  return rules;
}

/** Checks the states and the addressee in the rule of a method of an application. */
function checkValues(rule: Literal): void {
  for (const value of rule.kind === "message" ? rule.entries.values() : [])
    for (const each of value.kind === "list" ? value.items : [value]) {
      // 0 is the value of a field that the rule leaves out.
      if (each.kind !== "enum" || each.value.number === 0) continue;
      if (!APPLICATION_METHOD_VALUES.has(each.value.schemaName))
        throw new UsageError(`${each.value.schemaName} has no effect here.`);
    }
}

/** Checks that what a rule says of sharing has an effect with its delivery. */
function checkSharing(rule: Literal): void {
  const sharing = entryOf(rule, "sharing");
  const isLossy = isValue(entryOf(rule, "delivery"), "DELIVERY_LOSSY");
  const isSet = (name: string) => !isDefault(entryOf(sharing, name));
  if (isSet("ageMs") && !isLossy)
    throw new UsageError("age_ms has an effect with DELIVERY_LOSSY only: all others are sent however old they are.");
  if (isLossy && (isSet("priority") || isSet("weight")))
    throw new UsageError("priority and weight have no effect with DELIVERY_LOSSY: such a message leaves at once.");
}

function entryOf(literal: Literal | undefined, name: string): Literal | undefined {
  return literal?.kind === "message" ? literal.entries.get(name) : undefined;
}

function isValue(literal: Literal | undefined, name: string): boolean {
  return literal?.kind === "enum" && literal.value.schemaName === name;
}

function isDefault(literal: Literal | undefined): boolean {
  if (literal?.kind === "enum") return literal.value.number === 0;
  return literal === undefined || (literal.kind === "scalar" && literal.text === "0");
}

/** Refuses keys in messages whose delivery is not by key. */
function checkKeys(
  reader: SchemaReader,
  message: MessageDeclaration,
  rules: ReadonlyMap<string, ApplicationRule>,
  mistakes: Mistake[],
): void {
  const rule = rules.get(message.fullName)?.rule;
  if (isValue(entryOf(rule, "delivery"), "DELIVERY_LATEST")) return;
  const key = (message.descriptor.field ?? []).find(({ options }) => reader.context.options.isKey(options));
  if (key === undefined) return;
  const text = `The option key of ${key.name} has an effect only in an application message with DELIVERY_LATEST.`;
  mistakes.push(mistakeAt(message, text));
}

/** A bucket that holds nothing or never fills lets no message pass. */
function checkRate(rule: Literal): void {
  const rate = rule.kind === "message" ? rule.entries.get("rate") : undefined;
  if (rate?.kind !== "message") return;
  for (const value of rate.entries.values())
    if (value.kind === "scalar" && value.text === "0")
      throw new UsageError("A rate needs per_second and burst, both above 0.");
}

function readPackage(reader: SchemaReader, rulesPackage: RulesPackage, mistakes: Mistake[]): SchemaRules[] {
  const { services, events: eventTypes } = rulesPackage;
  const methodTypes = services.flatMap(methodsOf);
  const types = [...methodTypes, ...eventTypes]
    .map((each) => rulesTypes(reader, each))
    .find((each) => each !== undefined);
  const [first] = [...services, ...eventTypes];
  if (types === undefined || first === undefined) return [];
  const body = bodyOf(reader, rulesPackage.package);
  if (body === undefined) {
    mistakes.push(missingBody(first));
    return [];
  }
  const context: Context = { reader, types, body, mistakes };
  const names = chooseNames([...methodTypes.map(methodClaim), ...eventTypes.map(eventClaim), ...TABLE_CLAIMS]);
  const nameOf = ({ fullName }: Subject) => names.get(fullName) ?? "";
  const methods = methodTypes.flatMap((method) => readMethod(context, method, nameOf(method)) ?? []);
  const events = eventTypes.flatMap((type) => readEvent(context, type, nameOf(type)) ?? []);
  // With a mistake the lists do not correspond, and nothing is printed.
  if (mistakes.length > 0) return [];
  checkCommands(methodTypes, methods, mistakes);
  checkCommands(eventTypes, events, mistakes);
  const path = posix.join(posix.dirname(body.symbol.file), "rules.ts");
  const rule = reader.message(types.rule.fullName).symbol;
  return [{ path, package: rulesPackage.package, body: body.symbol, rule, methods, events }];
}

function methodClaim({ fullName, name, service }: MethodDeclaration): Claim {
  const chain = [service.name, name];
  return { key: fullName, kind: "service", chain, chosen: undefined, wanted: exportedName([name]) };
}

function eventClaim(message: MessageDeclaration): Claim {
  const chain = [...nameChain(message), "event"];
  const wanted = exportedName([`${message.name}Event`]);
  return { key: message.fullName, kind: "extension", chain, chosen: undefined, wanted };
}

function readMethod(context: Context, method: MethodDeclaration, name: string): SchemaMethod | undefined {
  const { reader, mistakes } = context;
  const { clientStreaming, serverStreaming, inputType, outputType } = method.descriptor;
  if (clientStreaming === true || serverStreaming === true)
    mistakes.push(
      mistakeAt(method, `The method ${method.name} streams, which is not supported. Take out the word stream.`),
    );
  const command = readCommand(context, method, "command");
  const request = bodyCase(context, method, reader.message(withoutDot(inputType)));
  const response = bodyCase(context, method, reader.message(withoutDot(outputType)));
  const rule = readRule(context, method, "rule", METHOD_DEFAULTS);
  if (command === undefined || request === undefined || response === undefined || rule === undefined) return undefined;
  return {
    exportedName: name,
    name: method.name,
    service: method.service.fullName,
    comment: commentOf(method),
    command,
    request,
    response,
    rule,
  };
}

function readEvent(context: Context, type: MessageDeclaration, name: string): SchemaEvent | undefined {
  const command = readCommand(context, type, "event_of");
  const body = bodyCase(context, type, context.reader.message(type.fullName));
  const rule = readRule(context, type, "event_rule", EVENT_DEFAULTS);
  if (command === undefined || body === undefined || rule === undefined) return undefined;
  return {
    exportedName: name,
    name: type.name,
    comment: commentOf(type),
    command,
    body,
    rule,
  };
}

function readCommand({ reader, types, mistakes }: Context, subject: Subject, option: OptionName): Literal | undefined {
  const given = findOption(reader, subject, option);
  if (given === undefined) return undefined;
  return attempt(subject, option, mistakes, () => readEnumLiteral(reader, types.command.fullName, given.records));
}

function readRule(
  { reader, types, mistakes }: Context,
  subject: Subject,
  option: OptionName,
  defaults: Readonly<Record<string, string>>,
): Literal | undefined {
  const given = findOption(reader, subject, option);
  if (given === undefined) return undefined;
  return attempt(subject, option, mistakes, () => {
    const rule = readMessageLiteral(reader, types.rule.fullName, given.records);
    checkRate(rule);
    return withDefaults(reader, types.rule, rule, defaults);
  });
}

/** Sets the fields of a rule that it leaves out. */
function withDefaults(
  reader: SchemaReader,
  type: MessageDeclaration,
  rule: Literal,
  defaults: Readonly<Record<string, string>>,
): Literal {
  if (rule.kind !== "message") return rule;
  const entries = new Map(rule.entries);
  const members = reader.message(type.fullName).members;
  for (const [schemaName, valueName] of Object.entries(defaults)) {
    const member = members.find((each) => each.kind === "field" && each.schemaName === schemaName);
    const typeName = withoutDot(type.descriptor.field.find(({ name }) => name === schemaName)?.typeName);
    if (member?.kind !== "field" || member.type.kind !== "enum") continue;
    const given = entries.get(member.name);
    if (given?.kind === "enum" && !given.value.schemaName.endsWith("_UNSPECIFIED")) continue;
    const value = reader.enum(typeName).values.find((each) => each.schemaName === valueName);
    if (value === undefined) throw new UsageError(`${typeName} has no value ${valueName}.`);
    entries.set(member.name, { kind: "enum", symbol: member.type.symbol, value });
  }
  return { kind: "message", entries };
}

/** Reads a value; a mistake in it is reported at its declaration. */
function attempt<T>(subject: Subject, option: OptionName, mistakes: Mistake[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    mistakes.push(mistakeAt(subject, `The option (${option}) of ${subject.name}: ${error.message}`));
    return undefined;
  }
}

/** The case of the body that carries a message. */
function bodyCase(
  { body, mistakes }: Context,
  subject: Subject,
  { symbol, typeName }: SchemaMessage,
): BodyCase | undefined {
  const fields = body.fields.filter((field) => field.type.kind === "message" && isSame(field.type.symbol, symbol));
  const [field] = fields;
  if (field !== undefined && fields.length === 1) return { symbol, case: field.name };
  const name = typeName.slice(typeName.lastIndexOf(".") + 1);
  mistakes.push(
    mistakeAt(
      subject,
      `${name}, used by ${subject.name}, must be the type of one field in the oneof ${body.fullName}, not of ${fields.length}.`,
    ),
  );
  return undefined;
}

function bodyOf(reader: SchemaReader, name: string): SchemaOneof | undefined {
  const fullName = name === "" ? ENVELOPE : `${name}.${ENVELOPE}`;
  if (!reader.context.declarations.messages.has(fullName)) return undefined;
  for (const member of reader.message(fullName).members)
    if (member.kind === "oneof" && member.name === BODY) return member;
  return undefined;
}

function checkCommands(
  subjects: readonly Subject[],
  read: readonly { name: string; command: Literal }[],
  mistakes: Mistake[],
): void {
  const seen = new Map<number, string>();
  for (const [index, { name, command }] of read.entries()) {
    const subject = subjects[index];
    if (command.kind !== "enum" || subject === undefined) continue;
    const other = seen.get(command.value.number);
    if (other !== undefined)
      mistakes.push(
        mistakeAt(
          subject,
          `${name} and ${other} have the same command, ${command.value.schemaName}. Give one of them another.`,
        ),
      );
    seen.set(command.value.number, name);
  }
}

function isSame(one: SchemaSymbol, other: SchemaSymbol): boolean {
  return one.file === other.file && one.name === other.name;
}
