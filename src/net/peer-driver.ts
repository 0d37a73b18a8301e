import type { Destination } from "../peering/path/path-kind.ts";
import type { PeerConnection } from "../peering/peer-connection.ts";
import type { PeerEvent } from "../peering/peer-event.ts";
import type { Clock } from "./network.ts";
import { Timer } from "./timers.ts";

/** The datagrams of one link, whichever way they take. */
export interface LinkDatagrams {
  /** Hands over those that arrive from now on. The handler returns false to have one counted as dropped. */
  open(handler: (bytes: Uint8Array, from: Destination) => boolean): void;
  /** Sends one, unreliably. */
  send(bytes: Uint8Array, to: Destination): void;
  /** Hands over no more. */
  close(): void;
}

/**
 * Connects one PeerConnection to its socket, its timer and its owner: it feeds
 * in datagrams and the time, and drains datagrams, events and the next timeout.
 */
export class PeerDriver {
  readonly #connection: PeerConnection;
  readonly #socket: LinkDatagrams;
  readonly #onEvent: (event: PeerEvent) => void;
  readonly #timer: Timer;
  #draining = false;

  /**
   * @param onEvent  called for each event, in order; `closed` is the last
   */
  constructor(clock: Clock, connection: PeerConnection, socket: LinkDatagrams, onEvent: (event: PeerEvent) => void) {
    this.#connection = connection;
    this.#socket = socket;
    this.#onEvent = onEvent;
    this.#timer = new Timer(clock, () => {
      connection.handleTimeout(clock.monotonicMs());
      this.drain();
    });
    socket.open((bytes, from) => {
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
    if (nextTimeoutMs === undefined) this.#socket.close();
  }
}
