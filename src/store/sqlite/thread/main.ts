/** The program of a store's thread: opens the file and carries out the calls, one after the other. */

import { parentPort } from "node:worker_threads";
import { expandRandom } from "../../../crypto/expanded-random.ts";
import { SqliteEngine } from "../engine.ts";
import { type ThreadAnswer, type ThreadCall, type ThreadPage, type ThreadResult, takeApart } from "./messages.ts";
import { unpackChanges } from "./packed-changes.ts";

let engine: SqliteEngine | undefined;
let last: Promise<void> = Promise.resolve();
parentPort?.on("message", (call: ThreadCall) => {
  last = last.then(() => answer(call));
});

async function answer(call: ThreadCall): Promise<void> {
  const result = await carryOut(call).catch((error): ThreadResult => ({ kind: "failed", error: takeApart(error) }));
  tell({ result, room: engine?.room });
}

function tell(message: ThreadAnswer | ThreadPage): void {
  parentPort?.postMessage(message);
}

async function carryOut(call: ThreadCall): Promise<ThreadResult> {
  if (call.kind === "open") {
    const { path, pepper, seed } = call.data;
    engine = await SqliteEngine.open({ path, pepper, random: expandRandom(seed) });
    return { kind: "done" };
  }
  if (engine === undefined) throw new Error("The thread of the store has no file open.");
  if (call.kind === "load") {
    const rest = await engine.loadPages((page) => tell({ page }));
    return { kind: "loaded", rest };
  }
  if (call.kind === "read") return { kind: "entries", entries: await engine.read(call.query) };
  if (call.kind === "read posts") return { kind: "posts", posts: await engine.readPosts(call.query) };
  if (call.kind === "check posts") return { kind: "checked", next: await engine.checkPosts(call.after) };
  if (call.kind === "commit") await engine.commit(unpackChanges(call.changes));
  else if (call.kind === "check room") await engine.checkRoom();
  else if (call.kind === "backup") await engine.backup(call.path);
  else {
    await engine.close();
    engine = undefined;
  }
  return { kind: "done" };
}
