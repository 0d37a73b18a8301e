/** Compiles a unit with our compiler, and finds out which files it refuses. */

import { compileFiles } from "../../src/codegen/run-pbjs.ts";

export interface OurVerdict {
  /** The text of each generated file, by its path. */
  readonly generated: ReadonlyMap<string, string>;
  /** Our reason by the file. */
  readonly refused: ReadonlyMap<string, string>;
}

/** So that a mistake in one of very many files is found with few large runs. */
const BATCH_FILES = 250;

/**
 * @param folder  that of the unit
 * @param files  paths in the folder
 * @param wire  as of `chatwire generate`
 */
export async function judgeWithOurs(folder: string, files: readonly string[], wire: string): Promise<OurVerdict> {
  const generated = new Map<string, string>();
  const refused = new Map<string, string>();
  const compile = async (some: readonly string[]): Promise<void> => {
    try {
      const texts = await compileFiles({ protoFolder: folder, files: some, wire, importExtension: "ts" });
      for (const [path, text] of texts) generated.set(path, text);
    } catch (error) {
      const [first = ""] = some;
      if (some.length === 1) {
        refused.set(first, error instanceof Error ? `${error.message.replaceAll(`${folder}/`, "")}` : String(error));
        return;
      }
      const half = some.length >>> 1;
      await compile(some.slice(0, half));
      await compile(some.slice(half));
    }
  };
  for (let at = 0; at < files.length; at += BATCH_FILES) await compile(files.slice(at, at + BATCH_FILES));
  return { generated, refused };
}
