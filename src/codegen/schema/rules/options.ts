/** Finds the options with which a schema tells its commands and rules. */

import protobuf from "protobufjs";

import { declarations, isOption } from "../read-schema.ts";

export type OptionName = "command" | "rule" | "event_of" | "event_rule" | "application_rule";

/** The types of the options: those of `command` and `rule`. */
export interface OptionTypes {
  readonly command: protobuf.Enum;
  readonly rule: protobuf.Type;
}

/** What each option extends, and which of the two types it has. */
const OPTIONS: { readonly [Name in OptionName]: { extended: string; type: keyof OptionTypes } } = {
  command: { extended: "google.protobuf.MethodOptions", type: "command" },
  rule: { extended: "google.protobuf.MethodOptions", type: "rule" },
  event_of: { extended: "google.protobuf.MessageOptions", type: "command" },
  event_rule: { extended: "google.protobuf.MessageOptions", type: "rule" },
  application_rule: { extended: "google.protobuf.MessageOptions", type: "rule" },
};

/** The declared options of each schema, which many messages ask for. */
const declaredIn = new WeakMap<protobuf.Root, readonly protobuf.Field[]>();

/** All values given to an option, as the parser leaves them. */
export function findOption(subject: protobuf.ReflectionObject, option: OptionName): unknown[] {
  return givenOptions(subject, option).map(({ value }) => value);
}

export function hasOption(subject: protobuf.ReflectionObject, option: OptionName): boolean {
  return givenOptions(subject, option).length > 0;
}

/** The types that belong to an option; undefined where it is not given. */
export function typesOfGiven(subject: protobuf.ReflectionObject, option: OptionName): OptionTypes | undefined {
  return givenOptions(subject, option)[0]?.types;
}

/** The options that a schema declares, with all it imports. */
export function declaredOptions(root: protobuf.Root): readonly protobuf.Field[] {
  const known = declaredIn.get(root);
  if (known !== undefined) return known;
  const options = [...declarations(root)].filter((each) => each instanceof protobuf.Field).filter(isOption);
  declaredIn.set(root, options);
  return options;
}

/**
 * The option that a name means in a place of the schema: the one in the innermost of the scopes around it.
 *
 * @param name  without its brackets
 */
export function resolveOption(subject: protobuf.ReflectionObject, name: string): protobuf.Field | undefined {
  const named = declaredOptions(subject.root).filter((option) => isNamed(option, name, subject));
  return named.sort((one, other) => other.fullName.length - one.fullName.length)[0];
}

/** What an option is for, as `google.protobuf.MessageOptions`. */
export function extendedBy({ extend }: protobuf.Field): string {
  return (extend ?? "").replace(/^\./, "");
}

/**
 * The types that an option has if it is the one of this name that tells commands
 * or rules. Others may give the name to an option of their own, so the name does
 * not tell; the types do, and that `command` and `rule` are declared beside it.
 */
export function typesOf(declared: protobuf.Field, option: OptionName): OptionTypes | undefined {
  const { extended, type } = OPTIONS[option];
  if (declared.name !== option || extendedBy(declared) !== extended) return undefined;
  const [command, rule] = [typeBeside(declared, "command"), typeBeside(declared, "rule")];
  if (!(command instanceof protobuf.Enum && rule instanceof protobuf.Type)) return undefined;
  return declared.resolvedType === (type === "command" ? command : rule) ? { command, rule } : undefined;
}

function typeBeside({ parent }: protobuf.Field, name: "command" | "rule"): protobuf.Type | protobuf.Enum | null {
  const beside = parent?.get(name);
  const isIt = beside instanceof protobuf.Field && extendedBy(beside) === OPTIONS[name].extended;
  return isIt ? beside.resolvedType : null;
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

/** The name in the brackets: `(a.b).c` sets a part of `a.b`. Options of protobuf itself have none. */
export function optionName(written: string): string | undefined {
  return /^\((\.?[\w.]+)\)/.exec(written)?.[1];
}

/** Whether a name, as seen from a place in the schema, may be that of an option. */
function isNamed(option: protobuf.Field, name: string, from: protobuf.ReflectionObject): boolean {
  if (name.startsWith(".")) return option.fullName === name;
  const full = option.fullName.slice(1);
  if (full === name) return true;
  const outer = full.slice(0, -name.length - 1);
  return full.endsWith(`.${name}`) && `${from.fullName}.`.startsWith(`.${outer}.`);
}
