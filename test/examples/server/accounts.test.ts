import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { describeRestore } from "../../../examples/server/data/restore-report.ts";
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

test("a-backup-is-made-while-the-server-runs-and-is-put-back", async () => {
  await using stage = await ServerStage.open();
  const [data, copy] = [join(stage.folder, "data"), join(stage.folder, "copy.db")];
  const database = join(data, "chatwire.db");
  const server = await stage.start(["--data", data]);
  await stage.join(server, "ada");

  const backup = await runProgram("server", ["backup", "--data", data, copy]);
  assert.is(backup.code, 0, backup.stderr);
  assert.ok(backup.stdout.startsWith(`Wrote ${copy}.`) && backup.stdout.includes(join(data, "pepper")));
  assert.is((await stat(copy)).mode & 0o777, 0o600);
  const taken = await runProgram("server", ["backup", "--data", data, copy]);
  assert.is(taken.code, 1);
  assert.match(taken.stderr, /copy\.db exists, and a backup overwrites no file/);
  await stage.join(server, "grace");
  const early = await runProgram("server", ["restore", copy, "--data", data]);
  assert.is(early.code, 1);
  assert.match(early.stderr, /A server has \S+chatwire\.db open\. Stop it first\./);
  await end(server);

  const restore = await runProgram("server", ["restore", copy, "--data", data]);
  assert.is(restore.code, 0, restore.stderr);
  assert.ok(restore.stdout.includes(`kept as ${database}.replaced-1`), restore.stdout);
  assert.ok(restore.stdout.includes(`The pepper in ${join(data, "pepper")} opens it.`), restore.stdout);
  assert.ok(restore.stdout.includes(`The certificate in ${join(data, "certificate.pem")} stays. `), restore.stdout);
  const again = await stage.start(["--data", data]);
  const ada = await stage.connect(again);
  await ada.logIn({ name: "ada", password: "a password" });
  // Grace registered after the backup, so the name is free.
  await stage.join(again, "grace");
});

test("a-restore-without-its-pepper-changes-nothing-and-says-what-a-new-place-lacks", async () => {
  await using stage = await ServerStage.open();
  const [data, place] = [join(stage.folder, "data"), join(stage.folder, "place")];
  const copy = join(stage.folder, "copy.db");
  await end(await stage.start(["--data", data]));
  assert.is((await runProgram("server", ["backup", copy, "--data", data])).code, 0);
  const none = await runProgram("server", ["restore", copy, "--data", place]);
  assert.is(none.code, 1);
  assert.match(none.stderr, /cannot be opened without the pepper that it was made with/);
  await mkdir(place);
  await writeFile(join(place, "pepper"), new Uint8Array(32));
  const wrong = await runProgram("server", ["restore", copy, "--data", place]);
  assert.is(wrong.code, 1);
  assert.match(wrong.stderr, /The pepper does not match/);
  assert.equal(await readdir(place), ["pepper"]);
  await copyFile(join(data, "pepper"), join(place, "pepper"));
  const restore = await runProgram("server", ["restore", copy, "--data", place]);
  assert.is(restore.code, 0, restore.stderr);
  assert.match(
    restore.stdout,
    /There is no certificate in \S+: unless you put back the old one, every user must accept/,
  );
});

test("a-restore-tells-of-the-certificate-that-was-given", async () => {
  await using stage = await ServerStage.open();
  const [given, files] = [join(stage.folder, "given.pem"), { database: "db", pepper: "pepper", data: stage.folder }];
  await writeFile(join(stage.folder, "certificate.pem"), "");
  const [own] = describeRestore(files, "copy.db", undefined).slice(-1);
  assert.match(own ?? "", `The certificate in ${join(stage.folder, "certificate.pem")} stays.`);
  const [missing] = describeRestore({ ...files, certificate: given }, "copy.db", undefined).slice(-1);
  assert.match(missing ?? "", `There is no certificate in ${given}: `);
});

test("a-backup-overwrites-nothing-and-makes-no-database", async () => {
  await using stage = await ServerStage.open();
  const [data, copy] = [join(stage.folder, "data"), join(stage.folder, "copy.db")];
  const none = await runProgram("server", ["backup", copy, "--data", data]);
  assert.is(none.code, 1);
  assert.is(none.stderr, `Cannot copy ${join(data, "chatwire.db")}: the file does not exist.\n`);
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
  assert.is(stderr, `Cannot read ${join(data, "pepper")}: ${join(data, "pepper")} is not a regular file.\n`);
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
