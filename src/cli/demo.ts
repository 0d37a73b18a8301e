/** The command `chatwire demo`: the demonstration of the folder examples. */

import { runDemo as runExample } from "../../examples/demo/demo.ts";
import type { ExitCode, Output } from "./terminal.ts";

export function runDemo(args: readonly string[], output: Output): Promise<ExitCode> {
  return runExample(args, output.print);
}
