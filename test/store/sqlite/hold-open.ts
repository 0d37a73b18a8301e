/**
 * A script that opens a store, prints "open", and keeps it open until it is killed.
 *
 * Arguments: the file, the pepper in hex.
 */

import { randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import { SqliteStore } from "../../../src/store/sqlite/sqlite-store.ts";

const [path = "", pepper = ""] = process.argv.slice(2);
await SqliteStore.open({ path, pepper: Buffer.from(pepper, "hex"), random: randomBytes });
writeSync(1, "open\n");
setInterval(() => {}, 60_000);
