/**
 * The relay: a way between the two clients of a conversation over the server, for when no direct one works.
 *
 * How the folder fits together: `relay-server.ts` is the server's end. It binds each side to the side's connection to
 * the server, and to an address once the side has proven one, and forwards datagrams between the two. `relay-shares.ts`
 * divides the bytes a second among the users, and those of each among the user's conversations, by `shared-rate.ts`.
 * `relay-client.ts` is a client's end over UDP: it binds its address, wraps what it sends and unwraps what arrives. The
 * datagrams are in framing/relay-datagram.ts. `relay-transports.ts` chooses between that and the connection to the server,
 * on which `Relayed` carries the same datagrams: `relay-queue.ts` has those that wait, in a `relay-backlog.ts`, and
 * `relay-window.ts` says how much may be on its way. What they carry is sealed from client to client; the relay cannot open it.
 *
 * Invariant: nothing changes, and nothing is spent, because of a datagram whose tag does not verify. Messages have no
 * tag: the owner hands over only those of the login that the side belongs to. The relay sends
 * only to an address that a side has bound, or back to the source of a datagram whose tag verified, and never more bytes
 * than it has received in that datagram.
 *
 * @see proto/PROTOCOL.md, "The relay"
 */

import { TagKey } from "../../crypto/message-tag.ts";
import {
  DATAGRAM_HEADER_BYTES,
  DATAGRAM_RULES,
  DatagramKind,
  RELAY_OVERHEAD_BYTES,
  readPacketNumber,
} from "../../framing/datagram.ts";
import { hasLeft, RELAY_TOKEN_BYTES, RelayCodec, RelayStatus } from "../../framing/relay-datagram.ts";
import { ReplayWindow } from "../../framing/replay-window.ts";
import type { Limits } from "../../limits.ts";
import { isSameAddress, type SocketAddress } from "../../socket-address.ts";
import { RelayShares } from "./relay-shares.ts";

/** A token is valid in the period in which it was made and in the next one. */
const TOKEN_PERIOD_MS = 10_000;
/** What a token is for, without the address: relay id, period and port. */
const SUBJECT_HEAD_BYTES = 18;
/**
 * An address takes the place of another only if that was silent for so long, or if the side itself has said that it has
 * left it. So somebody who copies what a side sends, and forwards the answers, does not take the place of the side while
 * it is there.
 */
const HOLD_MS = 100;
/**
 * After so long without anything authentic from it, an address counts as unbound: somebody else may have it by now. Clients
 * are heard several times within it; see `pathStandbyProofMs`.
 */
const UNHEARD_MS = 60_000;

/** One side of a conversation that may use the relay. */
export interface RelaySideGrant<User, Connection> {
  /** The user whose share the bytes of this side are spent from. */
  readonly user: User;
  /** 64 random bits: the connection id of this side's datagrams. */
  readonly relayId: bigint;
  /** 32 random bytes that only this side knows. */
  readonly key: Uint8Array;
  /** The connection of the side, which is bound from the beginning; undefined: it cannot carry datagrams. */
  readonly connection?: Connection | undefined;
}

/** Both sides of a conversation that may use the relay. */
export type RelayGrant<User, Connection> = readonly [
  RelaySideGrant<User, Connection>,
  RelaySideGrant<User, Connection>,
];

/** A datagram to send. */
export interface RelayTransmit {
  readonly to: SocketAddress;
  readonly bytes: Uint8Array;
}

/** A datagram of the link for the connection that a side has bound. Undefined: the quota is used up. */
export interface RelayMessage<Connection> {
  readonly connection: Connection;
  readonly datagram: Uint8Array | undefined;
}

/** What the relay sends next. */
export type RelayOutput<Connection> = RelayTransmit | RelayMessage<Connection>;

/**
 * Counts since the creation of the relay. Bytes are those of datagrams received, headers and tags included; a datagram
 * in a message counts as much.
 */
export interface RelayCounts {
  /** Datagrams that were forwarded, and their bytes. */
  readonly datagrams: number;
  readonly bytes: number;
  /** Those of them that arrived in messages on a connection. */
  readonly messages: number;
  /** Addresses that sides have proven. */
  readonly bound: number;
  /** Connections that sides have bound. Those that are bound with the grant do not count. */
  readonly boundConnections: number;
  /** Datagrams whose tag was wrong or missing, that were sent again, or whose message named no conversation of its login. */
  readonly refused: number;
  /** Datagrams for a side with neither a bound address nor a bound connection. */
  readonly unbound: number;
  /** Datagrams past `relayBytesPerSecond` or `relayTotalBytesPerSecond`. */
  readonly overRate: number;
  /** Datagrams past `relayBytesMax` or `relayTimeMs`. */
  readonly overQuota: number;
}

