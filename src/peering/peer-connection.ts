import type { SocketAddress } from "../socket-address.ts";
/**
 * One peer-to-peer path, without I/O: the handshake over all candidates, then texts and media, until it is closed.
 *
 * The methods are of four kinds:
 *
 * - getters, that change nothing;
 * - `handle...`: what happened outside: a datagram came, or the time that `nextTimeoutMs` named;
 * - commands: `addCandidates`, `sendText`, `openMedia`, `sendMedia`, `endMedia`, `ping`, `close`;
 * - `poll...`: what is to be done outside.
 *
 * After the constructor, and after every `handle...` and command, in this order:
 * 1. `pollTransmit` until it gives nothing, and send each datagram;
 * 2. `pollEvent` until it gives nothing;
 * 3. set a timer to `nextTimeoutMs`; when it fires, `handleTimeout`.
 *
 * Once `state` is "closed" nothing more comes, and it can be dropped.
 * @see proto/PROTOCOL.md, "Peer to peer"
 */

import type { ApplicationMessage } from "../../generated/chatwire/v1/application.ts";
import { DecodeError, ProtocolError, UsageError } from "../errors.ts";
import { DatagramKind, readDatagramHeader } from "../framing/datagram.ts";
import type { OpenedDatagram } from "../framing/sealed-datagram.ts";
import type { Limits } from "../limits.ts";
import { PeerChannel } from "./channels.ts";
import type { MediaFrame } from "./media/jitter-buffer.ts";
import type { MediaCounts } from "./media/statistics.ts";
import type { Transmit } from "./path/address.ts";
import { Backoff, earliest, TRY_PAUSES_MS } from "./path/backoff.ts";
import { ClosingState } from "./path/close.ts";
import { ConnectivityChecks } from "./path/connectivity-checks.ts";
import type { PeerHandshakeOptions } from "./path/handshake.ts";
import { SealedPath } from "./path/sealed-path.ts";
import type { PeerClosedReason, PeerEvent } from "./peer-event.ts";
import type { PeerStatistics } from "./peer-statistics.ts";

export interface PeerConnectionOptions extends PeerHandshakeOptions {
  /** 64 bits: in the datagrams this side receives. */
  readonly localConnectionId: bigint;
  /** Where the other side may be reached; more can be added. */
  readonly candidates: readonly SocketAddress[];
  readonly limits: Limits;
  readonly nowMs: number;
}

/** closing: the other side is being told. */
export type PeerConnectionState = "handshaking" | "connected" | "closing" | "closed";

export class PeerConnection {
  readonly #options: PeerConnectionOptions;
  readonly #search: ConnectivityChecks;
  readonly #conversation: PeerChannel;
  readonly #handshakeUntilMs: number;
  readonly #events: PeerEvent[] = [];
  readonly #counts = { sent: 0, received: 0, dropped: 0, replayed: 0 };
  #state: PeerConnectionState = "handshaking";
  #sealed: SealedPath | undefined;
  /** The initiator's pings until the responder is heard, which says nothing before it got one. */
  #proof: Backoff | undefined;
  #farewell: ClosingState | undefined;
  /** The time of the last call that told it. */
  #nowMs: number;
  #sentMs = 0;
  #receivedMs = 0;

  /** @throws UsageError a key, an id or a limit is not one that can be used */
  constructor(options: PeerConnectionOptions) {
    const { limits, random, nowMs } = options;
    this.#options = options;
    this.#nowMs = nowMs;
    this.#handshakeUntilMs = nowMs + limits.handshakeTimeoutMs;
    this.#search = new ConnectivityChecks(options, limits.candidatesMax);
    this.#search.add(options.candidates, nowMs);
    this.#conversation = new PeerChannel({ limits, random, raise: (event) => this.#events.push(event) });
  }

  get state(): PeerConnectionState {
    return this.#state;
  }

  /** Where the other side is; undefined before the handshake is complete. */
  get path(): SocketAddress | undefined {
    return this.#sealed?.address;
  }

  /** Smoothed round trip time in milliseconds; undefined before the first measurement. */
  get rttMs(): number | undefined {
    return this.#conversation.rttMs;
  }

