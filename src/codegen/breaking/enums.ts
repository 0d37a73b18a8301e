/** Compares two versions of an enum. */

import type protobuf from "protobufjs";
import { constantCase } from "../schema/names.ts";
import { type Comparison, report, reportRename } from "./comparison.ts";
import { nameOf } from "./loaded-schema.ts";
import { featuresOf } from "./parsed/features.ts";
import { checkReserved, compareReserved } from "./reserved.ts";

export function compareEnum(comparison: Comparison, old: protobuf.Enum, now: protobuf.Enum): void {
  const before = new Map(Object.entries(old.values));
  const after = new Map(Object.entries(now.values));
  const added = [...after].filter(([name]) => !before.has(name));
  for (const [name, number] of before) {
    const current = after.get(name);
    const where = [`${nameOf(now)}.${name}`, nameOf(now)];
    if (current === number) continue;
    if (current !== undefined) {
      report(comparison, where, {
        breaks: "wire",
        text: `The value ${name} was renumbered from ${number} to ${current}.`,
        remedy: `Give it the number ${number} again.`,
      });
      continue;
    }
    // A number may have several names.
    const isAlias = [...after].some(([other, each]) => each === number && before.get(other) === number);
    const [renamed] = added.find(([, each]) => each === number) ?? [];
    if (renamed === undefined || isAlias) {
      checkReserved(comparison, where.slice(1), { kind: "value", name, number: isAlias ? undefined : number }, now);
    } else reportRename(comparison, [`${nameOf(now)}.${renamed}`], { kind: "value", from: name, to: renamed, number });
  }
  for (const [name, number] of after) checkNumberReuse(comparison, now, name, number, before, after);
  compareReserved(comparison, old, now, after);
  comparePrefix(comparison, old, now);
  compareOpenness(comparison, old, now);
  compareFirst(comparison, old, now);
}

/** An absent field has the first value. In an open enum that is 0, under any name. */
function compareFirst(comparison: Comparison, old: protobuf.Enum, now: protobuf.Enum): void {
  const [[oldName, oldNumber], [name, number]] = [firstOf(old), firstOf(now)];
  // A first value that was renumbered is reported as such.
  if (oldNumber === number || oldName === name) return;
  report(comparison, [`${nameOf(now)}.${name}`], {
    breaks: "wire",
    text: `The first value of ${now.name} was ${oldName} = ${oldNumber} and is ${name} = ${number}. An absent field has the first value.`,
    remedy: `Put ${oldName} = ${oldNumber} before the others again.`,
  });
}

function firstOf({ values }: protobuf.Enum): [name: string, number: number] {
  const [first = ["", 0]] = Object.entries(values);
  return first;
}

/** Numbers that a closed enum lacks become unknown fields. In an open enum they are values. */
function compareOpenness(comparison: Comparison, old: protobuf.Enum, now: protobuf.Enum): void {
  const [before, after] = [featuresOf(old).enum_type, featuresOf(now).enum_type];
  if (before === after) return;
  report(comparison, [nameOf(now)], {
    breaks: "code",
    text: `The enum ${now.name} was ${before} and is ${after}. Numbers without a name are decoded differently.`,
    remedy: `Make it ${before} again, by the syntax of its file or with: option features.enum_type = ${before};`,
  });
}

/** Generated code leaves out the enum's name if it is the prefix of every value's name. */
function comparePrefix(comparison: Comparison, old: protobuf.Enum, now: protobuf.Enum): void {
  const [odd, oddBefore] = [now, old].map(({ name, values }) => {
    const prefix = `${constantCase(name)}_`;
    return Object.keys(values).find((value) => !value.startsWith(prefix));
  });
  if ((odd === undefined) === (oddBefore === undefined) || old.name !== now.name) return;
  report(comparison, odd === undefined ? [nameOf(now)] : [`${nameOf(now)}.${odd}`], {
    breaks: "code",
    text: `All values of ${now.name} change their names in generated code: they are now ${odd === undefined ? "without" : "with"} the prefix ${constantCase(now.name)}_.`,
    remedy:
      odd === undefined
        ? `Keep ${oddBefore} without the prefix.`
        : `Give the name of ${odd} the prefix that the others have.`,
  });
}

/** Reports a renumbered value that has the old number of another one. */
function checkNumberReuse(
  comparison: Comparison,
  now: protobuf.Enum,
  name: string,
  number: number,
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): void {
  const moved = before.has(name) && before.get(name) !== number;
  const [owner] = [...before].find(([other, each]) => each === number && after.get(other) !== number) ?? [];
  if (!moved || owner === undefined) return;
  report(comparison, [`${nameOf(now)}.${name}`], {
    breaks: "wire",
    text: `The value ${name} reuses the number ${number}, which was that of ${owner}.`,
    remedy: "Give it a number that was never used.",
  });
}
