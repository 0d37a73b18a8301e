/** The part of a schema that a dissector needs: what stands on the wire, by numbers. */

import {
  FieldDescriptorProto_Type as FieldType,
  FieldDescriptorProto_Label as Label,
  FeatureSet_MessageEncoding as MessageEncoding,
} from "../codegen/generated/google/protobuf/descriptor.ts";
import { CustomOptions } from "../codegen/schema/custom-options.ts";
import {
  type Declarations,
  type EnumDeclaration,
  type FieldDeclaration,
  fieldsIn,
  type MessageDeclaration,
  withoutDot,
} from "../codegen/schema/declarations.ts";
import { declaredOneofs } from "../codegen/schema/exported-names.ts";
import { UsageError } from "../errors.ts";
import type { LoadedSchema } from "./load-schema.ts";

/** Messages, enums and methods, each sorted by name. */
export interface DissectedSchema {
  readonly messages: readonly DissectedMessage[];
  readonly enums: readonly DissectedEnum[];
  readonly methods: readonly DissectedMethod[];
}

export interface DissectedMessage {
  /** The full name: `chatwire.v1.Header`. The entry of a map is a message with the fields `key` and `value`. */
  readonly name: string;
  /** In the order of their numbers. */
  readonly fields: readonly DissectedField[];
}

export interface DissectedField {
  readonly number: number;
  /** The name in the schema; the full name in parentheses if it is an extension. */
  readonly name: string;
  /** The full name. */
  readonly fullName: string;
  /** As the schema writes it, in lower case: `uint32`, `string`, `enum`, `message`, `group`. */
  readonly type: string;
  /** The full name of the enum or message. */
  readonly of: string | undefined;
  readonly isRepeated: boolean;
  /** The name of the oneof that it is in. */
  readonly oneof: string | undefined;
  readonly confidentiality: "secret" | "content" | undefined;
  /** What its bytes hold; undefined: nothing that a dissector reads. */
  readonly holds: Held | undefined;
}

/**
 * What the bytes of a field hold: a message whose type the field `type_name` beside it names, the request or the response
 * of the method that the field `path` names, or a datagram.
 */
export type Held = "message" | "request" | "response" | "datagram";

export interface DissectedEnum {
  readonly name: string;
  /** In the order of their numbers; of several values with one number, the first. */
  readonly values: readonly { readonly number: number; readonly name: string }[];
}

export interface DissectedMethod {
  /** `/example.v1.Scores/Add` */
  readonly path: string;
  readonly request: string;
  readonly response: string;
}

/** The message that each frame and each sealed datagram carries. */
export const ROOT_MESSAGE = "chatwire.v1.Message";

/** The fields of the protocol whose bytes hold more than bytes. */
const HOLDERS: ReadonlyMap<string, Held> = new Map([
  ["chatwire.v1.ApplicationMessage.payload", "message"],
  ["chatwire.v1.CallMethodRequest.payload", "request"],
  ["chatwire.v1.CallMethodResponse.payload", "response"],
  ["chatwire.v1.Relayed.datagram", "datagram"],
]);

/**
 * Selects the message of the protocol, the messages and methods of the application, and all that is in them.
 *
 * @throws UsageError a type is not declared
 */
export function selectDissected({ declarations, own }: LoadedSchema): DissectedSchema {
  const isOwn = ({ file }: { readonly file: { readonly path: string } }) => own.has(file.path);
  const methods = [...declarations.services.values()].filter(isOwn).flatMap(({ fullName, descriptor }) =>
    descriptor.method.map(({ name = "", inputType, outputType }) => ({
      path: `/${fullName}/${name}`,
      request: withoutDot(inputType),
      response: withoutDot(outputType),
    })),
  );
  const roots = [
    ROOT_MESSAGE,
    ...[...declarations.messages.values()].filter(isOwn).map(({ fullName }) => fullName),
    ...methods.flatMap(({ request, response }) => [request, response]),
  ];
  const reader = new FieldReader(declarations);
  const messages = new Map<string, DissectedMessage>();
  const enums = new Map<string, DissectedEnum>();
  const wanted = new Set(roots);
  // A set iterates over what is added during the loop, too.
  for (const name of wanted) {
    const fields = reader.fieldsOf(name);
    messages.set(name, { name, fields });
    for (const { type, of = "" } of fields) {
      if (type === "enum") enums.set(of, readEnum(declarations.enum(of), of));
      else if (of !== "") wanted.add(of);
    }
  }
  return {
    messages: sorted(messages.values(), ({ name }) => name),
    enums: sorted(enums.values(), ({ name }) => name),
    methods: sorted(methods, ({ path }) => path),
  };
}

