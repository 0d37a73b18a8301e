/**
 * The codecs of other packages, each used as its documentation recommends. Each
 * is loaded only in its own process, because loading some slows others down.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { MessageShape } from "@bufbuild/protobuf";
import type { JsonValue } from "../../src/wire/index.ts";
import { isEqual } from "./equality.ts";
import { type GeneratedCode, importGenerated } from "./generate-peers.ts";
import { BUFFER_BYTES } from "./ours.ts";
import { inTurn, type Sample } from "./samples.ts";
import type { Subject } from "./subject.ts";

/** The caller's buffer for `encodeInto`. */
const buffer = Buffer.alloc(BUFFER_BYTES);

/** The codec of one message; T is the type of the message in that package. */
interface Binary<T = unknown> {
  encode(message: T): Uint8Array;
  decode(bytes: Uint8Array): T;
}

interface Protobuf<T = unknown> extends Binary<T> {
  /** Makes a decoded message one that can be encoded again. */
  makeEncodable?(message: T): void;
  readonly json?: JsonConversions;
}

/** The JSON format of protobuf, for the messages of a codec. */
interface JsonConversions<T = unknown> extends Binary<T> {
  toJson(message: T): unknown;
  fromJson(value: JsonValue): T;
}

/** Returns the codec of a sample's message, or undefined if the package does not support its schema. */
type Codecs = (sample: Pick<Sample, "codec" | "file" | "wide">) => Protobuf | undefined;

/** A message type in the static code of protobufjs. */
interface ProtobufjsType {
  encode(message: unknown): { finish(): Uint8Array };
  decode(bytes: Uint8Array): unknown;
}

/** A message type in the code of ts-proto. */
interface TsProtoType extends ProtobufjsType {
  toJSON(message: unknown): unknown;
  fromJSON(value: unknown): unknown;
}

export const PEERS = ["protobufjs static", "protobuf-es", "ts-proto", "pbf", "msgpackr", "JSON"] as const;
export type PeerName = (typeof PEERS)[number];

export function isPeer(name: string): name is PeerName {
  return PEERS.some((peer) => peer === name);
}

/** Loads a package. Returns a function that creates its subject for a sample, or undefined if it cannot. */
export async function loadPeer(
  name: PeerName,
  generated: GeneratedCode,
): Promise<(sample: Sample) => Subject | undefined> {
  if (name === "JSON") return jsonSubject;
  if (name === "msgpackr") return loadMsgpackr();
  const codecs = await loadProtobuf(name, generated);
  return (sample) => {
    const codec = codecs(sample);
    return codec && protobufSubject(name, codec, sample);
  };
}

function loadProtobuf(name: Exclude<PeerName, "JSON" | "msgpackr">, generated: GeneratedCode): Promise<Codecs> {
  switch (name) {
    case "protobufjs static":
      return loadProtobufjs(generated);
    case "protobuf-es":
      return loadProtobufEs(generated);
    case "ts-proto":
      return loadTsProto(generated);
    case "pbf":
      return loadPbf(generated);
  }
}

async function loadProtobufjs({ protobufjs }: GeneratedCode): Promise<Codecs> {
  const roots = {
    number: await importGenerated(protobufjs.number),
    bigint: await importGenerated(protobufjs.bigint),
  };
  return ({ codec, wide }) => {
    // biome-ignore lint/suspicious/noExplicitAny: packages are nested objects, and the message is at the end.
    const type: ProtobufjsType = codec.typeName.split(".").reduce<any>((scope, name) => scope[name], roots[wide]);
    return { encode: (message) => type.encode(message).finish(), decode: (bytes) => type.decode(bytes) };
  };
}

