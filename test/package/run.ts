/** Runs commands in the folder of a user, and packs the package. */

import { execFile } from "node:child_process";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Place {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

const OUTPUT_BYTES_MAX = 2 ** 26;

/** Runs a command that may fail, with an input. */
export function outcomeIn(place: Place, command: string, args: readonly string[], input = ""): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = execFile(command, args, { ...place, maxBuffer: OUTPUT_BYTES_MAX }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === "number") resolve({ code, stdout, stderr });
      else reject(error);
    });
    // A command that fails may not read its input.
    child.stdin?.on("error", () => {}).end(input);
  });
}

/** Returns the stdout of a command. If it fails, the error has its whole output. */
export async function runIn(place: Place, command: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await outcomeIn(place, command, args);
  if (code === 0) return stdout;
  throw new Error(`${command} ${args.join(" ")} failed.\n${stdout}\n${stderr}`);
}

/** Packs this repository into a folder, as it would be published. Returns the path of the tarball. */
export async function packInto(folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const printed = await runIn({ cwd: ROOT, env }, "npm", "pack", "--pack-destination", folder);
  return join(folder, printed.trimEnd().split("\n").at(-1) ?? "");
}
