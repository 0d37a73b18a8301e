import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { describeFlags, Flags, type Given, WrongUsage } from "../shared/flags.ts";
import { faultOfName } from "./user/user-name.ts";

export interface Options {
  /** Where the server is, with the certificate it must show where the user gave one. */
  readonly server: URL;
  readonly dataDir: string;
  /** The user's name, where it need not be asked for. */
  readonly name: string | undefined;
  /** "automatic" accepts every invitation, one conversation at a time. */
  readonly accept: "asked" | "automatic";
  /** "device" keeps on this device what logs the user in next time. */
  readonly remember: "device" | "nothing";
  /** "json" is for programs. */
  readonly output: "text" | "json";
}

const FLAGS = {
  server: { value: "URL", env: "CHATWIRE_SERVER", text: "where the server is; default chat://localhost:4433" },
  data: {
    value: "DIR",
    env: "CHATWIRE_DATA",
    text: "where your keys and those of others are kept; default ~/.chatwire/client",
  },
  name: { value: "NAME", text: "your user name, instead of being asked for it" },
  accept: { text: "accepts invitations to talk without asking" },
  json: { text: "prints one JSON object a line, and no prompts: for programs" },
  "no-device": { text: "asks for the password, and keeps nothing here that logs you in: for shared machines" },
  "accept-certificate": { value: "sha256=HEX", text: "accepts this new certificate of the server" },
  version: { text: "prints the version" },
  help: { text: "prints this" },
} as const;

export const HELP = `Chats in the terminal, over a chatwire server.

Usage: npm run client -- [options]

${describeFlags(FLAGS)}
It reads from a pipe as well, one line for each question:
  printf 'ada\\nsecret-1\\nPUBLIC\\nget_peers\\nquit\\n' | npm run --silent client
The same lines work again: a password that is not needed any more is passed over.

With --json it takes the same lines. Each line that it prints has an "event"; where
that is "error", also a "code" and a "text".

Exit codes: 0 ended as asked; 1 something failed; 2 the command line is wrong.
`;

/**
 * @returns what is to be done: chat, or print something
 * @throws WrongUsage
 */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): Options | "help" | "version" {
  const flags = new Flags(FLAGS, args, env);
  if (flags.has("help")) return "help";
  if (flags.has("version")) return "version";
  return {
    server: readServer(flags.get("server"), flags.get("accept-certificate")?.value),
    dataDir: resolve(flags.get("data")?.value ?? join(homedir(), ".chatwire", "client")),
    name: readName(flags.get("name")?.value),
    accept: flags.has("accept") ? "automatic" : "asked",
    remember: flags.has("no-device") ? "nothing" : "device",
    output: flags.has("json") ? "json" : "text",
  };
}

function readName(name: string | undefined): string | undefined {
  const fault = name === undefined ? undefined : faultOfName(name);
  if (fault !== undefined) throw new WrongUsage(`--name: ${fault}`);
  return name;
}

function readServer(given: Given | undefined, fingerprint: string | undefined): URL {
  const { value, source } = given ?? { value: "chat://localhost:4433", source: "--server" };
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !["chat:", "chat+plain:"].includes(url.protocol) || url.hostname === "") {
    throw new WrongUsage(`${source} must look like chat://HOST:PORT, not "${value}".`);
  }
  if (fingerprint === undefined) return url;
  const [, digits] = /^(?:sha256=)?([0-9a-f]{64})$/i.exec(fingerprint) ?? [];
  if (digits === undefined) {
    throw new WrongUsage("--accept-certificate takes sha256= and the 64 hexadecimal digits that were shown.");
  }
  url.hash = `sha256=${digits.toLowerCase()}`;
  return url;
}
