import type { LinkProbes } from "../../peering/path/free-probes.ts";
import type { SocketAddress } from "../../socket-address.ts";

/**
 * Counts what goes to the addresses that a server names besides that of its connection: probes, and requests to bind at
 * its relay. Only the server's word says that they are its own, so an IP address gets as many of them without an answer
 * as it gets punches. The punches of the client count too.
 */
export class ServerProbes {
  readonly #server: string;
  readonly #probes: LinkProbes;

  /**
   * @param server  IP address of the connection to the server, where nothing is limited
   * @param probes  a part in the budget of the client
   */
  constructor(server: string, probes: LinkProbes) {
    this.#server = server;
    this.#probes = probes;
  }

  /** Whether a datagram may go to an address now. Counts it as sent, if so. */
  take(to: SocketAddress): boolean {
    if (to.address === this.#server) return true;
    const free = this.#probes.of(to);
    if (!free.hasLeft) return false;
    free.take();
    return true;
  }

  /** Datagrams that went to an address have been answered from there. @param count  how many the answer was to */
  answered(from: SocketAddress, count: number): void {
    if (from.address !== this.#server) this.#probes.of(from).giveBack(count);
  }

  /** The interfaces of this machine have changed: counts anew. */
  restart(nowMs: number): void {
    this.#probes.restart(nowMs);
  }
}
