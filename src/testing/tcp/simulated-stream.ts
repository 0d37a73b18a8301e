import { type ChatError, TransportError } from "../../errors.ts";
import type { Clock, StreamHandlers, StreamSocket } from "../../net/network.ts";
import type { SocketAddress } from "../../socket-address.ts";
import type { Content, Segment, TlsFlight } from "../packet.ts";
import { SendingHalf } from "./sending-half.ts";

/** Items that may arrive before an earlier one does; more are dropped, and sent again. */
const EARLY_MAX = 1_024;

export interface StreamOptions {
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
  /** Of the host. */
  readonly clock: Clock;
  /** Sends a segment to the other end. */
  readonly transmit: (segment: Segment) => void;
  /** Called once, when this end is closed and needs no segment any more. */
  readonly onDone: () => void;
}

/** One end of a TCP connection. */
export class SimulatedStream implements StreamSocket {
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
  bytesRead = 0;
  bytesWritten = 0;
  destroyed = false;
  readonly #options: StreamOptions;
  readonly #sending: SendingHalf;
  #handlers: StreamHandlers | undefined;
  #onClosed: (() => void)[] = [];
  #closed = false;
  #isDone = false;
  #error: ChatError | undefined;

  /** The number of the next item, and those that came too early. */
  #next = 0;
  readonly #early = new Map<number, Content>();
  /** Items that were not read, in order. */
  readonly #arrived: Content[] = [];
  /** Bytes that nobody will read. */
  #discardedBytes = 0;
  #isPaused = false;
  #endReceived = false;
  /** Messages of the handshake that nobody waits for yet. */
  readonly #flights: TlsFlight[] = [];
  #onFlight: ((flight: TlsFlight) => void) | undefined;

  constructor(options: StreamOptions) {
    this.#options = options;
    this.local = options.local;
    this.remote = options.remote;
    this.#sending = new SendingHalf({ ...options, onFailed: (error) => this.#fail(error) });
  }

  get waitingBytes(): number {
    return this.#sending.waitingBytes;
  }

  start(handlers: StreamHandlers): void {
    this.#handlers = handlers;
    if (this.#closed) this.#options.clock.runAtEndOfTick(() => handlers.onClosed(this.#error));
    else this.#options.clock.runAtEndOfTick(() => this.#read());
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#options.clock.runAtEndOfTick(() => {
      const { bytesRead } = this;
      this.#read();
      // The other end may wait for room.
      if (this.bytesRead > bytesRead) this.#acknowledge(undefined);
    });
  }

  write(bytes: Uint8Array, onTaken: () => void): boolean {
    if (this.destroyed || this.#sending.isEnding) return false;
    this.bytesWritten += bytes.length;
    this.#sending.write(bytes, onTaken);
    return false;
  }

  writeAll(pieces: readonly Uint8Array[], onTaken: () => void): boolean {
    return this.write(Buffer.concat(pieces), onTaken);
  }

  end(): void {
    this.#sending.end();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    for (const content of this.#arrived.splice(0)) this.#discard(content);
    this.#sending.abandon();
    this.#options.clock.runAtEndOfTick(() => this.#close());
  }

  /** Closes this end without a word to the other one. */
  drop(): void {
    this.#sending.stop();
    this.destroy();
  }

  /** Breaks the connection at both ends: here at once, there as soon as it hears of it. */
  break(error: ChatError): void {
    this.#options.transmit({ kind: "rst" });
    this.#fail(error);
  }

  /** Calls `handler` once, when this end has closed. */
  onClosed(handler: () => void): void {
    if (this.#closed) handler();
    else this.#onClosed.push(handler);
  }

  // The handshake of TLS, before the first bytes.

  sendFlight(flight: TlsFlight): void {
    this.#sending.push({ kind: "tls", flight });
  }

  /** Resolves to the next messages of the other side. Never resolves if the connection ends before. */
  nextFlight(): Promise<TlsFlight> {
    const flight = this.#flights.shift();
    if (flight !== undefined) return Promise.resolve(flight);
    return new Promise((resolve) => {
      this.#onFlight = resolve;
    });
  }

  // Segments.

  handle(segment: Segment): void {
    switch (segment.kind) {
      case "data":
        this.#receive(segment.number, segment.content);
        this.#acknowledge(segment.number);
        break;
      case "ack":
        this.#sending.handleAck(segment);
        break;
      case "probe":
        this.#acknowledge(undefined);
        break;
      case "rst":
        this.#fail(new TransportError("CONNECTION_LOST", "The other end has reset the connection."));
        break;
    }
    this.#finish();
  }

  #receive(number: number, content: Content): void {
    if (number < this.#next || this.#early.size >= EARLY_MAX) return;
    this.#early.set(number, content);
    for (let next = this.#early.get(this.#next); next !== undefined; next = this.#early.get(this.#next)) {
      this.#early.delete(this.#next);
      this.#next += 1;
      this.#arrive(next);
    }
  }

  #acknowledge(arrived: number | undefined): void {
    const readBytes = this.bytesRead + this.#discardedBytes;
    this.#options.transmit({ kind: "ack", next: this.#next, arrived, readBytes });
  }

  #arrive(content: Content): void {
    if (content.kind === "tls") {
      if (this.#onFlight === undefined) this.#flights.push(content.flight);
      else this.#onFlight(content.flight);
      this.#onFlight = undefined;
      return;
    }
    if (this.destroyed) {
      this.#discard(content);
      return;
    }
    this.#arrived.push(content);
    // Closes a connection that ends before its handshake is complete.
    if (this.#handlers === undefined && this.#arrived.length === 1 && content.kind === "end") this.destroy();
    else this.#read();
  }

  #discard(content: Content): void {
    if (content.kind === "bytes") this.#discardedBytes += content.bytes.length;
  }

  #read(): void {
    while (this.#handlers !== undefined && !this.#isPaused && !this.destroyed) {
      const content = this.#arrived.shift();
      if (content === undefined) return;
      if (content.kind === "bytes") {
        this.bytesRead += content.bytes.length;
        this.#handlers.onBytes(content.bytes);
      } else {
        this.#endReceived = true;
        this.#handlers.onEnd();
      }
      this.#closeIfDone();
    }
  }

  #closeIfDone(): void {
    if (this.#sending.hasEnded && this.#endReceived) this.destroy();
  }

  /** Ends the connection at this end. */
  #fail(error: ChatError): void {
    this.#sending.stop();
    if (!this.destroyed) this.#error = error;
    this.destroy();
    this.#finish();
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const handler of this.#onClosed.splice(0)) handler();
    this.#handlers?.onClosed(this.#error);
    this.#finish();
  }

  #finish(): void {
    if (this.#isDone || !this.#closed || !this.#sending.isDone) return;
    this.#isDone = true;
    this.#options.onDone();
  }
}
