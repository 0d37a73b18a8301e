/** Files that the examples read, with a FIFO, a folder or a device in their place. */

import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createIdentity, parseServerAddress } from "chatwire";
import * as assert from "uvu/assert";
import { UserFile } from "../../../examples/client/user/user-file.ts";
import { openRegular, readRegularSync } from "../../../examples/shared/regular-file.ts";
import { suite } from "../../suite.ts";
import { PipedProgram } from "../support/program.ts";

const test = suite("regular files of the examples");
let folder = "";
let fifo = "";

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "chatwire-fifo-"));
  fifo = join(folder, "fifo");
  if (process.platform !== "win32") execFileSync("mkfifo", [fifo]);
});
test.after(() => rm(folder, { recursive: true, force: true }));

test("fifo-folder-or-device-is-refused-at-once", async () => {
  if (process.platform === "win32") return;
  for (const path of [fifo, folder, "/dev/zero"]) {
    const error = await openRegular(path).catch((reason) => reason);
    assert.is(error.message, `${path} is not a regular file.`);
  }
  assert.throws(() => readRegularSync("/dev/null"), "/dev/null is not a regular file.");
});

test("user-file-that-is-a-fifo-is-refused-at-once", async () => {
  if (process.platform === "win32") return;
  const file = new UserFile({ dataDir: folder, server: parseServerAddress("chat://localhost") }, "ada");
  await file.save({ identity: createIdentity(), device: undefined, cookie: undefined, seen: 0, sent: [] });
  const [name = ""] = await readdir(join(folder, "users"));
  const path = join(folder, "users", name);
  await rm(path);
  execFileSync("mkfifo", [path]);
  const error = await file.load().catch((reason) => reason);
  assert.is(error.code, "NOT_A_FILE");
});

test("server-does-not-wait-for-a-configuration-or-a-certificate-that-is-a-fifo", async () => {
  if (process.platform === "win32") return;
  const data = ["--data", join(folder, "data"), "--port", "0"];
  for (const flags of [
    ["--config", fifo],
    ["--certificate", fifo, "--key", fifo, ...data],
    ["--pepper", fifo, ...data],
  ]) {
    const program = new PipedProgram("server", flags);
    try {
      await program.expectError(/fifo is not a regular file\./);
    } finally {
      await program.stop();
    }
  }
});
