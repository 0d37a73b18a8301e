/**
 * Creates random schemas of editions: features of files and fields, and extensions. Each comes with a twin, whose
 * messages have the same numbers and types on the wire and other features: open enums where the schema has closed
 * ones, expanded lists where it has packed ones, and bytes where it has strings. What the twin encodes, a decoder of
 * the schema must be able to meet.
 */

import type { SeededRandom } from "../../src/testing/seeded-random.ts";

const INTEGERS = "int32 uint32 sint32 fixed32 sfixed32 int64 uint64 sint64 fixed64 sfixed64".split(" ");
const SCALARS = [...INTEGERS, "double", "float", "bool", "string", "bytes"];
const KEYS = "int32 uint32 sint64 fixed32 bool string".split(" ");
const NUMBERS = [1, 3, 15, 16, 100, 2_047, 2_048, 18_990, 20_000];
const FIELDS_MAX = 9;
const EXTENSIONS_MAX = 6;
/** Extensions stand between the numbers of fields. */
const EXTENSION_RANGE = { start: 500, end: 599 };
const OTHER_RANGE = { start: 30_000, end: 2 ** 29 - 1 };

export interface EditionSchemas {
  readonly schema: string;
  readonly twin: string;
}

/** Prints one of the two schemas from decisions that are drawn once. */
type Printed = (side: "schema" | "twin") => string;

interface EnumDeclaration {
  readonly name: string;
  readonly isClosed: boolean;
  readonly startsAtZero: boolean;
}

interface Scope {
  readonly random: SeededRandom;
  readonly features: FileFeatures;
  readonly messages: readonly string[];
  readonly enums: readonly EnumDeclaration[];
}

interface FileFeatures {
  readonly edition: "2023" | "2024";
  readonly implicit: boolean;
  readonly expanded: boolean;
  readonly delimited: boolean;
  readonly closed: boolean;
  readonly unverified: boolean;
}

export function randomEditionSchemas(random: SeededRandom): EditionSchemas {
  const features: FileFeatures = {
    edition: choose(random, ["2023", "2024"]),
    implicit: random.below(2) === 0,
    expanded: random.below(2) === 0,
    delimited: random.below(3) === 0,
    closed: random.below(3) === 0,
    unverified: random.below(3) === 0,
  };
  const messages = Array.from({ length: 2 + random.below(3) }, (_, index) => `Message${index}`);
  const enums = Array.from({ length: 2 }, (_, index) => {
    const isClosed = random.below(2) === 0;
    return { name: `Enum${index}`, isClosed, startsAtZero: !isClosed || random.below(2) === 0 };
  });
  const scope: Scope = { random, features, messages, enums };
  const parts: Printed[] = [
    () => headText(features),
    ...enums.map((each) => enumPrinter(scope, each)),
    ...messages.map((name) => messagePrinter(scope, name)),
    extensionsPrinter(scope),
  ];
  const print = (side: "schema" | "twin") => parts.map((part) => part(side)).join("\n");
  return { schema: print("schema"), twin: print("twin") };
}

function headText({ edition, implicit, expanded, delimited, closed, unverified }: FileFeatures): string {
  return [
    `edition = "${edition}";`,
    "package random.schema;",
    ...(implicit ? ["option features.field_presence = IMPLICIT;"] : []),
    ...(expanded ? ["option features.repeated_field_encoding = EXPANDED;"] : []),
    ...(delimited ? ["option features.message_encoding = DELIMITED;"] : []),
    ...(closed ? ["option features.enum_type = CLOSED;"] : []),
    ...(unverified ? ["option features.utf8_validation = NONE;"] : []),
  ].join("\n");
}

/** Edition 2024 has words for who may use a declaration. */
function visibility({ random, features }: Scope): string {
  return features.edition === "2024" ? choose(random, ["", "export ", "local "]) : "";
}

function enumPrinter(scope: Scope, { name, isClosed, startsAtZero }: EnumDeclaration): Printed {
  const { random } = scope;
  const numbers = new Set([startsAtZero ? 0 : 1, 2 + random.below(5), -1 - random.below(5), 7 + random.below(9_000)]);
  const values = [...numbers].map((number, index) => `${name.toUpperCase()}_V${index} = ${number};`).join(" ");
  const word = visibility(scope);
  return (side) => {
    const type = isClosed && side === "schema" ? "CLOSED" : "OPEN";
    // An open enum begins with 0.
    const zero = side === "twin" && !startsAtZero ? `${name.toUpperCase()}_ZERO = 0; ` : "";
    return `${word}enum ${name} { option features.enum_type = ${type}; ${zero}${values} }`;
  };
}

function messagePrinter(scope: Scope, name: string): Printed {
  const { random } = scope;
  const count = 1 + random.below(FIELDS_MAX);
  const drawn = Array.from({ length: count }, () => choose(random, NUMBERS) + random.below(9));
  const numbers = [...new Set(drawn)];
  const members: Printed[] = [];
  while (numbers.length > 0) {
    const number = numbers.pop() ?? 0;
    const others = numbers.splice(0, random.below(4) === 0 ? 1 + random.below(3) : 0);
    if (others.length > 0) members.push(oneofPrinter(scope, `either${number}`, others));
    members.push(fieldPrinter(scope, `field${number}`, number));
  }
  const ranges = [EXTENSION_RANGE, OTHER_RANGE].map(({ start, end }) => `extensions ${start} to ${end};`).join(" ");
  const word = visibility(scope);
  return (side) => `${word}message ${name} {\n  ${ranges}\n${members.map((each) => `  ${each(side)}`).join("\n")}\n}`;
}

