/**
 * Finds the options with which a schema declares its commands and rules.
 *
 * How the files of this folder fit together: `check-methods.ts` reports everything
 * that the methods and events lack, and then `read-rules.ts` reads them, with the
 * values of their options from `read-literal.ts`. An option counts by its
 * declaration, never by its name alone: other schemas have options with the names
 * of ours.
 */

import type { MethodDescriptorProto, UninterpretedOption } from "../../generated/google/protobuf/descriptor.ts";
import type { GivenOption } from "../custom-options.ts";
import {
  type Declarations,
  type EnumDeclaration,
  type FieldDeclaration,
  type MessageDeclaration,
  type ServiceDeclaration,
  type SourceFile,
  STEPS,
  withoutDot,
} from "../declarations.ts";
import type { SchemaReader } from "../read-schema.ts";

export type OptionName =
  | "command"
  | "rule"
  | "event_of"
  | "event_rule"
  | "application_rule"
  | "application_method_rule";

/** The types of the options `command` and `rule`. */
export interface OptionTypes {
  readonly command: EnumDeclaration;
  readonly rule: MessageDeclaration;
}

export interface MethodDeclaration {
  readonly kind: "method";
  readonly file: SourceFile;
  readonly path: readonly number[];
  readonly name: string;
  readonly fullName: string;
  readonly service: ServiceDeclaration;
  readonly descriptor: MethodDescriptorProto;
}

/** What can have a command and a rule. */
export type Subject = MethodDeclaration | MessageDeclaration;

/** The services and events of one package that have commands and rules. */
export interface RulesPackage {
  readonly package: string;
  readonly services: readonly ServiceDeclaration[];
  readonly events: readonly MessageDeclaration[];
}

const METHOD_OPTIONS = "google.protobuf.MethodOptions";
const MESSAGE_OPTIONS = "google.protobuf.MessageOptions";

/** The target of each option, and its type. */
const OPTIONS: { readonly [Name in OptionName]: { extended: string; type: keyof OptionTypes } } = {
  command: { extended: METHOD_OPTIONS, type: "command" },
  rule: { extended: METHOD_OPTIONS, type: "rule" },
  event_of: { extended: MESSAGE_OPTIONS, type: "command" },
  event_rule: { extended: MESSAGE_OPTIONS, type: "rule" },
  application_rule: { extended: MESSAGE_OPTIONS, type: "rule" },
  application_method_rule: { extended: METHOD_OPTIONS, type: "rule" },
};

/** The value that is set for an option, and the types that belong to it. */
export interface GivenRuleOption extends GivenOption {
  readonly types: OptionTypes;
}

/**
 * The packages with commands and rules, with all their services. A service
 * without any is skipped if its package has none either: it belongs to another
 * program. Otherwise its methods lack theirs, which `check-methods.ts` reports.
 *
 * @param isOwn  whether a file is compiled, not one of this package
 */
export function packagesWithRules(reader: SchemaReader, isOwn: (file: SourceFile) => boolean): RulesPackage[] {
  const { messages, services: declared } = reader.context.declarations;
  const services = [...declared.values()].filter(({ file }) => isOwn(file));
  const hasRules = (subject: Subject) => rulesTypes(reader, subject) !== undefined;
  const events = [...messages.values()].filter(({ file }) => isOwn(file)).filter(hasRules);
  const withRules = [...services.filter((service) => methodsOf(service).some(hasRules)), ...events];
  return [...new Set(withRules.map(({ file }) => file.package))].map((name) => {
    const isInside = ({ file }: { readonly file: SourceFile }) => file.package === name;
    return { package: name, services: services.filter(isInside), events: events.filter(isInside) };
  });
}

export function methodsOf(service: ServiceDeclaration): MethodDeclaration[] {
  const { file, path, fullName } = service;
  return service.descriptor.method.map((descriptor, index) => {
    const name = descriptor.name ?? "";
    const methodPath = [...path, STEPS.service.method, index];
    return { kind: "method", file, path: methodPath, name, fullName: `${fullName}.${name}`, service, descriptor };
  });
}

/** The types of the command and rule of a method or an event; undefined if it has neither. */
export function rulesTypes(reader: SchemaReader, subject: Subject): OptionTypes | undefined {
  const [command, rule] = subject.kind === "method" ? METHOD_PAIR : EVENT_PAIR;
  return findOption(reader, subject, command)?.types ?? findOption(reader, subject, rule)?.types;
}

const METHOD_PAIR = ["command", "rule"] as const;
const EVENT_PAIR = ["event_of", "event_rule"] as const;

/** What a schema sets for an option; undefined if it does not set it. */
export function findOption(reader: SchemaReader, subject: Subject, option: OptionName): GivenRuleOption | undefined {
  const { declarations, options } = reader.context;
  for (const given of options.given(OPTIONS[option].extended, subject.descriptor.options)) {
    const types = typesOf(declarations, given.declaration, option);
    if (types !== undefined) return { ...given, types };
  }
  return undefined;
}

/** The options of a declaration as they are written, by their declarations. Empty if all of them are resolved. */
export type WrittenOptions = (subject: Subject) => readonly UninterpretedOption[];

/** An option that a schema with mistakes sets, perhaps to no valid value. */
export function optionAsWritten(
  written: WrittenOptions,
  subject: Subject,
  option: OptionName,
): UninterpretedOption | undefined {
  return written(subject).find(({ name }) => {
    const [first] = name;
    return first?.isExtension === true && `.${first.namePart}`.endsWith(`.${option}`);
  });
}

/** Whether an extension is one of the options that declare commands and rules. */
export function declaresRules(declarations: Declarations, extension: FieldDeclaration): boolean {
  const names = Object.keys(OPTIONS).filter((name) => isOptionName(name));
  return names.some((name) => typesOf(declarations, extension, name) !== undefined);
}

function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

/** How an option is written from a place in the schema: without its package if the place is in it. */
export function writtenOption(
  declarations: Declarations,
  types: OptionTypes,
  option: OptionName,
  from: { readonly fullName: string },
): string {
  const declared = [...declarations.extensions.values()].find((each) => {
    const found = typesOf(declarations, each, option);
    return found?.command === types.command && found.rule === types.rule;
  });
  const full = declared?.fullName ?? option;
  const scope = full.slice(0, -option.length);
  return `(${`${from.fullName}.`.startsWith(scope) ? option : full})`;
}

/**
 * The types of an option if it declares commands or rules; undefined otherwise.
 * The name alone does not tell: another schema may have an option of that name.
 * The types do, together with `command` and `rule` being declared beside it.
 */
function typesOf(declarations: Declarations, declared: FieldDeclaration, option: OptionName): OptionTypes | undefined {
  const { extended, type } = OPTIONS[option];
  if (declared.name !== option || withoutDot(declared.descriptor.extendee) !== extended) return undefined;
  const scope = declared.fullName.slice(0, -declared.name.length);
  const command = declarations.enum(typeBeside(declarations, scope, "command"));
  const rule = declarations.message(typeBeside(declarations, scope, "rule"));
  if (command === undefined || rule === undefined) return undefined;
  const wanted = type === "command" ? command : rule;
  return withoutDot(declared.descriptor.typeName) === wanted.fullName ? { command, rule } : undefined;
}

function typeBeside({ extensions }: Declarations, scope: string, name: "command" | "rule"): string | undefined {
  const beside = extensions.get(scope + name)?.descriptor;
  return withoutDot(beside?.extendee) === OPTIONS[name].extended ? beside?.typeName : undefined;
}
