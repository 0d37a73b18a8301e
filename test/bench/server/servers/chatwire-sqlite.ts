import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SqliteStore } from "../../../../src/store/sqlite/sqlite-store.ts";
import { serveChatwire } from "./chatwire-server.ts";

const folder = mkdtempSync(join(tmpdir(), "chatwire-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const store = await SqliteStore.open({ path: join(folder, "bench.db"), pepper: random(32), random });
await serveChatwire({}, store);
