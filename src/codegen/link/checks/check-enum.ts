/** Numbers and names of an enum's values. */

import { ENUM_FIELDS, ENUM_VALUE_FIELDS } from "../../descriptor/field-numbers.ts";
import { Edition, FeatureSet_EnumType as EnumType } from "../../generated/google/protobuf/descriptor.ts";
import type { EnumNode, EnumValueNode } from "../declarations.ts";
import { strippedValueName } from "../names.ts";
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
  for (const value of values) {
    const other = byNumber.get(value.number);
    if (other === undefined) {
      byNumber.set(value.number, value);
      continue;
    }
    report.refusePart(
      value,
      ENUM_VALUE_FIELDS.number,
      `The values ${other.name} (${placeText(other)}) and ${value.name} of ${name} both have the number ${value.number}. ${nextText(value, values)}If both are meant to be one, write: option allow_alias = true;`,
    );
  }
}

function nextText({ number }: EnumValueNode, values: readonly EnumValueNode[]): string {
  const used = new Set(values.map((value) => value.number));
  let next = number + 1;
  while (used.has(next)) next++;
  return next < INT32_MAX ? `Use ${next}. ` : "";
}

/** Many languages leave out the name of the enum in front of its values, and the difference of case. */
function checkStrippedNames({ name, values, file }: EnumNode, report: Report): void {
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
    const text = `The values ${other.name} (${placeText(other)}) and ${value.name} of ${name} would have one name without the name of the enum, or in another case. Rename one of them.`;
    if (file.edition === Edition.EDITION_PROTO2) report.warnAt(file, nameOf(value.path), text);
    else report.refuse(value, text);
  }
}

function checkReserved(declared: EnumNode, report: Report): void {
  const { name, proto, values, file, path } = declared;
  const { reservedRange: ranges, reservedName: names } = proto;
  for (const [at, range] of ranges.entries()) {
    const { start = 0, end = 0 } = range;
    const place = [...path, ENUM_FIELDS.reservedRange, at];
    if (start > end)
      report.refuseAt(file, place, `The reserved numbers ${start} to ${end} of ${name} end before they begin.`);
    const other = ranges.slice(0, at).find((each) => end >= (each.start ?? 0) && (each.end ?? 0) >= start);
    if (other !== undefined)
      report.refuseAt(
        file,
        place,
        `The reserved numbers ${start} to ${end} and ${other.start ?? 0} to ${other.end ?? 0} of ${name} overlap. Make them apart.`,
      );
  }
  for (const [at, reserved] of names.entries())
    if (names.indexOf(reserved) < at)
      report.refuseAt(
        file,
        [...path, ENUM_FIELDS.reservedName, at],
        `${name} reserves the name ${reserved} twice. Remove one.`,
      );
  for (const value of values) {
    if (ranges.some(({ start = 0, end = 0 }) => start <= value.number && value.number <= end))
      report.refusePart(
        value,
        ENUM_VALUE_FIELDS.number,
        `The value ${value.name} has the number ${value.number}, which is reserved. Use another number.`,
      );
    if (names.includes(value.name))
      report.refuse(value, `The value ${value.name} has a reserved name. Give it another name.`);
  }
}
