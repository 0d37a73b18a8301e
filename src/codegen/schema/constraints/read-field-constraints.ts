/** Reads what a schema asks of a field. */

import { fieldRecords } from "../../descriptor/field-records.ts";
import type { FieldRules } from "../../generated/buf/validate/validate.ts";
import {
  type FieldDescriptorProto,
  FieldDescriptorProto_Label as Label,
} from "../../generated/google/protobuf/descriptor.ts";
import { PatternError } from "../../pattern/pattern-error.ts";
import type { FieldDeclaration } from "../declarations.ts";
import { withoutDot } from "../declarations.ts";
import { isMapEntry } from "../exported-names.ts";
import type { SchemaReader } from "../read-schema.ts";
import type { FieldType, SchemaField, SchemaSymbol } from "../schema.ts";
import { scalarOf } from "../wire-types.ts";
import type { Check, FieldConstraints, ValueConstraints } from "./constraints.ts";
import { ignoreOf, OLD_FIELDS } from "./given-rules.ts";
import { type ValueType, valueChecks } from "./value-checks.ts";

/** Rules for the messages of google.protobuf, by their names there. */
const MESSAGE_RULES: Readonly<Record<string, string>> = {
  Any: "any",
  Duration: "duration",
  FieldMask: "fieldMask",
  Timestamp: "timestamp",
};
const WRAPPER = /^google\.protobuf\.(Double|Float|Int32|Int64|UInt32|UInt64|Bool|String|Bytes)Value$/;

export interface FieldSource {
  readonly declaration: FieldDeclaration;
  readonly field: SchemaField;
  readonly oneof: string | undefined;
  readonly rules: FieldRules | undefined;
  /** Whether an option of the message lets the zero value pass, unless the field says otherwise. */
  readonly isExclusive: boolean;
}

/** A rule that does not fit its field. */
export class ConstraintError extends Error {}

/**
 * @param nestedIn  the symbol of a message if it has constraints, by its full name with a leading dot
 * @throws ConstraintError
 */
export function readFieldConstraints(
  source: FieldSource,
  reader: SchemaReader,
  nestedIn: (typeName: string | undefined) => SchemaSymbol | undefined,
): FieldConstraints {
  const { declaration, field, oneof, rules, isExclusive } = source;
  const { descriptor } = declaration;
  const ignored = ignoreOf(rules);
  if (ignored === "always") return { ...NOTHING, field, oneof, isRequired: false, items: undefined, keys: undefined };
  const [key, value] = entryOf(descriptor, reader);
  const isList = descriptor.label === Label.REPEATED;
  const typed = (each: FieldDescriptorProto, type: FieldType): TypedValue => ({
    type: valueType(each, type, reader),
    isWrapped: isWrapper(each),
    nested: nestedIn(each.typeName),
  });
  const common = {
    field,
    oneof,
    isRequired: rules?.required === true,
    ignoresZero: ignored === "zero" || (isExclusive && rules?.ignore === undefined),
  };
  const item = typed(value ?? descriptor, field.type);
  if (!isList) return { ...common, ...checksOf(rules, item), items: undefined, keys: undefined };
  const list = { isWrapped: false, nested: undefined, ignoresZero: common.ignoresZero };
  const given = rules?.type;
  if (key !== undefined) {
    if (given?.case !== undefined && given.case !== "map") throw misfit(given.case, "a map");
    const map = given?.case === "map" ? given.value : undefined;
    const keys = map?.keys === undefined ? undefined : readValue(map.keys, typed(key, field.key ?? field.type));
    const items = readValue(map?.values, item);
    const checks = map === undefined ? [] : countChecks("map", "size", map.minPairs, map.maxPairs);
    return { ...common, ...list, checks, keys, items };
  }
  if (given?.case !== undefined && given.case !== "repeated") throw misfit(given.case, "a repeated field");
  const repeated = given?.case === "repeated" ? given.value : undefined;
  const checks = repeated === undefined ? [] : countChecks("repeated", "length", repeated.minItems, repeated.maxItems);
  if (repeated?.unique === true) checks.push(uniqueCheck(field.type));
  return { ...common, ...list, checks, keys: undefined, items: readValue(repeated?.items, item) };
}

const NOTHING: ValueConstraints = { checks: [], isWrapped: false, ignoresZero: false, nested: undefined };

interface TypedValue {
  readonly type: ValueType;
  readonly isWrapped: boolean;
  readonly nested: SchemaSymbol | undefined;
}

