import { runCommand } from "../../src/cli/run-command.ts";

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `chatwire` with these arguments in this process. */
export async function chatwire(...args: readonly string[]): Promise<Outcome> {
  let [stdout, stderr] = ["", ""];
  const print = (text: string) => {
    stdout += text;
  };
  const printError = (text: string) => {
    stderr += text;
  };
  const code = await runCommand(args, { print, printError });
  return { code, stdout, stderr };
}
