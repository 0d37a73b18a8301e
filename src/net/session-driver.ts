import { type ChatError, ClosedError, ProtocolError } from "../errors.ts";
import { giveBack } from "../framing/frame-writer.ts";
import type { Limits } from "../limits.ts";
import type { Session } from "../session/session.ts";
import type { SessionEvent } from "../session/session-event.ts";
import { isLoggedIn } from "../session/state.ts";
import type { CancelTimer, Clock, StreamHandlers, StreamSocket } from "./network.ts";
import { type QueueShare, SendQueues } from "./send-queues.ts";
import { OwnedStream } from "./streams/owned-stream.ts";
import type { TurnTaker } from "./streams/turns.ts";
import type { Writer, WriteTurn } from "./streams/write-turns.ts";
import { Timer } from "./timers.ts";

/** How long a closing connection may take to send its last bytes. */
const LINGER_MS = 1_000;
/**
 * Bytes that the socket holds at a time. Under TLS it holds them twice, as they are and encrypted. What is more waits in
 * the session, where receivers of the same body share it.
 */
const SOCKET_BYTES_MAX = 131_072;
const NOTHING = (): void => {};

/**
 * The loop around one session: bytes in, bytes out, events up, timer. A session that is resumed gets another socket, by
 * `release` of the driver that had it and `attach` of its own.
 *
 * Frames sent in one turn of the event loop leave in one write, unless they are more than the socket should hold. A connection
 * whose other end reads too slowly is closed when more than `sendQueueBytesMax`
 * bytes wait for it, or when `SendQueues` aborts it.
 */
