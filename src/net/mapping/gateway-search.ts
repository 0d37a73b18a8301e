import { encodeGatewaySearch, readGatewayLocation, SSDP_GROUP, SSDP_PORT } from "../../peering/mapping/ssdp.ts";
import { onAbort } from "../deadline.ts";
import type { Gateway, Network } from "../network.ts";
import { Timer } from "../timers.ts";

/** Searches until the gateway counts as one without UPnP, after 4.5 s. */
const SEARCHES_MAX = 3;
/** A gateway answers within a second. */
const SEARCH_PAUSE_MS = 1_500;

/**
 * Asks a gateway where it describes itself. Asks it alone and, for gateways that take no such requests, all devices of
 * the link; only an answer of the gateway about itself counts.
 *
 * @returns the URL; undefined if there is none, or once the signal has fired
 * @throws TransportError the system has no socket for it
 */
export async function findGateway(
  network: Network,
  { address: { address }, localAddress }: Gateway,
  signal: AbortSignal,
): Promise<string | undefined> {
  const socket = await network.bindUdp(localAddress, 0);
  const search = encodeGatewaySearch();
  let searches = 0;
  let finish = (_location: string | undefined): void => {};
  const found = new Promise<string | undefined>((resolve) => {
    finish = resolve;
  });
  const ask = (): void => {
    if (searches === SEARCHES_MAX) {
      finish(undefined);
      return;
    }
    searches += 1;
    for (const to of [{ address, port: SSDP_PORT }, SSDP_GROUP]) socket.send(search, to);
    timer.set(network.monotonicMs() + SEARCH_PAUSE_MS);
  };
  const timer = new Timer(network, ask);
  const leave = onAbort(signal, () => finish(undefined));
  socket.onDatagram((bytes, from) => {
    const location = from.address === address ? readGatewayLocation(bytes, address) : undefined;
    if (location !== undefined) finish(location);
  });
  if (signal.aborted) finish(undefined);
  else ask();
  try {
    return await found;
  } finally {
    leave();
    timer.clear();
    await socket.close();
  }
}