async function loadTsProto({ samples, tsProto }: GeneratedCode): Promise<Codecs> {
  type Modules = Record<string, TsProtoType>;
  const modules = new Map<string, { readonly binary: Modules; readonly json: Modules }>();
  for (const { file, wide } of samples) {
    const load = (type: "number" | "bigint"): Promise<Modules> => importGenerated(join(tsProto[type], `${file}.ts`));
    // With numbers, it writes 64-bit fields as numbers, which the JSON format of protobuf does not do.
    modules.set(file, { binary: await load(wide), json: await load("bigint") });
  }
  const binaryOf = (type: TsProtoType): Binary => ({
    encode: (message) => type.encode(message).finish(),
    decode: (bytes) => type.decode(bytes),
  });
  return ({ codec, file }) => {
    const type = modules.get(file)?.binary[nameOf(codec)];
    const exact = modules.get(file)?.json[nameOf(codec)];
    if (type === undefined || exact === undefined) return undefined;
    const json: JsonConversions = {
      ...binaryOf(exact),
      toJson: (message) => exact.toJSON(message),
      fromJson: (value) => exact.fromJSON(value),
    };
    return { ...binaryOf(type), json };
  };
}

async function loadProtobufEs({ descriptors }: GeneratedCode): Promise<Codecs> {
  const { createFileRegistry, fromBinary, fromJson, toBinary, toJson } = await import("@bufbuild/protobuf");
  const { FileDescriptorSetSchema } = await import("@bufbuild/protobuf/wkt");
  const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(descriptors)));
  return ({ codec: { typeName } }) => {
    const schema = registry.getMessage(typeName);
    if (schema === undefined) throw new Error(`The descriptors do not contain ${typeName}.`);
    const json: JsonConversions<MessageShape<typeof schema>> = {
      encode: (message) => toBinary(schema, message),
      decode: (bytes) => fromBinary(schema, bytes),
      toJson: (message) => toJson(schema, message),
      fromJson: (value) => fromJson(schema, value),
    };
    return { ...json, json };
  };
}

/** The code that pbf compiles has two functions for each message. */
async function loadPbf({ pbf, samples }: GeneratedCode): Promise<Codecs> {
  const { PbfReader, PbfWriter } = await import("pbf");
  type Module = Record<string, ((input: unknown, other?: unknown) => unknown) | undefined>;
  const modules = new Map<string, Module>();
  // Its parser does not know all options of the chat's schema.
  for (const { file } of samples)
    if (!file.startsWith("chatwire/")) modules.set(file, await importGenerated(join(pbf, `${file}.js`)));
  return ({ codec, file }) => {
    const code = modules.get(file);
    const read = code?.[`read${nameOf(codec)}`];
    const write = code?.[`write${nameOf(codec)}`];
    if (read === undefined || write === undefined) return undefined;
    return {
      encode: (message) => {
        const writer = new PbfWriter();
        write(message, writer);
        return writer.finish();
      },
      decode: (bytes) => read(new PbfReader(bytes)),
      makeEncodable: clearOtherCases,
    };
  };
}

/** The fields of each oneof in the schemas of users, by the oneof. */
const ONEOFS: Readonly<Record<string, readonly string[]>> = {
  phase: ["map_name", "countdown_ms"],
  value: ["string_value", "bool_value", "int_value", "double_value", "bytes_value"],
};

/**
 * pbf decodes the cases of a oneof that are not set to defaults, and would write those. They are cleared in the message
 * itself, as a copy might be of other maps and arrays than those that pbf creates.
 */
function clearOtherCases(value: unknown): void {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return;
  for (const [name, item] of Object.entries(value)) {
    for (const other of ONEOFS[name] ?? []) if (other !== item) Reflect.set(value, other, undefined);
    clearOtherCases(item);
  }
}

function nameOf({ typeName }: Sample["codec"]): string {
  return typeName.slice(typeName.lastIndexOf(".") + 1);
}

function protobufSubject(name: PeerName, codec: Protobuf, { codec: ours, json, messages }: Sample): Subject {
  // Buffers, as sockets provide them; some codecs are faster on a Buffer.
  const encodings = messages.map((message) => Buffer.from(ours.encode(message)));
  const decoded = encodings.map((bytes) => codec.decode(bytes));
  for (const message of decoded) codec.makeEncodable?.(message);
  const bytes = inTurn(encodings);
  const own = inTurn(decoded);
  const isSame = (one: unknown, other: unknown) =>
    isEqual(one, other) || (LOSES_PRESENCE.includes(name) && isEqual(withoutDefaults(one), withoutDefaults(other)));
  const jsonSubject = codec.json && protobufJsonSubject(codec.json, { codec: ours, json, messages }, isSame);
  return {
    name,
    encode: () => codec.encode(own()),
    decode: () => codec.decode(bytes()),
    encodeInto: () => buffer.set(codec.encode(own())),
    ...jsonSubject,
    isRight: () =>
      decoded.every((each, index) => isSame(ours.decode(codec.encode(each)), messages[index])) &&
      (jsonSubject?.isRight() ?? true),
  };
}

