import type { ExitCode, Output } from "./terminal.ts";

export interface Command {
  /** The usage line in the list of commands, without `chatwire`: "generate [FILES...]". */
  readonly usage: string;
  /** One line, without a period. */
  readonly summary: string;
  /** The text of `chatwire NAME --help`; absent: the command prints it itself, as it has commands of its own. */
  readonly help?: string;
  /** The words that may follow the name, for completion. */
  readonly words?: readonly string[];
  /**
   * Loads the command and runs it.
   *
   * @throws UsageError the command line is wrong
   */
  run(args: readonly string[], output: Output): Promise<ExitCode>;
}
