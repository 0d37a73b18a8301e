import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { SocketAddress } from "../../../src/socket-address.ts";

/** Where a flood goes. The datagrams carry the connection id. */
export interface Target {
  readonly to: SocketAddress;
  readonly connectionId: bigint;
}

/**
 * Floods a target from another process while something runs.
 *
 * @returns what left the flooder in each second; its first one, in which the process starts, is left out if there are more
 */
export async function duringFlood(
  { to, connectionId }: Target,
  packetsPerSecond: number,
  run: () => Promise<void>,
): Promise<readonly number[]> {
  const flooder = fork(
    join(import.meta.dirname, "flooder.ts"),
    [to.address, to.port, connectionId, packetsPerSecond].map(String),
  );
  const sent: number[] = [];
  flooder.on("message", (count: number) => sent.push(count));
  await once(flooder, "message");
  await run();
  flooder.disconnect();
  await once(flooder, "exit");
  return sent.length > 1 ? sent.slice(1) : sent;
}
