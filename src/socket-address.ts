/** An IP address and a port: one end of a TCP connection or of a UDP path. */
export interface SocketAddress {
  /** IPv4 or IPv6, in text form. */
  readonly address: string;
  readonly port: number;
}

export function isSameAddress(a: SocketAddress, b: SocketAddress): boolean {
  return a.port === b.port && a.address === b.address;
}
