/** Reads the comments of the schema. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import protobuf from "protobufjs";
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
  readonly #root: protobuf.Root;

  private constructor(root: protobuf.Root) {
    this.#root = root;
  }

  /** @param protoFolder  the folder of the schema */
  static async read(protoFolder: string): Promise<SchemaComments> {
    const root = new protobuf.Root();
    // Comments need no resolved types.
    for (const path of protoFiles(protoFolder)) {
      const text = await readFile(join(protoFolder, path), "utf8");
      protobuf.parse(text, root, { keepCase: true, alternateCommentMode: true });
    }
    return new SchemaComments(root);
  }

  /** @param service  the full name */
  ofMethod(service: string, method: string): string {
    return oneLine(this.#root.lookupService(service).methods[method]?.comment);
  }

  /**
   * The names of a message's fields, by their numbers.
   *
   * @param message  the name in the package
   */
  fieldsOf(message: string): string[] {
    const fields = [...this.#root.lookupType(`${PACKAGE}.${message}`).fieldsArray];
    return fields.sort((one, other) => one.id - other.id).map(({ name }) => name);
  }

  /**
   * The numbers of an enum's values or a message's fields.
   *
   * @param name  the name in the package
   */
  registryOf(name: string): Registry {
    const found = this.#root.lookup(`${PACKAGE}.${name}`);
    if (found instanceof protobuf.Enum)
      return { name, numbers: Object.values(found.values), reserved: rangesOf(found.reserved) };
    const { fieldsArray, reserved } = this.#root.lookupType(`${PACKAGE}.${name}`);
    return { name, numbers: fieldsArray.map(({ id }) => id), reserved: rangesOf(reserved) };
  }

  /**
   * The names of all enums that a message contains, in itself or in the messages that it contains.
   *
   * @param message  the name in the package
   */
  enumsIn(message: string): string[] {
    const enums = new Set<string>();
    const messages = new Set([message]);
    // A set that grows is iterated to its end.
    for (const name of messages) {
      for (const { type } of this.#root.lookupType(`${PACKAGE}.${name}`).fieldsArray) {
        const found = this.#root.lookup(`${PACKAGE}.${type}`);
        if (found instanceof protobuf.Enum) enums.add(type);
        else if (found instanceof protobuf.Type) messages.add(type);
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
    return Object.entries(this.#root.lookupEnum(`${PACKAGE}.${enumeration}`).values)
      .filter(([, number]) => number !== 0)
      .map(([name, number]) => ({
        number,
        name: name.slice(prefix.length),
        meaning: this.ofValue(enumeration, name),
      }));
  }

  /** All enums and messages of the package. */
  registries(): Registry[] {
    const { nestedArray } = this.#root.define(PACKAGE);
    const named = nestedArray.filter((found) => found instanceof protobuf.Enum || found instanceof protobuf.Type);
    return named.map(({ name }) => this.registryOf(name));
  }

  /**
   * The number of the field that has a type.
   *
   * @param message  the message with the field, by its name in the package
   * @param type     the name in the package
   */
  fieldOfType(message: string, type: string): number {
    const field = this.#root.lookupType(`${PACKAGE}.${message}`).fieldsArray.find((each) => each.type === type);
    if (field === undefined) throw new UsageError(`${message} has no field of the type ${type}.`);
    return field.id;
  }

  /** @param message  the name in the package */
  ofMessage(message: string): string {
    return oneLine(this.#root.lookupType(`${PACKAGE}.${message}`).comment);
  }

  /**
   * @param enumeration  the name in the package
   * @param value        the name with its prefix
   */
  ofValue(enumeration: string, value: string): string {
    return oneLine(this.#root.lookupEnum(`${PACKAGE}.${enumeration}`).comments[value]);
  }
}

/** Ranges of numbers; protobufjs keeps reserved names in the same list. */
function rangesOf(reserved: readonly (number[] | string)[] | undefined): NumberRange[] {
  return (reserved ?? []).flatMap((each) => {
    const [first, last] = typeof each === "string" ? [] : each;
    return first === undefined || last === undefined ? [] : [{ first, last }];
  });
}

function oneLine(comment: string | null | undefined): string {
  return (comment ?? "").replaceAll(/\s+/g, " ").trim();
}
