import { TagKey } from "../../crypto/message-tag.ts";
import { DatagramKind, datagramPayload, readDatagramHeader } from "../../framing/datagram.ts";
import {
  RELAY_LEFT,
  RELAY_TOKEN_BYTES,
  RelayCodec,
  RelayStatus,
  readRelayStatus,
} from "../../framing/relay-datagram.ts";
import type { RelayQuota } from "./relay-quota.ts";

/** The pauses before a request to bind is repeated. The last one repeats. */
const PAUSES_MS = [100, 200, 400, 800, 1_600, 5_000] as const;
/** How often the uplink in use is asked alone. */
const OWN_TRIES = 2;
/** How often a token is sent: then it may be too old, or of somebody who forwards. */
const TOKEN_TRIES_MAX = 4;
/** After this long without an answer to what it sends, a side asks whether its address is still bound. */
const SILENCE_MS = 1_000;
/** How often it asks before it binds anew. */
const CHECKS_MAX = 2;
/** How long it waits for an answer to a check: twice the round trip, but no less than this. */
const CHECK_MS_MIN = 150;
/** Datagrams of the link that wait while no address is bound; the oldest is dropped first. */
const WAITING_MAX = 16;

/** What a client needs to use the relay. */
export interface RelayAccess {
  /** 64 bits. */
  readonly relayId: bigint;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/**
 * - binding: the relay does not know the address of this side, as far as this side knows.
 * - bound: it does.
 * - over: the conversation has used up its bytes or its time.
 */
export type RelayState = "binding" | "bound" | "over";

/**
 * - answer: the relay has sent it, in answer to a datagram of this side. It changes something only if that was sent since
 *   the side began to bind.
 * - forged: it is no datagram of the relay, or its tag does not verify. It changes nothing.
 */
export type RelayAnswer = "answer" | "forged";

/**
 * A client's end of the relay over UDP, without I/O: binds the address of its socket, and binds it again if the relay sees
 * another one or does not answer; wraps what a link sends over the relay, and unwraps what arrives.
 *
 * If the client has further uplinks and the relay does not answer, it asks by all of them, and binds the address of the one
 * over which the first answer comes.
 */
export class RelayClient {
  readonly #codec: RelayCodec;
  readonly #quota: RelayQuota;
  #state: RelayState = "binding";
  #sequence = 0;
  /** The first sequence since the side began to bind. Challenges to earlier datagrams are ignored. */
  #firstSequence = 1;
  #tries = 0;
  /** When the next request to bind is due. */
  #dueMs: number;
  /** The token that the next request carries. */
  #token: Uint8Array | undefined;
  readonly #waiting: Uint8Array[] = [];
  /** Those by which the relay can be asked. */
  #uplinks: readonly number[] = [];
  /** The uplink whose address is bound, or is to be. Undefined: that of the main socket. */
  #uplink: number | undefined;
  /** The uplinks by which the request to bind still goes, each once. */
  #turns: (number | undefined)[] = [];
  #sentBy: number | undefined;
  /** Whether this side has left the address that was bound. */
  #hasLeft = false;
  /** Whether the relay did not answer at the address that was bound. */
  #isSilent = false;
  /** When the first datagram was sent to which nothing has come back; undefined if there is none. */
  #unansweredMs: number | undefined;
  /** Checks sent since then. */
  #checks = 0;
  /** The sequence when the last datagram of the link arrived. */
  #sentBefore = 0;
  /** The latest request to bind, and how many bytes this side had sent over the relay before. */
  #request = { sequence: 0, sentMs: 0, sentBytes: 0 };
  /** Round trip to the relay; 0 before it is measured. */
  #roundTripMs = 0;

  /** @throws UsageError the key does not have 32 bytes, or the id not 64 bits */
  constructor({ relayId, key }: RelayAccess, quota: RelayQuota, nowMs: number) {
    this.#codec = new RelayCodec(relayId, new TagKey(key));
    this.#quota = quota;
    this.#dueMs = nowMs;
  }

