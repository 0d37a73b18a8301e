/**
 * Finds the options with which a schema declares its commands and rules.
 *
 * How the files of this folder fit together: `check-options.ts` refuses options
 * that are not declared, `check-methods.ts` reports everything that the methods
 * and events lack, and then `read-rules.ts` reads them, with the values of their
 * options from `read-literal.ts`. An option counts by its declaration, never by
 * its name alone: other schemas have options with the names of ours.
 */

import protobuf from "protobufjs";

import { declarations, isOption } from "./declarations.ts";

export type OptionName = "command" | "rule" | "event_of" | "event_rule" | "application_rule";

/** The types of the options `command` and `rule`. */
export interface OptionTypes {
  readonly command: protobuf.Enum;
  readonly rule: protobuf.Type;
}

/** The services and events of one package that have commands and rules. */
export interface RulesPackage {
  readonly namespace: protobuf.NamespaceBase;
  readonly services: protobuf.Service[];
  readonly events: protobuf.Type[];
}

/** The target of each option, and its type. */
const OPTIONS: { readonly [Name in OptionName]: { extended: string; type: keyof OptionTypes } } = {
  command: { extended: "google.protobuf.MethodOptions", type: "command" },
  rule: { extended: "google.protobuf.MethodOptions", type: "rule" },
  event_of: { extended: "google.protobuf.MessageOptions", type: "command" },
  event_rule: { extended: "google.protobuf.MessageOptions", type: "rule" },
  application_rule: { extended: "google.protobuf.MessageOptions", type: "rule" },
};

/** The declared options of each schema. Every message looks them up. */
const declaredIn = new WeakMap<protobuf.Root, readonly protobuf.Field[]>();

/**
 * The packages with commands and rules, with all their services. A service
 * without any is skipped if its package has none either: it belongs to another
 * program. Otherwise its methods lack theirs, which `check-methods.ts` reports.
 *
 * @param root   parsed; its types need not be resolved
 * @param isOwn  whether something is declared in a file that is compiled, not in one of this package's
 */
export function packagesWithRules(
  root: protobuf.Root,
  isOwn: (subject: protobuf.ReflectionObject) => boolean,
): RulesPackage[] {
  const own = [...declarations(root)].filter(isOwn);
  const services = own.filter((subject) => subject instanceof protobuf.Service);
  const hasRules = (subject: protobuf.Method | protobuf.Type) => rulesTypes(subject) !== undefined;
  const events = own.filter((subject) => subject instanceof protobuf.Type).filter(hasRules);
  const withRules = [...services.filter(({ methodsArray }) => methodsArray.some(hasRules)), ...events];
  return [...new Set(withRules.map(packageAround))].map((namespace) => {
    const isInside = (subject: protobuf.ReflectionObject) => packageAround(subject) === namespace;
    return { namespace, services: services.filter(isInside), events: events.filter(isInside) };
  });
}

function packageAround(subject: protobuf.ReflectionObject): protobuf.NamespaceBase {
  let namespace = subject.parent;
  while (namespace instanceof protobuf.Type && namespace.parent !== null) namespace = namespace.parent;
  return namespace ?? subject.root;
}

/** The types of the command and rule of a method or an event; undefined if it has neither. */
export function rulesTypes(subject: protobuf.Method | protobuf.Type): OptionTypes | undefined {
  if (subject instanceof protobuf.Method) return typesOfGiven(subject, "command") ?? typesOfGiven(subject, "rule");
  return typesOfGiven(subject, "event_of") ?? typesOfGiven(subject, "event_rule");
}

/** All values that are set for an option, as the parser leaves them. */
export function findOption(subject: protobuf.ReflectionObject, option: OptionName): unknown[] {
  return givenOptions(subject, option).map(({ value }) => value);
}

export function hasOption(subject: protobuf.ReflectionObject, option: OptionName): boolean {
  return givenOptions(subject, option).length > 0;
}

/** The types that belong to an option; undefined if it is not set. */
export function typesOfGiven(subject: protobuf.ReflectionObject, option: OptionName): OptionTypes | undefined {
  return givenOptions(subject, option)[0]?.types;
}

