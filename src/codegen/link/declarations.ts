/**
 * The declarations of the files that are linked together. Each refers to the
 * descriptor of the result, which the linker completes, and to the declarations
 * around it and in it.
 *
 * The descriptors of the request are not changed: what the linker writes to is copied here.
 */

import { editionFeatures, editionOf, type Features } from "../descriptor/features.ts";
import { ENUM_FIELDS, FILE_FIELDS, MESSAGE_FIELDS, SERVICE_FIELDS } from "../descriptor/field-numbers.ts";
import { type DescriptorPath, SourceInfo } from "../descriptor/source-info.ts";
import type {
  DescriptorProto,
  DescriptorProto_ExtensionRange,
  Edition,
  EnumDescriptorProto,
  EnumValueDescriptorProto,
  FieldDescriptorProto,
  FileDescriptorProto,
  MethodDescriptorProto,
  OneofDescriptorProto,
  ServiceDescriptorProto,
} from "../generated/google/protobuf/descriptor.ts";

export interface LinkedFile {
  readonly kind: "file";
  /** The path by which it is imported. */
  readonly name: string;
  /** The path as the user would name it. */
  readonly shownPath: string;
  /** Whether the request lacks it: descriptor.proto, which options need. */
  readonly isBuiltIn: boolean;
  readonly package: string;
  readonly proto: FileDescriptorProto;
  readonly edition: Edition;
  readonly places: SourceInfo;
  readonly messages: readonly MessageNode[];
  readonly enums: readonly EnumNode[];
  readonly services: readonly ServiceNode[];
  readonly extensions: readonly FieldNode[];
  /** Files whose declarations it may use: itself, its imports, and what these import publicly. */
  readonly visible: Set<LinkedFile>;
  /** Files whose extensions it may use in options: `import option`. */
  readonly visibleToOptions: Set<LinkedFile>;
  /** Files of which it uses a declaration. */
  readonly used: Set<LinkedFile>;
  /** Whether an import is missing. It may declare every name that is not found, so these are not reported. */
  lacksImport: boolean;
  features: Features;
}

/** What all declarations in a file have. */
interface Node {
  readonly name: string;
  /** Without a leading dot. */
  readonly fullName: string;
  readonly file: LinkedFile;
  readonly path: DescriptorPath;
  /** Those of the file until its options are interpreted. */
  features: Features;
}

export interface MessageNode extends Node {
  readonly kind: "message";
  readonly proto: DescriptorProto;
  /** The message around it. */
  readonly parent: MessageNode | undefined;
  readonly fields: readonly FieldNode[];
  readonly oneofs: readonly OneofNode[];
  readonly messages: readonly MessageNode[];
  readonly enums: readonly EnumNode[];
  readonly extensions: readonly FieldNode[];
  readonly ranges: readonly RangeNode[];
  readonly fieldsByName: ReadonlyMap<string, FieldNode>;
}

export interface RangeNode extends Node {
  readonly kind: "range";
  readonly proto: DescriptorProto_ExtensionRange;
  readonly parent: MessageNode;
}

/** A field or an extension. */
export interface FieldNode extends Node {
  readonly kind: "field";
  readonly proto: FieldDescriptorProto;
  readonly number: number;
  /** The message that it is declared in. */
  readonly parent: MessageNode | undefined;
  readonly isExtension: boolean;
  readonly oneof: OneofNode | undefined;
  /** The message that has the field; of an extension, the one that it extends. Undefined if that is not found. */
  container: MessageNode | undefined;
  /** Its type, if that is a message or an enum and is found. */
  type: MessageNode | EnumNode | undefined;
}

export interface OneofNode extends Node {
  readonly kind: "oneof";
  readonly proto: OneofDescriptorProto;
  readonly parent: MessageNode;
  /** Its fields, in the order of their declarations. */
  readonly fields: FieldNode[];
}

export interface EnumNode extends Node {
  readonly kind: "enum";
  readonly proto: EnumDescriptorProto;
  readonly parent: MessageNode | undefined;
  readonly values: readonly EnumValueNode[];
}

