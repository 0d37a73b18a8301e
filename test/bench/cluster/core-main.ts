/** A core whose accounts are in memory. Its arguments: the certificate, which it does not need, and the URL of NATS. */

import { randomBytes } from "node:crypto";
import { CoreServer, connectNatsBus } from "../../../src/cluster/index.ts";
import { MemoryStore } from "../../../src/server/index.ts";
import { BENCH_LIMITS, removeRates } from "../server/servers/limits.ts";
import { announce } from "../server/servers/server-program.ts";

removeRates();
const bus = await connectNatsBus({ servers: [process.argv[3] ?? ""], name: "core" });
await CoreServer.start({ bus, server: "bench", token: 1, store: new MemoryStore(randomBytes), limits: BENCH_LIMITS });
// Clients do not reach it.
announce(0);
