/**
 * Compiles a schema into TypeScript.
 *
 * How the folders of the compiler fit together: `source/` finds and parses files,
 * `link/` resolves what they say, as protoc does, and `descriptor/` is what the
 * others know about descriptors, the form in which the parts hand on a schema.
 * `schema/` turns resolved descriptors into a checked model, and `emit/` prints that
 * model. `breaking/` compares two versions of a schema for `chatwire check`. The
 * same schema always compiles to the same bytes.
 */

import { posix } from "node:path";

import { UsageError } from "../errors.ts";
import { type Mistake, throwMistakes } from "./descriptor/mistake.ts";
import { emitEnum } from "./emit/enum.ts";
import { emitExtension } from "./emit/extension.ts";
import { emitJson, emitJsonExtension } from "./emit/json/json.ts";
import { emitMessage } from "./emit/message.ts";
import { type ModuleOptions, type Modules, Printer } from "./emit/printer.ts";
import { emitJsonReexports, emitReexports, jsonNamesIn, namesIn } from "./emit/reexports.ts";
import { emitJoinedRegistry, emitRegistry, JOINED_NAMES, REGISTRY_NAMES } from "./emit/registry/emit-registry.ts";
import { RuntimeDescriptors } from "./emit/registry/runtime-descriptor.ts";
import { declaredInRules, emitRules } from "./emit/rules.ts";
import { emitService } from "./emit/service.ts";
import { emitValidate, VALIDATE_LOCALS, validateNames } from "./emit/validate/emit-validate.ts";
import type { FileDescriptorProto } from "./generated/google/protobuf/descriptor.ts";
import { checkChosenNames } from "./schema/check-names.ts";
import type { MessageConstraints } from "./schema/constraints/constraints.ts";
import { readConstraints } from "./schema/constraints/read-constraints.ts";
import { isReadHere, optionKind } from "./schema/custom-options.ts";
import { Declarations, type SourceFile } from "./schema/declarations.ts";
import {
  generatedPath,
  isInside,
  jsonPath,
  printablePath,
  registryPath,
  validatePath,
} from "./schema/files/file-names.ts";
import {
  hasAccessors,
  imports,
  publicImports,
  type Selection,
  usedFiles,
  withImports,
} from "./schema/files/used-files.ts";
import { SchemaReader } from "./schema/read-schema.ts";
import { checkMethods } from "./schema/rules/check-methods.ts";
import { declaresRules, packagesWithRules } from "./schema/rules/options.ts";
import { readApplicationRules, readRules } from "./schema/rules/read-rules.ts";
import type { ApplicationRule, SchemaFile, SchemaRules, SchemaService, SchemaSymbol } from "./schema/schema.ts";

export interface CompileOptions extends ModuleOptions {
  /** The files to compile, by the paths by which they are imported. */
  readonly own: ReadonlySet<string>;
  /** Files whose generated code this package contains. It is imported, not generated again. */
  readonly packaged: ReadonlySet<string>;
  /** Whether to validate messages that have rules in CEL by their other rules. Default: no. */
  readonly ignoreCel?: boolean;
  /** Whether to write registries, and accessors of custom options. Default: no. */
  readonly descriptors?: boolean;
  /** Whether these files are the whole schema: then a registry of all its files is written, too. Default: no. */
  readonly isWhole?: boolean;
  /** What errors call a file. By default the path by which it is imported. */
  readonly locationOf?: (path: string) => string;
}

export interface Compiled {
  /** The text of each generated file, by its path in their folder. */
  readonly files: ReadonlyMap<string, string>;
  /** What is declared and not generated. */
  readonly warnings: readonly string[];
}

/**
 * @param files  resolved descriptors of the files to compile, and of all that they import
 * @throws UsageError the schema has mistakes
 */
