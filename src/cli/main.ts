#!/usr/bin/env node
/**
 * The program `chatwire`.
 *
 * How the files of this folder fit together: `run-command.ts` finds the command
 * in the table of `commands.ts` and runs it. Each command has a file of its own,
 * named after it, that reads the arguments and calls the folder that does the
 * work, and a text in `help.ts`; server, client and demo are the programs of the folder examples, which use the public
 * API only, and have their own texts. `terminal.ts` has flags, output and exit codes.
 *
 * Invariant: a command is loaded when it is called, and never loads another, so
 * each runs without the packages of the others. Only `completion` loads server,
 * client and demo, to read their help.
 */

import { PROCESS_OUTPUT, runCommand } from "./run-command.ts";

process.exitCode = await runCommand(process.argv.slice(2), PROCESS_OUTPUT);
