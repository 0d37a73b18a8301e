/** Prints the module that describes a .proto file at run time: its descriptor, and a registry of its generated code. */

import { propertyOf } from "../../../wire/registry/read-file.ts";
import { printablePath, registryPath } from "../../schema/files/file-names.ts";
import type { SchemaFile, SchemaMessage, SchemaSymbol } from "../../schema/schema.ts";
import type { Printer } from "../printer.ts";

const MODULE = "registry/registry.ts";
const PURE = "/* @__PURE__ */";

/** The names that the module declares. */
export const REGISTRY_NAMES = ["file", "registry"] as const;

export interface RegistryFile {
  /** The declarations for which code is generated; undefined if there are none. */
  readonly code: SchemaFile | undefined;
  readonly path: string;
  /** The paths of the files that it imports. */
  readonly imports: readonly string[];
  /** An encoded FileDescriptorProto. */
  readonly descriptor: Uint8Array;
  /** The full names of services without a generated description. */
  readonly undescribed: readonly string[];
}

export function emitRegistry(printer: Printer, file: RegistryFile): void {
  emitDescriptor(printer, file);
  const { code, path, undescribed } = file;
  if (code === undefined) return;
  const value = (symbol: SchemaSymbol) => printer.value(symbol);
  const json = (symbol: SchemaSymbol) => printer.json(symbol);
  const lists: [string, string[]][] = [
    ["messages", code.messages.map(({ symbol }) => json(symbol))],
    ["enums", code.enums.map(({ symbol }) => `[${value(symbol)}, ${json(symbol)}]`)],
    ["extensions", code.extensions.map(({ symbol }) => `[${value(symbol)}, ${json(symbol)}]`)],
    ["services", [...code.services.map(({ symbol }) => value(symbol)), ...undescribed.map((name) => `"${name}"`)]],
  ];
  printer.line();
  printer.doc(`What ${printablePath(path)} declares.`);
  printer.block(
    `export const registry: ${printer.wireType(MODULE, "Registry")} = ${PURE} ${printer.wireValue(MODULE, "fileRegistry")}(file, {`,
    () => {
      for (const [name, items] of lists) {
        if (items.length === 0) continue;
        printer.block(
          `${name}: [`,
          () => {
            for (const item of items) printer.line(`${item},`);
          },
          "],",
        );
      }
    },
    "});",
  );
}

/** The names that the module with the registry of the whole schema declares. */
export const JOINED_NAMES = ["registry"] as const;

/** @param paths  of the generated registries */
export function emitJoinedRegistry(printer: Printer, paths: readonly string[]): void {
  printer.doc("What all files of the schema declare, and the files that they import.");
  printer.block(
    `export const registry: ${printer.wireType(MODULE, "Registry")} = ${PURE} ${printer.wireValue(MODULE, "joinRegistries")}(`,
    () => {
      for (const path of paths) printer.line(`${printer.fromRegistry(path, REGISTRY_NAMES[1])},`);
    },
    ");",
  );
}

function emitDescriptor(printer: Printer, { code, path, imports, descriptor }: RegistryFile): void {
  const base64 = Buffer.from(descriptor).toString("base64");
  const others = imports.map((each) => printer.fromRegistry(registryPath(each), REGISTRY_NAMES[0]));
  const renamed = Object.entries(Object.assign({}, ...(code?.messages ?? []).map(renamedProperties)));
  const args = [
    JSON.stringify(path),
    `"${base64}"`,
    ...(others.length + renamed.length > 0 ? [`[${others.join(", ")}]`] : []),
    ...(renamed.length > 0 ? [`{ ${renamed.map(([key, name]) => `"${key}": "${name}"`).join(", ")} }`] : []),
  ];
  printer.doc(`The descriptor of ${printablePath(path)}.`);
  printer.line(
    `export const file: ${printer.wireType(MODULE, "FileDescriptor")} = ${PURE} ${printer.wireValue(MODULE, "fileDescriptor")}(`,
  );
  printer.indented(() => {
    for (const arg of args) printer.line(`${arg},`);
  });
  printer.line(");");
}

/** The properties whose names do not follow from the names in the schema, by their full names there. */
function renamedProperties({ typeName, members }: SchemaMessage): Readonly<Record<string, string>> {
  const all = members.flatMap((member) => (member.kind === "oneof" ? [member, ...member.fields] : [member]));
  const renamed = all.filter(({ schemaName, name }) => propertyOf(schemaName) !== name);
  return Object.fromEntries(renamed.map(({ schemaName, name }) => [`${typeName}.${schemaName}`, name]));
}
