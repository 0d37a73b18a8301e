/** The fields of messages, with their types resolved, and what they are in words. */

import {
  FeatureSet_FieldPresence as FieldPresence,
  FieldDescriptorProto_Label as Label,
  FeatureSet_MessageEncoding as MessageEncoding,
  FieldDescriptorProto_Type as Type,
} from "../../generated/google/protobuf/descriptor.ts";
import {
  type Declarations,
  type EnumDeclaration,
  type FieldDeclaration,
  fieldsIn,
  type MessageDeclaration,
  withoutDot,
} from "../../schema/declarations.ts";
import { isMapEntry } from "../../schema/exported-names.ts";

/** A field or an extension. */
export interface Field {
  readonly declaration: FieldDeclaration;
  readonly name: string;
  readonly fullName: string;
  readonly number: number;
  readonly cardinality: Cardinality;
  /** `int32`, or the full name of a message or an enum; of a map's values if it is a map. */
  readonly type: string;
  /** The type of a map's keys; empty for other fields. */
  readonly keyType: string;
  readonly message: MessageDeclaration | undefined;
  readonly enum: EnumDeclaration | undefined;
  readonly isGroup: boolean;
  /** The name of its oneof. */
  readonly oneof: string | undefined;
  /** The numbers of the other fields in its oneof. */
  readonly beside: readonly number[];
  /** The numbers of all fields in its message; none for an extension. */
  readonly siblings: readonly number[];
}

/** Empty if the schema has no word for it. */
export type Cardinality = "repeated" | "required" | "optional" | "";

const NONE: ReadonlyMap<string, string> = new Map();

const TYPE_NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(Type).map(([name, number]) => [number, name.toLowerCase()]),
);

export function fieldsOf(declarations: Declarations, message: MessageDeclaration): Field[] {
  const declared = fieldsIn(message);
  const siblings = declared.map(numberOf);
  return declared.map((each) => {
    const oneof = oneofOf(each);
    const others = declared.filter((other) => other !== each && oneof !== undefined && oneofOf(other) === oneof);
    return { ...fieldOf(declarations, each), oneof, beside: others.map(numberOf), siblings };
  });
}

/** An extension, or a field without what is around it. */
export function fieldOf(declarations: Declarations, declaration: FieldDeclaration): Field {
  const { descriptor, name, fullName } = declaration;
  const entry = entryMessage(declarations, declaration);
  const [key, value] = entry === undefined ? [] : fieldsIn(entry);
  const { type, typeName } = (value ?? declaration).descriptor;
  const message = declarations.message(typeName);
  const isDelimited = declaration.features.messageEncoding === MessageEncoding.DELIMITED;
  return {
    declaration,
    name,
    fullName,
    number: numberOf(declaration),
    cardinality: cardinalityOf(declaration, message),
    type: typeName === undefined ? (TYPE_NAMES.get(type ?? 0) ?? "") : withoutDot(typeName),
    keyType: key === undefined ? "" : (TYPE_NAMES.get(key.descriptor.type ?? 0) ?? ""),
    message,
    enum: declarations.enum(typeName),
    isGroup: message !== undefined && entry === undefined && isDelimited,
    oneof: descriptor.oneofIndex === undefined ? undefined : oneofOf(declaration),
    beside: [],
    siblings: [],
  };
}

/** The cardinality and the type: `repeated a.Peer`. */
export function describeField(field: Field, renamed = NONE): string {
  return `${field.cardinality} ${describeType(field, renamed)}`.trim();
}

/**
 * The type of the field; for a map `map<string, a.Peer>`.
 *
 * @param renamed  new full names by old ones
 */
export function describeType(field: Field, renamed = NONE): string {
  const type = describeValue(field, renamed);
  return field.keyType === "" ? type : `map<${field.keyType}, ${type}>`;
}

/** The type of one value of the field. */
export function describeValue({ type, isGroup }: Field, renamed = NONE): string {
  const name = renamed.get(type) ?? type;
  return isGroup ? `group ${name}` : name;
}

function entryMessage(declarations: Declarations, { descriptor }: FieldDeclaration): MessageDeclaration | undefined {
  const message = declarations.message(descriptor.typeName);
  return message !== undefined && descriptor.label === Label.REPEATED && isMapEntry(message) ? message : undefined;
}

function cardinalityOf(
  { descriptor, features }: FieldDeclaration,
  message: MessageDeclaration | undefined,
): Cardinality {
  if (descriptor.label === Label.REPEATED) return "repeated";
  if (features.fieldPresence === FieldPresence.LEGACY_REQUIRED) return "required";
  // A message and a field of a oneof can always be absent.
  const isInOneof = descriptor.oneofIndex !== undefined && descriptor.proto3Optional !== true;
  if (message !== undefined || isInOneof) return "";
  return features.fieldPresence === FieldPresence.EXPLICIT || descriptor.extendee !== undefined ? "optional" : "";
}

/** Descriptors have a oneof for each `optional` field of proto3, too, which does not count. */
function oneofOf({ descriptor, outer }: FieldDeclaration): string | undefined {
  const { oneofIndex, proto3Optional } = descriptor;
  if (oneofIndex === undefined || proto3Optional === true) return undefined;
  return outer?.descriptor.oneofDecl[oneofIndex]?.name;
}

function numberOf({ descriptor }: FieldDeclaration): number {
  return descriptor.number ?? 0;
}
