/** Creates random schemas: one file each, of any syntax, with every kind of field. */

import type { SeededRandom } from "../../src/testing/seeded-random.ts";

const SYNTAXES = ["proto3", "proto2", "2023"] as const;

type Syntax = (typeof SYNTAXES)[number];

const INTEGERS = "int32 uint32 sint32 fixed32 sfixed32 int64 uint64 sint64 fixed64 sfixed64".split(" ");
const SCALARS = [...INTEGERS, "double", "float", "bool", "string", "bytes"];
const KEYS = "int32 uint32 sint32 fixed32 sfixed32 bool string".split(" ");
const FIELDS_MAX = 9;
/** Numbers with tags of one, two and five bytes. */
const NUMBERS = [1, 3, 15, 16, 100, 2_047, 2_048, 18_999, 20_000, 536_870_900];

interface Scope {
  readonly random: SeededRandom;
  readonly syntax: Syntax;
  readonly messages: readonly string[];
  readonly enums: readonly string[];
}

export function randomSchema(random: SeededRandom): string {
  const syntax = choose(random, SYNTAXES);
  const messages = Array.from({ length: 1 + random.below(4) }, (_, index) => `Message${index}`);
  const enums = Array.from({ length: 1 + random.below(2) }, (_, index) => `Enum${index}`);
  const scope: Scope = { random, syntax, messages, enums };
  const head = syntax === "2023" ? 'edition = "2023";' : `syntax = "${syntax}";`;
  return [
    head,
    "package random.schema;",
    ...enums.map((name) => enumText(scope, name)),
    ...messages.map((name) => messageText(scope, name)),
  ].join("\n");
}

function enumText({ random, syntax }: Scope, name: string): string {
  // An open enum begins with 0. Enums of proto2, and some of editions, are closed.
  const closed = syntax === "proto2" || (syntax === "2023" && random.below(2) === 0);
  const option = syntax === "2023" && closed ? "option features.enum_type = CLOSED; " : "";
  const numbers = new Set([
    closed ? random.below(3) : 0,
    1 + random.below(5),
    -1 - random.below(5),
    7 + random.below(9_000),
  ]);
  const values = [...numbers].map((number, index) => `${name.toUpperCase()}_V${index} = ${number};`);
  return `enum ${name} { ${option}${values.join(" ")} }`;
}

function messageText(scope: Scope, name: string): string {
  const { random } = scope;
  const numbers = fieldNumbers(random);
  const lines: string[] = [];
  while (numbers.length > 0) {
    const number = numbers.pop() ?? 0;
    const others = numbers.splice(0, random.below(5) === 0 ? 1 + random.below(3) : 0);
    if (others.length > 0) lines.push(oneofText(scope, `either_${number}`, others));
    lines.push(fieldText(scope, `field_${number}`, number));
  }
  return `message ${name} {\n${lines.map((line) => `  ${line}`).join("\n")}\n}`;
}

function fieldNumbers(random: SeededRandom): number[] {
  const count = 1 + random.below(FIELDS_MAX);
  return [...new Set(Array.from({ length: count }, () => choose(random, NUMBERS) + random.below(10)))].filter(
    (number) => number < 19_000 || number > 19_999,
  );
}

function oneofText(scope: Scope, name: string, numbers: readonly number[]): string {
  const fields = numbers.map((number) => `${typeText(scope)} case_${number} = ${number};`);
  return `oneof ${name} { ${fields.join(" ")} }`;
}

function fieldText(scope: Scope, name: string, number: number): string {
  const { random } = scope;
  const type = typeText(scope);
  switch (random.below(6)) {
    case 0:
      return `map<${choose(random, KEYS)}, ${type}> ${name} = ${number};`;
    case 1:
    case 2:
      return `repeated ${type} ${name} = ${number}${listOption(scope, type)};`;
    default:
      return singleText(scope, type, name, number);
  }
}

function singleText({ random, syntax, messages, enums }: Scope, type: string, name: string, number: number): string {
  const isMessage = messages.includes(type);
  switch (syntax) {
    case "proto3":
      return `${random.below(3) === 0 ? "optional " : ""}${type} ${name} = ${number};`;
    case "proto2":
      return `${random.below(6) === 0 && !isMessage ? "required" : "optional"} ${type} ${name} = ${number};`;
    case "2023": {
      if (isMessage) return `${type} ${name} = ${number}${random.below(2) === 0 ? delimited : ""};`;
      // A field of a closed enum must have presence.
      const presence = enums.includes(type) ? "EXPLICIT" : choose(random, ["IMPLICIT", "EXPLICIT", "LEGACY_REQUIRED"]);
      return `${type} ${name} = ${number} [features.field_presence = ${presence}];`;
    }
  }
}

const delimited = " [features.message_encoding = DELIMITED]";

function listOption({ random, syntax, messages }: Scope, type: string): string {
  if (messages.includes(type)) return syntax === "2023" && random.below(2) === 0 ? delimited : "";
  if (type === "string" || type === "bytes" || random.below(2) === 0) return "";
  const packed = random.below(2) === 0;
  return syntax === "2023"
    ? ` [features.repeated_field_encoding = ${packed ? "PACKED" : "EXPANDED"}]`
    : ` [packed = ${packed}]`;
}

function typeText({ random, messages, enums }: Scope): string {
  switch (random.below(8)) {
    case 0:
      return choose(random, messages);
    case 1:
      return choose(random, enums);
    default:
      return choose(random, SCALARS);
  }
}

function choose<T>(random: SeededRandom, values: readonly T[]): T {
  const value = values[random.below(values.length)];
  if (value === undefined) throw new Error("The list of values to choose from is empty.");
  return value;
}
