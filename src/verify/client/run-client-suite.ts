/** Runs the cases of the suite against clients, several at a time. */

import { type Outcome, type Result, type SectionCase, type SuiteOutcome, unexpectedOutcome } from "../harness/case.ts";
import { cut } from "../harness/cut.ts";
import { Fault, Skip } from "../harness/fault.ts";
import { ConnectError } from "../harness/socket.ts";
import { type ClientCase, Scene, type SceneOptions } from "./scene.ts";
import { createCertificate } from "./scripted-server.ts";

export interface ClientSuiteOptions extends Omit<SceneOptions, "certificate"> {
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
  const scene: SceneOptions = { ...options, certificate: await createCertificate() };
  const agent = await findAgent(scene);
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
      const outcome = await runCase(found.item, scene);
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
async function findAgent(options: SceneOptions): Promise<string> {
  await using scene = await Scene.open(options);
  try {
    scene.start();
    const connection = await scene.connection();
    const { value } = await connection.request("helloRequest");
    return cut(value.agent);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new ConnectError(`The client does not connect: ${scene.client.describe()}`);
  }
}

async function runCase(item: ClientCase, options: SceneOptions): Promise<Outcome> {
  try {
    return await runInScene(item, options);
  } catch (error) {
    return unexpectedOutcome(error, []);
  }
}

async function runInScene(item: ClientCase, options: SceneOptions): Promise<Outcome> {
  await using scene = await Scene.open(options);
  try {
    await item.run(scene);
    return { kind: "passed" };
  } catch (error) {
    if (error instanceof Skip) return { kind: "skipped", reason: error.message };
    if (!(error instanceof Fault)) return unexpectedOutcome(error, scene.log());
    return { kind: "failed", expected: error.expected, received: error.received, log: scene.log() };
  }
}
