#!/usr/bin/env node
/** The program `chatwire`: `run-command.ts` finds the command and runs it. */

import { PROCESS_OUTPUT, runCommand } from "./run-command.ts";

process.exitCode = await runCommand(process.argv.slice(2), PROCESS_OUTPUT);
