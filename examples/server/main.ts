/** A chat server for the terminal: `npm run server -- --help`. */

import { UsageError } from "chatwire";
import { WrongUsage } from "../shared/flags.ts";
import { readVersion } from "../shared/version.ts";
import { HELP, LIMITS_HELP } from "./config/help.ts";
import { type Options, readCommand } from "./config/options.ts";
import { printConfig } from "./config/print-config.ts";
import { backUp } from "./data/accounts.ts";
import { describeError } from "./error-messages.ts";
import { createLogOutput, type ProgramEntry } from "./log-output.ts";
import { serve } from "./serve.ts";
import { listenForSignals } from "./signals.ts";

/** 0: ended as asked; 1: something failed, or the end was cut short; 2: a setting is wrong. */
process.exitCode = await main().catch((error: unknown) => {
  console.error(describeError(error));
  return error instanceof WrongUsage || error instanceof UsageError ? 2 : 1;
});

async function main(): Promise<number> {
  const command = readCommand(process.argv.slice(2), process.env);
  if (command.kind === "help") process.stdout.write(HELP);
  else if (command.kind === "help-limits") process.stdout.write(LIMITS_HELP);
  else if (command.kind === "version") console.log(readVersion());
  else if (command.kind === "print-config") printConfig(command.options, command.origins);
  else if (command.kind === "backup") {
    await backUp(command.options, command.file);
    console.log(`Wrote ${command.file}. It needs its pepper: keep a copy of ${command.options.pepper} elsewhere.`);
  } else return run(command.options);
  return 0;
}

async function run(options: Options): Promise<number> {
  const log = openLog(options);
  const stopped = new Promise<void>((resolve) => {
    listenForSignals(resolve, () => {
      log({ level: "warn", event: "drain-abandoned" });
      process.exit(1);
    });
  });
  const outcome = await serve(options, log, stopped);
  if (outcome === "drained") return 0;
  // What would not end would keep the process.
  process.exit(1);
}

/** The log on stderr, with what Node has to say in the same form. */
function openLog({ logFormat, logLevel }: Options): (entry: ProgramEntry) => void {
  const format = logFormat !== "auto" ? logFormat : process.stderr.isTTY ? "text" : "json";
  // Whoever read the log may be gone; the server need not follow.
  process.stderr.on("error", () => {});
  const log = createLogOutput(format, logLevel, (line) => process.stderr.write(line));
  process.removeAllListeners("warning");
  process.on("warning", ({ name, message, stack }) => {
    log({ level: "warn", event: "warning", name, message, stack });
  });
  process.on("uncaughtException", (error) => {
    log({ level: "error", event: "crashed", stack: error.stack });
    process.exit(1);
  });
  return log;
}
