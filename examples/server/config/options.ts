/**
 * The configuration of the server. settings.ts lists the settings and limits.ts the
 * limits, each with a type from kinds.ts; `Sources` looks a value up in the flags, the
 * environment and the configuration file (config-file.ts), in that order; this file
 * puts the values and defaults together; help.ts prints the help and the result.
 *
 * The invariant: every value is checked before anything starts, and a wrong one is
 * reported with its source.
 */

import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { LIMITS } from "chatwire";
import { isLoopbackAddress, type LogLevel } from "chatwire/server";
import { dataFolder } from "../../shared/data-folder.ts";
import { asksForHelp, Flags, WrongUsage } from "../../shared/flags.ts";
import { checkVariables } from "../../shared/variables.ts";
import { findCommand } from "../control/commands.ts";
import type { ControlRequest } from "../control/control.ts";
import { readConfigFile } from "./config-file.ts";
import { CONTROL_FLAGS, FLAGS } from "./help.ts";
import { type LimitName, SERVER_LIMITS } from "./limits.ts";
import { SETTINGS, type SettingName } from "./settings.ts";
import { Sources } from "./sources.ts";

/** The name of a command, and one word more than any has. */
const CONTROL_WORDS_MAX = 4;

/** The settings of one part of a server. */
export type RoleOptions = Options & { readonly role: "gateway" | "core"; readonly bus: string };

/** The settings in effect. As JSON, they are a valid configuration file. */
export interface Options {
  /** Absent: all addresses of the machine. */
  readonly host?: string;
  /** The addresses at which clients reach the UDP port, with commas between them. Absent: those of the interfaces. */
  readonly addresses?: string;
  readonly port: number;
  readonly relay: "on" | "off";
  readonly secondProbePort: number | "off";
  /** Absent: the address of `host`. */
  readonly secondProbeHost?: string;
  readonly data: string;
  readonly database: string;
  /** The URL of a PostgreSQL database. Absent: the accounts are in `database`. */
  readonly store?: string;
  readonly pepper: string;
  /** Which part of a server this process is. */
  readonly role: "all" | "gateway" | "core";
  /** Servers of NATS, with commas between them. */
  readonly bus?: string;
  readonly busUser?: string;
  readonly busPasswordFile?: string;
  readonly busAuthorities?: string;
  readonly nodeName?: string;
  /** A file, given together with `key`; absent if the server uses its own certificate. */
  readonly certificate?: string;
  readonly key?: string;
  /** A file with the key to announce; absent: the next certificate in the data folder, if there is one. */
  readonly nextKey?: string;
  readonly logLevel: LogLevel | "none";
  readonly logFormat: "auto" | "json" | "text";
  /** Absent if the monitor has no port. */
  readonly monitorPort?: number;
  readonly monitorHost: string;
  readonly monitorTokenFile?: string;
  readonly monitorSocket?: string;
  readonly drainTimeoutMs: number;
  readonly limits: { readonly [Name in LimitName]?: number };
}

export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "help-limits" }
  | { readonly kind: "version" }
  | { readonly kind: "serve"; readonly options: Options }
  | { readonly kind: "serve part"; readonly options: RoleOptions }
  | { readonly kind: "backup" | "restore"; readonly options: Options; readonly file: string }
  | { readonly kind: "control-help" }
  | {
      readonly kind: "control";
      readonly options: Options;
      readonly request: ControlRequest;
      /** Whether to print JSON. */
      readonly json: boolean;
    }
  | { readonly kind: "next-key" | "switch-key"; readonly options: Options }
  | { readonly kind: "move"; readonly options: Options; readonly store: string }
  /** `origins` maps each setting to the source of its value. */
  | { readonly kind: "print-config"; readonly options: Options; readonly origins: ReadonlyMap<string, string> };

/** The commands besides that of running the server. */
const COMMANDS = ["backup", "restore", "move", "next-key", "switch-key"] as const;

/**
 * Reads the command line, the environment and the configuration file.
 *
 * @throws WrongUsage
 */
