/**
 * The JSON format of protobuf, for generated code.
 *
 * How the folder fits together: generated `.json.ts` files describe each message
 * as a table of fields (`table.ts`) and turn it into a `JsonCodec` (`message.ts`).
 * `write-fields.ts` and `read-fields.ts` walk the table; `scalars.ts` and
 * `enum.ts` convert single values. The well-known types, whose JSON is not an
 * object of their fields, stand in `any.ts`, `field-mask.ts`, `struct.ts`,
 * `time.ts` and `wrapper.ts`. `parse.ts` is a stricter `JSON.parse`.
 *
 * Invariant: no value is silently rounded, dropped or overwritten. Either JSON
 * expresses it exactly, or a UsageError names its path.
 *
 * @see https://protobuf.dev/programming-guides/json/
 */

import { UsageError } from "../../errors.ts";
import { checkKeys, checkWord, type KeysOf } from "../../known-words.ts";
import type { MessageCodec } from "../codec.ts";
import { MESSAGE_DEPTH_MAX } from "../ranges.ts";

export type JsonValue = null | boolean | number | string | JsonValue[] | { [name: string]: JsonValue };

export interface JsonOptions {
  /** The messages that a google.protobuf.Any may hold. Default: none. */
  readonly types?: readonly JsonCodec<object>[];
  /** The treatment of field names and enum values that the schema does not know. Default: "refuse". */
  readonly unknownFields?: "refuse" | "ignore";
  /** Whether writing includes fields without presence that hold their defaults. Default: "omit". */
  readonly defaults?: "omit" | "write";
}

const JSON_KEYS: KeysOf<JsonOptions> = { types: true, unknownFields: true, defaults: true };

/** The JSON codec of one message, made by generated code. */
export interface JsonCodec<T> extends JsonForm<T> {
  /** The full name in the schema, such as `chatwire.v1.Peer`. */
  readonly typeName: string;
  readonly codec: MessageCodec<T>;

  /**
   * Converts a message to JSON.
   *
   * @returns a value for `JSON.stringify`; unknown fields are omitted
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
export interface JsonForm<T> {
  /** Whether the JSON is something else than an object of the fields, as for google.protobuf.Timestamp. */
  readonly isSpecial: boolean;

  /** Does what `toJson` does. */
  write(message: T, context: JsonContext): JsonValue;

  /** Does what `fromJson` does. */
  read(value: unknown, context: JsonContext): T;
}

export function createJsonCodec<T extends object>(codec: MessageCodec<T>, form: JsonForm<T>): JsonCodec<T> {
  const { typeName } = codec;
  return {
    ...form,
    typeName,
    codec,
    toJson: (message, options) => {
      try {
        return form.write(message, new JsonContext(typeName, options));
      } catch (error) {
        // Untyped callers can omit a list or the message itself.
        if (error instanceof TypeError) throw new UsageError(`The value is not a ${typeName}: ${error.message}.`);
        throw error;
      }
    },
    fromJson: (value, options) => form.read(value, new JsonContext(typeName, options)),
  };
}

/**
 * Returns the codec of a well-known type, whose JSON is not an object of its fields.
 *
 * @param read  returns the fields of the message
 */
export function createSpecialJsonCodec<T extends object>(
  codec: MessageCodec<T>,
  write: (message: T, context: JsonContext) => JsonValue,
  read: (value: unknown, context: JsonContext) => object,
): JsonCodec<T> {
  return createJsonCodec(codec, {
    isSpecial: true,
    write,
    read: (value, context) => Object.assign(codec.create(), read(value, context)),
  });
}

/** The options of one conversion, and its current path in the message, which error texts name. */
export class JsonContext {
  readonly types: ReadonlyMap<string, JsonCodec<object>>;
  readonly ignoresUnknown: boolean;
  readonly writesDefaults: boolean;
  private readonly typeName: string;
  private readonly path: string[] = [];
  private depth = 0;

  /** @throws UsageError an option is unknown, or has none of its words */
  constructor(typeName: string, options: JsonOptions = {}) {
    checkKeys(options, JSON_KEYS, "option", " of JSON");
    const { types = [], unknownFields = "refuse", defaults = "omit" } = options;
    checkWord(unknownFields, ["refuse", "ignore"], "unknownFields");
    checkWord(defaults, ["omit", "write"], "defaults");
    this.typeName = typeName;
    this.types = new Map(types.map((type) => [type.typeName, type]));
    this.ignoresUnknown = unknownFields === "ignore";
    this.writesDefaults = defaults === "write";
  }

  /** Runs `act` for a field, an item or an entry. `step` is its part of the path: `.name`, `[3]`. */
  within<T>(step: string, act: () => T): T {
    this.path.push(step);
    const result = act();
    // If `act` throws, the conversion ends and the error already contains the path.
    this.path.pop();
    return result;
  }

  /** Runs `act` one level deeper; for messages, structs and lists. */
  nested<T>(act: () => T): T {
    if (++this.depth > MESSAGE_DEPTH_MAX) throw this.error(`is nested deeper than ${MESSAGE_DEPTH_MAX}`);
    const result = act();
    this.depth--;
    return result;
  }

  /** The current path, such as `chatwire.v1.GetPeersResponse.peers[3].port`. */
  get place(): string {
    return this.typeName + this.path.join("");
  }

  /** @param text  continues the sentence after the path: "must be an array" */
  error(text: string): UsageError {
    return new UsageError(`${this.place} ${text}.`);
  }
}

/** Returns a value as an error text shows it: at most 60 characters. */
export function describeJson(value: unknown): string {
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "an array" : "an object";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
