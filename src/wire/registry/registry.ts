/**
 * Everything that a schema declares, by full names: for tools that learn types at
 * run time, for google.protobuf.Any, and for custom options.
 *
 * How the folder fits together: `generate --descriptors` writes a module for each
 * .proto file, with the encoded descriptor and a registry of the generated code.
 * `read-file.ts` reads that descriptor, when something of it is asked for first,
 * into the objects of `descriptor.ts`.
 *
 * Invariant: making a registry decodes nothing.
 */

import type { MessageCodec } from "../codec.ts";
import type { Extensible, Extension } from "../extension.ts";
import { fromBase64 } from "../json/base64.ts";
import { type JsonCodec, type JsonExtension, JsonRegistry } from "../json/codec.ts";
import type { JsonEnum } from "../json/enum.ts";
import type { Service } from "../service.ts";
import type {
  EnumDescriptor,
  FieldDescriptor,
  FileDeclarations,
  MessageDescriptor,
  Options,
  ServiceDescriptor,
} from "./descriptor.ts";
import { readFile } from "./read-file.ts";

/** A .proto file. What it declares is decoded at first use. */
export interface FileDescriptor extends FileDeclarations {
  /** The path by which it is imported, such as `shop/v1/item.proto`. */
  readonly path: string;
  /** The files that it imports, in order. */
  readonly imports: readonly FileDescriptor[];
  /** The encoded FileDescriptorProto: without comments and places, and without options for compilers only. */
  readonly bytes: Uint8Array;
}

interface Entry<Described> {
  readonly typeName: string;
  readonly file: FileDescriptor;
  readonly descriptor: Described;
}

/** A message type in a registry: what the schema declares, and its codecs. */
export interface MessageEntry extends Entry<MessageDescriptor> {
  readonly codec: MessageCodec<object>;
  readonly json: JsonCodec<object>;
  readonly options: Options<"message">;
  /** @param name  as in the schema */
  field(name: string): FieldDescriptor | undefined;
}

/** An enum in a registry. */
export interface EnumEntry extends Entry<EnumDescriptor> {
  /** The generated object: numbers by the names of the values in TypeScript. */
  readonly values: Readonly<Record<string, number>>;
  readonly json: JsonEnum;
  readonly options: Options<"enum">;
}

/** An extension in a registry. */
export interface ExtensionEntry extends Entry<FieldDescriptor> {
  readonly extendee: string;
  readonly number: number;
  readonly extension: Extension<Extensible, unknown>;
  readonly json: JsonExtension<Extensible>;
  readonly options: Options<"field">;
}

/** A service in a registry. */
export interface ServiceEntry extends Entry<ServiceDescriptor> {
  /** The generated description. A service with commands of chatwire has none. */
  readonly service: Service<object> | undefined;
  readonly options: Options<"service">;
}

/** What a registry is made of. */
export interface RegistryEntries {
  readonly files: readonly FileDescriptor[];
  readonly messages: readonly MessageEntry[];
  readonly enums: readonly EnumEntry[];
  readonly extensions: readonly ExtensionEntry[];
  readonly services: readonly ServiceEntry[];
}

/**
 * What one or more .proto files declare. It serves as the registry of JSON, too:
 *
 *     import { registry } from "./generated/shop/v1/item.registry.js";
 *
 *     registry.messages.get("shop.v1.Item")?.codec.decode(bytes);
 *     EnvelopeJson.toJson(envelope, { registry });
 */
export class Registry extends JsonRegistry {
  /** By the paths by which they are imported. */
  readonly files: ReadonlyMap<string, FileDescriptor>;
  /** By full names. */
  readonly messages: ReadonlyMap<string, MessageEntry>;
  /** By full names. */
  readonly enums: ReadonlyMap<string, EnumEntry>;
  /** By full names. */
  readonly extensions: ReadonlyMap<string, ExtensionEntry>;
  /** By full names. */
  readonly services: ReadonlyMap<string, ServiceEntry>;

