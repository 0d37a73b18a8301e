/** Runs the cases of the suite against clients, several at a time. */

import { type Outcome, type Result, type SectionCase, type SuiteOutcome, unexpectedOutcome } from "../shared/case.ts";
import { cut } from "../shared/cut.ts";
import { ConnectError, Fault, Skip } from "../shared/fault.ts";
import { type ClientCase, ClientContext, type ClientContextOptions } from "./client-context.ts";
import { createCertificate } from "./scripted-server.ts";

export interface ClientSuiteOptions extends Omit<ClientContextOptions, "certificate"> {
  readonly cases: readonly SectionCase<ClientCase>[];
  /** Cases that run at the same time, each with its own server and client. */
  readonly jobs: number;
  /** Called in the order of the cases. */
  onResult(result: Result): void;
}

/**
 * Runs the cases.
 *
 * @throws ConnectError the client cannot be started, or does not send a hello
 */
export async function runClientSuite(options: ClientSuiteOptions): Promise<SuiteOutcome> {
  const context: ClientContextOptions = { ...options, certificate: await createCertificate() };
  const agent = await findAgent(context);
  const { cases, jobs, onResult } = options;
  const results: Result[] = [];
  /** Results that wait for an earlier one. */
  const early = new Map<number, Result>();
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < cases.length; index = next++) {
      const found = cases[index];
      if (found === undefined) return;
      const startedMs = performance.now();
      const outcome = await runCase(found.item, context);
      early.set(index, { ...found, outcome, durationMs: performance.now() - startedMs });
      for (let result = early.get(results.length); result !== undefined; result = early.get(results.length)) {
        results.push(result);
        onResult(result);
      }
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return { agent, results, left: [] };
}

/** Starts the client once, to learn what it is. */
async function findAgent(options: ClientContextOptions): Promise<string> {
  await using context = await ClientContext.open(options);
  try {
    context.start();
    const connection = await context.connection();
    const { value } = await connection.request("helloRequest");
    return cut(value.agent);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new ConnectError(`The client does not connect: ${context.client.describe()}`);
  }
}

async function runCase(item: ClientCase, options: ClientContextOptions): Promise<Outcome> {
  try {
    return await runInContext(item, options);
  } catch (error) {
    return unexpectedOutcome(error, []);
  }
}

async function runInContext(item: ClientCase, options: ClientContextOptions): Promise<Outcome> {
  await using context = await ClientContext.open(options);
  try {
    await item.run(context);
    return { kind: "passed" };
  } catch (error) {
    if (error instanceof Skip) return { kind: "skipped", reason: error.message };
    if (!(error instanceof Fault)) return unexpectedOutcome(error, context.log());
    return { kind: "failed", expected: error.expected, received: error.received, log: context.log() };
  }
}
