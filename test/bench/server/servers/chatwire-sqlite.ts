import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SqliteStore } from "../../../../src/store/sqlite/sqlite-store.ts";
import { BENCH_PEPPER, randomBytes } from "../../start/fill-store.ts";
import { serveChatwire } from "./chatwire-server.ts";

const folder = mkdtempSync(join(tmpdir(), "chatwire-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
// The file of an argument stays.
const path = process.argv[3] ?? join(folder, "bench.db");
const store = await SqliteStore.open({ path, pepper: BENCH_PEPPER, random: randomBytes });
await serveChatwire({}, store);
