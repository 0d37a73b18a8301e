/**
 * A chat client for the terminal or a pipe: `npx chatwire client --help`, or in a clone of the project
 * `npm run client -- --help`.
 *
 * This file runs the whole: it reads the command line (options.ts), opens a screen
 * (screen/), signs a user in (sign-in/, which stores what it knows in user/), and runs
 * commands (commands/) on a login (login/) until the user quits. Two commands start a
 * conversation (conversation/), two go into a room (rooms/). interrupts.ts, retry.ts, command-form.ts
 * and error-messages.ts serve all of them.
 *
 * The invariant: a user may log in several times in one run, and each login is closed
 * before the next one begins.
 */

import type { WriteStream } from "node:tty";
import { CryptoError } from "chatwire";
import { WrongUsage } from "../shared/flags.ts";
import { readVersion } from "../shared/version.ts";
import { runCommands } from "./commands/commands.ts";
import { codeOf, describeError, describeNewKey, type ErrorLine } from "./error-messages.ts";
import { Interrupts, Quit } from "./interrupts.ts";
import { Login, ServerLost } from "./login/login.ts";
import { helpText, type Options, readOptions } from "./options.ts";
import { JsonScreen } from "./screen/json-screen.ts";
import { PipeScreen } from "./screen/pipe-screen.ts";
import { paint, type Screen, shown } from "./screen/screen.ts";
import { TerminalScreen } from "./screen/terminal-screen.ts";
import { wrap } from "./screen/wrap.ts";
import { endOf, WrongInput } from "./sign-in/credentials.ts";
import { signIn } from "./sign-in/sign-in.ts";
import { UnusableUserFile } from "./user/user-file.ts";

/** Errors whose messages are for the user as they are. */
const FOR_PEOPLE = [WrongUsage, WrongInput, ServerLost, UnusableUserFile];

/**
 * Runs the client until the user quits.
 *
 * @param print  gets the help
 * @returns the exit code: 0: success; 1: failure; 2: wrong command line
 */
export async function runClient(
  args: readonly string[],
  print: (text: string) => void = (text) => process.stdout.write(text),
): Promise<0 | 1 | 2> {
  try {
    const options = readOptions(args, process.env);
    if (options === "help") print(helpText());
    else if (options === "version") print(`${readVersion()}\n`);
    else await chat(options, args);
    return 0;
  } catch (error) {
    for (const line of describe(error, args)) printError(line, process.stderr);
    return error instanceof WrongUsage ? 2 : 1;
  }
}

async function chat(options: Options, args: readonly string[]): Promise<void> {
  const interrupts = new Interrupts();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, interrupts.handleSignal);
  // The reader of the output is gone, as with `client | head`.
  process.stdout.on("error", interrupts.handleSignal);
  const screen = createScreen(options, interrupts);
  try {
    await chatUntilQuit(screen, options, interrupts).catch((error) => {
      if (!(error instanceof Quit)) throw error;
    });
    screen.tell({ event: "goodbye" }, "Goodbye.");
  } catch (error) {
    // A person reads the error on stderr, when the program ends.
    screen.tell({ event: "error", code: codeOf(error), text: describe(error, args).map(textOf).join("\n") });
    throw error;
  } finally {
    screen.close();
  }
}

async function chatUntilQuit(screen: Screen, options: Options, interrupts: Interrupts): Promise<void> {
  const first =
    (await signIn(screen, options, { name: options.name, isFirst: true }, interrupts.quit)) ?? endOf(screen);
  const again = { name: undefined, isFirst: false };
  for (let user = first; user; user = await signIn(screen, options, again, interrupts.quit)) {
    await using login = new Login(screen, user, interrupts, options);
    const next = await runCommands(login);
    if (next === "quit") return;
    // The reason why the login is over has been reported.
    if (next === "over") continue;
    await login.logOff();
  }
}

function createScreen({ output: form, alerts }: Options, interrupts: Interrupts): Screen {
  const { stdin, stdout, stderr, env } = process;
  if (form === "json") return new JsonScreen(stdin, stdout);
  if (!stdin.isTTY) return new PipeScreen(stdin, stdout);
  // If the output is a file, prompts go to stderr, where the person sees them.
  const output = stdout.isTTY ? stdout : stderr;
  const colours = output.isTTY && !env["NO_COLOR"] && env["TERM"] !== "dumb";
  return new TerminalScreen({ input: stdin, output, env, colours, alerts, onInterrupt: interrupts.handleKey });
}

/**
 * Describes an error, in lines.
 *
 * @param args  the arguments of the command line
 */
function describe(error: unknown, args: readonly string[]): readonly ErrorLine[] {
  const isForPeople = FOR_PEOPLE.some((kind) => error instanceof kind);
  if (isForPeople && error instanceof Error) return [error.message];
  if (error instanceof CryptoError && error.fingerprints !== undefined) {
    return describeNewKey(error.fingerprints, args);
  }
  return [describeError(error)];
}

function printError(line: ErrorLine, { isTTY, columns }: WriteStream): void {
  const isWrapped = typeof line === "string" && isTTY && columns > 0;
  for (const row of isWrapped ? wrap([line], columns) : [[shown(textOf(line))]]) console.error(paint(row, false));
}

function textOf(line: ErrorLine): string {
  return typeof line === "string" ? line : line.copied;
}
