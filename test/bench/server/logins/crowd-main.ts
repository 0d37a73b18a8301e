/** The process of the visitors of one server. Its parent tells it what to do, one thing at a time. */

import { Crowd } from "./crowd.ts";
import type { CrowdRequest } from "./crowd-process.ts";

let crowd: Crowd | undefined;

process.on("disconnect", () => process.exit());
process.on("message", async (request: CrowdRequest) => {
  const startedMs = performance.now();
  const failure = await handle(request).catch((error) => ({ error: String(error) }));
  process.send?.(failure ?? { tookMs: performance.now() - startedMs });
});

async function handle(request: CrowdRequest): Promise<undefined> {
  if (request.kind === "gather") crowd = new Crowd(request.port, request.size);
  else if (request.kind === "arrive") await crowd?.arrive(request.arrival, request.atOnce);
  else await crowd?.[request.kind]();
}
