/** Finds and reads the files in the roots of a schema. */

import { readFileSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";

import type { Place } from "../descriptor/mistake.ts";
import { FILE_UNITS_MAX } from "./parse-file.ts";
import { fromWorkingDirectory } from "./schema-files.ts";

export interface FoundFile {
  readonly root: string;
  readonly path: string;
  /** Without symbolic links. */
  readonly realPath: string;
  /** From the working directory, with slashes. */
  readonly shownPath: string;
}

/** @returns the file in the first of the folders that has it */
export function findFile(folders: readonly string[], name: string): FoundFile | undefined {
  for (const root of folders) {
    const path = join(root, name);
    const realPath = realPathOf(path);
    if (realPath !== undefined) return { root, path, realPath, shownPath: fromWorkingDirectory(path) };
  }
  return undefined;
}

/** @returns undefined if there is no such file, or if its folder cannot be read */
function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

export interface ReadText {
  /** Undefined if the file cannot be read. If it is not UTF-8, with U+FFFD for what is not. */
  readonly text: string | undefined;
  readonly fault: { readonly place: Place | undefined; readonly text: string } | undefined;
}

export function readText(path: string): ReadText {
  const refused = (text: string) => ({ text: undefined, fault: { place: undefined, text } });
  const stats = statSync(path, { throwIfNoEntry: false });
  // Reading a FIFO would never end.
  if (!stats?.isFile()) return refused("This is not a regular file.");
  // A UTF-16 unit has at most three bytes.
  if (stats.size > 3 * FILE_UNITS_MAX) return refused(`The file has more than ${FILE_UNITS_MAX} characters.`);
  const bytes = readBytes(path);
  if (bytes === undefined) return refused("The file cannot be read. Check its permissions.");
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const place = text.includes("\ufffd") ? placeOfFault(text, bytes) : undefined;
  return { text, fault: place && { place, text: "The file is not UTF-8 here. Save it as UTF-8." } };
}

function readBytes(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** The place of the first bytes that are not UTF-8; undefined if there are none. */
function placeOfFault(text: string, bytes: Uint8Array): Place | undefined {
  const encoded = new TextEncoder().encode(text);
  const at = encoded.findIndex((byte, index) => byte !== bytes[index]);
  if (at < 0) return undefined;
  const lines = new TextDecoder().decode(bytes.subarray(0, at)).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
