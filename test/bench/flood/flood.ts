import { spawn } from "node:child_process";
import { once } from "node:events";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { argumentsFor } from "../../compiled-sources.ts";

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
  const task = [to.address, to.port, connectionId, packetsPerSecond].map(String);
  const flooder = spawn(process.execPath, argumentsFor("test/bench/flood/flooder.ts", ...task), {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  const sent: number[] = [];
  flooder.on("message", (count: number) => sent.push(count));
  await once(flooder, "message");
  await run();
  flooder.disconnect();
  await once(flooder, "exit");
  return sent.length > 1 ? sent.slice(1) : sent;
}
