/** A server whose store is in a file, for attacks on its disk: `slow-disk-server.ts FILE`. It sends its port to its parent. */

import { ChatServer, SqliteStore } from "../../src/server/index.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { SEED } from "../seed.ts";
import { LIMITS, LISTEN } from "./attack.ts";

// The parent process is gone.
process.on("disconnect", () => process.exit());

const random = new SeededRandom(SEED);
const draw = (length: number): Uint8Array => random.bytes(length);
const store = await SqliteStore.open({ path: process.argv[2] ?? "", pepper: draw(32), random: draw });
const limits = { ...LIMITS, waitingTextsPerSenderMax: 10_000 };
const server = await ChatServer.listen({ ...LISTEN, store, limits });
process.send?.(server.port);
