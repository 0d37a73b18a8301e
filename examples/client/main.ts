/** A chat in the terminal, or at a pipe: `npm run client -- --help`. */

import { CryptoError } from "chatwire";
import { WrongUsage } from "../shared/flags.ts";
import { printable } from "../shared/printable.ts";
import { readVersion } from "../shared/version.ts";
import { runCommands } from "./commands/commands.ts";
import { codeOf, explain } from "./error-messages.ts";
import { Interrupts, Quit } from "./interrupts.ts";
import { ServerLost, Session } from "./login/login.ts";
import { describeNewCertificate } from "./new-certificate.ts";
import { HELP, type Options, readOptions } from "./options.ts";
import { JsonScreen } from "./screen/json-screen.ts";
import { PipeScreen } from "./screen/pipe-screen.ts";
import type { Screen } from "./screen/screen.ts";
import { TerminalScreen } from "./screen/terminal-screen.ts";
import { endOf, WrongInput } from "./sign-in/credentials.ts";
import { signIn } from "./sign-in/sign-in.ts";
import { UnusableUserFile } from "./user/user-file.ts";

/** Errors whose texts say what to do. */
const FOR_PEOPLE = [WrongUsage, WrongInput, ServerLost, UnusableUserFile];

/** 0: ended as asked; 1: something failed; 2: the command line is wrong. */
process.exitCode = await main().catch((error: unknown) => {
  console.error(describe(error).map(printable).join("\n"));
  return error instanceof WrongUsage ? 2 : 1;
});

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === "help") process.stdout.write(HELP);
  else if (options === "version") console.log(readVersion());
  else await chat(options);
  return 0;
}

async function chat(options: Options): Promise<void> {
  const interrupts = new Interrupts();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, interrupts.handleSignal);
  // Nobody reads any more, as with `client | head`.
  process.stdout.on("error", interrupts.handleSignal);
  const screen = createScreen(options, interrupts);
  try {
    await chatUntilQuit(screen, options, interrupts).catch((error) => {
      if (!(error instanceof Quit)) throw error;
    });
    screen.tell({ event: "goodbye" }, "Goodbye.");
  } catch (error) {
    // A person reads it on the standard error output, in the end.
    screen.tell({ event: "error", code: codeOf(error), text: describe(error).join("\n") });
    throw error;
  } finally {
    screen.close();
  }
}

async function chatUntilQuit(screen: Screen, options: Options, interrupts: Interrupts): Promise<void> {
  const first = (await signIn(screen, options, options.name, interrupts.quit)) ?? endOf(screen);
  for (let login = first; login; login = await signIn(screen, options, undefined, interrupts.quit)) {
    await using session = new Session(screen, login, interrupts, options);
    const next = await runCommands(session);
    if (next === "quit") return;
    // A login that is over has said so.
    if (next === "over") continue;
    await session.logOff();
  }
}

function createScreen({ output: form }: Options, interrupts: Interrupts): Screen {
  const { stdin, stdout, stderr, env } = process;
  if (form === "json") return new JsonScreen(stdin, stdout);
  if (!stdin.isTTY) return new PipeScreen(stdin, stdout);
  // With the output in a file, what is asked still has to be seen.
  const output = stdout.isTTY ? stdout : stderr;
  const colours = output.isTTY && !env["NO_COLOR"] && env["TERM"] !== "dumb";
  return new TerminalScreen({ input: stdin, output, colours, onInterrupt: interrupts.handleKey });
}

/** In lines. */
function describe(error: unknown): readonly string[] {
  const isForPeople = FOR_PEOPLE.some((kind) => error instanceof kind);
  if (isForPeople && error instanceof Error) return [error.message];
  if (error instanceof CryptoError && error.fingerprints !== undefined) {
    return describeNewCertificate(error.fingerprints, process.argv.slice(2));
  }
  return [explain(error)];
}
