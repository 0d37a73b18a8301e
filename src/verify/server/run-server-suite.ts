/** Runs cases one after another against a server, and cleans up behind them. */

import { Hello } from "../../../generated/chatwire/v1/rules.ts";
import { type Outcome, type Result, type SectionCase, type SuiteOutcome, unexpectedOutcome } from "../shared/case.ts";
import { cut } from "../shared/cut.ts";
import { ConnectError, Fault, Skip } from "../shared/fault.ts";
import { type Account, deleteAccount } from "./account.ts";
import { RawConnection } from "./raw-connection.ts";
import { helloRequest, ROLES, type Role, type ServerCase, ServerContext, type Site } from "./server-context.ts";
import { nowMs, openConnection, sleep, type Target } from "./socket.ts";

export interface ServerSuiteOptions {
  readonly target: Target;
  readonly cases: readonly SectionCase<ServerCase>[];
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
export async function runServerSuite(options: ServerSuiteOptions): Promise<SuiteOutcome> {
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

async function openSite({ target, timeoutMs, accounts }: ServerSuiteOptions): Promise<Site> {
  const log: string[] = [];
  const open = await openConnection(target, timeoutMs);
  try {
    const connection = new RawConnection(open, "A", timeoutMs, log);
    const hello = await connection.ok(Hello, helloRequest());
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

async function runCase(site: Site, { item }: SectionCase<ServerCase>): Promise<Outcome> {
  const context = new ServerContext(site);
  try {
    await item.run(context);
    return { kind: "passed" };
  } catch (error) {
    if (error instanceof Skip) return { kind: "skipped", reason: error.message };
    if (error instanceof Fault) {
      return { kind: "failed", expected: error.expected, received: error.received, log: context.log };
    }
    if (error instanceof ConnectError) {
      return { kind: "failed", expected: "a connection", received: error.message, log: context.log };
    }
    return unexpectedOutcome(error, context.log);
  } finally {
    await context.close();
  }
}

/** Deletes the accounts that the suite has registered and that no case has deleted. */
async function deleteAccounts(site: Site): Promise<string[]> {
  for (let tries = 1; site.created.size > 0 && tries <= DELETE_TRIES_MAX; tries += 1) {
    if (tries > 1) await sleep(site.timeoutMs);
    const context = new ServerContext(site);
    for (const account of [...site.created.values()]) {
      try {
        await deleteAccount(await context.again(account));
        site.created.delete(account.name);
      } catch {
        // Whatever the server did, the account stays in the list of those that are left.
      }
    }
    await context.close();
  }
  return [...site.created.keys()];
}
