/** Runs cases one after another against a server, and cleans up behind them. */

import { Hello } from "../../generated/chatwire/v1/rules.ts";
import { type Account, deleteAccount } from "./harness/account.ts";
import { Bench, helloRequest, ROLES, type Role, type Site } from "./harness/bench.ts";
import {
  type Case,
  type Outcome,
  type Result,
  type SectionCase,
  type SuiteOutcome,
  unexpectedOutcome,
} from "./harness/case.ts";
import { cut } from "./harness/cut.ts";
import { Fault, Skip } from "./harness/fault.ts";
import { ConnectError, nowMs, openConnection, sleep, type Target } from "./harness/socket.ts";
import { Wire } from "./harness/wire.ts";

export interface SuiteOptions {
  readonly target: Target;
  readonly cases: readonly SectionCase<Case>[];
  /** Accounts to use instead of new ones: the first three are for public users, the fourth for a private one. */
  readonly accounts: readonly Account[];
  readonly timeoutMs: number;
  onResult(result: Result): void;
}

/** After failed logins, the server may refuse further ones for a while. */
const DELETE_TRIES_MAX = 8;

/**
 * Runs the cases.
 *
 * @throws ConnectError the server cannot be reached, or does not answer a hello
 */
export async function runSuite(options: SuiteOptions): Promise<SuiteOutcome> {
  const site = await openSite(options);
  const results: Result[] = [];
  for (const { section, item } of options.cases) {
    const startedMs = nowMs();
    const outcome = await runCase(site, { section, item });
    const result = { section, item, outcome, durationMs: nowMs() - startedMs };
    results.push(result);
    options.onResult(result);
  }
  const left = await deleteAccounts(site);
  return { agent: cut(site.hello.agent), results, left };
}

async function openSite({ target, timeoutMs, accounts }: SuiteOptions): Promise<Site> {
  const log: string[] = [];
  const open = await openConnection(target, timeoutMs);
  try {
    const wire = new Wire(open, "A", timeoutMs, log);
    const hello = await wire.ok(Hello, helloRequest());
    const shared = new Map<Role, Account>();
    for (const [index, role] of ROLES.entries()) {
      const account = accounts[index];
      if (account !== undefined) shared.set(role, account);
    }
    const spare = accounts[ROLES.length];
    return { target, timeoutMs, hello, shared, spare, ready: new Set(), created: new Map() };
  } catch (error) {
    if (error instanceof Fault) throw new ConnectError(`The server does not speak chatwire: ${error.message}`);
    throw error;
  } finally {
    open.socket.destroy();
  }
}

async function runCase(site: Site, { item }: SectionCase<Case>): Promise<Outcome> {
  const bench = new Bench(site);
  try {
    await item.run(bench);
    return { kind: "passed" };
  } catch (error) {
    if (error instanceof Skip) return { kind: "skipped", reason: error.message };
    if (error instanceof Fault) {
      return { kind: "failed", expected: error.expected, received: error.received, log: bench.log };
    }
    if (error instanceof ConnectError) {
      return { kind: "failed", expected: "a connection", received: error.message, log: bench.log };
    }
    return unexpectedOutcome(error, bench.log);
  } finally {
    await bench.close();
  }
}

/** Deletes the accounts that the suite has registered and that no case has deleted. */
async function deleteAccounts(site: Site): Promise<string[]> {
  for (let tries = 1; site.created.size > 0 && tries <= DELETE_TRIES_MAX; tries += 1) {
    if (tries > 1) await sleep(site.timeoutMs);
    const bench = new Bench(site);
    for (const account of [...site.created.values()]) {
      try {
        await deleteAccount(await bench.again(account));
        site.created.delete(account.name);
      } catch {
        // Whatever the server did, the account stays in the list of those that are left.
      }
    }
    await bench.close();
  }
  return [...site.created.keys()];
}
