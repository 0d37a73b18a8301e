import { join, resolve } from "node:path";
import { parseServerAddress, type ServerAddress, UsageError } from "chatwire";
import { dataFolder } from "../shared/data-folder.ts";
import { asksForHelp, describeFlags, Flags, type Given, WrongUsage } from "../shared/flags.ts";
import { readRegularSync } from "../shared/regular-file.ts";
import { typedCommand } from "../shared/typed-command.ts";
import { checkVariables } from "../shared/variables.ts";
import type { SoundOptions } from "./call/sound-options.ts";
import type { AlertOptions } from "./screen/alert.ts";
import { DRIVE_VERSION } from "./screen/driven-lines.ts";
import { nameFault } from "./user/user-name.ts";

export interface Options {
  /** The address of the server, with the fingerprint of its key if the user gave one. */
  readonly server: ServerAddress;
  /** The folder of the pins and the user files. */
  readonly dataDir: string;
  /** The folder of received files. */
  readonly filesDir: string;
  /** The user's name; undefined to ask for it. */
  readonly name: string | undefined;
  /** "asked" asks the user; "automatic" accepts every invitation, one conversation at a time. */
  readonly accept: "asked" | "automatic";
  /** The fewest iterations of PBKDF2 that the user accepts from the server; undefined: the default of the library. */
  readonly acceptIterations: number | undefined;
  /** A code of the operator, to register while registration is closed. */
  readonly invitationCode: string | undefined;
  /** How the server is verified: by its pinned key, or by authorities; `ca`: PEM files with the only ones to trust. */
  readonly trust: { readonly verify: "pin" } | { readonly verify: "ca"; readonly ca: string | undefined };
  /**
   * Whether to ask the gateway of the network for a port at which others reach this client in a conversation; "upnp": by
   * UPnP too.
   */
  readonly portMapping: boolean | "upnp";
  /** Whether no other user may learn an address of this client. */
  readonly relayOnly: boolean;
  /** How users are listed: as in the fixed screens, or as a table with the status of each. */
  readonly peerList: "specified" | "table";
  /** Where the sound of calls comes from and goes to. */
  readonly sound: SoundOptions;
  /** How a terminal tells that others write, beside the line on the screen. */
  readonly alerts: AlertOptions;
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
    text: "folder for keys and pins; default chatwire/client in the folder for data of this system",
  },
  files: { value: "DIR", text: "folder for received files; default files in the folder of --data" },
  name: { value: "NAME", text: "user name; otherwise the client asks for it" },
  accept: { text: "accept invitations without asking" },
  table: { text: "list users in a table, with the status of each" },
  "no-bell": { text: "do not ring when others write or call" },
  "no-notification": { text: "do not have the terminal show a notification when others write or call" },
  microphone: {
    value: "SOURCE",
    text: "calls record from this: a WAV file, or a program and its arguments; default pw-cat, arecord or sox",
  },
  loudspeaker: {
    value: "TARGET",
    text: "calls are played to this: a new WAV file, or a program and its arguments; default pw-cat, aplay or sox",
  },
  json: { text: "for programs: print one JSON object per line, and no prompts" },
  "invitation-code": { value: "CODE", text: "register with a code of the server's operator" },
  "no-device": { text: "for shared machines: ask for the password, and store no device key" },
  "no-port-mapping": { text: "ask no router to forward a port for conversations (PCP, NAT-PMP)" },
  upnp: {
    text: "also ask the router by UPnP if it does not answer; needs npm install chatwire nat-upnp-rejetto",
  },
  "relay-only": {
    text: "hide your address: talk only over the relay of the server, and show no address in the list of peers",
  },
  "accept-key": { value: "sha256=HEX", text: "accept this new key of the server" },
  verify: {
    value: "WAY",
    env: "CHATWIRE_VERIFY",
    text: "pin: expect the key of the first connection; ca: trust authorities, for servers with a public certificate; default pin",
  },
  ca: {
    value: "FILE",
    env: "CHATWIRE_CA",
    text: "with --verify ca: trust the authorities in this PEM file only; default: those of the machine",
  },
  "accept-iterations": {
    value: "COUNT",
    env: "CHATWIRE_ACCEPT_ITERATIONS",
    text: "accept a server that asks for as few iterations of PBKDF2, from 4096 on",
  },
  version: { text: "print the version" },
  help: { text: "print this help" },
} as const;

