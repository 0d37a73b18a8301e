/**
 * Reads an encoded FileDescriptorProto. A codec generated from
 * google/protobuf/descriptor.proto would be ten times as long as the code here.
 *
 * @see third_party/google/protobuf/descriptor.proto
 */

import { utf8Slice } from "../engine.ts";
import { type FieldSpan, readVarint, spansOf } from "../field-spans.ts";
import type {
  EnumDescriptor,
  EnumValueDescriptor,
  ExtensionRange,
  FieldDescriptor,
  FieldType,
  FileDeclarations,
  MessageDescriptor,
  MethodDescriptor,
  OneofDescriptor,
  Options,
  OptionsKind,
  ServiceDescriptor,
} from "./descriptor.ts";

/** Numbers of fields in descriptors. */
const FILE = { package: 2, messages: 4, enums: 5, services: 6, extensions: 7, options: 8 } as const;
const MESSAGE = { fields: 2, messages: 3, enums: 4, ranges: 5, extensions: 6, options: 7, oneofs: 8 } as const;
const FIELD = {
  extendee: 2,
  number: 3,
  label: 4,
  type: 5,
  typeName: 6,
  options: 8,
  oneof: 9,
  jsonName: 10,
  isOptional: 17,
} as const;
const RANGE = { start: 1, end: 2, options: 3 } as const;
const ONEOF = { options: 2 } as const;
const ENUM = { values: 2, options: 3 } as const;
const VALUE = { number: 2, options: 3 } as const;
const SERVICE = { methods: 2, options: 3 } as const;
const METHOD = { request: 2, response: 3, options: 4, isClientStreaming: 5, isServerStreaming: 6 } as const;
const NAME = 1;
const MAP_ENTRY = 7;
const LABEL_REPEATED = 3;
/** The bytes of a varint that hold its lower 32 bits. */
const INT32_BYTES = 5;

/** By the numbers of FieldDescriptorProto.Type, which begin at 1. 10 is a group. */
const TYPES: readonly (FieldType | undefined)[] = [
  undefined,
  "double",
  "float",
  "int64",
  "uint64",
  "int32",
  "fixed64",
  "fixed32",
  "bool",
  "string",
  "message",
  "message",
  "bytes",
  "uint32",
  "enum",
  "sfixed32",
  "sfixed64",
  "sint32",
  "sint64",
];

/**
 * @param properties  the names of properties that do not follow from names of the schema, by full names
 * @throws DecodeError the bytes are no FileDescriptorProto
 */
export function readFile(bytes: Uint8Array, properties: Readonly<Record<string, string>>): FileDeclarations {
  const record = new DescriptorRecord(bytes);
  const file = new FileReader(properties);
  const scope = record.text(FILE.package);
  for (const each of record.records(FILE.messages)) file.addMessage(each, scope);
  for (const each of record.records(FILE.enums)) file.addEnum(each, scope);
  for (const each of record.records(FILE.extensions)) file.addExtension(each, scope);
  for (const each of record.records(FILE.services)) file.addService(each, scope);
  const { messages, enums, extensions, services } = file;
  return { package: scope, messages, enums, extensions, services, options: record.options<"file">(FILE.options) };
}

/** `retry_after_ms` becomes `retryAfterMs`, as in generated code. */
export function propertyOf(name: string): string {
  return name.replace(/_+([A-Za-z0-9]?)/g, (_, next: string) => next.toUpperCase());
}

class FileReader {
  readonly messages = new Map<string, MessageDescriptor>();
  readonly enums = new Map<string, EnumDescriptor>();
  readonly extensions = new Map<string, FieldDescriptor>();
  readonly services = new Map<string, ServiceDescriptor>();
  readonly #properties: Readonly<Record<string, string>>;

  constructor(properties: Readonly<Record<string, string>>) {
    this.#properties = properties;
  }

