/** The command `chatwire verify`. */

import { runVerify as runSuite } from "../verify/verify.ts";
import type { ExitCode, Output } from "./terminal.ts";

export function runVerify(args: readonly string[], output: Output): Promise<ExitCode> {
  return runSuite(args, output);
}
