/** The program of a store's thread: opens the file and carries out the calls, one after the other. */

import { parentPort, workerData } from "node:worker_threads";
import { expandRandom } from "../../crypto/expanded-random.ts";
import { SqliteEngine } from "./engine.ts";
import {
  type ThreadAnswer,
  type ThreadCall,
  type ThreadData,
  type ThreadResult,
  takeApart,
} from "./thread-messages.ts";

const DONE: ThreadResult = { kind: "done" };

let engine: SqliteEngine | undefined;
let last = answer(() => open(workerData));
parentPort?.on("message", (call: ThreadCall) => {
  last = last.then(() => answer(() => carryOut(call)));
});

async function open({ path, pepper, seed }: ThreadData): Promise<ThreadResult> {
  engine = await SqliteEngine.open({ path, pepper, random: expandRandom(seed) });
  return DONE;
}

async function carryOut(call: ThreadCall): Promise<ThreadResult> {
  if (engine === undefined) throw new Error("The file of the store is not open.");
  if (call.kind === "load") return { kind: "state", state: await engine.load() };
  if (call.kind === "read") return { kind: "entries", entries: await engine.read(call.query) };
  if (call.kind === "commit") await engine.commit(call.changes);
  else if (call.kind === "check room") await engine.checkRoom();
  else if (call.kind === "backup") await engine.backup(call.path);
  else await engine.close();
  return DONE;
}

async function answer(run: () => Promise<ThreadResult>): Promise<void> {
  const result = await run().catch((error): ThreadResult => ({ kind: "failed", error: takeApart(error) }));
  parentPort?.postMessage({ result, room: engine?.room } satisfies ThreadAnswer);
}
