/**
 * Reports everything that the methods and events of a schema lack, with what to
 * write and where. One run reports all of it: a new method needs entries in up
 * to four places.
 */

import protobuf from "protobufjs";

import { UsageError } from "../../../errors.ts";
import { placeOfMethodType } from "../../source/parser-places.ts";
import { at, fileOf, locationOf, schemaError } from "../../source/schema-error.ts";
import { wellKnownFileOf } from "../../source/well-known.ts";
import { constantCase, snakeCase } from "../names.ts";
import {
  findOption,
  type OptionName,
  type OptionTypes,
  packagesWithRules,
  type RulesPackage,
  rulesTypes,
  writtenOption,
} from "./options.ts";

/** The message that carries requests, responses and events, and its oneof. */
export const ENVELOPE = "Message";
export const BODY = "body";

/** Protobuf reserves these numbers of fields. */
const RESERVED = { from: 19_000, to: 19_999 };

type Subject = protobuf.Method | protobuf.Type;

interface Check {
  readonly types: OptionTypes;
  readonly body: protobuf.OneOf | undefined;
  /** Values to suggest for the enum of commands; undefined if it is not part of the compiled schema. */
  readonly commands: Suggestions | undefined;
  /** Fields to suggest for the body. */
  readonly fields: Suggestions;
  readonly errors: UsageError[];
}

/**
 * @param root   parsed; its types need not be resolved
 * @param isOwn  whether something is declared in a file that is compiled, not in one of this package's
 * @returns one line for each missing piece; empty if nothing is missing
 */
export function findMissing(root: protobuf.Root, isOwn: (subject: protobuf.ReflectionObject) => boolean): string {
  const errors = packagesWithRules(root, isOwn).flatMap((each) => findMissingIn(each, isOwn));
  return errors.map(({ message }) => message).join("\n");
}

/** @throws UsageError something is missing */
export function checkMethods(root: protobuf.Root, isOwn: (subject: protobuf.ReflectionObject) => boolean): void {
  const missing = findMissing(root, isOwn);
  if (missing !== "") throw new UsageError(missing);
}

function findMissingIn(
  { namespace, services, events }: RulesPackage,
  isOwn: (subject: protobuf.ReflectionObject) => boolean,
): UsageError[] {
  const methods = services.flatMap(({ methodsArray }) => methodsArray);
  const types = [...methods, ...events].map(rulesTypes).find((found) => found !== undefined);
  const [first] = [...services, ...events];
  if (types === undefined || first === undefined) return [];
  const body = bodyOf(namespace);
  const errors: UsageError[] = [];
  const commands = isOwn(types.command) ? commandSuggestions(types) : undefined;
  const check: Check = { types, body, commands, fields: fieldSuggestions(body), errors };
  if (body === undefined) errors.push(missingBody(first));
  for (const method of methods) {
    checkType(check, method, "takes", method.requestType);
    checkType(check, method, "returns", method.responseType);
    checkCommand(check, method, "command");
    checkRule(check, method, "rule");
    checkBody(check, method, `the request of ${method.name}`, method.requestType);
    checkBody(check, method, `the response of ${method.name}`, method.responseType);
  }
  for (const event of events) {
    checkCommand(check, event, "event_of");
    checkRule(check, event, "event_rule");
    checkBody(check, event, "an event", event.name);
  }
  return errors;
}

/** The oneof of a package that carries the bodies of messages. */
function bodyOf(namespace: protobuf.NamespaceBase): protobuf.OneOf | undefined {
  const envelope = namespace.get(ENVELOPE);
  return envelope instanceof protobuf.Type ? envelope.oneofs[BODY] : undefined;
}

export function missingBody(subject: protobuf.ReflectionObject): UsageError {
  return schemaError(
    subject,
    `The package has services or events, but no message ${ENVELOPE} with a oneof ${BODY} to carry them. Write in the package: message ${ENVELOPE} { oneof ${BODY} { ... } } (A message with the option (application_rule) needs no ${ENVELOPE}.)`,
  );
}

function checkType({ errors }: Check, method: protobuf.Method, verb: "takes" | "returns", type: string): void {
  const { parent, name } = method;
  if (parent === null || parent.lookup(type, protobuf.Type) !== null) return;
  const path = fileOf(method);
  const place = path && placeOfMethodType(path, type, method.fullName.slice(1));
  const location = path && place ? at(path, place) : locationOf(method);
  if (parent.lookup(type, protobuf.Enum) !== null) {
    errors.push(new UsageError(`${location}: ${name} ${verb} the enum ${type}. Name a message instead.`));
    return;
  }
  const file = wellKnownFileOf(type.replace(/^\./, ""));
  const remedy = file === undefined ? `message ${type} { ... }` : `import "${file}";`;
  errors.push(
    new UsageError(`${location}: ${name} ${verb} the message ${type}, which is not declared. Write: ${remedy}`),
  );
}