export function readCommand(args: readonly string[], env: NodeJS.ProcessEnv): Command {
  if (args[0] === "ctl") return readControl(args.slice(1), env);
  const command = COMMANDS.find((each) => each === args[0]);
  const own = command === undefined ? args : args.slice(1);
  if (asksForHelp(args)) return { kind: "help" };
  const operandsMax = command === "backup" || command === "restore" ? 1 : 0;
  const commands = command === undefined ? [...COMMANDS, "ctl"] : [];
  const flags: Flags<string> = new Flags(FLAGS, own, env, { operandsMax, commands });
  for (const kind of ["help-limits", "version"] as const) if (flags.has(kind)) return { kind };
  checkVariables(env);
  const config = flags.get("config");
  const file = config && readConfigFile(config.value, config.source);
  const sources = new Sources(flags, env, file);
  const options = readOptions(sources);
  if (flags.has("print-config")) return { kind: "print-config", options, origins: sources.origins };
  if (command === undefined) return readServe(options);
  if (command === "next-key" || command === "switch-key") return { kind: command, options };
  if (command === "move") return readMove(options);
  refuseStore(command, options);
  const [operand] = flags.operands;
  const what = command === "backup" ? "write" : "put back";
  if (operand === undefined) throw new WrongUsage(`${command} needs the file to ${what}: ${command} FILE`);
  return { kind: command, options, file: resolve(operand) };
}

/** The name of one part of a server, which no other one has. Default: its role with the name of the machine. */
export function partNameOf({ nodeName, role }: Pick<Options, "nodeName" | "role">): string {
  return nodeName ?? `${role}-${hostname().replace(/[^A-Za-z0-9_-]/g, "-")}`.slice(0, 32);
}

/** The path beside which the socket for commands is: that of the database, or for one part of a server, one with its name. */
export function controlPlace(options: Pick<Options, "nodeName" | "role" | "data" | "database">): string {
  return options.role === "all" ? options.database : join(options.data, partNameOf(options));
}

/** @throws WrongUsage the options do not fit the role */
function readServe(options: Options): Command {
  const { role, bus, store, certificate } = options;
  if (role === "all") {
    if (bus === undefined) return { kind: "serve", options };
    throw new WrongUsage("--bus is for one part of a server: add --role gateway or --role core.");
  }
  if (bus === undefined) throw new WrongUsage(`--role ${role} needs the bus between the parts: --bus nats://host:4222`);
  if (role === "core" && store === undefined)
    throw new WrongUsage("--role core needs the database of all cores: --store postgres://user@host:port/database");
  if (role === "gateway" && store !== undefined) throw new WrongUsage("A gateway has no accounts: leave out --store.");
  if (role === "gateway" && certificate === undefined)
    throw new WrongUsage("--role gateway needs the certificate of all gateways: --certificate FILE --key FILE");
  return { kind: "serve part", options: { ...options, role, bus } };
}

/** @throws WrongUsage */
function readMove(options: Options): Command {
  const { store } = options;
  if (store === undefined)
    throw new WrongUsage("move needs the database to move to: move --store postgres://user@host:port/database");
  return { kind: "move", options, store };
}

/** @throws WrongUsage the accounts are not in a file */
function refuseStore(command: "backup" | "restore", { store }: Options): void {
  if (store === undefined) return;
  const text = `${command} is for a database in SQLite. Use the tools of PostgreSQL (pg_dump, pg_restore) for the one in --store.`;
  throw new WrongUsage(text);
}

/** @throws WrongUsage */
function readControl(args: readonly string[], env: NodeJS.ProcessEnv): Command {
  if (asksForHelp(args)) return { kind: "control-help" };
  const flags: Flags<string> = new Flags(CONTROL_FLAGS, args, env, { operandsMax: CONTROL_WORDS_MAX });
  const [name, ...words] = flags.operands;
  if (name === "help") return { kind: "control-help" };
  checkVariables(env);
  const given = ["for", "uses", "yes"].filter((flag) => flags.has(flag));
  const request = {
    words: name === "backup" ? [name, ...words.map((file) => resolve(file))] : flags.operands,
    flags: Object.fromEntries(given.map((flag) => [flag, flags.get(flag)?.value ?? ""])),
  };
  findCommand(request);
  const config = flags.get("config");
  const options = readOptions(new Sources(flags, env, config && readConfigFile(config.value, config.source)));
  return { kind: "control", options, request, json: flags.has("json") };
}

