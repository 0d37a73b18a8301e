/** Compares two versions of an enum. */

import { FeatureSet_EnumType as EnumType } from "../generated/google/protobuf/descriptor.ts";
import type { EnumDeclaration } from "../schema/declarations.ts";
import { constantCase, isIdentifier } from "../schema/names.ts";
import { type Comparison, report, reportRename } from "./comparison.ts";
import { checkReserved, compareReserved } from "./reserved.ts";
import { compareEnumNames } from "./typescript-names.ts";

type Values = ReadonlyMap<string, number>;

export function compareEnum(comparison: Comparison, old: EnumDeclaration, now: EnumDeclaration): void {
  const [before, after] = [valuesOf(old), valuesOf(now)];
  for (const [name, number] of before) {
    const current = after.get(name);
    const where = [`${now.fullName}.${name}`, now.fullName, `${old.fullName}.${name}`];
    if (current === undefined) compareMissing(comparison, old, now, name);
    else if (current !== number) {
      report(comparison, where, {
        id: "VALUE_RENUMBERED",
        category: "WIRE",
        text: `The value ${name} was renumbered from ${number} to ${current}.`,
        remedy: `Give it the number ${number} again.`,
      });
    }
  }
  for (const [name, number] of after) checkNumberReuse(comparison, now, name, number, before, after);
  compareReserved(comparison, old, now, after);
  comparePrefix(comparison, old, now);
  compareOpenness(comparison, old, now);
  compareFirst(comparison, old, now);
  compareEnumNames(comparison, old, now);
}

/** Compares a value whose name is gone. */
function compareMissing(comparison: Comparison, old: EnumDeclaration, now: EnumDeclaration, name: string): void {
  const [before, after] = [valuesOf(old), valuesOf(now)];
  const number = before.get(name) ?? 0;
  const oldName = `${old.fullName}.${name}`;
  const sameNumber = [...after].filter(([, each]) => each === number).map(([other]) => other);
  // A number may have several names.
  const kept = sameNumber.find((other) => before.get(other) === number);
  const renamed = sameNumber.find((other) => !before.has(other));
  if (kept !== undefined) {
    report(comparison, [now.fullName, oldName], {
      id: "VALUE_REMOVED",
      category: "WIRE_JSON",
      text: `The value ${name} was removed from ${now.name}, which has ${number} as ${kept} only. JSON of the older version has the name ${name}.`,
      remedy: "Keep it. A second name for a number needs: option allow_alias = true;",
    });
  } else if (renamed === undefined) {
    checkReserved(comparison, [now.fullName, oldName], { id: "VALUE_REMOVED", kind: "value", name, number }, now);
  } else {
    const rename = { id: "VALUE_RENAMED", category: "WIRE_JSON", kind: "value", from: name, to: renamed } as const;
    reportRename(comparison, [`${now.fullName}.${renamed}`, oldName], { ...rename, number });
  }
}

function valuesOf({ descriptor }: EnumDeclaration): Values {
  return new Map(descriptor.value.map(({ name = "", number = 0 }) => [name, number]));
}

/** An absent field has the first value. In an open enum that is 0, under any name. */
function compareFirst(comparison: Comparison, old: EnumDeclaration, now: EnumDeclaration): void {
  const [[oldName, oldNumber], [name, number]] = [firstOf(old), firstOf(now)];
  // A first value that was renumbered is reported as such.
  if (oldNumber === number || oldName === name) return;
  report(comparison, [`${now.fullName}.${name}`], {
    id: "FIRST_VALUE_CHANGED",
    category: "WIRE",
    text: `The first value of ${now.name} was ${oldName} = ${oldNumber} and is ${name} = ${number}. An absent field has the first value.`,
    remedy: `Put ${oldName} = ${oldNumber} before the others again.`,
  });
}

function firstOf(declaration: EnumDeclaration): [name: string, number: number] {
  const [first = ["", 0]] = valuesOf(declaration);
  return first;
}

/** Numbers that a closed enum lacks become unknown fields. In an open enum they are values. */
function compareOpenness(comparison: Comparison, old: EnumDeclaration, now: EnumDeclaration): void {
  const [before, after] = [opennessOf(old), opennessOf(now)];
  if (before === after) return;
  report(comparison, [now.fullName], {
    id: "ENUM_TYPE_CHANGED",
    category: "SOURCE",
    text: `The enum ${now.name} was ${before} and is ${after}. Numbers without a name are decoded differently.`,
    remedy: `Make it ${before} again, by the syntax of its file or with: option features.enum_type = ${before};`,
  });
}

function opennessOf({ features }: EnumDeclaration): string {
  return features.enumType === EnumType.OPEN ? "OPEN" : "CLOSED";
}

/** Generated code leaves out the enum's name if it is the prefix of every value's name. */
function comparePrefix(comparison: Comparison, old: EnumDeclaration, now: EnumDeclaration): void {
  const prefix = `${constantCase(now.name)}_`;
  const [odd, oddBefore] = [now, old].map((each) =>
    [...valuesOf(each).keys()].find((name) => !(name.startsWith(prefix) && isIdentifier(name.slice(prefix.length)))),
  );
  if ((odd === undefined) === (oddBefore === undefined) || old.name !== now.name) return;
  report(comparison, odd === undefined ? [now.fullName] : [`${now.fullName}.${odd}`], {
    id: "ENUM_PREFIX_CHANGED",
    category: "SOURCE",
    text: `All values of ${now.name} change their names in generated code: they are now ${odd === undefined ? "without" : "with"} the prefix ${prefix}.`,
    remedy:
      odd === undefined
        ? `Keep ${oddBefore} without the prefix.`
        : `Give the name of ${odd} the prefix that the others have.`,
  });
}

/** Reports a renumbered value that has the old number of another one. */
function checkNumberReuse(
  comparison: Comparison,
  now: EnumDeclaration,
  name: string,
  number: number,
  before: Values,
  after: Values,
): void {
  const moved = before.has(name) && before.get(name) !== number;
  const [owner] = [...before].find(([other, each]) => each === number && after.get(other) !== number) ?? [];
  if (!moved || owner === undefined) return;
  report(comparison, [`${now.fullName}.${name}`], {
    id: "VALUE_NUMBER_REUSED",
    category: "WIRE",
    text: `The value ${name} reuses the number ${number}, which was that of ${owner}.`,
    remedy: "Give it a number that was never used.",
  });
}
