/** A bottleneck that several flows share, on virtual time. */

import { ownFeatures } from "../../../src/framing/capabilities.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { earlier } from "../../../src/peering/path/backoff.ts";
import { PeerConnection } from "../../../src/peering/peer-connection.ts";
import type { PeerEvent } from "../../../src/peering/peer-event.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { Line, PERFECT_LINK } from "../../../src/testing/routing/line.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { VirtualTime } from "../../../src/testing/virtual-time.ts";
import { linkKeys } from "../../crypto/link/link-keys.ts";

/** Headers of IP and UDP. */
const HEADERS_BYTES = 28;
const EVENTS_AT_ONE_TIME_MAX = 10_000;
const BASE_PORT = 1_000;
/** A link is connected after this time. */
const CONNECTED_MS = 2_000;

export interface PathOptions {
  readonly seed: number;
  readonly bitsPerSecond: number;
  readonly roundTripMs: number;
  readonly queueBytes: number;
}

/** Something that sends over the path. Its clock is that of the path. */
export interface Flow {
  readonly nextTimeoutMs: number | undefined;
  handleTimeout(nowMs: number): void;
  /** Sends what may leave now. */
  drain(nowMs: number): void;
}

/** One way with a rate and a queue, and a way back that only takes time. */
export class SharedPath {
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  bitsPerSecond: number;
  /** The longest wait of a packet in the queue since this was last set, in milliseconds. */
  longestWaitMs = 0;
  readonly #options: PathOptions;
  readonly #line: Line;
  readonly #flows: Flow[] = [];

  constructor(options: PathOptions) {
    this.#options = options;
    this.bitsPerSecond = options.bitsPerSecond;
    this.time = new VirtualTime({ nowMs: 1_000, eventsAtOneTimeMax: EVENTS_AT_ONE_TIME_MAX, seed: options.seed });
    this.random = new SeededRandom(options.seed);
    const { queueBytes } = options;
    this.#line = new Line(this.time, this.random, () => ({
      ...PERFECT_LINK,
      latencyMs: this.oneWayMs,
      bytesPerSecond: this.bitsPerSecond / 8,
      queueBytes,
    }));
  }

  get nowMs(): number {
    return this.time.nowMs;
  }

  get oneWayMs(): number {
    return this.#options.roundTripMs / 2;
  }

  add(flow: Flow): void {
    this.#flows.push(flow);
  }

  /** Sends a packet of so many bytes. @param arrive  called if it arrives, when it does */
  send(bytes: number, arrive: () => void): void {
    const [atMs] = this.#line.carry(bytes);
    if (atMs === undefined) return;
    const carryMs = (bytes * 8_000) / this.bitsPerSecond;
    this.longestWaitMs = Math.max(this.longestWaitMs, atMs - this.nowMs - this.oneWayMs - carryMs);
    this.time.schedule(arrive, atMs);
  }

  /** Sends back. Nothing is lost there. */
  sendBack(arrive: () => void): void {
    this.time.schedule(arrive, this.nowMs + this.oneWayMs);
  }

  run(durationMs: number): void {
    const untilMs = this.nowMs + durationMs;
    for (;;) {
      for (const flow of this.#flows) flow.drain(this.nowMs);
      let nextMs = this.time.nextMs;
      for (const flow of this.#flows) nextMs = earlier(nextMs, flow.nextTimeoutMs);
      if (nextMs === undefined || nextMs > untilMs) break;
      this.time.advanceTo(nextMs);
      for (const flow of this.#flows)
        if ((flow.nextTimeoutMs ?? Number.NaN) <= this.nowMs) flow.handleTimeout(this.nowMs);
      while ((this.time.nextMs ?? Number.POSITIVE_INFINITY) <= this.nowMs) this.time.runNext();
    }
    this.time.advanceTo(untilMs);
  }
}

/** A link whose initiator sends over a shared path. */
export class LinkFlow implements Flow {
  readonly sender: PeerConnection;
  readonly receiver: PeerConnection;
  readonly #path: SharedPath;
  /** Bytes of the datagrams that have arrived at the receiver. */
  arrivedBytes = 0;
  readonly #onEvent: (event: PeerEvent) => void;
  readonly #addresses: readonly [SocketAddress, SocketAddress];

  /**
   * Connects a link.
   *
   * @param number   of the link on the path, from 1
   * @param onEvent  called with the events of both sides
   */
  constructor(path: SharedPath, number: number, onEvent: (event: PeerEvent) => void) {
    this.#path = path;
    this.#onEvent = onEvent;
    const random = (length: number) => path.random.bytes(length);
    const [senderKeys, receiverKeys] = linkKeys(random);
    const here = { address: "192.0.2.1", port: BASE_PORT + number };
    const there = { address: "192.0.2.2", port: BASE_PORT + number };
    this.#addresses = [here, there];
    const shared = { features: ownFeatures("link"), limits: DEFAULT_LIMITS, random, nowMs: path.nowMs };
    const [one, other] = [BigInt(number), BigInt(number + 1_000)];
    const ids = { localConnectionId: one, remoteConnectionId: other };
    this.sender = new PeerConnection({ ...shared, ...ids, keys: senderKeys, candidates: [there] });
    const otherIds = { localConnectionId: other, remoteConnectionId: one };
    this.receiver = new PeerConnection({ ...shared, ...otherIds, keys: receiverKeys, candidates: [here] });
    path.add(this);
    path.run(CONNECTED_MS);
    if (this.sender.state !== "connected") throw new Error(`The link ${number} is not connected.`);
  }

  get nextTimeoutMs(): number | undefined {
    return earlier(this.sender.nextTimeoutMs, this.receiver.nextTimeoutMs);
  }

  handleTimeout(nowMs: number): void {
    for (const side of [this.sender, this.receiver])
      if ((side.nextTimeoutMs ?? Number.NaN) <= nowMs) side.handleTimeout(nowMs);
  }

  drain(): void {
    const [here, there] = this.#addresses;
    const path = this.#path;
    for (let next = this.sender.pollTransmit(); next !== undefined; next = this.sender.pollTransmit()) {
      const { bytes } = next;
      path.send(bytes.length + HEADERS_BYTES, () => {
        this.arrivedBytes += bytes.length + HEADERS_BYTES;
        this.receiver.handleDatagram(bytes, here, path.nowMs);
      });
    }
    for (let next = this.receiver.pollTransmit(); next !== undefined; next = this.receiver.pollTransmit()) {
      const { bytes } = next;
      path.sendBack(() => this.sender.handleDatagram(bytes, there, path.nowMs));
    }
    for (const side of [this.sender, this.receiver])
      for (let event = side.pollEvent(); event !== undefined; event = side.pollEvent()) this.#onEvent(event);
  }
}
