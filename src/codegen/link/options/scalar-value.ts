/** Turns the value of an option, as the parser gives it, into one of the option's type. */

import {
  FieldDescriptorProto_Type as Type,
  type UninterpretedOption,
} from "../../generated/google/protobuf/descriptor.ts";
import type { EnumNode, FieldNode } from "../declarations.ts";
import { enumType } from "../resolve-types.ts";
import type { FieldValue } from "./message-value.ts";
import { fits, rangeText } from "./scalar-ranges.ts";

/** @returns the value, or what it must be instead, as the end of a sentence */
export function scalarValue(
  field: FieldNode,
  option: UninterpretedOption,
): Exclude<FieldValue, object> | Uint8Array | string {
  const { type } = field.proto;
  const { identifierValue: word, stringValue } = option;
  const values = enumType(field);
  if (values !== undefined) {
    const value = values.values.find(({ name }) => name === word);
    if (value !== undefined) return BigInt(value.number);
    return valuesText(values);
  }
  switch (type) {
    case Type.BOOL:
      return word === "true" ? 1n : word === "false" ? 0n : "true or false";
    case Type.STRING:
    case Type.BYTES:
      return stringValue ?? "a string in quotes";
    case Type.FLOAT:
    case Type.DOUBLE:
      return numberOf(option) ?? "a number";
    default: {
      const value = option.positiveIntValue ?? option.negativeIntValue;
      return value !== undefined && fits(value, type) ? value : rangeText(type);
    }
  }
}

/** As many values of an enum are listed if one of them is expected. */
const VALUES_SHOWN_MAX = 10;

function valuesText({ fullName, values }: EnumNode): string {
  if (values.length > VALUES_SHOWN_MAX) return `a value of the enum ${fullName}`;
  // Features have a value that stands for none.
  const isFeature = fullName.startsWith("google.protobuf.FeatureSet.");
  return values
    .filter(({ number }) => !isFeature || number !== 0)
    .map(({ name }) => name)
    .join(" or ");
}

function numberOf(option: UninterpretedOption): number | undefined {
  const { doubleValue, identifierValue: word } = option;
  if (doubleValue !== undefined) return doubleValue;
  const whole = option.positiveIntValue ?? option.negativeIntValue;
  if (whole !== undefined) return Number(whole);
  return word === "inf" ? Number.POSITIVE_INFINITY : word === "nan" ? Number.NaN : undefined;
}

/** The value as it is written, or nearly so. */
export function valueText(option: UninterpretedOption): string {
  const { identifierValue, positiveIntValue, negativeIntValue, doubleValue, stringValue, aggregateValue } = option;
  if (stringValue !== undefined) return JSON.stringify(new TextDecoder().decode(stringValue));
  if (aggregateValue !== undefined) return "{ ... }";
  return String(identifierValue ?? positiveIntValue ?? negativeIntValue ?? doubleValue ?? "nothing");
}

/** The name as it is written: `(pkg.option).field`. */
export function optionName({ name }: UninterpretedOption): string {
  return name.map(({ namePart = "", isExtension }) => (isExtension === true ? `(${namePart})` : namePart)).join(".");
}
