/** Files that the examples read, with a FIFO, a folder or a device in their place. */

import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createIdentity, parseServerAddress } from "chatwire";
import * as assert from "uvu/assert";
import { readOptions } from "../../../examples/client/options.ts";
import { UserFile } from "../../../examples/client/user/user-file.ts";
import { switchCertificate } from "../../../examples/server/data/certificate.ts";
import { NotRegular, openRegular, readRegularSync } from "../../../examples/shared/regular-file.ts";
import { feed, makeFifo, refusalOf } from "../../files/fifo.ts";
import { suite } from "../../suite.ts";
import { PipedProgram } from "../support/program.ts";

const test = suite("regular files of the examples");
const hasFifos = process.platform !== "win32";
let folder = "";
let fifo = "";

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "chatwire-fifo-"));
  if (hasFifos) fifo = makeFifo(join(folder, "fifo"));
});
test.after(() => rm(folder, { recursive: true, force: true }));

test("fifo-folder-or-device-is-refused-at-once", async () => {
  if (!hasFifos) return;
  for (const path of [fifo, folder, "/dev/null"]) {
    for (const use of [() => openRegular(path), () => readRegularSync(path)]) {
      const error = await refusalOf(fifo, use);
      assert.ok(error instanceof NotRegular, String(error));
      assert.is(error.message, `${path} is not a regular file.`);
    }
  }
});

test("user-file-that-is-a-fifo-is-refused-at-once", async () => {
  if (!hasFifos) return;
  const file = new UserFile({ dataDir: folder, server: parseServerAddress("chat://localhost") }, "ada");
  await file.save({ identity: createIdentity(), device: undefined, cookie: undefined, seen: 0, sent: [] });
  const [name = ""] = await readdir(join(folder, "users"));
  const path = join(folder, "users", name);
  await rm(path);
  makeFifo(path);
  assert.instance(await refusalOf(path, () => file.load()), NotRegular);
});

test("authorities-and-a-next-certificate-that-are-a-fifo-are-refused-at-once", async () => {
  if (!hasFifos) return;
  const authorities = await refusalOf(fifo, () => readOptions(["--verify", "ca", "--ca", fifo], {}));
  assert.match(String(authorities), `--ca: ${fifo} is not a regular file.`);
  const data = join(folder, "switched");
  await mkdir(data);
  const next = makeFifo(join(data, "next-certificate.pem"));
  const options = { data } as Parameters<typeof switchCertificate>[0];
  assert.match(String(await refusalOf(next, () => switchCertificate(options))), `${next} is not a regular file.`);
});

/** The places of files, each with the arguments of a server that reads a FIFO there. */
const PLACES: Record<string, (fifo: string, data: string) => Promise<string[]> | string[]> = {
  configuration: (path) => ["--config", path],
  certificate: (path) => ["--certificate", path, "--key", path],
  pepper: (path) => ["--pepper", path],
  "monitor-token": (path) => ["--monitor-port", "0", "--monitor-token-file", path],
  database: async (path, data) => {
    await writeFile(join(data, "pepper"), new Uint8Array(32));
    return ["--database", path];
  },
  "backup-to-restore": async (path, data) => {
    await writeFile(join(data, "pepper"), new Uint8Array(32));
    return ["restore", path];
  },
};

for (const [place, flagsFor] of Object.entries(PLACES)) {
  test(`server-does-not-wait-for-a-${place}-that-is-a-fifo`, async () => {
    if (!hasFifos) return;
    const data = join(folder, place);
    await mkdir(data);
    const path = makeFifo(join(data, "fifo"));
    using _writer = feed(path);
    const flags = await flagsFor(path, data);
    const program = new PipedProgram("server", [
      ...flags,
      "--data",
      data,
      ...(flags[0] === "restore" ? [] : ["--port", "0"]),
    ]);
    try {
      await program.expectError(/fifo( cannot be opened: It)? is not a regular file\./);
    } finally {
      await program.stop();
    }
  });
}
