import { Candidate } from "../../../generated/chatwire/v1/signalling.ts";
import { commonFeatures, ownFeatures } from "../../../src/framing/capabilities.ts";
import { DEFAULT_LIMITS, type Limits } from "../../../src/limits.ts";
import { earlier } from "../../../src/peering/path/backoff.ts";
import { PeerConnection, type PeerConnectionOptions } from "../../../src/peering/peer-connection.ts";
import type { PeerEvent } from "../../../src/peering/peer-event.ts";
import { isSameAddress, type SocketAddress } from "../../../src/socket-address.ts";
import {
  type DatagramConditions,
  DatagramNetwork,
  type DatagramRecord,
  PERFECT_CONDITIONS,
  type SimulatedDatagram,
} from "../../../src/testing/datagram-network.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { VirtualTime } from "../../../src/testing/virtual-time.ts";
import { linkKeys } from "../../crypto/link/link-keys.ts";

/** Two peers have fewer events at one time; more are a loop of one of them. */
const EVENTS_AT_ONE_TIME_MAX = 10_000;
export const INITIATOR_ADDRESS: SocketAddress = { address: "192.0.2.1", port: 1_001 };
export const RESPONDER_ADDRESS: SocketAddress = { address: "192.0.2.2", port: 1_002 };
export const INITIATOR_CONNECTION_ID = 0x1111_2222_3333_4444n;
export const RESPONDER_CONNECTION_ID = 0xffff_eeee_dddd_ccccn;

export interface PeerPairOptions {
  readonly seed: number;
  readonly network?: Partial<DatagramConditions>;
  readonly limits?: Partial<Limits>;
  /** Options in which a side differs. The link has the features that both sides have. */
  readonly initiator?: Partial<PeerConnectionOptions>;
  readonly responder?: Partial<PeerConnectionOptions>;
}

/** One side: its connection and the events that it raised. */
export interface Side {
  readonly connection: PeerConnection;
  readonly events: PeerEvent[];
  /** The address from which it sends and at which it receives. */
  address: SocketAddress;
  /** Further addresses at which it receives. */
  readonly others: SocketAddress[];
  /** The addresses of its further uplinks, by number. */
  readonly uplinks: Map<number, SocketAddress>;
}

/** Two peers and a simulated network between them, in virtual time. */
export class PeerPair {
  readonly network: DatagramNetwork;
  /** The datagrams of both sides. */
  readonly datagrams: DatagramRecord;
  readonly initiator: Side;
  readonly responder: Side;
  readonly sides: readonly [Side, Side];
  /** Addresses of the sides from and to which nothing passes. */
  readonly dark = new Set<SocketAddress>();
  /** Sees each datagram that is sent. What it returns is sent besides, and overtakes everything else. */
  observer: ((datagram: SimulatedDatagram) => readonly SimulatedDatagram[]) | undefined;
  readonly #time: VirtualTime;

