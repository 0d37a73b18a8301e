/** A path over real sockets with a rate, a delay, a queue and random losses: a proxy between two ends. */

import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";

/** Headers of IPv4 and UDP, which take their part of the rate. */
const HEADER_BYTES = 28;

export interface PathShape {
  readonly bitsPerSecond: number;
  /** Both directions together. */
  readonly roundTripMs: number;
  /** Datagrams that may wait for their turn in each direction. A further one is lost. */
  readonly queuePackets: number;
  /** The share of datagrams that are lost at random, in each direction. */
  readonly lossRate: number;
}

export interface ShapedPath extends AsyncDisposable {
  /** Where each end finds the other one. */
  readonly forSender: SocketAddress;
  readonly forReceiver: SocketAddress;
}

interface Waiting {
  readonly bytes: Uint8Array;
  readonly arrivalMs: number;
}

export async function openShapedPath(
  shape: PathShape,
  sender: SocketAddress,
  receiver: SocketAddress,
  seed: number,
): Promise<ShapedPath> {
  const [near, far] = [await bind(), await bind()];
  const random = new SeededRandom(seed);
  const forward = new Direction(shape, random, far, receiver);
  const back = new Direction(shape, random, near, sender);
  near.on("message", (bytes) => forward.take(bytes));
  far.on("message", (bytes) => back.take(bytes));
  return {
    forSender: { address: "127.0.0.1", port: near.address().port },
    forReceiver: { address: "127.0.0.1", port: far.address().port },
    async [Symbol.asyncDispose]() {
      forward.stop();
      back.stop();
      for (const socket of [near, far]) await new Promise<void>((resolve) => socket.close(() => resolve()));
    },
  };
}

/** One direction: datagrams wait for their turn, and then travel. */
class Direction {
  readonly #shape: PathShape;
  readonly #random: SeededRandom;
  readonly #socket: Socket;
  readonly #to: SocketAddress;
  readonly #travelling: Waiting[] = [];
  #freeMs = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(shape: PathShape, random: SeededRandom, socket: Socket, to: SocketAddress) {
    this.#shape = shape;
    this.#random = random;
    this.#socket = socket;
    this.#to = to;
  }

  take(bytes: Uint8Array): void {
    const { bitsPerSecond, roundTripMs, queuePackets, lossRate } = this.#shape;
    const nowMs = performance.now();
    const sendingMs = ((bytes.length + HEADER_BYTES) * 8_000) / bitsPerSecond;
    const waitMs = Math.max(0, this.#freeMs - nowMs);
    // Datagrams of other lengths count as what they take of the rate.
    const fullMs = ((1_200 + HEADER_BYTES) * 8_000) / bitsPerSecond;
    if (waitMs > queuePackets * fullMs) return;
    this.#freeMs = nowMs + waitMs + sendingMs;
    if (this.#random.next() / 2 ** 32 < lossRate) return;
    this.#travelling.push({ bytes, arrivalMs: this.#freeMs + roundTripMs / 2 });
    this.#timer ??= setTimeout(() => this.#deliver(), 1);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #deliver(): void {
    const nowMs = performance.now();
    while (this.#travelling[0] !== undefined && this.#travelling[0].arrivalMs <= nowMs) {
      const { bytes } = this.#travelling.shift() as Waiting;
      this.#socket.send(bytes, this.#to.port, this.#to.address, () => {});
    }
    this.#timer = this.#travelling.length === 0 ? undefined : setTimeout(() => this.#deliver(), 1);
  }
}

async function bind(): Promise<Socket> {
  const socket = createSocket({ type: "udp4", recvBufferSize: 2_097_152 }).bind(0, "127.0.0.1");
  await once(socket, "listening");
  return socket;
}
