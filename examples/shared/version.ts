import { readFileSync } from "node:fs";

/** The version of the package that runs. */
export function readVersion(): string {
  const text = readFileSync(new URL(import.meta.resolve("chatwire/package.json")), "utf8");
  return String(JSON.parse(text).version);
}