function readValue(rules: FieldRules | undefined, value: TypedValue): ValueConstraints {
  const ignored = ignoreOf(rules);
  return ignored === "always" ? NOTHING : { ignoresZero: ignored === "zero", ...checksOf(rules, value) };
}

function checksOf(
  rules: FieldRules | undefined,
  { type, isWrapped, nested }: TypedValue,
): Omit<ValueConstraints, "ignoresZero"> {
  const given = rules?.type;
  if (given?.case === undefined) return { checks: [], isWrapped: false, nested };
  if (given.case !== type.rules) throw misfit(given.case, "this type");
  return { checks: readChecks(() => valueChecks(given, type)), isWrapped, nested };
}

function readChecks(read: () => Check[]): Check[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof PatternError)
      throw new ConstraintError(`${error.message} It is about character ${error.at + 1} of the pattern.`);
    throw error;
  }
}

/** Whether all rules are known; others come from extensions and newer versions, and are in CEL. */
export function areKnown(rules: FieldRules): boolean {
  const olds = new Set<number>(Object.values(OLD_FIELDS));
  if (fieldRecords(rules.$unknown ?? new Uint8Array(0)).some(({ number }) => !olds.has(number))) return false;
  const given = rules.type;
  if (given.case === undefined) return true;
  if (given.value.$unknown !== undefined) return false;
  if (given.case === "repeated") return given.value.items === undefined || areKnown(given.value.items);
  if (given.case !== "map") return true;
  return [given.value.keys, given.value.values].every((each) => each === undefined || areKnown(each));
}

function countChecks(
  kind: "map" | "repeated",
  property: string,
  min: bigint | undefined,
  max: bigint | undefined,
): Check[] {
  const [unit, least, most] =
    kind === "map"
      ? ["pairs", (n: bigint) => `map must be at least ${n} entries`, (n: bigint) => `map must be at most ${n} entries`]
      : [
          "items",
          (n: bigint) => `must contain at least ${n} item(s)`,
          (n: bigint) => `must contain no more than ${n} item(s)`,
        ];
  const checks: Check[] = [];
  if (min !== undefined)
    checks.push({
      ruleId: `${kind}.min_${unit}`,
      message: least(min),
      test: `$.${property} < #0`,
      constants: [String(min)],
    });
  if (max !== undefined) {
    const test = `$.${property} > #0`;
    checks.push({ ruleId: `${kind}.max_${unit}`, message: most(max), test, constants: [String(max)], order: "limit" });
  }
  return checks;
}

function uniqueCheck(type: FieldType): Check {
  if (type.kind === "message") throw new ConstraintError("The rule repeated.unique is for scalars and enums.");
  const call = type.kind === "scalar" && type.method === "bytes" ? "areBytesUnique" : "isUnique";
  const message = "repeated value must contain unique items";
  return { ruleId: "repeated.unique", message, test: `!@${call}($)`, constants: [], order: "search" };
}

function valueType(descriptor: FieldDescriptorProto, type: FieldType, reader: SchemaReader): ValueType {
  const { declarations } = reader.context;
  const typeName = withoutDot(descriptor.typeName);
  const declaredEnum = declarations.enum(descriptor.typeName);
  const wrapped = WRAPPER.exec(typeName)?.[1]?.toLowerCase();
  const known = typeName.startsWith("google.protobuf.")
    ? MESSAGE_RULES[typeName.slice("google.protobuf.".length)]
    : undefined;
  const scalar = descriptor.typeName === undefined ? scalarOf(descriptor.type)?.method : undefined;
  return {
    rules: declaredEnum === undefined ? (scalar ?? wrapped ?? known) : "enum",
    isBigint: wrapped !== undefined || (type.kind === "scalar" ? type.type === "bigint" : true),
    enumNumbers: declaredEnum?.descriptor.value.map(({ number = 0 }) => number) ?? [],
  };
}

function isWrapper({ typeName }: FieldDescriptorProto): boolean {
  return WRAPPER.test(withoutDot(typeName));
}

function entryOf({ label, typeName }: FieldDescriptorProto, reader: SchemaReader): readonly FieldDescriptorProto[] {
  const message = label === Label.REPEATED ? reader.context.declarations.message(typeName) : undefined;
  return message !== undefined && isMapEntry(message) ? message.descriptor.field : [];
}

function misfit(rules: string, what: string): ConstraintError {
  return new ConstraintError(`The rules of (buf.validate.field).${rules} do not fit ${what}.`);
}
