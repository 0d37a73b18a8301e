/** Reads enums. */

import { ENUM_FIELDS, ENUM_VALUE_FIELDS } from "../../descriptor/field-numbers.ts";
import type { DescriptorPath } from "../../descriptor/source-info.ts";
import {
  EnumDescriptorProto,
  EnumOptions,
  EnumValueDescriptorProto,
  EnumValueOptions,
  type SymbolVisibility,
} from "../../generated/google/protobuf/descriptor.ts";
import type { Input } from "./input.ts";
import { isNamed, parseBrackets, parseOption, parseOptionStatement } from "./parse-option.ts";
import { parseReserved, reservingOfEnum } from "./parse-ranges.ts";
import type { Token } from "./tokenizer.ts";

export function parseEnum(
  input: Input,
  enums: EnumDescriptorProto[],
  path: DescriptorPath,
  visibility: SymbolVisibility | undefined,
): void {
  input.located(path, (location) => {
    input.expect("enum");
    const nameToken = input.token;
    const name = input.located([...path, ENUM_FIELDS.name], () => input.identifier("the name of the enum"));
    const declared = EnumDescriptorProto.create({ name, visibility });
    enums.push(declared);
    input.block(location, "enum", () => parseStatement(input, declared, path));
    checkAliases(input, declared, nameToken);
  });
}

function parseStatement(input: Input, declared: EnumDescriptorProto, path: DescriptorPath): void {
  if (input.isAt("option")) {
    declared.options ??= EnumOptions.create();
    parseOptionStatement(input, declared.options, [...path, ENUM_FIELDS.options]);
  } else if (input.isAt("reserved")) {
    const namesPath = [...path, ENUM_FIELDS.reservedName];
    parseReserved(input, reservingOfEnum(declared, namesPath, [...path, ENUM_FIELDS.reservedRange]));
  } else parseValue(input, declared, [...path, ENUM_FIELDS.value, declared.value.length]);
}

function parseValue(input: Input, declared: EnumDescriptorProto, path: DescriptorPath): void {
  input.located(path, (location) => {
    const name = input.located([...path, ENUM_VALUE_FIELDS.name], () => input.identifier("the name of a value"));
    input.expect("=");
    const number = input.located([...path, ENUM_VALUE_FIELDS.number], () =>
      input.signedInt32("the number of the value"),
    );
    const value = EnumValueDescriptorProto.create({ name, number });
    declared.value.push(value);
    const optionsPath = [...path, ENUM_VALUE_FIELDS.options];
    parseBrackets(input, optionsPath, () => {
      value.options ??= EnumValueOptions.create();
      parseOption(input, value.options, optionsPath);
    });
    input.endDeclaration(";", location);
  });
}

/** `allow_alias` has to have an effect. */
function checkAliases(input: Input, { options, name, value }: EnumDescriptorProto, nameToken: Token): void {
  const option = options?.uninterpretedOption.find((each) => isNamed(each, "allow_alias"));
  if (option === undefined) return;
  if (option.identifierValue !== "true")
    input.fail(`The option allow_alias of ${name} has no effect unless it is true. Remove it.`, nameToken);
  if (new Set(value.map(({ number }) => number)).size === value.length)
    input.fail(`${name} has the option allow_alias, but no two values with one number. Remove it.`, nameToken);
}
