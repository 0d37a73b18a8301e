import type { SocketAddress } from "../socket-address.ts";

/** "192.0.2.1:5", "[2001:db8::1]:5". */
export function formatAddress({ address, port }: SocketAddress): string {
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}
