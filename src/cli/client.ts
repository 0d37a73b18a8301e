/** The command `chatwire client`: the client of the folder examples. */

import { runClient as runExample } from "../../examples/client/client.ts";
import type { ExitCode, Output } from "./terminal.ts";

export function runClient(args: readonly string[], output: Output): Promise<ExitCode> {
  return runExample(args, output.print);
}
