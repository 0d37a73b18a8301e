import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Start } from "./start-main.ts";

/** Starts a server in a process of its own, and stops it. */
export function start(path: string): Start {
  const program = join(import.meta.dirname, "start-main.ts");
  const output = execFileSync(process.execPath, ["--expose-gc", "--import", "tsx", program, path], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(output);
}
