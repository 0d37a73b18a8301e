import type { PeerConnection } from "../peering/peer-connection.ts";
import type { PeerEvent } from "../peering/peer-event.ts";
import type { DatagramSocket } from "./datagram-socket.ts";
import type { Clock } from "./network.ts";
import { Timer } from "./timers.ts";

/**
 * Connects one PeerConnection to its socket, its timer and its owner: it feeds
 * in datagrams and the time, and drains datagrams, events and the next timeout.
 */
export class PeerDriver {
  readonly #connection: PeerConnection;
  readonly #socket: DatagramSocket;
  readonly #connectionId: bigint;
  readonly #onEvent: (event: PeerEvent) => void;
  readonly #timer: Timer;
  #draining = false;

  /**
   * @param connectionId  the connection id that this side chose; the socket hands over the datagrams that carry it
   * @param onEvent       called for each event, in order; `closed` is the last
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
      if (connection.handleDatagram(bytes, from, clock.monotonicMs())) this.drain();
      // A datagram that does not verify counts as taken here: the link counts it itself.
      return true;
    });
    this.drain();
  }

  /** Drains the link. Call after every command on it. */
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
    const { nextTimeoutMs } = this.#connection;
    this.#timer.set(nextTimeoutMs);
    // No timeout means that the link is closed.
    if (nextTimeoutMs === undefined) this.#socket.release(this.#connectionId);
  }
}
