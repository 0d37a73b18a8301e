/** Runs a script of this folder as a process of its own. */

import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

const LOADERS = ["--conditions=chatwire-source", "--import", "tsx"];

export interface ChildEnd {
  readonly output: string;
  readonly errors: string;
}

/** Starts it with these arguments. */
export function start(script: string, ...values: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...LOADERS, join(import.meta.dirname, script), ...values], {
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** The same with files of at most so many blocks of 512 bytes, as on a disk that is full then. */
export function startWithLittleDisk(blocks: number, script: string, ...values: readonly string[]): ChildProcess {
  const command = [process.execPath, ...LOADERS, join(import.meta.dirname, script), ...values];
  return spawn("/bin/sh", ["-c", `ulimit -f ${blocks}; exec "$@"`, "sh", ...command], {
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Gathers what it prints until it ends. @param onOutput  told of all there is so far */
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
