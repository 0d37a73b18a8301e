import { readFileSync } from "node:fs";

/** Reads the version of the installed package. */
export function readVersion(): string {
  const text = readFileSync(new URL(import.meta.resolve("chatwire/package.json")), "utf8");
  return String(JSON.parse(text).version);
}
