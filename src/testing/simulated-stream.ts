import type { ChatError } from "../errors.ts";
import type { StreamHandlers, StreamSocket } from "../net/network.ts";
import type { SocketAddress } from "../socket-address.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** The conditions of stream connections. Streams lose nothing and keep the order, as TCP does. */
export interface StreamConditions {
  /** Every segment takes this long, and up to `jitterMs` more. */
  readonly latencyMs: number;
  readonly jitterMs: number;
  /** How many bytes one direction of a connection carries a second. */
  readonly bytesPerSecond: number;
}

export const FAST_STREAMS: StreamConditions = { latencyMs: 10, jitterMs: 0, bytesPerSecond: Number.POSITIVE_INFINITY };

/** The parts of a world that its streams share. */
export interface StreamWorld {
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly streamConditions: () => StreamConditions;
  readonly runAtEndOfTick: (run: () => void) => void;
}

/** Bytes under way and not yet read by the receiver, at most: the rest waits at the sender. */
const WINDOW_BYTES = 262_144;
const SEGMENT_BYTES_MAX = 16_384;

/** Bytes, or the end of the stream. */
type Segment = { readonly bytes: Uint8Array } | { readonly end: true };

/** One end of a simulated connection. */
export class SimulatedStream implements StreamSocket {
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
  bytesRead = 0;
  bytesWritten = 0;
  waitingBytes = 0;
  destroyed = false;
  readonly #world: StreamWorld;
  readonly #isConnected: () => boolean;
  #peer: SimulatedStream | undefined;
  #handlers: StreamHandlers | undefined;
  #onClosed: (() => void)[] = [];
  #closed = false;
  #error: ChatError | undefined;

  /** Bytes from `write` that do not fit into the window yet. */
  #unsent: { readonly bytes: Uint8Array; readonly onTaken: () => void }[] = [];
  /** Segments under way, the oldest first. */
  readonly #flight: { readonly segment: Segment; arrivalMs: number }[] = [];
  #isFlying = false;
  /** Bytes that are under way or that the receiver has not read. */
  #windowBytes = 0;
  /** When the line has carried all segments so far. */
  #lineFreeMs = 0;
  #ending = false;
  #endSent = false;

  /** Segments that have arrived and were not read. */
  readonly #arrived: Segment[] = [];
  #isPaused = false;
  #endReceived = false;

  /**
   * Makes both ends of a connection.
   *
   * @param isConnected  whether segments get through between the two hosts now
   */
  static pair(
    client: SocketAddress,
    server: SocketAddress,
    isConnected: () => boolean,
    world: StreamWorld,
  ): { atClient: SimulatedStream; atServer: SimulatedStream } {
    const atClient = new SimulatedStream(client, server, isConnected, world);
    const atServer = new SimulatedStream(server, client, isConnected, world);
    atClient.#peer = atServer;
    atServer.#peer = atClient;
    return { atClient, atServer };
  }

  private constructor(local: SocketAddress, remote: SocketAddress, isConnected: () => boolean, world: StreamWorld) {
    this.local = local;
    this.remote = remote;
    this.#isConnected = isConnected;
    this.#world = world;
  }

