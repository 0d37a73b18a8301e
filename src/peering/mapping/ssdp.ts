/**
 * The messages of SSDP, the Simple Service Discovery Protocol, by which a gateway says where it describes itself for
 * UPnP. They are headers of HTTP in UDP datagrams.
 *
 * @see UPnP Device Architecture 2.0, sections 1.3.2 and 1.3.3
 */

import type { SocketAddress } from "../../socket-address.ts";

/** The port at which devices take searches. */
export const SSDP_PORT = 1_900;
/** Where all devices of the link take them. */
export const SSDP_GROUP: SocketAddress = { address: "239.255.255.250", port: SSDP_PORT };

/** Devices of later versions answer to this one, too. */
const DEVICE_TYPE = "urn:schemas-upnp-org:device:InternetGatewayDevice:1";
/** Seconds within which a device answers. */
const ANSWER_SECONDS_MAX = 1;
/** Longer answers than fit into one packet of Ethernet are ignored. */
const ANSWER_BYTES_MAX = 1_472;
const LOCATION_CHARACTERS_MAX = 512;

/** Encodes a search for gateways. */
export function encodeGatewaySearch(): Uint8Array {
  const lines = [
    "M-SEARCH * HTTP/1.1",
    `HOST: ${SSDP_GROUP.address}:${SSDP_PORT}`,
    'MAN: "ssdp:discover"',
    `MX: ${ANSWER_SECONDS_MAX}`,
    `ST: ${DEVICE_TYPE}`,
  ];
  return new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n`);
}

/**
 * Reads where a gateway describes itself from its answer to a search.
 *
 * @param gateway  the IPv4 address of the gateway: a location anywhere else is ignored
 * @returns a URL of HTTP at the address of the gateway; undefined if the bytes are anything else
 */
export function readGatewayLocation(bytes: Uint8Array, gateway: string): string | undefined {
  if (bytes.length > ANSWER_BYTES_MAX) return undefined;
  const [status = "", ...lines] = new TextDecoder("latin1").decode(bytes).split("\r\n");
  if (!/^HTTP\/1\.[01] 200(?: |$)/.test(status)) return undefined;
  if (!/^urn:schemas-upnp-org:device:InternetGatewayDevice:[1-9]$/.test(headerOf(lines, "st") ?? "")) return undefined;
  const location = headerOf(lines, "location");
  if (location === undefined || location.length > LOCATION_CHARACTERS_MAX) return undefined;
  return isUrlOf(location, gateway) ? new URL(location).href : undefined;
}

/** Whether a text is a URL of plain HTTP at an IPv4 address, which only ever leads there. */
export function isUrlOf(text: string, address: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return protocol === "http:" && hostname === address && username === "" && password === "";
}

function headerOf(lines: readonly string[], name: string): string | undefined {
  const line = lines.find((each) => each.toLowerCase().startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim();
}
