import { UsageError } from "../../errors.ts";
import type { UpnpClient } from "../../peering/mapping/upnp.ts";
import type { Network } from "../network.ts";

// For callers that implement `Network` with UPnP.
export { type UpnpClient, type UpnpGateway, type UpnpMapRequest, UpnpRefusal } from "../../peering/mapping/upnp.ts";

/** @throws UsageError WRONG_STATE: the network has no UPnP, or the package for it is not installed */
export async function loadUpnp(network: Network): Promise<UpnpClient> {
  if (network.upnp !== undefined) return network.upnp();
  throw new UsageError('portMapping "upnp" needs a network with UPnP, and this one has no `upnp`.', "WRONG_STATE");
}
