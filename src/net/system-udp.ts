import { createSocket, type SocketOptions } from "node:dgram";
import { parseIpAddress, type SocketAddress } from "../socket-address.ts";
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
  // Asked for once: each call is one of the system.
  const bound = socket.address();
  const destinations = new KnownTexts((address) => destinationForm(address, isIpv6));
  return {
    address: { address: bound.address, port: bound.port },
    send(bytes, to): void {
      const form = destinations.of(to.address);
      if (form === undefined || to.port < 1 || to.port > 65_535) return;
      try {
        socket.send(bytes, to.port, form);
      } catch {
        // The socket is closed.
      }
    },
    onDatagram(handler): void {
      socket.removeAllListeners("message");
      const sources = new Sources();
      socket.on("message", (bytes, { address, port }) => handler(bytes, sources.of(address, port)));
    },
    close: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  };
}

/** How the system begins an IPv4-mapped IPv6 address (RFC 5952, section 5). */
const MAPPED = "::ffff:";

/**
 * The sources of datagrams, as the system names them. Most datagrams have the source of the one before, so that one is
 * kept: in a flood, fewer objects mean fewer garbage collections. Floods may have another source in each datagram.
 */
class Sources {
  #text = "";
  #last: SocketAddress = { address: "", port: 0 };

  of(text: string, port: number): SocketAddress {
    if (port !== this.#last.port || text !== this.#text) {
      const isMapped = text.startsWith(MAPPED) && text.includes(".");
      this.#text = text;
      this.#last = { address: isMapped ? text.slice(MAPPED.length) : text, port };
    }
    return this.#last;
  }
}

/**
 * The address as the socket takes it: an IPv6 socket of all addresses carries IPv4 too, in the form of IPv4-mapped
 * addresses (RFC 4291, section 2.5.5.2).
 *
 * @returns undefined if the text is no IP address
 */
function destinationForm(address: string, isIpv6: boolean): string | undefined {
  const ip = parseIpAddress(address);
  return isIpv6 && ip?.family === 4 ? `::ffff:${address}` : ip && address;
}

/** Conversions of addresses that a socket keeps. The oldest makes room. */
const KNOWN_MAX = 256;

/**
 * Keeps the results of a conversion. The sides of a link may use different paths, and links share a socket, so that the
 * addresses of datagrams alternate.
 */
class KnownTexts<T extends string | undefined> {
  readonly #convert: (text: string) => T;
  readonly #known = new Map<string, T>();

  constructor(convert: (text: string) => T) {
    this.#convert = convert;
  }

  of(text: string): T {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const converted = this.#convert(text);
    const [oldest] = this.#known.size >= KNOWN_MAX ? this.#known.keys() : [];
    if (oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(text, converted);
    return converted;
  }
}

/**
 * A socket gets addresses only. By default it would look them up as names, which costs a turn of the event loop. It is called
 * for each datagram. node:dgram hands over 4 or 6 where the type has options.
 */
const withoutLookup: NonNullable<SocketOptions["lookup"]> = (address, family, callback) => {
  callback(null, address, family as number);
};
