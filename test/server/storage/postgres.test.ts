/** A server whose accounts are in PostgreSQL: it outlives its database, and ends when another one takes that over. */

import * as assert from "uvu/assert";
import { type LogEntry, PostgresStore, StoreError } from "../../../src/server/index.ts";
import { ChatWorld, codeOf, next } from "../../client/chat-world.ts";
import { sendOnce } from "../../client/send-once.ts";
import { ofOneProcess } from "../../served/of-one-process.ts";
import { onPostgres } from "../../store/postgres/on-postgres.ts";
import { rejection } from "../../store/rejection.ts";
import { PEPPER, randomBytes } from "../../store/samples.ts";
import { suite } from "../../suite.ts";

const { test, server } = onPostgres(suite("server on PostgreSQL", { timeLimitMs: 120_000 }));

const onWhole = ofOneProcess(test, "the gateways of a core that ends wait for another one");

function open(url: string): Promise<PostgresStore> {
  return PostgresStore.open({ url, pepper: PEPPER, random: randomBytes });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

test("server-without-its-database-refuses-what-it-must-store-and-recovers-by-itself", async () => {
  const log: LogEntry[] = [];
  const store = await open(await server().newSchema());
  await using world = await ChatWorld.start({ store, logger: (entry) => log.push(entry) });
  const [ada, edsger] = [await world.join("ada"), await world.join("edsger")];
  await world.join("grace");
  await edsger.texts.send("grace", "before");
  await server().kill();
  // Under way: it waits, and with it what comes later for the same user. The requests of others are refused or answered.
  const waiting = ada.texts.send("grace", "under way");
  await until(() => world.server.statistics().store.fullNow);
  assert.is(await codeOf(edsger.contacts.add("grace")), "STORE_FULL");
  assert.is((await edsger.getPeers()).length, 2, "what needs no commit goes on");
  const read = next(edsger.texts.history("grace"));
  await server().start();
  assert.is((await read).text, "before", "what was read waited");
  await waiting;
  await until(() => !world.server.statistics().store.fullNow);
  await edsger.contacts.add("grace");
  const reasons = log.flatMap((entry) => (entry.event === "store-full" ? [entry.reason] : []));
  assert.equal(new Set(reasons), new Set(["unreachable"]));
});

test("server-whose-database-is-longer-than-storeBytesMax-refuses-what-it-must-store-until-the-limit-is-raised", async () => {
  await using world = await ChatWorld.start({ store: await open(await server().newSchema()) });
  const [ada] = [await world.join("ada"), await world.join("grace")];
  assert.ok(world.server.statistics().store.bytesNow > 100_000);
  world.server.operator.setLimit("storeBytesMax", 100_000);
  assert.is(await codeOf(sendOnce(ada, "grace", "too much")), "STORE_FULL");
  world.server.operator.setLimit("storeBytesMax", 1_000_000_000);
  await sendOnce(ada, "grace", "enough room");
});

onWhole("server-whose-database-was-taken-over-stops-and-says-so", async () => {
  const url = await server().newSchema();
  const log: LogEntry[] = [];
  await using world = await ChatWorld.start({ store: await open(url), logger: (entry) => log.push(entry) });
  const [ada] = [await world.join("ada"), await world.join("grace")];
  await ada.texts.send("grace", "kept");
  const taker = await open(url);
  assert.is(await codeOf(ada.texts.send("grace", "lost")), "GOING_AWAY");
  const error = await rejection(world.server.closed);
  assert.ok(error instanceof StoreError && error.code === "STORE_TAKEN_OVER", String(error));
  const entries = await taker.read({ kind: "after", owner: 1, textId: 0, countMax: 9 });
  assert.equal(
    entries.map(({ text }) => text),
    ["kept"],
  );
  await taker.close();
});
