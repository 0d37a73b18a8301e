/** `npm run vectors`: writes vectors/chatwire-1.json. With --check it writes nothing, and exits with 1 if it is stale. */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { vectorsText } from "./groups.ts";

const path = join(import.meta.dirname, "../../vectors/chatwire-1.json");
const text = await vectorsText();
const isStale = (await readFile(path, "utf8").catch(() => "")) !== text;
if (!process.argv.includes("--check")) {
  if (isStale) await writeFile(path, text);
  console.log(`chatwire-1.json: ${isStale ? "updated. Run npm run docs" : "unchanged"}.`);
} else if (isStale) {
  console.error("chatwire-1.json is stale. Run npm run vectors.");
  process.exitCode = 1;
}