function oneofPrinter(scope: Scope, name: string, numbers: readonly number[]): Printed {
  const fields = numbers.map((number) => {
    const type = randomType(scope);
    return declared("", type, `case${number}`, number, type.options);
  });
  return (side) => `oneof ${name} { ${fields.map((each) => each(side)).join(" ")} }`;
}

function fieldPrinter(scope: Scope, name: string, number: number): Printed {
  const { random } = scope;
  switch (random.below(6)) {
    case 0:
      return mapPrinter(scope, name, number);
    case 1:
    case 2:
      return listPrinter(scope, name, number);
    default:
      return singlePrinter(scope, name, number);
  }
}

function mapPrinter(scope: Scope, name: string, number: number): Printed {
  const { random } = scope;
  const key = choose(random, KEYS);
  const type = randomType(scope, (each) => each.startsAtZero);
  // A twin with bytes for the strings of a map would let keys and values differ.
  return () => `map<${key}, ${type.name}> ${name} = ${number};`;
}

function listPrinter(scope: Scope, name: string, number: number): Printed {
  const type = randomType(scope);
  if (type.isMessage || type.name === "string" || type.name === "bytes")
    return declared("repeated ", type, name, number, type.options);
  const encoding = choose(scope.random, ["", "PACKED", "EXPANDED"]);
  const isPacked = encoding === "" ? !scope.features.expanded : encoding === "PACKED";
  return (side) => {
    const own = encoding === "" ? [] : [`repeated_field_encoding = ${encoding}`];
    const options = side === "schema" ? own : [`repeated_field_encoding = ${isPacked ? "EXPANDED" : "PACKED"}`];
    return declared("repeated ", type, name, number, options)(side);
  };
}

function singlePrinter(scope: Scope, name: string, number: number): Printed {
  const { random, features } = scope;
  const type = randomType(scope);
  if (type.isMessage) return declared("", type, name, number, type.options);
  const drawn = choose(random, ["", "IMPLICIT", "EXPLICIT", "LEGACY_REQUIRED"]);
  const isImplicit = drawn === "IMPLICIT" || (drawn === "" && features.implicit);
  // A field of a closed enum must have presence. If it is required, a number without a name leaves it out, which
  // protobuf-es does not notice.
  const presence = type.isClosed && (isImplicit || drawn === "LEGACY_REQUIRED") ? "EXPLICIT" : drawn;
  const hasPresence = presence === "" ? !features.implicit : presence !== "IMPLICIT";
  const byDefault = hasPresence && INTEGERS.includes(type.name) && random.below(3) === 0 ? "default = 7" : "";
  return (side) => {
    const options = presence === "" ? [] : [`field_presence = ${presence}`];
    // The twin sends what a sender of the schema would leave out.
    if (side === "twin") return declared("", type, name, number, [`field_presence = ${twinOf(presence)}`])(side);
    return declared("", type, name, number, [...options, ...type.options], byDefault)(side);
  };
}

function twinOf(presence: string): string {
  return presence === "LEGACY_REQUIRED" ? presence : "EXPLICIT";
}

function extensionsPrinter(scope: Scope): Printed {
  const { random } = scope;
  const count = 1 + random.below(EXTENSIONS_MAX);
  const extensions = Array.from({ length: count }, (_, index): Printed => {
    const message = choose(random, scope.messages);
    const number = choose(random, [EXTENSION_RANGE.start, OTHER_RANGE.start]) + index;
    const type = randomType(scope);
    const label = random.below(3) === 0 ? "repeated " : "";
    const field = declared(label, type, `extra${index}`, number, type.options);
    const text: Printed = (side) => `extend ${message} { ${field(side)} }`;
    return index % 2 === 0 ? text : (side) => `message Holder${index} { ${text(side)} }`;
  });
  return (side) => extensions.map((each) => each(side)).join("\n");
}

/** The declaration of one field. */
function declared(
  label: string,
  type: FieldType,
  name: string,
  number: number,
  features: readonly string[],
  option = "",
): Printed {
  return (side) => {
    const isBytes = side === "twin" && type.name === "string";
    const kept = isBytes ? features.filter((each) => !each.startsWith("utf8")) : features;
    const options = [...kept.map((each) => `features.${each}`), ...(option === "" ? [] : [option])];
    const list = options.length === 0 ? "" : ` [${options.join(", ")}]`;
    return `${label}${isBytes ? "bytes" : type.name} ${name} = ${number}${list};`;
  };
}

interface FieldType {
  readonly name: string;
  readonly isMessage: boolean;
  readonly isClosed: boolean;
  /** Features that fields of this type may have. */
  readonly options: readonly string[];
}

function randomType(scope: Scope, fits: (each: EnumDeclaration) => boolean = () => true): FieldType {
  const { random } = scope;
  const drawn = random.below(7);
  const fitting = scope.enums.filter(fits);
  if (drawn === 0) {
    const encoding = choose(random, ["", "DELIMITED", "LENGTH_PREFIXED"]);
    const options = encoding === "" ? [] : [`message_encoding = ${encoding}`];
    return { name: choose(random, scope.messages), isMessage: true, isClosed: false, options };
  }
  if (drawn <= 2 && fitting.length > 0) {
    const { name, isClosed } = choose(random, fitting);
    return { name, isMessage: false, isClosed, options: [] };
  }
  const name = choose(random, SCALARS);
  const validation = name === "string" ? choose(random, ["", "NONE", "VERIFY"]) : "";
  const options = validation === "" ? [] : [`utf8_validation = ${validation}`];
  return { name, isMessage: false, isClosed: false, options };
}

function choose<T>(random: SeededRandom, values: readonly T[]): T {
  const value = values[random.below(values.length)];
  if (value === undefined) throw new Error("The list of values to choose from is empty.");
  return value;
}