/** The part of a subject that converts to and from JSON. It is right if it writes the JSON that we write of its message. */
function protobufJsonSubject(
  theirs: JsonConversions,
  { codec, json, messages }: Pick<Sample, "codec" | "json" | "messages">,
  isSame: (one: unknown, other: unknown) => boolean,
): Required<Pick<Subject, "toJson" | "fromJson" | "isRight">> {
  const decoded = messages.map((message) => theirs.decode(codec.encode(message)));
  const parsed = messages.map((message): JsonValue => JSON.parse(JSON.stringify(json.toJson(message))));
  const own = inTurn(decoded);
  const values = inTurn(parsed);
  return {
    toJson: () => theirs.toJson(own()),
    fromJson: () => theirs.fromJson(values()),
    isRight: () =>
      messages.every((message, index) => {
        const each = decoded[index];
        const same = codec.decode(theirs.encode(each));
        const read = codec.decode(theirs.encode(theirs.fromJson(parsed[index] ?? null)));
        const isSameJson = isEqual(comparableJson(theirs.toJson(each)), comparableJson(json.toJson(same)));
        return isSame(same, message) && isSame(read, message) && isSameJson;
      }),
  };
}

/** Returns parsed JSON in which numbers are equal if they are the same float: they may have any digits that mean it. */
export function comparableJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, item) => (typeof item === "number" ? Math.fround(item) : item));
}

/** These do not tell a field of proto2 that has its default from one that is not there. */
const LOSES_PRESENCE: readonly PeerName[] = ["pbf", "ts-proto"];
/** The declared defaults in the schemas of the payloads, by the name of the field. */
const DECLARED_DEFAULTS: Readonly<Record<string, unknown>> = { extent: 4_096, currentStatus: 2 };

/** Returns a message without the fields that are not there or have a default. */
function withoutDefaults(value: unknown): unknown {
  const isDefault = (name: string, item: unknown) =>
    item === 0 || item === false || item === "" || item === DECLARED_DEFAULTS[name];
  return JSON.parse(
    JSON.stringify(jsonValue(structuredClone(value)), (name, item) => (isDefault(name, item) ? undefined : item)),
  );
}

async function loadMsgpackr(): Promise<(sample: Sample) => Subject> {
  const { isNativeAccelerationEnabled, Packr } = await import("msgpackr");
  if (isNativeAccelerationEnabled) throw new Error("msgpackr runs with its native extension.");
  return ({ messages }) => {
    // Property names are sent once; both ends remember them.
    const packr = new Packr({ structures: [], useRecords: true });
    const message = inTurn(messages);
    const bytes = inTurn(messages.map((each) => Buffer.from(packr.pack(each))));
    return {
      name: "msgpackr",
      encode: () => packr.pack(message()),
      decode: () => packr.unpack(bytes()),
      encodeInto: () => buffer.set(packr.pack(message())),
      isRight: () => messages.every((each) => bare(packr.unpack(packr.pack(each))) === bare(each)),
    };
  };
}

function jsonSubject({ messages }: Sample): Subject {
  const values = messages.map(jsonValue);
  const plain = inTurn(values);
  const text = inTurn(values.map((value) => JSON.stringify(value)));
  return {
    name: "JSON",
    encode: () => JSON.stringify(plain()),
    decode: () => JSON.parse(text()),
    encodeInto: () => buffer.write(JSON.stringify(plain())),
    isRight: () => values.every((value) => isEqual(JSON.parse(JSON.stringify(value)), value)),
  };
}

/** Converts a message to plain JSON values. This conversion is not timed. */
function jsonValue(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, jsonValue(item)]));
  if (Array.isArray(value)) return value.map(jsonValue);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return value;
  const given = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(given.map(([key, item]) => [key, jsonValue(item)]));
}

/** Returns a form in which messages compare equal although msgpackr decodes bytes to a Buffer. */
function bare(value: unknown): unknown {
  return JSON.stringify(jsonValue(structuredClone(value)));
}