  addMessage(record: DescriptorRecord, scope: string): void {
    const base = record.base<"message">(scope, MESSAGE.options);
    const { fullName } = base;
    const entries = new Map<string, MessageRecord>();
    const oneofs = [...record.records(MESSAGE.oneofs)].map((each) => this.#oneof(each, fullName));
    const message: MessageRecord = { record, fullName, oneofs, entries };
    // As messages are added before those in them, the map has the order of the schema.
    const fields = new Map<string, FieldDescriptor>();
    const used = new Set<string>();
    const extensionRanges = [...record.records(MESSAGE.ranges)].map(rangeOf);
    const declared = { ...base, fields, oneofs: new Map<string, OneofDescriptor>(), extensionRanges };
    this.messages.set(fullName, declared);
    for (const each of record.records(MESSAGE.messages)) {
      if (each.isMapEntry()) entries.set(`${fullName}.${each.name}`, entryRecord(each, fullName));
      else this.addMessage(each, fullName);
    }
    for (const each of record.records(MESSAGE.fields)) {
      const field = this.#field(each, message);
      fields.set(field.name, field);
      if (field.oneof !== undefined) used.add(field.oneof);
    }
    // A field that is `optional` in proto3 has a oneof that the schema does not declare.
    for (const each of oneofs) if (used.has(each.name)) declared.oneofs.set(each.name, each);
    for (const each of record.records(MESSAGE.enums)) this.addEnum(each, fullName);
    for (const each of record.records(MESSAGE.extensions)) this.addExtension(each, fullName);
  }

  addEnum(record: DescriptorRecord, scope: string): void {
    const base = record.base<"enum">(scope, ENUM.options);
    const values = [...record.records(ENUM.values)].map((each): [string, EnumValueDescriptor] => [
      each.name,
      { ...each.base<"value">(scope, VALUE.options), number: each.number(VALUE.number) },
    ]);
    this.enums.set(base.fullName, { ...base, values: new Map(values) });
  }

  addExtension(record: DescriptorRecord, scope: string): void {
    const extension = this.#field(record, { record, fullName: scope, oneofs: [], entries: new Map() });
    this.extensions.set(extension.fullName, extension);
  }

  addService(record: DescriptorRecord, scope: string): void {
    const base = record.base<"service">(scope, SERVICE.options);
    const methods = [...record.records(SERVICE.methods)].map((each): [string, MethodDescriptor] => [
      each.name,
      {
        ...each.base<"method">(base.fullName, METHOD.options),
        request: withoutDot(each.text(METHOD.request)),
        response: withoutDot(each.text(METHOD.response)),
        isClientStreaming: each.number(METHOD.isClientStreaming) !== 0,
        isServerStreaming: each.number(METHOD.isServerStreaming) !== 0,
      },
    ]);
    this.services.set(base.fullName, { ...base, methods: new Map(methods) });
  }

  #oneof(record: DescriptorRecord, scope: string): OneofDescriptor {
    const base = record.base<"oneof">(scope, ONEOF.options);
    return { ...base, property: this.#property(base) };
  }

  #field(record: DescriptorRecord, message: MessageRecord): FieldDescriptor {
    const base = record.base<"field">(message.fullName, FIELD.options);
    const typeName = withoutDot(record.text(FIELD.typeName));
    const extendee = withoutDot(record.text(FIELD.extendee));
    const isInOneof = record.has(FIELD.oneof) && record.number(FIELD.isOptional) === 0;
    const entry = message.entries.get(typeName);
    const [key, value] = entry === undefined ? [] : [...entry.record.records(MESSAGE.fields)];
    const hasMap = entry !== undefined && key !== undefined && value !== undefined;
    return {
      ...base,
      number: record.number(FIELD.number),
      jsonName: record.text(FIELD.jsonName) || propertyOf(base.name),
      property: extendee === "" ? this.#property(base) : undefined,
      isRepeated: record.number(FIELD.label) === LABEL_REPEATED,
      type: TYPES[record.number(FIELD.type)] ?? "message",
      typeName: typeName || undefined,
      map: hasMap ? { key: this.#field(key, entry), value: this.#field(value, entry) } : undefined,
      oneof: isInOneof ? message.oneofs[record.number(FIELD.oneof)]?.name : undefined,
      extendee: extendee || undefined,
    };
  }

  #property({ name, fullName }: { readonly name: string; readonly fullName: string }): string {
    return Object.hasOwn(this.#properties, fullName) ? (this.#properties[fullName] ?? name) : propertyOf(name);
  }
}

interface MessageRecord {
  readonly record: DescriptorRecord;
  readonly fullName: string;
  readonly oneofs: readonly OneofDescriptor[];
  /** The entries of maps, which are messages in descriptors. */
  readonly entries: ReadonlyMap<string, MessageRecord>;
}

function rangeOf(record: DescriptorRecord): ExtensionRange {
  const [start, end] = [record.number(RANGE.start), record.number(RANGE.end)];
  return { start, end, options: record.options<"range">(RANGE.options) };
}

function entryRecord(record: DescriptorRecord, scope: string): MessageRecord {
  return { record, fullName: joined(scope, record.name), oneofs: [], entries: new Map() };
}

/** The fields of one descriptor. */
class DescriptorRecord {
  readonly #bytes: Uint8Array;
  readonly #spans: readonly FieldSpan[];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#spans = spansOf(bytes);
  }

  get name(): string {
    return this.text(NAME);
  }

  base<Kind extends OptionsKind>(
    scope: string,
    options: number,
  ): { name: string; fullName: string; bytes: Uint8Array; options: Options<Kind> } {
    const { name } = this;
    const fullName = joined(scope, name);
    return { name, fullName, bytes: this.#bytes, options: this.options<Kind>(options) };
  }

  options<Kind extends OptionsKind>(number: number): Options<Kind> {
    const bytes = this.#content(number);
    return bytes === undefined ? {} : { $unknown: bytes };
  }

  isMapEntry(): boolean {
    const options = this.#content(MESSAGE.options);
    return options !== undefined && new DescriptorRecord(options).number(MAP_ENTRY) !== 0;
  }

  has(number: number): boolean {
    return this.#last(number) !== undefined;
  }

  text(number: number): string {
    const span = this.#last(number);
    return span === undefined ? "" : utf8Slice(this.#bytes, readVarint(this.#bytes, span.value).end, span.end);
  }

  /** The value of an int32, an enum or a bool. */
  number(number: number): number {
    const span = this.#last(number);
    if (span === undefined) return 0;
    let value = 0;
    for (let at = span.value; at < span.end && at < span.value + INT32_BYTES; at++)
      value |= ((this.#bytes[at] ?? 0) & 127) << ((at - span.value) * 7);
    return value;
  }

  *records(number: number): Generator<DescriptorRecord> {
    for (const span of this.#spans) if (span.number === number) yield new DescriptorRecord(this.#contentOf(span));
  }

  /** The last one of a number counts. */
  #last(number: number): FieldSpan | undefined {
    for (let at = this.#spans.length - 1; at >= 0; at--) if (this.#spans[at]?.number === number) return this.#spans[at];
    return undefined;
  }

  #content(number: number): Uint8Array | undefined {
    const span = this.#last(number);
    return span === undefined ? undefined : this.#contentOf(span);
  }

  #contentOf({ value, end }: FieldSpan): Uint8Array {
    return this.#bytes.subarray(readVarint(this.#bytes, value).end, end);
  }
}

function withoutDot(name: string): string {
  return name.startsWith(".") ? name.slice(1) : name;
}

function joined(scope: string, name: string): string {
  return scope === "" ? name : `${scope}.${name}`;
}
