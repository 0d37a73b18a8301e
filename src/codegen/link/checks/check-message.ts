/** Numbers and names of a message: of its fields, of its extensions, and the reserved ones. */

import { FIELD_FIELDS, MESSAGE_FIELDS } from "../../descriptor/field-numbers.ts";
import {
  Edition,
  ExtensionRangeOptions_VerificationState as VerificationState,
} from "../../generated/google/protobuf/descriptor.ts";
import type { FieldNode, MessageNode, RangeNode } from "../declarations.ts";
import { placeText, type Report } from "../report.ts";

/** The highest number of a field. */
export const FIELD_NUMBER_MAX = 536_870_911;
/** The highest number of an extension of a message set. */
const MESSAGE_SET_NUMBER_MAX = 2_147_483_647;
/** Messages inside each other; protoc accepts as many. */
const NESTING_MAX = 31;
const FIELDS_MAX = 65_535;

/** Numbers from `start` up to, but not including, `end`, and what has them. */
interface Range {
  readonly start: number;
  readonly end: number;
  readonly path: readonly number[];
  readonly kind: "reserved numbers" | "extensions";
}

export function checkMessage(message: MessageNode, report: Report): void {
  const ranges = rangesOf(message);
  checkRanges(message, ranges, report);
  checkReservedNames(message, report);
  checkFieldNumbers(message, report);
  for (const field of message.fields) {
    if (message.proto.reservedName.includes(field.name))
      report.refuse(field, `The field ${field.name} has a reserved name. Give it another name.`);
    const range = ranges.find(({ start, end }) => start <= field.number && field.number < end);
    if (range !== undefined)
      report.refusePart(
        field,
        FIELD_FIELDS.number,
        `The field ${field.name} has the number ${field.number}, which is ${range.kind === "extensions" ? "left to extensions" : "reserved"}. Use ${nextFree(message)}.`,
      );
  }
  checkDeclarations(message, report);
  checkForm(message, report);
}

function checkForm(message: MessageNode, report: Report): void {
  const { name, file, ranges, fields } = message;
  const isSet = message.proto.options?.messageSetWireFormat === true;
  if (isSet && fields.length > 0)
    report.refuse(
      message,
      `The message set ${name} has fields, but can have extensions only. Remove message_set_wire_format.`,
    );
  if (file.edition === Edition.EDITION_PROTO3) {
    const [range] = ranges;
    if (range !== undefined)
      report.refuseAt(
        file,
        range.path,
        `${name} leaves numbers to extensions, which proto3 does not allow. Remove them.`,
      );
    if (isSet) report.refuse(message, `proto3 has no message sets. Remove message_set_wire_format from ${name}.`);
  }
  if (fields.length > FIELDS_MAX)
    report.refuse(message, `${name} has more than ${FIELDS_MAX} fields. Move some into other messages.`);
  if (depthOf(message) === NESTING_MAX + 1)
    report.refuse(
      message,
      `${name} is nested deeper than ${NESTING_MAX} messages. Declare messages beside each other.`,
    );
}

function depthOf(message: MessageNode): number {
  let depth = 1;
  for (let outer = message.parent; outer !== undefined; outer = outer.parent) depth++;
  return depth;
}

function rangesOf({ path, proto, ranges }: MessageNode): Range[] {
  return [
    ...proto.reservedRange.map(({ start = 0, end = 0 }, at) => ({
      start,
      end,
      path: [...path, MESSAGE_FIELDS.reservedRange, at],
      kind: "reserved numbers" as const,
    })),
    ...ranges.map((range) => ({
      start: range.proto.start ?? 0,
      end: range.proto.end ?? 0,
      path: range.path,
      kind: "extensions" as const,
    })),
  ];
}

function checkRanges(message: MessageNode, ranges: readonly Range[], report: Report): void {
  const isSet = message.proto.options?.messageSetWireFormat === true;
  const max = isSet ? MESSAGE_SET_NUMBER_MAX : FIELD_NUMBER_MAX;
  for (const range of ranges) {
    if (range.start <= 0)
      report.refuseAt(
        message.file,
        range.path,
        `The ${range.kind} of ${message.name} begin at ${range.start}. Numbers begin at 1.`,
      );
    else if (range.start >= range.end)
      report.refuseAt(
        message.file,
        range.path,
        `The ${range.kind} ${rangeText(range)} of ${message.name} end before they begin.`,
      );
    else if (range.kind === "extensions" && range.end > max + 1)
      report.refuseAt(
        message.file,
        range.path,
        `The ${range.kind} of ${message.name} end at ${range.end - 1}. The highest number is ${max}.`,
      );
  }
  const sorted = [...ranges].sort((one, other) => one.start - other.start);
  let before: Range | undefined;
  for (const range of sorted) {
    if (before !== undefined && before.end > range.start && range.end > range.start)
      report.refuseAt(
        message.file,
        range.path,
        `The ${range.kind} ${rangeText(range)} and the ${before.kind} ${rangeText(before)} of ${message.name} overlap. Make them apart.`,
      );
    if (before === undefined || range.end > before.end) before = range;
  }
}

