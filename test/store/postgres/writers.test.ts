/** One server writes at a time, and a commit is stored once, whatever happens to the connection. */

import * as assert from "uvu/assert";
import type { Change } from "../../../src/chat/state/account.ts";
import { StoreError, UsageError } from "../../../src/errors.ts";
import { PostgresConnection } from "../../../src/store/postgres/connection.ts";
import { PostgresStore } from "../../../src/store/postgres/postgres-store.ts";
import { suite } from "../../suite.ts";
import { rejection } from "../rejection.ts";
import { PEPPER, random, randomBytes, sampleAccount, saved, sent } from "../samples.ts";
import { entriesOf } from "../snapshot.ts";
import { onPostgres } from "./on-postgres.ts";
import { SocketProxy } from "./socket-proxy.ts";

const { test, server, closeLater } = onPostgres(suite("writers of a PostgreSQL store", { timeLimitMs: 120_000 }));

const PEOPLE: readonly Change[] = [saved(sampleAccount(1)), saved(sampleAccount(2))];
const END_OTHERS = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE pid <> pg_backend_pid() AND application_name = 'chatwire' AND state = 'idle'`;

async function open(url: string): Promise<PostgresStore> {
  return closeLater(await PostgresStore.open({ url, pepper: PEPPER, random: randomBytes }));
}

function text(id: number): Change {
  return sent({ from: [1, id], to: [2, id], text: `text ${id}` });
}

async function textIds(store: PostgresStore, owner = 2): Promise<number[]> {
  return (await entriesOf(store, owner)).map(({ textId }) => textId);
}

async function assertFails(call: Promise<unknown>, code: StoreError["code"]): Promise<void> {
  const error = await rejection(call);
  assert.ok(error instanceof StoreError && error.code === code, String(error));
}

test("second-writer-takes-over-and-the-first-can-commit-nothing-more", async () => {
  const url = await server().newSchema();
  const first = await open(url);
  await first.commit([...PEOPLE, text(1)]);
  const second = await open(url);
  assert.ok(second.token > first.token);
  await assertFails(first.commit([text(2)]), "STORE_TAKEN_OVER");
  await second.commit([text(2)]);
  await assertFails(first.commit([text(3)]), "STORE_TAKEN_OVER");
  assert.equal(await textIds(second), [1, 2]);
});

test("writer-that-was-replaced-while-its-connection-was-lost-does-not-come-back", async () => {
  const url = await server().newSchema();
  const first = await open(url);
  await first.commit(PEOPLE);
  await server().run(url, END_OTHERS);
  const second = await open(url);
  await assertFails(first.commit([text(1)]), "STORE_TAKEN_OVER");
  await second.commit([text(1)]);
});

test("two-writers-that-commit-at-once-never-both-do", async () => {
  const url = await server().newSchema();
  await (await open(url)).commit(PEOPLE);
  let next = 1;
  for (let round = 0; round < 20; round++) {
    const [first, second] = [await open(url), open(url)];
    const confirmed: number[] = [];
    for (let count = random.below(20); count >= 0; count--) {
      const id = next + confirmed.length;
      const error = await first.commit([text(id)]).catch((failure: unknown) => failure);
      if (error === undefined) confirmed.push(id);
      else {
        assert.ok(error instanceof StoreError && error.code === "STORE_TAKEN_OVER", String(error));
        break;
      }
    }
    next += confirmed.length;
    const taker = await second;
    // What the first one has confirmed is there, and nothing else has come since it was taken over.
    assert.is((await textIds(taker)).length, next - 1);
    await taker.commit([text(next)]);
    next += 1;
    await assertFails(first.commit([text(next)]), "STORE_TAKEN_OVER");
    await first.close();
  }
  const store = await open(url);
  const ids = Array.from({ length: next - 1 }, (_, index) => index + 1);
  assert.equal([await textIds(store, 1), await textIds(store, 2)], [ids, ids]);
});

test("taking-over-waits-for-the-transaction-of-the-writer-before", async () => {
  const url = await server().newSchema();
  const first = await open(url);
  await first.commit(PEOPLE);
  const connection = await PostgresConnection.open(url);
  await connection.exec(`BEGIN; SELECT begin_commit(${first.token}, 2); UPDATE accounts SET iterations = 7`);
  let isOpen = false;
  const second = open(url).then((store) => {
    isOpen = true;
    return store;
  });
  // Until the lock is waited for, nothing can be said.
  while (!isOpen) {
    const [row] = await server().query(url, "SELECT count(*) FROM pg_locks WHERE NOT granted");
    if ((row?.integer(0) ?? 0) > 0) break;
  }
  assert.is(isOpen, false);
  await connection.exec("COMMIT");
  const accounts = [...(await (await second).load()).accounts];
  assert.equal(
    accounts.map(({ verifier }) => verifier.iterations),
    [7, 7],
  );
  await connection.close();
});

test("connection-that-was-ended-is-replaced-by-the-next-call", async () => {
  const url = await server().newSchema();
  const store = await open(url);
  await store.commit(PEOPLE);
  const before = store.token;
  await server().run(url, END_OTHERS);
  await store.commit([text(1)]);
  assert.ok(store.token > before);
  await server().run(url, END_OTHERS);
  assert.equal(await textIds(store), [1]);
});

test("database-that-has-lost-a-confirmed-commit-is-not-written-any-more", async () => {
  const url = await server().newSchema();
  const store = await open(url);
  await store.commit([...PEOPLE, text(1)]);
  await store.commit([text(2)]);
  // As after a failover to a copy that was behind.
  await server().run(url, "UPDATE commits SET last = 1; DELETE FROM entries WHERE text_id = 2");
  await server().run(url, END_OTHERS);
  await assertFails(store.commit([text(3)]), "STORE_DAMAGED");
});

test("commit-without-a-database-fails-retryably-and-is-stored-once-when-it-is-back", async () => {
  const url = await server().newSchema();
  const store = await open(url);
  await store.commit(PEOPLE);
  await server().kill();
  const changes = [text(1)];
  for (let count = 0; count < 2; count++) {
    const error = await rejection(store.commit(changes));
    assert.ok(error instanceof StoreError && error.code === "STORE_UNAVAILABLE" && error.retryable, String(error));
    assert.not.match(error.message, /chatwire@/);
  }
  await assertFails(store.read({ kind: "after", owner: 2, textId: 0, countMax: 1 }), "STORE_UNAVAILABLE");
  assert.is(store.room.isReachable, false);
  await server().start();
  await store.checkRoom();
  assert.is(store.room.isReachable, true);
  await store.commit(changes);
  assert.equal([await textIds(store, 1), await textIds(store, 2)], [[1], [1]]);
});

test("commit-whose-answer-is-lost-is-stored-once", async () => {
  const url = await server().newSchema();
  await using proxy = await SocketProxy.listen(server().folder);
  const store = await open(url.replace(encodeURIComponent(server().folder), encodeURIComponent(proxy.folder)));
  await store.commit(PEOPLE);
  for (let id = 1; id <= 10; id++) {
    // The database gets the whole transaction, and its answers to the last part of it never arrive.
    proxy.cutAnswersAfter(random.below(400));
    const changes = [text(id)];
    for (;;) {
      const error = await store.commit(changes).catch((failure: unknown) => failure);
      if (error === undefined) break;
      assert.ok(error instanceof StoreError && error.code === "STORE_UNAVAILABLE", String(error));
    }
  }
  assert.ok(proxy.cuts > 0);
  const ids = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  assert.equal([await textIds(store, 1), await textIds(store, 2)], [ids, ids]);
});

test("another-commit-than-the-one-in-doubt-is-refused", async () => {
  const url = await server().newSchema();
  await using proxy = await SocketProxy.listen(server().folder);
  const store = await open(url.replace(encodeURIComponent(server().folder), encodeURIComponent(proxy.folder)));
  await store.commit(PEOPLE);
  const changes = [text(1)];
  proxy.cutAnswersAfter(0);
  proxy.refuse();
  await assertFails(store.commit(changes), "STORE_UNAVAILABLE");
  assert.instance(await rejection(store.commit([text(1)])), UsageError);
  proxy.allow();
  await store.commit(changes);
  await store.commit([text(2)]);
  assert.equal(await textIds(store), [1, 2]);
});
