/**
 * The JSON format of protobuf, for generated code.
 *
 * How the folder fits together: generated `.json.ts` files convert each message
 * field by field, with a `JsonWriter` and a `JsonReader`, as codecs do with Writer
 * and Reader. `value-writer.ts` and `value-reader.ts` convert single values, with
 * `numbers.ts`, `base64.ts` and `enum.ts`; this file adds messages inside messages
 * and makes a `JsonCodec` of the code of each. `failure.ts` gives errors their
 * paths. The well-known types, whose JSON is not an object of their fields, stand
 * in `any.ts`, `field-mask.ts`, `struct.ts`, `time.ts` and `wrapper.ts`.
 * `parse.ts` is a stricter `JSON.parse`.
 *
 * Invariant: no value is silently rounded, dropped or overwritten. Either JSON
 * expresses it exactly, or a UsageError names its path. (What protobuf itself
 * lets JSON drop: a google.protobuf.Value without a kind. And JSON.stringify
 * writes the number -0 as 0.)
 *
 * @see https://protobuf.dev/programming-guides/json/
 */

import { UsageError } from "../../errors.ts";
import { checkKeys, checkWord, type KeysOf } from "../../known-words.ts";
import type { MessageCodec } from "../codec.ts";
import type { Extensible } from "../extension.ts";
import { JsonFailure } from "./failure.ts";
import type { JsonFields } from "./value-reader.ts";
import { JsonValueReader } from "./value-reader.ts";
import type { JsonObject } from "./value-writer.ts";
import { type JsonValue, JsonValueWriter } from "./value-writer.ts";

/** The options of `toJson` and `fromJson`. */
export interface JsonOptions {
  /** The messages that a google.protobuf.Any may hold, and the extensions of messages. Default: none. */
  readonly registry?: JsonRegistry;
  /** The treatment of field names and enum values that the schema does not know. Default: "refuse". */
  readonly unknownFields?: "refuse" | "ignore";
  /** Whether writing includes fields without presence that hold their defaults. Default: "omit". */
  readonly defaults?: "omit" | "write";
  /**
   * Whether writing puts "(hidden)" in place of values that only some readers may see, by the option
   * `chatwire.v1.confidentiality` of their fields: "hide" of secrets and contents, "hide secrets" of secrets only. Such
   * JSON is for logs; `fromJson` refuses it, or reads other values. Default: "show".
   */
  readonly confidential?: "show" | "hide" | "hide secrets";
}

const JSON_KEYS: KeysOf<JsonOptions> = { registry: true, unknownFields: true, defaults: true, confidential: true };

/** The JSON codec of one message, made by generated code. */
export interface JsonCodec<T> extends JsonForm<T> {
  readonly codec: MessageCodec<T>;

  /**
   * Converts a message to JSON.
   *
   * @returns a value for `JSON.stringify`, which writes the number -0 as 0; unknown fields are omitted
   * @throws UsageError a value does not fit its field; the text names the field
   */
  toJson(message: T, options?: JsonOptions): JsonValue;

  /**
   * Converts JSON to a message.
   *
   * @param value  the result of `JSON.parse` or of `parseJson`, which is stricter and keeps 64-bit numbers exact;
   *   numbers beyond 2^53 from `JSON.parse` are refused, because it has rounded them
   * @throws UsageError the value is not JSON of this message; the text names the path of the error
   */
  fromJson(value: unknown, options?: JsonOptions): T;
}

/** How a message is converted inside the message around it. */
export interface JsonForm<T> extends JsonConversion<T> {
  /** The full name in the schema, such as `chatwire.v1.Peer`. */
  readonly typeName: string;
  /** Whether the JSON is something else than an object of the fields, as for google.protobuf.Timestamp. */
  readonly isSpecial: boolean;
}

/** The code that the compiler generates for a message. */
export interface JsonConversion<T> {
  /**
   * Does what `toJson` does.
   *
   * @param depth  how many messages, objects and arrays it is in, with itself
   */
  write(message: T, writer: JsonWriter, depth: number): JsonValue;

  /** Does what `fromJson` does. */
  read(value: unknown, reader: JsonReader, depth: number): T;
}

/** The JSON form of one extension, made by generated code. Pass it in a `JsonRegistry`. */
export interface JsonExtension<Message extends Extensible> {
  readonly fullName: string;
  /** The full name of the message that it extends. */
  readonly extendee: string;

  /** Adds the extension to the JSON of a message that has it. */
  write(message: Message, json: JsonObject, writer: JsonWriter, depth: number): void;

  /** Sets the extension of a message. */
  read(message: Message, value: unknown, reader: JsonReader, depth: number): void;
}

/**
 * The messages that a google.protobuf.Any may hold, and the extensions that messages may have, by their names. Create it
 * once and pass it with each conversion:
 *
 *     const registry = new JsonRegistry([CursorMovedJson, TimestampJson]);
 *     const json = EnvelopeJson.toJson(envelope, { registry });
 */
export class JsonRegistry {
  readonly #messages = new Map<string, JsonCodec<object>>();
  /** By the message that they extend and their name. */
  readonly #extensions = new Map<string, Map<string, JsonExtension<Extensible>>>();

