/** The table of commands. */

import { CHECK_HELP, GENERATE_HELP, VERIFY_HELP } from "./help.ts";
import type { ExitCode, Output } from "./terminal.ts";

export interface Command {
  /** What follows `chatwire` in the list of commands: "generate [FILES...]". */
  readonly usage: string;
  /** One line, without a period. */
  readonly summary: string;
  /** The text of `chatwire NAME --help`; absent: the command prints it itself, as it has commands of its own. */
  readonly help?: string;
  /**
   * Loads the command and runs it.
   *
   * @throws UsageError the command line is wrong
   */
  run(args: readonly string[], output: Output): Promise<ExitCode>;
}

/** By name, in the order of the list that `chatwire --help` prints. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    "server",
    {
      usage: "server",
      summary: "run a chat server",
      run: async (args, output) => (await import("./server.ts")).runServer(args, output),
    },
  ],
  [
    "client",
    {
      usage: "client --server ADDRESS",
      summary: "chat in the terminal",
      run: async (args, output) => (await import("./client.ts")).runClient(args, output),
    },
  ],
  [
    "demo",
    {
      usage: "demo",
      summary: "watch a server and four users",
      run: async (args, output) => (await import("./demo.ts")).runDemo(args, output),
    },
  ],
  [
    "generate",
    {
      usage: "generate [FILES...]",
      summary: "generate the codecs of a schema",
      help: GENERATE_HELP,
      run: async (args, output) => (await import("./generate.ts")).runGenerate(args, output),
    },
  ],
  [
    "check",
    {
      usage: "check --against VERSION",
      summary: "list changes of a schema that break its users",
      help: CHECK_HELP,
      run: async (args, output) => (await import("./check.ts")).runCheck(args, output),
    },
  ],
  [
    "verify",
    {
      usage: "verify ADDRESS",
      summary: "run a conformance suite against a server or client",
      help: VERIFY_HELP,
      run: async (args, output) => (await import("./verify.ts")).runVerify(args, output),
    },
  ],
]);
