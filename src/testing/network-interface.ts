import { UsageError } from "../errors.ts";
import type { Packet } from "./packet.ts";
import { checkAddress, familyOf } from "./routing/address.ts";
import type { Link } from "./routing/link.ts";
import type { Node } from "./routing/partitions.ts";
import type { Station, Subnet } from "./routing/subnet.ts";

/** An interface of a host, as its owner sees it. */
export interface HostInterface {
  /** "eth0", for example. */
  readonly name: string;
  /** IPv4 and IPv6, in the order in which they were given. */
  readonly addresses: readonly string[];
  /** The link to the network that it is attached to. */
  readonly link: Link;
}

/** An interface of a host: its addresses in one subnet, and the link to it. */
export class NetworkInterface implements HostInterface, Station {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly link: Link;
  readonly node: Node;
  readonly #subnet: Subnet;
  readonly #receive: (packet: Packet) => void;
  #isAttached = true;

  /**
   * @param node     the host
   * @param receive  receives what arrives
   * @throws UsageError an address is not valid or taken, or there is none
   */
  constructor(
    { name, addresses, link }: HostInterface,
    { node, subnet }: { readonly node: Node; readonly subnet: Subnet },
    receive: (packet: Packet) => void,
  ) {
    if (addresses.length === 0) throw new UsageError(`The interface ${name} needs an address.`);
    this.name = name;
    this.addresses = addresses.map(checkAddress);
    this.link = link;
    this.node = node;
    this.#subnet = subnet;
    this.#receive = receive;
    const attached: string[] = [];
    try {
      for (const address of this.addresses) {
        subnet.attach(address, this);
        attached.push(address);
      }
    } catch (error) {
      for (const address of attached) subnet.detach(address);
      throw error;
    }
  }

  /** Gives up the addresses. Packets under way are lost. */
  detach(): void {
    this.#isAttached = false;
    for (const address of this.addresses) this.#subnet.detach(address);
  }

  /** Whether an address is in the subnet of this interface, so that no router is needed. */
  isLocal(address: string): boolean {
    return this.#subnet.isLocal(address);
  }

  /** The address for packets of that family. */
  addressOf(family: 4 | 6): string | undefined {
    return this.addresses.find((address) => familyOf(address) === family);
  }

  send(packet: Packet): void {
    this.link.up.carry(packet, (sent) => {
      if (this.#isAttached) this.#subnet.send(sent, this.node);
    });
  }

  receive(packet: Packet): void {
    this.link.down.carry(packet, (arrived) => {
      if (this.#isAttached) this.#receive(arrived);
    });
  }
}
