import { BusPacket } from "../../../generated/chatwire/cluster/v1/bus.ts";
import { DecodeError, ProtocolError, UsageError } from "../../errors.ts";
import { Queue } from "../../queue.ts";
import { type BusLimits, DEFAULT_BUS_LIMITS, PACKET_MESSAGES_MAX, WINDOW_MESSAGES_MAX } from "./limits.ts";
import { Outgoing } from "./outgoing.ts";

/** The version of the protocol between the parts of a server. */
export const BUS_VERSION = 1;
/** Conversations of the other part that have ended. Their packets may still arrive, and begin nothing. */
const ENDED_KEPT_MAX = 16;
/** Messages that arrive without being acknowledged, at most. */
const UNACKNOWLEDGED_MAX = 64;

export type BusEvent =
  /**
   * The other part has begun, and has received nothing yet. If another one was there before, all messages that it has not
   * acknowledged are dropped: the owner sends them again, if they still count.
   */
  | { readonly type: "began" }
  /** The next message of the other part. The bytes are the owner's. */
  | { readonly type: "message"; readonly bytes: Uint8Array }
  /** No packet of the other part has arrived for `silentMs`. Messages wait for it. */
  | { readonly type: "silent" }
  /** A packet has arrived again, after "silent". No message was lost, unless "began" came before. */
  | { readonly type: "heard" }
  /** The last event. */
  | { readonly type: "closed"; readonly error: ProtocolError };

export interface BusConversationOptions {
  /** A random number of 64 bits, never 0. It distinguishes this conversation from earlier ones of this part. */
  readonly id: bigint;
  /** The fencing token of this part, if it is a core. Default: 0, no core. */
  readonly token?: number;
  /** The lowest token of the other part that is accepted. Default: any. */
  readonly tokenMin?: number;
  readonly limits?: BusLimits;
  /** Monotonic milliseconds. */
  readonly nowMs: number;
}

/**
 * The exchange of messages between two parts of a server, as a state machine without I/O.
 *
 * Messages arrive once and in their order, whatever the bus loses, repeats or reorders, as long as both parts run. A part
 * that starts anew has another id: then both sides begin anew, and report it by "began".
 *
 * Invariant: a part begins with another one only after a packet from it whose `begunSeen` is current. So the other part has
 * run since the last beginning, and a packet of an earlier conversation that the bus delivers late begins nothing. Other
 * packets are only answered, so that their sender learns the current number.
 *
 * A message is acknowledged once the owner has taken it by `pollEvent`. So an owner that takes some messages only, and the
 * others later, slows the other part down, and what waits for the owner is bounded by the window. A packet with more is
 * dropped: a part that keeps to the window never sends it.
 *
 * Packets of a core whose token is lower than one seen before are dropped: another core has taken its place.
 *
 * After the constructor, after every call of `send`, `handle` and `handleTimeout`: call `pollEvent` until it returns
 * nothing, then `poll` until it returns nothing, and publish each packet; then set a timer to `nextTimeoutMs`.
 */
export class BusConversation {
  readonly #id: bigint;
  readonly #token: number;
  readonly #limits: BusLimits;
  readonly #outgoing: Outgoing;
  /** All but messages. They come before the messages that wait. */
  readonly #events = new Queue<BusEvent>();
  /** Messages that the owner has not taken. */
  #messages = new Queue<Uint8Array>();
  #messagesBytes = 0;
  /** Ids of the other part, the latest last. */
  readonly #ended: bigint[] = [];
  #peer = 0n;
  #peerToken = 0;
  /** The highest token that a packet has had. */
  #tokenMin: number;
  /** How often this part has begun with another one, and the last such number of the other part. */
  #begun = 0;
  #peerBegun = 0;
  /** A part that has to show that it runs, and is to get a packet of this conversation. */
  #stranger: Pick<BusPacket, "sender" | "begun"> | undefined;
  /** All messages of the other part up to this number have arrived. */
  #through = 0;
  /** All up to this number are acknowledged. */
  #acknowledged = 0;
  /** When the acknowledgement is due; undefined: nothing is to be acknowledged. */
  #acknowledgeAtMs: number | undefined;
  #lifeSignAtMs: number;
  #heardMs: number;
  #isSilent = false;
  #isClosed = false;
  #stale = 0;

  /** @throws UsageError the id is 0 or has more than 64 bits */
  constructor({ id, token = 0, tokenMin = 0, limits = DEFAULT_BUS_LIMITS, nowMs }: BusConversationOptions) {
    if (id === 0n || id !== BigInt.asUintN(64, id)) throw new UsageError("The id must have 1 to 64 bits.");
    this.#id = id;
    this.#token = token;
    this.#tokenMin = tokenMin;
    this.#limits = limits;
    this.#outgoing = new Outgoing(limits);
    this.#lifeSignAtMs = nowMs;
    this.#heardMs = nowMs;
  }

