import { describeFlags, type Flag } from "../../shared/flags.ts";
import { typedCommand } from "../../shared/typed-command.ts";
import { COMMAND_FLAGS, describeCommands } from "../control/commands.ts";
import { describeLimits, SERVER_LIMITS } from "./limits.ts";
import { SETTINGS, settingFlags } from "./settings.ts";

const GROUPS = {
  Listening: settingFlags(
    "host",
    "port",
    "addresses",
    "relay",
    "secondProbePort",
    "secondProbeHost",
    "certificate",
    "key",
    "nextKey",
  ),
  Storage: settingFlags("data", "database", "store", "pepper"),
  "Several processes": settingFlags("role", "bus", "busUser", "busPasswordFile", "busAuthorities", "nodeName"),
  Monitoring: settingFlags("logLevel", "logFormat", "monitorPort", "monitorHost", "monitorTokenFile", "monitorSocket"),
  Shutdown: settingFlags("drainTimeoutMs"),
  Limits: {
    limit: {
      value: "NAME=VALUE",
      text: "set a limit; may be repeated [CHATWIRE_LIMIT_TEXT_BYTES_MAX and so on]",
    },
    "help-limits": { text: "list the limits with their defaults" },
  },
  Configuration: {
    config: { value: "FILE", env: "CHATWIRE_CONFIG", text: "JSON file with settings" },
    "print-config": { text: "print the settings in effect, as such a file" },
    version: { text: "print the version" },
    help: { text: "print this help" },
  },
} as const satisfies Record<string, Readonly<Record<string, Flag>>>;

/** All flags of the command line. */
export const FLAGS: Readonly<Record<string, Flag>> = Object.fromEntries(
  Object.values(GROUPS).flatMap((group) => Object.entries<Flag>(group)),
);

/** The flags of a command to a server that runs. */
export const CONTROL_FLAGS: Readonly<Record<string, Flag>> = {
  ...COMMAND_FLAGS,
  ...settingFlags("data", "database", "role", "nodeName"),
  config: GROUPS.Configuration.config,
  help: { text: "print this help" },
};

/** The text of `ctl help`. */
export function controlHelp(): string {
  return `Gives a command to the server that runs with a data folder.

Usage: ${typedCommand("server")} ctl COMMAND [options]

Commands:
${describeCommands()}
Options:
${describeFlags(CONTROL_FLAGS)}
The server listens on a socket in a folder beside its database. Only the user who
runs the server may use it. The server logs each command.

Of a server of several processes, each part takes commands: add --role core or
--role gateway, and --node-name if the part was given one. The core that answers
takes all commands but load-certificates and backup, and tells the gateways. A
gateway takes connections, kick-connection, limits, load-certificates and
log-level, for itself.

Exit codes: 0 success; 1 the server refused the command; 2 wrong command or
option; 3 no server runs.
`;
}

const LEFT_COLUMNS = Math.max(...Object.entries(FLAGS).map(([name, { value }]) => `--${name} ${value ?? ""}`.length));

/** The text of `--help`. */
export function helpText(): string {
  const command = typedCommand("server");
  return `Runs a chatwire server.

Usage: ${command} [options]
       ${command} backup FILE [options]
       ${command} restore FILE [options]
       ${command} move --store URL [options]
       ${command} ctl COMMAND [options]
       ${command} next-key [options]
       ${command} switch-key [options]

${Object.entries(GROUPS)
  .map(([title, flags]) => `${title}:\n${describeFlags(flags, LEFT_COLUMNS)}`)
  .join("\n")}
A flag overrides its environment variable, shown in brackets; the variable
overrides the configuration file. The file uses the names of the flags in camel
case; "limits" is an object:
  { "port": 4433, "drainTimeoutMs": 5000, "limits": { "textBytesMax": 1000 } }

The server creates the pepper together with the database, and cannot open the
database without it. "backup FILE" copies the database into a new file, also
while the server runs. "restore FILE" puts such a copy back and keeps the
database that it replaces; no server may have it open. "move --store URL" copies
the database into an empty one of PostgreSQL, compares all rows, and keeps the
file; no server may have it open. Only one server uses a database of PostgreSQL:
one that starts takes it over, and the other one ends. "ctl COMMAND" gives a
command to the server that runs; "ctl help" lists them.

A server of several processes has gateways (--role gateway), which all show one
certificate, and cores (--role core), which all have one pepper and one database
of PostgreSQL. One core answers; the others stand by. All are given --bus.

Clients expect the key of the first certificate that they see. To change it:
"next-key" makes the next key; the server announces it from its next start on,
or at SIGHUP. When all clients have connected meanwhile, "switch-key" puts the
next certificate in the place of the present one; send SIGHUP again.

SIGHUP loads certificate and next key anew, and keeps all connections. At a
terminal it shuts the server down, because a terminal that closes sends it; on
Windows, restart the server instead.

SIGINT (Ctrl-C) and SIGTERM shut the server down: it accepts no more
connections, finishes pending requests and notifies its clients. A second signal
ends it at once.

Exit codes: 0 success; 1 failure, or the shutdown was cut short; 2 wrong
setting; 3 ctl found no server. If npm runs the server, the signal ends npm too:
the shell then reports 130 or 143.
`;
}

export const LIMITS_HELP = `Limits of the server, with their defaults:

${describeLimits()}
To set a limit, use --limit textBytesMax=1000, the variable
CHATWIRE_LIMIT_TEXT_BYTES_MAX=1000, or "limits" in the configuration file.
`;

/** Prints the settings as a configuration file on stdout, and the source of each value on stderr. */
export function printConfig(options: object, origins: ReadonlyMap<string, string>): void {
  console.log(JSON.stringify(options, undefined, 2));
  const names = [...Object.keys(SETTINGS), ...SERVER_LIMITS.map((name) => `limits.${name}`)];
  const columns = Math.max(...names.map((name) => name.length));
  for (const name of names) console.error(`${name.padEnd(columns)}  ${origins.get(name)}`);
}