  get state(): RelayState {
    return this.#state;
  }

  /** The uplink whose address is bound, or is to be. Undefined: that of the main socket. */
  get boundUplink(): number | undefined {
    return this.#uplink;
  }

  /** The uplink by which the datagram goes that `pollTransmit` has just returned. Undefined: the main socket. */
  get nextUplink(): number | undefined {
    return this.#sentBy;
  }

  /** Sets the further uplinks by which the relay can be asked. */
  setUplinks(uplinks: readonly number[], nowMs: number): void {
    this.#uplinks = uplinks;
    this.#turns = this.#turns.filter((uplink) => this.#has(uplink));
    if (this.#has(this.#uplink)) return;
    this.#uplink = undefined;
    this.rebind(nowMs);
  }

  #has(uplink: number | undefined): boolean {
    return uplink === undefined || this.#uplinks.includes(uplink);
  }

  /** A path has failed: asks at once whether the address is still bound. */
  doubt(nowMs: number): void {
    if (this.#state === "bound") this.#unansweredMs = Math.min(this.#unansweredMs ?? nowMs, nowMs - SILENCE_MS);
  }

  /**
   * Binds again: the address of this side has changed, and the relay may not see it for some time.
   *
   * @param hasLeft  whether this side knows by itself that its machine is at another address
   */
  rebind(nowMs: number, hasLeft = false): void {
    if (this.#state === "over") return;
    // The request that is on its way went from the present address already.
    if (!hasLeft && this.#state === "binding" && this.#tries === 1) return;
    this.#hasLeft ||= hasLeft;
    this.#token = undefined;
    this.#firstSequence = this.#sequence + 1;
    this.#bindAnew(nowMs);
  }

  /** Sends a datagram of the link, once the address is bound. */
  send(datagram: Uint8Array): void {
    if (this.#state === "over") return;
    this.#waiting.push(datagram);
    if (this.#state === "binding" && this.#waiting.length > WAITING_MAX) this.#waiting.shift();
  }

  /** Takes a datagram out that waits, to send it another way. */
  takeWaiting(): Uint8Array | undefined {
    return this.#waiting.shift();
  }

  /** The relay has said elsewhere that the conversation has used up its bytes or its time. */
  end(): void {
    this.#state = "over";
    this.#waiting.length = 0;
  }

  /** Returns the next datagram for the relay, if there is one. It goes by `nextUplink`. */
  pollTransmit(nowMs: number): Uint8Array | undefined {
    const isDue = this.#checkDueMs !== undefined && this.#checkDueMs <= nowMs;
    if (isDue && this.#checks === CHECKS_MAX) {
      this.#isSilent = true;
      this.#bindAnew(nowMs);
    }
    if (this.#state === "binding") {
      if (this.#dueMs <= nowMs) this.#try(nowMs);
      if (this.#turns.length === 0) return undefined;
      this.#sentBy = this.#turns.shift();
      return this.#bindRequest(nowMs);
    }
    this.#sentBy = this.#uplink;
    if (isDue) {
      this.#checks += 1;
      return this.#bindRequest(nowMs);
    }
    const datagram = this.#waiting.shift();
    if (datagram === undefined) return undefined;
    this.#unansweredMs ??= nowMs;
    this.#quota.sent(datagram);
    return this.#codec.wrap(datagram, this.#nextSequence());
  }

  /** A token is for one address. Without one, the other uplinks are asked too, but not before the one in use had its time. */
  #try(nowMs: number): void {
    this.#dueMs = nowMs + (PAUSES_MS[Math.min(this.#tries, PAUSES_MS.length - 1)] ?? 0);
    if (this.#tries >= TOKEN_TRIES_MAX) this.#token = undefined;
    const isEarly = this.#tries < OWN_TRIES && !this.#isSilent;
    this.#turns = this.#token !== undefined || isEarly ? [this.#uplink] : [undefined, ...this.#uplinks];
    this.#tries += 1;
  }

  /** When `pollTransmit` returns something, other than after `send` or `handleDatagram`. */
  get nextTimeoutMs(): number | undefined {
    return this.#state === "binding" ? this.#dueMs : this.#checkDueMs;
  }

  /** When it is time to ask whether the address is still bound, or to give up asking. */
  get #checkDueMs(): number | undefined {
    if (this.#state !== "bound" || this.#unansweredMs === undefined) return undefined;
    return this.#unansweredMs + SILENCE_MS + this.#checks * Math.max(CHECK_MS_MIN, 2 * this.#roundTripMs);
  }

  /**
   * Handles a datagram with the relay id.
   *
   * @param uplink  by which it came; undefined: it came to the main socket
   * @returns the datagram of the link in it, as a view: call `taken` if the link takes it; or whether it is an answer of the
   *   relay
   */
  handleDatagram(bytes: Uint8Array, nowMs: number, uplink?: number): Uint8Array | RelayAnswer {
    const header = readDatagramHeader(bytes);
    if (header?.kind === DatagramKind.RELAYED) {
      this.#sentBefore = this.#sequence;
      return datagramPayload(bytes);
    }
    const isChallenge = header?.kind === DatagramKind.RELAY_CHALLENGE;
    // Whatever this side has sent itself has a valid tag too.
    if (header === undefined || !(isChallenge || header.kind === DatagramKind.RELAY_STATUS)) return "forged";
    const { packetNumber } = header;
    const payload = packetNumber <= this.#sequence ? this.#codec.open(bytes) : undefined;
    if (payload === undefined) return "forged";
    if (packetNumber < this.#firstSequence || this.#state === "over") return "answer";
    this.#hear();
    if (packetNumber === this.#request.sequence) this.#roundTripMs = nowMs - this.#request.sentMs;
    if (isChallenge) this.#takeChallenge(payload, nowMs, uplink);
    else this.#takeStatus(payload, packetNumber, uplink);
    return "answer";
  }

  /**
   * The link has taken the datagram that `handleDatagram` has just returned, so the relay hears this side. Anybody can send
   * others. What the link has sent meanwhile is not answered yet.
   */
  taken(nowMs: number): void {
    this.#hear();
    if (this.#sequence > this.#sentBefore) this.#unansweredMs = nowMs;
  }

  /** The relay sees an address that it does not know: this one is new, or the network has changed it. */
  #takeChallenge(payload: Uint8Array, nowMs: number, uplink: number | undefined): void {
    // The first one counts: each datagram that waits for an answer may bring another.
    if (payload.length !== RELAY_TOKEN_BYTES || this.#token !== undefined) return;
    this.#token = Uint8Array.from(payload);
    this.#uplink = uplink;
    this.#bindAnew(nowMs);
  }

  #bindAnew(nowMs: number): void {
    this.#state = "binding";
    this.#tries = 0;
    this.#turns = [];
    this.#dueMs = nowMs;
    this.#hear();
  }

  #bindRequest(nowMs: number): Uint8Array {
    const sequence = this.#nextSequence();
    this.#request = { sequence, sentMs: nowMs, sentBytes: this.#quota.sentBytes };
    return this.#codec.bind(sequence, this.#token ?? (this.#hasLeft ? RELAY_LEFT : undefined));
  }

  #hear(): void {
    this.#unansweredMs = undefined;
    this.#checks = 0;
  }

  #takeStatus(payload: Uint8Array, answered: number, uplink: number | undefined): void {
    const told = readRelayStatus(payload);
    if (told === undefined) return;
    const { sequence, sentBytes } = this.#request;
    this.#quota.told(told.bytesLeft, answered === sequence ? sentBytes : undefined);
    this.#state = told.status === RelayStatus.BOUND ? "bound" : "over";
    this.#token = undefined;
    this.#uplink = uplink;
    this.#hasLeft = false;
    this.#isSilent = false;
    this.#firstSequence = this.#sequence + 1;
    if (this.#state === "over") this.#waiting.length = 0;
  }

  #nextSequence(): number {
    this.#sequence += 1;
    return this.#sequence;
  }
}
