/** Reads what protobufjs parsed into the model of `schema.ts`, and refuses what the emitters do not support. */

import protobuf from "protobufjs";
import { fileOf, schemaError } from "../source/schema-error.ts";
import { wellKnownFile } from "../source/well-known.ts";
import type { FileOf } from "./exported-names.ts";
import { exportedNames } from "./exported-names.ts";
import { readEnum } from "./read-enum.ts";
import { readMessage } from "./read-message.ts";
import type { SchemaEnum, SchemaFile, SchemaMessage } from "./schema.ts";

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
 * @param fileIn  turns the path that the parser has for a file into its path in that folder
 * @throws UsageError the schema has something unsupported, or two declarations would have one name in TypeScript
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
  checkExportedNames([...messages, ...enums]);
  return { files, messages, enums, services, extensions };
}

/** Everything that is declared in a namespace and in the namespaces within it. */
export function* declarations(namespace: protobuf.NamespaceBase): Generator<protobuf.ReflectionObject> {
  for (const subject of namespace.nestedArray) {
    yield subject;
    if (subject instanceof protobuf.Namespace && !(subject instanceof protobuf.Service)) yield* declarations(subject);
  }
}

/** Options are the only extensions that have an effect here. Others travel as unknown fields. */
export function isOption(field: protobuf.Field): boolean {
  return OPTIONS_TYPE.test(field.extend ?? "");
}

function checkExportedNames(
  declared: readonly (readonly [protobuf.ReflectionObject, SchemaMessage | SchemaEnum])[],
): void {
  const seen = new Map<string, string>();
  for (const [subject, read] of declared) {
    for (const [name, what] of exportedNames(read)) {
      const key = `${read.symbol.file} ${name}`;
      const other = seen.get(key);
      if (other !== undefined)
        throw schemaError(
          subject,
          `${what} and ${other} would both be named ${name} in TypeScript. Rename one of them.`,
        );
      seen.set(key, what);
    }
  }
}

/** The messages with required fields, and those that contain such messages. */
function typesWithRequired(types: readonly protobuf.Type[]): ReadonlySet<protobuf.Type> {
  const around = new Map<protobuf.Type, protobuf.Type[]>();
  const found = new Set<protobuf.Type>();
  for (const type of types) {
    for (const field of type.fieldsArray) {
      if (field.declaringField !== null) continue;
      if (field.required) found.add(type);
      if (!(field.resolvedType instanceof protobuf.Type)) continue;
      const outer = around.get(field.resolvedType) ?? [];
      around.set(field.resolvedType, outer);
      outer.push(type);
    }
  }
  // A set iterates over what is added during the loop, too.
  for (const type of found) for (const outer of around.get(type) ?? []) found.add(outer);
  return found;
}
