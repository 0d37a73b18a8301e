import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type BuildOptions, build } from "esbuild";

const ROOT = join(import.meta.dirname, "../../..");
const STORE_THREAD = join(ROOT, "src/store/sqlite/thread/main.ts");

const SETTINGS = {
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  logLevel: "warning",
} satisfies BuildOptions;

/** The programs of the bench, bundled as a user of the package runs them: tsx would add code of its own to each function. */
export class Programs implements AsyncDisposable {
  readonly #folder: string;

  /** @param paths  from the folder of the bench, without `.ts` */
  static async bundle(paths: readonly string[]): Promise<Programs> {
    // Inside node_modules, so that the programs find their packages.
    const folder = await mkdtemp(join(ROOT, "node_modules", ".chatwire-bench-"));
    await build({
      ...SETTINGS,
      entryPoints: paths.map((path) => join(import.meta.dirname, `${path}.ts`)),
      entryNames: "[name]",
      outdir: folder,
      outExtension: { ".js": ".mjs" },
    });
    // A store starts the program of its thread from a file of this name beside its own.
    await build({ ...SETTINGS, entryPoints: [STORE_THREAD], outfile: join(folder, "main.js") });
    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    return new Programs(folder);
  }

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** The file of a program. */
  file(path: string): string {
    return join(this.#folder, `${basename(path)}.mjs`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}
