/** The process of all clients of a server. Its parent tells it what to do, one thing at a time. */

import { Crowd, type JoinRequest, type TalkRequest } from "./crowd.ts";

const crowd = new Crowd();

process.on("disconnect", () => process.exit());
process.on("message", async (request: JoinRequest | TalkRequest) => {
  process.send?.(request.kind === "join" ? await joined(request) : await crowd.talk(request));
});

async function joined(request: JoinRequest): Promise<object> {
  await crowd.join(request);
  return {};
}