  /** @param entries  if several have the same name, the last one counts */
  constructor({ files, messages, enums, extensions, services }: RegistryEntries) {
    super([...messages, ...extensions].map(({ json }) => json));
    this.files = new Map(files.map((each) => [each.path, each]));
    this.messages = byName(messages);
    this.enums = byName(enums);
    this.extensions = byName(extensions);
    this.services = byName(services);
  }

  /** The extension of a message that has a number. */
  extensionFor(extendee: string, number: number): ExtensionEntry | undefined {
    for (const each of this.extensions.values()) if (each.extendee === extendee && each.number === number) return each;
    return undefined;
  }

  /**
   * An encoded google.protobuf.FileDescriptorSet of the files and all that they import, imports before importers: what
   * the reflection of gRPC, buf and `protoc --descriptor_set_in` take.
   */
  descriptorSet(): Uint8Array {
    const files = new Map<string, FileDescriptor>();
    for (const each of this.files.values()) addAfterImports(each, files);
    const records = [...files.values()].map(({ bytes }) => fileRecord(bytes));
    const set = new Uint8Array(records.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const record of records) {
      set.set(record, at);
      at += record.length;
    }
    return set;
  }
}

/** A registry of everything that some registries hold. If several have the same name, that of the last one counts. */
export function joinRegistries(...registries: readonly Registry[]): Registry {
  return new Registry({
    files: registries.flatMap(({ files }) => [...files.values()]),
    messages: registries.flatMap(({ messages }) => [...messages.values()]),
    enums: registries.flatMap(({ enums }) => [...enums.values()]),
    extensions: registries.flatMap(({ extensions }) => [...extensions.values()]),
    services: registries.flatMap(({ services }) => [...services.values()]),
  });
}

/** The generated code of one file. */
export interface FileCode {
  readonly messages?: readonly JsonCodec<object>[];
  readonly enums?: readonly (readonly [Readonly<Record<string, number>>, JsonEnum])[];
  readonly extensions?: readonly (readonly [Extension<Extensible, unknown>, JsonExtension<Extensible>])[];
  /** Descriptions, and the full names of services that have none. */
  readonly services?: readonly (Service<object> | string)[];
}

/** Makes the registry of one file, for generated code. */
export function fileRegistry(file: FileDescriptor, code: FileCode): Registry {
  const { messages = [], enums = [], extensions = [], services = [] } = code;
  return new Registry({
    files: [file],
    messages: messages.map((json) => new MessageOfFile(file, json)),
    enums: enums.map(([values, json]) => new EnumOfFile(file, values, json)),
    extensions: extensions.map(([extension, json]) => new ExtensionOfFile(file, extension, json)),
    services: services.map((each) =>
      typeof each === "string"
        ? new ServiceOfFile(file, each, undefined)
        : new ServiceOfFile(file, each.typeName, each),
    ),
  });
}

/**
 * Makes the description of one file, for generated code.
 *
 * @param base64      of an encoded FileDescriptorProto
 * @param properties  the names of properties that do not follow from names of the schema, by full names
 */
export function fileDescriptor(
  path: string,
  base64: string,
  imports: readonly FileDescriptor[] = [],
  properties: Readonly<Record<string, string>> = {},
): FileDescriptor {
  return new EmbeddedFile(path, base64, imports, properties);
}

class EmbeddedFile implements FileDescriptor {
  readonly path: string;
  readonly imports: readonly FileDescriptor[];
  readonly #base64: string;
  readonly #properties: Readonly<Record<string, string>>;
  #bytes: Uint8Array | undefined;
  #declared: FileDeclarations | undefined;

  constructor(
    path: string,
    base64: string,
    imports: readonly FileDescriptor[],
    properties: Readonly<Record<string, string>>,
  ) {
    this.path = path;
    this.#base64 = base64;
    this.imports = imports;
    this.#properties = properties;
  }

  get bytes(): Uint8Array {
    this.#bytes ??= fromBase64(this.#base64) ?? new Uint8Array(0);
    return this.#bytes;
  }

  get package(): string {
    return this.#read().package;
  }

  get messages(): ReadonlyMap<string, MessageDescriptor> {
    return this.#read().messages;
  }

