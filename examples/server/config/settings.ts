import type { Flag } from "../../shared/flags.ts";
import { ipAddress, type Kind, loopbackAddress, oneOf, path, wholeNumber } from "./kinds.ts";

interface Setting {
  readonly kind: Kind<string | number>;
  /** What stands for the value in the help. */
  readonly value: string;
  readonly text: string;
}

/** The longest a timer of Node can wait. */
const TIMER_MS_MAX = 2_147_483_647;

/**
 * What can be set, but for the limits. The key is its name in the file; the flag
 * is `--drain-timeout-ms`, the variable CHATWIRE_DRAIN_TIMEOUT_MS.
 */
export const SETTINGS = {
  host: {
    kind: ipAddress,
    value: "ADDRESS",
    text: "IP address to listen on; default 0.0.0.0, all interfaces",
  },
  port: { kind: wholeNumber(0, 65_535), value: "PORT", text: "TCP and UDP port; default 4433, 0 takes a free one" },
  data: { kind: path, value: "DIR", text: "where the server keeps its files; default ~/.chatwire/server" },
  database: { kind: path, value: "FILE", text: "SQLite file of the accounts; default chatwire.db in DIR" },
  pepper: {
    kind: path,
    value: "FILE",
    text: "32 bytes that encrypt what is secret in it; default pepper in DIR",
  },
  certificate: { kind: path, value: "FILE", text: "TLS certificate, PEM; default: one of its own, kept in DIR" },
  key: { kind: path, value: "FILE", text: "private key of that certificate, PEM" },
  logLevel: {
    kind: oneOf("debug", "info", "warn", "error", "none"),
    value: "LEVEL",
    text: "what is logged: debug, info, warn, error, none; default info",
  },
  logFormat: {
    kind: oneOf("auto", "json", "text"),
    value: "FORMAT",
    text: "json, text, or auto: text where stderr is a terminal; default auto",
  },
  monitorPort: {
    kind: wholeNumber(0, 65_535),
    value: "PORT",
    text: "serves /healthz and /metrics over HTTP; default: not at all",
  },
  monitorHost: { kind: loopbackAddress, value: "ADDRESS", text: "where, on loopback only; default 127.0.0.1" },
  drainTimeoutMs: {
    kind: wholeNumber(1, TIMER_MS_MAX),
    value: "MS",
    text: "how long the end may take, in milliseconds; default 10000",
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;

/** `drainTimeoutMs` as a flag, without its dashes: `drain-timeout-ms`. */
export function flagOf(name: string): string {
  return words(name).join("-");
}

/** `textBytesMax` as a variable: CHATWIRE_TEXT_BYTES_MAX, with "LIMIT" before it CHATWIRE_LIMIT_TEXT_BYTES_MAX. */
export function variableOf(name: string, ...before: readonly string[]): string {
  return ["chatwire", ...before, ...words(name)].join("_").toUpperCase();
}

/** The settings as flags, for the command line and its help. */
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
