/**
 * The command that generates `generated/` from `proto/`: `chatwire generate`, with
 * imports of this repository's source instead of the package.
 */

import { PROCESS_OUTPUT, runCommand } from "./cli/run-command.ts";

const SOURCE_FLAGS = ["--wire", "./src/wire", "--import-extension", "ts"];

process.exitCode = await runCommand(["generate", ...SOURCE_FLAGS, ...process.argv.slice(2)], PROCESS_OUTPUT);
