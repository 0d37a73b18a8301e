/** Times bulk transfers over a link on shaped paths and over the loopback interface, with real sockets. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { systemNetwork } from "../../../src/net/system-network.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { argumentsFor } from "../../compiled-sources.ts";
import { bindEnd, startEnd } from "./link-end.ts";
import { openShapedPath, type PathShape } from "./shaped-path.ts";

/** UTF-8 bytes of a text that fills a datagram. */
const TEXT_BYTES = 1_130;
/** Texts that wait or are on their way. */
const TEXTS_WAITING = 4_000;

export interface GoodputOptions {
  /** Undefined: the loopback interface as it is. */
  readonly shape?: PathShape;
  /** How long to send. */
  readonly durationMs: number;
  /** How much of that to leave out at the beginning. */
  readonly warmUpMs?: number;
  readonly seed: number;
}

export interface GoodputResult {
  /** Bytes of texts that were acknowledged, for each second. */
  readonly bytesPerSecond: number;
  /** Processor time of the sending process, in seconds for each second. */
  readonly cpu: number;
  readonly retransmitted: number;
  readonly rttMs: number;
}

export async function runGoodputBench(options: GoodputOptions): Promise<GoodputResult> {
  const { shape, durationMs, warmUpMs = 0, seed } = options;
  const socket = await bindEnd();
  const child = spawn(process.execPath, argumentsFor("test/bench/goodput/receiver-main.ts"), {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  try {
    const [receiver] = (await once(child, "message")) as [SocketAddress];
    await using path = shape && (await openShapedPath(shape, socket.address, receiver, seed));
    child.send(path?.forReceiver ?? socket.address);
    return await transfer(socket, path?.forSender ?? receiver, warmUpMs, durationMs);
  } finally {
    child.kill();
  }
}

async function transfer(
  socket: Awaited<ReturnType<typeof bindEnd>>,
  peer: SocketAddress,
  warmUpMs: number,
  durationMs: number,
): Promise<GoodputResult> {
  const text = "x".repeat(TEXT_BYTES);
  let [sent, delivered] = [0, 0];
  let isOver = false;
  let onConnected = (): void => {};
  const connected = new Promise<void>((resolve) => {
    onConnected = resolve;
  });
  const end = startEnd(socket, "sender", peer, (event) => {
    if (event.type === "connected") onConnected();
    else if (event.type === "delivered") delivered += 1;
    else if (event.type === "closed" && !isOver) throw new Error(`The link was closed: ${event.reason}.`);
  });
  const fill = (): void => {
    for (; sent - delivered < TEXTS_WAITING; sent++) end.connection.sendText(text, systemNetwork.monotonicMs());
    end.drain();
  };
  await connected;
  const filling = setInterval(fill, 1);
  await sleep(warmUpMs);
  const [deliveredBefore, startMs, cpuBefore] = [delivered, performance.now(), process.cpuUsage()];
  await sleep(durationMs);
  const seconds = (performance.now() - startMs) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  clearInterval(filling);
  isOver = true;
  const result = {
    bytesPerSecond: ((delivered - deliveredBefore) * TEXT_BYTES) / seconds,
    cpu: (user + system) / 1_000_000 / seconds,
    retransmitted: end.connection.statistics.retransmitted,
    rttMs: end.connection.rttMs ?? Number.NaN,
  };
  await end.close();
  return result;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
