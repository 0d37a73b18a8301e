/** Bundles TypeScript for engines other than Node. */

import { build } from "esbuild";

/** @returns one script without imports, in the JavaScript of 2022; it fails on any module of Node */
export async function bundle(entry: string, minify: "minify" | "readable" = "readable"): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: minify === "minify",
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}
