/** The process of the clients of one server: those that watch, and those that come and go. Its parent tells it what to do. */

import { Audience, type AudienceRequest } from "./audience.ts";

const audience = new Audience();

process.on("disconnect", () => process.exit());
process.on("message", async (request: AudienceRequest) => {
  const done = await audience.handle(request).catch((error) => ({ error: String(error) }));
  process.send?.(done);
});
