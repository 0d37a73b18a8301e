/** Reads ranges of numbers: extension ranges, and reserved numbers and names. */

import { RANGE_FIELDS } from "../../descriptor/field-numbers.ts";
import type { DescriptorPath } from "../../descriptor/source-info.ts";
import {
  type DescriptorProto,
  DescriptorProto_ExtensionRange,
  DescriptorProto_ReservedRange,
  type EnumDescriptorProto,
  EnumDescriptorProto_EnumReservedRange,
  ExtensionRangeOptions,
  SourceCodeInfo_Location,
} from "../../generated/google/protobuf/descriptor.ts";
import type { Input } from "./input.ts";
import { isNamed, parseBrackets, parseOption } from "./parse-option.ts";

const INT32_MAX = 2_147_483_647;

/** The highest number of a field; in a message with `message_set_wire_format`, the highest end of a range. */
const FIELD_NUMBER_MAX = 536_870_911;

/** Options of extension ranges, counted once for each range that has them. */
const RANGE_OPTIONS_MAX = 100_000;

/** Stands for `max` until the options of the message are known, which decide what it means. */
const OPEN_END = -1;

/** `extensions 4, 20 to 30, 100 to max [...];` */
export function parseExtensionRanges(input: Input, message: DescriptorProto, path: DescriptorPath): void {
  input.located(path, (location) => {
    input.expect("extensions");
    const first = message.extensionRange.length;
    do {
      const range = parseFieldRange(input, [...path, message.extensionRange.length]);
      message.extensionRange.push(DescriptorProto_ExtensionRange.create(range));
    } while (input.take(","));
    if (input.isAt("[")) parseRangeOptions(input, message, path, first);
    input.endDeclaration(";", location);
  });
}

/** All ranges of a statement have its options. */
function parseRangeOptions(input: Input, message: DescriptorProto, path: DescriptorPath, first: number): void {
  const options = ExtensionRangeOptions.create();
  const optionsPath = [...path, first, RANGE_FIELDS.options];
  const begin = input.token;
  const recorded = input.locatedApart(() =>
    parseBrackets(input, optionsPath, () => parseOption(input, options, optionsPath)),
  );
  const ranges = message.extensionRange.slice(first);
  if (recorded.length * ranges.length > RANGE_OPTIONS_MAX)
    input.fail("These are too many options for so many ranges. Write fewer ranges.", begin);
  for (const [index, range] of ranges.entries()) {
    range.options = ExtensionRangeOptions.create({ uninterpretedOption: [...options.uninterpretedOption] });
    for (const location of recorded) {
      const ofRange = [...path, first + index, ...location.path.slice(path.length + 1)];
      input.locations.push(SourceCodeInfo_Location.create({ ...location, path: ofRange }));
    }
  }
}

/** Where reserved numbers and names go. */
export interface Reserving {
  readonly names: string[];
  readonly namesPath: DescriptorPath;
  readonly rangesPath: DescriptorPath;
  /** What is reserved. */
  readonly what: "field" | "value";
  /** Reads one range and keeps it. */
  readonly parseRange: (input: Input) => void;
}

export function reservingOfMessage(
  message: DescriptorProto,
  namesPath: DescriptorPath,
  rangesPath: DescriptorPath,
): Reserving {
  const parseRange = (input: Input) => {
    const range = parseFieldRange(input, [...rangesPath, message.reservedRange.length]);
    message.reservedRange.push(DescriptorProto_ReservedRange.create(range));
  };
  return { names: message.reservedName, namesPath, rangesPath, what: "field", parseRange };
}

export function reservingOfEnum(
  declared: EnumDescriptorProto,
  namesPath: DescriptorPath,
  rangesPath: DescriptorPath,
): Reserving {
  const parseRange = (input: Input) => {
    const path = [...rangesPath, declared.reservedRange.length];
    const { start, end = INT32_MAX } = parseRangeOf(input, path, () => input.signedInt32("the number of a value"));
    declared.reservedRange.push(EnumDescriptorProto_EnumReservedRange.create({ start, end }));
  };
  return { names: declared.reservedName, namesPath, rangesPath, what: "value", parseRange };
}

/** `reserved 1, 4 to 6;`, `reserved "a", "b";`, in editions `reserved a, b;` */
export function parseReserved(input: Input, { names, namesPath, rangesPath, what, parseRange }: Reserving): void {
  const first = input.token;
  input.expect("reserved");
  const { kind } = input.token;
  if (kind !== "string" && kind !== "identifier") {
    parseList(input, rangesPath, first, () => parseRange(input));
    return;
  }
  if (kind === "string" && input.syntax === "editions")
    input.mistake("In editions, reserved names stand without quotes.");
  if (kind === "identifier" && (input.syntax === "proto2" || input.syntax === "proto3"))
    input.mistake("Reserved names stand in quotes. (Without quotes only in editions.)");
  parseList(input, namesPath, first, () =>
    input.located([...namesPath, names.length], () => {
      const name = `the name of a ${what}`;
      names.push(kind === "string" ? input.string(`${name}, in quotes`) : input.identifier(name));
    }),
  );
}

function parseList(input: Input, path: DescriptorPath, from: Input["token"], parseOne: () => void): void {
  input.located(
    path,
    (location) => {
      do parseOne();
      while (input.take(","));
      input.endDeclaration(";", location);
    },
    from,
  );
}

/** Turns `max` into a number, once all options of the message are known. */
export function closeRanges({ options, extensionRange, reservedRange }: DescriptorProto): void {
  const isMessageSet = options?.uninterpretedOption.some(
    (option) => isNamed(option, "message_set_wire_format") && option.identifierValue === "true",
  );
  for (const range of [...extensionRange, ...reservedRange]) {
    if (range.end === OPEN_END) range.end = isMessageSet ? INT32_MAX : FIELD_NUMBER_MAX + 1;
  }
}

/** @returns a range with an exclusive end */
function parseFieldRange(input: Input, path: DescriptorPath): { start: number; end: number } {
  const parseNumber = () => Number(input.integer("the number of a field", BigInt(INT32_MAX - 1)));
  const { start, end } = parseRangeOf(input, path, parseNumber);
  return { start, end: end === undefined ? OPEN_END : end + 1 };
}

/** @returns a range with an inclusive end, which is undefined for `max` */
function parseRangeOf(
  input: Input,
  path: DescriptorPath,
  parseNumber: () => number,
): { start: number; end: number | undefined } {
  const endPath = [...path, RANGE_FIELDS.end];
  return input.located(path, () => {
    const first = input.token;
    const start = input.located([...path, RANGE_FIELDS.start], parseNumber);
    if (input.take("to"))
      return { start, end: input.located(endPath, () => (input.take("max") ? undefined : parseNumber())) };
    input.locate(endPath, first, input.last);
    return { start, end: start };
  });
}
