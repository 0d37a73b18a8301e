import { OpenDatagramRequest } from "../../../generated/chatwire/v1/connection.ts";
import { OpenDatagram } from "../../../generated/chatwire/v1/rules.ts";
import { createKeyExchange } from "../../crypto/datagram-keys.ts";
import type { AddressFamily } from "../../explanation.ts";
import { mayBelongTo, scopeOf } from "../../ip-network.ts";
import type { DatagramSocket } from "../../net/datagram-socket.ts";
import { untilAborted } from "../../net/deadline.ts";
import type { InterfaceAddress, Network } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import { isSameMapping, mappingOf, type SeenMapping } from "../../peering/search/nat-mapping.ts";
import { ProbeClient, type ProbeTarget } from "../../session/probe/probe-client.ts";
import type { ProbeKeys } from "../../session/probe/probe-server.ts";
import {
  familyOf,
  isCandidateAddress,
  isLoopbackAddress,
  isSameAddress,
  parseIpAddress,
  type SocketAddress,
} from "../../socket-address.ts";
import type { Connection } from "../connection/connection.ts";

/** Further addresses of a server that are looked at. */
const ADDRESSES_MAX = 4;
/** How long the client waits for the server's view over the second family, once it has the first, in milliseconds. */
const SECOND_FAMILY_MS = 100;
/** How long an invitation waits for the answer to its probes, unless the server is far away. */
const WAIT_MS_MIN = 250;
/** The targets whose answers make candidates. */
const FAMILIES = ["first", "other-family"] as const;
/** The second port in the family of a target. It only shows how the NAT maps: nothing waits for it. */
const SECOND_PORTS = { first: "second", "other-family": "other-second" } as const;

/** What the client and the server agreed on for probes. */
export interface AgreedProbes {
  /** How long the server took to answer over TCP. */
  readonly roundTripMs: number;
  readonly keys: ProbeKeys;
  readonly targets: ReadonlyMap<ProbeTarget, SocketAddress>;
}

export interface ServerViewOptions {
  readonly network: Network;
  readonly socket: DatagramSocket;
  /** Undefined: the server or this client has no probes. */
  readonly agreed: AgreedProbes | undefined;
  /** Returns the addresses of the socket on this machine. */
  readonly hosts: () => readonly SocketAddress[];
  /** Called when the server has seen the socket at a further address, after `settled` has resolved. */
  readonly onLateAnswer: () => void;
  /**
   * Called when `addresses` has changed. `isMoved`: the server sees another address than before, though this machine has
   * the same, because a NAT has changed it.
   */
  readonly onAddresses: (isMoved: boolean) => void;
}

/** What the server sees of a UDP socket: its address from outside in each family, and how the NAT maps it. */
export class ServerView {
  readonly #options: ServerViewOptions;
  readonly #probe: ProbeClient | undefined;
  readonly #timer: Timer;
  /** How long `settled` waits at most. */
  readonly #waitMs: number;
  /** Where the server saw the socket, since this machine has its present addresses. */
  readonly #addresses = new Map<ProbeTarget, SocketAddress>();
  /** Whether somebody has waited for the answers, in vain or not. */
  #hasWaited = false;
  /** Whether the server left all probes before the present ones unanswered. */
  #wasBlocked = false;
  /** Callbacks of `settled`. */
  #onSettled: (() => void)[] = [];
  /** At how many addresses the server had seen the socket when `settled` last resolved. */
  #answers = 0;
  readonly #mappings = new Map<ProbeTarget, SeenMapping>();
  readonly #onSeen = new Set<(seen: readonly SeenMapping[]) => void>();

  constructor(options: ServerViewOptions) {
    const { network, socket, agreed } = options;
    this.#options = options;
    this.#timer = new Timer(network, () => this.#run());
    this.#waitMs = Math.max(WAIT_MS_MIN, 3 * (agreed?.roundTripMs ?? 0));
    if (agreed === undefined) return;
    const { keys, targets } = agreed;
    const probe = new ProbeClient(keys, network.monotonicMs(), [...targets.keys()]);
    this.#probe = probe;
    socket.claim(keys.connectionId, (bytes) => {
      probe.handleDatagram(bytes, network.monotonicMs());
      this.#see(probe);
      this.#run();
      return true;
    });
  }

