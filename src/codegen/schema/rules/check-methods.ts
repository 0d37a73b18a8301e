/**
 * Reports everything that the methods and events of a schema lack, with what to
 * write and where. One run reports all of it: a new method needs entries in up
 * to four places.
 */

import type { Mistake } from "../../descriptor/mistake.ts";
import type { DescriptorProto } from "../../generated/google/protobuf/descriptor.ts";
import {
  type MessageDeclaration,
  mistakeAt,
  type ServiceDeclaration,
  type SourceFile,
  STEPS,
  withoutDot,
} from "../declarations.ts";
import { constantCase, snakeCase } from "../names.ts";
import type { SchemaReader } from "../read-schema.ts";
import {
  findOption,
  methodsOf,
  type OptionName,
  type OptionTypes,
  optionAsWritten,
  packagesWithRules,
  type RulesPackage,
  rulesTypes,
  type Subject,
  type WrittenOptions,
  writtenOption,
} from "./options.ts";
import { givenFields, readEnumLiteral } from "./read-literal.ts";

/** The message that carries requests, responses and events, and its oneof. */
export const ENVELOPE = "Message";
export const BODY = "body";

/** Protobuf reserves these numbers of fields. */
const RESERVED = { from: 19_000, to: 19_999 };

/** The oneof of a package that carries the bodies of messages. */
interface Body {
  readonly message: MessageDeclaration;
  readonly index: number;
}

interface Check {
  readonly reader: SchemaReader;
  readonly types: OptionTypes;
  readonly body: Body | undefined;
  /** Values to suggest for the enum of commands; undefined if it is not part of the compiled schema. */
  readonly commands: Suggestions | undefined;
  /** Fields to suggest for the body. */
  readonly fields: Suggestions;
  readonly written: WrittenOptions;
  readonly mistakes: Mistake[];
}

/**
 * @param isOwn     whether a file is compiled, not one of this package
 * @param mistakes  receives one for each missing piece
 * @param written   the options of a schema with mistakes
 */
export function checkMethods(
  reader: SchemaReader,
  isOwn: (file: SourceFile) => boolean,
  mistakes: Mistake[],
  written: WrittenOptions = () => [],
): void {
  for (const each of packagesWithRules(reader, isOwn)) checkPackage(reader, each, isOwn, mistakes, written);
}

function checkPackage(
  reader: SchemaReader,
  rulesPackage: RulesPackage,
  isOwn: (file: SourceFile) => boolean,
  mistakes: Mistake[],
  written: WrittenOptions,
): void {
  const { services, events } = rulesPackage;
  const methods = services.flatMap(methodsOf);
  const types = [...methods, ...events].map((each) => rulesTypes(reader, each)).find((found) => found !== undefined);
  const [first] = [...services, ...events];
  if (types === undefined || first === undefined) return;
  const body = bodyOf(reader, rulesPackage.package);
  const commands = isOwn(types.command.file) ? commandSuggestions(types) : undefined;
  const check: Check = { reader, types, body, commands, fields: fieldSuggestions(body), written, mistakes };
  if (body === undefined) mistakes.push(missingBody(first));
  for (const method of methods) {
    const { inputType = "", outputType = "" } = method.descriptor;
    checkCommand(check, method, "command");
    checkRule(check, method, "rule");
    checkBody(check, method, `the request of ${method.name}`, inputType);
    checkBody(check, method, `the response of ${method.name}`, outputType);
  }
  for (const event of events) {
    checkCommand(check, event, "event_of");
    checkRule(check, event, "event_rule");
    checkBody(check, event, "an event", event.fullName);
  }
}

function bodyOf(reader: SchemaReader, name: string): Body | undefined {
  const message = reader.context.declarations.messages.get(name === "" ? ENVELOPE : `${name}.${ENVELOPE}`);
  const index = message?.descriptor.oneofDecl.findIndex((each) => each.name === BODY) ?? -1;
  return message === undefined || index < 0 ? undefined : { message, index };
}

export function missingBody(subject: ServiceDeclaration | MessageDeclaration): Mistake {
  return mistakeAt(
    subject,
    `The package has services or events, but no message ${ENVELOPE} with a oneof ${BODY} to carry them. Write in the package: message ${ENVELOPE} { oneof ${BODY} { ... } } (A message with the option (application_rule) needs no ${ENVELOPE}.)`,
  );
}

function checkCommand(check: Check, subject: Subject, option: OptionName): void {
  const { reader, types, commands, mistakes } = check;
  const { command } = types;
  const written = writtenOption(reader.context.declarations, types, option, subject);
  const given = findOption(reader, subject, option);
  const value = given && readEnumLiteral(reader, command.fullName, given.records);
  const number = value?.kind === "enum" ? value.value.number : undefined;
  if (number !== undefined && number !== 0) return;
  const refused = optionAsWritten(check.written, subject, option);
  if (refused !== undefined) {
    suggestCommand(check, subject, refused.identifierValue ?? "");
    return;
  }
  const wanted = `${constantCase(command.name)}_${constantCase(subject.name)}`;
  const problem =
    value?.kind === "enum" ? `has the command ${value.value.schemaName}, which means none` : `has no option ${written}`;
  const remedy = commands === undefined ? `VALUE; with a value of the enum ${command.fullName}` : `${wanted};`;
  mistakes.push(mistakeAt(subject, `${subject.name} ${problem}. Write in it: option ${written} = ${remedy}`));
  suggestCommand(check, subject, wanted);
}

