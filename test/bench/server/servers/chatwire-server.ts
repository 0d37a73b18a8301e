import type { Limits } from "../../../../src/limits.ts";
import { ChatServer } from "../../../../src/server/index.ts";
import type { Store } from "../../../../src/store/store.ts";
import { BENCH_LIMITS, removeRates } from "./limits.ts";
import { announce, certificate } from "./server-program.ts";

/** Starts a server of this library, whose rates are not what is measured. @param store  default: in memory */
export async function serveChatwire(limits: Partial<Limits> = {}, store?: Store): Promise<void> {
  removeRates();
  const server = await ChatServer.listen({
    host: "127.0.0.1",
    port: 0,
    ...(store && { store }),
    ...(certificate === undefined ? { security: "plain" } : { certificate }),
    limits: { ...BENCH_LIMITS, ...limits },
  });
  announce(server.port);
}
