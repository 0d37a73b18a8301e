/** Tells where something of the schema is declared, and what it is called in TypeScript. */

import protobuf from "protobufjs";

import { exportedName } from "./names.ts";

/** Tells which file of the schema, by its path in the schema's folder, declares something; undefined for others'. */
export type FileOf = (subject: protobuf.ReflectionObject) => string | undefined;

/** The identifier of a message or an enum, those of the messages around it included. */
export function symbolName(subject: protobuf.ReflectionObject): string {
  const path = [subject.name];
  for (let outer = subject.parent; outer instanceof protobuf.Type; outer = outer.parent) path.unshift(outer.name);
  return exportedName(path);
}
