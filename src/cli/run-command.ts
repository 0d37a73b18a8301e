/** Runs the command on the command line. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { ChatError } from "../errors.ts";
import { COMMANDS } from "./commands.ts";
import { HELP_BEGIN, HELP_END } from "./help.ts";
import { EXIT_CODES, type ExitCode, type Output } from "./terminal.ts";

/** The width of the column of usages in the list of commands. */
const USAGE_WIDTH = 28;

export const PROCESS_OUTPUT: Output = {
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
};

/** @param args  the words after `chatwire` */
export async function runCommand([name = "", ...args]: readonly string[], output: Output): Promise<ExitCode> {
  const answer = (text: string): ExitCode => {
    output.print(text);
    return EXIT_CODES.OK;
  };
  const refuse = (text: string, help: string): ExitCode => {
    output.printError(`${text}\nSee: npx ${help}\n`);
    return EXIT_CODES.USAGE;
  };
  if (["--version", "-v"].includes(name)) return answer(`${version()}\n`);
  const isHelp = ["help", "--help", "-h"].includes(name);
  const named = isHelp ? (args[0] ?? "") : name;
  const command = COMMANDS.get(named);
  if (isHelp && named === "") return answer(programHelp());
  if (named === "") return refuse("The command is missing.", "chatwire --help");
  if (command === undefined) return refuse(unknownCommand(named), "chatwire --help");
  if (command.help !== undefined && (isHelp || asksForHelp(args))) return answer(command.help);
  try {
    return await command.run(isHelp ? ["--help"] : args, output);
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    return refuse(error.message, `chatwire ${name} --help`);
  }
}

/** Whether help is asked for. What follows "--" belongs to another program. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  const own = end === -1 ? args : args.slice(0, end);
  return own.includes("--help") || own.includes("-h");
}

function programHelp(): string {
  const line = (usage: string, summary: string) => `  chatwire ${usage.padEnd(USAGE_WIDTH)} ${summary}\n`;
  const list = [...COMMANDS.values()].map(({ usage, summary }) => line(usage, summary)).join("");
  return [
    HELP_BEGIN,
    list,
    line("COMMAND --help", "describe a command"),
    line("--version", "print the version"),
    HELP_END,
  ].join("");
}

function unknownCommand(name: string): string {
  return `The command ${name} does not exist. The commands are ${[...COMMANDS.keys()].join(", ")}.`;
}

function version(): string {
  const path = fileURLToPath(import.meta.resolve("chatwire/package.json"));
  const manifest: { version: string } = JSON.parse(readFileSync(path, "utf8"));
  return manifest.version;
}
