/** Checks that a schema keeps what it reserved, reserves what it removes, and keeps its ranges for extensions. */

import { isLegacy } from "../descriptor/features.ts";
import type { EnumDeclaration, MessageDeclaration } from "../schema/declarations.ts";
import { type Comparison, report } from "./comparison.ts";
import type { FindingId } from "./finding.ts";

/** The highest number of a field. */
const NUMBER_MAX = 2 ** 29 - 1;

type Scope = MessageDeclaration | EnumDeclaration;

/** From its first to its last number. */
type Range = readonly [from: number, to: number];

/** A removed member of a message or an enum. */
export interface Removed {
  readonly id: FindingId;
  readonly kind: string;
  readonly name: string;
  readonly number: number;
}

/**
 * Checks that a removed member left its number and its name reserved.
 *
 * @param where  full names, as for `report`
 */
export function checkReserved(comparison: Comparison, where: readonly string[], removed: Removed, now: Scope): void {
  const { id, kind, name, number } = removed;
  const isNumberMissing = firstOutside([number, number], reservedRanges(now), new Set()) !== undefined;
  const isNameMissing = !now.descriptor.reservedName.includes(name);
  if (!isNumberMissing && !isNameMissing) return;
  const missing = [...(isNumberMissing ? [String(number)] : []), ...(isNameMissing ? [writtenName(name, now)] : [])];
  report(comparison, where, {
    id,
    // The binary form has no names.
    category: isNumberMissing ? "WIRE" : "WIRE_JSON",
    text: `The ${kind} ${name} = ${number} was removed from ${now.name} without reserving ${missing.join(" and ")}.`,
    remedy: `Write in ${now.name}: ${missing.map((each) => `reserved ${each};`).join(" ")}`,
  });
}

/** A name as `reserved` takes it: without quotes in editions, with quotes in proto2 and proto3. */
export function writtenName(name: string, { file }: Scope): string {
  return isLegacy(file.edition) ? `"${name}"` : name;
}

/**
 * Checks that reserved numbers and names are not in use, and are still reserved.
 *
 * @param members  the numbers of the members, by name
 */
export function compareReserved<T extends Scope>(
  comparison: Comparison,
  old: T,
  now: T,
  members: ReadonlyMap<string, number>,
): void {
  const [oldRanges, oldNames] = [reservedRanges(old), old.descriptor.reservedName];
  for (const [name, number] of members) {
    const reused = [
      ...(oldRanges.some(([from, to]) => from <= number && number <= to) ? [`the number ${number}`] : []),
      ...(oldNames.includes(name) ? [`the name ${name}`] : []),
    ];
    if (reused.length === 0) continue;
    report(comparison, [`${now.fullName}.${name}`], {
      id: "RESERVED_REUSED",
      category: "WIRE",
      text: `${name} = ${number} reuses ${reused.join(" and ")}, which was reserved.`,
      remedy: "Choose another, and keep this one reserved.",
    });
  }
  const numbers = new Set(members.values());
  const ranges = reservedRanges(now);
  const dropped = [
    ...oldRanges.flatMap((range) => firstOutside(range, ranges, numbers)?.toString() ?? []),
    ...oldNames
      .filter((name) => !now.descriptor.reservedName.includes(name) && !members.has(name))
      .map((name) => writtenName(name, now)),
  ];
  for (const each of dropped) {
    report(comparison, [now.fullName], {
      id: "RESERVED_REMOVED",
      category: "WIRE",
      text: `${now.name} no longer reserves ${each}.`,
      remedy: `Write again: reserved ${each};`,
    });
  }
}

/** Checks that the ranges for extensions are still there: other schemas may use them. */
export function compareExtensionRanges(comparison: Comparison, old: MessageDeclaration, now: MessageDeclaration): void {
  const ranges = extensionRanges(now);
  for (const [from, to] of extensionRanges(old)) {
    const dropped = firstOutside([from, to], ranges, new Set());
    if (dropped === undefined) continue;
    report(comparison, [now.fullName], {
      id: "EXTENSION_RANGE_REMOVED",
      category: "WIRE",
      text: `${now.name} no longer leaves the number ${dropped} to extensions.`,
      remedy: `Write again: extensions ${from === to ? from : `${from} to ${to >= NUMBER_MAX ? "max" : to}`};`,
    });
  }
}

/** Sorted. Descriptors give the end of a range of a message as the number after it. */
function reservedRanges(scope: Scope): Range[] {
  const after = scope.kind === "message" ? 1 : 0;
  return sorted(scope.descriptor.reservedRange.map(({ start = 0, end = 0 }) => [start, end - after]));
}

function extensionRanges({ descriptor }: MessageDeclaration): Range[] {
  return sorted(descriptor.extensionRange.map(({ start = 0, end = 0 }) => [start, end - 1]));
}

function sorted(ranges: Range[]): Range[] {
  return ranges.sort(([one], [other]) => one - other);
}

/** The first number of a range that is outside of the other ranges, which are sorted, and not among the numbers. */
function firstOutside([from, to]: Range, ranges: readonly Range[], numbers: ReadonlySet<number>): number | undefined {
  let next = from;
  for (const [start, end] of ranges) {
    while (next < start && next <= to && numbers.has(next)) next++;
    if (next < start) break;
    if (next <= end) next = end + 1;
  }
  while (next <= to && numbers.has(next)) next++;
  return next <= to ? next : undefined;
}
