/** The table of commands. */

import { CHECK_HELP, GENERATE_HELP, VERIFY_HELP } from "./help.ts";
import type { ExitCode, Output } from "./terminal.ts";

export interface Command {
  /** What follows `chatwire` in the list of commands: "generate [FILES...]". */
  readonly usage: string;
  /** One line, without a period. */
  readonly summary: string;
  /** The text of `chatwire NAME --help`. */
  readonly help: string;
  /** The packages that the command needs and that this package does not depend on. */
  readonly packages: readonly string[];
  /**
   * Loads the command and runs it.
   *
   * @throws UsageError the command line is wrong
   */
  run(args: readonly string[], output: Output): Promise<ExitCode>;
}

/** Compares schemas as protobufjs reads them. */
const SCHEMA_PARSER = ["protobufjs"];

/** By name, in the order of the list that `chatwire --help` prints. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    "generate",
    {
      usage: "generate [FILES...]",
      summary: "generate the codecs of a schema",
      help: GENERATE_HELP,
      packages: [],
      run: async (args, output) => (await import("./generate.ts")).runGenerate(args, output),
    },
  ],
  [
    "check",
    {
      usage: "check --against DIR",
      summary: "list changes of a schema that break its users",
      help: CHECK_HELP,
      packages: SCHEMA_PARSER,
      run: async (args, output) => (await import("./check.ts")).runCheck(args, output),
    },
  ],
  [
    "verify",
    {
      usage: "verify ADDRESS",
      summary: "run a conformance suite against a server or client",
      help: VERIFY_HELP,
      packages: [],
      run: async (args, output) => (await import("./verify.ts")).runVerify(args, output),
    },
  ],
]);
