import { rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { buildNewerRelease } from "../../growth/newer-release.ts";

/** The server of the newer release, as a program. */
export class NewerServer implements AsyncDisposable {
  /** The file that node runs. */
  readonly program: string;
  readonly #sources: string;

  static async build(): Promise<NewerServer> {
    const sources = await buildNewerRelease();
    const server = new NewerServer(sources);
    try {
      await build({
        absWorkingDir: sources,
        entryPoints: ["examples/server/main.ts"],
        outfile: server.program,
        bundle: true,
        format: "esm",
        platform: "node",
        target: "node20",
        packages: "external",
        tsconfig: "tsconfig.json",
        logLevel: "warning",
      });
      return server;
    } catch (error) {
      await server[Symbol.asyncDispose]();
      throw error;
    }
  }

  private constructor(sources: string) {
    this.#sources = sources;
    // At the depth of its source, because it finds the files of the package from there.
    this.program = join(sources, "examples/server/main.mjs");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#sources, { recursive: true });
  }
}
