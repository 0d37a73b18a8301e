import { UsageError } from "../../errors.ts";
import { formatIpNetwork, type IpNetwork, networkOf, parseIpNetwork } from "../../ip-network.ts";
import { parseIpAddress, plainAddress } from "../../socket-address.ts";

/** What a ban is about: a user name, an address, or a network in CIDR notation. */
export type BanSubject = { readonly name: string } | { readonly address: string } | { readonly network: string };

export type ParsedSubject =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "network"; readonly network: IpNetwork };

const ADDRESS_BITS_IPV4 = 32;
/** One host can use all addresses of its /64. */
const ADDRESS_BITS_IPV6 = 64;

/** @throws UsageError it is not an address or a network, or it names no subject or several */
export function parseBanSubject(subject: BanSubject): ParsedSubject {
  const keys = Object.keys(subject);
  if (keys.length === 1 && "name" in subject) return { kind: "name", name: subject.name };
  if (keys.length === 1 && "address" in subject) return { kind: "network", network: networkOfAddress(subject.address) };
  if (keys.length === 1 && "network" in subject) {
    const network = parseIpNetwork(subject.network);
    if (network !== undefined) return { kind: "network", network };
    const text = `"${subject.network}" is not a network in CIDR notation, such as 192.0.2.0/24 or 2001:db8::/32, without bits after the prefix.`;
    throw new UsageError(text);
  }
  throw new UsageError(`A ban is of one of name, address, network, not of ${keys.join(", ") || "nothing"}.`);
}

export function textOfBanSubject(subject: ParsedSubject): string {
  return subject.kind === "name" ? subject.name : formatIpNetwork(subject.network);
}

function networkOfAddress(address: string): IpNetwork {
  const ip = parseIpAddress(plainAddress(address));
  if (ip === undefined || ip.zone !== undefined) throw new UsageError(`"${address}" is not an IP address.`);
  return networkOf(ip, ip.family === 4 ? ADDRESS_BITS_IPV4 : ADDRESS_BITS_IPV6);
}
