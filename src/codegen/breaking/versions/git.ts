/**
 * Loads a version of a schema from a commit of the git repository that the schema is
 * in. Git runs as a child process, without a shell, and reads objects only: no hook,
 * no checkout, no network.
 */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

import { UsageError } from "../../../errors.ts";
import { schemaFiles } from "../../source/input-files.ts";
import { loadFiles } from "../../source/load-files.ts";
import { modulesOf, type SchemaModule } from "../../source/modules.ts";
import { fromWorkingDirectory } from "../../source/schema-files.ts";
import type { SchemaVersion } from "../version.ts";
import { linkVersion } from "./link-version.ts";

/** How long git may take, in milliseconds. */
const GIT_TIMEOUT_MS = 60_000;
/** The size of all files of a schema, in bytes. */
const SCHEMA_BYTES_MAX = 256 * 2 ** 20;

/**
 * Names of branches, tags, remotes and commits, with the steps `~1`, `^2` and
 * `@{upstream}` from them. A name that begins with `-` would be a flag; `..` is a range.
 */
const REFERENCE = /^(?![-.])(?!.*\.\.)[\p{L}\p{N}_./+@#=-]+(?:~\d*|\^\d*|@\{[\w-]+\})*$/u;

/** The variables with which git tells its hooks where they run. The folder of the schema decides instead. */
const HOOK_VARIABLES = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];

/** Regular files; not links and submodules. */
const FILE_MODES = ["100644", "100755"];

/** A file that decides how a schema is read. */
const SCHEMA_FILE = /(?:\.proto|(?:^|\/)buf(?:\.work)?\.yaml)$/;

/** A version of a schema in git, of which only the commit is known to exist. */
export interface GitVersion {
  /** As given, with the path in it: `git:main:proto`. */
  readonly shown: string;
  /** @throws UsageError the schema has mistakes */
  load(): SchemaVersion;
}

interface Root {
  /** The path in the repository, without a slash at its end; empty for all of it. */
  readonly path: string;
  readonly files: readonly TreeFile[];
  /** The folder of which it is the older version; undefined if a path is given. */
  readonly module: SchemaModule | undefined;
}

interface TreeFile {
  readonly object: string;
  /** The path below the root. */
  readonly path: string;
}

/**
 * @param given    `main`, or `main:schemas/proto`
 * @param modules  those of the schema that is compared. They say the repository and, if none is given, the path.
 * @throws UsageError no commit has this name, git or the repository is missing, or the path has no .proto file
 */
export function findGitVersion(given: string, modules: readonly SchemaModule[]): GitVersion {
  const colon = given.indexOf(":");
  const [reference, path] = colon === -1 ? [given, undefined] : [given.slice(0, colon), given.slice(colon + 1)];
  if (!REFERENCE.test(reference))
    throw new UsageError(
      `${JSON.stringify(reference)} is not a reference of git. Write, for example, git:main or git:v1.2~1:proto.`,
    );
  const folder = modules[0]?.folder ?? ".";
  const commit = findCommit(folder, reference);
  const roots: Root[] =
    path === undefined
      ? modules.map((module) => readRoot(folder, commit, pathInRepository(module.folder), module))
      : [readRoot(folder, commit, checkedPath(path), undefined)];
  const shown = roots.map((root) => shownRoot(reference, root));
  for (const [index, { files }] of roots.entries())
    if (!files.some((file) => file.path.endsWith(".proto")))
      throw new UsageError(`${shown[index]} has no .proto file. Name the schema's folder: git:${reference}:FOLDER.`);
  return { shown: shown.join(", "), load: () => loadRoots(folder, roots, shown) };
}

function readRoot(folder: string, commit: string, path: string, module: SchemaModule | undefined): Root {
  return { path, files: listFiles(folder, commit, path), module };
}

function shownRoot(reference: string, { path }: Root): string {
  return `git:${reference}:${path}`;
}

