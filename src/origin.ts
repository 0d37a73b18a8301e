/** The 16-bit groups of an IPv6 address that identify its network, the /64. The host chooses the rest. */
const NETWORK_GROUPS = 4;
const GROUPS = 8;

/**
 * Returns the origin of an address, for limits per address. The origin of an
 * IPv4 address is the address itself. The origin of an IPv6 address is its /64,
 * because one host can use every address of its /64. This file imports nothing,
 * so every folder can use it.
 */
export function originOf(address: string): string {
  const plain = plainAddress(address);
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.replace(/%.*$/, "").split("::");
  const [first, last] = [groupsOf(head), groupsOf(tail ?? "")];
  const zeros = Array.from({ length: Math.max(0, GROUPS - first.length - last.length) }, () => "0");
  return `${[...first, ...zeros, ...last].slice(0, NETWORK_GROUPS).join(":")}::/64`;
}

/** Converts an IPv4-mapped IPv6 address to IPv4, and returns any other address unchanged. */
export function plainAddress(address: string): string {
  return address.startsWith("::ffff:") && address.includes(".") ? address.slice("::ffff:".length) : address;
}

/** Splits text into groups, each in its shortest form. An IPv4 address at the end counts as two groups. */
function groupsOf(text: string): string[] {
  const groups = text === "" ? [] : text.split(":");
  return groups.flatMap((group) => (group.includes(".") ? ["0", "0"] : [Number.parseInt(group, 16).toString(16)]));
}
