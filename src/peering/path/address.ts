import type { SocketAddress } from "../../socket-address.ts";
/** A datagram to be sent. */
export interface Transmit {
  readonly to: SocketAddress;
  readonly bytes: Uint8Array;
}

/**
 * Tells whether datagrams may be sent to an address that somebody named.
 *
 * Names are refused because sending to one would look it up; addresses of many
 * or of nobody, because they are no client's.
 */
export function isUsableAddress({ address, port }: SocketAddress): boolean {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return false;
  return address.includes(":") ? isUnicastIPv6(address) : isUnicastIPv4(address);
}

function isUnicastIPv4(address: string): boolean {
  const parts = address.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255))
    return false;
  const first = Number(parts[0]);
  return first !== 0 && first < 224;
}

function isUnicastIPv6(address: string): boolean {
  // The URL parser knows every form; the characters are checked first so that nothing else of a URL gets in.
  if (!/^[0-9a-fA-F:.]+$/.test(address) || !URL.canParse(`http://[${address}]`)) return false;
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  return canonical !== "::" && !canonical.startsWith("ff") && !canonical.startsWith("::ffff:");
}
