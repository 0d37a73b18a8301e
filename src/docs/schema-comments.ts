/** Reads the comments of the schema. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import protobuf from "protobufjs";
import { protoFiles } from "../codegen/source/schema-files.ts";

const PACKAGE = "chatwire.v1";

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

function oneLine(comment: string | null | undefined): string {
  return (comment ?? "").replaceAll(/\s+/g, " ").trim();
}
