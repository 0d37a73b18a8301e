import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { runProgram } from "../support/program.ts";
import { type RunningServer, ServerStage } from "../support/running-server.ts";

const test = suite("accounts of the example server");

async function end({ program }: RunningServer): Promise<void> {
  program.signal("SIGTERM");
  assert.is((await program.ended).code, 0);
}

test("accounts-survive-a-restart-in-files-readable-by-the-server-only", async () => {
  await using stage = await ServerStage.open();
  const data = join(stage.folder, "data");
  const first = await stage.start(["--data", data]);
  await stage.join(first, "ada");
  await end(first);
  assert.equal((await readdir(data)).sort(), ["certificate.pem", "chatwire.db", "pepper"]);
  for (const file of await readdir(data)) assert.is((await stat(join(data, file))).mode & 0o777, 0o600, file);
  assert.is((await stat(join(data, "pepper"))).size, 32);
  const second = await stage.start(["--data", data]);
  const ada = await stage.connect(second);
  await ada.logIn({ name: "ada", password: "a password" });
});

test("a-kill-loses-no-confirmed-account", async () => {
  await using stage = await ServerStage.open();
  const data = join(stage.folder, "data");
  const first = await stage.start(["--data", data]);
  await stage.join(first, "ada");
  await first.program.stop();
  const ada = await stage.connect(await stage.start(["--data", data]));
  await ada.logIn({ name: "ada", password: "a password" });
});

test("a-backup-restores-the-accounts-from-one-file", async () => {
  await using stage = await ServerStage.open();
  const [data, restored] = [join(stage.folder, "data"), join(stage.folder, "restored")];
  const copy = join(stage.folder, "copy.db");
  const server = await stage.start(["--data", data]);
  await stage.join(server, "ada");

  const early = await runProgram("server", ["backup", copy, "--data", data]);
  assert.is(early.code, 1);
  assert.match(early.stderr, /Another process has \S+chatwire\.db open/);
  assert.not.ok(existsSync(copy));
  await end(server);

  const backup = await runProgram("server", ["backup", "--data", data, copy]);
  assert.is(backup.code, 0, backup.stderr);
  assert.ok(backup.stdout.startsWith(`Wrote ${copy}.`) && backup.stdout.includes(join(data, "pepper")));
  assert.is((await stat(copy)).mode & 0o777, 0o600);
  const later = await stage.start(["--data", data]);
  await stage.join(later, "grace");
  await end(later);

  await mkdir(restored);
  await copyFile(copy, join(restored, "chatwire.db"));
  const again = await stage.start(["--data", restored, "--pepper", join(data, "pepper")]);
  const ada = await stage.connect(again);
  await ada.logIn({ name: "ada", password: "a password" });
  // Grace registered after the backup, so the name is free.
  await stage.join(again, "grace");
});

test("a-backup-overwrites-nothing-and-makes-no-database", async () => {
  await using stage = await ServerStage.open();
  const [data, copy] = [join(stage.folder, "data"), join(stage.folder, "copy.db")];
  const none = await runProgram("server", ["backup", copy, "--data", data]);
  assert.is(none.code, 1);
  assert.is(none.stderr, `Cannot copy ${join(data, "chatwire.db")}: there is no such database.\n`);
  assert.not.ok(existsSync(data));
  await end(await stage.start(["--data", data]));
  await writeFile(copy, "precious");
  const taken = await runProgram("server", ["backup", copy, "--data", data]);
  assert.is(taken.code, 2);
  assert.match(taken.stderr, /copy\.db exists, and a backup overwrites no file\. Choose another\.\n$/);
  assert.is(await readFile(copy, "utf8"), "precious");
  const nameless = await runProgram("server", ["backup", "--data", data]);
  assert.is(nameless.code, 2);
  assert.is(nameless.stderr, "backup needs the file to write: backup FILE\n");
});

test("a-missing-or-wrong-pepper-is-reported-and-nothing-is-changed", async () => {
  await using stage = await ServerStage.open();
  const data = join(stage.folder, "data");
  await end(await stage.start(["--data", data]));
  const [database, pepper] = [join(data, "chatwire.db"), join(data, "pepper")];
  const before = await readFile(database);
  const flags = ["--host", "127.0.0.1", "--port", "0", "--data", data];
  for (const [bytes, message] of [
    [undefined, `${database} cannot be opened without its pepper, and ${pepper} is missing. Restore it.\n`],
    [Buffer.alloc(5), `${pepper} has 5 bytes, but a pepper has 32. Restore the original file.\n`],
    [Buffer.alloc(32), "pepper"],
  ] as const) {
    await rm(pepper, { force: true });
    if (bytes !== undefined) await writeFile(pepper, bytes);
    const { code, stderr } = await runProgram("server", flags);
    assert.is(code, 1);
    assert.ok(stderr.includes(message), stderr);
    assert.equal(await readFile(database), before);
  }
});

test("an-unreadable-pepper-is-reported-with-its-path", async () => {
  await using stage = await ServerStage.open();
  const data = join(stage.folder, "data");
  // A folder in its place, because root can read any file.
  await mkdir(join(data, "pepper"), { recursive: true });
  await chmod(data, 0o700);
  const { code, stderr } = await runProgram("server", ["--host", "127.0.0.1", "--port", "0", "--data", data]);
  assert.is(code, 1);
  assert.is(stderr, `Cannot read ${join(data, "pepper")}: EISDIR: illegal operation on a directory, read\n`);
});

test("a-readable-pepper-and-a-new-certificate-for-existing-accounts-cause-warnings", async () => {
  await using stage = await ServerStage.open();
  const data = join(stage.folder, "data");
  const first = await stage.start(["--data", data]);
  await end(first);
  assert.not.match((await first.program.ended).stderr, /"warn"/);
  const [database, pepper] = [join(data, "chatwire.db"), join(data, "pepper")];
  await chmod(database, 0o640);
  await chmod(pepper, 0o644);
  await rm(join(data, "certificate.pem"));
  const second = await stage.start(["--data", data]);
  await end(second);
  assert.is((await stat(database)).mode & 0o077, 0, "the store restricts it");
  const warnings = (await second.program.ended).stderr
    .split("\n")
    .filter((line) => line.includes('"warn"'))
    .map((line) => JSON.parse(line));
  assert.equal(
    warnings.map(({ event, path }) => [event, path]),
    [
      ["certificate-new", join(data, "certificate.pem")],
      ["file-readable", pepper],
    ],
  );
});
