import { execFileSync } from "node:child_process";
import { argumentsFor } from "../../compiled-sources.ts";
import type { Start } from "./start-main.ts";

/** Starts a server in a process of its own, and stops it. */
export function start(path: string): Start {
  const program = argumentsFor("test/bench/start/start-main.ts", path);
  const output = execFileSync(process.execPath, ["--expose-gc", ...program], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(output);
}
