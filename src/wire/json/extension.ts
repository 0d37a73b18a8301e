/** Extensions in JSON: properties whose names are full names in brackets, such as "[game.v1.color]". */

import type { Extensible, Extension } from "../extension.ts";
import type { JsonConversion, JsonReader, JsonWriter } from "./codec.ts";
import type { JsonFields } from "./value-reader.ts";
import type { JsonObject } from "./value-writer.ts";

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

/** @param conversion  of an object whose only property is the extension, under its name in brackets */
export function extensionJson<Message extends Extensible, Value>(
  extension: Extension<Message, Value | undefined>,
  conversion: JsonConversion<{ value?: Value | undefined }>,
): JsonExtension<Message> {
  return {
    ...namesOf(extension),
    write(message, json, writer, depth) {
      if (extension.has(message))
        Object.assign(json, conversion.write({ value: extension.get(message) }, writer, depth));
    },
    read: (message, value, reader, depth) =>
      extension.set(message, conversion.read(fieldsOf(extension, value), reader, depth).value),
  };
}

/** As `extensionJson`, for a repeated extension. */
export function repeatedExtensionJson<Message extends Extensible, Item>(
  extension: Extension<Message, Item[]>,
  conversion: JsonConversion<{ value: Item[] }>,
): JsonExtension<Message> {
  return {
    ...namesOf(extension),
    write(message, json, writer, depth) {
      if (extension.has(message))
        Object.assign(json, conversion.write({ value: extension.get(message) }, writer, depth));
    },
    read: (message, value, reader, depth) =>
      extension.set(message, conversion.read(fieldsOf(extension, value), reader, depth).value),
  };
}

function namesOf({ fullName, extendee }: { readonly fullName: string; readonly extendee: string }): {
  readonly fullName: string;
  readonly extendee: string;
} {
  return { fullName, extendee };
}

function fieldsOf({ fullName }: { readonly fullName: string }, value: unknown): JsonFields {
  return { [`[${fullName}]`]: value };
}