function findCommit(folder: string, reference: string): string {
  const inside = git(folder, ["rev-parse", "--is-inside-work-tree"]);
  if (inside.status !== 0) throw new UsageError(`${folder} is in no git repository that git can read: ${inside.error}`);
  const found = git(folder, ["rev-parse", "--verify", "--quiet", `${reference}^{commit}`]);
  const commit = found.output.toString().trim();
  if (found.status === 0 && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
  throw new UsageError(
    `The git repository of ${folder} has no commit ${reference}. Fetch it first, or check its spelling.`,
  );
}

function pathInRepository(folder: string): string {
  const { output } = succeed(git(folder, ["rev-parse", "--show-prefix"]));
  return output.toString().replace(/\/?\n$/, "");
}

/** @throws UsageError the path leads out of the repository */
function checkedPath(path: string): string {
  const trimmed = path.replace(/^\.\/|\/+$/g, "");
  if (trimmed === "." || trimmed === "") return "";
  if (!isInside(trimmed))
    throw new UsageError(
      `${JSON.stringify(path)} is not a path in the repository. Write it from the repository's root.`,
    );
  return trimmed;
}

function isInside(path: string): boolean {
  return !/[\\\0\n]/.test(path) && path.split("/").every((step) => !["", ".", ".."].includes(step));
}

/** The files of a schema in a folder of the commit. */
function listFiles(folder: string, commit: string, path: string): TreeFile[] {
  const where = path === "" ? [] : ["--", `${path}/`];
  const { output } = succeed(git(folder, ["ls-tree", "-r", "-z", "--full-tree", commit, ...where]));
  return output
    .toString()
    .split("\0")
    .flatMap((line) => {
      const [, mode = "", object = "", full = ""] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      const isRead = FILE_MODES.includes(mode) && SCHEMA_FILE.test(full) && isInside(full);
      return isRead ? [{ object, path: path === "" ? full : full.slice(path.length + 1) }] : [];
    });
}

/** Writes the files to a folder of their own, and loads them from there. */
function loadRoots(folder: string, roots: readonly Root[], shown: readonly string[]): SchemaVersion {
  const contents = readObjects(
    folder,
    roots.flatMap(({ files }) => files.map(({ object }) => object)),
  );
  const temporary = mkdtempSync(join(tmpdir(), "chatwire-git-"));
  try {
    const copies = roots.map((_, index) => join(temporary, String(index)));
    for (const [index, { files }] of roots.entries()) {
      for (const { object, path } of files) {
        const copy = join(copies[index] ?? temporary, path);
        mkdirSync(dirname(copy), { recursive: true });
        writeFileSync(copy, contents.get(object) ?? "");
      }
    }
    const modules = roots.flatMap(({ module }, index) => modulesIn(copies[index] ?? temporary, module));
    const paths = schemaFiles(modules, []);
    const loaded = loadFiles({ roots: modules.map((module) => module.folder), files: paths });
    const show = (text: string) =>
      copies.reduce((each, copy, index) => shownText(each, copy, shown[index] ?? ""), text);
    return linkVersion({
      files: loaded.files,
      own: new Set(paths),
      shownPaths: new Map([...loaded.shownPaths].map(([path, each]) => [path, show(each)])),
      mistakes: loaded.mistakes.map((each) => ({ ...each, file: show(each.file), text: show(each.text) })),
    });
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function modulesIn(copy: string, module: SchemaModule | undefined): SchemaModule[] {
  if (module === undefined) return modulesOf(copy);
  return [{ folder: copy, excludes: module.excludes.map((path) => join(copy, relative(module.folder, path))) }];
}

/** A text with the place in git instead of that of the copy: `git:main:proto/a.proto`. */
function shownText(text: string, copy: string, shown: string): string {
  const from = fromWorkingDirectory(copy);
  return text.replaceAll(`${from}/`, shown.endsWith(":") ? shown : `${shown}/`).replaceAll(from, shown);
}

/** The contents of objects, by their names. */
function readObjects(folder: string, objects: readonly string[]): Map<string, Uint8Array> {
  const names = [...new Set(objects)];
  const { output } = succeed(git(folder, ["cat-file", "--batch"], `${names.join("\n")}\n`));
  const contents = new Map<string, Uint8Array>();
  let at = 0;
  for (const name of names) {
    const end = output.indexOf("\n", at);
    const [found, type, size] = output.subarray(at, end).toString().split(" ");
    if (found !== name || type !== "blob")
      throw new UsageError(`The git repository lacks the object ${name}. Fetch it first.`);
    contents.set(name, output.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return contents;
}

interface Outcome {
  readonly status: number;
  readonly output: Buffer;
  /** The standard error output of git, on one line. */
  readonly error: string;
}

function git(folder: string, args: readonly string[], input = ""): Outcome {
  const inherited = Object.entries(process.env).filter(([name]) => !HOOK_VARIABLES.includes(name));
  const { status, stdout, stderr, error } = spawnSync("git", ["-C", folder, "--no-optional-locks", ...args], {
    input,
    env: { ...Object.fromEntries(inherited), LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_NO_LAZY_FETCH: "1" },
    timeout: GIT_TIMEOUT_MS,
    maxBuffer: SCHEMA_BYTES_MAX,
    windowsHide: true,
  });
  if (error !== undefined) throw new UsageError(`git could not be run: ${error.message}.`);
  return { status: status ?? -1, output: stdout, error: stderr.toString().trim().replaceAll("\n", " ") };
}

function succeed(outcome: Outcome): Outcome {
  if (outcome.status !== 0) throw new UsageError(`git failed: ${outcome.error}`);
  return outcome;
}
