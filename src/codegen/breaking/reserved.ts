/** Holds a schema to what it reserved, to reserving what goes, and to the room that it left for extensions. */

import type protobuf from "protobufjs";

import { editionOf } from "../schema/features.ts";
import { type Comparison, found } from "./comparison.ts";
import { nameOf } from "./loaded-schema.ts";

/** The highest number that a field may have. */
const NUMBER_MAX = 2 ** 29 - 1;

/** A member of a message or an enum that is gone. */
export interface Removed {
  readonly kind: string;
  readonly name: string;
  /** Undefined where another name still stands for the number. */
  readonly number: number | undefined;
}

/** @param where  full names, as of `found` */
export function refuseUnreserved(
  comparison: Comparison,
  where: readonly string[],
  { kind, name, number }: Removed,
  now: protobuf.Type | protobuf.Enum,
): void {
  const missing = [
    ...(number === undefined || now.isReservedId(number) ? [] : [String(number)]),
    ...(now.isReservedName(name) ? [] : [writtenName(name, now)]),
  ];
  if (missing.length === 0) return;
  const what = number === undefined ? name : `${name} = ${number}`;
  found(comparison, where, {
    breaks: "wire",
    text: `The ${kind} ${what} was removed from ${now.name} without reserving ${missing.join(" and ")}.`,
    remedy: `Write ${missing.map((each) => `reserved ${each};`).join(" ")} in ${now.name}.`,
  });
}

/** A name as it is reserved: editions take no quotes, the syntaxes before them nothing else. */
export function writtenName(name: string, scope: protobuf.Type | protobuf.Enum): string {
  return editionOf(scope).startsWith("proto") ? `"${name}"` : name;
}

/**
 * Refuses that what was reserved is used, or no longer reserved.
 *
 * @param members  numbers by names
 */
export function compareReserved<T extends protobuf.Type | protobuf.Enum>(
  comparison: Comparison,
  old: T,
  now: T,
  members: ReadonlyMap<string, number>,
): void {
  for (const [name, number] of members) {
    const reused = [
      ...(old.isReservedId(number) ? [`the number ${number}`] : []),
      ...(old.isReservedName(name) ? [`the name ${name}`] : []),
    ];
    if (reused.length === 0) continue;
    found(comparison, [`${nameOf(now)}.${name}`], {
      breaks: "wire",
      text: `${name} = ${number} reuses ${reused.join(" and ")}, which was reserved.`,
      remedy: "Take another one, and keep it reserved.",
    });
  }
  const numbers = new Set(members.values());
  for (const reserved of old.reserved ?? []) {
    const dropped =
      typeof reserved === "string" ? droppedName(reserved, now, members) : droppedRange(reserved, now, numbers);
    if (dropped === undefined) continue;
    found(comparison, [nameOf(now)], {
      breaks: "wire",
      text: `${now.name} no longer reserves ${dropped}.`,
      remedy: `Write reserved ${dropped}; again.`,
    });
  }
}

function droppedName(
  name: string,
  now: protobuf.Type | protobuf.Enum,
  members: ReadonlyMap<string, number>,
): string | undefined {
  return now.isReservedName(name) || members.has(name) ? undefined : writtenName(name, now);
}

/** The first number of a range that is neither reserved nor, which is told elsewhere, in use. */
function droppedRange(
  range: readonly number[],
  now: protobuf.Type | protobuf.Enum,
  numbers: ReadonlySet<number>,
): string | undefined {
  const ranges = (now.reserved ?? []).filter((each) => typeof each !== "string");
  return firstOutside(range, ranges, numbers)?.toString();
}

/** Refuses that numbers which others may have taken for extensions are no longer theirs. */
export function compareExtensionRanges(comparison: Comparison, old: protobuf.Type, now: protobuf.Type): void {
  for (const range of rangesOf(old)) {
    const dropped = firstOutside(range, rangesOf(now), new Set());
    if (dropped === undefined) continue;
    const [from, to] = range;
    found(comparison, [nameOf(now)], {
      breaks: "wire",
      text: `${now.name} no longer leaves the number ${dropped} to extensions.`,
      remedy: `Write extensions ${from === to ? from : `${from} to ${to === NUMBER_MAX ? "max" : to}`}; again.`,
    });
  }
}

function rangesOf({ extensions }: protobuf.Type): readonly (readonly number[])[] {
  return extensions ?? [];
}

/** The first number of a range that is in none of the others and none of the numbers. */
function firstOutside(
  [from = 0, to = from]: readonly number[],
  ranges: readonly (readonly number[])[],
  numbers: ReadonlySet<number>,
): number | undefined {
  let next = from;
  while (next <= to) {
    const range = ranges.find(([start = 0, end = start]) => start <= next && next <= end);
    if (range !== undefined) next = (range[1] ?? next) + 1;
    else if (numbers.has(next)) next++;
    else return next;
  }
  return undefined;
}
