/** Decides which messages of a schema are validated, and reads what is asked of them. */

import { fieldRecords } from "../../descriptor/field-records.ts";
import type { Mistake } from "../../descriptor/mistake.ts";
import { type FieldRules, Ignore, type MessageRules } from "../../generated/buf/validate/validate.ts";
import {
  fieldsIn,
  locationOf,
  type MessageDeclaration,
  mistakeAt,
  type SourceFile,
  withoutDot,
} from "../declarations.ts";
import { isMapEntry } from "../exported-names.ts";
import type { SchemaReader } from "../read-schema.ts";
import type { SchemaSymbol } from "../schema.ts";
import type { ExclusiveFields, FieldPlace, MessageConstraints } from "./constraints.ts";
import { fieldRulesOf, messageRulesOf, oneofRulesOf } from "./given-rules.ts";
import { areKnown, ConstraintError, type FieldSource, readFieldConstraints } from "./read-field-constraints.ts";

export interface ConstraintsRead {
  /** By the full name of the message. */
  readonly constraints: ReadonlyMap<string, MessageConstraints>;
  readonly warnings: readonly string[];
}

/** The field of MessageRules that turned a message's rules off before protovalidate 1.0. */
const OLD_DISABLED = 1;

export interface ConstraintsOptions {
  /** Whether messages with rules in CEL are validated by their other rules. */
  readonly ignoreCel: boolean;
  /** The bodies of commands. Sessions check them, and have no clock of the world. */
  readonly bodies: ReadonlySet<SchemaSymbol>;
}

/** @param isUsed  whether a file is generated */
export function readConstraints(
  reader: SchemaReader,
  isUsed: (file: SourceFile) => boolean,
  { ignoreCel, bodies }: ConstraintsOptions,
  mistakes: Mistake[],
): ConstraintsRead {
  const { declarations } = reader.context;
  if (!declarations.extensions.has("buf.validate.field")) return { constraints: new Map(), warnings: [] };
  const messages = [...declarations.messages.values()].filter((each) => !isMapEntry(each) && isUsed(each.file));
  const sources = new Map(messages.map((each) => [each.fullName, readSource(each, reader)]));
  const validated = reaching(sources, ({ hasRules }) => hasRules);
  const inCel = ignoreCel ? new Map<string, string>() : reaching(sources, ({ hasCel }) => hasCel);
  const isRead = (name: string): boolean => validated.has(name) && !inCel.has(name);
  const nestedIn = (typeName: string | undefined): SchemaSymbol | undefined => {
    const name = withoutDot(typeName);
    return isRead(name) ? reader.context.symbols.of(name) : undefined;
  };
  const constraints = new Map<string, MessageConstraints>();
  const warnings: string[] = [];
  for (const [name, source] of sources) {
    const from = inCel.get(name);
    if (from !== undefined && validated.has(name)) warnings.push(celWarning(source, from));
    else if (isRead(name)) constraints.set(name, readMessageConstraints(source, reader, nestedIn, mistakes));
  }
  const timed = reaching(sources, ({ declaration }) => asksForTime(constraints.get(declaration.fullName)));
  for (const [name, from] of timed) {
    const source = sources.get(name);
    if (source === undefined || !bodies.has(reader.context.symbols.of(name))) continue;
    const text = `${name} is the body of a command, so ${from} may have no rules about the current time.`;
    mistakes.push(mistakeAt(source.declaration, text));
  }
  return { constraints, warnings };
}

function asksForTime(constraints: MessageConstraints | undefined): boolean {
  const values =
    constraints?.fields.flatMap((field) => [field, ...(field.items === undefined ? [] : [field.items])]) ?? [];
  return values.some(({ checks }) => checks.some(({ test }) => test.includes("found.nowNanos()")));
}

function celWarning({ declaration }: Source, from: string): string {
  const { fullName } = declaration;
  const why = from === fullName ? "it has rules in CEL" : `${from} in it has rules in CEL`;
  return `${locationOf(declaration)}: ${fullName} gets no validate: ${why}. --ignore-cel checks the other rules.`;
}

/** A message with its rules. */
interface Source {
  readonly declaration: MessageDeclaration;
  readonly rules: MessageRules | undefined;
  readonly fields: readonly FieldRulesGiven[];
  readonly hasRules: boolean;
  readonly hasCel: boolean;
}

interface FieldRulesGiven {
  readonly declaration: FieldSource["declaration"];
  readonly rules: FieldRules | undefined;
  /** The full name of the message in the field, or in the values of the map, if it is to be validated. */
  readonly message: string | undefined;
}

