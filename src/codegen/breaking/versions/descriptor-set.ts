/** Loads a version of a schema from a file with a FileDescriptorSet. */

import { fieldRecords } from "../../descriptor/field-records.ts";
import { readSet } from "../../descriptor/read-set.ts";
import type { FileDescriptorProto } from "../../generated/google/protobuf/descriptor.ts";
import { isBuiltIn } from "../../packaged-files.ts";
import type { SchemaVersion } from "../version.ts";
import { linkVersion } from "./link-version.ts";

/** The field with which buf marks files that a schema imports from elsewhere, and the mark in it. */
const BUF_EXTENSION = 8042;
const BUF_IS_IMPORT = 1;

/**
 * @param now  the version to compare with. What it imports from elsewhere is not compared.
 * @throws UsageError the file holds no FileDescriptorSet, or its descriptors have mistakes
 */
export function loadDescriptorSet(path: string, now: SchemaVersion): SchemaVersion {
  const { file: files } = readSet(path);
  const names = files.filter((file) => !isImported(file)).map(({ name = "" }) => name);
  const own = names.filter((name) => now.files.has(name) || !(now.declarations.files.has(name) || isBuiltIn(name)));
  const shownPaths = new Map(files.map(({ name = "" }) => [name, `${path}:${name}`]));
  return linkVersion({ files, own: new Set(own), shownPaths, mistakes: [] });
}

function isImported({ $unknown = new Uint8Array(0) }: FileDescriptorProto): boolean {
  const marks = fieldRecords($unknown).filter(({ number }) => number === BUF_EXTENSION);
  const inner = marks.flatMap(({ value }) => (value instanceof Uint8Array ? fieldRecords(value) : []));
  return inner.some(({ number, value }) => number === BUF_IS_IMPORT && value === 1n);
}
