import { TransportError } from "../errors.ts";
import { DatagramSocket } from "../net/datagram-socket.ts";
import type { Listener } from "../net/listener.ts";
import type { Network } from "../net/network.ts";

const PORT_TRIES_MAX = 10;

/**
 * Opens the same port for TCP and UDP. With port 0, the system selects a TCP
 * port, which may be taken for UDP: then another one is tried.
 *
 * @throws TransportError ADDRESS_IN_USE, PERMISSION_DENIED, UNREACHABLE
 */
export async function bindBoth(
  network: Network,
  host: string,
  port: number,
  listen: (port: number) => Promise<Listener>,
): Promise<{ listener: Listener; datagrams: DatagramSocket }> {
  for (let tries = 1; ; tries++) {
    const listener = await listen(port);
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