export function compile(files: readonly FileDescriptorProto[], options: CompileOptions): Compiled {
  const {
    own,
    packaged,
    locationOf,
    ignoreCel = false,
    descriptors = false,
    isWhole = false,
    ...moduleOptions
  } = options;
  checkPaths(files);
  const declarations = new Declarations(files, locationOf);
  const reader = new SchemaReader(declarations);
  const isOwn = ({ path }: SourceFile) => own.has(path);
  const mistakes: Mistake[] = [];
  checkChosenNames(reader, isOwn, mistakes);
  checkMethods(reader, isOwn, mistakes);
  throwMistakes(mistakes);
  const applicationRules = readApplicationRules(reader, isOwn, mistakes);
  const packages = readRules(reader, isOwn, mistakes);
  const selection: Selection = { own, packaged, hasOptions: descriptors };
  const used = new Set(usedFiles(declarations, selection));
  const bodies = new Set(packages.flatMap(bodySymbols));
  const isUsed = (file: SourceFile) => used.has(file);
  const { constraints, warnings } = readConstraints(reader, isUsed, { ignoreCel, bodies }, mistakes);
  throwMistakes(mistakes);
  const validated = new Set([...constraints.values()].map(({ message }) => message.symbol));
  const modules: Modules = { ...moduleOptions, packaged };
  const hasService = rulesFilter(reader, packaged, packages);
  const printed = (file: SourceFile): SchemaFile => {
    const read = reader.file(file);
    // The code of this package has no accessors of options.
    const filter = packaged.has(file.path) ? { ...selection, hasOptions: false } : selection;
    const extensions = read.extensions.filter(({ typeName }) =>
      hasAccessors(declarations.extensions.get(typeName), filter),
    );
    return { ...read, extensions, services: hasService(file) ? read.services : [] };
  };
  const generated = new Map<string, string>();
  for (const file of used) {
    const output = new FileOutput(printed(file), publicFiles(declarations, file).map(printed), modules);
    output.addTo(generated, applicationRules, constraints);
  }
  for (const rules of packages) {
    const path = generated.has(rules.path) ? rules.path.replace(/\.ts$/, "$.ts") : rules.path;
    const printer = new Printer(path, modules, declaredInRules(rules));
    printer.head(`the services and events of ${posix.dirname(rules.path)}`);
    emitRules(printer, rules, validated);
    generated.set(path, printer.toString());
  }
  if (!descriptors) return { files: generated, warnings: [...warnings, ...ignoredOptions(declarations, isOwn)] };
  addRegistries(generated, {
    declarations,
    modules,
    files: withImports(declarations, own),
    isWhole,
    codeOf: (file) => (isUsed(file) || packaged.has(file.path) ? printed(file) : undefined),
    undescribedIn: (file) => (hasService(file) ? [] : reader.file(file).services),
  });
  return { files: generated, warnings };
}

function bodySymbols({ methods, events }: SchemaRules): SchemaSymbol[] {
  const ofMethods = methods.flatMap(({ request, response }) => [request.symbol, response.symbol]);
  return [...ofMethods, ...events.map(({ body }) => body.symbol)];
}

/** Tells the files whose services are described: those of packages with rules have tables of commands instead. */
function rulesFilter(
  reader: SchemaReader,
  packaged: ReadonlySet<string>,
  packages: readonly SchemaRules[],
): (file: SourceFile) => boolean {
  const ofPackaged = packagesWithRules(reader, ({ path }) => packaged.has(path));
  const withRules = new Set([...packages, ...ofPackaged].map((each) => each.package));
  return (file) => !withRules.has(file.package);
}

/** A sentence that names the options that the schema declares and that nothing is generated from, if there are any. */
function ignoredOptions(declarations: Declarations, isOwn: (file: SourceFile) => boolean): string[] {
  const names = [...declarations.extensions.values()]
    .filter(
      (extension) =>
        isOwn(extension.file) &&
        optionKind(extension) !== undefined &&
        !isReadHere(extension) &&
        !declaresRules(declarations, extension),
    )
    .map(({ fullName }) => `(${fullName})`);
  return names.length === 0
    ? []
    : [`Options have accessors with --descriptors only; nothing is generated from ${names.join(", ")}.`];
}

function checkPaths(files: readonly FileDescriptorProto[]): void {
  for (const { name = "" } of files)
    if (!isInside(name))
      throw new UsageError(
        `${printablePath(name)}: The path of a file must be one in the schema's folder, to a .proto file.`,
      );
}

/** The files that a file imports publicly, and those that they do. */
function publicFiles({ files }: Declarations, file: SourceFile): SourceFile[] {
  const paths = new Set(publicImports(file));
  // A set iterates over what is added during the loop, too.
  for (const path of paths) {
    const imported = files.get(path);
    for (const other of imported === undefined ? [] : publicImports(imported)) paths.add(other);
  }
  return [...paths].flatMap((path) => files.get(path) ?? []);
}

interface Registered {
  readonly declarations: Declarations;
  readonly modules: Modules;
  readonly files: readonly SourceFile[];
  /** Whether to write a registry of all files, too. */
  readonly isWhole: boolean;
  /** The declarations of a file for which code is generated; undefined if there are none. */
  codeOf(file: SourceFile): SchemaFile | undefined;
  /** The services of a file that have no generated description. */
  undescribedIn(file: SourceFile): readonly SchemaService[];
}

