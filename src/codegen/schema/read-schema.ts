/** Reads what protobufjs parsed into the schema that the emitters take, and refuses what they cannot do. */

import protobuf from "protobufjs";
import { fileOf, schemaError } from "../source/schema-error.ts";
import { wellKnownFile } from "../source/well-known.ts";
import { exportedNames } from "./exported-names.ts";
import { readEnum } from "./read-enum.ts";
import { readMessage } from "./read-message.ts";
import { typesWithRequired } from "./required-types.ts";
import type { SchemaEnum, SchemaFile, SchemaMessage } from "./schema.ts";
import type { FileOf } from "./symbols.ts";

export interface Schema {
  readonly files: readonly SchemaFile[];
  readonly messages: ReadonlyMap<protobuf.Type, SchemaMessage>;
  readonly enums: ReadonlyMap<protobuf.Enum, SchemaEnum>;
  readonly services: readonly protobuf.Service[];
  readonly extensions: readonly protobuf.Field[];
}

const OPTIONS_TYPE = /^\.?google\.protobuf\.\w+Options$/;

/**
 * @param paths   the files of the schema, by their paths in its folder
 * @param fileIn  the path in that folder of a file as the parser named it
 * @throws UsageError something is not supported, or names clash
 */
export function readSchema(
  root: protobuf.Root,
  paths: readonly string[],
  fileIn: (file: string) => string | undefined,
): Schema {
  const messages = new Map<protobuf.Type, SchemaMessage>();
  const enums = new Map<protobuf.Enum, SchemaEnum>();
  const services: protobuf.Service[] = [];
  const extensions: protobuf.Field[] = [];
  const schemaFileOf: FileOf = (subject) => {
    const file = fileOf(subject);
    return file === undefined ? wellKnownFile(subject) : fileIn(file);
  };
  const declared = [...declarations(root)];
  const withRequired = typesWithRequired(declared.filter((subject) => subject instanceof protobuf.Type));
  for (const subject of declared) {
    const file = schemaFileOf(subject);
    if (file === undefined) continue;
    if (subject instanceof protobuf.Type)
      messages.set(subject, readMessage(subject, file, { fileOf: schemaFileOf, withRequired }));
    else if (subject instanceof protobuf.Enum) enums.set(subject, readEnum(subject, file));
    else if (subject instanceof protobuf.Service) services.push(subject);
    else if (subject instanceof protobuf.Field && isOption(subject)) extensions.push(subject);
  }
  const used = [...messages.values(), ...enums.values()].map(({ symbol }) => symbol.file);
  const files = [...new Set([...paths, ...used.sort()])].map((path) => ({
    path,
    messages: [...messages.values()].filter(({ symbol }) => symbol.file === path),
    enums: [...enums.values()].filter(({ symbol }) => symbol.file === path),
  }));
  refuseClashes([...messages, ...enums]);
  return { files, messages, enums, services, extensions };
}

/** Everything that is declared in a namespace and in those within it. */
export function* declarations(namespace: protobuf.NamespaceBase): Generator<protobuf.ReflectionObject> {
  for (const subject of namespace.nestedArray) {
    yield subject;
    if (subject instanceof protobuf.Namespace && !(subject instanceof protobuf.Service)) yield* declarations(subject);
  }
}

/** Options are the only extensions that mean something here; others are sent on as unknown fields. */
export function isOption(field: protobuf.Field): boolean {
  return OPTIONS_TYPE.test(field.extend ?? "");
}

function refuseClashes(declared: readonly (readonly [protobuf.ReflectionObject, SchemaMessage | SchemaEnum])[]): void {
  const seen = new Map<string, string>();
  for (const [subject, read] of declared) {
    for (const [name, what] of exportedNames(read)) {
      const key = `${read.symbol.file} ${name}`;
      const other = seen.get(key);
      if (other !== undefined)
        throw schemaError(subject, `${what} and ${other} would both be named ${name} in TypeScript.`);
      seen.set(key, what);
    }
  }
}
