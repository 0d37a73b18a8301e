import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { describeFlags, Flags, type Given, WrongUsage } from "../shared/flags.ts";
import { checkVariables } from "../shared/variables.ts";
import { DRIVE_VERSION } from "./screen/driven-lines.ts";
import { nameFault } from "./user/user-name.ts";

export interface Options {
  /** The URL of the server; its hash is the fingerprint of the certificate, if the user gave one. */
  readonly server: URL;
  /** The folder of the pins and the user files. */
  readonly dataDir: string;
  /** The user's name; undefined to ask for it. */
  readonly name: string | undefined;
  /** "asked" asks the user; "automatic" accepts every invitation, one conversation at a time. */
  readonly accept: "asked" | "automatic";
  /** The fewest iterations of PBKDF2 that the user accepts from the server; undefined: the default of the library. */
  readonly acceptIterations: number | undefined;
  /** A code of the operator, to register while registration is closed. */
  readonly invitationCode: string | undefined;
  /** "device" registers this device, so the next login needs no password. */
  readonly remember: "device" | "nothing";
  /** The output: for people, or one JSON object per line for programs. */
  readonly output: "text" | "json";
}

/** No client may accept fewer (RFC 7677). */
const ITERATIONS_MIN = 4_096;

const FLAGS = {
  server: { value: "URL", env: "CHATWIRE_SERVER", text: "server address; default chat://localhost:4433" },
  data: {
    value: "DIR",
    env: "CHATWIRE_DATA",
    text: "folder for keys and pins; default ~/.chatwire/client",
  },
  name: { value: "NAME", text: "user name; otherwise the client asks for it" },
  accept: { text: "accept invitations without asking" },
  json: { text: "for programs: print one JSON object per line, and no prompts" },
  "invitation-code": { value: "CODE", text: "register with a code of the server's operator" },
  "no-device": { text: "for shared machines: ask for the password, and store no device key" },
  "accept-certificate": { value: "sha256=HEX", text: "accept this new certificate of the server" },
  "accept-iterations": {
    value: "COUNT",
    env: "CHATWIRE_ACCEPT_ITERATIONS",
    text: "accept a server that asks for as few iterations of PBKDF2, from 4096 on",
  },
  version: { text: "print the version" },
  help: { text: "print this help" },
} as const;

export const HELP = `A chat client for the terminal.

Usage: npm run client -- [options]

${describeFlags(FLAGS)}
The client also reads a pipe, one line for each question:
  printf 'ada\\nsecret-1\\nPUBLIC\\nget_peers\\nquit\\n' | npm run --silent client
The same lines work at the next start: the client skips the password if it needs
none.

With --json the input is the same, or commands in JSON: proto/PROTOCOL.md,
"Driving a client". Each line of output is a JSON object with an "event"; an
"error" also has a "code" and a "text".

Exit codes: 0 success; 1 failure; 2 wrong command line.
`;

/**
 * Reads the command line.
 *
 * @returns the options, or what to print instead of chatting
 * @throws WrongUsage
 */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): Options | "help" | "version" {
  const flags = new Flags(FLAGS, args, env);
  if (flags.has("help")) return "help";
  if (flags.has("version")) return "version";
  checkVariables(env);
  const { CHATWIRE_DRIVE: drive = DRIVE_VERSION } = env;
  if (drive !== DRIVE_VERSION) throw new WrongUsage(`CHATWIRE_DRIVE must be ${DRIVE_VERSION}, not "${drive}".`);
  return {
    server: readServer(flags.get("server"), flags.get("accept-certificate")?.value),
    dataDir: resolve(flags.get("data")?.value ?? join(homedir(), ".chatwire", "client")),
    name: readName(flags.get("name")?.value),
    accept: flags.has("accept") ? "automatic" : "asked",
    acceptIterations: readIterations(flags.get("accept-iterations")),
    invitationCode: flags.get("invitation-code")?.value,
    remember: flags.has("no-device") ? "nothing" : "device",
    output: flags.has("json") ? "json" : "text",
  };
}

function readName(name: string | undefined): string | undefined {
  const fault = name === undefined ? undefined : nameFault(name);
  if (fault !== undefined) throw new WrongUsage(`--name: ${fault}`);
  return name;
}

function readIterations(given: Given | undefined): number | undefined {
  if (given === undefined) return undefined;
  const count = /^\d{4,9}$/.test(given.value) ? Number(given.value) : 0;
  if (count >= ITERATIONS_MIN) return count;
  throw new WrongUsage(`${given.source} must be a whole number from ${ITERATIONS_MIN} on, not "${given.value}".`);
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
    throw new WrongUsage("--accept-certificate must be sha256= and 64 hexadecimal digits.");
  }
  url.hash = `sha256=${digits.toLowerCase()}`;
  return url;
}
