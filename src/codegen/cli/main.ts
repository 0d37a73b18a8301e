#!/usr/bin/env node
/** The `chatwire` command. */

import { PROCESS_OUTPUT, runCommand } from "./run-command.ts";

process.exitCode = await runCommand(process.argv.slice(2), PROCESS_OUTPUT);
