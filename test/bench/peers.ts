/**
 * The codecs of other packages, each used as its documentation recommends. Each
 * is loaded only in its own process, because loading some slows others down.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import type { JsonValue, MessageShape } from "@bufbuild/protobuf";
import type { GeneratedCode } from "./generate-peers.ts";
import { BUFFER_BYTES } from "./ours.ts";
import { inTurn, type Sample } from "./samples.ts";
import type { Subject } from "./subject.ts";

/** The caller's buffer for `encodeInto`. */
const buffer = Buffer.alloc(BUFFER_BYTES);

/** The codec of one message; T is the type of the message in that package. */
interface Protobuf<T = unknown> {
  encode(message: T): Uint8Array;
  decode(bytes: Uint8Array): T;
  readonly json?: { to(message: T): unknown; from(value: JsonValue): T };
}

/** A message type in the static code of protobufjs and of ts-proto. */
interface StaticType {
  encode(message: unknown): { finish(): Uint8Array };
  decode(bytes: Uint8Array): unknown;
}

interface TsProtoType extends StaticType {
  toJSON(message: unknown): unknown;
  fromJSON(value: unknown): unknown;
}

/** Returns the codec of a message by its full name. */
type Codecs = (typeName: string) => Protobuf;

export const PEERS = ["protobufjs static", "protobuf-es", "ts-proto", "msgpackr", "JSON"] as const;
export type PeerName = (typeof PEERS)[number];

export function isPeer(name: string): name is PeerName {
  return PEERS.some((peer) => peer === name);
}

/** Loads a package. Returns a function that creates its subject for a sample. */
export async function loadPeer(name: PeerName, generated: GeneratedCode): Promise<(sample: Sample) => Subject> {
  if (name === "JSON") return jsonSubject;
  if (name === "msgpackr") return loadMsgpackr();
  const codecs = await loadProtobuf(name, generated);
  return (sample) => protobufSubject(name, codecs(sample.codec.typeName), sample);
}

async function loadProtobuf(name: Exclude<PeerName, "JSON" | "msgpackr">, generated: GeneratedCode): Promise<Codecs> {
  if (name === "protobufjs static") return loadProtobufjs(generated);
  return name === "protobuf-es" ? loadProtobufEs(generated) : loadTsProto(generated);
}

async function loadProtobufjs({ protobufjs }: GeneratedCode): Promise<Codecs> {
  const root: { chatwire: { v1: { Message: StaticType } }; game: { GameState: StaticType } } =
    await importFile(protobufjs);
  return (typeName) => staticCodec(typeName === "game.GameState" ? root.game.GameState : root.chatwire.v1.Message);
}

async function loadTsProto({ tsProto }: GeneratedCode): Promise<Codecs> {
  const chat: { Message: TsProtoType } = await importFile(join(tsProto, "chatwire/v1/message.ts"));
  const game: { GameState: TsProtoType } = await importFile(join(tsProto, "game.ts"));
  return (typeName) => {
    const type = typeName === "game.GameState" ? game.GameState : chat.Message;
    return { ...staticCodec(type), json: { to: type.toJSON, from: type.fromJSON } };
  };
}

function staticCodec(type: StaticType): Protobuf {
  return { encode: (message) => type.encode(message).finish(), decode: (bytes) => type.decode(bytes) };
}

async function loadProtobufEs({ descriptors }: GeneratedCode): Promise<Codecs> {
  const { createFileRegistry, fromBinary, fromJson, toBinary, toJson } = await import("@bufbuild/protobuf");
  const { FileDescriptorSetSchema } = await import("@bufbuild/protobuf/wkt");
  const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(descriptors)));
  return (typeName) => {
    const schema = registry.getMessage(typeName);
    if (schema === undefined) throw new Error(`The descriptors do not contain ${typeName}.`);
    const codec: Protobuf<MessageShape<typeof schema>> = {
      encode: (message) => toBinary(schema, message),
      decode: (bytes) => fromBinary(schema, bytes),
      json: { to: (message) => toJson(schema, message), from: (value) => fromJson(schema, value) },
    };
    return codec;
  };
}

async function importFile(path: string) {
  return import(pathToFileURL(path).href);
}

function protobufSubject(name: string, codec: Protobuf, { codec: ours, messages }: Sample): Subject {
  // Buffers, as sockets provide them; some codecs are faster on a Buffer.
  const encodings = messages.map((message) => Buffer.from(ours.encode(message)));
  const decoded = encodings.map((bytes) => codec.decode(bytes));
  const bytes = inTurn(encodings);
  const own = inTurn(decoded);
  const { json } = codec;
  const values = inTurn(decoded.map((message) => JSON.parse(JSON.stringify(json?.to(message) ?? null))));
  return {
    name,
    encode: () => codec.encode(own()),
    decode: () => codec.decode(bytes()),
    encodeInto: () => buffer.set(codec.encode(own())),
    ...(json && { toJson: () => json.to(own()), fromJson: () => json.from(values()) }),
    isRight: () => decoded.every((each, index) => isDeepStrictEqual(ours.decode(codec.encode(each)), messages[index])),
  };
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
      isRight: () => messages.every((each) => isDeepStrictEqual(bare(packr.unpack(packr.pack(each))), bare(each))),
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
    isRight: () => values.every((value) => isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value)),
  };
}

/** Converts a message to plain JSON values. This conversion is not timed. */
function jsonValue(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, jsonValue(item)]));
  if (Array.isArray(value)) return value.map(jsonValue);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, jsonValue(item)]));
}

/** Returns a form in which messages compare equal although msgpackr decodes bytes to a Buffer. */
function bare(value: unknown): unknown {
  return JSON.stringify(jsonValue(value));
}
