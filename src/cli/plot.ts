/** The command `chatwire plot`. */

import { readFile, writeFile } from "node:fs/promises";
import { UsageError } from "../errors.ts";
import { drawCall } from "../plot/call-chart.ts";
import { readCalls } from "../plot/recorded-calls.ts";
import { EXIT_CODES, type ExitCode, type Output, parseFlags } from "./terminal.ts";

/** Draws delay, loss and rate of a recorded call. */
export async function runPlot(args: readonly string[], output: Output): Promise<ExitCode> {
  const { values, positionals } = parseFlags({
    args: [...args],
    allowPositionals: true,
    options: { out: { type: "string" }, call: { type: "string" } },
  });
  const [path, further] = positionals;
  if (path === undefined) throw new UsageError("The recording is missing: the output of chatwire client --json.");
  if (further !== undefined) throw new UsageError(`One recording is drawn at a time; ${further} is one too many.`);
  const calls = readCalls(await read(path));
  const number = values.call === undefined ? calls.length : Number(values.call);
  const call = calls[number - 1];
  if (calls.length === 0)
    throw new UsageError(`${path} has no figures of a call. Record one: chatwire client --json > ${path}`);
  if (call === undefined)
    throw new UsageError(`--call must be a number from 1 to ${calls.length}, not ${values.call}.`);
  const image = drawCall(call);
  if (values.out === undefined) output.print(image);
  else await write(values.out, image);
  return EXIT_CODES.OK;
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}