/** The text of `--help`. */
export function helpText(): string {
  return `A chat client for the terminal.

Usage: ${typedCommand("client")} [options]

${describeFlags(FLAGS)}
Once you are logged in, type "help" to list the commands, and "help COMMAND" to
read about one. In a conversation or a room, type "/help".

The client also reads a pipe, one line for each question:
  printf 'ada\\nsecret-1\\nPUBLIC\\nget_peers\\nquit\\n' | ${pipedCommand()}
The same lines work at the next start: the client skips the password if it needs
none.

With --json the input is the same, or commands in JSON: proto/PROTOCOL.md,
"Driving a client". Each line of output is a JSON object with an "event"; an
"error" also has a "code" and a "text".

Exit codes: 0 success; 1 failure; 2 wrong command line.
`;
}

/** npm prints lines of its own unless it is told to be silent. */
function pipedCommand(): string {
  return typedCommand("client", { hasArguments: false }).replace("npm run", "npm run --silent");
}

/**
 * Reads the command line.
 *
 * @returns the options, or what to print instead of chatting
 * @throws WrongUsage
 */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): Options | "help" | "version" {
  if (asksForHelp(args)) return "help";
  const flags = new Flags(FLAGS, args, env);
  if (flags.has("version")) return "version";
  checkVariables(env);
  const server = readServer(flags.get("server"), flags.get("accept-key")?.value);
  const { CHATWIRE_DRIVE: drive = DRIVE_VERSION } = env;
  if (drive !== DRIVE_VERSION) throw new WrongUsage(`CHATWIRE_DRIVE must be ${DRIVE_VERSION}, not "${drive}".`);
  const dataDir = resolve(flags.get("data")?.value ?? dataFolder("client"));
  return {
    server,
    trust: readTrust(flags.get("verify"), flags.get("ca"), server),
    dataDir,
    filesDir: resolve(flags.get("files")?.value ?? join(dataDir, "files")),
    name: readName(flags.get("name")?.value),
    accept: flags.has("accept") ? "automatic" : "asked",
    acceptIterations: readIterations(flags.get("accept-iterations")),
    invitationCode: flags.get("invitation-code")?.value,
    portMapping: readPortMapping(flags.has("no-port-mapping"), flags.has("upnp")),
    relayOnly: flags.has("relay-only"),
    peerList: flags.has("table") ? "table" : "specified",
    sound: { microphone: flags.get("microphone")?.value, loudspeaker: flags.get("loudspeaker")?.value },
    alerts: { bell: !flags.has("no-bell"), notification: !flags.has("no-notification") },
    remember: flags.has("no-device") ? "nothing" : "device",
    output: flags.has("json") ? "json" : "text",
  };
}

function readPortMapping(isOff: boolean, isUpnp: boolean): Options["portMapping"] {
  if (isOff && isUpnp)
    throw new WrongUsage("--upnp asks a router, and --no-port-mapping asks none. Choose one of them.");
  return isUpnp ? "upnp" : !isOff;
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

function readTrust(verify: Given | undefined, ca: Given | undefined, server: ServerAddress): Options["trust"] {
  const way = verify?.value ?? "pin";
  if (way !== "pin" && way !== "ca") throw new WrongUsage(`${verify?.source} must be pin or ca, not "${way}".`);
  if (way === "pin") {
    if (ca !== undefined) throw new WrongUsage(`${ca.source} needs --verify ca.`);
    return { verify: "pin" };
  }
  if (server.fingerprint !== undefined || server.security === "plain") {
    const what = server.security === "plain" ? "chat+plain://" : "The fingerprint of a key";
    throw new WrongUsage(`${what} and ${verify?.source} ca exclude each other. Leave out one of them.`);
  }
  return { verify: "ca", ca: ca === undefined ? undefined : readAuthorities(ca) };
}

function readAuthorities({ value, source }: Given): string {
  try {
    return readRegularSync(value).toString();
  } catch (error) {
    throw new WrongUsage(`${source}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readServer(given: Given | undefined, fingerprint: string | undefined): ServerAddress {
  const address = parseServer(given ?? { value: "chat://localhost:4433", source: "--server" });
  if (fingerprint === undefined) return address;
  const [, digits] = /^(?:sha256=)?([0-9a-f]{64})$/i.exec(fingerprint) ?? [];
  if (digits === undefined) {
    throw new WrongUsage("--accept-key must be sha256= and 64 hexadecimal digits.");
  }
  return { ...address, fingerprint: digits.toLowerCase() };
}

function parseServer({ value, source }: Given): ServerAddress {
  try {
    return parseServerAddress(value);
  } catch (error) {
    throw error instanceof UsageError ? new WrongUsage(`${source}: ${error.message}`) : error;
  }
}
