/** How a home is connected, and the rules of nftables that make its router so. */

/** In the order of the table of results. */
export const KINDS = [
  "open",
  "full cone",
  "port-restricted",
  "symmetric",
  "UDP blocked",
  "IPv6 only",
  "dual stack",
] as const;

/**
 * - open: a public IPv4 address, no router
 * - full cone: one mapping for all destinations, open to every sender
 * - port-restricted: one mapping for all destinations, open to the addresses and ports that were sent to
 * - symmetric: a mapping with a random port for each destination, open to that one
 * - UDP blocked: as port-restricted, and no UDP passes
 * - IPv6 only: a public IPv6 address behind a firewall that lets in what answers
 * - dual stack: port-restricted and IPv6 only at once
 */
export type Kind = (typeof KINDS)[number];

export function hasIpv4(kind: Kind): boolean {
  return kind !== "IPv6 only";
}

export function hasIpv6(kind: Kind): boolean {
  return kind === "IPv6 only" || kind === "dual stack";
}

/** Rules that let nothing pass a router, and tell nobody. */
export const DARKNESS = `
    table inet dark {
      chain forward {
        type filter hook forward priority -10; policy drop;
      }
    }`;

/**
 * Returns rules by which a router refuses what the server answers by TCP, which resets the server's end of a connection. The
 * resets of the server pass: what the client repeats then resets the client's end. UDP passes.
 */
export function lossOfServer(port: number): string {
  return `
    table inet cut {
      chain answers {
        type filter hook forward priority filter - 1;
        iifname "wan" tcp sport ${port} tcp flags & rst == 0 reject with tcp reset
      }
    }`;
}

/** Takes those rules back. */
export const SERVER_FOUND = "delete table inet cut";

/**
 * Returns the rules of a router whose interfaces are `wan` and `lan`.
 *
 * A datagram that arrives unasked is dropped before the router keeps a connection for it. Otherwise its entry would
 * take the port, and the datagram that the home sends there would get another one.
 *
 * @param home  the home's IPv4 address behind the router
 */
export function rulesOf(kind: Exclude<Kind, "open">, home: string): string {
  const mapping = kind === "symmetric" ? "masquerade fully-random" : "masquerade";
  const opening = kind === "full cone" ? `iifname "wan" meta l4proto udp dnat ip to ${home}` : "";
  const block = kind === "UDP blocked" ? "meta l4proto udp drop" : "";
  return `
    table inet lab {
      chain inbound {
        type nat hook prerouting priority dstnat;
        ${opening}
      }
      chain outbound {
        type nat hook postrouting priority srcnat;
        oifname "wan" meta nfproto ipv4 ${mapping}
      }
      chain input {
        type filter hook input priority filter;
        iifname "wan" ct state new drop
      }
      chain forward {
        type filter hook forward priority filter;
        ${block}
        ct status dnat accept
        iifname "wan" ct state new drop
      }
    }`;
}
