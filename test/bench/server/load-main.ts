/** The process of the clients of one server. Its parent tells it what to do, one thing at a time. */

import { Load, stay } from "./load.ts";
import { type LoadRequest, PROTOCOLS } from "./load-process.ts";

let load: Load | undefined;

process.on("disconnect", () => process.exit());
process.on("message", async (request: LoadRequest) => {
  const done = await handle(request).catch((error) => ({ error: String(error) }));
  process.send?.(done);
});

async function handle(request: LoadRequest): Promise<object> {
  if (request.kind === "join") {
    const { protocol, targets, receivers } = request;
    load = await Load.join(PROTOCOLS[protocol], targets, receivers);
    return {};
  }
  if (request.kind === "stay") {
    await stay(PROTOCOLS[request.protocol], request.target, request.numbers);
    return {};
  }
  if (load === undefined) throw new Error("Nobody has joined.");
  return load.fanOut(request.bursts, request.perBurst);
}
