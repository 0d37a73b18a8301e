import { TransportError } from "../errors.ts";
import { DatagramSocket, onAllAddresses } from "../net/datagram-socket.ts";
import type { Listener } from "../net/listener.ts";
import type { ListenTarget, Network } from "../net/network.ts";

const PORT_TRIES_MAX = 10;

/** What a server listens with. */
export interface BoundPort {
  readonly listener: Listener;
  readonly datagrams: DatagramSocket;
}

type Listen = (at: Pick<ListenTarget, "host" | "port">) => Promise<Listener>;

/**
 * Opens the same port for TCP and UDP. With port 0, the system selects a TCP
 * port, which may be taken for UDP: then another one is tried.
 *
 * @param host  undefined: all addresses of the machine, of both families if it has IPv6
 * @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE
 */
export function bindPort(network: Network, host: string | undefined, port: number, listen: Listen): Promise<BoundPort> {
  const bind = (at: string): Promise<BoundPort> => bindAt(network, at, port, listen);
  return host === undefined ? onAllAddresses(bind) : bind(host);
}

async function bindAt(network: Network, host: string, port: number, listen: Listen): Promise<BoundPort> {
  for (let tries = 1; ; tries++) {
    const listener = await listen({ host, port });
    try {
      return { listener, datagrams: await DatagramSocket.bind(network, host, listener.address.port) };
    } catch (error) {
      await listener.close(0);
      const mayRetry =
        port === 0 && tries < PORT_TRIES_MAX && error instanceof TransportError && error.code === "ADDRESS_IN_USE";
      if (!mayRetry) throw error;
    }
  }
}
