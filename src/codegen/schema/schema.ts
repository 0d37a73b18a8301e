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
  /** Whether it, or a message in it, has required fields. */
  readonly hasRequired: boolean;
}

/** The rule that a message of an application declares. */
export interface ApplicationRule {
  /** The type of the rule. */
  readonly symbol: SchemaSymbol;
  readonly rule: Literal;
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
  /** In the JSON format. */
  readonly jsonName: string;
  /** The full name of the message and the property's, for errors: `chatwire.v1.ErrorInfo.retryAfterMs`. */
  readonly fullName: string;
  readonly comment: string;
  readonly number: number;
  /** `implicit`: the default is not sent; `explicit`: absent or sent; `required`: must be there. */
  readonly shape: "implicit" | "explicit" | "required" | "repeated" | "packed" | "map";
  readonly type: FieldType;
  /** The default that the schema gives it, as an expression. */
  readonly default: string | undefined;
  /** Of a map. */
  readonly key: ScalarType | undefined;
}

export type FieldType = ScalarType | EnumType | MessageType;

export interface ScalarType {
  readonly kind: "scalar";
  readonly wireType: number;
  /** The method of Reader and Writer, and the name in the schema but for `Number` at the end. */
  readonly method: string;
  /** The method of Reader where that is another one. */
  readonly readMethod: string;
  /** The type in TypeScript. */
  readonly type: string;
  /** The default as an expression. */
  readonly zero: string;
}

export interface EnumType {
  readonly kind: "enum";
  readonly symbol: SchemaSymbol;
  /** Other numbers than the schema's are unknown fields. */
  readonly closed: boolean;
  /** The number of the first value, which is the default. */
  readonly first: number;
}

export interface MessageType {
  readonly kind: "message";
  readonly symbol: SchemaSymbol;
  /** Between two tags, as groups are, and not behind its length. */
  readonly delimited: boolean;
  /** Whether there are required fields in it. */
  readonly hasRequired: boolean;
  /** The memory that an empty one takes, about. */
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
