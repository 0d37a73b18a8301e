import { type ChatError, ClosedError, ProtocolError } from "../errors.ts";
import type { Limits } from "../limits.ts";
import type { Session } from "../session/session.ts";
import type { SessionEvent } from "../session/session-event.ts";
import type { CancelTimer, Clock, StreamSocket } from "./network.ts";
import { type QueueShare, SendQueues } from "./send-queues.ts";
import { Timer } from "./timers.ts";

/** How long a closing connection may take to send its last bytes. */
const LINGER_MS = 1_000;
/**
 * Bytes that the socket holds at a time. Under TLS it holds them twice, as they are and encrypted. What is more waits in
 * the session, where receivers of the same body share it.
 */
const SOCKET_BYTES_MAX = 131_072;

/**
 * The loop around one session: bytes in, bytes out, events up, timer.
 *
 * Frames sent in one turn of the event loop leave in one write, unless they are more than the socket should hold. A connection
 * whose other end reads too slowly is closed when more than `sendQueueBytesMax`
 * bytes wait for it, or when `SendQueues` aborts it.
 */
export class SessionDriver {
  readonly #clock: Clock;
  readonly #socket: StreamSocket;
  readonly #session: Session;
  readonly #limits: Limits;
  readonly #queues: SendQueues;
  readonly #share: QueueShare;
  readonly #onEvent: (event: SessionEvent) => void;
  readonly #timer: Timer;
  #draining = false;
  #flushing = false;
  /** Messages that have arrived wait for the next turn, so that the bytes gathered in this one are sent first. */
  #postponed = false;
  #isBehind = false;
  /** Bytes in the session that an earlier turn gathered: there was no room for them in the socket. */
  #keptBytes = 0;
  /** The session has closed, and the socket is to be closed once it has all bytes. */
  #isEnding = false;
  #cancelLinger: CancelTimer | undefined;
  /** Called before what was gathered in a turn of the event loop is written. It may call the session. */
  onWrite: () => void = () => {};
  /** Called when the socket has taken something that was written. */
  onTaken: () => void = () => {};

  /**
   * @param onEvent  receives each event of the session, in order; `closed` is the last
   * @param queues   those of the whole server; a client has one connection
   */
  constructor(
    clock: Clock,
    socket: StreamSocket,
    session: Session,
    limits: Limits,
    onEvent: (event: SessionEvent) => void,
    queues: SendQueues = new SendQueues(clock, limits.sendQueueBytesMax),
  ) {
    this.#clock = clock;
    this.#timer = new Timer(clock, () => this.#handleTimeout());
    this.#socket = socket;
    this.#session = session;
    this.#limits = limits;
    this.#onEvent = onEvent;
    this.#queues = queues;
    this.#share = queues.join(this);
    socket.start({
      onBytes: (bytes) => {
        this.#session.handleBytes(bytes, this.#clock.monotonicMs());
        this.drain();
      },
      // An end that sends no more reads no answers either.
      onEnd: () => this.#end(closedByPeer()),
      onClosed: (error) => {
        this.#cancelLinger?.();
        this.#share.leave();
        this.#end(error ?? closedByPeer());
      },
    });
    this.drain();
  }

  /** Bytes that wait to be sent, in the session and in the socket. */
  get waitingBytes(): number {
    return this.#socket.waitingBytes + this.#session.waitingBytes + this.#session.heldBytes;
  }

  /** Bytes that the system has not taken, those of this turn of the event loop not included. */
  get untakenBytes(): number {
    return this.#socket.waitingBytes + this.#keptBytes;
  }

  /** See `SendQueue`. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /** See `SendQueue`. Sends no reason, because it would have to wait behind the other bytes. */
  abort(): void {
    this.#endSlowReader("sendQueuesBytesMax");
  }

  /** Handles the session's events and schedules its bytes and its timer. Call after every call on the session. */
  drain(): void {
    if (this.#draining) return;
    this.#draining = true;
    try {
      for (let event = this.#nextEvent(); event !== undefined; event = this.#nextEvent()) {
        if (event.kind === "closed") this.#finish();
        this.#onEvent(event);
      }
    } finally {
      this.#draining = false;
    }
    this.#timer.set(this.#session.nextTimeoutMs());
    this.#share.setGathered(this.#session.waitingBytes - this.#keptBytes);
    this.#share.setHeld(this.#session.heldBytes);
    if (this.#session.busy || this.#postponed) this.#socket.pause();
    else this.#socket.resume();
    if (!this.#flushing && !this.#session.closed) {
      this.#flushing = true;
      this.#clock.runAtEndOfTick(() => this.#flush());
    }
  }

  #nextEvent(): SessionEvent | undefined {
    if (!this.#queues.isCrowded || this.#session.closed) return this.#session.pollEvent();
    if (this.#postponed) return undefined;
    this.#postponed = true;
    this.#clock.runAtEndOfTick(() => {
      this.#postponed = false;
      this.drain();
    });
    return undefined;
  }

  #flush(): void {
    this.#flushing = false;
    if (this.#socket.destroyed) return;
    this.onWrite();
    this.#isBehind = this.untakenBytes > 0;
    this.#write();
    if (this.untakenBytes > this.#limits.sendQueueBytesMax) this.#endSlowReader("sendQueueBytesMax");
  }

  /** Fills the socket. */
  #write(): void {
    while (this.#socket.waitingBytes <= SOCKET_BYTES_MAX / 2) {
      const bytes = this.#session.pollTransmit(SOCKET_BYTES_MAX - this.#socket.waitingBytes);
      if (bytes === undefined) break;
      this.#socket.write(bytes, () => this.#handleTaken());
    }
    this.#keptBytes = this.#session.waitingBytes;
    this.#share.setGathered(0);
    this.#share.setHeld(this.#session.heldBytes);
    this.#share.setUntaken(this.untakenBytes);
    if (this.#isEnding && this.#keptBytes === 0) this.#socket.end();
  }

  #handleTaken(): void {
    if (this.#keptBytes > 0 && !this.#socket.destroyed) this.#write();
    else this.#share.setUntaken(this.untakenBytes);
    this.onTaken();
  }

  #endSlowReader(limit: "sendQueueBytesMax" | "sendQueuesBytesMax"): void {
    if (this.#session.closed) return;
    const text = `The other end reads too slowly: ${this.waitingBytes} bytes are waiting for it.`;
    this.#session.handleStreamEnd(new ProtocolError("LIMIT_REACHED", text, { retryable: true, limit }));
    this.#socket.destroy();
    this.drain();
  }

  #handleTimeout(): void {
    this.#session.handleTimeout(this.#clock.monotonicMs());
    this.drain();
  }

  #end(reason: ChatError): void {
    this.#session.handleStreamEnd(reason);
    this.drain();
  }

  /** Sends the last bytes, then closes; by force if the other end does not take them in time. */
  #finish(): void {
    this.#timer.clear();
    if (this.#socket.destroyed) return;
    this.#isEnding = true;
    this.#write();
    this.#socket.resume();
    this.#cancelLinger = this.#clock.setTimer(() => this.#socket.destroy(), LINGER_MS);
  }
}

function closedByPeer(): ClosedError {
  return new ClosedError("CLOSED_BY_PEER", "The other end closed the connection.", { retryable: true });
}
