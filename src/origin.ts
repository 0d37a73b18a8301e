/** Groups of an IPv6 address that its network gave out as one; the rest is its own to choose. */
const NETWORK_GROUPS = 4;
const GROUPS = 8;

/**
 * What an address is counted as where connections or failures of one origin
 * are: an IPv4 address as itself, an IPv6 address as its /64, because whoever
 * has one has them all. This file imports nothing, so that every folder can use it.
 */
export function originOf(address: string): string {
  const plain = plainAddress(address);
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.replace(/%.*$/, "").split("::");
  const [first, last] = [groupsOf(head), groupsOf(tail ?? "")];
  const zeros = Array.from({ length: Math.max(0, GROUPS - first.length - last.length) }, () => "0");
  return `${[...first, ...zeros, ...last].slice(0, NETWORK_GROUPS).join(":")}::/64`;
}

/** An IPv4 address that an IPv6 socket saw, as IPv4; any other as it is. */
export function plainAddress(address: string): string {
  return address.startsWith("::ffff:") && address.includes(".") ? address.slice("::ffff:".length) : address;
}

/** The groups in their shortest form. An IPv4 address at the end stands for two. */
function groupsOf(text: string): string[] {
  const groups = text === "" ? [] : text.split(":");
  return groups.flatMap((group) => (group.includes(".") ? ["0", "0"] : [Number.parseInt(group, 16).toString(16)]));
}
