import { scopeOf } from "../../../ip-network.ts";
import type { InterfaceAddress } from "../../../net/network.ts";
import { isLoopbackAddress } from "../../../socket-address.ts";

/**
 * Lists the addresses of a machine for candidates, of both families: that of a working connection, the others of its
 * interface, and the others of the machine. Link-local IPv6 addresses come last, for peers on the same link. Loopback
 * addresses are listed if the connection is one of this machine: the server then shows them to clients of its own machine.
 *
 * @param interfaces  from `Network.interfaces`
 * @param known       the local address of a working connection
 */
export function ownAddresses(interfaces: readonly InterfaceAddress[], known: string): string[] {
  const isLocal = isLoopbackAddress(known);
  const sharedName = interfaces.find(({ address }) => address === known)?.name;
  const order = ({ name, address }: InterfaceAddress): number =>
    scopeOf(address) === "link" ? 2 : name === sharedName ? 0 : 1;
  const usable = interfaces
    .filter(({ address }) => isLocal || !isLoopbackAddress(address))
    .sort((one, other) => order(one) - order(other));
  const first = known === "" || known.includes("%") ? [] : [known];
  return [...new Set([...first, ...usable.map(({ address }) => address)])];
}
