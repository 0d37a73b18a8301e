import { TransportError } from "../errors.ts";
import type { SocketAddress } from "../socket-address.ts";
import { familyOf } from "./routing/address.ts";

const FIRST_EPHEMERAL_PORT = 49_152;
const LAST_PORT = 65_535;
/** The addresses of sockets that receive on all addresses: of IPv4, and of both families. */
const ANY_IPV4 = "0.0.0.0";
const ANY = "::";

/** The ports of one protocol on one host, and what has each. */
export class Ports<T> {
  readonly #what: string;
  readonly #owners: { readonly address: string; readonly port: number; readonly owner: T }[] = [];
  #nextPort = FIRST_EPHEMERAL_PORT;

  /** @param what  "UDP", for the error text */
  constructor(what: string) {
    this.#what = what;
  }

  /**
   * Gives a port to an owner.
   *
   * @param address  of the host, "0.0.0.0" or "::"
   * @param wanted   0: the next free port from 49,152 on
   * @throws TransportError ADDRESS_IN_USE
   */
  claim(address: string, wanted: number, owner: T): SocketAddress {
    const port = wanted === 0 ? this.next(address) : wanted;
    if (this.#isTaken(address, port)) {
      throw new TransportError("ADDRESS_IN_USE", `${this.#what} port ${port} of ${address} is open already.`);
    }
    this.#owners.push({ address, port, owner });
    return { address, port };
  }

  release({ address, port }: SocketAddress): void {
    const at = this.#owners.findIndex((each) => each.address === address && each.port === port);
    if (at >= 0) this.#owners.splice(at, 1);
  }

  /** What receives packets to this address and port. */
  find({ address, port }: SocketAddress): T | undefined {
    return this.#owners.find((each) => each.port === port && covers(each.address, address))?.owner;
  }

  /** The next port that nobody has. @throws TransportError ADDRESS_IN_USE: there is none */
  next(address: string): number {
    for (let tries = FIRST_EPHEMERAL_PORT; tries <= LAST_PORT; tries++) {
      const port = this.#nextPort;
      this.#nextPort = port === LAST_PORT ? FIRST_EPHEMERAL_PORT : port + 1;
      if (!this.#isTaken(address, port)) return port;
    }
    throw new TransportError("ADDRESS_IN_USE", `No ${this.#what} port of ${address} is free.`);
  }

  #isTaken(address: string, port: number): boolean {
    return this.#owners.some(
      (each) => each.port === port && (covers(each.address, address) || covers(address, each.address)),
    );
  }
}

/** Whether the address is one of all hosts: a socket there receives on every address of its family, "::" on both. */
export function isAny(address: string): boolean {
  return address === ANY || address === ANY_IPV4;
}

/** Whether a socket at one address receives what is sent to the other. */
export function covers(socket: string, address: string): boolean {
  return socket === address || socket === ANY || (socket === ANY_IPV4 && familyOf(address) === 4);
}
