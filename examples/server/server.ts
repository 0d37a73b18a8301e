/**
 * A chat server: `npx chatwire server --help`, or in a clone of the project `npm run server -- --help`.
 *
 * This file reads the configuration (config/) and runs a command: `serve` opens the
 * certificate and the accounts (data/), starts the `ChatServer`, and, if wanted, the
 * HTTP monitor (monitor/) and the commands of the operator (control/); roles.ts runs one part of a server of several processes. signals.ts turns signals into a shutdown, log-output.ts
 * formats the log, error-messages.ts the errors. main.ts starts it.
 *
 * The invariant: stdout gets results only, stderr gets the log and errors.
 */

import { UsageError } from "chatwire";
import { wrapMessage } from "../shared/columns.ts";
import { WrongUsage } from "../shared/flags.ts";
import { printableJson } from "../shared/printable.ts";
import { readVersion } from "../shared/version.ts";
import { controlHelp, helpText, LIMITS_HELP, printConfig } from "./config/help.ts";
import { type Command, controlPlace, type Options, readCommand } from "./config/options.ts";
import { askServer, NoServer } from "./control/client.ts";
import { backUp, putBack } from "./data/accounts.ts";
import { createNextCertificate, switchCertificate } from "./data/certificate.ts";
import { moveAccounts } from "./data/move.ts";
import { describeRestore } from "./data/restore-report.ts";
import { describeError } from "./error-messages.ts";
import { createLogOutput, type LogOutput } from "./log-output.ts";
import { serveRole } from "./roles.ts";
import { serve } from "./serve.ts";
import { listenForSignals } from "./signals.ts";

/**
 * Runs the server until it is stopped, or another command.
 *
 * @param print  gets the help
 * @returns the exit code: 0: success; 1: failure, or the shutdown was cut short; 2: wrong setting; 3: no server runs
 */
export async function runServer(
  args: readonly string[],
  print: (text: string) => void = (text) => process.stdout.write(text),
): Promise<0 | 1 | 2 | 3> {
  try {
    return await carryOut(readCommand(args, process.env), print);
  } catch (error) {
    console.error(wrapMessage(describeError(error), process.stderr));
    if (error instanceof NoServer) return 3;
    return error instanceof WrongUsage || error instanceof UsageError ? 2 : 1;
  }
}

async function carryOut(command: Command, print: (text: string) => void): Promise<0 | 1> {
  if (command.kind === "help") print(helpText());
  else if (command.kind === "help-limits") print(LIMITS_HELP);
  else if (command.kind === "version") print(`${readVersion()}\n`);
  else if (command.kind === "print-config") printConfig(command.options, command.origins);
  else if (command.kind === "backup") {
    await backUp(command.options, command.file);
    console.log(
      `Wrote ${command.file}. It cannot be opened without the pepper: keep a copy of ${command.options.pepper} elsewhere. It does not contain the certificate: users who see another key must accept it.`,
    );
  } else if (command.kind === "restore") {
    const replaced = await putBack(command.options, command.file);
    for (const line of describeRestore(command.options, command.file, replaced)) console.log(line);
  } else if (command.kind === "move") {
    await moveAccounts(command.options, command.store, (line) => console.log(line));
  } else if (command.kind === "next-key") {
    const { path, fingerprint } = await createNextCertificate(command.options);
    console.log(
      `Wrote ${path}, key sha256=${fingerprint}. The server announces it from its next start on, or at SIGHUP. ` +
        "When all clients have connected meanwhile, run switch-key.",
    );
  } else if (command.kind === "switch-key") {
    const { path, fingerprint } = await switchCertificate(command.options);
    console.log(
      `${path} has the key sha256=${fingerprint} now. The server shows it from its next start on, or at SIGHUP.`,
    );
  } else if (command.kind === "control-help") print(controlHelp());
  else if (command.kind === "control") await control(command);
  else if (command.kind === "serve part") {
    const { options } = command;
    return run(options, (output, stopped) => serveRole(options, output, stopped));
  } else {
    const { options } = command;
    return run(options, (output, stopped) => serve(options, output, stopped));
  }
  return 0;
}

async function control({ options, request, json }: Extract<Command, { kind: "control" }>): Promise<void> {
  await askServer(controlPlace(options), request, ({ text, value }) => {
    if (!json && text !== undefined) console.log(text);
    else if (json && value !== undefined) console.log(printableJson(Object(value)));
  });
}

/** @param serves  runs the server, or its part, until the promise resolves */
async function run(
  options: Options,
  serves: (output: LogOutput, stopped: Promise<void>) => ReturnType<typeof serve>,
): Promise<0> {
  const output = openLog(options);
  const { log } = output;
  const stopped = new Promise<void>((resolve) => {
    listenForSignals(resolve, () => {
      log({ level: "warn", event: "drain-abandoned" });
      process.exit(1);
    });
  });
  const outcome = await serves(output, stopped);
  if (outcome === "drained") return 0;
  // Connections that did not close would keep the process running.
  process.exit(1);
}

/** Opens the log on stderr. Warnings and uncaught errors of Node are written in the same format. */
function openLog({ logFormat, logLevel }: Options): LogOutput {
  const format = logFormat !== "auto" ? logFormat : process.stderr.isTTY ? "text" : "json";
  // If the reader of the log is gone, the server goes on.
  process.stderr.on("error", () => {});
  const output = createLogOutput(format, logLevel, (line) => process.stderr.write(line));
  const { log } = output;
  process.removeAllListeners("warning");
  process.on("warning", ({ name, message, stack }) => {
    log({ level: "warn", event: "warning", name, message, stack });
  });
  process.on("uncaughtException", (error) => {
    log({ level: "error", event: "crashed", stack: error.stack });
    process.exit(1);
  });
  return output;
}
