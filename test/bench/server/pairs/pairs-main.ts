/** The process of the clients of one server that write to each other. Its parent tells it what to do, one thing at a time. */

import { Pairs, type PairsRequest } from "./pairs.ts";

const pairs = new Pairs();

process.on("disconnect", () => process.exit());
process.on("message", async (request: PairsRequest) => {
  const done = await pairs.handle(request).then(
    () => ({}),
    (error) => ({ error: String(error) }),
  );
  process.send?.(done);
});