export interface EnumValueNode extends Node {
  readonly kind: "enum value";
  readonly proto: EnumValueDescriptorProto;
  readonly number: number;
  readonly parent: EnumNode;
}

export interface ServiceNode extends Node {
  readonly kind: "service";
  readonly proto: ServiceDescriptorProto;
  readonly methods: readonly MethodNode[];
}

export interface MethodNode extends Node {
  readonly kind: "method";
  readonly proto: MethodDescriptorProto;
  readonly parent: ServiceNode;
  /** Undefined until it is found; so for the output. */
  input: MessageNode | undefined;
  output: MessageNode | undefined;
}

/** Everything that has a name in the symbol table. */
export type Declaration = MessageNode | FieldNode | OneofNode | EnumNode | EnumValueNode | ServiceNode | MethodNode;

export interface FileSource {
  readonly file: FileDescriptorProto;
  readonly shownPath: string;
  readonly isBuiltIn: boolean;
}

export function declareFile({ file, shownPath, isBuiltIn }: FileSource): LinkedFile {
  const edition = editionOf(file);
  const proto: FileDescriptorProto = { ...file };
  const messages: MessageNode[] = [];
  const enums: EnumNode[] = [];
  const services: ServiceNode[] = [];
  const extensions: FieldNode[] = [];
  const linked: LinkedFile = {
    kind: "file",
    name: file.name ?? "",
    shownPath,
    isBuiltIn,
    package: file.package ?? "",
    proto,
    edition,
    places: new SourceInfo(file),
    messages,
    enums,
    services,
    extensions,
    visible: new Set(),
    visibleToOptions: new Set(),
    used: new Set(),
    lacksImport: false,
    features: editionFeatures(edition),
  };
  const scope = { file: linked, parent: undefined, fullName: linked.package };
  messages.push(...file.messageType.map((each, at) => declareMessage(each, [FILE_FIELDS.messageType, at], scope)));
  enums.push(...file.enumType.map((each, at) => declareEnum(each, [FILE_FIELDS.enumType, at], scope)));
  services.push(...file.service.map((each, at) => declareService(each, [FILE_FIELDS.service, at], scope)));
  extensions.push(...file.extension.map((each, at) => declareField(each, [FILE_FIELDS.extension, at], scope, true)));
  proto.messageType = messages.map((each) => each.proto);
  proto.enumType = enums.map((each) => each.proto);
  proto.service = services.map((each) => each.proto);
  proto.extension = extensions.map((each) => each.proto);
  return linked;
}

/** All declarations of a file, the ones around others first. */
export function* declarationsIn(file: LinkedFile): Generator<Declaration> {
  for (const message of file.messages) yield* declarationsInMessage(message);
  for (const each of file.enums) yield* declarationsInEnum(each);
  for (const service of file.services) {
    yield service;
    yield* service.methods;
  }
  yield* file.extensions;
}

/** A message, and all declarations in it. */
function* declarationsInMessage(message: MessageNode): Generator<Declaration> {
  yield message;
  yield* message.oneofs;
  yield* message.fields;
  for (const each of message.enums) yield* declarationsInEnum(each);
  yield* message.extensions;
  for (const nested of message.messages) yield* declarationsInMessage(nested);
}

function* declarationsInEnum(declared: EnumNode): Generator<Declaration> {
  yield declared;
  yield* declared.values;
}

interface Scope {
  readonly file: LinkedFile;
  readonly parent: MessageNode | undefined;
  readonly fullName: string;
}

/** The full name of something in a scope; the scope is empty for files without a package. */
export function qualified(scope: string, name: string): string {
  return scope === "" ? name : `${scope}.${name}`;
}

function nodeOf(name: string | undefined, path: DescriptorPath, { file, fullName }: Scope): Node {
  return { name: name ?? "", fullName: qualified(fullName, name ?? ""), file, path, features: file.features };
}

