import { createSocket, type SocketOptions } from "node:dgram";
import { parseIpAddress, plainAddress, type SocketAddress } from "../socket-address.ts";
import type { UdpSocket } from "./network.ts";
import { toTransportError } from "./transport-error.ts";

/** The size of the kernel's buffer for datagrams that wait to be read: about a thousand datagrams. */
const RECEIVE_BUFFER_BYTES = 2_097_152;

/** See `Network.bindUdp`. */
export async function bindUdp(host: string, port: number): Promise<UdpSocket> {
  const isIpv6 = parseIpAddress(host)?.family === 6;
  const socket = createSocket({ type: isIpv6 ? "udp6" : "udp4", lookup: withoutLookup });
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
  // An IPv6 socket of all addresses carries IPv4 too, in the form of IPv4-mapped addresses (RFC 4291, section 2.5.5.2).
  // The latest conversions are kept: most datagrams come from where the one before came from, and go where it went.
  let destination: { readonly address: string; readonly form: string } | undefined;
  let source = { form: "", address: "" };
  return {
    get address(): SocketAddress {
      const { address, port } = socket.address();
      return { address, port };
    },
    send(bytes, to): void {
      if (to.address !== destination?.address) {
        const ip = parseIpAddress(to.address);
        if (ip === undefined) return;
        destination = { address: to.address, form: isIpv6 && ip.family === 4 ? `::ffff:${to.address}` : to.address };
      }
      if (to.port < 1 || to.port > 65_535) return;
      try {
        socket.send(bytes, to.port, destination.form);
      } catch {
        // The socket is closed.
      }
    },
    onDatagram(handler): void {
      socket.removeAllListeners("message");
      socket.on("message", (bytes, { address, port }) => {
        if (address !== source.form) source = { form: address, address: plainAddress(address) };
        handler(bytes, { address: source.address, port });
      });
    },
    close: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  };
}

/**
 * A socket gets addresses only. By default it would look them up as names, which costs a turn of the event loop. It is called
 * for each datagram. node:dgram hands over 4 or 6 where the type has options.
 */
const withoutLookup: NonNullable<SocketOptions["lookup"]> = (address, family, callback) => {
  callback(null, address, family as number);
};
