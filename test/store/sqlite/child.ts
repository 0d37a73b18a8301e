/** Runs a script of this folder as a child process. */

import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { argumentsFor } from "../../compiled-sources.ts";

export interface ChildEnd {
  readonly output: string;
  readonly errors: string;
}

/** Starts a script with these arguments. */
export function start(script: string, ...values: readonly string[]): ChildProcess {
  return spawn(process.execPath, argumentsFor(join(import.meta.dirname, script), ...values), {
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Does what `start` does, with files limited to a number of 512-byte blocks, which behaves like a full disk. */
export function startWithLittleDisk(blocks: number, script: string, ...values: readonly string[]): ChildProcess {
  const command = [process.execPath, ...argumentsFor(join(import.meta.dirname, script), ...values)];
  return spawn("/bin/sh", ["-c", `ulimit -f ${blocks}; exec "$@"`, "sh", ...command], {
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/**
 * Waits until a child ends. Returns its output.
 *
 * @param onOutput  called with all output so far
 */
export function finish(child: ChildProcess, onOutput: (output: string) => void = () => {}): Promise<ChildEnd> {
  let output = "";
  let errors = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    onOutput(output);
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve({ output, errors }));
  });
}
