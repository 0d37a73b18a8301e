/** The command `chatwire inspect`. */

import { once } from "node:events";
import { UsageError } from "../errors.ts";
import { openInspector } from "../inspect/inspector.ts";
import { followRecording } from "../inspect/read-recording.ts";
import { EXIT_CODES, type ExitCode, type Output, parseFlags } from "./terminal.ts";

/** Shows a recording, and what is added to its file, until the program is interrupted. */
export async function runInspect(args: readonly string[], output: Output): Promise<ExitCode> {
  const { values, positionals } = parseFlags({
    args: [...args],
    allowPositionals: true,
    options: { port: { type: "string", default: "0" } },
  });
  const [path, further] = positionals;
  if (path === undefined) throw new UsageError("The recording is missing: the file that a recorder has written.");
  if (further !== undefined) throw new UsageError(`One recording is shown at a time; ${further} is one too many.`);
  await using recording = await followRecording(path);
  const inspector = await openInspector(recording, { port: values.port === "" ? Number.NaN : Number(values.port) });
  output.print(
    `${recording.lines.last} lines so far. Open this address in a browser on this machine:\n${inspector.url}\n`,
  );
  const interrupted = new AbortController();
  const ends = ["SIGINT", "SIGTERM"].map((signal) => once(process, signal, { signal: interrupted.signal }));
  await Promise.race(ends);
  for (const end of ends) end.catch(() => {});
  interrupted.abort();
  await inspector.close();
  return EXIT_CODES.OK;
}
