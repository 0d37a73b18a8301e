/** Numbers and names of a message: of its fields, of its extensions, and the reserved ones. */

import { FIELD_FIELDS, MESSAGE_FIELDS } from "../../descriptor/field-numbers.ts";
import {
  Edition,
  ExtensionRangeOptions_VerificationState as VerificationState,
} from "../../generated/google/protobuf/descriptor.ts";
import type { FieldNode, MessageNode, RangeNode } from "../declarations.ts";
import { type NumberRange, NumberRanges } from "../number-ranges.ts";
import { placeText, type Report } from "../report.ts";

/** The highest number of a field. */
export const FIELD_NUMBER_MAX = 536_870_911;
/** The highest number of an extension of a message set. */
const MESSAGE_SET_NUMBER_MAX = 2_147_483_647;
/** Messages inside each other; protoc accepts as many. */
const NESTING_MAX = 31;
const FIELDS_MAX = 65_535;
/** Numbers that protobuf keeps for itself. */
const PROTOBUF_NUMBERS: readonly number[] = Array.from({ length: 1000 }, (_, index) => 19_000 + index);

/** Numbers, and what has them. */
interface Range extends NumberRange {
  readonly path: readonly number[];
  readonly kind: "reserved numbers" | "extensions";
}

export function checkMessage(message: MessageNode, report: Report): void {
  const all = rangesOf(message);
  const ranges = new NumberRanges(all);
  checkRanges(message, all, report);
  for (const [range, earlier] of ranges.overlaps())
    report.refuseAt(
      message.file,
      range.path,
      `The ${range.kind} ${rangeText(range)} and the ${earlier.kind} ${rangeText(earlier)} of ${message.name} overlap. Make them apart.`,
    );
  checkFields(message, ranges, report);
  checkDeclarations(message, report);
  checkForm(message, report);
}

function checkFields(message: MessageNode, ranges: NumberRanges<Range>, report: Report): void {
  const names = reservedNames(message, report);
  const byNumber = new Map<number, FieldNode>();
  const used = new Set([...PROTOBUF_NUMBERS, ...message.fields.map(({ number }) => number)]);
  let free: number | undefined;
  const suggestion = () => {
    free ??= ranges.lowestFree(used);
    return `Use ${free}.`;
  };
  for (const field of message.fields) {
    const { name, number } = field;
    if (names.has(name)) report.refuse(field, `The field ${name} has a reserved name. Give it another name.`);
    const range = ranges.find(number);
    const other = byNumber.get(number);
    if (other === undefined) byNumber.set(number, field);
    const refuse = (text: string) => report.refusePart(field, FIELD_FIELDS.number, `${text} ${suggestion()}`);
    if (range?.kind === "extensions")
      refuse(`The field ${name} has the number ${number}, which is left to extensions.`);
    else if (range !== undefined) refuse(`The field ${name} has the number ${number}, which is reserved.`);
    if (other !== undefined)
      refuse(
        `The fields ${other.name} (${placeText(other)}) and ${name} of ${message.name} both have the number ${number}.`,
      );
  }
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
}

function rangeText({ start, end }: Range): string {
  return end - 1 === start ? String(start) : `${start} to ${end - 1 >= FIELD_NUMBER_MAX ? "max" : end - 1}`;
}

function reservedNames(message: MessageNode, report: Report): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [at, name] of message.proto.reservedName.entries()) {
    if (names.has(name))
      report.refuseAt(
        message.file,
        [...message.path, MESSAGE_FIELDS.reservedName, at],
        `${message.name} reserves the name ${name} twice. Remove one.`,
      );
    names.add(name);
  }
  return names;
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
