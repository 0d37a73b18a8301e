/** Numbers and names of an enum's values. */

import { ENUM_FIELDS, ENUM_VALUE_FIELDS } from "../../descriptor/field-numbers.ts";
import { Edition, FeatureSet_EnumType as EnumType } from "../../generated/google/protobuf/descriptor.ts";
import type { EnumNode, EnumValueNode } from "../declarations.ts";
import { strippedValueName } from "../names.ts";
import { type NumberRange, NumberRanges } from "../number-ranges.ts";
import { nameOf, placeText, type Report } from "../report.ts";

const INT32_MAX = 2_147_483_647;

export function checkEnum(declared: EnumNode, report: Report): void {
  const { name, values, features } = declared;
  const [first] = values;
  if (first === undefined) report.refuse(declared, `The enum ${name} has no values. Add one.`);
  else if (features.enumType === EnumType.OPEN && first.number !== 0)
    report.refusePart(first, ENUM_VALUE_FIELDS.number, `The first value of the enum ${name} must have the number 0.`);
  checkAliases(declared, report);
  checkStrippedNames(declared, report);
  checkReserved(declared, report);
}

function checkAliases({ name, values, proto }: EnumNode, report: Report): void {
  if (proto.options?.allowAlias === true) return;
  const byNumber = new Map<number, EnumValueNode>();
  const next = values.reduce((highest, { number }) => Math.max(highest, number), 0) + 1;
  const suggestion = next <= INT32_MAX ? `Use ${next}. ` : "";
  for (const value of values) {
    const other = byNumber.get(value.number);
    if (other === undefined) {
      byNumber.set(value.number, value);
      continue;
    }
    report.refusePart(
      value,
      ENUM_VALUE_FIELDS.number,
      `The values ${other.name} (${placeText(other)}) and ${value.name} of ${name} both have the number ${value.number}. ${suggestion}If both are meant to be one, write: option allow_alias = true;`,
    );
  }
}

/** Many languages leave out the name of the enum in front of its values, and the difference of case. */
function checkStrippedNames({ name, proto, values, file }: EnumNode, report: Report): void {
  const isProto2 = file.edition === Edition.EDITION_PROTO2;
  const isTolerated = isProto2 && proto.options?.deprecatedLegacyJsonFieldConflicts === true;
  const remedy = isProto2 ? ", or write: option deprecated_legacy_json_field_conflicts = true;" : ".";
  const seen = new Map<string, EnumValueNode>();
  for (const value of values) {
    const stripped = strippedValueName(value.name, name);
    const other = seen.get(stripped);
    if (other === undefined) {
      seen.set(stripped, value);
      continue;
    }
    // Two equal names are reported as such. One value may have a name with and one without the enum's.
    if (other.name === value.name || other.number === value.number) continue;
    const text = `The values ${other.name} (${placeText(other)}) and ${value.name} of ${name} would have one name without the name of the enum, or in another case. Rename one of them${remedy}`;
    if (isTolerated) report.warnAt(file, nameOf(value.path), text);
    else report.refuse(value, text);
  }
}

function checkReserved(declared: EnumNode, report: Report): void {
  const { name, proto, values, file, path } = declared;
  const all = proto.reservedRange.map(({ start = 0, end = 0 }, at) => ({
    start,
    end: end + 1,
    path: [...path, ENUM_FIELDS.reservedRange, at],
  }));
  for (const range of all)
    if (range.start >= range.end)
      report.refuseAt(file, range.path, `The reserved numbers ${rangeText(range)} of ${name} end before they begin.`);
  const ranges = new NumberRanges(all);
  for (const [range, earlier] of ranges.overlaps())
    report.refuseAt(
      file,
      range.path,
      `The reserved numbers ${rangeText(range)} and ${rangeText(earlier)} of ${name} overlap. Make them apart.`,
    );
  const names = new Set<string>();
  for (const [at, reserved] of proto.reservedName.entries()) {
    if (names.has(reserved))
      report.refuseAt(
        file,
        [...path, ENUM_FIELDS.reservedName, at],
        `${name} reserves the name ${reserved} twice. Remove one.`,
      );
    names.add(reserved);
  }
  for (const value of values) {
    if (ranges.find(value.number) !== undefined)
      report.refusePart(
        value,
        ENUM_VALUE_FIELDS.number,
        `The value ${value.name} has the number ${value.number}, which is reserved. Use another number.`,
      );
    if (names.has(value.name))
      report.refuse(value, `The value ${value.name} has a reserved name. Give it another name.`);
  }
}

function rangeText({ start, end }: NumberRange): string {
  return `${start} to ${end - 1}`;
}
