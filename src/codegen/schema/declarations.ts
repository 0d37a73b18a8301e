/**
 * The index of everything that resolved descriptors declare: each declaration with
 * its file, its full name, its place and its features.
 *
 * Descriptors come from outside, too: from a file, or from protoc. A name in them
 * that is not an identifier, or that nothing declares, ends the run here, so that no
 * text of a descriptor reaches generated code unchecked.
 */

import { UsageError } from "../../errors.ts";
import { childFeatures, editionOf, type Features, fieldFeatures, fileFeatures } from "../descriptor/features.ts";
import type { Mistake, Place } from "../descriptor/mistake.ts";
import { type DescriptorPath, SourceInfo } from "../descriptor/source-info.ts";
import type {
  DescriptorProto,
  Edition,
  EnumDescriptorProto,
  FieldDescriptorProto,
  FileDescriptorProto,
  ServiceDescriptorProto,
} from "../generated/google/protobuf/descriptor.ts";

/** The number of the field `name` in every descriptor: the last step of a path to a name. */
const NAME = 1;

/** The numbers of fields of descriptors, which paths consist of. */
export const STEPS = {
  file: { dependency: 3, messageType: 4, enumType: 5, service: 6, extension: 7 },
  message: { field: 2, nestedType: 3, enumType: 4, extension: 6, oneofDecl: 8 },
  enum: { value: 2 },
  service: { method: 2 },
  method: { inputType: 2, outputType: 3 },
} as const;

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;
const PACKAGE = /^(?:[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)?$/;

/** A file of the schema. */
export interface SourceFile {
  /** The path by which it is imported: `chatwire/v1/peer.proto`. */
  readonly path: string;
  readonly descriptor: FileDescriptorProto;
  /** What errors call it. */
  readonly location: string;
  readonly package: string;
  readonly info: SourceInfo;
  readonly edition: Edition;
  readonly features: Features;
}

interface Declared {
  readonly file: SourceFile;
  /** The path of its descriptor in that of the file. */
  readonly path: DescriptorPath;
  readonly name: string;
  /** Without a leading dot: `chatwire.v1.Peer`. */
  readonly fullName: string;
  /** The message around it; undefined at the top of a file. */
  readonly outer: MessageDeclaration | undefined;
  readonly features: Features;
}

export interface MessageDeclaration extends Declared {
  readonly kind: "message";
  readonly descriptor: DescriptorProto;
}

export interface EnumDeclaration extends Declared {
  readonly kind: "enum";
  readonly descriptor: EnumDescriptorProto;
}

export interface ServiceDeclaration extends Declared {
  readonly kind: "service";
  readonly descriptor: ServiceDescriptorProto;
}

/** A field, or an extension. */
export interface FieldDeclaration extends Declared {
  readonly kind: "field";
  readonly descriptor: FieldDescriptorProto;
}

export type Declaration = MessageDeclaration | EnumDeclaration | ServiceDeclaration | FieldDeclaration;

/** The declarations of one file. A message stands before those inside it. */
export interface DeclaredIn {
  readonly messages: readonly MessageDeclaration[];
  readonly enums: readonly EnumDeclaration[];
  readonly services: readonly ServiceDeclaration[];
  readonly extensions: readonly FieldDeclaration[];
}

const NOTHING: DeclaredIn = { messages: [], enums: [], services: [], extensions: [] };

export class Declarations {
  readonly files = new Map<string, SourceFile>();
  /** By full name, like `enums`, `services` and `extensions`, each message before those in it. */
  readonly messages = new Map<string, MessageDeclaration>();
  readonly enums = new Map<string, EnumDeclaration>();
  readonly services = new Map<string, ServiceDeclaration>();
  readonly extensions = new Map<string, FieldDeclaration>();
  /** By path, for schemas of thousands of files. */
  readonly #declaredIn = new Map<string, DeclaredIn>();

  /**
   * @param files       resolved, and with everything that they import
   * @param locationOf  what errors call a file, by the path by which it is imported
   * @throws UsageError a name is not an identifier
   */
  constructor(files: readonly FileDescriptorProto[], locationOf: (path: string) => string = (path) => path) {
    for (const descriptor of files) this.#addFile(descriptor, locationOf);
    const { messages, enums, services, extensions } = this;
    const lists = {
      messages: byFile(messages.values()),
      enums: byFile(enums.values()),
      services: byFile(services.values()),
      extensions: byFile(extensions.values()),
    };
    for (const path of this.files.keys())
      this.#declaredIn.set(path, {
        messages: lists.messages.get(path) ?? [],
        enums: lists.enums.get(path) ?? [],
        services: lists.services.get(path) ?? [],
        extensions: lists.extensions.get(path) ?? [],
      });
  }

  /** Returns the declarations of a file. */
  in({ path }: SourceFile): DeclaredIn {
    return this.#declaredIn.get(path) ?? NOTHING;
  }

  /** @param typeName  the full name, as descriptors have it: with a leading dot */
  message(typeName: string | undefined): MessageDeclaration | undefined {
    return this.messages.get(withoutDot(typeName));
  }

  enum(typeName: string | undefined): EnumDeclaration | undefined {
    return this.enums.get(withoutDot(typeName));
  }

  #addFile(descriptor: FileDescriptorProto, locationOf: (path: string) => string): void {
    const path = descriptor.name ?? "";
    const file: SourceFile = {
      path,
      descriptor,
      location: locationOf(path),
      package: descriptor.package ?? "",
      info: new SourceInfo(descriptor),
      edition: editionOf(descriptor),
      features: fileFeatures(descriptor),
    };
    if (!PACKAGE.test(file.package)) throw new UsageError(`${file.location}: The package has no valid name.`);
    this.files.set(path, file);
    const steps = STEPS.file;
    const { messageType, enumType, service, extension } = descriptor;
    for (const [index, each] of messageType.entries())
      this.#addMessage(file, undefined, [steps.messageType, index], each);
    for (const [index, each] of enumType.entries()) this.#addEnum(file, undefined, [steps.enumType, index], each);
    for (const [index, each] of service.entries()) this.#addService(file, [steps.service, index], each);
    for (const [index, each] of extension.entries())
      this.#addExtension(file, undefined, [steps.extension, index], each);
  }

  #addMessage(
    file: SourceFile,
    outer: MessageDeclaration | undefined,
    path: DescriptorPath,
    descriptor: DescriptorProto,
  ): void {
    const features = childFeatures(outer?.features ?? file.features, descriptor.options);
    const declared = { kind: "message" as const, descriptor, features, ...named(file, outer, path, descriptor.name) };
    this.messages.set(declared.fullName, declared);
    for (const field of [...descriptor.field, ...descriptor.oneofDecl]) checkName(file, field.name);
    const steps = STEPS.message;
    const { nestedType, enumType, extension } = descriptor;
    for (const [index, each] of enumType.entries())
      this.#addEnum(file, declared, [...path, steps.enumType, index], each);
    for (const [index, each] of nestedType.entries())
      this.#addMessage(file, declared, [...path, steps.nestedType, index], each);
    for (const [index, each] of extension.entries())
      this.#addExtension(file, declared, [...path, steps.extension, index], each);
  }

  #addEnum(
    file: SourceFile,
    outer: MessageDeclaration | undefined,
    path: DescriptorPath,
    descriptor: EnumDescriptorProto,
  ): void {
    const features = childFeatures(outer?.features ?? file.features, descriptor.options);
    const declared = { kind: "enum" as const, descriptor, features, ...named(file, outer, path, descriptor.name) };
    for (const { name } of descriptor.value) checkName(file, name);
    this.enums.set(declared.fullName, declared);
  }

  #addService(file: SourceFile, path: DescriptorPath, descriptor: ServiceDescriptorProto): void {
    const features = childFeatures(file.features, descriptor.options);
    const declared = {
      kind: "service" as const,
      descriptor,
      features,
      ...named(file, undefined, path, descriptor.name),
    };
    for (const { name } of descriptor.method) checkName(file, name);
    this.services.set(declared.fullName, declared);
  }

  #addExtension(
    file: SourceFile,
    outer: MessageDeclaration | undefined,
    path: DescriptorPath,
    descriptor: FieldDescriptorProto,
  ): void {
    const features = fieldFeatures(outer?.features ?? file.features, descriptor, file.edition);
    const declared = { kind: "field" as const, descriptor, features, ...named(file, outer, path, descriptor.name) };
    this.extensions.set(declared.fullName, declared);
  }
}