  get enums(): ReadonlyMap<string, EnumDescriptor> {
    return this.#read().enums;
  }

  get extensions(): ReadonlyMap<string, FieldDescriptor> {
    return this.#read().extensions;
  }

  get services(): ReadonlyMap<string, ServiceDescriptor> {
    return this.#read().services;
  }

  get options(): Options<"file"> {
    return this.#read().options;
  }

  #read(): FileDeclarations {
    this.#declared ??= readFile(this.bytes, this.#properties);
    return this.#declared;
  }
}

class MessageOfFile implements MessageEntry {
  readonly typeName: string;
  readonly file: FileDescriptor;
  readonly json: JsonCodec<object>;

  constructor(file: FileDescriptor, json: JsonCodec<object>) {
    this.typeName = json.typeName;
    this.file = file;
    this.json = json;
  }

  get codec(): MessageCodec<object> {
    return this.json.codec;
  }

  get descriptor(): MessageDescriptor {
    return declared(this.file.messages, this.typeName);
  }

  get options(): Options<"message"> {
    return this.descriptor.options;
  }

  field(name: string): FieldDescriptor | undefined {
    return this.descriptor.fields.get(name);
  }
}

class EnumOfFile implements EnumEntry {
  readonly typeName: string;
  readonly file: FileDescriptor;
  readonly values: Readonly<Record<string, number>>;
  readonly json: JsonEnum;

  constructor(file: FileDescriptor, values: Readonly<Record<string, number>>, json: JsonEnum) {
    this.typeName = json.typeName;
    this.file = file;
    this.values = values;
    this.json = json;
  }

  get descriptor(): EnumDescriptor {
    return declared(this.file.enums, this.typeName);
  }

  get options(): Options<"enum"> {
    return this.descriptor.options;
  }
}

class ExtensionOfFile implements ExtensionEntry {
  readonly file: FileDescriptor;
  readonly extension: Extension<Extensible, unknown>;
  readonly json: JsonExtension<Extensible>;

  constructor(file: FileDescriptor, extension: Extension<Extensible, unknown>, json: JsonExtension<Extensible>) {
    this.file = file;
    this.extension = extension;
    this.json = json;
  }

  get typeName(): string {
    return this.extension.fullName;
  }

  get extendee(): string {
    return this.extension.extendee;
  }

  get number(): number {
    return this.extension.number;
  }

  get descriptor(): FieldDescriptor {
    return declared(this.file.extensions, this.typeName);
  }

  get options(): Options<"field"> {
    return this.descriptor.options;
  }
}

class ServiceOfFile implements ServiceEntry {
  readonly typeName: string;
  readonly file: FileDescriptor;
  readonly service: Service<object> | undefined;

  constructor(file: FileDescriptor, typeName: string, service: Service<object> | undefined) {
    this.typeName = typeName;
    this.file = file;
    this.service = service;
  }

  get descriptor(): ServiceDescriptor {
    return declared(this.file.services, this.typeName);
  }

  get options(): Options<"service"> {
    return this.descriptor.options;
  }
}

function declared<Described>(all: ReadonlyMap<string, Described>, typeName: string): Described {
  const found = all.get(typeName);
  if (found === undefined)
    throw new Error(`The descriptor has no ${typeName}: the generated files are not of one run.`);
  return found;
}

function byName<Named extends { readonly typeName: string }>(entries: readonly Named[]): ReadonlyMap<string, Named> {
  return new Map(entries.map((each) => [each.typeName, each]));
}

function addAfterImports(file: FileDescriptor, files: Map<string, FileDescriptor>): void {
  if (files.has(file.path)) return;
  for (const each of file.imports) addAfterImports(each, files);
  files.set(file.path, file);
}

/** Field 1 of a FileDescriptorSet. */
function fileRecord(bytes: Uint8Array): Uint8Array {
  const head = [0x0a];
  let length = bytes.length;
  for (; length > 127; length >>>= 7) head.push((length & 127) | 128);
  const record = new Uint8Array(head.length + 1 + bytes.length);
  record.set([...head, length]);
  record.set(bytes, head.length + 1);
  return record;
}
