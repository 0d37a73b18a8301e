/** Makes the messages that expressions of Go stand for, by the descriptors of the schema. */

import { create, type DescField, type DescMessage, type Registry, toBinary } from "@bufbuild/protobuf";
import { type ReflectMessage, reflect } from "@bufbuild/protobuf/reflect";
import { type Any, anyPack } from "@bufbuild/protobuf/wkt";
import { type Composite, type Expression, UnreadError } from "./go-expression.ts";
import { numberOf, scalarOf } from "./go-values.ts";

const CASES = "buf.validate.conformance.cases";

export interface EncodedMessage {
  readonly typeName: string;
  readonly bytes: Uint8Array;
}

export class MessageMaker {
  readonly #registry: Registry;
  readonly #nowSeconds: number;
  /** The messages by their names in Go, such as `cases.ComplexTestMsg_Inner`. */
  readonly #types = new Map<string, DescMessage>();

  /** @param nowSeconds  what `time.Now()` is, since 1970 (UTC) */
  constructor(registry: Registry, nowSeconds: number) {
    this.#registry = registry;
    this.#nowSeconds = nowSeconds;
    for (const type of registry) if (type.kind === "message") this.#types.set(goTypeOf(type), type);
  }

  /** @throws UnreadError an expression cannot be made into a value */
  encode(value: Expression): EncodedMessage {
    const { desc, message } = this.#message(value, undefined);
    return { typeName: desc.typeName, bytes: toBinary(desc, message) };
  }

  /** @param place  the type where the expression names none */
  #message(value: Expression, place: DescMessage | undefined): ReflectMessage {
    if (value.kind === "call") return this.#called(value.name, value.values);
    if (value.kind !== "composite") throw new UnreadError(`a message as ${value.kind}`);
    const type = value.type === "" ? place : this.#types.get(value.type);
    if (type === undefined) throw new UnreadError(`the type ${value.type}`);
    const message = reflect(type, create(type));
    for (const { key, value: item } of value.items) this.#set(message, nameOf(key), item);
    return message;
  }

  #set(message: ReflectMessage, name: string, value: Expression): void {
    const { desc } = message;
    if (value.kind === "name" && value.name === "nil") return;
    const field = desc.fields.find((each) => goFieldOf(each.name) === name.replace(/_$/, ""));
    if (field !== undefined) {
      this.#setField(message, field, value);
      return;
    }
    // The value of a oneof is a struct whose name ends with that of its only field.
    const isOneof = desc.oneofs.some((each) => goFieldOf(each.name) === name);
    if (!isOneof || value.kind !== "composite") throw new UnreadError(`the field ${name} of ${desc.typeName}`);
    const zero: Expression = { kind: "number", text: "0" };
    const [item] = value.items;
    this.#set(message, value.type.slice(value.type.lastIndexOf("_") + 1), item?.value ?? zero);
  }

  #setField(message: ReflectMessage, field: DescField, value: Expression): void {
    const now = this.#nowSeconds;
    switch (field.fieldKind) {
      case "message":
        message.set(field, this.#message(value, field.message));
        return;
      case "list": {
        const list = message.get(field);
        for (const { value: item } of itemsOf(value))
          if (field.listKind === "message") list.add(this.#message(item, field.message));
          else list.add(scalarOf(item, field.listKind === "enum" ? field.enum : field.scalar, now));
        return;
      }
      case "map": {
        const map = message.get(field);
        for (const { key, value: item } of itemsOf(value)) {
          const mapKey = key === undefined ? undefined : scalarOf(key, field.mapKey, now);
          if (mapKey === undefined || mapKey instanceof Uint8Array) throw new UnreadError("a key of another form");
          if (field.mapKind === "message") map.set(mapKey, this.#message(item, field.message));
          else map.set(mapKey, scalarOf(item, field.mapKind === "enum" ? field.enum : field.scalar, now));
        }
        return;
      }
      default:
        message.set(field, scalarOf(value, field.fieldKind === "enum" ? field.enum : field.scalar, now));
    }
  }

  /** What a function of Go's packages of well-known types returns. */
  #called(name: string, [first]: readonly Expression[]): ReflectMessage {
    const [pack, made] = name.split(".");
    if (pack === "wrapperspb" && first !== undefined) {
      const key: Expression = { kind: "name", name: "Value" };
      const items = [{ key, value: first }];
      return this.#message({ kind: "composite", type: `wrapperspb.${made}Value`, items }, undefined);
    }
    if (name === "timestamppb.Now") return this.#time("timestamppb.Timestamp", this.#nowSeconds);
    if (name === "timestamppb.New" && first !== undefined)
      return this.#time("timestamppb.Timestamp", numberOf(first, this.#nowSeconds));
    if (name === "durationpb.New" && first !== undefined)
      return this.#time("durationpb.Duration", numberOf(first, this.#nowSeconds));
    if (name === "anypb.New" && first !== undefined) {
      const { desc, message } = this.#message(first, undefined);
      const any: Any = anyPack(desc, message);
      const type = this.#registry.getMessage(any.$typeName);
      if (type !== undefined) return reflect(type, any);
    }
    throw new UnreadError(`the call ${name}`);
  }

  #time(type: string, seconds: number): ReflectMessage {
    const key: Expression = { kind: "name", name: "Seconds" };
    const items: Composite["items"] = [{ key, value: { kind: "number", text: String(seconds) } }];
    return this.#message({ kind: "composite", type, items }, undefined);
  }
}

function itemsOf(value: Expression): Composite["items"] {
  if (value.kind !== "composite") throw new UnreadError(`a list as ${value.kind}`);
  return value.items;
}

function nameOf(key: Expression | undefined): string {
  if (key?.kind !== "name") throw new UnreadError("a struct without names");
  return key.name;
}

/** `cases.Message_Inner`, `other_package.Embed`, `timestamppb.Timestamp`. */
function goTypeOf({ typeName, file }: DescMessage): string {
  const pack = file.proto.package;
  const inner = typeName
    .slice(pack.length + 1)
    .split(".")
    .map(goFieldOf)
    .join("_");
  if (pack === "google.protobuf") return `${file.name.split("/").at(-1)?.replaceAll("_", "")}pb.${inner}`;
  return `${pack === CASES ? "cases" : pack.slice(pack.lastIndexOf(".") + 1)}.${inner}`;
}

/** As protoc-gen-go does: an underscore before a small letter goes, and the letter becomes a capital. */
function goFieldOf(name: string): string {
  const start = name.replace(/^_/, "X_").replace(/^[a-z]/, (letter) => letter.toUpperCase());
  return start
    .replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    .replaceAll(/(?<=\d)[a-z]/g, (letter) => letter.toUpperCase());
}