/** The fields of a message, with the features of each. */
export function fieldsIn(message: MessageDeclaration): FieldDeclaration[] {
  const { file, descriptor, path } = message;
  return descriptor.field.map((field, index) => {
    const oneof = field.oneofIndex === undefined ? undefined : descriptor.oneofDecl[field.oneofIndex];
    const around = childFeatures(message.features, oneof?.options);
    const features = fieldFeatures(around, field, file.edition);
    const fieldPath = [...path, STEPS.message.field, index];
    return { kind: "field", descriptor: field, features, ...named(file, message, fieldPath, field.name) };
  });
}

/** The names of the messages around a declaration, and its own. */
export function nameChain({ outer, name }: { outer: MessageDeclaration | undefined; name: string }): string[] {
  return outer === undefined ? [name] : [...nameChain(outer), name];
}

export function commentOf({ file, path }: { file: SourceFile; path: DescriptorPath }): string {
  return file.info.comment(path);
}

/** A mistake at the name of a declaration. */
export function mistakeAt({ file, path }: { file: SourceFile; path: DescriptorPath }, text: string): Mistake {
  return mistakeIn(file, [...path, NAME], text);
}

/** A mistake at any place of a file. */
export function mistakeIn(file: SourceFile, path: DescriptorPath, text: string): Mistake {
  return { file: file.location, place: placeIn(file, path), text };
}

/** `file:line:column` of the name of a declaration. */
export function locationOf({ file, path }: { file: SourceFile; path: DescriptorPath }): string {
  const place = placeIn(file, [...path, NAME]);
  return place === undefined ? file.location : `${file.location}:${place.line}:${place.column}`;
}

export function withoutDot(typeName = ""): string {
  return typeName.startsWith(".") ? typeName.slice(1) : typeName;
}

function byFile<T extends Declaration>(declarations: Iterable<T>): ReadonlyMap<string, readonly T[]> {
  const lists = new Map<string, T[]>();
  for (const each of declarations) {
    const list = lists.get(each.file.path);
    if (list === undefined) lists.set(each.file.path, [each]);
    else list.push(each);
  }
  return lists;
}

function placeIn(file: SourceFile, path: DescriptorPath): Place | undefined {
  return file.info.place(path);
}

function named(
  file: SourceFile,
  outer: MessageDeclaration | undefined,
  path: DescriptorPath,
  given: string | undefined,
): Pick<Declared, "file" | "path" | "name" | "fullName" | "outer"> {
  const name = checkName(file, given);
  const scope = outer?.fullName ?? file.package;
  return { file, path, name, fullName: scope === "" ? name : `${scope}.${name}`, outer };
}

function checkName(file: SourceFile, name = ""): string {
  if (!IDENTIFIER.test(name)) throw new UsageError(`${file.location}: ${JSON.stringify(name)} is not a valid name.`);
  return name;
}
