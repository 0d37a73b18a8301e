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

import { ChatError } from "../errors.ts";
import { staleFiles, writeFiles } from "./output-folder.ts";
import { compileFolder } from "./run-pbjs.ts";

const { values } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    proto: { type: "string", default: "proto" },
    out: { type: "string", default: "generated" },
    wire: { type: "string", default: "./src/wire" },
  },
});

try {
  const wire = values.wire.startsWith(".")
    ? `./${relative(resolve(values.out), resolve(values.wire)).replaceAll(sep, "/")}`
    : values.wire;
  const files = await compileFolder(values.proto, wire);
  const stale = staleFiles(values.out, files);
  if (!values.check) {
    writeFiles(values.out, files, stale);
    process.stdout.write(`${files.size} files in ${values.out}, ${stale.length} changed\n`);
  } else if (stale.length > 0) {
    process.stderr.write(
      `Not what ${values.proto} makes; generate again:\n${stale.map((path) => `  ${values.out}/${path}\n`).join("")}`,
    );
    process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof ChatError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
