/** The command `chatwire server`: the server of the folder examples. */

import { runServer as runExample } from "../../examples/server/server.ts";
import type { ExitCode, Output } from "./terminal.ts";

export function runServer(args: readonly string[], output: Output): Promise<ExitCode> {
  return runExample(args, output.print);
}
