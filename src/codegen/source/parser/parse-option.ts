/** Reads options. What they mean is not known yet: they are kept as written. */

import { NAME_PART, OPTION_FIELDS, UNINTERPRETED_OPTION } from "../../descriptor/field-numbers.ts";
import type { DescriptorPath } from "../../descriptor/source-info.ts";
import { UninterpretedOption, UninterpretedOption_NamePart } from "../../generated/google/protobuf/descriptor.ts";
import type { Input } from "./input.ts";

/** Values in braces inside each other. Decoders read as many messages inside each other. */
const NESTED_VALUES_MAX = 100;

const UINT64_MAX = (1n << 64n) - 1n;
const INT64_MIN = -(1n << 63n);

/** Any of the options messages. */
export interface Options {
  readonly uninterpretedOption: UninterpretedOption[];
}

/** `option a.(b).c = 1;` */
export function parseOptionStatement(input: Input, options: Options, path: DescriptorPath): void {
  input.located(path, () => {
    input.located(nextPath(options, path), (location) => {
      input.expect("option");
      parseAssignment(input, options, location.path);
      input.endDeclaration(";", location);
    });
  });
}

/** `a.(b).c = 1` in brackets. */
export function parseOption(input: Input, options: Options, path: DescriptorPath): void {
  input.located(nextPath(options, path), (location) => parseAssignment(input, options, location.path));
}

/** `[..., ...]`, if a bracket follows. */
export function parseBrackets(input: Input, path: DescriptorPath, parseOne: () => void): void {
  if (!input.isAt("[")) return;
  input.located(path, () => {
    input.expect("[");
    do parseOne();
    while (input.take(","));
    input.expect("]");
  });
}

/** Whether a name is `name`, without parentheses. */
export function isNamed({ name }: UninterpretedOption, wanted: string): boolean {
  return name.length === 1 && name[0]?.isExtension === false && name[0].namePart === wanted;
}

function nextPath(options: Options, path: DescriptorPath): DescriptorPath {
  return [...path, UNINTERPRETED_OPTION, options.uninterpretedOption.length];
}

function parseAssignment(input: Input, options: Options, path: DescriptorPath): void {
  const option = UninterpretedOption.create();
  const namePath = [...path, OPTION_FIELDS.name];
  input.located(namePath, () => {
    do option.name.push(parseNamePart(input, [...namePath, option.name.length]));
    while (input.take("."));
  });
  input.expect("=");
  parseValue(input, option, path);
  options.uninterpretedOption.push(option);
}

function parseNamePart(input: Input, path: DescriptorPath): UninterpretedOption_NamePart {
  return input.located(path, () => {
    const isExtension = input.take("(");
    const what = isExtension ? "the name of an extension" : "the name of an option";
    const namePart = input.located([...path, NAME_PART], () =>
      isExtension ? input.typeName(what) : input.identifier(what),
    );
    if (isExtension) input.expect(")");
    return UninterpretedOption_NamePart.create({ namePart, isExtension });
  });
}

function parseValue(input: Input, option: UninterpretedOption, path: DescriptorPath): void {
  input.located(path, (location) => {
    const first = input.token;
    const isNegative = input.take("-");
    const { kind, text } = input.token;
    const at = (field: keyof typeof OPTION_FIELDS) => location.path.push(OPTION_FIELDS[field]);
    if (kind === "identifier" && !isNegative) {
      at("identifierValue");
      option.identifierValue = input.next().text;
    } else if (kind === "integer" || kind === "float" || (isNegative && (text === "inf" || text === "nan"))) {
      at(parseNumber(input, option, isNegative));
    } else if (isNegative) {
      input.fail(`Expected a number, inf or nan behind "-", found ${input.shown()}.`);
    } else if (kind === "string") {
      at("stringValue");
      option.stringValue = input.bytes("a value");
    } else if (text === "{") {
      at("aggregateValue");
      option.aggregateValue = parseAggregate(input);
    } else input.fail(`Expected the value of the option, found ${input.shown()}.`, first);
  });
}

/** An integer past 64 bits is a float. */
function parseNumber(input: Input, option: UninterpretedOption, isNegative: boolean): keyof typeof OPTION_FIELDS {
  const integer = input.peekInteger();
  if (integer !== undefined && isNegative && -integer >= INT64_MIN) {
    option.negativeIntValue = -integer;
    input.next();
    return "negativeIntValue";
  }
  if (integer !== undefined && !isNegative && integer <= UINT64_MAX) {
    option.positiveIntValue = integer;
    input.next();
    return "positiveIntValue";
  }
  const value = input.number("a number");
  option.doubleValue = isNegative ? -value : value;
  return "doubleValue";
}

/** What stands between braces, without comments. It is in protobuf's text format, which is read when the option's type is known. */
function parseAggregate(input: Input): string {
  const open = input.next();
  const parts: string[] = [];
  let end = open.end;
  let [depth, braces, deepest] = [1, 1, 1];
  while (braces > 0) {
    if (input.isAtEnd) input.fail("The value has no end: } is missing.", open);
    const { text, start } = input.token;
    if ("{<[".includes(text)) depth += 1;
    if ("}>]".includes(text)) depth -= 1;
    if (depth > NESTED_VALUES_MAX && deepest === NESTED_VALUES_MAX)
      input.mistake(`The nesting is too deep: at most ${NESTED_VALUES_MAX} values inside each other.`);
    deepest = Math.max(depth, deepest);
    braces += text === "{" ? 1 : text === "}" ? -1 : 0;
    parts.push(input.blanked(end, start), text);
    end = input.next().end;
  }
  // Without the closing brace.
  return parts.slice(0, -1).join("");
}
