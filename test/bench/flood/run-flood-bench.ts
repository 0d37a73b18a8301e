/**
 * Times texts on an established link, and echoed datagrams beside them, while another process floods one end with
 * datagrams that do not verify.
 */

import { createSocket } from "node:dgram";
import { once } from "node:events";
import { constants, PerformanceObserver } from "node:perf_hooks";
import { DatagramKind, readDatagramHeader } from "../../../src/framing/datagram.ts";
import type { Network } from "../../../src/net/network.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { ChatWorld, converse } from "../../client/chat-world.ts";
import { replace } from "../../served/replace.ts";
import { countDiffieHellman } from "./diffie-hellman.ts";
import { duringFlood, type Target } from "./flood.ts";
import { floodWaitingLink, type WaitingLinkResult } from "./waiting-link.ts";

export interface FloodBenchOptions {
  readonly packetsPerSecond: number;
  /** Of each phase. */
  readonly seconds: number;
}

/** 99th percentiles of round trips, in milliseconds. */
export interface Percentiles {
  readonly quietMs: number;
  readonly floodedMs: number;
  /** Garbage collections in the flood. Each of them stops everything, so many make the percentile. */
  readonly collections: number;
  /**
   * Those of the whole heap among them, which take longest. Node allocates an ArrayBuffer for each datagram that it
   * receives, and V8 counts its bytes toward the limit at which it collects the whole heap.
   */
  readonly ofWholeHeap: number;
}

export interface FloodBenchResult {
  /** `await link.send(text)`. */
  readonly link: Percentiles;
  /** A datagram, sent back by an end that drops all but those of its length: what Node and the system cost. */
  readonly echo: Percentiles;
  /** Diffie-Hellman operations of the clients of that link: when it began, and since, in the flood too. */
  readonly diffieHellman: { readonly beginning: number; readonly since: number };
  /** A link that waits for its peer. */
  readonly waiting: WaitingLinkResult;
  /** What left the flooder, on average of the floods of link and echo. */
  readonly packetsPerSecond: number;
}

const TEXT = "x".repeat(100);
const ECHO = Buffer.alloc(100, "x");
/** As in a lively conversation of many, not as fast as it goes. */
const PAUSE_MS = 5;
const LOOPBACK = "127.0.0.1";

export async function runFloodBench(options: FloodBenchOptions): Promise<FloodBenchResult> {
  const counts: number[] = [];
  const count = countDiffieHellman();
  const { link, beginning } = await floodedLink(options, counts, count);
  const diffieHellman = { beginning, since: count() - beginning };
  const echo = await floodedEcho(options, counts);
  const waiting = await floodWaitingLink(options);
  return {
    link,
    diffieHellman,
    echo,
    waiting,
    packetsPerSecond: counts.reduce((sum, count) => sum + count, 0) / counts.length,
  };
}

/** @param count  Diffie-Hellman operations so far */
async function floodedLink(
  options: FloodBenchOptions,
  counts: number[],
  count: () => number,
): Promise<{ readonly link: Percentiles; readonly beginning: number }> {
  await using world = await ChatWorld.start();
  const targets = new Map<number, Target>();
  const network = watched(systemNetwork, (seen) => targets.set(seen.to.port, seen));
  const [ada, grace] = [await world.join("ada", "PUBLIC", { network }), await world.join("grace")];
  const [link, other] = await converse(ada, grace);
  const beginning = count();
  const reading = readAll(other);
  const result = await percentiles(
    options,
    counts,
    () => link.send(TEXT),
    () => {
      // Not the server, which gets sealed probes.
      const target = link.path?.kind === "direct" ? targets.get(link.path.port) : undefined;
      if (target === undefined) throw new Error("No sealed datagram went from client to client.");
      return target;
    },
  );
  await link.close();
  await reading;
  return { link: result, beginning };
}

async function floodedEcho(options: FloodBenchOptions, counts: number[]): Promise<Percentiles> {
  const sockets = [createSocket("udp4"), createSocket("udp4")] as const;
  const [here, there] = sockets;
  for (const socket of sockets) await once(socket.bind(0, LOOPBACK), "listening");
  there.on("message", (bytes, { port, address }) => {
    if (bytes.length === ECHO.length) there.send(bytes, port, address);
  });
  const to = { address: LOOPBACK, port: there.address().port };
  const roundTrip = async (): Promise<void> => {
    const returned = once(here, "message");
    here.send(ECHO, to.port, to.address);
    await returned;
  };
  const result = await percentiles(options, counts, roundTrip, () => ({ to, connectionId: 1n }));
  for (const socket of sockets) socket.close();
  return result;
}

async function percentiles(
  { packetsPerSecond, seconds }: FloodBenchOptions,
  counts: number[],
  run: () => Promise<unknown>,
  target: () => Target,
): Promise<Percentiles> {
  // The first second warms up.
  await p99Of(run, 1);
  const quietMs = await p99Of(run, seconds);
  let floodedMs = 0;
  let collections = 0;
  let ofWholeHeap = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      collections += 1;
      const detail: unknown = "detail" in entry ? entry.detail : undefined;
      if (detail instanceof Object && "kind" in detail && detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR)
        ofWholeHeap += 1;
    }
  });
  const sent = await duringFlood(target(), packetsPerSecond, async () => {
    observer.observe({ entryTypes: ["gc"] });
    floodedMs = await p99Of(run, seconds);
    observer.disconnect();
  });
  counts.push(...sent);
  return { quietMs, floodedMs, collections, ofWholeHeap };
}

async function p99Of(run: () => Promise<unknown>, seconds: number): Promise<number> {
  const times: number[] = [];
  for (const untilMs = performance.now() + seconds * 1_000; performance.now() < untilMs; ) {
    const startMs = performance.now();
    await run();
    times.push(performance.now() - startMs);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
}

/** Reports where sealed datagrams go that do not go to the server's relay, and with which connection id. */
function watched(network: Network, see: (target: Target) => void): Network {
  return replace(network, {
    async bindUdp(host, port) {
      const socket = await network.bindUdp(host, port);
      return replace(socket, {
        send(bytes, to) {
          const header = readDatagramHeader(bytes);
          if (header?.kind === DatagramKind.SEALED) see({ to, connectionId: header.connectionId });
          socket.send(bytes, to);
        },
      });
    },
  });
}

async function readAll(link: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _text of link) count += 1;
  return count;
}
