/** The command line of `chatwire verify`. */

import { parseArgs } from "node:util";
import { UsageError } from "../errors.ts";
import { unknownFlag } from "../known-words.ts";
import { parseServerAddress } from "../server-address.ts";
import { parseIpAddress } from "../socket-address.ts";
import type { Account } from "./server/account.ts";
import { ACCOUNTS_GIVEN_COUNT } from "./server/server-context.ts";
import type { Target } from "./server/socket.ts";

/** The client to start, and where the servers for it listen. */
export interface ClientUnderTest {
  /** The program and its arguments. */
  readonly command: readonly string[];
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Cases that run at the same time. */
  readonly jobs: number;
}

export interface VerifyArguments {
  /** The server to test. Undefined with `client`, and with `list`. */
  readonly target: Target | undefined;
  /** The address of the server, as on the command line. */
  readonly address: string;
  /** The client to test, in place of a server. */
  readonly client: ClientUnderTest | undefined;
  readonly accounts: readonly Account[];
  /** Numbers of sections; empty: all. */
  readonly sections: readonly string[];
  /** Ids of cases; empty: all. */
  readonly cases: readonly string[];
  readonly list: boolean;
  readonly json: boolean;
  /** File for JUnit's XML. */
  readonly junit: string | undefined;
  readonly timeoutMs: number;
}

const TIMEOUT_MS = 5_000;
const JOBS = 4;
const JOBS_MAX = 64;
const PORT_MAX = 65_535;

/** @throws UsageError the command line is wrong */
export function parseVerifyArguments(args: readonly string[]): VerifyArguments {
  const end = args.indexOf("--");
  const command = end === -1 ? [] : args.slice(end + 1);
  const { values, positionals } = parse(end === -1 ? args : args.slice(0, end));
  const { list = false, json = false, junit, account = [], section = [], case: cases = [], listen = false } = values;
  const [address = "", ...more] = positionals;
  if (more.length > 0) throw new UsageError(`One address at a time: ${more.join(" ")} is too much.`);
  if (!listen && command.length > 0) throw new UsageError("A command to start is for --listen.");
  if (!listen && values.jobs !== undefined) throw new UsageError("--jobs is for --listen.");
  if (listen && account.length > 0) throw new UsageError("--account is for servers, not for --listen.");
  if (!listen && address === "" && !list) throw new UsageError("The address of the server is missing.");
  if (listen && command.length === 0 && !list) {
    throw new UsageError("The command that starts the client is missing: chatwire verify --listen -- COMMAND.");
  }
  return {
    target: listen || address === "" ? undefined : parseServerAddress(address),
    address,
    client: listen ? { command, ...parseClient(address, values.jobs) } : undefined,
    accounts: parseAccounts(account),
    sections: section,
    cases,
    list,
    json,
    junit,
    timeoutMs: parseTimeout(values["timeout-ms"]),
  };
}

const FLAGS = {
  account: { type: "string", multiple: true },
  section: { type: "string", multiple: true },
  case: { type: "string", multiple: true },
  list: { type: "boolean" },
  listen: { type: "boolean" },
  jobs: { type: "string" },
  json: { type: "boolean" },
  junit: { type: "string" },
  "timeout-ms": { type: "string" },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: FLAGS });
  } catch (error) {
    const unknown = unknownFlag(error, Object.keys(FLAGS));
    if (unknown !== undefined) throw new UsageError(unknown);
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function parseClient(address: string, jobs: string | undefined): Omit<ClientUnderTest, "command"> {
  const listen = parseListen(address);
  // Two servers cannot have one port.
  if (listen.port === 0) return { ...listen, jobs: parseJobs(jobs, JOBS) };
  const one = parseJobs(jobs, 1);
  if (one > 1) throw new UsageError("At one port, cases cannot run at the same time: leave out --jobs or the port.");
  return { ...listen, jobs: one };
}

/** @param text  an IP address, with a port or without; "": loopback */
function parseListen(text: string): { host: string; port: number } {
  if (text === "") return { host: "127.0.0.1", port: 0 };
  const [, bracketed, bare = "", port = "0"] = /^(?:\[(.*)\]|([^:]*))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = parseIpAddress(text)?.family === 6 ? text : (bracketed ?? bare);
  if (parseIpAddress(host) === undefined || Number(port) > PORT_MAX) {
    throw new UsageError(`The address after --listen is an IP address, with a port or without, not "${text}".`);
  }
  return { host, port: Number(port) };
}

function parseJobs(text: string | undefined, usual: number): number {
  const jobs = Number(text ?? usual);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= JOBS_MAX) return jobs;
  throw new UsageError(`--jobs must be a number from 1 to ${JOBS_MAX}, not "${text}".`);
}

/** The suite registers either all accounts that it needs, or none. */
function parseAccounts(texts: readonly string[]): Account[] {
  const accounts = texts.map(parseAccount);
  if (accounts.length > 0 && accounts.length !== ACCOUNTS_GIVEN_COUNT) {
    throw new UsageError(
      `The suite needs ${ACCOUNTS_GIVEN_COUNT} accounts, and --account gives ${accounts.length}. ` +
        "Without --account, it registers its own.",
    );
  }
  if (new Set(accounts.map(({ name }) => name)).size < accounts.length) {
    throw new UsageError("Each --account must have another name.");
  }
  return accounts;
}

function parseAccount(text: string): Account {
  // A name may contain a colon; a password may, too, so the first one separates them.
  const at = text.indexOf(":");
  if (at < 1 || at === text.length - 1) throw new UsageError(`An account looks like NAME:PASSWORD.`);
  return { name: text.slice(0, at), password: text.slice(at + 1) };
}

function parseTimeout(text: string | undefined): number {
  if (text === undefined) return TIMEOUT_MS;
  if (!/^[1-9][0-9]{1,6}$/.test(text)) {
    throw new UsageError(`--timeout-ms must be a number of milliseconds from 10 on, not "${text}".`);
  }
  return Number(text);
}
