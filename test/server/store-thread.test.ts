import type { Worker } from "node:worker_threads";
import * as assert from "uvu/assert";
import { type LogEntry, SqliteStore, StoreError } from "../../src/server/index.ts";
import { ChatWorld, codeOf } from "../client/chat-world.ts";
import { ofOneProcess } from "../served/of-one-process.ts";
import { rejection } from "../store/rejection.ts";
import { PEPPER, randomBytes } from "../store/samples.ts";
import { TemporaryFolder } from "../store/temporary-folder.ts";
import { suite } from "../suite.ts";

const test = suite("thread of the store");
const onWhole = ofOneProcess(test, "the gateways of a core that ends wait for another one");
const folder = new TemporaryFolder();

test.before(() => folder.create());
test.after(() => folder.remove());

onWhole("server-whose-store-lost-its-thread-stops-and-says-so", async () => {
  const options = { path: folder.newPath(), pepper: PEPPER, random: randomBytes };
  let thread: Worker | undefined;
  process.once("worker", (worker) => {
    thread = worker;
  });
  const store = await SqliteStore.open(options);
  const log: LogEntry[] = [];
  await using world = await ChatWorld.start({ store, logger: (entry) => log.push(entry) });
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  await ada.texts.send("grace", "kept");
  await thread?.terminate();
  assert.is((await ada.getPeers()).length, 1, "what needs no commit goes on");
  assert.is(await codeOf(ada.texts.send("grace", "lost")), "GOING_AWAY");
  const error = await rejection(world.server.closed);
  assert.ok(error instanceof StoreError && error.code === "STORE_FAILED", String(error));
  assert.match(error.message, /^The thread that has .+ open has ended/);
  assert.equal(
    log.filter(({ event }) => event === "store-failed").map((entry) => entry.event === "store-failed" && entry.reason),
    [error.message],
  );
  await grace.close();
  await world.server.close();
  const again = await SqliteStore.open(options);
  const entries = await again.read({ kind: "after", owner: 1, textId: 0, countMax: 9 });
  assert.equal(
    entries.map(({ text }) => text),
    ["kept"],
  );
  await again.close();
});

test("closed-thread-serves-the-next-store", async () => {
  let threads = 0;
  const count = (): void => {
    threads += 1;
  };
  process.on("worker", count);
  for (let times = 0; times < 3; times++) {
    const store = await SqliteStore.open({ path: folder.newPath(), pepper: PEPPER, random: randomBytes });
    assert.is((await store.load()).secret.length, 32);
    await store.close();
  }
  const [one, other] = await Promise.all(
    [1, 2].map(() => SqliteStore.open({ path: folder.newPath(), pepper: PEPPER, random: randomBytes })),
  );
  process.off("worker", count);
  assert.ok(threads <= 2, `${threads} threads`);
  await one?.close();
  await other?.close();
});