/** The relay of a server, without I/O. `User` identifies a user, and `Connection` the connection of a client. */
export class RelayServer<User, Connection> {
  readonly #limits: Limits;
  readonly #shares: RelayShares<User>;
  readonly #tokens: Tokens;
  readonly #counts: MutableCounts = emptyCounts();
  #pairs = 0;

  /** @param tokenKey  32 random bytes that only the relay knows */
  constructor(limits: Limits, tokenKey: Uint8Array, nowMs: number) {
    this.#limits = limits;
    this.#shares = new RelayShares(limits, nowMs);
    this.#tokens = new Tokens(tokenKey);
  }

  get counts(): RelayCounts {
    return { ...this.#counts };
  }

  /** Counts a message that names no conversation of its login. */
  countRefused(): void {
    this.#counts.refused += 1;
  }

  /** The number of conversations that may use the relay now. */
  get pairs(): number {
    return this.#pairs;
  }

  /** Lets the two sides of a conversation use the relay, until `close` of the result. */
  open([one, other]: RelayGrant<User, Connection>, nowMs: number): RelayedPair<Connection> {
    const quota = new Quota(this.#limits, nowMs);
    const sideOf = ({ user, relayId, key, connection }: RelaySideGrant<User, Connection>): RelaySide<Connection> => {
      const share = this.#shares.join(user, nowMs);
      const mayForward = (bytes: number, atMs: number): boolean => this.#shares.spend(share, bytes, atMs);
      return new RelaySide({ relayId, key, connection, quota, mayForward, tokens: this.#tokens, counts: this.#counts });
    };
    const sides = [sideOf(one), sideOf(other)] as const;
    sides[0].other = sides[1];
    sides[1].other = sides[0];
    this.#pairs += 1;
    const close = (atMs: number): void => {
      this.#pairs -= 1;
      for (const { user } of [one, other]) this.#shares.leave(user, atMs);
    };
    return { sides, close };
  }
}

/** The two sides of a conversation at the relay. */
export interface RelayedPair<Connection> {
  readonly sides: readonly [RelaySide<Connection>, RelaySide<Connection>];
  /** Ends the grant. Call it once, and give the sides nothing afterwards. */
  close(nowMs: number): void;
}

interface RelaySideOptions<Connection> {
  readonly relayId: bigint;
  readonly key: Uint8Array;
  /** Bound from the beginning. */
  readonly connection: Connection | undefined;
  readonly quota: Quota;
  /** Spends bytes of the user, if they fit. */
  readonly mayForward: (bytes: number, nowMs: number) => boolean;
  readonly tokens: Tokens;
  readonly counts: MutableCounts;
}

/** One side: the address or the connection that it has bound, and what it sends. */
export class RelaySide<Connection> {
  readonly relayId: bigint;
  other: RelaySide<Connection> | undefined;
  readonly #options: RelaySideOptions<Connection>;
  readonly #codec: RelayCodec;
  readonly #window = new ReplayWindow();
  #address: SocketAddress | undefined;
  /** At most one of the two is set. */
  #connection: Connection | undefined;
  /** Sequence of the datagram that bound the address. */
  #boundBy = 0;
  /** When the side was last heard at the address, and the highest sequence that came from there. */
  #heardMs = Number.NEGATIVE_INFINITY;
  #heardUpTo = 0;
  /** Sequence of the datagram that says that the side has left the address. What it sends later from there says otherwise. */
  #leftBy = 0;

  constructor(options: RelaySideOptions<Connection>) {
    this.relayId = options.relayId;
    this.#connection = options.connection;
    this.#options = options;
    this.#codec = new RelayCodec(options.relayId, new TagKey(options.key));
  }

  /**
   * The address to which the relay sends for the side; undefined before the side has bound one, while it has bound a
   * connection, and after a long silence.
   */
  addressAt(nowMs: number): SocketAddress | undefined {
    return nowMs < this.#heardMs + UNHEARD_MS ? this.#address : undefined;
  }

  /** The connection that is bound; undefined if the side has bound an address, or nothing is bound. */
  get connection(): Connection | undefined {
    return this.#connection;
  }

  /**
   * Binds a connection to the server, in place of an address.
   *
   * @returns why the relay forwards nothing more, and nothing was bound; undefined if it does
   */
  bindConnection(connection: Connection, nowMs: number): RelayStatus | undefined {
    const over = this.#options.quota.over(1, nowMs);
    if (over !== undefined) return over;
    // A return to UDP has to prove that datagrams arrive there.
    this.#address = undefined;
    this.#connection = connection;
    this.#heardMs = Number.NEGATIVE_INFINITY;
    this.#options.counts.boundConnections += 1;
    return undefined;
  }

  /** The connection that the side has bound is closed. */
  releaseConnection(): void {
    this.#connection = undefined;
  }

  /** Bytes that the relay still forwards for the conversation. */
  get bytesLeft(): number {
    return this.#options.quota.bytesLeft;
  }

  /**
   * Handles a datagram that arrived in a message on a connection of this side, whether the side has bound that or not.
   *
   * @param datagram  not kept
   * @returns what to send, to the other side or back; undefined if there is nothing
   */
  handleMessage(datagram: Uint8Array, connection: Connection, nowMs: number): RelayOutput<Connection> | undefined {
    if (!isWhole(datagram)) return this.#drop("refused");
    const bytes = datagram.length + RELAY_OVERHEAD_BYTES;
    if (this.#options.quota.over(bytes, nowMs) !== undefined) {
      this.#drop("overQuota");
      return { connection, datagram: undefined };
    }
    const out = this.#forward(datagram, bytes, nowMs);
    if (out !== undefined) this.#options.counts.messages += 1;
    return out;
  }

  /**
   * Handles a datagram with the relay id of this side.
   *
   * @param bytes  not kept
   * @returns what to send, to the other side or back to `from`; undefined if there is nothing
   */
  handleDatagram(bytes: Uint8Array, from: SocketAddress, nowMs: number): RelayOutput<Connection> | undefined {
    const kind = (bytes[0] ?? 0) >> 4;
    const sequence = readPacketNumber(bytes);
    // Checked first because it is cheap.
    const payload = this.#window.check(sequence) ? this.#codec.open(bytes) : undefined;
    if (payload === undefined) return this.#drop("refused");
    const bound = this.addressAt(nowMs);
    const isBound = bound !== undefined && isSameAddress(bound, from);
    if (kind === DatagramKind.RELAY_BIND) return this.#bind(payload, isBound, { sequence, from, nowMs });
    if (kind !== DatagramKind.RELAYED || !isWhole(payload)) return this.#drop("refused");
    // Its number stays unused: it may be a copy from elsewhere that was faster than the datagram itself.
    if (!isBound) return this.#challenge({ sequence, from, nowMs });
    this.#hear(sequence, nowMs);
    const over = this.#options.quota.over(bytes.length, nowMs);
    if (over === undefined) return this.#forward(payload, bytes.length, nowMs);
    this.#drop("overQuota");
    return this.#status(over, { sequence, from, nowMs });
  }

  #bind(token: Uint8Array, isBound: boolean, received: Received): RelayTransmit | undefined {
    if (token.length !== RELAY_TOKEN_BYTES) return this.#drop("refused");
    const { sequence, from, nowMs } = received;
    if (!isBound) {
      if (hasLeft(token)) this.#leftBy = Math.max(this.#leftBy, sequence);
      if (!this.#options.tokens.isValid(token, this.relayId, from, nowMs)) return this.#challenge(received);
      const isHeld = this.#leftBy <= this.#heardUpTo && nowMs < this.#heardMs + HOLD_MS;
      // An older answer to a challenge may be a copy of one that came from an address that the side has left.
      if (sequence <= this.#boundBy || isHeld) return this.#drop("refused");
      this.#address = { address: from.address, port: from.port };
      this.#connection = undefined;
      this.#boundBy = sequence;
      this.#options.counts.bound += 1;
    }
    this.#hear(sequence, nowMs);
    return this.#status(this.#options.quota.over(1, nowMs) ?? RelayStatus.BOUND, received);
  }

  #hear(sequence: number, nowMs: number): void {
    this.#window.accept(sequence);
    this.#heardMs = nowMs;
    this.#heardUpTo = Math.max(this.#heardUpTo, sequence);
  }

  /** Forwards a datagram that the quota has room for. */
  #forward(datagram: Uint8Array, bytes: number, nowMs: number): RelayOutput<Connection> | undefined {
    const { quota, mayForward, counts } = this.#options;
    const { other } = this;
    const address = other?.addressAt(nowMs);
    if (other === undefined || (address === undefined && other.connection === undefined)) return this.#drop("unbound");
    if (!mayForward(bytes, nowMs)) return this.#drop("overRate");
    quota.spend(bytes);
    counts.datagrams += 1;
    counts.bytes += bytes;
    if (other.connection !== undefined) return { connection: other.connection, datagram };
    return address && { to: address, bytes: other.#codec.forward(datagram) };
  }

  #challenge({ sequence, from, nowMs }: Received): RelayTransmit {
    const token = this.#options.tokens.create(this.relayId, from, nowMs);
    return { to: from, bytes: this.#codec.challenge(sequence, token) };
  }

  #status(status: RelayStatus, { sequence, from }: Received): RelayTransmit {
    return { to: from, bytes: this.#codec.status(sequence, status, this.#options.quota.bytesLeft) };
  }

  #drop(why: "refused" | "unbound" | "overRate" | "overQuota"): undefined {
    this.#options.counts[why] += 1;
    return undefined;
  }
}

/** Whether the length of a datagram is that of one of a link. */
function isWhole({ length }: Uint8Array): boolean {
  return length >= DATAGRAM_HEADER_BYTES && length <= DATAGRAM_RULES.bytesMax;
}

/** Where and when a datagram arrived. */
interface Received {
  readonly sequence: number;
  readonly from: SocketAddress;
  readonly nowMs: number;
}

/** What one conversation may send. */
class Quota {
  readonly #endsMs: number;
  #bytesLeft: number;

  constructor({ relayBytesMax, relayTimeMs }: Limits, nowMs: number) {
    this.#bytesLeft = relayBytesMax;
    this.#endsMs = nowMs + relayTimeMs;
  }

  get bytesLeft(): number {
    return this.#bytesLeft;
  }

  /** Why that many bytes do not fit; undefined if they do. */
  over(bytes: number, nowMs: number): RelayStatus | undefined {
    if (nowMs >= this.#endsMs) return RelayStatus.TIME_OVER;
    return bytes > this.#bytesLeft ? RelayStatus.BYTES_SPENT : undefined;
  }

  spend(bytes: number): void {
    this.#bytesLeft -= bytes;
  }
}

/** Tokens that prove an address: the relay knows them again without keeping them. */
class Tokens {
  readonly #key: TagKey;

  constructor(key: Uint8Array) {
    this.#key = new TagKey(key);
  }

  /** A token for a datagram of a relay id from an address. */
  create(relayId: bigint, from: SocketAddress, nowMs: number): Uint8Array {
    const subject = subjectOf(relayId, from, periodOf(nowMs));
    return this.#key.tag(subject, subject.length - RELAY_TOKEN_BYTES, RELAY_TOKEN_BYTES);
  }

  isValid(token: Uint8Array, relayId: bigint, from: SocketAddress, nowMs: number): boolean {
    const period = periodOf(nowMs);
    return [period, period - 1].some((each) => {
      const subject = subjectOf(relayId, from, each);
      subject.set(token, subject.length - RELAY_TOKEN_BYTES);
      return this.#key.verifies(subject, RELAY_TOKEN_BYTES);
    });
  }
}

/** What a token is for, with room for the token at the end. The address comes last, because its length varies. */
function subjectOf(relayId: bigint, { address, port }: SocketAddress, period: number): Uint8Array {
  const text = new TextEncoder().encode(address);
  const subject = new Uint8Array(SUBJECT_HEAD_BYTES + text.length + RELAY_TOKEN_BYTES);
  const view = new DataView(subject.buffer);
  view.setBigUint64(0, relayId);
  view.setFloat64(8, period);
  view.setUint16(16, port);
  subject.set(text, SUBJECT_HEAD_BYTES);
  return subject;
}

function periodOf(nowMs: number): number {
  return Math.floor(nowMs / TOKEN_PERIOD_MS);
}

type MutableCounts = { -readonly [Name in keyof RelayCounts]: number };

function emptyCounts(): MutableCounts {
  return {
    datagrams: 0,
    bytes: 0,
    messages: 0,
    bound: 0,
    boundConnections: 0,
    refused: 0,
    unbound: 0,
    overRate: 0,
    overQuota: 0,
  };
}