function readOptions(sources: Sources): Options {
  const path = (name: SettingName): string | undefined => {
    const found = sources.findPath(name);
    return found === undefined ? undefined : resolve(found);
  };
  const data = path("data") ?? dataFolder("server");
  const [certificate, key] = [path("certificate"), path("key")];
  if ((certificate === undefined) !== (key === undefined)) {
    const [given, missing] = key === undefined ? ["certificate", "key"] : ["key", "certificate"];
    throw new WrongUsage(`${sources.origins.get(given)} requires a ${missing} as well: --${missing} FILE`);
  }
  const nextKey = path("nextKey");
  const host = sources.find("host", SETTINGS.host.kind);
  const addresses = sources.find("addresses", SETTINGS.addresses.kind);
  const monitorPort = sources.find("monitorPort", SETTINGS.monitorPort.kind);
  const monitorHost = sources.find("monitorHost", SETTINGS.monitorHost.kind) ?? "127.0.0.1";
  const [monitorTokenFile, monitorSocket] = [path("monitorTokenFile"), path("monitorSocket")];
  if (!isLoopbackAddress(monitorHost) && monitorTokenFile === undefined) {
    const text = `${sources.origins.get("monitorHost")} makes the monitor reachable for other machines, so it requires a token: --monitor-token-file FILE`;
    throw new WrongUsage(text);
  }
  const bus = sources.find("bus", SETTINGS.bus.kind);
  const busUser = sources.find("busUser", SETTINGS.busUser.kind);
  const [busPasswordFile, busAuthorities] = [path("busPasswordFile"), path("busAuthorities")];
  const nodeName = sources.find("nodeName", SETTINGS.nodeName.kind);
  const secondProbeHost = sources.find("secondProbeHost", SETTINGS.secondProbeHost.kind);
  const store = readStore(sources);
  const limits = sources.findLimits();
  return {
    ...(host !== undefined && { host }),
    ...(addresses !== undefined && { addresses }),
    port: sources.find("port", SETTINGS.port.kind) ?? 4433,
    relay: sources.find("relay", SETTINGS.relay.kind) ?? "on",
    secondProbePort: sources.find("secondProbePort", SETTINGS.secondProbePort.kind) ?? 0,
    ...(secondProbeHost !== undefined && { secondProbeHost }),
    data,
    database: path("database") ?? join(data, "chatwire.db"),
    ...(store !== undefined && { store }),
    pepper: path("pepper") ?? join(data, "pepper"),
    role: sources.find("role", SETTINGS.role.kind) ?? "all",
    ...(bus !== undefined && { bus }),
    ...(busUser !== undefined && { busUser }),
    ...(busPasswordFile !== undefined && { busPasswordFile }),
    ...(busAuthorities !== undefined && { busAuthorities }),
    ...(nodeName !== undefined && { nodeName }),
    ...(certificate !== undefined && key !== undefined && { certificate, key }),
    ...(nextKey !== undefined && { nextKey }),
    logLevel: sources.find("logLevel", SETTINGS.logLevel.kind) ?? "info",
    logFormat: sources.find("logFormat", SETTINGS.logFormat.kind) ?? "auto",
    ...(monitorPort !== undefined && { monitorPort }),
    monitorHost,
    ...(monitorTokenFile !== undefined && { monitorTokenFile }),
    ...(monitorSocket !== undefined && { monitorSocket }),
    drainTimeoutMs: sources.find("drainTimeoutMs", SETTINGS.drainTimeoutMs.kind) ?? 10_000,
    limits: Object.fromEntries(SERVER_LIMITS.map((name) => [name, limits.get(name) ?? LIMITS[name].value])),
  };
}

/** @throws WrongUsage a flag has a password */
function readStore(sources: Sources): string | undefined {
  const store = sources.find("store", SETTINGS.store.kind);
  const hasPassword = store !== undefined && /^[^/]*\/\/[^/@]*:[^/@]*@|[?&]password=/.test(store);
  if (!hasPassword || sources.origins.get("store") !== "--store") return store;
  const text =
    "--store must not have a password, because every user of the machine can see the flags of a program. Set PGPASSWORD or CHATWIRE_STORE, or use a file of passwords (PGPASSFILE).";
  throw new WrongUsage(text);
}
