import { isIP } from "node:net";
import { networkInterfaces } from "node:os";

/**
 * The addresses of this machine that other machines may reach.
 *
 * @param family  4 or 6
 * @param known    an address that is known to work, loopback included; first in the list
 */
export function ownAddresses(family: 4 | 6, known: string): string[] {
  const addresses = isIP(known) === family ? [known] : [];
  for (const entries of Object.values(networkInterfaces())) {
    for (const { address, internal } of entries ?? []) {
      // A link-local IPv6 address means nothing without its interface.
      const usable = !internal && isIP(address) === family && !address.startsWith("fe80:");
      if (usable && !addresses.includes(address)) addresses.push(address);
    }
  }
  return addresses;
}
