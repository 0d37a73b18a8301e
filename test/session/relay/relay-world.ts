import { TagKey } from "../../../src/crypto/message-tag.ts";
import { DatagramKind, readDatagramHeader } from "../../../src/framing/datagram.ts";
import { RelayCodec } from "../../../src/framing/relay-datagram.ts";
import { type Limits, resolveLimits } from "../../../src/limits.ts";
import {
  type RelayedPair,
  type RelayMessage,
  type RelayOutput,
  RelayServer,
  type RelaySide,
  type RelayTransmit,
} from "../../../src/session/relay/relay-server.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";

/** The client's end of one side, without its rules: it sends what a test says. */
export class TestSide {
  readonly codec: RelayCodec;
  readonly side: RelaySide<string>;
  readonly key: Uint8Array;
  address: SocketAddress;
  readonly #world: RelayWorld;
  sequence = 0;

  constructor(world: RelayWorld, side: RelaySide<string>, key: Uint8Array, address: SocketAddress) {
    this.#world = world;
    this.side = side;
    this.key = key;
    this.codec = new RelayCodec(side.relayId, new TagKey(key));
    this.address = address;
  }

  /** A datagram of the link, wrapped. */
  wrap(datagram: Uint8Array): Uint8Array {
    this.sequence += 1;
    return this.codec.wrap(datagram, this.sequence);
  }

  bindRequest(token?: Uint8Array): Uint8Array {
    this.sequence += 1;
    return this.codec.bind(this.sequence, token);
  }

  send(bytes: Uint8Array, from = this.address): RelayTransmit | undefined {
    return this.#world.receive(this.side, bytes, from);
  }

  /** The token in the relay's challenge. */
  tokenOf(out: RelayTransmit | undefined): Uint8Array {
    if (kindOf(out) !== DatagramKind.RELAY_CHALLENGE) throw new Error("There was no challenge.");
    const token = this.codec.open(out?.bytes ?? new Uint8Array(0));
    if (token === undefined) throw new Error("The tag of the challenge is wrong.");
    return token;
  }

  /** Binds the present address. */
  bind(): RelayTransmit | undefined {
    return this.send(this.bindRequest(this.tokenOf(this.send(this.bindRequest()))));
  }
}

/** A relay, and every byte that goes in and out of it by address. */
export class RelayWorld {
  readonly random = new SeededRandom(SEED);
  readonly limits: Limits;
  readonly relay: RelayServer<string, string>;
  readonly bytesIn = new Map<string, number>();
  readonly bytesOut = new Map<string, number>();
  readonly messages: RelayMessage<string>[] = [];
  nowMs = 0;

  constructor(limits: Partial<Limits> = {}) {
    this.limits = resolveLimits(limits);
    this.relay = new RelayServer(this.limits, this.random.bytes(32), this.nowMs);
  }

  /**
   * Opens a relay between two users, each at an address that is not bound yet.
   *
   * @param connections  those that are bound from the beginning
   */
  open(
    users: readonly [string, string] = ["ada", "grace"],
    connections: readonly (string | undefined)[] = [],
  ): {
    pair: RelayedPair<string>;
    ends: readonly [TestSide, TestSide];
  } {
    const grants = users.map((user, at) => ({
      user,
      connection: connections[at],
      relayId: new DataView(this.random.bytes(8).slice().buffer).getBigUint64(0),
      key: this.random.bytes(32),
    }));
    const [one, other] = grants;
    if (one === undefined || other === undefined) throw new Error("There must be two sides.");
    const pair = this.relay.open([one, other], this.nowMs);
    const port = 1_024 + this.random.below(60_000);
    return {
      pair,
      ends: [
        new TestSide(this, pair.sides[0], one.key, { address: "198.51.100.1", port }),
        new TestSide(this, pair.sides[1], other.key, { address: "198.51.100.2", port }),
      ],
    };
  }

  /** Returns what the relay sends to an address. What it sends over a connection is in `messages`. */
  receive(side: RelaySide<string>, bytes: Uint8Array, from: SocketAddress): RelayTransmit | undefined {
    add(this.bytesIn, from, bytes.length);
    return this.#take(side.handleDatagram(bytes, from, this.nowMs));
  }

  /** Likewise, for a datagram in a message. */
  receiveMessage(side: RelaySide<string>, datagram: Uint8Array, connection: string): RelayTransmit | undefined {
    return this.#take(side.handleMessage(datagram, connection, this.nowMs));
  }

  #take(out: RelayOutput<string> | undefined): RelayTransmit | undefined {
    if (out === undefined) return undefined;
    if ("to" in out) {
      add(this.bytesOut, out.to, out.bytes.length);
      return out;
    }
    this.messages.push(out);
    return undefined;
  }
}

export function kindOf(out: RelayTransmit | undefined): DatagramKind | undefined {
  return out && readDatagramHeader(out.bytes)?.kind;
}

function add(counts: Map<string, number>, { address, port }: SocketAddress, bytes: number): void {
  const key = `${address} ${port}`;
  counts.set(key, (counts.get(key) ?? 0) + bytes);
}
