/** The port of a server whose address names none, for TCP and UDP. */
export const DEFAULT_PORT = 4433;

/** An IP address and a port: one end of a TCP connection or of a UDP path. */
export interface SocketAddress {
  /** IPv4 or IPv6, in text form. */
  readonly address: string;
  readonly port: number;
}

export function isSameAddress(a: SocketAddress, b: SocketAddress): boolean {
  return a.port === b.port && a.address === b.address;
}

/** @param address  an IP address in text form */
export function isLoopbackAddress(address: string): boolean {
  return address === "::1" || address.startsWith("127.");
}
