/** The table of commands. */

import type { Command } from "./command.ts";
import {
  CHECK_HELP,
  COMPLETION_HELP,
  DISSECTOR_HELP,
  GENERATE_HELP,
  INSPECT_HELP,
  PLOT_HELP,
  VERIFY_HELP,
} from "./help.ts";

/** By name, in the order of the list that `chatwire --help` prints. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    "server",
    {
      usage: "server",
      summary: "run a chat server",
      run: async (args, output) => (await import("./server.ts")).runServer(args, output),
    },
  ],
  [
    "client",
    {
      usage: "client --server ADDRESS",
      summary: "chat in the terminal",
      run: async (args, output) => (await import("./client.ts")).runClient(args, output),
    },
  ],
  [
    "demo",
    {
      usage: "demo",
      summary: "watch a server and five users",
      run: async (args, output) => (await import("./demo.ts")).runDemo(args, output),
    },
  ],
  [
    "generate",
    {
      usage: "generate [FILES...]",
      summary: "generate the codecs of a schema",
      help: GENERATE_HELP,
      run: async (args, output) => (await import("./generate.ts")).runGenerate(args, output),
    },
  ],
  [
    "check",
    {
      usage: "check --against VERSION",
      summary: "list changes of a schema that break its users",
      help: CHECK_HELP,
      run: async (args, output) => (await import("./check.ts")).runCheck(args, output),
    },
  ],
  [
    "verify",
    {
      usage: "verify ADDRESS",
      summary: "run a conformance suite against a server or client",
      help: VERIFY_HELP,
      run: async (args, output) => (await import("./verify.ts")).runVerify(args, output),
    },
  ],
  [
    "inspect",
    {
      usage: "inspect RECORDING",
      summary: "show a recorded session in a browser",
      help: INSPECT_HELP,
      run: async (args, output) => (await import("./inspect.ts")).runInspect(args, output),
    },
  ],
  [
    "plot",
    {
      usage: "plot RECORDING",
      summary: "draw delay, loss and rate of a recorded call",
      help: PLOT_HELP,
      run: async (args, output) => (await import("./plot.ts")).runPlot(args, output),
    },
  ],
  [
    "dissector",
    {
      usage: "dissector [FILES...]",
      summary: "make a dissector for Wireshark",
      help: DISSECTOR_HELP,
      run: async (args, output) => (await import("./dissector.ts")).runDissector(args, output),
    },
  ],
  [
    "completion",
    {
      usage: "completion SHELL",
      summary: "print completions for bash, zsh or fish",
      help: COMPLETION_HELP,
      words: ["bash", "zsh", "fish"],
      run: async (args, output) => (await import("./completion.ts")).runCompletion(args, output, COMMANDS),
    },
  ],
]);
