/**
 * The JSON format of protobuf, for generated code.
 *
 * It is driven by tables, in files beside those of the codecs: who imports
 * none of them carries nothing of it.
 *
 * @see https://protobuf.dev/programming-guides/json/
 */

import { UsageError } from "../../errors.ts";
import type { MessageCodec } from "../codec.ts";
import { MESSAGE_DEPTH_MAX } from "../ranges.ts";

export type JsonValue = null | boolean | number | string | JsonValue[] | { [name: string]: JsonValue };

export interface JsonOptions {
  /** The messages that may be in a google.protobuf.Any. Default: none. */
  readonly types?: readonly JsonCodec<object>[];
  /** Whether names and enum values that the schema does not know are an error when reading. Default: "refuse". */
  readonly unknownFields?: "refuse" | "ignore";
  /** Whether fields without presence are written though they hold their defaults. Default: "omit". */
  readonly defaults?: "omit" | "write";
}

/** What generated code offers for the JSON format of a message. */
export interface JsonCodec<T> {
  /** The full name in the schema, as `chatwire.v1.Peer`. */
  readonly typeName: string;
  readonly codec: MessageCodec<T>;
  /** Whether its JSON is another than an object of its fields, as of google.protobuf.Timestamp. */
  readonly isSpecial: boolean;

  /**
   * @returns what `JSON.stringify` takes; unknown fields are left out
   * @throws UsageError a value does not fit its field; the text names the field
   */
  toJson(message: T, options?: JsonOptions): JsonValue;

  /**
   * @param value  what `JSON.parse` gave, or `parseJson`, which is stricter and takes every number of 64 bits;
   *   those past 2^53 that `JSON.parse` gave are refused, as it rounds them
   * @throws UsageError it is not this message; the text names the place in it
   */
  fromJson(value: unknown, options?: JsonOptions): T;

  /** As `toJson`, within a message that is being written. */
  write(message: T, context: JsonContext): JsonValue;

  /** As `fromJson`, within a message that is being read. */
  read(value: unknown, context: JsonContext): T;
}

/** How a message is written and read. */
export interface JsonForm<T> {
  write(message: T, context: JsonContext): JsonValue;
  read(value: unknown, context: JsonContext): T;
}

export function createJsonCodec<T extends object>(
  codec: MessageCodec<T>,
  form: JsonForm<T>,
  isSpecial: boolean,
): JsonCodec<T> {
  const { typeName } = codec;
  return {
    typeName,
    codec,
    isSpecial,
    write: form.write,
    read: form.read,
    toJson: (message, options) => {
      try {
        return form.write(message, new JsonContext(typeName, options));
      } catch (error) {
        // Without types a caller can leave out what must be there: a list, the message itself.
        if (error instanceof TypeError) throw new UsageError(`This is no ${typeName}: ${error.message}.`);
        throw error;
      }
    },
    fromJson: (value, options) => form.read(value, new JsonContext(typeName, options)),
  };
}

/** Where in a message its JSON is being written or read, and what was asked for. */
export class JsonContext {
  readonly types: ReadonlyMap<string, JsonCodec<object>>;
  readonly ignoresUnknown: boolean;
  readonly writesDefaults: boolean;
  private readonly typeName: string;
  private readonly path: string[] = [];
  private depth = 0;

  constructor(typeName: string, { types = [], unknownFields, defaults }: JsonOptions = {}) {
    this.typeName = typeName;
    this.types = new Map(types.map((type) => [type.typeName, type]));
    this.ignoresUnknown = unknownFields === "ignore";
    this.writesDefaults = defaults === "write";
  }

  /** Does something with a field, an item or an entry. `step` is how it is named in errors: `.name`, `[3]`. */
  within<T>(step: string, act: () => T): T {
    this.path.push(step);
    const result = act();
    // Where `act` throws the whole context is done with, and its path is in the error.
    this.path.pop();
    return result;
  }

  /** Does something with a message, or what nests like one. */
  nested<T>(act: () => T): T {
    if (++this.depth > MESSAGE_DEPTH_MAX) throw this.error(`is nested deeper than ${MESSAGE_DEPTH_MAX}`);
    const result = act();
    this.depth--;
    return result;
  }

  /** The place, as `chatwire.v1.GetPeersResponse.peers[3].port`. */
  get place(): string {
    return this.typeName + this.path.join("");
  }

  /** @param text  goes on after the place */
  error(text: string): UsageError {
    return new UsageError(`${this.place} ${text}.`);
  }
}

/** A value for the text of an error, shortened. */
export function describeJson(value: unknown): string {
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "an array" : "an object";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
