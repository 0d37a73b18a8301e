/** Runs the command on the command line. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { ChatError } from "../../errors.ts";
import { PACKAGE_FOLDER } from "../source/schema-files.ts";
import { CHECK_HELP, GENERATE_HELP, HELP } from "./help.ts";
import { EXIT_CODES, type ExitCode, type Output } from "./terminal.ts";

/** The packages of the schema parser. Only these commands need them, so this package does not depend on them. */
const PARSER_PACKAGES = ["protobufjs", "protobufjs-cli"];

interface Command {
  readonly help: string;
  /** @throws UsageError the command line is wrong */
  run(args: readonly string[], output: Output): Promise<ExitCode>;
}

/** Loaded when called: they import packages that may not be installed. */
const COMMANDS: ReadonlyMap<string, Command> = new Map([
  [
    "generate",
    { help: GENERATE_HELP, run: async (args, output) => (await import("./generate.ts")).runGenerate(args, output) },
  ],
  ["check", { help: CHECK_HELP, run: async (args, output) => (await import("./check.ts")).runCheck(args, output) }],
]);

export const PROCESS_OUTPUT: Output = {
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
};

export async function runCommand([name = "", ...args]: readonly string[], output: Output): Promise<ExitCode> {
  const answer = (text: string): ExitCode => {
    output.print(text);
    return EXIT_CODES.OK;
  };
  const refuse = (text: string, help: string): ExitCode => {
    output.printError(`${text}\nSee: ${help}\n`);
    return EXIT_CODES.USAGE;
  };
  if (["help", "--help", "-h"].includes(name)) return answer(COMMANDS.get(args[0] ?? "")?.help ?? HELP);
  if (["--version", "-v"].includes(name)) return answer(`${version()}\n`);
  const command = COMMANDS.get(name);
  if (command === undefined) {
    return refuse(name === "" ? "The command is missing." : `The command ${name} does not exist.`, "chatwire --help");
  }
  if (args.includes("--help") || args.includes("-h")) return answer(command.help);
  const missing = missingPackages();
  if (missing.length > 0) {
    output.printError(`chatwire ${name} needs ${missing.join(" and ")}, which this package does not install.\n`);
    output.printError(`Run:\n  npm install --save-dev ${missing.join(" ")}\n`);
    return EXIT_CODES.USAGE;
  }
  try {
    return await command.run(args, output);
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    return refuse(error.message, `chatwire ${name} --help`);
  }
}

function version(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(PACKAGE_FOLDER, "package.json"), "utf8"));
  return manifest.version;
}

function missingPackages(): string[] {
  return PARSER_PACKAGES.filter((name) => !isInstalled(name));
}

function isInstalled(name: string): boolean {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}
