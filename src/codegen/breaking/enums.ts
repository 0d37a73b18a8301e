/** Compares two versions of an enum. */

import type protobuf from "protobufjs";

import { featuresOf } from "../schema/features.ts";
import { constantCase } from "../schema/names.ts";
import { type Comparison, found } from "./comparison.ts";
import { nameOf } from "./loaded-schema.ts";
import { compareReserved, refuseUnreserved } from "./reserved.ts";

export function compareEnum(comparison: Comparison, old: protobuf.Enum, now: protobuf.Enum): void {
  const before = new Map(Object.entries(old.values));
  const after = new Map(Object.entries(now.values));
  const added = [...after].filter(([name]) => !before.has(name));
  for (const [name, number] of before) {
    const current = after.get(name);
    const where = [`${nameOf(now)}.${name}`, nameOf(now)];
    if (current === number) continue;
    if (current !== undefined) {
      found(comparison, where, {
        breaks: "wire",
        text: `The value ${name} was renumbered from ${number} to ${current}.`,
        remedy: `Give it the number ${number} again.`,
      });
      continue;
    }
    // Under a number there may be several names.
    const isAlias = [...after].some(([other, each]) => each === number && before.get(other) === number);
    const [renamed] = added.find(([, each]) => each === number) ?? [];
    if (renamed === undefined || isAlias) {
      refuseUnreserved(comparison, where.slice(1), { kind: "value", name, number: isAlias ? undefined : number }, now);
    } else refuseRename(comparison, `${nameOf(now)}.${renamed}`, name, renamed, number);
  }
  for (const [name, number] of after) refuseTakenNumber(comparison, now, name, number, before, after);
  compareReserved(comparison, old, now, after);
  comparePrefix(comparison, old, now);
  compareOpenness(comparison, old, now);
  compareFirst(comparison, old, now);
}

/** A field without a value has the first one; of an open enum that is 0, whatever its name. */
function compareFirst(comparison: Comparison, old: protobuf.Enum, now: protobuf.Enum): void {
  const [[oldName, oldNumber], [name, number]] = [firstOf(old), firstOf(now)];
  // One that was renumbered, and still is the first, is told.
  if (oldNumber === number || oldName === name) return;
  found(comparison, [`${nameOf(now)}.${name}`], {
    breaks: "wire",
    text: `The first value of ${now.name} was ${oldName} = ${oldNumber} and is ${name} = ${number}: where a field is absent, it has the first.`,
    remedy: `Put ${oldName} = ${oldNumber} before the others again.`,
  });
}

function firstOf({ values }: protobuf.Enum): [name: string, number: number] {
  const [first = ["", 0]] = Object.entries(values);
  return first;
}

/** A number that is none of a closed enum's is no value of the field: it is kept beside it, as an unknown field. */
function compareOpenness(comparison: Comparison, old: protobuf.Enum, now: protobuf.Enum): void {
  const [before, after] = [featuresOf(old).enum_type, featuresOf(now).enum_type];
  if (before === after) return;
  found(comparison, [nameOf(now)], {
    breaks: "code",
    text: `The enum ${now.name} was ${before} and is ${after}: numbers without a name are read in another way.`,
    remedy: `Make it ${before} again, by the syntax of its file or with option features.enum_type = ${before};.`,
  });
}

/** Generated code leaves out the enum's name before the values' names, where all have it. */
function comparePrefix(comparison: Comparison, old: protobuf.Enum, now: protobuf.Enum): void {
  const [odd, oddBefore] = [now, old].map(({ name, values }) => {
    const prefix = `${constantCase(name)}_`;
    return Object.keys(values).find((value) => !value.startsWith(prefix));
  });
  if ((odd === undefined) === (oddBefore === undefined) || old.name !== now.name) return;
  found(comparison, odd === undefined ? [nameOf(now)] : [`${nameOf(now)}.${odd}`], {
    breaks: "code",
    text: `All values of ${now.name} have other names in generated code, ${odd === undefined ? "without" : "with"} the prefix ${constantCase(now.name)}_.`,
    remedy:
      odd === undefined
        ? `Leave ${oddBefore} without the prefix.`
        : `Give the name of ${odd} the prefix, as the others have it.`,
  });
}

function refuseRename(comparison: Comparison, where: string, old: string, name: string, number: number): void {
  found(comparison, [where], {
    breaks: "code",
    text: `The value ${old} = ${number} was renamed to ${name}, or its number is reused.`,
    remedy: `Name it ${old} again; if ${name} means something else, give it a number that no value ever had.`,
  });
}

/** A renumbered value that sits where another one was. */
function refuseTakenNumber(
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
  found(comparison, [`${nameOf(now)}.${name}`], {
    breaks: "wire",
    text: `The value ${name} reuses the number ${number}, which was that of ${owner}.`,
    remedy: "Give it a number that no value ever had.",
  });
}
