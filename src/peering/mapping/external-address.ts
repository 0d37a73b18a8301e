import { isCandidateAddress, isLoopbackAddress, type SocketAddress } from "../../socket-address.ts";

/**
 * Whether others can use an address that a gateway says it forwards from. It is the one check of what gateways answer,
 * by whatever protocol: an address of this machine counts only if the gateway is on this machine.
 *
 * @param gateway  the address of the gateway
 */
export function isUsableExternal(external: SocketAddress, gateway: string): boolean {
  const isNear = isLoopbackAddress(external.address) && !isLoopbackAddress(gateway);
  return !isNear && isCandidateAddress(external);
}
