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
import { MESSAGE_DEPTH_MAX } from "../ranges.ts";
import { JsonFailure, mismatch, mismatchText, stepTo, within } from "./failure.ts";
import { JsonValueReader } from "./value-reader.ts";
import { type JsonValue, JsonValueWriter } from "./value-writer.ts";

export interface JsonOptions {
  /** The messages that a google.protobuf.Any may hold. Default: none. */
  readonly registry?: JsonRegistry;
  /** The treatment of field names and enum values that the schema does not know. Default: "refuse". */
  readonly unknownFields?: "refuse" | "ignore";
  /** Whether writing includes fields without presence that hold their defaults. Default: "omit". */
  readonly defaults?: "omit" | "write";
}

const JSON_KEYS: KeysOf<JsonOptions> = { registry: true, unknownFields: true, defaults: true };

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
  /** Does what `toJson` does. */
  write(message: T, writer: JsonWriter): JsonValue;

  /** Does what `fromJson` does. */
  read(value: unknown, reader: JsonReader): T;
}

/**
 * The messages that a google.protobuf.Any may hold, by their names. Create it once and pass it with each conversion:
 *
 *     const registry = new JsonRegistry([CursorMovedJson, TimestampJson]);
 *     const json = EnvelopeJson.toJson(envelope, { registry });
 */
export class JsonRegistry {
  readonly #messages: ReadonlyMap<string, JsonCodec<object>>;

  /** @param messages  if several have the same name, the last one counts */
  constructor(messages: readonly JsonCodec<object>[]) {
    this.#messages = new Map(messages.map((message) => [message.typeName, message]));
  }

  /** @param typeName  a full name, such as `chatwire.v1.Peer` */
  message(typeName: string): JsonCodec<object> | undefined {
    return this.#messages.get(typeName);
  }
}

/** Writes messages as JSON; see `JsonValueWriter`. After a failure, it is not used again. */
export class JsonWriter extends JsonValueWriter {
  readonly registry: JsonRegistry | undefined;
  private depth = 1;

  /** @throws UsageError an option is unknown, or has none of its words */
  constructor(options?: JsonOptions) {
    if (options !== undefined) checkOptions(options);
    super(options?.defaults === "write");
    this.registry = options?.registry;
  }

  message<T>(type: JsonForm<T>, value: T | undefined, field: string, at?: unknown): JsonValue {
    if (typeof value !== "object" || value === null) throw mismatch(value, `a ${type.typeName}`, field, at);
    try {
      this.enter();
      const json = type.write(value, this);
      this.leave();
      return json;
    } catch (error) {
      throw within(error, stepTo(field, at));
    }
  }

  messages<T>(type: JsonForm<T>, values: readonly T[], field: string): JsonValue[] {
    const list: JsonValue[] = [];
    let index = 0;
    try {
      this.enter();
      for (; index < values.length; index++) {
        const value = values[index];
        if (typeof value !== "object" || value === null)
          throw new JsonFailure(mismatchText(value, `a ${type.typeName}`));
        list.push(type.write(value, this));
      }
      this.leave();
    } catch (error) {
      throw within(error, stepTo(field, index));
    }
    return list;
  }

  /** Begins a message, an object or an array inside the current one. */
  enter(): void {
    if (++this.depth > MESSAGE_DEPTH_MAX) throw tooDeep();
  }

  leave(): void {
    this.depth--;
  }
}

/** Reads messages from JSON; see `JsonValueReader`. After a failure, it is not used again. */
export class JsonReader extends JsonValueReader {
  readonly registry: JsonRegistry | undefined;
  private depth = 1;

  /** @throws UsageError an option is unknown, or has none of its words */
  constructor(options?: JsonOptions) {
    if (options !== undefined) checkOptions(options);
    super(options?.unknownFields === "ignore");
    this.registry = options?.registry;
  }

  message<T>(type: JsonForm<T>, value: unknown, field: string, at?: unknown): T {
    try {
      this.enter();
      const message = type.read(value, this);
      this.leave();
      return message;
    } catch (error) {
      throw within(error, stepTo(field, at));
    }
  }

  messages<T>(type: JsonForm<T>, value: unknown, field: string): T[] {
    const items = this.items(value, field);
    const messages: T[] = [];
    let index = 0;
    try {
      this.enter();
      for (; index < items.length; index++) messages.push(type.read(items[index], this));
      this.leave();
    } catch (error) {
      throw within(error, stepTo(field, index));
    }
    return messages;
  }

  /** Begins a message, an object or an array inside the current one. */
  enter(): void {
    if (++this.depth > MESSAGE_DEPTH_MAX) throw tooDeep();
  }

  leave(): void {
    this.depth--;
  }
}

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
  write: (message: T, writer: JsonWriter) => JsonValue,
  read: (value: unknown, reader: JsonReader) => object,
): JsonCodec<T> {
  const readMessage = (value: unknown, reader: JsonReader) => Object.assign(codec.create(), read(value, reader));
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
        return write(message, new JsonWriter(options));
      } catch (error) {
        throw usageError(typeName, error);
      }
    },
    fromJson: (value, options) => {
      try {
        return read(value, new JsonReader(options));
      } catch (error) {
        throw usageError(typeName, error);
      }
    },
  };
}

function checkOptions(options: JsonOptions): void {
  checkKeys(options, JSON_KEYS, "option", " of JSON");
  const { unknownFields = "refuse", defaults = "omit" } = options;
  checkWord(unknownFields, ["refuse", "ignore"], "unknownFields");
  checkWord(defaults, ["omit", "write"], "defaults");
}

function tooDeep(): JsonFailure {
  return new JsonFailure(`is nested deeper than ${MESSAGE_DEPTH_MAX}`);
}

/** Turns a failure into a UsageError, and a TypeError too: untyped callers can omit a oneof or the message itself. */
function usageError(typeName: string, error: unknown): unknown {
  if (error instanceof JsonFailure) return new UsageError(`${typeName}${error.path} ${error.text}.`);
  if (!(error instanceof TypeError)) return error;
  const usageError = new UsageError(`The value is not a ${typeName}: ${error.message}.`);
  usageError.cause = error;
  return usageError;
}