function declareMessage(source: DescriptorProto, path: DescriptorPath, outer: Scope): MessageNode {
  const proto: DescriptorProto = { ...source };
  const [fields, oneofs, messages, enums, extensions, ranges]: [
    FieldNode[],
    OneofNode[],
    MessageNode[],
    EnumNode[],
    FieldNode[],
    RangeNode[],
  ] = [[], [], [], [], [], []];
  const fieldsByName = new Map<string, FieldNode>();
  const node: MessageNode = {
    kind: "message",
    ...nodeOf(source.name, path, outer),
    proto,
    parent: outer.parent,
    fields,
    oneofs,
    messages,
    enums,
    extensions,
    ranges,
    fieldsByName,
  };
  const scope: Scope = { file: outer.file, parent: node, fullName: node.fullName };
  const at = (field: number, index: number): DescriptorPath => [...path, field, index];
  for (const [index, each] of source.oneofDecl.entries())
    oneofs.push({
      kind: "oneof",
      ...nodeOf(each.name, at(MESSAGE_FIELDS.oneofDecl, index), scope),
      proto: { ...each },
      parent: node,
      fields: [],
    });
  for (const [index, each] of source.field.entries())
    fields.push(declareField(each, at(MESSAGE_FIELDS.field, index), scope, false));
  for (const field of fields) {
    if (!fieldsByName.has(field.name)) fieldsByName.set(field.name, field);
    field.oneof?.fields.push(field);
  }
  for (const [index, each] of source.nestedType.entries())
    messages.push(declareMessage(each, at(MESSAGE_FIELDS.nestedType, index), scope));
  for (const [index, each] of source.enumType.entries())
    enums.push(declareEnum(each, at(MESSAGE_FIELDS.enumType, index), scope));
  for (const [index, each] of source.extension.entries())
    extensions.push(declareField(each, at(MESSAGE_FIELDS.extension, index), scope, true));
  for (const [index, each] of source.extensionRange.entries())
    ranges.push({
      ...nodeOf(undefined, at(MESSAGE_FIELDS.extensionRange, index), scope),
      kind: "range",
      fullName: node.fullName,
      proto: { ...each },
      parent: node,
    });
  proto.oneofDecl = oneofs.map((each) => each.proto);
  proto.field = fields.map((each) => each.proto);
  proto.nestedType = messages.map((each) => each.proto);
  proto.enumType = enums.map((each) => each.proto);
  proto.extension = extensions.map((each) => each.proto);
  proto.extensionRange = ranges.map((each) => each.proto);
  return node;
}

function declareField(
  source: FieldDescriptorProto,
  path: DescriptorPath,
  scope: Scope,
  isExtension: boolean,
): FieldNode {
  const { oneofIndex } = source;
  return {
    kind: "field",
    ...nodeOf(source.name, path, scope),
    proto: { ...source },
    number: source.number ?? 0,
    parent: scope.parent,
    isExtension,
    oneof: isExtension || oneofIndex === undefined ? undefined : scope.parent?.oneofs[oneofIndex],
    container: isExtension ? undefined : scope.parent,
    type: undefined,
  };
}

function declareEnum(source: EnumDescriptorProto, path: DescriptorPath, outer: Scope): EnumNode {
  const values: EnumValueNode[] = [];
  const proto: EnumDescriptorProto = { ...source };
  const node: EnumNode = { kind: "enum", ...nodeOf(source.name, path, outer), proto, parent: outer.parent, values };
  for (const [index, each] of source.value.entries())
    values.push({
      kind: "enum value",
      // Values are named beside their enum, as in C++.
      ...nodeOf(each.name, [...path, ENUM_FIELDS.value, index], outer),
      proto: { ...each },
      number: each.number ?? 0,
      parent: node,
    });
  proto.value = values.map((each) => each.proto);
  return node;
}

function declareService(source: ServiceDescriptorProto, path: DescriptorPath, outer: Scope): ServiceNode {
  const methods: MethodNode[] = [];
  const proto: ServiceDescriptorProto = { ...source };
  const node: ServiceNode = { kind: "service", ...nodeOf(source.name, path, outer), proto, methods };
  const scope = { ...outer, fullName: node.fullName };
  for (const [index, each] of source.method.entries())
    methods.push({
      kind: "method",
      ...nodeOf(each.name, [...path, SERVICE_FIELDS.method, index], scope),
      proto: { ...each },
      parent: node,
      input: undefined,
      output: undefined,
    });
  proto.method = methods.map((each) => each.proto);
  return node;
}