function readSource(declaration: MessageDeclaration, reader: SchemaReader): Source {
  const { options } = declaration.descriptor;
  const rules = messageRulesOf(reader, options);
  const unknown = fieldRecords(rules?.$unknown ?? new Uint8Array(0));
  if (unknown.some(({ number, value }) => number === OLD_DISABLED && value === 1n))
    return { declaration, rules: undefined, fields: [], hasRules: false, hasCel: false };
  const fields = fieldsIn(declaration).map((field): FieldRulesGiven => {
    const own = fieldRulesOf(reader, field.descriptor.options);
    const message = own?.ignore === Ignore.ALWAYS ? undefined : messageOf(field.descriptor.typeName, reader);
    return { declaration: field, rules: own, message };
  });
  const oneofs = declaration.descriptor.oneofDecl.map((each) => oneofRulesOf(reader, each.options));
  const ruled = fields.flatMap((each) => (each.rules === undefined ? [] : [each.rules]));
  return {
    declaration,
    rules,
    fields,
    hasRules: rules !== undefined || ruled.length > 0 || oneofs.some((each) => each?.required === true),
    hasCel:
      hasMessageCel(
        rules,
        unknown.some(({ number }) => number !== OLD_DISABLED),
      ) || ruled.some(hasFieldCel),
  };
}

/** The message of a field, or of the values of a map. */
function messageOf(typeName: string | undefined, reader: SchemaReader): string | undefined {
  const { declarations } = reader.context;
  const message = declarations.message(typeName);
  if (message === undefined || !isMapEntry(message)) return message?.fullName;
  return declarations.message(message.descriptor.field[1]?.typeName)?.fullName;
}

function hasMessageCel(rules: MessageRules | undefined, hasUnknown: boolean): boolean {
  return rules !== undefined && (rules.cel.length > 0 || rules.celExpression.length > 0 || hasUnknown);
}

function hasFieldCel(rules: FieldRules): boolean {
  if (rules.ignore === Ignore.ALWAYS) return false;
  if (rules.cel.length > 0 || rules.celExpression.length > 0 || !areKnown(rules)) return true;
  const { type } = rules;
  const inner =
    type.case === "repeated" ? [type.value.items] : type.case === "map" ? [type.value.keys, type.value.values] : [];
  return inner.some((each) => each !== undefined && hasFieldCel(each));
}

/** The messages with a property, and those that contain one: by full name, with the name of the one that has it. */
function reaching(sources: ReadonlyMap<string, Source>, has: (source: Source) => boolean): Map<string, string> {
  const containers = new Map<string, string[]>();
  for (const [name, { fields }] of sources)
    for (const { message } of fields)
      if (message !== undefined) containers.set(message, [...(containers.get(message) ?? []), name]);
  const found = new Map<string, string>();
  for (const [name, source] of sources) if (has(source)) found.set(name, name);
  // A map is iterated in the order of insertion, additions meanwhile included.
  for (const [name, from] of found)
    for (const container of containers.get(name) ?? []) if (!found.has(container)) found.set(container, from);
  return found;
}

function readMessageConstraints(
  { declaration, rules, fields }: Source,
  reader: SchemaReader,
  nestedIn: (typeName: string | undefined) => SchemaSymbol | undefined,
  mistakes: Mistake[],
): MessageConstraints {
  const message = reader.message(declaration.fullName);
  const places = message.members.flatMap((member): FieldPlace[] =>
    member.kind === "oneof"
      ? member.fields.map((field) => ({ field, oneof: member.name }))
      : [{ field: member, oneof: undefined }],
  );
  const exclusive = (rules?.oneof ?? []).map((each): ExclusiveFields => {
    if (each.fields.length === 0) mistakes.push(mistakeAt(declaration, "(buf.validate.message).oneof names no field."));
    for (const name of new Set(each.fields.filter((other, index) => each.fields.indexOf(other) !== index)))
      mistakes.push(mistakeAt(declaration, `(buf.validate.message).oneof names ${name} twice.`));
    const named = each.fields.flatMap((name) => {
      const place = places.find(({ field }) => field.schemaName === name);
      if (place === undefined)
        mistakes.push(
          mistakeAt(declaration, `(buf.validate.message).oneof names ${name}, which is no field of the message.`),
        );
      return place ?? [];
    });
    return { fields: named, isRequired: each.required === true };
  });
  const exclusiveNames = new Set((rules?.oneof ?? []).flatMap((each) => each.fields));
  const read = places.flatMap((place) => {
    const own = fields.find(({ declaration: each }) => each.descriptor.number === place.field.number);
    if (own === undefined) return [];
    try {
      return [
        readFieldConstraints(
          { ...own, ...place, isExclusive: exclusiveNames.has(own.declaration.name) },
          reader,
          nestedIn,
        ),
      ];
    } catch (error) {
      if (!(error instanceof ConstraintError)) throw error;
      mistakes.push(mistakeAt(own.declaration, error.message));
      return [];
    }
  });
  const requiredOneofs = declaration.descriptor.oneofDecl.flatMap(({ name: schemaName = "", options }, index) => {
    if (oneofRulesOf(reader, options)?.required !== true) return [];
    const member = fields.find(({ declaration: each }) => each.descriptor.oneofIndex === index)?.declaration.descriptor;
    const name = places.find(({ field }) => field.number === member?.number)?.oneof;
    return name === undefined ? [] : [{ name, schemaName }];
  });
  return { message, exclusive, requiredOneofs, fields: read };
}
