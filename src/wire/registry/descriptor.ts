/** Descriptors: the declarations of .proto files as plain objects, for programs that inspect a schema. */

import type { Extensible } from "../extension.ts";

/** The kinds of declarations that can have options. */
export type OptionsKind = "file" | "message" | "field" | "oneof" | "range" | "enum" | "value" | "service" | "method";

/**
 * The options of a declaration, encoded. The accessors of custom options read them: `retention.get(descriptor.options)`.
 * They read the options of `google/protobuf/descriptor.proto`, such as `MessageOptions`, too, if a program decodes
 * descriptors with the codec of that file.
 */
export interface Options<Kind extends OptionsKind> extends Extensible {
  /** Exists for the compiler only: options of one kind are not those of another. */
  readonly $of?: Kind;
}

interface Descriptor<Kind extends OptionsKind> {
  /** As in the schema, such as `Item`. */
  readonly name: string;
  /** With the names around it, such as `shop.v1.Item`. */
  readonly fullName: string;
  /** The encoded descriptor of google/protobuf/descriptor.proto, such as a DescriptorProto. Do not write to it. */
  readonly bytes: Uint8Array;
  /** Empty if the schema sets none. */
  readonly options: Options<Kind>;
}

/** A message type. */
export interface MessageDescriptor extends Descriptor<"message"> {
  /** In the order of the schema, by their names in it. */
  readonly fields: ReadonlyMap<string, FieldDescriptor>;
  readonly oneofs: ReadonlyMap<string, OneofDescriptor>;
  /** The numbers that extensions of the message may have. */
  readonly extensionRanges: readonly ExtensionRange[];
}

/** A range of numbers that extensions of a message may have. */
export interface ExtensionRange {
  readonly start: number;
  /** The number after the last one. */
  readonly end: number;
  /** Empty if the schema sets none. */
  readonly options: Options<"range">;
}

/** A oneof of a message type. */
export interface OneofDescriptor extends Descriptor<"oneof"> {
  /** The name of its property in messages. */
  readonly property: string;
}

/** The type of a field, as schemas write it. Groups, and messages that travel like them, are messages. */
export type FieldType =
  | "bool"
  | "bytes"
  | "double"
  | "enum"
  | "fixed32"
  | "fixed64"
  | "float"
  | "int32"
  | "int64"
  | "message"
  | "sfixed32"
  | "sfixed64"
  | "sint32"
  | "sint64"
  | "string"
  | "uint32"
  | "uint64";

/** A field, or an extension. */
export interface FieldDescriptor extends Descriptor<"field"> {
  readonly number: number;
  readonly jsonName: string;
  /** The name of its property in messages, or of its case if it is in a oneof. An extension has none. */
  readonly property: string | undefined;
  readonly isRepeated: boolean;
  readonly type: FieldType;
  /** The full name of the message or the enum that the type is. */
  readonly typeName: string | undefined;
  /** The keys and the values, if it is a map. */
  readonly map: { readonly key: FieldDescriptor; readonly value: FieldDescriptor } | undefined;
  /** The name of the oneof that it is in. */
  readonly oneof: string | undefined;
  /** The full name of the message that it extends, if it is an extension. */
  readonly extendee: string | undefined;
}

/** An enum. */
export interface EnumDescriptor extends Descriptor<"enum"> {
  /** In the order of the schema, by their names in it. */
  readonly values: ReadonlyMap<string, EnumValueDescriptor>;
}

/** The full name stands beside that of the enum, as in protobuf: `shop.v1.KIND_FOOD`. */
export interface EnumValueDescriptor extends Descriptor<"value"> {
  readonly number: number;
}

/** A service. */
export interface ServiceDescriptor extends Descriptor<"service"> {
  /** In the order of the schema, by their names in it. */
  readonly methods: ReadonlyMap<string, MethodDescriptor>;
}

/** A method of a service. */
export interface MethodDescriptor extends Descriptor<"method"> {
  /** The full name of the message that a request is. */
  readonly request: string;
  readonly response: string;
  readonly isClientStreaming: boolean;
  readonly isServerStreaming: boolean;
}

/** The declarations of a file, nested ones too, by full name. */
export interface FileDeclarations {
  readonly package: string;
  /** Without the entries of maps. */
  readonly messages: ReadonlyMap<string, MessageDescriptor>;
  readonly enums: ReadonlyMap<string, EnumDescriptor>;
  readonly extensions: ReadonlyMap<string, FieldDescriptor>;
  readonly services: ReadonlyMap<string, ServiceDescriptor>;
  readonly options: Options<"file">;
}