  constructor(options: PeerPairOptions) {
    const { seed } = options;
    this.#time = new VirtualTime({ nowMs: 1_000, eventsAtOneTimeMax: EVENTS_AT_ONE_TIME_MAX, seed });
    const random = new SeededRandom(seed);
    const conditions = { ...PERFECT_CONDITIONS, ...options.network };
    this.network = new DatagramNetwork(this.#time, conditions, random, (datagram) => {
      this.#deliver(datagram);
      this.drain();
    });
    this.datagrams = this.network.record();
    const bytes = (length: number) => random.bytes(length);
    const [initiatorKeys, responderKeys] = linkKeys(bytes);
    const own = ownFeatures("link");
    const [ofInitiator, ofResponder] = [options.initiator?.features ?? own, options.responder?.features ?? own];
    const features = commonFeatures(ofInitiator, [...ofResponder]);
    const shared = {
      limits: { ...DEFAULT_LIMITS, ...options.limits },
      random: bytes,
      nowMs: this.nowMs,
    };
    this.initiator = createSide(INITIATOR_ADDRESS, {
      ...shared,
      keys: initiatorKeys,
      localConnectionId: INITIATOR_CONNECTION_ID,
      remoteConnectionId: RESPONDER_CONNECTION_ID,
      candidates: [RESPONDER_ADDRESS],
      ...options.initiator,
      features,
    });
    this.responder = createSide(RESPONDER_ADDRESS, {
      ...shared,
      keys: responderKeys,
      localConnectionId: RESPONDER_CONNECTION_ID,
      remoteConnectionId: INITIATOR_CONNECTION_ID,
      candidates: [INITIATOR_ADDRESS],
      ...options.responder,
      features,
    });
    this.sides = [this.initiator, this.responder];
    for (const side of this.sides) this.announce(side, [side.address]);
  }

  /** A side is at these addresses from now on, and tells the other so inside the seal, once they are connected. */
  announce({ connection }: Side, addresses: readonly SocketAddress[], seenByServer: readonly string[] = []): void {
    const candidates = addresses.map((each) => Candidate.create(each));
    connection.setOwnAddresses({ candidates, seenByServer }, this.nowMs);
  }

  /** Virtual monotonic milliseconds. */
  get nowMs(): number {
    return this.#time.nowMs;
  }

  /** Drains both sides: sends their datagrams and collects their events. Call after every command. */
  drain(): void {
    for (const { connection, events, address, uplinks } of this.sides) {
      for (let transmit = connection.pollTransmit(); transmit !== undefined; transmit = connection.pollTransmit()) {
        const { uplink } = transmit.to;
        const from = uplink === undefined ? address : uplinks.get(uplink);
        // The uplink is gone, or dark.
        if (from === undefined || this.dark.has(from)) continue;
        const datagram = { from, to: transmit.to, bytes: transmit.bytes };
        this.network.send(datagram);
        for (const other of this.observer?.(datagram) ?? []) this.#deliver(other);
      }
      for (let event = connection.pollEvent(); event !== undefined; event = connection.pollEvent()) events.push(event);
    }
  }

  #deliver({ from, to, bytes }: SimulatedDatagram): void {
    if ([...this.dark].some((each) => isSameAddress(each, to))) return;
    for (const { connection, address, others, uplinks } of this.sides) {
      const [uplink] = [...uplinks].find(([, each]) => isSameAddress(each, to)) ?? [];
      if (uplink !== undefined) connection.handleDatagram(bytes, { ...from, uplink }, this.nowMs);
      else if ([address, ...others].some((each) => isSameAddress(each, to)))
        connection.handleDatagram(bytes, from, this.nowMs);
    }
  }

  /** Gives a side these further uplinks, in place of those that it had. */
  setUplinks({ connection, uplinks }: Side, addresses: Readonly<Record<number, SocketAddress>>): void {
    uplinks.clear();
    for (const [number, address] of Object.entries(addresses)) uplinks.set(Number(number), address);
    connection.setUplinks(
      [...uplinks.keys()].map((number) => ({ number, family: 4 })),
      this.nowMs,
    );
    this.drain();
  }

  /** Advances to the next timeout or arrival and handles it. Returns false if there is none up to `untilMs`. */
  step(untilMs = Number.POSITIVE_INFINITY): boolean {
    this.drain();
    const [{ connection: one }, { connection: other }] = this.sides;
    const nextMs = earlier(this.#time.nextMs, earlier(one.nextTimeoutMs, other.nextTimeoutMs));
    if (nextMs === undefined || nextMs > untilMs) return false;
    this.#time.advanceTo(nextMs);
    for (const { connection } of this.sides) {
      if ((connection.nextTimeoutMs ?? Number.POSITIVE_INFINITY) <= this.nowMs) connection.handleTimeout(this.nowMs);
    }
    this.drain();
    while ((this.#time.nextMs ?? Number.POSITIVE_INFINITY) <= nextMs) this.#time.runNext();
    return true;
  }

  /** Handles everything that happens within a duration. */
  run(durationMs: number): void {
    const untilMs = this.nowMs + durationMs;
    while (this.step(untilMs));
    this.#time.advanceTo(untilMs);
  }

  /** Steps until a condition holds. @throws Error the condition did not hold in time */
  runUntil(isMet: () => boolean, withinMs: number): void {
    const untilMs = this.nowMs + withinMs;
    this.drain();
    while (!isMet()) if (!this.step(untilMs)) throw new Error(`The condition did not hold within ${withinMs} ms.`);
  }

  /** Steps until both sides are connected. */
  connect(withinMs = 10_000): void {
    this.runUntil(() => this.sides.every(({ connection }) => connection.state === "connected"), withinMs);
  }
}

/** The events of one type. */
export function eventsOf<T extends PeerEvent["type"]>(side: Side, type: T): Array<Extract<PeerEvent, { type: T }>> {
  return side.events.filter((event): event is Extract<PeerEvent, { type: T }> => event.type === type);
}

function createSide(address: SocketAddress, options: PeerConnectionOptions): Side {
  return { connection: new PeerConnection(options), events: [], address, others: [], uplinks: new Map() };
}