  /** The addresses that the server saw last, at most one of each family, and how they came about. */
  get seen(): readonly SeenMapping[] {
    return [...this.#mappings.values()];
  }

  /** Calls `handler` whenever `seen` has changed, until the function that this returns is called. */
  onSeen(handler: (seen: readonly SeenMapping[]) => void): () => void {
    this.#onSeen.add(handler);
    return () => void this.#onSeen.delete(handler);
  }

  /** Where the server sees the socket: an address of each family at most. */
  get addresses(): SocketAddress[] {
    return [...this.#addresses.values()];
  }

  /**
   * The families in which the server has been asked, with the address at which it saw the socket; undefined: it has not
   * answered there.
   */
  get asked(): ReadonlyMap<AddressFamily, SocketAddress | undefined> {
    const asked = new Map<AddressFamily, SocketAddress | undefined>();
    for (const target of FAMILIES) {
      const at = this.#options.agreed?.targets.get(target);
      // Whoever waited for the first answer took it for missing. The other family may be slower.
      const isSettled = this.#probe?.isSettled(target) === true || (target === "first" && this.#hasWaited);
      const seenAt = this.#probe?.endpointAt(target) ?? (isSettled ? undefined : this.#addresses.get(target));
      if (at !== undefined && (isSettled || seenAt !== undefined)) asked.set(familyOf(at.address), seenAt);
    }
    return asked;
  }

  /** Whether nothing that the server sends by datagram seems to arrive. Probes that are under way have the last word. */
  get isBlocked(): boolean {
    return this.#probe !== undefined && FAMILIES.every((target) => this.#probe?.endpointAt(target) === undefined);
  }

  /**
   * Asks the server. Resolves when it has answered, or a little after it has answered in one family, and also after three
   * times the time that it took to answer over TCP, or when there are no probes. If the server left all earlier probes
   * unanswered, does not wait at all; the probes go on nevertheless.
   *
   * @throws the reason of the signal
   */
  async settled(signal: AbortSignal): Promise<void> {
    let cancel = (): void => {};
    const settled = new Promise<void>((resolve) => {
      this.#onSettled.push(resolve);
      if (this.#wasBlocked) this.#settle();
      else cancel = this.#options.network.setTimer(() => this.#settle(), this.#waitMs);
    });
    this.#answers = Number.POSITIVE_INFINITY;
    this.ask();
    await untilAborted(settled, signal).finally(() => cancel());
  }

  /** The addresses of this machine have changed: what the server saw before says nothing. */
  forget(): void {
    this.#addresses.clear();
  }

  /** Asks the server again, and does not wait for the answer. */
  ask(): void {
    this.#probe?.ask(this.#options.network.monotonicMs());
    this.#run();
  }

  close(): void {
    this.#timer.clear();
  }

  #run(): void {
    const { network, socket, agreed, onLateAnswer } = this.#options;
    const nowMs = network.monotonicMs();
    const probe = this.#probe;
    for (let out = probe?.pollTransmit(nowMs); out !== undefined; out = probe?.pollTransmit(nowMs)) {
      const to = agreed?.targets.get(out.target);
      if (to !== undefined) socket.send(out.bytes, to);
    }
    const answeredMs = FAMILIES.map((target) => probe?.answeredMs(target) ?? Number.POSITIVE_INFINITY);
    const enoughMs = Math.min(...answeredMs) + SECOND_FAMILY_MS;
    const isSettled = FAMILIES.every((target) => probe?.isSettled(target) !== false) || enoughMs <= nowMs;
    const dueMs = probe?.nextTimeoutMs();
    this.#timer.set(dueMs === undefined || isSettled ? dueMs : Math.min(dueMs, enoughMs));
    if (probe !== undefined) this.#judge(probe);
    if (this.#countAnswers() > this.#answers) {
      this.#answers = this.#countAnswers();
      onLateAnswer();
    }
    if (!isSettled) return;
    this.#wasBlocked = this.isBlocked;
    this.#settle();
  }

  #settle(): void {
    this.#hasWaited = true;
    this.#answers = this.#countAnswers();
    for (const resolve of this.#onSettled.splice(0)) resolve();
  }

  /** At how many addresses the server has seen the socket since it was asked last. */
  #countAnswers(): number {
    return FAMILIES.filter((target) => this.#probe?.answeredMs(target) !== undefined).length;
  }

  #see(probe: ProbeClient): void {
    for (const target of FAMILIES) {
      const [before, now] = [this.#addresses.get(target), probe.endpointAt(target)];
      if (now === undefined || (before !== undefined && isSameAddress(before, now))) continue;
      this.#addresses.set(target, now);
      this.#options.onAddresses(before !== undefined);
    }
  }

  /** Judges the NAT of each family in which both ports have been asked. */
  #judge(probe: ProbeClient): void {
    const hosts = this.#options.hosts();
    let isChanged = false;
    for (const target of FAMILIES) {
      const second = SECOND_PORTS[target];
      if (!probe.isSettled(target) || !probe.isSettled(second)) continue;
      const endpoint = probe.endpointAt(target);
      const seen = endpoint && { mapping: mappingOf(endpoint, probe.endpointAt(second), hosts), endpoint };
      if (isSameMapping(seen, this.#mappings.get(target))) continue;
      if (seen === undefined) this.#mappings.delete(target);
      else this.#mappings.set(target, seen);
      isChanged = true;
    }
    if (isChanged) for (const handler of this.#onSeen) handler(this.seen);
  }
}

/**
 * Agrees with the server on keys for probes, and learns at which of its addresses it answers them.
 *
 * @throws TransportError; ProtocolError; ClosedError: see `Connection.call`
 */
export async function agreeOnProbes(connection: Connection): Promise<AgreedProbes> {
  const exchange = createKeyExchange(connection.network.randomBytes);
  const request = OpenDatagramRequest.create({ publicKey: exchange.publicKey });
  const startMs = connection.network.monotonicMs();
  const response = await connection.call(OpenDatagram, request, {});
  const roundTripMs = connection.network.monotonicMs() - startMs;
  const { publicKey, connectionId, port } = response;
  const { clientKey, serverKey } = exchange.derive(publicKey, connection.exportDatagramSecret());
  const { server } = connection.datagramAddresses;
  const targets = new Map<ProbeTarget, SocketAddress>();
  const other = furtherAddress(server, response.addresses, connection.network.interfaces());
  for (const [target, address] of [
    ["first", server],
    ["other-family", other],
  ] as const) {
    if (address === undefined) continue;
    const second = { address: response.secondAddress || address, port: response.secondPort };
    // Asked before the first port: nothing waits for its answer, so it should be there when that of the first one is.
    if (isSecondPort(second, address)) targets.set(SECOND_PORTS[target], second);
    targets.set(target, { address, port });
  }
  return { roundTripMs, keys: { connectionId, sealKey: clientKey, openKey: serverKey }, targets };
}

/**
 * Whether a second port of the server can be probed in the family of one of its addresses. It may be at another address of
 * that family, which must reach no less far: a server must not make its clients send into their networks.
 */
function isSecondPort(second: SocketAddress, server: string): boolean {
  if (second.address === server) return second.port >= 1 && second.port <= 65_535;
  return (
    isCandidateAddress(second) && familyOf(second.address) === familyOf(server) && mayBelongTo(server, second.address)
  );
}

/**
 * The first address of the server of the other family than that of the connection, if this machine has an address of
 * that family too. Only one that may be the server's own: a server must not make its clients send into their networks.
 */
function furtherAddress(
  server: string,
  told: readonly string[],
  interfaces: readonly InterfaceAddress[],
): string | undefined {
  const isOther = (address: string): boolean =>
    isCandidateAddress({ address, port: 1 }) &&
    parseIpAddress(address)?.family !== parseIpAddress(server)?.family &&
    mayBelongTo(server, address);
  const found = told.slice(0, ADDRESSES_MAX).find(isOther);
  const family = found === undefined ? undefined : parseIpAddress(found)?.family;
  const isNear = isLoopbackAddress(found ?? "");
  const hasFamily = interfaces.some(
    ({ address, family: own }) =>
      own === family && scopeOf(address) !== "link" && (isNear || !isLoopbackAddress(address)),
  );
  return hasFamily ? found : undefined;
}
