#!/usr/bin/env node
/**
 * The program `chatwire`.
 *
 * How the files of this folder fit together: `run-command.ts` finds the command
 * and loads it, `generate.ts` or `check.ts`. Both resolve the files of the schema
 * with `input-files.ts`. `generate.ts` compares and writes with `output-folder.ts`,
 * and `watch.ts` calls it again after each change. `help.ts` has the texts of
 * `--help`, `terminal.ts` flags, output and exit codes. Nothing is written unless
 * the whole schema compiles. This file and `run-command.ts` run without the
 * packages of the schema parser, and name those that are not installed.
 */

import { PROCESS_OUTPUT, runCommand } from "./run-command.ts";

process.exitCode = await runCommand(process.argv.slice(2), PROCESS_OUTPUT);
