/** The example server on PostgreSQL: it moves its accounts there, keeps them, and gives way to another server. */

import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { onPostgres } from "../../store/postgres/on-postgres.ts";
import { suite } from "../../suite.ts";
import { runProgram } from "../support/program.ts";
import { type RunningServer, ServerStage } from "../support/running-server.ts";

const { test, server } = onPostgres(suite("example server on PostgreSQL", { timeLimitMs: 120_000 }));

const CREDENTIALS = { name: "ada", password: "a password" };

async function end({ program }: RunningServer): Promise<void> {
  program.signal("SIGTERM");
  assert.is((await program.ended).code, 0);
}

test("moved-accounts-are-served-from-the-database", async () => {
  await using stage = await ServerStage.open();
  const [data, url] = [join(stage.folder, "data"), await server().newSchema()];
  const first = await stage.start(["--data", data]);
  await stage.join(first, "ada");
  const early = await runProgram("server", ["move", "--data", data, "--store", url]);
  assert.is(early.code, 1);
  assert.match(early.stderr, /chatwire\.db/);
  await end(first);

  const move = await runProgram("server", ["move", "--data", data, "--store", url]);
  assert.is(move.code, 0, move.stderr);
  assert.match(move.stdout, /^accounts: 1 rows copied, all equal\n/);
  assert.match(move.stdout, /\nMoved \d+ rows in [\d.]+ s\. The pepper in \S+pepper opens the new database too\.\n/);
  assert.ok(existsSync(join(data, "chatwire.db")));
  const again = await runProgram("server", ["move", "--data", data, "--store", url]);
  assert.is(again.code, 2);
  assert.match(again.stderr, /has a store already\. Choose an empty database/);

  await rm(join(data, "chatwire.db"));
  const moved = await stage.start(["--data", data, "--store", url]);
  await (await stage.connect(moved)).logIn(CREDENTIALS);
  const backup = await runProgram("server", ["ctl", "backup", join(stage.folder, "copy.db"), "--data", data]);
  assert.is(backup.code, 1);
  assert.match(backup.stderr, /Copy its database with pg_dump/);
  assert.is(existsSync(join(data, "chatwire.db")), false);
});

test("later-server-takes-the-database-over-and-the-earlier-one-ends", async () => {
  await using stage = await ServerStage.open();
  const [data, url] = [join(stage.folder, "data"), await server().newSchema()];
  const first = await stage.start(["--data", data], { CHATWIRE_STORE: url });
  const ada = await stage.join(first, "ada");
  const second = await stage.start(["--data", data], { CHATWIRE_STORE: url });
  await ada.contacts.add("grace").catch(() => {});
  const { code, stderr } = await first.program.ended;
  assert.is(code, 1);
  assert.match(stderr, /Another server has taken .* over/);
  assert.is(await contactsOf(stage, second), 0);
});

async function contactsOf(stage: ServerStage, running: RunningServer): Promise<number> {
  const client = await stage.connect(running);
  await client.logIn(CREDENTIALS);
  return (await client.contacts.list()).length;
}

test("missing-pepper-of-a-database-is-told-and-no-new-one-stays", async () => {
  await using stage = await ServerStage.open();
  const [data, url] = [join(stage.folder, "data"), await server().newSchema()];
  await end(await stage.start(["--data", data, "--store", url]));
  await rm(join(data, "pepper"));
  const started = await runProgram("server", ["--port", "0", "--data", data, "--store", url]);
  assert.is(started.code, 1);
  assert.match(started.stderr, /cannot be opened without its pepper, and \S+pepper is missing/);
  assert.is(existsSync(join(data, "pepper")), false);
});

test("wrong-uses-of-a-database-are-explained", async () => {
  await using stage = await ServerStage.open();
  const data = join(stage.folder, "data");
  const url = server().url();
  for (const [args, message] of [
    [["move"], /move needs the database to move to/],
    [["backup", "x.db", "--store", url], /Use the tools of PostgreSQL/],
    [["--store", "mysql://host/database"], /--store must be like postgres:\/\/user@host:port\/database/],
    [["--store", "postgres://user:secret@host/database"], /--store must not have a password/],
  ] as const) {
    const { code, stderr } = await runProgram("server", [...args, "--data", data]);
    assert.is(code, 2, stderr);
    assert.match(stderr.replaceAll(/\s+/g, " "), message);
    assert.not.match(stderr, /secret/);
  }
  const none = await runProgram("server", ["move", "--data", data, "--store", url]);
  assert.is(none.code, 1);
  assert.match(none.stderr, /the file does not exist/);
});