function addRegistries(generated: Map<string, string>, registered: Registered): void {
  const { declarations, modules, files, isWhole, codeOf, undescribedIn } = registered;
  const runtime = new RuntimeDescriptors(declarations);
  const withCode: string[] = [];
  for (const file of files) {
    const path = registryPath(file.path);
    const printer = new Printer(path, modules, REGISTRY_NAMES);
    printer.head(printablePath(file.path));
    const code = codeOf(file);
    const undescribed = code === undefined ? [] : undescribedIn(file).map(({ typeName }) => typeName);
    const descriptor = runtime.encode(file.descriptor);
    emitRegistry(printer, { code, path: file.path, imports: imports(file), descriptor, undescribed });
    if (code !== undefined) withCode.push(path);
    generated.set(path, printer.toString());
  }
  if (!isWhole) return;
  const path = generated.has("registry.ts") ? "registry$.ts" : "registry.ts";
  const printer = new Printer(path, modules, JOINED_NAMES);
  printer.head("all files of the schema");
  emitJoinedRegistry(printer, withCode);
  generated.set(path, printer.toString());
}

/** The generated files of one .proto file. */
class FileOutput {
  readonly #file: SchemaFile;
  readonly #publicFiles: readonly SchemaFile[];
  readonly #modules: Modules;

  constructor(file: SchemaFile, publicFiles: readonly SchemaFile[], modules: Modules) {
    this.#file = file;
    this.#publicFiles = publicFiles;
    this.#modules = modules;
  }

  /** Adds the files that are not empty. */
  addTo(
    generated: Map<string, string>,
    rules: ReadonlyMap<string, ApplicationRule>,
    constraints: ReadonlyMap<string, MessageConstraints>,
  ): void {
    const file = this.#file;
    const validated = file.messages.flatMap(({ typeName }) => constraints.get(typeName) ?? []);
    const reexported = this.#publicFiles.flatMap(namesIn);
    const jsonReexported = this.#publicFiles.flatMap(jsonNamesIn);
    if (namesIn(file).length + reexported.length > 0)
      generated.set(generatedPath(file.path), this.#codecs(rules, constraints));
    if (jsonNamesIn(file).length + jsonReexported.length > 0) generated.set(jsonPath(file.path), this.#json());
    if (validated.length > 0) generated.set(validatePath(file.path), this.#validation(validated));
  }

  #codecs(rules: ReadonlyMap<string, ApplicationRule>, constraints: ReadonlyMap<string, MessageConstraints>): string {
    const file = this.#file;
    const printer = new Printer(
      generatedPath(file.path),
      this.#modules,
      namesIn(file).map(({ name }) => name),
    );
    printer.head(printablePath(file.path));
    emitReexports(printer, file, this.#publicFiles);
    const validated = new Set([...constraints.values()].map(({ message }) => message.symbol));
    const emitters = [
      ...file.enums.map((each) => () => emitEnum(printer, each)),
      ...file.messages.map(
        (each) => () => emitMessage(printer, each, rules.get(each.typeName), constraints.has(each.typeName)),
      ),
      ...file.extensions.map((each) => () => emitExtension(printer, each)),
      ...file.services.map((each) => () => emitService(printer, each, { rules, validated })),
    ];
    separated(printer, emitters);
    return printer.toString();
  }

  #validation(validated: readonly MessageConstraints[]): string {
    const file = this.#file;
    const names = [...validateNames(validated), ...VALIDATE_LOCALS];
    const printer = new Printer(validatePath(file.path), this.#modules, names);
    printer.head(printablePath(file.path));
    separated(
      printer,
      validated.map((each) => () => emitValidate(printer, each)),
    );
    return printer.toString();
  }

  #json(): string {
    const file = this.#file;
    const printer = new Printer(
      jsonPath(file.path),
      this.#modules,
      jsonNamesIn(file).map(({ name }) => name),
    );
    printer.head(printablePath(file.path));
    emitJsonReexports(printer, file, this.#publicFiles);
    separated(printer, [
      ...[...file.enums, ...file.messages].map((each) => () => emitJson(printer, each)),
      ...file.extensions.map((each) => () => emitJsonExtension(printer, each)),
    ]);
    return printer.toString();
  }
}

/** Prints parts with an empty line between them. */
function separated(printer: Printer, emitters: readonly (() => void)[]): void {
  for (const emit of emitters) {
    printer.separate();
    emit();
  }
}
