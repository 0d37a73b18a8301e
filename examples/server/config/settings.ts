import type { Flag } from "../../shared/flags.ts";
import {
  ipAddress,
  ipAddresses,
  type Kind,
  natsUrls,
  oneOf,
  partName,
  path,
  postgresUrl,
  wholeNumber,
  word,
  wordOrNumber,
} from "./kinds.ts";

interface Setting {
  readonly kind: Kind<string | number>;
  /** The placeholder of the value in the help. */
  readonly value: string;
  readonly text: string;
}

/** The longest delay of a timer in Node. */
const TIMER_MS_MAX = 2_147_483_647;

/**
 * The settings, without the limits. The key is the name in the configuration file:
 * `drainTimeoutMs` is the flag `--drain-timeout-ms` and the variable
 * CHATWIRE_DRAIN_TIMEOUT_MS.
 */
export const SETTINGS = {
  host: {
    kind: ipAddress,
    value: "ADDRESS",
    text: "IP address to listen on; default all interfaces, IPv6 and IPv4",
  },
  port: { kind: wholeNumber(0, 65_535), value: "PORT", text: "TCP and UDP port; default 4433, 0 for any free port" },
  addresses: {
    kind: ipAddresses,
    value: "ADDRESS,ADDRESS",
    text: "addresses at which clients reach the UDP port, of IPv4 and IPv6; default those of the interfaces. A client learns its own address in both families there",
  },
  relay: {
    kind: oneOf("on", "off"),
    value: "on|off",
    text: "forward datagrams between clients that cannot reach each other; default on. The limits relay... bound it",
  },
  secondProbePort: {
    kind: wordOrNumber("off", 0, 65_535),
    value: "PORT|off",
    text: "second UDP port, by which clients find out how their NAT maps them; default 0, any free port",
  },
  secondProbeHost: {
    kind: ipAddress,
    value: "ADDRESS",
    text: "another IP address of this machine for the second UDP port; default: that of --host",
  },
  data: {
    kind: path,
    value: "DIR",
    text: "data folder; default chatwire/server in the folder for data of this system",
  },
  database: {
    kind: path,
    value: "FILE",
    text: "SQLite database of the accounts; default chatwire.db in the data folder",
  },
  store: {
    kind: postgresUrl,
    value: "URL",
    text: "PostgreSQL database of the accounts, in place of that in SQLite: postgres://user@host:port/database. Needs the package pg. The password is taken from PGPASSWORD, or from the file of passwords that PGPASSFILE names",
  },
  pepper: {
    kind: path,
    value: "FILE",
    text: "32-byte key that encrypts the secrets in the database; default pepper in the data folder",
  },
  certificate: {
    kind: path,
    value: "FILE",
    text: "TLS certificate, PEM; default: the server creates one in the data folder",
  },
  key: { kind: path, value: "FILE", text: "private key of the certificate, PEM" },
  nextKey: {
    kind: path,
    value: "FILE",
    text: "key to announce, PEM: a public key or the next certificate; default next-certificate.pem in the data folder, if there is one",
  },
  role: {
    kind: oneOf("all", "gateway", "core"),
    value: "ROLE",
    text: "which part of the server this process is: gateway has the connections, core the rules of the chat and the accounts, or stands by for the one that has them; default all, one process",
  },
  bus: {
    kind: natsUrls,
    value: "URL,URL",
    text: "servers of NATS between gateways and cores: nats://host:4222, or tls://host:4222. Needs the package @nats-io/transport-node",
  },
  busUser: { kind: word, value: "NAME", text: "user of NATS, whose permissions bind this part to its own subjects" },
  busPasswordFile: { kind: path, value: "FILE", text: "file with the password of that user" },
  busAuthorities: {
    kind: path,
    value: "FILE",
    text: "certificates that sign those of NATS, PEM; default those of the system",
  },
  nodeName: {
    kind: partName,
    value: "NAME",
    text: "name of this part, which no other part of the server has; default the role and the name of the machine",
  },
  logLevel: {
    kind: oneOf("debug", "info", "warn", "error", "none"),
    value: "LEVEL",
    text: "lowest level that is logged: debug, info, warn, error, none; default info",
  },
  logFormat: {
    kind: oneOf("auto", "json", "text"),
    value: "FORMAT",
    text: "json, text, or auto (text if stderr is a terminal); default auto",
  },
  monitorPort: {
    kind: wholeNumber(0, 65_535),
    value: "PORT",
    text: "HTTP port for /healthz and /metrics; default none",
  },
  monitorHost: {
    kind: ipAddress,
    value: "ADDRESS",
    text: "IP address of the monitor; default 127.0.0.1. Another than loopback needs monitor-token-file",
  },
  monitorTokenFile: {
    kind: path,
    value: "FILE",
    text: "file with a token of 16 characters or more; /metrics then needs it (Authorization: Bearer)",
  },
  monitorSocket: {
    kind: path,
    value: "FILE",
    text: "Unix socket for /healthz and /metrics; only this user may use it",
  },
  drainTimeoutMs: {
    kind: wholeNumber(1, TIMER_MS_MAX),
    value: "MS",
    text: "longest duration of the shutdown in milliseconds; default 10000",
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;

/** The name of the flag: `drainTimeoutMs` -> `drain-timeout-ms`. */
export function flagOf(name: string): string {
  return words(name).join("-");
}

/**
 * The name of the variable: `logLevel` -> CHATWIRE_LOG_LEVEL.
 *
 * @param before  words after CHATWIRE, as "limit" in CHATWIRE_LIMIT_TEXT_BYTES_MAX
 */
export function variableOf(name: string, ...before: readonly string[]): string {
  return ["chatwire", ...before, ...words(name)].join("_").toUpperCase();
}

/** The flags of some settings. */
export function settingFlags(...names: readonly SettingName[]): Record<string, Flag> {
  const entries = names.map((name) => {
    const { value, text } = SETTINGS[name];
    return [flagOf(name), { value, text, env: variableOf(name) }];
  });
  return Object.fromEntries(entries);
}

function words(name: string): string[] {
  return name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
}
