import { existsSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import * as assert from "uvu/assert";
import type { Change } from "../../../src/chat/state/account.ts";
import { StoreError, UsageError } from "../../../src/errors.ts";
import { type MovedTable, moveToPostgres } from "../../../src/store/moving/move-to-postgres.ts";
import { TABLES } from "../../../src/store/moving/tables.ts";
import { PostgresStore } from "../../../src/store/postgres/postgres-store.ts";
import { SqliteStore } from "../../../src/store/sqlite/sqlite-store.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { onPostgres } from "../postgres/on-postgres.ts";
import { RandomChanges } from "../random-changes.ts";
import { rejection } from "../rejection.ts";
import { sampleMember, samplePost, sampleRoom, sampleRoomRelation } from "../room-samples.ts";
import { PEPPER, random, randomBytes } from "../samples.ts";
import { snapshot } from "../snapshot.ts";
import { columnsOf } from "../sqlite/raw-file.ts";
import { TemporaryFolder } from "../temporary-folder.ts";

const moves = suite("move from SQLite to PostgreSQL");
const { test, server, closeLater } = onPostgres(moves);
const folder = new TemporaryFolder();

moves.before(() => folder.create());
moves.after(() => folder.remove());

const COMMITS = 400;
/** More than are read at once. */
const POSTS = 1_100;
const ROOM: readonly Change[] = [
  { kind: "room", room: sampleRoom(9) },
  { kind: "room member", member: sampleMember(9, 1) },
  { kind: "room relation", relation: sampleRoomRelation(9, "ban", "Ada") },
  ...Array.from({ length: POSTS }, (_, index): Change => ({ kind: "post", post: samplePost(9, index + 1) })),
];
/** What only PostgreSQL has: the version, which SQLite keeps in the header of the file, and the only writer. */
const OWN_COLUMNS = ["store.version", "store.only_row"];
const OWN_TABLES = ["writer", "commits"];

/** A store with something of everything, made once. */
let filled: { path: string; content: unknown } | undefined;

/** Returns a copy of a closed store with something of everything, and what it contains. */
async function filledFile(): Promise<{ path: string; content: unknown }> {
  filled ??= await fill(folder.newPath());
  const path = folder.newPath();
  await copyFile(filled.path, path);
  return { ...filled, path };
}

async function fill(path: string): Promise<{ path: string; content: unknown }> {
  const store = await SqliteStore.open({ path, pepper: PEPPER, random: randomBytes });
  const changes = new RandomChanges(new SeededRandom(SEED));
  await store.commit([{ kind: "iterations", iterations: 4_096 }]);
  await store.commit([{ kind: "salt kept", kept: { id: "0a", salt: random.bytes(16) } }]);
  for (let count = 0; count < COMMITS; count++) await store.commit(changes.nextCommit()).catch(() => {});
  // The random rooms may be closed in the end, or have lost what belonged to them.
  await store.commit(ROOM);
  const content = await snapshot(store);
  await store.close();
  return { path, content };
}

function move(path: string, url: string, onTable?: (table: MovedTable) => void): Promise<MovedTable[]> {
  return moveToPostgres({ path, url, pepper: PEPPER, random: randomBytes, ...(onTable && { onTable }) });
}

async function openMoved(url: string): Promise<PostgresStore> {
  return closeLater(await PostgresStore.open({ url, pepper: PEPPER, random: randomBytes }));
}

async function countTables(url: string): Promise<number> {
  const [row] = await server().query(url, "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()");
  return row?.integer(0) ?? 0;
}

test("moved-store-has-the-same-content-and-the-file-stays", async () => {
  const { path, content } = await filledFile();
  const url = await server().newSchema();
  const told: MovedTable[] = [];
  const moved = await move(path, url, (table) => told.push(table));
  assert.equal(moved, told);
  assert.equal(
    moved.map(({ name }) => name),
    TABLES.map(({ name }) => name),
  );
  const rooms = ["rooms", "room_members", "room_relations", "posts"];
  for (const name of ["accounts", "devices", "relations", "mailboxes", "entries", "kept_salts", "bans", ...rooms])
    assert.ok((moved.find((table) => table.name === name)?.rows ?? 0) > 0, name);
  const store = await openMoved(url);
  assert.equal(await snapshot(store), content);
  const again = await SqliteStore.open({ path, pepper: PEPPER, random: randomBytes });
  assert.equal(await snapshot(again), content);
  await again.close();
});

test("every-column-of-both-databases-is-moved", async () => {
  const { path } = await filledFile();
  const url = await server().newSchema();
  await openMoved(url);
  const known = TABLES.flatMap(({ name, columns }) => Object.keys(columns).map((column) => `${name}.${column}`));
  const ofFile = columnsOf(path).filter((column) => column !== "store.only_row");
  assert.equal(ofFile.sort(), [...known].sort());
  const rows = await server().query(
    url,
    "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = current_schema()",
  );
  const ofDatabase = rows
    .map((row) => row.word(0))
    .filter((column) => !OWN_COLUMNS.includes(column) && !OWN_TABLES.includes(column.split(".")[0] ?? ""));
  assert.equal(ofDatabase.sort(), [...known].sort());
});

test("database-that-is-not-empty-is-refused", async () => {
  const { path } = await filledFile();
  const used = await server().newSchema();
  const store = await openMoved(used);
  const before = await snapshot(store);
  assert.instance(await rejection(move(path, used)), UsageError);
  assert.equal(await snapshot(store), before);
  const foreign = await server().newSchema();
  await server().run(foreign, "CREATE TABLE theirs (a int)");
  const error = await rejection(move(path, foreign));
  assert.ok(error instanceof StoreError && error.code === "NOT_A_STORE", String(error));
  assert.is(await countTables(foreign), 1);
});

test("row-that-differs-is-told-and-nothing-is-kept", async () => {
  const { path } = await filledFile();
  const url = await server().newSchema();
  // A trigger of the whole server stands for any fault between the two databases.
  await server().run(
    url,
    `CREATE FUNCTION spoil() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
       IF to_regclass('entries') IS NULL OR EXISTS (SELECT FROM pg_trigger WHERE tgname = 'spoil_row') THEN RETURN; END IF;
       CREATE TRIGGER spoil_row BEFORE INSERT ON entries FOR EACH ROW EXECUTE FUNCTION spoil_row();
     END $$;
     CREATE FUNCTION spoil_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       NEW.sent_ms := NEW.sent_ms + 1; RETURN NEW; END $$;
     CREATE EVENT TRIGGER spoil ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION spoil()`,
  );
  try {
    const error = await rejection(move(path, url));
    assert.ok(error instanceof StoreError && error.code === "STORE_FAILED", String(error));
    assert.match(error.message, /Row 1 of the table entries, .* differs/);
    assert.is(await countTables(url), 0);
  } finally {
    await server().run(url, "DROP EVENT TRIGGER spoil");
  }
  await move(path, url);
});

test("missing-file-wrong-pepper-and-open-file-are-refused", async () => {
  const { path } = await filledFile();
  const url = await server().newSchema();
  const missing = folder.newPath();
  assert.instance(await rejection(move(missing, url)), UsageError);
  assert.is(existsSync(missing), false);
  const wrong = await rejection(moveToPostgres({ path, url, pepper: random.bytes(32), random: randomBytes }));
  assert.ok(wrong instanceof StoreError && wrong.code === "WRONG_PEPPER");
  const store = await SqliteStore.open({ path, pepper: PEPPER, random: randomBytes });
  const inUse = await rejection(move(path, url));
  assert.ok(inUse instanceof StoreError && inUse.code === "STORE_IN_USE");
  await store.close();
  assert.is(await countTables(url), 0);
});
