/**
 * The command that makes `generated/` from `proto/`.
 *
 *     generate.ts [--check] [--proto FOLDER] [--out FOLDER] [--wire FOLDER or package]
 *
 * With --check nothing is written: it lists the files that are not what would
 * be written, and exits with 1 where there are any.
 */

import { relative, resolve, sep } from "node:path";
import { parseArgs } from "node:util";

import { ChatError, UsageError } from "../errors.ts";
import { staleFiles, writeFiles } from "./output-folder.ts";
import { compileFolder } from "./run-pbjs.ts";

try {
  await generate();
} catch (error) {
  if (!(error instanceof ChatError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function generate(): Promise<void> {
  const { check, proto, out, wire } = flags();
  const files = await compileFolder(proto, wireFrom(out, wire));
  const stale = staleFiles(out, files);
  if (!check) {
    writeFiles(out, files, stale);
    process.stdout.write(`${files.size} files in ${out}, ${stale.length} changed\n`);
  } else if (stale.length > 0) {
    const list = stale.map((path) => `  ${out}/${path}\n`).join("");
    process.stderr.write(`Not what ${proto} makes; generate again:\n${list}`);
    process.exitCode = 1;
  }
}

function flags() {
  try {
    const { values } = parseArgs({
      options: {
        check: { type: "boolean", default: false },
        proto: { type: "string", default: "proto" },
        out: { type: "string", default: "generated" },
        wire: { type: "string", default: "./src/wire" },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A folder as seen from the generated files; the name of a package stays. */
function wireFrom(out: string, wire: string): string {
  return wire.startsWith(".") ? `./${relative(resolve(out), resolve(wire)).replaceAll(sep, "/")}` : wire;
}