export class SessionDriver implements StreamHandlers, TurnTaker, Writer {
  readonly #clock: Clock;
  /** Undefined: the session is detached, or the socket is another's. */
  #stream: OwnedStream | undefined;
  readonly #session: Session;
  readonly #limits: Limits;
  readonly #queues: SendQueues;
  #share: QueueShare | undefined;
  readonly #onEvent: (event: SessionEvent) => void;
  readonly #timer: Timer;
  readonly #writes: WriteTurn;
  #draining = false;
  /** Messages that have arrived wait until it is the turn of this connection. */
  #postponed = false;
  /** Why the stream has ended, while messages that arrived before wait: for their turn, or until the session reads again. */
  #streamEnd: (() => ChatError) | undefined;
  #isBehind = false;
  /** Bytes in the session that an earlier turn gathered: there was no room for them in the socket. */
  #keptBytes = 0;
  /** Bytes of messages that the session held when it was last written from. */
  #heldBytes = 0;
  /** The session has closed, and the socket is to be closed once it has all bytes. */
  #isEnding = false;
  #cancelLinger: CancelTimer | undefined;
  /** The session is over here: its socket was handed over. */
  #isReleased = false;
  /** What was written alone to an empty socket, which has not taken it yet. Its memory is used again after that. */
  #inSocket: Uint8Array | undefined;
  /** Passed to each write to the socket; called unless the system takes the bytes at once. */
  #onTaken = NOTHING;
  /** Called before what was gathered in a turn of the event loop is written. It may call the session. */
  onWrite: () => void = NOTHING;
  /** Called when the socket has taken something that was written. */
  onTaken: () => void = NOTHING;

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
    this.#session = session;
    this.#limits = limits;
    this.#onEvent = onEvent;
    this.#queues = queues;
    this.#writes = queues.writes.join(this);
    this.#take(new OwnedStream(socket));
    this.drain();
  }

  /** Bytes that wait to be sent, in the session and in the socket. */
  get waitingBytes(): number {
    return this.#socketBytes + this.#session.waitingBytes + this.#session.heldBytes;
  }

  /** Bytes that the system has not taken, those of this turn of the event loop not included. */
  get untakenBytes(): number {
    return this.#socketBytes + this.#keptBytes;
  }

  get #socketBytes(): number {
    return this.#stream?.socket.waitingBytes ?? 0;
  }

  /**
   * Gives the session another socket. Call after `Session.attach`.
   *
   * @param rest  bytes that have arrived on it and belong to the session
   */
  attach(stream: OwnedStream, rest: Uint8Array): void {
    this.#take(stream);
    if (rest.length > 0) this.#session.handleBytes(rest, this.#clock.monotonicMs());
    this.drain();
  }

  /** Closes the socket, so that another one can take its place. Call after `Session.detach`. */
  detach(): void {
    this.#leave()?.socket.destroy();
  }

  /** Hands the socket over, with everything written that the session has to send. The session gets and sends nothing more. */
  release(): OwnedStream | undefined {
    const rest = this.#session.pollTransmit();
    if (rest !== undefined) this.#stream?.socket.write(rest, () => {});
    this.#isReleased = true;
    this.#timer.clear();
    return this.#leave();
  }

  #take(stream: OwnedStream): void {
    const { socket } = stream;
    this.#share = this.#queues.join(this);
    this.#stream = stream;
    this.#onTaken = () => this.#handleTaken(socket);
    stream.give(this);
  }

  /** See `StreamHandlers`, as the next two. For the socket only. */
  onBytes(bytes: Uint8Array): void {
    this.#session.handleBytes(bytes, this.#clock.monotonicMs());
    this.drain();
  }

  onEnd(): void {
    // An end that sends no more reads no answers either.
    this.#end(closedByPeer);
  }

  onClosed(error: ChatError | undefined): void {
    this.#cancelLinger?.();
    this.#share?.leave();
    this.#end(() => error ?? closedByPeer());
  }

  #leave(): OwnedStream | undefined {
    const stream = this.#stream;
    this.#stream = undefined;
    this.#streamEnd = undefined;
    this.#share?.leave();
    this.#share = undefined;
    this.#isBehind = false;
    this.#keptBytes = 0;
    this.#heldBytes = 0;
    this.#inSocket = undefined;
    stream?.give(NOBODY);
    return stream;
  }

  /** See `SendQueue`. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /** See `SendQueue`. Sends no reason, because it would have to wait behind the other bytes. */
  abort(): void {
    // Of a connection that closes anyway, the last bytes are given up.
    if (this.#session.closed) this.#stream?.socket.destroy();
    else this.#endSlowReader("sendQueuesBytesMax");
  }

  /** See `SendQueue`. */
  hurry(): void {
    if (this.#session.heldBytes === 0) return;
    this.#session.releaseAll(this.#clock.monotonicMs());
    this.drain();
  }

  /** Handles the session's events and schedules its bytes and its timer. Call after every call on the session. */
  drain(): void {
    if (this.#draining) return;
    this.#draining = true;
    try {
      for (let event = this.#nextEvent(); event !== undefined; event = this.#nextEvent()) {
        if (event.kind === "closed") this.#finish();
        else if (event.kind === "detached") this.detach();
        this.#onEvent(event);
      }
    } finally {
      this.#draining = false;
    }
    if (this.#isReleased) return;
    this.#timer.set(this.#session.nextTimeoutMs());
    if (this.#stream === undefined) return;
    if (this.#session.busy || this.#postponed) this.#stream.socket.pause();
    else this.#stream.socket.resume();
    if (this.#noteGathered()) this.#writes.scheduleFirst();
    const end = this.#streamEnd;
    if (end === undefined || this.#areHeldBack) return;
    this.#streamEnd = undefined;
    this.#end(end);
  }

  /** Whether messages that have arrived are handled later. A wait for answers, which are for the other end, does not count. */
  get #areHeldBack(): boolean {
    return this.#postponed || this.#session.isStopped;
  }

  /** Schedules the session's bytes. Enough after a call that can only have added bytes of events: `Session.post`. */
  scheduleBytes(): void {
    if (this.#noteGathered()) this.#writes.schedule();
  }

  /** Returns whether the bytes are to be written. */
  #noteGathered(): boolean {
    if (this.#stream === undefined) return false;
    this.#share?.setGathered(this.#session.waitingBytes - this.#keptBytes + this.#session.heldBytes - this.#heldBytes);
    return !this.#session.closed;
  }

  #nextEvent(): SessionEvent | undefined {
    if (this.#isReleased) return undefined;
    const { closed, detached, mayHaveEvents } = this.#session;
    if (mayHaveEvents && !closed && !detached && !this.#queues.turns.mayHandle(this)) {
      this.#postponed = true;
      return undefined;
    }
    return this.#session.pollEvent();
  }

  /** See `TurnTaker`. */
  get isLoggedIn(): boolean {
    return isLoggedIn(this.#session.state);
  }

  /** See `TurnTaker`. */
  takeTurn(): void {
    this.#postponed = false;
    this.drain();
  }

  /** See `Writer`. */
  flush(): void {
    const socket = this.#stream?.socket;
    if (socket === undefined || socket.destroyed) return;
    this.onWrite();
    const before = socket.waitingBytes;
    this.#isBehind = before + this.#keptBytes > 0;
    const untakenBytes = this.#write(socket, before);
    if (untakenBytes === 0) {
      this.#isBehind = false;
      this.onTaken();
    } else if (untakenBytes > this.#limits.sendQueueBytesMax) this.#endSlowReader("sendQueueBytesMax");
  }

  /**
   * Fills the socket.
   *
   * @param waitingBytes  of the socket
   * @returns `untakenBytes`, without those of messages that are held
   */
  #write(socket: StreamSocket, waitingBytes: number): number {
    const session = this.#session;
    let inSocket = waitingBytes;
    let inSession = session.waitingBytes;
    while (inSession > 0 && inSocket <= SOCKET_BYTES_MAX / 2) {
      const room = SOCKET_BYTES_MAX - inSocket;
      const bytes = session.pollTransmit(room);
      if (bytes === undefined) break;
      const isAlone = inSocket === 0 && session.waitingBytes === 0;
      this.#inSocket = isAlone ? bytes : undefined;
      if (session.waitingBytes > 0) socket.writeAll(this.#piecesAfter(bytes, room), this.#onTaken);
      else if (socket.write(bytes, this.#onTaken)) this.#giveBack();
      inSocket = socket.waitingBytes;
      inSession = session.waitingBytes;
    }
    this.#keptBytes = inSession;
    this.#heldBytes = session.heldBytes;
    this.#share?.noteWritten(this.#heldBytes, inSocket + inSession);
    if (this.#isEnding && inSession === 0) socket.end();
    return inSocket + inSession;
  }

  #giveBack(): void {
    if (this.#inSocket !== undefined) giveBack(this.#inSocket);
    this.#inSocket = undefined;
  }

  /** Pieces of the session's bytes, up to so many: the first one, and those that follow it. */
  #piecesAfter(first: Uint8Array, bytesMax: number): Uint8Array[] {
    const pieces = [first];
    let room = bytesMax - first.length;
    while (room > 0) {
      const next = this.#session.pollTransmit(room);
      if (next === undefined) break;
      pieces.push(next);
      room -= next.length;
    }
    return pieces;
  }

  #handleTaken(socket: StreamSocket): void {
    // It may be another's by now.
    if (socket !== this.#stream?.socket) return;
    if (socket.waitingBytes === 0) this.#giveBack();
    if (this.#keptBytes > 0 && !socket.destroyed) this.#write(socket, socket.waitingBytes);
    else this.#share?.setUntaken(this.untakenBytes);
    if (this.untakenBytes === 0) this.#isBehind = false;
    this.onTaken();
  }

  #endSlowReader(limit: "sendQueueBytesMax" | "sendQueuesBytesMax"): void {
    if (this.#session.closed) return;
    const text = `The other end reads too slowly: ${this.waitingBytes} bytes are waiting for it.`;
    // For good, although the session might be resumed: what waits takes the memory.
    this.#session.end(new ProtocolError("LIMIT_REACHED", text, { retryable: true, limit }));
    this.#stream?.socket.destroy();
    this.drain();
  }

  /** What has arrived while this end was busy is read first: the other end was not silent. */
  #handleTimeout(): void {
    this.#clock.runAtEndOfTick(() => {
      if (this.#isReleased) return;
      // While messages are postponed, nothing is read either.
      if (!this.#postponed) this.#session.handleTimeout(this.#clock.monotonicMs());
      this.drain();
    });
  }

  /** The stream has ended, after all that has arrived: a log-off may be among it. */
  #end(reason: () => ChatError): void {
    const stream = this.#stream;
    this.#queues.endings.run(() => {
      // The session may go on over another socket by now.
      if (this.#stream !== stream) return;
      this.#streamEnd = this.#areHeldBack ? reason : undefined;
      if (this.#areHeldBack) return;
      this.#session.handleStreamEnd(reason());
      this.drain();
    });
  }

  /** Sends the last bytes, then closes; by force if the other end does not take them in time. */
  #finish(): void {
    this.#timer.clear();
    const socket = this.#stream?.socket;
    if (socket === undefined || socket.destroyed) return;
    this.#isEnding = true;
    this.#write(socket, socket.waitingBytes);
    socket.resume();
    this.#cancelLinger = this.#clock.setTimer(() => socket.destroy(), LINGER_MS);
  }
}

/** The owner of a socket that was handed over or destroyed. */
const NOBODY: StreamHandlers = { onBytes() {}, onEnd() {}, onClosed() {} };

function closedByPeer(): ClosedError {
  return new ClosedError("CLOSED_BY_PEER", "The other end closed the connection.", { retryable: true });
}
