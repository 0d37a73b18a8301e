/** Runs the command that the command line names. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { ChatError } from "../../errors.ts";
import { PACKAGE_FOLDER } from "../source/package-folder.ts";
import { EXIT_CODES, type ExitCode } from "./exit-code.ts";
import { CHECK_HELP, GENERATE_HELP, HELP } from "./help.ts";
import { missingPackages } from "./missing-packages.ts";
import type { Output } from "./output.ts";

interface Command {
  readonly help: string;
  /** @throws UsageError the command line is wrong */
  run(args: readonly string[], output: Output): Promise<ExitCode>;
}

/** Loaded when called: they need packages that may not be installed. */
const COMMANDS: ReadonlyMap<string, Command> = new Map([
  [
    "generate",
    { help: GENERATE_HELP, run: async (args, output) => (await import("./generate.ts")).runGenerate(args, output) },
  ],
  ["check", { help: CHECK_HELP, run: async (args, output) => (await import("./check.ts")).runCheck(args, output) }],
]);

export const PROCESS_OUTPUT: Output = {
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
};

export async function runCommand([name = "", ...args]: readonly string[], output: Output): Promise<ExitCode> {
  const told = (text: string): ExitCode => {
    output.print(text);
    return EXIT_CODES.FINE;
  };
  const misused = (text: string, help: string): ExitCode => {
    output.complain(`${text}\nSee: ${help}\n`);
    return EXIT_CODES.USAGE;
  };
  if (["help", "--help", "-h"].includes(name)) return told(COMMANDS.get(args[0] ?? "")?.help ?? HELP);
  if (["--version", "-v"].includes(name)) return told(`${version()}\n`);
  const command = COMMANDS.get(name);
  if (command === undefined) {
    return misused(name === "" ? "A command is missing." : `There is no command ${name}.`, "chatwire --help");
  }
  if (args.includes("--help") || args.includes("-h")) return told(command.help);
  const missing = missingPackages();
  if (missing.length > 0) {
    output.complain(`chatwire ${name} needs ${missing.join(" and ")}, which this package does not bring along.\n`);
    output.complain(`Install what is missing:\n  npm install --save-dev ${missing.join(" ")}\n`);
    return EXIT_CODES.USAGE;
  }
  try {
    return await command.run(args, output);
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    return misused(error.message, `chatwire ${name} --help`);
  }
}

function version(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(PACKAGE_FOLDER, "package.json"), "utf8"));
  return manifest.version;
}
