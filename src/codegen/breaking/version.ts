/** One version of a schema, indexed for comparison. */

import type { Mistake } from "../descriptor/mistake.ts";
import type { DescriptorPath } from "../descriptor/source-info.ts";
import type { FileDescriptorProto } from "../generated/google/protobuf/descriptor.ts";
import {
  Declarations,
  type EnumDeclaration,
  type FieldDeclaration,
  fieldsIn,
  type MessageDeclaration,
  mistakeAt,
  mistakeIn,
  type ServiceDeclaration,
  type SourceFile,
  STEPS,
} from "../schema/declarations.ts";
import { isMapEntry } from "../schema/exported-names.ts";
import { SchemaReader } from "../schema/read-schema.ts";
import { methodsOf } from "../schema/rules/options.ts";

/** The declarations of the compared files. Those of imported files are left out. */
export class SchemaVersion {
  readonly reader: SchemaReader;
  readonly files: ReadonlyMap<string, SourceFile>;
  /** By full name, like `enums`, `services` and `extensions`. Entries of maps are no messages. */
  readonly messages: ReadonlyMap<string, MessageDeclaration>;
  readonly enums: ReadonlyMap<string, EnumDeclaration>;
  readonly services: ReadonlyMap<string, ServiceDeclaration>;
  readonly extensions: ReadonlyMap<string, FieldDeclaration>;
  /** Every declaration, by its full name. The name of a value follows that of its enum. */
  readonly #places = new Map<string, Located>();

  /**
   * @param files       resolved, with everything that they import
   * @param own         the files to compare, by the paths by which they are imported
   * @param locationOf  what errors call a file
   * @throws UsageError a name is not an identifier
   */
  constructor(
    files: readonly FileDescriptorProto[],
    own: ReadonlySet<string>,
    locationOf: (path: string) => string = (path) => path,
  ) {
    const declarations = new Declarations(files, locationOf);
    const isOwn = ({ file }: Located) => own.has(file.path);
    this.reader = new SchemaReader(declarations);
    this.files = new Map([...declarations.files].filter(([path]) => own.has(path)));
    const messages = new Map([...declarations.messages].filter(([, each]) => isOwn(each)));
    this.messages = new Map([...messages].filter(([, each]) => !isMapEntry(each)));
    this.enums = new Map([...declarations.enums].filter(([, each]) => isOwn(each)));
    this.services = new Map([...declarations.services].filter(([, each]) => isOwn(each)));
    this.extensions = new Map([...declarations.extensions].filter(([, each]) => isOwn(each)));
    for (const each of this.messages.values()) this.#addMessage(each);
    for (const each of this.enums.values()) this.#addEnum(each);
    for (const each of this.services.values())
      for (const method of [each, ...methodsOf(each)]) this.#places.set(method.fullName, method);
    for (const each of this.extensions.values()) this.#places.set(each.fullName, each);
  }

  get declarations(): Declarations {
    return this.reader.context.declarations;
  }

  /** The name of a declaration, as a mistake without a text. Undefined if it is not declared. */
  placeOf(fullName: string): Omit<Mistake, "text"> | undefined {
    const located = this.#places.get(fullName);
    return located && mistakeAt(located, "");
  }

  /** A part of a file. */
  placeIn(path: string, part: DescriptorPath): Omit<Mistake, "text"> | undefined {
    const file = this.files.get(path);
    return file && mistakeIn(file, part, "");
  }

  /** The path of the file that declares it. */
  pathOf(fullName: string): string | undefined {
    return this.#places.get(fullName)?.file.path;
  }

  #addMessage(message: MessageDeclaration): void {
    const { file, path, fullName, descriptor } = message;
    this.#places.set(fullName, message);
    for (const field of fieldsIn(message)) this.#places.set(field.fullName, field);
    for (const [index, { name }] of descriptor.oneofDecl.entries())
      this.#places.set(`${fullName}.${name}`, { file, path: [...path, STEPS.message.oneofDecl, index] });
  }

  #addEnum({ file, path, fullName, descriptor }: EnumDeclaration): void {
    this.#places.set(fullName, { file, path });
    for (const [index, { name }] of descriptor.value.entries())
      this.#places.set(`${fullName}.${name}`, { file, path: [...path, STEPS.enum.value, index] });
  }
}

interface Located {
  readonly file: SourceFile;
  readonly path: DescriptorPath;
}
