import { mkdir, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";

const ROOT = join(import.meta.dirname, "../..");
/** The thread of the SQLite store, which a compiled server expects beside it. */
const STORE_THREAD = "src/store/sqlite/thread/main.ts";

/**
 * Bundles programs into a folder, each as one file, which starts in a fraction of the processor time that the sources need.
 *
 * @param programs  paths of sources, from the folder of the project
 */
export async function bundleInto(folder: string, ...programs: readonly string[]): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"), "dir");
  await build({
    absWorkingDir: ROOT,
    entryPoints: [...programs, STORE_THREAD].map((path) => ({ in: path, out: basename(path, ".ts") })),
    outdir: folder,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    logLevel: "warning",
  });
}
