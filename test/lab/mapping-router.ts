import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Namespace } from "./namespaces.ts";

/**
 * By what a router maps ports. The program that speaks PCP speaks NAT-PMP too, and is asked by PCP unless the router drops
 * that.
 */
export const MAPPINGS = ["upnp", "pcp", "nat-pmp"] as const;
export type Mapping = (typeof MAPPINGS)[number];

const PROGRAM = "miniupnpd";
/** Chains in which the program puts its rules. Those of the router let through what they have changed. */
const RULES = `
  table inet upnp {
    chain mapped { }
    chain mapped_out { }
    chain opened { }
    chain inbound {
      type nat hook prerouting priority dstnat;
      jump mapped
    }
    chain outbound {
      type nat hook postrouting priority srcnat;
      jump mapped_out
    }
    chain forward {
      type filter hook forward priority filter;
      jump opened
    }
  }`;

/** Drops requests by PCP: the version, the first byte after the header of UDP, is 2. That of NAT-PMP is 0. */
const WITHOUT_PCP = `
  table inet without_pcp {
    chain input {
      type filter hook input priority filter - 1;
      iifname "lan" udp dport 5351 @th,64,8 2 drop
    }
  }`;

/** Why no router can map ports here; undefined if one can. */
export function whyNoMapping(): string | undefined {
  const { error } = spawnSync(PROGRAM, ["--version"], { stdio: "ignore" });
  return error && `${PROGRAM} is not installed. Debian has it in the package miniupnpd-nftables.`;
}

/**
 * Has a router with the interfaces `wan` and `lan` map ports by one protocol, and by nothing else.
 *
 * @param external  its public address, as it tells it
 * @param folder    for the files of the program
 */
export function startMapping(router: Namespace, mapping: Mapping, external: string, folder: string): ChildProcess {
  router.nft(RULES);
  if (mapping === "nat-pmp") router.nft(WITHOUT_PCP);
  const settings = [
    "ext_ifname=wan",
    `ext_ip=${external}`,
    "listening_ip=lan",
    `enable_upnp=${mapping === "upnp" ? "yes" : "no"}`,
    `enable_natpmp=${mapping === "upnp" ? "no" : "yes"}`,
    "secure_mode=yes",
    "ipv6_disable=yes",
    "upnp_table_name=upnp",
    "upnp_nat_table_name=upnp",
    "upnp_nat_chain=mapped",
    "upnp_nat_postrouting_chain=mapped_out",
    "upnp_forward_chain=opened",
    "allow 1024-65535 10.0.0.0/8 1024-65535",
    "deny 0-65535 0.0.0.0/0 0-65535",
  ];
  const path = join(folder, `${router.name}.conf`);
  writeFileSync(path, `${settings.join("\n")}\n`);
  const args = ["-d", "-f", path, "-P", join(folder, `${router.name}.pid`)];
  // `ip netns exec` becomes the program.
  return spawn("ip", ["netns", "exec", router.name, PROGRAM, ...args], { stdio: "ignore" });
}
