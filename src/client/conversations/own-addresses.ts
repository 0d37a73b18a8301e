import type { InterfaceAddress } from "../../net/network.ts";
import { isLoopbackAddress, parseIpAddress } from "../../socket-address.ts";

/**
 * Lists the addresses of a machine for candidates: those that other machines may reach, and `known`.
 *
 * @param interfaces  from `Network.interfaces`
 * @param known       the local address of a working connection; listed first if its family fits, even if it is loopback
 */
export function ownAddresses(interfaces: readonly InterfaceAddress[], family: 4 | 6, known: string): string[] {
  const usable = interfaces.filter(
    // A link-local IPv6 address is ambiguous without its interface.
    ({ address, family: own }) => own === family && !isLoopbackAddress(address) && !address.startsWith("fe80:"),
  );
  const first = parseIpAddress(known)?.family === family ? [known] : [];
  return [...new Set([...first, ...usable.map(({ address }) => address)])];
}
