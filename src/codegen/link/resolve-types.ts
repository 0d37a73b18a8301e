/** Resolves the names of types: of fields, of what is extended, and of methods. */

import { FIELD_FIELDS, METHOD_FIELDS } from "../descriptor/field-numbers.ts";
import { FieldDescriptorProto_Type as Type } from "../generated/google/protobuf/descriptor.ts";
import {
  declarationsIn,
  type EnumNode,
  type FieldNode,
  type LinkedFile,
  type MessageNode,
  type MethodNode,
} from "./declarations.ts";
import { jsonName } from "./names.ts";
import { mayBeMissing, notFoundText } from "./not-found.ts";
import type { Report } from "./report.ts";
import { lookUp, type Wanted } from "./scopes.ts";
import type { DeclaredSymbol, SymbolTable } from "./symbol-table.ts";

export class TypeResolver {
  readonly #table: SymbolTable;
  readonly #report: Report;

  constructor(table: SymbolTable, report: Report) {
    this.#table = table;
    this.#report = report;
  }

  resolveAll(file: LinkedFile): void {
    for (const declared of declarationsIn(file)) {
      if (declared.kind === "field") this.#resolveField(declared);
      else if (declared.kind === "method") this.#resolveMethod(declared);
    }
  }

  #resolveField(field: FieldNode): void {
    const { proto, isExtension } = field;
    if (isExtension) this.#resolveExtendee(field);
    if (proto.typeName !== undefined) this.#resolveType(field, proto.typeName);
    else if (proto.type === undefined || proto.type === Type.ENUM || isMessageType(proto.type))
      this.#report.refuse(field, `The field ${field.name} has no type.`);
    proto.jsonName ??= jsonName(field.name);
  }

  #resolveExtendee(field: FieldNode): void {
    const { proto } = field;
    if (proto.extendee === undefined) {
      this.#report.refuse(field, `The extension ${field.name} does not say what it extends.`);
      return;
    }
    const extended = this.#find(field, FIELD_FIELDS.extendee, proto.extendee, "all");
    if (extended === undefined) return;
    if (extended.kind === "message") {
      field.container = extended;
      proto.extendee = `.${extended.fullName}`;
    } else
      this.#report.refusePart(
        field,
        FIELD_FIELDS.extendee,
        `${field.name} extends ${proto.extendee}, which is ${described(extended)}. Only messages can be extended.`,
      );
  }

  #resolveType(field: FieldNode, name: string): void {
    const { proto } = field;
    const type = this.#find(field, FIELD_FIELDS.typeName, name, "types");
    if (type === undefined) return;
    const wanted = proto.type;
    if (type.kind !== "message" && type.kind !== "enum") {
      this.#report.refusePart(
        field,
        FIELD_FIELDS.typeName,
        `${name} is ${described(type)}. The type of a field is a message or an enum.`,
      );
    } else if (wanted === undefined || wanted === Type.ENUM || isMessageType(wanted)) {
      if (wanted !== undefined && (wanted === Type.ENUM) !== (type.kind === "enum")) {
        this.#report.refusePart(
          field,
          FIELD_FIELDS.typeName,
          `${name} is ${described(type)}, not ${wanted === Type.ENUM ? "an enum" : "a message"}.`,
        );
        return;
      }
      proto.type ??= type.kind === "enum" ? Type.ENUM : Type.MESSAGE;
      proto.typeName = `.${type.fullName}`;
      field.type = type;
    } else this.#report.refuse(field, `The field ${field.name} has both a scalar type and the type ${name}.`);
  }

  #resolveMethod(method: MethodNode): void {
    const { proto } = method;
    method.input = this.#findMessage(method, METHOD_FIELDS.inputType, proto.inputType);
    method.output = this.#findMessage(method, METHOD_FIELDS.outputType, proto.outputType);
    if (method.input !== undefined) proto.inputType = `.${method.input.fullName}`;
    if (method.output !== undefined) proto.outputType = `.${method.output.fullName}`;
  }

  #findMessage(method: MethodNode, part: number, name = ""): MessageNode | undefined {
    const type = this.#find(method, part, name, "all");
    if (type === undefined || type.kind === "message") return type;
    this.#report.refusePart(method, part, `${name} is ${described(type)}. Methods take and return messages.`);
    return undefined;
  }

  #find(user: FieldNode | MethodNode, part: number, name: string, wanted: Wanted): DeclaredSymbol | undefined {
    const { file } = user;
    const found = lookUp(this.#table, file, name, user.fullName, wanted);
    if (found.symbol === undefined && !mayBeMissing(file, found))
      this.#report.refusePart(user, part, notFoundText(file, name, found));
    return found.symbol;
  }
}

export function isMessageType(type: Type | undefined): boolean {
  return type === Type.MESSAGE || type === Type.GROUP;
}

/** What the name of a symbol is of, with its article. */
function described({ kind }: DeclaredSymbol): string {
  return kind === "enum"
    ? "an enum"
    : kind === "enum value"
      ? "a value of an enum"
      : kind === "oneof"
        ? "a oneof"
        : `a ${kind}`;
}

/** The message that is the type of the field; undefined if it has another type. */
export function messageType(field: FieldNode): MessageNode | undefined {
  return field.type?.kind === "message" ? field.type : undefined;
}

/** The enum that is the type of the field; undefined if it has another type. */
export function enumType(field: FieldNode): EnumNode | undefined {
  return field.type?.kind === "enum" ? field.type : undefined;
}