function checkCommand(check: Check, subject: Subject, option: OptionName): void {
  const { types, commands, errors } = check;
  const { command } = types;
  const written = writtenOption(types, option, subject);
  const [given] = findOption(subject, option);
  const wanted = `${constantCase(command.name)}_${constantCase(subject.name)}`;
  const number = numberOf(command, given);
  if (given === undefined || number === 0) {
    const problem = given === undefined ? `has no option ${written}` : `has the command ${given}, which means none`;
    const value = commands === undefined ? `VALUE; with a value of the enum ${fullName(command)}` : `${wanted};`;
    errors.push(schemaError(subject, `${subject.name} ${problem}. Write in it: option ${written} = ${value}`));
    if (commands === undefined || numberOf(command, wanted) !== undefined) return;
    const text = `The enum ${command.name} has no value for ${subject.name}. Write in it: ${commands.next(wanted)}`;
    errors.push(schemaError(command, text));
  } else if (number === undefined) {
    const remedy =
      commands === undefined
        ? `Use a value of ${fullName(command)}.`
        : `Correct it, or write in ${command.name} (${locationOf(command)}): ${commands.next(String(given))}`;
    errors.push(
      schemaError(subject, `${subject.name} has the command ${given}, which the enum ${command.name} lacks. ${remedy}`),
    );
  }
}

function fullName(subject: protobuf.ReflectionObject): string {
  return subject.fullName.slice(1);
}

function numberOf({ values }: protobuf.Enum, name: unknown): number | undefined {
  return Object.hasOwn(values, String(name)) ? values[String(name)] : undefined;
}

function checkRule({ types, errors }: Check, subject: Subject, option: OptionName): void {
  const written = writtenOption(types, option, subject);
  const [given] = findOption(subject, option);
  const states = stateNames(types.rule);
  if (given === undefined) {
    const remedy = `Write in it: option ${written} = { states: [...] };${states}`;
    errors.push(schemaError(subject, `${subject.name} has no option ${written}. ${remedy}`));
  } else if (lacksStates(types.rule, given)) {
    errors.push(
      schemaError(subject, `The rule of ${subject.name} names no states. Write in it: states: [...]${states}`),
    );
  }
}

/** Whether a rule has no states. If it has an unknown field, that may be a typo for them, which is another error. */
function lacksStates({ fields }: protobuf.Type, rule: unknown): boolean {
  if (typeof rule !== "object" || rule === null || Array.isArray(rule)) return false;
  if (fields["states"] === undefined || Object.keys(rule).some((name) => fields[name] === undefined)) return false;
  const states: unknown = Reflect.get(rule, "states");
  return states === undefined || (Array.isArray(states) && states.length === 0);
}

/** Lists the states that a rule may name, as part of the advice. */
function stateNames(rule: protobuf.Type): string {
  const states = rule.lookup(rule.fields["states"]?.type ?? "", protobuf.Enum);
  if (!(states instanceof protobuf.Enum)) return "";
  const names = Object.entries(states.values).filter(([, number]) => number !== 0);
  return ` with one or more of ${names.map(([name]) => name).join(", ")}`;
}

function checkBody({ body, fields, errors }: Check, subject: Subject, what: string, type: string): void {
  const message = body?.parent;
  if (body === undefined || !(message instanceof protobuf.Type)) return;
  const scope = subject instanceof protobuf.Method ? subject.parent : subject;
  const wanted = scope?.lookup(type, protobuf.Type) ?? null;
  if (wanted === null && scope?.lookup(type, protobuf.Enum)) return;
  const holds = (field: protobuf.Field) =>
    wanted === null ? field.type === type : message.lookup(field.type, protobuf.Type) === wanted;
  const written = wanted === null || wanted.parent === message.parent ? baseName(type) : fullName(wanted);
  if (body.fieldsArray.some(holds) || fields.has(written)) return;
  const field = fields.next(written);
  errors.push(
    schemaError(
      body,
      `The oneof ${body.name} of ${message.name} has no field for ${written}, ${what}. Write in it: ${field}`,
    ),
  );
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
  return new Suggestions(
    Math.max(0, ...Object.values(command.values)),
    (number) => command.isReservedId(number),
    (name, number) => `${name} = ${number};`,
  );
}

function fieldSuggestions(body: protobuf.OneOf | undefined): Suggestions {
  const message = body?.parent instanceof protobuf.Type ? body.parent : undefined;
  return new Suggestions(
    Math.max(0, ...(message?.fieldsArray ?? []).map(({ id }) => id)),
    (number) => message?.isReservedId(number) === true || (number >= RESERVED.from && number <= RESERVED.to),
    (type, number) => `${type} ${snakeCase(baseName(type))} = ${number};`,
  );
}
