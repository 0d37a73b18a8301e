/**
 * Resolves the features of editions. proto2 and proto3 are two fixed sets of them.
 *
 * protobufjs resolves them too, but it does not expose the result, accepts any
 * name and value as a feature, and encodes every field of a group's type as a group.
 *
 * @see https://protobuf.dev/editions/features/
 */

import protobuf from "protobufjs";

import { schemaError } from "../../source/schema-error.ts";

export interface Features {
  readonly field_presence: "EXPLICIT" | "IMPLICIT" | "LEGACY_REQUIRED";
  readonly enum_type: "OPEN" | "CLOSED";
  readonly repeated_field_encoding: "PACKED" | "EXPANDED";
  readonly utf8_validation: "VERIFY" | "NONE";
  readonly message_encoding: "LENGTH_PREFIXED" | "DELIMITED";
  readonly json_format: "ALLOW" | "LEGACY_BEST_EFFORT";
}

const PROTO3: Features = {
  field_presence: "IMPLICIT",
  enum_type: "OPEN",
  repeated_field_encoding: "PACKED",
  utf8_validation: "VERIFY",
  message_encoding: "LENGTH_PREFIXED",
  json_format: "ALLOW",
};

const PROTO2: Features = {
  field_presence: "EXPLICIT",
  enum_type: "CLOSED",
  repeated_field_encoding: "EXPANDED",
  utf8_validation: "NONE",
  message_encoding: "LENGTH_PREFIXED",
  json_format: "LEGACY_BEST_EFFORT",
};

const EDITIONS: ReadonlyMap<string, Features> = new Map([
  ["proto2", PROTO2],
  ["proto3", PROTO3],
  ["2023", { ...PROTO3, field_presence: "EXPLICIT" }],
]);

/** The values of each feature. */
const VALUES: { readonly [Name in keyof Features]: readonly Features[Name][] } = {
  field_presence: ["EXPLICIT", "IMPLICIT", "LEGACY_REQUIRED"],
  enum_type: ["OPEN", "CLOSED"],
  repeated_field_encoding: ["PACKED", "EXPANDED"],
  utf8_validation: ["VERIFY", "NONE"],
  message_encoding: ["LENGTH_PREFIXED", "DELIMITED"],
  json_format: ["ALLOW", "LEGACY_BEST_EFFORT"],
};

/** Features of other languages and tools are ignored: `features.(pb.cpp).string_type`. */
const FOREIGN = /^[([]/;

/**
 * The features of a message, an enum or a field, from the edition of its file and
 * all options around it.
 *
 * @throws UsageError the edition, a feature or its value is not supported
 */
export function featuresOf(subject: protobuf.ReflectionObject): Features {
  const edition = editionOf(subject);
  const chain = chainOf(subject);
  let features = EDITIONS.get(edition);
  if (features === undefined)
    throw schemaError(subject, `Edition ${edition} is not supported. Write edition = "2023";`);
  for (const each of chain) features = { ...features, ...given(each, edition) };
  return subject instanceof protobuf.Field ? { ...features, ...legacy(subject, edition) } : features;
}

/** `proto2`, `proto3` or the edition of the file that declares it. */
export function editionOf(subject: protobuf.ReflectionObject): string {
  const [outermost = subject] = chainOf(subject);
  // proto3 gives undefined, and so do protobufjs's own copies of the well-known types, which are proto3.
  return outermost._editionToJSON() ?? "proto3";
}

/** The declarations around it in its file, outermost first, and itself. */
function chainOf(subject: protobuf.ReflectionObject): protobuf.ReflectionObject[] {
  const chain = [subject];
  // The parent of a field in a oneof is the message.
  if (subject instanceof protobuf.Field && subject.partOf !== null) chain.unshift(subject.partOf);
  for (let outer = subject.parent; outer instanceof protobuf.Type; outer = outer.parent) chain.unshift(outer);
  return chain;
}

function given(subject: protobuf.ReflectionObject, edition: string): Partial<Features> {
  const features: unknown = subject.options?.["features"];
  if (features === undefined) return {};
  if (edition.startsWith("proto"))
    throw schemaError(
      subject,
      `${subject.name} sets features, which need an edition. Write edition = "2023"; instead of the syntax.`,
    );
  if (typeof features !== "object" || features === null)
    throw schemaError(subject, `The features of ${subject.name} must have the form features.name = VALUE.`);
  const entries = Object.entries(features).filter(([name]) => !FOREIGN.test(name));
  for (const [name, value] of entries) {
    if (!isFeature(name))
      throw schemaError(subject, `${subject.name} sets the feature ${name}, which does not exist. Check its spelling.`);
    if (!VALUES[name].some((known) => known === value))
      throw schemaError(
        subject,
        `${subject.name} sets the feature ${name} to ${value}. It must be ${VALUES[name].join(" or ")}.`,
      );
  }
  return Object.fromEntries(entries);
}

function isFeature(name: string): name is keyof Features {
  return Object.hasOwn(VALUES, name);
}

/** The features that proto2 and proto3 express by other syntax. */
function legacy(field: protobuf.Field, edition: string): Partial<Features> {
  if (!edition.startsWith("proto")) return {};
  const packed: unknown = field.options?.["packed"];
  return {
    ...(field.rule === "required" && { field_presence: "LEGACY_REQUIRED" }),
    ...(field.options?.["proto3_optional"] === true && { field_presence: "EXPLICIT" }),
    ...(isGroup(field) && { message_encoding: "DELIMITED" }),
    ...(packed !== undefined && { repeated_field_encoding: packed === true ? "PACKED" : "EXPANDED" }),
  };
}

/** Whether a field is declared together with its type: `optional group Name = 1 { ... }`. */
export function isGroup({ name, resolvedType, parent }: protobuf.Field): boolean {
  if (!(resolvedType instanceof protobuf.Type) || !isGroupType(resolvedType) || resolvedType.parent !== parent)
    return false;
  return name === resolvedType.name.charAt(0).toLowerCase() + resolvedType.name.slice(1);
}

/** The parser marks groups with a property that its types do not have. */
function isGroupType(source: { name: string; group?: boolean }): boolean {
  return source.group === true;
}
