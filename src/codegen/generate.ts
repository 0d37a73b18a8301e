/**
 * The command that makes `generated/` from `proto/`: `chatwire generate`, for
 * code that imports the source and not the package.
 */

import { PROCESS_OUTPUT, runCommand } from "./cli/run-command.ts";

const SOURCE_FLAGS = ["--wire", "./src/wire", "--import-extension", "ts"];

process.exitCode = await runCommand(["generate", ...SOURCE_FLAGS, ...process.argv.slice(2)], PROCESS_OUTPUT);
