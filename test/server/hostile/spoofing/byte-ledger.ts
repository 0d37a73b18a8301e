import * as assert from "uvu/assert";
import { formatIpNetwork, networkOf } from "../../../../src/ip-network.ts";
import { parseIpAddress, type SocketAddress } from "../../../../src/socket-address.ts";

/** The prefixes under which bytes are counted: one of an address, and those in which somebody has more than one. */
const PREFIX_BITS = { 4: [32, 24, 16], 6: [128, 64, 48] } as const;

/** Bytes from and to one network. */
interface Account {
  bytesIn: number;
  bytesOut: number;
}

/**
 * Counts the bytes of datagrams from and to each address and each network, and fails as soon as more have gone to one
 * than have come from it, or as one datagram has caused more bytes than it has. What is relayed between two addresses
 * whose owners agreed to it is taken from what the one has sent, and counts as sent by the other.
 */
export class ByteLedger {
  readonly #accounts = new Map<string, Account>();
  readonly #networks = new Map<string, readonly string[]>();
  readonly #isRelayed: (from: string, to: string) => boolean;
  /** The address from which the latest datagram came, and how many more bytes that may cause. */
  #latest = { address: "", bytesLeft: 0 };
  bytesIn = 0;
  bytesOut = 0;
  /** Bytes that were relayed. */
  bytesRelayed = 0;

  /** @param isRelayed  whether the owners of two addresses agreed that datagrams are relayed from the one to the other */
  constructor(isRelayed: (from: string, to: string) => boolean) {
    this.#isRelayed = isRelayed;
  }

  received({ length }: Uint8Array, { address }: SocketAddress): void {
    this.#latest = { address, bytesLeft: length };
    this.bytesIn += length;
    for (const account of this.#accountsOf(address)) account.bytesIn += length;
  }

  sent({ length }: Uint8Array, { address }: SocketAddress): void {
    const { address: from } = this.#latest;
    this.#latest.bytesLeft -= length;
    this.bytesOut += length;
    assert.ok(this.#latest.bytesLeft >= 0, `a datagram from ${from} has caused a longer one to ${address}`);
    assert.ok(this.bytesOut <= this.bytesIn, `${this.bytesOut} bytes out, ${this.bytesIn} in`);
    const accounts = this.#accountsOf(address);
    if (address !== from && this.#isRelayed(from, address)) {
      this.bytesRelayed += length;
      for (const account of this.#accountsOf(from)) account.bytesIn -= length;
      for (const account of accounts) account.bytesIn += length;
    }
    const networks = this.#networksOf(address);
    accounts.forEach((account, index) => {
      account.bytesOut += length;
      const { bytesIn, bytesOut } = account;
      assert.ok(bytesOut <= bytesIn, `${networks[index]}: ${bytesOut} bytes out, ${bytesIn} in`);
    });
  }

  /** How many networks have been sent anything. */
  get answered(): number {
    return [...this.#accounts.values()].filter(({ bytesOut }) => bytesOut > 0).length;
  }

  #accountsOf(address: string): Account[] {
    return this.#networksOf(address).map((network) => {
      const account = this.#accounts.get(network) ?? { bytesIn: 0, bytesOut: 0 };
      this.#accounts.set(network, account);
      return account;
    });
  }

  #networksOf(address: string): readonly string[] {
    const known = this.#networks.get(address);
    if (known !== undefined) return known;
    const ip = parseIpAddress(address);
    if (ip === undefined) throw new Error(`${address} is no address.`);
    const networks = PREFIX_BITS[ip.family].map((bits) => formatIpNetwork(networkOf(ip, bits)));
    this.#networks.set(address, networks);
    return networks;
  }
}