/** The options that a schema and its imports declare. */
export function declaredOptions(root: protobuf.Root): readonly protobuf.Field[] {
  const known = declaredIn.get(root);
  if (known !== undefined) return known;
  const options = [...declarations(root)].filter((each) => each instanceof protobuf.Field).filter(isOption);
  declaredIn.set(root, options);
  return options;
}

/**
 * Resolves the name of an option from a place in the schema. The innermost scope that declares it wins.
 *
 * @param name  without its parentheses
 */
export function resolveOption(subject: protobuf.ReflectionObject, name: string): protobuf.Field | undefined {
  const named = declaredOptions(subject.root).filter((option) => isNamed(option, name, subject));
  return named.sort((one, other) => other.fullName.length - one.fullName.length)[0];
}

/** The full name of what an option extends: `google.protobuf.MessageOptions`. */
export function extendedBy({ extend }: protobuf.Field): string {
  return (extend ?? "").replace(/^\./, "");
}

/**
 * The types of an option if it declares commands or rules; undefined otherwise.
 * The name alone does not tell: another schema may have an option of that name.
 * The types do, together with `command` and `rule` being declared beside it.
 */
export function typesOf(declared: protobuf.Field, option: OptionName): OptionTypes | undefined {
  const { extended, type } = OPTIONS[option];
  if (declared.name !== option || extendedBy(declared) !== extended) return undefined;
  const [command, rule] = [typeBeside(declared, "command"), typeBeside(declared, "rule")];
  if (!(command instanceof protobuf.Enum && rule instanceof protobuf.Type)) return undefined;
  return typeOf(declared) === (type === "command" ? command : rule) ? { command, rule } : undefined;
}

/** How an option is written from a place in the schema: without its package if the place is in it. */
export function writtenOption(types: OptionTypes, option: OptionName, from: protobuf.ReflectionObject): string {
  const declared = declaredOptions(from.root).find((each) => {
    const found = typesOf(each, option);
    return found?.command === types.command && found.rule === types.rule;
  });
  const full = declared?.fullName.slice(1) ?? option;
  const scope = declared?.parent?.fullName ?? "";
  return `(${`${from.fullName}.`.startsWith(`${scope}.`) ? option : full})`;
}

function typeBeside({ parent }: protobuf.Field, name: "command" | "rule"): protobuf.ReflectionObject | null {
  const beside = parent?.get(name);
  const isIt = beside instanceof protobuf.Field && extendedBy(beside) === OPTIONS[name].extended;
  return isIt ? typeOf(beside) : null;
}

/** Also before the types of the schema are resolved. */
function typeOf({ resolvedType, parent, type }: protobuf.Field): protobuf.ReflectionObject | null {
  return resolvedType ?? parent?.lookup(type, [protobuf.Type, protobuf.Enum]) ?? null;
}

function givenOptions(
  subject: protobuf.ReflectionObject,
  option: OptionName,
): { value: unknown; types: OptionTypes }[] {
  const parsed: Record<string, unknown>[] = subject.parsedOptions ?? [];
  return parsed
    .flatMap((given) => Object.entries(given))
    .flatMap(([written, value]) => {
      const name = optionName(written);
      const declared = name?.endsWith(option) ? resolveOption(subject, name) : undefined;
      const types = declared && typesOf(declared, option);
      return types === undefined ? [] : [{ value, types }];
    });
}

/** The name in parentheses: `(a.b).c` sets a part of `a.b`. Undefined for the options of protobuf itself. */
export function optionName(written: string): string | undefined {
  return /^\((\.?[\w.]+)\)/.exec(written)?.[1];
}

/** Whether a name, resolved from a place in the schema, can mean an option. */
function isNamed(option: protobuf.Field, name: string, from: protobuf.ReflectionObject): boolean {
  if (name.startsWith(".")) return option.fullName === name;
  const full = option.fullName.slice(1);
  if (full === name) return true;
  const outer = full.slice(0, -name.length - 1);
  return full.endsWith(`.${name}`) && `${from.fullName}.`.startsWith(`.${outer}.`);
}