class FieldReader {
  readonly #declarations: Declarations;
  readonly #options: CustomOptions;
  /** By the full name of the message that they extend. */
  readonly #extensions = new Map<string, FieldDeclaration[]>();

  constructor(declarations: Declarations) {
    this.#declarations = declarations;
    this.#options = new CustomOptions(declarations);
    for (const extension of declarations.extensions.values()) {
      const extended = withoutDot(extension.descriptor.extendee);
      const others = this.#extensions.get(extended);
      if (others === undefined) this.#extensions.set(extended, [extension]);
      else others.push(extension);
    }
  }

  /** @throws UsageError the message is not declared */
  fieldsOf(name: string): DissectedField[] {
    const message = this.#declarations.message(name);
    if (message === undefined) throw new UsageError(`The message ${name} is not declared.`);
    const oneofs = new Map(declaredOneofs(message).map((oneof) => [oneof.index, oneof.name]));
    const extensions = this.#extensions.get(name) ?? [];
    return [
      ...fieldsIn(message).map((field) => this.#read(field, field.name, oneofs)),
      ...extensions.map((field) => this.#read(field, `(${field.fullName})`, new Map())),
    ].sort((one, other) => one.number - other.number);
  }

  #read(
    { descriptor, features, fullName }: FieldDeclaration,
    name: string,
    oneofs: ReadonlyMap<number, string>,
  ): DissectedField {
    const isGroup =
      descriptor.type === FieldType.GROUP ||
      (descriptor.type === FieldType.MESSAGE &&
        features.messageEncoding === MessageEncoding.DELIMITED &&
        !this.#isMapEntry(descriptor.typeName));
    const of = withoutDot(descriptor.typeName);
    return {
      number: descriptor.number ?? 0,
      name,
      fullName,
      type: isGroup ? "group" : typeName(descriptor.type),
      of: of === "" ? undefined : of,
      isRepeated: descriptor.label === Label.REPEATED,
      oneof: oneofs.get(descriptor.oneofIndex ?? -1),
      confidentiality: this.#options.confidentiality(descriptor.options),
      holds: HOLDERS.get(fullName),
    };
  }

  /** Entries of maps are always length-prefixed. */
  #isMapEntry(typeName: string | undefined): boolean {
    const message: MessageDeclaration | undefined = this.#declarations.message(typeName);
    return message?.descriptor.options?.mapEntry === true;
  }
}

/** @throws UsageError the enum is not declared */
function readEnum(declared: EnumDeclaration | undefined, name: string): DissectedEnum {
  if (declared === undefined) throw new UsageError(`The enum ${name} is not declared.`);
  const names = new Map<number, string>();
  for (const { number = 0, name: value = "" } of declared.descriptor.value)
    if (!names.has(number)) names.set(number, value);
  const values = [...names].map(([number, value]) => ({ number, name: value }));
  return { name, values: values.sort((one, other) => one.number - other.number) };
}

function typeName(type: FieldType | undefined): string {
  const [name = ""] = Object.entries(FieldType).find(([, number]) => number === type) ?? [];
  return name.toLowerCase();
}

function sorted<T>(items: Iterable<T>, keyOf: (item: T) => string): T[] {
  const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
  return [...items].sort((one, other) => compare(keyOf(one), keyOf(other)));
}
