import { describeFlags, type Flag } from "../../shared/flags.ts";
import { describeLimits } from "./limits.ts";
import { settingFlags } from "./settings.ts";

const GROUPS = {
  Listening: settingFlags("host", "port", "certificate", "key"),
  Keeping: settingFlags("data", "database", "pepper"),
  Watching: settingFlags("logLevel", "logFormat", "monitorPort", "monitorHost"),
  Ending: settingFlags("drainTimeoutMs"),
  Limits: {
    limit: {
      value: "NAME=VALUE",
      text: "sets a limit; as often as you like [CHATWIRE_LIMIT_TEXT_BYTES_MAX and so on]",
    },
    "help-limits": { text: "lists the limits with their defaults" },
  },
  Configuration: {
    config: { value: "FILE", env: "CHATWIRE_CONFIG", text: "JSON file of settings" },
    "print-config": { text: "prints what the server would go by, as such a file" },
    version: { text: "prints the version" },
    help: { text: "prints this" },
  },
} as const satisfies Record<string, Readonly<Record<string, Flag>>>;

/** Everything the command line takes. */
export const FLAGS: Readonly<Record<string, Flag>> = Object.fromEntries(
  Object.values(GROUPS).flatMap((group) => Object.entries<Flag>(group)),
);

const LEFT_COLUMNS = Math.max(...Object.entries(FLAGS).map(([name, { value }]) => `--${name} ${value ?? ""}`.length));

export const HELP = `Runs a chatwire server.

Usage: npm run server -- [options]
       npm run server -- backup FILE [options]

${Object.entries(GROUPS)
  .map(([title, flags]) => `${title}:\n${describeFlags(flags, LEFT_COLUMNS)}`)
  .join("\n")}
A flag goes over its variable, in brackets, and that over the file. In the file the
settings are called as the flags, in camel case; "limits" is an object:
  { "port": 4433, "drainTimeoutMs": 5000, "limits": { "textBytesMax": 1000 } }

The pepper is made with the database; without it, the database cannot be opened.
"backup FILE" copies the database into a new file, while no server has it open.

SIGINT (Ctrl-C) and SIGTERM end it: it takes no more connections, answers what it has
begun and tells its clients. A second one ends it at once.

Exit codes: 0 ended as asked; 1 something failed, or the end was cut short; 2 a
setting is wrong. An npm that runs it is ended by the signal too: to a shell that is
130 or 143.
`;

export const LIMITS_HELP = `Limits of the server, with their defaults:

${describeLimits()}
Set one by --limit textBytesMax=1000, by CHATWIRE_LIMIT_TEXT_BYTES_MAX=1000, or in
"limits" of the configuration file.
`;
