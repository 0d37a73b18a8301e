/**
 * Attacks on the disk: one account fills it. Files of a limited length (`ulimit -f`) stand for a quota; a small file
 * system is used too if this user may mount one.
 * `node --conditions=chatwire-source --import tsx test/attack/full-disk.ts`
 */

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { argumentsFor } from "../compiled-sources.ts";
import { type Finding, finding, runAsProgram } from "./finding.ts";

const run = promisify(execFile);
const DISK_BYTES = 6_291_456;
/** Removed to make room again. */
const FILLER_BYTES = 1_500_000;
const QUOTA_BLOCKS = 4_000;
const GOES_ON = { send: "STORE_FULL", peers: "", presence: "", login: "", read: 5, full: true };

export async function attackDisk(): Promise<Finding[]> {
  return [await fillQuota(), ...(await fillDisk())];
}

async function fillQuota(): Promise<Finding> {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-quota-"));
  try {
    const seen = await fill(folder, "");
    return finding(
      "a quota that one account fills stops only what must be stored, and nothing is lost",
      { filled: "STORE_FULL", ...GOES_ON, kept: true },
      seen,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fillDisk(): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-disk-"));
  try {
    await run("mount", ["-t", "tmpfs", "-o", `size=${DISK_BYTES}`, "tmpfs", folder]);
  } catch {
    // Only root may mount; the quota shows the same but for the recovery.
    await rm(folder, { recursive: true });
    return [];
  }
  try {
    const filler = join(folder, "filler");
    await mkdir(join(folder, "data"));
    await writeFile(filler, new Uint8Array(FILLER_BYTES));
    const seen = await fill(join(folder, "data"), filler);
    const wanted = { filled: "STORE_FULL", ...GOES_ON, again: "", log: ["store-full", "store-has-room"], kept: true };
    return [
      finding(
        "a disk of 6 MB that one account fills: the rest goes on, and the server recovers by itself",
        wanted,
        seen,
      ),
    ];
  } finally {
    await run("umount", [folder]);
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(folder: string, filler: string): Promise<unknown> {
  const command = [process.execPath, ...argumentsFor(join(import.meta.dirname, "disk-filler.ts"), folder, filler)];
  const limit = filler === "" ? `ulimit -f ${QUOTA_BLOCKS}; ` : "";
  const { stdout } = await run("/bin/sh", ["-c", `${limit}exec "$@"`, "sh", ...command]);
  return JSON.parse(stdout);
}

await runAsProgram(import.meta.url, attackDisk);
