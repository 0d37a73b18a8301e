/**
 * Refuses options that nobody declared. One with a typo would set nothing, and
 * nobody would know.
 *
 * @see https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/descriptor.proto
 */

import protobuf from "protobufjs";
import { schemaError } from "../../source/schema-error.ts";
import { declarations } from "../read-schema.ts";
import { declaredOptions, extendedBy, optionName, resolveOption } from "./options.ts";

/** What options can be set on. */
interface Kind {
  readonly plural: string;
  /** What an option of it extends. */
  readonly extended: string;
  /** Those that protobuf has. */
  readonly known: readonly string[];
}

const ANYWHERE = ["deprecated", "features"];

const MESSAGE: Kind = {
  plural: "messages",
  extended: "google.protobuf.MessageOptions",
  known: [
    ...ANYWHERE,
    "deprecated_legacy_json_field_conflicts",
    "map_entry",
    "message_set_wire_format",
    "no_standard_descriptor_accessor",
  ],
};
const FIELD: Kind = {
  plural: "fields",
  extended: "google.protobuf.FieldOptions",
  known: [
    ...ANYWHERE,
    "ctype",
    "debug_redact",
    "default",
    "edition_defaults",
    "feature_support",
    "json_name",
    "jstype",
    "lazy",
    "packed",
    "retention",
    "targets",
    "unverified_lazy",
    "weak",
  ],
};
const ONEOF: Kind = { plural: "oneofs", extended: "google.protobuf.OneofOptions", known: ["features"] };
const ENUM: Kind = {
  plural: "enums",
  extended: "google.protobuf.EnumOptions",
  known: [...ANYWHERE, "allow_alias", "deprecated_legacy_json_field_conflicts"],
};
const VALUE: Kind = {
  plural: "values of enums",
  extended: "google.protobuf.EnumValueOptions",
  known: [...ANYWHERE, "debug_redact", "feature_support"],
};
const SERVICE: Kind = { plural: "services", extended: "google.protobuf.ServiceOptions", known: ANYWHERE };
const METHOD: Kind = {
  plural: "methods",
  extended: "google.protobuf.MethodOptions",
  known: [...ANYWHERE, "idempotency_level"],
};

/** Their values are true or false. */
const BOOLEAN = new Set(["allow_alias", "debug_redact", "deprecated", "lazy", "packed", "unverified_lazy", "weak"]);

/** What declares the options of this package. */
const OWN_OPTIONS = "chatwire/v1/options.proto";
const OWN_NAMES = ["command", "rule", "event_of", "event_rule", "application_rule"];

/**
 * @param isOwn  whether something is declared in a file that is compiled, not only used
 * @throws UsageError an option is not declared, or not for what it is set on
 */
export function refuseUnknownOptions(
  root: protobuf.Root,
  isOwn: (subject: protobuf.ReflectionObject) => boolean,
): void {
  for (const subject of [...declarations(root)].filter(isOwn)) {
    for (const { kind, target, options } of optionsOf(subject)) {
      for (const [name, value] of options) refuseUnknown(target, kind, name, value);
    }
  }
}

/** The options of something, and of what is declared in it and has no place of its own in the tree. */
function optionsOf(
  subject: protobuf.ReflectionObject,
): { kind: Kind; target: protobuf.ReflectionObject; options: [string, unknown][] }[] {
  const given = (kind: Kind, target: protobuf.ReflectionObject) => ({ kind, target, options: parsedOptions(target) });
  if (subject instanceof protobuf.Field) return [given(FIELD, subject)];
  if (subject instanceof protobuf.Enum) {
    const values = Object.values(subject.valuesOptions ?? {}).map((options) => ({
      kind: VALUE,
      target: subject,
      options: Object.entries(options),
    }));
    return [given(ENUM, subject), ...values];
  }
  if (subject instanceof protobuf.Service)
    return [given(SERVICE, subject), ...subject.methodsArray.map((method) => given(METHOD, method))];
  if (!(subject instanceof protobuf.Type)) return [];
  return [
    given(MESSAGE, subject),
    ...subject.fieldsArray.map((field) => given(FIELD, field)),
    ...subject.oneofsArray.map((oneof) => given(ONEOF, oneof)),
  ];
}

function parsedOptions({ parsedOptions }: protobuf.ReflectionObject): [string, unknown][] {
  const given: Record<string, unknown>[] = parsedOptions ?? [];
  return given.flatMap((options) => Object.entries(options));
}

function refuseUnknown(subject: protobuf.ReflectionObject, kind: Kind, option: string, value: unknown): void {
  const name = optionName(option);
  if (name === undefined) {
    if (!kind.known.includes(option.split(".")[0] ?? ""))
      throw schemaError(subject, `There is no option ${option} for ${kind.plural}.`);
    if (BOOLEAN.has(option) && typeof value !== "boolean")
      throw schemaError(subject, `The option ${option} is true or false, not ${String(value)}.`);
    return;
  }
  const meant = resolveOption(subject, name);
  if (meant === undefined)
    throw schemaError(
      subject,
      `There is no option (${name}) for ${kind.plural}${remedy(name, kind, declaredOptions(subject.root))}.`,
    );
  if (extendedBy(meant) !== kind.extended)
    throw schemaError(subject, `(${name}) is no option for ${kind.plural}: it extends ${extendedBy(meant)}.`);
}

function remedy(name: string, kind: Kind, extensions: readonly protobuf.Field[]): string {
  const others = extensions.filter((extension) => extendedBy(extension) === kind.extended);
  const last = name.slice(name.lastIndexOf(".") + 1);
  const meant = others.find((extension) => extension.name === last);
  if (meant !== undefined) return `; write (${meant.fullName.slice(1)})`;
  if (OWN_NAMES.includes(last)) return `; import "${OWN_OPTIONS}", which declares it`;
  if (others.length === 0) return ", and none is declared: an import is missing";
  return `; there are ${others.map(({ fullName }) => `(${fullName.slice(1)})`).join(", ")}`;
}