  get statistics(): PeerStatistics {
    return { ...this.#counts, ...this.#conversation.counts };
  }

  /** What has been counted of a stream that comes in; undefined where it is over or was never heard of. */
  mediaStatistics(stream: number): MediaCounts | undefined {
    return this.#conversation.mediaStatistics(stream);
  }

  /** Takes a datagram, whose bytes are not kept. One that does not verify is counted, and changes and causes nothing. */
  handleDatagram(bytes: Uint8Array, from: SocketAddress, nowMs: number): void {
    this.#nowMs = nowMs;
    if (!this.#take(bytes, from)) this.#counts.dropped += 1;
  }

  /** Does what is due. Too early a call does nothing. */
  handleTimeout(nowMs: number): void {
    this.#nowMs = nowMs;
    const { peerIdleTimeoutMs, peerKeepAliveMs } = this.#options.limits;
    if (this.#state === "handshaking" && this.#handshakeUntilMs <= nowMs) this.#end("handshake-failed", "local");
    if (this.#farewell?.isOver(nowMs) && this.#state === "closing") this.#end(this.#farewell.reason, "local");
    if (this.#state !== "connected") return;
    if (this.#receivedMs + peerIdleTimeoutMs <= nowMs) this.#end("idle", "local");
    else if (this.#conversation.handleTimeout(nowMs) === "expired") this.#end("unacknowledged", "local");
    else if (this.#proof?.takeDue(nowMs) || this.#sentMs + peerKeepAliveMs <= nowMs) this.#conversation.ping(nowMs);
  }

  /** When `handleTimeout` is to be called, in monotonic milliseconds. */
  get nextTimeoutMs(): number | undefined {
    if (this.#state === "handshaking") return earliest([this.#handshakeUntilMs, this.#search.nextTimeoutMs]);
    if (this.#state === "closing") return this.#farewell?.nextTimeoutMs;
    if (this.#state === "closed") return undefined;
    const { peerIdleTimeoutMs, peerKeepAliveMs } = this.#options.limits;
    const idleMs = this.#receivedMs + peerIdleTimeoutMs;
    const keepAliveMs = this.#sentMs + peerKeepAliveMs;
    return earliest([idleMs, keepAliveMs, this.#proof?.nextMs, this.#conversation.nextTimeoutMs]);
  }

  /** Adds addresses the other side may be reached at. Those past `candidatesMax` and unusable ones are left out. */
  addCandidates(candidates: readonly SocketAddress[], nowMs: number): void {
    this.#nowMs = nowMs;
    this.#search.add(candidates, nowMs);
  }

  /**
   * Sends a text until it is delivered.
   * @returns its number, from 1, that `delivered` will tell
   * @throws UsageError INVALID_ARGUMENT: longer than `textBytesMax`, or half a surrogate pair; WRONG_STATE: not connected
   * @throws ProtocolError LIMIT_REACHED: too many wait; it may be tried again
   */
  sendText(text: string, nowMs: number): number {
    return this.#command(nowMs).sendText(text);
  }

  /** Sends a message of an application until it is delivered; otherwise as `sendText`. */
  sendMessage(message: ApplicationMessage, nowMs: number): number {
    return this.#command(nowMs).sendMessage(message);
  }

  /** Sends a message of an application, once. @throws UsageError it does not fit into a datagram, or not connected */
  sendSignal(message: ApplicationMessage, nowMs: number): void {
    this.#command(nowMs).sendSignal(message);
  }

  /** Opens a media stream and returns its id. @throws UsageError not connected; ProtocolError LIMIT_REACHED */
  openMedia(nowMs: number): number {
    return this.#command(nowMs).openMedia();
  }

  /** Sends a frame, once. @throws UsageError the payload does not fit into a datagram, or no such stream is open */
  sendMedia(stream: number, frame: Omit<MediaFrame, "number">, nowMs: number): void {
    this.#command(nowMs).sendMedia(stream, frame);
  }

  /** Ends a stream. @throws UsageError no such stream is open; ProtocolError LIMIT_REACHED: it stays open */
  endMedia(stream: number, nowMs: number): void {
    this.#command(nowMs).endMedia(stream);
  }

  /** Asks for an answer, of which `roundTrip` tells. It may get lost. @throws UsageError WRONG_STATE: not connected */
  ping(nowMs: number): void {
    this.#command(nowMs).ping(nowMs);
  }

  /** Closes the path. What was not delivered yet is not: wait for `delivered` first where that matters. */
  close(nowMs: number): void {
    this.#nowMs = nowMs;
    if (this.#state === "handshaking") this.#end("done", "local");
    if (this.#state === "connected") this.#startFarewell("done");
  }

  /** The next datagram to send. */
  pollTransmit(): Transmit | undefined {
    const transmit = this.#state === "handshaking" ? this.#search.poll(this.#nowMs) : this.#pollSealed();
    if (transmit === undefined) return undefined;
    this.#counts.sent += 1;
    this.#sentMs = this.#nowMs;
    return transmit;
  }

  pollEvent(): PeerEvent | undefined {
    return this.#events.shift();
  }

  #pollSealed(): Transmit | undefined {
    if (this.#state === "closing") {
      const farewell = this.#farewell?.poll(this.#nowMs);
      return farewell && this.#sealed?.seal(farewell, this.#nowMs);
    }
    const message = this.#state === "connected" ? this.#conversation.poll(this.#nowMs) : undefined;
    const transmit = message && this.#sealed?.seal(message.bytes, this.#nowMs);
    if (transmit) this.#conversation.sent(message, transmit.packetNumber, this.#nowMs);
    return transmit;
  }

  /** Returns whether the datagram was any good. */
  #take(bytes: Uint8Array, from: SocketAddress): boolean {
    const header = readDatagramHeader(bytes, this.#options.limits.datagramBytesMax);
    if (header === undefined || header.connectionId !== this.#options.localConnectionId) return false;
    switch (header.kind) {
      case DatagramKind.PUNCH:
        return true; // It has done its work on the way.
      case DatagramKind.HANDSHAKE_INITIATION:
        return this.#takeInitiation(bytes, from);
      case DatagramKind.HANDSHAKE_RESPONSE:
        return this.#takeResponse(bytes, from);
      case DatagramKind.SEALED:
        return this.#takeSealed(bytes, from);
    }
  }

  #takeInitiation(bytes: Uint8Array, from: SocketAddress): boolean {
    if (this.#state !== "handshaking" || !this.#search.answer(bytes, from, this.#nowMs)) return false;
    this.#useKeys();
    return true;
  }

  #takeResponse(bytes: Uint8Array, from: SocketAddress): boolean {
    if (this.#state !== "handshaking" || !this.#search.complete(bytes)) return false;
    this.#useKeys();
    this.#connect(from);
    // The responder waits for something sealed, and one ping may be lost.
    this.#proof = new Backoff(TRY_PAUSES_MS, this.#nowMs);
    this.handleTimeout(this.#nowMs);
    return true;
  }

  #takeSealed(bytes: Uint8Array, from: SocketAddress): boolean {
    if (this.#sealed === undefined || this.#state === "closing" || this.#state === "closed") return false;
    const opened = this.#sealed.open(bytes, this.#nowMs);
    if (opened === "forged") return false;
    if (opened === "replayed") {
      this.#counts.replayed += 1;
      return true;
    }
    this.#counts.received += 1;
    this.#receivedMs = this.#nowMs;
    this.#proof = undefined;
    if (this.#sealed.isNewest(opened)) this.#follow(this.#sealed, from);
    this.#takeMessage(opened);
    return true;
  }

  #takeMessage({ message, packetNumber }: OpenedDatagram): void {
    try {
      const reason = this.#conversation.handle(message, packetNumber, this.#nowMs);
      if (reason !== undefined) this.#end(reason, "peer");
    } catch (error) {
      if (!(error instanceof DecodeError || error instanceof ProtocolError)) throw error;
      this.#startFarewell("protocol");
    }
  }

  #useKeys(): void {
    const { keys } = this.#search;
    if (keys === undefined || this.#sealed !== undefined) return;
    this.#sealed = new SealedPath({ ...this.#options, keys, datagramBytesMax: this.#options.limits.datagramBytesMax });
  }

  #follow(sealed: SealedPath, from: SocketAddress): void {
    if (this.#state === "handshaking") this.#connect(from);
    else if (sealed.moveTo(from))
      this.#events.push({ type: "pathChanged", path: { address: from.address, port: from.port } });
  }

  #connect(from: SocketAddress): void {
    const rttMs = this.#search.roundTripMs(from, this.#nowMs);
    if (rttMs !== undefined) this.#conversation.measured(rttMs);
    this.#state = "connected";
    this.#sealed?.moveTo(from);
    this.#receivedMs = this.#nowMs;
    this.#events.push({ type: "connected", path: { address: from.address, port: from.port }, rttMs });
  }

  #command(nowMs: number): PeerChannel {
    this.#nowMs = nowMs;
    if (this.#state !== "connected") throw new UsageError(`The path is ${this.#state}.`, "WRONG_STATE");
    return this.#conversation;
  }

  #startFarewell(reason: ClosingState["reason"]): void {
    this.#state = "closing";
    this.#farewell = new ClosingState(reason, this.#nowMs);
  }

  #end(reason: PeerClosedReason, by: "local" | "peer"): void {
    this.#state = "closed";
    this.#events.push({ type: "closed", reason, by });
  }
}
