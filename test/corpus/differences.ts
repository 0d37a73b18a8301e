/** Compares descriptors of ours with those of buf. */

import { createFileRegistry, fromBinary, type Registry, toBinary, toJson } from "@bufbuild/protobuf";
import { type FileDescriptorProto, FileDescriptorProtoSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";

export interface Comparison {
  /** Fields, methods and extensions in the compared files. */
  readonly compared: number;
  /** A line for each difference: where, buf's value, our value. */
  readonly differences: ReadonlyMap<string, readonly string[]>;
}

const DIFFERENCES_MAX = 20;

/**
 * @param descriptors  buf's FileDescriptorSet
 * @param linked  our FileDescriptorProto by the path of the file
 */
export function compareDescriptors(descriptors: Uint8Array, linked: ReadonlyMap<string, Uint8Array>): Comparison {
  const set = fromBinary(FileDescriptorSetSchema, descriptors);
  let compared = 0;
  let registry: Registry | undefined;
  const differences = new Map<string, readonly string[]>();
  for (const theirs of set.file) {
    const bytes = linked.get(theirs.name);
    if (bytes === undefined) continue;
    compared += countResolved(theirs);
    delete theirs.sourceCodeInfo;
    if (Buffer.compare(toBinary(FileDescriptorProtoSchema, theirs), bytes) === 0) continue;
    registry ??= createFileRegistry(set);
    const ours = fromBinary(FileDescriptorProtoSchema, bytes);
    const found: string[] = [];
    collect(jsonOf(theirs, registry), jsonOf(ours, registry), "", found);
    if (found.length > 0) differences.set(theirs.name, found);
  }
  return { compared, differences };
}

function jsonOf(file: FileDescriptorProto, registry: Registry): unknown {
  return asInBuf(toJson(FileDescriptorProtoSchema, file, { registry }));
}

/** "max" in a message set, where protoc does not stop at the last number of other fields. */
const MESSAGE_SET_END = 2 ** 31 - 1;
const NUMBER_END = 2 ** 29;

/** Levels the two things that buf writes otherwise than protoc: defaults of floats, and message sets, which it lacks. */
function asInBuf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asInBuf);
  if (!isObject(value)) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asInBuf(item)]));
  if (copy["type"] === "TYPE_FLOAT" && Number.isFinite(Number(copy["defaultValue"])))
    copy["defaultValue"] = Math.fround(Number(copy["defaultValue"]));
  if (copy["end"] === MESSAGE_SET_END) copy["end"] = NUMBER_END;
  const options = copy["options"];
  if (isObject(options) && options["messageSetWireFormat"] === true) {
    const { messageSetWireFormat: _, ...others } = options;
    copy["options"] = others;
  }
  return copy;
}

/** Fields, extensions and methods. */
function countResolved(file: FileDescriptorProto): number {
  const inMessages = (messages: FileDescriptorProto["messageType"]): number =>
    messages.reduce((sum, { field, extension, nestedType }) => {
      return sum + field.length + extension.length + inMessages(nestedType);
    }, 0);
  const methods = file.service.reduce((sum, { method }) => sum + method.length, 0);
  return inMessages(file.messageType) + file.extension.length + methods;
}

function collect(theirs: unknown, ours: unknown, path: string, found: string[]): void {
  if (found.length >= DIFFERENCES_MAX || theirs === ours) return;
  if (!isObject(theirs) || !isObject(ours)) {
    found.push(`${path}: ${JSON.stringify(theirs)?.slice(0, 200)} became ${JSON.stringify(ours)?.slice(0, 200)}`);
    return;
  }
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
    const [one, other] = [theirs[key], ours[key]];
    const name = isObject(one) && typeof one["name"] === "string" ? `${key}(${one["name"]})` : key;
    collect(one, other, `${path}/${name}`, found);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
