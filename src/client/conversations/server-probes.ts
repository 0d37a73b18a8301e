import { scopeOf } from "../../ip-network.ts";
import type { InterfaceAddress, Network } from "../../net/network.ts";
import type { LinkProbes } from "../../peering/path/free-probes.ts";
import { isLoopbackAddress, parseIpAddress, type SocketAddress } from "../../socket-address.ts";

/**
 * Counts what goes to the addresses that a server names besides that of its connection: probes, and requests to bind at
 * its relay. Only the server's word says that they are its own, so an IP address gets as many of them without an answer
 * as it gets requests of links. The requests of the client's links count too.
 */
export class ServerProbes {
  /** IP address of the connection to the server, where nothing is limited. */
  server: string;
  readonly #probes: LinkProbes;
  readonly #network: Pick<Network, "interfaces">;

  /**
   * @param server   see there
   * @param probes   a part in the budget of the client
   * @param network  of this machine
   */
  constructor(server: string, probes: LinkProbes, network: Pick<Network, "interfaces">) {
    this.server = server;
    this.#probes = probes;
    this.#network = network;
  }

  /** Whether a datagram may go to an address now. Counts it as sent, if so. What cannot leave this machine costs nothing. */
  take(to: SocketAddress): boolean {
    if (to.address === this.server) return true;
    if (!hasFamilyOf(to.address, this.#network.interfaces())) return false;
    const free = this.#probes.of(to);
    if (!free.hasLeft) return false;
    free.take();
    return true;
  }

  /** Datagrams that went to an address have been answered from there. @param count  how many the answer was to */
  answered(from: SocketAddress, count: number): void {
    if (from.address !== this.server) this.#probes.of(from).giveBack(count);
  }

  /** The interfaces of this machine have changed: counts anew. */
  restart(nowMs: number): void {
    this.#probes.restart(nowMs);
  }
}

/** Whether this machine has an address of the family of another, from which that may be reached. */
export function hasFamilyOf(other: string, interfaces: readonly InterfaceAddress[]): boolean {
  const family = parseIpAddress(other)?.family;
  const isNear = isLoopbackAddress(other);
  return interfaces.some(
    ({ address, family: own }) =>
      own === family && scopeOf(address) !== "link" && (isNear || !isLoopbackAddress(address)),
  );
}
