/** Checks that a schema keeps what it reserved, reserves what it removes, and keeps its ranges for extensions. */

import type protobuf from "protobufjs";
import { type Comparison, report } from "./comparison.ts";
import { nameOf } from "./loaded-schema.ts";
import { editionOf } from "./parsed/features.ts";

/** The highest number of a field. */
const NUMBER_MAX = 2 ** 29 - 1;

/** A removed member of a message or an enum. */
export interface Removed {
  readonly kind: string;
  readonly name: string;
  /** Undefined if the number still has another name. */
  readonly number: number | undefined;
}

/**
 * Checks that a removed member left its number and its name reserved.
 *
 * @param where  full names, as for `report`
 */
export function checkReserved(
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
  report(comparison, where, {
    breaks: "wire",
    text: `The ${kind} ${what} was removed from ${now.name} without reserving ${missing.join(" and ")}.`,
    remedy: `Write in ${now.name}: ${missing.map((each) => `reserved ${each};`).join(" ")}`,
  });
}

/** A name as `reserved` takes it: without quotes in editions, with quotes in proto2 and proto3. */
export function writtenName(name: string, scope: protobuf.Type | protobuf.Enum): string {
  return editionOf(scope).startsWith("proto") ? `"${name}"` : name;
}

/**
 * Checks that reserved numbers and names are not in use, and are still reserved.
 *
 * @param members  the numbers of the members, by name
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
    report(comparison, [`${nameOf(now)}.${name}`], {
      breaks: "wire",
      text: `${name} = ${number} reuses ${reused.join(" and ")}, which was reserved.`,
      remedy: "Choose another, and keep this one reserved.",
    });
  }
  const numbers = new Set(members.values());
  for (const reserved of old.reserved ?? []) {
    const dropped =
      typeof reserved === "string" ? droppedName(reserved, now, members) : droppedRange(reserved, now, numbers);
    if (dropped === undefined) continue;
    report(comparison, [nameOf(now)], {
      breaks: "wire",
      text: `${now.name} no longer reserves ${dropped}.`,
      remedy: `Write again: reserved ${dropped};`,
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

/** The first number of a range that is no longer reserved. Numbers in use are reported elsewhere. */
function droppedRange(
  range: readonly number[],
  now: protobuf.Type | protobuf.Enum,
  numbers: ReadonlySet<number>,
): string | undefined {
  const ranges = (now.reserved ?? []).filter((each) => typeof each !== "string");
  return firstOutside(range, ranges, numbers)?.toString();
}

/** Checks that the ranges for extensions are still there: other schemas may use them. */
export function compareExtensionRanges(comparison: Comparison, old: protobuf.Type, now: protobuf.Type): void {
  for (const range of rangesOf(old)) {
    const dropped = firstOutside(range, rangesOf(now), new Set());
    if (dropped === undefined) continue;
    const [from, to] = range;
    report(comparison, [nameOf(now)], {
      breaks: "wire",
      text: `${now.name} no longer leaves the number ${dropped} to extensions.`,
      remedy: `Write again: extensions ${from === to ? from : `${from} to ${to === NUMBER_MAX ? "max" : to}`};`,
    });
  }
}

function rangesOf({ extensions }: protobuf.Type): readonly (readonly number[])[] {
  return extensions ?? [];
}

/** The first number of a range that is outside of the other ranges and not among the numbers. */
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
