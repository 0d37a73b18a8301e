/**
 * A demonstration that checks itself: `npx chatwire demo`, or in a clone of the project `npm run demo`. The example server and the
 * clients of its users run as separate processes on this machine; at the end, the
 * server and its users' clients are restarted on their stored data.
 *
 * story.ts has the steps in order, with registration.ts, directory.ts, conversation.ts, call.ts, room.ts
 * and restart.ts for the longer ones. `Cast` starts the programs; a `Program` types
 * lines and waits for output; `Transcript` prints what is typed, printed and checked.
 *
 * The invariant: the programs are driven by their input and output only, as a person
 * would drive them.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asksForHelp, describeFlags, Flags, WrongUsage } from "../shared/flags.ts";
import { typedCommand } from "../shared/typed-command.ts";
import { Cast, type StartServer } from "./cast.ts";
import { tell } from "./story.ts";
import { DemoFailure, Transcript } from "./transcript.ts";

const DEADLINE_MS = 240_000;

const FLAGS = { help: { text: "print this help" } } as const;

/**
 * Runs the demonstration.
 *
 * @param print       gets the help
 * @param startOther  starts a server in place of that of the demo. Default: the demo starts its own
 * @returns the exit code: 0: all checks passed; 1: failure; 2: wrong command line
 */
export async function runDemo(
  args: readonly string[],
  print: (text: string) => void = (text) => process.stdout.write(text),
  startOther?: StartServer,
): Promise<0 | 1 | 2> {
  const transcript = new Transcript(process.stdout.isTTY && !process.env["NO_COLOR"]);
  try {
    if (asksForHelp(args)) {
      print(helpText());
      return 0;
    }
    new Flags(FLAGS, args, process.env);
    await play(transcript, startOther);
    return 0;
  } catch (error) {
    if (error instanceof WrongUsage) {
      console.error(error.message);
      return 2;
    }
    const text = error instanceof DemoFailure ? error.message : error instanceof Error ? error.stack : String(error);
    console.error(`\ndemo: failed at "${transcript.step}"\n  ${text}`);
    return 1;
  }
}

function helpText(): string {
  return `A demonstration: a server and the clients of five users, on this machine.

Usage: ${typedCommand("demo", { hasArguments: false })}

${describeFlags(FLAGS)}
It needs no other server, keeps nothing, and takes about a minute.

Exit codes: 0 all checks passed; 1 failure; 2 wrong command line.
`;
}

async function play(transcript: Transcript, startOther: StartServer | undefined): Promise<void> {
  const over = new AbortController();
  const late = `The demo took longer than ${DEADLINE_MS / 1_000} s.`;
  const deadline = setTimeout(() => over.abort(late), DEADLINE_MS);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => over.abort(`Received ${signal}.`));
  const startMs = performance.now();
  const folder = await mkdtemp(join(tmpdir(), "chatwire-demo-"));
  try {
    await using cast = new Cast(transcript, folder, over.signal, startOther);
    await tell(cast);
  } finally {
    clearTimeout(deadline);
    await rm(folder, { recursive: true, force: true });
  }
  console.log(`\n${transcript.checks} checks in ${((performance.now() - startMs) / 1_000).toFixed(1)} s`);
  console.log("demo: ok");
}