function rangeText({ start, end }: Range): string {
  return end - 1 === start ? String(start) : `${start} to ${end - 1 >= FIELD_NUMBER_MAX ? "max" : end - 1}`;
}

function checkReservedNames(message: MessageNode, report: Report): void {
  const { reservedName } = message.proto;
  for (const [at, name] of reservedName.entries())
    if (reservedName.indexOf(name) < at)
      report.refuseAt(
        message.file,
        [...message.path, MESSAGE_FIELDS.reservedName, at],
        `${message.name} reserves the name ${name} twice. Remove one.`,
      );
}

function checkFieldNumbers(message: MessageNode, report: Report): void {
  const byNumber = new Map<number, FieldNode>();
  for (const field of message.fields) {
    const other = byNumber.get(field.number);
    if (other === undefined) byNumber.set(field.number, field);
    else
      report.refusePart(
        field,
        FIELD_FIELDS.number,
        `The fields ${other.name} (${placeText(other)}) and ${field.name} of ${message.name} both have the number ${field.number}. Use ${nextFree(message)}.`,
      );
  }
}

/** The lowest number that no field, no extension and no reserved range has. */
function nextFree(message: MessageNode): number {
  const ranges = rangesOf(message);
  const used = new Set(message.fields.map(({ number }) => number));
  for (let number = 1; number < FIELD_NUMBER_MAX; number++) {
    const range = ranges.find(({ start, end }) => start <= number && number < end);
    if (range !== undefined) number = range.end - 1;
    else if (!used.has(number) && !(number >= 19_000 && number <= 19_999)) return number;
  }
  return FIELD_NUMBER_MAX;
}

/** Ranges of extensions can declare which extensions may come. */
function checkDeclarations(message: MessageNode, report: Report): void {
  const names = new Set<string>();
  for (const range of message.ranges) {
    const numbers = new Set<number>();
    for (const { number = 0, fullName, type, reserved } of range.proto.options?.declaration ?? []) {
      const refuse = (text: string) =>
        report.refuseAt(
          message.file,
          range.path,
          `The declaration of the extension ${number} of ${message.name} ${text}`,
        );
      if (number < (range.proto.start ?? 0) || number >= (range.proto.end ?? 0))
        refuse("is outside of its range. Move it.");
      if (numbers.has(number)) refuse("is repeated. Remove one.");
      numbers.add(number);
      if (fullName === undefined || type === undefined) {
        if ((fullName === undefined) !== (type === undefined) || reserved !== true)
          refuse("needs a full_name and a type.");
        continue;
      }
      if (names.has(fullName)) refuse(`has the name ${fullName}, which another one has.`);
      names.add(fullName);
      if (!QUALIFIED.test(fullName)) refuse(`has the name ${fullName}. Write a full name with a leading dot.`);
      if (!QUALIFIED.test(type) && !SCALARS.has(type))
        refuse(`has the type ${type}. Write a full name with a leading dot.`);
    }
    checkVerification(range, report);
  }
}

const QUALIFIED = /^(?:\.[A-Za-z0-9_]+)+$/;
/** As declarations of extensions call them; "enum" is among them in protoc, too. */
export const SCALARS: ReadonlySet<string> = new Set(
  "double float int64 uint64 int32 fixed32 fixed64 bool string bytes uint32 enum sfixed32 sfixed64 sint32 sint64".split(
    " ",
  ),
);

function checkVerification({ file, path, proto: { options }, parent }: RangeNode, report: Report): void {
  if (
    options === undefined ||
    options.declaration.length === 0 ||
    options.verification !== VerificationState.UNVERIFIED
  )
    return;
  report.refuseAt(
    file,
    path,
    `${parent.name} declares extensions in a range with verification = UNVERIFIED. Remove the verification.`,
  );
}
