/**
 * Refuses options that are not declared. The parser accepts an option with a
 * typo, which would then have no effect.
 *
 * @see https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/descriptor.proto
 */

import protobuf from "protobufjs";
import { schemaError } from "../../source/schema-error.ts";
import { declarations } from "../read-schema.ts";
import { declaredOptions, extendedBy, optionName, resolveOption } from "./options.ts";

/** A kind of declaration that options can be set on. */
interface Kind {
  readonly plural: string;
  /** The message that its options extend. */
  readonly extended: string;
  /** The options of protobuf itself. */
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

/** The options of protobuf whose values are true or false. */
const BOOLEAN = new Set(["allow_alias", "debug_redact", "deprecated", "lazy", "packed", "unverified_lazy", "weak"]);

/** The file that declares the options of this package. */
const OWN_OPTIONS = "chatwire/v1/options.proto";
const OWN_NAMES = ["command", "rule", "event_of", "event_rule", "application_rule"];

/**
 * @param isOwn  whether something is declared in a file that is compiled, not in one of this package's
 * @throws UsageError an option is not declared, or not for the kind of declaration it is set on
 */
export function checkOptions(root: protobuf.Root, isOwn: (subject: protobuf.ReflectionObject) => boolean): void {
  for (const subject of [...declarations(root)].filter(isOwn)) {
    for (const { kind, target, options } of optionsOf(subject)) {
      for (const [name, value] of options) checkOption(target, kind, name, value);
    }
  }
}

/** The options of a declaration and of its members, which `declarations` does not list. */
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

function checkOption(subject: protobuf.ReflectionObject, kind: Kind, option: string, value: unknown): void {
  const name = optionName(option);
  if (name === undefined) {
    if (!kind.known.includes(option.split(".")[0] ?? ""))
      throw schemaError(subject, `The option ${option} does not exist for ${kind.plural}. Check its spelling.`);
    if (BOOLEAN.has(option) && typeof value !== "boolean")
      throw schemaError(subject, `The option ${option} must be true or false, not ${String(value)}.`);
    return;
  }
  const meant = resolveOption(subject, name);
  if (meant === undefined)
    throw schemaError(
      subject,
      `The option (${name}) does not exist for ${kind.plural}. ${remedy(name, kind, declaredOptions(subject.root))}.`,
    );
  if (extendedBy(meant) !== kind.extended)
    throw schemaError(subject, `The option (${name}) is not for ${kind.plural}: it extends ${extendedBy(meant)}.`);
}

/** The advice for an option that does not exist. */
function remedy(name: string, kind: Kind, extensions: readonly protobuf.Field[]): string {
  const others = extensions.filter((extension) => extendedBy(extension) === kind.extended);
  const last = name.slice(name.lastIndexOf(".") + 1);
  const meant = others.find((extension) => extension.name === last);
  if (meant !== undefined) return `Write (${meant.fullName.slice(1)})`;
  if (OWN_NAMES.includes(last)) return `Import "${OWN_OPTIONS}", which declares it`;
  if (others.length === 0) return "Import the file that declares it";
  return `Use one of ${others.map(({ fullName }) => `(${fullName.slice(1)})`).join(", ")}`;
}