  /** @param known  messages and extensions; if several have the same name, the last one counts */
  constructor(known: readonly (JsonCodec<object> | JsonExtension<Extensible>)[]) {
    for (const each of known) {
      if ("extendee" in each) {
        const extensions = this.#extensions.get(each.extendee) ?? new Map<string, JsonExtension<Extensible>>();
        this.#extensions.set(each.extendee, extensions.set(each.fullName, each));
      } else this.#messages.set(each.typeName, each);
    }
  }

  /** The extensions of a message, by their full names. */
  extensionsOf(extendee: string): ReadonlyMap<string, JsonExtension<Extensible>> {
    return this.#extensions.get(extendee) ?? NO_EXTENSIONS;
  }

  /** @param typeName  a full name, such as `chatwire.v1.Peer` */
  message(typeName: string): JsonCodec<object> | undefined {
    return this.#messages.get(typeName);
  }
}

const NO_EXTENSIONS: ReadonlyMap<string, JsonExtension<Extensible>> = new Map();
const EXTENSION = /^\[(.*)\]$/;

/** What the conversion of a message to JSON passes on to that of the messages in it. */
export class JsonWriter extends JsonValueWriter {
  readonly registry: JsonRegistry | undefined;

  /** @throws UsageError an option is unknown, or has none of its words */
  constructor(options?: JsonOptions) {
    if (options !== undefined) checkOptions(options);
    const confidential = options?.confidential ?? "show";
    super(options?.defaults === "write", { secret: confidential !== "show", content: confidential === "hide" });
    this.registry = options?.registry;
  }

  /** Adds the extensions that the registry has and a message with unknown fields may have. */
  extensions(message: Extensible, json: JsonObject, extendee: string, depth: number): void {
    if (this.registry === undefined) return;
    for (const each of this.registry.extensionsOf(extendee).values()) each.write(message, json, this, depth);
  }
}

/** What the conversion of a message from JSON passes on to that of the messages in it. */
export class JsonReader extends JsonValueReader {
  readonly registry: JsonRegistry | undefined;

  /** @throws UsageError an option is unknown, or has none of its words */
  constructor(options?: JsonOptions) {
    if (options !== undefined) checkOptions(options);
    super(options?.unknownFields === "ignore");
    this.registry = options?.registry;
  }

  /** Sets the extensions of a message that the registry has, and returns the other fields. */
  extensions(message: Extensible, json: JsonFields, extendee: string, depth: number): JsonFields {
    const known = this.registry?.extensionsOf(extendee) ?? NO_EXTENSIONS;
    if (known.size === 0) return json;
    const others: Record<string, unknown> = Object.create(null);
    for (const [name, value] of Object.entries(json)) {
      const extension = known.get(EXTENSION.exec(name)?.[1] ?? "");
      if (extension === undefined) others[name] = value;
      else extension.read(message, value, this, depth);
    }
    return others;
  }
}

const PLAIN_WRITER = /* @__PURE__ */ new JsonWriter();
const PLAIN_READER = /* @__PURE__ */ new JsonReader();

/** Returns the codec of a message, whose JSON is an object of its fields. */
export function messageJson<T>(codec: MessageCodec<T>, conversion: JsonConversion<T>): JsonCodec<T> {
  return createJsonCodec(codec, conversion, false);
}

/**
 * Returns the codec of a well-known type, whose JSON is not an object of its fields.
 *
 * @param read  returns the fields of the message
 */
export function specialJson<T extends object>(
  codec: MessageCodec<T>,
  write: (message: T, writer: JsonWriter, depth: number) => JsonValue,
  read: (value: unknown, reader: JsonReader, depth: number) => object,
): JsonCodec<T> {
  const readMessage = (value: unknown, reader: JsonReader, depth: number) =>
    Object.assign(codec.create(), read(value, reader, depth));
  return createJsonCodec(codec, { write, read: readMessage }, true);
}

function createJsonCodec<T>(
  codec: MessageCodec<T>,
  { write, read }: JsonConversion<T>,
  isSpecial: boolean,
): JsonCodec<T> {
  const { typeName } = codec;
  return {
    typeName,
    codec,
    isSpecial,
    write,
    read,
    toJson: (message, options) => {
      try {
        return write(message, options === undefined ? PLAIN_WRITER : new JsonWriter(options), 1);
      } catch (error) {
        throw usageError(typeName, error);
      }
    },
    fromJson: (value, options) => {
      try {
        return read(value, options === undefined ? PLAIN_READER : new JsonReader(options), 1);
      } catch (error) {
        throw usageError(typeName, error);
      }
    },
  };
}

function checkOptions(options: JsonOptions): void {
  checkKeys(options, JSON_KEYS, "option", " of JSON");
  const { unknownFields = "refuse", defaults = "omit", confidential = "show" } = options;
  checkWord(confidential, ["show", "hide", "hide secrets"], "confidential");
  checkWord(unknownFields, ["refuse", "ignore"], "unknownFields");
  checkWord(defaults, ["omit", "write"], "defaults");
}

/** Turns a failure into a UsageError, and a TypeError too: untyped callers can omit a oneof or the message itself. */
function usageError(typeName: string, error: unknown): unknown {
  if (error instanceof JsonFailure) return new UsageError(`${typeName}${error.path} ${error.text}.`);
  if (!(error instanceof TypeError)) return error;
  const usageError = new UsageError(`${typeName} must be a message: ${error.message}.`);
  usageError.cause = error;
  return usageError;
}
