import { createSocket } from "node:dgram";
import { parseIpAddress, type SocketAddress } from "../socket-address.ts";
import type { UdpSocket } from "./network.ts";
import { toTransportError } from "./transport-error.ts";

/** The size of the kernel's buffer for datagrams that wait to be read: about a thousand datagrams. */
const RECEIVE_BUFFER_BYTES = 2_097_152;

/** See `Network.bindUdp`. */
export async function bindUdp(host: string, port: number): Promise<UdpSocket> {
  const socket = createSocket({ type: parseIpAddress(host)?.family === 6 ? "udp6" : "udp4" });
  await new Promise<void>((resolve, reject) => {
    socket.once("error", (error) => reject(toTransportError(error, `UDP port ${port} of ${host} could not be opened`)));
    socket.bind(port, host, () => {
      socket.removeAllListeners("error");
      resolve();
    });
  });
  // To the layers above, a datagram that cannot be sent is lost.
  socket.on("error", () => {});
  try {
    socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
  } catch {
    // The system's default size is sufficient for light traffic.
  }
  let checkedAddress = "";
  return {
    get address(): SocketAddress {
      return socket.address();
    },
    send(bytes, to): void {
      // dgram would resolve a name, so only addresses are passed on.
      if (to.address !== checkedAddress) {
        if (parseIpAddress(to.address) === undefined) return;
        checkedAddress = to.address;
      }
      if (to.port < 1 || to.port > 65_535) return;
      try {
        socket.send(bytes, to.port, to.address, () => {});
      } catch {
        // The socket is closed, or the address is of the other IP family.
      }
    },
    onDatagram(handler): void {
      socket.removeAllListeners("message");
      socket.on("message", (bytes, from) => handler(bytes, { address: from.address, port: from.port }));
    },
    close: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  };
}
