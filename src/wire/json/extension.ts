/** Extensions in JSON: properties whose names are full names in brackets, such as "[game.v1.color]". */

import { DecodeError } from "../../errors.ts";
import type { Extensible, Extension } from "../extension.ts";
import type { JsonConversion, JsonExtension } from "./codec.ts";
import { JsonFailure } from "./failure.ts";
import type { JsonFields } from "./value-reader.ts";

/** @param conversion  of an object whose only property is the extension, under its name in brackets */
export function extensionJson<Message extends Extensible, Value>(
  extension: Extension<Message, Value | undefined>,
  conversion: JsonConversion<{ value?: Value | undefined }>,
): JsonExtension<Message> {
  return {
    ...namesOf(extension),
    write(message, json, writer, depth) {
      if (extension.has(message))
        Object.assign(json, conversion.write({ value: valueIn(message, extension) }, writer, depth));
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
        Object.assign(json, conversion.write({ value: valueIn(message, extension) }, writer, depth));
    },
    read: (message, value, reader, depth) =>
      extension.set(message, conversion.read(fieldsOf(extension, value), reader, depth).value),
  };
}

/** Extensions are decoded only when they are asked for. Then their bytes may be found to be malformed. */
function valueIn<Message extends Extensible, Value>(message: Message, extension: Extension<Message, Value>): Value {
  try {
    return extension.get(message);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new JsonFailure(`does not hold a value of its type: ${error.message}`, `[${extension.fullName}]`);
  }
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
