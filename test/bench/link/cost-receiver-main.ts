/** The receiving ends of the bench of costs, in a process of their own. They count the messages that arrive. */

import type { SocketAddress } from "../../../src/socket-address.ts";
import { bindEnd, startEnd } from "../goodput/link-end.ts";
import type { CostQuestion, SubjectName } from "./cost.ts";

/** The connection id in the bare datagrams. */
const BARE_ID = 1n;

const counts: Record<SubjectName, number> = { bare: 0, reliable: 0, lossy: 0, media: 0 };

async function open(name: SubjectName, from: SocketAddress): Promise<SocketAddress> {
  const socket = await bindEnd();
  const count = () => {
    counts[name] += 1;
    return true;
  };
  if (name === "bare") socket.claim(BARE_ID, count);
  else startEnd(socket, "receiver", from, ({ type }) => (type === "message" || type === "media") && count());
  return socket.address;
}

process.on("message", async ({ name, from }: CostQuestion) => {
  process.send?.(from === undefined ? counts[name] : await open(name, from));
});
process.on("disconnect", () => process.exit());