function suggestCommand({ types, commands, mistakes }: Check, subject: Subject, wanted: string): void {
  const { command } = types;
  if (commands === undefined || wanted === "" || command.descriptor.value.some(({ name }) => name === wanted)) return;
  const text = `The enum ${command.name} has no value for ${subject.name}. Write in it: ${commands.next(wanted)}`;
  mistakes.push(mistakeAt(command, text));
}

function checkRule({ reader, types, written: asWritten, mistakes }: Check, subject: Subject, option: OptionName): void {
  const written = writtenOption(reader.context.declarations, types, option, subject);
  const given = findOption(reader, subject, option);
  if (given === undefined && optionAsWritten(asWritten, subject, option) !== undefined) return;
  const states = stateNames(reader, types.rule);
  if (given === undefined) {
    const remedy = `Write in it: option ${written} = { states: [...] };${states}`;
    mistakes.push(mistakeAt(subject, `${subject.name} has no option ${written}. ${remedy}`));
    return;
  }
  const hasStates = types.rule.descriptor.field.some(({ name }) => name === "states");
  if (hasStates && !givenFields(reader, types.rule.fullName, given.records).includes("states"))
    mistakes.push(
      mistakeAt(subject, `The rule of ${subject.name} names no states. Write in it: states: [...]${states}`),
    );
}

/** Lists the states that a rule may name, as part of the advice. */
function stateNames(reader: SchemaReader, rule: MessageDeclaration): string {
  const type = rule.descriptor.field.find(({ name }) => name === "states")?.typeName;
  const states = reader.context.declarations.enum(type);
  if (states === undefined) return "";
  const names = states.descriptor.value.filter(({ number }) => number !== 0).map(({ name }) => name);
  return ` with one or more of ${names.join(", ")}`;
}

function checkBody({ reader, body, fields, mistakes }: Check, subject: Subject, what: string, type: string): void {
  if (body === undefined || isEnum(reader, subject, type)) return;
  const { message, index } = body;
  const wanted = withoutDot(type);
  const isHeld = message.descriptor.field.some(
    ({ oneofIndex, typeName }) => oneofIndex === index && withoutDot(typeName) === wanted,
  );
  const written = subject.file.package === packageOf(reader, wanted) ? baseName(wanted) : wanted;
  if (isHeld || fields.has(written)) return;
  mistakes.push(
    mistakeAt(
      { file: message.file, path: [...message.path, STEPS.message.oneofDecl, index] },
      `The oneof ${BODY} of ${message.name} has no field for ${written}, ${what}. Write in it: ${fields.next(written)}`,
    ),
  );
}

/** In a schema with mistakes a type may be as it was written, not resolved. */
function isEnum({ context }: SchemaReader, { file }: Subject, type: string): boolean {
  const { declarations } = context;
  return declarations.enum(type) !== undefined || declarations.enum(`${file.package}.${type}`) !== undefined;
}

/** The package of a message at the top of a file; undefined for a nested one. */
function packageOf(reader: SchemaReader, fullName: string): string | undefined {
  const message = reader.context.declarations.messages.get(fullName);
  return message?.outer === undefined ? message?.file.package : undefined;
}

function baseName(type: string): string {
  return type.slice(type.lastIndexOf(".") + 1);
}

/** Suggests declarations with free numbers, another one for each name. */
class Suggestions {
  readonly #isTaken: (number: number) => boolean;
  readonly #write: (name: string, number: number) => string;
  readonly #numbers = new Map<string, number>();
  #last: number;

  constructor(last: number, isTaken: (number: number) => boolean, write: (name: string, number: number) => string) {
    this.#last = last;
    this.#isTaken = isTaken;
    this.#write = write;
  }

  has(name: string): boolean {
    return this.#numbers.has(name);
  }

  next(name: string): string {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      do this.#last++;
      while (this.#isTaken(this.#last));
      number = this.#last;
      this.#numbers.set(name, number);
    }
    return this.#write(name, number);
  }
}

function commandSuggestions({ command }: OptionTypes): Suggestions {
  const { value, reservedRange } = command.descriptor;
  return new Suggestions(
    Math.max(0, ...value.map(({ number = 0 }) => number)),
    // The ranges of enums include their ends.
    (number) => reservedRange.some(({ start = 0, end = 0 }) => number >= start && number <= end),
    (name, number) => `${name} = ${number};`,
  );
}

function fieldSuggestions(body: Body | undefined): Suggestions {
  const message: DescriptorProto | undefined = body?.message.descriptor;
  const isReserved = (number: number) =>
    message?.reservedRange.some(({ start = 0, end = 0 }) => number >= start && number < end) === true;
  return new Suggestions(
    Math.max(0, ...(message?.field ?? []).map(({ number = 0 }) => number)),
    (number) => isReserved(number) || (number >= RESERVED.from && number <= RESERVED.to),
    (type, number) => `${type} ${snakeCase(baseName(type))} = ${number};`,
  );
}
