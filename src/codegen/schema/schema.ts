/**
 * The model of a schema: names checked, references resolved, nothing of
 * descriptors in it.
 *
 * How the files of this folder fit together: `declarations.ts` indexes resolved
 * descriptors, `read-schema.ts` reads them into this model by `read-message.ts`,
 * `read-field.ts`, `read-default.ts` and `read-enum.ts`; `names.ts`,
 * `choose-names.ts` and `exported-names.ts` choose the identifiers,
 * `wire-types.ts` says how values travel, and `rules/` reads commands and rules.
 * Whatever a schema holds becomes valid TypeScript: no name or text of a schema
 * reaches the emitters unchecked.
 */

import type { OptionsKind } from "../../wire/registry/descriptor.ts";

/** An export of a generated file. */
export interface SchemaSymbol {
  /** The .proto file, relative to the folder of the schema: `chatwire/v1/peer.proto`. */
  readonly file: string;
  /** Its identifier in TypeScript. */
  readonly name: string;
  /** The names of exports beside it that are not the usual ones, because something else has those. */
  readonly companions?: ReadonlyMap<Companion, string>;
}

/** An export beside a message or an enum. */
export type Companion = "guard" | "missing" | "defaults" | "json" | "validate" | "check";

export interface SchemaFile {
  readonly path: string;
  readonly messages: readonly SchemaMessage[];
  readonly enums: readonly SchemaEnum[];
  readonly extensions: readonly SchemaExtension[];
  readonly services: readonly SchemaService[];
}

/** A field that a schema adds to a message from outside of it. */
export interface SchemaExtension {
  readonly symbol: SchemaSymbol;
  readonly typeName: string;
  readonly comment: string;
  /** The message that it extends. */
  readonly extendee: SchemaSymbol;
  readonly extendeeName: string;
  /** The kind of declaration that can have it as a custom option; undefined if it is no custom option. */
  readonly optionOf: OptionsKind | undefined;
  /** Whether it extends a message set, where messages travel as items. */
  readonly isInMessageSet: boolean;
  readonly number: number;
  /** A message whose only field is the extension, with the name `value`. */
  readonly holder: SchemaMessage;
  readonly field: SchemaField;
}

/** A service without commands and rules. */
export interface SchemaService {
  readonly symbol: SchemaSymbol;
  readonly typeName: string;
  readonly comment: string;
  readonly methods: readonly SchemaServiceMethod[];
}

export interface SchemaServiceMethod {
  readonly name: string;
  readonly comment: string;
  readonly kind: "unary" | "client-streaming" | "server-streaming" | "bidirectional-streaming";
  readonly idempotency: "unknown" | "no-side-effects" | "idempotent";
  readonly request: SchemaSymbol;
  readonly response: SchemaSymbol;
}

export interface SchemaMessage {
  readonly symbol: SchemaSymbol;
  /** The full name: `chatwire.v1.Peer`. */
  readonly typeName: string;
  readonly comment: string;
  /** Oneofs, and the fields outside of them, in the order of the schema. */
  readonly members: readonly (SchemaField | SchemaOneof)[];
  /** Whether it or a message in it has required fields. */
  readonly hasRequired: boolean;
  /** Whether it leaves numbers to extensions. */
  readonly isExtendable: boolean;
}

/** The rule of a message or a method of an application. */
export interface ApplicationRule {
  /** The type of the rule. */
  readonly symbol: SchemaSymbol;
  readonly rule: Literal;
}

export interface SchemaOneof {
  readonly kind: "oneof";
  /** The name of the property. */
  readonly name: string;
  readonly schemaName: string;
  readonly fullName: string;
  readonly comment: string;
  /** The exported name of its type: `MessageBody`. */
  readonly symbol: SchemaSymbol;
  readonly fields: readonly SchemaField[];
}

