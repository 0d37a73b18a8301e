/** Finds the options with which a schema tells its commands and rules. */

import protobuf from "protobufjs";

import type { Schema } from "./read-schema.ts";
import { schemaError } from "./schema-error.ts";

export type OptionName = "command" | "rule" | "event_of" | "event_rule" | "application_rule";

/** The types of the options: those of `command` and `rule`. */
export interface OptionTypes {
  readonly command: protobuf.Enum;
  readonly rule: protobuf.Type;
}

/** @param subject  what the error is about where the schema does not declare the options */
export function optionTypes({ extensions }: Schema, subject: protobuf.ReflectionObject): OptionTypes {
  const command = extensions.find(({ name }) => name === "command")?.resolvedType;
  const rule = extensions.find(({ name }) => name === "rule")?.resolvedType;
  if (command instanceof protobuf.Enum && rule instanceof protobuf.Type) return { command, rule };
  throw schemaError(
    subject,
    `${subject.name} needs the options (command) and (rule), which the schema does not declare.`,
  );
}

/** All values given to an option, as the parser leaves them. */
export function findOption(subject: protobuf.ReflectionObject, option: OptionName): unknown[] {
  const values: unknown[] = [];
  for (const given of parsedOptions(subject)) {
    for (const [name, value] of Object.entries(given)) if (isNamed(name, option)) values.push(value);
  }
  return values;
}

export function hasOption(subject: protobuf.ReflectionObject, option: OptionName): boolean {
  return findOption(subject, option).length > 0;
}

function parsedOptions(subject: protobuf.ReflectionObject): Record<string, unknown>[] {
  return subject.parsedOptions ?? [];
}

/** `(rule)` and `(chatwire.v1.rule)` are the same option, named from within its package or from outside. */
function isNamed(name: string, option: OptionName): boolean {
  return name.startsWith("(") && name.endsWith(")") && name.slice(1, -1).split(".").at(-1) === option;
}
