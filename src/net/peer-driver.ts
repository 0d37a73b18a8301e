import type { PeerConnection } from "../peering/peer-connection.ts";
import type { PeerEvent } from "../peering/peer-event.ts";
import type { DatagramSocket } from "./datagram-socket.ts";
import type { Clock } from "./network.ts";
import { Timer } from "./timers.ts";

/** The loop around one end of a link: datagrams in, datagrams out, events up, timer. */
export class PeerDriver {
  readonly #connection: PeerConnection;
  readonly #socket: DatagramSocket;
  readonly #connectionId: bigint;
  readonly #onEvent: (event: PeerEvent) => void;
  readonly #timer: Timer;
  #draining = false;

  /**
   * @param connectionId  the one that this side chose; the socket hands its datagrams to `connection`
   * @param onEvent       receives each event, in order; `closed` is the last
   */
  constructor(
    clock: Clock,
    connection: PeerConnection,
    socket: DatagramSocket,
    connectionId: bigint,
    onEvent: (event: PeerEvent) => void,
  ) {
    this.#connection = connection;
    this.#socket = socket;
    this.#connectionId = connectionId;
    this.#onEvent = onEvent;
    this.#timer = new Timer(clock, () => {
      connection.handleTimeout(clock.monotonicMs());
      this.drain();
    });
    socket.claim(connectionId, (bytes, from) => {
      connection.handleDatagram(bytes, from, clock.monotonicMs());
      this.drain();
      // The connection counts the datagrams that it drops.
      return true;
    });
    this.drain();
  }

  /** Handles the connection's events, sends its datagrams and sets its timer. Call after every call on it. */
  drain(): void {
    if (this.#draining) return;
    this.#draining = true;
    try {
      for (let event = this.#connection.pollEvent(); event !== undefined; event = this.#connection.pollEvent()) {
        this.#onEvent(event);
      }
    } finally {
      this.#draining = false;
    }
    for (let out = this.#connection.pollTransmit(); out !== undefined; out = this.#connection.pollTransmit()) {
      this.#socket.send(out.bytes, out.to);
    }
    const dueMs = this.#connection.nextTimeoutMs;
    this.#timer.set(dueMs);
    // The connection has closed and sent its last datagram.
    if (dueMs === undefined) this.#socket.release(this.#connectionId);
  }
}
