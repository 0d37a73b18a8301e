/** FIFOs in the place of files. Whoever opens one waits for its other end, and a test of that must not wait as well. */

import { type ChildProcess, execFileSync, spawn } from "node:child_process";

/** Far more than any use of a file takes. */
const WAIT_MAX_MS = 5_000;

export function makeFifo(path: string): string {
  execFileSync("mkfifo", [path]);
  return path;
}

/**
 * Returns the error of a use of a FIFO. A use that waits gets the other end of the FIFO after some seconds, also if it
 * blocks this thread.
 *
 * @throws Error the use waited
 */
export async function refusalOf(fifo: string, use: () => unknown): Promise<unknown> {
  const script = `sleep ${WAIT_MAX_MS / 1_000}; while :; do : <> "$0"; sleep 0.1; done`;
  const watchdog = spawn("sh", ["-c", script, fifo], { stdio: "ignore" });
  const startedMs = performance.now();
  try {
    await use();
    return undefined;
  } catch (error) {
    if (performance.now() - startedMs < WAIT_MAX_MS) return error;
    throw new Error(`The use of ${fifo} waited for its other end.`, { cause: error });
  } finally {
    watchdog.kill("SIGKILL");
  }
}

/**
 * Writes a line into a FIFO once somebody opens it. A program that reads it like a file then goes on with the line,
 * instead of waiting.
 *
 * @returns what to dispose of at the end
 */
export function feed(fifo: string): Disposable {
  const writer: ChildProcess = spawn("sh", ["-c", 'echo "a line" > "$0"', fifo], { stdio: "ignore" });
  return { [Symbol.dispose]: () => void writer.kill("SIGKILL") };
}
