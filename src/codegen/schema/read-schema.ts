/** Reads declarations into the model of `schema.ts`. */

import { CustomOptions } from "./custom-options.ts";
import type { Declarations, SourceFile } from "./declarations.ts";
import { isMapEntry, Symbols } from "./exported-names.ts";
import { readEnum } from "./read-enum.ts";
import { readExtension } from "./read-extension.ts";
import type { Context } from "./read-field.ts";
import { readMessage } from "./read-message.ts";
import { readService } from "./read-service.ts";
import { messagesWithRequired } from "./required.ts";
import type { SchemaEnum, SchemaFile, SchemaMessage } from "./schema.ts";

/** Reads each file, message and enum when it is asked for, once. */
export class SchemaReader {
  readonly context: Context;
  readonly #messages = new Map<string, SchemaMessage>();
  readonly #enums = new Map<string, SchemaEnum>();

  constructor(declarations: Declarations) {
    const options = new CustomOptions(declarations);
    const withRequired = messagesWithRequired(declarations);
    const symbols = new Symbols(declarations, options, withRequired);
    this.context = { declarations, options, symbols, withRequired };
  }

  file(file: SourceFile): SchemaFile {
    const { messages, enums, extensions, services } = this.context.declarations.in(file);
    return {
      path: file.path,
      messages: messages.filter((each) => !isMapEntry(each)).map(({ fullName }) => this.message(fullName)),
      enums: enums.map(({ fullName }) => this.enum(fullName)),
      extensions: extensions.map((each) => readExtension(each, this.context)),
      services: services.map((each) => readService(each, this.context)),
    };
  }

  /** @param fullName  of a declared message */
  message(fullName: string): SchemaMessage {
    const { declarations } = this.context;
    return cached(this.#messages, fullName, declarations.messages.get(fullName), (source) =>
      readMessage(source, this.context),
    );
  }

  /** @param fullName  of a declared enum */
  enum(fullName: string): SchemaEnum {
    const { declarations } = this.context;
    return cached(this.#enums, fullName, declarations.enums.get(fullName), (source) => readEnum(source, this.context));
  }
}

function cached<Source, Read>(
  known: Map<string, Read>,
  fullName: string,
  source: Source | undefined,
  read: (source: Source) => Read,
): Read {
  const before = known.get(fullName);
  if (before !== undefined) return before;
  if (source === undefined) throw new Error(`${fullName} is not declared.`);
  const value = read(source);
  known.set(fullName, value);
  return value;
}
