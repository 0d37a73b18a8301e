/**
 * Attacks on the disk of a server: one account, or another program, fills it. What must be stored is refused, the rest
 * goes on, and the server recovers by itself. A file system of 6 MB is mounted in a namespace of its own; files of a
 * limited length (`ulimit -f`) stand for a quota that the file system does not tell.
 */

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { argumentsFor } from "../compiled-sources.ts";
import { CannotAttack, difference, runAttacks } from "./attack.ts";

const run = promisify(execFile);
const DISK_BYTES = 6_291_456;
const QUOTA_BLOCKS = 4_000;

/** What bystanders see of a full server. */
const GOES_ON = {
  filled: "STORE_FULL",
  send: "STORE_FULL",
  peers: "",
  presence: "",
  conversation: "hello",
  login: "",
  read: 5,
  full: true,
};
/** The server notices before the reserve is used up. A backup that finds no room leaves nothing. */
const NOTICES = { spare: true, backup: "STORE_FULL", files: ["chatwire.db-reserve"] };
/** What follows once there is room again. */
const RECOVERS = { again: "", log: ["store-full", "store-has-room"] };

await runAttacks({
  "a quota that one account fills stops only what must be stored, and nothing is lost": async () =>
    difference({ ...GOES_ON, kept: true }, await inFolder(fillQuota)),
  "a disk of 6 MB that one account fills stops only what must be stored, and the server recovers by itself": async () =>
    difference(
      { ...GOES_ON, ...NOTICES, ...RECOVERS, kept: true },
      await inFolder((folder) => fillDisk(folder, "account")),
    ),
  "a disk of 6 MB that several accounts fill at once stops only what must be stored, and the server recovers by itself":
    async () =>
      difference({ ...GOES_ON, ...RECOVERS, kept: true }, await inFolder((folder) => fillDisk(folder, "crowd"))),
  "a disk that another program fills to the last byte stops only what must be stored, and the server recovers by itself":
    async () =>
      difference({ ...GOES_ON, ...RECOVERS, kept: true }, await inFolder((folder) => fillDisk(folder, "program"))),
});

async function inFolder<T>(body: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-disk-"));
  try {
    return await body(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function fillQuota(folder: string): Promise<unknown> {
  return fill(["/bin/sh", "-c", `ulimit -f ${QUOTA_BLOCKS}; exec "$@"`, "sh"], folder, "quota");
}

/** @throws CannotAttack this user may not mount a file system, not even in a namespace of its own */
async function fillDisk(folder: string, by: "account" | "crowd" | "program"): Promise<unknown> {
  const mount = `mount -t tmpfs -o size=${DISK_BYTES} tmpfs "${folder}"`;
  const inside = ["unshare", "--user", "--map-root-user", "--mount", "/bin/sh", "-c"];
  await runCommand([...inside, mount]).catch((error: unknown) => {
    const why = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    throw new CannotAttack(`no file system can be mounted in a namespace here: ${why || error}`);
  });
  return fill([...inside, `${mount} && exec "$@"`, "sh"], folder, by);
}

async function fill(command: readonly string[], folder: string, by: string): Promise<unknown> {
  const script = argumentsFor(join(import.meta.dirname, "disk-filler.ts"), folder, by);
  try {
    return JSON.parse(await runCommand([...command, process.execPath, ...script]));
  } catch (error) {
    // The server's process ended, or a bystander's connection.
    return String(error).slice(-300);
  }
}

async function runCommand([file = "", ...args]: readonly string[]): Promise<string> {
  return (await run(file, args)).stdout;
}