export interface SchemaField {
  readonly kind: "field";
  /** The name of the property, or of the case if the field is in a oneof. */
  readonly name: string;
  readonly schemaName: string;
  /** The name in the JSON format. */
  readonly jsonName: string;
  /** The full name of the message and the property, for errors: `chatwire.v1.ErrorInfo.retryAfterMs`. */
  readonly fullName: string;
  readonly comment: string;
  readonly number: number;
  /** `implicit`: the default is not sent; `explicit`: absent or sent; `required`: must be present. */
  readonly shape: "implicit" | "explicit" | "required" | "repeated" | "packed" | "map";
  readonly type: FieldType;
  /** The default that the schema sets, as an expression. */
  readonly default: string | undefined;
  /** The type of the keys, if it is a map. */
  readonly key: ScalarType | undefined;
  /** Who may read the value, as the option `chatwire.v1.confidentiality` says; undefined: everybody. */
  readonly confidentiality: Confidentiality | undefined;
  /** Whether the value says, with that of other such fields, what the message is about: the option `chatwire.v1.key`. */
  readonly isKey: boolean;
}

export type Confidentiality = "secret" | "content";

export type FieldType = ScalarType | EnumType | MessageType;

export interface ScalarType {
  readonly kind: "scalar";
  readonly wireType: number;
  /** The name of the type, with `Number` appended for a number of 64 bits. */
  readonly method: string;
  /** The same, but it tells strings apart whose UTF-8 need not be valid. */
  readonly wireMethod: string;
  /** The type in TypeScript. */
  readonly type: string;
  /** The default as an expression. */
  readonly zero: string;
}

export interface EnumType {
  readonly kind: "enum";
  readonly symbol: SchemaSymbol;
  /** Whether numbers that the schema does not name become unknown fields. */
  readonly closed: boolean;
  /** The number of the first value, which is the default. */
  readonly first: number;
}

export interface MessageType {
  readonly kind: "message";
  readonly symbol: SchemaSymbol;
  /** Whether it travels between two tags, as a group, instead of after its length. */
  readonly delimited: boolean;
  /** Whether it or a message in it has required fields. */
  readonly hasRequired: boolean;
  /** The memory of an empty one in bytes, estimated. */
  readonly emptyBytes: number;
}

export interface SchemaEnum {
  readonly symbol: SchemaSymbol;
  readonly typeName: string;
  readonly comment: string;
  readonly closed: boolean;
  readonly values: readonly SchemaEnumValue[];
}

export interface SchemaEnumValue {
  /** The name without the prefix of the enum's name. */
  readonly name: string;
  /** The name with that prefix. */
  readonly schemaName: string;
  readonly number: number;
  readonly comment: string;
}

/** The commands and rules of one package. */
export interface SchemaRules {
  /** The path of the generated file. */
  readonly path: string;
  /** The package that they belong to. */
  readonly package: string;
  /** The oneof that carries requests, responses and events. */
  readonly body: SchemaSymbol;
  /** The type of the rules. */
  readonly rule: SchemaSymbol;
  readonly methods: readonly SchemaMethod[];
  readonly events: readonly SchemaEvent[];
}

export interface SchemaMethod {
  /** The identifier of the method. */
  readonly exportedName: string;
  readonly name: string;
  /** The full name of the service. */
  readonly service: string;
  readonly comment: string;
  readonly command: Literal;
  readonly request: BodyCase;
  readonly response: BodyCase;
  readonly rule: Literal;
}

export interface SchemaEvent {
  /** The identifier of the event. Its message's own name belongs to the codec. */
  readonly exportedName: string;
  readonly name: string;
  readonly comment: string;
  readonly command: Literal;
  readonly body: BodyCase;
  readonly rule: Literal;
}

/** A message, and the case of the body that carries it. */
export interface BodyCase {
  readonly symbol: SchemaSymbol;
  readonly case: string;
}

/** A value of an option. */
export type Literal =
  | { readonly kind: "scalar"; readonly text: string }
  | { readonly kind: "enum"; readonly symbol: SchemaSymbol; readonly value: SchemaEnumValue }
  | { readonly kind: "list"; readonly items: readonly Literal[] }
  | { readonly kind: "message"; readonly entries: ReadonlyMap<string, Literal> };
