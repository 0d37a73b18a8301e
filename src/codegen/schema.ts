/** The schema as the emitters see it: names checked, references resolved, nothing of protobufjs. */

/** Something that a generated file exports. */
export interface SchemaSymbol {
  /** The .proto file, relative to the folder of the schema: `chatwire/v1/peer.proto`. */
  readonly file: string;
  /** Its identifier in TypeScript. */
  readonly name: string;
}

export interface SchemaFile {
  readonly path: string;
  readonly messages: readonly SchemaMessage[];
  readonly enums: readonly SchemaEnum[];
}

export interface SchemaMessage {
  readonly symbol: SchemaSymbol;
  /** The full name: `chatwire.v1.Peer`. */
  readonly typeName: string;
  readonly comment: string;
  /** Fields that are in no oneof, and oneofs, in the order of the schema. */
  readonly members: readonly (SchemaField | SchemaOneof)[];
}

export interface SchemaOneof {
  readonly kind: "oneof";
  /** The property's name. */
  readonly name: string;
  readonly fullName: string;
  readonly comment: string;
  /** The exported name of its type: `MessageBody`. */
  readonly symbol: SchemaSymbol;
  readonly fields: readonly SchemaField[];
}

export interface SchemaField {
  readonly kind: "field";
  /** The property's name, or the case's where the field is in a oneof. */
  readonly name: string;
  readonly schemaName: string;
  /** The full name of the message and the property's, for errors: `chatwire.v1.ErrorInfo.retryAfterMs`. */
  readonly fullName: string;
  readonly comment: string;
  readonly number: number;
  /** `implicit`: the default is not sent; `explicit`: absent or sent. */
  readonly shape: "implicit" | "explicit" | "repeated" | "packed" | "map";
  readonly type: FieldType;
  /** Of a map. */
  readonly key: ScalarType | undefined;
}

export type FieldType = ScalarType | EnumType | MessageType;

export interface ScalarType {
  readonly kind: "scalar";
  readonly wireType: number;
  /** The method of Reader and Writer. */
  readonly method: string;
  /** The type in TypeScript. */
  readonly type: string;
  /** The default as an expression. */
  readonly zero: string;
}

export interface EnumType {
  readonly kind: "enum";
  readonly symbol: SchemaSymbol;
}

export interface MessageType {
  readonly kind: "message";
  readonly symbol: SchemaSymbol;
}

export interface SchemaEnum {
  readonly symbol: SchemaSymbol;
  readonly typeName: string;
  readonly comment: string;
  readonly values: readonly SchemaEnumValue[];
}

export interface SchemaEnumValue {
  /** Without the prefix of the enum's name. */
  readonly name: string;
  /** With it. */
  readonly schemaName: string;
  readonly number: number;
  readonly comment: string;
}

/** What one folder of the schema says about commands. */
export interface SchemaRules {
  /** Of the generated file. */
  readonly path: string;
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
  /** The identifier of the event: that of its message is taken by the codec. */
  readonly exportedName: string;
  readonly name: string;
  readonly comment: string;
  readonly command: Literal;
  readonly body: BodyCase;
  readonly rule: Literal;
}

/** A message and the case of the body that carries it. */
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
