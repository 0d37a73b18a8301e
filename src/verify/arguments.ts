/** The command line of `chatwire verify`. */

import { isIP } from "node:net";
import { parseArgs } from "node:util";
import { UsageError } from "../errors.ts";
import { DEFAULT_PORT, isLoopbackAddress } from "../socket-address.ts";
import type { Account } from "./harness/account.ts";
import type { Target } from "./harness/socket.ts";

export interface VerifyArguments {
  /** Undefined only with `list`. */
  readonly target: Target | undefined;
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
const ACCOUNTS_MAX = 4;

/** @throws UsageError the command line is wrong */
export function parseVerifyArguments(args: readonly string[]): VerifyArguments {
  const { values, positionals } = parse(args);
  const { list = false, json = false, junit, account = [], section = [], case: cases = [] } = values;
  const [address, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`One server at a time: ${more.join(" ")} is too much.`);
  if (address === undefined && !list) throw new UsageError("The address of the server is missing.");
  if (account.length > ACCOUNTS_MAX) throw new UsageError(`At most ${ACCOUNTS_MAX} accounts are used.`);
  return {
    target: address === undefined ? undefined : parseTarget(address),
    accounts: account.map(parseAccount),
    sections: section,
    cases,
    list,
    json,
    junit,
    timeoutMs: parseTimeout(values["timeout-ms"]),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        account: { type: "string", multiple: true },
        section: { type: "string", multiple: true },
        case: { type: "string", multiple: true },
        list: { type: "boolean" },
        json: { type: "boolean" },
        junit: { type: "string" },
        "timeout-ms": { type: "string" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws UsageError it is not the address of a server */
export function parseTarget(text: string): Target {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const scheme = url?.protocol;
  if (url === undefined || (scheme !== "chat:" && scheme !== "chat+plain:") || url.hostname === "") {
    throw new UsageError(`A server's address looks like chat://host:${DEFAULT_PORT}, not "${text}".`);
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const security = scheme === "chat:" ? "tls" : "plain";
  const isLoopback = host === "localhost" || (isIP(host) !== 0 && isLoopbackAddress(host));
  if (security === "plain" && !isLoopback) {
    throw new UsageError(`chat+plain:// is not encrypted: use it on loopback only, and chat:// for ${host}.`);
  }
  const pin = /^#sha256=([0-9a-fA-F]{64})$/.exec(url.hash);
  if (url.hash !== "" && pin === null) {
    throw new UsageError(`A pin looks like #sha256= and 64 hexadecimal digits, not "${url.hash}".`);
  }
  return {
    host,
    port: url.port === "" ? DEFAULT_PORT : Number(url.port),
    security,
    fingerprint: pin?.[1]?.toLowerCase(),
  };
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
