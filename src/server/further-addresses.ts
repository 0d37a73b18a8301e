import { type AddressScope, mayBelongTo, scopeOf } from "../ip-network.ts";
import type { InterfaceAddress } from "../net/network.ts";
import { isCandidateAddress, parseIpAddress } from "../socket-address.ts";

export interface OwnPlace {
  /** The address that the server listens on. */
  readonly bound: string;
  /** The addresses at which clients reach the server, if its operator has named them. */
  readonly named: readonly string[] | undefined;
  readonly interfaces: readonly InterfaceAddress[];
}

/**
 * The addresses besides `local` at which a client can reach the server's UDP port, at most one: of the other family.
 *
 * Without addresses of the operator, the server takes one of its interfaces, that of `local` first, which reaches as far
 * as `local`, or everywhere. It names no private address to a client elsewhere.
 *
 * @param local  the server's address on the connection of the client
 */
export function furtherAddresses(local: string, { bound, named, interfaces }: OwnPlace): string[] {
  const family = parseIpAddress(local)?.family;
  if (family === undefined) return [];
  if (named !== undefined) return named.filter((address) => parseIpAddress(address)?.family !== family).slice(0, 1);
  if (bound !== "::") return [];
  const sharedName = interfaces.find(({ address }) => address === local)?.name;
  const usable = interfaces.filter(
    ({ address, family: other }) =>
      other !== family && isCandidateAddress({ address, port: 1 }) && mayBelongTo(local, address),
  );
  const preference = ({ name, address }: InterfaceAddress): number =>
    (name === sharedName ? 2 : 0) + (scopeOf(address) === scopeOf(local) ? 1 : 0);
  const [best] = usable.sort((one, other) => preference(other) - preference(one));
  return best === undefined ? [] : [best.address];
}

/**
 * The addresses at which clients reach the server's UDP port, whatever address they reach its stream at: one of each family
 * at most. Without addresses of the operator, it takes those of the interfaces that reach farthest.
 */
export function ownAddresses({ bound, named, interfaces }: OwnPlace): string[] {
  if (named !== undefined) return oneOfEachFamily(named);
  if (parseIpAddress(bound)?.groups.some((group) => group !== 0) === true) return [bound];
  const usable = interfaces
    .filter(({ address, family }) => (bound === "::" || family === 4) && REACH.includes(scopeOf(address) ?? "link"))
    .map(({ address }) => address);
  const reach = (address: string): number => REACH.indexOf(scopeOf(address) ?? "link");
  return oneOfEachFamily(usable.sort((one, other) => reach(one) - reach(other)));
}

/** The one that reaches farthest first. */
const REACH: readonly AddressScope[] = ["public", "private", "loopback"];

function oneOfEachFamily(addresses: readonly string[]): string[] {
  return ([4, 6] as const).flatMap(
    (family) => addresses.find((address) => parseIpAddress(address)?.family === family) ?? [],
  );
}
