/** Reads the comments of the schema. */

import { joinMistakes, throwMistakes } from "../codegen/descriptor/mistake.ts";
import { link } from "../codegen/link/link.ts";
import {
  commentOf,
  Declarations,
  type EnumDeclaration,
  fieldsIn,
  type MessageDeclaration,
  STEPS,
  withoutDot,
} from "../codegen/schema/declarations.ts";
import { loadFiles } from "../codegen/source/load-files.ts";
import { protoFiles } from "../codegen/source/schema-files.ts";
import { UsageError } from "../errors.ts";

const PACKAGE = "chatwire.v1";

/** Numbers from `first` to `last`. */
export interface NumberRange {
  readonly first: number;
  readonly last: number;
}

/** A registry whose numbers are in the schema: an enum, or the fields of a message. */
export interface Registry {
  /** The name of the enum or the message. */
  readonly name: string;
  readonly numbers: readonly number[];
  /** Ranges that the schema declares as reserved. */
  readonly reserved: readonly NumberRange[];
}

/** The comments of methods, messages and values of enums, each on one line. */
export class SchemaComments {
  readonly #declarations: Declarations;

  private constructor(declarations: Declarations) {
    this.#declarations = declarations;
  }

  /**
   * @param protoFolder  the folder of the schema
   * @throws UsageError the schema has mistakes
   */
  static read(protoFolder: string): SchemaComments {
    const loaded = loadFiles({ roots: [protoFolder], files: protoFiles(protoFolder) });
    const linked = link(loaded);
    throwMistakes(joinMistakes(loaded.mistakes, linked.mistakes));
    return new SchemaComments(new Declarations(linked.files));
  }

  /** @param service  the full name */
  ofMethod(service: string, method: string): string {
    const declared = this.#declarations.services.get(service);
    const index = declared?.descriptor.method.findIndex(({ name }) => name === method) ?? -1;
    if (declared === undefined || index < 0) throw new UsageError(`${service} has no method ${method}.`);
    return oneLine(declared.file.info.comment([...declared.path, STEPS.service.method, index]));
  }

  /**
   * The names of a message's fields, by their numbers.
   *
   * @param message  the name in the package
   */
  fieldsOf(message: string): string[] {
    const fields = [...this.#message(message).descriptor.field];
    return fields.sort((one, other) => (one.number ?? 0) - (other.number ?? 0)).map(({ name = "" }) => name);
  }

  /**
   * The numbers of an enum's values or a message's fields.
   *
   * @param name  the name in the package
   */
  registryOf(name: string): Registry {
    const found = this.#declarations.enums.get(`${PACKAGE}.${name}`);
    if (found !== undefined) {
      const { value, reservedRange } = found.descriptor;
      const reserved = reservedRange.map(({ start = 0, end = 0 }) => ({ first: start, last: end }));
      return { name, numbers: [...new Set(value.map(({ number = 0 }) => number))], reserved };
    }
    const { field, reservedRange } = this.#message(name).descriptor;
    // The end of a message's range is the first number after it.
    const reserved = reservedRange.map(({ start = 0, end = 0 }) => ({ first: start, last: end - 1 }));
    return { name, numbers: field.map(({ number = 0 }) => number), reserved };
  }

  /**
   * The names of all enums that a message contains, in itself or in the messages that it contains.
   *
   * @param message  the name in the package
   */
  enumsIn(message: string): string[] {
    const enums = new Set<string>();
    const messages = new Set([this.#message(message)]);
    // A set that grows is iterated to its end.
    for (const each of messages) {
      for (const { descriptor } of fieldsIn(each)) {
        const type = withoutDot(descriptor.typeName);
        const found = this.#declarations.messages.get(type);
        if (found !== undefined) messages.add(found);
        if (this.#declarations.enums.has(type)) enums.add(type.slice(PACKAGE.length + 1));
      }
    }
    return [...enums].sort();
  }

  /**
   * An enum's values without the one that says nothing, each with its name without the prefix and its comment.
   *
   * @param enumeration  the name in the package
   */
  valuesOf(enumeration: string): { readonly number: number; readonly name: string; readonly meaning: string }[] {
    const prefix = `${enumeration.replaceAll(/(?!^)([A-Z])/g, "_$1").toUpperCase()}_`;
    return this.#enum(enumeration)
      .descriptor.value.filter(({ number = 0 }) => number !== 0)
      .map(({ name = "", number = 0 }) => ({
        number,
        name: name.slice(prefix.length),
        meaning: this.ofValue(enumeration, name),
      }));
  }

  /** All enums and messages of the package, each after those of files that its file imports. */
  registries(): Registry[] {
    const { enums, messages } = this.#declarations;
    const declared = [...enums.values(), ...messages.values()];
    const own = declared.filter(({ file, outer }) => file.package === PACKAGE && outer === undefined);
    return own.map(({ name }) => this.registryOf(name));
  }

  /**
   * The number of the choice of a `oneof` that has a type.
   *
   * @param message  the message with the field, by its name in the package
   * @param type     the name in the package
   */
  choiceOfType(message: string, type: string): number {
    const { field } = this.#message(message).descriptor;
    const found = field.find(
      ({ typeName, oneofIndex }) => oneofIndex !== undefined && withoutDot(typeName) === `${PACKAGE}.${type}`,
    );
    if (found?.number === undefined) throw new UsageError(`${message} has no choice of the type ${type}.`);
    return found.number;
  }

  /** @param message  the name in the package */
  ofMessage(message: string): string {
    return oneLine(commentOf(this.#message(message)));
  }

  /**
   * @param enumeration  the name in the package
   * @param value        the name with its prefix
   */
  ofValue(enumeration: string, value: string): string {
    const { descriptor, file, path } = this.#enum(enumeration);
    const index = descriptor.value.findIndex(({ name }) => name === value);
    if (index < 0) throw new UsageError(`${enumeration} has no value ${value}.`);
    return oneLine(file.info.comment([...path, STEPS.enum.value, index]));
  }

  #message(name: string): MessageDeclaration {
    const found = this.#declarations.messages.get(`${PACKAGE}.${name}`);
    if (found === undefined) throw new UsageError(`The schema has no message ${name}.`);
    return found;
  }

  #enum(name: string): EnumDeclaration {
    const found = this.#declarations.enums.get(`${PACKAGE}.${name}`);
    if (found === undefined) throw new UsageError(`The schema has no enum ${name}.`);
    return found;
  }
}

function oneLine(comment: string): string {
  return comment.replaceAll(/\s+/g, " ").trim();
}
