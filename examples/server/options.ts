import { isIP } from "node:net";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { describeFlags, Flags, type Given, WrongUsage } from "../shared/flags.ts";

export interface Options {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
}

const FLAGS = {
  host: {
    value: "ADDRESS",
    env: "CHATWIRE_HOST",
    text: "IP address to listen on; default 0.0.0.0, all interfaces",
  },
  port: { value: "PORT", env: "CHATWIRE_PORT", text: "TCP and UDP port; default 4433, 0 takes a free one" },
  data: { value: "DIR", env: "CHATWIRE_DATA", text: "where the certificate is kept; default ~/.chatwire/server" },
  version: { text: "prints the version" },
  help: { text: "prints this" },
} as const;

export const HELP = `Runs a chatwire server.

Usage: npm run server -- [options]

${describeFlags(FLAGS)}
Accounts are kept in memory: they are gone when the server ends.
SIGINT (Ctrl-C) and SIGTERM end it, with exit code 0. An npm that runs it is ended by
the signal too: to a shell that is 130 or 143.
`;

/**
 * @returns what is to be done: serve, or print something
 * @throws WrongUsage
 */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): Options | "help" | "version" {
  const flags = new Flags(FLAGS, args, env);
  if (flags.has("help")) return "help";
  if (flags.has("version")) return "version";
  return {
    host: readHost(flags.get("host")),
    port: readPort(flags.get("port")),
    dataDir: resolve(flags.get("data")?.value ?? join(homedir(), ".chatwire", "server")),
  };
}

function readHost(given: Given | undefined): string {
  const { value, source } = given ?? { value: "0.0.0.0", source: "--host" };
  if (isIP(value) === 0) throw new WrongUsage(`${source} must be an IP address, not "${value}".`);
  return value;
}

function readPort(given: Given | undefined): number {
  if (given === undefined) return 4433;
  const port = /^\d{1,5}$/.test(given.value) ? Number(given.value) : Number.NaN;
  if (port <= 65_535) return port;
  throw new WrongUsage(`${given.source} must be a whole number from 0 to 65535, not "${given.value}".`);
}