  start(handlers: StreamHandlers): void {
    this.#handlers = handlers;
    if (this.#closed) this.#world.runAtEndOfTick(() => handlers.onClosed(this.#error));
    else this.#world.runAtEndOfTick(() => this.#read());
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#world.runAtEndOfTick(() => this.#read());
  }

  write(bytes: Uint8Array, onTaken: () => void): void {
    if (this.destroyed || this.#ending) return;
    // Copied, as a system does: the caller may reuse its memory.
    this.#unsent.push({ bytes: bytes.slice(), onTaken });
    this.bytesWritten += bytes.length;
    this.waitingBytes += bytes.length;
    this.#send();
  }

  end(): void {
    this.#ending = true;
    this.#send();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.#unsent = [];
    this.waitingBytes = 0;
    this.#arrived.length = 0;
    // The system still sends the segments it has taken, and that nothing follows.
    this.end();
    this.#world.runAtEndOfTick(() => this.#close());
  }

  /** Breaks the connection at both ends at once. */
  fail(error: ChatError): void {
    for (const stream of [this, this.#peer]) {
      if (stream === undefined || stream.#closed) continue;
      stream.#error = error;
      stream.#flight.length = 0;
      stream.#endSent = true;
      stream.destroy();
    }
  }

  /** Calls `handler` once, when this end has closed. */
  onClosed(handler: () => void): void {
    if (this.#closed) handler();
    else this.#onClosed.push(handler);
  }

  /** Sends the segments again that were under way while the two hosts could not reach each other. */
  retransmit(): void {
    const soonestMs = this.#world.time.nowMs + this.#delayMs();
    for (const entry of this.#flight) entry.arrivalMs = Math.max(entry.arrivalMs, soonestMs);
    this.#fly();
  }

  #send(): void {
    for (let [first] = this.#unsent; first !== undefined && this.#windowBytes < WINDOW_BYTES; [first] = this.#unsent) {
      const bytes = first.bytes.subarray(0, SEGMENT_BYTES_MAX);
      const rest = first.bytes.subarray(bytes.length);
      this.waitingBytes -= bytes.length;
      this.#windowBytes += bytes.length;
      if (rest.length > 0) this.#unsent[0] = { bytes: rest, onTaken: first.onTaken };
      else {
        this.#unsent.shift();
        this.#world.runAtEndOfTick(first.onTaken);
      }
      this.#launch({ bytes });
    }
    if (!this.#ending || this.#endSent || this.#unsent.length > 0) return;
    this.#endSent = true;
    this.#launch({ end: true });
    this.#closeIfDone();
  }

  #launch(segment: Segment): void {
    const { time, streamConditions } = this.#world;
    const length = "bytes" in segment ? segment.bytes.length : 0;
    this.#lineFreeMs = Math.max(this.#lineFreeMs, time.nowMs) + (length * 1_000) / streamConditions().bytesPerSecond;
    const last = this.#flight.at(-1)?.arrivalMs ?? 0;
    this.#flight.push({ segment, arrivalMs: Math.max(last, this.#lineFreeMs + this.#delayMs()) });
    this.#fly();
  }

  /** Lets the oldest segment under way arrive at its time, and then the next one. */
  #fly(): void {
    const [first] = this.#flight;
    if (this.#isFlying || first === undefined) return;
    this.#isFlying = true;
    this.#world.time.schedule(() => {
      this.#isFlying = false;
      // `retransmit` continues when the hosts reach each other again; `fail` has emptied the list.
      if (!this.#isConnected() || this.#flight[0] !== first) return;
      this.#flight.shift();
      if (this.#peer !== undefined) this.#peer.#arrive(first.segment);
      this.#fly();
    }, first.arrivalMs);
  }

  #arrive(segment: Segment): void {
    if (this.destroyed) return;
    this.#arrived.push(segment);
    // Closes a connection that ends before its handshake is complete.
    if (this.#handlers === undefined && this.#arrived.length === 1 && "end" in segment) this.destroy();
    else this.#read();
  }

  #read(): void {
    while (this.#handlers !== undefined && !this.#isPaused && !this.destroyed) {
      const segment = this.#arrived.shift();
      if (segment === undefined) return;
      if ("bytes" in segment) {
        this.bytesRead += segment.bytes.length;
        if (this.#peer !== undefined) this.#peer.#handleRead(segment.bytes.length);
        this.#handlers.onBytes(segment.bytes);
      } else {
        this.#endReceived = true;
        this.#handlers.onEnd();
        this.end();
        this.#closeIfDone();
      }
    }
  }

  #handleRead(bytes: number): void {
    this.#windowBytes -= bytes;
    this.#send();
  }

  #closeIfDone(): void {
    if (this.#endSent && this.#endReceived) this.destroy();
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const handler of this.#onClosed.splice(0)) handler();
    this.#handlers?.onClosed(this.#error);
  }

  #delayMs(): number {
    const { latencyMs, jitterMs } = this.#world.streamConditions();
    return latencyMs + (this.#world.random.next() / 2 ** 32) * jitterMs;
  }
}