  /** Whether the other part is known. Before, messages wait. */
  get hasBegun(): boolean {
    return this.#peer !== 0n;
  }

  /** The fencing token of the other part; 0: it is no core, or not known. */
  get peerToken(): number {
    return this.#peerToken;
  }

  /** When the last packet of the other part for this conversation arrived, in monotonic milliseconds. */
  get heardMs(): number {
    return this.#heardMs;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Packets that were dropped because their sender has ended, or another core has taken its place. */
  get stale(): number {
    return this.#stale;
  }

  /** How many bytes of messages wait, those that are not acknowledged included. */
  get waitingBytes(): number {
    return this.#outgoing.bytes;
  }

  /**
   * Sends a message. If more than `queueBytesMax` wait, the conversation ends: the other part is too slow.
   *
   * @throws UsageError INVALID_ARGUMENT: the message is longer than `messageBytesMax`
   * @throws UsageError WRONG_STATE: the conversation has ended
   */
  send(bytes: Uint8Array): void {
    if (this.#isClosed) throw new UsageError("The conversation with the other part has ended.", "WRONG_STATE");
    const { messageBytesMax } = this.#limits;
    if (bytes.length > messageBytesMax)
      throw new UsageError(`The message has ${bytes.length} bytes; at most ${messageBytesMax} are allowed.`);
    if (!this.#outgoing.add(bytes)) this.#close("LIMIT_REACHED", "Too much waits for the other part.");
  }

  /** Takes a packet from the bus. One that is not for this conversation changes nothing but a count. */
  handle(bytes: Uint8Array, nowMs: number): void {
    if (this.#isClosed) return;
    const packet = decode(bytes);
    if (packet === undefined) {
      this.#close("MALFORMED", "The other part sent a packet that cannot be decoded.");
      return;
    }
    // First of all: a core that has been replaced may also have another version.
    if (!this.#isCurrent(packet)) {
      this.#stale += 1;
      return;
    }
    this.#tokenMin = packet.token;
    if (packet.version !== BUS_VERSION) {
      this.#close("UNSUPPORTED_VERSION", `The other part has version ${packet.version}; this one has ${BUS_VERSION}.`);
      return;
    }
    const isPeer = packet.sender === this.#peer;
    if (packet.receiver !== this.#id || (!isPeer && packet.begunSeen !== this.#begun)) {
      this.#stranger = packet;
      return;
    }
    // In this order: what waits is not for a part that has only begun.
    if (!isPeer) this.#begin(packet, nowMs);
    this.#noteHeard(nowMs);
    this.#peerBegun = Math.max(this.#peerBegun, packet.begun);
    if (!this.#outgoing.acknowledge(packet.through, nowMs)) {
      this.#close("MALFORMED", `The other part acknowledged the message ${packet.through}, which was not sent.`);
      return;
    }
    this.#take(packet, nowMs);
  }

  /** Returns the next packet to publish, if there is one. */
  poll(nowMs: number): Uint8Array | undefined {
    if (this.#isClosed) return undefined;
    if (this.#stranger !== undefined) {
      const { sender: receiver, begun: begunSeen } = this.#stranger;
      this.#stranger = undefined;
      return this.#encode({ receiver, begunSeen, through: 0, first: 0, messages: [] });
    }
    const next = this.hasBegun ? this.#outgoing.next(nowMs) : undefined;
    this.#scheduleAcknowledgement(nowMs);
    const isDue = Math.min(this.#acknowledgeAtMs ?? Number.POSITIVE_INFINITY, this.#lifeSignAtMs) <= nowMs;
    if (next === undefined && !isDue) return undefined;
    this.#acknowledgeAtMs = undefined;
    this.#acknowledged = this.#taken;
    this.#lifeSignAtMs = nowMs + this.#limits.lifeSignMs;
    const about = { receiver: this.#peer, begunSeen: this.#peerBegun, through: this.#taken };
    return this.#encode({ ...about, ...(next ?? { first: 0, messages: [] }) });
  }

  /** Whether the next event is a message. The owner may leave it for later. */
  get isMessageNext(): boolean {
    return this.#events.length === 0 && this.#messages.length > 0;
  }

  /** Returns the next event, if there is one. */
  pollEvent(): BusEvent | undefined {
    const event = this.#events.shift();
    if (event !== undefined) return event;
    const bytes = this.#messages.shift();
    if (bytes === undefined) return undefined;
    this.#messagesBytes -= bytes.length;
    return { type: "message", bytes };
  }

  /** When to call `handleTimeout`, in monotonic milliseconds; undefined once the conversation has ended. */
  get nextTimeoutMs(): number | undefined {
    if (this.#isClosed) return undefined;
    const silentAtMs = this.#isSilent ? Number.POSITIVE_INFINITY : this.#heardMs + this.#limits.silentMs;
    const acknowledgeAtMs = this.#acknowledgeAtMs ?? Number.POSITIVE_INFINITY;
    const repeatAtMs = (this.hasBegun ? this.#outgoing.repeatAtMs : undefined) ?? Number.POSITIVE_INFINITY;
    return Math.min(silentAtMs, acknowledgeAtMs, repeatAtMs, this.#lifeSignAtMs);
  }

  /** Does what is due; does nothing if called early. */
  handleTimeout(nowMs: number): void {
    if (this.#isClosed) return;
    if (!this.#isSilent && this.#heardMs + this.#limits.silentMs <= nowMs) {
      this.#isSilent = true;
      this.#events.push({ type: "silent" });
    }
    if (this.hasBegun) this.#outgoing.handleTimeout(nowMs);
  }

  /** All messages of the other part up to this number were taken by the owner. */
  get #taken(): number {
    return this.#through - this.#messages.length;
  }

  #scheduleAcknowledgement(nowMs: number): void {
    const count = this.#taken - this.#acknowledged;
    if (count === 0) return;
    const dueMs = count >= UNACKNOWLEDGED_MAX ? nowMs : nowMs + this.#limits.acknowledgeMs;
    this.#acknowledgeAtMs = Math.min(this.#acknowledgeAtMs ?? dueMs, dueMs);
  }

  #encode(packet: Omit<BusPacket, "sender" | "token" | "version" | "begun">): Uint8Array {
    const [sender, token, begun] = [this.#id, this.#token, this.#begun];
    return BusPacket.encode({ ...packet, sender, token, begun, version: BUS_VERSION });
  }

  /** Whether a packet is of the latest core and of a conversation that has not ended. */
  #isCurrent({ sender, token }: BusPacket): boolean {
    return sender !== 0n && token >= this.#tokenMin && !this.#ended.includes(sender);
  }

  #noteHeard(nowMs: number): void {
    this.#heardMs = nowMs;
    if (!this.#isSilent) return;
    this.#isSilent = false;
    this.#events.push({ type: "heard" });
  }

  #begin({ sender, token }: BusPacket, nowMs: number): void {
    if (this.hasBegun) this.#ended.push(this.#peer);
    if (this.#ended.length > ENDED_KEPT_MAX) this.#ended.shift();
    // Messages from before the first conversation wait for it. Those of another one are lost with it.
    if (this.hasBegun) this.#outgoing.clear();
    this.#dropMessages();
    this.#peer = sender;
    this.#peerToken = token;
    this.#peerBegun = 0;
    this.#begun += 1;
    this.#through = 0;
    this.#acknowledged = 0;
    this.#acknowledgeAtMs = nowMs;
    this.#events.push({ type: "began" });
  }

  #dropMessages(): void {
    this.#messages = new Queue();
    this.#messagesBytes = 0;
  }

  #take({ first, messages }: BusPacket, nowMs: number): void {
    if (messages.length === 0) return;
    if (messages.length > PACKET_MESSAGES_MAX) {
      this.#close("MALFORMED", `The other part sent a packet with ${messages.length} messages.`);
      return;
    }
    const skipped = this.#through + 1 - first;
    // Some are missing before these, or all of these have arrived before. The acknowledgement leaves at once.
    if (first < 1 || skipped < 0 || skipped >= messages.length) {
      this.#acknowledgeAtMs = nowMs;
      return;
    }
    const fresh = messages.slice(skipped);
    if (!this.#hasRoomFor(fresh)) return;
    for (const bytes of fresh) {
      // A copy, because the bus uses its bytes again.
      this.#messages.push(new Uint8Array(bytes));
      this.#messagesBytes += bytes.length;
    }
    this.#through += fresh.length;
  }

  #hasRoomFor(fresh: readonly Uint8Array[]): boolean {
    const waiting = this.#messages.length;
    if (waiting === 0) return true;
    const bytes = fresh.reduce((sum, { length }) => sum + length, this.#messagesBytes);
    return bytes <= this.#limits.windowBytesMax && waiting + fresh.length <= WINDOW_MESSAGES_MAX;
  }

  #close(code: "LIMIT_REACHED" | "MALFORMED" | "UNSUPPORTED_VERSION", text: string): void {
    this.#isClosed = true;
    this.#outgoing.clear();
    this.#dropMessages();
    this.#events.push({ type: "closed", error: new ProtocolError(code, text) });
  }
}

function decode(bytes: Uint8Array): BusPacket | undefined {
  try {
    return BusPacket.decode(bytes);
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}
